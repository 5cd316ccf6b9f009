"""The public names of the package."""

import pytest

import tei_tools


def test_every_public_name_is_there_and_documented() -> None:
    """And lives in the module that the package says."""
    for name in tei_tools.__all__:
        assert getattr(tei_tools, name).__doc__, name


def test_no_other_name_is() -> None:
    """As in any module."""
    with pytest.raises(AttributeError, match="has no attribute 'encod'"):
        tei_tools.encod  # noqa: B018 - that it raises is the point

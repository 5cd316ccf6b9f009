"""Paragraphs by blank lines and indented lines, in what is no other block, and over the ends of pages."""

import pytest

from tei_tools.annotators.paragraphs import paragraphs
from tests.annotated import untagged
from tests.examples import cases


@pytest.mark.parametrize(("tagged", "expected"), cases("paragraphs"))
def test_paragraphs(tagged: str, expected: str) -> None:
    """What is tagged was found before; each paragraph is shown with a sign before it."""
    document = untagged(tagged)
    found = [annotation.span.text_of(document.text) for annotation in paragraphs(document)]
    assert "\n".join(f"¶ {words}" for words in found) == expected


def test_a_paragraph_over_two_pages_is_less_certain() -> None:
    """And says why."""
    document = untagged("He went\n\n<fw>12</fw>\n\nto sea.\n\nThen he slept.")
    assert [(one.cert, one.why) for one in paragraphs(document)] == [
        ("medium", "goes on over the end of a page"),
        ("high", "parted by blank lines"),
    ]


def test_many_blocks_take_linear_time() -> None:
    """Ten thousand pages."""
    document = untagged("one\n\n<fw>2</fw>\n\ntwo\n\n<head>THREE</head>\n\n" * 10_000)
    assert len(list(paragraphs(document))) == 10_000

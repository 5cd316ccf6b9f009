"""Furniture of a web page: what a site put round a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei_tools.annotators.furniture import furniture
from tei_tools.document import Document
from tests.examples import cases, tagged

PIECES = st.sampled_from(["Home", "Next", "[edit]", "Search", "Jump to search", "|", ">", " ", "\n", "\n\n", "history"])


@pytest.mark.parametrize(("text", "expected"), cases("furniture"))
def test_furniture(text: str, expected: str) -> None:
    assert tagged(text, furniture(Document(text))) == expected


def test_it_is_said_to_be_of_the_web() -> None:
    assert {a.attributes["type"] for a in furniture(Document("Privacy policy\n\nRain[edit]"))} == {"web"}


@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_text_can_be_annotated(text: str) -> None:
    Document(text).annotate(furniture(Document(text)))


@pytest.mark.parametrize(
    "unit", ["Home > ", "Next | ", "Home\n\n", "[edit]", "a[edit]\n", "Category: a\n", " ", "\n", "©"]
)
def test_hard_texts_are_annotated_in_linear_time(unit: str) -> None:
    """None is quadratic: each would take hours, and the suite gives a test minutes."""
    text = unit * (500_000 // len(unit))
    assert all(annotation.span.end <= len(text) for annotation in furniture(Document(text)))

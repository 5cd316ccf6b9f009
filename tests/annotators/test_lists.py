import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei_tools.annotators.lists import lists
from tei_tools.document import Annotation, Document, Span
from tests.examples import cases

PIECES = st.sampled_from(["1. ", "2. ", "(a) ", "(b) ", "i. ", "• ", "- ", "1706   ", "word", "\n", "\n\n", " "])


def marked(text: str) -> str:
    """The text with its lists and items, with the style of lists and the number of items."""
    tags: list[tuple[int, int, int, str]] = []
    for order, annotation in enumerate(lists(Document(text))):
        start, end = annotation.span
        words = [annotation.element, *annotation.attributes.values()]
        tags += [(start, 1, order, f"<{' '.join(words)}>"), (end, 0, -order, f"</{annotation.element}>")]
    for position, _, _, tag in sorted(tags, reverse=True):
        text = text[:position] + tag + text[position:]
    return text


@pytest.mark.parametrize(("text", "expected"), cases("lists"))
def test_lists(text: str, expected: str) -> None:
    assert marked(text) == expected


def test_what_is_claimed_already_is_no_item() -> None:
    """Neither heads nor notes."""
    text = "1. Rain\n\n2. Snow"
    assert list(lists(Document(text).annotate([Annotation(Span(0, 7), "head")]))) == []


@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_text_can_be_annotated(text: str) -> None:
    """No item crosses a list."""
    found = list(lists(Document(text)))
    for a in found:
        for b in found:
            assert not a.span.start < b.span.start < a.span.end < b.span.end


@pytest.mark.parametrize("unit", ["1. a\n\n", "1. a\n2. b\n", "• a\n", "(i) a\n", "1. ", " ", "(a) x\n\n1. y\n\n"])
def test_hard_texts_are_annotated_in_linear_time(unit: str) -> None:
    """None is quadratic: each would take hours, and the suite gives a test minutes."""
    text = unit * (300_000 // len(unit))
    assert all(annotation.span.end <= len(text) for annotation in lists(Document(text)))

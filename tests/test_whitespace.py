"""`whitespace`: edges, lines, chunks."""

from hypothesis import given

from tei_tools.document import Span
from tei_tools.whitespace import WHITE, Edges, chunks, line_ends
from tests.strategies import texts


@given(texts())
def test_edges_agree_with_a_walk(text: str) -> None:
    """What is looked up is what a walk from character to character finds."""
    edges = Edges(text)
    for position in range(len(text) + 1):
        after = next((i for i in range(position, len(text)) if text[i] not in WHITE), len(text))
        before = next((i for i in range(position, 0, -1) if text[i - 1] not in WHITE), 0)
        assert (edges.after(position), edges.before(position)) == (after, before)


def test_lines_are_whole() -> None:
    """A span within lines grows to them, without the white space at their edges."""
    assert Edges("one\n  two three \nfour").lines(Span(7, 9)) == Span(6, 15)


def test_chunks_are_parted_by_blank_lines() -> None:
    """White space in the blank line does not matter; a form feed alone parts nothing."""
    text = "\n one\ntwo \n \t\nthree\n\ffour\n"
    assert [span.text_of(text) for span in chunks(text)] == ["one\ntwo", "three\n\ffour"]


def test_a_form_feed_and_the_line_end_beside_it_are_one() -> None:
    """Two line ends are a blank line; more are not more."""
    assert [line_ends(white) for white in (" ", "\n", "\f", "\n\f", "\n\n", "\n\f\n", "\n \n\n")] == [
        0,
        1,
        1,
        1,
        2,
        2,
        2,
    ]

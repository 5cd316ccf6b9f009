"""A text that is one page: its first line may be a running head, told by its form alone."""

from collections.abc import Iterator
from typing import Final

from tei_tools.annotators.milestones.marks import LONGEST_LINE, Mark, running_head
from tei_tools.annotators.milestones.surroundings import around
from tei_tools.document import Annotation, Span
from tei_tools.whitespace import LINE, Edges

LONGEST_PAGE: Final = 6_000


def lone_page(edges: Edges) -> Iterator[Annotation]:
    """The running head of a text that is no longer than a page."""
    first = LINE.search(edges.text) if len(edges.text) <= LONGEST_PAGE else None
    if first is None or first.end() - first.start() > LONGEST_LINE:
        return
    mark = running_head(first[0], Span(*first.span()))
    if mark is not None and is_running_head(edges, mark):
        why = "a number and a title before the text of a page"
        if mark.n:
            start = mark.span.start
            yield Annotation(Span(start, start), "pb", {"n": mark.n}, cert="low", why=why)
        yield Annotation(mark.span, "fw", {"type": "header", "place": "top"}, cert="medium", why=why)


def is_running_head(edges: Edges, mark: Mark) -> bool:
    """Whether a title with a number before or after it begins a page and not a chapter.

    The text after it goes on in mid-sentence; or it is in capitals, and the number is not what heads begin with.
    """
    after = edges.text[around(edges, mark.span).end :][:1]
    many = mark.n is None or len(mark.n) > 1
    return after.islower() or (mark.upper and many)

"""Running heads without a number: lines at the head or foot of pages that recur."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from tei_tools.annotators.milestones.breaks import FEED, IN_LINES
from tei_tools.annotators.milestones.marks import LONGEST_LINE, Mark, is_title
from tei_tools.annotators.milestones.surroundings import around
from tei_tools.document import Span
from tei_tools.whitespace import Edges

FEWEST: Final = 3


def titles(edges: Edges, marks: Sequence[Mark]) -> list[Mark]:
    """The lines beside page numbers and form feeds that recur there."""
    feeds = [Span(*feed.span()) for feed in FEED.finditer(edges.text)]
    beside = [mark.span for mark in marks if mark.style in IN_LINES] + ([Span(0, 0), *feeds] if feeds else [])
    found = {mark.span: mark for span in beside for mark in neighbours(edges, span)}
    often = Counter(mark.key for mark in found.values())
    return [mark for mark in found.values() if often[mark.key] >= FEWEST]


def neighbours(edges: Edges, span: Span) -> Iterator[Mark]:
    """The lines before and after a span that may be running heads."""
    start, end = around(edges, span)
    for line in (line_before(edges.text, start), line_after(edges.text, end)):
        words = line.text_of(edges.text).split()
        mark = Mark(line, "title", title=" ".join(words))
        if line.end - line.start <= LONGEST_LINE and words and is_title(words) and (len(words) > 1 or mark.upper):
            yield mark


def line_before(text: str, end: int) -> Span:
    """The line that ends at `end`, at most a little longer than a running head."""
    low = max(0, end - LONGEST_LINE - 1)
    return Span(max(text.rfind("\n", low, end), text.rfind("\f", low, end), low - 1) + 1, end)


def line_after(text: str, start: int) -> Span:
    """The line that begins at `start`, at most a little longer than a running head."""
    high = min(len(text), start + LONGEST_LINE + 1)
    ends = [position for mark in "\n\f" if (position := text.find(mark, start, high)) >= 0]
    return Span(start, start + len(text[start : min([*ends, high])].rstrip()))

"""Running heads without a number: lines at the head or foot of pages that recur."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from tei_tools.annotators.milestones.breaks import FEED
from tei_tools.annotators.milestones.marks import LONGEST_LINE, Mark, is_title
from tei_tools.annotators.milestones.surroundings import around
from tei_tools.document import Span

FEWEST: Final = 3


def titles(text: str, marks: Sequence[Mark]) -> list[Mark]:
    """The lines beside page numbers and form feeds that recur there."""
    beside = [mark.span for mark in marks if mark.style in {"lone", "dashed"}]
    beside += [Span(*feed.span()) for feed in FEED.finditer(text)]
    found = {mark.span: mark for span in beside for mark in neighbours(text, span)}
    often = Counter(mark.key for mark in found.values())
    return [mark for mark in found.values() if often[mark.key] >= FEWEST]


def neighbours(text: str, span: Span) -> Iterator[Mark]:
    """The lines before and after a span that may be running heads."""
    start, end = around(text, span)
    for line in (line_before(text, start), line_after(text, end)):
        words = line.text_of(text).split()
        if line.end - line.start <= LONGEST_LINE and words and is_title(words):
            yield Mark(line, "title", title=" ".join(words))


def line_before(text: str, end: int) -> Span:
    """The line that ends at `end`, at most a little longer than a running head."""
    low = max(0, end - LONGEST_LINE - 1)
    return Span(max(text.rfind("\n", low, end), text.rfind("\f", low, end), low - 1) + 1, end)


def line_after(text: str, start: int) -> Span:
    """The line that begins at `start`, at most a little longer than a running head."""
    high = min(len(text), start + LONGEST_LINE + 1)
    ends = [position for mark in "\n\f" if (position := text.find(mark, start, high)) >= 0]
    return Span(start, start + len(text[start : min([*ends, high])].rstrip()))

"""White space of a text: XML's, and the form feed, which is a page break.

https://www.w3.org/TR/xml/#NT-S
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from tei_tools.document import Span

WHITE: Final = frozenset(" \t\n\f")
# Not {2,}, which is not told by its first character and takes twice the time.
RUN: Final = re.compile(r"[ \t\n\f][ \t\n\f]+")
LINE_END: Final = re.compile(r"[\n\f]")
# Only from where a run begins: tried from each of a million spaces it would be quadratic.
LINE_BREAK: Final = re.compile(r"(?<![ \t])[ \t]*[\n\f][ \t\n\f]*")
# The same without the spaces before it, which can be found ten times as quickly.
LINE_ENDS: Final = re.compile(r"[\n\f][ \t\n\f]*")
CONTENT: Final = re.compile(r"[^ \t\n\f]")
# A line without the white space at its ends.
LINE: Final = re.compile(r"[^ \t\n\f](?:[^\n\f]*[^ \t\n\f])?")
BLANK_LINE: Final = re.compile(r"\n[ \t\f]*(?=\n)")


class Edges:
    """Where white space and lines begin and end around a position of one text, in O(log n)."""

    def __init__(self, text: str) -> None:
        self.text = text
        runs = [match.span() for match in RUN.finditer(text)]
        self.starts = [start for start, _ in runs]
        self.ends = [end for _, end in runs]
        self.line_ends = [match.start() for match in LINE_END.finditer(text)]

    def after(self, position: int) -> int:
        """The first position from `position` on that is not white space; the end of the text if there is none."""
        if position >= len(self.text) or self.text[position] not in WHITE:
            return position
        index = bisect_right(self.starts, position) - 1
        return self.ends[index] if index >= 0 and position < self.ends[index] else position + 1

    def before(self, position: int) -> int:
        """The end of the last character before `position` that is not white space; 0 if there is none."""
        if position <= 0 or self.text[position - 1] not in WHITE:
            return position
        index = bisect_right(self.starts, position - 1) - 1
        return self.starts[index] if index >= 0 and position <= self.ends[index] else position - 1

    def trim(self, span: Span) -> Span:
        """The span without white space at its edges; empty if it holds nothing else."""
        start, end = span
        if start < end and self.text[start] not in WHITE and self.text[end - 1] not in WHITE:
            return span
        start = self.after(start)
        return Span(start, self.before(span.end)) if start < span.end else Span(span.start, span.start)

    def lines(self, span: Span) -> Span:
        """The lines of the text in a span, whole, without white space at their edges; empty if it holds no text."""
        span = self.trim(span)
        if span.start >= span.end:
            return span
        first = bisect_left(self.line_ends, span.start) - 1
        last = bisect_left(self.line_ends, span.end)
        start = self.line_ends[first] + 1 if first >= 0 else 0
        return self.trim(Span(start, self.line_ends[last] if last < len(self.line_ends) else len(self.text)))


@lru_cache(maxsize=1)
def edges_of(text: str) -> Edges:
    """The edges of a text, which several ask for in a row."""
    return Edges(text)


def line_ends(white: str) -> int:
    """How many line ends a run of white space stands for in the source view: two are a blank line.

    A form feed and the line end beside it are one.
    """
    return min(2, white.count("\n") or white.count("\f"))


def chunks(text: str, within: Span | None = None) -> Iterator[Span]:
    """The stretches of a text between blank lines, without white space at their edges."""
    position, stop = within or (0, len(text))
    while match := CONTENT.search(text, position, stop):
        blank = BLANK_LINE.search(text, match.start(), stop)
        position = blank.start() if blank else stop
        yield Span(match.start(), match.start() + len(text[match.start() : position].rstrip(" \t\n\f")))

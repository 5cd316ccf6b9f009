"""Paragraphs: what blank lines part; in a text with a line a paragraph, every line.

https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#COPA
"""

from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from tei_tools.document import Annotation, Document, Span
from tei_tools.whitespace import LINE, chunks

# Nobody wraps lines by hand at more characters than that.
WIDEST_LINE: Final = 150


def paragraphs(document: Document) -> Iterator[Annotation]:
    """A `p` for each stretch of text between blank lines that is not a head or furniture."""
    taken = [annotation.span for annotation in document.having("head", "fw")]
    starts = [span.start for span in taken]
    for chunk in chunks(document.text):
        inside = taken[bisect_left(starts, chunk.start) : bisect_left(starts, chunk.end)]
        for left in remaining(document.text, chunk, inside):
            for span in unwrapped(document.text, left):
                yield Annotation(span, "p", cert="high", why="parted by blank lines")


def remaining(text: str, chunk: Span, taken: list[Span]) -> Iterator[Span]:
    """What a chunk holds beside the heads and furniture in it."""
    position = chunk.start
    for span in [*taken, Span(chunk.end, chunk.end)]:
        yield from chunks(text, Span(position, max(position, span.start)))
        position = max(position, span.end)


def unwrapped(text: str, chunk: Span) -> Iterator[Span]:
    """The lines of a chunk, if they are paragraphs; otherwise the chunk."""
    lines = [Span(*match.span()) for match in LINE.finditer(text, *chunk)]
    wrapped = max((line.end - line.start for line in lines), default=0) <= WIDEST_LINE
    yield from [chunk] if wrapped else lines

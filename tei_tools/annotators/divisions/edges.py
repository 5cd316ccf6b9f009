"""What stands at the edges of divisions: dedications, epigraphs, trailers.

https://tei-c.org/release/doc/tei-p5-doc/en/html/DS.html#DSDTB
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from tei_tools.annotators.divisions.heads import Head
from tei_tools.annotators.divisions.layout import Chunk, indentation
from tei_tools.annotators.divisions.sequence import Row
from tei_tools.annotators.divisions.vocabulary import CHAPTER, DEDICATION
from tei_tools.document import Annotation, Span

TRAILER: Final = re.compile(
    r"""(?xi) [-—–*_=\[\]("“ ]* (?:
      (?P<final>the[ ]end|finis|fin|end)
    | (?:the[ ])?end[ ]of[ ](?:the[ ])?(?:\w+[ ])?(?:book|volume|vol|part|chapter|canto|act|scene)\b.{0,40}
    ) [-—–*_=.!)\]\["” ]*"""
)
LONGEST_TRAILER: Final = 80
# The source of an epigraph, in its last line.
SOURCE: Final = re.compile(r"[ _\[(]*(?:--|[—–-]|\*(?=[A-Z]))[ _]*[\w“\"‘'(].*")
# Beside title page and contents, little stands before a dedication.
MOST_BEFORE_DEDICATION: Final = 2
MOST_EPIGRAPHS: Final = 4
LONGEST_EPIGRAPH: Final = 1200
INDENTED: Final = 2


def dedications(text: str, rows: Sequence[Row]) -> list[Row]:
    """The rows, where one in capitals that says to whom the book is given, before the first head, is a head."""
    first = next((number for number, row in enumerate(rows) if row.heads), len(rows))
    first = min(first, MOST_BEFORE_DEDICATION + 1)
    result = list(rows)
    for number, row in enumerate(rows[:first]):
        if (
            len(row.chunk.first(text)) < LONGEST_TRAILER
            and row.chunk.short(text)
            and DEDICATION.fullmatch(text, *row.chunk.span)
        ):
            silent = number + 1 >= len(rows) or bool(rows[number + 1].heads)
            head = Head(row.chunk.span, "dedication", "name", CHAPTER, gap=row.chunk.gap, silent=silent)
            result[number] = replace(row, heads=(head,))
            break
    return result


def trailers(text: str, rows: Sequence[Row]) -> Iterator[Annotation]:
    """A `trailer` for each chunk that says that something ends, where it does."""
    last = final_trailer(text, rows)
    for number, row in enumerate(rows):
        if is_trailer(text, row) is not None and (
            row.chunk.span.end == last or number + 1 == len(rows) or rows[number + 1].heads
        ):
            yield Annotation(row.chunk.span, "trailer", cert="high", why="says that it ends")


def final_trailer(text: str, rows: Sequence[Row]) -> int | None:
    """Where the words `THE END` end, if nothing but what may stand in the back follows; None if they are not there."""
    for row in reversed(rows):
        match = is_trailer(text, row)
        if match is not None and match["final"]:
            return row.chunk.span.end
        if any(head.form in {"keyword", "number"} for head in row.heads):
            return None
    return None


def is_trailer(text: str, row: Row) -> re.Match[str] | None:
    """The match of the words of a trailer, if a row is one."""
    start, end = row.chunk.span
    return TRAILER.fullmatch(text, start, end) if not row.heads and end - start <= LONGEST_TRAILER else None


def epigraphs(text: str, rows: Sequence[Row]) -> Iterator[Annotation]:
    """An `epigraph` for each motto below a head: set further in than the text, or with its source."""
    for number, row in enumerate(rows):
        if row.heads and (stop := end_of_mottos(text, rows, number + 1)) > number + 1:
            span = Span(rows[number + 1].chunk.span.start, rows[stop - 1].chunk.span.end)
            yield Annotation(span, "epigraph", cert="medium", why="a motto below a head")


def end_of_mottos(text: str, rows: Sequence[Row], start: int) -> int:
    """The number of the row that follows the mottos which begin with a row; `start` if there are none."""
    furthest = min(start + MOST_EPIGRAPHS, len(rows))
    stop = next((at for at in range(start, furthest) if not is_motto(text, rows[at])), furthest)
    sourced = [at for at in range(start, stop) if has_source(text, rows[at].chunk)]
    if sourced:
        return sourced[-1] + 1
    text_row = next((at for at in range(start, furthest) if not inset(text, rows[at].chunk)), start)
    begins = rows[text_row] if text_row < len(rows) else None
    indented = begins is None or begins.heads or indentation(text, begins.chunk.span.start) >= INDENTED
    return start if indented else text_row


def is_motto(text: str, row: Row) -> bool:
    """Whether a row may be a motto, or part of one."""
    start, end = row.chunk.span
    if row.heads or end - start > LONGEST_EPIGRAPH:
        return False
    return inset(text, row.chunk) or has_source(text, row.chunk) or not row.chunk.prose(text)


def inset(text: str, chunk: Chunk) -> bool:
    """Whether all lines of a chunk stand further in than the text."""
    return chunk.span.end - chunk.span.start <= LONGEST_EPIGRAPH and all(
        indentation(text, line.start) >= INDENTED for line in chunk.lines(text)
    )


def has_source(text: str, chunk: Chunk) -> bool:
    """Whether the last line of a chunk names the source of the words above it."""
    if chunk.span.end - chunk.span.start > LONGEST_EPIGRAPH:
        return False
    last = chunk.lines(text)[-1].text_of(text)
    return len(last) <= LONGEST_TRAILER and SOURCE.fullmatch(last) is not None

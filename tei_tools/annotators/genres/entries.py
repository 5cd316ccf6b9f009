"""Diaries: entries, each below or behind its date.

One date tells nothing; dates that go forward, each at the head of a paragraph, are a diary.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from tei_tools.annotators.genres.formulas import ENTRY, MONTH
from tei_tools.annotators.genres.letters import runs
from tei_tools.annotators.genres.lines import Chunk, free_chunks
from tei_tools.document import Annotation, Document, Span

LONGEST_DATE: Final = 60
FEWEST: Final = 4
FEWEST_IN_DIARY: Final = 2
FORWARD: Final = 0.75
"""How many entries have a later date than the one before, at least."""
MOST_CHUNKS: Final = 12
"""The entries of a diary are not longer, by and large."""
DAY: Final = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry: its date, whether that has a line of its own, its first chunk, its month (if named) and day."""

    date: Span
    alone: bool
    chunk: int
    month: int | None
    day: int


def entry_at(text: str, chunk: Chunk, index: int) -> Entry | None:
    """The entry that a chunk begins."""
    line = chunk.lines[0]
    match = ENTRY.match(text, line.start, min(line.end, line.start + LONGEST_DATE))
    day = DAY.search(match[0]) if match else None
    if match is None or day is None:
        return None
    month = MONTH.search(match[0])
    named = MONTHS.index(month[0][:3].lower()) if month and month[0][:3].lower() in MONTHS else None
    date = Span(line.start, line.start + len(match[0].rstrip()))
    return Entry(date, date.end == line.end, index, named, int(day[0]))


def goes_forward(one: Entry, after: Entry) -> bool:
    """Whether an entry can follow another within a month, or begins a later one."""
    if after.month is None or one.month is None or after.month == one.month:
        return after.day > one.day or (one.month is None and after.day < one.day - 20)
    return (after.month - one.month) % 12 <= 2


def entries(text: str, chunks: Sequence[Chunk], *, diary: bool) -> Iterator[tuple[list[Entry], int]]:
    """The entries of each stretch of diary, and the chunk that the last one ends before."""
    for run in runs(chunks):
        found = [entry for index in run if (entry := entry_at(text, chunks[index], index))]
        if len(found) < (FEWEST_IN_DIARY if diary else FEWEST):
            continue
        forward = sum(goes_forward(one, after) for one, after in pairwise(found))
        dense = len(found) * MOST_CHUNKS >= run.stop - found[0].chunk
        if forward >= FORWARD * (len(found) - 1) and (dense or diary):
            yield found, run.stop


def diaries(document: Document, *, diary: bool) -> Iterator[Annotation]:
    """A `div` for each entry, with its date as `head` or, before the text in the same line, as `opener`."""
    chunks = free_chunks(document)
    number = 0
    for found, stop in entries(document.text, chunks, diary=diary):
        for entry, after in zip(found, [*(entry.chunk for entry in found[1:]), stop], strict=True):
            number += 1
            span = Span(entry.date.start, chunks[after - 1].span.end)
            attributes = {"type": "entry", "n": str(number)}
            yield Annotation(span, "div", attributes, cert="high", why=f"one of {len(found)} dates that go forward")
            if entry.alone:
                yield Annotation(entry.date, "head", cert="high", why="the date of an entry, in a line of its own")
            else:
                yield Annotation(entry.date, "opener", cert="high", why="the date of an entry")
                yield Annotation(entry.date, "dateline", cert="high", why="the date of an entry")

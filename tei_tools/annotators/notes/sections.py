"""Sections of notes: after a head that says `NOTES`, a note may begin with a bare number and have paragraphs."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Final

from tei_tools.annotators.notes.bodies import Body
from tei_tools.annotators.notes.signs import SIGN, Sign
from tei_tools.document import Span
from tei_tools.whitespace import LINE

HEAD: Final = re.compile(r"[_*= ]*(?:foot-?|end-?)?notes?(?: (?:to|on|for) [^\n]{1,40})?[_*= .:]*", re.IGNORECASE)
NUMBERED: Final = re.compile(r"\(?(?P<n>\d{1,3})[.):]{0,2}[ \t]+(?=\S)")
LONGEST_TITLE: Final = 60
SENTENCE_END: Final = frozenset(".?!”\"')")
MOST_PARAGRAPHS: Final = 8
# How far the numbers of two notes may lie apart: those between were lost.
MOST_LOST: Final = 4


@dataclass(frozen=True)
class Section:
    """A stretch of notes, and those of them that begin with a bare number."""

    span: Span
    bodies: tuple[Body, ...]


def sections(text: str, chunks: Sequence[Span]) -> Iterator[Section]:
    """The sections of notes in a text, in order."""
    position = 0
    for index, chunk in enumerate(chunks):
        title = chunk.start >= position and chunk.end - chunk.start <= LONGEST_TITLE
        if title and HEAD.fullmatch(text, *chunk) and (section := section_after(text, chunks, index)):
            position = section.span.end
            yield section


def section_after(text: str, chunks: Sequence[Span], head: int) -> Section | None:
    """The section with this head; None if no note follows it."""
    bodies: list[Body] = []
    end = missed = 0
    after_title = False
    for index in range(head + 1, len(chunks)):
        chunk = chunks[index]
        found = numbered(text, chunk, bodies[-1] if bodies else None)
        bodies += found
        missed += 1
        if found or SIGN.match(text, chunk.start):
            end, missed, after_title = chunk.end, 0, False
        elif is_title(text, chunk):
            after_title = True
        elif after_title:
            break
        if missed > MOST_PARAGRAPHS:
            break
    return Section(Span(chunks[head].end, end), tuple(bodies)) if end else None


def numbered(text: str, chunk: Span, last: Body | None) -> list[Body]:
    """The notes in a chunk that begin with a bare number: the next one, or 1; at its start, one a little higher."""
    order = last.order if last else 0
    found: list[Sign] = []
    starts: list[int] = []
    for line in LINE.finditer(text, *chunk):
        if not found and line.start() > chunk.start:
            break
        if match := NUMBERED.match(text, line.start(), chunk.end):
            sign = Sign(Span(*match.span("n")), match["n"], "number", leads=True)
            most = order + 1 if found else order + MOST_LOST
            if order < sign.order <= most or (sign.order == 1 and not found):
                found.append(sign)
                starts.append(line.start())
                order = sign.order
    return [
        Body(Span(start, start + len(text[start:end].rstrip())), sign, "end")
        for start, end, sign in zip(starts, [*starts[1:], chunk.end], found, strict=False)
    ]


def is_title(text: str, chunk: Span) -> bool:
    """Whether a chunk may be the head of a group of notes."""
    return chunk.end - chunk.start <= LONGEST_TITLE and text[chunk.end - 1] not in SENTENCE_END


def extended(text: str, chunks: Sequence[Span], starts: Sequence[int], bodies: Sequence[Body]) -> Iterator[Body]:
    """The notes of a section, each with the paragraphs between it and the next; `starts` are those of `chunks`."""
    for body, after in zip_longest(bodies, bodies[1:]):
        index = bisect_right(starts, body.span.end)
        limit = bisect_left(starts, after.span.start) if after else index
        end = body.span.end
        while index < limit and not is_title(text, chunks[index]):
            end = chunks[index].end
            index += 1
        yield replace(body, span=Span(body.span.start, end), place="end")

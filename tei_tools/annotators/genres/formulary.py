"""Openers and closers: runs of lines that are formulas, at the beginning and at the end of a letter."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tei_tools.annotators.genres.formulas import (
    DATELINE,
    LEAVING,
    SALUTE,
    SALUTE_ALONE,
    SIGNATURE,
    SIGNED,
    SIGNED_BELOW,
    VALEDICTION,
    WEAK_SALUTE,
)
from tei_tools.annotators.genres.lines import Chunk, Line
from tei_tools.document import Span

LONGEST: Final = 90
"""No formula has more characters in a line."""
LONGEST_NAME: Final = 60
MOST_LINES: Final = 8
DIRECTED: Final = re.compile(r"[“\"‘'_]*To ")
STOPPED: Final = re.compile(r"[.,;:!?—–-][\"”’'_]*$")
MOST_CHUNKS: Final = 4


@dataclass(frozen=True, slots=True)
class Formula:
    """An opener or a closer: its lines, what each of them is, and the chunks that it begins and ends in."""

    span: Span
    parts: tuple[tuple[str, Span], ...]
    first: int
    last: int

    def has(self, *elements: str) -> bool:
        """Whether it has one of these parts."""
        return any(element in elements for element, _ in self.parts)


def following(chunks: Sequence[Chunk], index: int, most: int) -> Iterator[tuple[int, Line]]:
    """The lines from a chunk on, as far as nothing but blank lines parts them, each with its chunk."""
    for place in range(index, min(len(chunks), index + most)):
        if place > index and not chunks[place].joined:
            return
        yield from ((place, line) for line in chunks[place].lines)


def opener(text: str, chunks: Sequence[Chunk], index: int) -> Formula | None:
    """The opener that begins with a chunk; its last part may be the beginning of a line."""
    parts: list[tuple[str, Span, int]] = []
    for count, (place, line) in enumerate(following(chunks, index, MOST_CHUNKS)):
        dated = any(element == "dateline" for element, _, _ in parts)
        if found := salute(text, line, dated=dated):
            parts.append(("salute", found, place))
            break
        words = text[line.start : line.end]
        if len(words) > LONGEST or count > MOST_LINES:
            break
        if DATELINE.fullmatch(words):
            parts.append(("dateline", line.span, place))
        elif is_address(words) and (DIRECTED.match(words) or place == index or dated):
            parts.append(("address", line.span, place))
        else:
            break
    while parts and parts[-1][0] == "address":
        parts.pop()
    if not parts or (parts[0][0] == "address" and is_title(text, parts)):
        return None
    found_parts = tuple((element, span) for element, span, _ in parts if element != "address")
    return Formula(Span(parts[0][1].start, parts[-1][1].end), found_parts, index, parts[-1][2])


def is_title(text: str, parts: Sequence[tuple[str, Span, int]]) -> bool:
    """Whether what an opener begins with is a title instead: a blank line follows, and it does not say `To`."""
    first = next((place for element, _, place in parts if element != "address"), None)
    return first != parts[0][2] and DIRECTED.match(text, parts[0][1].start) is None


def salute(text: str, line: Line, *, dated: bool) -> Span | None:
    """The salutation that a line is, or begins with; some are told only where a dateline stands above them."""
    words = text[line.start : min(line.end, line.start + LONGEST)]
    if line.end - line.start <= LONGEST and SALUTE_ALONE.fullmatch(words):
        return line.span
    match = SALUTE.match(words) or (WEAK_SALUTE.match(words) if dated else None)
    return Span(line.start, line.start + match.end()) if match else None


def is_address(words: str) -> bool:
    """Whether a line may say to whom a letter goes, or where its writer lives."""
    directed = DIRECTED.match(words) is not None
    return directed or (len(words) <= LONGEST_NAME and SIGNATURE.fullmatch(words) is not None)


def closer(text: str, chunks: Sequence[Chunk], index: int, stop: int) -> Formula | None:
    """The closer that a chunk ends with, or begins, if it is one as a whole; it goes on up to the chunk `stop`."""
    lines = chunks[index].lines
    start = len(lines)
    while start and kind(text, lines[start - 1]) and len(lines) - start < MOST_LINES:
        start -= 1
    if start:
        # Of a paragraph, the lines from where it takes leave.
        leaving = (at for at in range(start, len(lines)) if kind(text, lines[at]) == "salute")
        start = next((at for at in leaving if parted(text, lines[at - 1], lines[at])), len(lines))
    if start == len(lines):
        return None
    rows = [(index, line) for line in lines[start:]]
    for place in range(index + 1, min(stop, index + MOST_CHUNKS)):
        last = rows[-1][1]
        named = SIGNED_BELOW.fullmatch(text, last.start, last.end) is not None
        if not chunks[place].joined or not (named or all(kind(text, line) for line in chunks[place].lines)):
            break
        if len(chunks[place].lines) > MOST_LINES:
            break
        rows += [(place, line) for line in chunks[place].lines]
    parts = tuple((kind(text, line) or "signed", line.span) for _, line in rows)
    formula = Formula(Span(rows[0][1].start, rows[-1][1].end), parts, index, rows[-1][0])
    return formula if formula.has("signed", "salute") else None


def parted(text: str, before: Line, line: Line) -> bool:
    """Whether a line does not simply go on with the sentence before it."""
    return STOPPED.search(text, before.start, before.end) is not None or line.indent > before.indent


def surely(text: str, found: Formula) -> bool:
    """Whether a closer takes leave, or is signed with initials, or says that it is signed."""
    signatures = [span.text_of(text) for element, span in found.parts if element == "signed"]
    return found.has("salute") or any(SIGNED.match(words) or LEAVING.search(words) for words in signatures)


def kind(text: str, line: Line) -> str | None:
    """What a line is in a closer; None if it cannot be in one."""
    words = text[line.start : line.end]
    if len(words) > LONGEST:
        return None
    if VALEDICTION.fullmatch(words) and LEAVING.search(words):
        return "salute"
    if DATELINE.fullmatch(words):
        return "dateline"
    return "signed" if len(words) <= LONGEST_NAME and SIGNATURE.fullmatch(words) else None

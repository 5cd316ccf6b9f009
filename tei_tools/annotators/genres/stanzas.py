"""Which lines are verse: chunks whose lines break where no prose would, and what stands among them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from tei_tools.annotators.genres.lines import Chunk, Line, first_letter, free_chunks, width_of
from tei_tools.annotators.genres.measures import (
    LONGEST,
    SENTENCE_END,
    Measures,
    VerseLine,
    breaks,
    early,
    irregular,
    joined,
    measure,
    rhymes,
    share,
    stopped,
)
from tei_tools.document import Document, Span

LEAST: Final = 0.7
LEAST_IN_VERSE: Final = 0.4
"""How many lines of verse end early, at least: all of a stanza, or in a book of long lines."""
WIDEST: Final = 200
"""No line of a stanza ends in a later column."""
LONGEST_HEAD: Final = 60
INDENTED: Final = 3
"""Columns that set a line off from prose."""
FAR: Final = 8
"""Columns that set an attribution off from the verse above it."""
OPENING: Final = ("“", '"', "‘", "'")
CLOSING: Final = ("”", '"', "’", "'")
FEWEST_WORDS: Final = 5
FEWEST: Final = 4
"""Fewer lines with capitals, one after the other, are chance."""


@dataclass(frozen=True, slots=True)
class Stanza:
    """Lines of verse that stand together; `joined` if only a blank line parts them from the stanza before.

    `why` is what tells that they are verse.
    """

    lines: tuple[VerseLine, ...]
    joined: bool
    cert: str
    why: str
    head: Span | None = None

    @property
    def span(self) -> Span:
        """From its head, if it has one, to its last line."""
        return Span(self.head.start if self.head else self.lines[0][0].start, self.lines[-1][-1].end)


def stanzas(document: Document, *, verse: bool) -> list[Stanza]:
    """The stanzas of a document, of a kind of text where `verse` is to be expected or not."""
    text, width = document.text, width_of(document.text)
    rows: list[tuple[Chunk, Stanza | None]] = []
    for chunk in free_chunks(document):
        rows.extend(split(text, chunk, width, verse=verse))
    rows = [(chunk, found or kin(text, rows, index, width)) for index, (chunk, found) in enumerate(rows)]
    if any(found for _, found in rows):
        rows = [(chunk, found or single(text, chunk)) for chunk, found in rows]
    return list(with_heads(text, rows))


def split(text: str, chunk: Chunk, width: int, *, verse: bool) -> Iterator[tuple[Chunk, Stanza | None]]:
    """A chunk, and the stanza that it is; or its indented lines, where these alone are verse."""
    runs = [tuple(lines) for _, lines in groupby(chunk.lines, lambda line: line.indent >= INDENTED)]
    parts = [Chunk(lines, chunk.joined and lines is runs[0]) for lines in runs]
    found = [
        stanza(text, part, width, verse=verse) if part.lines[0].indent >= INDENTED and len(part.lines) > 1 else None
        for part in parts
    ]
    if any(found) and prose_above(text, runs):
        yield from zip(parts, found, strict=True)
        return
    whole = stanza(text, chunk, width, verse=verse)
    yield from [(chunk, whole)] if whole else among_prose(text, chunk, width)


def among_prose(text: str, chunk: Chunk, width: int) -> Iterator[tuple[Chunk, Stanza | None]]:
    """A chunk of prose, parted where lines of verse stand in it that nothing sets off: they begin with capitals."""
    rest: list[Line] = []
    joined = chunk.joined
    for capital, group in groupby(chunk.lines, lambda line: first_letter(text, line).isupper()):
        lines = list(group)
        while len(lines) >= FEWEST and not breaks(text, lines[0], lines[1], width):
            rest.append(lines.pop(0))
        part = Chunk(tuple(lines), joined=False)
        found = stanza(text, part, width, verse=False) if capital and len(lines) >= FEWEST else None
        if found is None:
            rest += lines
            continue
        if rest:
            yield Chunk(tuple(rest), joined), None
        yield part, found
        rest, joined = [], False
    if rest:
        yield Chunk(tuple(rest), joined), None


def prose_above(text: str, runs: Sequence[tuple[Line, ...]]) -> bool:
    """Whether lines that are not indented are prose beside those that are: longer, or led on to them by a colon."""
    flush = [line for lines in runs for line in lines if line.indent < INDENTED]
    indented = max(line.width for lines in runs for line in lines if line.indent >= INDENTED)
    return max((line.width for line in flush), default=0) > indented + FAR or any(
        text[line.end - 1] == ":" for line in flush
    )


def stanza(text: str, chunk: Chunk, width: int, *, verse: bool) -> Stanza | None:
    """The stanza that a chunk is, without an attribution below it; None if its lines are not verse."""
    lines = without_attribution(text, chunk.lines)
    head = lines[0] if len(lines) > 2 and text[lines[0].start : lines[0].end].isupper() else None
    if head:
        lines = lines[1:]
    # Prose is told at once: its lines are full.
    if (
        len(lines) < 2
        or max(line.width for line in lines) > WIDEST
        or early(text, lines, width) < (LEAST_IN_VERSE if verse else LEAST)
    ):
        return None
    measures = measure(text, lines, width)
    if not (likely(measures) if verse else sure(measures, text, lines)):
        return None
    rhyming = rhymes(text, joined(text, lines))
    high = measures.lines >= 4 and measures.capitals > 0.9 and measures.breaks > 0.9 and (rhyming >= 0.5 or verse)
    why = f"{measures.lines} lines: {measures.breaks:.0%} end early, {measures.capitals:.0%} begin with a capital"
    return Stanza(
        tuple(joined(text, lines)), chunk.joined, "high" if high else "medium", why, head.span if head else None
    )


def without_attribution(text: str, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines without the last one, where it only says who wrote them."""
    *others, last = lines
    words = text[last.start : last.end]
    dashed = words.lstrip("[(_").startswith(("--", "—", "–")) and first_letter(text, last).isupper()
    far = last.indent >= max((line.indent for line in others), default=last.indent) + FAR and not stopped(words[:-1])
    apart = far and (words.isupper() or words.strip("_").istitle())
    return tuple(others) if others and (dashed or apart) else lines


def likely(measures: Measures) -> bool:
    """Whether lines are verse in a book of verse."""
    return (
        not measures.irregular
        and measures.longest <= LONGEST
        and measures.lower >= 0.5
        and measures.breaks >= (LEAST_IN_VERSE if measures.capitals >= 0.8 else 0.8)
    )


def sure(measures: Measures, text: str, lines: tuple[Line, ...]) -> bool:
    """Whether lines are verse in prose."""
    few = measures.lines < 4
    if (
        measures.irregular
        or measures.lines < 2
        or measures.longest > LONGEST
        or measures.capitals < (1 if few else 0.8)
        or measures.breaks < LEAST
        or measures.lower < 0.6
        or measures.stops < 0.25
        or measures.spread > 0.6
    ):
        return False
    rhyming = rhymes(text, joined(text, lines)) >= 0.5
    sentences = share([SENTENCE_END.search(text[line.start : line.end]) is not None for line in lines])
    if sentences >= 0.75 and not rhyming and not few:
        return False
    indented = min(line.indent for line in lines) >= INDENTED
    return indented + rhyming + text.startswith(OPENING, lines[0].start) + 2 * (not few) >= 2


def kin(text: str, rows: Sequence[tuple[Chunk, Stanza | None]], index: int, width: int) -> Stanza | None:
    """The stanza that a chunk is for the sake of the one before it or after it."""
    chunk = rows[index][0]
    near = [rows[index - 1][1]] if index and chunk.joined else []
    near += [rows[index + 1][1]] if index + 1 < len(rows) and rows[index + 1][0].joined else []
    words = [text[line.start : line.end] for line in chunk.lines]
    for other in filter(None, near):
        longest = max(line[-1].end - line[0].start for line in other.lines)
        set_off = min(line[0].indent for line in other.lines) >= INDENTED
        if (
            all(first_letter(text, line).isupper() for line in chunk.lines)
            and max(map(len, words)) <= min(LONGEST, longest + FAR)
            and stopped(words[-1])
            and not irregular(words)
            and (set_off <= (min(line.indent for line in chunk.lines) >= INDENTED))
            and measure(text, chunk.lines, width).breaks >= LEAST
            and (len(chunk.lines) > 1 or set_off)
        ):
            return Stanza(tuple(joined(text, chunk.lines)), chunk.joined, "medium", "beside verse, and like it")
    return None


def single(text: str, chunk: Chunk) -> Stanza | None:
    """The line of verse that a chunk is by itself: set off, and in quotation marks."""
    line = chunk.lines[0]
    words = text[line.start : line.end]
    quoted = words.startswith(OPENING) and words.endswith(CLOSING) and len(words) <= LONGEST_HEAD
    if len(chunk.lines) > 1 or line.indent < INDENTED or not quoted or len(words.split()) < FEWEST_WORDS:
        return None
    return Stanza(((line,),), chunk.joined, "low", "a line set off, in quotation marks")


def with_heads(text: str, rows: Sequence[tuple[Chunk, Stanza | None]]) -> Iterator[Stanza]:
    """The stanzas, each with the head that stands above it."""
    before: tuple[Chunk, Stanza | None] | None = None
    for chunk, found in rows:
        if found is not None:
            follows = before is not None and before[1] is not None and chunk.joined
            head = before[0] if before and not before[1] and chunk.joined and is_head(text, before[0], found) else None
            yield replace(found, joined=follows, head=found.head or (head.span if head else None))
        before = chunk, found


def is_head(text: str, chunk: Chunk, below: Stanza) -> bool:
    """Whether a chunk is the head of the stanza below it: a short line in capitals, or indented, without a stop."""
    line = chunk.lines[0]
    words = text[line.start : line.end]
    if len(chunk.lines) > 1 or len(words) > LONGEST_HEAD or not first_letter(text, line).isupper():
        return False
    set_off = line.indent >= max(INDENTED, min(other[0].indent for other in below.lines))
    return words.isupper() or (set_off and not stopped(words.rstrip(".")))

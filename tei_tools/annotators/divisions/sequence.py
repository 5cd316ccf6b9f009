"""Numbers as evidence: which heads stand in a sequence that counts up, and which are entries of a list."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tei_tools.annotators.divisions.heads import BACK, CHAPTER, LEVELS, WEAK, Head, is_title
from tei_tools.annotators.divisions.layout import Chunk


@dataclass(frozen=True, slots=True)
class Row:
    """A chunk, with the heads that it is; none where it is text."""

    chunk: Chunk
    heads: tuple[Head, ...] = ()


def without_repetition(rows: Sequence[Row]) -> list[Row]:
    """The rows, without heads that only say again which division is going on, as in `ACT I. SCENE II.`"""
    going: dict[str, int | None] = {}
    result = []
    for row in rows:
        heads = []
        for head in row.heads:
            if not (head.silent and going.get(head.kind) == head.number):
                heads.append(head)
            going[head.kind] = head.number
        result.append(replace(row, heads=tuple(heads)))
    return result


def with_titles(text: str, rows: Sequence[Row]) -> list[Row]:
    """The rows, with titles joined to the bare numbers above them."""
    result: list[Row] = []
    for row in rows:
        last = result[-1].heads[-1] if result and result[-1].heads else None
        if last is not None and last.bare and not row.heads and titles(text, row.chunk, last):
            joined = replace(last, bare=False, more=(*last.more, row.chunk.span))
            result[-1] = replace(result[-1], heads=(*result[-1].heads[:-1], joined))
        else:
            result.append(row)
    return result


def titles(text: str, chunk: Chunk, head: Head) -> bool:
    """Whether a chunk is the title of the bare head above it."""
    words = chunk.span.text_of(text)
    if not chunk.short(text) or chunk.gap > max(head.gap, 3):
        return False
    return words.isupper() or (head.form != "name" and all(is_title(line) for line in words.split("\n")))


def without_entries(rows: Sequence[Row]) -> list[Row]:
    """The rows, where a head that another of its level follows at once is none: it is an entry of some list."""
    result = []
    for number, row in enumerate(rows):
        after = rows[number + 1].heads[:1] if number + 1 < len(rows) else ()
        last = row.heads[-1] if row.heads else None
        if last is not None and last.form in {"keyword", "number"} and any(entry(last, head) for head in after):
            row = replace(row, heads=row.heads[:-1])
        result.append(row)
    return result


def entry(head: Head, after: Head) -> bool:
    """Whether a head that another follows at once is an entry."""
    return after.form == head.form and after.level <= head.level


def in_sequence(rows: Sequence[Row]) -> list[Row]:
    """The rows without heads that only a sequence would show to be ones: `C. Dickens` is no head 100.

    A number alone is a head where it goes on from the one before, begins with 1, or is the first line of the text.
    """
    found = [(number, head) for number, row in enumerate(rows) for head in row.heads]
    numbers = {(head.kind, head.number) for _, head in found}
    following = followers([head for _, head in found])
    chapters = any(head.form == "keyword" and head.level == CHAPTER for _, head in found)
    last: dict[str, int] = {}
    dropped: set[Head] = set()
    kinds: dict[Head, Head] = {}
    in_back = False
    previous = -2
    for (number, head), follower in zip(found, following, strict=True):
        if head.form == "keyword" and head.kind in WEAK:
            if not any((head.kind, (head.number or 0) + step) in numbers for step in (-1, 1)):
                dropped.add(head)
        elif head.form != "number":
            last.clear()
            in_back = head.kind in BACK.values()
        elif counts(head, last.get(head.style), follower, below=previous == number - 1 or number == 0):
            section = chapters or in_back
            last[head.style] = head.number or 0
            kind = "section" if section else "chapter"
            kinds[head] = replace(head, kind=kind, level=LEVELS[kind])
        else:
            dropped.add(head)
            continue
        previous = number
    return [
        replace(row, heads=tuple(kinds.get(head, head) for head in row.heads if head not in dropped)) for row in rows
    ]


def counts(head: Head, before: int | None, follower: int | None, *, below: bool) -> bool:
    """Whether a number stands in a sequence; `below`: right below another head, or first in the text."""
    number = head.number or 0
    if before is not None and before < number <= before + 2:
        return True
    if number == 1:
        return follower == 2 or (before is None and below)
    return before is None and (follower == number + 1 or (below and head.gap > 2))


def followers(found: Sequence[Head]) -> list[int | None]:
    """For each head the number of the next of its style, before a head of another form comes."""
    result: list[int | None] = []
    coming: dict[str, int] = {}
    for head in reversed(found):
        result.append(coming.get(head.style))
        if head.form == "number":
            coming[head.style] = head.number or 0
        elif head.kind not in WEAK:
            coming.clear()
    return result[::-1]

"""Numbers as evidence: which heads stand in a sequence that counts up, and which are entries of a list."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tei_tools.annotators.divisions.heads import Head
from tei_tools.annotators.divisions.layout import Chunk
from tei_tools.annotators.divisions.vocabulary import BACK, CHAPTER, LEVELS, WEAK, is_title
from tei_tools.document import Span


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
            result[-1] = with_more(result[-1], row.chunk.span)
        else:
            result.append(row)
    return result


def with_more(row: Row, title: Span) -> Row:
    """The row, with a title that stands in a chunk of its own below its last head."""
    last = row.heads[-1]
    return replace(row, heads=(*row.heads[:-1], replace(last, bare=False, more=(*last.more, title))))


def titles(text: str, chunk: Chunk, head: Head) -> bool:
    """Whether a chunk is the title of the bare head above it."""
    words = chunk.span.text_of(text)
    if not chunk.short(text) or chunk.gap > max(head.gap, 3) or words.startswith("["):
        return False
    return words.isupper() or (head.form != "name" and all(is_title(line) for line in words.split("\n")))


def without_entries(rows: Sequence[Row]) -> list[Row]:
    """The rows, where a head that another of its level follows at once is none: it is an entry of some list."""
    result = []
    for number, row in enumerate(rows):
        after = rows[number + 1].heads[:1] if number + 1 < len(rows) else ()
        alone = bool(row.heads) and row.heads[-1].end >= row.chunk.span.end
        if alone and any(entry(row.heads[-1], head) for head in after):
            row = replace(row, heads=row.heads[:-1])
        result.append(row)
    return result


def entry(head: Head, after: Head) -> bool:
    """Whether a head that another follows at once is an entry."""
    return head.form in {"keyword", "number"} and after.form == head.form and after.level <= head.level


def in_sequence(rows: Sequence[Row]) -> list[Row]:
    """The rows without heads that only a sequence would show to be ones: `C. Dickens` is no head 100.

    A number alone is a section where chapters have a word, or follow the last of them in an appendix.
    """
    found = [(number, head) for number, row in enumerate(rows) for head in row.heads]
    kept = counted(found) | neighbours([head for _, head in found])
    chapters = any(head.form == "keyword" and head.level == CHAPTER for _, head in found)
    result: list[list[Head]] = [[] for _ in rows]
    in_back = False
    for index, (number, head) in enumerate(found):
        if head.form == "number":
            kind = "section" if chapters or in_back else "chapter"
            head = replace(head, kind=kind, level=LEVELS[kind])
        else:
            in_back = head.kind in BACK.values()
        if index in kept:
            result[number].append(head)
    return [replace(row, heads=tuple(heads)) for row, heads in zip(rows, result, strict=True)]


def neighbours(heads: Sequence[Head]) -> set[int]:
    """Which heads with a word or a name are kept: those whose word is weak need a neighbour in their sequence."""
    numbers = {(head.kind, head.number) for head in heads}

    def kept(head: Head) -> bool:
        near = ((head.kind, (head.number or 0) + step) in numbers for step in (-1, 1))
        return head.form != "number" and (head.form != "keyword" or head.kind not in WEAK or any(near))

    return {index for index, head in enumerate(heads) if kept(head)}


def counted(found: Sequence[tuple[int, Head]]) -> set[int]:
    """Which of the numbers, each with its row, stand in a sequence; other heads begin these anew."""
    sequences: dict[tuple[int, str], list[int]] = {}
    segment = 0
    for index, (_, head) in enumerate(found):
        if head.form == "number":
            sequences.setdefault((segment, head.style), []).append(index)
        elif head.kind not in WEAK:
            segment += 1
    kept: set[int] = set()
    for indices in sequences.values():
        numbers = [found[index][1].number or 0 for index in indices]
        first = opens(found, indices[0])
        kept |= {indices[place] for place in counting(numbers, opens=first)}
    return kept


def opens(found: Sequence[tuple[int, Head]], index: int) -> bool:
    """Whether a number needs no follower: it is a 1 right below another head, or the first chunk of the text."""
    row, head = found[index]
    before = found[index - 1] if index else (-2, head)
    return row == 0 or (head.number == 1 and before[0] == row - 1 and before[1].form != "number")


def counting(numbers: Sequence[int], *, opens: bool) -> list[int]:
    """The places of the numbers that count up; they may begin again with 1.

    No sequence begins while another goes on: what counts 1, 2 between 11 and 12 is a list. One number may be lost.
    """
    places: dict[int, list[int]] = {}
    following: list[int | None] = [None] * len(numbers)
    for place in range(len(numbers) - 1, -1, -1):
        after = places.get(numbers[place] + 1)
        following[place] = after[-1] if after else None
        places.setdefault(numbers[place], []).append(place)
    result: list[int] = []
    last: int | None = None
    for place, number in enumerate(numbers):
        places[number].pop()
        goes_on = last is not None and last < number <= last + 2
        begins = following[place] is not None and (last is None or number == 1)
        if begins and last is not None and not goes_on and (waiting := places.get(last + 1)):
            begins = reaches(following, place, last - number, waiting[-1])
        if goes_on or begins or (place == 0 and opens):
            result.append(place)
            last = number
    return result


def reaches(following: Sequence[int | None], place: int, steps: int, end: int) -> bool:
    """Whether counting on from a place so many steps stays before another place."""
    at: int | None = place
    for _ in range(steps):
        at = following[at] if at is not None else None
    return at is not None and at < end

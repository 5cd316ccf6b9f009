"""Heads without number and name: titles, known by the table of contents, the white space above them, or capitals."""

import re
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import pairwise
from typing import Final

from tei_tools.annotators.divisions.contents import letters
from tei_tools.annotators.divisions.heads import Head, named
from tei_tools.annotators.divisions.layout import TOP, Chunk
from tei_tools.annotators.divisions.sequence import Row, with_more
from tei_tools.annotators.divisions.vocabulary import BODY, CHAPTER, LEVELS, SECTION, WHOLE, is_title, title_case

YEARS: Final = re.compile(r"[(\[]?\d{4}(?: ?(?:-|–|—|--|to) ?\d{2,4})?[)\]]?\.?")
LONGEST: Final = 160
FEWEST_LETTERS: Final = 3
# What ends with a colon and is no longer is the label of a speaker.
LONGEST_NAME: Final = 2
FEWEST_TIMES: Final = 3
# Titles in capitals are a convention where there are so many, with so many characters between them.
FEWEST_CAPITALS: Final = 3
USUAL_LENGTH: Final = 2000
# Where more than one chunk in so many looks like a title, none is.
DENSEST: Final = 2


def with_unnumbered(text: str, rows: Sequence[Row], announced: AbstractSet[str]) -> list[Row]:
    """The rows, with heads for titles without number; `announced` are the letters of what tables of contents name."""
    apart = set_apart(text, rows)
    result: list[Row] = []
    for number, row in enumerate(rows):
        above = result[-1].heads[-1] if result and result[-1].heads else None
        listed = is_announced(text, row, announced)
        # What stands close below a head is its title, or its text.
        close = above is not None and row.chunk.gap < above.gap
        if above is not None and not (row.heads or listed) and goes_on(text, row.chunk, above):
            result[-1] = with_more(result[-1], row.chunk.span)
        elif listed or (number in apart and not close and begins(text, rows, number)):
            result.append(replace(row, heads=(title_of(text, row.chunk, listed=listed),)))
        else:
            result.append(row)
    return result


def title_of(text: str, chunk: Chunk, *, listed: bool) -> Head:
    """The head that a title is; what is listed in a table of contents may be a name."""
    head = named(text, chunk, chunk.first(text), announced=True) if listed else None
    return head or Head(chunk.span, "listed" if listed else "title", "title", SECTION, gap=chunk.gap)


def set_apart(text: str, rows: Sequence[Row]) -> set[int]:
    """The rows that are titles by their form and by the white space above them, or else by their capitals."""
    titles = by_form(text, rows)
    usual = usual_gap(rows)
    found = {number for number, title in enumerate(titles) if title and is_apart(text, rows, number, usual)}
    # The first line of a text has no white space above it: it is a title where others are.
    found |= {0} if found and titles[0] else set()
    found = found if len(found) * DENSEST <= len(rows) else set()
    return found if any(1 < row.chunk.gap < TOP for row in rows) else found | in_capitals(text, rows, titles)


def usual_gap(rows: Sequence[Row]) -> int:
    """How many blank lines part paragraphs."""
    gaps = Counter(row.chunk.gap for row in rows if row.chunk.gap < TOP)
    return max(gaps, key=lambda gap: (gaps[gap], -gap), default=1)


def is_apart(text: str, rows: Sequence[Row], number: int, usual: int) -> bool:
    """Whether more white space than usual stands above a row; below it, if it is the first and not in capitals."""
    if rows[number].chunk.gap < TOP:
        return rows[number].chunk.gap > usual
    return number == 0 and (rows[0].chunk.span.text_of(text).isupper() or rows[min(1, len(rows) - 1)].chunk.gap > usual)


def by_form(text: str, rows: Sequence[Row]) -> list[bool]:
    """Which rows are titles by their form. What comes again and again is the name of a speaker."""
    found = [looks_like_title(text, row) for row in rows]
    words = [letters(row.chunk.span.text_of(text)) if title else "" for row, title in zip(rows, found, strict=True)]
    times = Counter(words)
    return [title and times[name] < FEWEST_TIMES for title, name in zip(found, words, strict=True)]


def looks_like_title(text: str, row: Row) -> bool:
    """Whether a row is a title by its form."""
    start, end = row.chunk.span
    if row.heads or end - start > LONGEST or not row.chunk.short(text) or text[start] in "“‘\"'[(_*":
        return False
    words = text[start:end]
    if sum(character.isalpha() for character in words) < FEWEST_LETTERS:
        return False
    if words.endswith(":"):
        return title_case(words) and not words.isupper() and len(words.split()) > LONGEST_NAME
    return words.isupper() or (
        is_title(" ".join(words.split())) and not words.endswith(".") and not words[-1].isdecimal()
    )


def is_announced(text: str, row: Row, announced: AbstractSet[str]) -> bool:
    """Whether a table of contents names the row, or its first line."""
    if not announced or row.heads or not row.chunk.short(text):
        return False
    return letters(row.chunk.first(text)) in announced or letters(row.chunk.span.text_of(text)) in announced


def goes_on(text: str, chunk: Chunk, head: Head) -> bool:
    """Whether a chunk goes on with the title above it: a second title in capitals, or years."""
    words = chunk.span.text_of(text)
    if head.form != "title" or chunk.gap > min(head.gap, 2) or not chunk.short(text):
        return False
    return YEARS.fullmatch(words) is not None or (words.isupper() and head.span.text_of(text).isupper())


def begins(text: str, rows: Sequence[Row], number: int) -> bool:
    """Whether a text begins below a title, after what goes on with it."""
    head = Head(rows[number].chunk.span, "title", "title", SECTION, gap=rows[number].chunk.gap)
    number += 1
    while number < len(rows) and not rows[number].heads and goes_on(text, rows[number].chunk, head):
        number += 1
    if number == len(rows):
        return False
    chunk = rows[number].chunk
    if rows[number].heads:
        return is_first(rows[number].heads[0])
    return chunk.prose(text) or "\n" in chunk.span.text_of(text) or not looks_like_title(text, rows[number])


def in_capitals(text: str, rows: Sequence[Row], titles: Sequence[bool]) -> set[int]:
    """The rows that are titles in capitals, in a text that parts all its chunks alike and numbers none."""
    if any(head.form in {"keyword", "number"} for row in rows for head in row.heads):
        return set()
    found = {
        number
        for number, row in enumerate(rows)
        if titles[number] and text[slice(*row.chunk.span)].isupper() and text[row.chunk.span.end - 1] not in "!?:"
    }
    rare = len(text) > USUAL_LENGTH * len(found)
    return found if len(found) >= FEWEST_CAPITALS and rare else set()


def ranked(rows: Sequence[Row]) -> list[Row]:
    """The rows, with kinds and levels for their titles.

    A title right above a number 1 is that of a part; before the first numbered head, that of the book. Others begin
    chapters, where these have no numbers and the title is announced, or has as much white space above it as any.
    """
    heads = [head for row in rows for head in row.heads]
    numbered = [head for head in heads if head.form in {"keyword", "number"} or head.kind in BODY.values()]
    plain = [head for head in heads if head.form == "title"]
    most = max((head.gap for head in plain if head.gap < TOP), default=0)
    parts = above_numbers(rows)
    known: dict[Head, Head] = {}
    for head in plain:
        if head in parts:
            fellows = head.kind == "listed" and any(title.kind == "listed" and title != head for title in plain)
            lone = len(parts) == 1 and not fellows and head.span < min(after.span for after in numbered)
            known[head] = replace(head, kind="part", level=WHOLE if lone else LEVELS["part"])
        elif head.gap == TOP and head.kind != "listed" and (numbered or len(plain) == 1):
            known[head] = replace(head, level=WHOLE)
        elif head.kind == "listed" and any(part.kind == "listed" for part in parts):
            known[head] = replace(head, kind="part", level=LEVELS["part"])
        elif head.kind == "listed" or (not numbered and head.gap >= min(most, 3)):
            known[head] = replace(head, kind="section" if numbered else "chapter", level=CHAPTER)
        else:
            known[head] = replace(head, kind="section", level=SECTION)
    return [replace(row, heads=tuple(known.get(head, head) for head in row.heads)) for row in rows]


def is_first(head: Head) -> bool:
    """Whether a head begins a sequence."""
    return head.form in {"keyword", "number"} and head.number == 1


def above_numbers(rows: Sequence[Row]) -> list[Head]:
    """The titles right above a number 1."""
    return [
        row.heads[-1]
        for row, below in pairwise(rows)
        if row.heads and row.heads[-1].form == "title" and below.heads and is_first(below.heads[0])
    ]

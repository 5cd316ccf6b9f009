"""Marks of pages: bracketed numbers, numbers in a line of their own, running heads with a number."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from tei_tools.document import Span
from tei_tools.enumeration import value

NUMBER: Final = r"\d{1,4}|[ivxl]{1,7}"
# `[p. 12]` says what it is; `[12]` and `{12}` must be shown to be pages.
BRACKETED: Final = re.compile(rf"[\[{{] ?(?P<word>(?:[Pp](?:p|g|age)?|PAGE|PG)\b\.? ?)?(?P<n>{NUMBER}) ?[\]}}]")
ALONE: Final = re.compile(
    rf"[-–—~]{{1,2}}[ ]?(?P<dashed>{NUMBER})[ ]?[-–—~]{{1,2}}"
    rf"|(?:[Pp]age|PAGE|[Pp]g\.?)[ ](?P<page>{NUMBER})"
    rf"|(?P<lone>{NUMBER})\.?"
)
LONGEST_LINE: Final = 70
LONGEST_NUMBER: Final = 4
DIGITS: Final = frozenset("0123456789")
# What a scanner reads for a digit of a page number.
DAMAGED: Final = str.maketrans("oOQDIlLiTt|!zZasSgqGBb°", "00001111111122255996880")
SPECKS: Final = " .,;:·•*'‘’“”\"_\\-—~"
# A head with one of these words is a head of the text, and no running head.
DIVISION: Final = re.compile(
    r"(?i)(chap(ter)?|book|part|section|vol(ume)?|letter|act|scene|canto|appendix|lesson|lecture|no|article|psalm|plate"
    r"|fig(ure)?|table|note|page)s?\b"
)
BEFORE_ARABIC: Final = 10_000


@dataclass(frozen=True)
class Mark:
    """Characters that may be a page number or a running head.

    `order` is the number by which pages are counted: Roman ones come before all others. `title` is what a running
    head says beside its number.
    """

    span: Span
    style: str
    n: str | None = None
    title: str = ""

    @cached_property
    def order(self) -> int | None:
        """The value of the number, Roman ones below zero; None where it cannot be read."""
        if self.n is None:
            return None
        return int(self.n) if self.n.isdecimal() else (value(self.n) or 0) - BEFORE_ARABIC

    @cached_property
    def key(self) -> str:
        """The letters of the title, by which two running heads are compared."""
        return "".join(filter(str.isalpha, self.title)).upper()

    @property
    def upper(self) -> bool:
        """Whether its title is in capitals."""
        return in_capitals(self.title)


def bracketed(text: str) -> Iterator[Mark]:
    """Numbers in brackets."""
    for match in BRACKETED.finditer(text):
        style = "explicit" if match["word"] else "square" if match[0][0] == "[" else "curly"
        yield Mark(Span(*match.span()), style, match["n"])


def in_lines(text: str) -> Iterator[Mark]:
    """Lines that are a number, or a title with a number before or after it."""
    start = 0
    for line in text.replace("\f", "\n").split("\n"):
        words = line.strip(" \t")
        if 0 < len(words) <= LONGEST_LINE and may_be_mark(words):
            first = start + line.index(words)
            span = Span(first, first + len(words))
            if alone := ALONE.fullmatch(words):
                yield Mark(span, alone.lastgroup or "", alone[alone.lastgroup or 0])
            elif mark := running_head(words, span):
                yield mark
        start += len(line) + 1


def may_be_mark(line: str) -> bool:
    """Whether a line is worth a look: it is very short, or has a digit near an end, or is in capitals."""
    return len(line) < 12 or not DIGITS.isdisjoint(line[:5] + line[-6:]) or line[4:-4].isupper()


def running_head(line: str, span: Span) -> Mark | None:
    """The running head with a number that a line may be; None if it has not the form of one.

    The number may be damaged; `n` is None where only letters stand in its place.
    """
    words = line.strip(SPECKS).split()
    if len(words) < 2:
        return None
    for number, title in ((words[0], words[1:]), (words[-1], words[:-1])):
        token = number.strip(SPECKS)
        if looks_like_number(token) and is_title(title) and (has_digit(token) or in_capitals(" ".join(title))):
            return Mark(span, "head", token if token.isdecimal() else None, " ".join(title))
    return None


def has_digit(words: str) -> bool:
    """Whether a digit is among the characters."""
    return not DIGITS.isdisjoint(words)


def looks_like_number(token: str) -> bool:
    """Whether a word may be a page number that a scanner has read."""
    return 0 < len(token) <= LONGEST_NUMBER and token.translate(DAMAGED).isdecimal() and token != "I"


def is_title(words: Sequence[str]) -> bool:
    """Whether words may be a running head: capitals, or every longer word with a capital first."""
    title = " ".join(words)
    letters = [character for character in title if character.isalpha()]
    if len(letters) < 4 or len(letters) < len(title) * 0.6 or DIVISION.match(title):
        return False
    capitals = all(word[0].isupper() for word in words if len(word) > 4 and word[0].isalpha())
    return in_capitals(title) or (title[0].isupper() and capitals)


def in_capitals(title: str) -> bool:
    """Whether a title is in capitals, but for what a scanner took for small letters."""
    letters = [character for character in title if character.isalpha()]
    return sum(map(str.isupper, letters)) >= 0.75 * len(letters)


def counting_up(marks: Sequence[Mark]) -> list[Mark]:
    """The longest run of marks, in order of the text, whose numbers rise."""
    tails: list[int] = []
    last: list[int] = []
    before: dict[int, int | None] = {}
    for index, mark in enumerate(marks):
        if mark.order is None:
            continue
        place = bisect_left(tails, mark.order)
        before[index] = last[place - 1] if place else None
        tails[place : place + 1] = [mark.order]
        last[place : place + 1] = [index]
    found: list[Mark] = []
    following = last[-1] if last else None
    while following is not None:
        found.append(marks[following])
        following = before[following]
    return found[::-1]


def steps(marks: Sequence[Mark]) -> list[int]:
    """How far the numbers of neighbours lie apart, from the nearest on."""
    return sorted((after.order or 0) - (mark.order or 0) for mark, after in pairwise(marks))


def gaps(marks: Sequence[Mark]) -> list[int]:
    """How many characters stand between neighbours, from the fewest on."""
    return sorted(after.span.start - mark.span.end for mark, after in pairwise(marks))

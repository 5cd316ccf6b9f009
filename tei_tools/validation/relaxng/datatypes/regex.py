"""Regular expressions of W3C XML Schema, said again in Python's.

https://www.w3.org/TR/xmlschema-2/#regexs
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final, NamedTuple
from unicodedata import category

# https://www.w3.org/TR/xml/#NT-NameStartChar
NAME_START: Final = (
    "A-Z_a-zÀ-ÖØ-öø-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef"
    "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
NAME_CHARACTERS: Final = NAME_START + "0-9.·\u0300-\u036f\u203f-\u2040"
Range = tuple[int, int]
LAST: Final = 0x10FFFF
# Categories of characters are looked up as far as the text that is matched goes: there are a million characters.
ALPHABETS: Final = (0x7F, 0x24F, 0x30FF, LAST)
CATEGORY: Final = re.compile("L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|Z[slp]?|S[mcko]?|C[cfon]?")
SINGLE: Final = {**{character: character for character in "\\|.?*+(){}-[]^$"}, "n": "\n", "r": "\r", "t": "\t"}
# What Unicode calls differently since XML Schema was written.
RENAMED_BLOCKS: Final = {
    "Greek": "GreekandCoptic",
    "CombiningMarksforSymbols": "CombiningDiacriticalMarksforSymbols",
    "PrivateUse": "PrivateUseArea",
}
QUANTIFIER: Final = re.compile(r"[?*+]|\{([0-9]+)(?:(,)([0-9]*))?\}")


class RegexError(ValueError):
    """A regular expression that is none."""


class Characters(NamedTuple):
    """A set of characters: ranges, categories and sets, or all others; without those of `minus`."""

    ranges: tuple[Range, ...] = ()
    categories: tuple[str, ...] = ()
    sets: tuple["Characters", ...] = ()
    negated: bool = False
    minus: "Characters | None" = None

    def within(self, last: int) -> list[Range]:
        """Its ranges as far as the character `last`."""
        found = [(start, min(end, last)) for start, end in self.ranges if start <= last]
        found += [each for name in self.categories for each in in_category(name, last)]
        found += [each for inner in self.sets for each in inner.within(last)]
        merged = list(merge(found))
        if self.negated:
            merged = list(others(merged, last))
        return merged if self.minus is None else list(without(merged, self.minus.within(last), last))


def merge(ranges: Iterable[Range]) -> Iterator[Range]:
    """The ranges in order, none touching another."""
    start, end = -1, -2
    for first, last in sorted(ranges):
        if first <= end + 1 and end >= 0:
            end = max(end, last)
            continue
        if end >= 0:
            yield start, end
        start, end = first, last
    if end >= 0:
        yield start, end


def others(ranges: Iterable[Range], last: int) -> Iterator[Range]:
    """The ranges between the ranges."""
    start = 0
    for first, end in ranges:
        if first > start:
            yield start, first - 1
        start = end + 1
    if start <= last:
        yield start, last


def without(ranges: list[Range], minus: list[Range], last: int) -> Iterator[Range]:
    """What is in the ranges and not in those of `minus`."""
    return others(merge([*others(ranges, last), *minus]), last)


@cache
def by_category(last: int) -> dict[str, list[Range]]:
    """The ranges of each category of Unicode."""
    found: dict[str, list[Range]] = {}
    start, current = 0, category("\0")
    for code in range(1, last + 2):
        name = category(chr(code)) if code <= last else ""
        if name != current:
            found.setdefault(current, []).append((start, code - 1))
            start, current = code, name
    return found


def in_category(name: str, last: int) -> Iterator[Range]:
    """The ranges of a category, or of those that one letter stands for."""
    for known, ranges in by_category(last).items():
        if known.startswith(name):
            yield from ranges


def block(name: str) -> Characters:
    """A block of Unicode: `BasicLatin`."""
    # Takes long to import, and hardly a schema needs it.
    from elementpath.regex import unicode_block

    try:
        ranges = unicode_block(RENAMED_BLOCKS.get(name, name)).codepoints
    except KeyError as error:
        raise RegexError(f"Unicode has no block {name!r}") from error
    return Characters(tuple((each, each) if isinstance(each, int) else (each[0], each[1] - 1) for each in ranges))


def written(ranges: str) -> Characters:
    """The characters of a class of Python's, which has neither escapes nor `-` but between two."""
    found = re.findall("(.)-(.)|(.)", ranges, re.DOTALL)
    return Characters(tuple((ord(start or one), ord(end or one)) for start, end, one in found))


SPACE: Final = Characters(((9, 10), (13, 13), (32, 32)))
ANY: Final = Characters(((10, 10), (13, 13)), negated=True)
MULTIPLE: Final = {
    "s": SPACE,
    "d": Characters(categories=("Nd",)),
    "w": Characters(categories=("P", "Z", "C"), negated=True),
    "i": written(NAME_START + ":"),
    "c": written(NAME_CHARACTERS + ":-"),
}


class Regex:
    """A regular expression; it is compiled for the characters of the texts that come.

    Raises RegexError if it is none.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.place = 0
        self.pieces: list[str | Characters] = []
        self.compiled: dict[int, re.Pattern[str]] = {}
        self.alternatives()
        if self.place < len(source):
            raise RegexError(f"{source[self.place]!r} closes nothing")

    def matches(self, text: str) -> bool:
        """Whether the whole text matches."""
        highest = 0 if text.isascii() else ord(max(text))
        last = ALPHABETS[bisect_left(ALPHABETS, highest)]
        if last not in self.compiled:
            self.compiled[last] = re.compile("".join(as_python(piece, last) for piece in self.pieces))
        return self.compiled[last].fullmatch(text) is not None

    @property
    def next(self) -> str:
        """The character to be read; nothing at the end."""
        return self.source[self.place : self.place + 1]

    def take(self) -> str:
        """The character to be read, which is then read."""
        self.place += 1
        if self.place > len(self.source):
            raise RegexError("it ends too early")
        return self.source[self.place - 1]

    def alternatives(self) -> None:
        """Branches with `|` between them."""
        while self.next not in ("", ")"):
            if self.next == "|":
                self.pieces.append(self.take())
            else:
                self.atom()
                self.quantifier()

    def atom(self) -> None:
        """One character, set or group."""
        character = self.take()
        if character == "(":
            self.pieces.append("(?:")
            self.alternatives()
            self.take()
            self.pieces.append(")")
        elif character == "[":
            self.pieces.append(self.characters())
        elif character == "\\":
            self.pieces.append(self.escape())
        elif character == ".":
            self.pieces.append(ANY)
        elif character in "?*+{}]":
            raise RegexError(f"{character!r} stands alone")
        else:
            self.pieces.append(re.escape(character))

    def quantifier(self) -> None:
        """How often the atom before comes."""
        match = QUANTIFIER.match(self.source, self.place)
        if match is None:
            return
        if match[1] and match[3] and int(match[1]) > int(match[3]):
            raise RegexError(f"{match[0]} asks for more than it allows")
        self.place = match.end()
        self.pieces.append(match[0])

    def escape(self) -> Characters:
        """What a backslash and the letter after it stand for."""
        letter = self.take()
        if letter in SINGLE:
            return Characters(((ord(SINGLE[letter]), ord(SINGLE[letter])),))
        if letter.lower() in MULTIPLE:
            found = MULTIPLE[letter.lower()]
        elif letter in "pP":
            found = self.named()
        else:
            raise RegexError(f"\\{letter} means nothing")
        return Characters(sets=(found,), negated=True) if letter.isupper() else found

    def named(self) -> Characters:
        """A category or block of Unicode, between braces."""
        end = self.source.find("}", self.place)
        if self.next != "{" or end < 0:
            raise RegexError("\\p has a name in braces")
        name, self.place = self.source[self.place + 1 : end], end + 1
        if name.startswith("Is"):
            return block(name[2:])
        if not CATEGORY.fullmatch(name):
            raise RegexError(f"Unicode has no category {name!r}")
        return Characters(categories=(name,))

    def characters(self) -> Characters:
        """A set in brackets, after the opening one."""
        negated = self.next == "^"
        if negated:
            self.take()
        ranges: list[Range] = []
        sets: list[Characters] = []
        minus = None
        while (character := self.take()) != "]":
            if character == "-" and self.next == "[":
                self.take()
                minus = self.characters()
            elif minus is not None or character == "[":
                raise RegexError("a set in a set comes last, after '-'")
            else:
                self.member(character, ranges, sets)
        if not ranges and not sets:
            raise RegexError("[] has no characters")
        return Characters(tuple(ranges), (), tuple(sets), negated, minus)

    def member(self, character: str, ranges: list[Range], sets: list[Characters]) -> None:
        """One character, range or escape of a set in brackets."""
        start = self.escape() if character == "\\" else Characters(((ord(character), ord(character)),))
        hyphen = self.next == "-" and self.source[self.place + 1 : self.place + 2] not in ("]", "[")
        if len(start.ranges) != 1 or start.ranges[0][0] != start.ranges[0][1] or not hyphen:
            sets.append(start)
            return
        self.take()
        character = self.take()
        end = self.escape() if character == "\\" else Characters(((ord(character), ord(character)),))
        if len(end.ranges) != 1 or end.ranges[0][0] < start.ranges[0][0]:
            raise RegexError("a range goes from one character to a later one")
        ranges.append((start.ranges[0][0], end.ranges[0][0]))


def as_python(piece: str | Characters, last: int) -> str:
    """A piece of a regular expression as Python writes it."""
    if isinstance(piece, str):
        return piece
    ranges = piece.within(last)
    if not ranges:
        return "(?!)"
    return "[" + "".join(f"{re.escape(chr(start))}-{re.escape(chr(end))}" for start, end in ranges) + "]"

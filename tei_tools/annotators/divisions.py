"""Divisions and their heads: BOOK, PART, CHAPTER and the like with a number, numbered titles, named parts.

https://tei-c.org/release/doc/tei-p5-doc/en/html/DS.html#DSDIV
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from tei_tools.document import Annotation, Document, Span
from tei_tools.whitespace import LINE, chunks

LEVELS: Final = {
    "volume": 1,
    "book": 2,
    "part": 3,
    "act": 3,
    "canto": 4,
    "chapter": 4,
    "letter": 4,
    "scene": 4,
    "section": 5,
}
SHORT: Final = {"chapter": "ch", "volume": "vol", "section": "sec"}
NAMED: Final = {
    "preface": "preface",
    "foreword": "preface",
    "introduction": "introduction",
    "prologue": "prologue",
    "epilogue": "epilogue",
    "conclusion": "conclusion",
    "afterword": "afterword",
    "postscript": "afterword",
    "appendix": "appendix",
    "acknowledgements": "acknowledgements",
    "acknowledgments": "acknowledgements",
    "dedication": "dedication",
    "glossary": "glossary",
    "bibliography": "bibliography",
}
# fmt: off
CARDINALS: Final = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40,
}
ORDINALS: Final = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12,
}
# fmt: on
ROMAN: Final = r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
NUMBER: Final = (
    rf"(?P<number>\d{{1,3}}|(?-i:{ROMAN})|(?-i:{ROMAN.lower()})|{'|'.join(CARDINALS)}|the[ ](?:{'|'.join(ORDINALS)}))"
)
KEYWORD: Final = re.compile(
    rf"(?xi) (?P<kind>{'|'.join(LEVELS)}) [ ]+ {NUMBER} (?![\w'’-]) (?P<mark>[ ]*[.:,;—–-]*[ ]*) (?P<title>.*)"
)
# A bare number, or a number with a stop or a dash behind it.
NUMBERED: Final = re.compile(
    rf"(?P<number>(?=[IVXLC]){ROMAN}|\d{{1,3}}(?!$))(?:\.?|(?:\.|[ ]?[—–])[ ]*(?P<title>\S.*))"
)
LONGEST_HEAD: Final = 240
LONGEST_TITLE: Final = 100
MOST_LINES: Final = 3


@dataclass(frozen=True, slots=True)
class Head:
    """A head: its lines, and the division that it begins. `level` 1 is the outermost; `bare` is without a title."""

    span: Span
    kind: str
    level: int
    number: int | None
    bare: bool
    title: Span | None = None
    """Where the title stands, if in lines of its own below the number."""


def divisions(document: Document) -> Iterator[Annotation]:
    """A `div` for each head, to the next head of its level or above it, and the `head` itself."""
    found = heads(document)
    open_ids: list[tuple[int, str]] = []
    for head, end in zip(found, ends(found, len(document.text)), strict=True):
        while open_ids and open_ids[-1][0] >= head.level:
            open_ids.pop()
        name = f"{SHORT.get(head.kind, head.kind)}{head.number or ''}"
        name = f"{open_ids[-1][1]}-{name}" if open_ids else name
        open_ids.append((head.level, name))
        attributes = {"type": head.kind, **({"n": str(head.number)} if head.number else {}), "xml:id": name}
        yield Annotation(Span(head.span.start, end), "div", attributes, cert="high", why=f"the head of a {head.kind}")
        yield Annotation(head.span, "head", cert="high", why="begins a division")
        if head.title is not None:
            yield Annotation(head.title, "head", cert="medium", why="a title below the number")


def ends(found: list[Head], length: int) -> list[int]:
    """Where the division of each head ends."""
    result = [length] * len(found)
    stack: list[int] = []
    for index, head in enumerate(found):
        while stack and found[stack[-1]].level >= head.level:
            result[stack.pop()] = head.span.start
        stack.append(index)
    return result


def heads(document: Document) -> list[Head]:
    """The heads of a document in order. A head that another follows at once is an entry in a table of contents."""
    furniture = {annotation.span.start for annotation in document.having("fw")}
    rows: list[Head | None] = []
    for chunk in chunks(document.text):
        if chunk.start in furniture:
            continue
        last = rows[-1] if rows else None
        head = head_at(document.text, chunk)
        if head is None and last is not None and last.bare and is_title(chunk.text_of(document.text)):
            rows[-1] = replace(last, bare=False, title=chunk)
        else:
            rows.append(head)
    found = [head for head, after in pairwise([*rows, None]) if head is not None and not entry(head, after)]
    return in_sequence(found, rows[:1])


def entry(head: Head, after: Head | None) -> bool:
    """Whether a head is an entry in a table of contents: the next chunk is a head of its level."""
    return after is not None and after.level <= head.level


def in_sequence(found: list[Head], first: list[Head | None]) -> list[Head]:
    """The heads without lone numbered lines: `C. Dickens` is a head 100 only beside a head XCIX or CI.

    The first lines of a text need no such neighbour.
    """
    numbers = {(head.kind, head.number) for head in found}
    kind = "section" if any(head.kind == "chapter" for head in found) else "chapter"
    kept = []
    for head in found:
        if head.kind not in {"roman", "digits"}:
            kept.append(head)
        elif head in first or any((head.kind, (head.number or 0) + step) in numbers for step in (-1, 1)):
            kept.append(replace(head, kind=kind, level=LEVELS[kind]))
    return kept


def head_at(text: str, chunk: Span) -> Head | None:
    """The head that a chunk is, or that its first line is; None if there is none."""
    first = LINE.match(text, *chunk)
    if first is None or first.end() - first.start() > LONGEST_HEAD:
        return None
    lines = text.count("\n", *chunk) + 1
    whole = chunk if lines <= MOST_LINES and chunk.end - chunk.start <= LONGEST_HEAD else Span(*first.span())
    if match := KEYWORD.fullmatch(first[0]):
        kind = match["kind"].lower()
        title = match["title"]
        if not title or title.isupper() or (match["mark"].strip() and is_title(title)):
            return Head(whole, kind, LEVELS[kind], value(match["number"]), bare=not title and whole.end == first.end())
        return None
    if whole.end != first.end() or lines > 1:
        return None
    if named := NAMED.get(first[0].rstrip(".:").lower()):
        return Head(whole, named, LEVELS["chapter"], None, bare=False)
    if (match := NUMBERED.fullmatch(first[0])) and (match["title"] is None or is_title(match["title"])):
        kind = "digits" if match["number"].isdecimal() else "roman"
        return Head(whole, kind, LEVELS["section"], value(match["number"]), bare=match["title"] is None)
    return None


def is_title(words: str) -> bool:
    """Whether words look like a title: short, on one line, with a capital first, and no stop last."""
    return (
        len(words) <= LONGEST_TITLE
        and "\n" not in words
        and words.lstrip("“‘\"'([").lstrip()[:1].isupper()
        and (words.isupper() or not words.endswith((".", ",", ";", ":", "!”", "?”", ".”", "!", "?")))
    )


def value(number: str) -> int | None:
    """The value of a number in digits, in Roman numerals or in words."""
    word = number.lower().removeprefix("the ")
    if word.isdecimal():
        return int(word)
    if word in CARDINALS or word in ORDINALS:
        return CARDINALS.get(word) or ORDINALS[word]
    digits = [{"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}[letter] for letter in word]
    after = [*digits[1:], 0]
    return sum(-digit if digit < following else digit for digit, following in zip(digits, after, strict=True)) or None

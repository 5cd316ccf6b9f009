"""Highlighting that plain text keeps as signs round the words: `_italic_`, `=bold=`, `^{raised}`, `<i>italic</i>`.

https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#COHQHE
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from tei_tools.document import Annotation, Document, Span
from tei_tools.profile import QUOTATIONS
from tei_tools.whitespace import WHITE


class Convention(NamedTuple):
    """A sign that may stand before and after highlighted words, and how often it must before it is one."""

    rend: str
    fewest: int


CONVENTIONS: Final = {
    "_": Convention("italic", 1),
    "__": Convention("bold", 1),
    "**": Convention("bold", 1),
    "*": Convention("bold", 2),
    "=": Convention("bold", 2),
    "/": Convention("italic", 3),
    "+": Convention("highlighted", 2),
    "~": Convention("spaced", 2),
}
# Of ten signs, eight must have a fellow before the text is held to use them so.
BALANCE: Final = 0.8
SIGN: Final = re.compile(r"([_*=/+~])\1*")
# A quotation mark, or another sign.
BEFORE_WORDS: Final = frozenset("_=*/“‘\"'")
RAISED: Final = re.compile(r"\^(?:\{[^{}\n]{1,20}\}|(?<=[^\W_]\^)[^\W_]{1,3}(?![^\W_]))")
LOWERED: Final = re.compile(r"_(?<=[^\W_]_)\{[^{}\n]{1,20}\}")
TAG: Final = re.compile(r"<(?P<end>/?)(?P<name>i|em|b|strong|sc|small|sup|sub|u|s)>", re.IGNORECASE)
TAGS: Final = {
    "i": "italic",
    "em": "italic",
    "b": "bold",
    "strong": "bold",
    "sc": "smallcaps",
    "small": "small",
    "sup": "superscript",
    "sub": "subscript",
    "u": "underline",
    "s": "strikethrough",
}


def highlighting(document: Document) -> Iterator[Annotation]:
    """A `hi` for the words between signs, signs included, within a paragraph."""
    text = document.text
    taken = {annotation.span.start for annotation in document.having("ref", "note")}
    blocks = list(apart(document.blocks()))
    for sign, (found, lone) in paired(text, blocks, taken).items():
        convention = CONVENTIONS[sign]
        if len(found) >= convention.fewest and 2 * len(found) >= BALANCE * (2 * len(found) + lone):
            why = f"{sign} before and after, as elsewhere in the text"
            yield from (hi(span, convention.rend, why) for span in within_quotations(document, sign, found))
    for block in blocks:
        yield from tagged(text, block)
    for pattern, rend in ((RAISED, "superscript"), (LOWERED, "subscript")):
        for match in pattern.finditer(text):
            if match.start() not in taken:
                yield hi(Span(*match.span()), rend, f"{match[0][0]} before it")


def hi(span: Span, rend: str, why: str) -> Annotation:
    """Highlighted words."""
    return Annotation(span, "hi", {"rend": rend}, cert="high", why=why)


def within_quotations(document: Document, sign: str, spans: Sequence[Span]) -> Iterator[Span]:
    """The spans, without a sign that alone is on the other side of a quotation mark: `_“Go!_ Come!”`.

    Otherwise such a sign would be an element by itself.
    """
    quotations = [annotation.span for annotation in document.having(*QUOTATIONS)]
    ends = {span.start: span.end for span in reversed(quotations)}
    starts = {span.end: span.start for span in quotations}
    for start, end in spans:
        first, last = start + len(sign), end - len(sign)
        begins_outside = ends.get(first, first) > end
        ends_outside = starts.get(last, last) < start
        yield Span(first if begins_outside else start, last if ends_outside else end)


def apart(blocks: Iterable[Span]) -> Iterator[Span]:
    """The blocks without those within others."""
    end = 0
    for block in blocks:
        if block.start >= end:
            yield block
            end = block.end


def paired(text: str, blocks: Sequence[Span], taken: set[int]) -> dict[str, tuple[list[Span], int]]:
    """The spans between two of each sign that are in one block, and how many signs have no fellow."""
    found: dict[str, list[Span]] = {sign: [] for sign in CONVENTIONS}
    lone = dict.fromkeys(CONVENTIONS, 0)
    for block in blocks:
        opened: dict[str, int] = {}
        for match in SIGN.finditer(text, *block):
            sign = match[0]
            if sign not in CONVENTIONS or match.start() in taken:
                continue
            if sign in opened and closes(text, match):
                found[sign].append(Span(opened.pop(sign), match.end()))
            elif opens(text, match):
                lone[sign] += sign in opened
                opened[sign] = match.start()
            elif not opened and ends_word(text, match):
                lone[sign] += 1
        for sign in opened:
            lone[sign] += 1
    return {sign: (sorted(found[sign]), lone[sign]) for sign in CONVENTIONS}


def opens(text: str, match: re.Match[str]) -> bool:
    """Whether a sign can stand before highlighted words."""
    after = text[match.end() : match.end() + 1]
    begins = after.isalnum() or after in BEFORE_WORDS or (match[0][0] == "_" and after not in WHITE)
    return begins and not (match.start() and text[match.start() - 1].isalnum())


def ends_word(text: str, match: re.Match[str]) -> bool:
    """Whether a sign stands after a word, and before none."""
    return text[match.start() - 1 : match.start()].isalnum() and not text[match.end() : match.end() + 1].isalnum()


def closes(text: str, match: re.Match[str]) -> bool:
    """Whether a sign can stand after highlighted words; only an underscore can within a word."""
    before, after = text[match.start() - 1], text[match.end() : match.end() + 1]
    return not before.isspace() and (match[0][0] == "_" or not after.isalnum())


def tagged(text: str, block: Span) -> Iterator[Annotation]:
    """The words between two tags of HTML in one block."""
    opened: dict[str, int] = {}
    for match in TAG.finditer(text, *block):
        name = match["name"].lower()
        if not match["end"]:
            opened[name] = match.start()
        elif name in opened:
            yield hi(Span(opened.pop(name), match.end()), TAGS[name], f"{match[0]} after it")

"""Signs of notes: `[1]`, `(1)`, `*`, `¹`, both where a note is called for and where its text begins."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from tei_tools.document import Span

SUPERSCRIPT: Final = "¹²³⁰⁴⁵⁶⁷⁸⁹"
DIGITS: Final = str.maketrans(SUPERSCRIPT, "1230456789")
ORDER: Final = "*†‡§¶"
# A sign in brackets may be a letter; signs without them stand close to a word, or lead their line.
SIGN: Final = re.compile(
    r"\[(?P<square>\d{1,3}|[A-Za-z](?=\](?![^\W_]))|\*{1,5}|[†‡§¶]{1,2})\]"
    r"|\{(?P<curly>\d{1,3})\}"
    r"|\((?P<round>\d{1,3}|[*†‡§¶])\)"
    rf"|(?P<raised>[{SUPERSCRIPT}]{{1,3}})"
    r"|\^(?:(?P<caret>\d{1,3})\b|\{(?P<braced>\d{1,3})\})"
    r"|(?P<bare>(?<![*†‡§¶])(?:\*{1,3}|†{1,2}|‡{1,2}|§|¶)(?![*†‡§¶]))"
)
# What a sign may begin with: quicker to look for than signs.
FIRST: Final = re.compile(rf"[\[{{(^*†‡§¶{SUPERSCRIPT}]")
BEFORE_CLOSE: Final = re.compile(r"\w|[.,;:!?)\]}\"'”’»…—–-]")
# Brackets may be parted from the word by a space.
ANYWHERE: Final = frozenset({"square", "curly", "caret", "braced"})
OPENS_BOLD: Final = re.compile(r"(?:^|[\s(\"“‘'—-])\*[^\s*]")
LONGEST_BOLD: Final = 80
DEEPEST: Final = 40


class Sign(NamedTuple):
    """A sign: its characters, what it says (`1`, `A`, `*`), how it is written, and whether it leads its line."""

    span: Span
    label: str
    style: str
    leads: bool

    @property
    def order(self) -> int:
        """Its place in the sequence 1, 2, 3, or A, B, C, or *, †, ‡."""
        if self.label.isdecimal():
            return int(self.label)
        if self.label.isalpha():
            return ord(self.label.lower()) - ord("a") + 1
        return ORDER.index(self.label[0]) + 1 + len(ORDER) * (len(self.label) - 1)


def signs(text: str, taken: Sequence[Span]) -> Iterator[Sign]:
    """The signs in a text that may belong to notes, in order, without those within `taken`, in order too."""
    starts = [span.start for span in taken]
    end = 0
    for first in FIRST.finditer(text):
        match = SIGN.match(text, first.start()) if first.start() >= end else None
        if match is None:
            continue
        span, style = Span(*match.span()), match.lastgroup or ""
        end = span.end
        index = bisect_right(starts, span.start) - 1
        if index >= 0 and taken[index].contains(span):
            continue
        leads = leads_line(text, span.start)
        if leads or style in ANYWHERE or calls(text, span):
            yield Sign(span, match[style].translate(DIGITS), style, leads)


def calls(text: str, span: Span) -> bool:
    """Whether a sign stands close to the word before it and not to the one after, and does not end `*bold*`."""
    before = text[max(0, span.start - LONGEST_BOLD) : span.start]
    closes = BEFORE_CLOSE.match(before[-1:]) is not None and not text[span.end : span.end + 1].isalnum()
    return closes and not (text[span.start] == "*" and OPENS_BOLD.search(before))


def leads_line(text: str, position: int) -> bool:
    """Whether only spaces, and not many, stand before a position in its line."""
    low = max(0, position - DEEPEST)
    _, line_end, indent = text[low:position].rpartition("\n")
    return not indent.strip(" \t\f") and (line_end == "\n" or low == 0)

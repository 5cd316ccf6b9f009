"""The quotation marks of a text, and which way each of them can point."""

import re
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from tei_tools.document import Span

Family = Literal["double", "single", "guillemet", "dash", "ornament"]

# A run of more than eight marks is an ornament or noise. OCR and typists write one mark as two: '' ,, ``.
GLYPHS: Final = "\"'“”‘’„‚‟‛«»‹›`"
ORNAMENT: Final = re.compile(rf"[{GLYPHS}]{{9,}}")
# It begins with any of them, because a pattern that begins with characters is found more quickly.
MARK: Final = re.compile(
    rf"[{GLYPHS},](?:(?<!,)(?P<ornament>[{GLYPHS}]{{8,}})|(?<=')'|(?<=,),|(?<=`)`|(?<=‘)‘|(?<=’)’|(?<!,))"
)
FAMILIES: Final[dict[str, Family]] = {
    **dict.fromkeys(('"', "“", "”", "„", "‟", "''", ",,", "``", "‘‘", "’’"), "double"),
    **dict.fromkeys(("«", "»", "‹", "›"), "guillemet"),
    **dict.fromkeys(("'", "‘", "’", "‚", "‛", "`"), "single"),
}
OPENING: Final = frozenset("“„‟‘‚‛`«‹") | {",,", "``", "‘‘"}
"""Glyphs that open by their shape."""
CLOSING: Final = frozenset("”’»›") | {"’’"}
"""Glyphs that close by their shape."""
LOW: Final = frozenset("„‚") | {",,"}
"""Glyphs whose quotations “ or ‘ closes."""

BEFORE_OPENING: Final = frozenset("([{—–―/")
AFTER_CLOSING: Final = frozenset(".,;:!?)]}—–―/…")
MARKUP: Final = frozenset("_*")  # plain-text italics, which may stand on either side of a mark


class Mark(NamedTuple):
    """One quotation mark: a glyph of one character, or of two that stand for one.

    `opens` and `closes` say what its sides allow; both or neither where they do not tell. `before` and `after` are
    the nearest characters that are no marks, empty at the edge of the block.
    """

    start: int
    end: int
    glyph: str
    family: Family
    opens: bool
    closes: bool
    before: str
    after: str

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)

    @property
    def curly(self) -> bool:
        """Whether its shape tells which way it points."""
        return self.glyph in OPENING or self.glyph in CLOSING

    @property
    def implied(self) -> bool:
        """Whether it is not there: a mark that is missing, or speech that goes on after a clause without one."""
        return self.start == self.end

    @property
    def detached(self) -> bool:
        """Whether white space stands on both sides."""
        return (not self.before or self.before.isspace()) and (not self.after or self.after.isspace())


def marks(text: str, block: Span) -> list[Mark]:
    """The marks within a block of the text."""
    found = list(_glyphs(text, block))
    if not found:
        return []
    befores = [""] * len(found)
    for i, (start, _) in enumerate(found):
        adjacent = i > 0 and found[i - 1][1] == start
        befores[i] = befores[i - 1] if adjacent else _before(text, start, block)
    afters = [""] * len(found)
    for i in range(len(found) - 1, -1, -1):
        end = found[i][1]
        adjacent = i + 1 < len(found) and found[i + 1][0] == end
        afters[i] = afters[i + 1] if adjacent else _after(text, end, block)
    return [
        _mark(text, start, end, before, after)
        for (start, end), before, after in zip(found, befores, afters, strict=True)
    ]


def ornaments(text: str, block: Span) -> Iterator[Mark]:
    """The runs of marks within a block that are too long to quote anything."""
    for match in ORNAMENT.finditer(text, block.start, block.end):
        yield Mark(*match.span(), match[0][0], "ornament", opens=False, closes=False, before="", after="")


def _glyphs(text: str, block: Span) -> Iterator[tuple[int, int]]:
    for match in MARK.finditer(text, block.start, block.end):
        if match["ornament"]:
            continue
        if match[0] == ",," and match.end() < block.end and text[match.end()].isspace():
            continue
        yield match.span()


def _before(text: str, start: int, block: Span) -> str:
    """The character on the left, two where it is a hyphen: a dash is often typed as two."""
    i = start - 1
    if i > block.start and text[i] in MARKUP:
        i -= 1
    if i < block.start:
        return ""
    return "—" if text[i] == "-" and i > block.start and text[i - 1] == "-" else text[i]


def _after(text: str, end: int, block: Span) -> str:
    i = end
    if i + 1 < block.end and text[i] in MARKUP:
        i += 1
    if i >= block.end:
        return ""
    pair = text[i : i + 2]
    # An ellipsis after a mark may begin what is quoted: '… and so on'.
    return {"--": "—", "..": "…"}.get(pair, text[i])


def _mark(text: str, start: int, end: int, before: str, after: str) -> Mark:
    glyph = text[start:end]
    free_before = not before or before.isspace() or before in BEFORE_OPENING
    free_after = not after or after.isspace() or after in AFTER_CLOSING
    content_after = bool(after) and not after.isspace() and (after not in AFTER_CLOSING or after in "—–…")
    content_before = bool(before) and not before.isspace() and before not in "([{"
    opens, closes = free_before and content_after, free_after and content_before
    if opens and closes and (before.isspace() or after.isspace()):
        opens, closes = before.isspace(), after.isspace()
    return Mark(start, end, glyph, FAMILIES[glyph], opens, closes, before, after)

"""The lines of a text as a reader sees them: how they begin, how far they are indented, which stand together."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from tei_tools.document import Document, Span
from tei_tools.whitespace import LINE

# Marks that hang before the first letter of a line.
MARKS: Final = re.compile(r"[\"“”'‘’_*(\[—-]*")
# The same, and specks of the page.
BEFORE: Final = re.compile(r"[\"“”'‘’_*(\[—:;,. -]*")
TAB: Final = 8
# Nobody wraps prose to less, but for columns and small pages; nobody wraps it by hand to more.
NARROWEST: Final = 60
WIDEST: Final = 150
# Divisions whose lines are no running text.
APPARATUS: Final = frozenset({"boilerplate", "contents", "titlepage", "index", "transcribersNote"})
DIVIDING: Final = frozenset({"div", "front", "back"})
# Blocks that an annotator before may have made of whole lines.
CLAIMING: Final = frozenset({
    "head", "ab", "p", "list", "note", "figure", "titlePage", "trailer", "lg", "sp", "stage",
    "opener", "closer", "postscript",
})  # fmt: skip


class Line(NamedTuple):
    """A line without the white space at its ends; `indent` counts the columns before it."""

    start: int
    end: int
    indent: int

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)

    @property
    def width(self) -> int:
        """The column that it ends in."""
        return self.indent + self.end - self.start


class Chunk(NamedTuple):
    """Lines without a blank line between them; `joined` if nothing but blank lines parts them from the chunk before."""

    lines: tuple[Line, ...]
    joined: bool = True

    @property
    def span(self) -> Span:
        """From the first line to the last."""
        return Span(self.lines[0].start, self.lines[-1].end)


@lru_cache(maxsize=1)
def chunks(text: str) -> tuple[Chunk, ...]:
    """The chunks of a text, in order."""
    found: list[Chunk] = []
    lines: list[Line] = []
    position = 0
    for match in LINE.finditer(text):
        start, end = match.span()
        white = text[position:start]
        position = end
        if white == "\n":
            lines.append(Line(start, end, 0))
            continue
        if lines and white.count("\n") > 1:
            found.append(Chunk(tuple(lines)))
            lines = []
        indentation = white[max(white.rfind("\n"), white.rfind("\f")) + 1 :]
        lines.append(Line(start, end, len(indentation) + (TAB - 1) * indentation.count("\t")))
    return (*found, Chunk(tuple(lines))) if lines else tuple(found)


def free_chunks(document: Document) -> list[Chunk]:
    """The chunks of a document without lines that are claimed already, parted where divisions begin and end."""
    taken = Sweep(claims(document))
    furniture = Sweep([annotation.span for annotation in document.having("fw")])
    borders = Sweep([Span(place, place) for div in document.having(*DIVIDING) for place in div.span])
    found: list[Chunk] = []
    joined = True
    for chunk in chunks(document.text):
        span = chunk.span
        if not (taken.touches(span) or furniture.touches(span) or borders.touches(span)):
            found.append(chunk if joined else chunk._replace(joined=False))
            joined = True
            continue
        if taken.covers(span) and not furniture.touches(span):
            joined = False
            continue
        kept: list[Line] = []
        for line in chunk.lines:
            span = line.span
            if furniture.covers(span):
                continue
            crossed = borders.passes(line.start)
            claimed = taken.covers(span)
            if crossed or claimed:
                if kept:
                    found.append(Chunk(tuple(kept), joined))
                kept, joined = [], False
            if not claimed:
                kept.append(line)
        if kept:
            found.append(Chunk(tuple(kept), joined))
            joined = True
    return found


class Sweep:
    """Spans that are passed in document order."""

    def __init__(self, spans: list[Span]) -> None:
        self.spans = sorted(spans)
        self.index = 0

    def touches(self, span: Span) -> bool:
        """Whether one of the spans that are not passed yet begins before `span` ends."""
        return self.index < len(self.spans) and self.spans[self.index].start < span.end

    def passes(self, position: int) -> bool:
        """Whether a span ends at `position` or before it, since the last call."""
        before = self.index
        while self.index < len(self.spans) and self.spans[self.index].end <= position:
            self.index += 1
        return self.index > before

    def covers(self, span: Span) -> bool:
        """Whether one of the spans contains `span`."""
        self.passes(span.start)
        return self.index < len(self.spans) and self.spans[self.index].contains(span)


def claims(document: Document) -> list[Span]:
    """The stretches of text that are claimed already, in order, without overlaps."""
    found: list[Span] = []
    for annotation in document.having(*CLAIMING, "div"):
        if annotation.element == "div" and annotation.attributes.get("type") not in APPARATUS:
            continue
        if found and annotation.span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, annotation.span.end))
        else:
            found.append(annotation.span)
    return found


def first_letter(text: str, line: Line) -> str:
    """The first character of a line behind quotation marks and the like; empty if there is none."""
    match = BEFORE.match(text, line.start, line.end)
    return text[match.end() : match.end() + 1] if match and match.end() < line.end else ""


def column(text: str, line: Line) -> int:
    """The column in which the first letter of a line stands."""
    match = MARKS.match(text, line.start, line.end)
    return line.indent + (match.end() - line.start if match else 0)


@lru_cache(maxsize=1)
def width_of(text: str) -> int:
    """The width to which the prose of a text is wrapped, as far as its lines tell."""
    wrapped = [line for chunk in chunks(text) for line in chunk.lines[:-1] if len(chunk.lines) > 2]
    widths = sorted(line.width for line in wrapped)
    unwrapped = sum(line.width for chunk in chunks(text) for line in chunk.lines if line.width > WIDEST)
    if unwrapped * 2 > len(text):
        return WIDEST
    capitals = sum(text[line.start].isupper() for line in wrapped)
    narrowest = NARROWEST if capitals * 2 > len(wrapped) else 0
    return min(WIDEST, max(narrowest, widths[len(widths) * 9 // 10])) if widths else NARROWEST

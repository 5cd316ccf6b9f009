"""Verse: stanzas and their lines, in books of verse and in prose.

https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#COVE
"""

from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from tei_tools.annotators.genres.detection import genre_of
from tei_tools.annotators.genres.lines import column
from tei_tools.annotators.genres.measures import LINE_NUMBER, VerseLine
from tei_tools.annotators.genres.stanzas import Stanza, stanzas
from tei_tools.document import Annotation, Document, Span

INDENTED: Final = 2
"""Columns that are an indentation: less is a quotation mark that hangs."""
DEEPEST: Final = 3


def verse(document: Document) -> Iterator[Annotation]:
    """An `lg` for each stanza, in one for the poem where there are more, and an `l` for each line."""
    for poem in poems(stanzas(document, verse=genre_of(document).name == "verse")):
        first, last = poem[0], poem[-1]
        if len(poem) > 1:
            span = Span(first.span.start, last.span.end)
            yield Annotation(span, "lg", {"type": "poem"}, cert=first.cert, why=f"{len(poem)} stanzas")
        for stanza in poem:
            if stanza.head:
                yield Annotation(stanza.head, "head", cert="medium", why="above a stanza")
            # The head of the first stanza is that of the poem.
            start = stanza.lines[0][0].start if stanza is first is not last else stanza.span.start
            span = Span(start, stanza.span.end)
            yield Annotation(span, "lg", {"type": "stanza"}, cert=stanza.cert, why=stanza.why)
            yield from lines_of_verse(document.text, stanza.lines, stanza.cert, stanza.why)


def poems(found: list[Stanza]) -> Iterator[list[Stanza]]:
    """Stanzas that nothing parts, together."""
    poem: list[Stanza] = []
    for stanza in found:
        if poem and not stanza.joined:
            yield poem
            poem = []
        poem.append(stanza)
    if poem:
        yield poem


def lines_of_verse(text: str, lines: tuple[VerseLine, ...], cert: str, why: str) -> Iterator[Annotation]:
    """An `l` for each line, with the numbers in its margin, and its indentation against its fellows."""
    columns = [column(text, line[0]) for line in lines]
    levels: list[int] = []
    for place in sorted(columns):
        if not levels or place >= levels[-1] + INDENTED:
            levels.append(place)
    for line, place in zip(lines, columns, strict=True):
        level = min(DEEPEST, bisect_right(levels, place) - 1)
        rend = {"rend": f"indent{level if level > 1 else ''}"} if level else {}
        yield Annotation(Span(line[0].start, line[-1].end), "l", rend, cert=cert, why=why)
        for part in line:
            if number := LINE_NUMBER.search(text, part.start, part.end):
                yield Annotation(Span(*number.span(1)), "fw", {"type": "lineNum"}, cert="medium", why="in the margin")

"""Illustrations that a transcriber says were there: `[Illustration]`, `[Illustration: its caption]`.

https://tei-c.org/release/doc/tei-p5-doc/en/html/FT.html#FTGRA
"""

import re
from collections.abc import Iterator
from typing import Final

from tei_tools.document import Annotation, Document, Span

OPENING: Final = re.compile(
    r"\[ ?(?=[A-Z])(?i:illustrations?|graphic|figure|fig\.|image|picture|photo(?:graph)?|plate|frontispiece|map|drawing"
    r"|diagram|portrait|vignette|engraving|woodcut|facsimile|headpiece|tailpiece|decoration|ornament)"
    r"(?!\w)(?=[^\[\]\n]{0,40}[:\]\n,.])"
)
BRACKET: Final = re.compile(r"[\[\]]|\n[ \t]*\n[ \t]*\n")
LONGEST: Final = 3_000
MOST_NESTED: Final = 8


def illustrations(document: Document) -> Iterator[Annotation]:
    """A `figure` for each, with its caption."""
    text = document.text
    position = 0
    for match in OPENING.finditer(text):
        if match.start() < position or (end := closing(text, match.start())) is None:
            continue
        position = end
        why = f"{match[0].removeprefix('[').strip().lower()} in brackets"
        yield Annotation(Span(match.start(), end), "figure", cert="high", why=why)


def closing(text: str, start: int) -> int | None:
    """Where the bracket at `start` closes, with those within it; None if it does not."""
    depth = 0
    for match in BRACKET.finditer(text, start, start + LONGEST):
        if match[0] not in "[]":
            return None
        depth += 1 if match[0] == "[" else -1
        if depth > MOST_NESTED:
            return None
        if depth == 0:
            return match.end()
    return None

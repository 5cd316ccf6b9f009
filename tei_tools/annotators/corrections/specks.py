"""Marks that nobody printed: specks at the edge of a line, and a space before a point."""

import re
from collections.abc import Iterator
from typing import Final

from tei_tools.annotators.corrections.reading import Reading
from tei_tools.document import Span

# Dashes, asterisks and quotation marks do stand alone; what stands here never does.
SPECK: Final = r"[.,:;~°»«\\^•·¬]{1,2}"
EDGES: Final = re.compile(rf"^[ \t]*({SPECK})[ \t]+(?=[^\W_])|(?<=\S)[ \t]+({SPECK})[ \t]*$", re.MULTILINE)
SPACED: Final = re.compile(r"(?<!\S)(\S*[^\W_][’'”\")\]]?) ([;:,.!?])(?=\s)")
CLOSED: Final = re.compile(r"[^\W_][;:,!?](?=\s)")
SHARE: Final = 0.2
"""A text that has a space before this share of its points has it because it was printed so."""
LINES: Final = 4
"""A text of fewer lines has no edges that specks could stand at."""
ODDS: Final = 1.5


def specks(text: str) -> Iterator[Reading]:
    """Specks that were read as marks, and marks that stand apart from their word."""
    if text.count("\n") < LINES:
        return
    spaced = list(SPACED.finditer(text))
    if len(spaced) > SHARE * (len(spaced) + sum(1 for _ in CLOSED.finditer(text))):
        return
    at_edges = set()
    for match in EDGES.finditer(text):
        group = 1 if match[1] else 2
        # Dots with spaces between them are an ellipsis.
        if match[group][0] == text[match.start() - 1 : match.start()] == ".":
            continue
        # A colon at the end of a paragraph announces the next one, unless the paragraph has its point already.
        if match[group] == ":" and text[match.start() - 1].isalnum() and text.startswith("\n\n", match.end()):
            continue
        at_edges.add(match.start(group))
        yield Reading(Span(*match.span(group)), "", ODDS, "a mark alone at the edge of a line")
    for match in spaced:
        if match.start(2) not in at_edges and match[2] not in ".,":
            yield Reading(Span(*match.span()), match[1] + match[2], ODDS, "a space before a point")

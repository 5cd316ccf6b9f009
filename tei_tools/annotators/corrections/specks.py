"""Marks that nobody printed: specks at the edge of a line, and a space before a point."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from tei_tools.annotators.corrections.reading import Reading
from tei_tools.document import Span

ALONE: Final = r".,:;~°»«\\^·¬_©®"
"""What never stands alone."""
AMID: Final = r"—–\-*|•"
"""What may stand alone, but not at the edge of a line amid a sentence."""
AT_HEAD: Final = re.compile(rf"^[ \t]*([{ALONE}{AMID}]{{1,2}})[ \t]+(?=[^\W_])", re.MULTILINE)
# Each pattern begins with the mark, because a search for one character is quick.
AT_END: Final = re.compile(rf"[{ALONE}{AMID}](?<=[ \t].)[{ALONE}{AMID}]?(?=[ \t]*$)", re.MULTILINE)
POINT: Final = re.compile(r"[;:,.!?](?<=[\w’'”\")\]] .)(?=\s)")
CLOSED: Final = re.compile(r"[;:,!?](?<=\S.)(?=\s)")
DASHES: Final = "—–-"
DASH: Final = re.compile(r"[—–\-](?<=\S[ ].)[ ](?=\S)")
WORD: Final = re.compile(r"\S*[^\W_][’'”\")\]]?\Z")
LONGEST: Final = 60
SHARE: Final = 0.2
"""A text that has a space before this share of its points has it because it was printed so."""
LINES: Final = 4
"""A text of fewer lines has no edges that specks could stand at."""
FEW: Final = 3
RARE: Final = 0.02
"""A mark at more edges than these few, and this share of the lines, is the text's own: a bullet, a table."""
ODDS: Final = 1.5


def specks(text: str) -> Iterator[Reading]:
    """Specks that were read as marks, and marks that stand apart from their word."""
    if text.count("\n") < LINES:
        return
    points = list(POINT.finditer(text))
    if points and len(points) > SHARE * (len(points) + sum(1 for _ in CLOSED.finditer(text))):
        return
    at_edges = set(edges(text))
    for span in sorted(at_edges):
        yield Reading(span, "", ODDS, "a mark alone at the edge of a line")
    for match in points:
        start, end = match.span()
        word = WORD.search(text[max(0, start - 1 - LONGEST) : start - 1])
        if word and match[0] not in ".," and Span(start, end) not in at_edges:
            yield Reading(Span(start - 1 - len(word[0]), end), word[0] + match[0], ODDS, "a space before a point")


def edges(text: str) -> Iterator[Span]:
    """The specks at the edges of lines."""
    found = [(match[1], Span(*match.span(1)), match.start() - 1, match.end()) for match in AT_HEAD.finditer(text)]
    for match in AT_END.finditer(text):
        start, end = match.span()
        # Dots with spaces between them are an ellipsis.
        if not announces(text, start) and not (match[0][0] == "." == text[start - 2]):
            found.append((match[0], Span(start, end), start - 1, end + 1))
    marks = Counter(mark for mark, *_ in found)
    most = FEW + RARE * text.count("\n")
    dashes = DASH.search(text) is not None
    for mark, span, before, after in found:
        if marks[mark] <= most and speck(text, mark, before, after) and not (dashes and mark[0] in DASHES):
            yield span


def speck(text: str, mark: str, before: int, after: int) -> bool:
    """Whether a mark at the edge of a line is one, between text that ends and text that goes on at these places."""
    return mark[0] not in AMID or (before > 0 and text[before - 1].isalnum() and text[after : after + 1].islower())


def announces(text: str, place: int) -> bool:
    """Whether a colon there, at the end of a paragraph, announces the next one: if the paragraph has no point yet."""
    return text[place] == ":" and text[place - 2].isalnum() and text.startswith("\n\n", place + 1)

"""Bare figures after words, `mill1` or `mill.1`: what is left of raised ones where a scanner read them."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from tei_tools.annotators.notes.sections import Section
from tei_tools.annotators.notes.signs import Sign
from tei_tools.document import Span

FIGURES: Final = re.compile(r"(?:(?<=[a-z]{3})|(?<=[a-z][.,;:!?”’\")]))\d{1,3}(?=[ \n.,;:)]|\Z)")
# A figure after one of these is a number of its own.
ABBREVIATION: Final = re.compile(
    r"(?i)\b(?:vol|nos?|pp?|ch|chap|sec|sect|figs?|art|bk|pt|cap|col|app|pl|vers?|ll?|tom|lib)\.\Z"
)
# So many notes of a section may be without a sign between two that have one.
MOST_LOST: Final = 3


def figures(text: str, found: Sequence[Section], anchors: Sequence[Sign]) -> Iterator[Sign]:
    """The figures that call for notes of a section, where no other signs do."""
    position = 0
    starts = [sign.span.start for sign in anchors]
    for section in found:
        labels = [body.label for body in section.bodies]
        before = anchors[bisect_left(starts, position) : bisect_left(starts, section.span.start)]
        others = {sign.label for sign in before}
        if labels and 2 * len(others.intersection(labels)) <= len(labels):
            yield from in_order(text, Span(position, section.span.start), labels)
        position = section.span.end


def in_order(text: str, within: Span, labels: Sequence[str]) -> list[Sign]:
    """The figures that come in the order of notes with these labels, if they do for most of them."""
    found: list[Sign] = []
    position = 0
    for match in FIGURES.finditer(text, *within):
        ahead = labels[position : position + MOST_LOST]
        if match[0] in ahead and not ABBREVIATION.search(text[max(0, match.start() - 6) : match.start()]):
            position += ahead.index(match[0]) + 1
            found.append(Sign(Span(*match.span()), match[0], "figure", leads=False))
    return found if 2 * len(found) > len(labels) else []

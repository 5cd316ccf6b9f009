"""Quotations whose opening mark is missing: where it should be."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from tei_tools.annotators.quotations.extents import NARRATION, SENTENCE
from tei_tools.annotators.quotations.marks import Mark
from tei_tools.annotators.quotations.pairs import Quotation
from tei_tools.document import Span

OPENERS: Final = {"”": "“", "’’": "“", "»": "«"}
LEAD: Final = re.compile(
    r"\b(?:said|says|asked|cried|replied|answered|added|exclaimed|continued|told \w+)[,:]\s+(?=[A-Z])"
)
STOPS: Final = frozenset(".,!?…—-")
LONG: Final = 600  # characters: farther back nobody can tell


def half_opened(marks: Sequence[Mark], closing: Mark, quotations: Sequence[Quotation]) -> Quotation | None:
    """The quotation that a single mark opens and a double one closes: half of the opening mark was not read."""
    after = max((each.end for each in quotations if each.end <= closing.start), default=0)
    singles = [mark for mark in marks if mark.family == "single" and after <= mark.start < closing.start]
    halves = [mark for mark in singles if mark.opens != mark.closes and not mark.before.isalnum()]
    if not halves or not halves[-1].opens or halves[-1].glyph == "’" or _within(closing, quotations):
        return None
    return Quotation(halves[-1].start, closing.end, halves[-1], closing, cert="medium")


def unopened(text: str, block: Span, closing: Mark, quotations: Sequence[Quotation]) -> Quotation | None:
    """The quotation that a mark of a block closes and nothing opened, if it can be told where it begins.

    `quotations` are the others that begin in the block.
    """
    after = max((each.end for each in quotations if each.end <= closing.start), default=None)
    start = None if _within(closing, quotations) else _start(text, block, after, closing)
    if start is None:
        return None
    glyph = OPENERS.get(closing.glyph, closing.glyph)
    opening = Mark(start, start, glyph, closing.family, opens=True, closes=False, before="", after=text[start])
    return Quotation(start, closing.end, opening, closing, cert="low", why="no opening mark; begins with the sentence")


def _within(closing: Mark, quotations: Sequence[Quotation]) -> bool:
    return any(each.start < closing.start < each.end for each in quotations)


def _start(text: str, block: Span, after: int | None, mark: Mark) -> int | None:
    """The likeliest beginning: the first sentence that is not the narrator's."""
    low = block.start if after is None else after
    if mark.before not in STOPS or mark.start - low > LONG:
        return None
    starts = [low, *(match.end() for match in SENTENCE.finditer(text, low, mark.start)), mark.start]
    found = None
    for start, end in reversed(list(pairwise(starts))):
        narrated = NARRATION.match(text, start, end) or (start == low and after is not None)
        if narrated or not text[start].isupper():
            return found if found is not None else _lead(text, start, end)
        found = start
    return found


def _lead(text: str, start: int, end: int) -> int | None:
    return max((match.end() for match in LEAD.finditer(text, start, end)), default=None)

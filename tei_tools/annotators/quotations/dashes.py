"""Speech that a dash opens, in divisions that write it so: —Come up, he said. Come up!"""

import re
from collections.abc import Iterator
from typing import Final

from tei_tools.annotators.quotations.extents import REPORTING_CLAUSE, SENTENCE, logical_end
from tei_tools.annotators.quotations.marks import Mark
from tei_tools.annotators.quotations.pairs import Quotation
from tei_tools.document import Span

DASH: Final = re.compile(r"(?:--|[—–―])(?= ?[^\W\d_]| ?['’…_¿¡])")

RESUMED: Final = re.compile(
    r"[;:]\s+|,\s+(?=(?:I|you|we|that|but|if|my|your|it|is|are|what|why|how|since|because|do|don[’']t|let)\b)"
)
"""What stands before speech that goes on after a clause within one sentence."""


def dash(text: str, block: Span) -> Mark | None:
    """The dash with which a block begins, if words follow it."""
    match = DASH.match(text, *block)
    if match is None:
        return None
    return Mark(*match.span(), match[0], "dash", opens=True, closes=False, before="", after=text[match.end()])


def speaks(text: str, block: Span) -> bool:
    """Whether a block that a dash opens has a reporting clause."""
    return REPORTING_CLAUSE.search(text, *block) is not None


def dashed(text: str, block: Span, opening: Mark) -> Iterator[Quotation]:
    """The speech of a block that a dash opens, without the narrator's clauses."""
    position = block.start
    for match in REPORTING_CLAUSE.finditer(text, opening.end, block.end):
        if match.start() < position:
            continue
        yield _part(opening, position, match.start() + 1)
        resumed = RESUMED.match(text, match.end(), block.end) or SENTENCE.search(text, match.end() - 1, block.end)
        if resumed is None:
            return
        position = resumed.end()
        opening = Mark(position, position, "", "dash", opens=True, closes=False, before=" ", after=text[position])
    end = logical_end(text, max(position, opening.end), block.end, block).position
    if end > opening.end:
        yield _part(opening, position, end)


def _part(opening: Mark, start: int, end: int) -> Quotation:
    return Quotation(start, end, opening, why="no mark closes what a dash opens")

"""Defects of quotation: marks that are missing, and marks that point the wrong way."""

from collections.abc import Iterator, Sequence
from typing import Final

from tei_tools.annotators.quotations.marks import Mark
from tei_tools.annotators.quotations.pairs import Quotation
from tei_tools.document import Annotation, Span

PAIRS: Final = ('""', "''", "“”", "‘’", "„“", "‚‘", "«»", "‹›", "»«", "›‹", "`'")
CLOSERS: Final = {pair[0]: pair[1] for pair in PAIRS} | {"”": "”", "’": "’", "‟": "”", "‛": "’"}
"""The mark that closes what each glyph opened; of a doubled glyph, twice the one of the single."""
RIGHT_WAY: Final = {"”": "“", "’": "‘", "“": "”", "‘": "’"}
LOW: Final = frozenset("„‚") | {",,"}  # what these open, “ or ‘ closes


def defects(quotations: Sequence[Quotation]) -> list[list[Annotation]]:
    """For each quotation, what should be read where one of its marks is missing or wrong."""
    # ”So they quote in Swedish and Finnish”: there it is no misprint.
    alike = sum(quotation.opening.glyph == "”" for quotation in quotations)
    swedish = 2 * alike > sum(quotation.opening.glyph in "“”" for quotation in quotations)
    return [[*_misprints(quotation, swedish), *_omitted(quotation)] for quotation in quotations]


def _misprints(quotation: Quotation, swedish: bool) -> Iterator[Annotation]:
    opening, closing = quotation.opening, quotation.closing
    if opening.glyph in {"”", "’"} and not swedish:
        yield _misprint(opening, RIGHT_WAY[opening.glyph], "a mark that points the wrong way")
    if closing and closing.family != opening.family:
        yield _misprint(closing, closer(opening), "a single mark that closes what a double one opened")
    elif closing and closing.glyph in {"“", "‘"} and opening.glyph not in LOW:
        yield _misprint(closing, RIGHT_WAY[closing.glyph], "a mark that points the wrong way")


def _misprint(mark: Mark, corr: str, why: str) -> Annotation:
    return Annotation(Span(mark.start, mark.end), "sic", {"type": "glyph"}, corr, cert="high", why=why)


def _omitted(quotation: Quotation) -> Iterator[Annotation]:
    if quotation.closing is None:
        end = Span(quotation.end, quotation.end)
        mark = closer(quotation.opening)
        yield Annotation(end, "supplied", {"reason": "omitted"}, mark, cert=quotation.cert, why=quotation.why)


def closer(opening: Mark) -> str:
    """The mark that closes what `opening` opened."""
    return "''" if opening.glyph == ",," else CLOSERS.get(opening.glyph[0], "”") * len(opening.glyph)

"""Defects of quotation: marks that are missing, that point the wrong way, that stand apart or are of another style."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Final

from tei_tools.annotators.quotations.account import account
from tei_tools.annotators.quotations.conventions import style_of
from tei_tools.annotators.quotations.marks import LOW, Mark
from tei_tools.annotators.quotations.pairs import Quotation
from tei_tools.annotators.quotations.spans import Found
from tei_tools.annotators.quotations.unopened import OPENERS
from tei_tools.document import Annotation, Span

PAIRS: Final = ('""', "''", "“”", "‘’", "„“", "‚‘", "«»", "‹›", "»«", "›‹", "`'")
CLOSERS: Final = {pair[0]: pair[1] for pair in PAIRS} | {"”": "”", "’": "’", "‟": "”", "‛": "’"}
"""The mark that closes what each glyph opened; of a doubled glyph, twice the one of the single."""
RIGHT_WAY: Final = {"”": "“", "’": "‘", "“": "”", "‘": "’"}
MESSAGES: Final = {
    "quotation-unclosed": "A quotation opens here and is not closed",
    "quotation-unopened": "A quotation closes here and was not opened",
    "quotation-mark-reversed": "A quotation mark points the wrong way",
    "quotation-mark-mismatched": "A quotation mark does not match the one that it closes",
    "quotation-mark-detached": "A quotation mark stands apart from words",
    "quotation-mark-inconsistent": "A quotation is in marks of another style",
    "apostrophe-reversed": "An apostrophe looks like an opening quotation mark",
}
"""What is wrong, by code; docs/rules.md explains each."""
# Lost marks and strays: what stands in their place is told by the roles.
UNPAIRED: Final = dict.fromkeys(("opening", "repeated"), "quotation-unclosed") | dict.fromkeys(
    ("closing", "stray"), "quotation-unopened"
)


@dataclass(frozen=True)
class Defect:
    """What is wrong at a mark: `code` names the pattern, `why` says it of this place.

    `corr` is what should be read in place of `reading`, which is a point where a mark is missing.
    """

    code: str
    mark: Span
    why: str
    reading: Span | None = None
    corr: str = ""
    cert: str = "high"

    @property
    def message(self) -> str:
        """What is wrong."""
        return MESSAGES[self.code]

    @property
    def annotation(self) -> Annotation | None:
        """The misprint, or what is supplied; None where nobody can tell what should be read."""
        if self.reading is None:
            return None
        element = "sic" if self.reading.start < self.reading.end else "supplied"
        attributes = {"type": "glyph"} if element == "sic" else {"reason": "omitted"}
        return Annotation(self.reading, element, attributes, self.corr, cert=self.cert, why=self.why)


def lint(found: Found) -> list[Defect]:
    """Every defect of a text, in document order."""
    readings = chain.from_iterable(defects(found, quotation) for quotation in found.quotations)
    everything = [*readings, *_unpaired(found), *_of_shape(found)]
    return sorted(everything, key=lambda defect: (defect.mark, defect.code))


def defects(found: Found, quotation: Quotation) -> Iterator[Defect]:
    """What should be read where a mark of a quotation is missing or wrong."""
    opening, closing = quotation.opening, quotation.closing
    if opening.family == "dash":
        return
    if opening.implied:
        point = Span(quotation.start, quotation.start)
        if closing:
            yield Defect("quotation-unopened", closing.span, quotation.why, point, opening.glyph, quotation.cert)
        return
    # ”So they quote in Swedish and Finnish”: there it is no misprint.
    if opening.glyph in {"”", "’"} and not found.at(opening.start).alike:
        yield _misprint("quotation-mark-reversed", opening, RIGHT_WAY[opening.glyph], "it opens, and its shape closes")
    if closing is None:
        end = Span(quotation.end, quotation.end)
        yield Defect("quotation-unclosed", opening.span, quotation.why, end, closer(opening), quotation.cert)
    elif opening.family == "single" and closing.family == "double":
        corr = OPENERS.get(closing.glyph, closing.glyph)
        yield _misprint("quotation-mark-mismatched", opening, corr, "single, and a double one closes")
    elif closing.family != opening.family:
        yield _misprint("quotation-mark-mismatched", closing, closer(opening), "single, and a double one opened")
    elif closing.glyph in {"“", "‘"} and opening.glyph not in LOW:
        yield _misprint("quotation-mark-reversed", closing, RIGHT_WAY[closing.glyph], "it closes, and its shape opens")


def _misprint(code: str, mark: Mark, corr: str, why: str) -> Defect:
    return Defect(code, mark.span, why, mark.span, corr)


def _unpaired(found: Found) -> Iterator[Defect]:
    """Marks for which there is no other half, and no place where it can be supplied."""
    for one in account(found):
        if one.role == "defect":
            yield Defect(UNPAIRED[found.roles[one.span.start].name], one.span, one.why)


def _of_shape(found: Found) -> Iterator[Defect]:
    """Marks that stand apart from words, are of another style than the division’s, or point the wrong way."""
    for quotation in found.quotations:
        style = style_of(quotation.opening.glyph)
        usual = found.at(quotation.start).style
        for mark in (quotation.opening, quotation.closing):
            if mark and mark.detached:
                yield Defect("quotation-mark-detached", mark.span, "white space on both sides")
        if style and usual not in {"", style}:
            yield Defect("quotation-mark-inconsistent", quotation.opening.span, f"{style}; most here are {usual}")
    for one in account(found):
        if one.role == "apostrophe" and one.glyph == "‘" and found.text[one.span.end : one.span.end + 1].isalpha():
            yield Defect("apostrophe-reversed", one.span, one.why)


def closer(opening: Mark) -> str:
    """The mark that closes what `opening` opened."""
    return "''" if opening.glyph == ",," else CLOSERS.get(opening.glyph[0], "”") * len(opening.glyph)

"""The account of a text's quotation marks: each with its role, and what that rests on."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from tei_tools.annotators.quotations.marks import Mark
from tei_tools.annotators.quotations.spans import Found
from tei_tools.document import Span

UNPAIRED: Final = {
    "opening": "can open ({}), and nothing closes it",
    "closing": "can close ({}), and nothing was opened",
    "repeated": "can open ({}), and nothing is open",
    "stray": "{}",
}


class Account(NamedTuple):
    """One mark with its role.

    The role is opening, closing, repeated (at a paragraph, where a quotation goes on), apostrophe, prime, ditto,
    ornament (one of a long run), or defect (its other half is missing, and nobody can tell where it should be).
    """

    span: Span
    glyph: str
    role: str
    why: str


def account(found: Found) -> Iterator[Account]:
    """Every mark of the text, in document order."""
    paired = dict(_paired(found))
    for mark in found.all_marks:
        role, why = paired.get(mark.start) or _unpaired(found, mark)
        yield Account(mark.span, mark.glyph, role, why)


def _paired(found: Found) -> Iterator[tuple[int, tuple[str, str]]]:
    """The marks of quotations, by their starts."""
    for quotation in found.quotations:
        opening, closing = quotation.opening, quotation.closing
        if not opening.implied:
            why = found.roles[opening.start].why
            yield opening.start, ("opening", why if closing else f"{why}; {quotation.why}")
        for mark in quotation.repeated:
            yield mark.start, ("repeated", "at a paragraph with which a quotation goes on")
        if closing and closing.family == "single" and opening.family == "double":
            yield closing.start, ("closing", "the last mark of a paragraph in which a double one is open")
        elif closing:
            why = found.roles[closing.start].why
            yield closing.start, ("closing", f"{why}; {quotation.why}" if opening.implied else why)


def _unpaired(found: Found, mark: Mark) -> tuple[str, str]:
    if mark.family == "ornament":
        return "ornament", "a long run of marks"
    name, why = found.roles[mark.start]
    return ("defect", UNPAIRED[name].format(why)) if name in UNPAIRED else (name, why)

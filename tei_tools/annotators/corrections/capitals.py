"""Small letters and capitals that were mixed up: `p. M.` for P. M., a capital amid a sentence."""

import re
from collections.abc import Iterator
from typing import Final

from tei_tools import lexicon
from tei_tools.annotators.corrections.reading import Reading
from tei_tools.annotators.corrections.words import Word
from tei_tools.document import Span

HALF_DAY: Final = re.compile(r"\b(?:(a|p|Pp|pP)(\. ?)(M|Mm|mM|uM)|(A|P|Pp|pP)(\. ?)(m|Mm|mM|uM))(?=[.,;])")


def half_days(text: str) -> Iterator[Reading]:
    """`A. M.` and `P. M.` where OCR read half of it small: small capitals are read as either."""
    for match in HALF_DAY.finditer(text):
        letter, dot = match[1] or match[4], match[2] or match[5]
        yield Reading(Span(*match.span()), f"{letter[0].upper()}{dot}M", 1.5, "half of an abbreviation in small letters")


# A noun in this place may be a title or a name (he was President); what ends so is none.
BEFORE_ADJECTIVE: Final = frozenset(
    "am is are was were be been being have has had not very so too more most quite rather was been he she they we i to".split()
)
ADJECTIVE: Final = re.compile(r"un[a-z]+(ed|ing|able)|[a-z]{3,}(ly|ed)")


def capital(words: list[Word], number: int) -> Reading | None:
    """The word in small letters, if it is an adjective, adverb or participle with a capital amid a sentence."""
    word = words[number]
    if not word.text.istitle() or word.begins or word.gap != " " or not ADJECTIVE.fullmatch(word.form):
        return None
    if not (words[number - 2].text.islower() or words[number - 1].begins):
        return None
    if words[number - 1].text not in BEFORE_ADJECTIVE or not lexicon.known(word.form):
        return None
    if number + 1 == len(words) or not words[number + 1].text.islower() or words[number + 1].gap != " ":
        return None
    return Reading(word.span, word.text.lower(), 1.5, "a capital amid a sentence")

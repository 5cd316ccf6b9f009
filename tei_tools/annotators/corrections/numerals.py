"""Numbers that were read as letters, and letters as numbers: `gth` for 9th, `2oth` for 20th, `t862` for 1862."""

import re
from typing import Final

from tei_tools import lexicon
from tei_tools.annotators.corrections.reading import Reading
from tei_tools.annotators.corrections.words import Word

DIGITS: Final = str.maketrans({"o": "0", "O": "0", "l": "1", "I": "1", "i": "1", "t": "1", "r": "1", "|": "1", "g": "9",
                               "q": "9", "z": "2", "Z": "2", "S": "5", "s": "5", "§": "5", "&": "8"})  # fmt: skip
ORDINAL: Final = re.compile(r"([0-9oOlIirg|qzZSs§]{1,3})(st|nd|rd|th|d)")
YEAR: Final = re.compile(r"(?=\D*\d\D*\d\D*\d\D*\Z)[1ltiIr|][0-9S§&oO][0-9lIioOSs§][0-9lIioOSsg§]")
SUFFIXES: Final = {1: ("st",), 2: ("nd", "d"), 3: ("rd", "d")}


def numeral(word: Word) -> Reading | None:
    """The number that a word was before letters were read into it."""
    text = word.text
    if match := ORDINAL.fullmatch(text):
        number = match[1].translate(DIGITS)
        if match[1] != number and number.isdigit() and not number.startswith("0") and fits(int(number), match[2]):
            certain = any(map(str.isdigit, match[1]))
            return Reading(word.span, number + match[2], 1.5 if certain else 1.0, "an ordinal read as letters")
    elif YEAR.fullmatch(text):
        year = text.translate(DIGITS)
        if year.isdigit() and 1500 <= int(year) < 2030:
            return Reading(word.span, year, 1.5, "a year read as letters")
    return None


def like_numeral(text: str) -> bool:
    """Whether a word that is written so could be a number with letters in it."""
    return (
        not text.isdigit() and (ORDINAL.fullmatch(text) or YEAR.fullmatch(text)) is not None and not lexicon.known(text)
    )


def fits(number: int, suffix: str) -> bool:
    """Whether an ordinal ends so: 1st, 2nd or 2d, 3rd or 3d, 4th, 11th."""
    if 10 < number % 100 < 14:
        return suffix == "th"
    return suffix in SUFFIXES.get(number % 10, ("th",))

"""Figures that were read as letters: `gth` for 9th, `2oth` for 20th, `t862` for 1862, `June g, 1862` for June 9."""

import re
from collections import Counter
from typing import Final

from tei_tools import lexicon
from tei_tools.annotators.corrections.orthography import MONTHS
from tei_tools.annotators.corrections.reading import Reading
from tei_tools.annotators.corrections.words import Word

AS_FIGURES: Final = str.maketrans("oOQlIitr|gqzZSs§B&a", "0001111119922555882")
ORDINAL: Final = re.compile(r"([0-9oOlIirg|qzZSs§]{1,3})(st|nd|rd|th|d)")
SUFFIXES: Final = {1: ("st",), 2: ("nd", "d"), 3: ("rd", "d")}
DAY: Final = re.compile(r"[0-9oOlIitrgqzZSsB§]{1,2}")
FOUR_FIGURES: Final = re.compile(r"1[5-9][0-9]{2}|20[0-2][0-9]")
YEAR: Final = re.compile(r"[0-9A-Za-z§&|]{4}")
LEAST_YEARS: Final = 3
"""How many years of one decade a document must name before a figure in others is a misreading."""


def like_numeral(text: str) -> bool:
    """Whether a word that is written so could be a figure that was misread."""
    if text.isdigit():
        return len(text) == 4
    return any(pattern.fullmatch(text) for pattern in (ORDINAL, DAY, YEAR)) and not (
        len(text) > 2 and lexicon.known(text)
    )


def decade_of(words: list[Word]) -> str:
    """The first three figures of the years that the document is about; empty if there are none."""
    years = Counter(word.text[:3] for word in words if FOUR_FIGURES.fullmatch(word.text))
    decade, count = max(years.items(), key=lambda year: year[1], default=("", 0))
    return decade if count >= LEAST_YEARS and 2 * count > years.total() else ""


def numeral(words: list[Word], number: int, decade: str) -> Reading | None:
    """The figure that a word was before it was misread."""
    word = words[number]
    before = words[number - 1].form if number else ""
    if match := ORDINAL.fullmatch(word.text):
        figures = match[1].translate(AS_FIGURES)
        if match[1] != figures and not figures.startswith("0") and fits(int(figures), match[2]):
            return Reading(word.span, figures + match[2], 1.5, "an ordinal read as letters")
    if DAY.fullmatch(word.text) and before in MONTHS and dated(words, number):
        figures = word.text.translate(AS_FIGURES)
        if figures != word.text and 1 <= int(figures) <= 31 and figures[0] != "0":
            return Reading(word.span, figures, 1.5, "a day between a month and a year")
    if YEAR.fullmatch(word.text) and decade and word.gap == ", " and before.isalnum():
        return year(word, decade)
    return None


def year(word: Word, decade: str) -> Reading | None:
    """The year of the decade that a word is but for one figure."""
    last = word.text[3].translate(AS_FIGURES)
    wrong = sum(one != other for one, other in zip(word.text, decade + last, strict=True))
    if wrong != 1 or not last.isdecimal() or plausible(word.text, decade):
        return None
    return Reading(word.span, decade + last, 1.5, f"the years of the document are {decade}0 to {decade}9")


def plausible(text: str, decade: str) -> bool:
    """Whether a text is the year of a document of this decade, or one that it may look back or forward to."""
    return FOUR_FIGURES.fullmatch(text) is not None and abs(int(text) - int(decade) * 10) < 200


def dated(words: list[Word], number: int) -> bool:
    """Whether what may be a day is followed by what may be a year."""
    after = words[number + 1] if number + 1 < len(words) else None
    return after is not None and after.gap in (", ", ",\n", ". ") and sum(map(str.isdigit, after.text)) > 2


def fits(number: int, suffix: str) -> bool:
    """Whether an ordinal ends so: 1st, 2nd or 2d, 3rd or 3d, 4th, 11th."""
    if 10 < number % 100 < 14:
        return suffix == "th"
    return suffix in SUFFIXES.get(number % 10, ("th",))

"""Figures that were read as letters: `gth` for 9th, `2oth` for 20th, `t862` for 1862, `June g, 1862` for June 9."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from tei_tools import lexicon
from tei_tools.annotators.corrections.orthography import MONTHS
from tei_tools.annotators.corrections.reading import Reading
from tei_tools.annotators.corrections.words import Word, Words, form_of

AS_FIGURES: Final = str.maketrans("oOQlIitr|gqzZSs§B&a", "0001111119922555882")
ORDINAL: Final = re.compile(r"([0-9oOlIirg|qzZSs§]{1,3})(st|nd|rd|th|d)")
SUFFIXES: Final = {1: ("st",), 2: ("nd", "d"), 3: ("rd", "d")}
DAY: Final = re.compile(r"[0-9oOlIitrgqzZSsB§]{1,2}")
FOUR_FIGURES: Final = re.compile(r"1[5-9][0-9]{2}|20[0-2][0-9]")
YEAR: Final = re.compile(r"[0-9A-Za-z§&|]{4}")
LEAST_YEARS: Final = 3
"""How many years of one decade a document must name before a figure in others is a misreading."""


def numerals(words: Words) -> Iterator[Reading]:
    """Ordinals, days and years with figures that were misread."""
    yield from filter(
        None, (ordinal(words[number]) for number in words.written(set(filter(like_ordinal, words.kinds))))
    )
    months = {text for text in words.kinds if form_of(text) in MONTHS}
    yield from filter(None, (day(words, number + 1) for number in words.written(months)))
    if decade := decade_of(words):
        year_by_text = {text: figures for text in words.kinds if (figures := year(text, decade))}
        why = f"the years of the document are {decade}0 to {decade}9"
        for number in words.written(set(year_by_text)):
            word = words[number]
            if word.gap == ", " and number and words.forms[number - 1].isalnum():
                yield Reading(word.span, year_by_text[word.text], 1.5, why)


def like_ordinal(text: str) -> bool:
    """Whether a word that is written so could be an ordinal that was misread."""
    return ORDINAL.fullmatch(text) is not None and not (text[0].isalpha() and lexicon.known(text))


def ordinal(word: Word) -> Reading | None:
    """The ordinal that a word was before letters were read for its figures."""
    match = ORDINAL.fullmatch(word.text)
    if not match:
        return None
    figures = match[1].translate(AS_FIGURES)
    if match[1] == figures or figures.startswith("0") or not fits(int(figures), match[2]):
        return None
    return Reading(word.span, figures + match[2], 1.5, "an ordinal read as letters")


def day(words: Words, number: int) -> Reading | None:
    """The day of the month that a word was between a month and a year."""
    if number + 1 >= len(words) or not DAY.fullmatch(words.texts[number]) or not dated(words, number):
        return None
    word = words[number]
    figures = word.text.translate(AS_FIGURES)
    if figures == word.text or figures.startswith("0") or not 1 <= int(figures) <= 31:
        return None
    return Reading(word.span, figures, 1.5, "a day between a month and a year")


def decade_of(words: Words) -> str:
    """The first three figures of the years that the document is about; empty if there are none."""
    years = Counter[str]()
    for text, count in words.kinds.items():
        if FOUR_FIGURES.fullmatch(text):
            years[text[:3]] += count
    decade, count = max(years.items(), key=lambda year: year[1], default=("", 0))
    return decade if count >= LEAST_YEARS and 2 * count > years.total() else ""


def year(text: str, decade: str) -> str | None:
    """The year of the decade that a word is but for one figure."""
    if not YEAR.fullmatch(text) or plausible(text, decade):
        return None
    last = text[3].translate(AS_FIGURES)
    wrong = sum(one != other for one, other in zip(text, decade + last, strict=True))
    return decade + last if wrong == 1 and last.isdecimal() else None


def plausible(text: str, decade: str) -> bool:
    """Whether a text is the year of a document of this decade, or one that it may look back or forward to."""
    return FOUR_FIGURES.fullmatch(text) is not None and abs(int(text) - int(decade) * 10) < 200


def dated(words: Words, number: int) -> bool:
    """Whether what may be a day is followed by what may be a year."""
    after = words[number + 1]
    return after.gap in (", ", ",\n", ". ") and sum(map(str.isdigit, after.text)) > 2


def fits(number: int, suffix: str) -> bool:
    """Whether an ordinal ends so: 1st, 2nd or 2d, 3rd or 3d, 4th, 11th."""
    if 10 < number % 100 < 14:
        return suffix == "th"
    return suffix in SUFFIXES.get(number % 10, ("th",))

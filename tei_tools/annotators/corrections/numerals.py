"""Figures that were misread: `gth` for 9th, `2oth` for 20th, `t862` for 1862, `June g, 1862` for June 9."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from tei_tools import lexicon
from tei_tools.annotators.corrections.orthography import NAMES_OF_MONTHS
from tei_tools.annotators.corrections.reading import Reading
from tei_tools.annotators.corrections.words import Word, Words
from tei_tools.document import Span

AS_FIGURES: Final = str.maketrans("oOQlIitr|gqzZSs§B&a", "0001111119922555882")
ORDINAL: Final = re.compile(r"([0-9oOlIirg|qzZSs§]{1,3})(st|nd|rd|th|d)")
SUFFIXES: Final = {1: ("st",), 2: ("nd", "d"), 3: ("rd", "d")}
FOUR_FIGURES: Final = re.compile(r"1[5-9][0-9]{2}|20[0-2][0-9]")
LEAST_YEARS: Final = 3
"""How many years of one decade a document must name before a figure in others is a misreading."""
# A day and a year after the name of a month, and a year alone in brackets, whatever was read for their figures.
DATE: Final = re.compile(rf"(?:{NAMES_OF_MONTHS.title().replace(' ', '|')})\s(\S{{1,2}})(?:, |,\n|\. )(\S{{3,4}})\b")
BRACKETED: Final = re.compile(r"(?<=\()\S{4}(?=\))")
RANGE: Final = re.compile(r"[–-](?<=\d.)(?=\d)")
SPACED_RANGE: Final = re.compile(r"(1[5-9]\d\d|20\d\d)(?<!\d....) ([–-]) (\d\d)\b(?=[,.;:)]|(?<=– ..)\s)")
DAY: Final = re.compile(r"[0-9oOlIitrgqzZSsB§&a]{1,2}")
YEAR: Final = re.compile(r"[0-9A-Za-z§&|£+¢]{3,4}")
ODDS: Final = 1.5


def numerals(text: str, words: Words, *, noisy: bool) -> Iterator[Reading]:
    """Ordinals, days and years with figures that were misread."""
    for number in words.written(set(filter(like_ordinal, words.kinds))):
        if reading := ordinal(words[number]):
            yield reading
    decade = decade_of(words)
    why = f"the years of the document are {decade}0 to {decade}9"
    for match in DATE.finditer(text):
        if sum(map(str.isdigit, match[2])) > 1 and (figures := day(match[1])):
            yield Reading(Span(*match.span(1)), figures, ODDS, "a day between a month and a year")
        if decade and (figures := year(match[2], decade, noisy=noisy)):
            yield Reading(Span(*match.span(2)), figures, ODDS, why)
    yield from ranges(text)
    for match in BRACKETED.finditer(text) if noisy and decade else ():
        if figures := year(match[0], decade, noisy=False):
            yield Reading(Span(*match.span()), figures, ODDS, why)


def ranges(text: str) -> Iterator[Reading]:
    """Years and those that they run to, with spaces between them in a text that has none there elsewhere."""
    spaced = [match for match in SPACED_RANGE.finditer(text) if match[1][2:] < match[3]]
    if len(spaced) > 1 and len(spaced) > sum(1 for _ in RANGE.finditer(text)):
        return
    for match in spaced:
        yield Reading(Span(*match.span()), match[1] + match[2] + match[3], 1.0, "spaces within a span of years")


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
    return Reading(word.span, figures + match[2], ODDS, "an ordinal read as letters")


def day(text: str) -> str | None:
    """The day of the month that was read so."""
    if not DAY.fullmatch(text):
        return None
    figures = text.translate(AS_FIGURES)
    return figures if figures != text and figures[0] != "0" and int(figures) <= 31 else None


def decade_of(words: Words) -> str:
    """The first three figures of the years that the document is about; empty if there are none."""
    years = Counter[str]()
    for text, count in words.kinds.items():
        if FOUR_FIGURES.fullmatch(text):
            years[text[:3]] += count
    decade, count = max(years.items(), key=lambda year: year[1], default=("", 0))
    return decade if count >= LEAST_YEARS and 2 * count > years.total() else ""


def year(text: str, decade: str, *, noisy: bool) -> str | None:
    """The year of the decade that was read so; in a noisy document, with two figures wrong or the first one lost."""
    last = text[-1].translate(AS_FIGURES)
    if not last.isdecimal() or not YEAR.fullmatch(text) or plausible(text, decade, 100 if noisy else 200):
        return None
    if len(text) == 3:
        return decade + last if noisy and text[:2] == decade[1:] else None
    wrong = sum(one != other for one, other in zip(text, decade + last, strict=True))
    return decade + last if wrong == 1 or (noisy and wrong == 2) else None


def plausible(text: str, decade: str, most: int) -> bool:
    """Whether a text is a year no more than so many before or after the decade."""
    return FOUR_FIGURES.fullmatch(text) is not None and abs(int(text) - int(decade) * 10) < most


def fits(number: int, suffix: str) -> bool:
    """Whether an ordinal ends so: 1st, 2nd or 2d, 3rd or 3d, 4th, 11th."""
    if 10 < number % 100 < 14:
        return suffix == "th"
    return suffix in SUFFIXES.get(number % 10, ("th",))

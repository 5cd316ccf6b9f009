"""Plausibility: whether a number, month or season that could be a date is one where it stands.

What decides is the words beside it: a preposition of time before it, something that it counts after it.
"""

import re
from typing import Final

from tei_tools.annotators.dates.vocabulary import MONTHS, alternatives

_REACH: Final = 32
_OPEN: Final = r"(?:\A|[\s(\[“\"—–-])"
_ARTICLE: Final = r"(?:(?:the|a)\s+)?"

# --- years

_LABELS: Final = (
    "nos?|p|pp|pages?|lines?|notes?|chapters?|chap|ch|vols?|volumes?|sections?|sec|numbers?|num|art|articles?|resolutions?|"
    "decree|telegrams?|despatch|dispatch|models?|verses?|rooms?|box|lots?|figs?|tables?|paragraphs?|psalm|"
    "some|over|than|only|nearly|almost|least|all|these|those"
)
_TIMES: Final = (
    "in|since|until|till|during|throughout|circa|ca\\.|c\\.|anno|early|late|mid|years?|before|after|by|spring|summer|"
    "autumn|fall|winter|towards?|around|about"
)
_LINKS: Final = "of|to|from|and|or|between|through|for|at|on|with|as|the|this|that|my|his|her|their|our|its"
# A label may have named a number before: `resolutions 1472 (XIV) and 1721`.
_LABELLED: Final = r"(?:\d+(?:\s\(\w+\))?,?\s(?:(?:and|or|to)\s)?)?"
_LABEL_BEFORE: Final = re.compile(rf"(?:\b(?i:{_LABELS})\.?\s*{_LABELLED}|(?:[§#£$€=+×*/<>&%\d]|\d\s?[–—-])\s*)\Z")
_TIME_BEFORE: Final = re.compile(rf"{_OPEN}(?i:{_TIMES})[\s-]+{_ARTICLE}\Z")
_LINK_BEFORE: Final = re.compile(rf"{_OPEN}(?i:{_LINKS})[\s-]+{_ARTICLE}\Z")
_OWNER_BEFORE: Final = re.compile(rf"{_OPEN}(?i:my|his|her|their|our|its)\s+\Z")
_SHORT_YEAR_BEFORE: Final = re.compile(r"['’]\d\d\s+(?:and|or|to)\s+\Z")
_YEAR_BEFORE: Final = re.compile(r"\b[Yy]ears?\s+(?:of\s+our\s+Lord\s+)?\Z")

# Words that can stand after a date, where after a quantity stands what it counts.
FUNCTION_WORD: Final = (
    "(?:a|about|after|again|against|all|alone|also|although|among|an|and|another|are|as|at|because|became|before|began|"
    "between|both|brought|but|by|came|could|did|does|during|each|either|even|every|few|following|for|found|from|had|has|"
    "have|he|her|here|his|how|however|i|if|in|inclusive|inst|into|is|it|its|just|last|left|many|marked|may|might|more|most|"
    "must|my|neither|never|next|no|nor|not|now|of|on|once|one|only|onwards?|or|our|out|over|passed|saw|several|shall|she|"
    "should|since|so|some|still|such|than|that|the|their|then|there|these|they|this|those|though|through|to|two|ult|under|"
    "unless|until|up|upon|was|we|went|were|what|when|where|whereas|which|while|who|whose|why|will|with|within|without|"
    "would|yet|you|your)"
)
_PHRASE_ENDS: Final = re.compile(rf"\s*(?:\Z|[.,;:!?)\]}}”\"’'—–\[-])|\s+{FUNCTION_WORD}\b|\s*\n\s*\n")
_PLURAL_AFTER: Final = re.compile(r"\s+(?!(?:was|is|has|as|this|his|its|thus|does|perhaps|across)\b)[a-z]+s\b")
_MARGIN_BEFORE: Final = re.compile(r"\S[ \t]{2,}\Z")
_NUMBERED_AFTER: Final = re.compile(r"\.[ \t]")
_COLUMN_AFTER: Final = re.compile(r"\t|[ ]{2}")
_FIRST_YEAR: Final = 1400
_LAST_YEAR: Final = 2039

# --- months

_MONTH: Final = rf"(?:{alternatives(MONTHS)}|Jan|Feb|Apr|Aug|Sept?|Oct|Nov|Dec)"
_MONTH_TIMES: Final = (
    "in|since|until|till|during|throughout|early|late|mid|last|next|towards?|following|previous|preceding|"
    "(?:month|middle|end|close|beginning|start|days|week|half|part)\\s+of|(?:early|late)\\s+in"
)
_EVENTS: Final = (
    "events?|days?|weeks?|nights?|mornings?|evenings?|afternoons?|elections?|battles?|revolutions?|risings?|insurrections?|"
    "uprisings?|invasions?|offensives?|campaigns?|votes?|sessions?|meetings?|congress|fighting|crisis|decrees?|manifesto|"
    "sun|rains?|winds?|heat|cold|frosts?|snows?|storms?|weather|rest|course|whole|most|all|much|part|remainder|last|first|"
    "half|ides|calends|kalends|nones|eve"
)
_MONTH_LINKS: Final = rf"(?:{_EVENTS})\s+of|to|from|and|or|between|through|by|before|after|for|about|around|this|that"
_MONTH_TIME_BEFORE: Final = re.compile(rf"{_OPEN}(?i:{_MONTH_TIMES})[\s-]+\Z")
_MONTH_LINK_BEFORE: Final = re.compile(rf"{_OPEN}(?i:{_MONTH_LINKS})[\s-]+\Z")
_ARTICLE_BEFORE: Final = re.compile(r"(?:\b(?i:the|an?|our|his|her|their|its|my|every|each)|[’']s)\s+\Z")
_JOIN: Final = r"(?:\s*[–—-]\s*|,?\s+(?:and|or|to|until|till|through)\s+)"
_MONTH_JOINED_BEFORE: Final = re.compile(rf"\b{_MONTH}(?:,\s*|{_JOIN})\Z")
_MONTH_JOINED_AFTER: Final = re.compile(rf"(?:{_JOIN}|,\s+(?=[A-Z]\w+,?\s)){_MONTH}\b")
_NAME_AFTER: Final = re.compile(r"\s*[A-Z]|[-’'][A-Za-z]")
_COMPOUND_AFTER: Final = re.compile(r"[-’'][A-Za-z]")
# Months that are also a verb, an adjective or the name of a person.
_AMBIGUOUS: Final = frozenset({"March", "April", "May", "June", "August"})

# From 10 to 13 days lie between the styles: in one month, or over the end of a month of 28 to 31 days.
_DAYS_APART: Final = frozenset({*range(10, 14), *range(15, 22)})

# --- days, seasons, decades

_DAY_TIMES: Final = "on|by|until|till|since|before|after|from|to|dated|of|and|or|about|between|through|for|day"
_DAY_BEFORE: Final = re.compile(
    rf"\b(?i:(?:{_DAY_TIMES})[ ,]\s*the|on|dated|and|or|to|until|till|your|the|[a-z]+day,?(?:\s+the)?)\s+\Z"
)
_SENTENCE_BEFORE: Final = re.compile(r"(?:\A|[.!?;]\s+|\n\s*)\Z")
_SEASON_TIMES: Final = "towards?|by|until|till|since|before|after|that|last|next|following|same|previous|preceding"
_SEASON_BEFORE: Final = re.compile(
    rf"\b(?:(?:In|During|Throughout)\s+the|(?i:{_SEASON_TIMES})(?:\s+the)?)\s+(?:(?:early|late)\s+)?\Z"
    r"|\b(?i:(?:early|late)\s+in|(?:end|beginning|middle|close|start)\s+of)\s+(?:the\s+)?\Z"
)
_SEASON_JOINED: Final = re.compile(
    r"(?:\s?[–-]\s?|\s+(?:and|or|to)\s+(?:the\s+)?(?:early\s+|late\s+)?)(?:spring|summer|autumn|fall|winter)\s+of\b"
)
_DECADE_BEFORE: Final = re.compile(
    r"\b(?i:(?:in|of|during|since|from|by|until|through|throughout)\s+the\s+|the\s+(?=early|mid|late))"
    r"(?:early\s+|mid-?\s*|late\s+)?\Z"
)


def _before(text: str, start: int) -> str:
    return text[max(0, start - _REACH) : start]


def is_year(text: str, start: int, end: int) -> bool:
    """Whether a number of four digits, or one with an era, is a year and no quantity or label."""
    before = _before(text, start)
    if not text[end - 1].isdigit():
        return True
    if _LABEL_BEFORE.search(before) or _MARGIN_BEFORE.search(before):
        return False
    number = int(text[start : start + 4])
    counts = _PLURAL_AFTER.match(text, end) is not None
    if _TIME_BEFORE.search(before):
        return not counts or (number >= _FIRST_YEAR and number % 50 != 0)
    if not _FIRST_YEAR <= number <= _LAST_YEAR:
        return False
    if _LINK_BEFORE.search(before):
        # `its 2006 highs`: what is counted exactly belongs to nobody.
        return not counts or (number % 10 != 0 and _OWNER_BEFORE.search(before) is not None)
    if start == 0 or before.endswith("\n"):
        return _opens_line(text, before, end)
    return bool(_PHRASE_ENDS.match(text, end))


def _opens_line(text: str, before: str, end: int) -> bool:
    """Whether a number that opens a line is a year: it heads a paragraph or an entry, and does not count it."""
    if _COLUMN_AFTER.match(text, end):
        return True
    if before and not before.endswith("\n\n"):
        return bool(_PHRASE_ENDS.match(text, end))
    return not _NUMBERED_AFTER.match(text, end) and not _PLURAL_AFTER.match(text, end)


def is_years(text: str, start: int, end: int) -> bool:
    """Whether two numbers joined by a dash are the years of a period: the second is the later one."""
    first, last = re.findall(r"\d+", text[start:end])
    return first < first[: 4 - len(last)] + last and not _LABEL_BEFORE.search(_before(text, start))


def is_named_year(text: str, start: int, end: int) -> bool:
    """Whether a number of three digits is called a year: `in the year 476`."""
    return bool(_YEAR_BEFORE.search(_before(text, start)) and _PHRASE_ENDS.match(text, end))


def is_short_year(text: str, start: int, end: int) -> bool:
    """Whether two digits after an apostrophe are a year: `in ’48`."""
    marked = text[max(0, start - 1) : start] in {"'", "’"}
    before = _before(text, start - 1)
    told = _TIME_BEFORE.search(before) or _SHORT_YEAR_BEFORE.search(before)
    return marked and bool(told and _PHRASE_ENDS.match(text, end))


def is_no_label(text: str, start: int, end: int) -> bool:
    """Whether no label stands before a number: `vol. 8 June`."""
    return not _LABEL_BEFORE.search(_before(text, start))


def is_in_both_styles(text: str, start: int, end: int) -> bool:
    """Whether two days can be one in both styles, of the same month or of two; those with a stroke can be a period."""
    words = text[start:end]
    one, two = map(int, re.findall(r"\d+", words)[:2])
    return "(" not in words or abs(one - two) in _DAYS_APART


def is_day(text: str, start: int, end: int) -> bool:
    """Whether an ordinal number is a day of the month: nothing follows that it could count."""
    before = _before(text, start)
    if text[end : end + 1] == "," and _SENTENCE_BEFORE.search(before):
        return True  # the days of a diary: `12th, marched at five.`
    return bool(_DAY_BEFORE.search(before) and _PHRASE_ENDS.match(text, end))


def is_month(text: str, start: int, end: int) -> bool:
    """Whether the name of a month, without day or year, is a date and no verb, person or part of a name."""
    before, month = _before(text, start), text[start:end].title()
    if _ARTICLE_BEFORE.search(before):
        return False
    if _MONTH_JOINED_BEFORE.search(before) or _MONTH_JOINED_AFTER.match(text, end):
        return True
    if _MONTH_TIME_BEFORE.search(before):
        return not _COMPOUND_AFTER.match(text, end)
    if month == "May" or _NAME_AFTER.match(text, end):
        return False
    if _MONTH_LINK_BEFORE.search(before):
        return True
    return month not in _AMBIGUOUS and not before.rstrip().endswith(" of") and bool(_PHRASE_ENDS.match(text, end))


def is_season(text: str, start: int, end: int) -> bool:
    """Whether a season without a year is the time of what is told, not a habit or a spring of water."""
    if _SEASON_JOINED.match(text, end):
        return True
    if not _SEASON_BEFORE.search(_before(text, start)) or not _PHRASE_ENDS.match(text, end):
        return False
    following = text[end : end + 12].lstrip()
    return not (
        following.startswith(("of ", "-")) or (text[start:end].lower() == "fall" and following.startswith("in"))
    )


def is_decade(text: str, start: int, end: int) -> bool:
    """Whether `eighties` is a decade, not an age."""
    return bool(_DECADE_BEFORE.search(_before(text, start)) and _PHRASE_ENDS.match(text, end))

"""Plausibility: whether a number, month or season that could be a date is one where it stands.

What decides is the words beside it: a preposition of time before it, what is counted after it.
"""

import re
from typing import Final

_REACH: Final = 32
_ARTICLE: Final = r"(?:(?:the|a)\s+)?"
_STRONG: Final = (
    "in|since|until|till|during|throughout|circa|ca\\.|c\\.|early|late|mid|year|years|before|after|by|spring|summer|autumn|"
    "fall|winter|towards?|around|about"
)
_LINKS: Final = "of|to|from|and|or|between|through|for|at|on|with|as|the|this|that"
_STRONGLY_BEFORE: Final = re.compile(rf"(?:^|[\s(“\"—–-])(?i:{_STRONG})[\s-]+{_ARTICLE}\Z")
_LINKED_BEFORE: Final = re.compile(rf"(?:^|[\s(“\"—–-])(?i:{_LINKS})[\s-]+{_ARTICLE}\Z")
_MARK_BEFORE: Final = re.compile(r"(?:^|[(\[,;:.!?—–\n“\"])\s*\Z")
_LABEL_BEFORE: Final = re.compile(
    r"(?:\b(?i:nos?|p|pp|pages?|lines?|notes?|chapters?|chap|ch|vols?|volumes?|sections?|sec|numbers?|num|art|articles?|"
    r"resolution|decree|telegrams?|despatch|dispatch|models?|verses?|rooms?|box|lots?|figs?|tables?|paragraphs?|psalm|"
    r"some|over|than|only|nearly|almost|least|all|these|those|my|his|her|their|our|your|\d)\.?|[§#£$€=+×*/<>&%])\s*\Z"
)
# A word after a number that can stand after a date as well as after a noun: the date is the end of its phrase.
FUNCTION_WORD: Final = (
    "(?:a|about|after|again|against|all|although|among|an|and|another|are|as|at|because|before|between|both|but|by|came|"
    "could|did|does|during|each|either|even|every|few|following|for|from|had|has|have|he|her|here|his|how|however|i|if|in|inclusive|"
    "inst|into|is|it|its|just|last|many|may|might|more|most|must|my|neither|never|next|no|nor|not|now|of|on|once|one|only|"
    "or|our|out|over|several|shall|she|should|since|so|some|still|such|than|that|the|their|then|there|these|they|this|those|"
    "though|through|to|two|ult|under|unless|until|up|upon|was|we|were|what|when|where|whereas|which|while|who|whose|why|will|"
    "with|within|without|would|yet|you|your|began|saw|brought|marked|became|onwards?|alone|also|found|left|went|passed)"
)
_ENDS_PHRASE: Final = re.compile(rf"\s*(?:\Z|[.,;:!?)\]}}”\"’'—–-]|\[)|\s+{FUNCTION_WORD}\b|\s*\n\s*\n")
_PLURAL_AFTER: Final = re.compile(r"\s+(?!was\b|is\b|has\b|as\b|this\b|his\b|its\b|thus\b|does\b|perhaps\b|across\b)[a-z]+s\b")
_NOUN_AFTER: Final = re.compile(rf"\s+(?!{FUNCTION_WORD}\b)[a-z]|\s+[A-Z]")
_CAPITAL_AFTER: Final = re.compile(r"[ \t\xa0]*\n?[ \t]*[A-Z]|[-’'][A-Za-z]")

_MONTH_BEFORE: Final = re.compile(
    r"(?:^|[\s(—–“\"-])(?i:in|since|until|till|during|throughout|early|late|mid|last|next|month of|middle of|end of|close of|"
    r"beginning of|start of|days of|week of|half of|part of|early in|late in|towards?|following|previous|preceding)[\s-]+\Z"
)
_MONTH_LINKED: Final = re.compile(r"(?:^|[\s(—–“\"-])(?i:of|to|from|and|or|between|through|by|before|after|for|about|around|this|that)[\s-]+\Z")
_ARTICLE_BEFORE: Final = re.compile(r"(?:\b(?i:the|a|an|our|his|her|their|its|my|every|each)|[’']s)\s+\Z")
_MONTH_NAMES: Final = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_MONTH_NEAR: Final = re.compile(
    rf"\b{_MONTH_NAMES}\b(?:,\s*|\s*[–—-]\s*|,?\s+(?:and|or|to|until|till|through)\s+)\Z"
    rf"|(?:\s*[–—-]\s*|,?\s+(?:and|or|to|until|till|through)\s+|,\s+(?=[A-Z]\w+,?\s)){_MONTH_NAMES}\b"
)
AMBIGUOUS_MONTHS: Final = frozenset({"March", "April", "May", "June", "August", "MARCH", "APRIL", "MAY", "JUNE", "AUGUST"})
"""Months that are also a verb, an adjective or the name of a person."""

_SEASON_BEFORE: Final = re.compile(
    r"\b(?i:(?:towards?|by|until|till|since|before|after|that|last|next|following|same|previous|preceding)\s+(?:the\s+)?(?:early\s+|late\s+)?"
    r"|(?:in|during|throughout|of)\s+the\s+(?:early\s+|late\s+)?|(?:early|late)\s+in\s+(?:the\s+)?|(?:end|beginning|middle|close|start)\s+of\s+(?:the\s+)?)\Z"
)
_DAY_BEFORE: Final = re.compile(
    r"\b(?i:on|by|until|till|since|before|after|from|to|dated|of|and|or|about|between|through|for|day)[ ,]\s*(?:the\s+)\Z"
    r"|\b(?i:on|dated|and|or|to|until|till|your)\s+\Z|\bthe\s+\Z|day,?\s+(?:the\s+)?\Z", re.IGNORECASE
)
_DECADE_BEFORE: Final = re.compile(r"\b(?:in|of|during|since|from|by|until|through|throughout)\s+the\s+(?:early\s+|mid-?\s*|late\s+)?\Z|\bthe\s+(?:early\s+|mid-?\s*|late\s+)\Z")


def _before(text: str, start: int) -> str:
    return text[max(0, start - _REACH) : start]


def is_year(text: str, start: int, end: int) -> bool:
    """Whether a number of four digits, or one with an era, is a year and no quantity or label."""
    before = _before(text, start)
    if not text[end - 1].isdigit():
        return True
    if _LABEL_BEFORE.search(before):
        return False
    number = text[start : start + 4]
    if _STRONGLY_BEFORE.search(before):
        return number >= "1400" or not _PLURAL_AFTER.match(text, end)
    if not "1400" <= number < "2040":
        return False
    if _LINKED_BEFORE.search(before):
        return not _PLURAL_AFTER.match(text, end)
    if _MARK_BEFORE.search(before):
        return bool(_ENDS_PHRASE.match(text, end))
    return bool(_ENDS_PHRASE.match(text, end)) and not before[-2:-1].isdigit()


def is_years(text: str, start: int, end: int) -> bool:
    """Whether two numbers joined by a dash are the years of a period: the second is the later one."""
    first, last = (digits for digits in re.findall(r"\d+", text[start:end]))
    return first < first[: 4 - len(last)] + last and int(first) >= 1000 and not _LABEL_BEFORE.search(_before(text, start))


def is_day_month(text: str, start: int, end: int) -> bool:
    """Whether a number and the name of a month are a day, and no sum and a verb: `of the 24 May go`."""
    return not text[start:end].endswith(("May", "March")) or not re.match(r"\s+(?:be|go|have)\b", text[end : end + 8])


def is_day(text: str, start: int, end: int) -> bool:
    """Whether an ordinal number is a day of the month: nothing follows that it could count."""
    return bool(_DAY_BEFORE.search(_before(text, start)) and _ENDS_PHRASE.match(text, end))


def is_month(text: str, start: int, end: int) -> bool:
    """Whether the name of a month, without day or year, is a date and no verb, person or part of a name."""
    before = _before(text, start)
    if _ARTICLE_BEFORE.search(before):
        return False
    near = _MONTH_NEAR.search(before) or _MONTH_NEAR.match(text, end)
    if near or _MONTH_BEFORE.search(before):
        return not re.match(r"[-’'][A-Za-z]", text[end : end + 2]) or bool(near)
    if text[start:end] in AMBIGUOUS_MONTHS or _CAPITAL_AFTER.match(text, end):
        return False
    return bool(_MONTH_LINKED.search(before)) or bool(_ENDS_PHRASE.match(text, end))


def is_season(text: str, start: int, end: int) -> bool:
    """Whether a season without a year is the time of what is told, not a habit or a spring of water."""
    before = _before(text, start)
    if not _SEASON_BEFORE.search(before) or not _ENDS_PHRASE.match(text, end):
        return False
    following = text[end : end + 12].lstrip()
    return not (following.startswith(("of ", "-")) or (text[start:end].lower() == "fall" and following.startswith("in")))


def is_decade(text: str, start: int, end: int) -> bool:
    """Whether `eighties` is a decade, not an age."""
    return bool(_DECADE_BEFORE.search(_before(text, start)) and _ENDS_PHRASE.match(text, end))

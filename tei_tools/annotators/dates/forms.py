"""The forms of calendar expressions: one regular expression each, tried in order where a word or number begins."""

import re
from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from tei_tools.annotators.dates import plausibility
from tei_tools.annotators.dates.vocabulary import (
    DASH,
    DAY,
    DECADES,
    ERA,
    FEASTS,
    FULL_MONTH,
    GAP,
    MONTH,
    MOVABLE_FEASTS,
    NOT_COUNTED,
    ORDINALS,
    SPACE,
    STYLE,
    SUFFIX,
    TAIL,
    YEAR,
    alternatives,
)

Test = Callable[[str, int, int], bool]
"""Whether the text round a match, from start to end, lets it be a date."""


class Form(NamedTuple):
    """A way to write a date, and the test for its context where the words alone do not tell."""

    pattern: re.Pattern[str]
    test: Test | None = None


def _form(pattern: str, test: Test | None = None) -> Form:
    return Form(re.compile(pattern), test)


def _feasts(names: Iterable[str]) -> str:
    return alternatives(names).replace("'", "['’]").replace(".", r"\.").replace(" ", SPACE)


_DAYS: Final = rf"(?P<day>{DAY})(?:{SUFFIX})?"
_TO_DAY: Final = rf"(?P<dash>{DASH})(?P<day2>{DAY})(?:{SUFFIX})?"
_OF_MONTH: Final = rf"(?:{SPACE}day)?(?:{SPACE}of)?(?:{SPACE}the{SPACE}month{SPACE}of)?{SPACE}(?P<month>{MONTH})"
_OLD_DAY: Final = rf"(?P<old_day>{DAY})(?:{SUFFIX})?"
_OF_OLD_MONTH: Final = _OF_MONTH.replace("month>", "old_month>")
# A date in both styles: `25 October (7 November) 1917`, `11/23 February 1871`.
_OPEN: Final = rf"{GAP}(?:(?P<bracket>\()|/){GAP}"
_CLOSE: Final = rf"(?(bracket)(?:,?{SPACE}{STYLE})?\))"
_OF_ANY_MONTH: Final = _OF_MONTH.replace("?P<month>", "?:")
_WIDE: Final = r"[ \t\xa0\n]{1,6}"
_WORD: Final = rf"(?P<ordinal>(?i:{alternatives(ORDINALS)}))"
_CENTURY: Final = rf"{SPACE}[Cc]entury\b(?:{SPACE}(?P<era>{ERA}))?"
_NO_MORE: Final = rf"(?!\d|[.:/]\d)(?![-–]\d){NOT_COUNTED}"
_PLAIN_YEAR: Final = r"(?P<year>(?:1\d|20)\d\d)"
_SEASON: Final = r"(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)\b"
_FEAST: Final = _feasts((*FEASTS, *MOVABLE_FEASTS))
_FEAST_DAY: Final = _feasts(feast for feast in (*FEASTS, *MOVABLE_FEASTS) if feast.endswith(("Day", "Eve", "day")))


NUMBER: Final = (
    _form(r"(?P<year>[12]\d{3})(?P<stroke>[-/])(?P<number>\d\d)(?P=stroke)(?P<day>\d\d)(?![\d/-])"),
    _form(r"(?P<one>\d\d?)(?P<mark>[/.])(?P<two>\d\d?)(?P=mark)(?P<year>\d{4}|\d\d)(?![\w/]|\.\d)"),
    _form(rf"{_OLD_DAY}{_OPEN}{_DAYS}{_CLOSE}{_OF_MONTH}{TAIL}?", plausibility.is_in_both_styles),
    _form(rf"{_OLD_DAY}{_OF_OLD_MONTH}{_OPEN}{_DAYS}{_OF_MONTH}{_CLOSE}{TAIL}?", plausibility.is_in_both_styles),
    _form(rf"{_DAYS}(?:{_TO_DAY})?{_OF_MONTH}(?:{TAIL}|(?!{SPACE}\d\d?\b(?!,\d)))", plausibility.is_no_label),
    _form(rf"{_PLAIN_YEAR},?{_WIDE}(?P<month>{MONTH}){_WIDE}{_DAYS}{_NO_MORE}(?!,?{SPACE}\d{{4}})"),
    _form(
        rf"(?P<day>{DAY})(?:{SUFFIX})?(?={SPACE}(?:and|or|to){SPACE}(?:the{SPACE})?{DAY}(?:{SUFFIX})?{_OF_ANY_MONTH})"
    ),
    _form(rf"(?P<decade>(?:1\d|20)\d0)['’]?s\b(?:{SPACE}(?P<era>{ERA}))?"),
    _form(rf"(?P<decade>[1-9]\d?0)s{SPACE}(?P<era>{ERA})"),
    _form(rf"(?P<century>[12]?\d){SUFFIX}{_CENTURY}"),
    _form(rf"(?P<year>[1-9]\d{{1,3}}){DASH}(?P<year2>\d{{1,4}}){GAP}(?P<era>{ERA})"),
    _form(rf"{_PLAIN_YEAR}(?P<dash>{DASH})(?P<year2>(?:1\d|20)\d\d|\d\d?)(?!\w|[.,:/–-]\d)", plausibility.is_years),
    _form(rf"(?P<year>[1-9]\d{{0,3}})(?={SPACE}(?:and|to|or){SPACE}[1-9]\d{{0,3}}{GAP}(?P<era>B\.?[ ]?C\b))"),
    _form(YEAR, plausibility.is_year),
    _form(r"(?P<year>[1-9]\d\d)(?!\w|[.,:/–-]\d)", plausibility.is_named_year),
    _form(r"(?P<short>\d\d)(?!\w|[.,:/–-]\d)", plausibility.is_short_year),
    _form(rf"(?P<day>{DAY})(?:{SUFFIX})?{GAP}(?P<clue>inst|ult|prox)(?:ant|imo)?\b\.?"),
    _form(rf"(?P<day>{DAY}){SUFFIX}", plausibility.is_day),
)
MONTHS: Final = (
    _form(
        rf"(?P<month>{MONTH}){SPACE}{_OLD_DAY}{_OPEN}{_DAYS}{_CLOSE}{_NO_MORE}{TAIL}?", plausibility.is_in_both_styles
    ),
    _form(
        rf"(?P<old_month>{MONTH}){SPACE}{_OLD_DAY}{_OPEN}(?P<month>{MONTH}){SPACE}{_DAYS}{_CLOSE}{TAIL}?",
        plausibility.is_in_both_styles,
    ),
    _form(rf"(?P<month>{MONTH}),?{SPACE}(?:the{SPACE})?{_DAYS}(?:{_TO_DAY})?{_NO_MORE}{TAIL}?"),
    _form(rf"(?P<month>{MONTH}),?{SPACE}the{SPACE}{_WORD}\b{TAIL}?"),
    _form(rf"(?P<month>{MONTH}){SPACE}(?P<ordinal>{alternatives(ORDINALS[9:])})\b{TAIL}?"),
    _form(rf"(?P<month>{MONTH}){TAIL}"),
    _form(rf"(?P<month>{FULL_MONTH})", plausibility.is_month),
)
SEASONS: Final = (
    _form(
        rf"{_SEASON}(?:,|{SPACE}of)?{SPACE}(?:the{SPACE}year{SPACE})?{_PLAIN_YEAR}"
        rf"(?:{DASH}(?P<year2>\d\d(?:\d\d)?))?(?![\d/])"
    ),
    _form(rf"{_SEASON}{TAIL}"),
    _form(_SEASON, plausibility.is_season),
)
WORDS: Final = (
    _form(rf"{_WORD}(?:{SPACE}day)?{SPACE}of(?:{SPACE}the{SPACE}month{SPACE}of)?{SPACE}(?P<month>{FULL_MONTH}){TAIL}?"),
    _form(rf"(?P<century>(?i:{alternatives(ORDINALS[:21])})){_CENTURY}"),
    _form(rf"(?P<decade>(?i:{alternatives(DECADES)}))\b", plausibility.is_decade),
)
FEAST: Final = (
    _form(rf"(?P<feast>{_FEAST}){TAIL}"),
    _form(rf"(?P<feast>{_FEAST_DAY})\b"),
)
ERAS: Final = (_form(rf"(?P<era>A\.?[ ]?D\.?){GAP}(?P<year>[1-9]\d{{0,3}})(?![\d,])"),)

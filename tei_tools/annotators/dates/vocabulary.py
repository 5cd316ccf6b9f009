"""The words of calendar expressions in English, and the regular expressions for them."""

from collections.abc import Iterable
from typing import Final

MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
ORDINALS: Final = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twenty-first",
    "twenty-second",
    "twenty-third",
    "twenty-fourth",
    "twenty-fifth",
    "twenty-sixth",
    "twenty-seventh",
    "twenty-eighth",
    "twenty-ninth",
    "thirtieth",
    "thirty-first",
)
DECADES: Final = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
SEASONS: Final = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The first month of each season, on the northern half of the earth."""
_SAINTS: Final = {
    "Valentine": (2, 14),
    "David": (3, 1),
    "Patrick": (3, 17),
    "George": (4, 23),
    "Mark": (4, 25),
    "Barnabas": (6, 11),
    "John": (6, 24),
    "Peter": (6, 29),
    "Swithin": (7, 15),
    "James": (7, 25),
    "Lawrence": (8, 10),
    "Bartholomew": (8, 24),
    "Matthew": (9, 21),
    "Michael": (9, 29),
    "Luke": (10, 18),
    "Martin": (11, 11),
    "Catherine": (11, 25),
    "Andrew": (11, 30),
    "Nicholas": (12, 6),
    "Thomas": (12, 21),
    "Stephen": (12, 26),
}
FEASTS: Final = {
    "New Year's Eve": (12, 31),
    "New Year's Day": (1, 1),
    "New Year's": (1, 1),
    "Twelfth Day": (1, 6),
    "Epiphany": (1, 6),
    "Candlemas": (2, 2),
    "Lady Day": (3, 25),
    "May Day": (5, 1),
    "Midsummer Day": (6, 24),
    "Bastille Day": (7, 14),
    "Lammas": (8, 1),
    "Michaelmas": (9, 29),
    "Halloween": (10, 31),
    "Hallowe'en": (10, 31),
    "All Hallows' Eve": (10, 31),
    "All Saints' Day": (11, 1),
    "All-Saints' Day": (11, 1),
    "All Souls' Day": (11, 2),
    "All-Souls' Day": (11, 2),
    "Martinmas": (11, 11),
    "Armistice Day": (11, 11),
    "Christmas Eve": (12, 24),
    "Christmas Day": (12, 25),
    "Christmas": (12, 25),
    "Boxing Day": (12, 26),
    "Childermas": (12, 28),
    **{f"{saint} {name}'s Day": day for name, day in _SAINTS.items() for saint in ("St.", "St", "Saint")},
}
"""Feasts with a fixed day."""
MOVABLE_FEASTS: Final = {
    "Shrove Tuesday": -47,
    "Ash Wednesday": -46,
    "Palm Sunday": -7,
    "Maundy Thursday": -3,
    "Good Friday": -2,
    "Easter Eve": -1,
    "Easter Sunday": 0,
    "Easter Day": 0,
    "Easter": 0,
    "Easter Monday": 1,
    "Ascension Day": 39,
    "Whitsunday": 49,
    "Whit Sunday": 49,
    "Pentecost": 49,
    "Whit Monday": 50,
    "Trinity Sunday": 56,
    "Corpus Christi": 60,
}
"""How many days after Easter the feasts are that move with it."""
PARTS: Final = {
    "early": "early",
    "late": "late",
    "mid": "middle",
    "middle": "middle",
    "midst": "middle",
    "beginning": "beginning",
    "start": "beginning",
    "opening": "beginning",
    "outset": "beginning",
    "first days": "beginning",
    "first week": "first week",
    "second week": "second week",
    "third week": "third week",
    "first half": "first half",
    "early part": "early",
    "second half": "second half",
    "latter half": "second half",
    "latter part": "second half",
    "last week": "last week",
    "first quarter": "first quarter",
    "second quarter": "second quarter",
    "third quarter": "third quarter",
    "fourth quarter": "last quarter",
    "last quarter": "last quarter",
    "last days": "end",
    "end": "end",
    "close": "end",
}
"""How a part of a month, season, year, decade or century is said."""


def alternatives(words: Iterable[str]) -> str:
    """A regular expression for one of these words, the longest first."""
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


# Runs of white space are bounded, so that no input makes an expression backtrack far.
SPACE: Final = r"\s{1,20}"
GAP: Final = r"\s{0,20}"
DASH: Final = rf"{GAP}[–—-]{GAP}"
END: Final = r"(?![^\W_])"
"""The end of a word; `_` is how plain text marks italics."""
_ABBREVIATED: Final = "Jany?|Febr?|Feby|Mar|Apr|Jun|Jul|Aug|Sept?|Septr|Octr?|Novr?|Decr?"
FULL_MONTH: Final = rf"(?=[A-Z])(?i:{alternatives(MONTHS)}){END}"
MONTH: Final = rf"(?:{FULL_MONTH}|(?=[A-Z])(?i:{_ABBREVIATED}){END}\.?)"
WEEKDAYS: Final = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
WEEKDAY: Final = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\b\.?)"
DAY: Final = r"(?:3[01]|[12][0-9]|0?[1-9])"
SUFFIX: Final = rf"(?:st|nd|rd|th|d|ST|ND|RD|TH|D){END}"
_COUNTED: Final = (
    "men|people|persons|soldiers|troops|dead|killed|wounded|prisoners|horses|guns|ships|votes|miles|feet|yards|"
    "acres|tons|pounds|dollars|francs|rubles|roubles|marks|per cent|percent|degrees|copies|pages|years|days|hours|times"
)
# A number that a thing is counted by is no year: `1917 men`.
NOT_COUNTED: Final = (
    rf"(?![\d%°])(?!,\d{{3}}(?!\d))(?!\.\d)(?!(?:{SPACE}(?:to|or|and){SPACE}[\d,]{{1,9}})?{SPACE}(?:{_COUNTED})\b)"
)
# Without points within, the point after it ends the sentence.
ERA: Final = r"(?:B\.[ ]?C\.?(?:[ ]?E\b\.?)?|B[ ]?C(?:[ ]?E)?|A\.[ ]?D\b\.?|A[ ]?D|C\.[ ]?E\b\.?|C[ ]?E)(?!\w)"
YEAR: Final = (
    rf"(?:(?P<year>(?:1[0-9]|20)[0-9]{{2}})(?:[/–-](?P<dual>\d\d?)(?!\d))?(?:{GAP}(?P<era>{ERA}))?"
    rf"|(?P<old>[1-9]\d{{0,3}}){GAP}(?P<old_era>{ERA})){NOT_COUNTED}"
)
STYLE: Final = (
    rf"(?P<style>[ON]\.[ ]?S\.|[ON]S{END}|(?i:(?:old|new){SPACE}style|(?:julian|gregorian){SPACE}calendar){END})"
)
"""The words for a calendar; the first letter tells which."""
CLUE: Final = (
    rf"of{SPACE}(?:the{SPACE})?(?P<clue>that|this|same|following|next|previous|preceding|succeeding|last){SPACE}year\b"
)
_OF: Final = rf"of{SPACE}(?:the{SPACE}year{SPACE})?"
TAIL: Final = (
    rf"(?:(?:,{GAP}|{SPACE})(?:{_OF}|in{SPACE}the{SPACE}year{SPACE}(?:of{SPACE}our{SPACE}Lord{SPACE})?)?{YEAR}"
    rf"|,?{SPACE}(?:of{SPACE})?['’](?P<short>\d\d)(?!\d)|{SPACE}{CLUE})"
)
"""What says the year after a day or month: `, 1922`, `of 1922`, `’93`, `of that year`."""


def month_number(word: str) -> int:
    """The number of a month from its name or abbreviation."""
    return next(number for number, name in enumerate(MONTHS, 1) if name[:3].lower() == word[:3].lower())

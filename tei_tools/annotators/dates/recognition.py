"""Recognition: the calendar expressions of a stretch of text, each with what its own words say."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from tei_tools.annotators.dates import forms
from tei_tools.annotators.dates.expression import Expression
from tei_tools.annotators.dates.forms import Form
from tei_tools.annotators.dates.plausibility import FUNCTION_WORD
from tei_tools.annotators.dates.reading import read
from tei_tools.annotators.dates.vocabulary import (
    DAY,
    GAP,
    NOT_COUNTED,
    PARTS,
    SPACE,
    STYLE,
    SUFFIX,
    TAIL,
    WEEKDAY,
    WEEKDAYS,
    alternatives,
)
from tei_tools.document import Span

# Where an expression can begin. Everything else is looked at only there, which keeps prose without dates cheap.
# (The look ahead at one letter is what makes it fast: four times as fast as the alternatives alone.)
_BEGINNING: Final = re.compile(
    r"""(?<![^\W_])(?=[0-9JFMASONDCLEBWHTPGsafwten])(?:
    [0-9](?<![$£€#§].)(?<!\d[.,:/].)
    | J(?:an|un|ul|AN|UN|UL)|F(?:eb|EB)|M(?:ar|ay|AR|AY)|A(?:pr|ug|PR|UG)|S(?:ep|EP)|O(?:ct|CT)|N(?:ov|OV)|D(?:ec|EC)
    | (?:[Ss](?:pring|ummer)|[Aa]utumn|[Ff]all|[Ww]inter)\b
    | Christmas|Michaelmas|Martinmas|Candlemas|Childermas|Lammas|Epiphany|New[ ]Year|Lady[ ]Day|Midsummer|Boxing
    | All[ -][HS]|Hallow|Bastille|Armistice|S(?:ain)?t\b
    | Shrove|Ash[ ]|Palm|Maundy|Good[ ]F|Easter|Ascension|Whit|Pentecost|Trinity|Corpus
    | (?i:(?:twenty-|thirty-)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth
         |(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|thirtieth)\b
        |(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies\b)
    | A\.?[ ]?D\b)""",
    re.VERBOSE,
)
_FORMS: Final = (
    ("0123456789", forms.NUMBER),
    ("ABCEGHLMNPSTW", forms.FEAST),
    ("JFMASOND", forms.MONTHS),
    ("SsAaFfWw", forms.SEASONS),
    ("fstenwFSTENW", forms.WORDS),
    ("A", forms.ERAS),
)
_BY_LETTER: Final[dict[str, tuple[Form, ...]]] = {
    letter: tuple(form for letters, group in _FORMS if letter in letters for form in group)
    for letter in sorted({letter for letters, _ in _FORMS for letter in letters})
}
_OF: Final = rf"(?:the{SPACE})?(?:month{SPACE}of{SPACE}|year{SPACE})?"
_PART: Final = re.compile(
    rf"\b(?i:(?P<adverb>early|late)(?P<apart>{SPACE}in)?{SPACE}{_OF}"
    rf"|(?P<prefix>mid)(?:-|{SPACE})"
    rf"|(?P<noun>{alternatives(PARTS).replace(' ', SPACE)}){SPACE}of{SPACE}{_OF})\Z"
)
_WEEKDAY: Final = re.compile(rf"\b(?P<weekday>{WEEKDAY}),?{SPACE}(?:the{SPACE})?\Z")
_YEAR_WORD: Final = re.compile(rf"\b[Yy]ears?{SPACE}\Z")
_DIRECTION: Final = re.compile(rf"\b(?P<clue>[Ll]ast|[Nn]ext){SPACE}\Z")
_APOSTROPHE: Final = re.compile(r"['’]\Z")
_CONTINUATION: Final = re.compile(
    rf"(?:,?{SPACE}(?:and|or|to|through|until){SPACE}(?:the{SPACE})?"
    rf"|,{SPACE}(?:the{SPACE})?(?=\d\d?(?:{SUFFIX})?(?:,{SPACE}|,?{SPACE}(?:and|or){SPACE})(?:the{SPACE})?\d))"
    rf"(?P<day>{DAY})(?:{SUFFIX})?(?!\d|[.,:/–-]\d){NOT_COUNTED}"
    rf"(?:{TAIL}|(?={GAP}(?:[,;.:)]|\Z)|{SPACE}{FUNCTION_WORD}\b))"
)
_STYLE: Final = re.compile(rf",?{SPACE}(?P<bracket>\()?{STYLE}(?(bracket)\))")
_REACH: Final = 40


def recognise(text: str, start: int, end: int) -> Iterator[Expression]:
    """The calendar expressions between `start` and `end`, in document order, none overlapping."""
    floor = start
    for beginning in _BEGINNING.finditer(text, start, end):
        if beginning.start() < floor:
            continue
        start, listing = beginning.start(), False
        match = _at(text, start, end)
        while match is not None:
            expression = read(match, start)
            if expression is not None:
                expression = _with_style(text, end, _with_prefix(text, floor, expression))
                yield expression
                listing = listing or _begins_list(expression)
            floor = expression.span.end if expression else match.end()
            match = _CONTINUATION.match(text, floor, end) if listing else None
            start = match.start("day") if match else floor


def _at(text: str, start: int, end: int) -> re.Match[str] | None:
    """The match of the first form that fits at `start`."""
    for form in _BY_LETTER[text[start]]:
        match = form.pattern.match(text, start, end)
        if match and (form.test is None or form.test(text, *match.span())):
            return match
    return None


def _begins_list(expression: Expression) -> bool:
    """Whether more days of the same month can follow: `May 4 and 5`."""
    point = expression.point
    return point.day is not None and point.month is not None and expression.last is None and not expression.ambiguous


def _with_style(text: str, end: int, expression: Expression) -> Expression:
    """The expression with the style that is said after it: `11 February 1731 O.S.`"""
    if expression.point.day is None or expression.last or expression.ambiguous or expression.clue:
        return expression
    match = _STYLE.match(text, expression.span.end, end)
    if match is None:
        return expression
    style = "new" if expression.old or match["style"][0] in "NnGg" else "old"
    return replace(expression, span=Span(expression.span.start, match.end()), style=style)


def _with_prefix(text: str, floor: int, expression: Expression) -> Expression:
    """The expression with the weekday, the part or the word `year` before it: `end of May`."""
    start = expression.span.start
    before = text[max(floor, start - _REACH) : start]
    if expression.point.day is not None:
        match = _WEEKDAY.search(before)
        return expression.preceded(match, weekday=WEEKDAYS.index(match["weekday"][:2]) if match else None)
    match = None if expression.last else _PART.search(before)
    if match:
        words = (match["adverb"] or match["prefix"] or match["noun"]).lower().split()
        # In `late October` the date is October, in `end of October` and `late in October` it only says of what.
        within = () if match["noun"] or match["apart"] else (expression.span,)
        return expression.preceded(match, part=PARTS[" ".join(words)], within=within)
    if expression.point.year is None and not expression.clue and (match := _DIRECTION.search(before)):
        return replace(expression, clue="before" if match["clue"].lower() == "last" else "after")
    if expression.point.month is None and not expression.season:
        return expression.preceded((_APOSTROPHE if expression.clue.startswith("’") else _YEAR_WORD).search(before))
    return expression

"""Recognition: the calendar expressions of a stretch of text, each with what its own words say."""

import re
from collections.abc import Iterator
from typing import Final

from tei_tools.annotators.dates import forms
from tei_tools.annotators.dates.expression import Expression
from tei_tools.annotators.dates.forms import Form
from tei_tools.annotators.dates.plausibility import FUNCTION_WORD
from tei_tools.annotators.dates.reading import read
from tei_tools.annotators.dates.vocabulary import DAY, GAP, NOT_COUNTED, PARTS, SPACE, SUFFIX, TAIL, WEEKDAY, alternatives

# Where an expression can begin. Everything else is looked at only there, which keeps prose without dates cheap.
_BEGINNING: Final = re.compile(
    r"""[0-9](?<![\w$£€#§].)(?<!\d[.,:/].)
    | (?:J(?:an|un|ul|AN|UN|UL)|F(?:eb|EB)|M(?:ar|ay|AR|AY)|A(?:pr|ug|PR|UG)|S(?:ep|EP)|O(?:ct|CT)|N(?:ov|OV)|D(?:ec|EC))(?<!\w...)
    | (?:[Ss](?:pring|ummer)|[Aa]utumn|[Ff]all|[Ww]inter)\b
    | (?:Christmas|Michaelmas|Martinmas|Candlemas|Lammas|Epiphany|New[ ]Year|Lady[ ]Day|Midsummer|Boxing|All[ ]S)
    | (?:twenty-|thirty-)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth
         |(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|thirtieth)\b
    | (?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies\b
    | A\.?[ ]?D\b""",
    re.VERBOSE,
)
_FORMS: Final = (
    ("0123456789", forms.NUMBER),
    ("JFMASOND", forms.MONTHS),
    ("SsAaFfWw", forms.SEASONS),
    ("fstentw", forms.WORDS),
    ("CMLENBA", forms.FEAST),
    ("A", forms.ERAS),
)
_BY_LETTER: Final[dict[str, tuple[Form, ...]]] = {
    letter: tuple(form for letters, group in _FORMS if letter in letters for form in group)
    for letter in sorted({letter for letters, _ in _FORMS for letter in letters})
}
_PART: Final = re.compile(
    rf"\b(?i:(?P<adverb>early|late)(?:{SPACE}in)?{SPACE}(?:the{SPACE})?"
    rf"|(?P<prefix>mid)(?:-|{SPACE})"
    rf"|(?P<noun>{alternatives(PARTS).replace(' ', SPACE)}){SPACE}of{SPACE}(?:the{SPACE})?(?:month{SPACE}of{SPACE}|year{SPACE})?)\Z"
)
_WEEKDAY: Final = re.compile(rf"\b{WEEKDAY},?{SPACE}(?:the{SPACE})?\Z")
_YEAR_WORD: Final = re.compile(rf"\b[Yy]ears?{SPACE}\Z")
_CONTINUATION: Final = re.compile(
    rf"(?:,?{SPACE}(?:and|or|to|through|until){SPACE}(?:the{SPACE})?|,{SPACE}(?=\d\d?,?{SPACE}(?:and|or)\b))"
    rf"(?P<day>{DAY})(?:{SUFFIX})?(?!\d|[.,:/–-]\d){NOT_COUNTED}(?:{TAIL}|(?={GAP}(?:[,;.:)]|\Z)|{SPACE}{FUNCTION_WORD}\b))"
)
_REACH: Final = 40


def recognise(text: str, start: int, end: int) -> Iterator[Expression]:
    """The calendar expressions between `start` and `end`, in document order, none overlapping."""
    floor = start
    for beginning in _BEGINNING.finditer(text, start, end):
        if beginning.start() < floor:
            continue
        expression = _at(text, beginning.start(), end)
        while expression is not None:
            expression = _with_prefix(text, floor, expression)
            yield expression
            floor = expression.span.end
            expression = _continued(text, expression, end)


def _at(text: str, start: int, end: int) -> Expression | None:
    """The calendar expression that begins at `start`."""
    for form in _BY_LETTER[text[start]]:
        match = form.pattern.match(text, start, end)
        if match and (form.test is None or form.test(text, *match.span())):
            return read(match)
    return None


def _with_prefix(text: str, floor: int, expression: Expression) -> Expression:
    """The expression with the weekday, the word `year` or the part before it: `end of May`."""
    start = expression.span.start
    before = text[max(floor, start - _REACH) : start]
    if expression.point.day is not None:
        return expression.preceded(_WEEKDAY.search(before))
    if expression.point.month is None and not expression.season and (match := _YEAR_WORD.search(before)):
        return expression.preceded(match)
    match = None if expression.last else _PART.search(before)
    part = PARTS[" ".join((match["adverb"] or match["prefix"] or match["noun"]).lower().split())] if match else ""
    return expression.preceded(match, part)


def _continued(text: str, expression: Expression, end: int) -> Expression | None:
    """The next day of a list: `May 4 and 5`."""
    if expression.point.day is None or expression.point.month is None or expression.last:
        return None
    match = _CONTINUATION.match(text, expression.span.end, end)
    return read(match) if match else None

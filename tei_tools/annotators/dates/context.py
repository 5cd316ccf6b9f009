"""Context: the year or month that a date leaves out, from the narrative it stands in; never from today's date."""

from dataclasses import dataclass, replace
from typing import Final

from tei_tools.annotators.dates.calendar import UNKNOWN, Point, months_between, weekday, years_on
from tei_tools.annotators.dates.expression import Expression
from tei_tools.annotators.dates.values import bounds

_YEARS_AWAY: Final = {
    "that": 0,
    "this": 0,
    "same": 0,
    "following": 1,
    "next": 1,
    "succeeding": 1,
    "previous": -1,
    "preceding": -1,
    "last": -1,
}
_BESIDE: Final = {"before": -1, "after": 1}
_MONTHS_AWAY: Final = {"inst": 0, "ult": -1, "prox": 1}
_ASIDE: Final = {*_BESIDE, *_MONTHS_AWAY}
"""What is seen from where the narrative stands, and does not move it."""
_NEAR: Final = 2000
"""How many characters away a date still makes the missing year of another more than a guess."""

# What a candidate costs, in months: a narrative rather goes on than back, and seldom past the date it tells next.
_BACK: Final = 1.2
_PAST_NEXT: Final = 1.5
_BEFORE_NEXT: Final = 0.2
_WRONG_WEEKDAY: Final = 12.0
_STRIDE: Final = 12
_FAR: Final = 24.0
"""Beyond this many months a neighbour says nothing: one of the two is told by the way."""


@dataclass(frozen=True, slots=True)
class Context:
    """The time that a narrative has reached: a date, the words that told it, and where they end.

    `earlier` is the date before it, `mentioned` the year last named, by the way or not, and `following` the next date
    that the text says in full.
    """

    point: Point = UNKNOWN
    words: str = ""
    position: int = 0
    earlier: Point = UNKNOWN
    mentioned: int | None = None
    following: Point = UNKNOWN


@dataclass(frozen=True, slots=True)
class Resolution:
    """An expression with what it left out, how sure that is, and what it rests on."""

    expression: Expression
    cert: str
    why: str


def resolve(expression: Expression, context: Context) -> Resolution:
    """The expression with the year and month that it leaves out, from the context."""
    if expression.ambiguous:
        return Resolution(expression, "high", "can be read in two ways")
    if expression.complete:
        return Resolution(expression, "high", "said in full")
    filled = _by_clue(expression, context) if expression.clue else _by_narrative(expression, context)
    if filled.point.year is None or not filled.possible:
        return Resolution(replace(expression, clue=""), "low", "no year in the context")
    if not context.words:
        return Resolution(filled, "low", "from the date that follows")
    away = expression.span.start - context.position
    return Resolution(filled, "medium" if away < _NEAR else "low", f"from {context.words!r}")


def advance(context: Context, expression: Expression, words: str, *, opening: bool) -> Context:
    """The context after this date; `opening` is whether it opens a sentence, a paragraph or a head.

    A year alone within a sentence is told by the way, and so is `last June`; where a year opens, the narrative has come
    to it.
    """
    point = expression.point
    if point.year is None or expression.ambiguous or expression.years > 1 or expression.clue in _ASIDE:
        return context
    context = replace(context, mentioned=point.year)
    alone = point.month is None and not expression.season
    if alone and context.point.year is not None and (not opening or point.year == context.point.year):
        return context
    return replace(
        context,
        point=_reached(expression),
        words=" ".join(words.split()),
        position=expression.span.end,
        earlier=context.point,
    )


def _reached(expression: Expression) -> Point:
    """The time that a narrative has reached with this date: the end of a period, the middle of a season."""
    first, last = bounds(expression)
    if expression.season and not expression.part:
        return Point(last.year, first.month % 12 + 1) if first.month else first
    return first if expression.part else last


def _by_clue(expression: Expression, context: Context) -> Expression:
    """The expression with what its clue counts from the date told before, or else from the one that follows."""
    clue = expression.clue
    year, month, _ = point = context.point if context.point.year is not None else context.following
    if year is None:
        return expression
    if clue in _BESIDE:
        return _beside(expression, point, _BESIDE[clue])
    if clue in _YEARS_AWAY:
        filled = expression.filled(year=years_on(context.mentioned or year, _YEARS_AWAY[clue]))
    elif clue in _MONTHS_AWAY:
        return _months_away(expression, year, month, _MONTHS_AWAY[clue])
    else:
        filled = expression.filled(year=_ending(int(clue[1:]), year, expression.years))
    return replace(filled, clue="")


def _beside(expression: Expression, point: Point, step: int) -> Expression:
    """The expression in the year that puts it next before or after `point`: `last June`."""
    same = expression.filled(year=point.year)
    if same.point.year is None or point.month is None or months_between(point, _reached(same)) * step > 0:
        return same
    return expression.filled(year=years_on(same.point.year, step))


def _ending(digits: int, year: int, years: int) -> int:
    """The year with these last two digits that lies nearest; of decades one past, present or soon."""
    first = year - year % 100 + digits
    candidates = [first - 100, first, first + 100]
    return min(
        (c for c in candidates if years == 1 or c <= year + 3 * years), key=lambda candidate: abs(candidate - year)
    )


def _months_away(expression: Expression, year: int, month: int | None, away: int) -> Expression:
    if month is None:
        return expression
    count = year * 12 + month - 1 + away
    return expression.filled(year=count // 12, month=count % 12 + 1)


def _by_narrative(expression: Expression, context: Context) -> Expression:
    """The expression in the year that costs least, seen from the dates on both sides."""
    before, after = _neighbours(context, expression.point.month)
    if expression.point.month is None and not expression.season and expression.from_easter is None:
        return expression.filled(*before[:2]) if before.month else expression
    near = {point.year for point in (before, after, context.earlier) if point.year is not None}
    years = sorted({years_on(year, away) for year in near for away in (-1, 0, 1)})
    candidates = [candidate for year in years if (candidate := expression.filled(year=year)).possible]
    return min(candidates, key=lambda candidate: _cost(candidate, before, after), default=expression)


def _neighbours(context: Context, month: int | None) -> tuple[Point, Point]:
    """The dates before and after; one out of order is told by the way, unless its month is the one looked for."""
    earlier, before, after = context.earlier, context.point, context.following
    if month not in (None, before.month) and months_between(before, earlier) > 0 < months_between(earlier, after):
        return earlier, after
    if months_between(before, after) >= 0:
        return before, after
    if earlier.year is not None and months_between(earlier, after) >= 0 and months_between(after, before) > _STRIDE:
        return earlier, after
    return before, UNKNOWN


def _cost(candidate: Expression, before: Point, after: Point) -> float:
    """How far a date lies from its neighbours, in months."""
    point = _reached(candidate)
    away = months_between(before, point)
    cost = min(_FAR, away if away >= 0 else -away * _BACK)
    away = months_between(point, after)
    cost += min(_FAR, away * _BEFORE_NEXT if away >= 0 else -away * _PAST_NEXT)
    return cost + _WRONG_WEEKDAY * (candidate.weekday not in (None, weekday(candidate.point)))

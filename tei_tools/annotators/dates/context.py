"""Context: the year or month that a date leaves out, from the narrative it stands in; never from today's date."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from tei_tools.annotators.dates.expression import Expression, Point
from tei_tools.annotators.dates.reading import exists
from tei_tools.annotators.dates.vocabulary import SEASONS

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
_MONTHS_AWAY: Final = {"inst": 0, "ult": -1, "prox": 1}
_NEAR: Final = 2000
"""How many characters away a date still makes the missing year of another more than a guess."""

# What a candidate costs, in months: a narrative rather goes on than back, and seldom past the date it tells next.
_BACK: Final = 1.8
_PAST_NEXT: Final = 3.0
_BEFORE_NEXT: Final = 0.3
_WRONG_WEEKDAY: Final = 12.0
_FAR: Final = 24.0
"""Beyond this many months a neighbour says nothing: one of the two is told by the way."""


@dataclass(frozen=True, slots=True)
class Context:
    """The time that a narrative has reached: a date, the words that told it, and where they end.

    `earlier` is the date before it, `mentioned` the year last named, by the way or not, and `following` the next date
    that the text says in full.
    """

    point: Point = Point()
    words: str = ""
    position: int = 0
    earlier: Point = Point()
    mentioned: int | None = None
    following: Point = Point()


@dataclass(frozen=True, slots=True)
class Resolution:
    """An expression with what it left out, how sure that is, and what it rests on."""

    expression: Expression
    cert: str
    why: str


def resolve(expression: Expression, context: Context) -> Resolution:
    """The expression with the year and month that it leaves out, from the context."""
    if expression.complete or expression.vague:
        return Resolution(expression, "high", "said in full")
    filled = _by_clue(expression, context) if expression.clue else _by_narrative(expression, context)
    if filled.point.year is None or not exists(filled.point):
        return Resolution(replace(expression, clue=""), "low", "no year in the context")
    if not context.words:
        return Resolution(filled, "low", "from the date that follows")
    away = expression.span.start - context.position
    return Resolution(filled, "medium" if away < _NEAR else "low", f"from {context.words!r}")


def advance(context: Context, expression: Expression, words: str, *, opening: bool) -> Context:
    """The context after this date; `opening` is whether it opens a sentence, a paragraph or a head.

    A year alone within a sentence is told by the way; where it opens, the narrative has come to it.
    """
    point = expression.point
    if point.year is None or expression.vague or expression.years > 1:
        return context
    context = replace(context, mentioned=point.year)
    alone = point.month is None and not expression.season
    if alone and context.point.year is not None and not opening:
        return context
    if alone and point.year == context.point.year:
        return context
    return replace(
        context,
        point=expression.last or point,
        words=" ".join(words.split()),
        position=expression.span.end,
        earlier=context.point,
    )


def _by_clue(expression: Expression, context: Context) -> Expression:
    year, month, _ = context.point
    clue = expression.clue
    if clue in _YEARS_AWAY and context.mentioned is not None:
        return replace(expression.filled(year=context.mentioned + _YEARS_AWAY[clue] or 1), clue="")
    if year is None:
        return expression
    if clue in _MONTHS_AWAY:
        return replace(_months_away(expression, year, month, _MONTHS_AWAY[clue]), clue="")
    return replace(expression.filled(year=_ending(int(clue[1:]), year, expression.years)), clue="")


def _ending(digits: int, year: int, years: int) -> int:
    """The year with these last two digits that lies nearest; of decades the nearest that has begun."""
    first = year - year % 100 + digits
    candidates = [first - 100, first, first + 100]
    return min((c for c in candidates if years == 1 or c <= year), key=lambda candidate: abs(candidate - year))


def _months_away(expression: Expression, year: int, month: int | None, away: int) -> Expression:
    if month is None:
        return expression
    count = year * 12 + month - 1 + away
    return expression.filled(year=count // 12, month=count % 12 + 1)


def _by_narrative(expression: Expression, context: Context) -> Expression:
    """The expression in the year that costs least, seen from the dates on both sides."""
    if expression.point.month is None and not expression.season:
        return expression.filled(*context.point[:2]) if context.point.month else expression
    years = sorted({year + away or 1 for year in _years(context) for away in (-1, 0, 1)})
    candidates = [candidate for year in years if exists((candidate := expression.filled(year=year)).point)]
    return min(candidates, key=lambda candidate: _cost(candidate, context), default=expression)


def _years(context: Context) -> Iterator[int]:
    for point in (context.point, context.following):
        if point.year is not None:
            yield point.year


def _cost(candidate: Expression, context: Context) -> float:
    """How far a date lies from its neighbours, in months."""
    point = candidate.point
    if candidate.season:
        point = Point(point.year, min(SEASONS[candidate.season] + 1, 12))
    away = _months(context.point, point)
    cost = min(_FAR, away if away >= 0 else -away * _BACK)
    away = _months(context.earlier, point)
    cost += min(_FAR, abs(away)) / 4
    away = _months(point, context.following)
    cost += min(_FAR, away * _BEFORE_NEXT if away >= 0 else -away * _PAST_NEXT)
    return cost + _WRONG_WEEKDAY * (not _on_weekday(candidate))


def _months(one: Point, other: Point) -> int:
    """How many months `other` lies after `one`; 0 where that is not known."""
    if one.year is None or other.year is None:
        return 0
    years = other.year - one.year
    if one.month is None or other.month is None:
        return 12 * years - (other.month or 12) * (years > 0) if False else 12 * (years - (years > 0) + (years < 0)) + _part(one, other, years)
    return 12 * years + other.month - one.month


def _on_weekday(expression: Expression) -> bool:
    """Whether the date falls on the weekday that the text gives it."""
    year, month, day = expression.point
    if expression.weekday is None or year is None or month is None or day is None or year < 1:
        return True
    return datetime.date(year, month, day).weekday() == expression.weekday

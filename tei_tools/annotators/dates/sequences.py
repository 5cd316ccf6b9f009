"""Sequences: dates beside each other that share what is said once (`May to July 1921`, `the 3d and the 5th of May`)."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from tei_tools.annotators.dates.calendar import UNKNOWN, Point, exists, years_on
from tei_tools.annotators.dates.expression import Expression
from tei_tools.document import Span

_NEAR: Final = 20
_DASH: Final = re.compile(r"[ \t]{0,3}[–—-][ \t]{0,3}")
_LINK: Final = re.compile(
    r"(?:,\s{1,3}|,?\s{1,3}(?:and|or|to|until|till|through)\s{1,3})(?:(?:the|on|in)\s{1,3})?(?:of\s{1,3})?"
)
_TO: Final = re.compile(r",?\s{1,3}(?:to|until|till|through)\s{1,3}(?:the\s{1,3})?")
_AND: Final = re.compile(r",?\s{1,3}and\s{1,3}(?:the\s{1,3})?")
_BETWEEN: Final = re.compile(r"\b[Bb]etween\s{1,3}(?:the\s{1,3})?\Z")


def connect(text: str, expressions: Iterable[Expression]) -> list[Expression]:
    """The expressions with what they share filled in, and those that are the ends of one period made one."""
    connected: list[Expression] = []
    for expression in reversed(_continued(text, expressions)):
        following = connected[-1] if connected else None
        between = _between(text, expression, following)
        joins = _DASH.fullmatch(between) or _TO.fullmatch(between) or _is_between(text, expression, between)
        if following is not None and joins and (period := _joined(expression, following)):
            connected[-1] = period
        elif following is not None and (_LINK.fullmatch(between) or _DASH.fullmatch(between)):
            connected.append(_sharing(expression, following))
        else:
            connected.append(expression)
    connected.reverse()
    return connected


def _continued(text: str, expressions: Iterable[Expression]) -> list[Expression]:
    """The expressions, those that are only a day in the month of the one before: `May 4 and 5`."""
    continued: list[Expression] = []
    for expression in expressions:
        point, before = expression.point, continued[-1].point if continued else UNKNOWN
        bare = point.day is not None and point.month is None and not expression.clue
        if bare and before.month and before.day and _LINK.fullmatch(_between(text, continued[-1], expression)):
            point = Point(before.year if point.year is None else point.year, before.month, point.day)
            expression = replace(expression, point=point if exists(point) else expression.point)
        continued.append(expression)
    return continued


def _between(text: str, expression: Expression, following: Expression | None) -> str:
    """The text between two expressions; empty if they are far from each other."""
    if following is None or following.span.start - expression.span.end > _NEAR:
        return ""
    return text[expression.span.end : following.span.start]


def _is_between(text: str, expression: Expression, between: str) -> bool:
    """Whether this is the first of two, as in `between 1905 and 1907`."""
    start = expression.span.start
    return bool(_AND.fullmatch(between) and _BETWEEN.search(text, max(0, start - _NEAR), start))


def _joined(expression: Expression, following: Expression) -> Expression | None:
    """The period from one to the other; None if they are no two ends of one."""
    first, last = _sharing(expression, following), following
    if any(one.last or one.clue or one.season or one.part or one.ambiguous or one.years > 1 for one in (first, last)):
        return None
    if any(one.style or one.from_easter is not None for one in (first, last)):
        return None
    if any((one is None) != (other is None) for one, other in zip(first.point[1:], last.point[1:], strict=True)):
        return None
    end = last.point if last.point.year is not None else _after(first.point, last.point)
    period = replace(first, span=Span(first.span.start, last.span.end), last=end, within=(first.span, last.span))
    return period if period.possible else None


def _after(first: Point, last: Point) -> Point:
    """The last day or month in the year of the first one, or in the next."""
    if first.year is None:
        return last
    again = (last.month or 0, last.day or 0) <= (first.month or 0, first.day or 0)
    return last._replace(year=years_on(first.year, again))


def _sharing(expression: Expression, following: Expression) -> Expression:
    """The expression with the month and year of the one that follows, where it has none."""
    point, other = expression.point, following.point
    if expression.season and following.season and point.year is None and other.year is not None:
        # The winter before a spring is the one that began in the year before.
        return replace(expression, point=Point(years_on(other.year, -(expression.season == "winter"))))
    if expression.clue or following.clue or other.month is None:
        return expression
    if point.day is not None and point.month is None and other.day is not None:
        point = point._replace(month=other.month)
    if point.year is None and other.year is not None and point.month is not None:
        point = point._replace(year=years_on(other.year, -(point.month > other.month)))
    return replace(expression, point=point if exists(point) else expression.point)

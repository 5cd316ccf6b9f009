"""Sequences: dates beside each other that share what is said once (`May to July 1921`, `the 3d and the 5th of May`)."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from tei_tools.annotators.dates.expression import Expression
from tei_tools.document import Span

_DASH: Final = re.compile(r"[ \t]{0,3}[–—-][ \t]{0,3}")
_LINK: Final = re.compile(r"(?:,\s{1,3}|,?\s{1,3}(?:and|or|to|until|till|through)\s{1,3})(?:the\s{1,3}|on\s{1,3})?(?:of\s{1,3})?")


def connect(text: str, expressions: Iterable[Expression]) -> list[Expression]:
    """The expressions with what they share filled in, and those that a dash joins made one period."""
    connected: list[Expression] = []
    for expression in reversed(list(expressions)):
        following = connected[-1] if connected else None
        if following is not None:
            between = text[expression.span.end : following.span.start] if _close(expression, following) else ""
            if _DASH.fullmatch(between) and _joinable(expression, following):
                connected[-1] = _joined(_sharing(expression, following), following)
                continue
            if _LINK.fullmatch(between):
                expression = _sharing(expression, following)
        connected.append(expression)
    connected.reverse()
    for index in range(1, len(connected)):
        connected[index] = _continuing(text, connected[index - 1], connected[index])
    return connected


def _close(expression: Expression, following: Expression) -> bool:
    return following.span.start - expression.span.end < 20


def _joinable(first: Expression, last: Expression) -> bool:
    """Whether the two are the ends of one period."""
    return all(e.last is None and not e.clue and not e.season and not e.vague and e.years == 1 for e in (first, last)) and (
        first.part == last.part == "" and (first.point.month is None) == (last.point.month is None)
    )


def _sharing(expression: Expression, following: Expression) -> Expression:
    """The expression with the month and year of the one that follows, where it has none."""
    point, other = expression.point, following.point
    if expression.clue or following.clue or other.month is None:
        return expression
    if point.day is not None and point.month is None and other.day is not None:
        point = point._replace(month=other.month)
    if point.year is None and other.year is not None and point.month is not None:
        point = point._replace(year=other.year - (point.month > other.month))
    return replace(expression, point=point)


def _joined(first: Expression, last: Expression) -> Expression:
    end = last.point if last.point.year is not None else last.point._replace(year=first.point.year)
    return replace(first, span=Span(first.span.start, last.span.end), last=end)


def _continuing(text: str, previous: Expression, expression: Expression) -> Expression:
    """The expression with the month of the one before, where it has only a day: `May 4 and 5`."""
    point, before = expression.point, previous.point
    if point.day is None or point.month is not None or expression.clue or before.month is None or before.day is None:
        return expression
    if not _close(previous, expression) or not _LINK.fullmatch(text[previous.span.end : expression.span.start]):
        return expression
    return replace(expression, point=point._replace(month=before.month, year=point.year if point.year else before.year))

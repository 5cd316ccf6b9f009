"""Values: the W3C dates of an expression, as attributes of TEI's `date`.

https://tei-c.org/release/doc/tei-p5-doc/en/html/ref-att.datable.w3c.html
"""

from collections.abc import Mapping
from typing import Final, NamedTuple

from tei_tools.annotators.dates.calendar import Point, gregorian, length_of_month, w3c, years_on
from tei_tools.annotators.dates.expression import Expression
from tei_tools.annotators.dates.vocabulary import SEASONS

OLD_STYLE: Final = "#julian-calendar"
NEW_STYLE: Final = "#gregorian-calendar"


class Share(NamedTuple):
    """Which part of a longer time is meant: days of a month, months of a year, the rest in hundredths."""

    days: tuple[int, int]
    months: tuple[int, int]
    hundredths: tuple[int, int]


SHARES: Final[Mapping[str, Share]] = {
    "early": Share((1, 10), (1, 4), (0, 33)),
    "beginning": Share((1, 10), (1, 3), (0, 33)),
    "middle": Share((11, 20), (5, 8), (34, 66)),
    "late": Share((21, 31), (9, 12), (67, 100)),
    "end": Share((21, 31), (11, 12), (67, 100)),
    "first half": Share((1, 15), (1, 6), (0, 50)),
    "second half": Share((16, 31), (7, 12), (50, 100)),
    "first week": Share((1, 7), (1, 1), (0, 33)),
    "second week": Share((8, 14), (1, 1), (0, 33)),
    "third week": Share((15, 21), (1, 1), (0, 33)),
    "last week": Share((25, 31), (12, 12), (67, 100)),
    "first quarter": Share((1, 7), (1, 3), (0, 25)),
    "second quarter": Share((8, 15), (4, 6), (25, 50)),
    "third quarter": Share((16, 23), (7, 9), (50, 75)),
    "last quarter": Share((24, 31), (10, 12), (75, 100)),
}


def attributes(expression: Expression) -> dict[str, str]:
    """`when`, `from` and `to`, or `notBefore` and `notAfter`; empty if it can be read in two ways."""
    point, last = expression.point, expression.last
    if expression.ambiguous or (point.month is None and (point.year is None or point.day is not None)):
        return {}
    if last is not None:
        return {"from": w3c(point), "to": w3c(last)}
    first, last = bounds(expression)
    if first == last:
        return _in_style(expression) if expression.style else {"when": w3c(first)}
    if expression.style:
        return {"notBefore": w3c(gregorian(first)), "notAfter": w3c(gregorian(last)), "calendar": OLD_STYLE}
    return {"notBefore": w3c(first), "notAfter": w3c(last)}


def _in_style(expression: Expression) -> dict[str, str]:
    """The Gregorian value, the Julian one where it is another, and the calendars of the words.

    https://tei-c.org/release/doc/tei-p5-doc/en/html/ref-att.calendarSystem.html
    """
    point, old = expression.point, expression.old
    if expression.style == "new" and old is None:
        return {"when": w3c(point), "calendar": NEW_STYLE}
    if old is None:
        old, point = point, gregorian(point)
    elif point.year is not None:
        old = old._replace(year=years_on(point.year, -((old.month or 0) > (point.month or 0))))
    values = {"when": w3c(point), "calendar": f"{OLD_STYLE} {NEW_STYLE}" if expression.old else OLD_STYLE}
    return values if old == point else {**values, "when-custom": w3c(old), "datingMethod": OLD_STYLE}


def bounds(expression: Expression) -> tuple[Point, Point]:
    """The earliest and the latest day, month or year that is meant; they are the same where nothing is vague."""
    if expression.season:
        return _season(expression)
    if expression.years > 1:
        return _age(expression)
    if expression.part and expression.point.day is None:
        return _part(expression.part, expression.point)
    return expression.point, expression.last or expression.point


def _part(part: str, point: Point) -> tuple[Point, Point]:
    """The days of a part of a month, or of a year."""
    share = SHARES[part]
    if point.month is None:
        return _months(point.year, *share.months)
    length = length_of_month(point.year, point.month)
    shortfall = 31 - length if part == "last week" else 0
    return point._replace(day=share.days[0] - shortfall), point._replace(day=min(share.days[1], length))


def _months(year: int | None, first: int, last: int) -> tuple[Point, Point]:
    """The days from the first of one month to the last of another; months after 12 are of the next year."""
    start, end = (year if year is None else years_on(year, (month - 1) // 12) for month in (first, last))
    last = (last - 1) % 12 + 1
    return Point(start, (first - 1) % 12 + 1, 1), Point(end, last, length_of_month(end, last))


def _season(expression: Expression) -> tuple[Point, Point]:
    """The three months of a season; winter is the one that begins in the year."""
    first = SEASONS[expression.season]
    share = SHARES[expression.part].hundredths if expression.part else (0, 100)
    return _months(expression.point.year, first + min(share[0] // 33, 2), first + min(max(share[1] - 1, 0) // 33, 2))


def _age(expression: Expression) -> tuple[Point, Point]:
    """The years of a decade or century, or of a part of it."""
    first, years = expression.point.year or 1, expression.years
    low, high = SHARES[expression.part].hundredths if expression.part else (0, 100)
    return Point(first + low * years // 100), Point(first + max(high * years // 100, 1) - 1)

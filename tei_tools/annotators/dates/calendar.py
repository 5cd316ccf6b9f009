"""The calendar: days, months and years before and after Christ, and how W3C writes them."""

import datetime
import re
from typing import Final, NamedTuple

from dateutil.easter import EASTER_JULIAN, EASTER_WESTERN
from dateutil.easter import easter as easter_of

_FIRST_EASTER: Final = 326  # of the rule of Nicaea
_REFORM: Final = 1583
_REFORMED_IN_ENGLAND: Final = 1752
_LAST_YEAR: Final = 9998  # so that the year after it has four digits too


class Point(NamedTuple):
    """A day, month or year. Years before Christ are negative: 44 BC is -44, and there is no year 0."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


UNKNOWN: Final = Point()


def years_on(year: int, years: int) -> int:
    """The year that lies so many years on: 1 BC is followed by AD 1."""
    astronomical = year + (year < 0) + years
    return astronomical if astronomical > 0 else astronomical - 1


def months_between(one: Point, other: Point) -> int:
    """How many months lie from `one` to `other`; 0 where a year is unknown, or both may be the same month."""
    if one.year is None or other.year is None:
        return 0
    (first, last), (other_first, other_last) = _months(one), _months(other)
    return max(other_first - last, 0) or min(other_last - first, 0)


def _months(point: Point) -> tuple[int, int]:
    """The first and last month of a point, counted from the year 0."""
    year = point.year or 0
    first = 12 * (year + (year < 0)) + (point.month or 1)
    return first, first if point.month else first + 11


def exists(point: Point) -> bool:
    """Whether the calendar has such a day: 30 February is none, 29 February needs a leap year."""
    year, month, day = point
    if year is not None and not 0 < abs(year) <= _LAST_YEAR:
        return False
    if month is not None and not 1 <= month <= 12:
        return False
    return day is None or 1 <= day <= length_of_month(year, month)


def length_of_month(year: int | None, month: int | None) -> int:
    """The number of days of a month; in an unknown year February has 29, and before Christ 28."""
    if month is None:
        return 31
    leap = year is None or (year > 0 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
    return (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def weekday(point: Point) -> int | None:
    """The day of the week, from Monday, 0; None where it is not known."""
    year, month, day = point
    if year is None or month is None or day is None or year < 1:
        return None
    return datetime.date(year, month, day).weekday()


def easter(year: int, days: int = 0) -> Point | None:
    """The day so many days after Easter; None before 326, and from 1583 to 1752, when countries had different ones."""
    if not (_FIRST_EASTER <= year < _REFORM or _REFORMED_IN_ENGLAND < year <= _LAST_YEAR):
        return None
    sunday = easter_of(year, EASTER_JULIAN) if year < _REFORM else easter_of(year, EASTER_WESTERN)
    found = sunday + datetime.timedelta(days)
    return Point(found.year, found.month, found.day)


def gregorian(point: Point) -> Point:
    """The Gregorian day of a day of the Julian calendar; a month or year by itself stays as it is."""
    year, month, day = point
    if year is None or month is None or day is None or year < 1:
        return point
    century = (year - (month <= 2)) // 100
    found = datetime.date(year, month, 1) + datetime.timedelta(days=day - 1 + century - century // 4 - 2)
    return Point(found.year, found.month, found.day)


def days_between(one: Point, other: Point) -> int:
    """How many days lie from one day to another one of the same month or the next; 0 for others."""
    months = ((other.month or 0) - (one.month or 0)) % 12
    if months > 1:
        return 0
    return (other.day or 0) - (one.day or 0) + months * length_of_month(one.year, one.month)


def point(date: str) -> Point:
    """The point of a W3C date; unknown if it is none."""
    match = re.fullmatch(r"(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?", date)
    found = Point(*(int(part) if part else None for part in match.groups())) if match else UNKNOWN
    return found if exists(found) else UNKNOWN


def w3c(point: Point) -> str:
    """A point as a W3C date, without the year where it is not known: `1922-05-07`, `-0044`, `--05-07`."""
    year, month, day = point
    number = "-" if year is None else f"{'-' if year < 0 else ''}{abs(year):04}"
    return "-".join([number, *(f"{part:02}" for part in (month, day) if part is not None)])

"""Dates, times and durations of W3C XML Schema.

https://www.w3.org/TR/xmlschema-2/#dateTime
"""

import re
from decimal import Decimal
from typing import Final, NamedTuple

YEAR: Final = r"(?P<year>-?(?:[1-9][0-9]{3,}|0[0-9]{3}))"
MONTH: Final = r"(?P<month>0[1-9]|1[0-2])"
DAY: Final = r"(?P<day>0[1-9]|[12][0-9]|3[01])"
TIME: Final = r"(?P<hour>[01][0-9]|2[0-4]):(?P<minute>[0-5][0-9]):(?P<second>[0-5][0-9](?:\.[0-9]+)?)"
ZONE: Final = r"(?P<zone>Z|[+-](?:(?:0[0-9]|1[0-3]):[0-5][0-9]|14:00))?"
MOMENTS: Final = {
    "dateTime": f"{YEAR}-{MONTH}-{DAY}T{TIME}{ZONE}",
    "time": f"{TIME}{ZONE}",
    "date": f"{YEAR}-{MONTH}-{DAY}{ZONE}",
    "gYearMonth": f"{YEAR}-{MONTH}{ZONE}",
    "gYear": f"{YEAR}{ZONE}",
    "gMonthDay": f"--{MONTH}-{DAY}{ZONE}",
    "gDay": f"---{DAY}{ZONE}",
    "gMonth": f"--{MONTH}{ZONE}",
}
DURATION: Final = (
    r"-?P(?=[0-9]|T[0-9])(?:[0-9]+Y)?(?:[0-9]+M)?(?:[0-9]+D)?"
    r"(?:T(?=[0-9])(?:[0-9]+H)?(?:[0-9]+M)?(?:[0-9]+(?:\.[0-9]+)?S)?)?"
)
DAYS: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# A moment without a time zone may be in any of them.
WIDEST_ZONE: Final = 14 * 3600
# https://www.w3.org/TR/xmlschema-2/#duration-order
REFERENCES: Final = ((1696, 9), (1697, 2), (1903, 3), (1903, 7))


def is_leap_year(year: int) -> bool:
    """Whether a year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in(year: int, month: int) -> int:
    """How many days a month has."""
    return 29 if month == 2 and is_leap_year(year) else DAYS[month - 1]


def days_before(year: int, month: int) -> int:
    """How many days there are from the year 1 to a month."""
    years = year - 1
    days = years * 365 + years // 4 - years // 100 + years // 400
    return days + sum(days_in(year, each) for each in range(1, month))


class Moment(NamedTuple):
    """A moment in seconds, in UTC if `zoned`; what is not said is that of the leap year 1972."""

    seconds: int
    fraction: Decimal
    zoned: bool

    @classmethod
    def of(
        cls,
        *,
        year: str = "1972",
        month: str = "1",
        day: str = "1",
        hour: str = "0",
        minute: str = "0",
        second: str = "0",
        zone: str | None = None,
    ) -> "Moment":
        """The moment that the parts of a text stand for.

        Raises ValueError if there is no such day or hour.
        """
        # There is no year 0: the year before 1 is -1.
        years = int(year) + (int(year) < 0)
        if int(year) == 0 or int(day) > days_in(years, int(month)):
            raise ValueError(f"{year}-{month}-{day}")
        if int(hour) == 24 and (int(minute) or Decimal(second)):
            raise ValueError(f"{hour}:{minute}:{second}")
        whole, _, part = second.partition(".")
        days = days_before(years, int(month)) + int(day) - 1
        seconds = ((days * 24 + int(hour)) * 60 + int(minute)) * 60 + int(whole) - offset(zone)
        return cls(seconds, Decimal(f"0.{part or 0}"), zone is not None)

    def compare(self, other: "Moment") -> int | None:
        """Below 0 if before the other, above 0 if after it, 0 if the same; None if nobody can know."""
        difference = self.seconds - other.seconds
        if self.zoned == other.zoned:
            return difference or int(self.fraction > other.fraction) - int(self.fraction < other.fraction)
        return difference if abs(difference) > WIDEST_ZONE else None


def offset(zone: str | None) -> int:
    """The seconds that a time zone is before UTC."""
    if zone is None or zone == "Z":
        return 0
    minutes = int(zone[1:3]) * 60 + int(zone[4:])
    return minutes * 60 if zone[0] == "+" else -minutes * 60


class Duration(NamedTuple):
    """A duration: months, and seconds beside them."""

    months: int
    seconds: Decimal

    @classmethod
    def of(cls, text: str) -> "Duration":
        """The duration that a text stands for."""
        date, _, time = text.lstrip("-P").partition("T")
        sign = -1 if text.startswith("-") else 1
        parts = {unit: Decimal(number) for number, unit in re.findall(r"([0-9.]+)([YMD])", date)}
        times = {unit: Decimal(number) for number, unit in re.findall(r"([0-9.]+)([HMS])", time)}
        months = int(parts.get("Y", 0)) * 12 + int(parts.get("M", 0))
        hours = parts.get("D", Decimal()) * 24 + times.get("H", Decimal())
        seconds = (hours * 60 + times.get("M", Decimal())) * 60 + times.get("S", Decimal())
        return cls(sign * months, sign * seconds)

    def compare(self, other: "Duration") -> int | None:
        """Below 0 if shorter, above 0 if longer, 0 if the same; None if it depends on the month that it starts in."""
        found = {sign(self.after(*start) - other.after(*start)) for start in REFERENCES}
        return found.pop() if len(found) == 1 else None

    def after(self, year: int, month: int) -> Decimal:
        """The seconds from the year 1 to the end of the duration, if it starts with that month."""
        months = year * 12 + month - 1 + self.months
        return days_before(months // 12, months % 12 + 1) * 86400 + self.seconds


def sign(number: Decimal) -> int:
    """-1, 0 or 1."""
    return int(number > 0) - int(number < 0)

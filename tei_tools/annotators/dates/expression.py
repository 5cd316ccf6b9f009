"""A calendar expression as the text has it: what it names, and what it leaves to the context."""

import re
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from tei_tools.document import Span


class Point(NamedTuple):
    """A day, month or year. Years before Christ are negative: 44 BC is -44, and there is no year 0."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


UNKNOWN: Final = Point()


@dataclass(frozen=True, slots=True)
class Expression:
    """One calendar expression: `December 7`, `early in May, 1922`, `1914–18`.

    `point` is what it names, and `last` the end of a period. `part` is the part of it that is meant (`early`, `end`),
    `season` a season, `years` the length of what a year stands for (10: a decade, 100: a century). `clue` says how
    what is missing depends on the context (`that year`, `ult`). A date is `vague` that can be read in two ways.
    `weekday` counts from Monday, 0.
    """

    span: Span
    point: Point
    last: Point | None = None
    part: str = ""
    season: str = ""
    years: int = 1
    clue: str = ""
    vague: bool = False
    weekday: int | None = None

    @property
    def complete(self) -> bool:
        """Whether the text says the date in full."""
        point = self.point
        return point.year is not None and (point.month is not None or point.day is None) and not self.clue

    def preceded(self, match: re.Match[str] | None, *, part: str = "", weekday: int | None = None) -> "Expression":
        """A copy that begins with the words of `match`, which end where it begins, and has what they say."""
        if match is None:
            return self
        return replace(self, span=Span(self.span.start - len(match[0]), self.span.end), part=part, weekday=weekday)

    def filled(self, year: int | None = None, month: int | None = None) -> "Expression":
        """A copy with this year and month where it has none; a period's end follows its beginning."""
        first = _filled(self.point, year, month)
        last = self.last and _filled(self.last, first.year, first.month)
        if last and last < first and self.last and self.last.year is None and last.year:
            last = last._replace(year=last.year + 1)
        return replace(self, point=first, last=last)


def _filled(point: Point, year: int | None, month: int | None) -> Point:
    month = month if point.month is None and point.day is not None else point.month
    return Point(year if point.year is None else point.year, month, point.day)

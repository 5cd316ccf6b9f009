"""A calendar expression as the text has it: what it names, and what it leaves to the context."""

import re
from dataclasses import dataclass, replace

from tei_tools.annotators.dates.calendar import Point, easter, exists, years_on
from tei_tools.document import Span


@dataclass(frozen=True, slots=True)
class Expression:
    """One calendar expression: `December 7`, `early in May, 1922`, `1914–18`.

    `point` is what it names, and `last` the end of a period. `part` is the part of it that is meant (`early`, `end`),
    `season` a season, `years` the length of what a year stands for (10: a decade, 100: a century). `clue` says how
    what is missing depends on the context (`that year`, `ult`; `before` for `last June`). An `ambiguous` date can be
    read in two ways. `weekday` counts from Monday, 0. `within` says where dates stand in it whole: the ends of a period
    (None: the `18` of `1914–18` is none), or what `early` and `late` are said of. `style` is `old` or `new` where the
    text says so; `old` is the Old Style date of a date that it gives in both. `from_easter` is how many days after
    Easter a movable feast is.
    """

    span: Span
    point: Point
    last: Point | None = None
    part: str = ""
    season: str = ""
    years: int = 1
    clue: str = ""
    ambiguous: bool = False
    weekday: int | None = None
    within: tuple[Span | None, ...] = ()
    style: str = ""
    old: Point | None = None
    from_easter: int | None = None

    @property
    def complete(self) -> bool:
        """Whether the text says the date in full."""
        point = self.point
        return point.year is not None and (point.month is not None or point.day is None) and not self.clue

    @property
    def possible(self) -> bool:
        """Whether the calendar has such a day, and a period ends after it begins."""
        if not exists(self.point) or self.last is None:
            return exists(self.point)
        wraps = self.point.year is None and self.last.month != self.point.month
        return exists(self.last) and (self.last > self.point or wraps)

    def preceded(
        self,
        match: re.Match[str] | None,
        *,
        part: str = "",
        weekday: int | None = None,
        within: tuple[Span | None, ...] = (),
    ) -> "Expression":
        """A copy that begins with the words of `match`, which end where it begins, and has what they say."""
        if match is None:
            return self
        span = Span(self.span.start - len(match[0]), self.span.end)
        return replace(self, span=span, part=part, weekday=weekday, within=within or self.within)

    @property
    def inner(self) -> "list[Expression]":
        """The dates that stand in it whole."""
        plain = replace(self, last=None, part="", within=())
        ends = zip(self.within, (self.point, self.last or self.point), strict=False)
        return [replace(plain, span=span, point=point) for span, point in ends if span is not None]

    def filled(self, year: int | None = None, month: int | None = None) -> "Expression":
        """A copy with this year and month where it has none; a period's end follows its beginning."""
        if self.from_easter is not None:
            return self if year is None else self._in_year(year)
        first = _filled(self.point, year, month)
        last = self.last and _filled(self.last, first.year, first.month)
        if first.year is not None and last is not None and self.point.year is None and last < first:
            last = last._replace(year=years_on(first.year, 1))
        return replace(self, point=first, last=last)

    def _in_year(self, year: int) -> "Expression":
        """A movable feast in this year; where countries kept it on different days, it can be read in two ways."""
        day = easter(year, self.from_easter or 0)
        return replace(self, point=day or Point(year), ambiguous=day is None)


def _filled(point: Point, year: int | None, month: int | None) -> Point:
    month = month if point.month is None and point.day is not None else point.month
    return Point(year if point.year is None else point.year, month, point.day)

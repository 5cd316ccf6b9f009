"""Reading: what the words of a form say, as an `Expression`."""

import re
from dataclasses import replace
from typing import Final

from tei_tools.annotators.dates.calendar import Point, days_between, exists, years_on
from tei_tools.annotators.dates.expression import Expression
from tei_tools.annotators.dates.vocabulary import DECADES, FEASTS, MOVABLE_FEASTS, ORDINALS, month_number
from tei_tools.document import Span

_NEW_STYLE_IN_ENGLAND: Final = 1752
_BETWEEN_STYLES: Final = range(10, 14)
"""How many days the Julian calendar is behind, from its reform until today."""


def read(match: re.Match[str], start: int) -> Expression | None:
    """The expression that a form has matched, from `start` on; None if the calendar has no such day."""
    found = {name: value for name, value in match.groupdict().items() if value is not None}
    span = Span(start, match.end())
    if "mark" in found:
        return _numeric(span, found)
    if "century" in found or "decade" in found:
        return _age(span, found)
    expression = _feast(span, found) if "feast" in found else _date(match, span, found)
    if "dual" in found:
        expression = _dual(expression, found["dual"])
    if "old_day" in found:
        return _in_both_styles(expression, found)
    return expression if expression.possible else None


def _date(match: re.Match[str], span: Span, found: dict[str, str]) -> Expression:
    """A day, month, year or season, or a period."""
    point = Point(_year(found), _month(found), _day(found))
    last = _last(found, point)
    within = _ends(match, found, span.start) if last and "era" not in found else ()
    return Expression(span, point, last, season=found.get("season", "").lower(), clue=_clue(found), within=within)


def _feast(span: Span, found: dict[str, str]) -> Expression:
    """A feast, with its day; one that moves has it in a year that is known."""
    name, year, clue = " ".join(found["feast"].replace("’", "'").split()), _year(found), _clue(found)
    if name in FEASTS:
        return Expression(span, Point(year, *FEASTS[name]), clue=clue)
    return Expression(span, Point(), clue=clue, from_easter=MOVABLE_FEASTS[name]).filled(year)


def _sign(found: dict[str, str]) -> int:
    """-1 before Christ."""
    era = found.get("era") or found.get("old_era") or ""
    return -1 if era.startswith("B") else 1


def _year(found: dict[str, str]) -> int | None:
    digits = found.get("year") or found.get("old")
    return _sign(found) * int(digits) if digits else None


def _month(found: dict[str, str]) -> int | None:
    if "number" in found:
        return int(found["number"])
    return month_number(found["month"]) if "month" in found else None


def _day(found: dict[str, str]) -> int | None:
    if "ordinal" in found:
        return ORDINALS.index(found["ordinal"].lower()) + 1
    return int(found["day"]) if "day" in found else None


def _last(found: dict[str, str], point: Point) -> Point | None:
    """The end of a period: its day, or its year, which may be short (1914–18)."""
    if "day2" in found:
        return point._replace(day=int(found["day2"]))
    if "year2" not in found or "season" in found:
        return None
    first, last = found["year"], found["year2"]
    return Point(_sign(found) * int(first[: max(0, len(first) - len(last))] + last))


def _ends(match: re.Match[str], found: dict[str, str], start: int) -> tuple[Span | None, Span | None]:
    """Where the ends of a period stand that are dates by themselves: of `1914–18` and `May 4–5` the first one."""
    dash = match.start("dash")
    if "year2" in found:
        return Span(start, dash), Span(*match.span("year2")) if len(found["year2"]) == 4 else None
    if match.start("month") > dash:
        return None, Span(match.start("day2"), match.end())
    return Span(start, dash), None


def _clue(found: dict[str, str]) -> str:
    return f"’{found['short']}" if "short" in found else found.get("clue", "")


def _dual(expression: Expression, second: str) -> Expression:
    """A year between two reckonings, 1731/2: from January to March the second one is ours; else it is a period."""
    year, month = expression.point.year or 0, expression.point.month
    if not str(year + 1).endswith(second):
        return expression
    if month is None:
        return replace(expression, last=Point(year + 1))
    if month > 3:
        return expression
    style = "old" if year < _NEW_STYLE_IN_ENGLAND else ""
    return replace(expression, point=expression.point._replace(year=year + 1), style=style)


def _in_both_styles(expression: Expression, found: dict[str, str]) -> Expression | None:
    """The New Style date of two that lie ten to thirteen days apart; two others with a stroke are a period."""
    new = expression.point
    month = month_number(found["old_month"]) if "old_month" in found else new.month or 0
    year = new.year and years_on(new.year, -(month > (new.month or 0)))
    old = Point(year, month, int(found["old_day"]))
    if not (exists(old) and exists(new)):
        return None
    if days_between(new, old) in _BETWEEN_STYLES:
        old, new = new, old
    if days_between(old, new) in _BETWEEN_STYLES:
        point = new._replace(year=expression.point.year)
        return replace(expression, point=point, style="new", old=old._replace(year=None))
    period = replace(expression, point=old, last=new)
    return period if period.possible and "bracket" not in found else None


def _numeric(span: Span, found: dict[str, str]) -> Expression | None:
    """`7/11/1917` can be read in two ways; `25.12.1851` cannot."""
    one, two = int(found["one"]), int(found["two"])
    year, clue = (int(found["year"]), "") if len(found["year"]) == 4 else (None, f"’{found['year']}")
    day, month = (two, one) if two > 12 else (one, two)
    ambiguous = one <= 12 and two <= 12 and one != two and found["mark"] == "/"
    expression = Expression(span, Point(year, month, day), clue=clue, ambiguous=ambiguous)
    return expression if expression.possible and not (clue and found["mark"] == ".") else None


def _age(span: Span, found: dict[str, str]) -> Expression | None:
    """A decade or a century, by its first year."""
    sign = _sign(found)
    if "century" in found:
        word = found["century"].lower()
        number = int(word) if word.isdigit() else ORDINALS.index(word) + 1
        first = (number - 1) * 100 + 1 if sign > 0 else -number * 100
        return Expression(span, Point(first), years=100) if 0 < number <= 21 else None
    word = found["decade"].lower()
    if word in DECADES:
        return Expression(span, Point(), years=10, clue=f"’{(DECADES.index(word) + 2) * 10}")
    return Expression(span, Point(int(word) if sign > 0 else -int(word) - 9), years=10)

import doctest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei_tools.annotators.dates import dates, parse
from tei_tools.annotators.dates.calendar import Point, easter, gregorian, months_between, point, w3c, years_on
from tei_tools.document import Annotation, Document, Span
from tei_tools.profile import exists
from tests.conftest import ROOT
from tests.examples import cases

PARTS = st.one_of(
    st.sampled_from(["1", "31", "30", "29", "1917", "1900", "1731/2", "22d", "20th", "44", "0", "9999", "9998", "476"]),
    st.sampled_from(
        ["December", "January", "February", "May", "Sept.", "autumn", "winter", "fall", "Christmas", "Eve", "Easter"]
    ),
    st.sampled_from(["early", "late", "mid-", "end of", "close of the", "beginning of", "first week of", "Monday,"]),
    st.sampled_from(["in", "on the", "and", "to", "or", "–", "-", ",", "(", ")", ".", "\n", "from", "In", "men"]),
    st.sampled_from(
        ["BC", "A.D.", "1880s", "eighties", "17th century", "of that year", "inst.", "ult.", "prox.", "’48", "O.S."]
    ),
    st.sampled_from(
        ["1914–18", "499-493", "03/04/1851", "25.12.51", "12/25/51", "1923-02-29", "twentieth of", "25 (7", "14/26"]
    ),
)


NO_DATES = {"evidence", "calendar", "datingMethod", "when-custom"}


def marked(text: str) -> str:
    """The text with its dates as elements, and with @cert where it is not high."""
    tags = []
    for annotation in dates(Document(text)):
        (start, end), found = annotation.span, dict(annotation.attributes)
        found.pop("evidence", None)
        if annotation.cert != "high":
            found["cert"] = annotation.cert or ""
        attributes = "".join(f' {name}="{value}"' for name, value in found.items())
        tags += [(start, 1, start - end, f"<date{attributes}>"), (end, 0, start - end, "</date>")]
    for position, _, _, tag in sorted(tags, reverse=True):
        text = f"{text[:position]}{tag}{text[position:]}"
    return text


@pytest.mark.parametrize(("text", "expected"), cases("dates"))
def test_dates_of_prose(text: str, expected: str) -> None:
    assert marked(text) == expected


def test_what_comes_from_the_context_says_so() -> None:
    """`@evidence` is external, and `why` names the date that it rests on."""
    said, resolved = dates(Document("In May 1922 he was ill. In June he rested."))
    assert "evidence" not in said.attributes
    assert resolved.attributes["evidence"] == "external"
    assert resolved.why == "from 'May 1922'"


def test_context_far_away_is_low() -> None:
    text = "In May 1922 he was ill. " + "Nothing happened. " * 200 + "On June 3 he rested."
    assert [annotation.cert for annotation in dates(Document(text))] == ["high", "low"]


def test_dates_do_not_cross_paragraphs() -> None:
    document = Document("He left in May\n\n1922 was cold.").annotate(
        [Annotation(Span(0, 14), "p"), Annotation(Span(16, 30), "p")]
    )
    assert [annotation.attributes["when"] for annotation in dates(document)] == ["1922-05", "1922"]


def test_what_is_quoted_within_a_paragraph_is_told_by_the_way() -> None:
    """After the quotation the narrative stands where it stood."""
    document = Document("In May 1917 he read “12 October 1812” on a picture. In June he left.")
    document = document.annotate([Annotation(Span(0, 68), "p"), Annotation(Span(20, 37), "quote")])
    assert [annotation.attributes["when"] for annotation in dates(document)] == ["1917-05", "1812-10-12", "1917-06"]


def test_month_that_is_a_name_is_no_date() -> None:
    """A persName outranks a month; a day in a name that is too long stays a date."""
    document = Document("He believed in May. It was on May 5, 1900.").annotate([Annotation(Span(15, 18), "persName")])
    assert [annotation.attributes["when"] for annotation in dates(document)] == ["1900-05-05"]


@pytest.mark.parametrize(
    ("text", "context", "value"),
    [
        ("close of 1921", "", {"notBefore": "1921-11-01", "notAfter": "1921-12-31"}),
        ("December 7", "1921-11", {"when": "1921-12-07"}),
        ("May", "1921-11", {"when": "1922-05"}),
        ("22d inst.", "1922-01-25", {"when": "1922-01-22"}),
        ("July of that year", "1922", {"when": "1922-07"}),
        ("last June", "1922-03", {"when": "1921-06"}),
        ("44 BC", "", {"when": "-0044"}),
        ("3/4/1851", "", {}),
        ("nothing", "1921", {}),
        ("May 5", "no date", {"when": "--05-05"}),
    ],
)
def test_parse_gives_the_value_alone(text: str, context: str, value: dict[str, str]) -> None:
    assert parse(text, context) == value


@given(st.lists(PARTS, max_size=12).map(" ".join))
def test_every_value_is_valid(text: str) -> None:
    """No words raise an error; bounds are in order, and every day exists."""
    for annotation in dates(Document(text)):
        assert annotation.span.text_of(text) == annotation.span.text_of(text).strip()
        values = [value for name, value in annotation.attributes.items() if name not in NO_DATES]
        assert all(exists(value) for value in values)
        if len(values) == 2 and not values[0].startswith("-"):
            assert values[0] <= values[1]


@pytest.mark.parametrize(
    "unit", ["1917 ", "1-", "May 1, ", "early in May ", "May       \n      ", "in ’48 ", "A.D. 1 "]
)
def test_hard_texts_are_annotated_in_linear_time(unit: str) -> None:
    """None is quadratic: each would take hours, and the suite gives a test minutes."""
    text = unit * (500_000 // len(unit))
    assert all(annotation.span.end <= len(text) for annotation in dates(Document(text)))


def test_the_page_shows_what_parse_gives() -> None:
    failed, attempted = doctest.testfile(str(ROOT / "docs" / "annotators" / "dates.md"), module_relative=False)
    assert attempted > 0
    assert failed == 0


def test_dates_within_a_date_are_as_sure_as_it_is() -> None:
    """They rest on the same date of the context."""
    _, period, first, last = dates(Document("In 1950 it began. It was fought over (May–August)."))
    assert {one.cert for one in (period, first, last)} == {"medium"}
    assert {one.why for one in (period, first, last)} == {"from '1950'"}
    assert {one.attributes["evidence"] for one in (period, first, last)} == {"external"}


@pytest.mark.parametrize(
    ("julian", "new"),
    [
        ("1582-10-05", "1582-10-15"),
        ("1649-01-30", "1649-02-09"),
        ("1700-02-28", "1700-03-10"),
        ("1732-02-11", "1732-02-22"),
        ("1800-03-01", "1800-03-13"),
        ("1917-10-25", "1917-11-07"),
        ("1731-02", "1731-02"),
        ("-0044-03-15", "-0044-03-15"),
    ],
)
def test_a_day_of_the_julian_calendar_has_its_gregorian_day(julian: str, new: str) -> None:
    assert w3c(gregorian(point(julian))) == new


@pytest.mark.parametrize(
    ("year", "days", "day"),
    [(1916, 1, "1916-04-24"), (1865, -2, "1865-04-14"), (1066, 0, "1066-04-16"), (1753, 49, "1753-06-10")],
)
def test_feasts_move_with_easter(year: int, days: int, day: str) -> None:
    assert w3c(easter(year, days) or Point()) == day


@pytest.mark.parametrize("year", [300, 1583, 1752])
def test_easter_is_unknown_where_countries_differed(year: int) -> None:
    assert easter(year) is None


def test_years_before_christ_have_no_zero() -> None:
    assert [years_on(-2, years) for years in (0, 1, 2)] == [-2, -1, 1]
    assert years_on(1, -1) == -1
    assert months_between(Point(-1, 12), Point(1, 1)) == 1


@pytest.mark.parametrize("date", ["-0044", "1922", "1922-05", "1922-05-07"])
def test_points_are_w3c_dates(date: str) -> None:
    assert w3c(point(date)) == date

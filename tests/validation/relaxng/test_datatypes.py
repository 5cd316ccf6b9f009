"""Datatypes: which texts are values, what limits them, and when two are equal."""

import pytest
from _pytest.mark import ParameterSet

from tei_tools.validation.relaxng.datatypes import COMPATIBILITY, XSD, DatatypeError, datatype
from tests.examples import cases


def named(cases: list[ParameterSet]) -> list[ParameterSet]:
    """The cases, with their titles as names of datatypes."""
    return [pytest.param(case.id, *case.values, id=case.id) for case in cases]


@pytest.mark.parametrize(("name", "texts", "expected"), named(cases("datatypes")))
def test_a_datatype_of_xml_schema_has_these_values(name: str, texts: str, expected: str) -> None:
    """Those of tests/cases/datatypes.txt; jing agrees on each of them."""
    found = datatype(XSD, name)
    values = [text for text in texts.splitlines() if found.allows(text[1:-1], {})]
    assert values == expected.splitlines()


@pytest.mark.parametrize(
    ("name", "parameters", "right", "wrong"),
    [
        ("string", {"length": "2"}, ["ab", "\U00020000b"], ["a", "abc", ""]),
        ("token", {"minLength": "2", "maxLength": "3"}, ["ab", " abc "], ["a", " a ", "abcd"]),
        ("hexBinary", {"length": "2"}, ["abcd"], ["ab"]),
        ("NMTOKENS", {"maxLength": "2"}, ["a b"], ["a b c"]),
        ("decimal", {"minInclusive": "0", "maxExclusive": "1"}, ["0", "-0", "0.9"], ["1", "1.0", "-1"]),
        ("decimal", {"totalDigits": "3"}, ["123", "12.3", "00123", "123.0"], ["1234", "1.234"]),
        ("decimal", {"fractionDigits": "1"}, ["1.2", "1", "1.20"], ["1.23"]),
        ("double", {"minExclusive": "0"}, ["1e-300", "INF"], ["0", "-1", "NaN"]),
        ("float", {"maxInclusive": "1e10"}, ["1e10", "-INF"], ["1e11", "INF"]),
        ("date", {"minInclusive": "2000-01-01"}, ["2000-01-01", "2000-01-02Z"], ["1999-12-31", "2000-01-01Z"]),
        (
            "dateTime",
            {"minExclusive": "2000-01-01T00:00:00Z"},
            ["2000-01-01T00:00:00.1Z"],
            ["2000-01-01T01:00:00+02:00"],
        ),
        ("time", {"maxInclusive": "12:00:00"}, ["11:59:59.9", "12:00:00"], ["12:00:00.1", "12:00:00Z"]),
        ("gYear", {"minInclusive": "-0044"}, ["-0044", "1900"], ["-0045"]),
        ("duration", {"minInclusive": "P1M"}, ["P1M", "P32D", "P1Y"], ["P31D", "P30D", "P27D", "PT1S"]),
    ],
)
def test_a_parameter_limits_the_values(
    name: str, parameters: dict[str, str], right: list[str], wrong: list[str]
) -> None:
    """White space is not counted where a datatype does not keep it; what cannot be compared is not within a limit."""
    found = datatype(XSD, name, tuple(parameters.items()))
    assert [text for text in right + wrong if found.allows(text, {})] == right


@pytest.mark.parametrize(
    ("pattern", "right", "wrong"),
    [
        ("a|b", ["a", "b"], ["ab", ""]),
        (r"(a|b)*c{2,3}d?", ["cc", "abccd", "ccc"], ["c", "cccc", "ccdd"]),
        (r"x{2}y{1,}", ["xxy", "xxyy"], ["xy", "xxxy"]),
        (r"[^\p{C}\p{Z}]+", ["a", "é", "\U00020000", "ア"], ["a b", "\u00a0", ""]),
        (r"\S+\s?", ["a", "a\t", "\u00a0"], ["a b"]),
        (r".", ["a", "\U00020000"], ["\n", "\r", ""]),
        (r"\d\D", ["1a", "\u0660a"], ["11", "aa"]),
        (r"\w\W", ["é!", "a "], ["ab", "!!"]),
        (r"\i\c*", ["a1", ":a", "é"], ["1a", "-a", "a b"]),
        (r"\I\C", ["1 ", "-!"], ["a ", "1a"]),
        (r"[a-z-[aeiou]]+", ["bcd"], ["a", "ba"]),
        (r"[^a-c]", ["d", "é"], ["a"]),
        (r"[\-+.a\]]", ["-", "+", ".", "]"], ["b", "\\"]),
        (r"[-a]|[b-]", ["-", "a", "b"], ["c"]),
        (r"\p{Lu}\P{Lu}", ["Ab"], ["AB", "ab"]),
        (r"\p{IsCyrillic}+\p{IsGreek}", ["яα"], ["aα"]),
        (r"a$b^", ["a$b^"], ["ab"]),
        ("", [""], ["a"]),
        (r"\n\t\\\.", ["\n\t\\."], ["nt\\."]),
    ],
)
def test_a_pattern_is_that_of_xml_schema(pattern: str, right: list[str], wrong: list[str]) -> None:
    found = datatype(XSD, "string", (("pattern", pattern),))
    assert [text for text in right + wrong if found.allows(text, {})] == right


NO_PATTERNS = r"a** * (a a) [a [] [b-a] [a-c-[b]d] [a[b]] \ \q \pL \p{Xx} \p{IsMoon} a{2,1} a{ ]"


@pytest.mark.parametrize("pattern", NO_PATTERNS.split())
def test_a_pattern_that_is_none_is_refused(pattern: str) -> None:
    with pytest.raises(DatatypeError, match="is no regular expression"):
        datatype(XSD, "string", (("pattern", pattern),))


@pytest.mark.parametrize(
    ("name", "one", "same", "other"),
    [
        ("decimal", "1", ["1.0", "+01"], ["1.01"]),
        ("double", "100", ["1e2", "1.0E2"], ["NaN"]),
        ("double", "NaN", ["NaN"], ["1"]),
        ("float", "16777216", ["16777217"], ["16777218"]),
        ("float", "INF", ["1e40"], ["-1e40"]),
        ("boolean", "true", ["1"], ["0", "false"]),
        ("date", "2000-01-01Z", ["2000-01-01+00:00"], ["2000-01-01"]),
        ("dateTime", "2000-01-01T00:00:00Z", ["1999-12-31T23:00:00-01:00"], ["2000-01-01T00:00:00"]),
        ("duration", "P1Y", ["P12M"], ["P365D", "-P1Y"]),
        ("hexBinary", "ab", ["AB"], ["ba"]),
        ("base64Binary", "Zm8=", ["Z m 8 ="], ["Zm9v"]),
        ("NMTOKENS", "a b", ["a  b"], ["b a"]),
        ("token", "a b", [" a\n b "], ["ab"]),
    ],
)
def test_values_are_equal_however_they_are_written(name: str, one: str, same: list[str], other: list[str]) -> None:
    found = datatype(XSD, name)
    assert [text for text in same + other if found.value(text, {}) == found.value(one, {})] == same


def test_names_are_equal_by_their_namespaces() -> None:
    found = datatype(XSD, "QName")
    assert found.value("a:x", {"a": "urn:a"}) == found.value("x", {"": "urn:a"}) == ("urn:a", "x")
    assert not any(found.allows(name, {"a": "urn:a"}) for name in ("b:x", "a:b:c", ":a", "a:"))


@pytest.mark.parametrize(
    ("library", "name", "parameters", "message"),
    [
        ("", "integer", (), "there are string and token"),
        ("", "string", (("length", "1"),), "takes no parameters"),
        ("urn:x", "string", (), "no library"),
        (XSD, "strin", (), "has no datatype 'strin'"),
        (COMPATIBILITY, "date", (), "has no datatype 'date'"),
        (XSD, "string", (("length", "one"),), "length is a number"),
        (XSD, "string", (("minInclusive", "1"),), "string takes no parameter 'minInclusive'"),
        (XSD, "date", (("minInclusive", "1"),), "minInclusive is of the datatype date"),
        (XSD, "string", (("enumeration", "a"),), "takes no parameter 'enumeration'"),
    ],
)
def test_what_no_library_has_is_refused(
    library: str, name: str, parameters: tuple[tuple[str, str], ...], message: str
) -> None:
    with pytest.raises(DatatypeError, match=message):
        datatype(library, name, parameters)

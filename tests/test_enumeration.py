import re

import pytest

from tei_tools.enumeration import NUMBER, value


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("12", 12),
        ("0", None),
        ("iv", 4),
        ("IIII", 4),
        ("XCIX", 99),
        ("one", 1),
        ("the Twenty-First", 21),
        ("forty two", 42),
        ("a hundred", 100),
        ("one hundred", 100),
        ("B", None),
    ],
)
def test_numbers_have_values(number: str, expected: int | None) -> None:
    """In digits, Roman numerals and words."""
    assert value(number) == expected


@pytest.mark.parametrize("words", ["", "rain", "Lee", "onerous", "ivory"])
def test_what_is_no_number(words: str) -> None:
    assert re.fullmatch(f"(?i){NUMBER}", words) is None

"""The numbers that books count their parts with: in digits, Roman numerals, letters and words."""

import re
from typing import Final

# fmt: off
UNITS: Final = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
}
TEENS: Final = {
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
    "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19,
}
TENS: Final = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70,
    "eightieth": 80, "ninetieth": 90, "hundred": 100, "hundredth": 100,
}
# fmt: on
WORDS: Final = UNITS | TEENS | TENS
_SMALL: Final = "|".join(sorted(UNITS | TEENS, key=len, reverse=True))
_LARGE: Final = "|".join(sorted(TENS, key=len, reverse=True))
_UNIT: Final = "|".join(sorted(UNITS, key=len, reverse=True))
_ROMAN: Final = r"M{0,3}(?:CM|CD|D?C{0,4})(?:XC|XL|L?X{0,4})(?:IX|IV|V?I{0,4})"
ROMAN: Final = rf"(?:(?=[IVXLCDM])(?-i:{_ROMAN})|(?=[ivxlcdm])(?-i:{_ROMAN.lower()}))"
"""A Roman numeral, in capitals or in small letters; the long forms (`IIII`) too."""
WORD: Final = rf"(?:(?:an?[ -]|one[ -])?hundred(?:th)?|(?:{_LARGE})(?:[ -](?:{_UNIT}))?|{_SMALL})\b"
"""A number in words, up to a hundred."""
NUMBER: Final = rf"(?:\d{{1,3}}\b|{ROMAN}(?![\w'’])|(?:the[ ])?{WORD})"
"""A number in any of these; to be compiled with re.IGNORECASE."""
_DIGITS: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def value(number: str) -> int | None:
    """The value of a number in digits, in Roman numerals or in words; None if it is zero, or none."""
    words = re.split("[ -]+", number.lower().removeprefix("the "))
    if number.isdecimal():
        return int(number) or None
    if any(word in WORDS for word in words):
        return sum(WORDS.get(word, 0) for word in words if not (word == "one" and "hundred" in words))
    if not set(number.lower()) <= _DIGITS.keys():
        return None
    digits = [_DIGITS[letter] for letter in number.lower()]
    after = [*digits[1:], 0]
    return sum(-digit if digit < following else digit for digit, following in zip(digits, after, strict=True)) or None

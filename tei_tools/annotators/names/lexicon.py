"""What the program knows of words: lists of names, places and cues, read once, when the first text is annotated."""

import tomllib
from functools import cache
from pathlib import Path
from string import ascii_lowercase
from typing import Final

from tei_tools.lexicon import given_names, listed

FOLDER = Path(__file__).parent


class Word:
    """What a word, in lower case, can be: flags, as plain integers, because they are looked at so often."""

    TITLE: Final = 1 << 0
    COLOUR: Final = 1 << 1
    KIN: Final = 1 << 2
    REPORTING: Final = 1 << 3
    AGENTIVE: Final = 1 << 4
    OBJECTIVE: Final = 1 << 5
    LOCATIVE: Final = 1 << 6
    NEUTRAL: Final = 1 << 7
    PERSONAL: Final = 1 << 8
    DETERMINER: Final = 1 << 9
    HEAD: Final = 1 << 10
    PRODUCT: Final = 1 << 11
    OPENER: Final = 1 << 12
    GENERIC: Final = 1 << 13
    PARTICLE: Final = 1 << 14
    SUFFIX: Final = 1 << 15
    ORDINAL: Final = 1 << 16
    MONTH: Final = 1 << 17
    WEEKDAY: Final = 1 << 18
    FUNCTION: Final = 1 << 19
    PEOPLE: Final = 1 << 20
    MALE: Final = 1 << 21
    FEMALE: Final = 1 << 22
    SURNAME: Final = 1 << 23
    PLACE: Final = 1 << 24
    CITY: Final = 1 << 25
    COMMON: Final = 1 << 26
    SOCIAL: Final = 1 << 27
    MAN: Final = 1 << 28
    WOMAN: Final = 1 << 29
    MARRIED: Final = 1 << 30
    UNMARRIED: Final = 1 << 31
    SAINT: Final = 1 << 32
    COMMUNICATION: Final = 1 << 33
    CIRCLE: Final = 1 << 34


NAMED = Word.MALE | Word.FEMALE
"""A given name."""
LISTED = NAMED | Word.SURNAME | Word.PLACE | Word.CITY
"""A name of a person or a place."""

CUES = {
    "titles": Word.TITLE,
    "social": Word.SOCIAL,
    "men": Word.MAN,
    "women": Word.WOMAN,
    "married": Word.MARRIED | Word.WOMAN,
    "unmarried": Word.UNMARRIED | Word.WOMAN,
    "saints": Word.SAINT,
    "communications": Word.COMMUNICATION,
    "circles": Word.CIRCLE,
    "colours": Word.COLOUR,
    "kin": Word.KIN,
    "reporting": Word.REPORTING,
    "agentive": Word.AGENTIVE,
    "objective": Word.OBJECTIVE,
    "locative": Word.LOCATIVE,
    "neutral": Word.NEUTRAL,
    "personal": Word.PERSONAL,
    "determiners": Word.DETERMINER,
    "heads": Word.HEAD,
    "products": Word.PRODUCT,
    "openers": Word.OPENER,
    "generics": Word.GENERIC,
    "particles": Word.PARTICLE,
    "suffixes": Word.SUFFIX,
    "ordinals": Word.ORDINAL,
    "months": Word.MONTH,
    "weekdays": Word.WEEKDAY,
    "function": Word.FUNCTION,
    "peoples": Word.PEOPLE,
    "given_male": Word.MALE,
    "given_female": Word.FEMALE,
}
SEXES = {"M": Word.MALE, "F": Word.FEMALE, "MF": Word.MALE | Word.FEMALE}


@cache
def lexicon() -> dict[str, int]:
    """What each known word can be, as `Word` flags; words in lower case."""
    known: dict[str, int] = {}

    def add(words: list[str], flag: int) -> None:
        for word in words:
            known[word] = known.get(word, 0) | flag

    cues = tomllib.loads((FOLDER / "cues.toml").read_text(encoding="utf-8"))
    for name, flag in CUES.items():
        add(cues[name].split(), flag)
    for name, sex in given_names().items():
        add([name], SEXES[sex])
    add(lines("surnames.txt"), Word.SURNAME)
    add(lines("places.txt"), Word.PLACE)
    add(lines("cities.txt"), Word.CITY)
    # Dictionaries also list what is mostly a name (a victoria is a carriage): of names, common.txt has the words.
    common = dict.fromkeys(listed() - set(ascii_lowercase), Word.COMMON)
    add([word for word, flags in known.items() if word in common and not flags & LISTED], Word.COMMON)
    add(lines("common.txt"), Word.COMMON)
    return common | known


@cache
def endings() -> dict[str, tuple[str, ...]]:
    """The endings of surnames, and of what is no name of a person."""
    cues = tomllib.loads((FOLDER / "cues.toml").read_text(encoding="utf-8"))
    return {"surname": tuple(cues["surnames"]), "people": tuple(cues["endings"])}


def lines(name: str) -> list[str]:
    """The lines of a list in this folder."""
    return (FOLDER / name).read_text(encoding="utf-8").splitlines()

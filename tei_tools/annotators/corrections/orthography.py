"""Words that no dictionary lists and that are no misreadings: other spellings, and words that English forms freely."""

import re
from functools import cache
from typing import Final

from tei_tools import lexicon

NAMES_OF_MONTHS: Final = "january february march april may june july august september october november december"
NAMES_OF_DAYS: Final = "monday tuesday wednesday thursday friday saturday sunday"
MONTHS: Final = frozenset(NAMES_OF_MONTHS.split())
DAYS: Final = frozenset(NAMES_OF_DAYS.split())

ENDINGS: Final = "est eth s es ed d er ers ing ings ly ness less like ish ist ism able ward"
BEGINNINGS: Final = "un up re non out over under self fore mis inter anti semi sub super"
SUFFIXES: Final = tuple(ENDINGS.split())
PREFIXES: Final = tuple(BEGINNINGS.split())
LEAST_STEM: Final = 4

VOWELS: Final = re.compile(r"[aeiouyéèêëàâïîôöüû]+|(?<=[^\W\d_])h(?=[aeiou])")
DOUBLED: Final = re.compile(r"([^\W\d_])\1")
SOUNDS: Final = (("ck", "c"), ("x", "ct"), ("ph", "f"), ("z", "s"), ("œ", "oe"), ("æ", "ae"))


@cache
def ordinary(form: str) -> bool:
    """Whether the form is a word of English, a contraction, or the possessive of one."""
    return lexicon.known(form) or ("'" in form and all(lexicon.zipf(part) > 2 for part in form.split("'")))


@cache
def formed(form: str) -> bool:
    """Whether the form is made of a listed word with a prefix or a suffix, as English makes words freely.

    A final *in* for *ing* is one, as speech is written that drops its g; so is *inclose* beside *enclose*.
    """
    if form.startswith(("in", "im")) and lexicon.known("e" + form[1:]):
        return True
    if form.endswith("in") and lexicon.known(form + "g"):
        return True
    stems = [form.removesuffix(suffix) for suffix in SUFFIXES if form.endswith(suffix)]
    if form.endswith("ies"):
        stems.append(form[:-3] + "y")
    stems += [form.removeprefix(prefix) for prefix in PREFIXES if form.startswith(prefix)]
    return any(len(stem) >= LEAST_STEM and is_stem(stem) for stem in stems)


def is_stem(form: str) -> bool:
    """Whether a listed word looks so before a suffix, where an e is dropped and a consonant doubled."""
    if lexicon.zipf(form) >= 1.3 and lexicon.known(form):
        return True
    whole = form[:-1] if form[-1] == form[-2] else form + "e"
    return lexicon.zipf(whole) >= 2.5 and lexicon.known(whole)


def variant(one: str, other: str) -> bool:
    """Whether the two sound so alike that one may be another spelling of the other: chearful, publick, rivetted."""
    return skeleton(one) == skeleton(other)


@cache
def skeleton(form: str) -> str:
    """The consonants of a word, each run of vowels as one sign."""
    for letters, sound in SOUNDS:
        form = form.replace(letters, sound)
    return VOWELS.sub("a", DOUBLED.sub(r"\1", form))

"""Capitals amid a sentence."""

import re
from collections.abc import Iterator
from typing import Final

from tei_tools import lexicon
from tei_tools.annotators.corrections.reading import Reading
from tei_tools.annotators.corrections.words import Words

# A noun in this place may be a title or a name (he was President); what ends so is none.
ADVERBS_AND_VERBS: Final = """
am is are was were be been being have has had not very so too more most quite rather he she they we i to
"""
BEFORE_ADJECTIVE: Final = frozenset(ADVERBS_AND_VERBS.split())
ADJECTIVE: Final = re.compile(r"un[a-z]+(ed|ing|able)|[a-z]{3,}(ly|ed)")


def like_adjective(text: str) -> bool:
    """Whether a word that is written so is an adjective, adverb or participle with a capital."""
    return text.istitle() and ADJECTIVE.fullmatch(text.lower()) is not None and lexicon.known(text)


def adjectives(words: Words) -> Iterator[Reading]:
    """Adjectives with a capital amid a sentence."""
    return filter(None, (capital(words, number) for number in words.written(set(filter(like_adjective, words.kinds)))))


def capital(words: Words, number: int) -> Reading | None:
    """The adjective in small letters, if it has its capital amid a sentence."""
    word = words[number]
    if word.gap != " ":
        return None
    before = words.texts[max(0, number - 2) : number]
    after = words.texts[number + 1 : number + 3]
    if len(before) < 2 or before[1] not in BEFORE_ADJECTIVE or not (before[0].islower() or before[0] == "I"):
        return None
    # In a heading all words that weigh have capitals: Are to be Ratified and Published.
    if not after or words.gaps[number + 1] != " " or not all(map(str.islower, after)):
        return None
    return Reading(word.span, word.text.lower(), 1.5, "a capital amid a sentence")

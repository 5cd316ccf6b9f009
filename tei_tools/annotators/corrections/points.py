"""Commas that were read for the points of sentences."""

from collections.abc import Iterator
from typing import Final

from tei_tools import lexicon
from tei_tools.annotators.corrections.orthography import MONTHS
from tei_tools.annotators.corrections.reading import Reading
from tei_tools.annotators.corrections.words import Words, form_of
from tei_tools.document import Span

GRAMMAR: Final = 5.8
"""From this frequency on, a word has a capital because a sentence begins."""


def points(words: Words) -> Iterator[Reading]:
    """Points for commas before words of grammar that have a capital, as at the head of a sentence."""
    gaps = {", "} if lines_have_capitals(words) else {", ", ",\n"}
    kinds = {text for text in words.kinds if text.istitle() and len(text) > 1 and grammatical(form_of(text))}
    for number in words.written(kinds):
        before, after = words.texts[number - 1], words.texts[number + 1 : number + 2]
        if words.gaps[number] in gaps and before.islower() and after and after[0][0].islower():
            start = words[number].start - 2
            yield Reading(Span(start, start + 1), ".", 1.0, "a capital after a comma, as at the head of a sentence")


def lines_have_capitals(words: Words) -> bool:
    """Whether most lines begin with one, as in verse."""
    heads = [text[0].isupper() for gap, text in zip(words.gaps, words.texts, strict=True) if "\n" in gap]
    return 2 * sum(heads) > len(heads)


def grammatical(form: str) -> bool:
    """Whether the word is one of grammar."""
    return lexicon.known(form) and lexicon.zipf(form) >= GRAMMAR and form not in MONTHS

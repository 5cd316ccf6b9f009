"""How likely a word is: by the document's own words, by the lexicon, and by its neighbours."""

import math
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import Final

from tei_tools import lexicon
from tei_tools.annotators.corrections.words import Word
from tei_tools.lexicon.tables import words as lexicon_words

LEAST_PAIR: Final = 2.5
"""Pairs rarer than this are not in the lexicon."""
CACHE: Final = 3000
"""How many words a document must have before its own frequencies weigh as much as those of English."""
LEAST_TARGET: Final = 1.6
"""A listed word that is rarer than this is put for another only if the document has it."""
UNHEARD: Final = 1e-10
"""How frequent a word is that the lexicon does not have."""


@cache
def targets() -> frozenset[str]:
    """The words of the lexicon that a misread word may have been."""
    table = lexicon_words()
    return frozenset(
        word
        for word in table.listed
        if table.frequencies[word] >= LEAST_TARGET and (len(word) > 1 or word in "aio")
    )


@cache
def tree() -> dict[str, str]:
    """What these words begin with, each beginning with the letters that may follow."""
    return tree_of(targets())


def tree_of(words: Iterable[str]) -> dict[str, str]:
    """What the words begin with, each beginning with the letters that may follow, in the order of the alphabet."""
    found: dict[str, str] = {}
    for word in sorted(words):
        for end in range(len(word), -1, -1):
            letter = word[end : end + 1]
            known = found.get(word[:end])
            if known is None:
                found[word[:end]] = letter
            elif not known.endswith(letter) or not letter:
                # The words come in the order of the alphabet, so that a known letter is the last one.
                if letter:
                    found[word[:end]] = known + letter
                break
            else:
                break
    return found


class Language:
    """English as this document has it."""

    def __init__(self, words: Iterable[Word]) -> None:
        self.counts = Counter(word.form for word in words)
        self.total = self.counts.total()
        # A word that the document repeats is a word, though no dictionary lists it.
        self.own = {form for form, count in self.counts.items() if count > 2 and form.isalpha() and len(form) > 3}
        self.own_tree = tree_of(self.own)
        self.logarithms: dict[str, float] = {}
        self.attractions: dict[tuple[str, str], float] = {}

    def after(self, prefix: str) -> str:
        """The letters that go on from this prefix to a word, each once or twice."""
        return tree().get(prefix, "") + self.own_tree.get(prefix, "")

    def begins(self, prefix: str) -> bool:
        """Whether a word begins with these letters."""
        return prefix in tree() or prefix in self.own_tree

    def holds(self, form: str) -> bool:
        """Whether these letters are a word."""
        return form in targets() or form in self.own

    def likelihood(self, form: str, *, others: bool = False) -> float:
        """The logarithm to base ten of how often the word is written; with `others`, one occurrence is left out."""
        count = self.counts[form] - others
        zipf = lexicon.zipf(form)
        english = 10 ** (zipf - 9) if zipf else UNHEARD
        return math.log10(0.7 * english + 0.3 * max(0, count) / (self.total + CACHE))

    def attraction(self, first: str, second: str) -> float:
        """How much more often than by chance the two stand side by side, as a logarithm to base ten."""
        found = self.attractions.get((first, second))
        if found is None:
            found = self.attractions[first, second] = attraction(first, second)
        return found


def attraction(first: str, second: str) -> float:
    """How much more often than by chance the two stand side by side in English, as a logarithm to base ten."""
    one, other = lexicon.zipf(first), lexicon.zipf(second)
    if not one or not other:
        return 0.0
    by_chance = one + other - 9
    together = lexicon.pair(first, second)
    return max(-2.0, together - by_chance if together else min(0.0, LEAST_PAIR - 0.3 - by_chance))


@cache
def ordinary(form: str) -> bool:
    """Whether the form is a word of English, a contraction, or the possessive of one."""
    return lexicon.known(form) or ("'" in form and all(lexicon.zipf(part) > 2 for part in form.split("'")))

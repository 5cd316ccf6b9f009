"""How likely a word is: by the document's own words, by the lexicon, and by its neighbours."""

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from functools import cache, cached_property
from typing import Final

from tei_tools import lexicon
from tei_tools.annotators.corrections.words import Words, beginning
from tei_tools.lexicon.tables import listed_from, unlisted_from
from tei_tools.lexicon.tables import words as lexicon_words

LEAST_PAIR: Final = 2.5
"""Pairs rarer than this are not in the lexicon."""
CACHE: Final = 3000
"""How many words a document must have before its own frequencies weigh as much as those of English."""
LEAST_WORD: Final = 1.6
"""A listed word that is rarer than this is put for another only if the document has it."""
LEAST_NAME: Final = 3.3
"""The same for a word that no dictionary lists: most that are so frequent are names."""
OWN: Final = 3
"""How often the document must have a word that no dictionary lists before it is one of its own."""
PER_LETTER: Final = 1.45
"""What each letter of a word that no dictionary lists makes it less likely, as a logarithm to base ten."""
UNHEARD: Final = 1e-14
"""How frequent a word is that the lexicon does not have."""
LAST: Final = "\U0010ffff"
"""What stands after all letters in the order of words."""


class Tree:
    """Words that can be walked letter by letter."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = frozenset(words)
        self.sorted = sorted(self.words)

    def after(self, prefix: str) -> str:
        """The letters that go on from this prefix to a word; a full stop if it is a word itself."""
        letters = ""
        place = bisect_left(self.sorted, prefix)
        while place < len(self.sorted) and self.sorted[place].startswith(prefix):
            letter = self.sorted[place][len(prefix) : len(prefix) + 1]
            letters += letter or "."
            place = bisect_left(self.sorted, prefix + letter + LAST, place) if letter else place + 1
        return letters


class Vocabulary:
    """The words that a misread one may have been."""

    def __init__(self, *trees: Tree) -> None:
        self.trees = trees
        self.words = frozenset[str]().union(*(tree.words for tree in trees))
        self.letters: dict[str, str] = {}

    def after(self, prefix: str) -> str:
        """The letters that go on from this prefix to a word, each once or more; a full stop if it is a word itself."""
        found = self.letters.get(prefix)
        if found is None:
            found = self.letters[prefix] = "".join([tree.after(prefix) for tree in self.trees])
        return found


@cache
def dictionary() -> Tree:
    """The words of the dictionaries that a misread word may have been."""
    return Tree(word for word in listed_from(LEAST_WORD) if len(word) > 1 or word in "aio")


@cache
def names() -> Tree:
    """The words of the lexicon that a misread word with a capital may have been, beside those of the dictionaries."""
    return Tree(word for word in unlisted_from(LEAST_NAME) if len(word) > 3)


@cache
def contractions() -> Tree:
    """The words of the lexicon with an apostrophe amid them."""
    return Tree(word for word in lexicon_words().frequencies if "'" in word)


class Language:
    """English as this document has it."""

    def __init__(self, words: Words) -> None:
        self.counts = words.form_counts()
        self.total = len(words)
        titles = words.written({text for text in words.kinds if text.istitle()})
        amid = (number for number in titles if number and not beginning(words.gaps[number]))
        self.capitals = Counter(words.forms[number] for number in amid)
        self.own = {form for form, count in self.counts.items() if count >= OWN and form.isalpha() and len(form) > 3}
        self.words = Vocabulary(dictionary(), Tree(self.own - dictionary().words))
        self.names = Vocabulary(*self.words.trees, names())
        self.attractions: dict[tuple[str, str], float] = {}

    @cached_property
    def contractions(self) -> Vocabulary:
        """The words that a misread one with an apostrophe may have been."""
        return Vocabulary(contractions())

    def name(self, form: str) -> bool:
        """Whether the document writes the word with a capital amid its sentences."""
        return 2 * self.capitals[form] > self.counts[form]

    def likelihood(self, form: str, occurrences: int | None = None, share: float = 1.0) -> float:
        """The logarithm to base ten of how often the word is written, with so many occurrences in the document."""
        count = self.counts[form] if occurrences is None else occurrences
        zipf = lexicon.zipf(form)
        english = share * 10 ** (zipf - 9) if zipf else UNHEARD
        return math.log10(0.7 * english + 0.3 * count / (self.total + CACHE))

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

"""Spaces gained and lost: split words (`con demned`) and joined ones (`statusquo`)."""

import math
from collections import Counter
from itertools import pairwise
from typing import Final

from tei_tools import lexicon
from tei_tools.annotators.corrections.language import LEAST_PAIR, Language, ordinary
from tei_tools.annotators.corrections.reading import Reading
from tei_tools.annotators.corrections.words import Word
from tei_tools.document import Span

LEAST_WHOLE: Final = 2.5
"""A whole word that is rarer than this proves nothing."""
NORM: Final = 1.5
"""What it weighs, as a logarithm to base ten, that the document has the word whole elsewhere."""
SURE: Final = 3.0
"""A split counts towards the document's rate if the whole word is by this much likelier than its halves."""
SMOOTHING: Final = 500
GAPS: Final = frozenset({" ", "\n", ".\n", ":\n", ",\n", "~\n", "=\n", "_\n", "- ", "'\n"})


class Spacing:
    """Spaces gained and lost, over one document."""

    def __init__(self, language: Language, words: list[Word]) -> None:
        self.language = language
        self.hyphenated = Counter((one.form, other.form) for one, other in pairwise(words) if other.gap == "-")
        self.halves: set[int] = set()
        sure = 0
        after = [word.gap for word in words[2:]] + ["", ""]
        for number, (one, other) in enumerate(pairwise(words)):
            if other.gap in GAPS and one.gap != "-" != after[number] and may_be_halves(one, other):
                self.halves.add(number)
                sure += self.gain(one.form, other.form) > SURE
        self.rate = (sure + 0.05) / (len(words) + SMOOTHING)

    @staticmethod
    def gain(first: str, second: str) -> float:
        """How much likelier the whole word is than its halves side by side, as a logarithm to base ten."""
        whole = lexicon.zipf(first + second)
        if together := lexicon.pair(first, second):
            return whole - together
        one, other = lexicon.zipf(first), lexicon.zipf(second)
        return whole - min(LEAST_PAIR - 0.3, one + other - 9 if one and other else -3.0)

    def whole(self, before: str, one: Word, other: Word, after: str) -> Reading:
        """The two as one word."""
        first, second, whole = one.form, other.form, one.form + other.form
        attraction = self.language.attraction
        context = attraction(before, whole) + attraction(whole, after)
        context -= attraction(before, first) + attraction(second, after)
        odds = self.gain(first, second) + math.log10(self.rate) + context
        if self.language.counts[whole]:
            odds += NORM
        if other.gap not in (" ", "\n"):
            odds += 1
        return Reading(Span(one.start, other.end), one.text + other.text, odds, "halves of one word")

    def parted(self, word: Word, novelty: float) -> Reading | None:
        """The word as two."""
        form = word.form
        best = max((lexicon.pair(form[:place], form[place:]), -place) for place in range(1, len(form)))
        if not best[0]:
            return None
        place = -best[1]
        if form[place:] == "in" or ordinary(form):
            return None
        stays = max(self.language.likelihood(form, others=True), math.log10(novelty) - 1.45 * len(form))
        odds = best[0] - 9 + math.log10(self.rate) - stays
        return Reading(word.span, f"{word.text[:place]} {word.text[place:]}", odds, "two words without a space")


def may_be_halves(one: Word, other: Word) -> bool:
    """Whether two words could be the halves of one."""
    whole = one.form + other.form
    return (
        lexicon.zipf(whole) >= LEAST_WHOLE
        and lexicon.known(whole)
        and other.text.islower()
        and (one.text.islower() or one.text.istitle())
        and whole.isalpha()
    )

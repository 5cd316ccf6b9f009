"""Wrong letters: the word that was printed, given the word that was read."""

import math
from collections.abc import Iterator, Mapping
from typing import Final

from tei_tools import lexicon
from tei_tools.annotators.corrections.confusions import readings
from tei_tools.annotators.corrections.language import Language, ordinary
from tei_tools.annotators.corrections.reading import Reading
from tei_tools.annotators.corrections.words import Word

PER_LETTER: Final = 1.45
"""What each letter of a word that no dictionary lists makes it less likely, as a logarithm to base ten."""
SMOOTHING: Final = 500
"""How many words a document must have before its own rates are taken at their face value."""
NOISY: Final = 2e-3
"""From this rate of misread words on, words that the dictionaries list are doubted too."""


class Speller:
    """The noisy channel over one document: candidates by the shapes of letters, ranked by document, lexicon, neighbours."""

    def __init__(self, language: Language, words: list[Word]) -> None:
        self.language = language
        self.candidates: dict[str, Mapping[str, float]] = {}
        self.rate, self.novelty = self.rates(words)

    def rates(self, words: list[Word]) -> tuple[float, float]:
        """How many of the document's words are misread, and how many are words though no dictionary lists them."""
        strange = misread = 0
        for word in words:
            if len(word.form) > 3 and not lexicon.zipf(word.form) and word.form.isalpha() and word.text.islower():
                if self.language.counts[word.form] < 3 and self.obvious(word.form):
                    misread += 1
                else:
                    strange += 1
        total = len(words) + SMOOTHING
        return (misread + 0.05) / total, (strange + 0.05) / total

    def obvious(self, text: str) -> bool:
        """Whether an unlisted word is a common one with letters of about the same shape."""
        return any(cost < 3 and self.language.likelihood(form) > -6.3 for form, cost in self.readings(text).items())

    def readings(self, text: str) -> Mapping[str, float]:
        """The words that may have been misread so, each with its cost."""
        found = self.candidates.get(text)
        if found is None:
            found = self.candidates[text] = readings(text, self.language, self.budget(text))
        return found

    @staticmethod
    def budget(text: str) -> float:
        """What a misreading of this text may cost: a short word has too many neighbours to be changed much."""
        if ordinary(text.lower()):
            return 1.3 if len(text) < 4 else 1.9
        return (0, 0, 1.9, 2.6, 3.2)[len(text)] if len(text) < 5 else 4.6

    def doubtful(self, word: Word) -> bool:
        """Whether the word could be misread at all."""
        if len(word.form) < 2 or not word.text.islower() or "'" in word.form:
            return False
        return self.rate >= NOISY or not ordinary(word.form)

    def reading(self, word: Word, before: str, after: str) -> Reading | None:
        """The best reading of the word between its neighbours; None if there is no other than what stands there."""
        found = self.readings(word.form)
        if not found:
            return None
        misread = math.log10(self.rate)
        ranked = sorted(
            (
                (self.language.likelihood(form) + self.context(before, form, after) + misread - cost, form)
                for form, cost in found.items()
            ),
            reverse=True,
        )
        (best, form), rivals = ranked[0], ranked[1:]
        against = 10 ** self.stays(word.form, before, after) + sum(10**value for value, _ in rivals)
        return Reading(word.span, form, best - math.log10(against), "letters of the same shape")

    def context(self, before: str, form: str, after: str) -> float:
        """How well the form stands between its neighbours."""
        return self.language.attraction(before, form) + self.language.attraction(form, after)

    def stays(self, form: str, before: str, after: str) -> float:
        """How likely it is that the word was printed as it stands."""
        likelihood = self.language.likelihood(form, others=True)
        if ordinary(form):
            return likelihood + self.context(before, form, after)
        return max(likelihood, math.log10(self.novelty) - PER_LETTER * len(form))

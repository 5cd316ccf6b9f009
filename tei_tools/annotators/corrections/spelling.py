"""Wrong letters: the word that was printed, given the word that was read."""

import math
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Final

from tei_tools import lexicon
from tei_tools.annotators.corrections.confusions import CLOSE, SIMILAR, readings
from tei_tools.annotators.corrections.language import PER_LETTER, Language
from tei_tools.annotators.corrections.orthography import DAYS, MONTHS, formed, ordinary, variant
from tei_tools.annotators.corrections.reading import Reading
from tei_tools.annotators.corrections.words import Word, Words, form_of

VARIANTS: Final = 1e-5
"""How much of a word's occurrences is in one certain spelling of the author's own."""
FORMED: Final = -9.0
"""How likely a word is that English makes freely, as a logarithm to base ten."""
NAMES: Final = 0.02
"""How many words are names that no dictionary lists."""
CAPITAL: Final = -1.0
"""How likely a word that is no name is to have a capital amid a sentence, as a logarithm to base ten."""
UNLISTED: Final = 0.03
"""How many occurrences of a word that no dictionary lists are as a word in small letters: most are names and signs."""
FOREIGN: Final = -2.0
"""What speaks against a reading that only the document has: words of foreign tongues are inflected."""
SMOOTHING: Final = 200
"""How many words a document must have before its own rates are taken at their face value."""
NOISY: Final = 2e-3
"""From this rate of misread words on, words that the dictionaries list are doubted too."""
LONGEST: Final = 30
"""Longer than this, what has no space in it is no word."""
LEAST_MISREAD: Final = 2
"""Fewer misread words than this do not make a document noisy, however short it is."""
COMMON: Final = -6.3
COMMON_NAME: Final = -5.5
"""How likely a word is that an unlisted one obviously was, and one that an unlisted name was."""
OTHERS: Final = 2
"""How many readings beside the likeliest are worth telling."""
SAMPLE: Final = 2000
"""How many words the rate of a noisy document is learned from."""


class Speller:
    """The noisy channel over one document: readings by the shapes of letters, ranked by how well each fits."""

    def __init__(self, language: Language, words: Words) -> None:
        self.language = language
        self.candidates: dict[str, dict[str, float]] = {}
        self.noisy = False
        self.rate, self.novelty = self.rates(words)
        self.noisy = self.rate >= NOISY and self.rate * (len(words) + SMOOTHING) > LEAST_MISREAD
        if self.noisy:
            self.rate = self.learned_rate(words)

    def rates(self, words: Words) -> tuple[float, float]:
        """How many of the document's words are misread, and how many are words though no dictionary lists them."""
        strange = misread = total = 0
        for text, count in words.kinds.items():
            form = form_of(text)
            if len(form) > 3 and form.isalpha() and (text.islower() or text.istitle()):
                total += count
                if not lexicon.zipf(form):
                    if self.language.counts[form] < 3 and self.obvious(text):
                        misread += count
                    elif text.islower():
                        strange += count
        return (misread + 0.05) / (total + SMOOTHING), (strange + 0.05) / (total + SMOOTHING)

    def learned_rate(self, words: Words) -> float:
        """How many words are misread if each counts by how likely it is to be: one step of expectation maximisation."""
        chosen = range(1, len(words) - 1, 1 + len(words) // SAMPLE)
        expected = 0.0
        for number in chosen:
            if self.doubtful(words.texts[number]):
                reading = self.reading(words[number], words.forms[number - 1], words.forms[number + 1])
                if reading:
                    expected += 1 / (1 + 10**-reading.odds) if reading.odds > -6 else 0
        return max(self.rate, expected / max(1, len(chosen)))

    def obvious(self, text: str) -> bool:
        """Whether an unlisted word is a common one with letters of about the same shape."""
        form = form_of(text)
        if formed(form):
            return False
        if text.istitle():
            least, likely = COMMON_NAME, readings(text, self.language.names, CLOSE)
        else:
            least, likely = COMMON, readings(text, self.language.words, SIMILAR)
        return any(self.language.likelihood(other) > least and not variant(form, other) for other in likely)

    def readings(self, text: str) -> Mapping[str, float]:
        """The words that may have been misread so, each with its cost."""
        found = self.candidates.get(text)
        if found is None:
            words = self.language.names if text.istitle() else self.language.words
            if "'" in text:
                words = self.language.contractions
            near, far = budgets(text)
            found = readings(text, words, near) or (readings(text, words, far) if far > near else {})
            found.pop(form_of(text), None)
            self.candidates[text] = found
        return found

    def doubtful(self, text: str) -> bool:
        """Whether a word that is written so could be misread at all."""
        form = form_of(text)
        if not 2 <= len(form) <= LONGEST:
            return False
        if "'" in form:
            return text.islower() and not lexicon.zipf(form) and (self.noisy or not ordinary(form))
        if text.istitle():
            return self.noisy
        return text.islower() and (self.noisy or not (ordinary(form) or formed(form)))

    def reading(self, word: Word, before: str, after: str) -> Reading | None:
        """The best reading of the word between its neighbours; None if there is no other than what stands there."""
        capital = word.text.istitle()
        found = self.readings(word.text if capital else word.form)
        if not found:
            return None
        misread = math.log10(self.rate)
        written = {form: self.language.likelihood(form) + self.context(before, form, after) for form in found}
        ranked = sorted(
            ((written[form] + misread - cost + self.case(word, form), form) for form, cost in found.items()),
            reverse=True,
        )
        (best, form), rivals = ranked[0], ranked[1:]
        against = 10 ** self.stays(word, before, after) + sum(10**value for value, _ in rivals)
        if not ordinary(word.form) and variant(word.form, form):
            against += VARIANTS * 10 ** written[form]
        others = tuple(self.cased(word, other) for value, other in rivals[:OTHERS] if value > best - 1)
        why = "letters of the same shape"
        return Reading(word.span, self.cased(word, form), best - math.log10(against), why, others)

    def context(self, before: str, form: str, after: str) -> float:
        """How well the form stands between its neighbours."""
        return self.language.attraction(before, form) + self.language.attraction(form, after)

    def stays(self, word: Word, before: str, after: str) -> float:
        """How likely it is that the word was printed as it stands."""
        form = word.form
        # What a noisy document repeats may be one misreading, repeated.
        elsewhere = 0 if self.noisy else max(0, self.language.counts[form] - 1)
        likelihood = self.language.likelihood(form, elsewhere)
        if ordinary(form):
            return likelihood + self.context(before, form, after) + self.case(word, form)
        if word.text.islower() and not formed(form):
            likelihood = self.language.likelihood(form, elsewhere, UNLISTED)
        novel = math.log10(self.novelty + NAMES * word.text.istitle()) - PER_LETTER * max(len(form), 5)
        return max(likelihood, FORMED if formed(form) else novel)

    def proper(self, form: str) -> bool:
        """Whether the form is written with a capital wherever it stands."""
        return self.language.name(form) or form in MONTHS or form in DAYS or not ordinary(form)

    def case(self, word: Word, form: str) -> float:
        """How likely the form is to be written as a name, or as none, where the word stands."""
        capital = word.text.istitle()
        strange = FOREIGN if form in self.language.own and not lexicon.zipf(form) else 0.0
        if self.proper(form):
            return strange + (0.0 if capital or word.text[0].isupper() else CAPITAL)
        return strange + (CAPITAL if capital and not word.begins else 0.0)

    def cased(self, word: Word, form: str) -> str:
        """The form with a capital if it is a name, or stands for a word that has one; with the accents of the word."""
        same = word.text.istitle() and (word.begins or word.text[0].lower() == form[0])
        name = self.language.name(form) or (word.text.istitle() and self.proper(form))
        return accented(form.capitalize() if same or name else form, word.letters)


def accented(form: str, text: str) -> str:
    """The form with the accents and the apostrophe that the text has, where the letters are the same."""
    if form.isascii() and not text.isascii() and len(form) == len(text):
        return "".join([seen if plain(seen) == letter else letter for letter, seen in zip(form, text, strict=True)])
    return form


@cache
def plain(letter: str) -> str:
    """A letter without its accent, and an apostrophe as the lexicon has it."""
    return "'" if letter == "’" else unicodedata.normalize("NFD", letter)[0]


def budgets(text: str) -> tuple[float, float]:
    """What a misreading of this text may cost at first, and at most: a short word has too many neighbours."""
    size = len(text)
    if ordinary(text.lower()):
        return (1.3, 1.3) if size < 4 else (1.9, 1.9)
    if size < 5:
        return ((1.9, 1.9), (1.9, 1.9), (1.9, 1.9), (2.6, 2.6), (3.2, 3.2))[size]
    return 3.2, 3.2 if text.istitle() else 4.6

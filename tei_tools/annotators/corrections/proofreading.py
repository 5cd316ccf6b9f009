"""A pass over the words of a document: the candidates for each, and the likeliest of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Final

from tei_tools.annotators.corrections.language import OWN, Language
from tei_tools.annotators.corrections.orthography import ordinary
from tei_tools.annotators.corrections.reading import SUSPECT, Reading
from tei_tools.annotators.corrections.spacing import Spacing
from tei_tools.annotators.corrections.spelling import Speller
from tei_tools.annotators.corrections.words import Words, form_of

NEAR: Final = 10
"""Within so many words, a strange word beside another is dialect, or of another language."""


class Proofreader:
    """What reads the words of one document in their order; what it reads for one tells about the next."""

    def __init__(self, words: Words) -> None:
        language = Language(words)
        self.words = words
        self.speller = Speller(language, words)
        self.spacing = Spacing(language, words)
        # The words as they should be read, with room for the neighbours of the first and the last.
        self.forms = [*words.forms, "", "", ""]
        # What a clean document repeats is a word of its own.
        kinds = (text for text, count in words.kinds.items() if self.noisy or count < OWN)
        self.doubtful = set(filter(self.speller.doubtful, kinds))
        parted = {half for number in self.spacing.halves for half in (number, number + 1)}
        unlisted = () if self.noisy else words.written(set(filter(strange, words.kinds)))
        self.strange = [number for number in unlisted if number not in parted]

    @property
    def noisy(self) -> bool:
        """Whether many words of the document are misread."""
        return self.speller.noisy

    def readings(self) -> Iterator[Reading]:
        """What should be read instead of words, in the order of the text; some are merely suspects."""
        end = 0
        doubtful = {
            *self.words.written(self.doubtful),
            *self.spacing.halves,
            *self.spacing.compounds,
            *self.spacing.names,
        }
        for number in sorted(doubtful):
            if self.words.ends[number] <= end:
                continue
            found = list(self.candidates(number))
            best = max(found, key=lambda reading: reading.odds) if found else None
            if best and best.odds >= SUSPECT:
                yield best
            if best and best.cert:
                end = best.span.end
                if " " not in best.corr:
                    self.forms[number] = self.forms[number + (end > self.words.ends[number] + 1)] = best.corr.lower()

    def candidates(self, number: int) -> Iterator[Reading]:
        """What might be read instead of the word, or of it and the next."""
        word, forms = self.words[number], self.forms
        if number in self.spacing.halves:
            yield self.spacing.whole(forms[number - 1], word, self.words[number + 1], forms[number + 2])
        if number in self.spacing.compounds:
            yield self.spacing.compound(word, self.words[number + 1])
        if number in self.spacing.names:
            yield self.spacing.name(word, self.words[number + 1])
        if word.text in self.doubtful and not word.gap.endswith("_"):
            if not ordinary(word.form):
                word = self.words.signed(number)
            before, after = forms[number - 1], forms[number + 1]
            if self.in_dialect(number):
                return
            if reading := self.speller.reading(word, before, after):
                yield reading
            if reading := self.spacing.parted(word, self.speller.rate, self.speller.stays(word, before, after)):
                yield reading

    def in_dialect(self, number: int) -> bool:
        """Whether the word stands among others that no dictionary lists: in a clean text, it is dialect or foreign."""
        near = bisect_right(self.strange, number + NEAR) - bisect_left(self.strange, number - NEAR)
        return near > strange(self.words.texts[number])


def strange(text: str) -> bool:
    """Whether no dictionary lists the word that is written so, and it is no name."""
    return text.islower() and len(text) > 1 and not ordinary(form_of(text))

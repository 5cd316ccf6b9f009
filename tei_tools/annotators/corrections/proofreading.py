"""A pass over the words of a document: the candidates for each, and the likeliest of them."""

from collections.abc import Iterator

from tei_tools.annotators.corrections.capitals import capital, like_adjective
from tei_tools.annotators.corrections.language import Language
from tei_tools.annotators.corrections.numerals import decade_of, like_numeral, numeral
from tei_tools.annotators.corrections.reading import SUSPECT, Reading
from tei_tools.annotators.corrections.spacing import Spacing
from tei_tools.annotators.corrections.spelling import Speller
from tei_tools.annotators.corrections.words import Word


class Proofreader:
    """What reads the words of one document in their order; what it reads for one tells about the next."""

    def __init__(self, words: list[Word]) -> None:
        language = Language(words)
        self.words = words
        self.speller = Speller(language, words)
        self.spacing = Spacing(language, words)
        self.decade = decade_of(words)
        # The words as they should be read, with room for the neighbours of the first and the last.
        self.forms = [word.form for word in words] + ["", "", ""]
        self.suspicions: dict[str, tuple[bool, bool, bool]] = {}

    def readings(self) -> Iterator[Reading]:
        """What should be read instead of words, in the order of the text; some are merely suspects."""
        end = 0
        for number, word in enumerate(self.words):
            if word.start < end:
                continue
            found = list(self.candidates(number))
            best = max(found, key=lambda reading: reading.odds) if found else None
            if best and best.odds >= SUSPECT:
                yield best
            if best and best.cert:
                end = best.span.end
                if " " not in best.corr:
                    self.forms[number] = self.forms[number + (end > word.end)] = best.corr.lower()

    def candidates(self, number: int) -> Iterator[Reading]:
        """What might be read instead of the word, or of it and the next."""
        word, forms = self.words[number], self.forms
        if number in self.spacing.halves:
            yield self.spacing.whole(forms[number - 1], word, self.words[number + 1], forms[number + 2])
        if number in self.spacing.compounds:
            yield self.spacing.compound(word, self.words[number + 1])
        misread, figure, adjective = self.suspicion(word.text)
        if misread and not word.gap.endswith("_"):
            if reading := self.speller.reading(word, forms[number - 1], forms[number + 1]):
                yield reading
            if reading := self.spacing.parted(word, self.speller.novelty):
                yield reading
        if figure and (reading := numeral(self.words, number, self.decade)):
            yield reading
        if adjective and (reading := capital(self.words, number)):
            yield reading

    def suspicion(self, text: str) -> tuple[bool, bool, bool]:
        """Whether a word written so may be misread, may be a figure, may be an adjective with a capital."""
        found = self.suspicions.get(text)
        if found is None:
            found = self.speller.doubtful(text), like_numeral(text), like_adjective(text)
            self.suspicions[text] = found
        return found

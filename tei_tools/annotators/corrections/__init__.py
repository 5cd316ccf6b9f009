"""Errors of OCR and transcription."""

from collections.abc import Iterator

from tei_tools.annotators.corrections.language import Language, ordinary
from tei_tools.annotators.corrections.reading import Reading
from tei_tools.annotators.corrections.spacing import Spacing
from tei_tools.annotators.corrections.spelling import Speller
from tei_tools.annotators.corrections.words import Protection, Word, words_of
from tei_tools.document import Annotation, Document


def corrections(document: Document) -> Iterator[Annotation]:
    """Errors of OCR and transcription, each as `sic` with what should be read."""
    protection = Protection(document)
    for reading in readings_in(words_of(document.text)):
        if reading.cert and not protection.covers(reading.span):
            yield reading.annotation()


def readings_in(words: list[Word]) -> Iterator[Reading]:
    """What should be read instead, in the order of the text."""
    language = Language(words)
    speller = Speller(language, words)
    spacing = Spacing(language, words)
    forms = [word.form for word in words] + ["", "", ""]
    end = 0
    for number, word in enumerate(words):
        if word.start < end:
            continue
        found = []
        if number in spacing.halves:
            found.append(spacing.whole(forms[number - 1], word, words[number + 1], forms[number + 2]))
        if speller.doubtful(word):
            if reading := speller.reading(word, forms[number - 1], forms[number + 1]):
                found.append(reading)
            if not ordinary(word.form) and (parted := spacing.parted(word, speller.novelty)):
                found.append(parted)
        if not found:
            continue
        best = max(found, key=lambda reading: reading.odds)
        if best.cert:
            yield best
            end = best.span.end
            if " " not in best.corr:
                forms[number] = forms[number + (best.span.end > word.end)] = best.corr.lower()

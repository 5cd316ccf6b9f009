"""Errors of OCR and transcription."""

from collections.abc import Iterable, Iterator

from tei_tools.annotators.corrections.capitals import capital, half_days
from tei_tools.annotators.corrections.language import Language
from tei_tools.annotators.corrections.numerals import numeral
from tei_tools.annotators.corrections.orthography import formed, ordinary
from tei_tools.annotators.corrections.reading import Reading
from tei_tools.annotators.corrections.spacing import Spacing
from tei_tools.annotators.corrections.specks import specks
from tei_tools.annotators.corrections.spelling import Speller
from tei_tools.annotators.corrections.words import Protection, Word, words_of
from tei_tools.document import Annotation, Document


def corrections(document: Document) -> Iterator[Annotation]:
    """Errors of OCR and transcription, each as `sic` with what should be read."""
    protection = Protection(document)
    for reading in merged(readings_in(document.text)):
        if reading.cert and not protection.covers(reading.span):
            yield reading.annotation()


def readings_in(text: str) -> Iterator[Reading]:
    """What should be read instead of what stands in the text; readings may overlap."""
    words = words_of(text)
    yield from of_words(words)
    yield from specks(text)
    yield from half_days(text)


def merged(readings: Iterable[Reading]) -> Iterator[Reading]:
    """The readings in the order of the text; of two that overlap the likelier one."""
    kept: list[Reading] = []
    for reading in sorted(readings, key=lambda reading: (reading.span, -reading.odds)):
        while kept and kept[-1].span.overlaps(reading.span) and kept[-1].odds < reading.odds:
            kept.pop()
        if not (kept and kept[-1].span.overlaps(reading.span)):
            kept.append(reading)
    yield from kept


def of_words(words: list[Word]) -> Iterator[Reading]:
    """What should be read instead of words, in the order of the text; what is read of one tells about the next."""
    language = Language(words)
    speller = Speller(language, words)
    spacing = Spacing(language, words)
    @cache
    def suspicious(text: str) -> bool:
        return speller.doubtful(text) or like_numeral(text) or like_adjective(text)

    forms = [word.form for word in words] + ["", "", ""]
    end = 0
    for number, word in enumerate(words[:-1]):
        if word.start < end:
            continue
        found = []
        if number in spacing.halves:
            found.append(spacing.whole(forms[number - 1], word, words[number + 1], forms[number + 2]))
        if word.form in spacing.firsts:
            found.append(spacing.hyphenless(word, words[number + 1]))
        if suspicious(word.text):
            found += [numeral(word), capital(words, number)]
            if speller.doubtful(word.text) and not word.gap.endswith("_"):
                found.append(speller.reading(word, forms[number - 1], forms[number + 1]))
                if not ordinary(word.form) and not formed(word.form):
                    found.append(spacing.parted(word, speller.novelty))
        best = max((reading for reading in found if reading), key=lambda reading: reading.odds, default=None)
        if best and best.cert:
            yield best
            end = best.span.end
            if " " not in best.corr:
                forms[number] = forms[number + (best.span.end > word.end)] = best.corr.lower()

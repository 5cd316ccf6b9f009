"""Errors of OCR and transcription."""

from collections.abc import Iterable, Iterator

from tei_tools.annotators.corrections.capitals import adjectives
from tei_tools.annotators.corrections.halfdays import half_days
from tei_tools.annotators.corrections.numerals import numerals
from tei_tools.annotators.corrections.proofreading import Proofreader
from tei_tools.annotators.corrections.reading import Reading
from tei_tools.annotators.corrections.specks import specks
from tei_tools.annotators.corrections.words import Protection, Words
from tei_tools.document import Annotation, Document


def corrections(document: Document) -> Iterator[Annotation]:
    """Errors of OCR and transcription, each as `sic` with what should be read."""
    protection = Protection(document)
    for reading in merged(readings_in(document.text)):
        if reading.cert and not protection.forbids(reading.span):
            yield reading.annotation()


def readings_in(text: str) -> Iterator[Reading]:
    """What should be read instead of what stands in the text; readings may overlap."""
    words = Words(text)
    yield from Proofreader(words).readings()
    yield from numerals(words)
    yield from adjectives(words)
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

"""Errors of OCR and transcription."""

from collections.abc import Iterable, Iterator
from itertools import chain

from tei_tools.annotators.corrections.capitals import adjectives
from tei_tools.annotators.corrections.halfdays import half_days
from tei_tools.annotators.corrections.numerals import numerals
from tei_tools.annotators.corrections.points import points
from tei_tools.annotators.corrections.proofreading import Proofreader
from tei_tools.annotators.corrections.reading import Reading
from tei_tools.annotators.corrections.specks import specks
from tei_tools.annotators.corrections.words import Protection, Words
from tei_tools.document import Annotation, Document


def corrections(document: Document) -> Iterator[Annotation]:
    """Errors of OCR and transcription, each as `sic` with what should be read."""
    yield from (reading.annotation() for reading in readings_in(document) if reading.cert)


def suspects(document: Document) -> Iterator[Reading]:
    """What is merely suspicious in a document with its annotations, in order: readings to be looked at."""
    return (reading for reading in readings_in(document) if not reading.cert)


def readings_in(document: Document) -> Iterator[Reading]:
    """What should be read instead of what stands in the text, in order; some are merely suspects."""
    text, words = document.text, Words(document.text)
    proofreader = Proofreader(words)
    found = chain(
        proofreader.readings(),
        numerals(text, words, noisy=proofreader.noisy),
        adjectives(words),
        specks(text),
        half_days(text, noisy=proofreader.noisy),
    )
    if proofreader.noisy:
        found = chain(found, points(words))
    # Where many words are misread, names are too.
    protection = Protection(document, names=not proofreader.noisy)
    yield from (reading for reading in merged(found) if not protection.forbids(reading.span))


def merged(readings: Iterable[Reading]) -> Iterator[Reading]:
    """The readings in the order of the text; of two that overlap the likelier one."""
    kept: list[Reading] = []
    for reading in sorted(readings, key=lambda reading: (reading.span, -reading.odds)):
        while kept and kept[-1].span.overlaps(reading.span) and kept[-1].odds < reading.odds:
            kept.pop()
        if not (kept and kept[-1].span.overlaps(reading.span)):
            kept.append(reading)
    yield from kept

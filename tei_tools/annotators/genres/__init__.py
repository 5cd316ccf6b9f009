"""Verse, drama, letters and diaries: found wherever they stand, and expected where the whole text is of their genre."""

from collections.abc import Iterator

from tei_tools.annotators.genres.detection import Genre, genre_of
from tei_tools.annotators.genres.drama import drama
from tei_tools.annotators.genres.entries import diaries
from tei_tools.annotators.genres.letters import correspondence
from tei_tools.annotators.genres.verse import verse
from tei_tools.document import Annotation, Document

__all__ = ["Genre", "drama", "genre_of", "letters", "verse"]


def letters(document: Document) -> Iterator[Annotation]:
    """Entries of diaries, and letters with their openers and closers."""
    genre = genre_of(document).name
    found = list(diaries(document, diary=genre == "diary"))
    yield from found
    yield from correspondence(document.annotate(found), collection=genre == "letters")

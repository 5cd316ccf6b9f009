"""What a text is as a whole: prose, verse, drama, letters or a diary, told from how much of it looks so."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple

from tei_tools.annotators.genres.entries import entries
from tei_tools.annotators.genres.labels import labels
from tei_tools.annotators.genres.letters import letters_in, runs
from tei_tools.annotators.genres.lines import Chunk, chunks
from tei_tools.annotators.genres.stanzas import stanzas
from tei_tools.document import Document

SAMPLE: Final = 200_000
"""So many characters tell."""
MOSTLY: Final = 0.5
"""How much of a text must look like verse, drama … to make the whole so."""
FEWEST_LETTERS: Final = 3


class Genre(NamedTuple):
    """One of `header.GENRES`, and what it was told by."""

    name: str
    why: str


def genre_of(document: Document) -> Genre:
    """What a document is as a whole: what the user says, or what its lines tell."""
    if document.header.genre is not None:
        return Genre(document.header.genre, "the user says so")
    return guess(document.text[:SAMPLE])


@lru_cache(maxsize=1)
def guess(text: str) -> Genre:
    """What the lines of a text tell."""
    found = chunks(text)
    shares = {
        "drama": share(found, ((group[0].chunk, group[-1].chunk + 1) for group in labels(text, found, drama=False))),
        "diary": share(found, ((group[0].chunk, stop) for group, stop in entries(text, found, diary=False))),
        "letters": letters_share(text, found),
        "verse": verse_share(text, found),
    }
    name = max(shares, key=lambda name: shares[name])
    if shares[name] < MOSTLY:
        return Genre("prose", f"at most {shares[name]:.0%} of the text looks like {name}")
    return Genre(name, f"{shares[name]:.0%} of the text looks like {name}")


def share(found: tuple[Chunk, ...], ranges: Iterable[tuple[int, int]]) -> float:
    """How much of a text stands in these ranges of chunks."""
    return length(chunk for start, stop in ranges for chunk in found[start:stop]) / max(1, length(found))


def length(found: Iterable[Chunk]) -> int:
    """How many characters the lines of these chunks have."""
    return sum(line.end - line.start for chunk in found for line in chunk.lines)


def letters_share(text: str, found: tuple[Chunk, ...]) -> float:
    """How much of a text stands in letters that begin and end as such, if these are several."""
    ranges = [
        (letter.first, letter.last + 1)
        for run in runs(found)
        for letter in letters_in(text, found, run, collection=False)
        if letter.closer is not None
    ]
    return share(found, ranges) if len(ranges) >= FEWEST_LETTERS else 0.0


def verse_share(text: str, found: tuple[Chunk, ...]) -> float:
    """How much of a text is surely verse."""
    lines = (line for stanza in stanzas(Document(text), verse=False) for parts in stanza.lines for line in parts)
    return sum(line.end - line.start for line in lines) / max(1, length(found))

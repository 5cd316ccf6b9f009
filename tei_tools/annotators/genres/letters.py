"""Letters: openers, closers, and where a letter begins and ends, in collections and in prose.

https://tei-c.org/release/doc/tei-p5-doc/en/html/DS.html#DSOC
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from tei_tools.annotators.genres.formulary import LONGEST_NAME, Formula, closer, opener, surely
from tei_tools.annotators.genres.formulas import POSTSCRIPT
from tei_tools.annotators.genres.lines import Chunk, free_chunks
from tei_tools.document import Annotation, Document, Span

LETTERS: Final = frozenset({"letter", "epistle"})
"""The types of a division that is a letter."""
MOST_CHUNKS: Final = 80
"""A letter in prose is not longer."""
OPENING: Final = ("“", '"', "‘", "'")
CLOSED: Final = re.compile("[”\"]|[’'](?!\\w)")
HEAD: Final = re.compile(r"(?i)(?:letter|copy|extract|telegram|from|to)\b")
MOST_BELOW: Final = 3
"""So many chunks at most stand below the signature of a letter without salutation."""
MOST_ABOVE: Final = 2
"""So many chunks at most are the title above a collection of letters."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter: how it begins and ends, if it says so, and its first and last chunk."""

    opener: Formula
    closer: Formula | None
    first: int
    last: int
    quoted: bool = False


def correspondence(document: Document, *, collection: bool) -> Iterator[Annotation]:
    """`opener` and `closer` with their parts; a `div` or a `floatingText` round a letter that is no division itself."""
    text, chunks = document.text, free_chunks(document)
    own = [div.span for div in document.having("div") if div.attributes.get("type") in LETTERS]
    starts = [span.start for span in own]
    for run in runs(chunks):
        begins = chunks[run.start].span.start
        # What a head says to be a letter is one letter, and may quote others.
        is_one = (place := bisect_right(starts, begins)) > 0 and begins < own[place - 1].end
        many = collection and not is_one
        found = list(letters_in(text, chunks, run, collection=many, known=collection))
        yield from divided(text, chunks, run, found, collection=many)
        for letter in found:
            yield from formula(letter.opener, "opener")
            if letter.closer:
                yield from formula(letter.closer, "closer")
                for chunk in chunks[letter.closer.last + 1 : letter.last + 1]:
                    yield Annotation(chunk.span, "postscript", cert="high", why="begins with P.S.")
        if not found and (signature := signed(text, chunks, run)):
            yield from formula(signature, "closer")


def runs(chunks: Sequence[Chunk]) -> Iterator[range]:
    """The chunks that nothing but blank lines parts, together: of one division, mostly."""
    start = 0
    for index in range(1, len(chunks) + 1):
        if index == len(chunks) or not chunks[index].joined:
            yield range(start, index)
            start = index


def letters_in(
    text: str, chunks: Sequence[Chunk], run: range, *, collection: bool, known: bool = False
) -> Iterator[Letter]:
    """The letters in a run of chunks: a `collection`, or what is `known` to be one letter, or prose."""
    openers: list[Formula] = []
    for index in run:
        if (not openers or openers[-1].last < index) and (found := opener(text, chunks, index)):
            openers.append(found)
    end = run.start
    # A division that begins as a letter and does not end as one may hold others.
    for found, after in zip(openers, [*openers[1:], None], strict=False):
        if found.first < end:
            continue
        limit = min(after.first if after else run.stop, found.last + MOST_CHUNKS)
        if letter := letter_at(text, chunks, run, found, limit, collection=collection, known=known):
            yield letter
            end = letter.opener.last + 1 if is_open(letter) and not collection else letter.last + 1


def letter_at(
    text: str, chunks: Sequence[Chunk], run: range, found: Formula, limit: int, *, collection: bool, known: bool
) -> Letter | None:
    """The letter that an opener begins, before `limit`; None if nothing tells that it is one."""
    body = range(found.last if found.span.end < chunks[found.last].span.end else found.last + 1, limit)
    quoted = found.has("salute") and text.startswith(OPENING, found.span.start)
    last = last_quoted(text, chunks, body) if quoted else None
    if ending := ending_of(text, chunks, run, found, range(body.start, limit if last is None else last + 1)):
        return Letter(found, ending, found.first, last_of_postscripts(text, chunks, ending.last, limit))
    if last is not None:
        return Letter(found, None, found.first, last, quoted=True)
    if found.first == run.start and ((found.has("dateline") and (run.start or found.has("salute"))) or known):
        return Letter(found, None, found.first, (limit if collection else run.stop) - 1)
    return None


def ending_of(text: str, chunks: Sequence[Chunk], run: range, found: Formula, body: range) -> Formula | None:
    """The closer that answers an opener, in its letter's chunks; None if there is none."""
    endings = (ending for index in body if (ending := closer(text, chunks, index, body.stop)))
    if found.has("salute"):
        # After `Dear Sir` alone a short line may be anything.
        return next((ending for ending in endings if found.has("dateline") or surely(text, ending)), None)
    ending = next((ending for ending in endings if surely(text, ending)), None)
    # A report that begins with a dateline may name people anywhere; a letter is signed at its end.
    if found.first == run.start:
        return ending if ending and ending.last + MOST_BELOW >= body.stop else None
    return ending if introduced(text, chunks[found.first - 1]) else None


def last_of_postscripts(text: str, chunks: Sequence[Chunk], last: int, limit: int) -> int:
    """The chunk that the postscripts below a closer end with; the last one of the closer without any."""
    while last + 1 < limit and POSTSCRIPT.match(text, chunks[last + 1].span.start):
        last += 1
    return last


def introduced(text: str, chunk: Chunk) -> bool:
    """Whether a chunk says that something follows: it ends with a colon, or is a title."""
    words = chunk.span.text_of(text)
    return words.endswith((":", ":—", ":--")) or len(words) <= LONGEST_NAME


def last_quoted(text: str, chunks: Sequence[Chunk], body: range) -> int | None:
    """The chunk that ends what is quoted paragraph by paragraph; None if that does not end, or is but one."""
    for index in body:
        start, end = chunks[index].span
        if index > body.start and not text.startswith(OPENING, start):
            return None
        closed = CLOSED.search(text, start + 1, end)
        if closed is not None:
            return index if closed.end() == end and index > body.start else None
    return None


def is_open(letter: Letter) -> bool:
    """Whether a letter goes on to the end of its division, without a word to say so."""
    return letter.closer is None and letter.last > letter.opener.last and not letter.quoted


def divided(
    text: str, chunks: Sequence[Chunk], run: range, found: list[Letter], *, collection: bool
) -> Iterator[Annotation]:
    """A `div` for each letter of those that fill a run, a `floatingText` for each that stands in prose.

    A letter that is the whole of a run, or begins one and goes on to its end, is its division's own.
    """
    if found and is_open(found[0]) and not collection:
        found = found[1:]
    elif len(found) == 1 and (found[0].first, found[0].last) == (run.start, run.stop - 1):
        return
    starts = [head_above(text, chunks, run, letter) for letter in found]
    for start, letter in zip(starts, found, strict=True):
        if start < letter.first:
            yield Annotation(chunks[start].span, "head", cert="medium", why="a title above a letter")
    if found and (collection or fills(run, found)):
        for number, (start, stop) in enumerate(pairwise([*starts, run.stop]), 1):
            span = Span(chunks[start].span.start, chunks[stop - 1].span.end)
            yield Annotation(span, "div", {"type": "letter", "n": str(number)}, cert="medium", why="letter by letter")
        return
    for start, letter in zip(starts, found, strict=True):
        span = Span(chunks[start].span.start, chunks[letter.last].span.end)
        yield Annotation(span, "floatingText", {"type": "letter"}, cert="medium", why="a letter, quoted whole")


def fills(run: range, found: list[Letter]) -> bool:
    """Whether letters, more than one, stand from the beginning of a run to its end, with titles alone between them."""
    together = all(one.last + MOST_ABOVE >= other.first for one, other in pairwise(found))
    ends = found[0].first <= run.start + MOST_ABOVE and found[-1].last == run.stop - 1
    return len(found) > 1 and together and ends


def head_above(text: str, chunks: Sequence[Chunk], run: range, letter: Letter) -> int:
    """The chunk that is the title of a letter; its first one if it has none."""
    above = letter.first - 1
    if above < run.start or len(chunks[above].lines) > 2:
        return letter.first
    words = chunks[above].span.text_of(text)
    return above if HEAD.match(words) and not words.endswith((":", ",")) else letter.first


def formula(found: Formula, element: str) -> Iterator[Annotation]:
    """An opener or a closer, and its parts."""
    why = " and ".join(dict.fromkeys(name for name, _ in found.parts))
    yield Annotation(found.span, element, cert="high" if len(found.parts) > 1 else "medium", why=why)
    for name, span in found.parts:
        yield Annotation(span, name, cert="medium", why=f"stands like a {name}")


def signed(text: str, chunks: Sequence[Chunk], run: range) -> Formula | None:
    """The signature that ends a preface and the like: a name in initials or capitals, with a dateline or set off."""
    for index in range(max(run.start + 1, run.stop - 2), run.stop):
        found = closer(text, chunks, index, run.stop)
        if found and found.last == run.stop - 1 and found.has("signed") and found.has("dateline", "salute"):
            return found
    return None

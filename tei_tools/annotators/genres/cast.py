"""The list of the persons of a play, and what says where a scene is set.

https://tei-c.org/release/doc/tei-p5-doc/en/html/DR.html#DRCAST
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from tei_tools.annotators.genres.lines import Chunk, Line, first_letter
from tei_tools.annotators.genres.stages import is_direction
from tei_tools.document import Annotation, Document, Span

TITLE: Final = re.compile(
    r"(?i)\W*(?:dramatis person(?:ae|æ)|persons? (?:represented|of the (?:play|drama)|in the play)|personages"
    r"|(?:the )?characters(?: (?:of|in) the (?:play|drama))?|(?:the )?cast(?: of characters)?|people in the play)\W*"
)
AFTER: Final = re.compile(r"(?i)\W*(?:act|scene|prologue|time|place|setting|the scene|period)\b")
LONGEST: Final = 140
"""Nobody in the list has more said of them in one line."""
# What stands first in a line, with `Mr.` and the like.
NAME: Final = re.compile(r"(?:\w{1,3}\. ?)*[^.,:;(\[—–]+")
HANGING: Final = 3
MOST_CHUNKS: Final = 50
"""Nor is the list longer."""
MOST_SETTINGS: Final = 3
"""More above a speech is a preface."""


def cast(document: Document, chunks: Sequence[Chunk]) -> Iterator[Annotation]:
    """A `list` of type `cast` with an `item` for each person of the play, below a title that says so."""
    text = document.text
    claimed = [head.span for head in document.having("head") if TITLE.fullmatch(head.span.text_of(text))]
    titles = [chunk.span for chunk in chunks if len(chunk.lines) == 1 and TITLE.fullmatch(chunk.span.text_of(text))]
    starts = [chunk.lines[0].start for chunk in chunks]
    for title in sorted(claimed + titles):
        below = bisect_left(starts, title.end)
        items = list(items_of(text, chunks[below : below + MOST_CHUNKS]))
        if not items:
            continue
        why = f"below {title.text_of(text)!r}"
        start = title.start if title in titles else items[0].start
        yield Annotation(Span(start, items[-1].end), "list", {"type": "cast"}, cert="high", why=why)
        if title in titles:
            yield Annotation(title, "head", cert="high", why="the title of a list of persons")
        yield from (Annotation(item, "item", cert="high", why=why) for item in items)


def items_of(text: str, chunks: Sequence[Chunk]) -> Iterator[Span]:
    """The persons in the chunks below a title: a line each, with what hangs from it.

    A name that comes again, in a later chunk, is that of a speaker.
    """
    item: Span | None = None
    names: set[str] = set()
    for number, chunk in enumerate(chunks):
        first = chunk.lines[0]
        if (number and not chunk.joined) or AFTER.match(text, *first.span) or is_direction(text, chunk.span):
            break
        if max(line.end - line.start for line in chunk.lines) > LONGEST or name_of(text, first) in names:
            break
        for line in chunk.lines:
            if item is not None and line is not first and hangs(text, line, first):
                item = Span(item.start, line.end)
                continue
            if item is not None:
                yield item
            item = line.span
            names.add(name_of(text, line))
    if item is not None:
        yield item


def name_of(text: str, line: Line) -> str:
    """Whom a line of the list may name."""
    match = NAME.match(text, *line.span)
    return match[0].strip() if match else text[line.start : line.end]


def hangs(text: str, line: Line, first: Line) -> bool:
    """Whether a line goes on with what the line above says of a person."""
    return line.indent >= first.indent + HANGING or first_letter(text, line).islower()


def settings(document: Document, chunks: Sequence[Chunk], speeches: Sequence[int]) -> Iterator[Span]:
    """What stands between the head of an act or scene and its first speech: where it is set, and who is there.

    `speeches` are the chunks that speeches begin in.
    """
    heads = {div.span.start for div in document.having("div") if div.attributes.get("type") in {"act", "scene"}}
    ends = sorted(head.span.end for head in document.having("head") if head.span.start in heads)
    spoken = set(speeches)
    starts = [chunk.lines[0].start for chunk in chunks]
    for index in sorted({bisect_left(starts, end) for end in ends}):
        place = index
        while place < min(len(chunks), index + MOST_SETTINGS) and place not in spoken:
            if place > index and not chunks[place].joined:
                break
            place += 1
        if place in spoken:
            yield from (chunk.span for chunk in chunks[index:place])

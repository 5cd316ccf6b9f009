"""What a head looks like: a word for a division with a number, a name of a part, a number, a title."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tei_tools.annotators.divisions.layout import LONGEST_HEAD, Chunk
from tei_tools.annotators.divisions.vocabulary import (
    CHAPTER,
    COMMON,
    KEYWORD,
    LEVELS,
    LONGEST_TITLE,
    MARKUP,
    NAMED,
    NAMES,
    NUMBERED,
    OF_DIVISION,
    SECTION,
    SHORTENED,
    TOPMOST,
    TRANSCRIBER,
    is_title,
)
from tei_tools.document import Span
from tei_tools.enumeration import value
from tei_tools.whitespace import LINE


@dataclass(frozen=True, slots=True)
class Head:
    """The lines of a head, and the division that it begins. `level` 1 is the outermost.

    `kind` is the type of the division; `form` says what the head was known by: `keyword`, `name`, `number`, `title`;
    `bare` is without a title; `style` is how a number is set (`1.`, `1. T`); `more` are titles in chunks of their own
    below; what is `silent` begins a division that has no head.
    """

    span: Span
    kind: str
    form: str
    level: int
    number: int | None = None
    bare: bool = False
    gap: int = 0
    letter: str | None = None
    style: str = ""
    more: tuple[Span, ...] = ()
    silent: bool = False

    @property
    def end(self) -> int:
        """Where its last line ends."""
        return self.more[-1].end if self.more else self.span.end

    @property
    def n(self) -> str | None:
        """The number or letter of its division."""
        return str(self.number) if self.number else self.letter


def heads_in(text: str, chunk: Chunk) -> list[Head]:
    """The heads that a chunk is, or that its first lines are; mostly one or none."""
    first = chunk.first(text)
    if not first or len(first) > LONGEST_HEAD:
        return []
    if KEYWORD.fullmatch(first.strip(MARKUP)):
        return list(by_keyword(text, chunk))
    if not chunk.short(text):
        return []
    head = named(text, chunk, first.strip(MARKUP)) or numbered(text, chunk, first.strip(MARKUP))
    return [head] if head else []


def by_keyword(text: str, chunk: Chunk) -> Iterator[Head]:
    """A head for each line at the top of the chunk that has a word for a division with a number."""
    start = position = chunk.span.start
    found: Head | None = None
    while line := LINE.match(text, position, chunk.span.end):
        heads = keyword(text, Span(*line.span()), chunk)
        if heads:
            yield from [*([found] if found else []), *heads[:-1]]
            found, start = heads[-1], position
        elif found is None or not belongs(text, Span(start, chunk.span.end), line[0]):
            break
        else:
            found = replace(found, span=Span(found.span.start, line.end()), bare=False)
        position = line.end()
        while position < chunk.span.end and text[position].isspace():
            position += 1
    if found is not None:
        yield found


def belongs(text: str, rest: Span, line: str) -> bool:
    """Whether a line beneath a number belongs to its head: the chunk ends soon, or it is in capitals."""
    few = text.count("\n", *rest) < 3 and rest.end - rest.start <= LONGEST_HEAD
    return few or line.isupper()


def keyword(text: str, span: Span, chunk: Chunk) -> list[Head]:
    """The heads that a line with a word for a division and its number is: two in `ACT I. SCENE I.`"""
    line = span.text_of(text).strip(MARKUP)
    match = KEYWORD.fullmatch(line)
    if match is None or not (line[0].isupper() or line[0] == "§"):
        return []
    spelled = (match["kind"] or match["of"]).lower()
    kind = SHORTENED.get(spelled, spelled)
    number = value(match["number"] or match["ordinal"])
    title, marked = match["title"], bool(match["mark"].strip())
    head = Head(span, kind, "keyword", LEVELS[kind], number, bare=not title, gap=chunk.gap)
    if marked and (inner := KEYWORD.fullmatch(title)) and inner["kind"]:
        below = SHORTENED.get(inner["kind"].lower(), inner["kind"].lower())
        if LEVELS[below] == head.level:
            return []
        return [
            replace(head, silent=True, bare=False),
            Head(span, below, "keyword", LEVELS[below], value(inner["number"]), not inner["title"], chunk.gap),
        ]
    titled = is_title(title) or (marked and chunk.short(text) and title[:1].isupper() and len(title) <= LONGEST_TITLE)
    ordinal = match["of"] is not None and not (line.isupper() or (not title and chunk.short(text)))
    return [head] if not ordinal and (not title or titled) else []


def named(text: str, chunk: Chunk, first: str, *, announced: bool = False) -> Head | None:
    """The head that the name of a part is; `announced`: a table of contents has it."""
    if TRANSCRIBER.fullmatch(first) and "\n" not in chunk.span.text_of(text):
        return Head(chunk.span, "transcribersNote", "name", TOPMOST, gap=chunk.gap)
    match = NAMED.fullmatch(first)
    if match is None or not first[0].isupper() or (match["title"] and not is_title(match["title"])):
        return None
    name = (match["name"] or "to the reader").lower()
    tail = (match["tail"] or "").lower()
    if tail.startswith((" of ", " on ", " for ", " and ")) and not first.isupper():
        return None
    if (name in COMMON or match["list"]) and not (announced or first.isupper() or chunk.gap > 1):
        return None
    if text.count("\n", *chunk.span) and not all(is_title(text[slice(*line)]) for line in chunk.lines(text)):
        return None
    kind = "list" if match["list"] else NAMES.get(name, "preface")
    where = OF_DIVISION.search(tail)
    number = where[1] if where else match["number"]
    # Of single letters only I, V and X are numbers here: after APPENDIX B comes APPENDIX C.
    letter = number if number and re.fullmatch("[A-HJ-UWYZ]", number) else None
    level = SECTION if where else CHAPTER
    count = value(number) if number and not letter else None
    return Head(chunk.span, kind, "name", level, count, not match["title"], chunk.gap, letter)


def numbered(text: str, chunk: Chunk, first: str) -> Head | None:
    """The head that a number with or without a title is."""
    match = NUMBERED.fullmatch(first)
    if match is None or (match["title"] and not is_title(match["title"])):
        return None
    rest = chunk.span.text_of(text).partition("\n")[2].strip()
    if rest and not (rest.isupper() or (match["title"] is None and is_title(rest))):
        return None
    digits = match["number"].isdecimal()
    if digits and first.isdecimal() and chunk.gap < 2:
        return None
    bare = match["title"] is None and not rest
    kind = "digits" if digits else "roman"
    style = f"{kind}{first[match.end('number') : match.start('title') if match['title'] else None].strip()}"
    style = f"{style} T" if match["title"] else style
    return Head(chunk.span, kind, "number", SECTION, value(match["number"]), bare, chunk.gap, style=style)

"""Tables of contents and lists of illustrations: lists, whose entries are no heads.

https://tei-c.org/release/doc/tei-p5-doc/en/html/DS.html#DSFRONT
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tei_tools.annotators.divisions.layout import Chunk, indentation
from tei_tools.annotators.divisions.vocabulary import KEYWORD, NUMBERED, SHORTENED, is_title
from tei_tools.document import Annotation, Span
from tei_tools.enumeration import NUMBER, value

CONTENTS: Final = re.compile(
    r"""(?xi) [_*=]* (?:
      (?:the[ ])?(?:table[ ]of[ ])?contents(?:[ ]of[ ](?:the[ ])?\w+(?:[ ](?:volume|\w{1,6}))?)?
    | navigation | index[ ]of[ ](?:chapters|first[ ]lines)
    | (?:(?:full[ -]page|list[ ]of(?:[ ]the)?)[ ])?(?P<pictures>illustrations|plates|maps|figures|engravings|portraits
        |list[ ]of[ ]tables)(?:[ ]and[ ](?:maps|plates|plans|portraits))?
    ) [.:]? [_*=]*"""
)
# `PAGE`, or `CHAPTER   PAGE`, above the entries.
COLUMNS: Final = re.compile(
    r"(?i)(?:(?:chapter|chap|no|book|number|title)[.s]?)?[ \t]*(?:facing[ ])?(?:pages?|p\.|pp\.)"
)
_PAGE: Final = r"(?:\d{1,4}|[ivxlc]{1,7}|_?frontispiece_?)"
# Possessive, and only from where a row of dots or spaces begins: else a long row without a page would be cubic.
_LEADERS: Final = r"(?<![ \t])[ \t]{2,}+|\t|(?<![.·…_-])(?<![.·…_-][ ])(?:[ ]?[.·…_-]){2,}+|,[ ](?:p\.|page)|--"
PAGE: Final = re.compile(rf"(?i)(?:{_LEADERS})[ .·…]{{0,300}}+{_PAGE}\.?$")
# A number of a page with one space before it: told from the number of a chapter by what stands before.
LOOSE_PAGE: Final = re.compile(r"(?<=[a-z.”’)!?][ ])\d{1,4}$")
ENTRY_NUMBER: Final = re.compile(rf"(?i){NUMBER}(?:[.):,]|--|[ \t]*[—–]|[ \t]{{2,}})")
LONGEST_ENTRY: Final = 90
NOT_LETTERS: Final = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Contents:
    """A table of contents: the lines of its heads, of the titles of its columns, and of its entries."""

    head: Span | None
    columns: Span | None
    entries: tuple[Span, ...]
    pictures: bool
    gap: int

    @property
    def span(self) -> Span:
        """From its head to its last entry."""
        first = self.head or self.columns or self.entries[0]
        return Span(first.start, self.entries[-1].end)


def tables(text: str, rows: Sequence[Chunk]) -> Iterator[tuple[Contents, int, int]]:
    """The tables of contents among chunks, each with the numbers of its first chunk and of the one after its last."""
    last: dict[str, int] = {}
    index = 0
    while index < len(rows):
        first = rows[index].first(text)
        match = CONTENTS.fullmatch(first) if len(first) < LONGEST_ENTRY else None
        if match is None:
            index += 1
            continue
        last = last or {identity(row.first(text)): number for number, row in enumerate(rows) if row.short(text)}
        stop = end_of_entries(text, rows, index, last)
        found = table(text, rows[index:stop], len(first), pictures=match["pictures"] is not None)
        if found is not None:
            yield found, index, stop
        index = max(stop, index + 1)


def table(text: str, rows: Sequence[Chunk], head: int, *, pictures: bool) -> Contents | None:
    """The table that chunks are, of which the first begins with a head of that length."""
    start = rows[0].span.start
    chunks = [*below(text, rows[0], start + head), *rows[1:]]
    columns = None
    if chunks and COLUMNS.fullmatch(chunks[0].first(text)):
        columns = chunks[0].lines(text)[0]
        chunks = [*below(text, chunks[0], columns.end), *chunks[1:]]
    entries = tuple(entries_of(text, chunks))
    return Contents(Span(start, start + head), columns, entries, pictures, rows[0].gap) if entries else None


def below(text: str, chunk: Chunk, position: int) -> list[Chunk]:
    """What a chunk holds below its first line, which ends at `position`."""
    lines = Chunk(Span(position, chunk.span.end), 0).lines(text)
    return [Chunk(Span(lines[0].start, chunk.span.end), 0)] if lines else []


def end_of_entries(text: str, rows: Sequence[Chunk], index: int, last: Mapping[str, int]) -> int:
    """The number of the chunk that follows the entries under the head in chunk `index`.

    `last` says where a first line stands for the last time: what stands again below was announced here.
    """
    first = [line.text_of(text) for line in rows[index].lines(text)[1:]]
    seen = {identity(line) for line in first} - {""}
    paged = any(has_page(line) for line in first)
    widest = 2
    number = index + 1
    while number < len(rows):
        chunk = rows[number]
        lines = [line.text_of(text) for line in chunk.lines(text)]
        name = identity(lines[0])
        again = last.get(name, number) > number
        pages = any(has_page(line) for line in lines)
        bare = number > index + 1 and is_bare(rows[number - 1].first(text))
        if name in seen or not (pages or again or bare or is_listed(text, chunk, lines)):
            break
        if not again and not pages and (paged or chunk.gap > widest or CONTENTS.fullmatch(lines[0])):
            break
        if CONTENTS.fullmatch(lines[0]) and number > index + 1:
            break
        seen |= {identity(line) for line in lines} - {""}
        paged |= pages
        widest = max(widest, chunk.gap if number > index + 1 else 0)
        number += 1
    return given_back(text, rows, index, number)


def given_back(text: str, rows: Sequence[Chunk], index: int, stop: int) -> int:
    """Where entries end, without the head of the paragraph that follows them, and a number above that."""
    if stop < len(rows) and rows[stop].prose(text) and stop > index + 2 and is_line(text, rows[stop - 1]):
        stop -= 1
        if stop > index + 2 and is_bare(rows[stop - 1].span.text_of(text)):
            stop -= 1
    return stop


def is_line(text: str, chunk: Chunk) -> bool:
    """Whether a chunk is one line, without the number of a page."""
    words = chunk.span.text_of(text)
    return "\n" not in words and PAGE.search(words) is None


def is_listed(text: str, chunk: Chunk, lines: Sequence[str]) -> bool:
    """Whether the lines of a chunk may be entries: they are no paragraph, or each begins as an entry does."""
    if starts_entry(lines[0]):
        return True
    return is_title(lines[0]) and (not chunk.prose(text) or is_list(text, chunk))


def is_list(text: str, chunk: Chunk) -> bool:
    """Whether each line has a capital first, or stands further in than the first."""
    lines = chunk.lines(text)
    margin = indentation(text, lines[0].start)
    return len(lines) > 1 and all(
        line.text_of(text).lstrip("“‘\"'_")[:1].isupper() or indentation(text, line.start) > margin for line in lines
    )


def entries_of(text: str, chunks: Sequence[Chunk]) -> Iterator[Span]:
    """The entries in chunks: lines with those that go on with them; a number with the title in the chunk below."""
    waiting: Span | None = None
    for chunk in chunks:
        for entry in split(text, chunk):
            if waiting is not None and not starts_entry(entry.text_of(text)):
                entry = Span(waiting.start, entry.end)
            elif waiting is not None:
                yield waiting
            waiting = entry if is_bare(entry.text_of(text)) else None
            if waiting is None:
                yield entry
    if waiting is not None:
        yield waiting


def split(text: str, chunk: Chunk) -> Iterator[Span]:
    """The entries in one chunk."""
    lines = chunk.lines(text)
    if chunk.prose(text) and sum(begins(line.text_of(text)) for line in lines) <= 1 and not is_list(text, chunk):
        yield chunk.span
        return
    entry, margin = lines[0], indentation(text, lines[0].start)
    for line in lines[1:]:
        words = line.text_of(text)
        indented = indentation(text, line.start)
        before = text[max(entry.start, entry.end - LONGEST_ENTRY) : entry.end]
        if not (PAGE.search(before) or starts_entry(words)) and (words[0].islower() or indented > margin):
            entry = Span(entry.start, line.end)
        else:
            yield entry
            entry, margin = line, indented
    yield entry


def has_page(words: str) -> bool:
    """Whether a line ends with the number of a page."""
    return (PAGE.search(words) or LOOSE_PAGE.search(words)) is not None


def begins(words: str) -> bool:
    """Whether a line begins an entry, or ends one."""
    return starts_entry(words) or PAGE.search(words) is not None


def starts_entry(words: str) -> bool:
    """Whether words begin with a number, or with a word for a division and its number."""
    first = words.split("\n", 1)[0]
    return ENTRY_NUMBER.match(first) is not None or KEYWORD.fullmatch(first) is not None


def is_bare(words: str) -> bool:
    """Whether words are a number alone."""
    if len(words) > LONGEST_ENTRY:
        return False
    match = KEYWORD.fullmatch(words) or NUMBERED.fullmatch(words)
    return match is not None and not match["title"]


def identity(line: str) -> str:
    """What tells an entry, or a head, from others: its word and number; or its title, or its number."""
    if len(line) > LONGEST_ENTRY:
        return ""
    line = PAGE.sub("", line)
    if match := KEYWORD.fullmatch(line):
        kind = (match["kind"] or match["of"]).lower()
        return f"{SHORTENED.get(kind, kind)} {value(match['number'] or match['ordinal'])}"
    line = LOOSE_PAGE.sub("", line)
    if match := NUMBERED.fullmatch(line):
        return letters(match["title"]) if match["title"] else f"#{value(match['number'])}"
    return letters(line)


def letters(words: str) -> str:
    """The letters and digits of words, in one case."""
    return NOT_LETTERS.sub("", words.casefold())


def titles(text: str, found: Sequence[Contents]) -> frozenset[str]:
    """The letters of what the tables announce, without numbers and pages."""
    entries = (
        LOOSE_PAGE.sub("", PAGE.sub("", " ".join(entry.text_of(text).split("\n")))).strip()
        for contents in found
        if not contents.pictures
        for entry in contents.entries
        if entry.end - entry.start < 4 * LONGEST_ENTRY
    )
    plain = (
        match["title"] if (match := KEYWORD.fullmatch(entry) or NUMBERED.fullmatch(entry)) else entry
        for entry in entries
    )
    return frozenset(letters(entry) for entry in plain if entry) - {""}


def annotations(contents: Contents) -> Iterator[Annotation]:
    """The list of a table, with its entries."""
    why = "an entry in a table of contents"
    if contents.head is not None:
        yield Annotation(contents.head, "head", cert="high", why="announces a table of contents")
    first = contents.columns or contents.entries[0]
    yield Annotation(Span(first.start, contents.entries[-1].end), "list", cert="high", why=why)
    if contents.columns is not None:
        yield Annotation(contents.columns, "head", cert="high", why="what the columns hold")
    for entry in contents.entries:
        yield Annotation(entry, "item", cert="high", why=why)

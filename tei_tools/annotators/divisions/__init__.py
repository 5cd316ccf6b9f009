"""Parts of a book: front and back; divisions and their heads; title page, contents, epigraphs, trailers.

https://tei-c.org/release/doc/tei-p5-doc/en/html/DS.html#DSDIV
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import accumulate

from tei_tools.annotators.divisions import contents, titlepage
from tei_tools.annotators.divisions.edges import dedications, epigraphs, final_trailer, trailers
from tei_tools.annotators.divisions.heads import Head, heads_in
from tei_tools.annotators.divisions.layout import Chunk, layout
from tei_tools.annotators.divisions.matter import back_start, body_start, is_strong, settled, with_grouped_notes
from tei_tools.annotators.divisions.nesting import nested, trimmed
from tei_tools.annotators.divisions.sequence import Row, in_sequence, with_titles, without_entries, without_repetition
from tei_tools.annotators.divisions.titles import ranked, with_unnumbered
from tei_tools.annotators.divisions.vocabulary import CHAPTER, FRONT, WHOLE
from tei_tools.document import Annotation, Document, Span


@dataclass(frozen=True, slots=True)
class Book:
    """What a text is made of: its title page, its tables of contents, its other chunks with their heads.

    `body` is where the body begins: 0 if nothing stands before it; `back` is where the back begins, if there is one.
    """

    page: Sequence[Row]
    tables: Sequence[contents.Contents]
    rows: Sequence[Row]
    body: int
    back: int | None


def divisions(document: Document) -> Iterator[Annotation]:
    """`front` and `back`, where there are any; a `div` for each head, to the next of its level or above it."""
    text = document.text
    libraries = [a.span for a in document.having("div") if a.attributes.get("type") == "boilerplate"]
    book = read(text, list(free(document)), libraries)
    front = trimmed(text, 0, book.body)
    if front.start < front.end:
        yield Annotation(front, "front", cert="high", why="stands before the first chapter")
    if book.back is not None:
        yield Annotation(Span(book.back, len(text)), "back", cert="high", why="follows the last chapter")
    if book.page:
        yield from titlepage.parts(text, book.page)
    heads = [head for row in book.rows for head in row.heads]
    lists = [Head(table.span, "contents", "contents", CHAPTER, silent=True) for table in book.tables]
    barriers = [
        book.body,
        *([book.back] if book.back is not None else []),
        *(edge for span in libraries for edge in span),
    ]
    yield from nested(text, [*heads, *lists], barriers)
    for table in book.tables:
        yield from contents.annotations(table)
    yield from epigraphs(text, book.rows)
    yield from trailers(text, book.rows)


def read(text: str, chunks: Sequence[Chunk], libraries: Sequence[Span]) -> Book:
    """The book that chunks are, beside what `libraries` put before and after it."""
    tables = list(contents.tables(text, chunks))
    page = title_page(text, chunks[: tables[0][1] if tables else None])
    inside = {number for _, start, stop in tables for number in range(start, stop)} | set(range(len(page)))
    announced = contents.titles(text, [table for table, _, _ in tables])
    rows = headed(text, [chunk for number, chunk in enumerate(chunks) if number not in inside], announced)
    known = bool(page) or any(span.start == 0 for span in libraries) or opens_with_front(rows, tables[:1])
    early = [table.span.start for table, _, _ in tables if table.span.start < len(text) // 3]
    body = body_start(rows, min(early, default=-1)) if known and rows else 0
    ends = (
        back_start(rows, final_trailer(text, rows)),
        *(span.start for span in libraries if not text[span.end :].strip()),
    )
    back = min((start for start in ends if start is not None and start > body and text[start:].strip()), default=None)
    return Book(page, [table for table, _, _ in tables], settled(rows, body, back), body, back)


def opens_with_front(rows: Sequence[Row], tables: Sequence[tuple[contents.Contents, int, int]]) -> bool:
    """Whether the first head is that of front matter, or a table of contents stands before the first of the body."""
    heads = [head for row in rows for head in row.heads]
    if not heads:
        return bool(tables)
    first = next((head for head in heads if is_strong(head) and head.level > WHOLE), heads[0])
    return heads[0].kind in FRONT.values() or any(table.span.start < first.span.start for table, _, _ in tables)


def free(document: Document) -> Iterator[Chunk]:
    """The chunks that hold words, without the boilerplate, furniture and notes at their beginnings and ends."""
    text = document.text
    taken = [
        annotation.span
        for annotation in document.having("div", "fw", "note")
        if annotation.element != "div" or annotation.attributes.get("type") == "boilerplate"
    ]
    starts = [span.start for span in taken]
    edited = {span.end: span.start for span in taken}
    furthest = [0, *accumulate((span.end for span in taken), max)]
    for chunk in layout(text):
        position = furthest[bisect_right(starts, chunk.span.start)]
        end = edited.get(chunk.span.end, chunk.span.end)
        whole = position <= chunk.span.start and end == chunk.span.end
        rest = chunk if whole else chunk._replace(span=trimmed(text, max(position, chunk.span.start), end))
        if any(character.isalnum() for character in text[slice(*rest.span)]):
            yield rest


def title_page(text: str, chunks: Sequence[Chunk]) -> list[Row]:
    """The rows of the title page, at the start of a text; none if it has none."""
    rows = [Row(chunk, tuple(heads_in(text, chunk))) for chunk in chunks[: titlepage.LONGEST]]
    return rows[: titlepage.title_page(text, rows)]


def headed(text: str, chunks: Sequence[Chunk], announced: AbstractSet[str]) -> list[Row]:
    """The chunks with their heads; `announced` are the letters of what tables of contents name."""
    rows = [Row(chunk, tuple(heads_in(text, chunk))) for chunk in chunks]
    rows = without_repetition(in_sequence(without_entries(with_titles(text, rows))))
    return with_grouped_notes(ranked(with_unnumbered(text, dedications(text, rows), announced)))

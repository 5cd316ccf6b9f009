"""Paragraphs: what blank lines part, or indented lines; in a text with a line a paragraph, every line.

A paragraph goes on over the end of a page, with the running heads and page numbers there, and the notes at its foot.

https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#COPA
"""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from tei_tools.document import Annotation, Document, Span
from tei_tools.profile import BLOCKS_OR_PHRASES, CONTENT, FLEXIBLE, LEAF_BLOCKS
from tei_tools.whitespace import BLANK_LINE, LINE, Edges, chunks, edges_of

# Nobody wraps lines by hand at more characters than that.
WIDEST_LINE: Final = 150
# These hold lines, not running text.
OF_LINES: Final = frozenset({"lg", "list", "titlePage"})
SENTENCE_END: Final = (".", "!", "?", ":", "…", "—")
CLOSING: Final = " \t\"'”’»)]_"
# Fewer indented lines are no habit, nor are these if less of them follow the end of a sentence.
FEWEST_INDENTED: Final = 3
HABIT: Final = 0.8


def paragraphs(document: Document) -> Iterator[Annotation]:
    """A `p` for each paragraph of text that is in no other block."""
    text = document.text
    edges = edges_of(text)
    claims = sorted(claimed(document, edges))
    indented = has_indented_paragraphs(text)
    found = [
        paragraph
        for stretch in between(claims, len(text))
        for chunk in chunks(text, stretch)
        for paragraph in divided(text, chunk, indented=indented)
    ]
    for span, parts in joined(document, found, claims, edges):
        if parts > 1:
            yield Annotation(span, "p", cert="medium", why="goes on over the end of a page")
        else:
            yield Annotation(span, "p", cert="high", why="parted by blank lines" + " or indented" * indented)


def claimed(document: Document, edges: Edges) -> Iterator[Span]:
    """What is another block already; of a container with running text in it, where it begins and where it ends."""
    for annotation in document.having(*LEAF_BLOCKS, *CONTENT, *BLOCKS_OR_PHRASES):
        lines = edges.lines(annotation.span)
        if annotation.element in LEAF_BLOCKS:
            yield edges.trim(annotation.span)
        elif holds_paragraphs(annotation, lines.text_of(document.text)):
            yield Span(lines.start, lines.start)
            yield Span(lines.end, lines.end)
        elif annotation.element in CONTENT.keys() - FLEXIBLE or is_block(annotation, lines):
            yield lines


def is_block(annotation: Annotation, lines: Span) -> bool:
    """Whether a note, item, figure or the like has lines of its own."""
    return annotation.element != "quote" and annotation.span.contains(lines)


def holds_paragraphs(annotation: Annotation, words: str) -> bool:
    """Whether what an annotation holds is to be divided into paragraphs: a note is, if it has a blank line in it."""
    if annotation.element in OF_LINES or annotation.element not in CONTENT:
        return False
    return annotation.is_block or annotation.element not in FLEXIBLE or BLANK_LINE.search(words) is not None


def between(claims: list[Span], length: int) -> Iterator[Span]:
    """The stretches of a text between what is claimed."""
    position = 0
    for start, end in [*claims, Span(length, length)]:
        if position < start:
            yield Span(position, start)
        position = max(position, end)


def has_indented_paragraphs(text: str) -> bool:
    """Whether paragraphs begin with indented lines: such lines follow the ends of sentences."""
    found = [
        ends_sentence(before)
        for before, line in pairwise(text.split("\n"))
        if line[:1] in {" ", "\t"} and line.strip() and before[:1] not in {"", " ", "\t"}
    ]
    return len(found) >= FEWEST_INDENTED and sum(found) >= HABIT * len(found)


def ends_sentence(line: str) -> bool:
    """Whether a line ends with the end of a sentence."""
    return line.rstrip(CLOSING).endswith(SENTENCE_END)


def divided(text: str, chunk: Span, *, indented: bool) -> Iterator[Span]:
    """The paragraphs of a chunk."""
    lines = [Span(*match.span()) for match in LINE.finditer(text, *chunk)]
    unwrapped = max(line.end - line.start for line in lines) > WIDEST_LINE
    start = chunk.start
    for before, line in pairwise(lines):
        if unwrapped or (indented and text[line.start - 1] in " \t" and ends_sentence(before.text_of(text))):
            yield Span(start, before.end)
            start = line.start
    yield Span(start, chunk.end)


def joined(document: Document, found: list[Span], claims: list[Span], edges: Edges) -> Iterator[tuple[Span, int]]:
    """The paragraphs, what the end of a page divides as one, each with the number of its parts."""
    pages = Pages(document, claims, edges)
    start, parts = 0, 0
    for span, after in pairwise([*found, Span(len(document.text), len(document.text))]):
        start, parts = start if parts else span.start, parts + 1
        if not (goes_on(document.text, span, after) and pages.end_between(span.end, after.start)):
            yield Span(start, span.end), parts
            parts = 0


class Pages:
    """Where pages of one document end."""

    def __init__(self, document: Document, claims: list[Span], edges: Edges) -> None:
        self.text = document.text
        self.claims = claims
        self.furniture = {edges.lines(one.span) for one in document.having("fw") if one.attributes.get("type") != "web"}
        self.notes = {edges.lines(one.span) for one in document.having("note")}
        self.starts = [one.span.start for one in document.having("pb")]

    def end_between(self, start: int, end: int) -> bool:
        """Whether there is the end of a page in a stretch, and nothing else but notes and furniture."""
        inside = self.claims[bisect_left(self.claims, (start,)) : bisect_left(self.claims, (end,))]
        if not all(one in self.furniture or one in self.notes for one in inside):
            return False
        page = bisect_left(self.starts, start)
        return (
            not self.furniture.isdisjoint(inside)
            or self.text.count("\f", start, end) > 0
            or (page < len(self.starts) and self.starts[page] <= end)
        )


def goes_on(text: str, before: Span, after: Span) -> bool:
    """Whether a sentence goes on from one stretch to the next: it has not ended, and no paragraph begins."""
    last, first = text[before.end - 1], text[after.start : after.start + 1]
    unended = last.isalnum() or last in ",;-—¬"
    return unended and (first.islower() or last in ",-¬") and text[after.start - 1] not in " \t"

"""How a text is laid out: its chunks, with the white space above them and their lines."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from tei_tools.document import Span
from tei_tools.whitespace import LINE, chunks

# Nothing stands above the first chunk: that is more than any number of blank lines.
TOP: Final = 99
LONGEST_HEAD: Final = 240
MOST_LINES: Final = 3


class Chunk(NamedTuple):
    """Lines between blank lines; `gap` is the number of blank lines above."""

    span: Span
    gap: int

    def lines(self, text: str) -> list[Span]:
        """Its lines, without the white space at their ends."""
        return [Span(*match.span()) for match in LINE.finditer(text, *self.span)]

    def first(self, text: str) -> str:
        """Its first line."""
        match = LINE.match(text, *self.span)
        return match[0] if match else ""

    def short(self, text: str) -> bool:
        """Whether it is no longer than a head may be."""
        start, end = self.span
        return end - start <= LONGEST_HEAD and text.count("\n", start, end) < MOST_LINES

    def prose(self, text: str) -> bool:
        """Whether it is a paragraph: some lines, filled, of which the last ends as a sentence does."""
        start, end = self.span
        lines = text.count("\n", start, end) + 1
        return (
            end - start > LONGEST_HEAD / 2
            and end - start > 40 * lines - 40
            and text[start:end].rstrip("\"'”’)_]")[-1:] in set(".!?:;,…-—")
        )


def layout(text: str) -> Iterator[Chunk]:
    """The chunks of a text."""
    position = 0
    for span in chunks(text):
        breaks = text.count("\n", position, span.start) + (TOP if "\f" in text[position : span.start] else 0)
        yield Chunk(span, TOP if position == 0 else min(TOP, breaks - 1))
        position = span.end


def indentation(text: str, start: int) -> int:
    """How many spaces stand before the line that begins at `start`."""
    return start - (text.rfind("\n", 0, start) + 1)

"""Boilerplate: what a digital library put before and after a book, and notes of the transcriber in brackets.

https://tei-c.org/release/doc/tei-p5-doc/en/html/CC.html
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice, takewhile
from typing import Final

from tei_tools.document import Annotation, Document, Span
from tei_tools.whitespace import LINE, chunks

GUTENBERG: Final = re.compile(r"[GgSs](?i:(?<=g)utenberg|(?<=s)mall print)")
# The last line of Project Gutenberg's header, in the forms used since 1990.
HEADER_END: Final = re.compile(
    r"""(?xi)
      \*{2,}[ ]*START[ ]OF[ ](?:THE|THIS)[ ]PROJECT[ ]GUTENBERG.*
    | \*+[ ]*END[ ]?\*?[ ]?\*?(?:OF[ ])?(?:THE[ ])?SMALL[ ]PRINT.*
    """
)
# The first line of what follows the text.
FOOTER: Final = re.compile(
    r"""(?xi)
      \*{2,}[ ]*END[ ]OF[ ](?:THE|THIS)[ ]PROJECT[ ]GUTENBERG.*
    | [*_]*End[ ]of[ ](?:(?:the|this)[ ])?Project[ ]Gutenberg.*
    | \*{3,}[ ]*START:[ ]FULL[ ]LICEN[SC]E.*
    | \*+[ ]*START[ ]?\*+[ ]?(?:OF[ ])?(?:THE[ ])?SMALL[ ]PRINT.*
    """
)
# Who made the file: a chunk after the header that still belongs to it.
CREDITS: Final = re.compile(
    r"""(?xi)
      (?:this[ ])?(?:e-?text|e-?book|file|html[ ]version)?[ ]?(?:was[ ])?
      (?:produced|prepared|transcribed|scanned|digitized|created|typed|proofed)[ ](?:and[ ]\w+[ ])?(?:by|from)[ :].*
    | (?:scanned|transcribed|etext[ ]prepared|e-text[ ]prepared|produced)[ ].*
    | (?:title|author|editor|translator|illustrator|release[ ]date|first[ ]released|posting[ ]date|last[ ]updated
        |language|character[ ]set[ ]encoding|credits):[ ].*
    | note:[ ](?:project[ ]gutenberg|images|the[ ]original|the[ ]following).*
    | (?:https?://|www\.)\S+
    """
)
# What other libraries put before a text: the first line of it, and words in the last chunk of it.
PREAMBLES: Final = (
    (
        re.compile(r"(?i)(?:google )?this is a (?:digital copy|reproduction) of a (?:book|library book).*"),
        re.compile(r"(?i)books ?\. ?google ?\. ?com|digitized by google|public domain|archive ?\. ?org"),
    ),
    (
        re.compile(r"(?i)(?:digitized by the internet archive|full text of \".*\").*"),
        re.compile(r"(?i)archive ?\. ?org/|see other formats|funding from"),
    ),
    (
        re.compile(r"(?i)(?:generated (?:on|at|for) .*|(?:original from|public domain).*)"),
        re.compile(r"(?i)hathitrust|hdl\.handle\.net"),
    ),
    (
        re.compile(r"(?i)exported from wikisource on .*"),
        re.compile(r"(?i)exported from wikisource"),
    ),
)
# What Wikisource puts after a text.
ABOUT: Final = re.compile(r"\n[ \t]*\n[ \t]*(?P<line>About this digital edition)[ \t]*\n")
# A preamble stands within so many chunks.
LONGEST_PREAMBLE: Final = 30
LONGEST_CREDITS: Final = 500
LONGEST_NOTE: Final = 8000
DEEPEST_NOTE: Final = 8
BRACKET: Final = re.compile(r"[\[\]]")
NOTE: Final = re.compile(
    r"(?i)\[ ?(?:transcriber|redactor|editor of the (?:e-?text|e-?book))(?:['’]?s)?['’]? ?(?:end ?)?notes?\b"
)


def boilerplate(document: Document) -> Iterator[Annotation]:
    """A `div` of type `boilerplate` before and after the text; a `note` for each note of the transcriber."""
    text = document.text
    spans = gutenberg(text) or [span for span in (preamble(text), afterword(text)) if span is not None]
    for span in spans:
        yield Annotation(span, "div", {"type": "boilerplate"}, cert="high", why="what a digital library added")
    for match in NOTE.finditer(text):
        if (end := closing(text, match.start())) is not None:
            span = Span(match.start(), end)
            yield Annotation(span, "note", {"type": "transcriber"}, cert="high", why="a note of the transcriber")


def gutenberg(text: str) -> list[Span]:
    """Project Gutenberg's header, and what it put after the text, up to the next text where one file has several."""
    lines = list(lines_with(GUTENBERG, text))
    starts = [line for line in lines if HEADER_END.fullmatch(text, *line)]
    ends = [line for line in lines if FOOTER.fullmatch(text, *line)]
    last = next(
        (line.start for line in ends if text[line.start : line.start + 9].lstrip("*_ ")[:3].upper() == "END"),
        len(text) // 2,
    )
    header = next((line for line in reversed(starts) if line.start < last), None)
    found = [Span(0, credits_end(text, starred(text, header)))] if header else []
    position = header.end if header else 0
    books = [line for line in starts if "START" in line.text_of(text).upper()]
    for footer in ends:
        if footer.start >= position:
            following = next_header(books, ends, footer)
            position = credits_end(text, starred(text, following)) if following else len(text)
            found.append(Span(footer.start, position))
    return found


def next_header(books: list[Span], ends: list[Span], footer: Span) -> Span | None:
    """The last line of the header of the text that follows a footer; None if no text follows."""
    first = bisect_left(books, footer)
    if first == len(books):
        return None
    end = bisect_left(ends, books[first])
    return books[bisect_left(books, ends[end]) - 1] if end < len(ends) else books[-1]


def lines_with(words: re.Pattern[str], text: str) -> Iterator[Span]:
    """The lines in which words stand."""
    position = 0
    while match := words.search(text, position):
        line = line_at(text, match.start())
        yield line
        position = max(line.end, match.end())


def line_at(text: str, position: int) -> Span:
    """The line that a position is in, without white space at its ends."""
    start = text.rfind("\n", 0, position) + 1
    end = text.find("\n", position)
    match = LINE.search(text, start, len(text) if end < 0 else end)
    return Span(*match.span()) if match else Span(position, position)


def starred(text: str, line: Span) -> int:
    """Where a line between asterisks ends, which may run over two."""
    following = line_at(text, line.end + 1) if line.end + 1 < len(text) else line
    wrapped = not line.text_of(text).endswith("*") and following.text_of(text).endswith("***")
    return following.end if wrapped else line.end


def credits_end(text: str, position: int) -> int:
    """Where the last chunk ends that stands at `position` and says who made the file."""
    after = chunks(text, Span(position, len(text)))
    for chunk in takewhile(
        lambda chunk: CREDITS.match(text, *chunk) and chunk.end - chunk.start < LONGEST_CREDITS, after
    ):
        position = chunk.end
    return position


def preamble(text: str) -> Span | None:
    """What a library that is not Project Gutenberg put before a text."""
    first = list(islice(chunks(text), LONGEST_PREAMBLE))
    for begin, finish in PREAMBLES:
        if any(begin.match(text, *chunk) for chunk in first[:2]):
            last = [chunk.end for chunk in first if finish.search(text, *chunk)]
            return Span(0, last[-1]) if last else None
    return None


def afterword(text: str) -> Span | None:
    """What Wikisource put after a text."""
    match = ABOUT.search(text)
    return Span(match.start("line"), len(text)) if match and "Wikisource" in text[match.end() :][:500] else None


def closing(text: str, start: int) -> int | None:
    """Where the bracket that opens at `start` is closed; None if it is not, within what a note may take."""
    depth = 0
    for match in BRACKET.finditer(text, start, start + LONGEST_NOTE):
        depth += 1 if match[0] == "[" else -1
        if not 0 < depth < DEEPEST_NOTE:
            return None if depth else match.end()
    return None

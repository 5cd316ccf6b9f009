"""Block quotations: paragraphs set further in than the text, or to a narrower measure.

https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#COHQQ
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Final

from tei_tools.document import Annotation, Document, Span
from tei_tools.whitespace import chunks

TAKEN: Final = (
    *("head", "fw", "note", "item", "l", "lg", "sp", "speaker", "stage", "ab", "figure", "opener", "closer", "trailer"),
    *("titlePage", "epigraph", "floatingText"),
)
# How much further in a quotation stands, at least.
LEAST_INDENT: Final = 2
# Narrower lines are no prose; prose of fewer lines does not show its measure.
NARROWEST: Final = 36
FEWEST_LINES: Final = 3
# Where a word more would have gone into a line, by so much, the line was not broken for its measure.
SLACK: Final = 3
LONGEST_LINE: Final = 150


@dataclass(frozen=True, slots=True)
class Setting:
    """How a chunk is set.

    `indent` is how far in its lines begin; `measure` the length of its longest line; `reach` the length that a line
    would have with the next word, at most. Prose is `filled`: no line could take the next word, and
    most go on with a small letter.
    """

    span: Span
    indent: int = 0
    measure: int = 0
    reach: int = 0
    lines: int = 0
    filled: bool = False


def block_quotations(document: Document) -> Iterator[Annotation]:
    """A `quote` with `rend="block"` for each run of paragraphs that are set apart."""
    settings = list(settings_of(document))
    margin = usual([setting.indent for setting in settings if setting.filled])
    measure = usual([setting.measure for setting in settings if setting.filled and setting.lines >= FEWEST_LINES])
    apart = [is_apart(setting, margin, measure) for setting in settings]
    start = 0
    while start < len(settings):
        stop = start
        while stop < len(settings) and (apart[stop] or (stop > start and goes_on(settings[stop], margin))):
            stop += 1
        if stop > start:
            span = Span(settings[start].span.start, settings[stop - 1].span.end)
            yield Annotation(span, "quote", {"rend": "block"}, cert="medium", why="set apart from the text")
        start = max(stop, start + 1)


def goes_on(setting: Setting, margin: int) -> bool:
    """Whether a short paragraph goes on with the quotation above it: it is set in too."""
    return setting.indent >= margin + LEAST_INDENT and setting.measure - setting.indent >= NARROWEST


def usual(numbers: list[int]) -> int:
    """The most common of some numbers."""
    return Counter(numbers).most_common(1)[0][0] if numbers else 0


def is_apart(setting: Setting, margin: int, measure: int) -> bool:
    """Whether a paragraph stands further in than others, or every line of it ends before theirs would."""
    if not setting.filled or setting.measure < NARROWEST or setting.lines < FEWEST_LINES:
        return False
    return setting.indent >= margin + LEAST_INDENT or setting.reach <= measure


def settings_of(document: Document) -> Iterator[Setting]:
    """How the chunks are set; one that an annotator claimed, or that has long lines, is not `filled`."""
    text = document.text
    taken = sorted(
        annotation.span
        for annotation in document.having(*TAKEN, "div")
        if annotation.element != "div" or annotation.attributes.get("type") == "boilerplate"
    )
    starts = [span.start for span in taken]
    furthest = list(accumulate((span.end for span in taken), max))
    for chunk in chunks(text):
        before = bisect_left(starts, chunk.end)
        claimed = before > 0 and furthest[before - 1] > chunk.start
        yield Setting(chunk) if claimed else setting_of(text, chunk)


def setting_of(text: str, chunk: Span) -> Setting:
    """How a chunk is set."""
    start = text.rfind("\n", 0, chunk.start) + 1
    # Lines of no-break spaces, which web pages have, are not blank in XML.
    lines = [line.rstrip() for line in text[start : chunk.end].split("\n") if not line.isspace()] or [""]
    indents = [len(line) - len(line.lstrip()) for line in lines]
    # The first line of a paragraph may stand further in than the others.
    indent = min(indents[1:] or indents)
    measure = max(len(line) for line in lines)
    reaches = [len(line) + 1 + len(after.split(None, 1)[0]) for line, after in pairwise(lines)]
    going_on = sum(line.lstrip()[0].islower() for line in lines[1:])
    filled = (
        indents[0] >= indent
        and measure <= LONGEST_LINE
        and 2 * going_on >= len(lines) - 1
        and min(reaches, default=0) > measure - SLACK
    )
    return Setting(chunk, indent, measure, max(reaches, default=0), len(lines), filled)

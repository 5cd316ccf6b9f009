"""Lists: numbered, lettered, with bullets, by years.

https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#COLI
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from tei_tools.document import Annotation, Document, Span
from tei_tools.enumeration import value
from tei_tools.whitespace import chunks

_COUNT: Final = r"\d{1,3}|[ivx]{1,5}|[IVX]{1,5}|[A-Za-z]"
# What an item begins with.
MARKER: Final = re.compile(
    rf"""(?mx) ^[ \t]*(?P<marker>
      \((?P<round>{_COUNT})\.?\)[ \t]* | (?P<closed>{_COUNT})\)[ \t]* | (?P<stop>{_COUNT})\.[ \t]+
    | (?P<year>1\d{{3}})(?:[ ]{{2,}}|\t[ \t]*|[ ]?[—–][ ]*|--[ ]*)
    | (?P<bullet>[•·◦▪●○‣*+-])[ \t]+
    )(?=[^\s*•·.-])"""
)
SHAPES: Final = ("round", "closed", "stop", "year", "bullet")
KINDS: Final = (
    ("digits", re.compile(r"\d+")),
    ("roman", re.compile("[ivx]+")),
    ("Roman", re.compile("[IVX]+")),
    ("letter", re.compile("[a-z]")),
    ("Letter", re.compile("[A-Z]")),
)
# So many items make a list, and more where the marker may well be something else: initials, a dash, a year.
FEWEST: Final = 2
FEWEST_DOUBTFUL: Final = 3
DOUBTFUL: Final = frozenset({"stop roman", "stop Roman", "stop letter", "stop Letter", "year", "*", "+", "-"})
TAKEN: Final = (
    *("head", "fw", "note", "item", "l", "speaker", "stage", "ab", "figure", "opener", "closer", "trailer"),
    *("titlePage", "epigraph"),
)


@dataclass(frozen=True, slots=True)
class Marker:
    """What an item begins with: its style, its value, and the number of its chunk."""

    start: int
    style: str
    value: int
    chunk: int


def lists(document: Document) -> Iterator[Annotation]:
    """A `list` for each run of items that are marked alike and count up, and its `item`s."""
    text = document.text
    found = Chunks(text)
    for run, end in nested(runs(found, list(markers(document, found))), found):
        bulleted = run[0].value == 0
        rend = {"rend": "bulleted" if bulleted else "numbered"}
        end = run[-1].start + len(text[run[-1].start : end].rstrip())
        yield Annotation(Span(run[0].start, end), "list", rend, cert="high", why="items that are marked alike")
        for marker, after in zip(run, [*(marker.start for marker in run[1:]), end], strict=True):
            item = Span(marker.start, marker.start + len(text[marker.start : after].rstrip()))
            number = {} if marker.style == "year" or bulleted else {"n": str(marker.value)}
            yield Annotation(item, "item", number, cert="high", why="a marker, and those of its fellows")
            if marker.style == "year":
                yield Annotation(Span(marker.start, marker.start + 4), "label", cert="high", why="a year")


class Chunks:
    """The chunks of a text, and which of them begin with a marker."""

    def __init__(self, text: str) -> None:
        self.spans = list(chunks(text))
        self.starts = [span.start for span in self.spans]
        self.unmarked: list[int] = []

    def number(self, position: int) -> int:
        """The number of the chunk in which a position is."""
        return bisect_right(self.starts, position) - 1

    def mark(self, starts: set[int]) -> None:
        """Say where markers stand."""
        self.unmarked = list(accumulate((start not in starts for start in self.starts), initial=0))

    def adjoin(self, first: int, second: int) -> bool:
        """Whether every chunk after the first, up to the second, begins with a marker."""
        return self.unmarked[second + 1] == self.unmarked[first + 1]


def markers(document: Document, found: Chunks) -> Iterator[Marker]:
    """The markers at the beginnings of lines that no annotator has claimed."""
    taken = sorted(
        annotation.span
        for annotation in document.having(*TAKEN, "div")
        if annotation.element != "div" or annotation.attributes.get("type") == "boilerplate"
    )
    starts = [span.start for span in taken]
    furthest = list(accumulate((span.end for span in taken), max))
    matches = []
    for match in MARKER.finditer(document.text):
        before = bisect_right(starts, match.start("marker"))
        if not before or furthest[before - 1] <= match.start("marker"):
            matches.append(match)
    found.mark({match.start("marker") for match in matches})
    for match in matches:
        start = match.start("marker")
        shape = next(name for name in SHAPES if match[name])
        yield from (
            Marker(start, style, number, found.number(start)) for style, number in readings(shape, match[shape])
        )


def readings(shape: str, words: str) -> Iterator[tuple[str, int]]:
    """The styles that a marker may have, with its value in each: `(i)` is one, or the ninth letter."""
    if shape == "bullet":
        yield words, 0
    elif shape == "year":
        yield shape, int(words)
    else:
        for kind, pattern in KINDS:
            if pattern.fullmatch(words):
                number = ord(words.lower()) - ord("a") + 1 if kind.lower() == "letter" else value(words) or 0
                yield f"{shape} {kind}", number


def runs(found: Chunks, marks: list[Marker]) -> list[list[Marker]]:
    """The runs of markers of one style that count up, with nothing between their items, in document order."""
    going: dict[str, list[Marker]] = {}
    result = []
    for marker in marks:
        run = going.get(marker.style)
        if run is not None and follows(run[-1], marker) and found.adjoin(run[-1].chunk, marker.chunk):
            run.append(marker)
        else:
            going[marker.style] = run = [marker]
            result.append(run)
    return [run for run in result if is_list(found, run)]


def follows(marker: Marker, after: Marker) -> bool:
    """Whether the value of a marker is the next."""
    if marker.style == "year":
        return after.value >= marker.value
    return after.value == marker.value + (marker.value > 0)


def is_list(found: Chunks, run: list[Marker]) -> bool:
    """Whether a run makes a list: long enough, and begun with 1 or at the beginning of a chunk."""
    fewest = FEWEST_DOUBTFUL if run[0].style in DOUBTFUL else FEWEST
    apart = found.starts[run[0].chunk] == run[0].start
    return len(run) >= fewest and (apart or run[0].value <= 1 or run[0].style == "year")


def nested(found: list[list[Marker]], among: Chunks) -> list[tuple[list[Marker], int]]:
    """The runs with the ends of their lists: one that begins within an item ends within it.

    What is marked alike and counts anew is a list of its own, and not within the one before it.
    """
    ends: list[int] = []
    open_lists: list[int] = []
    for index, run in enumerate(found):
        end = among.spans[run[-1].chunk].end
        while open_lists and ends[open_lists[-1]] <= run[0].start:
            open_lists.pop()
        while any(found[outer][0].style == run[0].style for outer in open_lists):
            inner = open_lists.pop()
            ends[inner] = min(ends[inner], run[0].start)
        for outer in open_lists:
            ends[outer] = max(ends[outer], end)
        ends.append(end)
        open_lists.append(index)
    return list(zip(found, ends, strict=True))

"""What tells verse from prose: measures over the lines of a chunk.

Prose fills its lines, and where a line ends is chance; a line of verse ends where its measure does, and the next one
begins with a capital.
"""

import re
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean, median, pstdev
from typing import Final

from tei_tools.annotators.genres.lines import Line, column, first_letter

SENTENCE_END: Final = re.compile(r"[.!?][\"”’')\]_]*$")
STOPPED: Final = re.compile(r"[.,;:!?—–-][\"”’')\]_]*$")
WORD: Final = re.compile(r"[^\W\d_][^\W_’']*")
FIRST_WORD: Final = re.compile(r"\S+")
# What no verse has: columns, leaders, the lines of a table, sums.
COLUMNS: Final = re.compile(
    r"\S(?: {3,}|\t+ *)(?!\d{1,4}$)\S|\||\.{4,}|(?:\. ){3,}|\d[\d,.]* +\d|[=+_#]{3,}|\$\d|https?:"
)
MARKER: Final = re.compile(r"(?:\(?(?:\d{1,3}|[a-zA-Z]|[ivxlIVXL]+)[.)]|[-*•·]) ")
LINE_NUMBER: Final = re.compile(r"(?: {3,}|\t+ *)(\d{1,4})$")
SPEECH: Final = ("“", '"', "‘", "'", "—", "--")
LONGEST: Final = 90
"""No line of verse has more characters."""
HANGING: Final = 3
MOST_INDENT: Final = 8
"""A block of prose that is indented is seldom so by more."""
MOST_TURNS: Final = 4
"""A line of verse does not run over more printed lines."""

VerseLine = tuple[Line, ...]
"""A line of verse: a printed line, and those that it turns over to."""


@dataclass(frozen=True, slots=True)
class Measures:
    """What the lines of a chunk look like; shares are of all lines that could have it."""

    lines: int
    capitals: float
    """Lines but the first that begin with a capital."""
    breaks: float
    """Lines that end though the next word would have fitted in."""
    lower: float
    """Words, but for the first of a line, that have no capital."""
    stops: float
    """Lines that end with a mark of punctuation."""
    spread: float
    """How much the lines differ in length, as a share of their length."""
    longest: int
    mean: float
    irregular: bool
    """Whether they look like a table, a list, an address or a dialogue."""


def joined(text: str, lines: tuple[Line, ...], *, rare: bool = False) -> list[VerseLine]:
    """The lines of verse that printed lines make up: what hangs, and begins without capital, turned over.

    Where such lines are `rare`, a short one need not hang.
    """
    found: list[VerseLine] = []
    capitals = sum(first_letter(text, line).isupper() for line in lines)
    rare = rare or capitals * 4 >= len(lines) * 3
    usual = median(line.end - line.start for line in lines)
    for line in lines:
        if found and len(found[-1]) < MOST_TURNS and turned_over(text, line, found[-1], usual, rare=rare):
            found[-1] = (*found[-1], line)
        else:
            found.append((line,))
    return found


def turned_over(text: str, line: Line, before: VerseLine, usual: float, *, rare: bool) -> bool:
    """Whether a printed line goes on with the line of verse before it."""
    if text[line.start] == "[" and text.find("]", line.start, line.end) < 0:
        return line.indent >= before[0].indent + HANGING
    if first_letter(text, line).isupper() or not first_letter(text, line).isalpha():
        return False
    if column(text, line) >= column(text, before[0]) + HANGING and before[-1].end - before[-1].start >= usual * 0.8:
        return True
    return rare and len(before) == 1 and line.end - line.start < usual * 0.7


def measure(text: str, lines: tuple[Line, ...], width: int) -> Measures:
    """The measures of some lines, of a text that is wrapped to `width`."""
    verse = joined(text, lines)
    first = [line[0] for line in verse]
    words = [text[line.start : line.end] for line in first]
    lengths = [sum(part.end - part.start for part in line) for line in verse]
    inner = [word for line in words for word in WORD.findall(line)[1:]]
    return Measures(
        lines=len(verse),
        capitals=share([first_letter(text, line).isupper() for line in first[1:]]),
        breaks=early(text, lines, width),
        lower=share([word[0].islower() for word in inner]),
        stops=share([stopped(LINE_NUMBER.sub("", text[line[-1].start : line[-1].end])) for line in verse]),
        spread=pstdev(lengths) / fmean(lengths),
        longest=max(lengths),
        mean=fmean(lengths),
        irregular=irregular(words),
    )


def early(text: str, lines: tuple[Line, ...], width: int) -> float:
    """The share of lines that end though the next word would have fitted in."""
    width += min(MOST_INDENT, min(line.indent for line in lines))
    return share([breaks(text, one, after, width) for one, after in pairwise(lines)])


def breaks(text: str, line: Line, after: Line, width: int) -> bool:
    """Whether a line ends though the first word of the next one would have fitted in."""
    word = FIRST_WORD.match(text, after.start, after.end)
    return line.width + 1 + (word.end() - word.start() if word else 0) <= width * 0.9


def irregular(words: list[str]) -> bool:
    """Whether lines look like a table, a list, an address or a dialogue rather than verse."""
    capitals = sum(line.isupper() for line in words)
    tabular = sum(COLUMNS.search(line) is not None for line in words)
    marked = sum(MARKER.match(line) is not None for line in words)
    # In a dialogue every line is a speech, and so a sentence or more.
    spoken = sum(line.startswith(SPEECH) and SENTENCE_END.search(line) is not None for line in words)
    digits = sum(character.isdecimal() for line in words for character in LINE_NUMBER.sub("", line))
    return (
        capitals * 2 > len(words)
        or tabular * 4 > len(words)
        or marked * 2 > len(words)
        or (len(words) > 1 and spoken * 5 > len(words) * 3)
        or (len(words) > 5 and len({ending(line) for line in words}) * 2 <= len(words))
        or digits * 20 > sum(map(len, words))
    )


def stopped(words: str) -> bool:
    """Whether words end with a mark of punctuation."""
    return STOPPED.search(words) is not None


def share(cases: list[bool]) -> float:
    """How many of them hold, from 0 to 1; 1 if there are none."""
    return sum(cases) / len(cases) if cases else 1.0


def rhymes(text: str, verse: list[VerseLine]) -> float:
    """The share of lines that rhyme with one of the three lines after or before them, as far as spelling tells."""
    ends = [ending(text[line[-1].start : line[-1].end]) for line in verse]
    rhymed = [
        any(end[0] == other[0] and end[1] != other[1] for other in (*ends[max(0, i - 3) : i], *ends[i + 1 : i + 4]))
        for i, end in enumerate(ends)
    ]
    return share(rhymed)


def ending(words: str) -> tuple[str, str]:
    """The last vowels of a line and what follows them, and its last word."""
    found = WORD.findall(LINE_NUMBER.sub("", words))
    word = found[-1].lower() if found else ""
    match = re.search(r"[aeiouy]+[^aeiouy]*e?$", word)
    return (match[0] if match else word, word)

"""The tables of the lexicon, each read when it is first asked for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

DATA: Final = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Words:
    """The words of words.txt: the Zipf value of each, and those that the dictionaries list."""

    frequencies: Mapping[str, float]
    listed: frozenset[str]


@cache
def rows() -> tuple[tuple[float, str, str], ...]:
    """The Zipf values of words.txt from the highest on, each with the words that dictionaries list, and the others.

    A line is a Zipf value in hundredths, the words that the dictionaries list, a bar, and the others.
    """
    lines = (DATA / "words.txt").read_text(encoding="utf-8").splitlines()
    parts = [(*before.partition(" "), others) for before, _, others in (line.partition("|") for line in lines)]
    return tuple((int(zipf) / 100, in_dictionaries, others) for zipf, _, in_dictionaries, others in parts)


@cache
def words() -> Words:
    """The table of words."""
    return Words({word: zipf for zipf, one, other in rows() for word in (one + other).split()}, listed())


@cache
def listed() -> frozenset[str]:
    """The words that the dictionaries list, for those who need no frequencies: reading these takes far less time."""
    return frozenset(listed_from(0.0))


def listed_from(least: float) -> Iterator[str]:
    """The words that the dictionaries list, of this Zipf value or a higher one."""
    return (word for zipf, in_dictionaries, _ in rows() if zipf >= least for word in in_dictionaries.split())


def unlisted_from(least: float) -> Iterator[str]:
    """The words that no dictionary lists, of this Zipf value or a higher one."""
    return (word for zipf, _, others in rows() if zipf >= least for word in others.split())


@cache
def given_names() -> Mapping[str, str]:
    """Given names in lower case, each with the sex of its bearers: `M`, `F` or `MF`."""
    lines = (DATA / "given.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines)


@dataclass(frozen=True, slots=True)
class Pairs:
    """The pairs of pairs.txt, a line a first word; a line is read when its word is first asked for."""

    lines: Mapping[str, str]
    read: dict[str, dict[str, float]] = field(default_factory=dict)

    def get(self, first: str, second: str) -> float:
        """The Zipf value of the pair; 0 if it is not in the table."""
        followers = self.read.get(first)
        if followers is None:
            followers = self.read[first] = followers_in(self.lines.get(first, ""))
        return followers.get(second, 0.0)


@cache
def pair_table() -> Pairs:
    """The table of pairs."""
    lines = (DATA / "pairs.txt").read_text(encoding="utf-8").splitlines()
    return Pairs({first: rest for first, _, rest in (line.partition(" ") for line in lines)})


def followers_in(line: str) -> dict[str, float]:
    """The words of a line that follow its first one, each with the Zipf value, in tenths, that stands before it."""
    found: dict[str, float] = {}
    zipf = 0.0
    for token in line.split():
        if token.isdecimal():
            zipf = int(token) / 10
        else:
            found[token] = zipf
    return found

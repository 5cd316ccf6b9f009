"""The tables of the lexicon, each read when it is first asked for."""

from collections.abc import Mapping
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
def words() -> Words:
    """The table of words.

    A line is a Zipf value in hundredths, the words that the dictionaries list, a bar, and the others.
    """
    frequencies: dict[str, float] = {}
    listed: list[str] = []
    for line in (DATA / "words.txt").read_text(encoding="utf-8").splitlines():
        in_dictionaries, _, others = line.partition("|")
        zipf, *those = in_dictionaries.split()
        listed += those
        frequencies.update(dict.fromkeys(those + others.split(), int(zipf) / 100))
    return Words(frequencies, frozenset(listed))


@cache
def listed() -> frozenset[str]:
    """The words that the dictionaries list, for those who need no frequencies: reading these takes far less time."""
    lines = (DATA / "words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines for word in line.partition("|")[0].split()[1:])


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

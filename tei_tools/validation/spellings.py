"""“Did you mean”: the name that is one slip away from a misspelt one."""

from collections.abc import Iterable, Iterator
from typing import Final

# Shorter names are a slip away from too many others; longer ones are never typed.
LENGTHS: Final = range(3, 60)


class Spellings:
    """Names by their spellings, whole and with one letter left out: two names that share one are a slip apart.

    One slip is a letter too many, too few or wrong, two letters changed over, or capitals. The search takes the same
    time however many names there are.

    >>> Spellings(["persName", "placeName"]).closest("persname")
    'persName'
    """

    def __init__(self, names: Iterable[str]) -> None:
        self.names: dict[str, str] = {}
        for name in names:
            for spelling in spellings(name):
                self.names.setdefault(spelling, name)

    def closest(self, name: str) -> str | None:
        """The name that is meant, if there is one so close."""
        return next((self.names[spelling] for spelling in spellings(name) if spelling in self.names), None)

    def hint(self, name: str, mark: str = "") -> str | None:
        """“Did you mean …?”, if there is a name so close."""
        closest = self.closest(name)
        return None if closest is None else f"Did you mean {mark}{closest}?"


def spellings(name: str) -> Iterator[str]:
    """The name without capitals, whole and with each letter left out."""
    plain = name.casefold()
    yield plain
    if len(plain) in LENGTHS:
        yield from (plain[:place] + plain[place + 1 :] for place in range(len(plain)))

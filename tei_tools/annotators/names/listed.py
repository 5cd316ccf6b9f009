"""Mentions of the persons on the user's list."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from tei_tools.document import Span
from tei_tools.persons import Person, Persons

WORD: Final = re.compile(r"\w+")
REACH: Final = 200
"""How many characters a form of a name may take in the text, at the most."""


class Listed(NamedTuple):
    """A place where a form on the list stands, and the persons who go by that form."""

    span: Span
    persons: tuple[Person, ...]


def plain(form: str) -> str:
    """A form of a name as it is looked up: on one line, with straight apostrophes."""
    return " ".join(form.split()).replace("’", "'")


class Forms:
    """The forms of all persons on a list, ready to be looked up in a text."""

    def __init__(self, persons: Persons) -> None:
        self.persons: dict[str, dict[str, Person]] = {}
        self.lengths: dict[str, set[int]] = {}
        for form, bearers in persons.by_form.items():
            words = WORD.findall(form)
            if words:
                self.lengths.setdefault(words[0].lower(), set()).add(len(words))
                for spelling in {plain(form), plain(form).upper()}:
                    self.persons.setdefault(spelling, {}).update({person.id: person for person in bearers})

    def find(self, text: str) -> Iterator[Listed]:
        """The mentions in a text, in document order; where two begin at one word, the longer one."""
        end = 0
        if not self.lengths:
            return
        for match in WORD.finditer(text):
            if match.start() < end or match[0].lower() not in self.lengths:
                continue
            if listed := self.at(text, match.start(), match[0]):
                end = listed.span.end
                yield listed

    def at(self, text: str, start: int, word: str) -> Listed | None:
        """The longest form that stands at `start`, where `word` begins."""
        lengths = self.lengths[word.lower()]
        ends = []
        for match in WORD.finditer(text, start, start + REACH):
            ends.append(match.end())
            if len(ends) == max(lengths):
                break
        for length in sorted((length for length in lengths if length <= len(ends)), reverse=True):
            end = ends[length - 1]
            for stop in (end + 1, end) if text[end : end + 1] == "." else (end,):
                bearers = self.persons.get(plain(text[start:stop]))
                if bearers and bounded(text, start, stop):
                    return Listed(Span(start, stop), tuple(bearers.values()))
        return None


def bounded(text: str, start: int, end: int) -> bool:
    """Whether a name stands here by itself, on one line or over a line end, and is no part of a word."""
    if text[end : end + 1] == "-" and text[end + 1 : end + 2].islower():
        return False
    if text[start - 1 : start] == "-" and not capital_before(text, start):
        return False
    return not re.search(r"\n\s*\n", text[start:end])


def capital_before(text: str, start: int) -> bool:
    """Whether no word in lower case is joined to `start` by a hyphen: `Marx-Engels`, but not `anti-Marx`."""
    part = re.search(r"\w+$", text[max(0, start - REACH) : start - 1])
    return part is None or part[0][0].isupper()

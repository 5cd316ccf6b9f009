"""Who is named: the forms of one person are joined within a document, and each person has an id."""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final, NamedTuple

from tei_tools.annotators.names.lexicon import NAMED, Word, lexicon
from tei_tools.persons import Persons

INITIALS: Final = re.compile(r"(?:[^\W\d_]\.)+")
CROWD: Final = 50
"""Of a larger family nobody can be told from the others, and nobody is looked for."""


class Name(NamedTuple):
    """A name as identity sees it: its words in lower case, and the title before it."""

    words: tuple[str, ...]
    title: str = ""

    @property
    def sex(self) -> str:
        """`M` or `F` where the title or the given name tells."""
        title = lexicon().get(self.title, 0)
        if title & (Word.MAN | Word.WOMAN):
            return "M" if title & Word.MAN else "F"
        given = lexicon().get(self.words[0], 0) & NAMED if len(self.words) > 1 else 0
        return {Word.MALE: "M", Word.FEMALE: "F"}.get(given, "")


@dataclass(slots=True)
class Bearer:
    """A person as a document knows them."""

    id: str
    sex: str = ""
    titles: int = 0
    """What the titles before the name say, as `Word` flags."""

    def may_be(self, name: Name) -> bool:
        """Whether a title does not speak against it: `Mrs. Archer` is not Newland Archer."""
        if not name.title:
            return True
        title = lexicon().get(name.title, 0)
        if (title & Word.MARRIED and self.titles & Word.UNMARRIED) or (
            title & Word.UNMARRIED and self.titles & Word.MARRIED
        ):
            return False
        return name.sex == self.sex or not name.sex or (name.sex == "M" and not self.sex)


class Register:
    """The persons of a document, and the names they may go by."""

    def __init__(self, persons: Persons, reserved: Collection[str]) -> None:
        self.taken = {*reserved, *persons.by_id}
        self.numbers: Counter[str] = Counter()
        self.aliases: dict[tuple[str, ...], dict[str, Bearer]] = {}
        self.shared: set[Name] = set()
        for person in persons:
            bearer = Bearer(person.id, person.sex or "")
            for form in person.forms:
                self.enter(tuple(form.lower().replace("’", "'").split()), bearer)

    def enter(self, words: tuple[str, ...], bearer: Bearer) -> None:
        """Note what a person may be called who has this name: parts of it, and initials."""
        if len(words) > 2 and lexicon().get(words[-1], 0) & Word.SUFFIX:
            self.enter(words[:-1], bearer)
        names = {words[:end] for end in range(1, len(words) + 1)} | {words[start:] for start in range(len(words))}
        names |= {(words[0], words[-1]), (f"{words[0][0]}.", words[-1])} if len(words) > 1 else set()
        for name in names:
            if not INITIALS.fullmatch(name[-1]):
                self.aliases.setdefault(name, {})[bearer.id] = bearer

    def identify(self, names: Iterable[Name]) -> dict[Name, tuple[str, ...]]:
        """The ids of those who may go by each name. Longer names come first."""
        ranked = sorted(
            dict.fromkeys(names),
            key=lambda name: (-len(name.words), bool(INITIALS.fullmatch(name.words[0])), not name.title),
        )
        return {name: self.bearers(name) for name in ranked}

    def bearers(self, name: Name) -> tuple[str, ...]:
        """The ids of those who may go by a name: somebody known already, or somebody new."""
        words = name.words
        if INITIALS.fullmatch(words[0]) and words not in self.aliases:
            words = (f"{words[0][0]}.", words[-1])
        known = self.aliases.get(words) or self.aliases.get((words[0], words[-1])) or {}
        fitting = [bearer for bearer in islice(known.values(), CROWD) if bearer.may_be(name)]
        if len(fitting) > 1 and lexicon().get(name.title, 0) & Word.MARRIED and len(words) == 1:
            # Where daughters have names of their own, Mrs. Bennet is nobody but Mrs. Bennet.
            fitting = []
        if len(fitting) > 1:
            # In a family, the bare surname is the man's, rather than not.
            men = [bearer for bearer in fitting if bearer.sex != "F"] if len(words) == 1 else []
            self.shared.add(name)
            return tuple(bearer.id for bearer in (men or fitting))
        found = fitting[0] if fitting else Bearer(self.new_id(name), name.sex)
        found.sex = found.sex or name.sex
        found.titles |= lexicon().get(name.title, 0)
        self.enter(name.words, found)
        return (found.id,)

    def new_id(self, name: Name) -> str:
        """An id made of a name: lower-case ASCII, with the title or a number where another person has it already."""
        bare = slug(name.words)
        ident = bare
        if ident in self.taken and name.title:
            ident = f"{slug((name.title,))}-{bare}"
        while ident in self.taken:
            self.numbers[bare] += 1
            ident = f"{bare}-{self.numbers[bare] + 1}"
        self.taken.add(ident)
        return ident


def slug(words: Sequence[str]) -> str:
    """Words as an xml:id: `jane-eyre`."""
    ascii_only = unicodedata.normalize("NFKD", "-".join(words)).encode("ascii", "ignore").decode()
    bare = re.sub(r"[^a-z]+", "-", ascii_only.lower().replace("'", "")).strip("-")
    return bare or "person"

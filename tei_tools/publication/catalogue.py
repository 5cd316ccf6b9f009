"""What a site says of its texts, and the persons over all of them."""

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from lxml import etree

from tei_tools.persons import Person

TEI: Final = "{http://www.tei-c.org/ns/1.0}"
XML_ID: Final = "{http://www.w3.org/XML/1998/namespace}id"
DATES: Final = (
    "teiHeader/profileDesc/creation/date",
    "teiHeader/fileDesc/sourceDesc//bibl[@type='firstEdition']/date",
    "teiHeader/fileDesc/sourceDesc//date",
    "teiHeader/fileDesc/publicationStmt/date",
)
"""Where the date of a text is looked for, the best first."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a collection: the address of its page within the site, and what its header says."""

    page: str
    title: str
    authors: tuple[str, ...]
    date: str
    language: str
    words: int
    persons: tuple[tuple[Person, int], ...]
    """Those who have a place in the page, each with the number of mentions."""


@dataclass(slots=True)
class Entry:
    """A person over all texts."""

    forms: dict[str, None] = field(default_factory=dict)
    idnos: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    """Each identifier as it was written first, under what is known of it."""
    places: list[tuple[Text, str, int]] = field(default_factory=list)
    """Each text that has the person, with the id there and the number of mentions."""

    def add(self, text: Text, person: Person, mentions: int) -> None:
        """Take in what one text says of the person."""
        self.forms.update(dict.fromkeys(person.forms))
        for idno in person.idnos:
            self.idnos.setdefault(known(idno), idno)
        self.places.append((text, person.id, mentions))

    def contradicts(self, person: Person) -> bool:
        """Whether an authority knows the two as different."""
        others = set(map(known, person.idnos))
        types = {kind for kind, _ in self.idnos} & {kind for kind, _ in others}
        return bool(types) and self.idnos.keys().isdisjoint(others)


def text_of(
    tree: "etree._ElementTree[Any]", page: str, words: int, ids: set[str], mentions: "Counter[str]", language: str
) -> Text:
    """What a site says of a TEI file whose page has these ids, and this many links to each person."""
    statement = "teiHeader/fileDesc/titleStmt"
    authors = tuple(filter(None, (plain(author) for author in found(tree, f"{statement}/author"))))
    title = next(filter(None, (plain(title) for title in found(tree, f"{statement}/title"))), "Untitled")
    dates = (date.get("when") or plain(date) for path in DATES for date in found(tree, path))
    persons = tuple((person, mentions[person.id]) for person in persons_of(tree) if f"person.{person.id}" in ids)
    return Text(page, title, authors, next(filter(None, dates), ""), language, words, persons)


def found(tree: "etree._ElementTree[Any]", path: str) -> list[Any]:
    """The elements at a path of TEI's names."""
    steps = [f"t:{step}" if step else "" for step in path.split("/")]
    return list(tree.getroot().xpath("/".join(steps), namespaces={"t": TEI.strip("{}")}))


def persons_of(tree: "etree._ElementTree[Any]") -> list[Person]:
    """The persons that a TEI file lists, each id once."""
    persons: dict[str, Person] = {}
    for element in tree.iter(f"{TEI}person"):
        identifier = element.get(XML_ID)
        if identifier and identifier not in persons:
            forms = tuple(filter(None, (plain(name) for name in element.findall(f"{TEI}persName"))))
            idnos = tuple((idno.get("type", ""), plain(idno)) for idno in element.findall(f"{TEI}idno") if plain(idno))
            persons[identifier] = Person(identifier, forms or (identifier,), idnos)
    return list(persons.values())


def plain(element: Any) -> str:
    """The words of an element."""
    return " ".join("".join(map(str, element.itertext())).split())


def merge(texts: Iterable[Text]) -> list[Entry]:
    """The persons over all texts, by name.

    Two are one person if they share an identifier of an authority; or an xml:id and a form of the name, unless an
    authority knows them as different.
    """
    entries: list[Entry] = []
    by_idno: dict[tuple[str, str], Entry] = {}
    by_name: dict[tuple[str, str], Entry] = {}
    for text in texts:
        for person, mentions in text.persons:
            names = [(person.id, form.casefold()) for form in person.forms]
            entry = next((by_idno[known(idno)] for idno in person.idnos if known(idno) in by_idno), None)
            if entry is None:
                same = (by_name[name] for name in names if name in by_name)
                entry = next((one for one in same if not one.contradicts(person)), None)
            if entry is None:
                entry = Entry()
                entries.append(entry)
            entry.add(text, person, mentions)
            for idno in person.idnos:
                by_idno.setdefault(known(idno), entry)
            for name in names:
                by_name.setdefault(name, entry)
    return sorted(entries, key=lambda entry: by_surname(next(iter(entry.forms))))


def known(idno: tuple[str, str]) -> tuple[str, str]:
    """An identifier, however its type is written."""
    return idno[0].casefold(), idno[1]


def by_surname(name: str) -> tuple[str, str]:
    """What a name is sorted by: what stands before a comma, else the last word; then the whole."""
    first, comma, _ = name.partition(",")
    return sortable(first if comma else (name.split() or [""])[-1]), sortable(name)


def sortable(words: str) -> str:
    """Words without case and accents."""
    return "".join(char for char in unicodedata.normalize("NFKD", words.casefold()) if not unicodedata.combining(char))

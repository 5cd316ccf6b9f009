"""The user's list of persons, read from a TEI `listPerson` or from CSV."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tei_tools.errors import InputError
from tei_tools.profile import NOT_XML, TEI, VALUES, XML

if TYPE_CHECKING:
    from lxml import etree

KNOWN: Final = frozenset({"id", "forms", "role", "sex"})


@dataclass(frozen=True, slots=True)
class Person:
    """One `person`: an id, the forms of the name (the first is the one to show), authority identifiers.

    `idnos` are pairs of a type and an identifier (`("VIAF", "7393146")`); `role` is `narrator` for who says “I”;
    `sex` is `M` or `F`, as in `person/@sex`, where it is known.
    """

    id: str
    forms: tuple[str, ...]
    idnos: tuple[tuple[str, str], ...] = ()
    role: str | None = None
    sex: str | None = None


@dataclass(frozen=True)
class Persons:
    """A list of persons, in the order of its source; empty where the user gave none."""

    entries: tuple[Person, ...] = field(default=())

    def __iter__(self) -> Iterator[Person]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    @cached_property
    def by_id(self) -> dict[str, Person]:
        """Each person by id."""
        return {person.id: person for person in self.entries}

    @cached_property
    def by_form(self) -> dict[str, tuple[Person, ...]]:
        """The persons who go by each form of a name; more than one where it is ambiguous."""
        found: dict[str, tuple[Person, ...]] = {}
        for person in self.entries:
            for form in dict.fromkeys(person.forms):
                found[form] = (*found.get(form, ()), person)
        return found

    @property
    def narrator(self) -> Person | None:
        """The person who says “I”, where the list tells."""
        return next((person for person in self.entries if person.role == "narrator"), None)


def read_persons(path: Path) -> Persons:
    """The list of persons in a file: CSV by its suffix, otherwise TEI with a `listPerson`.

    Raises InputError if it cannot be read, or if an id stands twice.
    """
    persons = _from_csv(path) if path.suffix.lower() == ".csv" else _from_tei(path)
    seen: set[str] = set()
    for person in persons:
        if person.id in seen:
            raise InputError(f"{path}: the id {person.id!r} stands twice. Give each person an id of their own.")
        seen.add(person.id)
    return Persons(tuple(persons))


def _from_csv(path: Path) -> list[Person]:
    """Persons in CSV: the columns `id` and `forms` (parted by `|`), `role`, `sex`; any other is a type of `idno`."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            columns = [(name or "").strip() for name in reader.fieldnames or []]
            reader.fieldnames = columns
            rows = list(reader)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{path}: cannot be read as CSV in UTF-8: {error}.") from error
    if twice := [name for name in columns if columns.count(name) > 1]:
        raise InputError(f"{path}: the column {twice[0]!r} stands twice. Give each column a name of its own.")
    persons = []
    for number, row in enumerate(rows, 2):
        forms = tuple(filter(None, (" ".join(form.split()) for form in (row.get("forms") or "").split("|"))))
        ident = (row.get("id") or "").strip()
        if not ident or not forms or None in row:
            raise InputError(
                f"{path}:{number}: a person needs 'id' and 'forms'. Head the columns: id,forms,role,sex,VIAF"
            )
        idnos = tuple(
            (key, value.strip()) for key, value in row.items() if key not in KNOWN and value and value.strip()
        )
        persons.append(_person(path, ident, forms, idnos, row.get("role"), row.get("sex")))
    return persons


def _from_tei(path: Path) -> list[Person]:
    """Persons in a TEI file: each `person` with an `xml:id` and a `persName`.

    https://tei-c.org/release/doc/tei-p5-doc/en/html/ND.html#NDPERSE
    """
    from lxml import etree

    try:
        tree = etree.parse(path, etree.XMLParser(resolve_entities="internal", no_network=True, collect_ids=False))
    except (OSError, etree.XMLSyntaxError) as error:
        raise InputError(f"{path}: cannot be read as XML: {error}.") from error
    persons = []
    for element in tree.iter(f"{TEI}person"):
        forms = tuple(words_in(name) for name in element.iterfind(f"{TEI}persName"))
        forms = tuple(filter(None, forms))
        ident = element.get(f"{XML}id")
        if not ident or not forms:
            raise InputError(f"{path}:{element.sourceline}: a person needs an xml:id and a persName.")
        idnos = tuple((idno.get("type", ""), words_in(idno)) for idno in element.iterfind(f"{TEI}idno"))
        sex = element.get("sex")
        persons.append(_person(path, ident, forms, idnos, element.get("role"), sex))
    if not persons:
        raise InputError(f"{path}: no person in it. Give TEI with listPerson/person, or CSV with the suffix .csv.")
    return persons


def words_in(element: "etree._Element") -> str:
    """The words in an element, on one line, without comments."""
    return " ".join("".join(element.xpath(".//text()")).split())


def _person(
    path: Path,
    ident: str,
    forms: tuple[str, ...],
    idnos: tuple[tuple[str, str], ...],
    role: str | None,
    sex: str | None,
) -> Person:
    if not VALUES["xml:id"].fullmatch(ident):
        raise InputError(f"{path}: the id {ident!r} cannot be an xml:id. Use letters, digits, '-' and '_'.")
    if NOT_XML.search(" ".join([*forms, *(value for _, value in idnos)])):
        raise InputError(f"{path}: what is said of {ident!r} has a character that XML cannot hold. Take it out.")
    words = [word for word in (role, sex, *(kind for kind, _ in idnos)) if word and word.strip()]
    if wrong := [word for word in words if not VALUES["type"].fullmatch(word.strip())]:
        raise InputError(
            f"{path}: {wrong[0]!r} of {ident!r} is not one word. Write role, sex and types of idno as one."
        )
    return Person(ident, forms, idnos, (role or "").strip() or None, (sex or "").strip() or None)

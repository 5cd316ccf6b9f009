"""The facts that go into the `teiHeader`: what the user's metadata file says, and nothing else."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Final, TypeVar

from tei_tools.errors import InputError
from tei_tools.profile import NOT_XML, VALUES, exists

# The id of the program itself.
RESERVED: Final = "tei-tools"
LANGUAGE: Final = VALUES["xml:lang"]
STATUSES: Final = ("draft", "candidate", "proposed", "published", "approved", "cleared", "frozen", "submitted")

GENRES: Final = ("prose", "verse", "drama", "letters", "diary")
"""What a text may be as a whole."""

Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote the text; `id` names the same person in the list of persons."""

    name: str
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Responsible:
    """A `respStmt`: who did what for this edition; decisions point to its `id`."""

    id: str
    name: str
    resp: str


@dataclass(frozen=True, slots=True)
class Publication:
    """What `publicationStmt` says of this edition."""

    publisher: str | None = None
    place: str | None = None
    date: str | None = None
    licence: str | None = None
    licence_url: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One source in `sourceDesc`: a printed book or a digital file."""

    title: str
    author: str | None = None
    editor: str | None = None
    publisher: str | None = None
    place: str | None = None
    date: str | None = None
    url: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Header:
    """The facts about one edition. What is None or empty is unknown, and the header says so."""

    title: str | None = None
    authors: tuple[Author, ...] = ()
    responsible: tuple[Responsible, ...] = ()
    publication: Publication = field(default_factory=Publication)
    sources: tuple[Source, ...] = ()
    language: str = "en"
    genre: str | None = None
    """One of `GENRES`; None where the text itself shall tell."""
    status: str = "draft"
    file_name: str | None = None
    """The name of the plain-text file that was encoded."""
    encoding: str | None = None
    """What the encoding of that file was taken to be, where its bytes do not say it."""


def read_header(path: Path) -> Header:
    """The facts in a metadata file (TOML).

    Raises InputError that names the field, if one is unknown, missing or not of its kind.
    """
    try:
        facts = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"{path}: cannot be read as TOML: {error}. See docs/guide.md for an example.") from error
    return Reader(path).header(facts)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads tables of one metadata file, and names the file in what it raises."""

    path: Path

    def header(self, facts: Mapping[str, Any]) -> Header:
        """The header that the tables of the file describe."""
        known = {"title", "language", "genre", "status", "author", "responsible", "publication", "source"}
        self.refuse_unknown(facts, known, "")
        language, status = facts.get("language", "en"), facts.get("status", "draft")
        if not isinstance(language, str) or not LANGUAGE.fullmatch(language):
            raise InputError(
                f"{self.path}: language {language!r} is not a language tag. Write it as in 'en' or 'en-GB'."
            )
        genre = facts.get("genre")
        if genre is not None and genre not in GENRES:
            raise InputError(f"{self.path}: genre {genre!r} is unknown. There are: {', '.join(GENRES)}.")
        if status not in STATUSES:
            raise InputError(f"{self.path}: status {status!r} is unknown. There are: {', '.join(STATUSES)}.")
        responsible = tuple(
            self.entry(Responsible, table, "responsible") for table in self.tables(facts, "responsible")
        )
        ids = [RESERVED, *(one.id for one in responsible)]
        if twice := [ident for ident in ids if ids.count(ident) > 1]:
            raise InputError(f"{self.path}: responsible.id {twice[0]!r} is taken. Give each an id of their own.")
        return Header(
            title=self.words(facts, "title", ""),
            authors=tuple(self.entry(Author, table, "author") for table in self.tables(facts, "author")),
            responsible=responsible,
            publication=self.entry(Publication, facts.get("publication", {}), "publication"),
            sources=tuple(self.entry(Source, table, "source") for table in self.tables(facts, "source")),
            language=language,
            genre=genre,
            status=status,
        )

    def tables(self, facts: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
        """The tables `[[name]]` of the file."""
        tables = facts.get(name, [])
        if not isinstance(tables, list):
            raise InputError(f"{self.path}: {name} is not a list of tables. Write [[{name}]] above each.")
        return tables

    def entry(self, kind: type[Entry], table: object, name: str) -> Entry:
        """One table of the file, as a value of its kind."""
        if not isinstance(table, dict):
            raise InputError(f"{self.path}: {name} is not a table. Write [{name}] above its fields.")
        known = {item.name: item for item in fields(kind)}  # type: ignore[arg-type]
        self.refuse_unknown(table, known.keys(), f"{name}.")
        values = {key: self.words(table, key, f"{name}.") for key in table}
        for key, value in values.items():
            self.check(key, value or "", f"{name}.{key}")
        try:
            return kind(**values)
        except TypeError as error:
            missing = [key for key in ("id", "name", "resp", "title") if key in known and key not in values]
            raise InputError(f"{self.path}: {name} lacks {', '.join(missing)}.") from error

    def check(self, key: str, value: str, where: str) -> None:
        """Raise InputError if a field's value is not of its kind."""
        if key == "id" and not VALUES["xml:id"].fullmatch(value):
            raise InputError(f"{self.path}: {where} {value!r} cannot be an xml:id. Use letters, digits, '-' and '_'.")
        if key == "date" and not (VALUES["when"].fullmatch(value) and exists(value)):
            raise InputError(f"{self.path}: {where} {value!r} is not an ISO date. Write 1930, 1930-05 or 1930-05-07.")
        if key in {"url", "licence_url"} and (value.startswith("#") or not VALUES["target"].fullmatch(value)):
            raise InputError(
                f"{self.path}: {where} {value!r} is not an address. Write https://example.org/, without white space."
            )

    def words(self, table: Mapping[str, Any], key: str, where: str) -> str | None:
        """A field that holds words, on one line; None if it is not there."""
        value = table.get(key)
        if value is None:
            return None
        if not isinstance(value, str | int) or isinstance(value, bool) or not str(value).strip():
            raise InputError(
                f"{self.path}: {where}{key} is {value!r}. Write words in quotation marks, or leave it out."
            )
        if NOT_XML.search(str(value)):
            raise InputError(f"{self.path}: {where}{key} {value!r} has a character that XML cannot hold. Take it out.")
        return " ".join(str(value).split())

    def refuse_unknown(self, table: Mapping[str, Any], known: Any, where: str) -> None:
        """Raise InputError if the table has a field that nothing reads: a misspelt fact would be lost."""
        for key in table:
            if key not in known:
                raise InputError(f"{self.path}: no field named '{where}{key}'. There are: {', '.join(sorted(known))}.")

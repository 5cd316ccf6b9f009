"""The user's catalogue of schemas: names for files, and for addresses fetched once.

What is fetched lies in the user's cache beside `catalogue.json`, which says where each schema came from and its
checksum. Nothing is fetched but by `add`.
"""

import os
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from tei_tools.errors import InputError, UnknownNameError
from tei_tools.files import replace_file
from tei_tools.resources import schema_path

OURS: Final = "tei-tools"
HOME: Final = "TEI_TOOLS_CATALOGUE"
"""The environment variable that names another folder for the catalogue."""
NAME: Final = re.compile(r"[A-Za-z_][\w.\-]*")
WEB: Final = re.compile(r"https?://", re.IGNORECASE)
SECONDS: Final = 60
MOST_BYTES: Final = 64 * 1024 * 1024
"""The largest schema that is fetched; tei_all has 4 MB."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A schema in the catalogue: its name, the file, the address that it was fetched from, its SHA-256."""

    name: str
    path: str
    address: str | None
    sha256: str


class Catalogue:
    """The schemas that a user has given names to, in `folder`."""

    def __init__(self, folder: Path | None = None) -> None:
        self.given = folder

    @cached_property
    def folder(self) -> Path:
        """Where the catalogue lies; found out when a name is asked for."""
        return self.given or home()

    @property
    def index(self) -> Path:
        """The file that says what there is."""
        return self.folder / "catalogue.json"

    def entries(self) -> list[Entry]:
        """Its schemas, by name.

        Raises InputError if its file is damaged.
        """
        if not self.index.is_file():
            return []
        import json

        try:
            rows = json.loads(self.index.read_bytes())
            return sorted((Entry(**row) for row in rows), key=lambda entry: entry.name)
        except (OSError, ValueError, TypeError) as error:
            raise InputError(
                f"{str(self.index)!r} is damaged: {error}. Delete it, and add your schemas again."
            ) from error

    def __contains__(self, name: str) -> bool:
        """Whether there is a schema of that name."""
        return any(entry.name == name for entry in self.entries())

    def find(self, name: str) -> Path:
        """The file of the schema of that name.

        Raises UnknownNameError if there is none, InputError if its file is gone or is another than it was.
        """
        for entry in self.entries():
            if entry.name == name:
                return checked(entry)
        names = ", ".join([OURS, *(entry.name for entry in self.entries())])
        raise UnknownNameError(
            f"No schema named {name!r}. There are: {names}. Give a file, or add it: tei-tools schema add {name} FILE"
        )

    def at(self, address: str) -> Path | None:
        """The file that was fetched from an address, by http or https; None if nothing was."""
        wanted = WEB.sub("", address)
        found = (entry for entry in self.entries() if entry.address and WEB.sub("", entry.address) == wanted)
        return next(map(checked, found), None)

    def add(self, name: str, source: str, *, sha256: str | None = None, check: Callable[[Path], object]) -> Entry:
        """Give the schema at `source`, a file or an address, a name; an address is fetched, and must have the checksum.

        `check` reads the schema. What had the name before loses it. Raises InputError if it cannot be read.
        """
        if not NAME.fullmatch(name) or name == OURS:
            raise InputError(f"{name!r} cannot name a schema. A name has letters, digits, '.', '-' and '_'.")
        fetched = WEB.match(source) is not None
        content = fetch(source) if fetched else read(Path(source))
        digest = sha256_of(content)
        if sha256 is not None and digest != sha256.lower():
            raise InputError(
                f"{source!r} has the SHA-256 {digest}, and not the one that was asked for. It was not added."
            )
        path = self.kept(name, source, content, check) if fetched else Path(source).resolve()
        if not fetched:
            check(path)
        import json

        entry = Entry(name, str(path), source if fetched else None, digest)
        kept = [other for other in self.entries() if other.name != name]
        replace_file(self.index, (json.dumps([asdict(each) for each in [*kept, entry]], indent=2) + "\n").encode())
        return entry

    def kept(self, name: str, address: str, content: bytes, check: Callable[[Path], object]) -> Path:
        """Where the content of an address lies, once `check` has read it."""
        suffix = Path(urlsplit(address).path).suffix.lower()
        fresh, path = (self.folder / f"{start}{name}{suffix}" for start in ("new-", ""))
        replace_file(fresh, content)
        try:
            check(fresh)
            fresh.replace(path)
        finally:
            fresh.unlink(missing_ok=True)
        return path


def checked(entry: Entry) -> Path:
    """The file of an entry.

    Raises InputError if it is gone; or, of a schema that was fetched, if it is not what was fetched.
    """
    path = Path(entry.path)
    remedy = f"Add it again: tei-tools schema add {entry.name} {entry.address or 'FILE'}"
    if not path.is_file():
        raise InputError(f"The schema {entry.name!r} is gone: there is no {entry.path!r}. {remedy}")
    if entry.address and sha256_of(path.read_bytes()) != entry.sha256:
        raise InputError(f"The schema {entry.name!r} has changed since it was fetched. {remedy}")
    return path


def resolve(schema: str, catalogue: Catalogue) -> list[Path]:
    """The files that a schema's path, name or address stands for; ours are two, the grammar and the rules.

    Raises UnknownNameError or InputError if there is no such schema.
    """
    if Path(schema).is_file():
        return [Path(schema)]
    if schema == OURS:
        return [schema_path("tei_tools.rng"), schema_path("tei_tools.sch")]
    if WEB.match(schema):
        if path := catalogue.at(schema):
            return [path]
        raise InputError(f"{schema} is not at hand: nothing is fetched unasked. tei-tools schema add NAME {schema}")
    # A name may have a dot in it; what looks like a file, and is in no catalogue, is a file that is not there.
    if NAME.fullmatch(schema) and (not Path(schema).suffix or schema in catalogue):
        return [catalogue.find(schema)]
    raise InputError(f"The schema {schema!r} does not exist.")


def sha256_of(content: bytes) -> str:
    """The SHA-256 of a schema."""
    from hashlib import sha256

    return sha256(content).hexdigest()


def read(path: Path) -> bytes:
    """The bytes of a schema file.

    Raises InputError if there is none.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"The schema {str(path)!r} cannot be read: {error.strerror}.") from error


def fetch(address: str) -> bytes:
    """What lies at an address.

    Raises InputError if it cannot be had.
    """
    from http.client import HTTPException  # these take longer to import than a short file to check
    from urllib.request import urlopen

    try:
        with urlopen(address, timeout=SECONDS) as answer:  # only http and https come here
            content: bytes = answer.read(MOST_BYTES + 1)
    except (HTTPException, OSError, ValueError) as error:
        reason = getattr(error, "reason", error)
        raise InputError(f"{address} cannot be fetched: {reason}. Save it yourself, and add the file.") from error
    if len(content) > MOST_BYTES:
        raise InputError(f"{address} is larger than {MOST_BYTES // 2**20} MB: that is no schema.")
    return content


def home() -> Path:
    """The folder of the catalogue: the user's cache, or what TEI_TOOLS_CATALOGUE says."""
    if folder := os.environ.get(HOME):
        return Path(folder)
    from platformdirs import user_cache_path

    return user_cache_path("tei-tools") / "schemas"

"""A RELAX NG schema as it is written: its elements, without annotations, each with its place."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import quote, unquote, urljoin, urlsplit
from xml.parsers import expat

from tei_tools.errors import InputError
from tei_tools.validation.relaxng.names import SEPARATOR, split

RNG: Final = "http://relaxng.org/ns/structure/1.0"
XML: Final = "http://www.w3.org/XML/1998/namespace"
PREFIX: Final = RNG + SEPARATOR
SPACE: Final = " \t\n\r"
WITH_TEXT: Final = frozenset({"value", "param", "name"})
# https://www.rfc-editor.org/rfc/rfc2396#appendix-A
ABSOLUTE_URI: Final = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:(?:[^%#]|%[0-9a-fA-F]{2})+")


class SchemaError(InputError):
    """A RELAX NG schema that is none."""


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """One element of a schema.

    `namespace` and `library` are the values of `ns` and `datatypeLibrary` that hold for it; `prefixes` are the
    namespaces by prefix, and `base` is what its `href` is relative to.
    """

    name: str
    attributes: Mapping[str, str]
    namespace: str
    library: str
    prefixes: Mapping[str, str]
    base: str
    file: str
    line: int
    children: list["Node"] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The characters right in it."""
        return "".join(self.texts)

    @property
    def place(self) -> str:
        """Its file and line, as an error names them."""
        return f"{self.file}:{self.line}"

    def error(self, message: str) -> SchemaError:
        """An error at this place."""
        return SchemaError(f"{self.place}: {message}.")


Resolver = Callable[[str], bytes]
"""What gives the bytes at an address; raises OSError where there are none."""


def local_file(address: str) -> bytes:
    """The bytes of the file at a `file:` address; there is no network."""
    parts = urlsplit(address)
    if parts.scheme != "file":
        raise FileNotFoundError("it is not on this machine, and nothing is fetched")
    return Path(unquote(parts.path)).read_bytes()


def address_of(path: Path) -> str:
    """The `file:` address of a path."""
    return "file://" + quote(str(path.absolute()))


def read_source(address: str, *, resolver: Resolver = local_file, namespace: str = "") -> Node:
    """The root of the schema at `address`; `namespace` is inherited from what refers to it.

    Raises SchemaError if it cannot be read or is not well-formed.
    """
    name = unquote(urlsplit(address).path) or address
    try:
        data = resolver(address)
    except OSError as error:
        raise SchemaError(f"The schema {name!r} cannot be read: {error.strerror or error}.") from error
    return Reader(name, address, namespace).read(data)


class Reader:
    """What makes nodes of the events of expat."""

    def __init__(self, file: str, address: str, namespace: str) -> None:
        self.file = file
        self.parser = expat.ParserCreate(namespace_separator=SEPARATOR)
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text
        self.parser.StartNamespaceDeclHandler = self.declare
        # Above the root: what is inherited.
        self.stack = [Node("", {}, namespace, "", {"xml": XML}, address, file, 0)]
        self.declared: dict[str, str] = {}
        self.foreign = 0

    def read(self, data: bytes) -> Node:
        """The root."""
        try:
            self.parser.Parse(data, True)
        except (expat.ExpatError, ValueError, LookupError) as error:
            raise SchemaError(f"The schema {self.file!r} is not well-formed XML: {error}.") from error
        if not self.stack[0].children:
            raise SchemaError(f"The schema {self.file!r} is not RELAX NG: its root is not in the namespace {RNG}.")
        return self.stack[0].children[0]

    def declare(self, prefix: str | None, namespace: str | None) -> None:
        """A declaration of a namespace, which comes before its element."""
        self.declared[prefix or ""] = namespace or ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """The start of an element; one of another namespace is skipped with all that is in it."""
        parent = self.stack[-1]
        prefixes = parent.prefixes
        if self.declared:
            prefixes, self.declared = {**prefixes, **self.declared}, {}
        if self.foreign or not name.startswith(PREFIX):
            self.foreign += 1
            if parent.name in WITH_TEXT:
                raise parent.error(f"{parent.name} holds no elements")
            return
        node = self.node(name[len(PREFIX) :], attributes, parent, prefixes)
        parent.children.append(node)
        self.stack.append(node)

    def node(self, name: str, attributes: dict[str, str], parent: Node, prefixes: Mapping[str, str]) -> Node:
        """One element, with what it inherits."""
        line = self.parser.CurrentLineNumber
        if not attributes:
            return Node(name, attributes, parent.namespace, parent.library, prefixes, parent.base, self.file, line)
        own, base = attributes, parent.base
        if any(SEPARATOR in attribute for attribute in attributes):
            own = {key: value for key, value in attributes.items() if SEPARATOR not in key}
            base = urljoin(base, attributes.get(f"{XML}{SEPARATOR}base", ""))
        library = own.get("datatypeLibrary", parent.library)
        node = Node(name, own, own.get("ns", parent.namespace), library, prefixes, base, self.file, line)
        if "datatypeLibrary" in own and library and not ABSOLUTE_URI.fullmatch(library):
            raise node.error(f"datatypeLibrary {library!r} is no absolute URI without a fragment")
        if any(split(attribute)[0] == RNG for attribute in attributes):
            raise node.error("an attribute of RELAX NG has no namespace")
        return node

    def end(self, name: str) -> None:
        """The end of an element."""
        if self.foreign:
            self.foreign -= 1
        else:
            self.stack.pop()

    def text(self, text: str) -> None:
        """Characters: they belong to values, parameters and names alone."""
        if self.foreign:
            return
        node = self.stack[-1]
        if node.name in WITH_TEXT:
            node.texts.append(text)
        elif text.strip(SPACE):
            raise node.error(f"{node.name} holds no text")

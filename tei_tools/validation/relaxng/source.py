"""A RELAX NG schema as it is written: its elements, without annotations, each with its place."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import quote, unquote, urljoin, urlsplit
from xml.parsers import expat

from tei_tools.errors import InputError
from tei_tools.validation.relaxng.names import SEPARATOR

RNG: Final = "http://relaxng.org/ns/structure/1.0"
XML: Final = "http://www.w3.org/XML/1998/namespace"
PREFIX: Final = RNG + SEPARATOR
XML_BASE: Final = f"{XML}{SEPARATOR}base"
SPACE: Final = " \t\n\r"
ELEMENTS: Final = (
    *("element", "attribute", "group", "interleave", "choice", "optional", "zeroOrMore", "oneOrMore", "list", "mixed"),
    *("ref", "parentRef", "empty", "text", "value", "data", "notAllowed", "externalRef", "grammar"),
    *("start", "define", "div", "include", "param", "except", "name", "anyName", "nsName"),
)
# Attributes that nothing inherits.
INERT: Final = frozenset({"name", "type", "combine", "href"})
# As expat gives them.
NAMES: Final = {PREFIX + name: name for name in ELEMENTS}
WITH_TEXT: Final = frozenset({"value", "param", "name"})
# https://www.rfc-editor.org/rfc/rfc2396#appendix-A
ABSOLUTE_URI: Final = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:(?:[^%#]|%[0-9a-fA-F]{2})+")


Place = tuple[str, int]
"""A file and a line in it."""


class SchemaError(InputError):
    """A RELAX NG schema that is none."""


class Context(NamedTuple):
    """What elements of a schema inherit.

    `namespace` and `library` are the values of `ns` and `datatypeLibrary`; `prefixes` the namespaces by prefix, and
    `base` is what addresses are relative to.
    """

    file: str
    base: str
    namespace: str
    library: str
    prefixes: Mapping[str, str]


class Node:
    """One element of a schema: its attributes in no namespace, its text, and its children."""

    __slots__ = ("attributes", "children", "context", "line", "name", "text")

    def __init__(self, name: str, attributes: Mapping[str, str], context: Context, line: int) -> None:
        self.name = name
        self.attributes = attributes
        self.context = context
        self.line = line
        self.children: list[Node] = []
        self.text = ""

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.context.file, self.line

    def error(self, message: str) -> SchemaError:
        """An error at this place."""
        return error_at(self.place, message)


def error_at(place: Place | None, message: str) -> SchemaError:
    """An error at a place in a schema."""
    return SchemaError(f"{place[0]}:{place[1]}: {message}." if place else f"{message}.")


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
    name = unquote(urlsplit(address).path) if address.startswith("file:") else address
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
        self.stack = [Node("", {}, Context(file, address, namespace, "", {"xml": XML}), 0)]
        self.declared: dict[str, str] = {}
        # How many elements of other namespaces are open.
        self.foreign = 0

    def read(self, data: bytes) -> Node:
        """The root."""
        try:
            self.parser.Parse(data, True)
        except SchemaError:
            raise
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
        local = NAMES.get(name)
        if self.foreign or local is None:
            if name.startswith(PREFIX) and not self.foreign:
                raise self.error(f"RELAX NG has no element {name[len(PREFIX) :]}")
            self.foreign += 1
            self.declared = {}
            if parent.name in WITH_TEXT:
                raise parent.error(f"{parent.name} holds no elements")
            return
        context = parent.context
        if self.declared or not INERT.issuperset(attributes):
            attributes, context = self.inherit(attributes, context)
        node = Node(local, attributes, context, self.parser.CurrentLineNumber)
        parent.children.append(node)
        self.stack.append(node)

    def inherit(self, attributes: dict[str, str], context: Context) -> tuple[dict[str, str], Context]:
        """The attributes in no namespace, and what holds for an element that has all of them."""
        for attribute in [name for name in attributes if SEPARATOR in name]:
            value = attributes.pop(attribute)
            if attribute == XML_BASE:
                context = context._replace(base=urljoin(context.base, value))
            elif attribute.startswith(PREFIX):
                raise self.error("an attribute of RELAX NG has no namespace")
        if self.declared:
            context = context._replace(prefixes={**context.prefixes, **self.declared})
            self.declared = {}
        if "ns" in attributes:
            context = context._replace(namespace=attributes["ns"])
        if "datatypeLibrary" in attributes:
            context = context._replace(library=attributes["datatypeLibrary"])
            if context.library and not ABSOLUTE_URI.fullmatch(context.library):
                raise self.error(f"datatypeLibrary {context.library!r} is no absolute URI without a fragment")
        return attributes, context

    def error(self, message: str) -> SchemaError:
        """An error at the place that is being read."""
        return error_at((self.file, self.parser.CurrentLineNumber), message)

    def end(self, name: str) -> None:
        """The end of an element."""
        if self.foreign:
            self.foreign -= 1
        else:
            self.stack.pop()

    def text(self, text: str) -> None:
        """Characters: they belong to values, parameters and names alone."""
        node = self.stack[-1]
        if node.name in WITH_TEXT:
            node.text += text
        elif not self.foreign and text.strip(SPACE):
            raise node.error(f"{node.name} holds no text")

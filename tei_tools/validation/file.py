"""A TEI file that is being validated: its tree, and where each of its elements stands."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final
from xml.parsers import expat

from lxml import etree

from tei_tools.errors import InputError
from tei_tools.validation.diagnostic import Diagnostic, Severity

ENTITY_DECLARATIONS: Final = tuple("<!ENTITY".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
# One step of a path of libxml2's: `*[2]`, `tei:p`.
STEP: Final = re.compile(r"([^@\[\]()]+)(?:\[(\d+)\])?")


@dataclass(frozen=True)
class File:
    """A well-formed file; `path` is what diagnostics call it."""

    path: str
    data: bytes
    tree: "etree._ElementTree[etree._Element]"

    @cached_property
    def elements(self) -> list[etree._Element]:
        """Its elements in document order."""
        return list(self.tree.iter(etree.Element))

    @cached_property
    def comments(self) -> list[etree._Comment]:
        """Its comments in document order, those around the root too."""
        root = self.tree.getroot()
        nodes = [*root.itersiblings(preceding=True), *root.iter(etree.Comment), *root.itersiblings()]
        return [node for node in nodes if isinstance(node, etree._Comment)]

    @cached_property
    def starts(self) -> dict[etree._Element, tuple[int | None, int | None]]:
        """The line and column of each start-tag; found out when the first finding asks for one."""
        starts = list(start_tags(self.data))
        if len(starts) != len(self.elements):
            # Expat knows fewer encodings than libxml2, which counts no columns, and gives the line where a tag ends.
            return {element: (element.sourceline, None) for element in self.elements}
        return dict(zip(self.elements, starts, strict=True))

    @cached_property
    def steps(self) -> dict[etree._Element, str]:
        """The last step of each element's XPath: `div`, or `div[3]` where it has siblings of that name."""
        named = [(element.getparent(), etree.QName(element).localname) for element in self.elements]
        total, seen, steps = Counter(named), Counter[tuple[etree._Element | None, str]](), {}
        for element, key in zip(self.elements, named, strict=True):
            seen[key] += 1
            steps[element] = key[1] if total[key] == 1 else f"{key[1]}[{seen[key]}]"
        return steps

    @cached_property
    def paths(self) -> "Paths":
        """Its elements by the paths that libxml2 gives."""
        return Paths(self.tree.getroot())

    def location(self, element: etree._Element) -> str:
        """The XPath of an element, without prefixes: `/TEI/text/body/div[3]/p`."""
        ancestors = [self.steps[ancestor] for ancestor in element.iterancestors()]
        return "/" + "/".join([*reversed(ancestors), self.steps[element]])

    def diagnostic(
        self,
        element: etree._Element | None,
        code: str,
        message: str,
        *,
        severity: Severity = Severity.ERROR,
        hint: str | None = None,
    ) -> Diagnostic:
        """A finding at `element`, or in the file as a whole."""
        if element is None:
            return Diagnostic(self.path, None, None, code, severity, message, hint)
        line, column = self.starts[element]
        return Diagnostic(self.path, line, column, code, severity, message, hint, self.location(element))


Checker = Callable[[File], Iterator[Diagnostic]]
"""What every engine is, once it has read a schema: a file in, findings out."""


@dataclass(frozen=True, slots=True)
class Paths:
    """Elements by the paths that libxml2 gives: `/*/*[2]/tei:p[3]`; each step is taken once."""

    root: etree._Element
    known: dict[str, etree._Element] = field(default_factory=dict)
    children: dict[tuple[etree._Element, str], list[etree._Element]] = field(default_factory=dict)

    def element(self, path: str) -> etree._Element:
        """The element at `path`, or the one that has the attribute or the text there."""
        before, _, step = path.rpartition("/")
        if not before:
            return self.root
        if path not in self.known:
            self.known[path] = self.child(self.element(before), step)
        return self.known[path]

    def child(self, parent: etree._Element, step: str) -> etree._Element:
        """The child of `parent` that one step leads to."""
        match = STEP.fullmatch(step)
        if match is None:
            return parent
        name, place = match[1], int(match[2] or 1)
        if (parent, name) not in self.children:
            self.children[parent, name] = [
                child for child in parent.iterchildren(etree.Element) if name in {"*", name_in_path(child)}
            ]
        return self.children[parent, name][place - 1]


def name_in_path(element: etree._Element) -> str:
    """What libxml2 calls an element in a path: `*` if it is in a namespace and has no prefix."""
    name = etree.QName(element)
    if name.namespace is None:
        return name.localname
    return f"{element.prefix}:{name.localname}" if element.prefix else "*"


def xml_files(path: Path) -> list[Path]:
    """The files that `path` stands for: itself, or every *.xml in and under a directory, in order.

    Raises InputError if a directory has none.
    """
    if not path.is_dir():
        return [path]
    files = sorted(file for file in path.rglob("*.xml") if file.is_file())
    if not files:
        raise InputError(f"There is no *.xml in {str(path)!r} or under it.")
    return files


def read_bytes(path: Path) -> bytes:
    """The bytes of the file at `path`.

    Raises InputError if there is none, or it cannot be read.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise InputError(f"{str(path)!r} does not exist.") from error
    except IsADirectoryError as error:
        raise InputError(f"{str(path)!r} is a directory, not a file.") from error
    except OSError as error:
        raise InputError(f"{str(path)!r} cannot be read: {error.strerror}.") from error


def parse(path: str, data: bytes) -> File:
    """The file that these bytes are.

    Raises lxml.etree.XMLSyntaxError if they are not well-formed.
    """
    parser = etree.XMLParser(
        # A duplicate xml:id is a finding, and no reason to stop reading.
        collect_ids=False,
        no_network=True,
        # A file without entities cannot be an entity bomb, and may be as long and as deep as it likes.
        huge_tree=not any(declaration in data for declaration in ENTITY_DECLARATIONS),
    )
    return File(path, data, etree.fromstring(data, parser).getroottree())


def start_tags(data: bytes) -> Iterator[tuple[int, int]]:
    """The line and column of each start-tag in document order, counted from 1; none if expat cannot read the file."""
    starts: list[tuple[int, int]] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, attributes: starts.append(
        (parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)
    )
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError):  # not well-formed, or in an encoding that it does not know
        return iter(())
    return iter(starts)

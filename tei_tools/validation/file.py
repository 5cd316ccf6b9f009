"""A TEI file that is being validated: its tree, and where each of its elements stands."""

import re
from bisect import bisect_right
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
# The tree of a file takes ten times its size: more would not fit into the memory of a laptop.
MOST_BYTES: Final = 256 * 2**20
UTF_8: Final = frozenset({"utf-8", "utf8", "us-ascii", "ascii"})
DECLARED: Final = re.compile(r"""^(\ufeff?<\?xml[^>]*?encoding\s*=\s*["'])([^"']*)(["'])""")
START_TAG: Final = re.compile(rb"""<(?:[^"'>]|"[^"]*"|'[^']*')*>""")
ATTRIBUTE: Final = re.compile(rb"""\s([^\s=<>"'/]+)\s*=\s*(?:"[^"]*"|'[^']*')""")
# In a name of a file: what cannot be printed, or written into JSON or XML.
UNPRINTABLE: Final = re.compile("[\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
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
    def utf8(self) -> bytes:
        """The file in UTF-8, which expat can read whatever its encoding is; its own bytes where they are that."""
        encoding = (self.tree.docinfo.encoding or "utf-8").lower()
        if encoding in UTF_8:
            return self.data
        try:
            text = self.data.decode(encoding)
        except (LookupError, UnicodeDecodeError):  # libxml2 knows more encodings than Python
            return etree.tostring(self.tree, encoding="UTF-8")
        # Spaces keep the columns of what stands in the first line.
        return DECLARED.sub(
            lambda match: f"{match[1]}UTF-8{match[3]}{' ' * (len(match[2]) - 5)}", text, count=1
        ).encode()

    @cached_property
    def starts(self) -> list["Start"]:
        """Where each start-tag is, in document order; found out when the first finding asks for one."""
        return list(start_tags(self.utf8))

    @cached_property
    def numbers(self) -> dict[etree._Element, int]:
        """The number of each element in document order."""
        return {element: number for number, element in enumerate(self.elements)}

    @cached_property
    def by_offset(self) -> dict[int, etree._Element]:
        """The elements by the byte of `utf8` at which they start; the first of those that one entity stands for."""
        pairs = list(zip(self.starts, self.elements, strict=True))
        return {start.offset: element for start, element in reversed(pairs)}

    def element_at(self, offset: int) -> etree._Element:
        """The element whose start-tag begins at a byte of `utf8`."""
        return self.by_offset[offset]

    def place(self, element: etree._Element, attribute: str | None = None) -> tuple[int, int]:
        """The line and column of a start-tag, or of an attribute in it."""
        start = self.starts[self.numbers[element]]
        if attribute is None:
            return start.line, start.column
        tag = START_TAG.match(self.utf8, start.offset)
        for match in ATTRIBUTE.finditer(self.utf8, start.offset, tag.end() if tag else start.offset):
            if match[1].decode() in {attribute, f"{element.prefix}:{attribute}"}:
                return after(start, self.utf8[start.offset : match.start(1)].decode())
        return start.line, start.column

    def text_before(self, offset: int) -> tuple[int, int]:
        """The line and column of the text that ends at a byte of `utf8`, without white space at its beginning."""
        begin = self.utf8.rfind(b">", 0, offset) + 1
        number = bisect_right(self.starts, begin, key=lambda start: start.offset) - 1
        start = self.starts[number]
        words = self.utf8[start.offset : offset].decode()
        white = len(text := self.utf8[begin:offset].decode()) - len(text.lstrip())
        return after(start, words[: len(words) - len(text) + white])

    def names_before(self, element: etree._Element) -> list[str]:
        """The names of the siblings before an element, each once, with their namespaces in braces."""
        number = self.numbers[element]
        return [name for name, (first, _) in self.siblings(element).items() if first < number]

    def comes_after(self, element: etree._Element, name: str) -> bool:
        """Whether a sibling of that name comes after an element."""
        _, last = self.siblings(element).get(name, (0, 0))
        return last > self.numbers[element]

    def siblings(self, element: etree._Element) -> dict[str, tuple[int, int]]:
        """The numbers of the first and the last child of each name that the parent of an element has."""
        parent = element.getparent()
        if parent not in self.named:
            found: dict[str, tuple[int, int]] = {}
            for child in parent.iterchildren(etree.Element) if parent is not None else ():
                name, number = str(child.tag), self.numbers[child]
                found[name] = found.get(name, (number,))[0], number
            self.named[parent] = found
        return self.named[parent]

    @cached_property
    def named(self) -> dict[etree._Element | None, dict[str, tuple[int, int]]]:
        """What `siblings` has found out."""
        return {}

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
        attribute: str | None = None,
        place: tuple[int, int] | None = None,
    ) -> Diagnostic:
        """A finding at `element`, or at an `attribute` of it, or at a `place` in it; or in the file as a whole."""
        if element is None:
            return Diagnostic(self.path, None, None, code, severity, message, hint)
        line, column = place or self.place(element, attribute)
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


def name_of(path: Path) -> str:
    """What diagnostics call the file at `path`, with escapes for what cannot be printed."""
    return UNPRINTABLE.sub(lambda match: match[0].encode("unicode_escape").decode(), str(path))


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

    Raises InputError if there is none, or it cannot be read, or it is too large.
    """
    try:
        if (size := path.stat().st_size) > MOST_BYTES:
            raise InputError(
                f"{str(path)!r} has {size // 2**20} MB, and at most {MOST_BYTES // 2**20} MB can be checked at once. "
                "Divide it: a file for each text."
            )
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


@dataclass(frozen=True, slots=True)
class Start:
    """Where a start-tag begins: its byte, and its line and column, counted from 1, in code points."""

    offset: int
    line: int
    column: int


def start_tags(data: bytes) -> Iterator[Start]:
    """Where each start-tag of a well-formed file in UTF-8 begins, in document order."""
    starts: list[Start] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, attributes: starts.append(
        Start(parser.CurrentByteIndex, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)
    )
    parser.Parse(data, True)
    return iter(starts)


def after(start: Start, words: str) -> tuple[int, int]:
    """The line and column where `words`, which begin at `start`, end."""
    lines = words.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return start.line + len(lines) - 1, len(lines[-1]) + (start.column if len(lines) == 1 else 1)

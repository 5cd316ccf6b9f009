"""Random documents that a RELAX NG grammar allows: the grammar is walked, and every choice is left to a seed."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import Final

from lxml import etree

RNG: Final = "{http://relaxng.org/ns/structure/1.0}"
XML: Final = "{http://www.w3.org/XML/1998/namespace}"
MAX_DEPTH: Final = 14
WORDS: Final = ("ship", "“Aye,”", "the Pequod’s", "1851", "é", "…", "& <so>", "  ")

VALUES: Final[dict[str, tuple[str, ...]]] = {
    "anyURI": ("#tei-tools", "https://example.org/a?b=c#d", "persons.xml#ahab"),
    "date": ("1851-10-18", "-0044-03-15", "2000-02-29"),
    "gYear": ("1851", "-0044"),
    "gMonth": ("--10",),
    "gDay": ("---18",),
    "gYearMonth": ("1851-10",),
    "gMonthDay": ("--10-18",),
    "language": ("en", "grc-Latn", "de-1901"),
    "Name": ("p", "tei-tools"),
    "nonNegativeInteger": ("0", "7913"),
    "token": ("ocr", "chapter", "a.b-c"),
    "teidata.versionNumber": ("0.1.0", "2"),
}


class Generator:
    """One walk over the grammar at `path`."""

    def __init__(self, path: Path, seed: int) -> None:
        self.grammar = etree.parse(path).getroot()
        self.defines = {define.get("name"): define for define in self.grammar.iter(f"{RNG}define")}
        self.random = random.Random(seed)
        self.ids = 0

    def document(self) -> etree._Element:
        """A document that the grammar allows."""
        holder = etree.Element("holder")
        self.walk(self.grammar.find(f"{RNG}start"), holder, 0)
        return holder[0]

    def walk(self, pattern: etree._Element, parent: etree._Element, depth: int) -> None:
        """Add to `parent` what `pattern` describes."""
        if not isinstance(pattern.tag, str):
            return
        name = etree.QName(pattern).localname
        step: Callable[..., None] = getattr(self, f"walk_{name}", self.walk_all)
        step(pattern, parent, depth)

    def walk_all(self, pattern: etree._Element, parent: etree._Element, depth: int) -> None:
        for child in pattern:
            self.walk(child, parent, depth)

    def walk_ref(self, pattern: etree._Element, parent: etree._Element, depth: int) -> None:
        self.walk_all(self.defines[pattern.get("name")], parent, depth)

    def walk_documentation(self, pattern: etree._Element, parent: etree._Element, depth: int) -> None:
        pass

    def walk_element(self, pattern: etree._Element, parent: etree._Element, depth: int) -> None:
        element = etree.SubElement(parent, f"{{{self.grammar.get('ns')}}}{pattern.get('name')}")
        self.walk_all(pattern, element, depth + 1)

    def walk_attribute(self, pattern: etree._Element, parent: etree._Element, depth: int) -> None:
        parent.set(pattern.get("name").replace("xml:", XML), self.value(pattern))

    def walk_text(self, pattern: etree._Element, parent: etree._Element, depth: int) -> None:
        words = self.random.choice(WORDS)
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + words
        else:
            parent.text = (parent.text or "") + words

    def walk_choice(self, pattern: etree._Element, parent: etree._Element, depth: int) -> None:
        # The first alternative is the flattest one, by the order that the grammar keeps.
        self.walk(pattern[0] if depth > MAX_DEPTH else self.random.choice(pattern), parent, depth)

    def walk_optional(self, pattern: etree._Element, parent: etree._Element, depth: int) -> None:
        if depth <= MAX_DEPTH and self.random.random() < 0.4:
            self.walk_all(pattern, parent, depth)

    def walk_zeroOrMore(self, pattern: etree._Element, parent: etree._Element, depth: int) -> None:  # noqa: N802
        for _ in range(0 if depth > MAX_DEPTH else self.random.choice((0, 0, 1, 1, 3))):
            self.walk_all(pattern, parent, depth)

    def walk_oneOrMore(self, pattern: etree._Element, parent: etree._Element, depth: int) -> None:  # noqa: N802
        for _ in range(1 if depth > MAX_DEPTH else self.random.choice((1, 1, 2))):
            self.walk_all(pattern, parent, depth)

    def value(self, pattern: etree._Element) -> str:
        """A value for the attribute (or the part of it) that `pattern` describes."""
        match etree.QName(pattern).localname:
            case "ref" if pattern.get("name") in VALUES:
                return self.random.choice(VALUES[pattern.get("name")])
            case "ref":
                return self.value(self.defines[pattern.get("name")])
            case "value":
                return pattern.text or ""
            case "choice":
                return self.value(self.random.choice(pattern))
            case "list":
                return " ".join(self.value(pattern[0]) for _ in range(self.random.choice((1, 2))))
            case "data" if pattern.get("type") == "ID":
                self.ids += 1
                return f"id{self.ids}"
            case "data":
                return self.random.choice(VALUES[pattern.get("type")])
        return self.value(pattern[0])

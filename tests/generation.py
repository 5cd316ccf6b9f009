"""Random documents that a RELAX NG grammar allows: the grammar is walked, and every choice is left to a seed."""

import random
from pathlib import Path
from typing import Final

from lxml import etree

RNG: Final = "{http://relaxng.org/ns/structure/1.0}"
XML: Final = "{http://www.w3.org/XML/1998/namespace}"
MAX_DEPTH: Final = 14
WORDS: Final = ("ship", "“Aye,”", "the Pequod’s", "1851", "é", "…", "& <so>", "  ")
REPETITIONS: Final = {"optional": (0, 0, 1), "zeroOrMore": (0, 0, 1, 1, 3), "oneOrMore": (1, 1, 2)}
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
    """Documents that the grammar at `path` allows."""

    def __init__(self, path: Path, seed: int) -> None:
        self.grammar = etree.parse(path, etree.XMLParser(remove_comments=True)).getroot()
        self.defines = {define.get("name"): define for define in self.grammar.iter(f"{RNG}define")}
        self.random = random.Random(seed)
        self.ids = 0

    def document(self) -> etree._Element:
        """One document, as its root."""
        holder = etree.Element("holder")
        self.add(self.grammar.find(f"{RNG}start"), holder, 0)
        return holder[0]

    def add(self, pattern: etree._Element, parent: etree._Element, depth: int) -> None:
        """Add to `parent` what `pattern` describes."""
        deep = depth > MAX_DEPTH
        match etree.QName(pattern).localname:
            case "element":
                child = etree.SubElement(parent, f"{{{self.grammar.get('ns')}}}{pattern.get('name')}")
                self.add_all(pattern, child, depth + 1)
            case "attribute":
                parent.set(pattern.get("name").replace("xml:", XML), self.value(pattern[0]))
            case "ref":
                self.add_all(self.defines[pattern.get("name")], parent, depth)
            case "choice":
                # The grammar names the flattest alternative first.
                self.add(pattern[0] if deep else self.random.choice(pattern), parent, depth)
            case "optional" | "zeroOrMore" | "oneOrMore" as kind:
                times = REPETITIONS[kind]
                for _ in range(times[0] if deep else self.random.choice(times)):
                    self.add_all(pattern, parent, depth)
            case "text":
                self.add_text(parent)
            case "group" | "start":
                self.add_all(pattern, parent, depth)

    def add_all(self, pattern: etree._Element, parent: etree._Element, depth: int) -> None:
        """Add to `parent` what the children of `pattern` describe."""
        for child in pattern:
            self.add(child, parent, depth)

    def add_text(self, parent: etree._Element) -> None:
        """Add words at the end of `parent`."""
        words = self.random.choice(WORDS)
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + words
        else:
            parent.text = (parent.text or "") + words

    def value(self, pattern: etree._Element) -> str:
        """A value that `pattern` describes."""
        match etree.QName(pattern).localname:
            case "ref" if pattern.get("name") in VALUES:
                return self.random.choice(VALUES[pattern.get("name")])
            case "ref":
                return self.value(self.defines[pattern.get("name")][0])
            case "value":
                return pattern.text or ""
            case "choice":
                return self.value(self.random.choice(pattern))
            case "list":
                return " ".join(self.value(pattern[0][0]) for _ in range(self.random.choice((1, 2))))
            case "data" if pattern.get("type") == "ID":
                self.ids += 1
                return f"id{self.ids}"
        return self.random.choice(VALUES[pattern.get("type")])

"""What a RELAX NG grammar allows, element by element: what messages are made from."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from lxml import etree

from tei_tools.validation.spellings import Spellings

RNG: Final = "{http://relaxng.org/ns/structure/1.0}"
NOT_REQUIRED: Final = frozenset({f"{RNG}optional", f"{RNG}zeroOrMore", f"{RNG}choice"})
DATATYPES: Final = {
    "date": "a date such as 1936-08-19",
    "gYear": "a year such as 1936",
    "gYearMonth": "a month such as 1936-08",
    "anyURI": "a pointer such as #id, or an address",
    "ID": "an id: a letter or _ first, then letters, digits, '-', '_' or '.', without spaces",
    "language": "a language tag such as en or en-GB",
    "nonNegativeInteger": "a number",
    "boolean": "true or false",
}


@dataclass(slots=True)
class Attribute:
    """What the value of one attribute may be: one of a list, or of some datatypes."""

    values: list[str] = field(default_factory=list)
    datatypes: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        if self.values:
            return f"one of: {listing(self.values)}"
        known = [DATATYPES[name] for name in self.datatypes if name in DATATYPES]
        return " or ".join(known) or "a word, without spaces"


@dataclass(slots=True)
class Content:
    """What elements of one name may hold, wherever they stand."""

    children: list[str] = field(default_factory=list)
    attributes: dict[str, Attribute] = field(default_factory=dict)
    required: list[str] = field(default_factory=list)
    text: bool = False


class Vocabulary:
    """The elements of a grammar by name, and what they may hold; where a name has several meanings, what any may."""

    def __init__(self, grammar: etree._Element) -> None:
        self.grammar = grammar

    @cached_property
    def defines(self) -> dict[str, list[etree._Element]]:
        """The definitions of the grammar by name."""
        found: dict[str, list[etree._Element]] = {}
        for define in self.grammar.iter(f"{RNG}define"):
            found.setdefault(define.get("name", ""), []).append(define)
        return found

    @cached_property
    def elements(self) -> dict[str, Content]:
        """The elements by name; read when the first finding asks, for it takes 0.5 s with tei_all."""
        found: dict[str, Content] = {}
        for element in self.grammar.iter(f"{RNG}element"):
            for name in names(element):
                self.read(element, found.setdefault(name, Content()))
        return found

    @cached_property
    def spellings(self) -> Spellings:
        """The names of all elements, misspelt too."""
        return Spellings(self.elements)

    def content(self, name: str) -> Content:
        """What elements of that name may hold: nothing, if the grammar knows none."""
        return self.elements.get(name) or Content()

    def parents(self, name: str) -> list[str]:
        """The elements that may hold elements of that name."""
        return [parent for parent, content in self.elements.items() if name in content.children]

    def read(self, element: etree._Element, content: Content) -> None:
        """Add to `content` what an element pattern says."""
        for pattern, required in self.patterns(element):
            if pattern.tag == f"{RNG}element":
                content.children.extend(name for name in names(pattern) if name not in content.children)
            elif pattern.tag == f"{RNG}attribute":
                for name in names(pattern):
                    self.read_values(pattern, content.attributes.setdefault(name, Attribute()))
                    if required and name not in content.required:
                        content.required.append(name)
            else:
                content.text = True

    def patterns(self, top: etree._Element) -> Iterator[tuple[etree._Element, bool]]:
        """The elements, attributes and text right in a pattern, each with whether it must be there."""
        seen: set[str] = set()
        stack = [(child, True) for child in reversed(top)]
        while stack:
            pattern, required = stack.pop()
            if pattern.tag in {f"{RNG}element", f"{RNG}attribute", f"{RNG}text"}:
                yield pattern, required
                continue
            inner: list[etree._Element] = list(pattern)
            if pattern.tag == f"{RNG}ref" and (name := pattern.get("name", "")) not in seen:
                seen.add(name)
                inner = [child for define in self.defines.get(name, ()) for child in define]
            stack.extend((child, required and pattern.tag not in NOT_REQUIRED) for child in reversed(inner))

    def read_values(self, pattern: etree._Element, attribute: Attribute) -> None:
        """Add to `attribute` what the pattern of an attribute says of its value."""
        stack, seen = [pattern], set[str]()
        while stack:
            value = stack.pop(0)
            if value.tag == f"{RNG}value" and value.text and value.text not in attribute.values:
                attribute.values.append(value.text)
            elif value.tag == f"{RNG}data" and value.get("type") not in attribute.datatypes:
                attribute.datatypes.append(value.get("type", ""))
            elif value.tag == f"{RNG}ref" and (name := value.get("name", "")) not in seen:
                seen.add(name)
                stack.extend(self.defines.get(name, ()))
            stack.extend(value)


def names(pattern: etree._Element) -> list[str]:
    """The names that an element or attribute pattern stands for; none for a wildcard."""
    if name := pattern.get("name"):
        return [name]
    if len(pattern) and pattern[0].tag == f"{RNG}name":
        return [(pattern[0].text or "").strip()]
    if len(pattern) and pattern[0].tag == f"{RNG}choice":
        return [(name.text or "").strip() for name in pattern[0].findall(f"{RNG}name")]
    return []


def listing(words: list[str], most: int = 12) -> str:
    """The words with commas between them; how many more, where there are too many to read."""
    return ", ".join(words[:most]) + (f" and {len(words) - most} more" if len(words) > most else "")

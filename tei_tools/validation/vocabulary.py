"""What a grammar allows, element by element, wherever they stand: what hints are made from."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from tei_tools.validation.relaxng.names import split
from tei_tools.validation.relaxng.patterns import (
    EMPTY,
    Attribute,
    Data,
    Element,
    Pattern,
    Text,
    Value,
)
from tei_tools.validation.relaxng.restrictions import elements
from tei_tools.validation.spellings import Spellings

XML: Final = "http://www.w3.org/XML/1998/namespace"
DATATYPES: Final = {
    "date": "a date such as 1936-08-19",
    "gYear": "a year such as 1936",
    "gYearMonth": "a month such as 1936-08",
    "anyURI": "a pointer such as #id, or an address",
    "ID": "an id: a letter or _ first, then letters, digits, '-', '_' or '.', without spaces",
    "NCName": "a name: a letter or _ first, then letters, digits, '-', '_' or '.', without spaces",
    "language": "a language tag such as en or en-GB",
    "nonNegativeInteger": "a number",
    "boolean": "true or false",
}
# Of the elements that may stand somewhere, those that one most likely wants come first.
USUAL: Final = (
    "TEI teiHeader fileDesc titleStmt publicationStmt sourceDesc encodingDesc profileDesc text body front back group p "
    "item row cell div l lg sp speaker head ab list table figure note quote said q persName placeName name date title "
    "ref hi lb pb choice sic corr orig reg abbr expan foreign seg bibl person event"
)
RANK: Final = {name: rank for rank, name in enumerate(USUAL.split())}


@dataclass(slots=True)
class Values:
    """What the value of one attribute may be: one of a list, or of some datatypes."""

    values: list[str] = field(default_factory=list)
    datatypes: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        listed = [f"one of: {listing(self.values)}"] if self.values else []
        known = [DATATYPES[name] for name in self.datatypes if name in DATATYPES]
        return " or ".join([*known, *listed]) or "a word, without spaces"


@dataclass(slots=True)
class Content:
    """What elements of one name may hold, wherever they stand."""

    children: list[str] = field(default_factory=list)
    attributes: dict[str, Values] = field(default_factory=dict)
    text: bool = False


class Vocabulary:
    """The elements of a grammar by name, and what they may hold; where a name has several meanings, what any may."""

    def __init__(self, grammar: Pattern = EMPTY) -> None:
        self.grammar = grammar

    @cached_property
    def elements(self) -> dict[str, Content]:
        """The elements by name; read when the first finding asks."""
        found: dict[str, Content] = {}
        for element in self.patterns:
            for name in local_names(element):
                read(element, found.setdefault(name, Content()))
        return found

    @cached_property
    def patterns(self) -> list[Element]:
        """The elements of the grammar."""
        return list(elements(self.grammar))

    @cached_property
    def spellings(self) -> Spellings:
        """The names of all elements, misspelt too."""
        return Spellings(self.elements)

    def content(self, name: str) -> Content:
        """What elements of that name may hold: nothing, if the grammar knows none."""
        return self.elements.get(name) or Content()

    @cached_property
    def parents(self) -> Mapping[str, list[str]]:
        """The elements that may hold elements of a name, the usual ones first."""
        return inverted({name: content.children for name, content in self.elements.items()})

    @cached_property
    def holders(self) -> Mapping[str, list[str]]:
        """The elements that take an attribute, the usual ones first."""
        return inverted({name: content.attributes for name, content in self.elements.items()})


def read(element: Element, content: Content) -> None:
    """Add to `content` what an element may hold."""
    for pattern in right_in(element.content):
        if isinstance(pattern, Element):
            content.children.extend(name for name in local_names(pattern) if name not in content.children)
        elif isinstance(pattern, Attribute):
            for name in attribute_names(pattern):
                read_values(pattern.value, content.attributes.setdefault(name, Values()))
        else:
            content.text = True


def right_in(pattern: Pattern) -> Iterator[Pattern]:
    """The elements, attributes and texts right in the content of an element, in the order of the schema."""
    seen, stack = {pattern}, [pattern]
    while stack:
        each = stack.pop()
        if isinstance(each, Element | Attribute | Text | Data | Value):
            yield each
            continue
        inner = [part for part in each.parts if part not in seen]
        seen.update(inner)
        stack.extend(reversed(inner))


def values_of(pattern: Pattern) -> Values:
    """What a value may be that matches a pattern."""
    values = Values()
    read_values(pattern, values)
    return values


def read_values(pattern: Pattern, values: Values) -> None:
    """Add to `values` what a pattern says of a value."""
    for each in [pattern, *right_in(pattern)]:
        if isinstance(each, Value) and each.text not in values.values:
            values.values.append(each.text)
        elif isinstance(each, Data) and each.datatype.name not in values.datatypes:
            values.datatypes.append(each.datatype.name)


def local_names(element: Element) -> list[str]:
    """The names of an element without their namespaces; none for a wildcard."""
    return sorted(split(name)[1] for name in element.names.names)


def attribute_names(attribute: Attribute) -> list[str]:
    """The names of an attribute as a file has them: `xml:id`."""
    return sorted(as_written(name) for name in attribute.names.names)


def as_written(name: str) -> str:
    """The name of an attribute as a file has it."""
    namespace, local = split(name)
    return f"xml:{local}" if namespace == XML else local


def inverted(held: Mapping[str, Iterable[str]]) -> Mapping[str, list[str]]:
    """What holds each thing, the usual first; nothing holds what is not there."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for holder in usual(held):
        for name in held[holder]:
            found[name].append(holder)
    return found


def usual(names: Iterable[str]) -> list[str]:
    """The names, those first that one most likely wants."""
    return sorted(names, key=lambda name: (RANK.get(name, len(RANK)), name))


def listing(words: list[str], most: int = 6) -> str:
    """The words with commas between them; how many more, where there are too many to read."""
    return ", ".join(words[:most]) + (f" and {len(words) - most} more" if len(words) > most else "")

"""`Index`: a document, and what is found out about it once, for all expressions."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any, Final

from lxml import etree

from tei_tools.errors import EffortError
from tei_tools.validation.xpath.nodes import Attribute, Document, attributes, descendants, in_document_order

XML_ID: Final = "{http://www.w3.org/XML/1998/namespace}id"


class Index:
    """The nodes of a document by kind and name; each kind is looked through when something first asks for it.

    `elements` are those of the document, in its order.
    """

    def __init__(self, elements: Sequence[etree._Element]) -> None:
        self.elements = elements
        self.document = Document(elements[0])
        self.memory: dict[object, Any] = {}
        self.left = 0

    def allow(self, steps: int) -> None:
        """From now on, so many nodes may be looked at."""
        self.left = steps

    def spend(self, steps: int) -> None:
        """Count nodes that are looked at.

        Raises EffortError if they are too many: an expression may ask for all pairs of nodes.
        """
        self.left -= steps
        if self.left < 0:
            raise EffortError("It looks at too many nodes for a document of this length.")

    def remembered(self, name: object, find: Callable[[], Any]) -> Any:
        """What is found out about the document once."""
        if name not in self.memory:
            self.memory[name] = find()
        return self.memory[name]

    @cached_property
    def by_name(self) -> dict[str, list[etree._Element]]:
        """The elements by their names."""
        found: dict[str, list[etree._Element]] = {}
        for element in self.elements:
            found.setdefault(element.tag, []).append(element)  # type: ignore[arg-type]
        return found

    @cached_property
    def by_attribute(self) -> dict[str, list[int]]:
        """The places of the elements that have an attribute, by its name."""
        found: dict[str, list[int]] = {}
        for place, element in enumerate(self.elements):
            for name in element.keys():  # noqa: SIM118  an element that is iterated over gives its children
                found.setdefault(name, []).append(place)
        return found

    @cached_property
    def by_id(self) -> dict[str, etree._Element]:
        """The elements that have an xml:id, by it; the first of several."""
        found: dict[str, etree._Element] = {}
        for place in self.by_attribute.get(XML_ID, ()):
            found.setdefault((self.elements[place].get(XML_ID) or "").strip(), self.elements[place])
        return found

    @cached_property
    def place(self) -> Callable[[Any], tuple[int, int, int, str]]:
        """What nodes are sorted by."""
        return in_document_order(self.document)

    def having(self, names: frozenset[str]) -> list[etree._Element]:
        """The elements that have one of these attributes, in document order."""
        places = {place for name in names for place in self.by_attribute.get(name, ())}
        return [self.elements[place] for place in sorted(places)]

    def preceding(self, element: etree._Element, name: str) -> Iterator[etree._Element]:
        """The elements of a name that end before another begins, the nearest first."""
        named, around = self.by_name.get(name, []), set(element.iterancestors(name))
        for place in range(bisect_left(named, self.place(element), key=self.place) - 1, -1, -1):
            if named[place] not in around:
                yield named[place]

    def following(self, element: etree._Element, name: str) -> Iterator[etree._Element]:
        """The elements of a name that begin after another ends."""
        named, is_within = self.by_name.get(name, []), True
        for place in range(bisect_left(named, self.place(element), key=self.place), len(named)):
            is_within = is_within and (named[place] is element or element in named[place].iterancestors())
            if not is_within:
                yield named[place]

    def everything(self) -> Iterator[Any]:
        """Every node, attributes too."""
        yield self.document
        for node in descendants(self.document):
            yield node
            yield from attributes(node)

    def attributes_of(self, name: str) -> Iterator[Attribute]:
        """The attributes of a name."""
        found = (self.elements[place] for place in self.by_attribute.get(name, ()))
        return (Attribute(element, name, element.get(name) or "") for element in found)

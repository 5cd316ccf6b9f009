"""The nodes of a document: elements, comments and instructions are lxml's own; the others are made when asked for."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Any, Final, NamedTuple, TypeAlias

from lxml import etree

from tei_tools.validation.xpath.syntax import NodeTest


class Document(NamedTuple):
    """The node above the outermost element."""

    root: etree._Element


class Attribute(NamedTuple):
    """An attribute of an element, with its name as lxml writes it."""

    parent: etree._Element
    name: str
    value: str


class Text(NamedTuple):
    """The text that begins an element, or that follows a child of it."""

    parent: etree._Element
    after: etree._Element | None
    value: str


Node: TypeAlias = etree._Element | Document | Attribute | Text
Axis: TypeAlias = Callable[[Any], Iterable[Any]]
"""A node in, nodes out: the nearest first."""

NODES: Final = (etree._Element, Document, Attribute, Text)
string_of_tree: Final = etree.XPath("string()", smart_strings=False)


def string(node: Node) -> str:
    """The text of a node."""
    if isinstance(node, (Attribute, Text)):
        return node.value
    if isinstance(node, Document):
        node = node.root
    return string_of_tree(node) if len(node) else node.text or ""


def parent(node: Node) -> Node | None:
    """What a node stands in."""
    if isinstance(node, (Attribute, Text)):
        return node.parent
    if isinstance(node, Document):
        return None
    above = node.getparent()
    return Document(node.getroottree().getroot()) if above is None else above


def element_of(node: Node) -> etree._Element:
    """The element that a finding at a node is shown at."""
    if isinstance(node, Document):
        return node.root
    if isinstance(node, (Attribute, Text)):
        return node.parent
    above = node.getparent()
    return node if isinstance(node.tag, str) or above is None else above


def children(node: Node) -> Iterator[Node]:
    """What a node holds: text, elements, comments, instructions."""
    if isinstance(node, Document):
        yield from reversed(list(node.root.itersiblings(preceding=True)))
        yield node.root
        yield from node.root.itersiblings()
    elif isinstance(node, etree._Element) and isinstance(node.tag, str):
        if node.text:
            yield Text(node, None, node.text)
        for child in node:
            yield child
            if child.tail:
                yield Text(node, child, child.tail)


def descendants(node: Node) -> Iterator[Node]:
    """What a node holds, and what that holds, in document order."""
    pending = [children(node)]
    while pending:
        child = next(pending[-1], None)
        if child is None:
            pending.pop()
        else:
            yield child
            if isinstance(child, etree._Element):
                pending.append(children(child))


def ancestors(node: Node) -> Iterator[Node]:
    """What a node stands in, from the inside out."""
    above = parent(node)
    while above is not None:
        yield above
        above = parent(above)


def siblings(node: Node, *, preceding: bool) -> Iterator[Node]:
    """The nodes before or after a node in the same parent, the nearest first."""
    above = parent(node)
    if above is None or isinstance(node, Attribute):
        return
    around = list(children(above))
    place = around.index(node)
    yield from reversed(around[:place]) if preceding else iter(around[place + 1 :])


def following(node: Node) -> Iterator[Node]:
    """What begins after a node ends."""
    if isinstance(node, Attribute):
        yield from descendants(node.parent)
        node = node.parent
    for each in chain([node], ancestors(node)):
        for sibling in siblings(each, preceding=False):
            yield sibling
            yield from descendants(sibling)


def preceding(node: Node) -> Iterator[Node]:
    """What ends before a node begins, the nearest first."""
    if isinstance(node, Attribute):
        node = node.parent
    for each in chain([node], ancestors(node)):
        for sibling in siblings(each, preceding=True):
            yield from reversed([sibling, *descendants(sibling)])


def attributes(node: Node) -> Iterator[Attribute]:
    """The attributes of an element."""
    if isinstance(node, etree._Element) and isinstance(node.tag, str):
        for name, value in node.attrib.items():
            yield Attribute(node, name, value)


def and_self(axis: Axis) -> Axis:
    """An axis that begins with the node itself."""
    return lambda node: chain([node], axis(node))


def above(node: Node) -> Iterator[Node]:
    """What a node stands in, if anything."""
    found = parent(node)
    return iter(() if found is None else (found,))


ANY: Final[dict[str, Axis]] = {
    "self": lambda node: (node,),
    "child": children,
    "descendant": descendants,
    "descendant-or-self": and_self(descendants),
    "attribute": attributes,
    "parent": above,
    "ancestor": ancestors,
    "ancestor-or-self": and_self(ancestors),
    "following": following,
    "preceding": preceding,
    "following-sibling": lambda node: siblings(node, preceding=False),
    "preceding-sibling": lambda node: siblings(node, preceding=True),
}
# Axes on which libxml2 finds elements by their name, for nodes that are elements.
QUICK: Final[dict[str, Callable[[str], Axis]]] = {
    "child": lambda name: lambda node: node.iterchildren(name),
    "descendant": lambda name: lambda node: node.iterdescendants(name),
    "descendant-or-self": lambda name: lambda node: node.iter(name),
    "ancestor": lambda name: lambda node: node.iterancestors(name),
    "following-sibling": lambda name: lambda node: node.itersiblings(name),
    "preceding-sibling": lambda name: lambda node: node.itersiblings(name, preceding=True),
}


def axis(name: str, test: NodeTest) -> Axis:
    """What an axis reaches from a node that passes the test."""
    fits = matcher(test)
    walk = ANY[name]
    if name == "attribute" and test.name is not None and "*" not in test.name:
        return lambda node: attribute(node, test.name)
    if test.kind != "element" or name not in QUICK:
        return lambda node: filter(fits, walk(node))
    quick = QUICK[name](test.name or "*")
    if name.startswith("descendant"):

        def below(node: Node) -> Iterable[Node]:
            """Elements in an element, or in the document."""
            if isinstance(node, etree._Element):
                return quick(node)
            return node.root.iter(test.name or "*") if isinstance(node, Document) else filter(fits, walk(node))

        return below
    return lambda node: quick(node) if isinstance(node, etree._Element) else filter(fits, walk(node))


def attribute(node: Node, name: str | None) -> tuple[Attribute, ...]:
    """The one attribute of that name, if the node is an element that has it."""
    value = node.get(name or "") if isinstance(node, etree._Element) else None
    return () if value is None else (Attribute(node, name or "", value),)  # type: ignore[arg-type]


def matcher(test: NodeTest) -> Callable[[Any], bool]:
    """Whether a node passes a test."""
    return MATCHERS[test.kind](test.name)


def named(name: str | None) -> Callable[[str], bool]:
    """Whether a name as lxml writes it is the one that is meant; `*` stands for anything."""
    if name is None or name == "*":
        return lambda tag: True
    if name.startswith("{*}"):
        return lambda tag: tag.rpartition("}")[2] == name[3:]
    if name.endswith("}*"):
        return lambda tag: tag.startswith(name[:-1])
    return lambda tag: tag == name


def element_named(name: str | None) -> Callable[[Any], bool]:
    """Whether a node is an element of that name."""
    fits = named(name)
    return lambda node: isinstance(node, etree._Element) and isinstance(node.tag, str) and fits(node.tag)


def attribute_named(name: str | None) -> Callable[[Any], bool]:
    """Whether a node is an attribute of that name."""
    fits = named(name)
    return lambda node: isinstance(node, Attribute) and fits(node.name)


def instruction_named(name: str | None) -> Callable[[Any], bool]:
    """Whether a node is a processing instruction of that name, or any."""
    return lambda node: isinstance(node, etree._ProcessingInstruction) and name in {None, getattr(node, "target", None)}


MATCHERS: Final[dict[str, Callable[[str | None], Callable[[Any], bool]]]] = {
    "node": lambda name: lambda node: True,
    "element": element_named,
    "attribute": attribute_named,
    "processing-instruction": instruction_named,
    "text": lambda name: lambda node: isinstance(node, Text),
    "comment": lambda name: lambda node: isinstance(node, etree._Comment),
    "document-node": lambda name: lambda node: isinstance(node, Document),
}


def in_document_order(document: Document) -> Callable[[Any], tuple[int, int, int, str]]:
    """What nodes of a document are sorted by; it walks through the document once."""
    number = {node: place for place, node in enumerate(document.root.getroottree().iter(), 1)}

    def place(node: Node) -> tuple[int, int, int, str]:
        """The place of the element that a node is or stands in or after, and its place with regard to that."""
        if isinstance(node, Attribute):
            return number[node.parent], 1, 0, node.name
        if isinstance(node, Text) and node.after is None:
            return number[node.parent], 2, 0, ""
        if isinstance(node, Text):
            last = node.after
            while last is not None and len(last):
                last = last[-1]
            return number[last], 3, -depth(node.after), ""  # type: ignore[index]
        return (0, 0, 0, "") if isinstance(node, Document) else (number[node], 0, 0, "")

    return place


def depth(node: Any) -> int:
    """How many elements a node stands in."""
    return sum(1 for _ in node.iterancestors())

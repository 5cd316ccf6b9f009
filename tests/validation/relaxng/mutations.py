"""Seeded mutations of TEI documents: each has one to three things changed that may or may not be mistakes."""

import random
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Final

from lxml import etree

TEI: Final = "{http://www.tei-c.org/ns/1.0}"
XML: Final = "{http://www.w3.org/XML/1998/namespace}"
NAMES: Final = ["TEI", "teiHeader", "text", "body", "div", "p", "head", "lg", "l", "sp", "list", "item", "ref", "date"]
OTHERS: Final = ["blort", "DIV", "para", "b", "persname"]
ATTRIBUTES: Final = [
    "type",
    "n",
    "when",
    "target",
    "rend",
    "who",
    "ref",
    "key",
    "level",
    "scope",
    f"{XML}id",
    f"{XML}lang",
]
VALUES: Final = [
    "",
    "1",
    "x",
    "1936-08-19",
    "1936-8-19",
    "#a #b",
    "two words",
    "-3",
    "high",
    "a:b",
    "http://a/b%",
    "é",
    "  ",
]


def mutations(paths: Sequence[Path], count: int, seed: int = 0) -> Iterator[bytes]:
    """So many mutated documents, the same for the same seed; large documents come less often."""
    generator = random.Random(seed)
    documents = [etree.parse(path).getroot() for path in paths]
    weights = [1 / (20_000 + path.stat().st_size) for path in paths]
    for _ in range(count):
        root = deepcopy(generator.choices(documents, weights)[0])
        for _ in range(generator.randint(1, 3)):
            mutate(root, generator)
        yield etree.tostring(root, encoding="utf-8", xml_declaration=True)


def mutate(root: etree._Element, generator: random.Random) -> None:
    """Change one thing somewhere under `root`."""
    element = generator.choice([*root.iterdescendants(etree.Element)])
    change = generator.choice(CHANGES)
    change(element, generator)


def rename(element: etree._Element, generator: random.Random) -> None:
    """Give an element another name, of TEI or not."""
    element.tag = generator.choice([*(TEI + name for name in NAMES), *(TEI + name for name in OTHERS), "p", "{urn:x}p"])


def delete(element: etree._Element, generator: random.Random) -> None:
    """Take an element out, with what is in it."""
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def duplicate(element: etree._Element, generator: random.Random) -> None:
    """Put a copy of an element after it, its ids too."""
    element.addnext(deepcopy(element))


def move(element: etree._Element, generator: random.Random) -> None:
    """Put an element to the beginning or the end of another that is not in it."""
    inside = set(element.iter())
    target = generator.choice([each for each in element.getroottree().iter(etree.Element) if each not in inside])
    target.insert(generator.choice([0, len(target)]), element)


def empty(element: etree._Element, generator: random.Random) -> None:
    """Take out all that an element holds."""
    tail = element.tail
    for child in list(element):
        element.remove(child)
    element.text, element.tail = None, tail


def add_text(element: etree._Element, generator: random.Random) -> None:
    """Put text before or after the children of an element."""
    element.text = (element.text or "") + generator.choice(["word", " ", "é\n"])
    element.tail = (element.tail or "") + generator.choice(["", "words of text"])


def add_attribute(element: etree._Element, generator: random.Random) -> None:
    """Give an element an attribute, or another value to one that it has."""
    element.set(generator.choice(ATTRIBUTES), generator.choice(VALUES))


def change_value(element: etree._Element, generator: random.Random) -> None:
    """Give an attribute of an element another value."""
    if element.attrib:
        element.set(generator.choice(element.keys()), generator.choice(VALUES))


def delete_attribute(element: etree._Element, generator: random.Random) -> None:
    """Take an attribute from an element."""
    if element.attrib:
        del element.attrib[generator.choice(element.keys())]


def rename_attribute(element: etree._Element, generator: random.Random) -> None:
    """Give an attribute of an element another name."""
    if element.attrib:
        name = generator.choice(element.keys())
        value = element.attrib.pop(name)
        element.set(generator.choice(ATTRIBUTES), value)


CHANGES: Final[Sequence[Callable[[etree._Element, random.Random], None]]] = (
    rename,
    delete,
    duplicate,
    move,
    empty,
    add_text,
    add_attribute,
    change_value,
    delete_attribute,
    rename_attribute,
)

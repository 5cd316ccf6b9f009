"""What elements of a schema may have and hold.

https://relaxng.org/spec-20011203.html#full-syntax
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple
from xml.parsers import expat

from tei_tools.validation.relaxng.source import Node

NAME_CLASSES: Final = frozenset({"name", "anyName", "nsName", "choice"})
WITH_PATTERNS: Final = ("group", "interleave", "choice", "optional", "zeroOrMore", "oneOrMore", "list", "mixed")
PATTERNS: Final = frozenset(
    {
        *WITH_PATTERNS,
        *("element", "attribute", "ref", "parentRef", "empty", "text", "value", "data", "notAllowed", "externalRef"),
        "grammar",
    }
)
IN_GRAMMAR: Final = frozenset({"start", "define", "div", "include"})
NOTHING: Final = frozenset[str]()
COMMON: Final = frozenset({"ns", "datatypeLibrary"})


class Rule(NamedTuple):
    """The children and attributes of one kind of element; it must have the `required` ones, and so many children."""

    children: frozenset[str] = NOTHING
    required: frozenset[str] = NOTHING
    attributes: frozenset[str] = COMMON
    minimum: int = 0
    maximum: int | None = None


def rule(
    children: frozenset[str] = NOTHING,
    *,
    required: str = "",
    optional: str = "",
    minimum: int = 0,
    maximum: int | None = None,
) -> Rule:
    """A rule; attributes are separated by spaces."""
    needed = frozenset(required.split())
    return Rule(children, needed, COMMON | needed | set(optional.split()), minimum, maximum)


RULES: Final = {
    **{name: rule(PATTERNS, minimum=1) for name in WITH_PATTERNS},
    **{name: rule() for name in ("empty", "text", "notAllowed", "name")},
    **{name: rule(required="name") for name in ("ref", "parentRef", "param")},
    "element": rule(PATTERNS | NAME_CLASSES, optional="name", minimum=1),
    "attribute": rule(PATTERNS | NAME_CLASSES, optional="name"),
    "value": rule(optional="type"),
    "data": rule(frozenset({"param", "except"}), required="type"),
    "externalRef": rule(required="href"),
    "include": rule(IN_GRAMMAR - {"include"}, required="href"),
    "grammar": rule(IN_GRAMMAR),
    "div": rule(IN_GRAMMAR),
    "start": rule(PATTERNS, optional="combine", minimum=1, maximum=1),
    "define": rule(PATTERNS, required="name", optional="combine", minimum=1),
    "except": rule(PATTERNS | NAME_CLASSES, minimum=1),
    "anyName": rule(frozenset({"except"}), maximum=1),
    "nsName": rule(frozenset({"except"}), maximum=1),
}
# https://www.w3.org/TR/REC-xml-names/#NT-NCName
ASCII_NCNAME: Final = re.compile("[A-Za-z_][A-Za-z0-9_.-]*")
NO_NCNAME: Final = re.compile(r"[\x00-,/:-@\[-^`{-\x7f]")


def is_ncname(text: str) -> bool:
    """Whether a text is a name without a colon.

    Expat decides on what is not ASCII: it reads the names of documents, by the fourth edition of XML.
    """
    if text.isascii():
        return ASCII_NCNAME.fullmatch(text) is not None
    if NO_NCNAME.search(text):
        return False
    try:
        expat.ParserCreate().Parse(f"<{text}/>", True)
    except (expat.ExpatError, ValueError):
        return False
    return True


def check(node: Node) -> None:
    """Raise SchemaError if a node must not have its attributes or children; what these have is not looked at."""
    found = RULES[node.name]
    if node.attributes.keys() != found.required:
        check_attributes(node, found)
    count = len(node.children)
    if count < found.minimum:
        raise node.error(f"{node.name} holds nothing")
    if found.maximum is not None and count > found.maximum:
        raise node.children[found.maximum].error(f"{node.name} holds {found.maximum} pattern and no more")
    for child in node.children:
        if child.name not in found.children:
            raise child.error(f"{child.name} is not allowed in {node.name}")


def check_attributes(node: Node, found: Rule) -> None:
    """Raise SchemaError if a node must not have its attributes, or lacks one."""
    for attribute in found.required - node.attributes.keys():
        raise node.error(f"{node.name} lacks @{attribute}")
    for attribute in node.attributes.keys() - found.attributes:
        raise node.error(f"{node.name} has no @{attribute}")


def allow(node: Node, children: Sequence[Node], names: frozenset[str]) -> None:
    """Raise SchemaError if one of some children has none of the names."""
    for child in children:
        if child.name not in names:
            raise child.error(f"{child.name} is not allowed in {node.name} here")

"""What elements of a schema may have and hold.

https://relaxng.org/spec-20011203.html#full-syntax
"""

import re
from typing import Final

from tei_tools.validation.relaxng.source import SPACE, Node

NAME_CLASSES: Final = frozenset({"name", "anyName", "nsName", "choice"})
SEVERAL: Final = frozenset(
    {"group", "interleave", "choice", "optional", "zeroOrMore", "oneOrMore", "list", "mixed", "define"}
)
NONE: Final = frozenset({"ref", "parentRef", "empty", "text", "notAllowed", "externalRef", "value", "param", "name"})
NAMED: Final = frozenset({"element", "attribute"})
PATTERNS: Final = (SEVERAL - {"define"}) | (NONE - {"param", "name"}) | NAMED | {"data", "grammar"}
IN_GRAMMAR: Final = frozenset({"start", "define", "div", "include"})
KNOWN: Final = PATTERNS | IN_GRAMMAR | {"param", "name", "anyName", "nsName", "except"}
COMMON: Final = frozenset({"ns", "datatypeLibrary"})
# The attributes of each element, and those among them that it must have.
OPTIONAL: Final = {
    "element": {"name"},
    "attribute": {"name"},
    "value": {"type"},
    "start": {"combine"},
    "define": {"combine"},
}
REQUIRED: Final = {
    "ref": {"name"},
    "parentRef": {"name"},
    "define": {"name"},
    "param": {"name"},
    "data": {"type"},
    "externalRef": {"href"},
    "include": {"href"},
}
NCNAMES: Final = frozenset({"ref", "parentRef", "define", "param"})
# https://www.w3.org/TR/REC-xml-names/#NT-NCName
NAME_START: Final = (
    "A-Z_a-zÀ-ÖØ-öø-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef"
    "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
NAME_CHARACTERS: Final = NAME_START + "0-9.·\u0300-\u036f\u203f-\u2040"
NCNAME: Final = re.compile(f"[{NAME_START}][{NAME_CHARACTERS}-]*")


def check(node: Node) -> None:
    """Raise SchemaError if `node` itself, or a child of it, is not allowed there; what is in the child is not looked at."""
    check_attributes(node)
    names = [child.name for child in node.children]
    if node.name in NONE:
        if names:
            raise node.children[0].error(f"{node.name} holds no elements")
    elif node.name in SEVERAL:
        if not names:
            raise node.error(f"{node.name} is empty: it holds at least one pattern")
        allow(node, PATTERNS)
    elif node.name == "start":
        if len(names) != 1:
            raise node.error("start holds exactly one pattern")
        allow(node, PATTERNS)
    elif node.name in {"grammar", "div", "include"}:
        allow(node, IN_GRAMMAR - {"include"} if node.name == "include" else IN_GRAMMAR)
    elif node.name == "data":
        if "except" in names[:-1]:
            raise node.error("data has one except, and its params before it")
        allow(node, {"param", "except"})
    elif node.name not in KNOWN:
        raise node.error(f"RELAX NG has no element {node.name}")


def check_attributes(node: Node) -> None:
    """Raise SchemaError if `node` has attributes that it cannot have, or lacks some."""
    required = REQUIRED.get(node.name, set())
    for attribute in required:
        if attribute not in node.attributes:
            raise node.error(f"{node.name} lacks @{attribute}")
    for attribute in node.attributes:
        if attribute not in required and attribute not in COMMON and attribute not in OPTIONAL.get(node.name, ()):
            raise node.error(f"{node.name} has no @{attribute}")
    if node.name in NCNAMES and not NCNAME.fullmatch(node.attributes["name"].strip(SPACE)):
        raise node.error(f"{node.attributes['name']!r} is no name without a colon")
    if node.name in {"data", "value"} and not NCNAME.fullmatch(node.attributes.get("type", "token").strip(SPACE)):
        raise node.error(f"{node.attributes['type']!r} is no name of a datatype")


def allow(node: Node, names: frozenset[str] | set[str]) -> None:
    """Raise SchemaError if a child of `node` has none of the names."""
    for child in node.children:
        if child.name not in names:
            raise child.error(f"{child.name} is not allowed in {node.name}")

"""The names that elements and attributes of a schema are for.

https://relaxng.org/spec-20011203.html#IDA3Z0R
"""

from typing import Final

from tei_tools.validation.relaxng.names import NO_NAMES, NameClass, Wildcard, qualified, union
from tei_tools.validation.relaxng.source import SPACE, Node
from tei_tools.validation.relaxng.syntax import NAME_CLASSES, NCNAME, PATTERNS, allow, check

XMLNS: Final = "http://www.w3.org/2000/xmlns"


def split_off(node: Node) -> tuple[NameClass, list[Node]]:
    """The names of an element or attribute pattern, and the patterns in it."""
    if "name" in node.attributes:
        allow(node, PATTERNS)
        # An attribute with a name is in no namespace, unless it says so itself.
        namespace = node.namespace if node.name == "element" else node.attributes.get("ns", "")
        return single(node, node.attributes["name"], namespace), node.children
    if not node.children:
        raise node.error(f"{node.name} lacks a name")
    first, *rest = node.children
    if first.name not in NAME_CLASSES:
        raise first.error(f"{node.name} lacks a name: {first.name} is no class of names")
    for child in rest:
        if child.name not in PATTERNS:
            raise child.error(f"{child.name} is not allowed in {node.name}")
    return name_class(first), rest


def name_class(node: Node, *, any_name: bool = True, namespaces: bool = True) -> NameClass:
    """A class of names; within an exception, not all wildcards are allowed."""
    check(node)
    if node.name == "name":
        return single(node, node.text, node.namespace)
    if node.name == "choice":
        allow(node, NAME_CLASSES)
        return union(name_class(child, any_name=any_name, namespaces=namespaces) for child in node.children)
    if not (any_name if node.name == "anyName" else namespaces):
        raise node.error(f"{node.name} is not allowed in this except")
    allow(node, {"except"})
    if len(node.children) > 1:
        raise node.children[1].error(f"{node.name} has one except at most")
    exception = NO_NAMES
    for child in node.children:
        exception = excepted(child, namespaces=node.name == "anyName")
    namespace = None if node.name == "anyName" else node.namespace
    return NameClass(wildcards=(Wildcard(namespace, exception),))


def excepted(node: Node, *, namespaces: bool) -> NameClass:
    """The names that an except takes out."""
    check(node)
    if not node.children:
        raise node.error("except is empty: it holds at least one class of names")
    allow(node, NAME_CLASSES)
    return union(name_class(child, any_name=False, namespaces=namespaces) for child in node.children)


def single(node: Node, text: str, namespace: str) -> NameClass:
    """One name, which may have a prefix."""
    name = text.strip(SPACE)
    prefix, colon, local = name.rpartition(":")
    if not NCNAME.fullmatch(local) or (colon and not NCNAME.fullmatch(prefix)):
        raise node.error(f"{name!r} is no name")
    if colon and prefix not in node.prefixes:
        raise node.error(f"no namespace is declared for the prefix {prefix!r}")
    return NameClass(frozenset({qualified(node.prefixes[prefix] if colon else namespace, local)}))


def check_attribute(node: Node, names: NameClass) -> None:
    """Raise SchemaError if no attribute may have one of the names: they declare namespaces."""
    for name in names.names:
        if name == "xmlns" or name.startswith(XMLNS):
            raise node.error("no attribute is called xmlns")
    for wildcard in names.wildcards:
        if (wildcard.namespace or "").startswith(XMLNS):
            raise node.error("no attribute is in the namespace of xmlns")

"""The names that elements and attributes of a schema are for.

https://relaxng.org/spec-20011203.html#IDA3Z0R
"""

from typing import Final

from tei_tools.validation.relaxng.names import NO_NAMES, NameClass, Wildcard, qualified, union
from tei_tools.validation.relaxng.source import SPACE, Node
from tei_tools.validation.relaxng.syntax import NAME_CLASSES, PATTERNS, RULES, allow, check, check_attributes, is_ncname

XMLNS: Final = "http://www.w3.org/2000/xmlns"


def split_off(node: Node) -> tuple[NameClass, list[Node]]:
    """The names of an element or attribute pattern, and the patterns in it."""
    if "name" in node.attributes:
        allow(node, node.children, PATTERNS)
        # An attribute with a name is in no namespace, unless it says so itself.
        namespace = node.context.namespace if node.name == "element" else node.attributes.get("ns", "")
        return single(node, node.attributes["name"], namespace), node.children
    if not node.children or node.children[0].name not in NAME_CLASSES:
        raise node.error(f"{node.name} lacks a name")
    first, *rest = node.children
    allow(node, rest, PATTERNS)
    return name_class(first), rest


def name_class(node: Node, *, any_name: bool = True, namespaces: bool = True) -> NameClass:
    """A class of names; within an exception, not all wildcards are allowed."""
    if node.name == "choice":
        return one_of(node, any_name=any_name, namespaces=namespaces)
    check(node)
    if node.name == "name":
        return single(node, node.text, node.context.namespace)
    if not (any_name if node.name == "anyName" else namespaces):
        raise node.error(f"{node.name} is not allowed in this except")
    exception = NO_NAMES
    for child in node.children:
        check(child)
        exception = one_of(child, any_name=False, namespaces=node.name == "anyName")
    namespace = None if node.name == "anyName" else node.context.namespace
    return NameClass(wildcards=(Wildcard(namespace, exception),))


def one_of(node: Node, *, any_name: bool, namespaces: bool) -> NameClass:
    """The names that any of several classes has."""
    check_attributes(node, RULES[node.name])
    allow(node, node.children, NAME_CLASSES)
    if not node.children:
        raise node.error(f"{node.name} holds nothing")
    return union(name_class(child, any_name=any_name, namespaces=namespaces) for child in node.children)


def single(node: Node, text: str, namespace: str) -> NameClass:
    """One name, which may have a prefix."""
    name = text.strip(SPACE)
    prefix, colon, local = name.rpartition(":")
    if not is_ncname(local) or (colon and not is_ncname(prefix)):
        raise node.error(f"{name!r} is no name")
    if colon and prefix not in node.context.prefixes:
        raise node.error(f"no namespace is declared for the prefix {prefix!r}")
    return NameClass(frozenset({qualified(node.context.prefixes[prefix] if colon else namespace, local)}))


def check_attribute(node: Node, names: NameClass) -> None:
    """Raise SchemaError if the names, or exceptions from them, are those of declarations of namespaces."""
    for name in names.names:
        if name == "xmlns" or name.startswith(XMLNS):
            raise node.error("no attribute is called xmlns")
    for wildcard in names.wildcards:
        if (wildcard.namespace or "").startswith(XMLNS):
            raise node.error("no attribute is in the namespace of xmlns")
        check_attribute(node, wildcard.exception)

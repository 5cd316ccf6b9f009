"""A Schematron schema, or the rules in a RELAX NG or XML Schema, as `Schema`.

https://schematron.com/document/3427.html, and the older namespace of Schematron 1.5.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from lxml import etree

from tei_tools.errors import InputError
from tei_tools.validation.schematron.model import (
    Check,
    Key,
    Let,
    Message,
    Pattern,
    Routine,
    Rule,
    Schema,
    Selection,
)

ISO: Final = "{http://purl.oclc.org/dsdl/schematron}"
OLD: Final = "{http://www.ascc.net/xml/schematron}"
XSL: Final = "{http://www.w3.org/1999/XSL/Transform}"
# The namespaces of grammars that may hold rules.
HOLDERS: Final = ("{http://relaxng.org/ns/structure/1.0}", "{http://www.w3.org/2001/XMLSchema}")
XPATH_1: Final = frozenset({"xslt", "xslt1", "xpath", "xpath1"})
XPATH_2: Final = frozenset({"xslt2", "xslt3", "xpath2", "xpath3", "xpath31"})
# As deep as includes may lie in each other: more is a circle.
DEPTH: Final = 50
Element = etree._Element


def read(path: Path, phase: str | None = None) -> Schema:
    """The rules in the file at `path`: all, or those of the patterns of a phase; of `defaultPhase` if none is named.

    A RELAX NG grammar and an XML Schema may hold rules, as that of TEI does.

    Raises InputError if the file holds none, if they are in another language, or if something in it is not there.
    """
    root = parsed(path)
    if root.tag not in {f"{ISO}schema", f"{OLD}schema"}:
        if str(root.tag).startswith(HOLDERS):
            return Reader(root, path, phase).schema(compatible=next(root.iter(f"{ISO}rule"), None) is None)
        raise InputError(f"{str(path)!r} is not a Schematron schema: its root is {etree.QName(root).localname}.")
    binding = root.get("queryBinding", "xslt").lower()
    if binding not in XPATH_1 | XPATH_2:
        known = ", ".join(sorted(XPATH_1 | XPATH_2))
        raise InputError(f"{str(path)!r} has rules in {binding}. Those that can be run are in: {known}.")
    include(root, path)
    return Reader(root, path, phase).schema(compatible=binding in XPATH_1)


def parsed(path: Path) -> Element:
    """The outermost element of a file.

    Raises InputError if the file is no XML.
    """
    try:
        parser = etree.XMLParser(no_network=True, resolve_entities=False, remove_comments=True, remove_pis=True)
        return etree.parse(path, parser).getroot()
    except etree.XMLSyntaxError as error:
        raise InputError(f"{str(path)!r} is not a Schematron schema: {error.msg}.") from error
    except OSError as error:
        raise InputError(f"{str(path)!r} cannot be read: {error}.") from error


def include(root: Element, path: Path, depth: int = 0) -> None:
    """Put what `include`, and `extends` with an address, stand for in their places.

    Raises InputError if it is not there, or if it includes itself.
    """
    if depth > DEPTH:
        raise InputError(f"{str(path)!r} includes itself.")
    for element in list(root.iter(f"{ISO}include", f"{OLD}include", f"{ISO}extends")):
        href, parent = element.get("href"), element.getparent()
        if href is None or parent is None:
            continue
        other = path.parent / unquote(urlsplit(href).path)
        found = fragment(parsed(other), urlsplit(href).fragment, other)
        include(found, other, depth + 1)
        children = list(found) if element.tag == f"{ISO}extends" else [found]
        place = parent.index(element)
        parent[place : place + 1] = children


def fragment(root: Element, name: str, path: Path) -> Element:
    """The element of a file that an address points to.

    Raises InputError if there is none.
    """
    for element in root.iter(etree.Element):
        if not name or name in {element.get("id"), element.get("{http://www.w3.org/XML/1998/namespace}id")}:
            return element
    raise InputError(f"{str(path)!r} has no element with the id {name!r}.")


class Reader:
    """A file with rules, once it is parsed."""

    def __init__(self, root: Element, path: Path, phase: str | None = None) -> None:
        self.root = root
        self.path = path
        self.phase = phase or root.get("defaultPhase") or "#ALL"
        self.patterns = [*self.all("pattern")]
        self.rules = {rule.get("id"): rule for rule in self.all("rule") if is_abstract(rule)}
        self.diagnostics = {each.get("id", ""): each for each in self.all("diagnostic")}

    def all(self, name: str) -> Iterator[Element]:
        """The elements of Schematron with a name, wherever they stand."""
        return self.root.iter(f"{ISO}{name}", f"{OLD}{name}")

    def schema(self, *, compatible: bool) -> Schema:
        """All of it."""
        active = self.active_phase()
        named = {pattern.get("id"): pattern for pattern in self.patterns}
        chosen = [pattern for pattern in self.patterns if not is_abstract(pattern)]
        lets = lets_of(self.root)
        if active is not None:
            wanted = {each.get("pattern") for each in children(active, "active")}
            chosen = [pattern for pattern in chosen if pattern.get("id") in wanted]
            lets = (*lets, *lets_of(active))
        return Schema(
            {"xml": "http://www.w3.org/XML/1998/namespace"}
            | {each.get("prefix", ""): each.get("uri", "") for each in self.all("ns")},
            compatible,
            lets,
            tuple(self.pattern(pattern, named) for pattern in chosen),
            tuple(key(each) for each in self.root.iter(f"{XSL}key")),
            tuple(routine(each) for each in self.root.iter(f"{XSL}function")),
        )

    def active_phase(self) -> Element | None:
        """The phase that is chosen; None for all patterns.

        Raises InputError if there is none of that name.
        """
        if self.phase in {"#ALL", "#DEFAULT"}:
            return None
        phases = {phase.get("id"): phase for phase in self.all("phase")}
        if self.phase not in phases:
            known = ", ".join(sorted(filter(None, phases))) or "none"
            raise InputError(f"{str(self.path)!r} has no phase {self.phase!r}. There are: {known}.")
        return phases[self.phase]

    def pattern(self, pattern: Element, named: Mapping[str | None, Element]) -> Pattern:
        """A pattern, or what an abstract one is with the parameters of another.

        Raises InputError if the abstract pattern is not there.
        """
        abstract = pattern.get("is-a")
        if abstract is None:
            rules = [rule for rule in children(pattern, "rule") if not is_abstract(rule)]
            return Pattern(lets_of(pattern), tuple(self.rule(rule, pattern) for rule in rules))
        if abstract not in named:
            raise InputError(f"{str(self.path)!r}: there is no abstract pattern {abstract!r}.")
        parameters = {each.get("name", ""): each.get("value", "") for each in children(pattern, "param")}
        return substituted(self.pattern(named[abstract], named), parameters)

    def rule(self, rule: Element, pattern: Element) -> Rule:
        """A rule, with what it takes from abstract ones."""
        members = list(self.members(rule))
        role = rule.get("role") or pattern.get("role") or ""
        return Rule(
            rule.get("context", ""),
            tuple(let(each) for each in members if local(each) == "let"),
            tuple(self.check(each, role) for each in members if local(each) in {"assert", "report"}),
            rule.sourceline,
        )

    def members(self, rule: Element, depth: int = 0) -> Iterator[Element]:
        """What a rule holds; the members of another in the place where it is extended by it.

        Raises InputError if that is not there.
        """
        for child in rule.iterchildren(etree.Element):
            if local(child) != "extends":
                yield child
            elif child.get("rule") not in self.rules or depth > DEPTH:
                raise InputError(f"{str(self.path)!r}: there is no abstract rule {child.get('rule')!r}.")
            else:
                yield from self.members(self.rules[child.get("rule")], depth + 1)

    def check(self, element: Element, role: str) -> Check:
        """An assert or a report."""
        named = element.get("diagnostics", "").split()
        return Check(
            local(element) == "report",
            element.get("test", ""),
            message(element),
            element.get("id"),
            (element.get("role") or role or element.get("flag") or "").lower(),
            tuple(message(self.diagnostics[name]) for name in named if name in self.diagnostics),
            element.get("subject"),
        )


def local(element: Element) -> str:
    """The name of an element of Schematron; empty for one of another namespace."""
    namespace, _, name = str(element.tag).rpartition("}")
    return name if f"{namespace}}}" in {ISO, OLD} else ""


def is_abstract(element: Element) -> bool:
    """Whether a rule or a pattern says nothing by itself."""
    return element.get("abstract") == "true"


def children(element: Element, name: str) -> list[Element]:
    """The children of an element that have a name of Schematron."""
    return [child for child in element.iterchildren(etree.Element) if local(child) == name]


def let(element: Element) -> Let:
    """A variable; one that holds text has this for its value."""
    words = "".join(element.itertext()).strip().replace("'", "''")
    return Let(element.get("name", ""), element.get("value") or element.get("select") or f"'{words}'")


def lets_of(element: Element) -> tuple[Let, ...]:
    """The variables that are defined right in an element."""
    variables = element.iterchildren(f"{XSL}variable", f"{XSL}param")
    return tuple(let(each) for each in [*children(element, "let"), *variables])


def key(element: Element) -> Key:
    """An index."""
    return Key(element.get("name", ""), element.get("match", ""), element.get("use", "."))


def routine(element: Element) -> Routine:
    """A function; one that does more than select has a result that cannot be read."""
    name, _, local_name = element.get("name", "").rpartition(":")
    parts = list(element.iterchildren(etree.Element))
    results = [each for each in parts if each.tag not in {f"{XSL}param", f"{XSL}variable"}]
    is_simple = len(results) == 1 and results[0].tag in {f"{XSL}sequence", f"{XSL}value-of"}
    return Routine(
        f"{{{element.nsmap.get(name, '')}}}{local_name}",
        tuple(each.get("name", "") for each in parts if each.tag == f"{XSL}param"),
        tuple(let(each) for each in parts if each.tag == f"{XSL}variable"),
        results[0].get("select", "") if is_simple else "",
    )


def message(element: Element) -> Message:
    """The words of an element, with the expressions among them."""
    parts: list[str | Selection] = [element.text or ""]
    for child in element.iterchildren(etree.Element):
        if local(child) == "name" or child.tag == f"{XSL}name":
            parts.append(Selection(f"name({child.get('path', '.')})"))
        elif local(child) == "value-of" or child.tag == f"{XSL}value-of":
            parts.append(Selection(child.get("select", "")))
        else:
            parts += message(child)
        parts.append(child.tail or "")
    return tuple(parts)


def substituted(pattern: Pattern, parameters: Mapping[str, str]) -> Pattern:
    """An abstract pattern with values for its parameters."""
    names = "|".join(map(re.escape, sorted(parameters, key=len, reverse=True)))
    if not names:
        return pattern
    reference = re.compile(rf"\$({names})(?![\w.\-])")

    def put(text: str) -> str:
        return reference.sub(lambda match: parameters[match[1]], text)

    def said(parts: Message) -> Message:
        return tuple(put(part) if isinstance(part, str) else Selection(put(part.expression)) for part in parts)

    def valued(lets: Sequence[Let]) -> tuple[Let, ...]:
        return tuple(Let(each.name, put(each.value)) for each in lets)

    def checked(check: Check) -> Check:
        hints = tuple(map(said, check.hints))
        subject = check.subject and put(check.subject)
        return check._replace(test=put(check.test), message=said(check.message), hints=hints, subject=subject)

    rules = (
        rule._replace(context=put(rule.context), lets=valued(rule.lets), checks=tuple(map(checked, rule.checks)))
        for rule in pattern.rules
    )
    return Pattern(valued(pattern.lets), tuple(rules))

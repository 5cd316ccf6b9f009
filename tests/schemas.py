"""What the schemas allow, as tables to compare: element → attribute → its list of values, where it has one."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from lxml import etree

from tei_tools.resources import schema_path
from tei_tools.validation.relaxng import Schema
from tei_tools.validation.vocabulary import Vocabulary

Table = dict[str, dict[str, frozenset[str]]]

SHARED: Final = Path(__file__).parents[2] / "shared"
TEI_ALL: Final = SHARED / "data" / "tei" / "tei_all.rng"
RNG: Final = "{http://relaxng.org/ns/structure/1.0}"
XSD: Final = "{http://www.w3.org/2001/XMLSchema}"
TEI: Final = "{http://www.tei-c.org/ns/1.0}"


def rng_table() -> Table:
    """What tei_tools.rng allows."""
    elements = Vocabulary(Schema(schema_path("tei_tools.rng")).pattern).elements
    return {
        element: {name: frozenset(attribute.values) for name, attribute in content.attributes.items()}
        for element, content in elements.items()
    }


def xsd_table() -> Table:
    """What tei_tools.xsd allows."""
    schema = etree.parse(schema_path("tei_tools.xsd")).getroot()
    named = {(definition.tag, definition.get("name")): definition for definition in schema}
    table: Table = {}
    for element in schema.iter(f"{XSD}element"):
        if element.get("name") is not None:
            attributes = table.setdefault(element.get("name"), {})
            attributes.update(xsd_attributes(named[f"{XSD}complexType", element.get("type")], named))
    return table


def xsd_attributes(definition: etree._Element, named: dict) -> dict[str, frozenset[str]]:
    """The attributes of a complex type or an attribute group."""
    found: dict[str, frozenset[str]] = {}
    for attribute in definition.findall(f"{XSD}attribute"):
        kind = named.get((f"{XSD}simpleType", attribute.get("type")), attribute)
        found[attribute.get("ref") or attribute.get("name")] = frozenset(
            value.get("value") for value in kind.iter(f"{XSD}enumeration")
        )
    for group in definition.findall(f"{XSD}attributeGroup"):
        found |= xsd_attributes(named[f"{XSD}attributeGroup", group.get("ref")], named)
    return found


class Customisation:
    """What tei_tools.odd leaves of tei_all: the classes and attributes there, as the ODD changes them."""

    def __init__(self) -> None:
        self.odd = etree.parse(schema_path("tei_tools.odd")).getroot()
        self.defines = {define.get("name"): define for define in etree.parse(TEI_ALL).getroot().iter(f"{RNG}define")}

    def elements(self) -> list[str]:
        """The elements that the modules include."""
        return [name for module in self.odd.iter(f"{TEI}moduleRef") for name in module.get("include", "").split()]

    def table(self) -> Table:
        """What the customisation allows."""
        return {element: self.attributes("elementSpec", element, element) for element in self.elements()}

    def attributes(self, kind: str, ident: str, define: str) -> dict[str, frozenset[str]]:
        """The attributes of an element or a class: inherited, its own, and as the ODD changes them."""
        spec = next((spec for spec in self.odd.iter(f"{TEI}{kind}") if spec.get("ident") == ident), None)
        if spec is not None and spec.get("mode") == "delete":
            return {}
        members = {} if spec is None else {each.get("key"): each.get("mode") for each in spec.iter(f"{TEI}memberOf")}
        own, classes = self.own(define)
        found: dict[str, frozenset[str]] = {}
        for name in [*(name for name in classes if members.get(name) != "delete"), *members]:
            if members.get(name) != "delete":
                found |= self.attributes("classSpec", name, f"{name}.attributes")
        found |= dict.fromkeys(own, frozenset())
        for change in () if spec is None else spec.iter(f"{TEI}attDef"):
            if change.get("mode") == "delete":
                found.pop(change.get("ident"), None)
            else:
                found[change.get("ident")] = frozenset(item.get("ident") for item in change.iter(f"{TEI}valItem"))
        return found

    def own(self, define: str) -> tuple[list[str], list[str]]:
        """The attributes that a define of tei_all has itself, and the classes that it belongs to."""
        attributes: list[str] = []
        classes: list[str] = []
        for pattern in self.outside_attributes(self.defines[define]):
            name = pattern.get("name", "")
            if pattern.tag == f"{RNG}attribute":
                attributes.append(name)
            elif ".attribute." in name:
                attributes.extend(self.own(name)[0])
            elif name.startswith("att.") and name.endswith(".attributes"):
                classes.append(name.removesuffix(".attributes"))
        return attributes, classes

    def outside_attributes(self, pattern: etree._Element) -> Iterator[etree._Element]:
        """The attributes and references in a pattern, without what is in an attribute."""
        for child in pattern:
            if child.tag in {f"{RNG}attribute", f"{RNG}ref"}:
                yield child
            else:
                yield from self.outside_attributes(child)

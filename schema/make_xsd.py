"""Writes tei_tools.xsd from tei_tools.rng: `python schema/make_xsd.py`.

The grammar is the one source. It knows only what XSD can say as well: no interleave, no attribute that depends on
another, content models that are deterministic.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from lxml import etree
from lxml.builder import ElementMaker

Element = etree._Element
Defines = Mapping[str, Element]

SCHEMA: Final = Path(__file__).parent
RNG: Final = "{http://relaxng.org/ns/structure/1.0}"
XSD: Final = "http://www.w3.org/2001/XMLSchema"
XML: Final = "http://www.w3.org/XML/1998/namespace"
MAKE: Final = ElementMaker(namespace=XSD, nsmap={"xs": XSD})
OCCURRENCES: Final = {
    "optional": {"minOccurs": "0"},
    "zeroOrMore": {"minOccurs": "0", "maxOccurs": "unbounded"},
    "oneOrMore": {"maxOccurs": "unbounded"},
}
NOTE: Final = " Made from tei_tools.rng by make_xsd.py: change the grammar, not this file. "


def make_xsd(path: Path) -> bytes:
    """The XML Schema that says what the RELAX NG grammar at `path` says."""
    grammar = etree.parse(path, etree.XMLParser(remove_comments=True)).getroot()
    defines = {define.get("name"): define for define in grammar.iter(f"{RNG}define")}
    namespace = grammar.get("ns")
    schema = etree.Element(
        f"{{{XSD}}}schema",
        {"targetNamespace": namespace, "elementFormDefault": "qualified"},
        {"xs": XSD, None: namespace},
    )
    schema.append(MAKE("import", namespace=XML, schemaLocation="xml.xsd"))
    for define in defines.values():
        schema.extend(declarations(define, defines))
    schema.addprevious(etree.Comment(NOTE))
    etree.indent(schema)
    return etree.tostring(schema.getroottree(), xml_declaration=True, encoding="UTF-8") + b"\n"


def declarations(define: Element, defines: Defines) -> list[Element]:
    """What one `define` becomes: a simple type, a group of attributes, a group of elements, or an element."""
    name = define.get("name")
    if name.startswith("teidata."):
        return [simple_type(define[0], name=name)]
    if name.startswith("att."):
        return [MAKE("attributeGroup", *attributes(define), name=name)]
    if define[0].tag != f"{RNG}element":
        return [MAKE("group", sequence(define, defines), name=name)]
    element = define[0]
    mixed = {"mixed": "true"} if holds_text(element, defines) else {}
    model = sequence(element, defines)
    kind = MAKE("complexType", *([model] if len(model) else []), *attributes(element), name=name, **mixed)
    # Only an element that means the same everywhere is global: `p` in the header is not `p` in the text.
    return [kind, MAKE("element", name=name, type=name)] if element.get("name") == name else [kind]


def holds_text(pattern: Element, defines: Defines) -> bool:
    """Whether text may stand directly in the element."""
    return any(
        child.tag == f"{RNG}text"
        or (child.tag == f"{RNG}ref" and is_group(child) and holds_text(defines[child.get("name")], defines))
        for child in pattern.iter(f"{RNG}text", f"{RNG}ref")
    )


def is_group(pattern: Element) -> bool:
    """Whether what is referred to is a group of elements."""
    return pattern.get("name", "").startswith(("model.", "macro."))


def sequence(pattern: Element, defines: Defines) -> Element:
    """The children of `pattern`, one after the other."""
    return MAKE("sequence", *particles(pattern, defines))


def particles(pattern: Element, defines: Defines) -> list[Element]:
    """What the children of `pattern` become in a content model."""
    return [particle for child in pattern for particle in particle_of(child, defines)]


def particle_of(pattern: Element, defines: Defines) -> list[Element]:
    """What one pattern becomes in a content model: nothing for text, attributes and `empty`."""
    name = etree.QName(pattern).localname
    if name == "ref":
        return reference(pattern, defines)
    if name in {"choice", "group"}:
        inner = particles(pattern, defines)
        return [MAKE("choice" if name == "choice" else "sequence", *inner)] if inner else []
    if name in OCCURRENCES:
        inner = particles(pattern, defines)
        repeated = inner if len(inner) < 2 else [MAKE("sequence", *inner)]
        for particle in repeated:
            particle.attrib.update(OCCURRENCES[name])
        return repeated
    return []


def reference(pattern: Element, defines: Defines) -> list[Element]:
    """A reference to a group or an element; references to attributes are no part of a content model."""
    name = pattern.get("name")
    if is_group(pattern):
        return [MAKE("group", ref=name)]
    if name.startswith(("att.", "teidata.")):
        return []
    element = defines[name][0].get("name")
    return [MAKE("element", ref=name) if element == name else MAKE("element", name=element, type=name)]


def attributes(pattern: Element) -> Iterator[Element]:
    """The attributes and groups of attributes that stand directly in `pattern`."""
    for child in pattern:
        if child.tag == f"{RNG}ref" and child.get("name").startswith("att."):
            yield MAKE("attributeGroup", ref=child.get("name"))
        elif child.tag == f"{RNG}attribute":
            yield attribute(child, use="required")
        elif child.tag == f"{RNG}optional" and child[0].tag == f"{RNG}attribute":
            yield attribute(child[0])


def attribute(pattern: Element, **use: str) -> Element:
    """One attribute; those of the XML namespace are declared in xml.xsd."""
    name, value = pattern.get("name"), pattern[0]
    if name.startswith("xml:"):
        return MAKE("attribute", ref=name, **use)
    if value.tag == f"{RNG}ref":
        return MAKE("attribute", name=name, type=value.get("name"), **use)
    return MAKE("attribute", simple_type(value), name=name, **use)


def simple_type(pattern: Element, **name: str) -> Element:
    """A datatype: one of the library with its facets, a list of values, or one of several."""
    kind = etree.QName(pattern).localname
    if kind == "data":
        facets = [MAKE(param.get("name"), value=param.text) for param in pattern]
        return MAKE("simpleType", MAKE("restriction", *facets, base=f"xs:{pattern.get('type')}"), **name)
    if kind == "list":
        return MAKE("simpleType", MAKE("list", itemType=pattern[0][0].get("name")), **name)
    if kind == "choice" and pattern[0].tag == f"{RNG}data":
        members = " ".join(f"xs:{data.get('type')}" for data in pattern)
        return MAKE("simpleType", MAKE("union", memberTypes=members), **name)
    values = [pattern] if kind == "value" else list(pattern)
    enumeration = [MAKE("enumeration", value=value.text) for value in values]
    return MAKE("simpleType", MAKE("restriction", *enumeration, base="xs:token"), **name)


if __name__ == "__main__":
    (SCHEMA / "tei_tools.xsd").write_bytes(make_xsd(SCHEMA / "tei_tools.rng"))

"""XML Schema by libxml2, and by xmlschema where libxml2 cannot read the schema (XSD 1.1).

Libxml2 comes first: it knows the lines, and compiles tei_all in 10 s where xmlschema takes 16 s.
"""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final

from lxml import etree

from tei_tools.errors import InputError
from tei_tools.profile import NAMESPACE as TEI
from tei_tools.validation.diagnostic import Diagnostic
from tei_tools.validation.file import Checker, File
from tei_tools.validation.messages import (
    attribute_missing,
    attribute_not_allowed,
    is_only_repeated,
    local_name,
    value_wrong,
    wrong_namespace,
)
from tei_tools.validation.vocabulary import Values, listing

# https://www.w3.org/TR/xmlschema-1/#outcomes
ATTRIBUTE_NOT_ALLOWED: Final = frozenset({"SCHEMAV_CVC_COMPLEX_TYPE_3_2_1", "SCHEMAV_CVC_COMPLEX_TYPE_3_2_2"})
ATTRIBUTE: Final = re.compile(r"[Aa]ttribute '(?:\{([^}]*)\})?([^']+)'")
ONE_OF: Final = re.compile(r"element of the set \{(.*)\}")
EXPECTED: Final = re.compile(r"Expected is (?:one of )?\( (.*) \)")
NAMESPACE: Final = re.compile(r"\{[^}]*\}")
XML: Final = "http://www.w3.org/XML/1998/namespace"


def xml_schema(path: Path) -> Checker:
    """What checks files against the XML Schema at `path`.

    Raises InputError if it is none.
    """
    try:
        return partial(by_libxml2, etree.XMLSchema(etree.parse(path)))
    except etree.XMLSyntaxError as error:
        raise InputError(f"{str(path)!r} is not an XML Schema: {error.msg}.") from error
    except etree.XMLSchemaParseError as error:
        return xml_schema_1_1(path, str(error).rstrip("."))


def by_libxml2(schema: etree.XMLSchema, file: File) -> Iterator[Diagnostic]:
    """What the schema does not allow in the file."""
    if schema.validate(file.tree):
        return
    told: set[tuple[etree._Element, str]] = set()
    for entry in schema.error_log:
        element, match = file.paths.element(entry.path or ""), ATTRIBUTE.search(entry.message)
        attribute = "" if match is None else match[2] if match[1] != XML else f"xml:{match[2]}"
        # Libxml2 names the facet that does not hold, then the type that has it.
        if attribute and ((element, attribute) in told or is_only_repeated(element, attribute)):
            continue
        told.add((element, attribute))
        yield diagnostic(file, element, attribute, entry)


def diagnostic(file: File, element: etree._Element, attribute: str, entry: etree._LogEntry) -> Diagnostic:
    """One error of libxml2's, said again."""
    message = entry.message
    if attribute and entry.type_name in ATTRIBUTE_NOT_ALLOWED:
        return attribute_not_allowed(file, element, attribute)
    if attribute and entry.type_name == "SCHEMAV_CVC_COMPLEX_TYPE_4":
        return attribute_missing(file, element, attribute)
    if attribute:
        values = re.findall("'([^']*)'", match[1]) if (match := ONE_OF.search(message)) else []
        return value_wrong(file, element, attribute, Values(values) if values else None)
    return content_wrong(file, element, entry)


def content_wrong(file: File, element: etree._Element, entry: etree._LogEntry) -> Diagnostic:
    """An error of libxml2's that is not about an attribute, said again."""
    message, name, parent = entry.message, local_name(element), element.getparent()
    match = EXPECTED.search(message)
    expected = f"Allowed here: {listing(NAMESPACE.sub('', match[1]).split(', '))}." if match else None
    if "haracter content" in message:
        return file.diagnostic(element, "text-not-allowed", f"{name} may not hold text of its own.")
    if "Missing child element" in message:
        words = f"{name} is not complete: something that it must hold is missing."
        return file.diagnostic(element, "content-missing", words, hint=expected)
    if entry.type_name in {"SCHEMAV_ELEMENT_CONTENT", "SCHEMAV_CVC_ELT_1"}:
        if etree.QName(element).namespace != TEI:
            return wrong_namespace(file, element)
        where = f"is not allowed in {local_name(parent)}" if parent is not None else "cannot be the root of a file"
        return file.diagnostic(element, "element-not-allowed", f"{name} {where}.", hint=expected)
    return file.diagnostic(element, "not-valid", f"{local_name(element)}: {NAMESPACE.sub('', message)}")


def xml_schema_1_1(path: Path, problem: str) -> Checker:
    """What checks files against an XML Schema that libxml2 cannot read, for a reason that may be its version.

    Raises InputError if it is no XML Schema at all.
    """
    import xmlschema  # takes 0.2 s to import, and few need it

    try:
        schema = xmlschema.XMLSchema11(str(path), allow="local")
    except (xmlschema.XMLSchemaException, OSError) as error:
        raise InputError(f"{str(path)!r} is not an XML Schema: {problem}.") from error

    def by_xmlschema(file: File) -> Iterator[Diagnostic]:
        root: Any = file.tree.getroot()  # xmlschema reads trees of lxml, and its types do not say so
        for error in schema.iter_errors(root):
            element: Any = error.elem
            yield file.diagnostic(element, "not-valid", " ".join(str(error.reason or error.message).split()))

    return by_xmlschema

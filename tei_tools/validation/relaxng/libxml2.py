"""RELAX NG by libxml2.

It looks no further in a parent after the first error there, and counts the siblings of each element that it blames:
tens of thousands of errors side by side take it a minute.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from lxml import etree

from tei_tools.errors import InputError
from tei_tools.validation.diagnostic import Diagnostic
from tei_tools.validation.file import File
from tei_tools.validation.messages import XML_PREFIX, Messages, is_only_repeated, local_name
from tei_tools.validation.vocabulary import Vocabulary

ATTRIBUTE: Final = re.compile(r"Invalid attribute (\S+) for element")
VALUE: Final = re.compile(r"doesn't allow value '(.*)'")
# What libxml2 says again of an element, or of its parent, after it has said what is wrong.
ECHOES: Final = frozenset(
    {"RELAXNG_ERR_CONTENTVALID", "RELAXNG_ERR_EXTRACONTENT", "RELAXNG_ERR_ELEMNOTEMPTY", "RELAXNG_ERR_ATTRVALID"}
)


class RelaxNG:
    """A RELAX NG grammar, ready to check files.

    Raises InputError if the file at `path` is none.
    """

    def __init__(self, path: Path) -> None:
        try:
            tree = etree.parse(path)
            self.grammar = etree.RelaxNG(tree)
        except (etree.XMLSyntaxError, etree.RelaxNGParseError) as error:
            raise InputError(f"{str(path)!r} is not a RELAX NG grammar: {error}.") from error
        self.messages = Messages(Vocabulary(tree.getroot()))
        self.by_type = {
            "RELAXNG_ERR_ELEMWRONG": self.messages.element_not_allowed,
            "RELAXNG_ERR_ELEMNAME": self.messages.element_not_allowed,
            "RELAXNG_ERR_ELEMWRONGNS": self.messages.element_not_allowed,
            "RELAXNG_ERR_ELEMNONS": self.messages.element_not_allowed,
            "RELAXNG_ERR_EXTRACONTENT": self.messages.element_not_allowed,
            "RELAXNG_ERR_TEXTWRONG": self.messages.text_not_allowed,
            "RELAXNG_ERR_NOELEM": self.messages.content_missing,
            "RELAXNG_ERR_ATTRVALID": self.attributes_wrong,
        }

    def __call__(self, file: File) -> Iterator[Diagnostic]:
        """What the grammar does not allow in the file."""
        if self.grammar.validate(file.tree):
            return
        if not len(self.grammar.error_log):
            yield file.diagnostic(file.tree.getroot(), "not-valid", "The grammar does not allow this file.")
        told: set[etree._Element] = set()
        for entry in self.grammar.error_log:
            element = file.paths.element(entry.path or "")
            if entry.type_name == "RELAXNG_ERR_DUPID":
                # `pointers` says it; libxml2 goes on to blame the attributes of a child.
                told.update([element, *element])
            elif entry.type_name not in ECHOES or element not in told:
                told.add(element)
                yield from self.diagnostics(file, element, entry)

    def diagnostics(self, file: File, element: etree._Element, entry: etree._LogEntry) -> Iterator[Diagnostic]:
        """One error of libxml2's, said again; none for an id that is there twice."""
        attribute = attribute_meant(element, entry.message)
        if attribute and is_only_repeated(element, attribute):
            return
        if attribute:
            yield self.messages.attribute_wrong(file, element, attribute)
        elif say := self.by_type.get(entry.type_name):
            yield say(file, element)
        else:
            yield file.diagnostic(element, "not-valid", f"{local_name(element)}: {entry.message}.")

    def attributes_wrong(self, file: File, element: etree._Element) -> Diagnostic:
        """Attributes that libxml2 does not name: one is missing, here or in the parent, or has none of its values."""
        messages, parent = self.messages, element.getparent()
        if not messages.missing(element):
            if (attribute := messages.unlisted(element)) is not None:
                return messages.attribute_wrong(file, element, attribute)
            if parent is not None and messages.missing(parent):
                return messages.attribute_missing(file, parent)
        return messages.attribute_missing(file, element)


def attribute_meant(element: etree._Element, message: str) -> str | None:
    """The attribute that a message of libxml2's is about: named without `xml:`, or known by its value alone."""
    if match := ATTRIBUTE.match(message):
        return match[1] if match[1] in element.attrib else f"xml:{match[1]}"
    match = VALUE.search(message)
    names = (name for name, value in element.attrib.items() if match and value == match[1])
    return next((name.replace(XML_PREFIX, "xml:") for name in names), None)

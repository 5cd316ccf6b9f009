"""RELAX NG by libxml2. It looks no further in a parent after the first error there."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from lxml import etree

from tei_tools.errors import InputError
from tei_tools.validation.diagnostic import Diagnostic
from tei_tools.validation.file import File
from tei_tools.validation.messages import Messages, local_name
from tei_tools.validation.vocabulary import Vocabulary

ATTRIBUTE: Final = re.compile(r"Invalid attribute (\S+) for element")
# What libxml2 says again of an element, or of its parent, after it has said what is wrong.
ECHOES: Final = frozenset(
    {"RELAXNG_ERR_CONTENTVALID", "RELAXNG_ERR_EXTRACONTENT", "RELAXNG_ERR_ELEMNOTEMPTY", "RELAXNG_ERR_ATTRVALID"}
)
ELEMENT_WRONG: Final = frozenset(
    {"RELAXNG_ERR_ELEMWRONG", "RELAXNG_ERR_ELEMNAME", "RELAXNG_ERR_ELEMWRONGNS", "RELAXNG_ERR_ELEMNONS"}
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

    def __call__(self, file: File) -> Iterator[Diagnostic]:
        """What the grammar does not allow in the file."""
        if self.grammar.validate(file.tree):
            return
        told: set[etree._Element] = set()
        for entry in self.grammar.error_log:
            element = file.paths.element(entry.path or "")
            if entry.type_name in ECHOES and element in told:
                continue
            told.add(element)
            yield self.diagnostic(file, element, entry)

    def diagnostic(self, file: File, element: etree._Element, entry: etree._LogEntry) -> Diagnostic:
        """One error of libxml2's, said again."""
        if entry.type_name in ELEMENT_WRONG | {"RELAXNG_ERR_EXTRACONTENT"}:
            return self.messages.element_not_allowed(file, element)
        if entry.type_name == "RELAXNG_ERR_TEXTWRONG":
            return self.messages.text_not_allowed(file, element)
        if entry.type_name == "RELAXNG_ERR_NOELEM":
            return self.messages.content_missing(file, element)
        if entry.type_name == "RELAXNG_ERR_ATTRVALID":
            return self.messages.attribute_missing(file, element)
        if match := ATTRIBUTE.match(entry.message):
            return self.messages.attribute_wrong(file, element, attribute_named(element, match[1]))
        return file.diagnostic(element, "not-valid", f"{local_name(element)}: {entry.message}.")


def attribute_named(element: etree._Element, name: str) -> str:
    """The attribute of an element that libxml2 calls `name`: it leaves out `xml:`."""
    return name if name in element.attrib else f"xml:{name}"

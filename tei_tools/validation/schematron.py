"""ISO Schematron with XSLT 1.0, by the skeleton that lxml ships.

A rule's code is the `id` of its assert or report, its severity the `role`, and its hint the diagnostic that it names.
"""

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from lxml import etree

from tei_tools.errors import InputError
from tei_tools.validation.diagnostic import Diagnostic, Severity
from tei_tools.validation.file import File

SVRL: Final = "{http://purl.oclc.org/dsdl/svrl}"
XSL: Final = "{http://www.w3.org/1999/XSL/Transform}"
# The number of an element in document order, on the copy that the rules are run over.
NUMBER: Final = "{https://tei-tools.invalid/schematron}number"
ROLES: Final = {
    "warning": Severity.WARNING,
    "warn": Severity.WARNING,
    "information": Severity.INFORMATION,
    "info": Severity.INFORMATION,
}


class Schematron:
    """A Schematron schema, ready to check files.

    Raises InputError if the file at `path` is none, or needs XSLT 2.
    """

    def __init__(self, path: Path) -> None:
        from lxml import isoschematron  # compiles stylesheets when it is imported

        try:
            schema = etree.parse(path).getroot()
            binding = schema.get("queryBinding", "xslt")
            if binding not in {"xslt", "xslt1"}:
                raise InputError(f"{str(path)!r} has rules in {binding}. Only those in XSLT 1 can be run.")
            rules = isoschematron.Schematron(schema, store_xslt=True, validate_schema=False).validator_xslt
            self.stylesheet = etree.XSLT(with_numbers(rules), access_control=etree.XSLTAccessControl.DENY_ALL)
        except (etree.XMLSyntaxError, etree.SchematronParseError, etree.XSLTParseError) as error:
            raise InputError(f"{str(path)!r} is not a Schematron schema: {error}.") from error
        self.path = path

    def __call__(self, file: File) -> Iterator[Diagnostic]:
        """What the rules find in the file.

        Raises InputError if a rule cannot be run: if it would read another file, for example.
        """
        numbered = copy.deepcopy(file.tree)
        for number, element in enumerate(numbered.iter(etree.Element)):
            element.set(NUMBER, str(number))
        try:
            report = self.stylesheet(numbered)
        except etree.XSLTApplyError as error:
            raise InputError(f"{str(self.path)!r}: a rule cannot be run: {error}.") from error
        for found in report.iter(f"{SVRL}failed-assert", f"{SVRL}successful-report"):
            element = file.elements[int(found.get("location") or 0)]
            code, message, hint = found.get("id"), found.find(f"{SVRL}text"), found.find(f"{SVRL}diagnostic-reference")
            yield file.diagnostic(
                element,
                code or "schematron-rule",
                text_of(message),
                severity=ROLES.get(found.get("role", ""), Severity.ERROR),
                hint=text_of(hint) or None,
            )


def with_numbers(stylesheet: Any) -> Any:
    """The stylesheet, with elements located by their numbers.

    The skeleton counts siblings for each finding and each step of its path: quadratic in a text with many findings.
    """
    for template in stylesheet.iter(f"{XSL}template"):
        if template.get("mode") == "schematron-get-full-path":
            del template[:]
            select = "(ancestor-or-self::*/@n:number)[last()]"
            etree.SubElement(template, f"{XSL}value-of", {"select": select}, {"n": NUMBER[1:].partition("}")[0]})
    return stylesheet


def text_of(element: etree._Element | None) -> str:
    """The words in an element, on one line."""
    return "" if element is None else " ".join("".join(element.itertext()).split())

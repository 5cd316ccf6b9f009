"""XML Schema by libxml2, and by xmlschema where libxml2 cannot read the schema (XSD 1.1).

Libxml2 comes first because it knows the lines and is the quicker one: tei_all takes it 10 s to compile, and xmlschema 16 s.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from lxml import etree

from tei_tools.errors import InputError
from tei_tools.validation.diagnostic import Diagnostic
from tei_tools.validation.file import File
from tei_tools.validation.messages import Messages, local_name
from tei_tools.validation.vocabulary import Vocabulary

BRACES: Final = re.compile(r"\{[^}]*\}")
ATTRIBUTE: Final = re.compile(r"[Aa]ttribute '(?:\{[^}]*\})?([^']+)'")
EXPECTED: Final = re.compile(r"Expected is (?:one of )?\( (.*) \)")
XML_ID: Final = "http://www.w3.org/XML/1998/namespace"


class XMLSchema:
    """An XML Schema, ready to check files.

    Raises InputError if the file at `path` is none.
    """

    def __init__(self, path: Path) -> None:
        self.check: Callable[[File], Iterator[Diagnostic]]
        try:
            self.check = LibXML2(etree.XMLSchema(etree.parse(path)))
        except etree.XMLSyntaxError as error:
            raise InputError(f"{str(path)!r} is not an XML Schema: {error}.") from error
        except etree.XMLSchemaParseError as error:
            self.check = PythonSchema(path, error)

    def __call__(self, file: File) -> Iterator[Diagnostic]:
        """What the schema does not allow in the file."""
        return self.check(file)

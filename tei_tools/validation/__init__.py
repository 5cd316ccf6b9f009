"""Validation of any TEI file: RELAX NG, XML Schema, Schematron rules and pointers, as `Diagnostic`s."""

from tei_tools.validation.diagnostic import Diagnostic, Severity
from tei_tools.validation.engines import read_schemas
from tei_tools.validation.file import name_of, xml_files
from tei_tools.validation.settings import Settings, find_settings
from tei_tools.validation.validator import validate

__all__ = ["Diagnostic", "Settings", "Severity", "find_settings", "name_of", "read_schemas", "validate", "xml_files"]

"""Schematron without Java: ISO Schematron, and 1.5, with rules in XPath 1.0 or 2.0, alone or within a grammar."""

from tei_tools.validation.schematron.checker import Schematron

__all__ = ["Schematron"]

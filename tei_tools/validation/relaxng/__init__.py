"""RELAX NG in pure Python, by memoised derivatives."""

from tei_tools.validation.relaxng.libxml2 import RelaxNG
from tei_tools.validation.relaxng.schema import Schema
from tei_tools.validation.relaxng.source import SchemaError

__all__ = ["RelaxNG", "Schema", "SchemaError"]

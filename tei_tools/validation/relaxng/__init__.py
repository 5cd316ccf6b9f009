"""RELAX NG in pure Python, by memoised derivatives: `Schema` reads a schema, `mismatches` holds documents against it.

https://relaxng.org/spec-20011203.html and https://relaxng.org/jclark/derivative.html
"""

from tei_tools.validation.relaxng.events import NotWellFormedError
from tei_tools.validation.relaxng.schema import Schema
from tei_tools.validation.relaxng.source import SchemaError
from tei_tools.validation.relaxng.validation import Mismatch, Problem, mismatches

__all__ = ["Mismatch", "NotWellFormedError", "Problem", "Schema", "SchemaError", "mismatches"]

"""Plain text in, TEI edition out: encode, validate, transform and publish TEI P5.

The public names; each is imported when it is first used, so that the command line starts at once.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from tei_tools.document import Annotation, Document, Span
    from tei_tools.edition import Encoded, Options, encode
    from tei_tools.errors import TeiToolsError
    from tei_tools.header import Header, read_header
    from tei_tools.persons import Person, Persons, read_persons
    from tei_tools.pipeline import annotate
    from tei_tools.publication import publish
    from tei_tools.reader import PlainText, read
    from tei_tools.transformation import transform
    from tei_tools.tree import build, write
    from tei_tools.validation import Diagnostic, validate

__all__ = [
    "Annotation",
    "Diagnostic",
    "Document",
    "Encoded",
    "Header",
    "Options",
    "Person",
    "Persons",
    "PlainText",
    "Span",
    "TeiToolsError",
    "annotate",
    "build",
    "encode",
    "publish",
    "read",
    "read_header",
    "read_persons",
    "transform",
    "validate",
    "write",
]

_HOME: Final = {
    "document": ("Annotation", "Document", "Span"),
    "edition": ("Encoded", "Options", "encode"),
    "errors": ("TeiToolsError",),
    "header": ("Header", "read_header"),
    "persons": ("Person", "Persons", "read_persons"),
    "pipeline": ("annotate",),
    "publication": ("publish",),
    "reader": ("PlainText", "read"),
    "transformation": ("transform",),
    "tree": ("build", "write"),
    "validation": ("Diagnostic", "validate"),
}


def __getattr__(name: str) -> Any:
    """A public name, out of the module where it lives."""
    for module, names in _HOME.items():
        if name in names:
            return getattr(import_module(f"tei_tools.{module}"), name)
    raise AttributeError(f"module 'tei_tools' has no attribute {name!r}")

"""Every error that the package raises on purpose.

    TeiToolsError
    ├── InputError (ValueError)      a file that cannot be read as what it should be
    │   └── QueryError               an XPath expression that cannot be read, or has no value
    │       └── EffortError          one that looks at too many nodes
    ├── AnnotationError (ValueError) an annotation that no TEI element can carry
    ├── UnknownNameError (ValueError) no annotator, schema or view of that name
    └── DecisionError (ValueError)   a person's decision whose place is gone or ambiguous

A message says what, which, where, and then the remedy. What is wrong with a *text* is no error but a
`Diagnostic`, which is yielded and counted.
"""


class TeiToolsError(Exception):
    """The base of every error raised on purpose."""


class InputError(TeiToolsError, ValueError):
    """A file that is not what it should be: its encoding, its syntax, its fields."""


class QueryError(InputError):
    """An XPath expression that cannot be read, or that has no value for a node."""


class EffortError(QueryError):
    """An XPath expression that looks at more nodes than a document of its length can have looked at."""


class AnnotationError(TeiToolsError, ValueError):
    """An annotation that no TEI element can carry: its span, its element, its attributes."""


class UnknownNameError(TeiToolsError, ValueError):
    """No annotator, schema, view or format of that name."""


class DecisionError(TeiToolsError, ValueError):
    """A person's decision whose place is gone, or is ambiguous."""

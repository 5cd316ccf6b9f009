"""A Schematron schema as values: what is left of it when abstract patterns, extensions and phases are resolved."""

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

Message: TypeAlias = "tuple[str | Selection, ...]"
"""Words, and expressions whose value stands among them."""


class Selection(NamedTuple):
    """An expression in a message."""

    expression: str


class Let(NamedTuple):
    """A variable."""

    name: str
    value: str


class Check(NamedTuple):
    """An assert, or a report.

    `severity` is the @role of it or of what holds it, or its @flag; `subject` is where a finding is shown, if it is not
    the context.
    """

    is_report: bool
    test: str
    message: Message
    code: str | None
    severity: str
    hints: tuple[Message, ...]
    subject: str | None


class Rule(NamedTuple):
    """What is asked of the nodes of a context; `line` is that of the schema."""

    context: str
    lets: tuple[Let, ...]
    checks: tuple[Check, ...]
    line: int | None


class Pattern(NamedTuple):
    """Rules, of which the first that has a node in its context is applied to it."""

    lets: tuple[Let, ...]
    rules: tuple[Rule, ...]


class Key(NamedTuple):
    """An xsl:key: nodes, and what each is found by."""

    name: str
    match: str
    use: str


class Routine(NamedTuple):
    """An xsl:function of parameters, variables, and one xsl:sequence."""

    name: str
    parameters: tuple[str, ...]
    lets: tuple[Let, ...]
    result: str


class Schema(NamedTuple):
    """A whole schema; `compatible` if its expressions are of XPath 1.0."""

    namespaces: Mapping[str, str]
    compatible: bool
    lets: tuple[Let, ...]
    patterns: tuple[Pattern, ...]
    keys: tuple[Key, ...] = ()
    routines: tuple[Routine, ...] = ()

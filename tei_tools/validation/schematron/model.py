"""A Schematron schema as values: what is left of it when abstract patterns, extensions and phases are resolved."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

Message: TypeAlias = "tuple[str | Selection, ...]"
"""Words, and expressions whose value stands among them."""


@dataclass(frozen=True, slots=True)
class Selection:
    """An expression in a message."""

    expression: str


@dataclass(frozen=True, slots=True)
class Let:
    """A variable."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Check:
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


@dataclass(frozen=True, slots=True)
class Rule:
    """What is asked of the nodes of a context; `line` is that of the schema."""

    context: str
    lets: tuple[Let, ...]
    checks: tuple[Check, ...]
    line: int | None


@dataclass(frozen=True, slots=True)
class Pattern:
    """Rules, of which the first that has a node in its context is applied to it."""

    lets: tuple[Let, ...]
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Key:
    """An xsl:key: nodes, and what each is found by."""

    name: str
    match: str
    use: str


@dataclass(frozen=True, slots=True)
class Routine:
    """An xsl:function of parameters, variables, and one xsl:sequence."""

    name: str
    parameters: tuple[str, ...]
    lets: tuple[Let, ...]
    result: str


@dataclass(frozen=True, slots=True)
class Schema:
    """A whole schema; `compatible` if its expressions are of XPath 1.0."""

    namespaces: Mapping[str, str]
    compatible: bool
    lets: tuple[Let, ...]
    patterns: tuple[Pattern, ...]
    keys: tuple[Key, ...] = ()
    routines: tuple[Routine, ...] = ()

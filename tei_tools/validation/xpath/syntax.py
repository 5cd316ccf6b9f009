"""XPath 2.0 as a tree: what an expression says, before anything is asked of a document.

Of XPath 3 it has `||`, `!`, `let` and names such as `Q{…}p`. https://www.w3.org/TR/xpath20/#id-grammar
"""

from typing import Final, NamedTuple, TypeAlias


class Literal(NamedTuple):
    """A string or a number."""

    value: object


class Variable(NamedTuple):
    """`$name`."""

    name: str


class ContextItem:
    """`.`."""


class Call(NamedTuple):
    """A function with its arguments; the name is without the prefix `fn:`."""

    name: str
    arguments: "tuple[Expression, ...]"


class NodeTest(NamedTuple):
    """What nodes a step takes: a kind, and for elements and attributes a name as lxml writes it, `{ns}p` or `{ns}*`."""

    kind: str
    name: str | None = None


class Step(NamedTuple):
    """An axis, a test, and predicates."""

    axis: str
    test: NodeTest
    predicates: "tuple[Expression, ...]" = ()


class Path(NamedTuple):
    """Steps from the document, from the value of an expression, or from the context item."""

    start: "Expression"
    steps: "tuple[Step | Expression, ...]"


class Root:
    """`/` alone."""


class Filter(NamedTuple):
    """An expression with predicates."""

    base: "Expression"
    predicates: "tuple[Expression, ...]"


class Binary(NamedTuple):
    """Two expressions and the operator between them."""

    operator: str
    left: "Expression"
    right: "Expression"


class Sequence(NamedTuple):
    """Several expressions, one after another."""

    members: "tuple[Expression, ...]"


class Binding(NamedTuple):
    """`for`, `let`, `some` or `every`: a variable, what it ranges over, and what is said of it."""

    kind: str
    name: str
    domain: "Expression"
    body: "Expression"


class Conditional(NamedTuple):
    """`if (…) then … else …`."""

    test: "Expression"
    then: "Expression"
    otherwise: "Expression"


class TypeCheck(NamedTuple):
    """`cast`, `castable`, `instance` or `treat`, with the local name of the type and its sign `?`, `*` or `+`."""

    kind: str
    operand: "Expression"
    type: str
    occurrence: str


Expression: TypeAlias = (
    Literal
    | Variable
    | ContextItem
    | Root
    | Call
    | Step
    | Path
    | Filter
    | Binary
    | Sequence
    | Binding
    | Conditional
    | TypeCheck
)

FORWARD: Final = frozenset(
    {"child", "descendant", "descendant-or-self", "attribute", "self", "following", "following-sibling"}
)
REVERSE: Final = frozenset({"parent", "ancestor", "ancestor-or-self", "preceding", "preceding-sibling"})
VALUE_COMPARISONS: Final = frozenset({"eq", "ne", "lt", "le", "gt", "ge"})
GENERAL_COMPARISONS: Final = frozenset({"=", "!=", "<", "<=", ">", ">="})
NODE_COMPARISONS: Final = frozenset({"is", "<<", ">>"})
COMPARISONS: Final = VALUE_COMPARISONS | GENERAL_COMPARISONS | NODE_COMPARISONS
ARITHMETIC: Final = frozenset({"+", "-", "*", "div", "idiv", "mod"})
SETS: Final = frozenset({"union", "intersect", "except"})

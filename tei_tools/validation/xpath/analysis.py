"""What can be told of an expression before it is evaluated."""

from collections.abc import Iterator
from typing import Final, get_args

from tei_tools.validation.xpath.syntax import (
    COMPARISONS,
    SETS,
    Binary,
    Binding,
    Call,
    ContextItem,
    Expression,
    Filter,
    Literal,
    Path,
    Root,
    Step,
    Variable,
)

EXPRESSIONS: Final = get_args(Expression)
BOOLEAN: Final = frozenset(
    {"not", "boolean", "true", "false", "exists", "empty", "contains", "starts-with", "ends-with", "matches", "lang"}
)
STRING: Final = frozenset(
    {"string", "concat", "normalize-space", "name", "local-name", "substring", "substring-before", "substring-after"}
    | {"string-join", "translate", "upper-case", "lower-case", "replace", "generate-id"}
)
PLACE: Final = frozenset({"position", "last"})


def parts(expression: Expression) -> Iterator[Expression]:
    """The expressions that an expression is made of."""
    for value in expression if isinstance(expression, tuple) else ():
        if isinstance(value, EXPRESSIONS):
            yield value
        elif isinstance(value, tuple):
            yield from (part for part in value if isinstance(part, EXPRESSIONS))


def inside(expression: Expression) -> Iterator[Expression]:
    """An expression, and all that are in it."""
    yield expression
    for part in parts(expression):
        yield from inside(part)


def kind(expression: Expression) -> str:
    """What the value is made of: `nodes`, `boolean`, `string`, or `any`."""
    match expression:
        case Step() | Root() | Path(steps=(*_, Step())):
            return "nodes"
        case Filter(base=base):
            return kind(base)
        case Binary(operator=operator):
            return "nodes" if operator in SETS else "boolean" if operator in COMPARISONS | {"and", "or"} else "any"
        case Binding(kind="some" | "every"):
            return "boolean"
        case Literal(value=str()):
            return "string"
        case Call(name=name):
            return "boolean" if name in BOOLEAN else "string" if name in STRING else "any"
        case _:
            return "any"


def asks_for_place(expression: Expression) -> bool:
    """Whether `position()` or `last()` is in it."""
    return any(isinstance(each, Call) and each.name in PLACE for each in inside(expression))


def counts(predicate: Expression) -> bool:
    """Whether a predicate may depend on the place of a node among others."""
    return kind(predicate) == "any" or asks_for_place(predicate)


def is_fixed(expression: Expression) -> bool:
    """Whether the value depends on the document alone: a path from its root, without variables."""
    if not isinstance(expression, Path) or not isinstance(expression.start, Root):
        return False
    return not any(
        isinstance(each, Variable) or (isinstance(each, Call) and each.name in {"current", "key"})
        for each in inside(expression)
    )


def is_single(expression: Expression) -> bool:
    """Whether there is never more than one item."""
    match expression:
        case ContextItem() | Literal() | Step(axis="parent" | "self") | Root():
            return True
        case Step(axis="attribute", test=test):
            return test.name is not None and "*" not in test.name
        case _:
            return kind(expression) in {"boolean", "string"}


def required_attributes(expression: Expression) -> frozenset[str]:
    """Names of attributes one of which an element has, if the expression is true of it; none if that cannot be told."""
    match expression:
        case Step(axis="attribute", test=test, predicates=()) if test.name and "*" not in test.name:
            return frozenset({test.name})
        case Binary(operator="and", left=left, right=right):
            return required_attributes(left) or required_attributes(right)
        case Binary(operator="or" | "union", left=left, right=right):
            names = required_attributes(left), required_attributes(right)
            return names[0] | names[1] if all(names) else frozenset()
        # A comparison with nothing is never true.
        case Binary(operator=operator, left=left, right=right) if operator in COMPARISONS:
            return required_attributes(left) or required_attributes(right)
        case Call(name="starts-with" | "contains" | "ends-with" | "matches", arguments=(tested, Literal(value=value))):
            return required_attributes(tested) if value else frozenset()
        case _:
            return frozenset()

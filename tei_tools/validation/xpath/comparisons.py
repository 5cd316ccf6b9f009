"""Comparisons of sequences: `=` if any two items are equal, `eq` of one item each, `is` and `<<` of nodes."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from lxml import etree

from tei_tools.errors import QueryError
from tei_tools.validation.xpath.analysis import is_fixed, kind
from tei_tools.validation.xpath.context import Context, Evaluate, Test
from tei_tools.validation.xpath.syntax import (
    NODE_COMPARISONS,
    VALUE_COMPARISONS,
    Binary,
    Literal,
    Step,
)
from tei_tools.validation.xpath.values import Item, atom, compare, compare_as_xpath_1, is_node, only, truth

if TYPE_CHECKING:
    from tei_tools.validation.xpath.compiler import Compiler


def comparison(compiler: "Compiler", expression: Binary) -> Test:
    """Whether the comparison is true."""
    if expression.operator in NODE_COMPARISONS:
        return of_nodes(compiler, expression)
    if (quick := of_attribute(expression)) is not None:
        return quick
    if compiler.compatible and "boolean" in {kind(expression.left), kind(expression.right)}:
        return of_truth(compiler, expression)
    if expression.operator in VALUE_COMPARISONS:
        return of_values(compiler, expression)
    return of_sequences(compiler, expression)


def of_attribute(expression: Binary) -> Test | None:
    """`@type = 'gloss'`, which is what most comparisons are; None if it is something else."""
    match expression:
        case Binary("=" | "eq", Step("attribute", test, ()), Literal(str(value))) if test.name and "*" not in test.name:
            name = test.name
            return lambda item, context: isinstance(item, etree._Element) and item.get(name) == value
        case _:
            return None


def of_values(compiler: "Compiler", expression: Binary) -> Test:
    """`eq`, `lt` …: false if a side is empty."""
    left, right = compiler.atoms(expression.left), compiler.atoms(expression.right)
    symbol = expression.operator

    def test(item: Item, context: Context) -> bool:
        first, second = only(left(item, context)), only(right(item, context))
        return first is not None and second is not None and compare(symbol, first, second, general=False)

    return test


def of_sequences(compiler: "Compiler", expression: Binary) -> Test:
    """`=`, `<` …: whether any item of one side and any of the other compare so."""
    left, right = compiler.atoms(expression.left), compiler.atoms(expression.right)
    symbol, name = expression.operator, object() if is_fixed(expression.left) else None

    def test(item: Item, context: Context) -> bool:
        seconds = right(item, context)
        if not seconds:
            return False
        firsts = left(item, context)
        if symbol == "=" and all(isinstance(each, str) for each in seconds):
            strings = context.index.remembered(name, lambda: strings_of(firsts)) if name else strings_of(firsts)
            if strings is not None:
                return not strings.isdisjoint(map(str, seconds))
        context.index.spend(len(firsts) * len(seconds))
        return any(compiler.compare(symbol, first, second) for first in firsts for second in seconds)

    return test


def strings_of(items: Sequence[Item]) -> set[str] | None:
    """Strings as a set; None if there is anything else."""
    return set(map(str, items)) if all(isinstance(item, str) for item in items) else None


def of_truth(compiler: "Compiler", expression: Binary) -> Test:
    """A comparison with a boolean in XPath 1.0: the other side is taken for one too."""
    left, right, symbol = compiler.items(expression.left), compiler.items(expression.right), expression.operator
    return lambda item, context: compare_as_xpath_1(symbol, truth(left(item, context)), truth(right(item, context)))


def of_nodes(compiler: "Compiler", expression: Binary) -> Test:
    """Whether two nodes are one, or stand in this order; false if a side is empty."""
    left, right = compiler.items(expression.left), compiler.items(expression.right)
    symbol = expression.operator

    def test(item: Item, context: Context) -> bool:
        first, second = only(left(item, context)), only(right(item, context))
        if first is None or second is None:
            return False
        if not is_node(first) or not is_node(second):
            raise QueryError(f"{symbol} compares nodes, and nothing else.")
        if symbol == "is":
            return bool(first == second)
        places: tuple[Any, Any] = (context.index.place(first), context.index.place(second))
        return bool(places[0] < places[1] if symbol == "<<" else places[0] > places[1])

    return test


def atoms(evaluate: Evaluate) -> Evaluate:
    """Items as atomic values."""
    return lambda item, context: [atom(each) for each in evaluate(item, context)]

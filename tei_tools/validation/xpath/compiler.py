"""The tree of an expression → a Python function that evaluates it.

What is asked of most nodes of a text costs a call or two: an attribute's presence, an ancestor's name. Where only the
truth of a path is asked, it is followed no further than to its first node. What depends on the document alone is
evaluated once for it.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

from lxml import etree

from tei_tools.validation.xpath import values
from tei_tools.validation.xpath.analysis import counts, is_fixed, is_single, kind
from tei_tools.validation.xpath.calls import call, of_strings, takes_strings, type_check
from tei_tools.validation.xpath.comparisons import atoms, comparison
from tei_tools.validation.xpath.context import Context, Evaluate, Scope, Test
from tei_tools.validation.xpath.functions import FUNCTIONS
from tei_tools.validation.xpath.parser import parse
from tei_tools.validation.xpath.steps import (
    Walk,
    filter_items,
    filter_walk,
    nodes_only,
    path_items,
    path_walk,
    step_items,
    step_truth,
    step_walk,
    union_walk,
)
from tei_tools.validation.xpath.syntax import (
    COMPARISONS,
    NODE_COMPARISONS,
    SETS,
    VALUE_COMPARISONS,
    Binary,
    Binding,
    Call,
    Conditional,
    ContextItem,
    Expression,
    Filter,
    Literal,
    Path,
    Root,
    Sequence,
    Step,
    TypeCheck,
    Variable,
)
from tei_tools.validation.xpath.values import Item, atom, only, text_of


class Compiler:
    """Expressions of one schema, with its namespaces; `compatible` is under the rules of XPath 1.0.

    `functions` can be added to.
    """

    def __init__(self, namespaces: Mapping[str, str], *, compatible: bool = False) -> None:
        self.namespaces = namespaces
        self.compatible = compatible
        self.functions = dict(FUNCTIONS)
        self.compare = values.compare_as_xpath_1 if compatible else partial(values.compare, general=True)

    def evaluate(self, text: str) -> Evaluate:
        """What the expression is worth.

        Raises QueryError if it cannot be read.
        """
        return self.items(parse(text, self.namespaces))

    def test(self, text: str) -> Test:
        """Whether the expression is true.

        Raises QueryError if it cannot be read.
        """
        return self.truth(parse(text, self.namespaces))

    def items(self, expression: Expression) -> Evaluate:
        """A function that gives the value."""
        evaluate = ITEMS[type(expression)](self, expression)
        if not is_fixed(expression):
            return evaluate
        name = object()
        return lambda item, context: context.index.remembered(name, lambda: evaluate(item, context))

    def walk(self, expression: Expression) -> Walk:
        """A function that gives the items as they are found."""
        match expression:
            case Step():
                return step_walk(self, expression)
            case Path() if not is_fixed(expression):
                return path_walk(self, expression)
            case Binary(operator="union"):
                return union_walk([self.walk(operand) for operand in operands(expression)])
            case _:
                return self.items(expression)

    def atoms(self, expression: Expression) -> Evaluate:
        """A function that gives atomic values."""
        if isinstance(expression, Literal):
            return self.items(expression)
        return atoms(self.items(expression))

    def truth(self, expression: Expression) -> Test:
        """A function that gives the effective boolean value."""
        match expression:
            case Binary():
                return self.truth_of_operator(expression)
            case Call(name="not" | "boolean" | "exists" | "empty", arguments=(argument,)) if (
                expression.name == "not" or is_nodes(argument)
            ):
                test = self.truth(argument)
                return negation(test) if expression.name in {"not", "empty"} else test
            case Call() if kind(expression) == "boolean" and takes_strings(self, expression):
                return of_strings(self, expression)
            case Step():
                return step_truth(self, expression)
            case Filter(predicates=predicates) if is_nodes(expression) and not any(map(counts, predicates)):
                return is_there(filter_walk(self, expression))
            case Path(steps=(*_, Step())) if not is_fixed(expression):
                return is_there(path_walk(self, expression))
            case Binding(kind="some" | "every"):
                return quantified(self, expression)
        evaluate = self.items(expression)
        return lambda item, context: values.truth(evaluate(item, context))

    def truth_of_operator(self, expression: Binary) -> Test:
        """The same for two expressions with an operator between them."""
        operator = expression.operator
        if operator in COMPARISONS:
            return comparison(self, expression)
        if operator == "and":
            return both(self.truth(expression.left), self.truth(expression.right))
        if operator == "or" or (operator == "union" and is_nodes(expression.left) and is_nodes(expression.right)):
            return either(self.truth(expression.left), self.truth(expression.right))
        evaluate = self.items(expression)
        return lambda item, context: values.truth(evaluate(item, context))

    def text(self, expression: Expression) -> Callable[[Item, Context], str]:
        """A function that gives the value as a string; of nothing it is the empty string."""
        match expression:
            case ContextItem():
                return lambda item, context: text_of(item)
            case Literal(value=value):
                constant = text_of(value)
                return lambda item, context: constant
            case Step(axis="attribute", test=test, predicates=()) if test.name and "*" not in test.name:
                name = test.name
                return lambda item, context: item.get(name, "") if isinstance(item, etree._Element) else ""
            case Call() if kind(expression) == "string" and takes_strings(self, expression):
                return of_strings(self, expression)
        evaluate = self.argument(expression)

        def text(item: Item, context: Context) -> str:
            value = only(evaluate(item, context))
            return "" if value is None else text_of(value)

        return text

    def argument(self, expression: Expression) -> Evaluate:
        """An argument of which one item is wanted; XPath 1.0 takes the first."""
        evaluate = self.items(expression)
        if not self.compatible or is_single(expression):
            return evaluate
        return lambda item, context: evaluate(item, context)[:1]


def operands(expression: Expression) -> list[Expression]:
    """The expressions that are joined by `|`."""
    if isinstance(expression, Binary) and expression.operator == "union":
        return [*operands(expression.left), *operands(expression.right)]
    return [expression]


def is_nodes(expression: Expression) -> bool:
    """Whether the value is made of nodes, so that it is true if it is not empty."""
    return kind(expression) == "nodes"


def is_there(walk: Walk) -> Test:
    """Whether anything is found; nothing is looked for after it."""
    return lambda item, context: any(True for _ in walk(item, context))


def both(left: Test, right: Test) -> Test:
    """Whether two tests are true."""
    return lambda item, context: left(item, context) and right(item, context)


def either(left: Test, right: Test) -> Test:
    """Whether one of two tests is true."""
    return lambda item, context: left(item, context) or right(item, context)


def negation(test: Test) -> Test:
    """Whether a test is not true."""
    return lambda item, context: not test(item, context)


def binary(compiler: Compiler, expression: Binary) -> Evaluate:
    """Operators."""
    operator = expression.operator
    if operator in COMPARISONS | {"and", "or"}:
        return as_item(compiler, expression)
    if operator in SETS:
        return set_operation(compiler, expression)
    left, right = compiler.items(expression.left), compiler.items(expression.right)
    if operator == "!":
        return lambda item, context: [found for each in left(item, context) for found in right(each, context)]
    return arithmetic(compiler, expression)


def as_item(compiler: Compiler, expression: Binary) -> Evaluate:
    """A comparison as a value: one with `eq` or `is` is empty if a side is."""
    test = compiler.truth(expression)
    if expression.operator not in VALUE_COMPARISONS | NODE_COMPARISONS:
        return lambda item, context: (test(item, context),)
    left, right = compiler.items(expression.left), compiler.items(expression.right)
    return lambda item, context: (test(item, context),) if left(item, context) and right(item, context) else ()


def arithmetic(compiler: Compiler, expression: Binary) -> Evaluate:
    """Sums, and ranges; empty if a side is."""
    left, right = compiler.argument(expression.left), compiler.argument(expression.right)
    operator = expression.operator

    def evaluate(item: Item, context: Context) -> Any:
        first, second = only(left(item, context)), only(right(item, context))
        if operator == "to":
            return span(context, first, second)
        if compiler.compatible:
            result = float(values.arithmetic(operator, values.double(first), values.double(second)))
            # What is whole is written without an exponent in XPath 1.0.
            return (int(result) if result.is_integer() else result,)
        if first is None or second is None:
            return ()
        return (values.arithmetic(operator, atom(first), atom(second)),)

    return evaluate


def span(context: Context, first: Item, last: Item) -> Any:
    """The integers from one to another."""
    if first is None or last is None:
        return ()
    start, end = values.cast(atom(first), "integer"), values.cast(atom(last), "integer") + 1
    context.index.spend(max(0, end - start))
    return range(start, end)


def set_operation(compiler: Compiler, expression: Binary) -> Evaluate:
    """Nodes of both sides, of either, or of one alone, in document order."""
    left, right = compiler.items(expression.left), compiler.items(expression.right)
    operator = expression.operator

    def evaluate(item: Item, context: Context) -> list[Item]:
        first, second = nodes_only(left(item, context)), nodes_only(right(item, context))
        if operator == "union":
            return context.sorted([*first, *second])
        others = set(second)
        return context.sorted([node for node in first if (node in others) == (operator == "intersect")])

    return evaluate


def binding(compiler: Compiler, expression: Binding) -> Evaluate:
    """`for`, `let`, `some`, `every`."""
    if expression.kind in {"some", "every"}:
        test = quantified(compiler, expression)
        return lambda item, context: (test(item, context),)
    domain, body, name = compiler.items(expression.domain), compiler.items(expression.body), expression.name
    if expression.kind == "let":
        return lambda item, context: body(item, bound(context, name, domain(item, context)))

    def each_of(item: Item, context: Context) -> list[Item]:
        found: list[Item] = []
        for each in domain(item, context):
            value = body(item, bound(context, name, (each,)))
            context.index.spend(len(value) + 1)
            found += value
        return found

    return each_of


def quantified(compiler: Compiler, expression: Binding) -> Test:
    """Whether something is true of some, or of every item."""
    domain, test, name = compiler.items(expression.domain), compiler.truth(expression.body), expression.name
    wanted = any if expression.kind == "some" else all
    return lambda item, context: wanted(test(item, bound(context, name, (each,))) for each in domain(item, context))


def bound(context: Context, name: str, value: Any) -> Context:
    """The context with a variable more."""
    return context.within(Scope(None, {}, context.scope, {name: value}))


def conditional(compiler: Compiler, expression: Conditional) -> Evaluate:
    """`if … then … else`."""
    test, then = compiler.truth(expression.test), compiler.items(expression.then)
    otherwise = compiler.items(expression.otherwise)
    return lambda item, context: (then if test(item, context) else otherwise)(item, context)


def sequence(compiler: Compiler, expression: Sequence) -> Evaluate:
    """Several values, one after another."""
    members = [compiler.items(member) for member in expression.members]
    return lambda item, context: [found for member in members for found in member(item, context)]


def literal(compiler: Compiler, expression: Literal) -> Evaluate:
    """A string or a number; XPath 1.0 has only doubles."""
    value = expression.value
    if compiler.compatible and not isinstance(value, str):
        value = values.double(value)
    return lambda item, context: (value,)


def variable(compiler: Compiler, expression: Variable) -> Evaluate:
    """The value of a variable."""
    name = expression.name
    return lambda item, context: context.variable(name)


ITEMS: Final[Mapping[type, Callable[[Compiler, Any], Evaluate]]] = {
    Literal: literal,
    Variable: variable,
    ContextItem: lambda compiler, expression: lambda item, context: (item,),
    Root: lambda compiler, expression: lambda item, context: (context.index.document,),
    Call: call,
    Step: step_items,
    Path: path_items,
    Filter: filter_items,
    Binary: binary,
    Sequence: sequence,
    Binding: binding,
    Conditional: conditional,
    TypeCheck: type_check,
}

"""Calls of functions, and what is said of types."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tei_tools.errors import QueryError
from tei_tools.validation.xpath import values
from tei_tools.validation.xpath.context import Context, Evaluate
from tei_tools.validation.xpath.functions import FORBIDDEN, OF_CONTEXT, SEQUENCES, Function, string
from tei_tools.validation.xpath.syntax import Call, ContextItem, TypeCheck
from tei_tools.validation.xpath.values import Item, atom, only

if TYPE_CHECKING:
    from tei_tools.validation.xpath.compiler import Compiler


def call(compiler: "Compiler", expression: Call) -> Evaluate:
    """A function.

    Raises QueryError if there is none of that name, or none with that many arguments.
    """
    name, arguments = expression.name, expression.arguments
    if name.startswith("xs:") and len(arguments) == 1:
        return type_check(compiler, TypeCheck("cast", arguments[0], name[3:], "?"))
    if takes_strings(compiler, expression):
        scalar = of_strings(compiler, expression)
        return lambda item, context: (scalar(item, context),)
    if name in OF_CONTEXT and not arguments:
        arguments = (ContextItem(),)
    compiled = compiler.items if name in SEQUENCES else compiler.argument
    values_of = [compiled(argument) for argument in arguments]
    run = function_of(compiler, expression).run

    def evaluate(item: Item, context: Context) -> Any:
        given = [value(item, context) for value in values_of]
        try:
            return run(item, context, *given)
        except (TypeError, AttributeError, ValueError, ArithmeticError, RecursionError) as error:
            if isinstance(error, QueryError):
                raise
            raise QueryError(f"{name}() has no value for what it is given.") from error

    return evaluate


def function_of(compiler: "Compiler", expression: Call) -> Function:
    """The function that is called.

    Raises QueryError if there is none of that name, or none with that many arguments.
    """
    name, count = expression.name, len(expression.arguments)
    function = compiler.functions.get(name)
    if name in FORBIDDEN:
        raise QueryError(f"{name}() would read what is not in the file, and is not called.")
    if function is None:
        raise QueryError(f"There is no function {name}() here.")
    if not function.least <= count <= function.most:
        raise QueryError(f"{name}() does not take {count} arguments.")
    return function


def takes_strings(compiler: "Compiler", expression: Call) -> bool:
    """Whether a function is one of strings alone."""
    return function_of(compiler, expression).of_strings is not None


def of_strings(compiler: "Compiler", expression: Call) -> Callable[[Item, Context], Any]:
    """A function of strings, with the value itself and not a sequence."""
    run: Callable[..., Any] = function_of(compiler, expression).of_strings or string
    texts = [compiler.text(argument) for argument in expression.arguments or (ContextItem(),)]
    if len(texts) == 1:
        first = texts[0]
        return lambda item, context: run(first(item, context))
    if len(texts) == 2:
        first, second = texts
        return lambda item, context: run(first(item, context), second(item, context))
    return lambda item, context: run(*[text(item, context) for text in texts])


def type_check(compiler: "Compiler", expression: TypeCheck) -> Evaluate:
    """`cast as`, `castable as`, `instance of`, `treat as`."""
    evaluate, name, occurrence = compiler.items(expression.operand), expression.type, expression.occurrence

    def cast(item: Item, context: Context) -> Any:
        value = only(evaluate(item, context))
        if value is None and occurrence != "?":
            raise QueryError(f"Nothing is no xs:{name}.")
        return () if value is None else (values.cast(atom(value), name),)

    def castable(item: Item, context: Context) -> tuple[bool]:
        try:
            cast(item, context)
        except QueryError:
            return (False,)
        return (True,)

    def fits(items: Any) -> bool:
        if (not items and occurrence not in {"?", "*"}) or (len(items) > 1 and occurrence not in {"*", "+"}):
            return False
        return all(values.is_instance(each, name) for each in items)

    def treat(item: Item, context: Context) -> Any:
        items = evaluate(item, context)
        if not fits(items):
            raise QueryError(f"{values.described(items)} is no {name}{occurrence}.")
        return items

    if expression.kind == "instance":
        return lambda item, context: (fits(evaluate(item, context)),)
    return {"cast": cast, "castable": castable, "treat": treat}[expression.kind]

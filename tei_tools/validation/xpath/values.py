"""Atomic values: strings, booleans, numbers, and dates; what they are made from, and how they compare.

Python's own types stand for those of XML Schema. Dates and durations are elementpath's, which is imported when an
expression first asks for one. https://www.w3.org/TR/xpath20/#id-comparisons
"""

import math
import operator
import re
from collections.abc import Callable, Sequence
from decimal import ROUND_DOWN, Decimal, InvalidOperation
from operator import attrgetter
from typing import Any, Final, NoReturn, TypeAlias

from lxml import etree

from tei_tools.errors import QueryError
from tei_tools.validation.xpath.nodes import NODES, Attribute, Node, string

Item: TypeAlias = Any
"""A node or an atomic value."""


class Untyped(str):
    """A string from a document, where no schema has said of what type it is."""

    __slots__ = ()


NUMBERS: Final = (int, float, Decimal)
INTEGER: Final = re.compile(r"\s*[+-]?\d+\s*")
DECIMAL: Final = re.compile(r"\s*[+-]?(\d+(\.\d*)?|\.\d+)\s*")
DOUBLE: Final = re.compile(r"\s*([+-]?((\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?)|-?INF|NaN)\s*")
# The largest number of digits that Python makes an integer of without a limit of its own.
DIGITS: Final = 4000
OPERATORS: Final[dict[str, Callable[[Any, Any], bool]]] = {
    "=": operator.eq,
    "eq": operator.eq,
    "!=": operator.ne,
    "ne": operator.ne,
    "<": operator.lt,
    "lt": operator.lt,
    "<=": operator.le,
    "le": operator.le,
    ">": operator.gt,
    "gt": operator.gt,
    ">=": operator.ge,
    "ge": operator.ge,
}
TYPES: Final = {bool: "boolean", int: "integer", Decimal: "decimal", float: "double", str: "string"}
# Types of dates and durations, by the names of elementpath's classes.
CALENDAR: Final = {
    "date": "Date10",
    "dateTime": "DateTime10",
    "time": "Time",
    "gYear": "GregorianYear10",
    "gYearMonth": "GregorianYearMonth10",
    "gMonthDay": "GregorianMonthDay",
    "gMonth": "GregorianMonth",
    "gDay": "GregorianDay",
    "duration": "Duration",
    "dayTimeDuration": "DayTimeDuration",
    "yearMonthDuration": "YearMonthDuration",
}


def is_node(item: Item) -> bool:
    """Whether an item is a node."""
    return isinstance(item, NODES)


def atom(item: Item) -> Item:
    """An item as an atomic value."""
    return Untyped(string(item)) if is_node(item) else item


def text_of(item: Item) -> str:
    """An item as a string. https://www.w3.org/TR/xpath-functions/#casting-to-string"""
    text = TEXTS.get(type(item))
    return text(item) if text is not None else string(item) if is_node(item) else str(item)


def text_of_decimal(value: Decimal) -> str:
    """A decimal as XPath writes it: without an exponent, and without zeros at its end."""
    plain = format(value, "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def text_of_double(value: float) -> str:
    """A double as XPath writes it."""
    if math.isnan(value) or math.isinf(value):
        return "NaN" if math.isnan(value) else "INF" if value > 0 else "-INF"
    exact = Decimal(repr(value))
    if not value or 1e-6 <= abs(value) < 1e6:
        return text_of_decimal(exact)
    mantissa = text_of_decimal(exact.scaleb(-exact.adjusted()))
    return f"{mantissa if '.' in mantissa else mantissa + '.0'}E{exact.adjusted()}"


def truth(items: Sequence[Item]) -> bool:
    """The effective boolean value. https://www.w3.org/TR/xpath20/#id-ebv

    Raises QueryError if there is none.
    """
    if not items:
        return False
    first = items[0]
    if is_node(first):
        return True
    if len(items) > 1 or not isinstance(first, (str, bool, *NUMBERS)):
        raise QueryError(f"{described(items)} is neither true nor false.")
    return bool(first) and first == first


TEXTS: Final[dict[type, Callable[[Any], str]]] = {
    str: lambda item: item,
    Untyped: str,
    Attribute: attrgetter("value"),
    etree._Element: string,
    bool: lambda item: "true" if item else "false",
    float: text_of_double,
    Decimal: text_of_decimal,
}


def described(items: Sequence[Item]) -> str:
    """A value, for a message."""
    if len(items) == 1:
        return repr(text_of(items[0]))
    return f"a sequence of {len(items)}" if items else "an empty sequence"


def only(items: Sequence[Item]) -> Item | None:
    """The one item of a sequence; None if it is empty.

    Raises QueryError if there are several.
    """
    if len(items) > 1:
        raise QueryError(f"One value is wanted, and there are {len(items)}.")
    return items[0] if items else None


def double(value: Item) -> float:
    """A value as a double, as number() makes it: NaN for what is none."""
    if isinstance(value, str):
        return float(value.replace("INF", "inf")) if DOUBLE.fullmatch(value) else math.nan
    if isinstance(value, NUMBERS):
        return float(value)
    return double(string(value)) if is_node(value) else math.nan


def wrong(value: Item, name: str) -> NoReturn:
    """Say that a value is not of a type."""
    raise QueryError(f"{text_of(value)!r} is no xs:{name}.")


def comparable(left: Item, right: Item, *, general: bool) -> tuple[Item, Item]:
    """Two atomic values as values of one type. https://www.w3.org/TR/xpath20/#id-general-comparisons

    Raises QueryError if they have none.
    """
    if isinstance(left, str) and isinstance(right, str):
        return str(left), str(right)
    if isinstance(left, Untyped) and general:
        left = cast(left, type_for(right))
    elif isinstance(right, Untyped) and general:
        right = cast(right, type_for(left))
    if type(left) is not type(right) and not (is_number(left) and is_number(right)):
        raise QueryError(f"{text_of(left)!r} and {text_of(right)!r} cannot be compared: they are of different types.")
    return numeric(left, right)


def numeric(left: Item, right: Item) -> tuple[Item, Item]:
    """Two values, as doubles if one of them is."""
    if isinstance(left, float) and isinstance(right, Decimal):
        return left, float(right)
    return (float(left), right) if isinstance(right, float) and isinstance(left, Decimal) else (left, right)


def is_number(value: Item) -> bool:
    """Whether an atomic value is a number; Python takes truth for one too."""
    return isinstance(value, NUMBERS) and not isinstance(value, bool)


def type_for(value: Item) -> str:
    """The type that an untyped value takes beside `value`: a number is compared as a double."""
    if is_number(value):
        return "double"
    return "boolean" if isinstance(value, bool) else getattr(value, "name", "string")


def compare(symbol: str, left: Item, right: Item, *, general: bool) -> bool:
    """Whether two atomic values compare so.

    Raises QueryError if they cannot be compared.
    """
    left, right = comparable(left, right, general=general)
    try:
        return bool(OPERATORS[symbol](left, right))
    except TypeError as error:
        raise QueryError(f"{text_of(left)!r} and {text_of(right)!r} cannot be compared.") from error


def compare_as_xpath_1(symbol: str, left: Item, right: Item) -> bool:
    """The same under the rules of XPath 1.0: strings are numbers where numbers are wanted, and never an error."""
    if isinstance(left, bool) or isinstance(right, bool):
        left, right = truth([left]), truth([right])
    if symbol in {"=", "!="} and not (isinstance(left, NUMBERS) or isinstance(right, NUMBERS)):
        return OPERATORS[symbol](text_of(left), text_of(right))
    return OPERATORS[symbol](double(left), double(right))


def arithmetic(symbol: str, left: Item, right: Item) -> Item:
    """A sum, a difference, and so on; an untyped operand is a double.

    Raises QueryError if the operands are none that have one.
    """
    left = cast(left, "double") if isinstance(left, Untyped) else left
    right = cast(right, "double") if isinstance(right, Untyped) else right
    if isinstance(left, str) or isinstance(right, str):
        raise QueryError(f"{text_of(left)!r} {symbol} {text_of(right)!r} has no value: a string is no number.")
    left, right = numeric(left, right)
    try:
        return CALCULATIONS[symbol](left, right)
    except ZeroDivisionError as error:
        if symbol != "idiv" and (isinstance(left, float) or isinstance(right, float)):
            return math.nan if symbol == "mod" or not left or left != left else math.copysign(math.inf, left)
        raise QueryError(f"{text_of(left)} {symbol} 0 has no value.") from error
    except (TypeError, InvalidOperation, OverflowError, ValueError) as error:
        raise QueryError(f"{text_of(left)!r} {symbol} {text_of(right)!r} has no value.") from error


def quotient(left: Item, right: Item) -> Item:
    """A quotient: of integers it is a decimal."""
    return Decimal(left) / right if isinstance(left, int) and isinstance(right, (int, Decimal)) else left / right


def remainder(left: Item, right: Item) -> Item:
    """What is left over, with the sign of the dividend."""
    if isinstance(left, float) or isinstance(right, float):
        return math.fmod(left, right) if right else math.nan
    return left - right * whole_quotient(left, right)


def whole_quotient(left: Item, right: Item) -> int:
    """A quotient without what is behind the point."""
    whole = abs(left) // abs(right)
    return int(whole if (left < 0) == (right < 0) else -whole)


CALCULATIONS: Final[dict[str, Callable[[Any, Any], Any]]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "div": quotient,
    "idiv": whole_quotient,
    "mod": remainder,
}


def cast(value: Item, name: str) -> Item:
    """An atomic value as one of the type xs:`name`.

    Raises QueryError if it is none.
    """
    if name in CALENDAR:
        return calendar(value, name)
    if name not in CASTS:
        raise QueryError(f"There is no type xs:{name} here.")
    return CASTS[name](value, name)


def calendar(value: Item, name: str) -> Item:
    """A date, a time or a duration."""
    from elementpath import datatypes

    kind = getattr(datatypes, CALENDAR[name])
    if isinstance(value, kind):
        return value
    try:
        return kind.fromstring(text_of(value).strip())
    except (ValueError, TypeError, OverflowError) as error:
        raise QueryError(f"{text_of(value)!r} is no xs:{name}.") from error


def as_double(value: Item, name: str) -> float:
    """A number; a string must look like one."""
    if isinstance(value, str) and not DOUBLE.fullmatch(value):
        wrong(value, name)
    return double(value)


def as_decimal(value: Item, name: str) -> Decimal:
    """A number without an exponent."""
    if isinstance(value, str) and not DECIMAL.fullmatch(value):
        wrong(value, name)
    if isinstance(value, float) and not math.isfinite(value):
        wrong(value, name)
    return Decimal(value.strip() if isinstance(value, str) else value)


def as_integer(value: Item, name: str) -> int:
    """A whole number; what is behind the point is cut off, but a string may have none."""
    if isinstance(value, str):
        if not INTEGER.fullmatch(value) or len(value) > DIGITS:
            wrong(value, name)
        return int(value)
    whole = int(as_decimal(value, name).to_integral_value(ROUND_DOWN))
    return whole if LEAST.get(name, whole) <= whole else wrong(value, name)


def as_boolean(value: Item, name: str) -> bool:
    """`true`, `false`, 1 or 0."""
    if isinstance(value, str):
        known = {"true": True, "1": True, "false": False, "0": False}.get(value.strip())
        return wrong(value, name) if known is None else known
    return truth([value])


LEAST: Final = {"nonNegativeInteger": 0, "positiveInteger": 1}
CASTS: Final[dict[str, Callable[[Any, str], Any]]] = {
    "string": lambda value, name: text_of(value),
    "untypedAtomic": lambda value, name: Untyped(text_of(value)),
    "anyURI": lambda value, name: text_of(value).strip(),
    "NCName": lambda value, name: text_of(value).strip(),
    "token": lambda value, name: " ".join(text_of(value).split()),
    "normalizedString": lambda value, name: re.sub(r"[\t\n\r]", " ", text_of(value)),
    "boolean": as_boolean,
    "double": as_double,
    "float": as_double,
    "decimal": as_decimal,
    "integer": as_integer,
    "int": as_integer,
    "nonNegativeInteger": as_integer,
    "positiveInteger": as_integer,
}


def is_instance(item: Item, name: str) -> bool:
    """Whether an item is of a type: `element()`, `string`, `item()`."""
    if name.endswith("()"):
        return name == "item()" or (is_node(item) and (name == "node()" or node_kind(item) == name))
    if name == "untypedAtomic":
        return isinstance(item, Untyped)
    if name == "decimal" and isinstance(item, int) and not isinstance(item, bool):
        return True
    return not isinstance(item, Untyped) and TYPES.get(type(item), getattr(item, "name", None)) == name


def node_kind(node: Node) -> str:
    """`element()`, `attribute()` and so on."""
    names = {"Attribute": "attribute()", "Text": "text()", "Document": "document-node()", "_Comment": "comment()"}
    return names.get(type(node).__name__, "element()")

"""The parameters of the datatypes of W3C XML Schema.

https://www.w3.org/TR/xmlschema-2/#rf-facets
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Final

from tei_tools.validation.relaxng.datatypes import Datatype, DatatypeError, Facet
from tei_tools.validation.relaxng.datatypes.moments import MOMENTS, Duration, Moment
from tei_tools.validation.relaxng.datatypes.regex import Regex, RegexError
from tei_tools.validation.relaxng.datatypes.xsd import LIMITS

DIGITS: Final = frozenset({"decimal", "integer", *LIMITS})
ORDERED: Final = DIGITS | {"float", "double", "duration", *MOMENTS}
WITHOUT_LENGTH: Final = ORDERED | {"boolean"}
LENGTHS: Final[Mapping[str, Callable[[int, int], bool]]] = {
    "length": lambda length, limit: length == limit,
    "minLength": lambda length, limit: length >= limit,
    "maxLength": lambda length, limit: length <= limit,
}
BOUNDS: Final[Mapping[str, Callable[[int], bool]]] = {
    "minInclusive": lambda order: order >= 0,
    "minExclusive": lambda order: order > 0,
    "maxInclusive": lambda order: order <= 0,
    "maxExclusive": lambda order: order < 0,
}


def facet(datatype: Datatype, name: str, text: str) -> Facet:
    """What one parameter demands of the values of a datatype.

    Raises DatatypeError if the datatype does not take it, or not with that text.
    """
    if name == "pattern":
        return pattern(text)
    if name in LENGTHS and datatype.name not in WITHOUT_LENGTH:
        return length(name, whole_number(name, text))
    if name in BOUNDS and datatype.name in ORDERED:
        return bound(datatype, name, text)
    if name == "totalDigits" and datatype.name in DIGITS:
        return total_digits(whole_number(name, text))
    if name == "fractionDigits" and datatype.name in DIGITS:
        return fraction_digits(whole_number(name, text))
    raise DatatypeError(f"{datatype.name} takes no parameter {name!r}")


def whole_number(name: str, text: str) -> int:
    """The number that a parameter gives."""
    if not (text.strip().isascii() and text.strip().isdigit()):
        raise DatatypeError(f"{name} is a number, and not {text!r}")
    return int(text)


def pattern(text: str) -> Facet:
    """A regular expression that the whole text matches."""
    try:
        regex = Regex(text)
    except RegexError as error:
        raise DatatypeError(f"the pattern {text!r} is no regular expression: {error}") from error
    return lambda value, normalised: regex.matches(normalised)


def length(name: str, limit: int) -> Facet:
    """A limit to the length in characters, bytes or words."""
    holds = LENGTHS[name]

    def facet(value: object, text: str) -> bool:
        return holds(len(value) if isinstance(value, bytes | tuple) else len(text), limit)

    return facet


def bound(datatype: Datatype, name: str, text: str) -> Facet:
    """A limit to the value."""
    holds = BOUNDS[name]
    try:
        limit = datatype.value(text, {})
    except ValueError as error:
        raise DatatypeError(f"{name} is of the datatype {datatype.name}, and not {text!r}") from error

    def facet(value: object, text: str) -> bool:
        order = compare(value, limit)
        return order is not None and holds(order)

    return facet


def compare(value: object, other: object) -> int | None:
    """Below 0 if less than the other, above 0 if more, 0 if equal; None if neither."""
    if isinstance(value, Moment) and isinstance(other, Moment):
        return value.compare(other)
    if isinstance(value, Duration) and isinstance(other, Duration):
        return value.compare(other)
    if isinstance(value, Decimal | float) and isinstance(other, Decimal | float):
        return int(value > other) - int(value < other)
    return None


def total_digits(limit: int) -> Facet:
    """A limit to how many digits a number has."""

    def facet(value: object, text: str) -> bool:
        whole, _, part = text.lstrip("+-").partition(".")
        return len(whole.lstrip("0")) + len(part.rstrip("0")) <= limit

    return facet


def fraction_digits(limit: int) -> Facet:
    """A limit to how many digits come after the point."""
    return lambda value, text: len(text.partition(".")[2].rstrip("0")) <= limit

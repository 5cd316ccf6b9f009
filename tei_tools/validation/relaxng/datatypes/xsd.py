"""The datatypes of W3C XML Schema: what a text must look like, and what it stands for.

https://www.w3.org/TR/xmlschema-2/#built-in-datatypes
"""

import re
from base64 import b64decode
from collections.abc import Callable
from decimal import Decimal
from struct import pack, unpack
from typing import Final

from tei_tools.validation.relaxng.datatypes import Datatype, Identity, Prefixes, Reader, WhiteSpace, as_written
from tei_tools.validation.relaxng.datatypes.moments import DURATION, MOMENTS, Duration, Moment
from tei_tools.validation.relaxng.syntax import is_ncname

LANGUAGE: Final = r"[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*"
DECIMAL: Final = r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)"
INTEGER: Final = r"[+-]?[0-9]+"
FLOAT: Final = rf"{DECIMAL}(?:[eE][+-]?[0-9]+)?|-?INF|NaN"
HEX: Final = r"(?:[0-9a-fA-F]{2})*"
BASE64: Final = (
    r"(?:(?:[A-Za-z0-9+/] ?){4})*(?:(?:[A-Za-z0-9+/] ?){2}[AEIMQUYcgkosw048] ?=|[A-Za-z0-9+/] ?[AQgw] ?= ?=)?"
)
# What RFC 2396 demands of a reference once all that it does not know is escaped.
CHARACTER: Final = "(?:[^%#]|%[0-9a-fA-F]{2})"
SCHEME: Final = "[a-zA-Z][a-zA-Z0-9+.-]*:(?=[^#])"
WITHOUT_SCHEME: Final = "(?=[/?#]|[^:/?#]*(?:[/?#]|$))"
ANY_URI: Final = f"(?:{SCHEME}|{WITHOUT_SCHEME}){CHARACTER}*(?:#{CHARACTER}*)?"
LIMITS: Final = {
    "nonPositiveInteger": (None, 0),
    "negativeInteger": (None, -1),
    "long": (-(2**63), 2**63 - 1),
    "int": (-(2**31), 2**31 - 1),
    "short": (-(2**15), 2**15 - 1),
    "byte": (-(2**7), 2**7 - 1),
    "nonNegativeInteger": (0, None),
    "unsignedLong": (0, 2**64 - 1),
    "unsignedInt": (0, 2**32 - 1),
    "unsignedShort": (0, 2**16 - 1),
    "unsignedByte": (0, 2**8 - 1),
    "positiveInteger": (1, None),
}


def matching(pattern: str, convert: Callable[[str], object] = str) -> Reader:
    """What reads texts that a regular expression matches; it is compiled when the first one comes."""

    def read(text: str, prefixes: Prefixes) -> object:
        if not re.fullmatch(pattern, text):
            raise ValueError(text)
        return convert(text)

    return read


def named(holds: Callable[[str], bool]) -> Reader:
    """What reads names of one kind."""

    def read(text: str, prefixes: Prefixes) -> object:
        if not holds(text):
            raise ValueError(text)
        return text

    return read


def words(holds: Callable[[str], bool]) -> Reader:
    """What reads one name or more."""

    def read(text: str, prefixes: Prefixes) -> object:
        found = tuple(text.split(" "))
        if not all(map(holds, found)):
            raise ValueError(text)
        return found

    return read


def is_name(text: str) -> bool:
    """Whether a text is a name of XML."""
    return is_ncname(text.replace(":", "_"))


def is_nmtoken(text: str) -> bool:
    """Whether a text has only characters that names have."""
    return text != "" and is_name(f"_{text}")


def integer(minimum: int | None, maximum: int | None) -> Reader:
    """What reads integers between two limits."""

    def convert(text: str) -> Decimal:
        value = Decimal(text)
        if (minimum is not None and value < minimum) or (maximum is not None and value > maximum):
            raise ValueError(text)
        return value

    return matching(INTEGER, convert)


def double(text: str) -> float | str:
    """The number that a text stands for; `NaN` itself, which is equal to itself and in no order."""
    return text if text == "NaN" else float(text)


def single(text: str) -> float | str:
    """The number in 32 bits."""
    value = double(text)
    try:
        return value if isinstance(value, str) else float(unpack("f", pack("f", value))[0])
    except OverflowError:
        return float("-INF" if text.startswith("-") else "INF")


def boolean(text: str) -> bool:
    """Whether a text stands for what is true."""
    return text in {"true", "1"}


def base64(text: str) -> bytes:
    """The bytes that a text stands for."""
    return b64decode(text.replace(" ", ""))


def qualified_name(text: str, prefixes: Prefixes) -> object:
    """The namespace and the local name of a name with a prefix that is declared."""
    prefix, colon, local = text.rpartition(":")
    if not is_ncname(local) or (colon and not is_ncname(prefix)):
        raise ValueError(text)
    if prefix and prefix not in prefixes:
        raise ValueError(text)
    return prefixes.get(prefix, ""), local


def one(name: str, read: Reader, identity: Identity | None = None) -> Datatype:
    """A datatype that knows no spaces around its values."""
    return Datatype(name, WhiteSpace.COLLAPSE, read, identity=identity)


def date(name: str) -> Datatype:
    """A datatype of dates or times."""
    pattern = MOMENTS[name]

    def read(text: str, prefixes: Prefixes) -> Moment:
        match = re.fullmatch(pattern, text)
        if match is None:
            raise ValueError(text)
        return Moment.of(**match.groupdict())

    return one(name, read)


DATATYPES: Final = {
    each.name: each
    for each in (
        Datatype("string", WhiteSpace.PRESERVE, as_written),
        Datatype("normalizedString", WhiteSpace.REPLACE, as_written),
        one("token", as_written),
        one("language", matching(LANGUAGE)),
        one("Name", named(is_name)),
        one("NMTOKEN", named(is_nmtoken)),
        one("NMTOKENS", words(is_nmtoken)),
        one("NCName", named(is_ncname)),
        one("ID", named(is_ncname), Identity.ID),
        one("IDREF", named(is_ncname), Identity.IDREF),
        one("IDREFS", words(is_ncname), Identity.IDREFS),
        one("ENTITY", named(is_ncname)),
        one("ENTITIES", words(is_ncname)),
        one("boolean", matching("true|false|1|0", boolean)),
        one("decimal", matching(DECIMAL, Decimal)),
        one("integer", integer(None, None)),
        *(one(name, integer(minimum, maximum)) for name, (minimum, maximum) in LIMITS.items()),
        one("float", matching(FLOAT, single)),
        one("double", matching(FLOAT, double)),
        one("duration", matching(DURATION, Duration.of)),
        *(date(name) for name in MOMENTS),
        one("hexBinary", matching(HEX, bytes.fromhex)),
        one("base64Binary", matching(BASE64, base64)),
        one("anyURI", matching(ANY_URI)),
        Datatype("QName", WhiteSpace.COLLAPSE, qualified_name, contextual=True),
        Datatype("NOTATION", WhiteSpace.COLLAPSE, qualified_name, contextual=True),
    )
}

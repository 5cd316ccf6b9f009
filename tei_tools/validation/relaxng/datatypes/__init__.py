"""Datatypes: the two of RELAX NG itself, and the library of W3C XML Schema."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from functools import cache
from typing import Final, NamedTuple

XSD: Final = "http://www.w3.org/2001/XMLSchema-datatypes"
# https://relaxng.org/compatibility-20011203.html#IDAHYR
COMPATIBILITY: Final = "http://relaxng.org/ns/compatibility/datatypes/1.0"

Prefixes = Mapping[str, str]
"""The namespaces that hold at a place, by prefix."""
Reader = Callable[[str, Prefixes], object]
"""What a text stands for; raises ValueError if it is not of the datatype."""
Facet = Callable[[object, str], bool]
"""Whether a value, or the text that stands for it, is within a limit."""


class WhiteSpace(StrEnum):
    """What happens to white space before a text is read."""

    PRESERVE = "preserve"
    REPLACE = "replace"
    COLLAPSE = "collapse"


class Identity(StrEnum):
    """What a value has to do with ids."""

    ID = "ID"
    IDREF = "IDREF"
    IDREFS = "IDREFS"


REPLACED: Final = str.maketrans("\t\n\r", "   ")


class Datatype(NamedTuple):
    """A datatype with its parameters.

    `contextual` is whether a value depends on the namespaces that hold where it stands.
    """

    name: str
    white_space: WhiteSpace
    read: Reader
    facets: tuple[Facet, ...] = ()
    parameters: tuple[tuple[str, str], ...] = ()
    identity: Identity | None = None
    contextual: bool = False

    def normalised(self, text: str) -> str:
        """The text with its white space as the datatype sees it."""
        if self.white_space is WhiteSpace.COLLAPSE:
            return collapsed(text)
        return text.translate(REPLACED) if self.white_space is WhiteSpace.REPLACE else text

    def value(self, text: str, prefixes: Prefixes) -> object:
        """What the text stands for.

        Raises ValueError if it is not of this datatype.
        """
        normalised = self.normalised(text)
        value = self.read(normalised, prefixes)
        for facet in self.facets:
            if not facet(value, normalised):
                raise ValueError(text)
        return value

    def allows(self, text: str, prefixes: Prefixes) -> bool:
        """Whether the text is of this datatype."""
        try:
            self.value(text, prefixes)
        except ValueError:
            return False
        return True


def collapsed(text: str) -> str:
    """The words of a text with one space between them; words end at the white space of XML and no other."""
    return " ".join(word for word in text.translate(REPLACED).split(" ") if word)


def as_written(text: str, prefixes: Prefixes) -> object:
    """The text."""
    return text


STRING: Final = Datatype("string", WhiteSpace.PRESERVE, as_written)
TOKEN: Final = Datatype("token", WhiteSpace.COLLAPSE, as_written)
BUILT_IN: Final = {"string": STRING, "token": TOKEN}


class DatatypeError(ValueError):
    """A datatype that no library has, or a parameter that it does not take."""


@cache
def datatype(library: str, name: str, parameters: Sequence[tuple[str, str]] = ()) -> Datatype:
    """The datatype of that name in that library, with its parameters.

    Raises DatatypeError if there is none.
    """
    if library == "":
        if name not in BUILT_IN:
            raise DatatypeError(f"RELAX NG itself has no datatype {name!r}; there are string and token")
        if parameters:
            raise DatatypeError(f"{name} takes no parameters")
        return BUILT_IN[name]
    if library not in {XSD, COMPATIBILITY}:
        raise DatatypeError(f"no library of datatypes is known as {library!r}")
    from tei_tools.validation.relaxng.datatypes.facets import facet
    from tei_tools.validation.relaxng.datatypes.xsd import DATATYPES

    if name not in DATATYPES or (library == COMPATIBILITY and name not in set(Identity)):
        raise DatatypeError(f"{library} has no datatype {name!r}")
    base = DATATYPES[name]
    facets = tuple(facet(base, parameter, value) for parameter, value in parameters)
    return base._replace(facets=facets, parameters=tuple(parameters)) if facets else base

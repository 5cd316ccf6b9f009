"""The events of an XML document: what starts and ends where."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol
from xml.parsers import expat

from tei_tools.validation.relaxng.names import SEPARATOR

Toggle = Callable[[bool], None]


class Consumer(Protocol):
    """What is told of the events of a document.

    Attributes come as `[name, value, name, value, …]`; names as in `names`. It is told of text only while it listens.
    """

    listening: bool

    def start(self, name: str, attributes: list[str]) -> None:
        """The start of an element."""

    def end(self, name: str) -> None:
        """The end of an element."""

    def text(self, text: str) -> None:
        """Some of the characters of a text."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file: the offset of a byte, and its line and column, from 1, in code points."""

    offset: int
    line: int
    column: int


class NotWellFormedError(ValueError):
    """A document that is no XML, from `place` on."""

    def __init__(self, message: str, place: Place) -> None:
        super().__init__(message)
        self.place = place


class Events:
    """The events of one document, which are read once.

    External entities and the external part of a document type are not read.
    """

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.parser = expat.ParserCreate(namespace_separator=SEPARATOR)
        self.parser.ordered_attributes = True

    @property
    def offset(self) -> int:
        """The byte at which what is told of now begins."""
        return self.parser.CurrentByteIndex

    @property
    def place(self) -> Place:
        """The place at which what is told of now begins."""
        return Place(self.offset, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)

    def read(self) -> None:
        """Tell the handlers of the parser of the events.

        Raises NotWellFormedError if the document is no XML.
        """
        try:
            self.parser.Parse(self.data, True)
        except expat.ExpatError as error:
            place = Place(self.parser.ErrorByteIndex, error.lineno, error.offset + 1)
            raise NotWellFormedError(expat.ErrorString(error.code), place) from error
        except (ValueError, LookupError) as error:  # an encoding that nobody knows
            raise NotWellFormedError(str(error), Place(0, 1, 1)) from error

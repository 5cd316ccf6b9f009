"""The events of an XML document: what starts and ends where."""

from dataclasses import dataclass
from xml.parsers import expat

from tei_tools.validation.relaxng.names import SEPARATOR


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
        finally:
            # Handlers know the parser and it knows them: without this, the document would wait for the next search for
            # garbage.
            self.parser.StartElementHandler = self.parser.EndElementHandler = self.parser.CharacterDataHandler = None
            self.parser.StartNamespaceDeclHandler = self.parser.EndNamespaceDeclHandler = None

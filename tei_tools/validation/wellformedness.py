"""What is wrong with a file that is no XML, said to a scholar."""

import re
from collections.abc import Callable
from html.entities import name2codepoint
from typing import Final
from xml.parsers import expat

from lxml import etree

from tei_tools.validation.diagnostic import Diagnostic, Severity

FIRST: Final = "Mend this first: nothing after it can be checked."
MISMATCH: Final = re.compile(r"Opening and ending tag mismatch: (\S+) line (\d+) and (\S+)")
ENTITY: Final = re.compile(r"Entity '([^']+)' not defined")
NOT_CLOSED: Final = re.compile(r"Premature end of data in tag (\S+) line (\d+)")
NOT_LOADED: Final = re.compile('failed to load "([^"]+)"')
DUPLICATE: Final = re.compile(r"Attribute (\S+) redefined")


def not_well_formed(path: str, data: bytes, error: etree.XMLSyntaxError) -> Diagnostic:
    """The one finding in a file that libxml2 cannot read."""
    if not data.strip():
        return Diagnostic(path, None, None, "empty-file", Severity.ERROR, "The file is empty.")
    words = (error.msg or "").partition(", line ")[0]
    message, hint = next((said for say in SAYINGS if (said := say(words))), (f"{words}.", FIRST))
    line, column = place_of(data) or error.position
    message = f"The file is not well-formed XML: {message}"
    return Diagnostic(path, line or None, column or None, "not-well-formed", Severity.ERROR, message, hint)


def place_of(data: bytes) -> tuple[int, int] | None:
    """The line and column, from 1, of what is wrong; None if expat finds nothing wrong."""
    parser = expat.ParserCreate()
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        line, column = error.lineno, error.offset + 1
        # Expat stands behind the characters that begin what is wrong.
        before = next((mark for mark in (b"</", b"<", b"&") if data[: parser.ErrorByteIndex].endswith(mark)), b"")
        return line, column - len(before)
    except (ValueError, LookupError):
        return None
    return None


Said = tuple[str, str] | None


def mismatch(words: str) -> Said:
    """An end-tag that is not that of the element that is open."""
    if not (match := MISMATCH.match(words)):
        return None
    name, line, other = match.groups()
    message = f"{name}, which begins in line {line}, is still open where {other} ends."
    return message, f"Put </{name}> before </{other}>, or mend the name of one of the two."


def not_closed(words: str) -> Said:
    """A file that ends in the middle of an element."""
    if not (match := NOT_CLOSED.match(words)):
        return None
    return f"{match[1]}, which begins in line {match[2]}, is not closed.", f"Put </{match[1]}> where it ends."


def entity(words: str) -> Said:
    """An entity that nobody has declared, most often one of HTML."""
    if not (match := ENTITY.match(words)):
        return None
    number = name2codepoint.get(match[1])
    hint = f"Write the character itself, or &#{number};." if number else "Write the character itself."
    return f"&{match[1]}; is no entity of XML.", hint


def ampersand(words: str) -> Said:
    """An ampersand that begins no entity."""
    return (
        ("& stands alone.", "Write &amp; for an ampersand.") if words.startswith("xmlParseEntityRef: no name") else None
    )


def angle(words: str) -> Said:
    """A less-than sign that begins no tag."""
    return ("< begins no tag.", "Write &lt; for a less-than sign.") if "invalid element name" in words else None


def duplicate(words: str) -> Said:
    """An attribute that is there twice."""
    match = DUPLICATE.match(words)
    return match and (f"@{match[1]} is there twice.", "Keep one of the two; several values stand in one, with spaces.")


def second_root(words: str) -> Said:
    """Something after the end of the root."""
    if not words.startswith("Extra content at the end"):
        return None
    return "there is something after the end of the root.", "Put it inside, or mend the end-tag that comes too early."


def depth(words: str) -> Said:
    """Elements that are so deep in one another that libxml2 gives up."""
    if not words.startswith("Excessive depth"):
        return None
    return "here elements stand thousands deep in one another.", "An end-tag is missing, again and again."


def no_tag(words: str) -> Said:
    """A file that does not begin with a tag."""
    if not words.startswith("Start tag expected"):
        return None
    return "it does not begin with a tag.", "Is it a TEI file? A plain text is encoded with tei-tools encode."


def declared_elsewhere(words: str) -> Said:
    """A document type that lies elsewhere, and may declare entities."""
    if not (match := NOT_LOADED.match(words)):
        return None
    message = f"its document type is at {match[1]}, which is not read: nothing is fetched."
    return message, "Take the DOCTYPE out, and write characters in place of its entities."


def bomb(words: str) -> Said:
    """Entities that stand for far more than there is in the file."""
    if not words.startswith("Maximum entity amplification"):
        return None
    return "its entities stand for far more text than there is.", "Write the text itself in place of the entities."


SAYINGS: Final[tuple[Callable[[str], Said], ...]] = (
    mismatch,
    not_closed,
    entity,
    ampersand,
    angle,
    duplicate,
    second_root,
    depth,
    no_tag,
    declared_elsewhere,
    bomb,
)

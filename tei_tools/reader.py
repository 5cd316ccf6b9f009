"""Plain-text file → text: its encoding, its line ends, and the characters that XML cannot hold."""

import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tei_tools.errors import InputError
from tei_tools.profile import NOT_XML

STANDARD_INPUT: Final = Path("-")
"""What stands for standard input where a file is expected."""
LINE_END: Final = re.compile("\r\n|[\r\x85\u2028\u2029]")
MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
BINARY: Final = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive (Word, OpenDocument, EPUB)",
    b"\xd0\xcf\x11\xe0": "an old Word document",
    b"{\\rtf": "RTF",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"\x1f\x8b": "a gzip archive",
}
MARKUP: Final = re.compile(r"\s*<(\?xml\b|!doctype\b|html\b|TEI\b)", re.IGNORECASE)
NOT_ASCII: Final = re.compile(r"[^\x00-\x7f]+")
# So many characters may be lost from a short text before it is taken for no text at all.
MOST_LOST: Final = 100


@dataclass(frozen=True, slots=True)
class Replacement:
    """A character that XML cannot hold, for which U+FFFD stands: which, and where (counted from 1)."""

    character: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class PlainText:
    """A text as it was read: LF line ends, and no character that XML cannot hold beside the form feed."""

    text: str
    encoding: str
    replacements: tuple[Replacement, ...] = ()


def read(path: Path, encoding: str | None = None) -> PlainText:
    """The text of a file; in the given encoding, or in the one that its bytes tell.

    Raises InputError if it cannot be read, or is no plain text.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}.") from error
    return decode(content, str(path), encoding)


def read_standard_input() -> bytes:
    """What is piped in.

    Raises InputError if nothing can be.
    """
    if sys.stdin is None:
        raise InputError("Standard input is closed. Give a file, or pipe one in.")
    return sys.stdin.buffer.read()


def decode(content: bytes, name: str = "standard input", encoding: str | None = None) -> PlainText:
    """The text that the bytes of the file `name` hold.

    Raises InputError if the encoding is unknown or wrong, or if this is no plain text.
    """
    for magic, kind in BINARY.items():
        if content.startswith(magic):
            raise InputError(f"{name}: this is {kind}, not plain text. Save it as plain text in UTF-8.")
    text, found = decoded(content, name, encoding)
    text = LINE_END.sub("\n", text.removeprefix("\ufeff"))
    if MARKUP.match(text):
        raise InputError(f"{name}: this is XML or HTML, not plain text. Transform it, or save its text alone.")
    lost = tuple(replacements(text))
    if len(lost) > max(MOST_LOST, len(text) // 100):
        raise InputError(f"{name}: this is binary, not plain text. Save it as plain text in UTF-8.")
    return PlainText(NOT_XML.sub("\ufffd", text), found, lost)


def decoded(content: bytes, name: str, encoding: str | None) -> tuple[str, str]:
    """The characters, and the encoding they were in."""
    mark = next(((mark, codec) for mark, codec in MARKS if content.startswith(mark)), None)
    try:
        if encoding is not None:
            return content.decode(encoding), encoding
        if mark is not None:
            return content[len(mark[0]) :].decode(mark[1]), mark[1]
        if codec := utf16_without_mark(content):
            return content.decode(codec), codec
        return utf8_or_single_byte(content)
    except UnicodeDecodeError as error:
        byte = content[min(error.start, len(content) - 1)]
        raise InputError(
            f"{name}: not {encoding or error.encoding}: byte {byte:#04x} at offset {error.start}. "
            "Pass --encoding with the encoding it is in, for example cp1252 if it comes from Windows."
        ) from error
    except (LookupError, UnicodeError) as error:
        raise InputError(f"{name}: no encoding named {encoding!r}. Try utf-8, cp1252, latin-1 or utf-16.") from error


def utf8_or_single_byte(content: bytes) -> tuple[str, str]:
    """The characters of a file in UTF-8, or, if it cannot be, in an encoding with one byte a character.

    Raises UnicodeDecodeError if it is UTF-8 but for a few bytes: then these are damaged, not the guess wrong.
    """
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        # In other encodings next to nothing looks like the sequences of UTF-8.
        attempt = content.decode("utf-8", errors="replace")
        whole = sum(len(match[0]) for match in NOT_ASCII.finditer(attempt)) - attempt.count("\ufffd")
        if whole > 2 * attempt.count("\ufffd"):
            raise
        return single_byte(content)


def utf16_without_mark(content: bytes) -> str | None:
    """The kind of UTF-16 in which every second byte of a Latin text is 0; None if it is not so."""
    sample = content[:4096]
    if len(sample) < 4:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * half and odd < 0.1 * half else None


def single_byte(content: bytes) -> tuple[str, str]:
    """The characters of a file in an encoding with one byte a character."""
    from charset_normalizer import from_bytes

    # The five bytes that cp1252 leaves undefined decide between it and Latin-1; only then are others asked.
    best = from_bytes(content, cp_isolation=["cp1252", "latin_1", "mac_roman", "cp437"]).best()
    codec = best.encoding if best is not None else "latin_1"
    return content.decode(codec), codec


def replacements(text: str) -> list[Replacement]:
    """The characters of `text` that XML cannot hold, with their places."""
    found = []
    line, line_start, position = 1, 0, 0
    for match in NOT_XML.finditer(text):
        if line_feeds := text.count("\n", position, match.start()):
            line += line_feeds
            line_start = text.rfind("\n", position, match.start()) + 1
        position = match.start()
        found.append(Replacement(match[0], line, position - line_start + 1))
    return found

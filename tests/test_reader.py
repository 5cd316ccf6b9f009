"""`reader`: a plain-text file becomes text."""

from pathlib import Path

import pytest

from tei_tools.errors import InputError
from tei_tools.reader import Replacement, decode, read

PROSE = "It was the best of times — “naïve”, he said, “as a café.” Señor García’s reply: £5. " * 4


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)  # fmt: skip
def test_encodings_are_told_from_the_bytes(encoding: str) -> None:
    """With a byte order mark and without, and in the encoding of old Windows files."""
    assert decode(PROSE.encode(encoding)).text == PROSE


def test_latin_1_is_read() -> None:
    """Accents of Western Europe, one byte each."""
    text = "Le café était fermé; la fenêtre aussi. Señor García naïve. " * 3
    assert decode(text.encode("latin-1")).text == text


def test_any_line_end_becomes_a_line_feed() -> None:
    """Of Windows, of old Macs, of EBCDIC, and Unicode's own."""
    assert decode("a\r\nb\rc\x85d\u2028e\u2029f\n".encode()).text == "a\nb\nc\nd\ne\nf\n"


def test_what_xml_cannot_hold_is_replaced_and_reported() -> None:
    """With line and column, counted from 1; the form feed and the tab stay."""
    plain = decode(b"a\tb\x0c\r\nc\x01d\x0b")
    assert plain.text == "a\tb\x0c\nc\ufffdd\ufffd"
    assert plain.replacements == (Replacement("\x01", 2, 2), Replacement("\x0b", 2, 4))


def test_an_empty_file_is_an_empty_text() -> None:
    """Nothing was lost."""
    assert decode(b"").text == ""


@pytest.mark.parametrize(
    ("content", "encoding", "message"),
    [
        (b"caf\xe9", "utf-8", "x.txt: not utf-8: byte 0xe9 at offset 3. Pass --encoding"),
        (b"\xff\xfea", None, "x.txt: not utf-16-le"),
        (b"text", "utf-9", "no encoding named 'utf-9'. Try utf-8"),
        (b"%PDF-1.4", None, "x.txt: this is a PDF, not plain text. Save it as plain text"),
        (b"\x00\x01\x02\xff" * 100, None, "x.txt: this is binary"),
    ],
)
def test_what_cannot_be_read_says_what_where_and_the_remedy(content: bytes, encoding: str | None, message: str) -> None:
    """No guess is made where the bytes contradict it."""
    with pytest.raises(InputError) as error:
        decode(content, "x.txt", encoding)
    assert message in str(error.value)


def test_a_missing_file_is_one_clear_error(tmp_path: Path) -> None:
    """The operating system's reason is passed on."""
    with pytest.raises(InputError, match=r"none\.txt: cannot be read: No such file"):
        read(tmp_path / "none.txt")


@pytest.mark.parametrize("text", ["<?xml version='1.0'?><TEI/>", "  <!DOCTYPE html><p>x", "<html><p>x"])
def test_markup_is_not_taken_for_text(text: str) -> None:
    """Its tags would be encoded as words."""
    with pytest.raises(InputError, match="this is XML or HTML, not plain text"):
        decode(text.encode(), "x.txt")


def test_one_damaged_byte_does_not_change_the_encoding() -> None:
    """What is UTF-8 elsewhere is damaged UTF-8, and nothing else."""
    with pytest.raises(InputError, match="not utf-8: byte 0xd0 at offset 16"):
        decode("“Привет”".encode()[:-3] + b" \xd0 x")


def test_many_characters_that_xml_cannot_hold_are_found_in_linear_time() -> None:
    """Quadratic, this would take hours; the text is long enough not to be taken for binary."""
    plain = decode((b"a\x01" + b"b" * 300) * 30_000)
    assert plain.replacements[-1] == Replacement("\x01", 1, 302 * 29_999 + 2)

"""What is said of a file that is no XML."""

from pathlib import Path

import pytest

from tei_tools.validation import validate

DTD = "http://example.org/tei.dtd"
ENTITIES = "".join(f'<!ENTITY {name} "{f"&{inner};" * 9}">' for inner, name in zip("abcdefg", "bcdefgh", strict=True))
BOMB = f"<!DOCTYPE p [<!ENTITY a 'aaaaaaaaa'>{ENTITIES}]><p>&h;</p>"


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("<p>\n<hi>x</p>", (2, 6), "hi, which begins in line 2, is still open where p ends. | Put </hi> before </p>"),
        ("<p>\n<hi>x", (2, 6), "hi, which begins in line 2, is not closed. | Put </hi> where it ends."),
        ("<p>&eacute;</p>", (1, 4), "&eacute; is no entity of XML. | Write the character itself, or &#233;."),
        ("<p>&ship;</p>", (1, 4), "&ship; is no entity of XML. | Write the character itself."),
        ("<p>a & b</p>", (1, 6), "& stands alone. | Write &amp; for an ampersand."),
        ("<p>a < b</p>", (1, 6), "< begins no tag. | Write &lt; for a less-than sign."),
        ('<p n="1" n="2"/>', (1, 10), "@n is there twice. | Keep one of the two"),
        ("<p/><p/>", (1, 5), "there is something after the end of the root. | Put it inside"),
        ("<p>" * 3000 + "</p>" * 3000, (1, 6147), "here elements stand thousands deep in one another. | An end-tag"),
        ("Call me Ishmael.", (1, 1), "it does not begin with a tag. | Is it a TEI file?"),
        (f"<!DOCTYPE p SYSTEM '{DTD}'><p>&ship;</p>", (1, 49), f"its document type is at {DTD}, which is not read"),
        (BOMB, (1, 329), "its entities stand for far more text than there is. | Write the text itself"),
        ("<p n=1/>", (1, 6), "AttValue: \" or ' expected. | Mend this first"),
    ],
)
def test_what_is_no_xml_is_told_in_plain_words_in_its_place(text: str, place: tuple[int, int], words: str) -> None:
    (found,) = validate(Path("x.xml"), data=text.encode())
    assert f"The file is not well-formed XML: {words}" in f"{found.message} | {found.hint}"
    assert (found.code, (found.line, found.column)) == ("not-well-formed", place)

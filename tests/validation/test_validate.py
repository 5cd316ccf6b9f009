"""`validate`: what it finds in a file, where, and what it says."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tei_tools.errors import InputError
from tei_tools.resources import schema_path
from tei_tools.validation import Diagnostic, Severity, validate

INVALID = Path(__file__).parents[1] / "invalid"
RULES = [schema_path("tei_tools.sch")]


def valid(body: str = "Call me Ishmael.") -> bytes:
    """A valid file with `body` in its paragraph, which begins in line 29, column 9."""
    text = (INVALID / "said-without-who.xml").read_text(encoding="utf-8")
    return text.replace("<said>“Call me Ishmael.”</said>", body).encode()


def found(body: str, *schemas: str) -> list[Diagnostic]:
    """The findings in a file with `body` in its paragraph."""
    return list(validate(Path("moby.xml"), data=valid(body), schemas=[schema_path(name) for name in schemas]))


def test_a_valid_file_has_no_findings() -> None:
    assert found('<persName ref="#ahab">Ahab</persName> is king.') == []


def test_a_finding_says_what_is_wrong_where_and_what_to_do() -> None:
    assert found("Call me <persname>Ishmael</persname>.") == [
        Diagnostic(
            path="moby.xml",
            line=29,
            column=20,
            code="element-not-allowed",
            severity=Severity.ERROR,
            message="persname is not allowed in p.",
            hint="Did you mean persName?",
            location="/TEI/text/body/div/p/persname",
        )
    ]


@pytest.mark.parametrize(
    ("body", "hint"),
    [
        ('<date when="1936-8-19">x</date>', 'Did you mean "1936-08-19"?'),
        ('<date when="1936/8">x</date>', 'Did you mean "1936-08"?'),
        ('<date when="936">x</date>', 'Did you mean "0936"?'),
        (
            '<date when="soon">x</date>',
            "Write a date such as 1936-08-19 or a year such as 1936 or a month such as 1936-08.",
        ),
        ('<date when="May 1936">x</date>', 'Did you mean "1936-05"?'),
        (
            '<date when="1936-13-19">x</date>',
            "Write a date such as 1936-08-19 or a year such as 1936 or a month such as 1936-08.",
        ),
        ('<date when="1936" cert="hihg">x</date>', 'Did you mean "high"?'),
        ('<title level="x">x</title>', "Write one of: a, m, j, s, u."),
        ('<said whom="#ahab" who="#ahab">x</said>', "Did you mean @who?"),
        ('<persName ref="#Ahab">x</persName>', "Did you mean #ahab?"),
        ("<choice>ship<sic>a</sic><corr>b</corr></choice>", "Put the text into one of: sic, orig."),
    ],
)
def test_the_hint_names_what_was_meant(body: str, hint: str) -> None:
    assert [diagnostic.hint for diagnostic in found(body)] == [hint]


@pytest.mark.parametrize("name", ["element-not-allowed", "attribute-value", "attribute-missing", "wrong-namespace"])
def test_rng_and_xsd_give_one_finding_the_same_code_and_place(name: str) -> None:
    path = INVALID / f"{name}.xml"
    by_rng = [(each.code, each.location) for each in validate(path, schemas=[schema_path("tei_tools.rng")])]
    by_xsd = [(each.code, each.location) for each in validate(path, schemas=[schema_path("tei_tools.xsd")])]
    assert by_rng == by_xsd
    assert len(by_rng) == 1


def test_every_error_of_a_paragraph_has_its_finding() -> None:
    body = '<said who="#ahab" cert="sure">a</said><date when="x">b</date><title level="q">c</title>'
    assert [diagnostic.column for diagnostic in found(body)] == [30, 56, 80]


def test_an_id_that_is_there_twice_is_found_once_with_its_first_place() -> None:
    body = '<hi xml:id="a">x</hi><hi xml:id="a">y</hi>'
    assert [diagnostic.message for diagnostic in found(body)] == ["The xml:id 'a' is there already, in line 29."]


def test_a_person_that_is_there_twice_is_found_once() -> None:
    person = '<person xml:id="ahab"><persName>Ahab</persName></person>'
    data = valid().decode().replace(person, person * 2).encode()
    assert [diagnostic.code for diagnostic in validate(Path("moby.xml"), data=data)] == ["duplicate-id"]


def test_a_dangling_pointer_is_found_once_by_rules_and_pointers() -> None:
    assert [diagnostic.code for diagnostic in found('<persName ref="#nobody">x</persName>')] == ["pointer-dangles"]


def test_pointers_out_of_the_file_are_left_alone() -> None:
    assert found('<persName ref="https://viaf.org/viaf/7393146 other.xml#ahab">x</persName>') == []


def test_pointer_schemes_are_left_alone() -> None:
    assert found('<q who="#xpath(//person[1])">x</q>') == []


def test_our_grammar_and_rules_are_the_default() -> None:
    codes = {diagnostic.code for diagnostic in found("<bogus/><said>x</said>")}
    assert codes == {"element-not-allowed", "said-without-who"}


def test_given_schemas_replace_our_own() -> None:
    codes = [diagnostic.code for diagnostic in found("<bogus/><said>x</said>", "tei_tools.sch")]
    assert codes == ["said-without-who"]


def test_findings_are_in_document_order() -> None:
    columns = [diagnostic.column for diagnostic in found('<said>x</said><bogus/><date>y</date><said who="#x">z</said>')]
    assert columns == sorted(columns, key=lambda column: column or 0)
    assert len(columns) == 4


@pytest.mark.parametrize(
    ("data", "code"), [(b"", "empty-file"), (b" \n", "empty-file"), (b"Loomings", "not-well-formed")]
)
def test_what_is_no_xml_has_one_finding(data: bytes, code: str) -> None:
    assert [diagnostic.code for diagnostic in validate(Path("moby.xml"), data=data)] == [code]


def test_a_file_that_is_not_well_formed_has_line_and_column() -> None:
    (diagnostic,) = validate(INVALID / "not-well-formed.xml")
    assert (diagnostic.line, diagnostic.column) == (29, 28)


def test_a_missing_file_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        list(validate(tmp_path / "moby.xml"))


def test_a_directory_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a directory"):
        list(validate(tmp_path))


def test_columns_count_code_points_in_any_encoding() -> None:
    text = valid("“é😀” <bogus/>").decode().replace('encoding="UTF-8"', 'encoding="UTF-16"')
    (diagnostic,) = validate(Path("moby.xml"), data=text.encode("utf-16"))
    assert (diagnostic.line, diagnostic.column) == (29, 17)


def test_an_encoding_that_expat_does_not_know_has_lines_and_columns() -> None:
    data = valid("<bogus/>").decode().replace("UTF-8", "EUC-JP").encode("euc-jp", "xmlcharrefreplace")
    (diagnostic,) = validate(Path("moby.xml"), data=data)
    assert (diagnostic.line, diagnostic.column) == (29, 12)


def test_elements_with_a_prefix_are_found() -> None:
    text = valid("<bogus/>").decode().replace("<", "<tei:").replace("<tei:/", "</tei:")
    text = text.replace("<tei:?", "<?").replace("<tei:!", "<!").replace("xmlns=", "xmlns:tei=")
    (diagnostic,) = validate(Path("moby.xml"), data=text.encode())
    assert diagnostic.location == "/TEI/text/body/div/p/bogus"


def test_an_entity_bomb_ends_in_a_finding() -> None:
    entities = "".join(f'<!ENTITY a{i + 1} "{f"&a{i};" * 10}">' for i in range(12))
    data = f'<!DOCTYPE TEI [<!ENTITY a0 "ha">{entities}]><TEI>&a12;</TEI>'.encode()
    assert [diagnostic.code for diagnostic in validate(Path("bomb.xml"), data=data)] == ["not-well-formed"]


def test_external_entities_are_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", encoding="utf-8")
    data = f'<!DOCTYPE TEI [<!ENTITY a SYSTEM "{secret.as_uri()}">]><TEI>&a;</TEI>'.encode()
    assert "secret" not in "".join(
        diagnostic.message.replace(str(secret), "") for diagnostic in validate(Path("x.xml"), data=data)
    )


def test_a_file_that_is_too_large_is_an_input_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tei_tools.validation.file.MOST_BYTES", 2**20)
    (tmp_path / "large.xml").write_bytes(b" " * (2**20 + 1))
    with pytest.raises(InputError, match=r"has 1 MB, and at most 1 MB can be checked at once\. Divide it"):
        list(validate(tmp_path / "large.xml"))


def test_a_very_deep_file_ends_in_a_finding() -> None:
    data = b'<TEI xmlns="http://www.tei-c.org/ns/1.0">' + b"<p>" * 100_000
    assert [diagnostic.code for diagnostic in validate(Path("deep.xml"), data=data)] == ["not-well-formed"]


def test_many_findings_take_no_more_than_linear_time() -> None:
    body = "".join(f'<persName ref="#person{number}">x</persName>' for number in range(5_000))
    assert len(found(body)) == 5_000


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_file_raises(data: st.DataObject) -> None:
    """Whatever is taken out of a file, or put into it."""
    text = valid('<said who="#ahab" next="#b">“Aye.”</said> <date when="1851">1851</date>').decode()
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 20)))
    piece = data.draw(
        st.sampled_from(["", "<p>", "</p>", "<b/>", ' x="y"', "&amp;", "&x;", "#", "\x00", "é", "<!--", "]]>"])
    )
    changed = (text[:start] + piece + text[end:]).encode()
    schemas = [schema_path(f"tei_tools.{kind}") for kind in ("rng", "xsd", "sch")]
    assert all(diagnostic.message for diagnostic in validate(Path("moby.xml"), data=changed, schemas=schemas))


def test_what_an_entity_stands_for_is_told_where_the_entity_is() -> None:
    text = valid("Call me &name;.").replace(b"<TEI ", b"<!DOCTYPE TEI [<!ENTITY name '<blort/><hi>x</hi>'>]><TEI ", 1)
    (wrong,) = validate(Path("moby.xml"), data=text, schemas=[schema_path("tei_tools.rng")])
    assert (wrong.line, wrong.column, wrong.message) == (29, 20, "blort is not allowed in p.")

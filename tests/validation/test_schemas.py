"""Schemas that people bring: RELAX NG, XML Schema of both versions, Schematron."""

from pathlib import Path

import pytest

from tei_tools.errors import InputError
from tei_tools.validation import Severity, validate

TEI = b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text n="x"/></TEI>'
RULES = """<schema xmlns="http://purl.oclc.org/dsdl/schematron" queryBinding="{binding}">
  <ns prefix="tei" uri="http://www.tei-c.org/ns/1.0"/>
  <pattern><rule context="tei:text">{rule}</rule></pattern></schema>"""
GRAMMAR = """<element name="TEI" xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.tei-c.org/ns/1.0">
  <element name="text"><attribute name="n"><choice><value>y</value><value>z</value></choice></attribute></element>
</element>"""
SCHEMA_1_1 = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.tei-c.org/ns/1.0"
  elementFormDefault="qualified"><xs:element name="TEI"><xs:complexType><xs:sequence><xs:element name="text">
  <xs:complexType><xs:attribute name="n" type="xs:string"/><xs:assert test="@n = 'y'"/></xs:complexType>
  </xs:element></xs:sequence></xs:complexType></xs:element></xs:schema>"""


def schema(folder: Path, name: str, content: str) -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


def test_a_grammar_of_a_project_is_used(tmp_path: Path) -> None:
    (diagnostic,) = validate(Path("x.xml"), data=TEI, schemas=[schema(tmp_path, "a.rng", GRAMMAR)])
    assert (diagnostic.code, diagnostic.hint) == ("attribute-value", "Write one of: y, z.")


def test_an_xml_schema_that_libxml2_cannot_read_is_read_by_xmlschema(tmp_path: Path) -> None:
    (diagnostic,) = validate(Path("x.xml"), data=TEI, schemas=[schema(tmp_path, "a.xsd", SCHEMA_1_1)])
    assert (diagnostic.code, diagnostic.line, diagnostic.location) == ("not-valid", 1, "/TEI/text")


def test_a_rule_without_an_id_has_a_code(tmp_path: Path) -> None:
    rules = RULES.format(binding="xslt", rule='<assert test="@n = 1" role="warning">n is 1</assert>')
    (diagnostic,) = validate(Path("x.xml"), data=TEI, schemas=[schema(tmp_path, "a.sch", rules)])
    assert (diagnostic.code, diagnostic.severity, diagnostic.message) == ("schematron-rule", Severity.WARNING, "n is 1")


def test_several_schemas_are_used_together(tmp_path: Path) -> None:
    rules = schema(tmp_path, "a.sch", RULES.format(binding="xslt", rule='<report id="n" test="@n">n</report>'))
    grammar = schema(tmp_path, "a.rng", GRAMMAR)
    codes = {diagnostic.code for diagnostic in validate(Path("x.xml"), data=TEI, schemas=[grammar, rules])}
    assert codes == {"attribute-value", "n"}


def test_schematron_in_another_language_is_refused(tmp_path: Path) -> None:
    rules = schema(tmp_path, "a.sch", RULES.format(binding="stx", rule=""))
    with pytest.raises(InputError, match="rules in stx"):
        list(validate(Path("x.xml"), data=TEI, schemas=[rules]))


@pytest.mark.parametrize("name", ["a.rng", "a.xsd", "a.sch"])
@pytest.mark.parametrize("content", ["no XML", "<no-schema/>"])
def test_what_is_no_schema_is_an_input_error(tmp_path: Path, name: str, content: str) -> None:
    with pytest.raises(InputError, match=r"is not (a|well-formed|RELAX NG)"):
        list(validate(Path("x.xml"), data=TEI, schemas=[schema(tmp_path, name, content)]))


@pytest.mark.parametrize(
    ("name", "message"),
    [("a.rng", "does not exist"), ("a.xml", "There are: .rng, .xsd, .sch"), ("a.rnc", "trang schema.rnc schema.rng")],
)
def test_a_schema_that_cannot_be_read_is_an_input_error(tmp_path: Path, name: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        list(validate(Path("x.xml"), data=TEI, schemas=[tmp_path / name]))


def test_a_rule_that_would_read_a_file_is_not_run(tmp_path: Path) -> None:
    other = schema(tmp_path, "other.xml", "<other/>").as_uri()
    rules = RULES.format(binding="xslt", rule=f"<report id='n' test=\"document('{other}')/other\">n</report>")
    (diagnostic,) = validate(Path("x.xml"), data=TEI, schemas=[schema(tmp_path, "a.sch", rules)])
    assert (diagnostic.code, diagnostic.severity) == ("rule-not-run", Severity.WARNING)
    assert "document() would read what is not in the file" in diagnostic.message


def test_the_rules_within_a_grammar_are_run(tmp_path: Path) -> None:
    rule = "<s:rule context='t:text'><s:report id='n' test='@n eq &quot;y&quot;'>n</s:report></s:rule>"
    pattern = f"""<s:pattern xmlns:s="http://purl.oclc.org/dsdl/schematron">
      <s:ns prefix="t" uri="http://www.tei-c.org/ns/1.0"/>{rule}</s:pattern>"""
    grammar = GRAMMAR.replace('<element name="text">', f"{pattern}<element name='text'>")
    (diagnostic,) = validate(
        Path("x.xml"), data=TEI.replace(b'"x"', b'"y"'), schemas=[schema(tmp_path, "a.rng", grammar)]
    )
    assert (diagnostic.code, diagnostic.location) == ("n", "/TEI/text")

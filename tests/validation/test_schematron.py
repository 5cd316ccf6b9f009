"""Schematron schemas: what of ISO Schematron is understood, and TEI's rules held against Saxon's reading of them."""

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree, isoschematron

from tei_tools.errors import InputError
from tei_tools.resources import schema_path
from tei_tools.validation import Diagnostic, Severity
from tei_tools.validation.file import parse
from tei_tools.validation.schematron import Schematron
from tests.conftest import ROOT, SHARED, TEI_ALL

TEI = "http://www.tei-c.org/ns/1.0"
HEAD = """<schema xmlns="http://purl.oclc.org/dsdl/schematron" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:my="urn:my" queryBinding="xslt2" {attributes}><ns prefix="t" uri="http://www.tei-c.org/ns/1.0"/>
  <ns prefix="my" uri="urn:my"/>{rules}</schema>"""
FILE = (
    f'<TEI xmlns="{TEI}"><text n="1">\n<p n="2" xml:id="a">One</p>\n  <p n="3" rend="x">Two <hi>2</hi></p></text></TEI>'
)
DOCUMENTS = sorted((SHARED / "data" / "tei" / "documents").glob("*.xml"))
INVALID = [path for path in sorted((ROOT / "tests" / "invalid").glob("*.xml")) if path.stem != "not-well-formed"]
needs_tei_all = pytest.mark.skipif(not TEI_ALL.is_file(), reason="no ../shared/data/tei/tei_all.rng")


Check = Callable[..., list[Diagnostic]]


@pytest.fixture
def check(tmp_path: Path) -> Check:
    """What rules find in a file."""

    def run(rules: str, file: str = FILE, *, attributes: str = "", phase: str | None = None) -> list[Diagnostic]:
        path = tmp_path / "rules.sch"
        path.write_text(HEAD.format(attributes=attributes, rules=rules), encoding="utf-8")
        return list(Schematron(path, phase)(parse("x.xml", file.encode())))

    return run


def messages(found: list[Diagnostic]) -> list[str]:
    return [diagnostic.message for diagnostic in found]


def test_a_finding_has_its_code_severity_hint_and_place(check: Check) -> None:
    (found,) = check(
        """<pattern><rule context="t:p"><report id="rend" test="@rend" role="warning" diagnostics="why">
        <name/> of <name path=".."/> has <emph>a <value-of select="name(@rend)"/></emph>: <value-of select="@*"/>
        </report></rule></pattern>
        <diagnostics><diagnostic id="why">Do without <value-of select="@rend"/>.</diagnostic></diagnostics>"""
    )
    assert (found.code, found.severity, found.hint) == ("rend", Severity.WARNING, "Do without x.")
    assert found.message == "p of text has a rend: 3 x"
    assert (found.line, found.column, found.location) == (3, 3, "/TEI/text/p[2]")


@pytest.mark.parametrize(
    ("role", "severity"),
    [
        ("", "error"),
        ("error", "error"),
        ("fatal", "error"),
        ("nonfatal", "warning"),
        ("WARN", "warning"),
        ("info", "information"),
    ],
)
def test_a_role_is_a_severity(check: Check, role: str, severity: str) -> None:
    (found,) = check(f'<pattern><rule context="t:hi" role="{role}"><report test="true()">x</report></rule></pattern>')
    assert found.severity == severity


def test_the_first_rule_of_a_pattern_that_matches_is_applied(check: Check) -> None:
    rules = """<rule context="t:p[@rend]"><report test="true()">first</report></rule>
      <rule context="t:p"><report test="true()">second</report></rule>"""
    assert messages(check(f"<pattern>{rules}</pattern>")) == ["first", "second"]
    assert messages(check(f"<pattern>{rules}</pattern><pattern>{rules}</pattern>")) == ["first", "second"] * 2


def test_an_assert_tells_what_is_not_so(check: Check) -> None:
    rules = (
        '<pattern><rule context="t:p"><assert test="@rend">no rend: <value-of select="@n"/></assert></rule></pattern>'
    )
    assert messages(check(rules)) == ["no rend: 2"]


def test_variables_are_known_where_they_are_defined_and_further_in(check: Check) -> None:
    rules = """<let name="all" value="count(//t:p)"/><pattern><let name="twice" value="$all * 2"/>
      <rule context="t:hi"><let name="own" value="xs:integer(.) + $twice"/><let name="all" value="$all + 10"/>
      <report test="$own = 6"><value-of select="$own, $all"/></report></rule></pattern>
      <ns prefix="xs" uri="http://www.w3.org/2001/XMLSchema"/>"""
    assert messages(check(rules)) == ["6 12"]


def test_an_abstract_pattern_takes_parameters(check: Check) -> None:
    rules = """<pattern abstract="true" id="a"><rule context="$what">
      <report test="$test">$what</report></rule></pattern>
      <pattern is-a="a"><param name="what" value="t:p"/><param name="test" value="@rend"/></pattern>
      <pattern is-a="a"><param name="what" value="t:hi"/><param name="test" value="true()"/></pattern>"""
    assert messages(check(rules)) == ["t:p", "t:hi"]


def test_a_rule_is_extended_by_an_abstract_one(check: Check) -> None:
    rules = """<pattern><rule abstract="true" id="a"><let name="x" value="'abstract'"/>
      <report test="true()"><value-of select="$x"/></report></rule>
      <rule context="t:hi"><extends rule="a"/><report test="true()">own</report></rule></pattern>"""
    assert messages(check(rules)) == ["abstract", "own"]


def test_a_phase_chooses_patterns(check: Check) -> None:
    rules = """<phase id="one"><let name="x" value="'of the phase'"/><active pattern="a"/></phase>
      <phase id="two"><active pattern="b"/></phase><let name="x" value="'of all'"/>
      <pattern id="a"><rule context="t:hi"><report test="true()">a</report></rule></pattern>
      <pattern id="b"><rule context="t:hi"><report test="true()">b</report></rule></pattern>"""
    assert messages(check(rules)) == ["a", "b"]
    assert messages(check(rules, attributes='defaultPhase="one"')) == ["a"]
    assert messages(check(rules, attributes='defaultPhase="one"', phase="two")) == ["b"]
    with pytest.raises(InputError, match=r"has no phase 'three'\. There are: one, two\."):
        check(rules, phase="three")


def test_keys_and_simple_functions_of_xslt_are_understood(check: Check) -> None:
    rules = """<xsl:key name="n" match="t:p" use="@n"/>
      <xsl:function name="my:next"><xsl:param name="x"/><xsl:variable name="one" select="1"/>
      <xsl:sequence select="number($x) + $one"/></xsl:function>
      <pattern><rule context="t:hi"><report test="key('n', string(my:next(.)))"><value-of
      select="key('n', ('2', '3'))/@xml:id"/></report></rule></pattern>"""
    assert messages(check(rules)) == ["a"]


def test_a_finding_is_shown_at_its_subject(check: Check) -> None:
    (found,) = check('<pattern><rule context="t:hi"><report test="true()" subject="..">x</report></rule></pattern>')
    assert found.location == "/TEI/text/p[2]"


@pytest.mark.parametrize("context", ["t:p/@rend", "t:p/text()[. = 'Two ']", "@rend", "t:p[@rend]/node()[1]"])
def test_a_context_that_is_no_element_is_shown_at_its_parent(check: Check, context: str) -> None:
    (found,) = check(f'<pattern><rule context="{context}"><report test="true()">x</report></rule></pattern>')
    assert found.location == "/TEI/text/p[2]"


@pytest.mark.parametrize(
    ("test", "message"),
    [
        ("doc('x.xml')", "doc() would read what is not in the file"),
        ("no-function()", "There is no function no-function() here."),
        ("@n = ", "'@n =' is not complete."),
        ("x:p", "The prefix 'x' in 'x:p' is not declared."),
        ("my:f(1)", "There is no function {urn:my}f() here."),
    ],
)
def test_a_rule_that_cannot_be_read_is_told_and_the_rest_is_run(check: Check, test: str, message: str) -> None:
    rules = f"""<pattern><rule context="t:p"><report test="{test}">x</report></rule></pattern>
      <pattern><rule context="t:hi"><report test="true()">seen</report></rule></pattern>"""
    told, seen = check(rules)
    assert (told.code, told.severity) == ("rule-not-run", Severity.WARNING)
    assert "The rule in line 3 of" in told.message
    assert message in told.message
    assert seen.message == "seen"


def test_a_rule_that_has_no_value_for_a_node_is_told_there(check: Check) -> None:
    rules = """<ns prefix="xs" uri="http://www.w3.org/2001/XMLSchema"/><pattern><rule context="t:p">
      <report test="xs:integer(.) gt 1">x</report><report test="@rend">seen</report></rule></pattern>"""
    found = check(rules)
    assert [(each.code, each.location) for each in found] == [
        ("rule-not-run", "/TEI/text/p[1]"),
        ("rule-not-run", "/TEI/text/p[2]"),
        ("schematron-rule", "/TEI/text/p[2]"),
    ]
    assert found[0].message == "A rule cannot be tested here: 'One' is no xs:integer."


def test_a_rule_that_compares_all_with_all_is_stopped(check: Check) -> None:
    """It is told once, in a file that is long enough to matter."""
    rules = '<pattern><rule context="t:p"><report test="//t:p[. is current()]/@n">x</report></rule></pattern>'
    found = check(rules, f'<TEI xmlns="{TEI}">{"<p/>" * 3000}</TEI>')
    assert [each.code for each in found] == ["rule-not-run"]
    assert "looks at too many nodes" in found[0].message


@pytest.mark.parametrize("size", [100, 20_000])
def test_our_rules_take_linear_effort(size: int) -> None:
    """Also where thousands of elements have one id, or stand side by side in one."""
    links = '<p xml:id="a" next="#b" prev="#a"/>' * size
    file = parse("x.xml", f'<TEI xmlns="{TEI}"><text><body>{links}</body></text></TEI>'.encode())
    codes = [diagnostic.code for diagnostic in Schematron(schema_path("tei_tools.sch"))(file)]
    assert codes.count("link-to-itself") == codes.count("empty-element") == size
    assert "rule-not-run" not in codes


def test_rules_are_included(tmp_path: Path) -> None:
    rule = (
        '<rule context="t:hi" xmlns="http://purl.oclc.org/dsdl/schematron"><report test="true()">seen</report></rule>'
    )
    (tmp_path / "part.sch").write_text(f'<pattern id="p" xmlns="http://purl.oclc.org/dsdl/schematron">{rule}</pattern>')
    (tmp_path / "all.sch").write_text(HEAD.format(attributes="", rules='<include href="part.sch#p"/>'))
    assert messages(list(Schematron(tmp_path / "all.sch")(parse("x.xml", FILE.encode())))) == ["seen"]


@pytest.mark.parametrize(
    ("rules", "message"),
    [
        ('<include href="rules.sch"/>', "includes itself"),
        ('<include href="rules.sch#nothing"/>', "has no element with the id 'nothing'"),
        ('<include href="nothing.sch"/>', "cannot be read"),
        ('<pattern is-a="nothing"/>', "there is no abstract pattern 'nothing'"),
        (
            '<pattern><rule context="*"><extends rule="nothing"/></rule></pattern>',
            "there is no abstract rule 'nothing'",
        ),
    ],
)
def test_what_is_not_there_is_an_input_error(check: Check, rules: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        check(rules)


def test_schematron_1_5_is_understood(tmp_path: Path) -> None:
    (tmp_path / "old.sch").write_text(
        f"""<schema xmlns="http://www.ascc.net/xml/schematron"><ns prefix="t" uri="{TEI}"/><pattern name="x">
        <rule context="t:p"><report test="@n > '2'"><name/> <value-of select="../t:p/@n"/></report></rule>
        </pattern></schema>"""
    )
    assert messages(list(Schematron(tmp_path / "old.sch")(parse("x.xml", FILE.encode())))) == ["p 2"]


def test_a_grammar_without_rules_has_none(tmp_path: Path) -> None:
    assert Schematron(schema_path("tei_tools.rng")).patterns == []


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_libxslt_finds_the_same_by_our_rules(path: Path) -> None:
    """By the skeleton of ISO Schematron that lxml has."""
    file = parse(path.name, path.read_bytes())
    theirs = isoschematron.Schematron(
        etree.parse(schema_path("tei_tools.sch")), store_report=True, validate_schema=False
    )
    theirs.validate(file.tree)
    reports = theirs.validation_report.iter("{http://purl.oclc.org/dsdl/svrl}successful-report")
    ours = Schematron(schema_path("tei_tools.sch"))(file)
    assert sorted(each.code for each in ours) == sorted(each.get("id") for each in reports)


def mutated(path: Path, seed: int) -> bytes:
    """A document with elements and attributes of the rules' own in places where they may break them."""
    generator = random.Random(seed)
    names, attributes = vocabulary()
    tree = etree.parse(path, etree.XMLParser(resolve_entities=False))
    elements = list(tree.iter(etree.Element))
    for element in elements[1:]:
        if generator.random() < 0.5:
            element.tag = f"{{{TEI}}}{generator.choice(names)}"
        for _ in range(generator.choice([0, 0, 1, 2, 3])):
            element.set(generator.choice(attributes), generator.choice(VALUES))
    for name, element in zip("abcd", generator.sample(elements, 4), strict=True):
        element.set("{http://www.w3.org/XML/1998/namespace}id", name)
    return etree.tostring(tree.getroot())


VALUES = ["1", "2", "", "x", "a b", "#a", "#b", "#c #d", "/p", "free", "external", "gloss", "delete", "change", "add"]
VALUES += ["replace", "schematron", "closed", "choice", "req", "unbounded", "2020-01-01", "2099-01-01", "1,2 3,4 1,2"]


def vocabulary() -> tuple[list[str], list[str]]:
    """The elements and the attributes that TEI's rules speak of."""
    rules = etree.parse(TEI_ALL).iter("{http://purl.oclc.org/dsdl/schematron}*")
    words = " ".join(str(value) for rule in rules for value in rule.attrib.values())
    return sorted(set(re.findall(r"tei:(\w+)", words))), sorted(set(re.findall(r"@(\w+)", words)))


def findings(rules: Schematron, path: Path) -> list[tuple[str, str]]:
    """The location and the message of each finding, sorted."""
    found = rules(parse(path.name, path.read_bytes()))
    return sorted((each.location or "", "error" if each.code == "rule-not-run" else each.message) for each in found)


@needs_tei_all
def test_saxon_finds_the_same_by_the_rules_of_tei(tmp_path: Path) -> None:
    """In TEI files by others and in mutations of them, where expressions also end in errors."""
    pytest.importorskip("saxonche")
    from tests.validation.saxon import Saxon

    theirs, ours = Saxon(TEI_ALL), Schematron(TEI_ALL)
    whole = [path for path in DOCUMENTS if b"<!DOCTYPE" not in path.read_bytes()]
    changed = [tmp_path / f"{seed}.xml" for seed in range(12)]
    small = [path for path in DOCUMENTS if path.stat().st_size < 60_000 and path in whole]
    for seed, path in enumerate(changed):
        path.write_bytes(mutated(small[seed % len(small)], seed))
    found = {path: findings(ours, path) for path in [*whole, *changed]}
    assert found == {path: theirs.findings(path) for path in found}
    assert sum(map(len, found.values())) > 1000

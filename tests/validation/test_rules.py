"""docs/rules.md explains every code, and its examples are what it says they are."""

import ast
import re
from pathlib import Path

import pytest
from lxml import etree

from tei_tools.resources import schema_path
from tei_tools.validation import validate
from tei_tools.validation.codes import CODES

ROOT = Path(__file__).parents[2]
ENTRY = re.compile(r"^### (\S+)\n\n\*(error|warning|information)\.\* (.*?)(?=^##|\Z)", re.MULTILINE | re.DOTALL)
EXAMPLE = re.compile(r"(Wrong|Right):\n\n```xml\n(.*?)\n?```", re.DOTALL)
ENTRIES = {
    code: (severity, text) for code, severity, text in ENTRY.findall((ROOT / "docs/rules.md").read_text("utf-8"))
}
INVALID = ROOT / "tests" / "invalid"
CODE = re.compile(r"[a-z]+(-[a-zA-Z]+)+")
# Their examples are no part of a paragraph or a division.
ELSEWHERE = {
    "empty-file",
    "not-well-formed",
    "not-tei",
    "schema-not-read",
    "attribute-missing",
    "not-valid",
    "tagUsage-miscounts",
    "correction-not-silent",
    "quotation-marks-kept",
    "hyphens-kept",
    "schematron-rule",
    "rule-not-run",
}


def codes_of_package() -> set[str]:
    """The codes that stand in the source as the code of a diagnostic."""
    found: set[str] = set()
    for path in (ROOT / "tei_tools" / "validation").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).lower().endswith("diagnostic"):
                arguments = [each for each in ast.walk(node) if isinstance(each, ast.Constant)]
                found |= {str(each.value) for each in arguments if CODE.fullmatch(str(each.value))}
    return found


def codes_of_rules() -> dict[str, str]:
    """The codes of the Schematron schema, each with its severity."""
    rules = etree.parse(schema_path("tei_tools.sch"))
    reports = rules.iter("{*}report", "{*}assert")
    return {report.get("id"): report.get("role", "error") for report in reports}


def file_with(example: str) -> bytes:
    """A valid file with the example in its paragraph, or for it."""
    text = (INVALID / "said-without-who.xml").read_text(encoding="utf-8")
    if example.startswith(("<p", "<div")) and not example.startswith("<persName"):
        return re.sub("<p><said>.*</p>", lambda _: example, text).encode()
    return re.sub("<said>.*</said>", lambda _: example, text).encode()


def found(example: str) -> set[str]:
    """The codes of what is found in the file with the example, beside a count that it changes."""
    return {each.code for each in validate(Path("moby.xml"), data=file_with(example))} - {"tagUsage-miscounts"}


def test_every_code_has_an_entry() -> None:
    assert codes_of_package() | codes_of_rules().keys() == ENTRIES.keys()
    assert tuple(ENTRIES) == CODES


def test_the_codes_of_the_package_are_found() -> None:
    assert {"duplicate-id", "not-well-formed", "schematron-rule", "wrong-namespace"} <= codes_of_package()


@pytest.mark.parametrize("code", sorted(codes_of_rules()))
def test_an_entry_names_the_severity_of_its_rule(code: str) -> None:
    assert ENTRIES[code][0] == codes_of_rules()[code]


@pytest.mark.parametrize("code", sorted(ENTRIES))
def test_an_entry_says_why_and_shows_wrong_and_right(code: str) -> None:
    text = ENTRIES[code][1]
    assert "\nWhy: " in text
    assert [kind for kind, _ in EXAMPLE.findall(text)] == ["Wrong", "Right"] or code == "not-valid"


@pytest.mark.parametrize("code", sorted(ENTRIES.keys() - ELSEWHERE))
def test_the_wrong_example_is_wrong_and_the_right_one_right(code: str) -> None:
    examples = dict(EXAMPLE.findall(ENTRIES[code][1]))
    assert found(examples["Wrong"]) == {code}
    assert found(examples["Right"]) == set()


@pytest.mark.parametrize(
    "code", sorted(ENTRIES.keys() - {"empty-file", "not-valid", "schematron-rule", "rule-not-run"})
)
def test_every_rule_has_a_file_that_breaks_it(code: str) -> None:
    assert (INVALID / f"{code}.xml").exists()

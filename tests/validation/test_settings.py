"""`settings` and `switches`: what a project or a file switches off."""

from pathlib import Path

import pytest

from tei_tools.errors import InputError
from tei_tools.validation import Severity, find_settings, validate
from tei_tools.validation.codes import CODES
from tei_tools.validation.settings import Settings

INVALID = Path(__file__).parents[1] / "invalid"
DANGLING = (INVALID / "pointer-dangles.xml").read_text(encoding="utf-8")


def codes(text: str, settings: Settings | None = None) -> list[str]:
    """The codes of what is found in a file."""
    return [each.code for each in validate(Path("moby.xml"), data=text.encode(), settings=settings)]


def settings_in(folder: Path, text: str, name: str = "tei-tools.toml") -> Settings:
    """The settings that are found in a folder with such a file."""
    (folder / name).write_text(text, encoding="utf-8")
    return find_settings(folder)


def test_a_rule_is_switched_off(tmp_path: Path) -> None:
    settings = settings_in(tmp_path, '[rules]\npointer-dangles = "off"')
    assert codes(DANGLING) == ["pointer-dangles"]
    assert codes(DANGLING, settings) == []


def test_a_rule_gets_another_severity(tmp_path: Path) -> None:
    settings = settings_in(tmp_path, '[rules]\nsaid-without-who = "error"')
    found = list(validate(INVALID / "said-without-who.xml", settings=settings))
    assert [(each.code, each.severity) for each in found] == [("said-without-who", Severity.ERROR)]


def test_what_is_not_well_formed_cannot_be_switched_off(tmp_path: Path) -> None:
    settings = settings_in(tmp_path, '[rules]\nnot-well-formed = "off"')
    assert codes("<TEI>", settings) == ["not-well-formed"]


def test_settings_are_found_in_the_nearest_folder_above(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    settings_in(tmp_path, 'schemas = ["tei_all"]')
    assert find_settings(tmp_path / "a" / "b").schemas == ("tei_all",)
    settings_in(tmp_path / "a", "[tool.tei-tools.rules]\nempty-element = 'off'", "pyproject.toml")
    assert find_settings(tmp_path / "a" / "b") == Settings((), {"empty-element": "off"})


def test_a_pyproject_without_a_table_of_ours_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    settings_in(tmp_path, 'schemas = ["tei_all"]')
    assert settings_in(tmp_path / "a", "[tool.other]", "pyproject.toml").schemas == ("tei_all",)


def test_a_schema_that_is_a_file_is_found_beside_the_settings(tmp_path: Path) -> None:
    (tmp_path / "project.rng").touch()
    assert settings_in(tmp_path, 'schemas = ["project.rng", "tei_all"]').schemas == (
        str(tmp_path / "project.rng"),
        "tei_all",
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("schemas = 1", "schemas is a list"),
        ("rules = 1", "rules is a table of codes"),
        ("schema = []", "there is no setting 'schema'"),
        ("[rules]\nempty-element = 'never'", "Write one of: off, error, warning, information"),
        ("[rules]\npointer-dangle = 'off'", "Did you mean pointer-dangles"),
        ("[rules", "cannot be read as TOML"),
    ],
)
def test_a_setting_that_there_is_not_is_an_error(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        settings_in(tmp_path, text)


def test_a_rule_of_a_projects_own_may_be_switched_off(tmp_path: Path) -> None:
    assert settings_in(tmp_path, '[rules]\nno-such-speaker = "off"').rules == {"no-such-speaker": "off"}


@pytest.mark.parametrize("before", ["<TEI ", "<text", "<p>", "</p>"])
def test_a_comment_switches_a_rule_off_where_it_stands(before: str) -> None:
    comment = "<!-- tei-tools: off empty-element pointer-dangles -->"
    text = DANGLING.replace("<p>", f"<p>{comment}") if before == "<p>" else DANGLING.replace(before, comment + before)
    assert codes(text) == []


def test_a_comment_is_for_its_own_element_alone() -> None:
    comment = "<!-- tei-tools: off pointer-dangles -->"
    assert codes(DANGLING.replace("</teiHeader>", f"{comment}</teiHeader>")) == ["pointer-dangles"]


def test_other_comments_switch_nothing_off() -> None:
    assert codes(DANGLING.replace("<text", "<!-- off pointer-dangles --><text")) == ["pointer-dangles"]


@pytest.mark.parametrize("words", ["pointer-dangles", "of pointer-dangles", "off", "off pointer-dangle"])
def test_a_comment_that_switches_nothing_off_is_told(words: str) -> None:
    comment = f"<!-- tei-tools: {words} -->"
    assert codes(DANGLING.replace("<text", f"{comment}<text")) == ["switch-misspelt", "pointer-dangles"]
    assert codes(comment + DANGLING.partition("?>")[2]) == ["switch-misspelt", "pointer-dangles"]


def test_commas_may_stand_between_codes() -> None:
    comment = "<!-- tei-tools: off empty-element, pointer-dangles -->"
    assert codes(DANGLING.replace("<p>", f"<p>{comment}")) == []


def test_a_comment_in_utf_16_is_read() -> None:
    text = DANGLING.replace("UTF-8", "UTF-16").replace("<text", "<!-- tei-tools: off pointer-dangles --><text")
    assert list(validate(Path("moby.xml"), data=text.encode("utf-16"))) == []


def test_codes_are_there_once() -> None:
    assert len(set(CODES)) == len(CODES)

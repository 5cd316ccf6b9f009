"""`tei-tools schema`."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tei_tools.cli import main
from tei_tools.resources import schema_path

INVALID = Path(__file__).parents[1] / "invalid"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, list(map(str, arguments)))


@pytest.fixture(autouse=True)
def own_catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test has an empty catalogue."""
    monkeypatch.setenv("TEI_TOOLS_CATALOGUE", str(tmp_path / "catalogue"))


def test_a_schema_that_has_a_name_can_be_asked_for() -> None:
    path = schema_path("tei_tools.rng")
    assert run("schema", "add", "project", path).stdout.startswith(f"project  {path}  sha256:")
    assert run("schema", "path", "project").stdout == f"{path}\n"
    assert f"project  {path}\n" in run("schema", "list").stdout
    result = run("validate", INVALID / "element-not-allowed.xml", "--schema", "project")
    assert "element-not-allowed" in result.stdout


def test_ours_are_always_there() -> None:
    assert [row.split()[0] for row in run("schema", "list").stdout.splitlines()] == ["tei-tools", "tei-tools"]


def test_a_name_that_there_is_not_is_an_error() -> None:
    for result in (run("schema", "path", "x"), run("validate", INVALID, "--schema", "x")):
        assert result.exit_code == 2
        assert result.stderr.startswith("Error: No schema named 'x'. There are: tei-tools.")


def test_what_is_no_schema_is_not_added(tmp_path: Path) -> None:
    (tmp_path / "x.rng").write_text("<html/>", encoding="utf-8")
    assert run("schema", "add", "x", tmp_path / "x.rng").exit_code == 2
    assert run("schema", "path", "x").exit_code == 2

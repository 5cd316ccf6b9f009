"""The wheel, installed alone into an empty environment, can encode, validate and transform."""

import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def run(*command: object, cwd: Path) -> str:
    """What a command prints; its failure is the test's."""
    result = subprocess.run(list(map(str, command)), cwd=cwd, capture_output=True, text=True, check=False)
    assert result.returncode == 0, f"{command}\n{result.stdout}\n{result.stderr}"
    return result.stdout


@pytest.fixture(scope="module")
def tools(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`tei-tools` in an environment that has the wheel and what it depends on, and nothing else."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--outdir", folder, ROOT, cwd=folder)
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "environment", with_pip=True)
    run(folder / "environment/bin/python", "-m", "pip", "install", "--quiet", wheel, cwd=folder)
    return folder / "environment" / "bin" / "tei-tools"


def test_the_wheel_goes_the_whole_way(tools: Path, tmp_path: Path) -> None:
    """Schemas, stylesheets and lexicons are in it."""
    (tmp_path / "a.txt").write_text("“Come,” said Anna Lee, on 5 May 1851, con demned.\n", encoding="utf-8")
    run(tools, "encode", "a.txt", "-o", "out", cwd=tmp_path)
    assert "0 errors" in run(tools, "validate", "out/a.xml", cwd=tmp_path)
    assert "condemned" in run(tools, "transform", "out/a.xml", "--to", "text", cwd=tmp_path)
    assert "<html" in run(tools, "transform", "out/a.xml", "--to", "html", cwd=tmp_path)


def test_the_wheel_is_small(tools: Path) -> None:
    """A laptop's download, and nothing of the tests or of the model edition."""
    (wheel,) = tools.parents[2].glob("*.whl")
    assert wheel.stat().st_size < 20_000_000
    names = run(sys.executable, "-m", "zipfile", "-l", wheel, cwd=ROOT)
    assert "tei_tools/schema/tei_tools.rng" in names
    assert "tests/" not in names
    assert "my-life" not in names


PLUGIN = """
from tei_tools import Annotation, Span


def places(document):
    start = document.text.find("Paris")
    if start >= 0:
        yield Annotation(Span(start, start + 5), "placeName", resp="#gazetteer", cert="high")
"""
PROJECT = """
[project]
name = "a-gazetteer"
version = "1"
[project.entry-points."tei_tools.annotators"]
places = "a_gazetteer:places"
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"
"""


def test_an_installed_plugin_runs(tools: Path, tmp_path: Path) -> None:
    """As docs/annotators.md tells: a package with an entry point, installed beside."""
    (tmp_path / "plugin").mkdir()
    (tmp_path / "plugin" / "a_gazetteer.py").write_text(PLUGIN, encoding="utf-8")
    (tmp_path / "plugin" / "pyproject.toml").write_text(PROJECT, encoding="utf-8")
    (tmp_path / "a.txt").write_text("It rained in Paris.\n", encoding="utf-8")
    run(tools.parent / "python", "-m", "pip", "install", "--quiet", tmp_path / "plugin", cwd=tmp_path)
    assert "places (plugin)" in run(tools, "annotators", cwd=tmp_path)
    assert '<placeName resp="#gazetteer" cert="high">Paris</placeName>' in run(tools, "encode", "a.txt", cwd=tmp_path)

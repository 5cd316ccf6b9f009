"""Stylesheets of one's own."""

import subprocess
import sys
from pathlib import Path

import pytest

from tei_tools.errors import InputError
from tei_tools.stylesheets import transform_by
from tei_tools.transformation import transform

CASE = Path(__file__).parent / "cases" / "edition.xml"
TEI_HTML = Path("/usr/share/xml/tei/stylesheet/html/html.xsl")
HEAD = """xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0"
exclude-result-prefixes="tei\""""


def sheet(folder: Path, content: str, version: str = "1.0") -> Path:
    """A stylesheet with this in it."""
    path = folder / "mine.xsl"
    path.write_text(f'<xsl:stylesheet version="{version}" {HEAD}>{content}</xsl:stylesheet>', encoding="utf-8")
    return path


@pytest.fixture
def three(tmp_path: Path) -> Path:
    """A stylesheet in XSLT 3.0, with a typed parameter and a second result; and Saxon to run it."""
    pytest.importorskip("saxonche")
    return sheet(
        tmp_path,
        '<xsl:output method="text" encoding="iso-8859-1"/>'
        '<xsl:param name="times" as="Q{http://www.w3.org/2001/XMLSchema}integer" select="1"/>'
        '<xsl:template match="/"><xsl:message>not printed</xsl:message>'
        "<xsl:value-of select=\"(1 to $times) ! 'é', count(//tei:p), tokenize(base-uri(/), '/')[last()]\"/>"
        '<xsl:result-document href="side/{count(//tei:l)}.txt" method="text">beside</xsl:result-document>'
        "</xsl:template>",
        "3.0",
    )


def test_a_stylesheet_imports_ours_and_says_what_is_different(tmp_path: Path) -> None:
    """By `tei-tools:`, wherever the package is installed; all else stays ours, the view too."""
    own = sheet(
        tmp_path,
        '<xsl:import href="tei-tools:html.xsl"/><xsl:param name="mark"/>'
        '<xsl:template match="tei:date"><time class="{$mark}"><xsl:apply-templates/></time></xsl:template>',
    )
    made = transform_by(own, CASE, parameters={"mark": 'it’s "so"', "view": "source"}).decode()
    assert "<time class='it’s \"so\"'>4 May 1851</time>" in made
    assert made.count("<p ") == transform(CASE).count("<p ")
    assert 'value="original" checked' in made


def test_a_stylesheet_of_xslt_3_runs_under_saxon(three: Path, tmp_path: Path, capfd: pytest.CaptureFixture) -> None:
    """In the encoding that it says, with typed parameters; further results lie beside the output."""
    made = transform_by(three, CASE, parameters={"times": "2"}, output=tmp_path / "ed" / "a.txt")
    assert made == "é é 6 edition.xml".encode("iso-8859-1")
    assert (tmp_path / "ed" / "side" / "2.txt").read_text(encoding="utf-8") == "beside"
    assert capfd.readouterr() == ("", "")


def test_no_stylesheet_reaches_the_network(tmp_path: Path) -> None:
    """Not by document(), not by import, not by a document type declaration, in no version."""
    pytest.importorskip("saxonche")
    away = "http://127.0.0.1:9/away"
    source = tmp_path / "a.xml"
    source.write_text(f'<!DOCTYPE TEI SYSTEM "{away}"><TEI xmlns="http://www.tei-c.org/ns/1.0"/>', encoding="utf-8")
    asks = f'<xsl:template match="/"><xsl:value-of select="count(document(\'{away}\'))"/></xsl:template>'
    for version in ("1.0", "3.0"):
        for content in (asks, f'<xsl:import href="{away}"/>'):
            with pytest.raises(InputError):
                transform_by(sheet(tmp_path, content, version), source)


@pytest.mark.parametrize(
    ("content", "version"), [("<xsl:no-such/>", "1.0"), ("<xsl:no-such/>", "3.0"), ("<xsl:template", "1.0")]
)
def test_a_bad_stylesheet_is_named(tmp_path: Path, content: str, version: str) -> None:
    """With what is wrong."""
    if version == "3.0":
        pytest.importorskip("saxonche")
    with pytest.raises(InputError, match=r"mine\.xsl"):
        transform_by(sheet(tmp_path, content, version), CASE)


def test_what_is_no_stylesheet_is_refused() -> None:
    """A TEI file, for instance."""
    with pytest.raises(InputError, match="is not a stylesheet"):
        transform_by(CASE, CASE)


def test_without_saxon_the_message_says_what_to_install(three: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not at import: only when it is wanted."""
    from tei_tools import stylesheets

    stylesheets.saxon.cache_clear()
    stylesheets.compiled_by_saxon.cache_clear()
    monkeypatch.setitem(sys.modules, "saxonche", None)
    with pytest.raises(InputError, match=r"pip install 'tei-tools\[xslt3\]'"):
        transform_by(three, CASE)


def test_the_stylesheets_of_the_tei_run(tmp_path: Path) -> None:
    """Those of the Debian package tei-xsl, to HTML, in a process of its own."""
    if not TEI_HTML.is_file():
        pytest.skip(f"no {TEI_HTML}: the package tei-xsl is not installed")
    pytest.importorskip("saxonche")
    command = [sys.executable, "-m", "tei_tools", "transform", CASE, "--stylesheet", TEI_HTML, "-o", tmp_path]
    subprocess.run(list(map(str, command)), check=True)
    assert "lit the lamp" in (tmp_path / "edition.html").read_text(encoding="utf-8")

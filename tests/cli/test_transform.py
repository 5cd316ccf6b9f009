"""`tei-tools transform`."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from tei_tools.cli import main
from tei_tools.cli.transform import SUFFIXES
from tei_tools.transformation import FORMATS

CASE = Path(__file__).parent.parent / "cases" / "edition.xml"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A TEI file."""
    return Path(shutil.copy(CASE, tmp_path / "a.xml"))


def run(*arguments: object, stdin: bytes = b"") -> tuple[int, str, str]:
    """Exit code, standard output, standard error."""
    result = CliRunner().invoke(main, ["transform", *map(str, arguments)], input=stdin)
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize(("to", "name"), [("html", "a.html"), ("text", "a.txt")])
def test_a_folder_takes_an_edition_a_file(file: Path, tmp_path: Path, to: str, name: str) -> None:
    """ed/a.html or ed/a.txt for a.xml, nothing beside it, and nothing is said."""
    assert run(file, "--to", to, "-o", tmp_path / "ed") == (0, "", "")
    assert [path.name for path in (tmp_path / "ed").iterdir()] == [name]


def test_one_file_goes_to_standard_output(file: Path, tmp_path: Path) -> None:
    """The same as in a folder."""
    run(file, "--to", "text", "-o", tmp_path)
    assert run(file, "--to", "text") == (0, (tmp_path / "a.txt").read_text(encoding="utf-8"), "")


def test_standard_input_is_a_dash(file: Path, tmp_path: Path) -> None:
    """Also with a folder: ed/stdin.txt."""
    content = file.read_bytes()
    assert run("-", "--to", "text", stdin=content) == run(file, "--to", "text")
    assert run("-", "--to", "text", "-o", tmp_path / "ed", stdin=content)[0] == 0
    assert (tmp_path / "ed" / "stdin.txt").is_file()


def test_a_view_is_chosen(file: Path) -> None:
    """The normalised one if none is."""
    assert "burned" in run(file, "--to", "text")[1]
    assert "bumed" in run(file, "--to", "text", "--view", "source")[1]
    assert run(file, "--to", "text", "--view", "best")[0] == 2


def test_several_files_need_a_folder(file: Path) -> None:
    """The message says which option."""
    code, _, error = run(file, file, "--to", "html")
    assert code == 2
    assert "Several files need a folder: pass -o DIR." in error


def test_a_bad_file_does_not_stop_the_others(file: Path, tmp_path: Path) -> None:
    """Exit code 2, a message with its name, and the editions of the rest."""
    bad, gone = tmp_path / "bad.xml", tmp_path / "gone.xml"
    bad.write_text("<TEI", encoding="utf-8")
    code, _, error = run(bad, gone, file, "--to", "html", "-o", tmp_path / "ed")
    assert code == 2
    assert "bad.xml: cannot be read as XML" in error
    assert "gone.xml: cannot be read as XML" in error
    assert (tmp_path / "ed" / "a.html").is_file()


def test_a_file_given_twice_is_one_file(file: Path, tmp_path: Path) -> None:
    """And the others keep their names."""
    other = shutil.copy(file, tmp_path / "b.xml")
    assert run(file, file, other, "--to", "text", "-o", tmp_path / "ed")[0] == 0
    assert sorted(path.name for path in (tmp_path / "ed").iterdir()) == ["a.txt", "b.txt"]


def test_two_files_of_one_name_are_refused(file: Path, tmp_path: Path) -> None:
    """One edition would overwrite the other."""
    (tmp_path / "other").mkdir()
    other = shutil.copy(file, tmp_path / "other" / "a.xml")
    code, _, error = run(file, other, "--to", "html", "-o", tmp_path / "ed")
    assert code == 2
    assert "would both be written to" in error


def test_the_command_offers_what_the_library_has() -> None:
    """The same formats, without importing it."""
    assert tuple(SUFFIXES) == (*FORMATS, "epub")


def test_the_source_is_not_overwritten_by_its_edition(tmp_path: Path) -> None:
    """a.txt and a.xml in one folder: the text stays as it was."""
    source = tmp_path / "a.txt"
    source.write_text("It was con demned.\n", encoding="utf-8")
    runner = CliRunner()
    assert runner.invoke(main, ["encode", str(source), "-o", str(tmp_path)]).exit_code == 0
    result = runner.invoke(main, ["transform", str(tmp_path / "a.xml"), "--to", "text", "-o", str(tmp_path)])
    assert (result.exit_code, "is the source of" in result.stderr) == (2, True)
    assert source.read_text(encoding="utf-8") == "It was con demned.\n"


def test_a_line_length_is_an_option(file: Path) -> None:
    """Of text; elsewhere it is refused."""
    assert max(map(len, run(file, "--to", "text", "--line-length", 40)[1].splitlines())) <= 40
    for arguments in (["--to", "html"], ["--to", "text", "--view", "source"]):
        code, _, error = run(file, *arguments, "--line-length", 40)
        assert code == 2
        assert "Only the normalised and the diplomatic view" in error


def test_a_stylesheet_of_ones_own_takes_parameters(file: Path, tmp_path: Path) -> None:
    """NAME=VALUE; the suffix is that of --to, html if it is left out."""
    own = tmp_path / "mine.xsl"
    own.write_text(
        '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:output method="text"/>'
        '<xsl:param name="a"/><xsl:template match="/"><xsl:value-of select="$a"/></xsl:template></xsl:stylesheet>',
        encoding="utf-8",
    )
    assert run(file, "--stylesheet", own, "--param", "a=b=c") == (0, "b=c", "")
    assert run(file, "--stylesheet", own, "-o", tmp_path / "ed")[0] == 0
    assert (tmp_path / "ed" / "a.html").is_file()
    assert "is not NAME=VALUE" in run(file, "--stylesheet", own, "--param", "a")[2]
    assert "html and text" in run(file, "--stylesheet", own, "--to", "epub")[2]
    assert "Say what to make" in run(file)[2]


def test_a_book_is_written_with_its_suffix(file: Path, tmp_path: Path) -> None:
    """ed/a.epub."""
    pytest.importorskip("ebooklib")
    assert run(file, "--to", "epub", "-o", tmp_path / "ed") == (0, "", "")
    assert (tmp_path / "ed" / "a.epub").read_bytes().startswith(b"PK")

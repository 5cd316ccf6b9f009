"""`tei-tools encode`."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

from tei_tools.cli import main


@pytest.fixture
def text(tmp_path: Path) -> Path:
    """A short text."""
    path = tmp_path / "a.txt"
    path.write_text("“Come,” said Anna Lee, on 5 May 1851.\n", encoding="utf-8")
    return path


def run(*arguments: object, stdin: bytes = b"") -> tuple[int, str, str]:
    """Exit code, standard output, standard error."""
    result = CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)
    return result.exit_code, result.stdout, result.stderr


def test_a_folder_takes_a_file_a_text(text: Path, tmp_path: Path) -> None:
    """out/a.xml for a.txt, and nothing is said."""
    assert run("encode", text, "-o", tmp_path / "out") == (0, "", "")
    assert etree.parse(tmp_path / "out" / "a.xml").find(".//{*}persName") is not None


def test_one_text_goes_to_standard_output(text: Path) -> None:
    """The bytes are those of the file."""
    code, out, _ = run("encode", text)
    assert code == 0
    assert etree.fromstring(out.encode()).find(".//{*}date").get("when") == "1851-05-05"  # type: ignore[union-attr]


def test_standard_input_is_a_dash(tmp_path: Path) -> None:
    """Also with a folder: out/stdin.xml."""
    code, out, _ = run("encode", "-", stdin="“Yes.”".encode())
    assert (code, "“Yes.”" in out) == (0, True)
    assert run("encode", "-", "-o", tmp_path, stdin=b"Yes.")[0] == 0
    assert (tmp_path / "stdin.xml").is_file()


def test_what_lies_beside_a_text_is_used(text: Path, tmp_path: Path) -> None:
    """Metadata, list of persons, decisions."""
    (tmp_path / "a.toml").write_text(
        'title = "T"\n[[responsible]]\nid = "ed"\nname = "E"\nresp = "r"', encoding="utf-8"
    )
    (tmp_path / "a.persons.csv").write_text("id,forms,VIAF\nanna,Anna Lee,77\n", encoding="utf-8")
    decision = '[[decision]]\nby = "ed"\naction = "reject"\nelement = "date"\nexact = "5 May 1851"\n'
    (tmp_path / "a.decisions.toml").write_text(decision, encoding="utf-8")
    root = etree.fromstring(run("encode", text)[1].encode())
    assert [root.findtext(f".//{{*}}{name}") for name in ("title", "idno")] == ["T", "77"]
    assert root.find("{*}text//{*}date") is None


def test_options_go_before_the_metadata(text: Path) -> None:
    """Title, authors, language."""
    root = etree.fromstring(
        run("encode", text, "--title", "X", "--author", "Y", "--author", "Z", "--language", "en-GB")[1].encode()
    )
    assert [element.text for element in root.iterfind(".//{*}author")] == ["Y", "Z"]
    assert root.find(".//{*}language").get("ident") == "en-GB"  # type: ignore[union-attr]


def test_only_the_named_annotators_run(text: Path) -> None:
    """Text that none of them claimed stands in ab."""
    code, out, _ = run("encode", text, "--annotators", "dates")
    assert (code, "<ab" in out, "<persName" in out, "<date" in out) == (0, True, False, True)


def test_one_bad_file_does_not_stop_the_others(text: Path, tmp_path: Path) -> None:
    """Each error is one line, and the exit code says so."""
    (tmp_path / "b.txt").write_bytes(b"%PDF-1.4")
    code, _, err = run("encode", tmp_path / "b.txt", tmp_path / "c.txt", text, "-o", tmp_path / "out")
    assert code == 2
    assert [line.split(":")[0] for line in err.splitlines()] == ["Error", "Error"]
    assert (tmp_path / "out" / "a.xml").is_file()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--annotators", "date"], "No annotator named 'date'. There are: furniture"),
        (["--language", "old english"], "'old english' is not a language tag"),
        (["--encoding", "utf-9"], "no encoding named 'utf-9'"),
        (["--persons", "none.csv"], "File 'none.csv' does not exist"),
        (["more.txt"], "Several texts need a folder: pass -o DIR"),
    ],
)
def test_a_wrong_call_gets_one_clear_message(text: Path, arguments: list[str], message: str) -> None:
    """What, which, and the remedy; exit code 2; no traceback."""
    code, out, err = run("encode", text, *arguments)
    assert (code, out) == (2, "")
    assert message in err
    assert "Traceback" not in err


def test_lost_characters_and_decisions_are_reported(text: Path, tmp_path: Path) -> None:
    """The file is written, and exit code 1 asks for a look at it."""
    text.write_bytes(b"a\x01b")
    decision = '[[decision]]\nby = "ed"\naction = "reject"\nelement = "date"\nexact = "5 May 1851"\n'
    (tmp_path / "a.decisions.toml").write_text(decision, encoding="utf-8")
    code, _, err = run("encode", text, "-o", tmp_path / "out")
    assert code == 1
    assert "1:2: XML cannot hold U+0001: U+FFFD stands for it." in err
    assert "nobody has the id 'ed'" in err


def test_a_fault_of_the_program_ends_one_file(text: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said to be ours, in one line, and the other files are encoded."""
    from tei_tools import edition

    original = edition.encode

    def faulty(path: Path, options: edition.Options | None = None) -> edition.Encoded:
        if path.stem == "b":
            raise KeyError("x")
        return original(path, options)

    monkeypatch.setattr(edition, "encode", faulty)
    (tmp_path / "b.txt").write_text("b", encoding="utf-8")
    code, _, err = run("encode", tmp_path / "b.txt", text, "-o", tmp_path / "out")
    assert (code, err.count("\n")) == (2, 1)
    assert "b.txt: This is a fault of the program: KeyError('x')" in err
    assert (tmp_path / "out" / "a.xml").is_file()
    assert run("encode", tmp_path / "b.txt")[2].startswith("Error: This is a fault of the program")


def test_standard_input_is_read_whatever_the_number_of_jobs(text: Path, tmp_path: Path) -> None:
    """Workers have none."""
    assert run("encode", "-", text, "-o", tmp_path / "out", "--jobs", 2, stdin=b"Yes.")[0] == 0
    assert b"Yes." in (tmp_path / "out" / "stdin.xml").read_bytes()


def test_a_title_that_xml_cannot_hold_is_refused(text: Path) -> None:
    """In one line."""
    code, _, err = run("encode", text, "--title", "a\x01")
    assert (code, "has a character that XML cannot hold" in err) == (2, True)


def test_an_empty_text_is_valid(tmp_path: Path) -> None:
    """Nothing was there, and nothing is wrong."""
    (tmp_path / "a.txt").write_bytes(b"")
    assert run("encode", tmp_path / "a.txt", "-o", tmp_path)[0] == 0
    assert run("validate", tmp_path / "a.xml")[0] == 0

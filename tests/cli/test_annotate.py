"""`tei-tools annotate`, `tei-tools annotators` and the group."""

import json
import re
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from tei_tools.annotators import BUILT_IN
from tei_tools.cli import COMMANDS, main


def test_annotations_are_json_with_offsets_into_the_text(tmp_path: Path) -> None:
    """Code points, half open; with --explain, what each rests on."""
    path = tmp_path / "a.txt"
    path.write_text("It was 5 May 1851.", encoding="utf-8")
    result = CliRunner().invoke(main, ["annotate", str(path), "--annotators", "dates", "--explain"])
    found = json.loads(result.stdout)
    (row,) = found["annotations"]
    assert found["text"][row["start"] : row["end"]] == row["words"] == "5 May 1851"
    assert (row["attributes"], row["resp"]) == ({"when": "1851-05-05"}, "#tei-tools")
    assert row["why"]


def test_explain_shows_what_spoke_for_a_name_and_against_it(tmp_path: Path) -> None:
    """Each piece of evidence with its weight."""
    path = tmp_path / "a.txt"
    path.write_text("He met Mr. Rose.", encoding="utf-8")
    result = CliRunner().invoke(main, ["annotate", str(path), "--annotators", "names", "--explain"])
    (row,) = json.loads(result.stdout)["annotations"]
    assert row["words"] == "Rose"
    assert re.fullmatch(r"for: (.+ \+\d\.\d, )+.*; against: (.+ -\d\.\d, )+.*; together \+\d\.\d", row["why"])


def test_annotators_are_listed_in_order() -> None:
    """As they would run."""
    assert CliRunner().invoke(main, ["annotators"]).stdout.split()[: len(BUILT_IN)] == list(BUILT_IN)


def test_help_has_every_command_with_examples() -> None:
    """One learns a command from its examples."""
    assert all(name in CliRunner().invoke(main, ["--help"]).stdout for name in COMMANDS)
    for name in COMMANDS:
        assert "Examples:" in CliRunner().invoke(main, [name, "--help"]).stdout


def test_the_command_line_starts_without_the_heavy_parts() -> None:
    """`--help` imports neither lxml, nor xmlschema, nor the annotators."""
    script = "import sys; from tei_tools.cli import main; main(['--help'], standalone_mode=False); print(*sys.modules)"
    modules = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    assert not {"lxml", "lxml.etree", "xmlschema", "charset_normalizer", "tei_tools.annotators"} & set(modules)


def test_a_closed_pipe_is_no_traceback(tmp_path: Path) -> None:
    """`tei-tools encode … | head` ends quietly."""
    path = tmp_path / "a.txt"
    path.write_text("word " * 200_000, encoding="utf-8")
    command = f"{sys.executable} -m tei_tools encode {path} --annotators paragraphs | head -c 10"
    result = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert "Traceback" not in result.stderr


def test_every_quotation_mark_is_explained(tmp_path: Path) -> None:
    """With --explain, `marks` has each with its role and the reason for it."""
    path = tmp_path / "a.txt"
    path.write_text("“It’s late,” said Tom.", encoding="utf-8")
    found = json.loads(CliRunner().invoke(main, ["annotate", str(path), "--explain"]).stdout)
    assert [mark["role"] for mark in found["marks"]] == ["opening", "apostrophe", "closing"]
    assert all(mark["why"] and found["text"][mark["start"] : mark["end"]] == mark["glyph"] for mark in found["marks"])
    assert "marks" not in json.loads(CliRunner().invoke(main, ["annotate", str(path)]).stdout)


def test_defects_of_quotation_are_reported_with_line_and_column(tmp_path: Path) -> None:
    """In any of the formats of findings; exit code 1 says that there is something to look at."""
    path = tmp_path / "a.txt"
    path.write_text("“Who does?”\n\n“So it is.” ”Yes,” said Tom.", encoding="utf-8")
    result = CliRunner().invoke(main, ["annotate", str(path), "--defects"])
    assert result.exit_code == 1
    assert f"{path}:3:13: warning: quotation-mark-reversed: " in result.stdout
    (finding,) = json.loads(CliRunner().invoke(main, ["annotate", str(path), "--defects", "--format", "json"]).stdout)
    assert (finding["line"], finding["column"], finding["hint"]) == (3, 13, "Read “ at 3:13.")


def test_suspects_are_reported_with_line_column_and_what_is_likely(tmp_path: Path) -> None:
    """What may be misread, and is not encoded, in any of the formats of findings."""
    path = tmp_path / "a.txt"
    path.write_text("It was late.\nHe had no warranty of merchantibility.", encoding="utf-8")
    result = CliRunner().invoke(main, ["annotate", str(path), "--suspects"])
    assert result.exit_code == 1
    assert f"{path}:2:23: information: word-suspicious: 'merchantibility' may be misread: " in result.stdout
    (finding,) = json.loads(CliRunner().invoke(main, ["annotate", str(path), "--suspects", "--format", "json"]).stdout)
    assert (finding["line"], finding["column"], finding["hint"]) == (2, 23, "Likely: merchantability.")


def test_a_text_without_defects_is_well(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("“Who does?” said Tom.", encoding="utf-8")
    assert CliRunner().invoke(main, ["annotate", str(path), "--defects"]).exit_code == 0

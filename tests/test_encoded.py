"""The model edition in encoded/: made by the program, valid, and right."""

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from lxml import etree

from tei_tools.edition import Encoded, Options, encode
from tei_tools.source import source_of_text, source_of_tree
from tei_tools.tree import serialise
from tei_tools.validation import validate
from tests.conftest import ROOT, SHARED

TEXT = ROOT / "encoded" / "my-life-39.txt"
TEI = ROOT / "encoded" / "my-life-39.xml"
SCORE = SHARED / "tools" / "score.py"


@pytest.fixture(scope="module")
def made() -> Encoded:
    """The chapter, encoded again."""
    return encode(TEXT)


def test_the_program_makes_the_edition_byte_by_byte(made: Encoded) -> None:
    """With the metadata, the list of persons and the decisions beside it (`make encoded` makes it anew)."""
    assert serialise(made.tree) == TEI.read_bytes()


def test_every_decision_has_its_place(made: Encoded) -> None:
    """None is gone, none is ambiguous, and no character was lost."""
    assert list(made.messages()) == []


def test_every_decision_has_its_author() -> None:
    """@resp leads to a respStmt in the header, by its id."""
    root = etree.parse(TEI).getroot()
    editors = {
        f"#{element.get('{http://www.w3.org/XML/1998/namespace}id')}" for element in root.iterfind(".//{*}respStmt")
    }
    assert (
        {element.get("resp") for element in root.iter("{*}*") if element.get("resp")}
        == editors
        == {"#editor", "#tei-tools"}
    )


def test_the_edition_is_valid(jing_tei_all: Callable[[Sequence[Path]], str]) -> None:
    """Against our schema and its rules, and against the official tei_all."""
    assert [diagnostic for diagnostic in validate(TEI) if diagnostic.severity != "information"] == []
    assert jing_tei_all([TEI]) == ""


def test_the_text_survives() -> None:
    """Character by character."""
    assert source_of_tree(etree.parse(TEI).getroot()) == source_of_text(TEXT.read_text(encoding="utf-8"))


def score(path: Path) -> str:
    """What score.py says of a file against the gold."""
    if not SCORE.is_file():
        pytest.skip("no ../shared/tools/score.py")
    command = [sys.executable, str(SCORE), "chapter", str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_the_edition_is_right() -> None:
    """As two annotators have it. Of 30 errors of OCR 28 count: score.py looks for the word in a supplied mark."""
    report = score(TEI)
    assert report.count("F1 1.000") == 3
    assert "values right 1.000" in report
    assert "type right 1.000  said@who right 1.000" in report
    assert "(28 of 30)  corrections of good text: 0" in report
    assert sorted(line.split()[1] for line in report.splitlines() if line.startswith("  missed")) == [
        "deceive.’",
        "military.",
    ]


def test_marks_that_are_missing_are_supplied() -> None:
    """The two that score.py cannot count stand at the end of their quotations."""
    supplied = list(etree.parse(TEI).getroot().iter("{*}supplied"))
    assert [(element.text, (element.getparent().xpath("string()") or "")[-10:]) for element in supplied] == [  # type: ignore[union-attr]
        ("”", "military.”"),
        ("”", "deceive.’”"),
    ]


@pytest.mark.parametrize("persons", [None, ROOT / "encoded" / "my-life-39.persons.xml"])
def test_the_annotators_do_well_without_decisions(persons: Path | None, tmp_path: Path) -> None:
    """At least what their page says: names, dates, quotations, errors of OCR; and no good text is corrected."""
    source = tmp_path / "my-life-39.txt"
    source.write_text(TEXT.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "a.xml").write_bytes(serialise(encode(source, Options(persons=persons)).tree))
    report = score(tmp_path / "a.xml")
    figures = {line.split()[0]: line for line in report.splitlines() if line[:1].isalpha()}
    refs = report.split("@ref")[1].split()[0]
    value = {name: float(line.split("F1 ")[1].split()[0]) for name, line in figures.items() if "F1 " in line}
    assert value["persName"] >= (0.99 if persons else 0.93)
    assert value["date"] >= 0.93
    assert value["quote"] >= 0.97
    assert float(figures["date"].split("values right ")[1]) >= 0.85
    assert float(figures["quote"].split("type right ")[1].split()[0]) >= 0.85
    assert float(figures["quote"].split("said@who right ")[1]) >= (0.70 if persons else 0.5)
    assert float(refs) >= (0.99 if persons else 0.9)
    assert "corrections of good text: 0" in figures["ocr"]
    assert float(figures["ocr"].split("R ")[1].split()[0]) >= 0.75


def test_no_word_of_the_chapter_is_in_the_program() -> None:
    """None of this by knowing the chapter: its names and its errors stand in no module, list of cues or weights.

    The tables of all English words and of all larger cities are another thing.
    """
    gold = SHARED / "gold" / "my-life-39.json"
    if not gold.is_file():
        pytest.skip("no ../shared/gold")
    known = json.loads(gold.read_text(encoding="utf-8"))
    words = {error["text"] for error in known["ocr"] if len(error["text"]) > 8 and error["text"][0].islower()}
    words |= {
        "Dzerzhinsky",
        "Ordzhonikidze",
        "Fotiyeva",
        "Kavaler",
        "Politbureau",
        "Tzyurupa",
        "Zinoviev",
        "Podsolnechnaya",
    }
    for path in sorted(path for kind in ("py", "toml", "json") for path in (ROOT / "tei_tools").rglob(f"*.{kind}")):
        text = path.read_text(encoding="utf-8")
        assert [word for word in words if word in text] == [], path

"""spaCy as a plugin, with the real model (`pip install 'tei-tools[spacy]'`)."""

import subprocess
import sys
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path

import pytest
from lxml import etree

from tei_tools import plugins
from tei_tools.annotators import BUILT_IN
from tei_tools.document import Annotation, Document, Span
from tei_tools.errors import InputError
from tei_tools.header import Header
from tei_tools.persons import Person, Persons
from tei_tools.pipeline import annotate, annotators
from tei_tools.validation import validate

TEXT = "“Yes,” said Barack Obama to Angela\nMerkel in London.\n\nMr. John Smith’s letter came on Monday.\n"
NAMES = ["Barack Obama", "Angela\nMerkel", "John Smith"]
MISSING = find_spec("spacy") is None or not entry_points(group="spacy_models")

pytestmark = [
    pytest.mark.skipif(MISSING, reason="spaCy or a model for it is not installed"),
    pytest.mark.filterwarnings("ignore"),  # of spaCy's own libraries
]


def found(document: Document) -> list[Annotation]:
    """What the plugin adds to a document, through the interface that every plugin has."""
    return list(annotate(document, ["spacy"]).annotations[len(document.annotations) :])


def test_spacy_runs_only_when_it_is_named() -> None:
    """It does the work of `names` in another way."""
    assert "spacy" not in annotators()
    assert list(annotators(["spacy", "names"])) == ["names", "spacy"]


def test_names_over_a_line_end_and_without_the_possessive() -> None:
    """Each under spaCy's own responsibility; it does not say how sure it is, or who is meant."""
    annotations = found(Document(TEXT))
    assert [annotation.span.text_of(TEXT) for annotation in annotations] == NAMES
    assert {(note.element, note.resp, note.cert, note.why) for note in annotations} == {
        ("persName", "#spacy", None, "PERSON to spaCy")
    }
    assert all(annotation.attributes == {} for annotation in annotations)


def test_what_was_found_before_is_left_alone() -> None:
    """`--annotators names,spacy`: spaCy adds what the other missed; furniture has no names."""
    start = TEXT.index("John")
    known = (Annotation(Span(start, start + 10), "persName"), Annotation(Span(0, 25), "fw"))
    assert [note.span.text_of(TEXT) for note in found(Document(TEXT, annotations=known))] == ["Angela\nMerkel"]


def test_the_list_of_persons_says_who_is_meant() -> None:
    persons = Persons((Person("merkel", ("Angela Merkel",)),))
    assert [dict(note.attributes) for note in found(Document(TEXT, persons=persons))] == [{}, {"ref": "#merkel"}, {}]


def test_a_language_without_a_model_is_an_error_with_a_remedy() -> None:
    with pytest.raises(InputError, match=r"'spacy' cannot run: No model of spaCy for 'fr'\. There are: en_"):
        found(Document(TEXT, Header(language="fr")))


@pytest.mark.parametrize("text", ["", "\n\n", "\f", "’s ’s ’S", "A. " * 500])
def test_every_text_can_be_read(text: str) -> None:
    for annotation in found(Document(text)):
        assert annotation.span.text_of(text).strip()


def test_the_command_line_runs_it(tmp_path: Path) -> None:
    """The file is valid, and its header names spaCy as responsible."""
    source, target = tmp_path / "a.txt", tmp_path / "a.xml"
    source.write_text(TEXT, encoding="utf-8")
    command = [sys.executable, "-m", "tei_tools", "encode", str(source), "--annotators", "paragraphs,spacy"]
    result = subprocess.run([*command, "-o", str(tmp_path)], capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")
    root = etree.parse(target).getroot()
    assert [" ".join(name.itertext()) for name in root.iterfind(".//{*}body//{*}persName")] == [
        name.replace("\n", " ") for name in NAMES
    ]
    assert root.xpath("//*[local-name()='respStmt'][@xml:id='spacy']/*[local-name()='name']/text()") == ["spacy"]
    assert [diagnostic.severity for diagnostic in validate(target)] == ["information"] * 3


def test_it_is_offered_after_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """`tei-tools annotators` says when it runs; where spaCy is missing, it is not offered."""
    command = [sys.executable, "-m", "tei_tools", "annotators"]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    assert lines[: len(BUILT_IN)] == list(BUILT_IN)
    assert lines[-1] == "spacy (plugin, only when named)"
    monkeypatch.setitem(sys.modules, "tei_tools.annotators.spacy", None)
    assert not plugins.importable("spacy")
    with pytest.raises(InputError, match="'spacy' cannot run: "):
        found(Document(TEXT))

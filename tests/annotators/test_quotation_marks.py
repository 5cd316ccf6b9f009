"""Every quotation mark has a role, and every defect is reported."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei_tools.annotators.quotations import quotation_defects, quotation_marks, quotations
from tei_tools.annotators.quotations.defects import MESSAGES
from tei_tools.document import Annotation, Document, Span
from tei_tools.pipeline import annotate
from tests.conftest import shared_texts

GLYPHS = frozenset("\"'“”‘’„‚‟‛«»‹›`")
PAGE = (Path(__file__).parents[2] / "docs" / "rules.md").read_text(encoding="utf-8")
ENTRY = re.compile(r"^### (\S+)\n\n\*warning, in a plain text\.\*(.*?)(?=^##|\Z)", re.MULTILINE | re.DOTALL)
EXAMPLE = re.compile(r"(Wrong|Right):\n\n```text\n(.*?)\n```", re.DOTALL)
ENTRIES = {code: dict(EXAMPLE.findall(entry)) for code, entry in ENTRY.findall(PAGE)}


def roles(text: str) -> list[str]:
    """The roles of the marks in a text, in order."""
    return [mark.role for mark in quotation_marks(Document(text))]


def codes(text: str) -> list[str]:
    """The codes of the defects in a text, in order."""
    return [defect.code for defect in quotation_defects(Document(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“So it is.”", ["opening", "closing"]),
        ("“One.\n\n“Two.”", ["opening", "repeated", "closing"]),
        ("‘’Tis the dogs’ dinner,’ he said.", ["opening", "apostrophe", "apostrophe", "closing"]),
        ('He is 6\'2" tall, on a 2" plank.', ["prime", "prime", "prime"]),
        ("He is 6' tall.", ["prime"]),
        ('Tom   5 pounds\nBob   "   "\nJim   „   „', ["ditto"] * 4),
        ('He said " Come in. " and sat down.', ["opening", "closing"]),
        ("''''''''''''''''''''", ["ornament"]),
        ("He came to see us,” she said.", ["defect"]),
        (",,So it is.''", ["opening", "closing"]),
    ],
)
def test_each_mark_has_a_role(text: str, expected: list[str]) -> None:
    assert roles(text) == expected


@given(st.text(st.sampled_from("\"'“”‘’«»„‚`,. \n-—aAs5"), max_size=60))
def test_no_mark_is_without_a_role_and_a_reason(text: str) -> None:
    """Whatever the text: the marks are in order, and each has its why."""
    marks = quotation_marks(Document(text))
    covered = {position for mark in marks for position in range(*mark.span)}
    assert {position for position, char in enumerate(text) if char in GLYPHS} <= covered
    assert all(mark.why for mark in marks)
    assert all(before.span.end <= after.span.start for before, after in pairwise(marks))


def test_no_mark_of_a_real_text_is_without_a_role() -> None:
    """All texts at hand: books, samples of novels, and the chapter."""
    for name, text in shared_texts():
        marks = quotation_marks(annotate(Document(text)))
        covered = {position for mark in marks for position in range(*mark.span)}
        assert {position for position, char in enumerate(text) if char in GLYPHS} <= covered, name


def test_every_code_has_an_entry() -> None:
    """In docs/rules.md, with what is wrong and what is right."""
    assert ENTRIES.keys() == MESSAGES.keys()


@pytest.mark.parametrize("code", sorted(MESSAGES))
def test_the_wrong_example_is_wrong_and_the_right_one_right(code: str) -> None:
    assert codes(ENTRIES[code]["Wrong"]) == [code]
    assert codes(ENTRIES[code]["Right"]) == []


def test_what_can_be_told_is_what_the_file_gets() -> None:
    """The readings of the defects are the annotations."""
    document = Document("“Why?” ”Yes,” said Tom. “You should not stay. Tom went on. “You know.”")
    made = [annotation for annotation in quotations(document) if annotation.element in {"sic", "supplied"}]
    assert [defect.annotation for defect in quotation_defects(document) if defect.reading] == made


def test_each_division_has_its_own_convention() -> None:
    """A part that quotes with single marks among parts that quote with double ones."""
    double = "“One,” he said.\n\n" * 20
    single = "'’Tis Tom's,' he said. 'I saw 'em, an' the dogs' dinner.'\n\n" * 8
    text = double + single
    parts = [Annotation(Span(0, len(double)), "div"), Annotation(Span(len(double), len(text)), "div")]
    paragraphs = [Annotation(Span(*match.span()), "p") for match in re.finditer(r".+", text)]
    found = quotations(Document(text).annotate(parts).annotate(paragraphs))
    assert [annotation.span.text_of(text) for annotation in found][20:22] == [
        "'’Tis Tom's,'",
        "'I saw 'em, an' the dogs' dinner.'",
    ]


def test_dashes_that_open_speech_have_a_role_and_are_no_defects() -> None:
    """Where they are the convention; a dash elsewhere is no quotation mark."""
    text = "—Why? he asked.\n\n—No, she said. I am late.\n\n" * 4
    marks = quotation_marks(Document(text))
    assert {(mark.glyph, mark.role) for mark in marks} == {("—", "opening")}
    assert len(marks) == 8
    assert quotation_defects(Document(text)) == []
    assert quotation_marks(Document("—Why? he asked.")) == []


def test_where_every_mark_closes_by_its_shape_the_division_is_swedish() -> None:
    """It is no defect there, though the other division is English."""
    english, swedish = "“So it is,” he said.\n\n" * 20, "”Det är så”, sade han.\n\n" * 8
    text = english + swedish
    parts = [Annotation(Span(0, len(english)), "div"), Annotation(Span(len(english), len(text)), "div")]
    paragraphs = [Annotation(Span(*match.span()), "p") for match in re.finditer(r".+", text)]
    assert quotation_defects(Document(text).annotate(parts).annotate(paragraphs)) == []

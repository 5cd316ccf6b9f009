"""Highlighting that plain text keeps as signs round the words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei_tools.annotators.highlighting import highlighting
from tei_tools.annotators.paragraphs import paragraphs
from tei_tools.document import Annotation, Document, Span
from tests.examples import cases, tagged

PIECES = st.sampled_from(["_", "__", "*", "=", "/", "+", "~", "<i>", "</i>", "^{a}", "_{2}", "word", " ", "\n", "\n\n"])


def annotated(text: str) -> Document:
    """A document with its paragraphs."""
    return Document(text).annotate(paragraphs(Document(text)))


@pytest.mark.parametrize(("text", "expected"), cases("highlighting"))
def test_highlighting(text: str, expected: str) -> None:
    assert tagged(text, highlighting(annotated(text)), "rend") == expected


def test_signs_of_notes_are_not_highlighting() -> None:
    text = "Bread *much* and wine *much*."
    ref = Annotation(Span(11, 12), "ref", {"target": "#n1"})
    assert len(list(highlighting(annotated(text)))) == 2
    assert list(highlighting(annotated(text).annotate([ref]))) == []


@pytest.mark.parametrize(
    ("text", "quotation", "expected"),
    [
        ("They cried _“Go!_ Come!”", (12, 24), "They cried _<said><hi>“Go!_</hi> Come!”</said>"),
        ("“Go--_go,”_ he said.", (0, 10), "<said>“Go--<hi>_go,”</hi></said>_ he said."),
        ("_“Go!”_ he said.", (1, 6), "<hi>_<said>“Go!”</said>_</hi> he said."),
        ("“_Go!_”", (0, 7), "<said>“<hi>_Go!_</hi>”</said>"),
    ],
)
def test_a_sign_alone_beyond_a_quotation_mark_is_left_outside(
    text: str, quotation: tuple[int, int], expected: str
) -> None:
    """It would be an element by itself; not so where the whole quotation is highlighted."""
    said = Annotation(Span(*quotation), "said")
    document = annotated(text).annotate([said])
    assert tagged(text, [said, *highlighting(document)]) == expected


def test_each_paragraph_is_looked_at_once() -> None:
    """Also where a quotation or a note holds it."""
    document = annotated("He read _Pravda_.")
    whole = Annotation(Span(0, 17), "p")
    assert len(list(highlighting(document.annotate([whole])))) == 1


@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_text_can_be_annotated(text: str) -> None:
    document = annotated(text)
    document.annotate(highlighting(document))


@pytest.mark.parametrize("unit", ["_", " _a", "_a_ ", "a*", "<i>", "</i>", "^{", "=a= ", "/a/b "])
def test_hard_texts_are_annotated_in_linear_time(unit: str) -> None:
    """None is quadratic: each would take hours, and the suite gives a test minutes."""
    document = annotated(unit * (500_000 // len(unit)))
    assert all(annotation.span.end <= len(document.text) for annotation in highlighting(document))

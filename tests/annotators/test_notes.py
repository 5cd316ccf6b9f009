"""Notes, joined to the signs that call for them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei_tools.annotators.notes import notes
from tei_tools.document import Annotation, Document, Span
from tests.examples import cases, tagged

PIECES = st.sampled_from(
    ["[1]", "[1] ", "[2]", "(1)", "*", "†", "¹", "{3}", "[A]", "[Footnote: ", "[Footnote 1: ", "]", "NOTES", "1. ", "a"]
) | st.sampled_from(["word", ".", " ", "\n", "\n\n", "[p. 12]", "Bread and wine. "])


@pytest.mark.parametrize(("text", "expected"), cases("notes"))
def test_notes(text: str, expected: str) -> None:
    assert tagged(text, notes(Document(text)), "target", "xml:id", "n", "place") == expected


def test_a_chapter_gives_its_number_to_the_notes_whose_numbers_begin_anew() -> None:
    """Where each number comes once, it needs none."""
    text = "Bread.[1]\n\n[1] Rye.\n\nWine.[1] Oil.[2]\n\n[1] Red.\n\n[2] Olive."
    chapters = [(0, 20, "1"), (21, len(text), "2")]
    divisions = [Annotation(Span(start, end), "div", {"type": "chapter", "n": n}) for start, end, n in chapters]
    found = notes(Document(text, annotations=tuple(divisions)))
    assert [a.attributes["xml:id"] for a in found if a.element == "note"] == ["ch1-n1", "ch2-n1", "n2"]


def test_a_number_that_is_1_again_in_the_next_chapter_calls_for_another_note() -> None:
    text = "Bread.[1]\n\nWine.[1]\n\nNOTES\n\n[1] Rye.\n\n[1] Red."
    chapters = tuple(
        Annotation(Span(start, start + 5), "div", {"type": "chapter", "n": n}) for start, n in ((0, "1"), (11, "2"))
    )
    found = [a for a in notes(Document(text, annotations=chapters)) if a.element == "ref"]
    assert [(a.span.start, a.attributes["target"]) for a in found] == [(6, "#ch1-n1"), (16, "#ch2-n1")]


def test_page_numbers_are_no_signs() -> None:
    text = "Bread [1] and wine.\n\n[1] Rye."
    page = Annotation(Span(6, 9), "fw", {"type": "pageNum"})
    assert [a.element for a in notes(Document(text, annotations=(page,)))] == []


def test_how_sure_a_note_is_depends_on_the_sign_that_calls_for_it() -> None:
    text = "Bread[1] and wine.\n\n[1] Rye.\n\n[2] Red."
    assert [a.cert for a in notes(Document(text))] == ["high", "high", "medium"]


@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_text_can_be_annotated(text: str) -> None:
    found = list(notes(Document(text)))
    ids = [a.attributes["xml:id"] for a in found if "xml:id" in a.attributes]
    assert len(ids) == len(set(ids))
    assert {a.attributes["target"][1:] for a in found if a.element == "ref"} <= set(ids)
    Document(text).annotate(found)


@pytest.mark.parametrize(
    "unit",
    [
        "[1]",
        "[1] a\n\n",
        "[1] a\n",
        "a[1]\n\n[1] b\n\n",
        "[Footnote 1: ",
        "*",
        "a* ",
        "NOTES\n\n1. a\n\n",
        "\n\nNOTES",
        "[",
        " ",
    ],
)
def test_hard_texts_are_annotated_in_linear_time(unit: str) -> None:
    """None is quadratic: each would take hours, and the suite gives a test minutes."""
    text = unit * (300_000 // len(unit))
    assert all(annotation.span.end <= len(text) for annotation in notes(Document(text)))

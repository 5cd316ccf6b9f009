"""The annotators of structure: furniture, divisions, paragraphs."""

import pytest

from tei_tools.annotators.divisions import divisions
from tei_tools.annotators.furniture import furniture
from tei_tools.annotators.paragraphs import paragraphs
from tei_tools.document import Document


def heads(text: str) -> list[tuple[str, str | None]]:
    """The heads in a text, each with the `n` of its division."""
    found = list(divisions(Document(text)))
    numbers = {a.span.start: a.attributes.get("n") for a in found if a.element == "div"}
    return [(a.span.text_of(text), numbers.get(a.span.start)) for a in found if a.element == "head"]


@pytest.mark.parametrize(
    ("head", "number"),
    [
        ("CHAPTER IV", "4"),
        ("Chapter the First", "1"),
        ("Chapter 12. In Which Nothing Happens", "12"),
        ("BOOK TWO", "2"),
        ("XXXIX. A Title", "39"),
        ("Letter xiv.", "14"),
        ("PREFACE", None),
        ("Section 2.—On Clouds", "2"),
    ],
)
def test_heads_with_a_number_or_a_name(head: str, number: str | None) -> None:
    """In digits, Roman numerals and words."""
    assert heads(f"{head}\n\nIt began to rain.") == [(head, number)]


@pytest.mark.parametrize(
    "line",
    [
        "Chapter II of this book tells of rain.",
        "Part of the way",
        "I. went home, and he stayed",
        "Rain fell.\n\nC. Dickens",
        "A letter.",
        "Book of hours",
        "It rained in the first chapter",
        "Chapter I.\n\nChapter II.\n\nChapter III.",
    ],
)
def test_what_is_no_head(line: str) -> None:
    """Sentences, signatures; entries of a table of contents, but for the last."""
    assert len(heads(f"{line}\n\nIt began to rain.")) == ("III" in line)


def test_numbered_lines_are_heads_where_they_stand_in_a_sequence() -> None:
    """One alone may be a name: C is a hundred."""
    assert heads("Rain.\n\nV. Lee\n\nMore rain.") == []
    assert [n for _, n in heads("I. Rain\n\nIt rained.\n\nII. Snow\n\nIt snowed.")] == ["1", "2"]


def test_a_title_below_the_number_is_a_head_too() -> None:
    """Both stand in the same division."""
    assert [words for words, _ in heads("CHAPTER I\n\nIn Chancery\n\nLondon. It rained.")] == [
        "CHAPTER I",
        "In Chancery",
    ]


def test_divisions_nest_by_their_kinds() -> None:
    """A chapter ends where the next chapter, or the next book, begins."""
    text = "BOOK I\n\nCHAPTER I\n\na\n\nCHAPTER II\n\nb\n\nBOOK II\n\nCHAPTER I\n\nc"
    found = [a for a in divisions(Document(text)) if a.element == "div"]
    assert [a.attributes["xml:id"] for a in found] == ["book1", "book1-ch1", "book1-ch2", "book2", "book2-ch1"]
    assert [a.span.text_of(text).split()[-1] for a in found] == ["b", "a", "b", "c", "c"]


def test_words_of_a_web_site_are_furniture() -> None:
    """The line that says whose page it is counts only beside another."""
    text = 'A Title\n\nFrom Example-wiki\nJump to navigation Jump to search\n\nFrom Paris\n\nRetrieved from "https://x.org"'
    found = [a.span.text_of(text) for a in furniture(Document(text))]
    assert found == ["From Example-wiki\nJump to navigation Jump to search", 'Retrieved from "https://x.org"']


def test_paragraphs_are_parted_by_blank_lines() -> None:
    """Heads and furniture are none; what follows a head without a blank line is one."""
    text = "PREFACE\n\none\ntwo\n\nPrivacy policy\n\nthree"
    document = Document(text)
    document = document.annotate(furniture(document))
    document = document.annotate(divisions(document))
    assert [a.span.text_of(text) for a in paragraphs(document)] == ["one\ntwo", "three"]


def test_in_a_text_with_a_line_a_paragraph_lines_are_paragraphs() -> None:
    """Nobody wraps lines by hand that late."""
    long = "word " * 40 + "end."
    assert [a.span.text_of(f"{long}\n{long}\n\nshort") for a in paragraphs(Document(f"{long}\n{long}\n\nshort"))] == [
        long,
        long,
        "short",
    ]

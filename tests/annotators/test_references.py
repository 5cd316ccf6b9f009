"""References to other parts of the book."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei_tools.annotators.references import references
from tei_tools.document import Annotation, Document, Span

PARTS = ((0, 5, "appendix", "1", "app1"), (0, 2, "section", "1", "app1-s1"), (2, 5, "section", "2", "app1-s2"))
MORE = ((5, 9, "appendix", "2", "app2"), (6, 9, "section", "2", "app2-s2"), (9, 10, "chapter", "4", "ch4"))
PIECES = st.sampled_from(["see ", "(", "App. ", "II", ", Sect. ", "2", "Chapter ", "four", " ", "\n", "."])


def book(text: str) -> Document:
    """A document with two appendices, which have sections, and a chapter."""
    divisions = (
        Annotation(Span(start, end), "div", {"type": kind, "n": n, "xml:id": name})
        for start, end, kind, n, name in (*PARTS, *MORE)
    )
    return Document("x" * 9 + "\n" + text, annotations=tuple(divisions))


@pytest.mark.parametrize(
    ("text", "words", "target"),
    [
        ("So he said. (See App. II, Sect. 2)", "App. II, Sect. 2", "#app2-s2"),
        ("For this see Appendix 1,\nSection two.", "Appendix 1,\nSection two", "#app1-s2"),
        ("He did so (Chap. IV.).", "Chap. IV", "#ch4"),
        ("Cf. also the fourth chapter, and compare Chapter the fourth.", "Chapter the fourth", "#ch4"),
        ("See § 1 of it.", "§ 1", "#app1-s1"),
    ],
)
def test_a_reference_leads_to_the_part_that_it_names(text: str, words: str, target: str) -> None:
    """By a word, and a number in digits, Roman numerals or words."""
    document = book(text)
    assert [(a.span.text_of(document.text), a.attributes["target"]) for a in references(document)] == [(words, target)]


@pytest.mark.parametrize(
    "text",
    [
        "See Sect. 2.",
        "See App. III.",
        "See App. III, Sect. 2.",
        "See App. II, Sect. 1.",
        "In Chapter IV he left.",
        "See him.",
    ],
)
def test_what_leads_nowhere_or_to_several_parts_is_none(text: str) -> None:
    """Nor is a part that is only talked about."""
    assert list(references(book(text))) == []


def test_a_text_without_numbered_parts_has_none() -> None:
    assert list(references(Document("See Chapter IV."))) == []


@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_text_can_be_annotated(text: str) -> None:
    book(text).annotate(references(book(text)))


@pytest.mark.parametrize("unit", ["see ", "(", "see   ", "(App. 1, ", "see App. 1 Sect. 2 ", "see hundred ", "\n"])
def test_hard_texts_are_annotated_in_linear_time(unit: str) -> None:
    """None is quadratic: each would take hours, and the suite gives a test minutes."""
    document = book(unit * (300_000 // len(unit)))
    assert all(annotation.span.end <= len(document.text) for annotation in references(document))

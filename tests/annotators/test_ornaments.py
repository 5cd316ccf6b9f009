"""Ornaments, and illustrations that a transcriber says were there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei_tools.annotators.illustrations import illustrations
from tei_tools.annotators.ornaments import ornaments
from tei_tools.document import Document


def found(text: str) -> list[str]:
    """The ornaments and illustrations in a text."""
    document = Document(text)
    return [a.span.text_of(text) for a in [*ornaments(document), *illustrations(document)]]


@pytest.mark.parametrize(
    "line",
    ["* * * * *", "***", "*", "⁂", "-----", "—————", "- - - -", "~~~", "—o—", "--oOo--", "❦", "#", "=====", "o0o"],
)
def test_signs_in_a_line_of_their_own_are_ornaments(line: str) -> None:
    assert found(f"He left.\n\n     {line}  \n\nHe came back.") == [line]
    assert found(line) == [line]


def test_a_row_of_asterisks_is_one_without_blank_lines_too() -> None:
    assert found("He left.\n* * *\nHe came back.\n*  *\n") == ["* * *", "*  *"]


@pytest.mark.parametrize(
    "text",
    [
        "A Title\n-------\n\nIt rained.",
        "  +----+----+\n  | a  | b  |\n  +----+----+",
        "a   b\n-----\n1   2",
        "He left.\n\n--\n\n.....\n\noo\n\n‘\n\nHe came back.",
        "* bread\n* wine",
        "*** START OF THE BOOK ***",
        "* †",
    ],
)
def test_underlining_tables_dots_and_bullets_are_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "words",
    [
        "[Illustration]",
        "[Illustration: The mill]",
        "[Illustration: “The mill\nat Bath.” [Page 12.]]",
        "[ILLUSTRATION: THE MILL]",
        "[Graphic, page 33: text of a placard]",
        "[Frontispiece: The author]",
        "[Map of Bath]",
    ],
)
def test_illustrations_in_brackets(words: str) -> None:
    """With captions over several lines, and brackets within them; in a line of its own or amid a paragraph."""
    assert found(f"He left.\n\n{words}\n\nHe {words} came back.") == [words, words]


@pytest.mark.parametrize(
    "text", ["[illustrations were lost]", "[Illustration: he left", "[Illustration: a\n\n\n\n]", "[Illustrator]", "[1]"]
)
def test_other_brackets_are_no_illustrations(text: str) -> None:
    assert found(f"{text} He left. [a]") == []


@given(st.text("*-—o~#=† \n\fa[]"))
def test_any_text_can_be_annotated(text: str) -> None:
    Document(text).annotate([*ornaments(Document(text)), *illustrations(Document(text))])


@pytest.mark.parametrize(
    "unit", ["*", "* ", "-", "* * *\n", "\n*\n", "—\n", "[Illustration: ", "[Illustration [", " ", "\n"]
)
def test_hard_texts_are_annotated_in_linear_time(unit: str) -> None:
    """None is quadratic: each would take hours, and the suite gives a test minutes."""
    text = unit * (200_000 // len(unit)) + "a"
    assert len(found(text)) <= len(text)

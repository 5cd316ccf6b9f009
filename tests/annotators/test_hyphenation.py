"""The annotator of hyphens at line ends."""

import pytest

from tei_tools.annotators.hyphenation import hyphenation
from tei_tools.document import Document


def breaks(text: str) -> list[tuple[str, str | None]]:
    """The value of @break for each hyphen that has one, with how sure it is."""
    return [(annotation.attributes["break"], annotation.cert) for annotation in hyphenation(Document(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a com-\npany of men", [("no", "high")]),
        ("a com¬\n  pany of men", [("no", "high")]),
        ("a com-\n\fpany of men", [("no", "high")]),
        ("to Petro-\ngrad", [("no", "medium")]),
        ("his self-\ncommand", []),
        ("the black-\nlists of the time", [("maybe", "low")]),
        ("before Rector-\ntown", [("maybe", "low")]),
        ("before Bald-\nwin", [("no", "medium")]),
        ("Anglo-\nSaxon men", []),
        ("a well-known com-\npany", [("no", "high")]),
        ("a dash -\nno hyphen", []),
        ("in 1914-\n18", []),
        ("an end-\n\nand a paragraph", []),
    ],
)
def test_a_line_end_breaks_a_word_or_does_not(text: str, expected: list[tuple[str, str]]) -> None:
    """A word of the lexicon, or a half that is none, makes it a word; capitals, or two common words, a compound."""
    assert breaks(text) == expected


def test_the_text_itself_decides_first() -> None:
    """What it writes elsewhere goes before what the lexicon says."""
    assert breaks("Her selfcommand, her self-\ncommand.") == [("no", "high")]
    assert breaks("Her self-command, her self-\ncommand.") == []
    assert breaks("The co-operation of the co-\noperation.") == []


def test_hyphens_without_end_take_linear_time() -> None:
    """A line of hyphens, and a word of a million letters."""
    assert breaks("-\n" * 100_000) == []
    assert breaks("a" * 1_000_000 + "-\nb") == [("no", "medium")]

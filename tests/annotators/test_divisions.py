import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei_tools.annotators.boilerplate import boilerplate
from tei_tools.annotators.divisions import divisions
from tei_tools.annotators.furniture import furniture
from tei_tools.document import Document
from tests.examples import cases

CONTAINERS = {"front", "back", "div", "titlePage", "list", "epigraph"}
PIECES = st.sampled_from(
    [
        "CHAPTER I",
        "CHAPTER II",
        "ACT I. SCENE II.",
        "II.",
        "1. A Title",
        "PREFACE",
        "CONTENTS",
        "I. Rain . . . 7",
        "NOTES",
        "APPENDIX TO CHAPTER I",
        "THE STORM",
        "by A. N. Author",
        "THE END",
        "  It rained.\n  --HOMER",
        "It rained all day, and on the next day it rained again; nobody went out. " * 3,
        "*",
    ]
)


def outline(text: str) -> str:
    """The divisions of a text and what stands at their edges, indented by their depth; ⏎ for a line end."""
    document = Document(text)
    document = document.annotate(boilerplate(document))
    found = document.annotate(divisions(document)).annotations
    rows, ends = [], []
    for annotation in sorted(found, key=lambda annotation: (annotation.span.start, -annotation.span.end)):
        while ends and ends[-1] <= annotation.span.start:
            ends.pop()
        row = [annotation.element]
        if annotation.element in CONTAINERS:
            row += [annotation.attributes[name] for name in ("type", "n") if name in annotation.attributes]
        else:
            row.append(annotation.span.text_of(text).replace("\n", "⏎"))
        rows.append("  " * len(ends) + " ".join(row))
        ends += [annotation.span.end] if annotation.element in CONTAINERS else []
    return "\n".join(rows)


@pytest.mark.parametrize(("text", "expected"), cases("divisions"))
def test_divisions(text: str, expected: str) -> None:
    assert outline(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "CONTENTS",
        "Twyford, 1771.\n\nDear Son: I have written by every ship.\n\nEdited by nobody.",
        "Chapter II of this book tells of rain.",
        "Chapter II. Chapter I",
        "I. went home, and he stayed",
        "Rain fell.\n\nC. Dickens",
        "Book of hours",
        "It rained.\n\nYour friend,\n\nA. N. Author\n\nLondon, 1902",
        "THE END of all flesh is come.",
        "It rained.\n\nIntroduction of the horse\n\nIt thawed.",
        "It rained.\n\nIndex\n\nIt thawed.",
        "It rained.\n\nPREFACE\nis a French word.\n\nIt thawed.",
        "It rained.\n\n12\n\nIt thawed.\n\n13\n\nIt snowed.",
        "It rained.\n\n\nANNE:\n\nIt thawed.\n\n\nAnne Lee:\n\nIt snowed.",
        "It rained.\n\n" + "\n\n\nMarcellus\n\nIt rains, and it rained. It will rain." * 3,
    ],
)
def test_what_has_no_divisions(text: str) -> None:
    """Sentences, letters, names, signatures."""
    assert list(divisions(Document(text))) == []


def test_an_identifier_says_where_a_division_stands() -> None:
    """Kind and number, below those of the divisions that it is in; no two are the same."""
    text = "BOOK I\n\nCHAPTER I\n\na\n\nCHAPTER II\n\nb\n\nBOOK II\n\nCHAPTER I\n\nc\n\nCHAPTER I\n\nd"
    found = [a for a in divisions(Document(text)) if a.element == "div"]
    ids = [a.attributes["xml:id"] for a in found]
    assert ids == ["book1", "book1-ch1", "book1-ch2", "book2", "book2-ch1", "book2-ch1-2"]
    assert [a.span.text_of(text).split()[-1] for a in found] == ["b", "a", "b", "d", "c", "d"]


def test_titles_in_capitals_are_heads_where_a_text_has_no_other_sign() -> None:
    """Rare ones, in a text that parts all its chunks alike."""
    chapter = "\n\n".join(["It rained all day, and on the next day it rained again; nobody went out. " * 12] * 4)
    text = "\n\n".join(f"{title}\n\n{chapter}" for title in ("THE STORM", "THE CALM", "THE RETURN"))
    assert [a.span.text_of(text) for a in divisions(Document(text)) if a.element == "head"] == [
        "THE STORM",
        "THE CALM",
        "THE RETURN",
    ]


def test_the_first_line_in_capitals_is_the_title_of_the_whole() -> None:
    """It begins no division."""
    found = [(a.element, a.span) for a in divisions(Document("ON RAIN\n\nIt rains.\n\nIt rained."))]
    assert found == [("head", (0, 7))]


def test_a_long_text_before_the_first_head_is_no_front_matter() -> None:
    text = (
        "The Storm\n\nby A. N. Author\n\n"
        + "It rained all day, and nobody went out. " * 50
        + "\n\nCHAPTER I\n\nIt thawed."
    )
    front = [a.span.text_of(text) for a in divisions(Document(text)) if a.element == "front"]
    assert front == ["The Storm\n\nby A. N. Author"]


def test_a_volume_has_its_number_on_the_title_page() -> None:
    text = "The Relations\n\nVolume VI\n\nDepartment of State\n\nPREFACE\n\nIt rained.\n\nCHAPTER I\n\nIt thawed."
    parts = [a.span.text_of(text) for a in divisions(Document(text)) if a.element == "titlePart"]
    assert parts == ["The Relations", "Volume VI"]


@given(st.lists(st.tuples(PIECES, st.sampled_from(["\n\n", "\n", "\n\n\n\n", "\f"])), max_size=25))
def test_any_text_has_divisions_that_nest(pieces: list[tuple[str, str]]) -> None:
    """No `div` crosses another, and none is empty."""
    text = "".join(piece + gap for piece, gap in pieces)
    open_ends: list[int] = []
    for annotation in Document(text).annotate(divisions(Document(text))).having("div"):
        while open_ends and open_ends[-1] <= annotation.span.start:
            open_ends.pop()
        assert annotation.span.end <= (open_ends or [len(text)])[-1]
        assert annotation.span.text_of(text).strip()
        open_ends.append(annotation.span.end)


@pytest.mark.parametrize(
    "unit", ["CHAPTER I\n\n", "I.\n\n", "CONTENTS\n\n", "Rain  7\n", "\n", " ", "a", "THE END\n\n", "TITLE\n\n\n"]
)
def test_hard_texts_are_divided_in_linear_time(unit: str) -> None:
    """None is quadratic: each would take hours, and the suite gives a test minutes."""
    text = unit * (300_000 // len(unit))
    assert all(annotation.span.end <= len(text) for annotation in divisions(Document(text)))


@pytest.mark.parametrize("row", [".", " .", "  .", " ", "_", "--"])
def test_a_long_row_without_a_page_takes_linear_time(row: str) -> None:
    """In a table of contents, where a page is looked for behind it."""
    text = f"CONTENTS\n\nRain  7\nSnow{row * 100_000}q"
    assert [a.element for a in divisions(Document(text))][-1] == "item"


def test_what_a_wiki_puts_behind_a_head_does_not_hide_it() -> None:
    """`[edit]` stays in the head, as furniture."""
    document = Document("CHAPTER I.[edit]\n\nIt rained.\n\nCHAPTER II.[edit]\n\nIt thawed.")
    found = document.annotate(furniture(document))
    heads = [a.span.text_of(found.text) for a in divisions(found) if a.element == "head"]
    assert heads == ["CHAPTER I.", "CHAPTER II."]

"""Verse, drama, letters, diaries, and the genre of a whole text."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from tei_tools.annotators.genres import drama, genre_of, letters, verse
from tei_tools.cli import main
from tei_tools.document import Annotation, Document, Span
from tei_tools.header import Header
from tei_tools.persons import Person, Persons
from tei_tools.plugins import Annotator
from tests.examples import cases, tagged

PLAY = "JACK. Where?\n\nGWEN. There.\n\nJACK. Here?\n\nGWEN. There."
LETTER = "Bath, 4 May 1801.\n\nDear Tom,\n\nWe are well, and hope that you are.\n\nYours ever,\nANN.\n\n"
DIARY = "4th. Rain.\n\n5th. Snow.\n\n7th. Hail.\n\n9th. Fog."
STANZA = "O Rose, thou art sick!\nThe invisible worm,\nThat flies in the night,\nIn the howling storm,\n\n"
PROSE = (
    "The captain came down to the boat with two of his men, and asked us for the\n"
    "letters, and when he had them he went away again without a word to anybody.\n\n"
)
LINES = st.sampled_from(
    [
        *(
            "",
            "HAMLET. To be",
            "HAMLET",
            "GWEN. [She\ngoes.] No.",
            "[Exit.",
            "Enter GHOST.",
            "DRAMATIS PERSONAE",
            "ACT I",
        ),
        *(
            "Dear Sir:",
            "“My dear Tom,--I write.",
            "Bath, May 4, 1801.",
            "4th. Up.",
            "5th.",
            "Yours,",
            "J. SMITH",
            "Signed,",
        ),
        *(
            "P.S. No.",
            "To the King.",
            "O Rose, thou art sick!",
            "  The invisible worm,",
            "      storm it was,",
            "--BLAKE.",
        ),
    ]
)


@given(st.lists(LINES, max_size=30).map("\n".join), st.sampled_from([None, "verse", "drama", "letters", "diary"]))
def test_what_is_found_does_not_overlap(text: str, genre: str | None) -> None:
    """Whatever the lines, each belongs to one speech, one line of verse, one opener or closer."""
    document = Document(text, Header(genre=genre))
    for annotator in (drama, letters, verse):
        document = document.annotate(annotator(document))
    for element in ("sp", "speaker", "l", "opener", "closer", "floatingText", "item"):
        assert all(one.span.end <= after.span.start for one, after in pairwise(document.having(element)))


@pytest.mark.parametrize(("text", "expected"), cases("verse"))
def test_verse_is_told_from_what_has_short_lines_too(text: str, expected: str) -> None:
    """By where its lines break and how they begin."""
    assert tagged(text, verse(Document(text)), "type", "rend") == expected


@pytest.mark.parametrize(("text", "expected"), cases("drama"))
def test_speeches_have_speakers_that_come_again(text: str, expected: str) -> None:
    """Whatever the form of their labels."""
    assert tagged(text, drama(Document(text)), "type") == expected


@pytest.mark.parametrize(("text", "expected"), cases("letters"))
def test_letters_begin_and_end_as_letters_do(text: str, expected: str) -> None:
    """With formulas, and diaries with dates that go forward."""
    assert tagged(text, letters(Document(text)), "type", "n") == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (PROSE * 9, "prose"),
        (STANZA * 9, "verse"),
        (PLAY, "drama"),
        (LETTER * 3, "letters"),
        (DIARY, "diary"),
        ("", "prose"),
    ],
)
def test_the_genre_is_what_most_of_the_text_looks_like(text: str, name: str) -> None:
    """And says how much of it does."""
    genre = genre_of(Document(text))
    assert genre.name == name
    assert genre.why.endswith(f"of the text looks like {name}") or name == "prose"


def test_what_the_user_says_goes_before_what_the_lines_tell() -> None:
    """It is not even asked."""
    assert genre_of(Document(STANZA, Header(genre="prose"))) == ("prose", "the user says so")


def test_a_mixed_book_has_each_genre_where_it_stands() -> None:
    """Prose with a poem and a play in it is prose."""
    document = Document(f"{PROSE * 9}{STANZA}{PROSE * 9}{PLAY}\n\n{PROSE * 9}")
    assert genre_of(document).name == "prose"
    assert len([one for one in verse(document) if one.element == "l"]) == 4
    assert len([one for one in drama(document) if one.element == "speaker"]) == 4


@pytest.mark.parametrize(
    ("text", "genre", "element", "annotator"),
    [
        ("so much depends\nupon\n\na red wheel\nbarrow", "verse", "l", verse),
        ("JACK. Where?\n\nGWEN. There.", "drama", "sp", drama),
        ("Dear Tom,\n\nWe are well.", "letters", "opener", letters),
        ("4th. Rain.\n\n5th. Snow.", "diary", "div", letters),
    ],
)
def test_less_tells_where_the_genre_is_known(text: str, genre: str, element: str, annotator: Annotator) -> None:
    """What is too little in any text is enough in a book of its genre."""
    assert element not in {one.element for one in annotator(Document(text))}
    assert element in {one.element for one in annotator(Document(text, Header(genre=genre)))}


def test_a_speaker_on_the_list_is_in_who() -> None:
    """Where one person goes by the name; in capitals or not."""
    persons = Persons((Person("gwen", ("Gwen",)), Person("a", ("Jack",)), Person("b", ("Jack",))))
    found = [one.attributes for one in drama(Document(PLAY, persons=persons)) if one.element == "sp"]
    assert found == [{}, {"who": "#gwen"}, {}, {"who": "#gwen"}]


def test_nothing_is_found_in_what_is_claimed_already() -> None:
    """A list is no stanza, and an index no list of speakers."""
    document = Document(STANZA).annotate([Annotation(Span(0, len(STANZA) - 2), "list")])
    assert list(verse(document)) == []
    index = Document(PLAY).annotate([Annotation(Span(0, len(PLAY)), "div", {"type": "contents"})])
    assert list(drama(index)) == []


def test_furniture_within_a_speech_does_not_end_it() -> None:
    """A running head stands where a page ends, not where a speech does."""
    text = f"{PLAY}\n\n12 A PLAY\n\nAnd here.\n\nJACK. No."
    start = text.index("12")
    document = Document(text).annotate([Annotation(Span(start, start + 9), "fw")])
    assert [one.span.text_of(text)[-5:] for one in drama(document) if one.element == "sp"][3] == "here."


def test_stanzas_do_not_cross_divisions() -> None:
    """Two songs are two poems."""
    document = Document(STANZA + STANZA).annotate(
        [Annotation(Span(0, len(STANZA)), "div"), Annotation(Span(len(STANZA), 2 * len(STANZA)), "div")]
    )
    assert [one.attributes["type"] for one in verse(document) if one.element == "lg"] == ["stanza", "stanza"]


@pytest.mark.parametrize(
    "unit",
    [
        *(
            "A",
            "[",
            "(_",
            "1",
            "a 1",
            "a    ",
            "Bath, ",
            "[Enter\n",
            "HAMLET. To be\n",
            "Dear Sir:\n\n",
            "4th. Up.\n\n",
        ),
        *("Yours,\n", "To Bath\n", '"My dear: x\n\n', "J. Smith\n\n", "And the lamb\n", "      lamb was\n"),
    ],
)
def test_hard_texts_are_annotated_in_linear_time(unit: str) -> None:
    """None is quadratic: each would take hours, and the suite gives a test minutes."""
    document = Document("The lamb\nA lamb, " + unit * (100_000 // len(unit)))
    for annotator in (drama, letters, verse):
        assert all(one.span.end <= len(document.text) for one in annotator(document))


def test_explain_says_what_the_genre_was_told_by(tmp_path: Path) -> None:
    """`--genre` sets it."""
    path = tmp_path / "a.txt"
    path.write_text(PLAY, encoding="utf-8")
    result = CliRunner().invoke(main, ["annotate", str(path), "--explain"])
    assert json.loads(result.stdout)["genre"] == {"name": "drama", "why": "100% of the text looks like drama"}
    result = CliRunner().invoke(main, ["annotate", str(path), "--explain", "--genre", "prose"])
    assert json.loads(result.stdout)["genre"] == {"name": "prose", "why": "the user says so"}


def test_what_stands_below_the_head_of_a_scene_is_where_it_is_set() -> None:
    """Up to the first speech; entrances are entrances."""
    text = f"ACT I\n\nA garden.\n\nEnter JACK.\n\n{PLAY}"
    document = Document(text).annotate(
        [Annotation(Span(0, len(text)), "div", {"type": "act"}), Annotation(Span(0, 5), "head")]
    )
    found = {one.span.text_of(text): one.attributes for one in drama(document) if one.element == "stage"}
    assert found == {"A garden.": {"type": "setting"}, "Enter JACK.": {"type": "entrance"}}


def test_a_division_that_is_a_letter_is_divided_no_further() -> None:
    """What it quotes stands in it, also in a collection of letters."""
    text = 'LETTER IV.\n\nBath, June 12.\n\nMy dear Anne,\n\nI found this:\n\n"Sir,\n\n"Pay.\n\n"A FRIEND."\n\nI wait.'
    head = Annotation(Span(0, 10), "head")
    div = Annotation(Span(0, len(text)), "div", {"type": "letter"})
    found = list(letters(Document(text, Header(genre="letters"), annotations=(div, head))))
    assert [one.span.text_of(text)[:5] for one in found if one.element in {"div", "floatingText"}] == ['"Sir,']
    assert [one.element for one in found if one.element in {"div", "floatingText"}] == ["floatingText"]

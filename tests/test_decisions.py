"""`decisions`: what a person decided is the last word."""

from dataclasses import replace
from pathlib import Path

import pytest

from tei_tools.decisions import Decision, decide, read_decisions
from tei_tools.document import Annotation, Document, Span
from tei_tools.errors import InputError
from tei_tools.header import Header, Responsible

TEXT = "Rose came in May. Rose\nLee and May came."
NAME = Annotation(Span(0, 4), "persName", {"ref": "#rose"}, cert="low", chain="n")
HEADER = Header(responsible=(Responsible("ed", "An Editor", "edited"),))
DOCUMENT = Document(TEXT, HEADER, annotations=(NAME,))


def decided(**fields: object) -> tuple[list[Annotation], list[str]]:
    """What a decision by the editor on a name makes of the annotations, and its errors."""
    one = Decision(**{"by": "ed", "element": "persName", **fields})  # type: ignore[arg-type]
    document, errors = decide(DOCUMENT, [one])
    return list(document.annotations), [str(error) for error in errors]


def test_accept_takes_over_responsibility() -> None:
    """The program's certainty goes; the person gave none."""
    annotations, _ = decided(action="accept", exact="Rose", suffix="came")
    assert annotations == [replace(NAME, resp="#ed", cert=None)]


def test_reject_takes_the_annotation_out() -> None:
    """The text stays as it is."""
    assert decided(action="reject", exact="Rose", suffix="came in") == ([], [])


def test_change_gives_other_attributes_and_another_element() -> None:
    """An empty value takes an attribute away."""
    change = {"action": "change", "exact": "Rose", "suffix": "came in"}
    (annotation,), _ = decided(**change, attributes={"ref": "#rose-lee"}, cert="high")
    assert annotation == replace(NAME, attributes={"ref": "#rose-lee"}, resp="#ed", cert="high")
    (annotation,), _ = decided(**change, becomes="term", attributes={"ref": ""})
    assert (annotation.element, annotation.attributes) == ("term", {})


def test_add_goes_before_what_annotators_found() -> None:
    """White space in the words matches a line end, and what crosses the person's addition is cut, not the addition."""
    annotations, _ = decided(action="add", exact="Rose Lee", attributes={"ref": "#rose"})
    assert annotations == [Annotation(Span(18, 26), "persName", {"ref": "#rose"}, resp="#ed"), NAME]


def test_add_takes_the_place_of_the_same_from_the_program() -> None:
    """Who adds what the program has come to find itself, confirms it."""
    annotations, errors = decided(action="add", exact="Rose", suffix="came in", attributes={"ref": "#rose-lee"})
    assert (annotations, errors) == ([replace(NAME, attributes={"ref": "#rose-lee"}, resp="#ed", cert=None)], [])


def test_a_supplied_mark_goes_right_behind_its_quotation() -> None:
    """So that it stands inside it."""
    quotation = Annotation(Span(18, 26), "said")
    one = Decision("ed", "add", "supplied", "Rose Lee", corr="”")
    document, _ = decide(replace(DOCUMENT, annotations=(quotation, NAME)), [one])
    assert [annotation.element for annotation in document.annotations] == ["said", "supplied", "persName"]
    assert document.annotations[1].span == Span(26, 26)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        (
            {"action": "reject", "exact": "Rosa"},
            "reject persName at 'Rosa': these words are not in the text. Mend exact",
        ),
        ({"action": "add", "exact": "May"}, "these words stand 2 times in the text. Give more of prefix or suffix"),
        ({"action": "reject", "exact": "Rose", "suffix": "Lee"}, "no annotator found one there. Use add"),
        ({"action": "add", "exact": "Rose Lee", "by": "me"}, "nobody has the id 'me'. Name them in the metadata"),
        ({"action": "add", "exact": "Rose Lee", "element": "person"}, "No element named 'person'"),
        ({"action": "add", "exact": "Rose Lee", "attributes": {"when": "x"}}, "persName takes no attribute 'when'"),
    ],
)
def test_a_decision_that_cannot_be_carried_out_is_reported(fields: dict[str, object], message: str) -> None:
    """It is never guessed, and what the annotators found stays."""
    annotations, (error,) = decided(**fields)
    assert annotations == [NAME]
    assert message in error


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[decision]", "cannot be read as TOML"),
        ("decision = 1", "decision is not a list of tables"),
        ('[[decisions]]\nby = "ed"', "no table named 'decisions'. Write [[decision]]"),
        (
            '[[decision]]\nby = "ed"\naction = "accept"\nelement = "p"\nexact = "x"\ncorr = "y"',
            "accept takes no corr. Use change",
        ),
        ('[[decision]]\nwho = "x"', "decision 1: no field named 'who'. There are: action, attributes"),
        ('[[decision]]\nby = "ed"', "decision 1 lacks action, element, exact"),
        (
            '[[decision]]\nby = "ed"\naction = "do"\nelement = "p"\nexact = "x"',
            "no action named 'do'. There are: accept",
        ),
        ('[[decision]]\nby = "ed"\naction = "add"\nelement = "p"\nexact = "x"\ncorr = 1', "corr is not a string"),
        (
            '[[decision]]\nby = "ed"\naction = "add"\nelement = "p"\nexact = "x"\nattributes = "y"',
            "attributes are not words",
        ),
    ],
)
def test_a_wrong_file_says_which_decision_and_what(tmp_path: Path, text: str, message: str) -> None:
    """Decisions are counted from 1."""
    path = tmp_path / "a.decisions.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as error:
        read_decisions(path)
    assert message in str(error.value)


def test_what_tei_has_no_place_for_is_reported() -> None:
    """A decision does not vanish: here a head in the middle of a line, and half of one over a paragraph's end."""
    one = Decision("ed", "add", "orig", "May. Rose Lee", corr="x")
    text = TEXT.replace("May. Rose", "May.\nRose")
    paragraphs = (Annotation(Span(0, 17), "p"), Annotation(Span(18, len(text)), "p"))
    _, errors = decide(Document(text, HEADER, annotations=paragraphs), [one])
    assert [str(error).partition(":")[0] for error in errors] == ["orig at 'May.\\nRose\\nLee'"]


def test_who_points_to_a_person_under_the_new_id() -> None:
    """A decision that gives a person another id does not take speeches from them."""
    said = Annotation(Span(5, 9), "said", {"who": "#rose"})
    one = Decision("ed", "change", "persName", "Rose", suffix="came", attributes={"ref": "#anna"})
    document, _ = decide(replace(DOCUMENT, annotations=(NAME, said)), [one])
    assert [dict(annotation.attributes) for annotation in document.annotations] == [{"ref": "#anna"}, {"who": "#anna"}]

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei_tools.annotators.quotations import quotations
from tei_tools.annotators.quotations.marks import marks
from tei_tools.annotators.quotations.roles import double_roles, single_roles
from tei_tools.document import Annotation, Document, Span
from tei_tools.persons import Person, Persons
from tests.examples import cases

NOBODY = Persons()
NARRATOR = Persons((Person("mary", ("Mary",), role="narrator"), Person("tom", ("Tom",), sex="M")))


def document_of(marked: str, persons: Persons = NOBODY) -> Document:
    """A document of paragraphs; names stand in braces, and point to themselves in lower case."""
    text, names = "", []
    for part in re.split(r"(\{\w+\})", marked):
        name = part.strip("{}")
        if part != name:
            names.append(Annotation(Span(len(text), len(text) + len(name)), "persName", {"ref": f"#{name.lower()}"}))
        text += name
    paragraphs = [Annotation(Span(*match.span()), "p") for match in re.finditer(r"(?:.|\n(?!\n))+", text)]
    return Document(text, persons=persons).annotate(paragraphs).annotate(names)


def encoded(document: Document) -> str:
    """The text with its quotations as elements; `part` stands for the links of an utterance."""
    opening: dict[int, str] = {}
    closing: dict[int, str] = {}
    found = list(quotations(document))
    for place, annotation in enumerate(found):
        before = [other for other in found[:place] if other.chain == annotation.chain]
        after = [other for other in found[place + 1 :] if other.chain == annotation.chain]
        part = {"part": "M" if before and after else "F" if before else "I"} if annotation.chain else {}
        corr = {"corr": annotation.corr} if annotation.element == "sic" else {}
        shown = {**annotation.attributes, **corr, **part}
        shown = {name: value for name, value in shown.items() if name not in {"type", "reason"}}
        tag = annotation.element + "".join(f' {name}="{value}"' for name, value in shown.items())
        start, end = annotation.span
        if start == end and annotation.attributes and any(other.span.start == end for other in found[:place]):
            opening[end] += f"<{tag}>{annotation.corr}</{annotation.element}>"
        elif start == end:
            closing[end] = f"<{tag}>{annotation.corr}</{annotation.element}>" + closing.get(end, "")
        else:
            opening[start] = opening.get(start, "") + f"<{tag}>"
            closing[end] = f"</{annotation.element}>" + closing.get(end, "")
    text = document.text + " "
    return "".join(closing.get(i, "") + opening.get(i, "") + char for i, char in enumerate(text))[:-1]


@pytest.mark.parametrize(("text", "expected"), cases("quotations"))
def test_quotations_of_prose(text: str, expected: str) -> None:
    assert encoded(document_of(text)) == expected


def test_the_narrator_is_who_says_i() -> None:
    """With a list of persons that says who tells the story, “I said” has a speaker."""
    document = document_of("“And who besides?” I asked him. “Nobody,” {Tom} said.", NARRATOR)
    assert [annotation.attributes["who"] for annotation in quotations(document)] == ["#mary", "#tom"]


def test_the_speaker_says_i_within_a_quotation() -> None:
    document = document_of("“After dinner,” {Tom} told me, “I said: ‘It is late.’”", NARRATOR)
    assert {annotation.attributes.get("who") for annotation in quotations(document)} == {"#tom"}


def test_every_annotation_says_how_sure_and_why() -> None:
    """Quotations, and what is supplied for them, have `cert` and `why`; an inferred speaker lowers it."""
    document = document_of("“Is it?” asked {Tom}.\n\n“Yes,” {Mary} said.\n\n“Really?\n\nHe left.")
    found = list(quotations(document))
    assert [annotation.element for annotation in found] == ["said", "said", "said", "supplied"]
    assert all(annotation.cert and annotation.why for annotation in found)
    assert [annotation.cert for annotation in found[:3]] == ["high", "high", "medium"]


def test_quotations_of_one_paragraph_stand_in_order_and_do_not_cross() -> None:
    """Outer ones come first: nest takes the earlier of two for the outer one."""
    document = document_of("“‘It is late,’ he said,” said {Tom}. The word “late” came first.")
    spans = [annotation.span for annotation in quotations(document)]
    assert spans == sorted(spans, key=lambda span: (span.start, -span.end))


def test_what_is_missing_stands_within_the_quotation_that_lacks_it() -> None:
    """The inner quotation is closed, so the point for the outer mark comes before it in the order."""
    document = document_of("“Why?”\n\n“He says: ‘They will come.’\n\n“Will they?”")
    assert [annotation.element for annotation in quotations(document)] == ["said", "said", "supplied", "said", "said"]


MARKS = st.text(st.sampled_from("\"'“”‘’«»„`,. \n-—aAs5"), max_size=60)


DASHES = st.lists(MARKS, min_size=7, max_size=9).map(
    lambda parts: "—Why? he said. " + "\n\n—Go, said Tom, I am. ".join(parts)
)


@given(MARKS | DASHES)
def test_any_marks_make_annotations_that_hold(text: str) -> None:
    """No input raises; spans lie in the text, do not begin or end with white space, and do not cross."""
    document = Document(text)
    document = document.annotate(quotations(document))
    open_ends: list[int] = []
    for annotation in (
        annotation for annotation in document.annotations if annotation.element not in {"sic", "supplied"}
    ):
        assert annotation.span.text_of(text) == annotation.span.text_of(text).strip()
        open_ends = [end for end in open_ends if end > annotation.span.start]
        assert all(annotation.span.end <= end for end in open_ends)
        open_ends.append(annotation.span.end)


@given(MARKS)
def test_every_mark_has_a_role(text: str) -> None:
    found = marks(text, Span(0, len(text)))
    doubles = [mark for mark in found if mark.family == "double"]
    singles = [mark for mark in found if mark.family == "single"]
    assert len(double_roles(text, doubles)) == len(doubles)
    assert len(single_roles(text, singles, outside=True)) == len(singles)


@pytest.mark.parametrize(
    "unit",
    ["“word ", "‘Word ", '"word ', "“a ‘b ", "word” ", "“Oh,” said Tom and ", "“a”--", "—Why? he said.\n\n", "‘a” "],
)
def test_marks_that_never_close_take_linear_time(unit: str) -> None:
    """Quadratic, it would take hours, and the suite gives a test minutes."""
    text = unit * 12_000
    assert all(annotation.span.end <= len(text) for annotation in quotations(Document(text)))


def test_a_line_of_ten_million_marks_is_noise() -> None:
    assert list(quotations(Document('"' * 10_000_000))) == []

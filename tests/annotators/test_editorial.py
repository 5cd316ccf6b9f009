import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei_tools.annotators.editorial import editorial
from tei_tools.document import Document
from tests.examples import cases

PIECES = st.sampled_from(
    [
        "[?]",
        "[sic]",
        "[…]",
        "[. . .]",
        "[torn]",
        "[two words illegible]",
        "[to]",
        "[12]",
        "[",
        "]",
        "word",
        " ",
        "\n",
        ".",
    ]
)


def marked(text: str) -> str:
    """The text with its editorial elements, and the @reason and the reading of those that have one."""
    for annotation in sorted(editorial(Document(text)), key=lambda annotation: -annotation.span.start):
        start, end = annotation.span
        reason = f' reason="{annotation.attributes["reason"]}"' if "reason" in annotation.attributes else ""
        reading = f' corr="{annotation.corr}"' if annotation.corr else ""
        name = annotation.element
        text = f"{text[:start]}<{name}{reason}{reading}>{text[start:end]}</{name}>{text[end:]}"
    return text


@pytest.mark.parametrize(("text", "expected"), cases("editorial"))
def test_editorial_marks(text: str, expected: str) -> None:
    assert marked(text) == expected


def test_a_note_is_editorial_and_stands_in_the_line() -> None:
    unclear, note = editorial(Document("I raffled [?] him."))
    assert note.attributes == {"type": "editorial", "place": "inline"}
    assert (unclear.cert, unclear.why) == ("low", "[?] follows it")


@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_text_can_be_annotated(text: str) -> None:
    Document(text).annotate(editorial(Document(text)))


@pytest.mark.parametrize("unit", ["[", "[?]", "word [", "[to] ", "a", "-"])
def test_hard_texts_are_annotated_in_linear_time(unit: str) -> None:
    """None is quadratic: each would take hours, and the suite gives a test minutes."""
    text = unit * (500_000 // len(unit))
    assert all(annotation.span.end <= len(text) for annotation in editorial(Document(text)))

import pytest

from tei_tools.annotators.blockquotations import block_quotations
from tei_tools.document import Annotation, Document, Span
from tests.examples import cases


def marked(text: str) -> str:
    """The text with its block quotations."""
    for annotation in sorted(block_quotations(Document(text)), key=lambda annotation: -annotation.span.start):
        start, end = annotation.span
        text = f"{text[:start]}<quote {annotation.attributes['rend']}>{text[start:end]}</quote>{text[end:]}"
    return text


@pytest.mark.parametrize(("text", "expected"), cases("blockquotations"))
def test_block_quotations(text: str, expected: str) -> None:
    assert marked(text) == expected


def test_what_is_claimed_already_is_no_quotation() -> None:
    """An item of a list, for one."""
    text, quoted = (str(part) for part in cases("blockquotations")[0].values)
    start = quoted.index("<quote")
    document = Document(text).annotate([Annotation(Span(start, start + 20), "item")])
    assert [annotation.span.text_of(text)[:7] for annotation in block_quotations(document)] == []


@pytest.mark.parametrize("text", ["one\n\u00a0\ntwo", "\u00a0", "\u00a0\n\u00a0"])
def test_a_line_of_no_break_spaces_is_not_a_word(text: str) -> None:
    """XML does not take them for white space."""
    assert list(block_quotations(Document(text))) == []


@pytest.mark.parametrize("unit", ["    set in and in\n", "word ", "\n\n  a", " "])
def test_hard_texts_are_annotated_in_linear_time(unit: str) -> None:
    """None is quadratic: each would take hours, and the suite gives a test minutes."""
    text = unit * (300_000 // len(unit))
    assert all(annotation.span.end <= len(text) for annotation in block_quotations(Document(text)))

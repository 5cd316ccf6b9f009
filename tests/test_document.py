"""`document`: spans, annotations, documents."""

import pytest

from tei_tools.document import Annotation, Document, Span
from tei_tools.errors import AnnotationError
from tests.annotated import untagged


def test_a_span_is_half_open() -> None:
    """It holds its start and not its end, so neighbours do not overlap."""
    assert Span(4, 7).text_of("one two three") == "two"
    assert not Span(0, 4).overlaps(Span(4, 7))
    assert Span(0, 7).contains(Span(4, 7))


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"element": "person"}, "No element named 'person'. There are: ab, back, body,"),
        ({"span": Span(3, 1)}, "said at 3:1: a span ends before it begins"),
        ({"span": Span(3, 3)}, "said at 3:3: points are pb and supplied alone"),
        ({"corr": "x"}, "said takes no corr"),
        ({"element": "orig"}, "orig needs corr"),
        ({"attributes": {"ref": "#x"}}, "At 0:3: said takes no attribute 'ref'. It takes: aloud, direct"),
        ({"attributes": {"aloud": "maybe"}}, "aloud='maybe' on said is not a value"),
        ({"resp": "me"}, "'me' does not say who is responsible. Write '#' and an id"),
        ({"element": "sic", "corr": "\x01"}, "sic at 0: XML cannot hold corr"),
        ({"element": "sic", "attributes": {"type": "ocr"}}, "sic takes no attribute 'type'"),
        ({"cert": "certain"}, "'certain' is not a certainty. There are: high, medium, low."),
        ({"element": "date", "attributes": {"when": "1923-02-29"}}, "there is no such day"),
        ({"element": "date", "attributes": {"when": "0000"}}, "not a value that the schema knows"),
        ({"element": "date", "attributes": {"when": "1923", "from": "1922"}}, "when excludes"),
        ({"element": "date", "attributes": {"notBefore": "1923", "from": "1922"}}, "from excludes notBefore"),
    ],
)
def test_what_no_element_can_carry_is_refused(fields: dict[str, object], message: str) -> None:
    """The message says what, where, and what there is instead."""
    with pytest.raises(AnnotationError) as error:
        Annotation(**{"span": Span(0, 3), "element": "said", **fields})  # type: ignore[arg-type]
    assert message in str(error.value)


def test_an_annotation_past_the_end_is_refused() -> None:
    """Offsets belong to one text."""
    with pytest.raises(AnnotationError, match="term at 1:9 runs past the end of the text, at 3"):
        Document("one").annotate([Annotation(Span(1, 9), "term")])


def test_having_lists_outer_annotations_first() -> None:
    """In document order, and what holds another comes before it."""
    inner, outer = Annotation(Span(4, 7), "said"), Annotation(Span(4, 9), "q")
    assert Document("one two three", annotations=(inner, outer)).having("said", "q") == [outer, inner]


def test_blocks_are_the_whole_text_where_there_are_none() -> None:
    """So an annotator can run without those of structure."""
    assert list(Document("one").blocks()) == [Span(0, 3)]
    assert list(Document("one", annotations=(Annotation(Span(0, 2), "p"),)).blocks()) == [Span(0, 2)]


def test_passages_are_blocks_with_what_runs_on_as_one() -> None:
    """The lines of a stanza, and an opener with the text in its line."""
    text = "one\ntwo\n\nDear Son: I have\n\nthree"
    lines = [Annotation(Span(0, 3), "l"), Annotation(Span(4, 7), "l")]
    letter = [Annotation(Span(9, 18), "opener"), Annotation(Span(19, 25), "p"), Annotation(Span(27, 32), "p")]
    document = Document(text).annotate(lines + letter)
    assert [span.text_of(text) for span in document.passages()] == ["one\ntwo", "Dear Son: I have", "three"]
    assert len(list(document.blocks())) == 5


def test_blocks_are_those_that_hold_text() -> None:
    """A note within a paragraph is part of it; one that holds paragraphs gives way to them."""
    document = untagged("<p>one <note>two</note></p>\n\n<note><p>three</p></note>\n\n<list><item>four</item></list>")
    assert [span.text_of(document.text) for span in document.blocks()] == ["one two", "three", "four"]


def test_blocks_are_also_the_words_beside_inner_blocks() -> None:
    """What an item says before, between and after the lists that it holds."""
    inner = "<list><item>two <list><item>three</item></list> four</item> <item>five</item></list>"
    document = untagged(f"<item>one {inner} six</item> <figure>seven</figure>")
    words = [span.text_of(document.text) for span in document.blocks()]
    assert words == ["one", "two", "three", "four", "five", "six", "seven"]


def test_a_stanza_is_one_passage() -> None:
    """What is said in verse runs on from line to line, and not to the next stanza."""
    document = untagged("<p>zero</p>\n<l>one</l>\n<l>two</l>\n\n<l>three</l>")
    assert [span.text_of(document.text) for span in document.passages()] == ["zero", "one\ntwo", "three"]
    assert list(Document("one").passages()) == [Span(0, 3)]

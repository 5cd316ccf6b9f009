"""`hierarchy.nest`: overlapping annotations become nesting ones."""

from hypothesis import given

from tei_tools.document import Annotation, Document, Span
from tei_tools.hierarchy import nest
from tests.strategies import documents

TEXT = "One two three.\n\nFour five six."


def phrases(document: Document) -> list[tuple[str, str]]:
    """The elements below blocks, with their words."""
    return [
        (annotation.element, annotation.span.text_of(document.text))
        for _, annotation, _ in nest(document)
        if annotation.element not in {"body", "ab", "p", "div"}
    ]


def over(words: str, element: str, text: str = TEXT, **fields: object) -> Annotation:
    """An annotation over words of the text."""
    start = text.index(words)
    return Annotation(Span(start, start + len(words)), element, **fields)  # type: ignore[arg-type]


@given(documents())
def test_after_nest_nothing_crosses(document: Document) -> None:
    """Each annotation lies within the one that it is nested in, and depth grows by one at a time."""
    stack: list[Span] = []
    for depth, annotation, _ in nest(document):
        assert depth <= len(stack)
        del stack[depth:]
        assert not stack or stack[-1].contains(annotation.span)
        stack.append(annotation.span)


@given(documents())
def test_all_characters_lie_in_blocks(document: Document) -> None:
    """Blocks follow one another, and between them is nothing but white space."""
    position = 0
    for _, annotation, role in nest(document):
        if role == "block":
            assert not document.text[position : annotation.span.start].strip(" \t\n\f")
            position = annotation.span.end
    assert not document.text[position:].strip(" \t\n\f")


def test_the_earlier_of_two_that_cross_is_kept_whole() -> None:
    """The later one is cut at the earlier one's end, and its parts are linked."""
    document = Document(TEXT, annotations=(over("One two", "persName"), over("two three", "term")))
    assert phrases(document) == [("persName", "One two"), ("term", "two"), ("term", "three")]
    parts = [annotation.attributes for _, annotation, _ in nest(document) if annotation.element == "term"]
    assert parts == [{"xml:id": "term1.1", "next": "#term1.2"}, {"xml:id": "term1.2", "prev": "#term1.1"}]


def test_an_earlier_annotation_cuts_one_that_is_open() -> None:
    """Order of making decides, not order in the text."""
    document = Document(TEXT, annotations=(over("two three", "term"), over("One two", "persName")))
    assert phrases(document) == [("persName", "One"), ("term", "two three"), ("persName", "two")]


def test_a_quotation_over_two_paragraphs_is_one_element_a_paragraph() -> None:
    """Structure outranks the rest, and white space at the fragments' edges is left out."""
    document = Document(TEXT, annotations=(over("two three.\n\nFour", "said"),))
    assert phrases(document) == [("said", "two three."), ("said", "Four")]


def test_a_chain_links_annotations_of_one_thing() -> None:
    """An utterance that a reporting clause interrupts keeps its parts together."""
    document = Document(TEXT, annotations=(over("One", "said", chain="q1"), over("three", "said", chain="q1")))
    links = [annotation.attributes for _, annotation, _ in nest(document) if annotation.element == "said"]
    assert [(a.get("prev"), a["xml:id"], a.get("next")) for a in links] == [
        (None, "said1.1", "#said1.2"),
        ("#said1.1", "said1.2", None),
    ]


def test_an_id_of_its_own_is_kept_in_a_chain_and_never_stands_twice() -> None:
    """The second annotation with the same id loses it; a chain goes on with new ones."""
    first = over("One", "said", attributes={"xml:id": "x"}, chain="q")
    second = over("three", "said", attributes={"xml:id": "x"}, chain="q")
    ids = [
        annotation.attributes.get("xml:id") for _, annotation, _ in nest(Document(TEXT, annotations=(first, second)))
    ]
    assert [ident for ident in ids if ident] == ["x", "said1.2"]


def test_a_correction_cuts_what_crosses_it() -> None:
    """Half of a misprint has no correction, so the name is what is fragmented, though it is earlier."""
    document = Document(TEXT, annotations=(over("One two", "persName"), over("two three", "sic", corr="toothree")))
    assert phrases(document) == [("persName", "One"), ("sic", "two three"), ("persName", "two")]


def test_a_correction_over_two_paragraphs_is_left_out() -> None:
    """Structure outranks it, and it cannot be divided."""
    assert phrases(Document(TEXT, annotations=(over("three.\n\nFour", "sic", corr="x"),))) == []


def test_a_supplied_mark_stands_inside_what_it_closes() -> None:
    """It belongs to the annotation made just before it, not to what else ends there."""
    text = "A ‘b c’ d."
    outer, inner = over("A ‘b c’", "said", text), over("‘b c’", "said", text)
    mark = Annotation(Span(7, 7), "supplied", corr="”")
    rows = [(depth, a.element, a.span) for depth, a, _ in nest(Document(text, annotations=(outer, mark, inner)))]
    assert rows[2:] == [(2, "said", outer.span), (3, "said", inner.span), (3, "supplied", Span(7, 7))]


def test_a_supplied_mark_at_the_start_stands_inside_too() -> None:
    """A missing opening mark is the first thing in its quotation."""
    quotation, mark = over("One two", "said"), Annotation(Span(0, 0), "supplied", corr="“")
    rows = [
        (depth, a.element) for depth, a, _ in nest(Document(TEXT, annotations=(over("One", "term"), quotation, mark)))
    ]
    assert rows[2:5] == [(2, "said"), (3, "supplied"), (3, "term")]


def test_the_same_element_over_the_same_span_stands_once() -> None:
    """Two annotators that agree do not make two elements."""
    assert phrases(Document(TEXT, annotations=(over("One", "persName"), over("One", "persName")))) == [
        ("persName", "One")
    ]


def test_what_tei_does_not_allow_gives_way() -> None:
    """A date holds no said, but what the said holds is kept."""
    document = Document(TEXT, annotations=(over("One two", "date"), over("two", "said"), over("two", "hi")))
    assert phrases(document) == [("date", "One two"), ("hi", "two")]


def test_a_hundred_thousand_crossing_annotations_take_linear_time() -> None:
    """The sweep looks at neighbours alone: this would take hours if it compared all with all."""
    text = "ab " * 100_000
    crossing = tuple(
        Annotation(Span(3 * i, min(3 * i + 5, len(text) - 1)), "term" if i % 2 else "hi") for i in range(100_000)
    )
    assert len(nest(Document(text, annotations=crossing))) >= 100_000


def test_nesting_is_capped() -> None:
    """Ten thousand annotations around each other would make a file that no parser reads."""
    text = "x" * 20_000
    rings = tuple(Annotation(Span(i, len(text) - i), "hi", {"n": str(i)}) for i in range(10_000))
    assert max(depth for depth, _, _ in nest(Document(text, annotations=rings))) <= 64

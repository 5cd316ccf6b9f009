"""`contents`: what a container holds stands in the order that TEI wants, whatever was annotated."""

import pytest
from lxml import etree

from tei_tools.document import Annotation, Document, Span
from tei_tools.hierarchy import nest
from tei_tools.profile import BLOCKS_OR_PHRASES, STRUCTURE
from tei_tools.source import source_of_text, source_of_tree
from tei_tools.tree import build
from tests.annotated import body, untagged
from tests.examples import cases


@pytest.mark.parametrize(("tagged", "expected"), cases("contents"))
def test_structure(tagged: str, expected: str) -> None:
    """What is tagged in a text becomes what is expected in its body, and the text survives."""
    document = untagged(tagged)
    assert body(document) == f"<body>{expected}</body>"
    assert source_of_tree(build(document).getroot()) == source_of_text(document.text)


def test_what_the_front_cannot_hold_gets_a_division() -> None:
    """`front` holds paragraphs and title pages; verse stands in a division of it."""
    root = build(untagged("<front><l>one</l></front>\n\ntwo")).getroot()
    assert [etree.QName(child).localname for child in root.iter("{*}front", "{*}div", "{*}lg", "{*}l")] == [
        "front",
        "div",
        "lg",
        "l",
    ]


def test_a_title_page_follows_a_division_of_the_front() -> None:
    """The words of a digital library come first, and what no annotator claimed is a part of the title."""
    title = "<titlePage>Title\n\n<byline>By me</byline></titlePage>"
    document = untagged(f"<front><div>Library</div>\n\n{title}</front>\n\ntext")
    front = build(document).getroot().find(".//{*}front")
    assert front is not None
    assert [etree.QName(child).localname for child in front.iter()] == [
        "front", "div", "ab", "titlePage", "titlePart", "byline",
    ]  # fmt: skip


@pytest.mark.parametrize("element", sorted(STRUCTURE | BLOCKS_OR_PHRASES))
def test_thousands_around_each_other_are_arranged(our_grammar: etree.RelaxNG, element: str) -> None:
    """Depth is capped, and a container that would hold nothing is looked at once: else this would take ages."""
    text = "\n\n".join("x" * 2_000)
    attributes = {"rend": "block"} if element == "quote" else {}
    rings = [Annotation(Span(i, len(text) - i), element, attributes) for i in range(1_990)]
    document = Document(text, annotations=(*rings, Annotation(Span(0, len(text)), "fw")))
    assert max(row.depth for row in nest(document)) < 200
    our_grammar.assertValid(build(document))


@pytest.mark.parametrize("element", ["closer", "head", "item", "l", "list", "note", "opener", "speaker", "titlePart"])
def test_ten_thousand_beside_each_other_take_linear_time(our_grammar: etree.RelaxNG, element: str) -> None:
    """Also where each needs a container, or cannot stand where it is."""
    text = "x\n" * 10_000
    found = tuple(Annotation(Span(2 * i, 2 * i + 1), element) for i in range(10_000))
    tree = build(Document(text, annotations=found))
    assert source_of_tree(tree.getroot()) == source_of_text(text)
    our_grammar.assertValid(tree)

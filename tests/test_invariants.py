"""The invariants, over generated texts and over every real text at hand (docs/architecture.md)."""

import copy
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from lxml import etree

from tei_tools.document import Annotation, Document
from tei_tools.pipeline import annotate
from tei_tools.reader import decode
from tei_tools.source import source_of_text, source_of_tree
from tei_tools.transformation import transform
from tei_tools.tree import build, serialise
from tests.conftest import SHARED, shared_texts
from tests.strategies import documents, texts

REAL = dict(shared_texts())


def written(document: Document) -> etree._Element:
    """The root of the file made from a document, as a reader of the file gets it."""
    return etree.fromstring(serialise(build(document)), etree.XMLParser(huge_tree=True))


def as_read(text: str) -> str:
    """A generated text as the reader would hand it on."""
    return decode(text.encode()).text


@given(documents())
def test_text_survives_any_annotations(document: Document) -> None:
    """The source view of the file is the source, whatever annotators claim."""
    assert source_of_tree(written(document)) == source_of_text(document.text)


@given(documents())
def test_the_stylesheet_gives_the_source_view(document: Document) -> None:
    """`transform --to text --view source` is the source, too."""
    assert transform(build(document), to="text", view="source") == source_of_text(document.text) + "\n"


@given(documents())
def test_any_annotations_make_a_valid_file(our_grammar: etree.RelaxNG, document: Document) -> None:
    """The file is valid against our schema, whatever annotators claim."""
    our_grammar.assertValid(written(document))


def test_any_annotations_make_valid_tei(jing_tei_all: Callable[[Sequence[Path]], str], tmp_path: Path) -> None:
    """The file is valid against the official tei_all, too."""
    paths: list[Path] = []

    @given(documents())
    def write_one(document: Document) -> None:
        paths.append(tmp_path / f"{len(paths)}.xml")
        paths[-1].write_bytes(serialise(build(document)))

    write_one()
    assert jing_tei_all(paths) == ""


@given(texts(200))
def test_text_survives_encoding(our_grammar: etree.RelaxNG, text: str) -> None:
    """With the built-in annotators too, the text survives, and the file is valid."""
    root = written(annotate(Document(as_read(text))))
    assert source_of_tree(root) == source_of_text(as_read(text))
    our_grammar.assertValid(root)


@given(texts(100))
def test_encoding_twice_gives_the_same_bytes(text: str) -> None:
    """Nothing depends on time, place or the order of sets."""
    document = Document(as_read(text))
    assert serialise(build(annotate(document))) == serialise(build(annotate(copy.deepcopy(document))))


@pytest.fixture(scope="module")
def encoded(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every real text at hand, encoded."""
    folder = tmp_path_factory.mktemp("real")
    for name, text in REAL.items():
        (folder / f"{name}.xml").write_bytes(serialise(build(annotate(Document(text)))))
    return {name: folder / f"{name}.xml" for name in REAL}


def test_real_texts_survive(encoded: dict[str, Path]) -> None:
    """The source view of each file equals its source."""
    for name, path in encoded.items():
        assert source_of_tree(etree.parse(path).getroot()) == source_of_text(REAL[name]), name


def test_real_texts_are_valid_against_our_schema(our_grammar: etree.RelaxNG, encoded: dict[str, Path]) -> None:
    """Each file is what our grammar allows."""
    for path in encoded.values():
        our_grammar.assertValid(etree.parse(path))


def test_real_texts_are_valid_tei(encoded: dict[str, Path], jing_tei_all: Callable[[Sequence[Path]], str]) -> None:
    """Each file is valid against the official tei_all."""
    assert jing_tei_all(list(encoded.values())) == ""


@given(documents())
def test_no_pointer_dangles(document: Document) -> None:
    """What @ref, @who, @next and @prev point to is in the file."""
    root = written(document)
    ids = root.xpath("//@xml:id")
    pointers = " ".join(root.xpath("//@ref|//@who|//@corresp|//@calendar|//@target|//@next|//@prev|//@resp")).split()
    assert len(ids) == len(set(ids))
    assert {pointer[1:] for pointer in pointers if pointer.startswith("#")} <= set(ids)


@pytest.mark.parametrize(
    "text",
    [
        "“" * 100_000,
        "‘a “b ” " * 30_000,
        "word " * 400_000,
        "Anna Lee said. " * 20_000,
        "\n" * 100_000,
        " " * 1_000_000,
    ],
)
def test_hard_texts_are_encoded_in_linear_time(our_grammar: etree.RelaxNG, text: str) -> None:
    """No text makes anything quadratic: these would take hours."""
    plain = as_read(text)
    root = written(annotate(Document(plain)))
    our_grammar.assertValid(root)
    assert source_of_tree(root) == source_of_text(plain)


def test_the_shared_texts_are_there() -> None:
    """Says why so few real texts are tried, where the shared data is missing."""
    if not SHARED.is_dir():
        pytest.skip("no ../shared: the chapter alone is tried")
    assert len(REAL) > 50


def test_every_element_says_who_decided(encoded: dict[str, Path]) -> None:
    """@resp stands on all that the program decided on; lb and pb are the source's own."""
    silent = {"text", "body", "lb", "pb", "choice", "sic", "orig", "desc"}
    for path in encoded.values():
        for element in etree.parse(path).getroot().find("{*}text").iter("{*}*"):  # type: ignore[union-attr]
            parent = element.getparent()
            in_figure = parent is not None and etree.QName(parent).localname == "figure"
            if etree.QName(element).localname not in silent and not in_figure:
                assert element.get("resp") == "#tei-tools", element
                assert element.get("cert") in {"high", "medium", "low"}, element


def test_annotations_are_values() -> None:
    """An annotation cannot be changed."""
    with pytest.raises(AttributeError):
        Document("x").annotate([]).text = "y"  # type: ignore[misc]
    assert Annotation.__dataclass_params__.frozen  # type: ignore[attr-defined]

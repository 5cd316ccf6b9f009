"""What a grammar allows, read for messages; and the name that is meant by a misspelt one."""

from pathlib import Path

import pytest

from tei_tools.resources import schema_path
from tei_tools.validation.relaxng import Schema
from tei_tools.validation.spellings import Spellings
from tei_tools.validation.vocabulary import Vocabulary, listing

GRAMMAR = """<grammar xmlns="http://relaxng.org/ns/structure/1.0"><start><ref name="p"/></start>
  <define name="p"><element><name>p</name>
    <zeroOrMore><choice><text/><ref name="p"/><ref name="hi"/></choice></zeroOrMore></element></define>
  <define name="hi"><element><choice><name>hi</name><name>emph</name></choice>
    <attribute name="rend"><choice><value>it</value><value>sc</value></choice></attribute>
    <optional><attribute><name>n</name></attribute></optional><text/></element></define>
  <define name="any"><element><anyName/><text/></element></define></grammar>"""


@pytest.fixture
def vocabulary(tmp_path: Path) -> Vocabulary:
    path = tmp_path / "small.rng"
    path.write_text(GRAMMAR, encoding="utf-8")
    return Vocabulary(Schema(path).pattern)


def test_children_are_found_through_references(vocabulary: Vocabulary) -> None:
    assert sorted(vocabulary.content("p").children) == ["emph", "hi", "p"]


def test_an_element_of_several_names_has_them_all(vocabulary: Vocabulary) -> None:
    assert sorted(vocabulary.elements) == ["emph", "hi", "p"]


def test_attributes_have_values_and_holders(vocabulary: Vocabulary) -> None:
    content = vocabulary.content("emph")
    assert {name: attribute.values for name, attribute in content.attributes.items()} == {"rend": ["it", "sc"], "n": []}
    assert vocabulary.holders["rend"] == ["hi", "emph"]


def test_parents_are_those_that_may_hold_an_element(vocabulary: Vocabulary) -> None:
    assert vocabulary.parents["hi"] == ["p"]


def test_an_unknown_element_holds_nothing(vocabulary: Vocabulary) -> None:
    assert vocabulary.content("bogus").children == []


def test_text_is_known_of() -> None:
    grammar = Vocabulary(Schema(schema_path("tei_tools.rng")).pattern)
    assert grammar.content("p").text
    assert not grammar.content("choice").text


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("persname", "persName"),
        ("perName", "persName"),
        ("perrsName", "persName"),
        ("presName", "persName"),
        ("parsName", "persName"),
        ("person", None),
        ("x", None),
        ("", None),
    ],
)
def test_one_slip_is_understood(name: str, meant: str | None) -> None:
    assert Spellings(["persName", "placeName", "p", "q"]).closest(name) == meant


def test_a_long_list_is_cut() -> None:
    assert listing(["a", "b", "c"], most=2) == "a, b and 1 more"

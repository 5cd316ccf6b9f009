"""profile.py says in Python what schema/tei_tools.rng says."""

from copy import deepcopy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from tei_tools import profile
from tei_tools.resources import schema_path
from tei_tools.validation.relaxng import Schema
from tei_tools.validation.vocabulary import Vocabulary

GRAMMAR = etree.parse(schema_path("tei_tools.rng"))
RNG = "{http://relaxng.org/ns/structure/1.0}"
VOCABULARY = Vocabulary(Schema(schema_path("tei_tools.rng")).pattern)
SET_BY_PROGRAM = {"resp", "cert", "xml:id", "next", "prev"}
# What the tree writes beside the elements of annotations.
WRITTEN = {"text", "body", "choice", "corr", "desc", "lb", "pb"}
SAMPLES = st.sampled_from(sorted(profile.VALUES)).flatmap(
    lambda name: st.tuples(
        st.just(name),
        st.from_regex(
            profile.VALUES[name],
            fullmatch=True,
            alphabet=st.characters(max_codepoint=0x17F, exclude_categories=["Cc", "Cf"]),
        ),
    )
)


def reading(element: str) -> str:
    """Where the attributes of an annotation stand: on the reading, where the element has one."""
    return profile.ALTERNATIVE.get(element, element)


def grammar_of(attribute: str) -> etree.RelaxNG:
    """The grammar, started at an element with that attribute alone."""
    grammar = deepcopy(GRAMMAR).getroot()
    declared = next(each for each in grammar.iter(f"{RNG}attribute") if each.get("name") == attribute)
    start = next(grammar.iter(f"{RNG}start"))
    start[:] = [etree.Element(f"{RNG}element", name="tested")]
    start[0].append(deepcopy(declared))
    return etree.RelaxNG(grammar)


GRAMMARS = {name: grammar_of(name) for name in profile.VALUES}


def element_with(attribute: str, value: str) -> etree._Element:
    """An element with that attribute alone."""
    name = attribute.replace("xml:", "{http://www.w3.org/XML/1998/namespace}")
    return etree.Element("{http://www.tei-c.org/ns/1.0}tested", {name: value})


def test_elements_are_those_of_the_grammar() -> None:
    held = {"text"}
    while more := {child for name in held for child in VOCABULARY.content(name).children} - held:
        held |= more
    assert held == profile.ELEMENTS | WRITTEN


@pytest.mark.parametrize("element", sorted(profile.ELEMENTS))
def test_attributes_are_those_of_the_grammar(element: str) -> None:
    allowed = profile.ATTRIBUTES.get(element, frozenset()) | profile.COMMON | SET_BY_PROGRAM
    assert allowed == VOCABULARY.content(reading(element)).attributes.keys()


@pytest.mark.parametrize("parent", sorted(profile.PHRASES | profile.LEAF_BLOCKS | profile.FLEXIBLE))
def test_phrases_hold_what_the_grammar_says(parent: str) -> None:
    """Where an element keeps its content in another, what that one holds; blocks are the matter of the table."""
    held = {child for child in profile.ELEMENTS if profile.holds(parent, child)}
    inner = {"gap": "desc", "figure": "head"}.get(parent, parent)
    assert held == set(VOCABULARY.content(inner).children) & profile.PHRASES


@pytest.mark.parametrize("parent", sorted(profile.CONTENT))
def test_containers_hold_what_the_grammar_says(parent: str) -> None:
    """The table names the blocks; furniture, notes and figures stand between any of them."""
    content = profile.CONTENT[parent]
    held = content.top | content.blocks | content.divisions | content.bottom | profile.BETWEEN
    inner = {"floatingText": "body"}.get(parent, parent)
    grammar = set(VOCABULARY.content(inner).children) - {"lb", "pb", "choice"}
    assert held - profile.PHRASES == grammar - profile.PHRASES
    assert held == grammar or parent in profile.FLEXIBLE


def test_values_of_lists_are_those_of_the_grammar() -> None:
    lists = {"level", "evidence", "aloud", "direct"}
    for content in map(VOCABULARY.content, sorted(profile.ELEMENTS)):
        for name in lists & content.attributes.keys():
            assert profile.VALUES[name].pattern in {"|".join(content.attributes[name].values), "[amjsu]"}


@settings(max_examples=150, deadline=None)
@given(SAMPLES)
def test_every_value_is_one_that_the_grammar_allows(sample: tuple[str, str]) -> None:
    """In the scripts of Europe, without control characters: those nobody writes."""
    name, value = sample
    if name in {"when", "notBefore", "notAfter", "from", "to"} and not profile.exists(value):
        return
    assert GRAMMARS[name].validate(element_with(name, value)), (name, value)


def test_dates_that_the_grammar_refuses_are_refused() -> None:
    for value in ("1851-8-19", "1851-13", "0000", "51", "1851-02-29"):
        assert profile.fault("date", {"when": value})
        assert not GRAMMARS["when"].validate(element_with("when", value))


def test_every_attribute_has_a_datatype() -> None:
    assert {name for names in profile.ATTRIBUTES.values() for name in names} | profile.COMMON <= profile.VALUES.keys()

"""Documents: what fits a schema, and what does not."""

import weakref

import pytest

from tei_tools.validation.relaxng import NotWellFormedError, mismatches
from tei_tools.validation.relaxng.events import Events
from tei_tools.validation.relaxng.states import REMEMBERED
from tei_tools.validation.relaxng.validation import Validation
from tests.validation.relaxng.schemas import element, grammar, problems

A_AND_TEXT = element("<mixed><zeroOrMore><element name='a'><empty/></element></zeroOrMore></mixed>")
NUMBER = element("<data type='integer'/>")
# An element `a` is one of two, and only its end tells which: the first holds b, the second holds b and c.
UNDECIDED = grammar(
    "<start><element name='r'><choice><group><ref name='one'/><ref name='d'/></group><ref name='two'/></choice>"
    "</element></start>"
    "<define name='one'><element name='a'><ref name='b'/></element></define>"
    "<define name='two'><element name='a'><ref name='b'/><optional><ref name='c'/></optional></element></define>"
    + "".join(f"<define name='{name}'><element name='{name}'><empty/></element></define>" for name in "bcd")
)


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ("<r>x<a/>y</r>", []),
        ("<s/>", ["ELEMENT"]),
        ("<r><a>x</a></r>", ["TEXT"]),
        ("<r><a>x<!-- y -->z</a>words</r>", ["TEXT"]),
        ("<r n='1'/>", ["ATTRIBUTE"]),
        ("<r><c/></r>", ["ELEMENT"]),
    ],
)
def test_what_is_not_allowed_is_told_once(document: str, expected: list[str]) -> None:
    assert problems(A_AND_TEXT, document) == expected


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ("<r>1</r>", []),
        ("<r> <!-- -->1<?x y?>2\n</r>", []),
        ("<r>one</r>", ["CONTENT"]),
        ("<r/>", ["CONTENT"]),
        ("<r>1<a/></r>", ["TEXT", "ELEMENT"]),
    ],
)
def test_text_that_is_a_value_is_read_as_one(document: str, expected: list[str]) -> None:
    """Comments do not divide it, and an element does."""
    assert problems(NUMBER, document)[:2] == expected


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ("<r><a><b/></a></r>", []),
        ("<r><a><b/></a><d/></r>", []),
        ("<r><a><b/><c/></a></r>", []),
        ("<r><a><b/><c/></a><d/></r>", ["ELEMENT"]),
        ("<r><a/></r>", ["INCOMPLETE"]),
    ],
)
def test_an_element_that_may_be_two_is_decided_at_its_end(document: str, expected: list[str]) -> None:
    assert problems(UNDECIDED, document) == expected


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ("<r a='1'/>", []),
        ("<r b='1' c='x'/>", []),
        ("<r/>", ["ATTRIBUTE_MISSING"]),
        ("<r b='1'/>", ["ATTRIBUTE_MISSING"]),
        ("<r a='x'/>", ["VALUE"]),
        ("<r a='1' b='1'/>", ["ATTRIBUTE"]),
    ],
)
def test_attributes_may_depend_on_each_other(document: str, expected: list[str]) -> None:
    schema = element(
        "<choice><attribute name='a'><data type='integer'/></attribute>"
        "<group><attribute name='b'/><attribute name='c'/></group></choice>"
    )
    assert problems(schema, document)[:1] == expected


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ("<r><a id='x'/><a id='y' to='x y'/></r>", []),
        ("<r><a id='x'/><a id='x'/></r>", ["DUPLICATE_ID"]),
        ("<r><a id='x' to='y  z'/></r>", ["DANGLING_IDREF", "DANGLING_IDREF"]),
        ("<r><a id='1'/></r>", ["VALUE"]),
    ],
)
def test_ids_are_unique_and_references_find_them(document: str, expected: list[str]) -> None:
    """https://relaxng.org/compatibility-20011203.html#id"""
    schema = element(
        "<zeroOrMore><element name='a'><attribute name='id'><data type='ID'/></attribute>"
        "<optional><attribute name='to'><data type='IDREFS'/></attribute></optional></element></zeroOrMore>"
    )
    assert problems(schema, document) == expected


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ("<r q='p:x' xmlns:p='urn:a'><q xmlns='urn:a'>x</q></r>", []),
        ("<r q='p:x' xmlns:p='urn:b'><q>x</q></r>", ["VALUE", "CONTENT"]),
        ("<r q='p:x'><q xmlns:z='urn:a'>z:x</q></r>", ["VALUE"]),
    ],
)
def test_names_as_values_are_read_with_the_namespaces_of_their_place(document: str, expected: list[str]) -> None:
    name = "<value type='QName' ns='urn:a'>x</value>"
    schema = element(f"<attribute name='q'>{name}</attribute><element><anyName/>{name}</element>")
    assert problems(schema, document) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [("1 2 3", []), (" 1\n2 ", []), ("", ["CONTENT"]), ("1 x", ["CONTENT"]), ("1 2 3 4", ["CONTENT"])],
)
def test_a_list_is_its_words(words: str, expected: list[str]) -> None:
    number = "<data type='integer'/>"
    schema = element(f"<list>{number}{number}<optional>{number}</optional></list>")
    if words == "":
        assert problems(schema, "<r/>") == expected
    assert problems(schema, f"<r>{words or '1'}</r>") == expected


@pytest.mark.parametrize(("document", "line", "column"), [("<a>\n</b>", 2, 3), ("<a", 1, 1), ("", 1, 1)])
def test_a_document_that_is_not_well_formed_has_line_and_column(document: str, line: int, column: int) -> None:
    with pytest.raises(NotWellFormedError) as raised:
        mismatches(A_AND_TEXT, document.encode())
    assert (raised.value.place.line, raised.value.place.column) == (line, column)


def test_text_and_elements_that_repeat_need_no_more_states() -> None:
    """Memory does not grow with a document."""
    problems(A_AND_TEXT, "<r>x<a/>y</r>")
    known = len(A_AND_TEXT.states.known), len(A_AND_TEXT.states.algebra.known)
    assert problems(A_AND_TEXT, "<r>" + "words<a/>" * 1000 + "</r>") == []
    assert (len(A_AND_TEXT.states.known), len(A_AND_TEXT.states.algebra.known)) == known


def test_depth_where_elements_are_undecided_needs_no_more_states() -> None:
    references = "<choice><ref name='one'/><ref name='two'/><empty/></choice>"
    schema = grammar(
        "<start><ref name='one'/></start>"
        f"<define name='one'><element name='a'>{references}</element></define>"
        "<define name='two'><element name='a'><optional><ref name='one'/></optional></element></define>"
    )
    assert problems(schema, "<a>" * 50_000 + "</a>" * 50_000) == []
    assert len(schema.states.known) < 20


def test_names_and_values_without_end_are_not_all_remembered() -> None:
    schema = element(
        "<zeroOrMore><element><anyName/><attribute name='n'><data type='integer'/></attribute></element></zeroOrMore>"
    )
    many = range(2 * REMEMBERED)
    assert problems(schema, "<r>" + "".join(f"<a{each} n='{each}'/>" for each in many) + "</r>") == []
    opening = schema.states.opening(tuple(schema.start.elements))
    assert len(opening.content.children) <= REMEMBERED


@pytest.mark.parametrize(
    "pattern",
    [
        "<interleave>{}</interleave>",
        "<zeroOrMore><choice>{}</choice></zeroOrMore>",
        "{}",
    ],
)
def test_many_alternatives_need_few_states(pattern: str) -> None:
    """A state more for each element at most: nothing is multiplied out."""
    each = [f"<optional><element name='e{number}'><empty/></element></optional>" for number in range(200)]
    schema = element(pattern.format("".join(each)))
    assert problems(schema, "<r>" + "".join(f"<e{number}/>" for number in range(200)) + "</r>") == []
    assert len(schema.states.known) < 210


@pytest.mark.parametrize(
    "document",
    [
        "<r>" + "<b/>" * 100_000 + "</r>",
        "<r>" + "<a>x</a>" * 100_000 + "</r>",
        "<r " + " ".join(f"n{n}=''" for n in range(100_000)) + "/>",
    ],
)
def test_a_hundred_thousand_mistakes_are_all_told(document: str) -> None:
    assert len(problems(A_AND_TEXT, document)) == 100_000


def test_mistakes_at_every_depth_are_linear() -> None:
    """A mismatch does not hold all the elements around it."""
    schema = grammar(
        "<start><ref name='a'/></start>"
        "<define name='a'><element name='a'><optional><ref name='a'/></optional></element></define>"
    )
    assert len(problems(schema, "<a n=''>" * 100_000 + "</a>" * 100_000)) == 100_000


def test_a_document_is_forgotten_when_it_is_read() -> None:
    """Nothing waits for a search for garbage."""
    validation = Validation(A_AND_TEXT, Events(b"<r/>"), lambda mismatch: None)
    validation.events.read()
    gone = weakref.ref(validation.events)
    del validation
    assert gone() is None

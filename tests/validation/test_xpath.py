"""XPath by its cases, and held against Saxon and libxml2."""

import pytest
from lxml import etree

from tei_tools.errors import EffortError, QueryError
from tei_tools.validation.xpath import Compiler, Context, Index, matching, patterns, text_of
from tests.examples import cases

SAMPLE = """<!--before--><TEI xmlns="http://www.tei-c.org/ns/1.0" n="7" xml:lang="en-GB">
<text><div n="d"><p n="1" rend="a" next="#b">One <hi>word</hi> more.</p><p n="2" xml:id="b" rend="b">Two</p></div>
<p n="3" rend="a"><!--note-->Three<?go on?> and<lb/> on</p></text></TEI>"""
NAMESPACES = {
    "t": "http://www.tei-c.org/ns/1.0",
    "xs": "http://www.w3.org/2001/XMLSchema",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
ROOT = etree.fromstring(SAMPLE.encode())


def context(root: etree._Element = ROOT, *, effort: int = 100_000) -> Context:
    index = Index(list(root.iter(etree.Element)))
    index.allow(effort)
    return Context(index, root)


def value(expression: str, *, compatible: bool = False) -> str:
    """The items of the value, or why there is none."""
    try:
        evaluate = Compiler(NAMESPACES, compatible=compatible).evaluate(expression)
        return " · ".join(map(text_of, evaluate(ROOT, context()))) or "()"
    except QueryError as error:
        return f"error: {error}"


def found_by(pattern: str, root: etree._Element = ROOT) -> list[str]:
    """The nodes that a pattern matches, as strings."""
    return [text_of(node) for node in matching(patterns(Compiler(NAMESPACES), pattern), context(root))]


@pytest.mark.parametrize(("expressions", "expected"), cases("xpath"))
def test_an_expression_has_its_value(expressions: str, expected: str) -> None:
    assert [value(each) for each in expressions.split("\n")] == expected.split("\n")


@pytest.mark.parametrize(("expressions", "expected"), cases("xpath1"))
def test_an_expression_of_xpath_1_has_its_value(expressions: str, expected: str) -> None:
    assert [value(each, compatible=True) for each in expressions.split("\n")] == expected.split("\n")


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(("expressions", "expected"), cases("xpath"))
def test_saxon_gives_the_same_values(expressions: str, expected: str) -> None:
    """Its messages are its own; doc() is the one thing that it does, and we do not."""
    saxonche = pytest.importorskip("saxonche")
    with saxonche.PySaxonProcessor(license=False) as processor:
        (root,) = (node for node in processor.parse_xml(xml_text=SAMPLE).children if node.node_kind_str == "element")
        xpath = processor.new_xpath_processor()
        for prefix in ("t", "xs"):
            xpath.declare_namespace(prefix, NAMESPACES[prefix])
        xpath.set_context(xdm_item=root)
        for expression, ours in zip(expressions.split("\n"), expected.split("\n"), strict=True):
            try:
                theirs = " · ".join(item.string_value for item in xpath.evaluate(expression) or ()) or "()"
            except saxonche.PySaxonApiError:
                theirs = "error"
            assert theirs == ("error" if ours.startswith("error") else ours), expression


@pytest.mark.parametrize(("expressions", "expected"), cases("xpath1"))
def test_libxml2_gives_the_same_values_in_xpath_1(expressions: str, expected: str) -> None:
    for expression, ours in zip(expressions.split("\n"), expected.split("\n"), strict=True):
        members = expression.split(", ") if "(//" not in expression else [expression]
        theirs = [ROOT.xpath(f"string({each})", namespaces=NAMESPACES) for each in members]
        assert " · ".join(map(str, theirs)).replace("Infinity", "INF") == ours


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("t:p/@n", ["1", "2", "3"]),
        ("t:div/t:p/@n", ["1", "2"]),
        ("t:text//t:p/@rend", ["a", "b", "a"]),
        ("t:*[@next]/@n", ["1"]),
        ("t:p[2]/@n", ["2"]),
        ("t:p[last()]/@n", ["2", "3"]),
        ("t:p[@n = '1']/t:hi | t:lb", ["word", ""]),
        ("(t:p | t:div)[@rend or @n = 'd']/@n", ["d", "1", "2", "3"]),
        ("/t:TEI/@n", ["7"]),
        ("/*[count(//t:p) gt 2]/@n", ["7"]),
        ("//t:hi", ["word"]),
        ("id('b')/@n", ["2"]),
        ("(//t:p)[3]/@n", ["3"]),
        ("@xml:*", ["en-GB", "b"]),
        ("comment()", ["before", "note"]),
        ("t:p[3]", []),
        ("t:gap/@n", []),
    ],
)
def test_a_pattern_matches_nodes(pattern: str, expected: list[str]) -> None:
    assert sorted(found_by(pattern)) == sorted(expected)


def test_a_pattern_of_the_document_matches_it() -> None:
    assert len(found_by("/")) == 1


def test_a_node_that_matches_twice_is_given_once() -> None:
    assert found_by("t:hi | t:p/t:hi | *[. = 'word']") == ["word"]


@pytest.mark.parametrize(
    "expression",
    ["//*[count(//*[. = current()]) > 1]", "count(for $p in //t:p return //t:p)", "1 to 10000000000000000000"],
)
def test_an_expression_may_not_look_at_all_pairs_of_nodes(expression: str) -> None:
    root = etree.fromstring('<TEI xmlns="http://www.tei-c.org/ns/1.0">' + "<p/>" * 500 + "</TEI>")
    with pytest.raises(EffortError, match="too many nodes"):
        Compiler(NAMESPACES).evaluate(expression)(root, context(root))


def test_an_expression_that_is_nested_too_deeply_is_refused() -> None:
    assert value("(" * 20_000 + "1" + ")" * 20_000).endswith("is nested too deeply.")


def test_what_depends_on_the_document_alone_is_found_once() -> None:
    """So that a test of each element against all is linear in a text."""
    root = etree.fromstring('<TEI xmlns="http://www.tei-c.org/ns/1.0">' + '<p n="1"/>' * 500 + "</TEI>")
    here = context(root, effort=10_000)
    test = Compiler(NAMESPACES).test("//t:p/@n = @n")
    assert all(test(paragraph, here) for paragraph in root)

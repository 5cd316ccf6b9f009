"""Schemas: how they are read, and what is said of those that are none."""

from pathlib import Path

import pytest

from tei_tools.errors import InputError
from tei_tools.validation.relaxng import Schema, SchemaError
from tests.validation.relaxng.schemas import RNG, element, grammar, problems, read

START = '<start><element name="r"><ref name="x"/></element></start>'


def test_a_schema_is_read_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a b.rng"
    path.write_text(f'<element name="r" xmlns="{RNG}"><text/></element>', encoding="utf-8")
    assert problems(Schema(path), "<r>x</r>") == []


def test_a_schema_refers_to_files_beside_it(tmp_path: Path) -> None:
    (tmp_path / "r.rng").write_text(f'<externalRef href="sub/x.rng" xmlns="{RNG}"/>', encoding="utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "x.rng").write_text(f'<element name="r" xmlns="{RNG}"><empty/></element>', encoding="utf-8")
    assert problems(Schema(tmp_path / "r.rng"), "<r/>") == []


def test_nothing_is_fetched_from_the_network(tmp_path: Path) -> None:
    path = tmp_path / "r.rng"
    path.write_text(f'<externalRef href="http://localhost/x.rng" xmlns="{RNG}"/>', encoding="utf-8")
    with pytest.raises(InputError, match=r"r\.rng:1: .* nothing is fetched"):
        Schema(path)


def test_a_schema_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SchemaError, match=r"none\.rng' cannot be read"):
        Schema(tmp_path / "none.rng")


@pytest.mark.parametrize(
    ("components", "message"),
    [
        ("\n<start/>", r":2: start holds nothing"),
        ("\n<start><text/><text/></start>", r":2: start holds 1 pattern and no more"),
        ("\n<oops/>", r":2: RELAX NG has no element oops"),
        ("<define name='x'><empty/></define>", r":1: the grammar has no start"),
        ("<start><ref/></start>", r":1: ref lacks @name"),
        ("<start>\n<ref name='x' x='y'/></start>", r":2: ref has no @x"),
        ("<start><ref name='x'/></start>", r"nothing is defined as 'x'"),
        (START + "<define name='x'>\n<ref name='x'/></define>", r":2: 'x' refers to itself"),
        (START + "<define name='x'><text/></define>" * 2, r"'x' is defined twice"),
        (START + "<define name='x' combine='all'><text/></define>", r"not by 'all'"),
        (START + "<define name='x'><data type='dat'/></define>", r"has no datatype 'dat'"),
        (START + "<define name='x'><data type='date'><param name='length'>1</param></data></define>", r"no parameter"),
        (START + "<define name='x'><value type='integer'>one</value></define>", r"'one' is no integer"),
        (START + "<define name='x'>words</define>", r"define holds no text"),
        (START + "<define name='x'><element name='a:b'><empty/></element></define>", r"for the prefix 'a'"),
        (START + "<define name='x'><attribute name='xmlns'/></define>", r"no attribute is called xmlns"),
        (
            START + "<define name='x'>\n<group><attribute name='a'/><attribute name='a'/></group></define>",
            r":2: .* twice",
        ),
        ("<include href='grammar.rng'/>", r"refers to itself"),
        ("<include href='y.rng'/>", r"y.rng' cannot be taken in: .*no such file"),
        ("<include href='other.rng'><start><text/></start></include>", r"no 'start' to replace"),
    ],
)
def test_what_is_wrong_with_a_schema_is_told_with_its_place(components: str, message: str) -> None:
    with pytest.raises(SchemaError, match=message) as raised:
        grammar(components, other="<define name='x'><text/></define>")
    assert str(raised.value).startswith("/schemas/grammar.rng:")


def test_a_schema_that_is_not_well_formed_is_told_with_its_place() -> None:
    with pytest.raises(SchemaError, match=r"r.rng' is not well-formed XML: .* line 2"):
        read({"r.rng": "<a>\n</b>"})


def test_a_file_that_is_no_relax_ng_is_told() -> None:
    with pytest.raises(SchemaError, match="is not RELAX NG"):
        read({"r.rng": "<TEI/>"})


@pytest.mark.parametrize("depth", [2_000, 20_000])
def test_a_schema_nested_too_deeply_is_told(depth: int) -> None:
    """There is no crash, and no traceback."""
    inner = "<optional><group><text/>" * depth + "</group></optional>" * depth
    with pytest.raises(SchemaError, match="nested too deeply"):
        problems(element(inner), "<r/>")


def test_what_is_included_is_replaced_by_what_the_including_schema_says() -> None:
    schema = grammar(
        "<include href='other.rng'><define name='x'><empty/></define></include>",
        other=START + "<define name='x'><text/></define>",
    )
    assert problems(schema, "<r>words</r>") == ["TEXT"]


def test_what_cannot_be_reached_may_be_nonsense() -> None:
    schema = grammar(START + "<define name='x'><text/></define><define name='y'><ref name='y'/></define>")
    assert problems(schema, "<r>words</r>") == []


def test_annotations_say_nothing() -> None:
    assert problems(element("<a xmlns='urn:a'>words<b/></a><text/>"), "<r>words</r>") == []

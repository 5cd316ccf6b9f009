"""`models`: the schemas that a file names itself."""

from pathlib import Path

import pytest

from tei_tools.catalogue import Catalogue
from tei_tools.validation import read_schemas, validate
from tei_tools.validation.models import local

VALID = (
    (Path(__file__).parents[1] / "invalid" / "said-without-who.xml")
    .read_text(encoding="utf-8")
    .replace("<said>“Call me Ishmael.”</said>", "Call me Ishmael.")
)
ANYTHING = """<grammar xmlns="http://relaxng.org/ns/structure/1.0"><start><ref name="any"/></start><define name="any">
<element><anyName/><zeroOrMore><choice><attribute><anyName/></attribute><text/><ref name="any"/></choice></zeroOrMore>
</element></define></grammar>"""
WRONG = VALID.replace("Call me Ishmael.", "<call>me</call>")


def found(folder: Path, text: str) -> list[tuple[str, str | None]]:
    """The codes and hints of what is found in a file in `folder`, beside a grammar that allows anything."""
    (folder / "any thing.rng").write_text(ANYTHING, encoding="utf-8")
    (folder / "moby.xml").write_text(text, encoding="utf-8")
    diagnostics = list(validate(folder / "moby.xml"))
    return [(each.code, each.hint) for each in diagnostics if each.code != "tagUsage-miscounts"]


def test_without_a_schema_of_its_own_a_file_is_held_against_ours(tmp_path: Path) -> None:
    assert [code for code, _ in found(tmp_path, WRONG)] == ["element-not-allowed"]


@pytest.mark.parametrize("href", ["any%20thing.rng", "./any%20thing.rng", "file://FOLDER/any%20thing.rng"])
def test_a_file_is_held_against_the_grammar_of_its_xml_model(tmp_path: Path, href: str) -> None:
    model = f'<?xml-model type="application/xml" href="{href.replace("FOLDER", str(tmp_path))}"?>'
    assert found(tmp_path, WRONG.replace("<TEI", f"{model}<?other x?><TEI")) == []


def test_a_file_is_held_against_the_grammar_of_its_schema_ref(tmp_path: Path) -> None:
    reference = '<encodingDesc><schemaRef type="interchange" url="any%20thing.rng"/>'
    assert found(tmp_path, WRONG.replace("<encodingDesc>", reference)) == []


def test_a_schema_that_was_fetched_is_known_by_its_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEI_TOOLS_CATALOGUE", str(tmp_path / "catalogue"))
    monkeypatch.setattr("tei_tools.catalogue.fetch", lambda address: ANYTHING.encode())
    Catalogue().add("any", "https://example.org/any.rng", check=lambda path: read_schemas([path]))
    model = "<?xml-model href='http://example.org/any.rng' schematypens='x'?>"
    assert found(tmp_path, WRONG.replace("<TEI", f"{model}<TEI")) == []


@pytest.mark.parametrize(
    ("href", "hint"),
    [
        ("missing.rng", "does not exist"),
        ("https://example.org/a&amp;b.rng", "tei-tools schema add NAME https://example.org/a&b.rng"),
        ("tei.dtd", "is no schema that can be read"),
    ],
)
def test_a_schema_that_is_not_at_hand_is_told_and_ours_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, href: str, hint: str
) -> None:
    monkeypatch.setenv("TEI_TOOLS_CATALOGUE", str(tmp_path / "catalogue"))
    (tmp_path / "a.dtd").touch()
    rows = found(tmp_path, WRONG.replace("<TEI", f'<?xml-model href="{href}"?><TEI'))
    assert [code for code, _ in rows] == ["schema-not-read", "element-not-allowed"]
    assert hint in (rows[0][1] or "")


def test_an_address_of_the_web_is_no_file() -> None:
    assert local("https://example.org/a.rng", Path()) is None
    assert local("schema/a.rng?x#y", Path("tei")) == Path("tei/schema/a.rng")

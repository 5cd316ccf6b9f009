"""The schemas agree with each other, are a subset of TEI, and refuse what is wrong."""

import importlib.util
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import xmlschema
from lxml import etree

from tei_tools.resources import schema_path
from tei_tools.validation import validate
from tests.generation import Generator
from tests.schemas import SHARED, TEI_ALL, Customisation, rng_table, xsd_table

INVALID_FOLDER = Path(__file__).parent / "invalid"
INVALID = sorted(INVALID_FOLDER.glob("*.xml"))
PARSER = etree.XMLParser(collect_ids=False, huge_tree=True)
SEEDS = range(80)
needs_tei_all = pytest.mark.skipif(not TEI_ALL.exists(), reason="tei_all is not beside the repository")
needs_jing = pytest.mark.skipif(shutil.which("jing") is None, reason="jing is not installed")


@pytest.fixture(scope="module")
def rng() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(schema_path("tei_tools.rng")))


@pytest.fixture(scope="module")
def xsd() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(schema_path("tei_tools.xsd")))


@pytest.fixture(scope="module")
def generated(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("generated")
    paths = [folder / f"{seed}.xml" for seed in SEEDS]
    for seed, path in zip(SEEDS, paths, strict=True):
        path.write_bytes(etree.tostring(Generator(schema_path("tei_tools.rng"), seed).document()))
    return paths


def jing(schema: Path, *files: Path) -> str:
    command = ["jing", str(schema), *map(str, files)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def known_to(path: Path) -> str:
    """Which engines can know what is wrong with the file: its leading comment says so."""
    comment = re.search(r"known to: (.*) -->", path.read_text(encoding="utf-8"))
    assert comment
    return comment[1]


def test_xsd_is_made_from_the_grammar() -> None:
    """`python schema/make_xsd.py` has been run since the grammar was last changed."""
    specification = importlib.util.spec_from_file_location("make_xsd", schema_path("make_xsd.py"))
    assert specification is not None
    assert specification.loader is not None
    make_xsd = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(make_xsd)
    assert schema_path("tei_tools.xsd").read_bytes() == make_xsd.make_xsd(schema_path("tei_tools.rng"))


def test_rng_and_xsd_allow_the_same_elements_attributes_and_values() -> None:
    assert xsd_table() == rng_table()


@needs_tei_all
def test_odd_leaves_the_same_elements_attributes_and_values_of_tei() -> None:
    """Value lists are compared where the grammar has one: TEI's own open lists are no restriction."""
    assert Customisation().table() == rng_table()


@needs_tei_all
@needs_jing
def test_odd_is_valid_tei() -> None:
    assert jing(TEI_ALL, schema_path("tei_tools.odd")) == ""


@needs_tei_all
@needs_jing
def test_what_the_grammar_allows_is_valid_tei(generated: list[Path]) -> None:
    assert jing(TEI_ALL, *generated) == ""


@needs_jing
def test_jing_reads_the_grammar_as_libxml2_does(generated: list[Path], rng: etree.RelaxNG) -> None:
    assert jing(schema_path("tei_tools.rng"), *generated) == ""
    assert all(rng.validate(etree.parse(path)) for path in generated)


def test_what_the_grammar_allows_the_xsd_allows(generated: list[Path], xsd: etree.XMLSchema) -> None:
    for path in generated:
        assert xsd.validate(etree.parse(path)), (path, xsd.error_log)


def test_xmlschema_reads_the_xsd_as_libxml2_does(generated: list[Path]) -> None:
    schema = xmlschema.XMLSchema(str(schema_path("tei_tools.xsd")))
    assert all(schema.is_valid(str(path)) for path in generated[:10])


def test_generated_documents_use_most_of_the_grammar(generated: list[Path]) -> None:
    used = {etree.QName(element).localname for path in generated for element in etree.parse(path).iter(etree.Element)}
    assert used == set(rng_table())


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_invalid_file_is_refused_for_what_it_is_named_for(path: Path) -> None:
    """And for nothing else."""
    assert {diagnostic.code for diagnostic in validate(path)} == {path.name.partition(".")[0]}


@pytest.mark.parametrize("path", [path for path in INVALID if "RELAX NG" in known_to(path)], ids=lambda path: path.stem)
def test_invalid_file_is_refused_by_rng_and_xsd(path: Path, rng: etree.RelaxNG, xsd: etree.XMLSchema) -> None:
    # Validation marks the ids in a tree, so each engine has its own.
    assert not rng.validate(etree.parse(path, PARSER))
    assert not xsd.validate(etree.parse(path, PARSER))


@pytest.mark.parametrize(
    "path",
    [path for path in INVALID if known_to(path) in {"Schematron", "the pointer check"}],
    ids=lambda path: path.stem,
)
def test_what_no_grammar_can_say_is_no_matter_of_the_grammar(
    path: Path, rng: etree.RelaxNG, xsd: etree.XMLSchema
) -> None:
    assert rng.validate(etree.parse(path))
    assert xsd.validate(etree.parse(path))


@pytest.mark.parametrize(
    "path", [path for path in INVALID if "Schematron" in known_to(path)], ids=lambda path: path.stem
)
def test_invalid_file_is_refused_by_the_rules_alone(path: Path) -> None:
    rules = schema_path("tei_tools.sch")
    assert path.name.partition(".")[0] in {diagnostic.code for diagnostic in validate(path, schemas=[rules])}


@needs_jing
def test_jing_refuses_what_is_known_to_relax_ng() -> None:
    known = [path for path in INVALID if "RELAX NG" in known_to(path)]
    refused = jing(schema_path("tei_tools.rng"), *known)
    assert [path.name for path in known if f"{path}:" not in refused] == []


@pytest.mark.parametrize(
    ("body", "size"),
    [("<p>x</p>", 1_000_000), ("<p><hi>x</hi><lb/></p><p><date when='x'/></p>", 200_000), ("<p><b/></p>", 50_000)],
)
def test_large_files_do_not_make_libxml2_search(body: str, size: int, rng: etree.RelaxNG) -> None:
    """Neither valid nor invalid ones, as some subsets of tei_all do, which never end."""
    start, _, rest = (INVALID_FOLDER / "empty-element.xml").read_text(encoding="utf-8").partition("        <p>")
    text = start + body * (size // len(body)) + rest.partition("</p>")[2]
    tree = etree.fromstring(text.encode(), PARSER)
    assert rng.validate(tree) == (body == "<p>x</p>")


@pytest.mark.skipif(not SHARED.exists(), reason="the development data are not beside the repository")
def test_tei_by_others_is_refused_without_a_crash() -> None:
    """Our schema is for our files; others' are not ours, and are read to the end."""
    paths = sorted((SHARED / "data" / "tei" / "documents").rglob("*.xml"))[:4]
    assert all(list(validate(path)) for path in paths)

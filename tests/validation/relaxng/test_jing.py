"""Jing and we agree on what is valid: on TEI by others, on mutations of it, and on values of datatypes."""

import re
import shutil
import subprocess
from collections.abc import Sequence
from html import escape
from pathlib import Path

import pytest
from lxml import etree

from tei_tools.validation.relaxng import Schema, mismatches
from tei_tools.validation.relaxng.datatypes import XSD
from tei_tools.validation.relaxng.validation import Mismatch
from tests.conftest import SHARED, TEI_ALL
from tests.examples import cases
from tests.validation.relaxng.following import reason
from tests.validation.relaxng.mutations import mutations
from tests.validation.relaxng.schemas import RNG

DOCUMENTS = sorted((SHARED / "data" / "tei" / "documents").glob("*.xml"))
LINE = re.compile(r"^([^:\n]+):(\d+):\d+: error: (.*)$", re.MULTILINE)


@pytest.fixture(scope="module")
def jing() -> str:
    """The command."""
    return shutil.which("jing") or pytest.skip("jing is not installed")


def refused_by_jing(command: Sequence[str | Path], paths: Sequence[Path]) -> list[tuple[Path, int, str]]:
    """The files and lines that jing names, with what it says of them, in its order."""
    output = subprocess.run([*command, *paths], capture_output=True, text=True, check=False).stdout
    return [(Path(match[1]), int(match[2]), match[3]) for match in LINE.finditer(output)]


def lines(data: bytes, found: Sequence[Mismatch]) -> set[int]:
    """The lines that we name in a file."""
    return {data.count(b"\n", 0, mismatch.offset) + 1 for mismatch in found}


@pytest.fixture(scope="module")
def schema() -> Schema:
    """The official tei_all."""
    if not TEI_ALL.is_file():
        pytest.skip("no ../shared/data/tei/tei_all.rng")
    return Schema(TEI_ALL)


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Five hundred mutations of documents, always the same, and these documents."""
    folder = tmp_path_factory.mktemp("documents")
    paths = [folder / f"{number}.xml" for number in range(500 + len(DOCUMENTS))]
    for path, data in zip(paths, mutations(DOCUMENTS, 500), strict=False):
        path.write_bytes(data)
    # Without their document types, which name files that are not at hand.
    for path, document in zip(paths[500:], DOCUMENTS, strict=True):
        path.write_bytes(etree.tostring(etree.parse(document).getroot()))
    return paths


def test_on_documents_and_mutations_of_them_the_verdict_is_the_same(
    jing: str, schema: Schema, paths: list[Path]
) -> None:
    """So is the first line that is named; of the others, we name all but those that follow from what stands before."""
    refused = refused_by_jing([jing, TEI_ALL], paths)
    ours = {path: found for path in paths if (found := mismatches(schema, path.read_bytes()))}
    assert ours.keys() == {path for path, _, _ in refused}
    assert 300 < len(ours) < 500
    named = {path: lines(path.read_bytes(), found) for path, found in ours.items()}
    assert all(line in named[path] for path, line in {path: line for path, line, _ in reversed(refused)}.items())
    others = [(path, line, message) for path, line, message in refused if line not in named[path]]
    assert [each for each in others if not reason(each[0].read_bytes(), ours[each[0]], *each[1:])] == []
    assert len(others) < 0.04 * len(refused)


def test_on_values_of_datatypes_the_verdict_is_the_same(jing: str, tmp_path: Path) -> None:
    """Those of tests/cases/datatypes.txt; -i: ids may not be in elements, which is no matter here."""
    names = [str(case.id) for case in cases("datatypes")]
    data = "".join(f'<element name="{name}"><data type="{name}"/></element>' for name in names)
    text = f'<element name="r" xmlns="{RNG}" datatypeLibrary="{XSD}"><oneOrMore><choice>{data}'
    text += "</choice></oneOrMore></element>"
    (tmp_path / "s.rng").write_text(text, encoding="utf-8")
    values = [(case.id, value[1:-1]) for case in cases("datatypes") for value in str(case.values[0]).splitlines()]
    rows = "\n".join(f"<{name}>{escape(value)}</{name}>" for name, value in values)
    (tmp_path / "d.xml").write_text(f"<r>{rows}</r>", encoding="utf-8")
    document = (tmp_path / "d.xml").read_bytes()
    assert lines(document, mismatches(Schema(tmp_path / "s.rng"), document)) == {
        line for _, line, _ in refused_by_jing([jing, "-i", tmp_path / "s.rng"], [tmp_path / "d.xml"])
    }

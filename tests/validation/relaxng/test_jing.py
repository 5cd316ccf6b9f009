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
from tests.conftest import SHARED, TEI_ALL
from tests.examples import cases
from tests.validation.relaxng.mutations import mutations
from tests.validation.relaxng.schemas import RNG

DOCUMENTS = sorted((SHARED / "data" / "tei" / "documents").glob("*.xml"))
LINE = re.compile(r"^([^:\n]+):(\d+):\d+: error: ", re.MULTILINE)


@pytest.fixture(scope="module")
def jing() -> str:
    """The command."""
    return shutil.which("jing") or pytest.skip("jing is not installed")


def refused_by_jing(command: Sequence[str | Path], paths: Sequence[Path]) -> list[tuple[Path, int]]:
    """The files and lines that jing names, in its order."""
    output = subprocess.run([*command, *paths], capture_output=True, text=True, check=False).stdout
    return [(Path(match[1]), int(match[2])) for match in LINE.finditer(output)]


def lines(schema: Schema, path: Path) -> set[int]:
    """The lines that we name in a file."""
    data = path.read_bytes()
    return {data.count(b"\n", 0, mismatch.offset) + 1 for mismatch in mismatches(schema, data)}


@pytest.fixture(scope="module")
def schema() -> Schema:
    """The official tei_all."""
    if not TEI_ALL.is_file():
        pytest.skip("no ../shared/data/tei/tei_all.rng")
    return Schema(TEI_ALL)


def test_on_documents_and_mutations_of_them_the_verdict_is_the_same(jing: str, schema: Schema, tmp_path: Path) -> None:
    """Five hundred mutations, always the same; so is the first line that is named.

    Of the other lines, jing names some that follow from what stands before: an element is not complete if one in it is
    not allowed.
    """
    paths = [tmp_path / f"{number}.xml" for number in range(500 + len(DOCUMENTS))]
    for path, data in zip(paths, mutations(DOCUMENTS, 500), strict=False):
        path.write_bytes(data)
    # Without their document types, which name files that are not at hand.
    for path, document in zip(paths[500:], DOCUMENTS, strict=True):
        path.write_bytes(etree.tostring(etree.parse(document).getroot()))
    refused = refused_by_jing([jing, TEI_ALL], paths)
    ours = {path: found for path in paths if (found := lines(schema, path))}
    assert ours.keys() == {path for path, _ in refused}
    assert 300 < len(ours) < 500
    named = [line in ours[path] for path, line in refused]
    assert all(line in ours[path] for path, line in dict(reversed(refused)).items())
    assert named.count(True) > 0.96 * len(named)


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
    assert lines(Schema(tmp_path / "s.rng"), tmp_path / "d.xml") == {
        line for _, line in refused_by_jing([jing, "-i", tmp_path / "s.rng"], [tmp_path / "d.xml"])
    }

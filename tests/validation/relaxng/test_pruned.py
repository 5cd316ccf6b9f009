"""Subsets of TEI: any can be used. Libxml2 never ends with some of them."""

import pytest

from tei_tools.validation.relaxng import Schema, mismatches
from tei_tools.validation.relaxng.names import split
from tests.conftest import SHARED, TEI_ALL
from tests.validation.relaxng.pruned import subsets

SUBSETS = list(subsets(TEI_ALL, 16)) if TEI_ALL.is_file() else []
DOCUMENTS = [SHARED / "data" / "tei" / "documents" / f"{name}.xml" for name in ("testdrama", "testbasic", "detest")]
PHRASES = ["abbr", "date", "emph", "foreign", "hi", "lb", "name", "persName", "q", "ref", "seg", "term"]
TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title/></titleStmt>
<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>
<text><body>{}</body></text></TEI>"""

pytestmark = pytest.mark.skipif(not SUBSETS, reason="no ../shared/data/tei/tei_all.rng")


@pytest.mark.parametrize(("data", "lacking"), SUBSETS, ids=range(len(SUBSETS)))
def test_a_subset_of_tei_refuses_what_it_lacks_and_nothing_else(data: bytes, lacking: frozenset[str]) -> None:
    schema = Schema("file:///subset.rng", resolver=lambda address: data)
    document = TEI.format("".join(f"<p><{name}/></p>" for name in PHRASES))
    refused = [split(each.name)[1] for each in mismatches(schema, document.encode())]
    assert refused == [name for name in PHRASES if name in lacking]


@pytest.mark.parametrize(("data", "lacking"), SUBSETS, ids=range(len(SUBSETS)))
def test_a_subset_of_tei_has_few_states(data: bytes, lacking: frozenset[str]) -> None:
    schema = Schema("file:///subset.rng", resolver=lambda address: data)
    for path in DOCUMENTS:
        mismatches(schema, path.read_bytes())
    assert len(schema.states.known) < 500

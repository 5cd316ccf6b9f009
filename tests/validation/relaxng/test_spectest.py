"""The engine against the conformance suite of RELAX NG."""

import re

import pytest

from tei_tools.validation.relaxng import Schema, SchemaError
from tei_tools.validation.relaxng.validation import mismatches
from tests.validation.relaxng.spectest import ADDRESS, Case, cases

CASES = list(cases())

pytestmark = pytest.mark.skipif(not CASES, reason="no ../shared/data/relaxng/spectest.xml")


@pytest.mark.parametrize("case", [case for case in CASES if case.correct], ids=lambda case: case.name)
def test_schema_that_is_correct_tells_valid_from_invalid(case: Case) -> None:
    schema = Schema(ADDRESS, resolver=case.resolver)
    for document, valid in case.documents:
        assert (not mismatches(schema, document)) == valid, document.decode()


@pytest.mark.parametrize("case", [case for case in CASES if not case.correct], ids=lambda case: case.name)
def test_schema_that_is_incorrect_is_refused_with_its_place(case: Case) -> None:
    with pytest.raises(SchemaError) as raised:
        Schema(ADDRESS, resolver=case.resolver)
    assert re.match(r"/[\w/.]+:\d+: |The schema .*[\w/.]+", str(raised.value))

"""Thirty-six typical mistakes: each has one finding, in its place, with a hint that names the remedy."""

from pathlib import Path

import pytest

from tei_tools.validation import validate
from tests.conftest import ROOT, TEI_ALL
from tests.examples import cases
from tests.validation.mistakes import BASE, file_with, ours, place_of

RULES = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("mistake", "expected"), cases("mistakes"))
def test_a_mistake_has_one_finding_in_its_place_with_the_remedy(mistake: str, expected: str) -> None:
    if not TEI_ALL.is_file():
        pytest.skip("no ../shared/data/tei/tei_all.rng")
    text = file_with(mistake)
    first, hint = expected.splitlines()
    code, _, words = first.partition(" at ")
    found = list(validate(Path("moby.xml"), data=text.encode(), schemas=[TEI_ALL]))
    assert [(each.code, (each.line, each.column)) for each in found] == [(code, place_of(text, mistake, words))]
    assert hint in f"{found[0].message} {found[0].hint}"


@pytest.mark.parametrize(("mistake", "expected"), cases("mistakes"))
def test_the_table_of_the_rules_has_our_words(mistake: str, expected: str) -> None:
    if not TEI_ALL.is_file():
        pytest.skip("no ../shared/data/tei/tei_all.rng")
    assert f" | {ours(mistake)} | " in RULES, expected


def test_the_file_without_a_mistake_is_valid() -> None:
    if not TEI_ALL.is_file():
        pytest.skip("no ../shared/data/tei/tei_all.rng")
    assert list(validate(Path("moby.xml"), data=BASE.encode(), schemas=[TEI_ALL])) == []

"""The cases in tests/cases: files of title, text and what is expected, which anyone can add to without Python."""

from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

CASES = Path(__file__).parent / "cases"


def cases(name: str) -> list[ParameterSet]:
    """The cases of tests/cases/NAME.txt: a text and what is expected, under their title."""
    content = (CASES / f"{name}.txt").read_text(encoding="utf-8").rstrip("\n").removesuffix("\n.")
    found = (case.split("\n.\n") for case in content.split("\n.\n\n"))
    return [pytest.param(text, expected, id=title) for title, text, expected in found]

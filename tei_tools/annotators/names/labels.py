"""What the pieces of evidence are called, for people."""

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Final

from tei_tools.annotators.names.lexicon import FOLDER

WHOSE: Final = {"*": "all mentions", "^": "first word, all mentions"}


@cache
def label(name: str) -> str:
    """What a piece of evidence is called; in brackets, whether all mentions of the word speak."""
    whose = WHOSE.get(name[0])
    return f"{labels()[name[1:]]} ({whose})" if whose else labels()[name]


@cache
def labels() -> Mapping[str, str]:
    """What each piece of evidence is called."""
    table: dict[str, str] = tomllib.loads((FOLDER / "labels.toml").read_text(encoding="utf-8"))
    return table

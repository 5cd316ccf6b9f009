"""What spoke for a name and against it, in words."""

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Final

from tei_tools.annotators.names.lexicon import FOLDER
from tei_tools.annotators.names.recognition import Evidence, weights

MOST: Final = 5
"""Of so many pieces of evidence for a name, and so many against it, the reader is told."""
WHOSE: Final = {"*": "all mentions", "^": "first word, all mentions"}


def explanation(evidence: Evidence, total: float, on_the_list: float = 0.0) -> str:
    """What weighed most for a name and against it, strongest first; the numbers add up to the total.

    All are in logits: 2.2 more makes it nine times as likely.
    """
    table = weights()
    named = {label(name): table[name] * value for name, value in evidence.values.items() if name in table}
    named["part of a name on the list"] = on_the_list
    named["where else the name stands"] = total - on_the_list - evidence.weight
    ranked = sorted(named.items(), key=lambda item: (-abs(item[1]), item[0]))
    speaking = [item for item in ranked if item[1] > 0][:MOST]
    objecting = [item for item in ranked if item[1] < 0][:MOST]
    rest = total - sum(weight for _, weight in speaking + objecting)
    parts = [f"for: {listing(speaking)}", f"against: {listing(objecting)}", f"the rest {rest:+.1f}"]
    return f"{'; '.join(parts)}; together {total:+.1f}"


def listing(items: list[tuple[str, float]]) -> str:
    """Pieces of evidence, each with what it weighs."""
    return ", ".join(f"{name} {weight:+.1f}" for name, weight in items) or "nothing"


def label(name: str) -> str:
    """What a piece of evidence is called; in brackets, whether all mentions of the word speak."""
    whose = WHOSE.get(name[0])
    return f"{labels()[name[1:]]} ({whose})" if whose else labels()[name]


@cache
def labels() -> Mapping[str, str]:
    """What each piece of evidence is called."""
    table: dict[str, str] = tomllib.loads((FOLDER / "labels.toml").read_text(encoding="utf-8"))
    return table

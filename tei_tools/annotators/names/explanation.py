"""What spoke for a name and against it, in words."""

from collections.abc import Iterable
from itertools import chain

from tei_tools.annotators.names.labels import label
from tei_tools.annotators.names.recognition import Contribution, Evidence, contribution, strongest, weights


def explanation(evidence: Evidence, total: float, on_the_list: float = 0.0) -> str:
    """What weighed most for a name and against it, strongest first; the numbers add up to the total.

    All are in logits: 2.2 more makes it nine times as likely.
    """
    table = weights()
    own = [contribution(label(name), table[name]) for name in evidence.own if name in table]
    own.append(contribution("part of a name on the list", on_the_list))
    own.append(contribution("where else the name stands", total - on_the_list - evidence.weight))
    speaking, objecting = strongest(chain(own, *(word.strongest for word in evidence.words)))
    rest = total - sum(weight for _, _, weight in speaking + objecting)
    parts = [f"for: {listing(speaking)}", f"against: {listing(objecting)}", f"the rest {rest:+.1f}"]
    return f"{'; '.join(parts)}; together {total:+.1f}"


def listing(contributions: Iterable[Contribution]) -> str:
    """Pieces of evidence, each with what it weighs."""
    return ", ".join(f"{name} {weight:+.1f}" for _, name, weight in contributions) or "nothing"

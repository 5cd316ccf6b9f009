"""Utterances: which quotations are parts of one, interrupted by a reporting clause."""

from collections.abc import Sequence
from typing import Final

from tei_tools.annotators.quotations.context import SENTENCE_END, Context
from tei_tools.annotators.quotations.kinds import Kind

UTTERED: Final = frozenset({"said", "quote", "q"})
REPORTED: Final = ("a reporting verb after it", "a verb of writing after it", "a verb of thinking after it")


def utterances(contexts: Sequence[Context], kinds: Sequence[Kind]) -> list[int]:
    """For each quotation, the index of the first part of its utterance: its own where it is no later part."""
    first = list(range(len(contexts)))
    for i, context in enumerate(contexts):
        if context.before is not None and _goes_on(contexts[context.before], kinds[context.before], context, kinds[i]):
            first[i] = first[context.before]
    return first


def _goes_on(before: Context, kind: Kind, context: Context, own: Kind) -> bool:
    """Whether a quotation goes on after the clause that interrupted `before`."""
    if kind.element not in UTTERED:
        return False
    between = context.text[context.lead.start : context.lead.end].strip()
    if not between or not before.stop or before.quotation.closing is None:
        return False
    inside = any(between[match.end() :].strip() for match in SENTENCE_END.finditer(between))
    if inside:
        return False
    resumes = between[-1] in ",;—–-" and not context.capital
    if kind.why not in REPORTED:
        return resumes and before.stop in {*",—–-"} and before.capital
    if resumes:
        return True
    # A clause of its own after it is another turn: “What for?” I asked. “For him,” she answered.
    return own.why not in REPORTED and own.element in UTTERED and between[-1] in ".,;—–-!"

"""Utterances: which quotations are parts of one, interrupted by a reporting clause."""

from collections.abc import Sequence
from typing import Final

from tei_tools.annotators.quotations.context import SENTENCE_END, Context
from tei_tools.annotators.quotations.kinds import Kind

UTTERED: Final = frozenset({"said", "quote", "q"})


def utterances(contexts: Sequence[Context], kinds: Sequence[Kind]) -> list[int]:
    """For each quotation, the index of the first part of its utterance: its own where it is no later part."""
    first = list(range(len(contexts)))
    for i, context in enumerate(contexts):
        if context.before is None:
            continue
        start = first[context.before]
        if kinds[start].element in UTTERED and _goes_on(
            contexts[context.before], kinds[context.before], context, kinds[i], later=start != context.before
        ):
            first[i] = start
    return first


def _goes_on(before: Context, kind: Kind, context: Context, own: Kind, *, later: bool) -> bool:
    """Whether a quotation goes on after the clause that interrupted `before`."""
    between = context.text[context.lead.start : context.lead.end].strip()
    unclosed = before.quotation.closing is None and before.quotation.opening.family != "dash"
    if not between or unclosed:
        return False
    if any(between[match.end() :].strip() for match in SENTENCE_END.finditer(between)):
        return False
    aside = (between[0] in "—–-" and between[-1] in "—–-") or (between[0] == "(" and between[-1] == ")")
    resumes = not context.capital and (between[-1] in ",;—–-" or aside)
    if kind.clause != "after":
        return resumes and (aside or before.stop in {*",—–-"}) and (before.capital or later)
    if resumes:
        return True
    # A clause of its own after it is another turn: “What for?” I asked. “For him,” she answered.
    return own.clause != "after" and own.element in UTTERED and between[-1] in ".,;—–-!" and before.stop != ""

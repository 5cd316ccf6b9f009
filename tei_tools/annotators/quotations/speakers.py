"""Who speaks: from the reporting clause, from what stands around, from the turns of a dialogue; or nobody."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from tei_tools.annotators.quotations.context import Context
from tei_tools.annotators.quotations.kinds import Kind
from tei_tools.annotators.quotations.mentions import Mentions
from tei_tools.annotators.quotations.subjects import Subject, owner, subject_after, subject_before
from tei_tools.annotators.quotations.turns import Turns
from tei_tools.document import Document

WITH_SPEAKER: Final = frozenset({"said", "quote"})


class Speaker(NamedTuple):
    """Who speaks: a pointer to a person, how sure it is, and what it rests on."""

    pointer: str
    cert: str
    why: str


def speakers(
    document: Document, contexts: Sequence[Context], kinds: Sequence[Kind], first: Sequence[int]
) -> list[Speaker | None]:
    """The speaker of each quotation, the writer of a quote; None where it cannot be told."""
    mentions = Mentions(document, [context.quotation.span for context in contexts if context.parent is None])
    clauses = [
        clause_subject(mentions, context, kind) if kind.element in WITH_SPEAKER else None
        for context, kind in zip(contexts, kinds, strict=True)
    ]
    subjects = Turns(mentions, contexts, kinds, clauses, first).subjects()
    found: list[Speaker | None] = []
    for context, subject in zip(contexts, subjects, strict=True):
        if subject and subject.pronoun == "I" and context.parent is not None:
            # “I” within a speech is its speaker.
            outer = found[context.parent]
            found.append(outer and Speaker(outer.pointer, "medium", "the speaker of the quotation around it"))
        else:
            found.append(Speaker(subject.pointer, subject.cert, subject.why) if subject and subject.pointer else None)
    return found


def clause_subject(mentions: Mentions, context: Context, kind: Kind) -> Subject | None:
    """The subject of the clause that reports a quotation, be it after it or before."""
    if kind.clause == "after":
        return subject_after(mentions, context.tail_clause)
    if kind.clause == "before":
        return subject_before(mentions, context.lead_sentence)
    if context.introduction is not None and context.text[context.introduction.end - 1] == ":":
        found = subject_before(mentions, context.introduction)
        return found and replace(found, cert="medium", why="named before the colon of the paragraph before")
    return owner(mentions, context.tail_clause)

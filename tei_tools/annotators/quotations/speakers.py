"""Who speaks: from the reporting clause, from what stands around, from the turns of a dialogue; or nobody."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from tei_tools.annotators.quotations.context import EDGE, Context
from tei_tools.annotators.quotations.kinds import Kind
from tei_tools.annotators.quotations.mentions import Mentions
from tei_tools.annotators.quotations.subjects import Subject, subject_after, subject_before
from tei_tools.annotators.quotations.turns import turns
from tei_tools.document import Document, Span


@dataclass(frozen=True)
class Speaker:
    """Who speaks: a pointer to a person, how sure it is, and what it rests on."""

    pointer: str
    cert: str
    why: str


UTTERED: Final = frozenset({"said", "quote", "q"})


def speakers(
    document: Document, contexts: Sequence[Context], kinds: Sequence[Kind], first: Sequence[int]
) -> list[Speaker | None]:
    """The speaker of each quotation, the writer of a quote; None where it cannot be told."""
    mentions = Mentions(document, [context.quotation.span for context in contexts if context.parent is None])
    named = [
        _by_clause(mentions, context, kind) if kind.element in UTTERED else None
        for context, kind in zip(contexts, kinds, strict=True)
    ]
    _join_parts(named, first)
    _within_blocks(mentions, contexts, kinds, named)
    turns(contexts, kinds, named)
    _join_parts(named, first)
    found: list[Speaker | None] = []
    for i, subject in enumerate(named):
        parent = contexts[i].parent
        if subject is not None and subject.narrator and parent is not None:
            # “I” within a speech is its speaker.
            outer = found[parent]
            found.append(outer and replace(outer, cert="medium", why="the speaker of the quotation around it"))
        elif subject is None or subject.pointer is None:
            found.append(None)
        else:
            found.append(Speaker(subject.pointer, subject.cert, subject.why))
    return found

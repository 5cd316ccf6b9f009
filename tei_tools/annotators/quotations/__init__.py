"""Quotations: every mark accounted for, every quotation with its kind, its parts and its speaker.

One pass gives each mark a role (`marks`, `roles`, `pairs`, `extents`, `spans`); then each quotation gets its kind
(`kinds`), is linked to the other parts of its utterance (`utterances`), and gets its speaker (`speakers`).
"""

from collections.abc import Iterator
from typing import Final

from tei_tools.annotators.quotations.account import Account, account
from tei_tools.annotators.quotations.context import contexts
from tei_tools.annotators.quotations.defects import Defect, defects, lint
from tei_tools.annotators.quotations.kinds import Kind, kinds
from tei_tools.annotators.quotations.pairs import Quotation
from tei_tools.annotators.quotations.spans import find
from tei_tools.annotators.quotations.speakers import Speaker, speakers
from tei_tools.annotators.quotations.utterances import utterances
from tei_tools.document import Annotation, Document

CERTAINTIES: Final = ("low", "medium", "high")

__all__ = ["Account", "Defect", "quotation_defects", "quotation_marks", "quotations"]


def quotations(document: Document) -> Iterator[Annotation]:
    """Speech, quotations, words at a distance, words about words and titles in quotation marks, marks included."""
    found = find(document)
    around = contexts(document.text, found.blocks, found.quotations)
    elements = kinds(around, found.heads)
    first = utterances(around, elements)
    # The parts of an utterance are of one kind; each keeps the side on which its own clause stands.
    elements = [elements[start]._replace(clause=own.clause) for start, own in zip(first, elements, strict=True)]
    whose = speakers(document, around, elements, first)
    chained = {start for i, start in enumerate(first) if start != i}
    for i, quotation in enumerate(found.quotations):
        chain = f"utterance-{found.quotations[first[i]].start}" if first[i] in chained else None
        yield _annotation(quotation, elements[i], whose[i], chain)
        yield from filter(None, (defect.annotation for defect in defects(found, quotation)))


def _annotation(quotation: Quotation, kind: Kind, speaker: Speaker | None, chain: str | None) -> Annotation:
    attributes = {}
    cert, why = kind.cert, kind.why
    if quotation.opening.implied:
        cert = min(cert, quotation.cert, key=CERTAINTIES.index)
    if kind.element == "said" and not kind.aloud:
        attributes["aloud"] = "false"
    if speaker and kind.element in {"said", "quote"}:
        attributes["who" if kind.element == "said" else "corresp"] = speaker.pointer
        cert = min(cert, speaker.cert, key=CERTAINTIES.index)
        why = f"{why}; speaker: {speaker.why}"
    return Annotation(quotation.span, kind.element, attributes, cert=cert, chain=chain, why=why)


def quotation_marks(document: Document) -> list[Account]:
    """Every quotation mark of a document with its role, and what that rests on."""
    return list(account(find(document)))


def quotation_defects(document: Document) -> list[Defect]:
    """Every defect of quotation, in document order: what a proofreader looks for by hand."""
    return lint(find(document))

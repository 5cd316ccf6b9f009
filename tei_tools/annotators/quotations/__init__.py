"""Quotations: every mark accounted for, every quotation with its kind, its parts and its speaker.

One pass gives each mark a role (`marks`, `roles`, `pairs`, `extents`, `spans`); then each quotation gets its kind
(`kinds`), is linked to the other parts of its utterance (`utterances`), and gets its speaker (`speakers`).
"""

from collections.abc import Iterator

from tei_tools.annotators.quotations.context import contexts
from tei_tools.annotators.quotations.defects import defects
from tei_tools.annotators.quotations.kinds import Kind, kinds
from tei_tools.annotators.quotations.pairs import Quotation
from tei_tools.annotators.quotations.spans import blocks, find
from tei_tools.annotators.quotations.speakers import Speaker, speakers
from tei_tools.annotators.quotations.utterances import utterances
from tei_tools.document import Annotation, Document

__all__ = ["quotations"]


def quotations(document: Document) -> Iterator[Annotation]:
    """Speech, quotations, words at a distance, words about words and titles in quotation marks, marks included."""
    parts = blocks(document)
    found = find(document)
    around = contexts(document.text, parts, found)
    heads = {annotation.span.start for annotation in document.having("head")}
    elements = kinds(around, frozenset(number for number, part in enumerate(parts) if part.start in heads))
    first = utterances(around, elements)
    # The parts of an utterance are of one kind; each keeps the side on which its own clause stands.
    elements = [elements[start]._replace(clause=own.clause) for start, own in zip(first, elements, strict=True)]
    whose = speakers(document, around, elements, first)
    wrong = defects(found)
    chained = {start for i, start in enumerate(first) if start != i}
    for i, quotation in enumerate(found):
        chain = f"utterance-{found[first[i]].start}" if first[i] in chained else None
        yield _annotation(quotation, elements[i], whose[i], chain)
        yield from wrong[i]


def _annotation(quotation: Quotation, kind: Kind, speaker: Speaker | None, chain: str | None) -> Annotation:
    attributes = {}
    cert, why = kind.cert, kind.why
    if kind.element == "said" and not kind.aloud:
        attributes["aloud"] = "false"
    if speaker and kind.element in {"said", "quote"}:
        attributes["who" if kind.element == "said" else "corresp"] = speaker.pointer
        cert = min(cert, speaker.cert, key=("low", "medium", "high").index)
        why = f"{why}; speaker: {speaker.why}"
    return Annotation(quotation.span, kind.element, attributes, cert=cert, chain=chain, why=why)

"""What jing names and we do not: it follows from what stands before, as docs/architecture.md tells."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from xml.parsers import expat

from tei_tools.validation.relaxng.validation import Mismatch, Problem


class Span(NamedTuple):
    """An element: the byte at which it starts, and its first and its last line."""

    offset: int
    first: int
    last: int


def spans(data: bytes) -> Iterator[Span]:
    """The elements of a document."""
    found: list[Span] = []
    stack: list[tuple[int, int]] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, attributes: stack.append(
        (parser.CurrentByteIndex, parser.CurrentLineNumber)
    )
    parser.EndElementHandler = lambda name: found.append(Span(*stack.pop(), parser.CurrentLineNumber))
    parser.Parse(data, True)
    return iter(found)


def reason(data: bytes, mismatches: Sequence[Mismatch], line: int, message: str) -> str | None:
    """Why we do not name a line that jing names; None if nothing explains it."""
    ids = {mismatch.value for mismatch in mismatches if mismatch.problem is Problem.DUPLICATE_ID}
    if any(message == f'first occurrence of ID "{value}"' for value in ids):
        return "the line of the first is in the message on the second"
    wrong = [mismatch for mismatch in mismatches if mismatch.problem in {Problem.ELEMENT, Problem.TEXT}]
    holders = {mismatch.holder[2] for mismatch in wrong if mismatch.holder}
    passed_over = {mismatch.offset for mismatch in wrong if mismatch.problem is Problem.ELEMENT}
    around = [span for span in spans(data) if span.first <= line <= span.last]
    if " incomplete; " in message:
        ended = any(span.last == line and span.offset in holders for span in around)
        return "what is missing may be what was passed over in the same element" if ended else None
    if any(span.offset in passed_over or span.offset in holders for span in around):
        return "it has been said of the same element, or of the text before it"
    return None

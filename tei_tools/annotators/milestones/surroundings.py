"""What stands before and after a mark: a form feed, the text's edge, half a sentence."""

from typing import Final

from tei_tools.document import Span
from tei_tools.whitespace import WHITE

HALF: Final = ",;-—–"


def around(text: str, span: Span) -> Span:
    """The span with the white space about it."""
    start, end = span
    while start > 0 and text[start - 1] in WHITE:
        start -= 1
    while end < len(text) and text[end] in WHITE:
        end += 1
    return Span(start, end)


def beside_feed(text: str, span: Span) -> bool:
    """Whether only white space parts a span from a form feed."""
    start, end = around(text, span)
    return text.find("\f", start, span.start) >= 0 or text.find("\f", span.end, end) >= 0


def at_edge(text: str, span: Span) -> bool:
    """Whether a span is the first or last thing in a text."""
    start, end = around(text, span)
    return start == 0 or end == len(text)


def runs_on(text: str, span: Span) -> bool:
    """Whether a sentence goes on after a span: with a small letter, or with a comma or a dash before it."""
    start, end = around(text, span)
    return text[end : end + 1].islower() or (start > 0 and text[start - 1] in HALF)

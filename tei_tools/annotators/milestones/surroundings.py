"""What stands before and after a mark: a form feed, the text's edge, half a sentence."""

from typing import Final

from tei_tools.document import Span
from tei_tools.whitespace import Edges

HALF: Final = ",;-—–"


def around(edges: Edges, span: Span) -> Span:
    """The span with the white space about it."""
    return Span(edges.before(span.start), edges.after(span.end))


def beside_feed(edges: Edges, span: Span) -> bool:
    """Whether only white space parts a span from a form feed."""
    start, end = around(edges, span)
    return edges.text.find("\f", start, span.start) >= 0 or edges.text.find("\f", span.end, end) >= 0


def at_edge(edges: Edges, span: Span) -> bool:
    """Whether a span is the first or last thing in a text."""
    start, end = around(edges, span)
    return start == 0 or end == len(edges.text)


def runs_on(edges: Edges, span: Span) -> bool:
    """Whether a sentence goes on after a span: with a small letter, or with a comma or a dash before it."""
    start, end = around(edges, span)
    return edges.text[end : end + 1].islower() or (start > 0 and edges.text[start - 1] in HALF)

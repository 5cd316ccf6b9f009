"""Annotations of structure → a structure that TEI allows, over the whole text.

Blocks begin and end with lines; only a speaker or an opener may end within one. What no annotator claimed becomes `ab`,
or what its container is for. What cannot stand where it is gets the container or division that it needs, or becomes
such a block itself; a container gives way to what it holds. So every text has a valid structure, whatever they say.

https://tei-c.org/release/doc/tei-p5-doc/en/html/DS.html#DSDIV
"""

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from tei_tools.contents import Arranger, Node
from tei_tools.crossing import Piece, uncross
from tei_tools.document import Annotation, Document, Span
from tei_tools.profile import BLOCKS_OR_PHRASES, RUN_IN, STRUCTURE
from tei_tools.whitespace import Edges


class Block(NamedTuple):
    """A piece of structure, how deep it stands, and whether it is text that it holds, not other blocks."""

    depth: int
    piece: Piece
    leaf: bool


def arrange(document: Document, edges: Edges) -> list[Block]:
    """The structure of a document in document order; `body` stands at depth 0."""
    whole = edges.trim(Span(0, len(document.text)))
    arranger = Arranger(document.text, edges)
    return [row for section in arranger.sections(forest(document, edges), whole) for row in flat(section, 0)]


def flat(node: Node, depth: int) -> Iterator[Block]:
    """A node and all within it, in document order."""
    yield Block(depth, node.piece, not node.nodes)
    for inner in node.nodes:
        yield from flat(inner, depth + 1)


def forest(document: Document, edges: Edges) -> list[Node]:
    """The annotations of structure as trees: over whole lines, fragmented where they cross."""
    lines = Lines(document, edges)
    pieces = [
        Piece(lines.of(annotation), order, annotation)
        for order, annotation in enumerate(document.annotations)
        if annotation.element in STRUCTURE or annotation.element in BLOCKS_OR_PHRASES
    ]
    roots: list[Node] = []
    stack: list[Node] = []
    for piece in uncross([piece for piece in pieces if not is_phrase(piece)], edges):
        while stack and stack[-1].span.end <= piece.span.start:
            stack.pop()
        node = Node(piece)
        (stack[-1].nodes if stack else roots).append(node)
        stack.append(node)
    return roots


def is_phrase(piece: Piece) -> bool:
    """Whether it is not structure after all: within a line, a quotation in running text, or nothing but white space."""
    annotation = piece.annotation
    if piece.span.start >= piece.span.end:
        return True
    if annotation.element == "quote" and not annotation.is_block:
        return True
    return annotation.element in BLOCKS_OR_PHRASES and not annotation.span.contains(piece.span)


class Lines:
    """Which lines of one document an annotation of structure covers."""

    def __init__(self, document: Document, edges: Edges) -> None:
        self.edges = edges
        self.run_in = [
            end
            for annotation in document.having(*RUN_IN)
            if (end := edges.before(annotation.span.end)) < edges.lines(annotation.span).end
        ]
        """Where a block ends before its line does, in order."""
        self.run_in.sort()

    def of(self, annotation: Annotation) -> Span:
        """The lines that it begins and ends in and all between, without white space at their edges.

        A speaker or an opener ends where it ends, and what follows it on its line begins there.
        """
        lines = self.edges.lines(annotation.span)
        index = bisect_right(self.run_in, annotation.span.start) - 1
        if index >= 0 and self.run_in[index] > lines.start:
            lines = Span(self.edges.after(self.run_in[index]), lines.end)
        if annotation.element in RUN_IN:
            lines = Span(lines.start, max(lines.start, self.edges.before(annotation.span.end)))
        return lines

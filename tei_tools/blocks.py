"""Annotations of structure → a structure that TEI allows, over the whole text.

Blocks begin and end with lines. What no annotator claimed becomes `ab`; a head that is not first in its division
becomes `ab`; a block after a child division gets a division of its own; what cannot stand where it is gives way to
what it holds. So every text has a valid structure, whatever the annotators say of it.

https://tei-c.org/release/doc/tei-p5-doc/en/html/DS.html#DSDIV
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from tei_tools.crossing import Piece, uncross
from tei_tools.document import Annotation, Document, Span
from tei_tools.profile import LEAF_BLOCKS, STRUCTURE
from tei_tools.whitespace import Edges, chunks


@dataclass(slots=True)
class Node:
    """A piece of structure and the nodes within it, in document order."""

    piece: Piece
    nodes: "list[Node]" = field(default_factory=list)

    @property
    def span(self) -> Span:
        """The lines that it covers."""
        return self.piece.span

    @property
    def element(self) -> str:
        """The element of its annotation."""
        return self.piece.annotation.element

    def named(self, element: str) -> "Node":
        """The same stretch as another element, about which nothing is known."""
        return Node(self.piece._replace(annotation=Annotation(self.span, element, cert="low")))


def arrange(document: Document, edges: Edges) -> list[tuple[int, Piece]]:
    """The structure of a document in document order, each piece with its depth; `body` stands at depth 0."""
    arranger = Arranger(document.text)
    whole = edges.trim(Span(0, len(document.text)))
    return [row for section in arranger.sections(forest(document, edges), whole) for row in flat(section, 0)]


def flat(node: Node, depth: int) -> Iterator[tuple[int, Piece]]:
    """A node and all within it, in document order, with their depths."""
    yield depth, node.piece
    for inner in node.nodes:
        yield from flat(inner, depth + 1)


def forest(document: Document, edges: Edges) -> list[Node]:
    """The annotations of structure as trees: over whole lines, fragmented where they cross."""
    pieces = [
        Piece(edges.lines(annotation.span), order, annotation)
        for order, annotation in enumerate(document.annotations)
        if annotation.element in STRUCTURE or annotation.element == "fw"
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
    """Whether it is not structure after all: furniture within a line, or nothing but white space."""
    inside = piece.annotation.element == "fw" and not piece.annotation.span.contains(piece.span)
    return inside or piece.span.start >= piece.span.end


def has_block(nodes: list[Node]) -> bool:
    """Whether there is more than heads and furniture."""
    return any(node.element not in {"head", "fw"} for node in nodes)


class Arranger:
    """Puts nodes where TEI allows them, over one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.orders = count(-1, -1)

    def sections(self, nodes: list[Node], whole: Span) -> Iterator[Node]:
        """`front`, where there is one, `body`, and `back`, where there is one."""
        front = (
            self.section(nodes[0])
            if nodes and nodes[0].element == "front" and nodes[0].span.start == whole.start
            else None
        )
        rest = nodes[1:] if front else nodes
        back = (
            self.section(rest[-1]) if rest and rest[-1].element == "back" and rest[-1].span.end == whole.end else None
        )
        rest = rest[:-1] if back else rest
        within = Span(front.span.end if front else whole.start, back.span.start if back else whole.end)
        body = self.node("body", within)
        body.nodes = self.contents(within, rest)
        if not has_block(body.nodes):
            body.nodes.append(self.node("ab", Span(within.end, within.end)))
        yield from filter(None, (front, body, back))

    def section(self, node: Node) -> Node | None:
        """A section or division with its contents arranged; None if it would hold no block."""
        contents = self.contents(node.span, node.nodes)
        enough = has_block(contents) or (node.element == "div" and any(inner.element == "head" for inner in contents))
        return Node(node.piece, contents) if enough else None

    def node(self, element: str, span: Span) -> Node:
        """A node that no annotator asked for."""
        return Node(Piece(span, next(self.orders), Annotation(span, element, cert="low")))

    def contents(self, within: Span, nodes: list[Node]) -> list[Node]:
        """What a division holds: heads, then blocks, then divisions, and all the text between them."""
        found: list[Node] = []
        blocks = divisions = False
        for node in self.filled(within, nodes):
            if node.element == "head" and (blocks or divisions):
                node = node.named("ab")
            if node.element == "div":
                divisions = True
            elif node.element in {"p", "ab"}:
                blocks = True
                if divisions:
                    self.enclose(found, node)
                    continue
            found.append(node)
        return found

    def enclose(self, found: list[Node], node: Node) -> None:
        """Put a block that follows a child division into a division of its own, with its neighbours."""
        last = found[-1]
        if last.element != "div" or last.piece.order >= 0:
            last = self.node("div", node.span)
            found.append(last)
        last.nodes.append(node)
        last.piece = last.piece._replace(span=Span(last.span.start, node.span.end))

    def filled(self, within: Span, nodes: list[Node]) -> Iterator[Node]:
        """The nodes that may stand in a division, and an `ab` for each stretch of text that none covers."""
        position = within.start
        for node in self.admitted(nodes):
            yield from self.gap(Span(position, node.span.start))
            yield node
            position = node.span.end
        yield from self.gap(Span(position, within.end))

    def gap(self, span: Span) -> Iterator[Node]:
        """An `ab` for each stretch of text in `span`."""
        yield from (self.node("ab", chunk) for chunk in chunks(self.text, span))

    def admitted(self, nodes: list[Node]) -> Iterator[Node]:
        """The nodes that may stand in a division; others give way to what they hold."""
        for node in nodes:
            if node.element in LEAF_BLOCKS:
                yield Node(node.piece)
            elif node.element == "div" and (section := self.section(node)):
                yield section
            else:
                yield from self.admitted(node.nodes)

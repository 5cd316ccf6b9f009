"""What a container holds, put in the order that TEI wants. The table is `profile.CONTENT`."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Final

from tei_tools.crossing import Piece
from tei_tools.document import Annotation, Span
from tei_tools.profile import BETWEEN, CONTENT, FLEXIBLE, LEAF_BLOCKS, WRAPPERS
from tei_tools.whitespace import LINE, Edges, chunks

# The number of the stage at the end of a container.
BOTTOM: Final = 3


@dataclass(slots=True)
class Node:
    """A piece of structure and the nodes within it, in document order."""

    piece: Piece
    nodes: "list[Node]" = field(default_factory=list)
    arranged: bool = False
    """Whether what is within stands where TEI allows it; if nothing is, the node holds text."""

    @property
    def span(self) -> Span:
        """What it covers."""
        return self.piece.span

    @property
    def element(self) -> str:
        """The element of its annotation."""
        return self.piece.annotation.element

    def named(self, element: str) -> "Node":
        """The same stretch as another element, about which nothing is known."""
        return Node(self.piece._replace(annotation=Annotation(self.span, element, cert="low")))


class Arranger:
    """Puts the nodes of one text where TEI allows them."""

    def __init__(self, text: str, edges: Edges) -> None:
        self.text = text
        self.edges = edges
        self.orders = count(-1, -1)

    def sections(self, nodes: list[Node], whole: Span) -> list[Node]:
        """`front`, where there is one, `body`, and `back`, where there is one."""
        front = back = None
        if nodes and nodes[0].element == "front" and nodes[0].span.start == whole.start:
            front = self.section(nodes[0])
        rest = nodes[1:] if front else nodes
        if rest and rest[-1].element == "back" and rest[-1].span.end == whole.end:
            back = self.section(rest[-1])
        rest = rest[:-1] if back else rest
        within = Span(front.span.end if front else whole.start, back.span.start if back else whole.end)
        body = self.node("body", self.edges.trim(within))
        body.nodes = rest
        contents = self.container(body)
        if not contents.core:
            contents.node.nodes.append(self.node("ab", Span(body.span.end, body.span.end)))
        return [section for section in (front, contents.node, back) if section is not None]

    def section(self, node: Node) -> Node | None:
        """A section with its contents in order; None if it would hold no block."""
        contents = self.container(node)
        return contents.node if contents.complete else None

    def container(self, node: Node) -> "Contents":
        """A node with its contents in order."""
        contents = Contents(self, node)
        for inner in node.nodes:
            contents.add(inner)
        contents.fill(node.span.end)
        return contents

    def node(self, element: str, span: Span) -> Node:
        """A node that no annotator asked for."""
        return Node(Piece(span, next(self.orders), Annotation(span, element, cert="low")))


class Contents:
    """What one container holds, in the order of its `profile.Content`."""

    def __init__(self, arranger: Arranger, node: Node) -> None:
        self.arranger = arranger
        self.node = Node(node.piece, arranged=True)
        """The container, with what has found its place in it."""
        self.model = CONTENT[node.element]
        self.stages = (self.model.top, self.model.blocks, self.model.divisions, self.model.bottom)
        self.stage = 0
        self.begun = self.core = False
        """Whether it holds anything of a stage; whether of one after the first."""
        self.position = node.span.start
        self.bottom = self.start_of_bottom(node)

    def start_of_bottom(self, node: Node) -> int:
        """From where on there is nothing but what may stand last."""
        position = node.span.end
        for inner in reversed(node.nodes):
            if inner.element not in self.model.bottom | BETWEEN or self.arranger.edges.after(inner.span.end) < position:
                break
            position = inner.span.start
        return position

    @property
    def complete(self) -> bool:
        """Whether it holds what such a container must hold; a division may hold heads alone."""
        return self.core or (self.begun and self.node.element == "div")

    def add(self, node: Node) -> None:
        """Put a node, after the text before it."""
        self.fill(node.span.start)
        self.put(node)
        self.position = max(self.position, node.span.end)

    def fill(self, end: int) -> None:
        """Put the text up to `end`, which no annotator claimed."""
        if self.position < end:
            span = Span(self.position, end)
            self.position = end
            for stretch in self.stretches(span):
                self.put(self.arranger.node(self.model.filler, stretch))

    def stretches(self, span: Span) -> Iterator[Span]:
        """The stretches of text in a span that are a block each: verse goes by lines."""
        if self.model.filler != "l":
            return chunks(self.arranger.text, span)
        return (Span(*match.span()) for match in LINE.finditer(self.arranger.text, *span))

    def put(self, node: Node) -> None:
        """Put a node where it may stand: as it is, in containers, under another name, or what it holds in its place."""
        path = self.path(node.element, node.span.start)
        if path is None and node.element in LEAF_BLOCKS:
            self.put(node.named(self.model.filler))
        elif path is None:
            for inner in node.nodes:
                self.add(inner)
            self.fill(node.span.end)
        elif (found := self.arranged(node)) is not None:
            self.append(found, path)

    def path(self, element: str, start: int) -> tuple[str, ...] | None:
        """The containers that an element needs round it here; None if it cannot stand here at all."""
        if element in BETWEEN or self.stage_of(element, start) is not None:
            return ()
        wrapper = WRAPPERS.get(element)
        if wrapper is not None and self.stage_of(wrapper, start) is not None:
            return (wrapper,)
        if self.stage_of("div", start) is None:
            return None
        if element in CONTENT["div"].blocks:
            return ("div",)
        return None if wrapper is None else ("div", wrapper)

    def stage_of(self, element: str, start: int) -> int | None:
        """The stage, this one or a later one, in which an element may stand; None if there is none."""
        for number in range(self.stage, len(self.stages)):
            if element in self.stages[number] and (number < BOTTOM or (self.core and start >= self.bottom)):
                return number
        return None

    def arranged(self, node: Node) -> Node | None:
        """The node with its contents in order; None if it would lack something, and what it holds took its place."""
        if node.arranged:
            return node
        flexible = node.element in FLEXIBLE and all(inner.element in BETWEEN for inner in node.nodes)
        if flexible or node.element not in CONTENT:
            return Node(node.piece, arranged=True)
        contents = self.arranger.container(node)
        if contents.complete:
            return contents.node
        for inner in contents.node.nodes:
            self.put(inner)
        return None

    def append(self, node: Node, path: tuple[str, ...]) -> None:
        """Append a node, in containers that no annotator asked for, together with its neighbours."""
        outermost = path[0] if path else node.element
        if outermost not in BETWEEN:
            self.stage = self.stage_of(outermost, node.span.start) or 0
            self.begun, self.core = True, self.core or self.stage > 0
        nodes = self.node.nodes
        for name in path:
            last = nodes[-1] if nodes else None
            # One speaker, one speech.
            if last is None or last.piece.order >= 0 or last.element != name or name == "sp":
                last = self.arranger.node(name, node.span)
                nodes.append(last)
            last.piece = last.piece._replace(span=Span(last.span.start, node.span.end))
            nodes = last.nodes
        nodes.append(node)

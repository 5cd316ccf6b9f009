"""Overlapping annotations → nesting ones.

One rule: structure outranks the rest; then earlier annotations outrank later ones; what crosses is fragmented at the
boundary and joined with `@next` and `@prev`; white space at a fragment's edge is left out. What cannot be divided (a
misprint with its correction) goes before what can, and is left out where structure or another of its kind divides it.

https://tei-c.org/release/doc/tei-p5-doc/en/html/NH.html#NHVE
"""

from bisect import bisect_right
from collections import Counter, deque
from dataclasses import replace
from typing import Final, Literal, NamedTuple

from tei_tools.blocks import Block, arrange
from tei_tools.crossing import Piece, uncross
from tei_tools.document import PROGRAM, Annotation, Document, Span
from tei_tools.profile import BLOCKS_OR_PHRASES, MAX_DEPTH, MILESTONES, PHRASES, POINTERS, holds
from tei_tools.whitespace import LINE, WHITE, Edges, edges_of

# A supplied mark belongs to one of so many annotations made just before it.
NEAR: Final = 8
LINKED: Final = frozenset({"xml:id", "next", "prev"})
"""What an annotation is linked by."""

Role = Literal["container", "block", "phrase"]


class Row(NamedTuple):
    """A piece and where it stands."""

    depth: int
    piece: Piece
    role: Role


class Nested(NamedTuple):
    """An annotation and where it stands."""

    depth: int
    """How many are around it: 0 for what `text` holds directly."""
    annotation: Annotation
    role: Role
    """`container` of blocks, `block` of text, or `phrase` within one."""


def nest(document: Document) -> list[Nested]:
    """The annotations in document order, outermost first, none crossing another, each where TEI allows it.

    All characters of the text that are not white space lie within blocks: what no annotator claimed is an `ab`.
    """
    edges = edges_of(document.text)
    blocks = arrange(document, edges)
    phrases = cut(document, edges, [block.piece for block in blocks if block.leaf], placed(blocks))
    rows: list[Row] = []
    number = 0
    for depth, block, leaf in blocks:
        rows.append(Row(depth, block, "block" if leaf else "container"))
        if leaf:
            if phrases[number]:
                rows.extend(place(uncross(phrases[number], edges), block.annotation.element, depth))
            number += 1
    return link(rows, ids_of_header(document))


def placed(blocks: list[Block]) -> set[int]:
    """The places in `Document.annotations` of those that are blocks, and might be phrases."""
    return {block.piece.order for block in blocks if block.piece.annotation.element in BLOCKS_OR_PHRASES}


def piece_of(piece: Piece) -> Annotation:
    """The annotation, over the span of its fragment."""
    return piece.annotation if piece.annotation.span == piece.span else replace(piece.annotation, span=piece.span)


def cut(document: Document, edges: Edges, blocks: list[Piece], placed: set[int]) -> list[list[Piece]]:
    """The phrases of a document, cut at the boundaries of its blocks: a list of pieces a block.

    Those that are `placed` are blocks themselves.
    """
    starts = [block.span.start for block in blocks]
    pieces: list[list[Piece]] = [[] for _ in blocks]
    recent: deque[tuple[int, Span]] = deque(maxlen=NEAR)
    for order, annotation in enumerate(document.annotations):
        if annotation.element not in PHRASES or order in placed:
            continue
        span = annotation.span
        index = max(0, bisect_right(starts, span.start) - 1)
        if span.start == span.end:
            # Not within white space: a run of it stands for a line end, or for none, as a whole.
            at = edges.before(span.start) if document.text[span.start : span.start + 1] in WHITE else span.start
            at = min(max(at, blocks[index].span.start), blocks[index].span.end)
            host = next((found for found, near in recent if span.start in near), None)
            pieces[index].append(Piece(Span(at, at), order, annotation, host))
            continue
        span = edges.trim(span)
        if not annotation.whole:
            recent.appendleft((order, span))
        while index < len(blocks) and starts[index] < span.end:
            block = blocks[index].span
            part = edges.trim(Span(max(span.start, block.start), min(span.end, block.end)))
            if part.start < part.end and (part == span or not annotation.whole):
                parts = within_lines(document.text, part) if annotation.element == "gap" else [part]
                pieces[index].extend([Piece(one, order, annotation) for one in parts])
            index += 1
    return pieces


def within_lines(text: str, span: Span) -> list[Span]:
    """The part of a gap in each line, for no `lb` can stand in the `desc` that has its characters."""
    return [Span(*match.span()) for match in LINE.finditer(text, *span)]


def place(pieces: list[Piece], block: str, depth: int) -> list[Row]:
    """The pieces that TEI allows where they stand, with their depth; others give way, and what they hold moves up."""
    stack: list[Piece] = []
    rows = []
    for piece in pieces:
        while stack and closes(stack[-1], piece):
            stack.pop()
        parent = stack[-1].annotation.element if stack else block
        again = any(
            other.span == piece.span and other.annotation.element == piece.annotation.element for other in stack
        )
        if holds(parent, piece.annotation.element) and not again and depth + len(stack) < MAX_DEPTH:
            rows.append(Row(depth + 1 + len(stack), piece, "phrase"))
            if piece.span.start < piece.span.end:
                stack.append(piece)
    return rows


def closes(open_piece: Piece, piece: Piece) -> bool:
    """Whether an open piece ends before `piece`; a point at the end of its host lies inside it."""
    if open_piece.span.end == piece.span.start == piece.span.end:
        return open_piece.order != piece.host
    return open_piece.span.end <= piece.span.start


def link(rows: list[Row], used: set[str]) -> list[Nested]:
    """The annotations, with the parts of one thing joined by `@xml:id`, `@next` and `@prev`.

    No `xml:id` stands twice, or is one of those `used` already.
    https://tei-c.org/release/doc/tei-p5-doc/en/html/SA.html#SAAG
    """
    nested = [Nested(depth, with_own_id(piece_of(piece), used), role) for depth, piece, role in rows]
    chains: dict[str | int, list[int]] = {}
    for index, (_, piece, _) in enumerate(rows):
        chain = piece.annotation.chain
        chains.setdefault(piece.order if chain is None else chain, []).append(index)
    numbers: Counter[str] = Counter()
    for parts in chains.values():
        if len(parts) > 1:
            element = nested[parts[0]].annotation.element
            numbers[element] += 1
            join(nested, parts, f"{element}{numbers[element]}", used)
    return nested


def with_own_id(annotation: Annotation, used: set[str]) -> Annotation:
    """The annotation without links, which `chain` makes, and without its `xml:id` if that is used already."""
    if LINKED.isdisjoint(annotation.attributes):
        return annotation
    own = annotation.attributes.get("xml:id")
    left_out = {"next", "prev"} | ({"xml:id"} if own in used else set())
    used.update(filter(None, [own]))
    if not left_out & annotation.attributes.keys():
        return annotation
    kept = {name: value for name, value in annotation.attributes.items() if name not in left_out}
    return replace(annotation, attributes=kept)


def join(nested: list[Nested], parts: list[int], name: str, used: set[str]) -> None:
    """Link the parts of one thing, in place, under their own ids, or under new ones that begin with `name`."""
    ids = []
    for number, index in enumerate(parts, 1):
        ident = nested[index].annotation.attributes.get("xml:id", f"{name}.{number}")
        while ident in used and "xml:id" not in nested[index].annotation.attributes:
            ident += "_"
        ids.append(ident)
        used.add(ident)
    for number, index in enumerate(parts):
        annotation = nested[index].annotation
        links = {"xml:id": ids[number]}
        if number + 1 < len(parts):
            links["next"] = f"#{ids[number + 1]}"
        if number > 0:
            links["prev"] = f"#{ids[number - 1]}"
        linked = replace(annotation, attributes={**annotation.attributes, **links})
        nested[index] = nested[index]._replace(annotation=linked)


def left_out(document: Document, resps: set[str]) -> list[Annotation]:
    """The annotations of those responsible that are in no part of what `nest` returns: TEI has no place for them."""
    kept: dict[tuple[str, str], list[Span]] = {}
    for _, annotation, _ in nest(document):
        kept.setdefault((annotation.resp, annotation.element), []).append(annotation.span)
    return [
        annotation
        for annotation in document.annotations
        if annotation.resp in resps
        and annotation.element not in MILESTONES
        and not any(
            annotation.span.overlaps(span) or annotation.span.contains(span)
            for span in kept.get((annotation.resp, annotation.element), [])
        )
    ]


def ids_of_header(document: Document) -> set[str]:
    """The ids that the header will hold: of persons and of who is responsible."""
    pointers = {annotation.resp for annotation in document.annotations} | {PROGRAM}
    for annotation in document.annotations:
        pointers.update([value for name, value in annotation.attributes.items() if name in POINTERS])
    used = {target.removeprefix("#") for value in pointers for target in value.split()}
    return used | set(document.persons.by_id) | {responsible.id for responsible in document.header.responsible}

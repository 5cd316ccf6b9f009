"""Crossing annotations → fragments that cross no more: a sweep, O(n log n)."""

from collections.abc import Iterable, Iterator
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from tei_tools.document import Annotation, Span
from tei_tools.profile import MAX_DEPTH
from tei_tools.whitespace import Edges


class Piece(NamedTuple):
    """An annotation, or a fragment of one, that waits for its place.

    `order` is the place in `Document.annotations`; `host` is that of the annotation at whose edge a point lies within.
    """

    span: Span
    order: int
    annotation: Annotation
    host: int | None = None


def uncross(pieces: Iterable[Piece], edges: Edges) -> list[Piece]:
    """The pieces in document order, outermost first, fragmented so that none crosses another.

    A sweep with a stack: O(n log n) in the pieces and the fragments they fall into.
    """
    points = [piece for piece in pieces if piece.span.start == piece.span.end]
    heap = [key(piece) for piece in pieces if piece.span.start < piece.span.end]
    heapify(heap)
    stack: list[int] = []
    found: list[Piece] = []
    while heap:
        *_, piece = heappop(heap)
        while stack and found[stack[-1]].span.end <= piece.span.start:
            stack.pop()
        fitted = fit(piece, crossed(stack, found, piece)) if len(stack) < MAX_DEPTH else None
        if fitted is None:
            continue
        if fitted.span.end < piece.span.end:
            push(heap, piece, Span(fitted.span.end, piece.span.end), edges)
        while stack and found[stack[-1]].span.end < fitted.span.end:
            loser = found[stack[-1]]
            push(heap, loser, Span(fitted.span.start, loser.span.end), edges)
            found[stack.pop()] = loser._replace(span=Span(loser.span.start, edges.before(fitted.span.start)))
        stack.append(len(found))
        found.append(fitted)
    # One that was cut at another's end may be cut again where it begins: nothing is left of it there.
    found = [piece for piece in found if piece.span.start < piece.span.end]
    return insert(points, found) if points else found


def key(piece: Piece) -> tuple[int, int, int, Piece]:
    """Where a piece stands in document order, outer ones first, earlier annotations outside later ones."""
    return piece.span.start, -piece.span.end, piece.order, piece


def push(heap: list[tuple[int, int, int, Piece]], piece: Piece, rest: Span, edges: Edges) -> None:
    """Put back the rest of a piece that was cut."""
    span = edges.trim(rest)
    if span.start < span.end:
        heappush(heap, key(piece._replace(span=span)))


def crossed(stack: list[int], found: list[Piece], piece: Piece) -> Iterator[Piece]:
    """The open pieces, innermost first, that end within `piece`."""
    for index in reversed(stack):
        if found[index].span.end >= piece.span.end:
            return
        yield found[index]


def fit(piece: Piece, open_pieces: Iterable[Piece]) -> Piece | None:
    """The part of `piece` that crosses nothing which outranks it; None if it must be whole and cannot be."""
    for other in open_pieces:
        if other.annotation.whole or (not piece.annotation.whole and other.order < piece.order):
            return None if piece.annotation.whole else piece._replace(span=Span(piece.span.start, other.span.end))
    return piece


def insert(points: list[Piece], found: list[Piece]) -> list[Piece]:
    """The pieces with the points among them: one at the start of its host comes right after the host opens."""
    openings = {(piece.order, piece.span.start): rank for rank, piece in enumerate(found)}
    rows = [((piece.span.start, 1, rank, 0), piece) for rank, piece in enumerate(found)]
    for point in points:
        rank = openings.get((-1 if point.host is None else point.host, point.span.start))
        at = point.span.start
        rows.append(((at, 0, point.order, 0) if rank is None else (at, 1, rank, 1), point))
    return [piece for _, piece in sorted(rows, key=lambda row: row[0])]

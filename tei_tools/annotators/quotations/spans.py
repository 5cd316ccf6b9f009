"""Every quotation of a document, nested: marks, their roles, pairs, and the extents of what was never closed."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from tei_tools.annotators.quotations.extents import logical_end
from tei_tools.annotators.quotations.marks import Family, Mark, marks
from tei_tools.annotators.quotations.pairs import Quotation, Region, nested, pair
from tei_tools.annotators.quotations.roles import double_roles, single_roles
from tei_tools.document import Document, Span

PARAGRAPH_BREAK: Final = re.compile(r"\n[ \t]*\n\s*")


def blocks(document: Document) -> list[Span]:
    """The blocks of a document without white space at their edges, parted at blank lines."""
    return [part for block in document.blocks() for part in _parts(document.text, block)]


def _parts(text: str, block: Span) -> Iterator[Span]:
    start = block.start
    for match in PARAGRAPH_BREAK.finditer(text, block.start, block.end):
        yield from _stripped(text, start, match.start())
        start = match.end()
    yield from _stripped(text, start, block.end)


def _stripped(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)


def find(document: Document) -> list[Quotation]:
    """The quotations of a document in document order, outer ones first."""
    text = document.text
    heads = {annotation.span.start for annotation in document.having("head")}
    parts = blocks(document)
    found = [marks(text, part) for part in parts]
    outer: list[Quotation] = []
    families: tuple[Family, ...] = ("double", "guillemet")
    for family in families:
        regions = [
            _outer_region(text, part, number, group, family, part.start in heads)
            for number, (part, group) in enumerate(zip(parts, found, strict=True))
        ]
        outer += [_settled(text, parts, quotation) for quotation in pair(regions)]
    outer = nested(text, outer)
    singles = [(number, mark) for number, group in enumerate(found) for mark in group if mark.family == "single"]
    inner: list[Quotation] = []
    for regions in _inner_regions(text, parts, heads, outer, singles, _single_outside(found)):
        inner += [_settled(text, parts, quotation) for quotation in pair(regions)]
    return nested(text, [*outer, *inner])


def _outer_region(text: str, part: Span, number: int, group: Sequence[Mark], family: Family, head: bool) -> Region:
    """The region of a block for the marks of one family."""
    own = [mark for mark in group if mark.family == family]
    roles = double_roles(text, own)
    if roles.count("opening") > roles.count("closing") and (closing := _single_for_double(part, group, own)):
        own, roles = [*own, closing], [*roles, "closing"]
    return Region(part, number, own, roles, head)


def _single_for_double(part: Span, group: Sequence[Mark], own: Sequence[Mark]) -> Mark | None:
    """A single mark at the end of the block that closes what a double one opened: none has opened for it."""
    last = group[-1]
    if last.family != "single" or last.end != part.end or last.opens or last.before.isalnum():
        return None
    opened = any(mark.opens and mark.family == "single" and mark.start > own[-1].start for mark in group)
    return None if opened else last


def _settled(text: str, parts: Sequence[Span], quotation: Quotation) -> Quotation:
    """An unclosed quotation with its logical end."""
    if quotation.closing is not None:
        return quotation
    number = bisect_right(parts, (quotation.end - 1, len(text) + 1)) - 1
    end = logical_end(text, quotation.opening.end, quotation.end, parts[number])
    return replace(quotation, end=max(end.position, quotation.opening.end), cert=end.cert, why=end.why)


def _single_outside(found: Iterable[Sequence[Mark]]) -> bool:
    """Whether the text quotes with single marks first, as British books do."""
    firsts = [group[0] for group in found if group and group[0].opens and group[0].before == ""]
    singles = sum(mark.family == "single" for mark in firsts)
    return singles > len(firsts) - singles


def _inner_regions(
    text: str,
    parts: Sequence[Span],
    heads: set[int],
    outer: Sequence[Quotation],
    singles: Iterable[tuple[int, Mark]],
    outside: bool,
) -> Iterator[list[Region]]:
    """The regions for single marks: what lies in one block and in the same quotation, or in none."""
    grouped: dict[int, dict[int, list[Mark]]] = {}
    stack: list[int] = []
    coming = 0
    for number, mark in singles:
        while coming < len(outer) and outer[coming].start <= mark.start:
            stack.append(coming)
            coming += 1
        while stack and outer[stack[-1]].end <= mark.start:
            stack.pop()
        grouped.setdefault(stack[-1] if stack else -1, {}).setdefault(number, []).append(mark)
    for index, of_block in grouped.items():
        span = outer[index].content if index >= 0 else Span(0, len(text))
        regions = []
        for number, group in of_block.items():
            part = parts[number]
            region = Span(max(part.start, span.start), min(part.end, span.end))
            roles = single_roles(text, group, outside=outside and index < 0)
            regions.append(Region(region, number, group, roles, part.start in heads))
        yield regions

"""Every quotation of a document, nested: marks, their roles, pairs, and the extents of what was never closed."""

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Final

from tei_tools.annotators.quotations.conventions import Convention, conventions
from tei_tools.annotators.quotations.dashes import dash, dashed
from tei_tools.annotators.quotations.extents import logical_end
from tei_tools.annotators.quotations.marks import Family, Mark, marks, ornaments
from tei_tools.annotators.quotations.pairs import REACH, Quotation, Region, nested, pair
from tei_tools.annotators.quotations.roles import Role, double_roles, single_roles
from tei_tools.annotators.quotations.unopened import half_opened, unopened
from tei_tools.document import Document, Span

PARAGRAPH_BREAK: Final = re.compile(r"\n[ \t]*\n\s*")


def blocks(document: Document) -> list[Span]:
    """The blocks of a document without white space at their edges, parted at blank lines."""
    return [part for block in document.passages() for part in _parts(document.text, block)]


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


@dataclass(frozen=True)
class Found:
    """The quotations of a document in document order, outer ones first, and the ground they stand on.

    `marks` are those of each block; `roles` what each mark, by its start, looked like before any was paired.
    """

    text: str
    blocks: Sequence[Span]
    marks: Sequence[Sequence[Mark]]
    conventions: Sequence[Convention]
    heads: frozenset[int]
    roles: dict[int, Role] = field(default_factory=dict)
    quotations: Sequence[Quotation] = ()

    def at(self, position: int) -> Convention:
        """The convention at a position."""
        return self.conventions[bisect_right(self.blocks, (position, sys.maxsize)) - 1]

    @property
    def all_marks(self) -> list[Mark]:
        """Every mark of the text, ornaments among them."""
        runs = (run for block in self.blocks for run in ornaments(self.text, block))
        dashes = (
            each.opening for each in self.quotations if each.opening.family == "dash" and not each.opening.implied
        )
        return sorted([*chain.from_iterable(self.marks), *runs, *dashes], key=lambda mark: mark.start)


def find(document: Document) -> Found:
    """The quotations of a document."""
    text = document.text
    parts = blocks(document)
    groups = [marks(text, part) for part in parts]
    starts = {annotation.span.start for annotation in document.having("head")}
    heads = frozenset(number for number, part in enumerate(parts) if part.start in starts)
    found = Found(text, parts, groups, conventions(document, parts, groups), heads)
    outer: list[Quotation] = []
    families: tuple[Family, ...] = ("double", "guillemet")
    for family in families:
        regions = [_outer_region(text, found, number, family) for number in range(len(parts))]
        outer += [_settled(text, parts, quotation) for quotation in pair(regions)]
    outer += _dashed(text, found)
    outer = nested(text, outer)
    outer = nested(text, [*outer, *_unopened(text, found, outer)])
    inner: list[Quotation] = []
    for regions in _inner_regions(text, found, outer):
        inner += [_settled(text, parts, quotation) for quotation in pair(regions)]
    return replace(found, quotations=nested(text, [*outer, *inner]))


def _dashed(text: str, found: Found) -> Iterator[Quotation]:
    """The speech that dashes open, where that is the convention."""
    for block, convention in zip(found.blocks, found.conventions, strict=True):
        opening = dash(text, block) if convention.dashes else None
        if opening:
            found.roles[opening.start] = Role("opening", "at a paragraph, in a division whose dashes open speech")
            yield from dashed(text, block, opening)


def _unopened(text: str, found: Found, outer: Sequence[Quotation]) -> Iterator[Quotation]:
    """The quotations that lack their opening mark."""
    closed = {quotation.closing.start for quotation in outer if quotation.closing}
    coming = 0
    for block, group in zip(found.blocks, found.marks, strict=True):
        here = []
        while coming < len(outer) and outer[coming].start < block.end:
            here.append(outer[coming])
            coming += 1
        closing = [
            mark
            for mark in group
            if mark.family == "double" and mark.start not in closed and found.roles[mark.start].name == "closing"
        ]
        # More than one, and it is no slip.
        if len(closing) == 1 and not found.at(block.start).alike:
            quotation = half_opened(group, closing[0], here) or unopened(text, block, closing[0], here)
            if quotation:
                yield quotation


def _outer_region(text: str, found: Found, number: int, family: Family) -> Region:
    """The region of a block for the marks of one family."""
    part, group = found.blocks[number], found.marks[number]
    own = [mark for mark in group if mark.family == family]
    if not own:
        return Region(part, number, (), (), number in found.heads)
    roles = double_roles(text, own)
    found.roles.update(zip((mark.start for mark in own), roles, strict=True))
    names = [role.name for role in roles]
    if names.count("opening") > names.count("closing") and (closing := _single_for_double(found, number, own)):
        own, names = [*own, closing], [*names, "closing"]
    return Region(part, number, own, names, number in found.heads)


def _single_for_double(found: Found, number: int, own: Sequence[Mark]) -> Mark | None:
    """A single mark at the end of the block that closes what a double one opened: none has opened for it."""
    last = found.marks[number][-1]
    if last.family != "single" or last.end != found.blocks[number].end or last.opens or last.before.isalnum():
        return None
    if any(mark.opens for mark in found.marks[number] if mark.family == "single" and mark.start > own[-1].start):
        return None
    # “‘First, we ask … “Second, we demand …’ “That is all.”
    for group in reversed(found.marks[max(0, number - REACH) : number]):
        if not group or group[0].before or not group[0].opens or group[0].family == "single":
            return last
        singles = [mark for mark in group if mark.family == "single" and mark.opens != mark.closes]
        if singles and singles[-1].opens:
            return None
    return last


def _settled(text: str, parts: Sequence[Span], quotation: Quotation) -> Quotation:
    """An unclosed quotation with its logical end."""
    if quotation.closing is not None:
        return quotation
    number = bisect_right(parts, (quotation.end - 1, len(text) + 1)) - 1
    end = logical_end(text, quotation.opening.end, quotation.end, parts[number])
    return replace(quotation, end=max(end.position, quotation.opening.end), cert=end.cert, why=end.why)


def _inner_regions(text: str, found: Found, outer: Sequence[Quotation]) -> Iterator[list[Region]]:
    """The regions for single marks: what lies in one block and in the same quotation, or in none."""
    grouped: dict[int, dict[int, list[Mark]]] = {}
    stack: list[int] = []
    coming = 0
    taken = {quotation.opening.start for quotation in outer if quotation.opening.family == "single"}
    found.roles.update((start, Role("opening", "a double mark closes what it opens")) for start in taken)
    singles = ((number, mark) for number, group in enumerate(found.marks) for mark in group if mark.family == "single")
    for number, mark in singles:
        if mark.start in taken:
            continue
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
            part = found.blocks[number]
            region = Span(max(part.start, span.start), min(part.end, span.end))
            roles = single_roles(text, group, outside=found.conventions[number].single and index < 0)
            found.roles.update(zip((mark.start for mark in group), roles, strict=True))
            regions.append(Region(region, number, group, [role.name for role in roles], number in found.heads))
        yield regions

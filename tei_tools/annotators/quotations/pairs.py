"""Marks with roles → quotations: what opens with what closes, over paragraphs, and what was never closed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from tei_tools.annotators.quotations.marks import Mark
from tei_tools.annotators.quotations.roles import RoleName
from tei_tools.document import Span

MAX_LEVEL: Final = 8
LONG: Final = 250  # characters: a speech that runs on into another paragraph is rarely shorter
REACH: Final = 12  # paragraphs in which a quotation without repeated marks may close


@dataclass(frozen=True)
class Region:
    """A stretch of one block in which pairs are looked for, with its marks and their roles.

    `number` is that of the block; a quotation does not go on over a `head` without marks.
    """

    span: Span
    number: int
    marks: Sequence[Mark]
    roles: Sequence[RoleName]
    head: bool = False

    @property
    def whole(self) -> bool:
        """Whether it begins with an opening mark and ends with a closing one."""
        return (
            bool(self.marks)
            and self.roles[0] == "opening"
            and self.marks[0].start == self.span.start
            and self.roles[-1] == "closing"
            and self.marks[-1].end == self.span.end
        )

    @property
    def first(self) -> tuple[Mark, RoleName] | None:
        """The first mark that can be half of a pair."""
        found = zip(self.marks, self.roles, strict=True)
        return next((each for each in found if each[1] in {"opening", "closing", "stray"}), None)

    @property
    def opens(self) -> bool:
        """Whether it begins with an opening mark."""
        return bool(self.marks) and self.roles[0] == "opening" and self.marks[0].before == ""

    @property
    def balance(self) -> int:
        """How many marks open more than close."""
        return self.roles.count("opening") - self.roles.count("closing")


@dataclass(frozen=True)
class Quotation:
    """What stands between two marks, both included.

    `end` of one without a closing mark is the farthest place where it can end; `repeated` are the marks with
    which it opens again at a paragraph. `cert` and `why` say how sure its end is.
    """

    start: int
    end: int
    opening: Mark
    closing: Mark | None = None
    repeated: tuple[Mark, ...] = ()
    cert: str = "high"
    why: str = ""

    @property
    def span(self) -> Span:
        """Where it stands, its marks included."""
        return Span(self.start, self.end)

    @property
    def content(self) -> Span:
        """What stands between its marks."""
        return Span(self.opening.end, max(self.opening.end, self.closing.start if self.closing else self.end))


@dataclass
class _Open:
    opening: Mark
    repeated: list[Mark] = field(default_factory=list)

    def close(self, end: int, closing: Mark | None = None) -> Quotation:
        return Quotation(self.opening.start, end, self.opening, closing, tuple(self.repeated))


def pair(regions: Sequence[Region]) -> Iterator[Quotation]:
    """The quotations of consecutive regions, as they end; marks of one family only."""
    stack: list[_Open] = []
    for i, region in enumerate(regions):
        if region.marks:
            skip = _repeated(stack, region) if stack else 0
            yield from _within(region, stack, skip)
        if stack and not _continues(stack, regions, i):
            yield from (item.close(region.span.end) for item in reversed(stack))
            stack.clear()


def _within(region: Region, stack: list[_Open], skip: int) -> Iterator[Quotation]:
    lowest = _lowest(region.roles)
    balance = 0
    for i, (mark, role) in enumerate(zip(region.marks, region.roles, strict=True)):
        balance += (role == "opening") - (role == "closing")
        if i < skip or role not in {"opening", "closing", "repeated", "stray"}:
            continue
        if role == "repeated" and stack:
            stack[-1].repeated.append(mark)
            continue
        # What nothing opened in this region closes what was opened in an earlier one.
        if role in {"closing", "stray"}:
            if stack:
                yield stack.pop().close(mark.end, mark)
            continue
        # An opening mark within a quotation opens another only if enough marks follow to close both.
        nested = len(stack) < MAX_LEVEL and lowest[i] <= balance - 2
        if stack and not nested:
            yield from (item.close(mark.start) for item in reversed(stack))
            stack.clear()
        stack.append(_Open(mark))


def _lowest(roles: Sequence[RoleName]) -> list[int]:
    """For each mark, the lowest balance that is reached after it."""
    balances = []
    balance = 0
    for role in roles:
        balance += (role == "opening") - (role == "closing")
        balances.append(balance)
    for i in range(len(balances) - 2, -1, -1):
        balances[i] = min(balances[i], balances[i + 1])
    return balances


def _repeated(stack: list[_Open], region: Region) -> int:
    """How many marks at the head of the region only say that the quotations on the stack go on."""
    if not region.opens:
        return 0
    stack[-1].repeated.append(region.marks[0])
    return 1


def _continues(stack: list[_Open], regions: Sequence[Region], i: int) -> bool:
    """Whether what is open at the end of a region goes on in the next."""
    region = regions[i]
    if i + 1 == len(regions):
        return False
    following = regions[i + 1]
    if following.number == region.number + 1 and following.opens:
        return _runs_on(stack[-1], regions, i)
    for other in regions[i + 1 : i + 1 + REACH]:
        if other.number - region.number > REACH:
            return False
        first = other.first
        if other.head or first:
            return first is not None and first[1] in {"closing", "stray"} and first[0].closes
    return False


def _runs_on(item: _Open, regions: Sequence[Region], i: int) -> bool:
    """Whether a paragraph that opens with a mark continues the one before, which was not closed.

    A mark is forgotten in short speeches of a dialogue; a long speech or a document goes on.
    """
    region, following = regions[i], regions[i + 1]
    if item.repeated or following.balance > 0:
        return True
    if region.span.end - max(item.opening.start, region.span.start) >= LONG:
        return True
    return not (i > 0 and regions[i - 1].number == region.number - 1 and regions[i - 1].whole)


def nested(text: str, quotations: Iterable[Quotation]) -> list[Quotation]:
    """Quotations in document order, outer ones first; none crosses another, is empty, or is nested too deep."""
    found: list[Quotation] = []
    stack: list[Quotation] = []
    for quotation in sorted(quotations, key=lambda quotation: (quotation.start, -quotation.end)):
        while stack and stack[-1].end <= quotation.start:
            stack.pop()
        if stack and quotation.end > stack[-1].end:
            if quotation.closing:
                continue
            quotation = replace(quotation, end=_stripped(text, quotation.start, stack[-1].content.end))
        if quotation.content.end > quotation.content.start and len(stack) < MAX_LEVEL:
            stack.append(quotation)
            found.append(quotation)
    return found


def _stripped(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end

"""Marks of pages that stand together, and where among them the page begins."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest
from typing import Final

from tei_tools.annotators.milestones.marks import Mark
from tei_tools.annotators.milestones.surroundings import around
from tei_tools.document import Span
from tei_tools.whitespace import Edges

FEED: Final = re.compile("\f")
IN_LINES: Final = frozenset({"lone", "dashed"})
"""Styles of numbers that may stand at the foot of a page as well as at its head."""


@dataclass(frozen=True)
class PageBreak:
    """The marks between the text of two pages: `foot` of the one, `top` of the other.

    `start` is where the second page begins: the end of the text if nothing follows.
    """

    start: int
    foot: tuple[Mark, ...]
    top: tuple[Mark, ...]
    n: str | None = None

    @property
    def span(self) -> Span:
        """From its first mark, or where the page begins, to its last."""
        spans = [mark.span for mark in (*self.foot, *self.top)]
        return Span(
            min([self.start, *(span.start for span in spans)]), max([self.start, *(span.end for span in spans)])
        )


def page_breaks(edges: Edges, marks: Sequence[Mark]) -> list[PageBreak]:
    """The breaks between pages, in order, with the number of the page that begins; a form feed alone is one too."""
    groups = list(together(edges.text, marks))
    at_foot = numbers_at_foot(edges, groups)
    breaks = [page_break(edges, group, at_foot=at_foot) for group in groups]
    known = {page.start for page in breaks}
    breaks += [PageBreak(feed.start(), (), ()) for feed in FEED.finditer(edges.text) if feed.start() not in known]
    breaks.sort(key=lambda page: page.start)
    return [numbered(page, after) for page, after in zip_longest(breaks, breaks[1:])]


def together(text: str, marks: Sequence[Mark]) -> Iterator[list[Mark]]:
    """The marks that only white space parts."""
    group = list(marks[:1])
    for mark, after in pairwise(marks):
        if text[mark.span.end : after.span.start].strip(" \t\n\f"):
            yield group
            group = []
        group.append(after)
    if group:
        yield group


def page_break(edges: Edges, group: list[Mark], *, at_foot: bool) -> PageBreak:
    """The break that marks make; a form feed among or beside them is where it is."""
    whole = around(edges, Span(group[0].span.start, group[-1].span.end))
    feed = edges.text.find("\f", *whole)
    top = [mark for mark in group if mark.span.start > feed >= 0]
    if feed < 0:
        first = next(
            (index for index, mark in enumerate(group) if not (at_foot and mark.style in IN_LINES)), len(group)
        )
        top = group[first:]
    foot = group[: len(group) - len(top)]
    start = feed if feed >= 0 else top[0].span.start if top else whole.end
    return PageBreak(start, tuple(foot), tuple(top))


def numbers_at_foot(edges: Edges, groups: list[list[Mark]]) -> bool:
    """Whether numbers in lines of their own stand at the foot of pages, where no form feed tells.

    At the head they do if the first stands before any text, or one follows a running head.
    """
    if any(
        mark.style in IN_LINES and before.style not in IN_LINES for group in groups for before, mark in pairwise(group)
    ):
        return False
    first = next((mark for group in groups for mark in group if mark.style in IN_LINES), None)
    return first is not None and around(edges, first.span).start > 0


def numbered(page: PageBreak, after: PageBreak | None) -> PageBreak:
    """The break with the number of the page that begins: the one at its head, or the one at its foot.

    The latter stands at the next break, and must follow the one at the foot of the page before.
    """
    n = next((mark.n for mark in page.top if mark.n), None)
    if n is None and after is not None:
        here, there = (next((mark for mark in marks if mark.n), None) for marks in (page.foot, after.foot))
        if there is not None and (here is None or there.order == (here.order or 0) + 1):
            n = there.n
    return replace(page, n=n)

"""Pages: where they begin (`pb`), and their numbers, running heads, catchwords and signatures (`fw`).

https://tei-c.org/release/doc/tei-p5-doc/en/html/PH.html#PHSK
"""

from collections.abc import Iterator

from tei_tools.annotators.milestones.breaks import PageBreak, page_breaks
from tei_tools.annotators.milestones.feet import feet
from tei_tools.annotators.milestones.lone import lone_page
from tei_tools.annotators.milestones.marks import Mark
from tei_tools.annotators.milestones.pages import page_marks
from tei_tools.annotators.milestones.titles import titles
from tei_tools.document import Annotation, Document, Span
from tei_tools.whitespace import edges_of


def milestones(document: Document) -> Iterator[Annotation]:
    """A `pb` where a page begins, and an `fw` for what stands at its head and foot."""
    edges = edges_of(document.text)
    taken = {annotation.span for annotation in document.having("fw")}
    marks = page_marks(edges)
    marks = sorted({mark.span: mark for mark in [*titles(edges, marks), *marks]}.values(), key=lambda mark: mark.span)
    breaks = page_breaks(edges, [mark for mark in marks if mark.span not in taken])
    if not breaks:
        yield from lone_page(edges)
    for page in breaks:
        yield from written(page, len(document.text))
    yield from feet(edges, [page.span for page in breaks])


def written(page: PageBreak, length: int) -> Iterator[Annotation]:
    """The `fw`s of a page break, and its `pb` before those that belong to the page that begins."""
    for mark in page.foot:
        yield forme_work(mark, "bottom")
    if page.start < length and (page.n or page.top or page.foot):
        attributes = {"n": page.n} if page.n else {}
        yield Annotation(
            Span(page.start, page.start), "pb", attributes, cert="high", why="numbers that count up, a page apart"
        )
    for mark in page.top:
        yield forme_work(mark, "top")


def forme_work(mark: Mark, place: str) -> Annotation:
    """The `fw` of a mark."""
    kind = "header" if mark.title else "pageNum"
    why = f"a page number, as {mark.style}" if not mark.title else "a line that recurs at page breaks"
    return Annotation(mark.span, "fw", {"type": kind, "place": place}, cert="high", why=why)

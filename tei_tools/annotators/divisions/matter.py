"""Front, body and back: what stands before the first chapter, and what follows the last.

https://tei-c.org/release/doc/tei-p5-doc/en/html/DS.html#DSFRONT
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tei_tools.annotators.divisions.heads import Head
from tei_tools.annotators.divisions.sequence import Row
from tei_tools.annotators.divisions.vocabulary import BACK, BODY, CHAPTER, FRONT, SECTION, TOPMOST, WHOLE

# More text than that before the first head is no front matter, but the beginning of the text.
LONGEST_UNHEADED: Final = 1500
BEFORE: Final = frozenset(FRONT.values()) | {"list"}
AFTER: Final = frozenset(BACK.values()) | {"transcribersNote"}


def is_strong(head: Head) -> bool:
    """Whether a head shows by itself that it stands in the body: a number, or a name such as `EPILOGUE`."""
    counted = head.form == "keyword" or (head.form == "number" and head.kind == "chapter")
    return counted or head.kind in BODY.values() or head.kind == "part"


def body_start(rows: Sequence[Row], contents: int) -> int:
    """Where the body begins, among rows that are neither title page nor contents.

    `contents` is where the first table of contents begins that stands before the body; -1 if there is none.
    """
    heads = [head for row in rows for head in row.heads]
    early = rows[-1].chunk.span.end // 3
    last = max((head.span.start for head in heads if head.kind in BEFORE and head.span.start < early), default=-1)
    starting = [head for head in heads if is_strong(head) and head.span.start > contents]
    starting = starting or [head for head in heads if head.form == "title" and head.span.start > last]
    starting = starting or [head for head in heads if head.form == "title"]
    above = [row.chunk.span for row in rows if not heads or row.chunk.span.end <= heads[0].span.start]
    long = sum(span.end - span.start for span in above) > LONGEST_UNHEADED
    if above and (not starting or long):
        return above[0].start
    if not starting:
        return heads[0].span.start if heads else 0
    return next((head for head in heads if head.level == WHOLE and head.span.start > contents), starting[0]).span.start


def back_start(rows: Sequence[Row], trailer: int | None) -> int | None:
    """Where the back begins: at what follows the last chapter and is named so, or follows the words `THE END`.

    `trailer` is where these end.
    """
    heads = [head for row in rows for head in row.heads]
    last = max((head.span.start for head in heads if is_strong(head)), default=-1)
    first = min((head.span.start for head in heads if is_strong(head)), default=0)
    # Notes and appendices between chapters belong to these, and so do the last ones.
    inner = {head.kind for head in heads if head.kind in AFTER and first < head.span.start < last}
    named = [head.span.start for head in heads if head.kind in AFTER - inner and head.span.start > last]
    after = [trailer] if trailer is not None and trailer > last else []
    found = [start for start in (*named[:1], *after) if start > heads[0].span.start] if heads else after
    return min(found, default=None)


def settled(rows: Sequence[Row], body: int, back: int | None) -> list[Row]:
    """The rows, with heads as their place asks.

    Parts of the back are outermost, titles in the front begin sections, notes between chapters belong to the chapter.
    """

    def placed(head: Head) -> Head:
        if back is not None and head.span.start >= back:
            return replace(head, level=TOPMOST if head.kind in AFTER else max(head.level, SECTION))
        if head.form == "title" and head.span.start < body:
            return replace(head, kind="section", level=max(head.level, CHAPTER))
        return replace(head, level=SECTION) if head.kind == "notes" else head

    return [replace(row, heads=tuple(placed(head) for head in row.heads)) for row in rows]


def with_grouped_notes(rows: Sequence[Row]) -> list[Row]:
    """The rows, where the heads of chapters in a section of notes begin parts of it."""
    seen: set[tuple[str, int | None]] = set()
    within = False
    result = []
    for row in rows:
        heads = []
        for head in row.heads:
            if head.form == "name":
                within = head.kind == "notes"
            again = (head.kind, head.number) in seen
            within = within and (again or head.form == "name")
            seen.add((head.kind, head.number))
            heads.append(
                replace(head, kind="section", form="number", level=SECTION)
                if within and head.form == "keyword"
                else head
            )
        result.append(replace(row, heads=tuple(heads)))
    return result

"""A text and what stands off from it: `Span`, `Annotation`, `Document`."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import Final, NamedTuple

from tei_tools.errors import AnnotationError
from tei_tools.header import Header
from tei_tools.persons import Persons
from tei_tools.profile import ELEMENTS, FLEXIBLE, LEAF_BLOCKS, LEAVES, NOT_XML, POINTS, VALUES, fault

PROGRAM: Final = "#tei-tools"
"""The `@resp` of what the program decided on: its `respStmt` in the header."""

CERTAINTIES: Final = ("high", "medium", "low")
"""The values of `@cert` (teidata.certainty, without `unknown`)."""


class Span(NamedTuple):
    """A stretch of a text, in code points, half open; `start == end` marks a point."""

    start: int
    end: int

    def text_of(self, text: str) -> str:
        """The characters of the span in `text`."""
        return text[self.start : self.end]

    def contains(self, other: "Span") -> bool:
        """Whether `other` lies within the span; a span lies within itself."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Annotation:
    """One statement about one span: one TEI element.

    `attributes` are written as they stand (`xml:id` is spelled so). With `corr`, the characters of the span are wrong
    or incomplete and `corr` is what should be read: `sic` becomes `choice/sic/corr`, `orig` becomes
    `choice/orig/supplied`, with the attributes, `resp` and `cert` on the reading; `supplied` stands at a point and
    `corr` is what it adds. Annotations that share a `chain` are parts of one thing: `@next` and `@prev` join them.
    `why` tells a reader of `--explain` what the decision rests on; it is not written into the file.

    Raises AnnotationError if no element can carry it.
    """

    span: Span
    element: str
    attributes: Mapping[str, str] = field(default_factory=dict, hash=False)
    corr: str | None = None
    resp: str = PROGRAM
    cert: str | None = None
    chain: str | None = None
    why: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        if self.element not in ELEMENTS:
            raise AnnotationError(f"No element named {self.element!r}. There are: {', '.join(sorted(ELEMENTS))}.")
        if not 0 <= self.span.start <= self.span.end:
            raise AnnotationError(f"{self.element} at {self.span.start}:{self.span.end}: a span ends before it begins.")
        if (self.span.start == self.span.end) != (self.element in POINTS) and self.element not in {"body", "ab"}:
            raise AnnotationError(
                f"{self.element} at {self.span.start}:{self.span.end}: points are {' and '.join(sorted(POINTS))} alone."
            )
        if self.corr is not None and self.element not in {"sic", "orig", "supplied"}:
            raise AnnotationError(f"{self.element} takes no corr. Use sic, orig or supplied.")
        if self.element in {"orig", "supplied"} and self.corr is None:
            raise AnnotationError(f"{self.element} needs corr: what should be read.")
        if not VALUES["next"].fullmatch(self.resp):
            raise AnnotationError(
                f"{self.resp!r} does not say who is responsible. Write '#' and an id, as in {PROGRAM!r}."
            )
        if self.corr is not None and (NOT_XML.search(self.corr) or "\f" in self.corr):
            raise AnnotationError(f"{self.element} at {self.span.start}: XML cannot hold corr {self.corr!r}.")
        if problem := fault(self.element, self.attributes, reading=self.corr is not None):
            raise AnnotationError(f"At {self.span.start}:{self.span.end}: {problem}")
        if self.cert is not None and self.cert not in CERTAINTIES:
            raise AnnotationError(f"{self.cert!r} is not a certainty. There are: {', '.join(CERTAINTIES)}.")

    @property
    def is_block(self) -> bool:
        """Whether a quotation is set off from the text, not part of a line."""
        return self.element == "quote" and "block" in self.attributes.get("rend", "").split()

    @property
    def whole(self) -> bool:
        """Whether it cannot be divided: half of a misprint has no correction."""
        return self.corr is not None or self.element in LEAVES


@dataclass(frozen=True, slots=True)
class Document:
    """A text and what stands off from it.

    `text` has LF line ends and only characters that XML can hold, beside the form feed (a page break). Annotations
    may overlap; they stand in the order in which they were made, and earlier ones outrank later ones.
    """

    text: str
    header: Header = field(default_factory=Header)
    persons: Persons = field(default_factory=Persons)
    annotations: tuple[Annotation, ...] = ()

    def annotate(self, annotations: Iterable[Annotation]) -> "Document":
        """A copy that holds these annotations too.

        Raises AnnotationError if one runs past the end of the text.
        """
        more = tuple(annotations)
        for annotation in more:
            if annotation.span.end > len(self.text):
                start, end = annotation.span
                raise AnnotationError(
                    f"{annotation.element} at {start}:{end} runs past the end of the text, at {len(self.text)}."
                )
        return replace(self, annotations=self.annotations + more)

    def having(self, *elements: str) -> list[Annotation]:
        """The annotations with one of these elements, in document order, outer ones first."""
        return sorted(
            (annotation for annotation in self.annotations if annotation.element in elements),
            key=lambda annotation: (annotation.span.start, -annotation.span.end),
        )

    def blocks(self) -> Iterator[Span]:
        """The spans of blocks that hold running text, in document order; the whole text where there are none.

        Paragraphs, heads, lines of verse, items of lists, notes … What lies within another is part of that one; but a
        note, item or quotation that holds blocks gives way to these.
        """
        yield from (block.span for block in self._blocks())
        if next(self._blocks(), None) is None:
            yield Span(0, len(self.text))

    def passages(self) -> Iterator[Span]:
        """The same, with what runs on as one: the lines of a stanza, and a letter from its salutation."""
        passage: Annotation | None = None
        for block in self._blocks():
            if passage is None:
                passage = block
            elif self._runs_on(passage, block):
                passage = replace(passage, span=Span(passage.span.start, block.span.end))
            else:
                yield passage.span
                passage = block
        yield Span(0, len(self.text)) if passage is None else passage.span

    def _runs_on(self, passage: Annotation, block: Annotation) -> bool:
        """Whether a block goes on with the line of verse or the opener before it."""
        line_ends = self.text.count("\n", passage.span.end, block.span.start)
        return (passage.element == block.element == "l" and line_ends < 2) or (
            passage.element == "opener" and line_ends == 0
        )

    def _blocks(self) -> Iterator[Annotation]:
        """The annotations of blocks that hold text, none within another; of those that hold blocks, what is left."""
        names = (*LEAF_BLOCKS, *FLEXIBLE, "stage", "figure")
        found = [one for one in self.having(*names) if one.element != "quote" or one.is_block]
        holders: list[Annotation] = []
        position = 0
        for block, after in zip_longest([*found, None], found[1:]):
            start = block.span.start if block is not None else len(self.text)
            while holders:
                yield from self._left(holders[-1], position, start)
                position = max(position, min(start, holders[-1].span.end))
                if holders[-1].span.end > start:
                    break
                holders.pop()
            if block is None or start < position:
                continue
            position = start
            if block.element in FLEXIBLE and after is not None and block.span.overlaps(after.span):
                holders.append(block)
            else:
                yield block
                position = block.span.end

    def _left(self, holder: Annotation, start: int, end: int) -> Iterator[Annotation]:
        """What a block that holds blocks has between two offsets, if it has words there."""
        words = self.text[start : min(end, holder.span.end)]
        if words and not words.isspace():
            start += len(words) - len(words.lstrip())
            yield replace(holder, span=Span(start, start + len(words.strip())))

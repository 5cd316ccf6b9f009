"""Surroundings: what earlier annotators found where a date stands."""

from bisect import bisect_left
from collections.abc import Iterable

from tei_tools.document import Annotation, Span


class Surroundings:
    """The spans of annotations, to ask which one a date stands in; those within others are left out."""

    def __init__(self, annotations: Iterable[Annotation]) -> None:
        self._spans: list[Span] = []
        for annotation in annotations:
            if not self._spans or annotation.span.start >= self._spans[-1].end:
                self._spans.append(annotation.span)
        self._starts = [span.start for span in self._spans]

    def of(self, span: Span) -> Span | None:
        """The last of them that shares a character with `span`."""
        nearest = bisect_left(self._starts, span.end) - 1
        return self._spans[nearest] if nearest >= 0 and self._spans[nearest].overlaps(span) else None

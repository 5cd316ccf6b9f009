"""Dates in prose: recognised, read, resolved from the narrative, and written as W3C dates.

recognition   where a calendar expression stands            forms · vocabulary · plausibility
reading       what its own words say                        Expression
sequences     what dates beside each other share
context       what it leaves out, from the narrative        Resolution
values        its W3C dates
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from tei_tools.annotators.dates.calendar import UNKNOWN, Point, point
from tei_tools.annotators.dates.context import Context, Resolution, advance, resolve
from tei_tools.annotators.dates.expression import Expression
from tei_tools.annotators.dates.recognition import recognise
from tei_tools.annotators.dates.sequences import connect
from tei_tools.annotators.dates.surroundings import Surroundings
from tei_tools.annotators.dates.values import attributes
from tei_tools.document import Annotation, Document, Span

__all__ = ["dates", "parse"]

_FEW_WORDS: Final = r"\W*(?:\w+\W+){0,3}"
_OPENS_BLOCK: Final = re.compile(_FEW_WORDS)
_OPENS_SENTENCE: Final = re.compile(rf"[.!?:]{_FEW_WORDS}\Z")
_REACH: Final = 48
_NEXT: Final = 3000
"""How many characters off the next date may be that a missing year is measured by."""


def dates(document: Document) -> Iterator[Annotation]:
    """Calendar expressions, with their values: `December 7`, `early in May, 1922`, `1914–18`."""
    text = document.text
    found = list(_found(document))
    quotations = Surroundings(document.having("said", "quote", "q", "soCalled", "mentioned", "title"))
    narrative = context = Context()
    quotation: Span | None = None
    for (block, expression), following in zip(found, _following(text, found), strict=True):
        around = quotations.of(expression.span)
        if around != quotation:
            # What is quoted within a paragraph is told by the way: after it the narrative stands where it stood.
            quotation, context = around, narrative
        resolution = resolve(expression, replace(context, following=following))
        opening = _opens(text, block, expression.span)
        context = advance(context, resolution.expression, expression.span.text_of(text), opening=opening)
        if around is None or around.contains(block):
            narrative = context
        yield from _annotations(resolution)


def _found(document: Document) -> Iterator[tuple[Span, Expression]]:
    """The calendar expressions of each block, without months and seasons that are part of a name."""
    text = document.text
    names = Surroundings(document.having("persName", "placeName", "orgName"))
    for block in document.blocks():
        for expression in connect(text, recognise(text, *block)):
            numbered = any(char.isdigit() for char in expression.span.text_of(text))
            if numbered or names.of(expression.span) is None:
                yield block, expression


def _following(text: str, found: Sequence[tuple[Span, Expression]]) -> list[Point]:
    """For each expression the next date that the text says in full, to the month or where a sentence opens."""
    points: list[Point] = []
    following, position = UNKNOWN, len(text)
    for block, expression in reversed(found):
        near = position - expression.span.end < _NEXT
        points.append(following if near else UNKNOWN)
        said = expression.complete and expression.years == 1 and not expression.ambiguous
        if said and (expression.point.month or _opens(text, block, expression.span)):
            following, position = expression.point, expression.span.start
    points.reverse()
    return points


def parse(text: str, context: str = "") -> dict[str, str]:
    """The value of a date by itself, as attributes of `date`; empty if it is none.

    `context` is the W3C date of what is told before; a year or month that the text leaves out is taken from it.

    >>> parse("close of 1921")
    {'notBefore': '1921-11-01', 'notAfter': '1921-12-31'}
    >>> parse("December 7", context="1921-11")
    {'when': '1921-12-07'}
    """
    text = f"in {text}"
    expressions = connect(text, recognise(text, len("in "), len(text)))
    if not expressions:
        return {}
    return attributes(resolve(expressions[0], Context(point(context), context)).expression)


def _opens(text: str, block: Span, span: Span) -> bool:
    """Whether a date stands at the beginning of a sentence, or of a paragraph or head."""
    before = text[max(block.start, span.start - _REACH) : span.start]
    if span.start - block.start < _REACH and _OPENS_BLOCK.fullmatch(before):
        return True
    return _OPENS_SENTENCE.search(before) is not None


def _annotations(resolution: Resolution) -> Iterator[Annotation]:
    """The date, and the dates that stand in it whole."""
    for expression in (resolution.expression, *resolution.expression.inner):
        values = attributes(expression)
        if values or expression.ambiguous:
            if resolution.cert != "high" and expression.point.year is not None:
                values["evidence"] = "external"
            yield Annotation(expression.span, "date", values, cert=resolution.cert, why=resolution.why)

"""Dates in prose: recognised, read, resolved from the narrative, and written as W3C dates.

    recognition   where a calendar expression stands            forms · vocabulary · plausibility
    reading       what its own words say                        Expression
    sequences     what dates beside each other share
    context       what it leaves out, from the narrative        Resolution
    values        its W3C dates
"""

import re
from collections.abc import Iterator
from typing import Final

from tei_tools.annotators.dates.context import Context, Resolution, advance, resolve
from tei_tools.annotators.dates.expression import Expression, Point
from tei_tools.annotators.dates.recognition import recognise
from tei_tools.annotators.dates.sequences import connect
from tei_tools.annotators.dates.values import attributes
from tei_tools.document import Annotation, Document, Span

__all__ = ["Context", "Point", "dates", "parse"]

_OPENING: Final = re.compile(r"(?:[.!?:]\W*|\A\W*|\n\s*)(?:\w+\W+){0,3}\Z")
_REACH: Final = 48


def dates(document: Document) -> Iterator[Annotation]:
    """Calendar expressions, with their values: `December 7`, `early in May, 1922`, `1914–18`."""
    text = document.text
    context = Context()
    for block in document.blocks():
        expressions = connect(text, recognise(text, *block))
        for expression in expressions:
            resolution = resolve(expression, context)
            words = expression.span.text_of(text)
            context = advance(context, resolution, words, opening=_opens(text, block, expression.span))
            if annotation := _annotation(resolution):
                yield annotation


def parse(text: str, context: Point | None = None) -> dict[str, str]:
    """The value of a date by itself, as attributes of `date`; empty if it is none.

    >>> parse("close of 1921")
    {'notBefore': '1921-11-01', 'notAfter': '1921-12-31'}
    >>> parse("December 7", context=Point(1921, 11))
    {'when': '1921-12-07'}
    """
    expressions = connect(text, recognise(text, 0, len(text)))
    if not expressions:
        return {}
    return attributes(resolve(expressions[0], Context(context or Point())).expression)


def _opens(text: str, block: Span, span: Span) -> bool:
    """Whether a date stands at the beginning of a sentence, or of a paragraph or head."""
    return _OPENING.search(text[max(block.start, span.start - _REACH) : span.start]) is not None


def _annotation(resolution: Resolution) -> Annotation | None:
    expression = resolution.expression
    values = attributes(expression)
    if not values and not expression.vague:
        return None
    if resolution.cert != "high":
        values["evidence"] = "external"
    return Annotation(expression.span, "date", values, cert=resolution.cert, why=resolution.why)

"""Catchwords and signatures: what a printer put at the foot of a page for the binder.

https://tei-c.org/release/doc/tei-p5-doc/en/html/PH.html#PHSK
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from tei_tools.annotators.milestones.surroundings import around
from tei_tools.annotators.milestones.titles import line_before
from tei_tools.document import Annotation, Span
from tei_tools.whitespace import Edges

SIGNATURE: Final = re.compile(r"(?:VOL\. [IVX]{1,5}\.? )?([A-Z]{1,2})(?: ?[2-9])?")
WORD: Final = re.compile(r"[^\W_]+")
LONGEST_WORD: Final = 30


def feet(edges: Edges, breaks: Sequence[Span]) -> Iterator[Annotation]:
    """The catchwords and signatures in the lines before page breaks."""
    signatures: list[tuple[str, Span]] = []
    # Blank pages have one line before them.
    for start, end in dict.fromkeys(around(edges, page) for page in breaks):
        line = line_before(edges.text, start)
        word = WORD.match(edges.text, end, end + LONGEST_WORD)
        foot = line.text_of(edges.text).strip().rstrip("-.,;:")
        if match := SIGNATURE.fullmatch(foot):
            signatures.append((match[1], line))
        elif word and word[0] == foot:
            yield Annotation(
                line, "fw", {"type": "catch", "place": "bottom"}, cert="high", why="the next page's first word"
            )
    # One letter in a line may be anything; letters that go through the alphabet are signatures.
    if len(signatures) > 1 and all(one[0] <= other[0] for one, other in pairwise(signatures)):
        for _, line in signatures:
            yield Annotation(
                line,
                "fw",
                {"type": "sig", "place": "bottom"},
                cert="medium",
                why="letters at page ends that go through the alphabet",
            )

"""References to other parts of the book: `See App. II, Sect. 3`, `(Chapter IV)`.

https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#COXR
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from tei_tools.document import Annotation, Document, Span
from tei_tools.enumeration import NUMBER, value

KINDS: Final[Mapping[str, str]] = {
    "appendix": r"app(?:endix)?",
    "chapter": r"ch(?:ap(?:ter)?)?",
    "section": r"sect?(?:ion)?|§",
    "book": r"b(?:oo)?k",
    "part": r"p(?:ar)?t",
    "volume": r"vol(?:ume)?",
    "letter": "letter",
    "act": "act",
    "scene": r"sc(?:ene)?",
}
WORDS: Final = "|".join(KINDS.values())
PLACE: Final = re.compile(rf"(?P<word>{WORDS})\.?\s{{0,3}}(?P<number>{NUMBER})", re.IGNORECASE)
PLACES: Final = rf"(?:{WORDS})\.?\s{{0,3}}{NUMBER}(?:,?\s{{1,3}}(?:{WORDS})\.?\s{{0,3}}{NUMBER}){{0,3}}"
# A place alone may be another book's. What it begins with comes first, because it is found far more quickly so.
REFERENCE: Final = re.compile(
    r"[(SsCcVv](?i:(?<=\()(?:see\s)?|(?<!\w.)(?:(?<=s)ee|(?<=c)f\.|(?<=v)ide|(?<=c)ompare)\s)"
    rf"(?i:\s{{0,3}}(?:also\s)?(?:the\s)?(?P<places>{PLACES}))"
)

Number = tuple[str, str]
"""The type of a division and its number, as in `@type` and `@n`."""


def references(document: Document) -> Iterator[Annotation]:
    """A `ref` for each that leads to one division of the document."""
    parts = numbered_parts(document)
    starts = {number: [division.span.start for division in divisions] for number, divisions in parts.items()}
    for match in REFERENCE.finditer(document.text) if parts else ():
        found: Annotation | None = None
        within = Span(0, len(document.text))
        for number in numbers(match["places"]):
            low, high = (bisect_left(starts.get(number, ()), position) for position in within)
            found = parts[number][low] if high - low == 1 else None
            within = found.span if found else Span(0, 0)
        if found:
            target = f"#{found.attributes['xml:id']}"
            span = Span(*match.span("places"))
            yield Annotation(span, "ref", {"target": target}, cert="high", why="the book has one such part")


def numbered_parts(document: Document) -> dict[Number, list[Annotation]]:
    """The divisions that can be referred to, by type and number, in document order."""
    parts: dict[Number, list[Annotation]] = defaultdict(list)
    for division in document.having("div"):
        if "xml:id" in division.attributes:
            parts[division.attributes.get("type", ""), division.attributes.get("n", "")].append(division)
    return parts


def numbers(places: str) -> Iterator[Number]:
    """The type and number of each part that a reference names, from the outermost in."""
    for match in PLACE.finditer(places):
        kind = next(kind for kind, word in KINDS.items() if re.fullmatch(word, match["word"], re.IGNORECASE))
        yield kind, str(value(match["number"]))

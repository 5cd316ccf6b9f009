"""Stage directions: in brackets, in italics, or told by their first word.

https://tei-c.org/release/doc/tei-p5-doc/en/html/DR.html#DRSTA
"""

import re
from collections.abc import Iterator
from typing import Final

from tei_tools.annotators.genres.lines import Line
from tei_tools.document import Span

# What a direction begins with that nobody says: the Latin and the English of the playhouse.
VERB: Final = re.compile(
    r"(?:re-?)?(?:enter|exit|exeunt|manet|manent)\b|(?:flourish|alarums?|sennet|tucket|thunder|curtain)\b[^,!?]*[.;]",
    re.IGNORECASE,
)
# Old books close no brackets at the margin: `[_Exit._`
ENCLOSED: Final = re.compile(
    r"(?:\[[^\[\]]*\]|\([^()]*\)|_[^_]*_|[\[(]_[^_\[\]]*_|\[_?(?:re-)?(?:exit|exeunt|enter)\b[^\[\]]*)[.]?",
    re.IGNORECASE,
)
INLINE: Final = re.compile(
    r"\[(?!\d+\]|sic\]|\?\])[^\[\]]{1,400}\]|\(_[^()]{1,400}_\)|\[_?(?:Exit|Exeunt)[^\[\]\n]*$", re.MULTILINE
)
ENTRANCE: Final = re.compile(r"(?<![A-Za-z])(?:Re-)?(?:[Ee]nter|ENTER)s?(?![a-z])")
EXIT: Final = re.compile(r"[\W_]*(?:exit|exeunt)", re.IGNORECASE)
LONGEST: Final = 1000


def is_direction(text: str, span: Span) -> bool:
    """Whether whole lines are a stage direction."""
    words = span.text_of(text) if span.end - span.start <= LONGEST else ""
    verb = VERB.match(words.lstrip("_ "))
    return ENCLOSED.fullmatch(words) is not None or (verb is not None and words.lstrip("_ ")[0].isupper())


def directions(text: str, lines: tuple[Line, ...]) -> Iterator[Span]:
    """The runs of whole lines that are stage directions."""
    start: int | None = None
    for index, line in enumerate(lines):
        if start is None and is_direction(text, line.span):
            yield line.span
        elif text[line.start] in "[(" and start is None:
            start = index
        if start is not None and text[line.end - 1] in "])":
            span = Span(lines[start].start, line.end)
            if is_direction(text, span):
                yield span
            start = None


def inline(text: str, span: Span) -> Iterator[Span]:
    """The stage directions within a speech, in brackets."""
    yield from (Span(*match.span()) for match in INLINE.finditer(text, *span))


def kind(words: str) -> dict[str, str]:
    """The `@type` of a stage direction, where its words tell."""
    if ENTRANCE.search(words):
        return {"type": "entrance"}
    return {"type": "exit"} if EXIT.match(words) else {}

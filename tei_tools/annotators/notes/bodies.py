"""Where the text of notes stands: after a sign that leads its paragraph, or in brackets that say so."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from tei_tools.annotators.notes.signs import ANYWHERE, Sign
from tei_tools.document import Span
from tei_tools.whitespace import CONTENT, chunks

OPENING: Final = re.compile(
    r"\[ ?(?:foot-?|side-?|end-?)?note(?: +(?P<label>\d{1,3}|[a-z]|[*†‡§¶]{1,3}))? ?:", re.IGNORECASE
)
BRACKET: Final = re.compile(r"[\[\]]")
LONGEST: Final = 20_000
MOST_NESTED: Final = 8
SENTENCE_END: Final = re.compile(r"[.?!:;”’\"'\])]\s*\Z")
BEGINNING: Final = re.compile(r"[ \t\n]*[^\W_a-z]|[ \t\n]*[“\"‘'(\[_]")
# How far from its call a note at the foot of a page may stand.
NEAR: Final = 8_000


@dataclass(frozen=True)
class Body:
    """The text of a note, with its sign, if it has one; `called` says whether such a sign stood before it."""

    span: Span
    sign: Sign | None
    place: str = "bottom"
    called: bool = False

    @property
    def style(self) -> str:
        """How its sign is written."""
        return self.sign.style if self.sign else "any"

    @property
    def order(self) -> int:
        """The place of its sign in a sequence; 0 where it has none."""
        return self.sign.order if self.sign else 0

    @property
    def label(self) -> str:
        """What calls for it."""
        return self.sign.label if self.sign else ""


def bracketed(text: str) -> Iterator[Body]:
    """Notes within brackets: `[Footnote 2: …]`."""
    position = 0
    for match in OPENING.finditer(text):
        if match.start() >= position and (end := closing(text, match.start())) is not None:
            position = end
            label = match["label"]
            sign = Sign(Span(*match.span("label")), label, "any", leads=True) if label else None
            place = "margin" if "side" in match[0].lower() else "bottom"
            yield Body(Span(match.start(), end), sign, place)


def closing(text: str, start: int) -> int | None:
    """Where the bracket at `start` closes, with those within it; None if it does not."""
    depth = 0
    for match in BRACKET.finditer(text, start, start + LONGEST):
        depth += 1 if match[0] == "[" else -1
        if depth > MOST_NESTED:
            return None
        if depth == 0:
            return match.end()
    return None


class Reading:
    """One passage over the signs of a text, which tells those that call for a note from those that lead one."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.chunks = list(chunks(text))
        self.starts = [chunk.start for chunk in self.chunks]
        self.anchors: list[Sign] = []
        self.bodies: list[Body] = []
        self.waiting: dict[str, Sign] = {}

    def read(self, found: Iterator[Sign]) -> None:
        """Take all signs, in order."""
        for sign in found:
            if sign.leads and self.is_body(sign):
                called = sign.label in self.waiting
                self.add(Body(Span(sign.span.start, self.chunk(sign).end), sign, called=called))
            elif not sign.leads or sign.style in ANYWHERE:
                self.call(sign)
        self.anchors.sort()

    def chunk(self, sign: Sign) -> Span:
        """The chunk that a sign stands in."""
        return self.chunks[bisect_right(self.starts, sign.span.start) - 1]

    def call(self, sign: Sign) -> None:
        """Take a sign for one that calls for a note."""
        self.anchors.append(sign)
        self.waiting[sign.label] = sign

    def is_body(self, sign: Sign) -> bool:
        """Whether a sign that leads its line leads a note."""
        chunk = self.chunk(sign)
        if CONTENT.search(self.text, sign.span.end, chunk.end) is None:
            return False
        call = self.waiting.get(sign.label)
        called = call is not None and call.style == sign.style and sign.span.start - call.span.end < NEAR
        if sign.style in {"bare", "round"} and not called:
            return False
        if sign.span.start == chunk.start or (self.bodies and self.bodies[-1].span.end == chunk.end):
            return True
        line_end = self.text.rfind("\n", chunk.start, sign.span.start)
        ended = SENTENCE_END.search(self.text, max(chunk.start, line_end - 3), line_end) is not None
        return called and ended and BEGINNING.match(self.text, sign.span.end) is not None

    def add(self, body: Body) -> None:
        """Take the text of a note, which ends the one before in the same chunk."""
        last = self.bodies[-1] if self.bodies else None
        if last is not None and last.span.end > body.span.start:
            end = last.span.start + len(self.text[last.span.start : body.span.start].rstrip())
            self.bodies[-1] = replace(last, span=Span(last.span.start, end))
        elif last is not None and last.sign and last.label == body.label and not (last.called or body.called):
            # Of two paragraphs that begin with one sign, and nothing that calls for them, the first is what calls.
            self.anchors.append(last.sign)
            self.bodies.pop()
        self.waiting.pop(body.label, None)
        self.bodies.append(body)

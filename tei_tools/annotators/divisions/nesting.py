"""Heads → divisions: which begins within which, and where each ends."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from tei_tools.annotators.divisions.heads import Head
from tei_tools.annotators.divisions.vocabulary import WHOLE
from tei_tools.document import Annotation, Span
from tei_tools.whitespace import WHITE

SHORT: Final = {"chapter": "ch", "volume": "vol", "section": "sec"}
WHY: Final = {
    "keyword": "a word for a division, with a number",
    "name": "the name of a part",
    "number": "a number in a sequence",
    "title": "a title set apart",
    "contents": "a table of contents",
}


def nested(text: str, heads: Sequence[Head], barriers: Sequence[int]) -> Iterator[Annotation]:
    """A `div` for each head, to the next head of its level or above it or the next barrier, and the `head`s."""
    ordered = sorted(
        [*heads, *(barrier(at) for at in barriers)],
        # Of two heads in one line, as in `SCENE II. ACT I`, that of the larger division comes first.
        key=lambda head: (head.span.start, head.form != "barrier", head.level),
    )
    ids = identifiers(ordered)
    for head, end, name in zip(ordered, ends(ordered, len(text)), ids, strict=True):
        if head.form == "barrier":
            continue
        why = WHY[head.form]
        cert = "medium" if head.form == "title" else "high"
        if head.level > WHOLE:
            attributes = {"type": head.kind, **({"n": head.n} if head.n else {}), "xml:id": name}
            yield Annotation(trimmed(text, head.span.start, end), "div", attributes, cert=cert, why=why)
        if not head.silent:
            yield Annotation(head.span, "head", cert=cert, why=why)
            for span in head.more:
                yield Annotation(span, "head", cert="medium", why="a title below the number")


def trimmed(text: str, start: int, end: int) -> Span:
    """A stretch of text without the white space at its ends; empty if it holds nothing else."""
    while end > start and text[end - 1] in WHITE:
        end -= 1
    while start < end and text[start] in WHITE:
        start += 1
    return Span(start, max(start, end))


def barrier(position: int) -> Head:
    """What ends all divisions at a position."""
    return Head(Span(position, position), "", "barrier", WHOLE)


def ends(heads: Sequence[Head], length: int) -> list[int]:
    """Where the division of each head ends."""
    result = [length] * len(heads)
    stack: list[int] = []
    for index, head in enumerate(heads):
        while stack and heads[stack[-1]].level >= head.level:
            result[stack.pop()] = head.span.start
        stack.append(index)
    return result


def identifiers(heads: Sequence[Head]) -> list[str]:
    """An identifier for the division of each head: its kind and number, below those of the divisions that it is in."""
    open_ids: list[tuple[int, str]] = []
    used: Counter[str] = Counter()
    result = []
    for head in heads:
        while open_ids and open_ids[-1][0] >= head.level:
            open_ids.pop()
        name = f"{SHORT.get(head.kind, head.kind)}{head.n or ''}"
        name = f"{open_ids[-1][1]}-{name}" if open_ids else name
        used[name] += 1
        name = f"{name}-{used[name]}" if used[name] > 1 else name
        if head.level > WHOLE:
            open_ids.append((head.level, name))
        result.append(name)
    return result

"""Notes, joined to the signs that call for them.

https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#CONONO
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from tei_tools.annotators.notes.bodies import Body, Reading, bracketed
from tei_tools.annotators.notes.figures import figures
from tei_tools.annotators.notes.joining import join
from tei_tools.annotators.notes.sections import Section, extended, sections
from tei_tools.annotators.notes.signs import Sign, signs
from tei_tools.document import Annotation, Document

# Notes that need no sign before them to be known for notes: in brackets that say so, or in a section of notes.
SELF_EVIDENT: Final = frozenset({"any", "number"})
# Without a sign that calls for it, it is an item of a list.
AMBIGUOUS: Final = frozenset({"round", "bare"})
ABBREVIATED: Final = {"chapter": "ch", "section": "sec", "letter": "let"}


def notes(document: Document) -> Iterator[Annotation]:
    """A `note` for the text of each, and a `ref` to it for each sign that calls for it."""
    text = document.text
    taken = [annotation.span for annotation in document.having("fw", "figure", "ab")]
    reading = Reading(text)
    reading.read(signs(text, taken))
    in_sections = list(sections(text, reading.chunks))
    bodies = placed(reading, in_sections, list(bracketed(text)))
    anchors = sorted([*reading.anchors, *figures(text, in_sections, reading.anchors)])
    divisions = [division for division in document.having("div") if division.attributes.get("n", "").isalnum()]
    calls = join(anchors, bodies, [division.span.start for division in divisions])
    found = kept(bodies, calls)
    ids = identifiers(found, calls, divisions)
    for body in found:
        attributes = {"place": body.place}
        if body.label:
            attributes |= {"n": body.label, "xml:id": ids[body]}
        cert, why = ("high", "a sign calls for it") if calls[body] else ("medium", "it has the form of a note")
        yield Annotation(body.span, "note", attributes, cert=cert, why=why)
        for sign in calls[body]:
            sure = "medium" if sign.style == "figure" else "high"
            yield Annotation(sign.span, "ref", {"target": f"#{ids[body]}"}, cert=sure, why="a note has this sign")


def placed(reading: Reading, in_sections: Sequence[Section], in_brackets: Sequence[Body]) -> list[Body]:
    """All the texts of notes in order: at the foot of pages, in sections of notes, in brackets."""
    found = list(in_brackets)
    position = 0
    for section in in_sections:
        low, high = (bisect_right(reading.bodies, place, key=lambda body: body.span.start) for place in section.span)
        numbered = {body.span.start for body in section.bodies}
        others = [body for body in reading.bodies[low:high] if body.span.start not in numbered]
        inside = sorted([*others, *section.bodies], key=lambda body: body.span)
        found += reading.bodies[position:low]
        found += extended(reading.text, reading.chunks, reading.starts, inside)
        position = high
    return sorted(found + reading.bodies[position:], key=lambda body: body.span)


def kept(bodies: Sequence[Body], calls: Mapping[Body, Sequence[Sign]]) -> list[Body]:
    """The notes: some sign calls for them, or they say so, or most of those written like them are called for."""
    called = Counter(body.style for body in bodies if calls[body])
    lonely = Counter(body.style for body in bodies if not calls[body])
    return [
        body
        for body in bodies
        if calls[body]
        or body.style in SELF_EVIDENT
        or (body.style not in AMBIGUOUS and called[body.style] >= lonely[body.style])
    ]


def identifiers(
    bodies: Sequence[Body], calls: Mapping[Body, Sequence[Sign]], divisions: Sequence[Annotation]
) -> dict[Body, str]:
    """An `xml:id` for each note: `n1`; where numbers begin anew, `ch2-n1`; signs are counted, `s1`."""
    starts = [division.span.start for division in divisions]
    often = Counter(body.label for body in bodies)
    found: dict[Body, str] = {}
    used: Counter[str] = Counter()
    for body in bodies:
        name = f"n{body.label}" if body.label.isalnum() else "s"
        place = calls[body][0].span.start if calls[body] else body.span.start
        index = bisect_right(starts, place) - 1
        if name != "s" and often[body.label] > 1 and index >= 0:
            name = f"{prefix(divisions[index])}-{name}"
        used[name] += 1
        found[body] = name if name != "s" and used[name] == 1 else f"{name}{'' if name == 's' else '-'}{used[name]}"
    return found


def prefix(division: Annotation) -> str:
    """What stands before the number of a note of a division."""
    kind = division.attributes.get("type", "div")
    return ABBREVIATED.get(kind, kind) + division.attributes["n"]

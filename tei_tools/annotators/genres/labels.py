"""Who speaks: the labels before speeches, told by their form and by their coming again.

A form alone tells nothing (`Well. I went …`); the same few labels that take turns do.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from tei_tools.annotators.genres.lines import Chunk, Line
from tei_tools.document import Span

_STAGE: Final = r"(?:[ ]?(?:\([^()]{1,300}\)|\[[^\[\]]{1,300}\]))?"
_CAPITALS: Final = (
    r"(?:\d{1,2}(?:st|nd|rd|th|ST|ND|RD|TH)[ ])?[A-Z][A-Z0-9'’.&-]*"
    r"(?:[ ](?:(?:[A-Z&][A-Z0-9'’.&-]*)|of|the|and|to|de|la)){0,5}"
)
_TITLE: Final = (
    r"(?:(?:Mrs?|Mme|Mlle|Dr|St|Capt|Col|Gen|Lt|Rev|Prof)\.[ ])?"
    r"[A-Z][a-z'’-]+(?:[ ](?:[A-Z][a-z'’-]*|of|the|and|to)){0,3}(?<=[a-z])"
)
_DASH: Final = r"(?:—|–|--)"
_RUN_IN: Final = r"[ ]?(?=\S)"
FORMS: Final = {
    name: re.compile(pattern, re.MULTILINE)
    for name, pattern in {
        "capitals run in": (
            rf"(?P<name>{_CAPITALS}){_STAGE}(?:[.:]{_DASH}?|[ ]?{_DASH}|(?<=\.)|(?<=[)\]])){_STAGE}{_RUN_IN}"
        ),
        "capitals": rf"(?P<name>{_CAPITALS})[.:,]?{_STAGE}[.:]?$",
        "italics run in": rf"_(?P<name>[A-Z][^_\n\d]{{0,30}})_{_STAGE}[.:]?{_DASH}?{_RUN_IN}",
        "run in": rf"(?P<name>{_TITLE}){_STAGE}[.:]{_DASH}?{_STAGE}{_RUN_IN}",
        "alone": rf"(?P<name>{_TITLE})[.:]?{_STAGE}$",
    }.items()
}
"""How a label may look: `HAMLET. To be`, `HAMLET` alone, `_Ham._ To be`, `Ham. To be`, `Hamlet` alone."""
STAGE: Final = re.compile(r"[(\[][^()\[\]]+[)\]]")
NUMERAL: Final = re.compile(r"[ivxlcdm]+|[^a-z]+")
INITIALS: Final = re.compile(r"\w\.?(?: \w\.?)*")
MOST_INITIALS: Final = 2
NO_SPEAKER: Final = re.compile(
    r"(?:act|scene|chapter|book|part|canto|section|fig|figure|note|the end|enter|exit|exeunt|re-enter|dramatis|persons"
    r"|characters|contents|preface|introduction)\b.*|p\.? ?s|n\.? ?b|no|vol|finis|mrs?|dr|st|epilogue|time|place"
    r"|setting|curtain"
)
"""Names of parts of a play and the like, as labels write names."""
FEWEST: Final = 4
FEWEST_IN_DRAMA: Final = 2
MOST_LINES_BETWEEN: Final = 90
DENSITY: Final = {"capitals": 0.2, "italics": 0.25, "run": 0.4, "alone": 0.3}
"""How many of the chunks of a dialogue have a label at least, by its family."""
REACH: Final = 700
"""A label with its directions is not longer."""
SURE: Final = 0.6
"""How many of the labels of a dialogue come again at least."""
LONGEST: Final = 45


class Label(NamedTuple):
    """A label: its characters with what ends it, and its name as it is compared.

    `stage` is a direction in brackets beside it; `line` counts the lines of the text, `place` those of the chunk;
    `rest` is where the direction or what is said begins.
    """

    span: Span
    name: str
    form: str
    stage: Span | None
    line: int
    chunk: int
    place: int
    rest: int
    bare: bool
    """Whether it is the last line of its chunk, and nothing follows in that."""

    @property
    def alone(self) -> bool:
        """Whether nothing follows it in its line."""
        return self.form in {"capitals", "alone"}

    @property
    def family(self) -> str:
        """What forms that one play may mix have in common."""
        return self.form.partition(" ")[0]


def key(name: str) -> str:
    """A name as it is compared."""
    return " ".join(name.strip("_.:,;()[]—– ").casefold().replace("’", "'").split())


def candidates(text: str, chunks: Sequence[Chunk]) -> Iterator[Label]:
    """Every line that might begin with a label, in each form that it has."""
    number = -1
    for index, chunk in enumerate(chunks):
        for place, line in enumerate(chunk.lines):
            number += 1
            if not ("A" <= text[line.start] <= "Z" or text[line.start] in "_123456789"):
                continue
            last = place == len(chunk.lines) - 1
            found = label_at(text, line, chunk.lines[-1].end, first=place == 0, last=last)
            if found is not None:
                yield found._replace(line=number, chunk=index, place=place)


def label_at(text: str, line: Line, stop: int, *, first: bool, last: bool) -> Label | None:
    """The label that a line begins with, which is the first line of its chunk, the last one, or neither.

    The chunk ends at `stop`: a direction beside a label may go on below it.
    """
    for form, pattern in FORMS.items():
        # A name alone has the speech below it, perhaps below a blank line; `Yes.` there is no name.
        if not first and form in {"capitals", "alone"}:
            continue
        if form == "alone" and last and text[line.end - 1] == ".":
            continue
        match = pattern.match(text, line.start, min(stop, line.start + REACH))
        if match is None or len(match["name"]) > LONGEST:
            continue
        name = key(match["name"])
        if NUMERAL.fullmatch(name) or NO_SPEAKER.fullmatch(name):
            continue
        whole = Span(line.start, line.start + len(match[0].rstrip()))
        # A speaker holds no stage direction: it stands with what is said.
        # https://tei-c.org/release/doc/tei-p5-doc/en/html/ref-speaker.html
        stage = STAGE.search(text, *whole)
        end = stage.start() if stage else whole.end
        span = Span(line.start, line.start + len(text[line.start : end].rstrip()))
        rest = end if stage else match.end()
        bare = form == "capitals" and last
        return Label(span, name, form, stage and Span(*stage.span()), line=0, chunk=0, place=0, rest=rest, bare=bare)
    return None


def labels(text: str, chunks: Sequence[Chunk], *, drama: bool) -> list[list[Label]]:
    """The labels of each dialogue of a text, in order."""
    found = without_initials(list(candidates(text, chunks)))
    families = sorted({label.family for label in found})
    best = max(families, key=lambda family: recurrent(found, family), default="")
    fewest = FEWEST_IN_DRAMA if drama else FEWEST
    if recurrent(found, best) < (0 if drama else fewest):
        return []
    times = Counter(label.name for label in found if label.family == best)
    known = {name for name, count in times.items() if count > 1} or set(times if drama else ())
    if drama:
        # The persons of a play within the play may have labels of their own form.
        shouted = Counter(label.name for label in found if label.family == "capitals")
        known |= {name for name, count in shouted.items() if count > 1}
    # Who speaks once has a label like the others, above or before words.
    kept = [label for label in found if label.name in known or (label.family == best != "alone" and not label.bare)]
    return [
        group
        for group in dialogues(kept)
        if len(sure := [label for label in group if label.name in known]) >= max(fewest, SURE * len(group))
        and len({label.name for label in sure}) > 1
        and len(group) >= DENSITY[best] * (group[-1].chunk - group[0].chunk + 1) * (0.5 if drama else 1)
        and takes_turns(group)
    ]


def without_initials(found: list[Label]) -> list[Label]:
    """The labels without those of initials alone, where these are many: a list of names; `Q.` and `A.` are two."""
    initials = {label.name for label in found if INITIALS.fullmatch(label.name)}
    return [label for label in found if label.name not in initials] if len(initials) > MOST_INITIALS else found


def recurrent(found: list[Label], family: str) -> int:
    """How many labels of a family come again."""
    times = Counter(label.name for label in found if label.family == family)
    return sum(count for count in times.values() if count > 1)


def dialogues(kept: list[Label]) -> Iterator[list[Label]]:
    """Labels that stand near each other, together."""
    group = kept[:1]
    for one, after in pairwise(kept):
        if after.line - one.line > MOST_LINES_BETWEEN:
            yield group
            group = []
        group.append(after)
    if group:
        yield group


def takes_turns(group: list[Label]) -> bool:
    """Whether neighbours differ, as they do where people speak by turns."""
    changes = sum(one.name != after.name for one, after in pairwise(group))
    return changes * 2 > len(group) - 1

"""The speeches of a drama: the lines that belong to each label, and the stage directions around them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tei_tools.annotators.genres.labels import Label, labels
from tei_tools.annotators.genres.lines import Chunk, Line, Sweep, first_letter
from tei_tools.annotators.genres.measures import LONGEST, irregular, joined, share
from tei_tools.annotators.genres.stages import directions, is_direction
from tei_tools.document import Span

MOST_CHUNKS: Final = 4
"""In prose that is no drama, a speech does not go on over more."""
SHORTEST: Final = 40
"""A speech in capitals is no shorter than that."""
WIDEST: Final = 62
"""Of verse that is spoken, few lines are longer."""


@dataclass(frozen=True, slots=True)
class Speech:
    """A label and what is said under it.

    `lines` are those said, the first of them what follows the label in its line; `directions` are lines among them.
    """

    label: Label
    lines: tuple[Line, ...]
    directions: tuple[Span, ...]

    @property
    def span(self) -> Span:
        """From the label to the last line or direction."""
        ends = [self.label.span.end, *(line.end for line in self.lines), *(span.end for span in self.directions)]
        return Span(self.label.span.start, max(ends))


def dialogue(text: str, chunks: Sequence[Chunk], *, drama: bool) -> tuple[list[Speech], list[Span]]:
    """The speeches of a text, and the stage directions between, before and after them."""
    speeches: list[Speech] = []
    stages: list[Span] = []
    for group in labels(text, chunks, drama=drama):
        stages.extend(above(text, chunks, group[0].chunk))
        index = group[0].chunk
        for label, after in zip(group, [*group[1:], None], strict=True):
            stages.extend(chunk.span for chunk in chunks[index : label.chunk] if is_direction(text, chunk.span))
            parts = list(parts_of(chunks, label, after, drama=drama))
            index = label.chunk + len(parts)
            while len(parts) > 1 and ends_speech(text, parts[-1]):
                stages.append(span_of(parts.pop()))
            lines = [line for part in parts for line in part]
            found = tuple(directions(text, tuple(lines)))
            directed = Sweep(list(found))
            said = tuple(line for line in lines if not directed.covers(line.span))
            speeches.append(Speech(label, said, found))
    return speeches, stages


def ends_speech(text: str, lines: tuple[Line, ...]) -> bool:
    """Whether lines are a stage direction, or a line like `CURTAIN` or `END OF ACT I`."""
    span = span_of(lines)
    short = len(lines) == 1 and span.end - span.start <= SHORTEST
    return is_direction(text, span) or (short and span.text_of(text).isupper())


def above(text: str, chunks: Sequence[Chunk], index: int) -> Iterator[Span]:
    """The stage directions right above the first speech of a dialogue."""
    while index and chunks[index].joined and is_direction(text, chunks[index - 1].span):
        index -= 1
        yield chunks[index].span


def parts_of(chunks: Sequence[Chunk], label: Label, after: Label | None, *, drama: bool) -> Iterator[tuple[Line, ...]]:
    """The lines under a label, up to the next one, chunk by chunk; first what follows it in its own line."""
    most = len(chunks) if drama else MOST_CHUNKS if after else 2 if label.alone else 1
    own = chunks[label.chunk].lines[label.place]
    rest = own._replace(start=label.rest, indent=own.indent + label.rest - own.start)
    for index in range(label.chunk, min(len(chunks), label.chunk + most)):
        if index > label.chunk and not chunks[index].joined:
            return
        lines = chunks[index].lines
        stop = after.place if after and after.chunk == index else len(lines)
        if index == label.chunk:
            yield (*((rest,) if rest.start < rest.end else ()), *lines[label.place + 1 : stop])
        elif stop:
            yield lines[:stop]
        if stop < len(lines):
            return


def span_of(lines: tuple[Line, ...]) -> Span:
    """From the first line to the last."""
    return Span(lines[0].start, lines[-1].end)


def is_verse(text: str, speech: Speech, *, usual: bool) -> bool:
    """Whether a speech is in verse; what is too short to tell is what is `usual` in its play."""
    if not speech.lines or max(line.end - line.start for line in speech.lines) > LONGEST:
        return False
    if irregular([text[line.start : line.end] for line in speech.lines]):
        return False
    after = joined(text, speech.lines, rare=usual)[1:]
    short = share([line.end - line.start <= WIDEST for line in speech.lines])
    capitals = share([first_letter(text, line[0]).isupper() for line in after])
    if len(after) > 1:
        return capitals >= 0.7 and short >= 0.8
    return usual and capitals == 1 and short == 1


def mostly_verse(text: str, speeches: list[Speech]) -> bool:
    """Whether most of the longer speeches of a play are in verse."""
    longer = [speech for speech in speeches if len(speech.lines) > 2]
    return bool(longer) and share([is_verse(text, speech, usual=False) for speech in longer]) >= 0.5

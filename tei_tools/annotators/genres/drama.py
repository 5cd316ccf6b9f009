"""Drama: speeches with their speakers, and stage directions.

https://tei-c.org/release/doc/tei-p5-doc/en/html/DR.html#DRSP
"""

from collections.abc import Iterator

from tei_tools.annotators.genres.cast import cast, settings
from tei_tools.annotators.genres.detection import genre_of
from tei_tools.annotators.genres.labels import key
from tei_tools.annotators.genres.lines import free_chunks
from tei_tools.annotators.genres.measures import joined
from tei_tools.annotators.genres.speeches import Speech, dialogue, is_verse, mostly_verse
from tei_tools.annotators.genres.stages import inline, kind
from tei_tools.document import Annotation, Document, Span
from tei_tools.persons import Persons


def drama(document: Document) -> Iterator[Annotation]:
    """An `sp` for each speech with its `speaker`, `stage` for stage directions, and `l` for the lines of verse."""
    text = document.text
    chunks = free_chunks(document)
    speeches, stages = dialogue(text, chunks, drama=genre_of(document).name == "drama")
    usual = mostly_verse(text, speeches)
    people = by_label(document.persons)
    for speech in speeches:
        who = people.get(speech.label.name)
        attributes = {"who": f"#{who}"} if who else {}
        why = f"the label of a speaker, {speech.label.form}, that comes again"
        yield Annotation(speech.span, "sp", attributes, cert="high", why=why)
        yield Annotation(speech.label.span, "speaker", cert="high", why=why)
        yield from said(text, speech, verse=is_verse(text, speech, usual=usual))
    for span in stages:
        yield stage(text, span)
    if speeches:
        yield from cast(document, chunks)
        directions = set(stages)
        for span in settings(document, chunks, [speech.label.chunk for speech in speeches]):
            if span not in directions:
                yield Annotation(span, "stage", {"type": "setting"}, cert="medium", why="below the head of a scene")


def said(text: str, speech: Speech, *, verse: bool) -> Iterator[Annotation]:
    """The directions in a speech, and its lines where it is in `verse`."""
    beside = speech.label.stage
    apart = [span for span in speech.directions if beside is None or span.start != beside.start]
    for span in apart:
        yield stage(text, span)
    for parts in joined(text, speech.lines, rare=True) if verse else ():
        yield Annotation(Span(parts[0].start, parts[-1].end), "l", cert="medium", why="lines that end early")
    if beside:
        yield Annotation(beside, "stage", {"type": "delivery"}, cert="high", why="in brackets, beside a label")
    whole = {span.start for span in (*apart, *filter(None, [beside]))}
    spoken = Span(speech.label.span.end, speech.span.end)
    yield from (stage(text, span) for span in inline(text, spoken) if span.start not in whole)


def stage(text: str, span: Span) -> Annotation:
    """A stage direction."""
    return Annotation(span, "stage", kind(span.text_of(text)), cert="high", why="in brackets, or told by its verb")


def by_label(persons: Persons) -> dict[str, str]:
    """The id of the one person who goes by each name, as labels write it."""
    found: dict[str, set[str]] = {}
    for form, bearers in persons.by_form.items():
        found.setdefault(key(form), set()).update(person.id for person in bearers)
    return {form: next(iter(ids)) for form, ids in found.items() if len(ids) == 1}

"""Names of persons: `persName` with `@ref`, for those on the user's list and for all others that the text shows."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from tei_tools.annotators.names.candidates import Candidate, candidates, plain
from tei_tools.annotators.names.explanation import explanation
from tei_tools.annotators.names.identity import Name, Register
from tei_tools.annotators.names.lexicon import NAMED, Word, lexicon
from tei_tools.annotators.names.listed import Forms
from tei_tools.annotators.names.recognition import agreed, evidences
from tei_tools.document import PROGRAM, Annotation, Document, Span
from tei_tools.persons import Person

__all__ = ["names"]

ON_THE_LIST: Final = 3.0
"""What it weighs, in logits, that a name is part of a name on the user's list."""
FEW: Final = 8
"""Of so many persons of one name the one named last is looked for."""
SURE: Final = 1.5
"""The weight from which a name is certain."""


class Mention(NamedTuple):
    """A place where a person is named: by a form on the list, whose bearers are `persons`, or as the text shows."""

    span: Span
    name: Name
    cert: str
    why: str
    persons: tuple[Person, ...] = ()


def names(document: Document) -> Iterator[Annotation]:
    """Names of persons, in document order: what the list has, and what the evidence of the whole text shows.

    Role words and the possessive ’s stay outside. `@ref` is given where it is clear who is meant.
    https://tei-c.org/release/doc/tei-p5-doc/en/html/ND.html#NDPER
    """
    reserved = {PROGRAM.removeprefix("#"), *(responsible.id for responsible in document.header.responsible)}
    register = Register(document.persons, reserved)
    together = merged(list(listed(document)), recognised(document, register))
    mentions = list(outside(together, document.having("fw")))
    bearers = register.identify(mention.name for mention in mentions if not mention.persons)
    latest: dict[str, int] = {}
    for number, mention in enumerate(mentions):
        ids = tuple(person.id for person in mention.persons) or bearers[mention.name]
        if len(ids) == 1:
            latest[ids[0]] = number
        found = meant(ids, latest)
        cert, why = mention.cert, mention.why
        if len(ids) > 1:
            cert, why = "low", f"{why}; of several bearers the one named last"
        elif mention.name in register.shared:
            cert, why = "medium", f"{why}; of several bearers the one man"
        yield Annotation(mention.span, "persName", {"ref": f"#{found}"} if found else {}, cert=cert, why=why)


def meant(ids: Sequence[str], latest: Mapping[str, int]) -> str | None:
    """Who of several persons is meant: the one who was named last without doubt, if any was."""
    if len(ids) == 1:
        return ids[0]
    named = [ident for ident in ids[:FEW] if ident in latest]
    return max(named, key=latest.__getitem__, default=None)


def listed(document: Document) -> Iterator[Mention]:
    """The mentions by a form on the user's list."""
    for found in Forms(document.persons).find(document.text):
        yield Mention(found.span, Name(()), "high", "on the list of persons", found.persons)


def recognised(document: Document, register: Register) -> Iterator[Mention]:
    """The mentions that the evidence shows, whether on the list or not."""
    found = candidates(document.text, frozenset(block.start for block in document.blocks()))
    evidence = evidences(document.text, found)
    for candidate, one, weight in zip(found, evidence, agreed(found, evidence), strict=True):
        if weight + ON_THE_LIST <= 0:
            continue
        name = named(document.text, candidate)
        known = name.words in register.aliases and not candidate.tokens[0].can_be(Word.COMMON)
        bonus = ON_THE_LIST if known else 0.0
        if (total := weight + bonus) > 0:
            cert = "high" if total > SURE else "medium"
            yield Mention(candidate.span, name, cert, explanation(one, total, bonus))


def named(text: str, candidate: Candidate) -> Name:
    """The words of a candidate, with the particles among them."""
    first, last = candidate.tokens[0], candidate.tokens[-1]
    if len(candidate.tokens) == 1:
        middle = [first.word]
    else:
        middle = [first.word, *plain(text[first.end : last.start]).split(), last.word]
    return Name((*plain(text[candidate.span.start : first.start]).split(), *middle), candidate.title)


def merged(listed: Sequence[Mention], recognised: Iterator[Mention]) -> Iterator[Mention]:
    """Both in document order. What is on the list outranks the rest; a given name before it belongs to it."""
    index = 0
    for mention in recognised:
        while index < len(listed) and listed[index].span.end <= mention.span.start:
            yield listed[index]
            index += 1
        if index == len(listed) or listed[index].span.start >= mention.span.end:
            yield mention
        elif longer(mention, listed[index]):
            yield listed[index]._replace(span=mention.span, cert="medium", why="given name, and on the list of persons")
            index += 1
    yield from listed[index:]


def outside(mentions: Iterable[Mention], furniture: Sequence[Annotation]) -> Iterator[Mention]:
    """The mentions that do not stand in furniture: a running head names a book, and a menu nobody."""
    index = 0
    for mention in mentions:
        while index < len(furniture) and furniture[index].span.end <= mention.span.start:
            index += 1
        if index == len(furniture) or not furniture[index].span.overlaps(mention.span):
            yield mention


def longer(mention: Mention, form: Mention) -> bool:
    """Whether a mention is a form on the list with a given name before it: `Jane Eyre` for `Eyre`."""
    before = mention.name.words[:-1]
    return mention.span.end == form.span.end and mention.span.start < form.span.start and all(map(is_given, before))


def is_given(word: str) -> bool:
    """Whether a word is a given name or initials, and nothing else."""
    flags = lexicon().get(word, 0)
    return word.endswith(".") or bool(flags & NAMED and not flags & Word.COMMON)

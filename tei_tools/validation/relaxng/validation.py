"""A document against a schema, in one pass over its events."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from tei_tools.validation.relaxng.datatypes import Prefixes
from tei_tools.validation.relaxng.events import Events
from tei_tools.validation.relaxng.patterns import Attribute
from tei_tools.validation.relaxng.recovery import Guess, Supposed
from tei_tools.validation.relaxng.schema import Schema, deep
from tei_tools.validation.relaxng.source import SPACE, XML
from tei_tools.validation.relaxng.states import Fork, Opening, State, Tag
from tei_tools.validation.relaxng.values import Verdict


class Problem(StrEnum):
    """What is wrong at one place of a document."""

    ELEMENT = "element not allowed"
    TEXT = "text not allowed"
    INCOMPLETE = "content missing"
    CONTENT = "content wrong"
    ATTRIBUTE = "attribute not allowed"
    ATTRIBUTE_MISSING = "attribute missing"
    VALUE = "value wrong"
    DUPLICATE_ID = "id not unique"
    DANGLING_IDREF = "no such id"


Open = tuple[State | Fork, str, int, Opening]
"""An element that has started: what follows it, its name, the byte at which it starts, and its start-tag."""


@dataclass(frozen=True, slots=True)
class Mismatch:
    """What a schema does not allow in a document.

    `offset` is the byte at which a start-tag, a text or an end-tag begins. `holder` is the element open there: the one
    that has the attribute, or in which the element or text stands, if any. `state` is what was expected, and `opening`
    or `tag` where it is about attributes; `name` and `value` are what is there; `guess` is what is supposed of an
    element that is not allowed.
    """

    problem: Problem
    offset: int
    holder: Open | None
    state: State
    opening: Opening | None = None
    tag: Tag | None = None
    name: str = ""
    value: str = ""
    guess: Guess | None = None


RIGHT: Final = Verdict.RIGHT

Report = Callable[[Mismatch], None]


class Validation:
    """What follows one document through the states of a schema, and reports what does not fit.

    Then it goes on, as `recovery` supposes; what is missing where something was passed over is not reported.
    """

    __slots__ = (
        "blamed",
        "contextual",
        "events",
        "ids",
        "listening",
        "open",
        "parser",
        "prefixes",
        "references",
        "report",
        "schema",
        "state",
        "texts",
    )

    def __init__(self, schema: Schema, events: Events, report: Report) -> None:
        self.schema = schema
        self.events = events
        self.parser = events.parser
        self.report = report
        self.state = schema.start
        self.open: list[Open] = []
        self.texts: list[str] = []
        self.blamed: set[int] = set()
        self.listening = False
        self.ids: dict[str, int] = {}
        self.references: list[tuple[str, Mismatch]] = []
        self.prefixes: dict[str, list[str]] = {"": [""], "xml": [XML]}
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        if schema.contextual:
            self.parser.StartNamespaceDeclHandler = self.declare
            self.parser.EndNamespaceDeclHandler = self.forget

    def start(self, name: str, attributes: list[str]) -> None:
        """A start-tag."""
        if self.texts:
            self.text_before_child()
        found = self.state.children[name]
        if found is None:
            found = self.recover(name)
        opening, after = found
        self.open.append((after, name, self.parser.CurrentByteIndex, opening))
        if opening.simple:
            values = opening.values
            each = iter(attributes)
            for attribute, value in zip(each, each, strict=True):
                if attribute not in values:
                    self.report(self.mismatch(Problem.ATTRIBUTE, opening=opening, name=attribute, value=value))
                elif (verdict := values[attribute][value]) is not RIGHT:
                    self.attend(verdict, opening.own[attribute], opening, attribute, value)
            if opening.required and not opening.required.issubset(attributes[::2]):
                self.missing(opening, attributes)
            self.state = opening.content
        else:
            self.state = self.start_tag(opening, attributes)
        if self.state.listens is not self.listening:
            self.listen()

    def recover(self, name: str) -> tuple[Opening, State | Fork]:
        """How to go on in an element that is not allowed, and after it."""
        guess = self.schema.recovery.guess(self.state, name)
        self.report(replace(self.mismatch(Problem.ELEMENT, name=name), guess=guess))
        if guess.supposed is Supposed.NOTHING:
            self.blame()
        return guess.opening, guess.after

    def blame(self) -> None:
        """Remember that something in this element was passed over: what is missing there may follow from it."""
        self.blamed.update(offset for _, _, offset, _ in self.open[-1:])

    def end(self, name: str) -> None:
        """An end-tag."""
        if self.state.complete:
            self.state = self.open.pop()[0]  # type: ignore[assignment]  # a fork follows what is undecided, so incomplete
        else:
            self.state = self.ended()
        if self.state.listens is not self.listening:
            self.listen()

    def text(self, text: str) -> None:
        """Characters, where they matter."""
        if self.state.data:
            self.texts.append(text)
        elif text.strip(SPACE):
            following = self.state.text
            if following is None:
                self.report(self.mismatch(Problem.TEXT, value=text))
                self.blame()
                self.listen()  # no more, until the next tag
            elif following is not self.state:
                self.state = following
                if following.listens is not self.listening:
                    self.listen()

    def listen(self) -> None:
        """Be told of text, or not."""
        self.listening = not self.listening
        self.parser.CharacterDataHandler = self.text if self.listening else None

    def ended(self) -> State:
        """The state after an end-tag that needs to be thought about."""
        state, text = self.state, "".join(self.texts)
        self.texts = []
        found = state.ended(text, self.context)
        if found is None and self.open[-1][2] not in self.blamed:
            wrong = state.data and (text.strip(SPACE) or not state.elements)
            self.report(self.mismatch(Problem.CONTENT if wrong else Problem.INCOMPLETE, value=text))
        after, _, _, opening = self.open.pop()
        return after if isinstance(after, State) else after.after(found or opening.elements)

    def text_before_child(self) -> None:
        """Text that was to be a value, and is followed by an element."""
        text = "".join(self.texts)
        self.texts = []
        if text.strip(SPACE):
            following = self.state.text
            if following is None:
                self.report(self.mismatch(Problem.TEXT, value=text))
                self.blame()
            else:
                self.state = following

    def missing(self, opening: Opening, attributes: list[str]) -> None:
        """Attributes that must be there and are not."""
        for name in opening.own:
            if name in opening.required and name not in attributes[::2]:
                self.report(self.mismatch(Problem.ATTRIBUTE_MISSING, opening=opening, name=name))

    def start_tag(self, opening: Opening, attributes: list[str]) -> State:
        """The state after a start-tag in which attributes have to do with each other."""
        tag = opening.tag
        each = iter(attributes)
        for name, value in zip(each, each, strict=True):
            if name in opening.values:
                if (verdict := opening.values[name][value]) is not RIGHT:
                    self.attend(verdict, opening.own[name], opening, name, value)
                continue
            candidates = tag.named(name) if tag else ()
            right = tuple(each for each in candidates if self.allowed(each, opening, name, value))
            if not candidates:
                self.report(self.mismatch(Problem.ATTRIBUTE, opening=opening, tag=tag, name=name, value=value))
            elif not right:
                self.report(self.mismatch(Problem.VALUE, opening=opening, tag=tag, name=name, value=value))
            if tag and candidates:
                tag = tag.after(right or candidates)
        self.missing(opening, attributes)
        if tag is None:
            return opening.content
        if not tag.complete:
            self.report(self.mismatch(Problem.ATTRIBUTE_MISSING, opening=opening, tag=tag))
            return tag.without
        return tag.content

    def allowed(self, attribute: Attribute, opening: Opening, name: str, value: str) -> bool:
        """Whether an attribute has one of the values that a pattern of its name allows."""
        values = self.schema.states.values
        verdict = values.of(attribute)[value]
        if verdict is Verdict.CONTEXTUAL:
            return values.matches(attribute.value, value, self.context)
        if verdict not in (Verdict.RIGHT, Verdict.WRONG):
            self.attend(verdict, attribute, opening, name, value)
        return verdict is not Verdict.WRONG

    def attend(self, verdict: Verdict, attribute: Attribute, opening: Opening, name: str, value: str) -> None:
        """See to a value that is wrong, or has to do with other places of the document."""
        mismatch = self.mismatch(Problem.VALUE, opening=opening, name=name, value=value)
        if verdict is Verdict.WRONG:
            self.report(mismatch)
        elif verdict is Verdict.CONTEXTUAL:
            if not self.schema.states.values.matches(attribute.value, value, self.context):
                self.report(mismatch)
        elif verdict is Verdict.ID:
            if self.ids.setdefault(value.strip(SPACE), mismatch.offset) != mismatch.offset:
                self.report(self.mismatch(Problem.DUPLICATE_ID, opening=opening, name=name, value=value))
        else:
            self.references += [(word, mismatch) for word in value.split()]

    def finish(self) -> None:
        """Look, at the end of the document, for what references point to."""
        for word, mismatch in self.references:
            if word not in self.ids:
                self.report(replace(mismatch, problem=Problem.DANGLING_IDREF, value=word))

    def mismatch(
        self,
        problem: Problem,
        *,
        opening: Opening | None = None,
        tag: Tag | None = None,
        name: str = "",
        value: str = "",
    ) -> Mismatch:
        """What is wrong at this place."""
        return Mismatch(
            problem, self.events.offset, self.open[-1] if self.open else None, self.state, opening, tag, name, value
        )

    @property
    def context(self) -> Prefixes:
        """The namespaces that hold here, by prefix."""
        return {prefix: namespaces[-1] for prefix, namespaces in self.prefixes.items() if namespaces}

    def declare(self, prefix: str | None, namespace: str | None) -> None:
        """A namespace is declared."""
        self.prefixes.setdefault(prefix or "", []).append(namespace or "")

    def forget(self, prefix: str | None) -> None:
        """A declaration ends with its element."""
        self.prefixes[prefix or ""].pop()


def mismatches(schema: Schema, data: bytes) -> list[Mismatch]:
    """What a schema does not allow in a document, in the order of the document.

    Raises NotWellFormedError if it is no XML.
    """
    found: list[Mismatch] = []
    events = Events(data)
    validation = Validation(schema, events, found.append)
    with deep():
        events.read()
    validation.finish()
    return found

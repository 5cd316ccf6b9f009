"""Whether a text is a value that a pattern allows; what repeats is remembered."""

from collections.abc import Iterator
from enum import Enum, auto
from typing import Final

from tei_tools.validation.relaxng.algebra import Algebra
from tei_tools.validation.relaxng.datatypes import Prefixes
from tei_tools.validation.relaxng.patterns import (
    NOT_ALLOWED,
    Attribute,
    Choice,
    Compound,
    Data,
    Empty,
    List,
    Pattern,
    Text,
    Value,
    particles,
)
from tei_tools.validation.relaxng.source import SPACE

REMEMBERED: Final = 4096


class Verdict(Enum):
    """What is to be said of a value."""

    RIGHT = auto()
    WRONG = auto()
    ID = auto()
    IDREF = auto()
    IDREFS = auto()
    CONTEXTUAL = auto()


class Anything(dict[str, Verdict]):
    """The values of an attribute that may be any text."""

    def __missing__(self, text: str) -> Verdict:
        return Verdict.RIGHT


class Allowed(dict[str, Verdict]):
    """The values of one attribute, with what is to be said of each."""

    def __init__(self, judge: "Values", pattern: Pattern) -> None:
        self.judge = judge
        self.pattern = pattern
        data = list(datatypes(pattern))
        self.right: Verdict = Verdict.RIGHT
        for each in data:
            if each.datatype.identity is not None:
                self.right = Verdict[each.datatype.identity.name]
        self.contextual = any(each.datatype.contextual for each in data)

    def __missing__(self, text: str) -> Verdict:
        if self.contextual:
            return Verdict.CONTEXTUAL
        verdict = self.right if self.judge.matches(self.pattern, text, {}) else Verdict.WRONG
        if len(self) < REMEMBERED and len(text) < REMEMBERED:
            self[text] = verdict
        return verdict


def datatypes(pattern: Pattern) -> Iterator[Data | Value]:
    """The data and values in the pattern of a value."""
    if isinstance(pattern, Data | Value):
        yield pattern
    if isinstance(pattern, Data) and pattern.exception is not None:
        yield from datatypes(pattern.exception)
    for part in pattern.parts:
        yield from datatypes(part)


class Values:
    """What decides on the values of one schema."""

    def __init__(self, algebra: Algebra) -> None:
        self.algebra = algebra
        self.known: dict[Pattern, Anything | Allowed] = {}

    def of(self, attribute: Attribute) -> "Anything | Allowed":
        """The values of an attribute."""
        pattern = attribute.value
        if pattern not in self.known:
            self.known[pattern] = Anything() if isinstance(pattern, Text) else Allowed(self, pattern)
        return self.known[pattern]

    def matches(self, pattern: Pattern, text: str, prefixes: Prefixes) -> bool:
        """Whether a text is what a pattern allows as the whole of a value."""
        if isinstance(pattern, Compound):
            parts = [self.matches(part, text, prefixes) for part in pattern.parts]
            return any(parts) if isinstance(pattern, Choice) else all(parts)
        if isinstance(pattern, Empty):
            return not text.strip(SPACE)
        return self.is_one(pattern, text, prefixes)

    def is_one(self, particle: Pattern, text: str, prefixes: Prefixes) -> bool:
        """Whether a text is what one particle allows."""
        if isinstance(particle, Value):
            try:
                return particle.datatype.value(text, prefixes) == particle.value
            except ValueError:
                return False
        if isinstance(particle, Data):
            if not particle.datatype.allows(text, prefixes):
                return False
            return particle.exception is None or not self.matches(particle.exception, text, prefixes)
        if isinstance(particle, List):
            return self.is_list(particle, text, prefixes)
        return isinstance(particle, Text)

    def is_list(self, particle: List, text: str, prefixes: Prefixes) -> bool:
        """Whether the words of a text are those of a list."""
        pattern = self.algebra.normal(particle.pattern)
        for word in text.replace("\t", " ").replace("\n", " ").replace("\r", " ").split(" "):
            if word and pattern is not NOT_ALLOWED:
                pattern = self.after(pattern, word, prefixes)
        return pattern.nullable

    def after(self, pattern: Pattern, text: str, prefixes: Prefixes) -> Pattern:
        """What is left of a pattern after one text or word."""
        found = [each for each in particles(pattern) if self.is_one(each, text, prefixes)]
        return self.algebra.choice(self.algebra.derivative(pattern, each) for each in found)

    def after_text(self, pattern: Pattern, text: str, prefixes: Prefixes) -> Pattern:
        """What is left of a pattern when its element ends after that text; white space may be nothing."""
        if text.strip(SPACE):
            return self.after(pattern, text, prefixes)
        return self.algebra.choice((pattern, self.after(pattern, text, prefixes)))

"""How to go on after an element that is not allowed, so that the rest is still checked.

What is meant is supposed: a name one slip away, or an element that is missing before; else the element is passed over.
Its own content is checked wherever the schema knows an element of that name.
"""

from enum import Enum, auto
from typing import Final, NamedTuple

from tei_tools.validation.relaxng.names import split
from tei_tools.validation.relaxng.patterns import TEXT, Element, Pattern
from tei_tools.validation.relaxng.restrictions import elements
from tei_tools.validation.relaxng.states import Children, Fork, Opening, State, States
from tei_tools.validation.relaxng.values import Allowed, Anything
from tei_tools.validation.spellings import Spellings

# A schema in which more may come at a place than this is too free to tell what is missing there.
MOST_SUPPOSED: Final = 400


class Supposed(Enum):
    """What is supposed of an element that is not allowed."""

    MISSPELT = auto()
    """`name` is meant."""
    MISSING = auto()
    """`name` must come before it."""
    NOTHING = auto()
    """It is passed over."""


class Guess(NamedTuple):
    """What is supposed of an element, and how to go on: its start-tag, and what follows it."""

    supposed: Supposed
    name: str
    opening: Opening
    after: State | Fork


class Lost(State):
    """The content of an element that the schema does not know: any text, and elements that are checked on their own."""

    def __init__(self, recovery: "Recovery") -> None:
        super().__init__(recovery.states, TEXT)
        self.children = Alone(recovery, self)


class Alone(Children):
    """The start-tags of elements wherever they stand, each followed by the same state."""

    def __init__(self, recovery: "Recovery", state: State) -> None:
        super().__init__(state)
        self.recovery = recovery

    def __missing__(self, name: str) -> tuple[Opening, State | Fork]:
        return self.recovery.opening_of(name), self.state


class Whatever(dict[str, Anything | Allowed]):
    """The attributes of an element that the schema does not know: any, with any values."""

    def __contains__(self, name: object) -> bool:
        return True

    def __missing__(self, name: str) -> Anything:
        return Anything()


class Unknown(Opening):
    """The start-tag of an element that the schema does not know."""

    __slots__ = ()

    def __init__(self, recovery: "Recovery") -> None:
        self.elements = ()
        self.own, self.values, self.required = {}, Whatever(), frozenset()
        self.tag, self.simple = None, True
        self.content = Lost(recovery)


class Recovery:
    """What is supposed of elements that one schema does not allow; remembered, for mistakes repeat."""

    def __init__(self, states: States, start: Pattern) -> None:
        self.states = states
        self.known: dict[str, list[Element]] = {}
        for element in elements(start):
            for name in element.names.names:
                self.known.setdefault(name, []).append(element)
        self.spellings: dict[State, Spellings] = {}
        self.guesses: dict[tuple[State, str], Guess] = {}
        self.unknown = Unknown(self)

    def guess(self, state: State, name: str) -> Guess:
        """What is supposed of an element of that name where `state` is what may come."""
        key = (state, name)
        if key not in self.guesses:
            self.guesses[key] = self.misspelt(state, name) or self.missing(state, name) or self.nothing(state, name)
        return self.guesses[key]

    def misspelt(self, state: State, name: str) -> Guess | None:
        """That an element that may come is meant: of a name that the schema does not know, or not in this namespace."""
        if name in self.known:
            return None
        names = {split(each)[1]: each for each in state.by_name}
        if state not in self.spellings:
            self.spellings[state] = Spellings(names)
        meant = self.spellings[state].closest(split(name)[1])
        found = meant and state.children[names[meant]]
        return Guess(Supposed.MISSPELT, names[meant], *found) if meant and found else None

    def missing(self, state: State, name: str) -> Guess | None:
        """That something is missing before an element; the first that the schema has there."""
        if name not in self.known or state.pattern.nullable or len(state.elements) > MOST_SUPPOSED:
            return None
        for element in state.elements:
            found = state.after([element]).children[name]
            if found is not None and element.names.names:
                return Guess(Supposed.MISSING, min(element.names.names), *found)
        return None

    def nothing(self, state: State, name: str) -> Guess:
        """That the element is not there."""
        return Guess(Supposed.NOTHING, "", self.opening_of(name), state)

    def opening_of(self, name: str) -> Opening:
        """The start-tag of an element wherever it stands, if the schema has one of that name."""
        found = self.known.get(name)
        return self.states.opening(tuple(found)) if found else self.unknown

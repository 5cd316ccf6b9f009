"""What may come next: states that remember where each name leads.

The content of an element is a state, and does not depend on what is around the element; so a schema has few of them.
Where a name may stand for several elements, they are followed at once until the end-tag.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Final

from tei_tools.validation.relaxng.algebra import Algebra
from tei_tools.validation.relaxng.datatypes import Prefixes
from tei_tools.validation.relaxng.names import NO_NAMES, NameClass, Wildcard
from tei_tools.validation.relaxng.patterns import (
    EMPTY,
    NOT_ALLOWED,
    TEXT,
    After,
    Attribute,
    Choice,
    Data,
    Element,
    Group,
    List,
    OneOrMore,
    Pattern,
    Text,
    Value,
    alternatives,
    attributes,
    particles,
)
from tei_tools.validation.relaxng.values import Values

# What is remembered of names and values without end: enough for what repeats.
REMEMBERED: Final = 4096


def anything() -> Element:
    """An element of any name, with any attributes and any content."""
    names = NameClass(wildcards=(Wildcard(None, NO_NAMES),))
    element = Element(names)
    inner = Choice((Attribute(names, TEXT), element, TEXT))
    element.content = Choice((OneOrMore(inner), EMPTY))
    return element


ANYTHING: Final = anything()


class States:
    """The states of one schema, made when they are reached."""

    def __init__(self, start: Pattern) -> None:
        self.algebra = Algebra()
        self.values = Values(self.algebra)
        self.known: dict[Pattern, State] = {}
        self.openings: dict[tuple[Element, ...], Opening] = {}
        self.tags: dict[Pattern, Tag] = {}
        self.start = self.state(self.algebra.normal(start))
        self.anything = self.opening((ANYTHING,))

    def state(self, pattern: Pattern) -> "State":
        """The state in which `pattern` is what may come."""
        if pattern not in self.known:
            self.known[pattern] = State(self, pattern)
        return self.known[pattern]

    def tag(self, pattern: Pattern) -> "Tag":
        """The state within a start-tag, in which `pattern` is what may come."""
        if pattern not in self.tags:
            self.tags[pattern] = Tag(self, pattern)
        return self.tags[pattern]

    def opening(self, elements: tuple[Element, ...]) -> "Opening":
        """The start-tag that may be that of any of the elements."""
        if elements not in self.openings:
            self.openings[elements] = Opening(self, elements)
        return self.openings[elements]


class State:
    """What may come in an element.

    `complete` is whether it may end here: for sure; where `data` or `undecided`, it depends on the text, or on which
    element it is. `text` is the state after text, None where there must be none. `listens` is whether text matters.
    """

    __slots__ = ("__dict__", "children", "complete", "data", "listens", "pattern", "states", "undecided")

    def __init__(self, states: States, pattern: Pattern) -> None:
        self.states = states
        self.pattern = pattern
        self.undecided = any(isinstance(each, After) for each in alternatives(pattern))
        self.data = any(isinstance(each, Data | Value | List) for each in particles(pattern))
        self.complete = pattern.nullable and not self.data
        self.children = Children(self)
        self.listens = self.data or self.text is not self

    @cached_property
    def text(self) -> "State | None":
        """The state after text."""
        if not any(isinstance(each, Text) for each in particles(self.pattern)):
            return None
        texts = [each for each in particles(self.pattern) if isinstance(each, Text)]
        algebra = self.states.algebra
        pattern = algebra.choice(algebra.derivative(self.pattern, each) for each in texts)
        return self if pattern is self.pattern else self.states.state(pattern)

    @cached_property
    def elements(self) -> Sequence[Element]:
        """The elements that may come next, in the order of the schema."""
        return [each for each in particles(self.pattern) if isinstance(each, Element)]

    @cached_property
    def by_name(self) -> Mapping[str, Sequence[Element]]:
        """The elements that may come next by their names, but for wildcards."""
        found: dict[str, list[Element]] = {}
        for element in self.elements:
            for name in element.names.names:
                found.setdefault(name, []).append(element)
        return found

    @cached_property
    def wildcards(self) -> Sequence[Element]:
        """The elements that may come next and have no one name."""
        return [element for element in self.elements if element.names.wildcards]

    def named(self, name: str) -> tuple[Element, ...]:
        """The elements of that name that may come next."""
        wild = [element for element in self.wildcards if name in element.names]
        exact = self.by_name.get(name, ())
        return tuple(dict.fromkeys([*exact, *wild]) if wild else exact)

    def after(self, elements: Sequence[Element]) -> "State":
        """The state after a child that is any of the elements, all of which may come here."""
        algebra = self.states.algebra
        return self.states.state(algebra.choice(algebra.derivative(self.pattern, each) for each in elements))

    def ended(self, text: str, prefixes: Prefixes) -> tuple[Element, ...] | None:
        """The elements that it may be, where that is undecided, if it may end here, after that text; None if not."""
        rest = self.states.values.after_text(self.pattern, text, prefixes)
        if not self.undecided:
            return () if rest.nullable else None
        found = [each.element for each in alternatives(rest) if isinstance(each, After) and each.parts[0].nullable]
        return tuple(dict.fromkeys(found)) or None


class Children(dict[str, "tuple[Opening, State | Fork] | None"]):
    """The start-tags that may come, each with what follows its element; None for one that may not."""

    def __init__(self, state: State) -> None:
        self.state = state

    def __missing__(self, name: str) -> "tuple[Opening, State | Fork] | None":
        elements = self.state.named(name)
        if not elements:
            return None
        opening = self.state.states.opening(elements)
        found = opening, Fork(self.state) if len(elements) > 1 else self.state.after(elements)
        if len(self) < REMEMBERED:
            self[name] = found
        return found


class Fork:
    """What follows a child of which its end will tell what element it is."""

    __slots__ = ("known", "state")

    def __init__(self, state: State) -> None:
        self.state = state
        self.known: dict[tuple[Element, ...], State] = {}

    def after(self, elements: tuple[Element, ...]) -> State:
        """The state after the child, when it is known what elements it may be."""
        if elements not in self.known:
            self.known[elements] = self.state.after(elements)
        return self.known[elements]


class Opening:
    """A start-tag: its attributes, and the state that it leads to.

    `values` has what the attributes may be that have nothing to do with each other, and `required` those of them that
    must be there; `tag` is the state in which the others are, if there are any, and `content` the one after the tag
    otherwise.
    """

    __slots__ = ("content", "elements", "own", "required", "simple", "tag", "values")

    def __init__(self, states: States, elements: tuple[Element, ...]) -> None:
        self.elements = elements
        self.own: dict[str, Attribute] = {}
        required: list[str] = []
        algebra = states.algebra
        if len(elements) > 1:
            rest = algebra.choice(algebra.after(algebra.normal(each.content), each) for each in elements)
        else:
            rest = EMPTY
            for part in reversed(factors(elements[0].content)):
                if (attribute := independent(part)) is None:
                    rest = algebra.group(algebra.normal(part), rest)
                    continue
                (name,) = attribute.names.names
                self.own[name] = attribute
                if attribute is part:
                    required.append(name)
        self.required = frozenset(required)
        self.values = {name: states.values.of(attribute) for name, attribute in self.own.items()}
        self.tag = states.tag(rest) if attributes(rest) else None
        self.simple = self.tag is None
        self.content = states.state(algebra.closed(rest))


class Tag:
    """What attributes may come in a start-tag in which they have to do with each other."""

    def __init__(self, states: States, pattern: Pattern) -> None:
        self.states = states
        self.pattern = pattern
        self.known: dict[tuple[Attribute, ...], Tag] = {}
        self.names: dict[str, tuple[Attribute, ...]] = {}

    def named(self, name: str) -> tuple[Attribute, ...]:
        """The attributes of that name that may come."""
        found = self.names.get(name)
        if found is None:
            found = tuple(
                each for each in attributes(self.pattern) if isinstance(each, Attribute) and name in each.names
            )
            if len(self.names) < REMEMBERED:
                self.names[name] = found
        return found

    def after(self, found: tuple[Attribute, ...]) -> "Tag":
        """The state after an attribute that is any of those."""
        if found not in self.known:
            algebra = self.states.algebra
            pattern = algebra.choice(algebra.derivative(self.pattern, each) for each in found)
            self.known[found] = self.states.tag(pattern)
        return self.known[found]

    @cached_property
    def content(self) -> State:
        """The state after the start-tag."""
        return self.states.state(self.states.algebra.closed(self.pattern))

    @property
    def complete(self) -> bool:
        """Whether no more attributes are needed."""
        return self.content.pattern is not NOT_ALLOWED or not attributes(self.pattern)

    @cached_property
    def without(self) -> State:
        """The state after the start-tag, if the attributes that are missing were there."""
        algebra, pattern = self.states.algebra, self.pattern
        for attribute in attributes(self.pattern):
            if attribute in attributes(pattern):
                pattern = algebra.derivative(pattern, attribute)
        return self.states.state(algebra.closed(pattern))


def factors(pattern: Pattern) -> list[Pattern]:
    """What a pattern is a group of, groups in groups too."""
    found, stack = [], [pattern]
    while stack:
        each = stack.pop()
        if type(each) is Group:
            stack.extend(reversed(each.parts))
        else:
            found.append(each)
    return found


def independent(pattern: Pattern) -> Attribute | None:
    """The attribute of one name that a pattern is, or that it allows."""
    if type(pattern) is Choice and len(pattern.parts) == 2 and pattern.parts[1] is EMPTY:
        pattern = pattern.parts[0]
    if isinstance(pattern, Attribute) and len(pattern.names.names) == 1 and not pattern.names.wildcards:
        return pattern
    return None

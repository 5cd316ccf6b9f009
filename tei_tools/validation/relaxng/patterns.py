"""Patterns of the simple form.

https://relaxng.org/spec-20011203.html#simple-syntax
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from tei_tools.validation.relaxng.names import NameClass

if TYPE_CHECKING:
    from tei_tools.validation.relaxng.datatypes import Datatype
    from tei_tools.validation.relaxng.source import Place


class Pattern:
    """What an element, an attribute or a value may be.

    `nullable` is whether nothing at all matches. `particles` are the elements, texts and data that may come first, and
    `attributes` those that may be on the start-tag.
    """

    __slots__ = ("attributes", "nullable", "particles", "place")
    nullable: bool
    particles: "Places"
    attributes: "Places"
    place: "Place | None"

    def __init__(self, place: "Place | None" = None) -> None:
        self.place = place

    @property
    def parts(self) -> Sequence["Pattern"]:
        """The patterns right in it."""
        return ()


class Particle(Pattern):
    """What matches one thing: an element, a text, or a word of a list."""

    __slots__ = ()
    nullable = False


class Empty(Pattern):
    """Nothing."""

    __slots__ = ()
    nullable = True


class NotAllowed(Pattern):
    """What never matches."""

    __slots__ = ()
    nullable = False


class Text(Particle):
    """Any text, also none."""

    __slots__ = ()
    nullable = True


class Element(Particle):
    """An element: its `content` comes when all definitions are known."""

    __slots__ = ("content", "names")

    def __init__(self, names: NameClass, place: "Place | None" = None) -> None:
        super().__init__(place)
        self.names = names
        self.content: Pattern = NOT_ALLOWED


class Attribute(Pattern):
    """An attribute and what its value may be."""

    __slots__ = ("names", "value")
    nullable = False

    def __init__(self, names: NameClass, value: Pattern, place: "Place | None" = None) -> None:
        super().__init__(place)
        self.names = names
        self.value = value

    @property
    def parts(self) -> Sequence[Pattern]:
        """The pattern of its value."""
        return (self.value,)


class Data(Particle):
    """A value of a datatype that is none of `exception`."""

    __slots__ = ("datatype", "exception")

    def __init__(self, datatype: "Datatype", exception: Pattern | None, place: "Place | None" = None) -> None:
        super().__init__(place)
        self.datatype = datatype
        self.exception = exception


class Value(Particle):
    """One value of a datatype; `text` is how the schema writes it."""

    __slots__ = ("datatype", "text", "value")

    def __init__(self, datatype: "Datatype", value: object, text: str, place: "Place | None" = None) -> None:
        super().__init__(place)
        self.datatype = datatype
        self.value = value
        self.text = text


class List(Particle):
    """Words that match a pattern in their order."""

    __slots__ = ("pattern",)

    def __init__(self, pattern: Pattern, place: "Place | None" = None) -> None:
        super().__init__(place)
        self.pattern = pattern

    @property
    def parts(self) -> Sequence[Pattern]:
        """The pattern of its words."""
        return (self.pattern,)


class Compound(Pattern):
    """What is made of other patterns."""

    __slots__ = ("_parts",)

    def __init__(self, parts: tuple[Pattern, ...], place: "Place | None" = None) -> None:
        super().__init__(place)
        self._parts = parts

    @property
    def parts(self) -> tuple[Pattern, ...]:
        """The patterns that it is made of."""
        return self._parts


class Choice(Compound):
    """One of its parts."""

    __slots__ = ()

    def __init__(self, parts: tuple[Pattern, ...], place: "Place | None" = None) -> None:
        super().__init__(parts, place)
        self.nullable = True in [part.nullable for part in parts]


class Group(Compound):
    """Its parts, in their order."""

    __slots__ = ()

    def __init__(self, parts: tuple[Pattern, ...], place: "Place | None" = None) -> None:
        super().__init__(parts, place)
        self.nullable = False not in [part.nullable for part in parts]


class Interleave(Group):
    """Its parts, mingled."""

    __slots__ = ()


class OneOrMore(Compound):
    """Its part, once or several times."""

    __slots__ = ()

    def __init__(self, part: Pattern, place: "Place | None" = None) -> None:
        super().__init__((part,), place)
        self.nullable = part.nullable


class After(Compound):
    """What is left of the content of `element`, where it is not yet clear which element it is.

    It is never nullable: what it says at the end-tag is which element has ended.
    """

    __slots__ = ("element",)
    nullable = False

    def __init__(self, part: Pattern, element: Element) -> None:
        super().__init__((part,))
        self.element = element


Places = Mapping[Pattern, tuple[Pattern, ...]]
"""Particles or attributes in a pattern, each with the parts that it is in."""

EMPTY: Final = Empty()
NOT_ALLOWED: Final = NotAllowed()
TEXT: Final = Text()


def alternatives(pattern: Pattern) -> Sequence[Pattern]:
    """What a pattern is a choice of: itself, if it is none."""
    if isinstance(pattern, Choice):
        return pattern.parts
    return () if pattern is NOT_ALLOWED else (pattern,)


def chain(pattern: Pattern) -> Iterator[Pattern]:
    """What a group in the form of the algebra is a sequence of: its head, the head of its tail, and so on."""
    while type(pattern) is Group:
        head, pattern = pattern.parts
        yield head
    yield pattern


def particles(pattern: Pattern) -> Places:
    """The elements, texts and data that may come first in a pattern."""
    try:
        return pattern.particles
    except AttributeError:
        pattern.particles = places(pattern, particles)
        return pattern.particles


def attributes(pattern: Pattern) -> Places:
    """The attributes in a pattern."""
    try:
        return pattern.attributes
    except AttributeError:
        pattern.attributes = places(pattern, attributes)
        return pattern.attributes


def places(pattern: Pattern, inner: Callable[[Pattern], Places]) -> Places:
    """The particles or attributes of a pattern, worked out from those of its parts."""
    if not isinstance(pattern, Compound):
        is_one = isinstance(pattern, Attribute if inner is attributes else Particle)
        return {pattern: ()} if is_one else {}
    found: dict[Pattern, tuple[Pattern, ...]] = {}
    for part in chain(pattern) if type(pattern) is Group else pattern.parts:
        for each in inner(part):
            found[each] = (*found.get(each, ()), part)
        if type(pattern) is Group and inner is particles and not part.nullable:
            break
    return found

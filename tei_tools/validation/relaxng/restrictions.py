"""What a schema must not say, although it could be written.

https://relaxng.org/spec-20011203.html#restriction
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from tei_tools.validation.relaxng.names import NO_NAMES, NameClass
from tei_tools.validation.relaxng.patterns import (
    Attribute,
    Data,
    Element,
    Empty,
    Group,
    Interleave,
    List,
    OneOrMore,
    Pattern,
    Text,
    Value,
)
from tei_tools.validation.relaxng.source import SchemaError


class ContentType(IntEnum):
    """What kind of content a pattern describes."""

    EMPTY = 0
    COMPLEX = 1
    SIMPLE = 2


# What must not be in what, at any depth within one element.
# https://relaxng.org/spec-20011203.html#contextual-restriction
PROHIBITED: Final[Mapping[type[Pattern], tuple[str, tuple[type[Pattern], ...]]]] = {
    Attribute: ("attribute", (Element, Attribute)),
    List: ("list", (Element, Attribute, Text, List, Interleave)),
    Data: ("except", (Element, Attribute, Text, List, Group, OneOrMore, Empty)),
}
IN_START: Final = (Attribute, Data, Value, List, Text, Group, OneOrMore, Empty)
LEAVES: Final[Mapping[type[Pattern], ContentType]] = {
    Empty: ContentType.EMPTY,
    Text: ContentType.COMPLEX,
    Element: ContentType.COMPLEX,
    Value: ContentType.SIMPLE,
    List: ContentType.SIMPLE,
    Data: ContentType.SIMPLE,
}


@dataclass(frozen=True, slots=True)
class Summary:
    """What the restrictions ask of a pattern.

    `kinds` are the kinds of pattern in it, and itself; `attributes` the names of the attributes in it. `unrepeated` is
    whether one of these has infinitely many names and is not in a oneOrMore; `grouped` whether attributes are grouped.
    `content` is None where strings come in a sequence that nobody could read.
    """

    kinds: frozenset[type[Pattern]]
    content: ContentType | None
    attributes: NameClass = NO_NAMES
    unrepeated: bool = False
    grouped: bool = False


class Restrictions:
    """What checks the patterns of one schema; each once."""

    def __init__(self) -> None:
        self.summaries: dict[Pattern, Summary] = {}
        self.children: dict[Pattern, tuple[NameClass, bool]] = {}

    def check(self, start: Pattern) -> None:
        """Raise SchemaError if one restriction does not hold."""
        summary = self.summary(start)
        prohibit(start, "start", IN_START, summary)
        for element in elements(start):
            summary = self.summary(element.content)
            if summary.unrepeated:
                raise error(element, "an attribute with infinitely many names is not in a oneOrMore or zeroOrMore")
            if summary.content is None:
                raise error(element, "data, values and lists are alone in their element, not beside other content")

    def summary(self, pattern: Pattern) -> Summary:
        """What the restrictions ask of a pattern.

        Raises SchemaError if one does not hold in it.
        """
        if pattern not in self.summaries:
            self.summaries[pattern] = self.summarise(pattern)
        return self.summaries[pattern]

    def summarise(self, pattern: Pattern) -> Summary:
        """What the restrictions ask of a pattern, worked out."""
        kind = type(pattern)
        if kind is Attribute or kind is List:
            return self.closed(pattern)
        if isinstance(pattern, Data) and pattern.exception is not None:
            prohibit(pattern, *PROHIBITED[Data], self.summary(pattern.exception))
        if kind in LEAVES:
            return Summary(frozenset({kind}), LEAVES[kind])
        inner = [self.summary(part) for part in pattern.parts]
        if isinstance(pattern, Group):
            return self.together(pattern, inner)
        kinds = frozenset({kind}).union(*(each.kinds for each in inner))
        unrepeated = any(each.unrepeated for each in inner)
        names = union_of(each.attributes for each in inner)
        grouped = any(each.grouped for each in inner)
        if isinstance(pattern, OneOrMore):
            if grouped:
                raise error(pattern, "attributes in a group or interleave cannot be repeated")
            content = None if inner[0].content is ContentType.SIMPLE else inner[0].content
            return Summary(kinds, content, names)
        contents = [each.content for each in inner]
        known = [content for content in contents if content is not None]
        return Summary(kinds, max(known) if len(known) == len(contents) else None, names, unrepeated, grouped)

    def closed(self, pattern: Pattern) -> Summary:
        """The summary of an attribute or a list: what is in it does not count outside."""
        inner = self.summary(pattern.parts[0])
        prohibit(pattern, *PROHIBITED[type(pattern)], inner)
        kinds = inner.kinds | {type(pattern)}
        if not isinstance(pattern, Attribute):
            return Summary(kinds, ContentType.SIMPLE)
        if inner.content is None:
            raise error(pattern, "data, values and lists are alone in their attribute")
        return Summary(kinds, ContentType.EMPTY, pattern.names, unrepeated=bool(pattern.names.wildcards))

    def together(self, pattern: Group, inner: list[Summary]) -> Summary:
        """The summary of a group or an interleave."""
        self.check_names(pattern, inner)
        if isinstance(pattern, Interleave):
            self.check_interleave(pattern)
        filled = [each.content for each in inner if each.content is not ContentType.EMPTY]
        content: ContentType | None = ContentType.EMPTY
        if filled:
            content = filled[0] if len(filled) == 1 else ContentType.COMPLEX
            if None in filled or (len(filled) > 1 and ContentType.SIMPLE in filled):
                content = None
        names = union_of(each.attributes for each in inner)
        return Summary(
            frozenset({type(pattern)}).union(*(each.kinds for each in inner)),
            content,
            names,
            any(each.unrepeated for each in inner),
            names is not NO_NAMES,
        )

    def check_names(self, pattern: Pattern, inner: list[Summary]) -> None:
        """Raise SchemaError if an attribute may come twice."""
        seen = NO_NAMES
        for names in (each.attributes for each in inner if each.attributes is not NO_NAMES):
            if seen.overlaps(names):
                raise error(pattern, "an attribute may be there twice")
            seen = seen | names

    def check_interleave(self, pattern: Interleave) -> None:
        """Raise SchemaError if elements of one name, or texts, come from two parts of an interleave."""
        seen, text = NO_NAMES, False
        for part in pattern.parts:
            names, with_text = self.expected(part)
            if seen.overlaps(names):
                raise error(pattern, "elements of one name are in two parts of an interleave")
            if text and with_text:
                raise error(pattern, "text is in two parts of an interleave")
            seen, text = seen | names, text or with_text

    def expected(self, pattern: Pattern) -> tuple[NameClass, bool]:
        """The names of the elements in a pattern, and whether it has text."""
        if isinstance(pattern, Element):
            return pattern.names, False
        if isinstance(pattern, Attribute | Text):
            return NO_NAMES, isinstance(pattern, Text)
        if pattern not in self.children:
            inner = [self.expected(part) for part in pattern.parts]
            self.children[pattern] = union_of(names for names, _ in inner), any(text for _, text in inner)
        return self.children[pattern]


def union_of(classes: Iterable[NameClass]) -> NameClass:
    """The names of all the classes."""
    found = [each for each in classes if each is not NO_NAMES]
    if len(found) < 2:
        return found[0] if found else NO_NAMES
    names = frozenset().union(*(each.names for each in found))
    return NameClass(names, tuple(wildcard for each in found for wildcard in each.wildcards))


def elements(start: Pattern) -> Iterator[Element]:
    """The elements that can be reached from a pattern."""
    seen, stack = {start}, [start]
    while stack:
        pattern = stack.pop()
        inner = list(pattern.parts)
        if isinstance(pattern, Element):
            yield pattern
            inner.append(pattern.content)
        fresh = [part for part in inner if part not in seen]
        seen.update(fresh)
        stack.extend(fresh)


def prohibit(pattern: Pattern, name: str, kinds: tuple[type[Pattern], ...], summary: Summary) -> None:
    """Raise SchemaError if one of the kinds is in the pattern of that summary."""
    for kind in kinds:
        if any(issubclass(each, kind) for each in summary.kinds):
            raise error(pattern, f"{name} must not hold {kind.__name__.lower()}")


def error(pattern: Pattern, message: str) -> SchemaError:
    """What is wrong with a pattern, with its place if it has one."""
    return SchemaError(f"{message}.") if pattern.node is None else pattern.node.error(message)

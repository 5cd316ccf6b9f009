"""What a schema must not say, although it could be written.

https://relaxng.org/spec-20011203.html#restriction
"""

from collections.abc import Iterable, Iterator, Mapping
from enum import IntEnum
from typing import Final, NamedTuple

from tei_tools.validation.relaxng.names import NO_NAMES, NameClass, union
from tei_tools.validation.relaxng.patterns import (
    Attribute,
    Choice,
    Data,
    Element,
    Empty,
    Group,
    Interleave,
    List,
    NotAllowed,
    OneOrMore,
    Pattern,
    Text,
    Value,
)
from tei_tools.validation.relaxng.source import Place, error_at


class ContentType(IntEnum):
    """What kind of content a pattern describes."""

    EMPTY = 0
    COMPLEX = 1
    SIMPLE = 2


# One bit for each kind of pattern.
KINDS: Final[Mapping[type[Pattern], int]] = {
    kind: 1 << place
    for place, kind in enumerate((Element, Attribute, Data, Value, List, Text, Group, Interleave, OneOrMore, Empty))
}
# What must not be in what, at any depth within one element.
# https://relaxng.org/spec-20011203.html#contextual-restriction
IN_ATTRIBUTE: Final = (Element, Attribute)
IN_LIST: Final = (Element, Attribute, Text, List, Interleave)
IN_EXCEPT: Final = (Element, Attribute, Text, List, Group, Interleave, OneOrMore, Empty)
IN_START: Final = (Attribute, Data, Value, List, Text, Group, Interleave, OneOrMore, Empty)


class Summary(NamedTuple):
    """What the restrictions ask of a pattern.

    `kinds` are the kinds of pattern in it, and its own; `attributes` the names of the attributes in it. `unrepeated` is
    whether one of these has infinitely many names and is not in a oneOrMore; `grouped` whether attributes are grouped.
    `content` is None where strings come in a sequence that nobody could read.
    """

    kinds: int
    content: ContentType | None
    attributes: NameClass = NO_NAMES
    unrepeated: bool = False
    grouped: bool = False


LEAVES: Final[Mapping[type[Pattern], Summary]] = {
    NotAllowed: Summary(0, ContentType.EMPTY),
    Empty: Summary(KINDS[Empty], ContentType.EMPTY),
    Text: Summary(KINDS[Text], ContentType.COMPLEX),
    Element: Summary(KINDS[Element], ContentType.COMPLEX),
    Value: Summary(KINDS[Value], ContentType.SIMPLE),
}
DATA: Final = Summary(KINDS[Data], ContentType.SIMPLE)


class Restrictions:
    """What checks the patterns of one schema; each once."""

    def __init__(self) -> None:
        self.summaries: dict[Pattern, Summary] = {}
        self.children: dict[Pattern, tuple[NameClass, bool]] = {}

    def check(self, start: Pattern, place: Place) -> None:
        """Raise SchemaError if one restriction does not hold; `place` is that of the start."""
        prohibit(place, "start", IN_START, self.summary(start))
        for element in elements(start):
            summary = self.summary(element.content)
            if summary.unrepeated:
                raise error_at(
                    element.place, "an attribute with infinitely many names is not in a oneOrMore or zeroOrMore"
                )
            if summary.content is None:
                raise error_at(
                    element.place, "data, values and lists are alone in their element, not beside other content"
                )

    def summary(self, pattern: Pattern) -> Summary:
        """What the restrictions ask of a pattern.

        Raises SchemaError if one does not hold in it.
        """
        found = self.summaries.get(pattern)
        if found is None:
            found = self.summaries[pattern] = self.summarise(pattern)
        return found

    def summarise(self, pattern: Pattern) -> Summary:
        """What the restrictions ask of a pattern, worked out."""
        kind = type(pattern)
        if isinstance(pattern, Data):
            if pattern.exception is not None:
                prohibit(pattern.place, "except", IN_EXCEPT, self.summary(pattern.exception))
            return DATA
        inner = [LEAVES.get(type(part)) or self.summary(part) for part in pattern.parts]
        if kind is Choice:
            # Most alternatives are elements, which are all alike here.
            return inner[0] if len(inner) == 1 else either({id(each): each for each in inner}.values())
        if isinstance(pattern, Attribute | List):
            return within(pattern, inner[0])
        if isinstance(pattern, OneOrMore):
            return repeated(pattern, inner[0])
        return LEAVES.get(kind) or self.together(pattern, inner)

    def together(self, pattern: Pattern, inner: list[Summary]) -> Summary:
        """The summary of a group or an interleave."""
        if isinstance(pattern, Interleave):
            self.check_interleave(pattern)
        with_attributes = [each.attributes for each in inner if each.attributes is not NO_NAMES]
        if len(with_attributes) > 1 and repeats(with_attributes):
            raise error_at(pattern.place, "an attribute may be there twice")
        either_one = either(inner)
        filled = [each.content for each in inner if each.content is not ContentType.EMPTY]
        return Summary(
            either_one.kinds | KINDS[type(pattern)],
            either_one.content if len(filled) < 2 or ContentType.SIMPLE not in filled else None,
            either_one.attributes,
            either_one.unrepeated,
            grouped=bool(with_attributes),
        )

    def check_interleave(self, pattern: Interleave) -> None:
        """Raise SchemaError if elements of one name, or texts, come from two parts of an interleave."""
        inner = [self.expected(part) for part in pattern.parts]
        if repeats(names for names, _ in inner):
            raise error_at(pattern.place, "elements of one name are in two parts of an interleave")
        if sum(text for _, text in inner) > 1:
            raise error_at(pattern.place, "text is in two parts of an interleave")

    def expected(self, pattern: Pattern) -> tuple[NameClass, bool]:
        """The names of the elements in a pattern, and whether it has text."""
        if isinstance(pattern, Element):
            return pattern.names, False
        if isinstance(pattern, Attribute | Text):
            return NO_NAMES, isinstance(pattern, Text)
        if pattern not in self.children:
            inner = [self.expected(part) for part in pattern.parts]
            self.children[pattern] = union(names for names, _ in inner), any(text for _, text in inner)
        return self.children[pattern]


def within(pattern: Attribute | List, inner: Summary) -> Summary:
    """The summary of an attribute or a list: what is in it does not count outside."""
    if isinstance(pattern, List):
        prohibit(pattern.place, "list", IN_LIST, inner)
        return Summary(inner.kinds | KINDS[List], ContentType.SIMPLE)
    prohibit(pattern.place, "attribute", IN_ATTRIBUTE, inner)
    if inner.content is None:
        raise error_at(pattern.place, "data, values and lists are alone in their attribute, not beside other content")
    names = pattern.names
    return Summary(inner.kinds | KINDS[Attribute], ContentType.EMPTY, names, unrepeated=bool(names.wildcards))


def repeated(pattern: Pattern, inner: Summary) -> Summary:
    """The summary of a oneOrMore."""
    if inner.grouped:
        raise error_at(pattern.place, "attributes in a group or interleave cannot be repeated")
    content = None if inner.content is ContentType.SIMPLE else inner.content
    return Summary(inner.kinds | KINDS[OneOrMore], content, inner.attributes)


def either(inner: Iterable[Summary]) -> Summary:
    """The summary of a choice."""
    kinds, names = 0, []
    content: ContentType | None = ContentType.EMPTY
    unrepeated, grouped = False, False
    for each in inner:
        kinds |= each.kinds
        if content is not None and (each.content is None or each.content > content):
            content = each.content
        if each.attributes is not NO_NAMES:
            names.append(each.attributes)
            unrepeated = unrepeated or each.unrepeated
            grouped = grouped or each.grouped
    return Summary(kinds, content, union(names) if names else NO_NAMES, unrepeated, grouped)


def repeats(classes: Iterable[NameClass]) -> bool:
    """Whether a name is in two of the classes."""
    seen, count = set[str](), 0
    before: list[NameClass] = []
    for names in classes:
        count += len(names.names)
        seen |= names.names
        if len(seen) < count or any(wild.overlaps(names) for wild in before if wild.wildcards or names.wildcards):
            return True
        before.append(names)
    return False


def elements(start: Pattern) -> Iterator[Element]:
    """The elements that can be reached from a pattern."""
    seen, stack = {start}, [start]
    while stack:
        pattern = stack.pop()
        inner = pattern.parts
        if isinstance(pattern, Element):
            yield pattern
            inner = (pattern.content,)
        for part in inner:
            if part not in seen:
                seen.add(part)
                stack.append(part)


def prohibit(place: Place | None, name: str, kinds: tuple[type[Pattern], ...], summary: Summary) -> None:
    """Raise SchemaError if one of the kinds is in the pattern of that summary."""
    for kind in kinds:
        if summary.kinds & KINDS[kind]:
            raise error_at(place, f"{name} must not hold {kind.__name__.lower()}")

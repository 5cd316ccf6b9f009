"""The algebra of patterns: what is left of one after an element, a text or an attribute."""

from collections.abc import Iterable, Iterator, Sequence

from tei_tools.validation.relaxng.patterns import (
    EMPTY,
    NOT_ALLOWED,
    TEXT,
    After,
    Attribute,
    Choice,
    Compound,
    Element,
    Group,
    Interleave,
    OneOrMore,
    Pattern,
    alternatives,
    attributes,
    chain,
    particles,
)


class Algebra:
    """Patterns that are equal where they are identical, and what is left of them after a particle or an attribute.

    A derivative is a choice of continuations, and there are no more of those than there are places in the pattern:
    https://doi.org/10.1016/0304-3975(95)00182-4 (Antimirov).
    """

    def __init__(self) -> None:
        self.known: dict[tuple[object, ...], Pattern] = {}
        self.normal_forms: dict[Pattern, Pattern] = {}
        self.derivatives: dict[tuple[Pattern, Pattern], Pattern] = {}
        self.without_attributes: dict[Pattern, Pattern] = {}

    def choice(self, parts: Iterable[Pattern]) -> Pattern:
        """One of the parts."""
        unique = dict.fromkeys(each for part in parts for each in alternatives(part))
        if len(unique) > 1 and EMPTY in unique and any(each.nullable for each in unique if each is not EMPTY):
            del unique[EMPTY]
        if len(unique) < 2:
            return next(iter(unique), NOT_ALLOWED)
        # The order is that of the schema, for those who are told what is expected; it makes no difference otherwise.
        key = (Choice, frozenset(unique))
        return self.known.get(key) or self.known.setdefault(key, Choice(tuple(unique)))

    def group(self, head: Pattern, tail: Pattern) -> Pattern:
        """One, then the other; the head of what comes out is no group."""
        if head is EMPTY or tail is NOT_ALLOWED or (head is TEXT and repeats_text(tail)):
            return tail
        if tail is EMPTY or head is NOT_ALLOWED:
            return head
        if type(head) is Group:
            return self.sequence([*chain(head), tail])
        key = (Group, head, tail)
        return self.known.get(key) or self.known.setdefault(key, Group((head, tail)))

    def sequence(self, parts: Sequence[Pattern]) -> Pattern:
        """The parts in their order."""
        *heads, tail = parts
        for head in reversed(heads):
            tail = self.group(head, tail)
        return tail

    def interleave(self, parts: Iterable[Pattern]) -> Pattern:
        """All parts, mingled."""
        flat = [each for part in parts for each in (part.parts if type(part) is Interleave else (part,))]
        kept = tuple(each for each in flat if each is not EMPTY)
        if NOT_ALLOWED in kept:
            return NOT_ALLOWED
        if len(kept) < 2:
            return kept[0] if kept else EMPTY
        key = (Interleave, *kept)
        return self.known.get(key) or self.known.setdefault(key, Interleave(kept))

    def one_or_more(self, part: Pattern) -> Pattern:
        """The part, once or several times."""
        if part in (EMPTY, NOT_ALLOWED, TEXT) or isinstance(part, OneOrMore):
            return part
        key = (OneOrMore, part)
        return self.known.get(key) or self.known.setdefault(key, OneOrMore(part))

    def after(self, part: Pattern, element: Element) -> Pattern:
        """What is left of the content of an element."""
        if part is NOT_ALLOWED:
            return NOT_ALLOWED
        key = (After, part, element)
        return self.known.get(key) or self.known.setdefault(key, After(part, element))

    def normal(self, pattern: Pattern) -> Pattern:
        """The pattern in the form that the algebra compares."""
        if pattern not in self.normal_forms:
            self.normal_forms[pattern] = self.normal_form(pattern)
        return self.normal_forms[pattern]

    def normal_form(self, pattern: Pattern) -> Pattern:
        """The pattern in the form that the algebra compares, worked out."""
        if not isinstance(pattern, Compound):
            return pattern
        parts = [self.normal(part) for part in pattern.parts]
        return self.like(pattern, parts)

    def like(self, pattern: Compound, parts: Sequence[Pattern]) -> Pattern:
        """A pattern like `pattern`, made of other parts."""
        if isinstance(pattern, Choice):
            return self.choice(parts)
        if isinstance(pattern, Interleave):
            return self.interleave(parts)
        if isinstance(pattern, Group):
            return self.sequence(parts)
        if isinstance(pattern, After):
            return self.after(parts[0], pattern.element)
        return self.one_or_more(parts[0])

    def derivative(self, pattern: Pattern, particle: Pattern) -> Pattern:
        """What may follow in `pattern` after one of its particles, or beside one of its attributes."""
        key = (pattern, particle)
        found = self.derivatives.get(key)
        if found is None:
            found = self.derivatives[key] = self.choice(self.continuations(pattern, particle))
        return found

    def continuations(self, pattern: Pattern, particle: Pattern) -> Iterator[Pattern]:
        """The alternatives of the derivative."""
        if pattern is particle:
            yield TEXT if particle is TEXT else EMPTY
        elif isinstance(pattern, Choice):
            for part in places_of(pattern, particle):
                yield self.derivative(part, particle)
        elif isinstance(pattern, Group):
            yield from self.together(pattern, particle)
        elif isinstance(pattern, OneOrMore):
            rest = self.choice((pattern, EMPTY))
            for each in alternatives(self.derivative(pattern.parts[0], particle)):
                yield self.group(each, rest)
        elif isinstance(pattern, After):
            yield self.after(self.derivative(pattern.parts[0], particle), pattern.element)

    def together(self, pattern: Group, particle: Pattern) -> Iterator[Pattern]:
        """The alternatives of the derivative of a group or interleave; attributes in a group have no order."""
        if isinstance(pattern, Interleave):
            yield from map(self.interleave, self.beside(pattern.parts, particle))
        elif isinstance(particle, Attribute):
            yield from map(self.sequence, self.beside(list(chain(pattern)), particle))
        else:
            yield from self.ordered(pattern, particle)

    def beside(self, parts: Sequence[Pattern], particle: Pattern) -> Iterator[Sequence[Pattern]]:
        """The parts, one of them without the particle: the others have no order, and stay as they are."""
        for number, part in enumerate(parts):
            if concerns(part, particle):
                for each in alternatives(self.derivative(part, particle)):
                    yield [*parts[:number], each, *parts[number + 1 :]]

    def ordered(self, pattern: Pattern, particle: Pattern) -> Iterator[Pattern]:
        """The alternatives of the derivative of a group: the particle is in the first part, or in one after nothing."""
        while type(pattern) is Group:
            head, tail = pattern.parts
            if concerns(head, particle):
                for each in alternatives(self.derivative(head, particle)):
                    yield self.group(each, tail)
            if not head.nullable:
                return
            pattern = tail
        if concerns(pattern, particle):
            yield self.derivative(pattern, particle)

    def closed(self, pattern: Pattern) -> Pattern:
        """The pattern when no more attributes come."""
        if not attributes(pattern):
            return pattern
        if pattern not in self.without_attributes:
            self.without_attributes[pattern] = self.closed_form(pattern)
        return self.without_attributes[pattern]

    def closed_form(self, pattern: Pattern) -> Pattern:
        """The pattern when no more attributes come, worked out."""
        if not isinstance(pattern, Compound):
            return NOT_ALLOWED
        parts = [self.closed(part) for part in (chain(pattern) if type(pattern) is Group else pattern.parts)]
        return self.like(pattern, parts)


def repeats_text(pattern: Pattern) -> bool:
    """Whether a pattern may go on with any text and be the same after it."""
    if type(pattern) is Choice and any(isinstance(part, OneOrMore) and repeats_text(part) for part in pattern.parts):
        return True
    return isinstance(pattern, OneOrMore) and TEXT in alternatives(pattern.parts[0])


def places_of(pattern: Pattern, particle: Pattern) -> Sequence[Pattern]:
    """The parts of a pattern that have that attribute, or that particle first."""
    return (attributes(pattern) if isinstance(particle, Attribute) else particles(pattern)).get(particle, ())


def concerns(pattern: Pattern, particle: Pattern) -> bool:
    """Whether a pattern may have that attribute, or that particle first."""
    return particle in (attributes(pattern) if isinstance(particle, Attribute) else particles(pattern))

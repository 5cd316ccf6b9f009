"""What our RELAX NG engine finds in a file, said to a scholar."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

from tei_tools.profile import NAMESPACE
from tei_tools.validation.diagnostic import Diagnostic
from tei_tools.validation.file import File
from tei_tools.validation.messages import (
    OF_HTML,
    attribute_missing,
    attribute_not_allowed,
    is_only_repeated,
    local_name,
    shown,
    value_wrong,
    wrong_namespace,
)
from tei_tools.validation.relaxng.names import SEPARATOR, split
from tei_tools.validation.relaxng.patterns import Attribute, attributes
from tei_tools.validation.relaxng.recovery import Guess, Supposed
from tei_tools.validation.relaxng.states import State, Tag
from tei_tools.validation.relaxng.validation import Mismatch, Problem
from tei_tools.validation.vocabulary import Values, Vocabulary, as_written, listing, read_values, usual


@dataclass(frozen=True)
class Reports:
    """The findings in one file, in the words of one vocabulary."""

    file: File
    vocabulary: Vocabulary
    late: set[tuple[etree._Element, str]] = field(default_factory=set)
    """The parents in which elements of a name come too late, which has been said of those before them."""
    known: dict[State, list[str]] = field(default_factory=dict)
    """What `expected` has found out: mistakes repeat."""

    @cached_property
    def by_problem(self) -> dict[Problem, Callable[[Mismatch, etree._Element], Diagnostic | None]]:
        """What says each kind of mismatch, of the element that it is in or about."""
        return {
            Problem.ELEMENT: self.element,
            Problem.TEXT: self.text,
            Problem.INCOMPLETE: self.incomplete,
            Problem.CONTENT: self.content,
            Problem.ATTRIBUTE: self.attribute,
            Problem.ATTRIBUTE_MISSING: self.attribute_missing,
            Problem.VALUE: self.value,
            Problem.DANGLING_IDREF: self.dangling,
        }

    def of(self, mismatch: Mismatch) -> Iterator[Diagnostic]:
        """What is to be said of a mismatch."""
        holder = mismatch.holder
        offset = mismatch.offset if holder is None or mismatch.problem is Problem.ELEMENT else holder[2]
        diagnostic = self.by_problem[mismatch.problem](mismatch, self.file.element_at(offset))
        if diagnostic is not None:
            yield diagnostic

    def element(self, mismatch: Mismatch, element: etree._Element) -> Diagnostic | None:
        """An element that its parent may not hold, or not in this place."""
        # Libxml2 loses the namespaces of elements that stand in entities; expat does not.
        (namespace, name), parent = split(mismatch.name), element.getparent()
        if namespace != NAMESPACE and namespace not in self.namespaces:
            # What is in it has the same namespace, and the same remedy.
            return (
                None
                if parent is not None and (etree.QName(parent).namespace or "") == namespace
                else self.foreign(element)
            )
        if parent is None:
            message = f"{name} cannot be the root of a file."
            hint = f"The root is: {listing(self.expected(mismatch.state))}."
            return self.file.diagnostic(element, "element-not-allowed", message, hint=hint)
        holder = local_name(parent)
        guess = mismatch.guess
        if (parent, name) in self.late:
            return None
        if guess is not None and guess.supposed is Supposed.MISSING:
            return self.too_early(element, holder, guess)
        if name in self.vocabulary.content(holder).children:
            return self.out_of_place(mismatch, element, holder)
        hint = self.meant(name, guess) or self.elsewhere(name, mismatch.state, holder)
        message = f"{name} is not allowed in {holder}."
        return self.file.diagnostic(element, "element-not-allowed", message, hint=hint)

    @cached_property
    def namespaces(self) -> set[str]:
        """The namespaces of the elements of the schema."""
        names = (name for element in self.vocabulary.patterns for name in element.names.names)
        return {split(name)[0] for name in names}

    def foreign(self, element: etree._Element) -> Diagnostic:
        """An element of a namespace that the schema does not have."""
        return wrong_namespace(self.file, element)

    def too_early(self, element: etree._Element, holder: str, guess: Guess) -> Diagnostic:
        """An element before which another is missing."""
        missing, parent = split(guess.name)[1], element.getparent()
        if parent is not None and self.file.comes_after(element, f"{{{guess.name.replace(SEPARATOR, '}')}"):
            self.late.add((parent, missing))
            message = f"{local_name(element)} is not allowed in {holder} before {missing}."
            return self.file.diagnostic(element, "element-out-of-place", message, hint="Change the two over.")
        message = f"{missing} is missing in {holder}, before {local_name(element)}."
        return self.file.diagnostic(element, "content-missing", message, hint=f"Put {missing} there.")

    def out_of_place(self, mismatch: Mismatch, element: etree._Element, holder: str) -> Diagnostic:
        """An element that its parent may hold, but not here."""
        name, before = local_name(element), self.hindrance(mismatch, element)
        message = f"{name} is not allowed at this place in {holder}."
        hint = f"Here {holder} may have: {listing(self.expected(mismatch.state))}."
        if before is not None:
            message = f"{name} is not allowed in {holder} after {before}."
            hint = f"Put {name} before the first {before}"
            wrapped = before if name in self.vocabulary.content(before).children else None
            hint += f", or into a {wrapped} of its own." if wrapped else "."
        return self.file.diagnostic(element, "element-out-of-place", message, hint=hint)

    def hindrance(self, mismatch: Mismatch, element: etree._Element) -> str | None:
        """The sibling after which an element cannot come any more, if there is one by which it is."""
        if mismatch.holder is None:
            return None
        state, name = mismatch.holder[3].content, mismatch.name
        if state.children[name] is None:
            return None
        for tag in self.file.names_before(element):
            sibling = tag[1:].replace("}", SEPARATOR)
            found = state.children[sibling]
            if found is None or not isinstance(found[1], State):
                continue
            if found[1].children[name] is None:
                return split(sibling)[1]
        return None

    def meant(self, name: str, guess: Guess | None) -> str | None:
        """“Did you mean …?”, of an element that the schema does not know."""
        if name in self.vocabulary.elements:
            return None
        if guess is not None and guess.supposed is Supposed.MISSPELT:
            return f"Did you mean {split(guess.name)[1]}?"
        if name.lower() in OF_HTML:
            return f"That is HTML: in TEI write {OF_HTML[name.lower()]}."
        return self.vocabulary.spellings.hint(name)

    def elsewhere(self, name: str, state: State, holder: str) -> str:
        """Where an element may stand, and what may stand in its place."""
        parents, here = self.vocabulary.parents[name], self.expected(state)
        wrapper = next(filter(set(parents).__contains__, here), None)
        if parents:
            within = f"Put it into {article(wrapper)}, or elsewhere: " if wrapper else ""
            return f"{within}{name} is allowed in: {listing(parents)}."
        held = f"may hold: {listing(here)}" if here else "may hold no elements"
        return f"The schema has no element named {name}. Here {holder} {held}."

    def text(self, mismatch: Mismatch, element: etree._Element) -> Diagnostic:
        """Text right in an element that holds none."""
        name = local_name(element)
        holders = [each for each in self.expected(mismatch.state) if self.vocabulary.content(each).text]
        children = self.vocabulary.content(name).children
        hint = f"Put the text into one of: {listing(holders)}." if holders else "Take the text out."
        if not children and not holders:
            hint = f"{name} is empty: put the text beside it."
        line, column = self.file.text_before(mismatch.offset)
        message = f"{name} may not hold text of its own: {shown(' '.join(mismatch.value.split()))}."
        return self.file.diagnostic(element, "text-not-allowed", message, hint=hint, place=(line, column))

    def incomplete(self, mismatch: Mismatch, element: etree._Element) -> Diagnostic:
        """An element that ends too early."""
        name, state = local_name(element), mismatch.state
        ending = usual(
            split(name)[1]
            for each in state.elements
            if state.after([each]).pattern.nullable
            for name in each.names.names
        )
        needed = list(dict.fromkeys(ending)) or self.expected(state)
        what = needed[0] if len(needed) == 1 else "something that it must hold"
        message = f"{name} is not complete: {what} is missing."
        hint = f"Add {needed[0]}." if len(needed) == 1 else f"Add one of: {listing(needed)}." if needed else None
        return self.file.diagnostic(element, "content-missing", message, hint=hint)

    def content(self, mismatch: Mismatch, element: etree._Element) -> Diagnostic:
        """An element whose text is no value that it may have."""
        values = Values()
        read_values(mismatch.state.pattern, values)
        message = f"{shown(mismatch.value.strip())} is not a value that {local_name(element)} may have."
        return self.file.diagnostic(element, "text-not-allowed", message, hint=f"Write {values}.")

    def attribute(self, mismatch: Mismatch, element: etree._Element) -> Diagnostic:
        """An attribute that the element does not take."""
        name = as_written(mismatch.name)
        holders = listing(self.vocabulary.holders[name])
        return attribute_not_allowed(self.file, element, name, self.attributes_of(mismatch), holders)

    def attributes_of(self, mismatch: Mismatch) -> list[str]:
        """The attributes that may be on the start-tag of a mismatch."""
        opening = mismatch.opening
        names = list(opening.own) if opening else []
        if opening and opening.tag:
            names += names_of(opening.tag)
        return [as_written(name) for name in names]

    def attribute_missing(self, mismatch: Mismatch, element: etree._Element) -> Diagnostic:
        """An element without an attribute that it needs."""
        if mismatch.name:
            return attribute_missing(self.file, element, as_written(mismatch.name))
        names = map(as_written, names_of(mismatch.tag) if mismatch.tag else [])
        needed = listing([f"@{name}" for name in dict.fromkeys(names)])
        message = f"{local_name(element)} lacks an attribute that it must have."
        return self.file.diagnostic(element, "attribute-missing", message, hint=f"Add one of: {needed}.")

    def value(self, mismatch: Mismatch, element: etree._Element) -> Diagnostic | None:
        """An attribute whose value is none that the schema allows."""
        name, opening = as_written(mismatch.name), mismatch.opening
        if is_only_repeated(element, name):
            return None
        values = Values()
        found = [opening.own[mismatch.name]] if opening and mismatch.name in opening.own else []
        for each in found or (mismatch.tag.named(mismatch.name) if mismatch.tag else ()):
            read_values(each.value, values)
        return value_wrong(self.file, element, name, values)

    def dangling(self, mismatch: Mismatch, element: etree._Element) -> Diagnostic:
        """A reference to an id that no element has."""
        name = as_written(mismatch.name)
        message = f"@{name} refers to {mismatch.value}, but no element of this file has that id."
        return self.file.diagnostic(element, "pointer-dangles", message, attribute=name)

    def expected(self, state: State) -> list[str]:
        """The elements that may come next, the usual ones first; that must come, if there are such."""
        if state not in self.known:
            self.known[state] = list(dict.fromkeys(usual(split(name)[1] for name in state.by_name)))
        return self.known[state]


def names_of(tag: Tag) -> list[str]:
    """The names of the attributes that may come in a start-tag, sorted."""
    found = (each.names.names for each in attributes(tag.pattern) if isinstance(each, Attribute))
    return sorted(set().union(*found))


def article(name: str) -> str:
    """The name with its indefinite article."""
    return f"an {name}" if name[0] in "aeiou" else f"a {name}"

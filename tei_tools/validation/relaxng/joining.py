"""Patterns joined, without what says nothing.

https://relaxng.org/spec-20011203.html#notAllowed and https://relaxng.org/spec-20011203.html#empty
"""

from collections.abc import Sequence

from tei_tools.validation.relaxng.patterns import (
    EMPTY,
    NOT_ALLOWED,
    Choice,
    Group,
    Interleave,
    List,
    OneOrMore,
    Pattern,
)
from tei_tools.validation.relaxng.source import Node


def group(parts: Sequence[Pattern], node: Node) -> Pattern:
    """The parts in their order."""
    return parts[0] if len(parts) == 1 else joined(Group, parts, node)


def interleave(parts: Sequence[Pattern], node: Node) -> Pattern:
    """The parts mingled."""
    return joined(Interleave, parts, node)


def joined(kind: type[Group], parts: Sequence[Pattern], node: Node) -> Pattern:
    """The parts, all of them needed."""
    if NOT_ALLOWED in parts:
        return NOT_ALLOWED
    kept = tuple(part for part in parts if part is not EMPTY)
    if len(kept) < 2:
        return kept[0] if kept else EMPTY
    return kind(kept, node.place)


def choice(parts: Sequence[Pattern], node: Node) -> Pattern:
    """One of the parts; that there may be nothing comes last."""
    kept = [part for part in parts if part is not NOT_ALLOWED and part is not EMPTY]
    if EMPTY in parts:
        kept.append(EMPTY)
    if len(kept) < 2:
        return kept[0] if kept else NOT_ALLOWED
    return Choice(tuple(kept), node.place)


def one_or_more(part: Pattern, node: Node) -> Pattern:
    """The part, once or several times."""
    return part if part in (EMPTY, NOT_ALLOWED) else OneOrMore(part, node.place)


def words(part: Pattern, node: Node) -> Pattern:
    """A list of words."""
    return NOT_ALLOWED if part is NOT_ALLOWED else List(part, node.place)

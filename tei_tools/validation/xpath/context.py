"""What an expression is evaluated in: the document, the item that `current()` is, variables, a place in a sequence."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from tei_tools.errors import QueryError
from tei_tools.validation.xpath.index import Index
from tei_tools.validation.xpath.values import Item


@dataclass(eq=False, slots=True)
class Context:
    """What one evaluation knows beside the context item."""

    index: Index
    current: Item
    scope: "Scope | None" = None
    position: int = 1
    size: int = 1

    def within(self, scope: "Scope") -> "Context":
        """The same with more variables."""
        return Context(self.index, self.current, scope, self.position, self.size)

    def variable(self, name: str) -> Sequence[Item]:
        """The value of a variable.

        Raises QueryError if there is none of that name.
        """
        scope = self.scope
        while scope is not None:
            if name in scope.values:
                return scope.values[name]
            # A variable that is defined by one of its own name means that of an outer scope.
            if name in scope.lets and name not in scope.pending:
                return scope.evaluate(name, self)
            scope = scope.outer
        raise QueryError(f"There is no variable ${name}.")

    def sorted(self, nodes: Iterable[Item]) -> list[Item]:
        """Nodes in document order, each once."""
        distinct = list(dict.fromkeys(nodes))
        if len(distinct) > 1:
            distinct.sort(key=self.index.place)
        return distinct


Evaluate: TypeAlias = Callable[[Item, Context], Sequence[Item]]
"""A compiled expression: the context item and its surroundings in, a sequence out."""
Test: TypeAlias = Callable[[Item, Context], bool]
"""A compiled expression of which only the truth is asked."""


@dataclass(eq=False, slots=True)
class Scope:
    """Variables that are defined together, and evaluated for `item` when they are first asked for."""

    item: Item
    lets: Mapping[str, Evaluate]
    outer: "Scope | None" = None
    values: dict[str, Sequence[Item]] = field(default_factory=dict)
    pending: set[str] = field(default_factory=set)

    def evaluate(self, name: str, context: Context) -> Sequence[Item]:
        """The value of one of its variables, found out now."""
        self.pending.add(name)
        try:
            inner = Context(context.index, self.item, self)
            self.values[name] = self.lets[name](self.item, inner)
        finally:
            self.pending.discard(name)
        return self.values[name]

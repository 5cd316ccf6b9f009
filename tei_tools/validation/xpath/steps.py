"""Paths: steps, predicates, and the order of what they find."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from lxml import etree

from tei_tools.errors import QueryError
from tei_tools.validation.xpath.analysis import counts, kind
from tei_tools.validation.xpath.context import Context, Evaluate, Test
from tei_tools.validation.xpath.nodes import Axis, axis, matcher, parent
from tei_tools.validation.xpath.syntax import (
    REVERSE,
    ContextItem,
    Expression,
    Filter,
    Literal,
    NodeTest,
    Path,
    Root,
    Step,
)
from tei_tools.validation.xpath.values import NUMBERS, Item, is_node, truth

if TYPE_CHECKING:
    from tei_tools.validation.xpath.compiler import Compiler

Walk: TypeAlias = Callable[[Item, Context], Iterable[Item]]
"""What an expression finds, as it is found: no further than it is asked, and not always in document order."""
Select: TypeAlias = Callable[[Iterable[Item], Context], Iterable[Item]]
"""What a predicate leaves of a sequence."""

# From different nodes these lead to different nodes.
DISTINCT: Final = frozenset({"child", "attribute", "self"})
FOUND_IN_ORDER: Final = DISTINCT | {"descendant", "descendant-or-self", "following-sibling"}


def predicate(compiler: "Compiler", expression: Expression) -> Select:
    """What the predicate leaves of the items that it is given."""
    if isinstance(expression, Literal) and isinstance(expression.value, NUMBERS):
        place = expression.value
        if place != int(place) or place < 1:
            return lambda items, context: ()
        return lambda items, context: islice(items, int(place) - 1, int(place))
    if not counts(expression):
        test = compiler.truth(expression)
        return lambda items, context: passing(test, items, context)
    return by_place(compiler.items(expression))


def passing(test: Test, items: Iterable[Item], context: Context) -> Iterator[Item]:
    """The items of which a test is true."""
    spend = context.index.spend
    for item in items:
        spend(1)
        if test(item, context):
            yield item


def by_place(evaluate: Evaluate) -> Select:
    """A predicate that may be a number, or ask for the place of an item."""

    def select(items: Iterable[Item], context: Context) -> Iterator[Item]:
        everything = list(items)
        context.index.spend(len(everything))
        inner = Context(context.index, context.current, context.scope, 1, len(everything))
        for place, item in enumerate(everything, 1):
            inner.position = place
            value = evaluate(item, inner)
            is_number = len(value) == 1 and isinstance(value[0], NUMBERS) and not isinstance(value[0], bool)
            if value[0] == place if is_number else truth(value):
                yield item

    return select


def step_walk(compiler: "Compiler", step: Step) -> Walk:
    """What a step finds, the nearest first."""
    reach = beside(step) if step.axis in {"preceding", "following"} else without_context(axis(step.axis, step.test))
    selects = [predicate(compiler, each) for each in step.predicates]
    if not selects:
        return reach

    def walk(item: Item, context: Context) -> Iterable[Item]:
        found: Iterable[Item] = reach(item, context)
        for select in selects:
            found = select(found, context)
        return found

    return walk


def without_context(reach: Axis) -> Walk:
    """What an axis finds."""
    return lambda item, context: reach(item)


def beside(step: Step) -> Walk:
    """What stands before or after: elements of a name are found by the index, and not by a walk through the text."""
    name, reach = step.test.name, axis(step.axis, step.test)

    def walk(item: Item, context: Context) -> Iterable[Item]:
        if step.test.kind != "element" or name is None or "*" in name or not isinstance(item, etree._Element):
            return reach(item)
        return (context.index.preceding if step.axis == "preceding" else context.index.following)(item, name)

    return walk


def shortened(steps: Sequence[Step | Expression]) -> list[Step | Expression]:
    """`//p` as one step, where no predicate counts: `p[1]` is the first in each parent."""
    result: list[Step | Expression] = []
    for step in steps:
        before = result[-1] if result else None
        if (
            before == Step("descendant-or-self", NodeTest("node"))
            and isinstance(step, Step)
            and step.axis == "child"
            and not any(map(counts, step.predicates))
        ):
            result[-1] = Step("descendant", step.test, step.predicates)
        else:
            result.append(step)
    return result


def path_walk(compiler: "Compiler", path: Path) -> Walk:
    """What a path finds, each node once."""
    start = compiler.items(path.start)
    steps = [
        (compiler.walk(step), not isinstance(step, Step) or step.axis not in DISTINCT) for step in shortened(path.steps)
    ]

    def walk(item: Item, context: Context) -> Iterable[Item]:
        found: Iterable[Item] = start(item, context)
        first = len(found) == 1  # type: ignore[arg-type]
        for step, repeats in steps:
            found = stepped(found, step, context) if not repeats or first else once(stepped(found, step, context))
            first = False
        return found

    return walk


def stepped(items: Iterable[Item], step: Walk, context: Context) -> Iterator[Item]:
    """What a step finds from each of several items."""
    spend = context.index.spend
    for item in items:
        spend(1)
        yield from step(item, context)


def once(items: Iterable[Item]) -> Iterator[Item]:
    """Nodes without those that came before."""
    seen: set[Item] = set()
    for item in items:
        if not is_node(item):
            yield item
        elif item not in seen:
            seen.add(item)
            yield item


def is_in_order(path: Path) -> bool:
    """Whether a path finds its nodes in document order."""
    steps = shortened(path.steps)
    if not isinstance(path.start, (Root, ContextItem)) or not all(isinstance(step, Step) for step in steps):
        return False
    axes = [step.axis for step in steps if isinstance(step, Step)]
    if all(axis in DISTINCT for axis in axes):
        return True
    return axes[0] in FOUND_IN_ORDER and all(axis in {"attribute", "self"} for axis in axes[1:])


def step_items(compiler: "Compiler", step: Step) -> Evaluate:
    """What a step finds, in document order."""
    walk, direction = step_walk(compiler, step), -1 if step.axis in REVERSE else 1

    def evaluate(item: Item, context: Context) -> list[Item]:
        found = list(walk(item, context))
        context.index.spend(len(found))
        return found[::direction]

    return evaluate


def path_items(compiler: "Compiler", path: Path) -> Evaluate:
    """What a path finds, in document order; what is no node stays as it comes."""
    if not isinstance(path.steps[-1], Step):
        return mapped(compiler, path)
    walk, is_sorted = path_walk(compiler, path), is_in_order(path)

    def evaluate(item: Item, context: Context) -> list[Item]:
        found = list(walk(item, context))
        context.index.spend(len(found))
        return found if is_sorted or not all(map(is_node, found)) else context.sorted(found)

    return evaluate


def mapped(compiler: "Compiler", path: Path) -> Evaluate:
    """What an expression at the end of a path makes of each node that the path finds: `p/name()`."""
    base = compiler.items(Path(path.start, path.steps[:-1]) if path.steps[1:] else path.start)
    last = compiler.items(path.steps[-1])

    def evaluate(item: Item, context: Context) -> list[Item]:
        found = [each for node in base(item, context) for each in last(node, context)]
        return context.sorted(found) if all(map(is_node, found)) else found

    return evaluate


def filter_items(compiler: "Compiler", expression: Filter) -> Evaluate:
    """What predicates leave of a sequence; nodes are put in order after that, for there may be fewer."""
    if kind(expression) == "nodes" and not any(map(counts, expression.predicates)):
        walk = filter_walk(compiler, expression)
        return lambda item, context: context.sorted(walk(item, context))
    base = compiler.items(expression.base)
    selects = [predicate(compiler, each) for each in expression.predicates]

    def evaluate(item: Item, context: Context) -> list[Item]:
        found: Iterable[Item] = base(item, context)
        for select in selects:
            found = select(found, context)
        return list(found)

    return evaluate


def filter_walk(compiler: "Compiler", expression: Filter) -> Walk:
    """What predicates that do not count leave of nodes, as they are found."""
    base = compiler.walk(expression.base)
    test = conjunction([compiler.truth(each) for each in expression.predicates])
    return lambda item, context: passing(test, base(item, context), context)


def conjunction(tests: Sequence[Test]) -> Test:
    """Whether all tests are true."""
    if len(tests) == 1:
        return tests[0]
    return lambda item, context: all(test(item, context) for test in tests)


def step_truth(compiler: "Compiler", step: Step) -> Test:
    """Whether a step finds anything."""
    name = step.test.name
    if not step.predicates and step.axis == "attribute" and step.test.kind == "attribute" and name and "*" not in name:
        return lambda item, context: isinstance(item, etree._Element) and item.get(name) is not None
    if not step.predicates and step.axis in {"ancestor", "ancestor-or-self"} and step.test.kind == "element":
        return is_within(step.test, itself=step.axis == "ancestor-or-self")
    if not step.predicates and step.axis == "self":
        fits = matcher(step.test)
        return lambda item, context: fits(item)
    walk = step_walk(compiler, step)
    return lambda item, context: any(True for _ in walk(item, context))


def is_within(test: NodeTest, *, itself: bool) -> Test:
    """Whether an element stands in one that passes the test; each is asked once, however deep a text is nested."""
    fits = matcher(test)
    name = object()

    def is_inside(item: Item, context: Context) -> bool:
        known: dict[Any, bool] = context.index.memory.setdefault(name, {})
        above, passed, found = item if itself else parent(item), [], False
        while above is not None and not found:
            if above in known:
                found = known[above]
                break
            passed.append(above)
            found = fits(above)
            above = parent(above)
        known.update(dict.fromkeys(passed, found))
        return found

    return is_inside


def union_walk(walks: Sequence[Walk]) -> Walk:
    """What several expressions find."""
    return lambda item, context: chain.from_iterable(walk(item, context) for walk in walks)


def nodes_only(items: Sequence[Item]) -> Sequence[Item]:
    """The items, all of which are nodes.

    Raises QueryError if one is none.
    """
    if not all(map(is_node, items)):
        raise QueryError("Only nodes can be put together with | or taken apart with except.")
    return items

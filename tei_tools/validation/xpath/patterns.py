"""Patterns: expressions that say of which nodes something holds, and an index that finds these by their names.

https://www.w3.org/TR/xslt20/#patterns
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final, NamedTuple

from tei_tools.validation.xpath.analysis import counts, required_attributes
from tei_tools.validation.xpath.compiler import Compiler
from tei_tools.validation.xpath.context import Context, Test
from tei_tools.validation.xpath.nodes import matcher, parent
from tei_tools.validation.xpath.parser import parse
from tei_tools.validation.xpath.steps import conjunction, shortened
from tei_tools.validation.xpath.syntax import (
    Binary,
    ContextItem,
    Expression,
    Filter,
    NodeTest,
    Path,
    Root,
    Step,
)
from tei_tools.validation.xpath.values import Item

DOCUMENT: Final = NodeTest("document-node")
ANYTHING: Final = NodeTest("node")


class Pattern(NamedTuple):
    """Nodes that pass a test of their kind and name, if `fits` is true of them.

    Where `attributes` are named, an element that fits has one of them. Of each set in `needed` a document with such
    nodes has an element. `find` gives the nodes without a search.
    """

    test: NodeTest
    fits: Test
    attributes: frozenset[str] = frozenset()
    needed: tuple[frozenset[str], ...] = ()
    find: Callable[[Item, Context], Iterable[Item]] | None = None


def patterns(compiler: Compiler, text: str) -> list[Pattern]:
    """What an expression says as a pattern: a node fits that fits any of these.

    Raises QueryError if it cannot be read.
    """
    return list(alternatives(compiler, parse(text, compiler.namespaces)))


def alternatives(compiler: Compiler, expression: Expression) -> Iterator[Pattern]:
    """The patterns that are joined by `|`."""
    match expression:
        case Binary(operator="union" | "or", left=left, right=right):
            yield from alternatives(compiler, left)
            yield from alternatives(compiler, right)
        case Root():
            yield Pattern(DOCUMENT, lambda item, context: item == context.index.document)
        case Step(axis="child" | "attribute" | "self" | "descendant-or-self" | "descendant"):
            yield of_step(compiler, expression)
        case Path(start=Root(), steps=(Step(axis="child"),)):
            yield found_by(compiler, expression)
        case Path(start=start, steps=steps) if all(isinstance(step, Step) for step in steps):
            yield of_path(compiler, start, shortened(steps))
        case Filter(base=base, predicates=predicates) if not any(map(counts, predicates)):
            tests = [compiler.truth(predicate) for predicate in predicates]
            needed = next((names for each in predicates if (names := required_attributes(each))), frozenset[str]())
            for pattern in alternatives(compiler, base):
                yield Pattern(pattern.test, conjunction([pattern.fits, *tests]), pattern.attributes or needed)
        case _:
            yield found_by(compiler, expression)


def of_step(compiler: Compiler, step: Step) -> Pattern:
    """A pattern of one step."""
    plain = [predicate for predicate in step.predicates if not counts(predicate)]
    needed = next((names for each in plain if (names := required_attributes(each))), frozenset[str]())
    if len(plain) < len(step.predicates):
        return Pattern(step.test, among_siblings(compiler, step), needed)
    fits = matcher(step.test)
    tests = [compiler.truth(predicate) for predicate in plain]
    return Pattern(step.test, conjunction([lambda item, context: fits(item), *tests]), needed)


def among_siblings(compiler: Compiler, step: Step) -> Test:
    """Whether a node is among those that a step finds from its parent, which is asked once."""
    evaluate, name = (
        compiler.items(Step("child" if step.axis != "attribute" else step.axis, step.test, step.predicates)),
        object(),
    )

    def fits(item: Item, context: Context) -> bool:
        above = parent(item)
        found: set[Item] = context.index.remembered((name, above), lambda: set(evaluate(above, context)))
        return item in found

    return fits


def of_path(compiler: Compiler, start: Expression, steps: Sequence[Any]) -> Pattern:
    """A pattern of several steps: what its last step says, in what those before say."""
    last = of_step(compiler, steps[-1])
    is_deep = steps[-1].axis.startswith("descendant")
    if len(steps) > 1:
        above = [of_path(compiler, start, steps[:-1])]
    elif isinstance(start, ContextItem) or (isinstance(start, Root) and is_deep):
        return last
    else:
        above = list(alternatives(compiler, start))
    names = frozenset(pattern.test.name or "*" for pattern in above)
    needed = () if any("*" in name for name in names) else (names,)
    needed = (*needed, *(above[0].needed if len(above) == 1 else ()))
    tests = [pattern.fits for pattern in above]
    before = somewhere_above(tests) if is_deep else right_above(tests)
    return Pattern(last.test, conjunction([before, last.fits]), last.attributes, needed)


def right_above(tests: Sequence[Test]) -> Test:
    """Whether the parent of a node passes a test."""

    def fits(item: Item, context: Context) -> bool:
        above = parent(item)
        return above is not None and any(test(above, context) for test in tests)

    return fits


def somewhere_above(tests: Sequence[Test]) -> Test:
    """Whether anything that a node stands in passes a test; each is asked once."""
    name = object()

    def fits(item: Item, context: Context) -> bool:
        known: dict[Item, bool] = context.index.memory.setdefault(name, {})
        passed, found, above = [], False, parent(item)
        while above is not None:
            if above in known:
                found = known[above]
                break
            passed.append(above)
            if any(test(above, context) for test in tests):
                found = True
                break
            above = parent(above)
        known.update(dict.fromkeys(passed, found))
        return found

    return fits


def found_by(compiler: Compiler, expression: Expression) -> Pattern:
    """Any other expression: the nodes that it finds from the document."""
    evaluate, name = compiler.items(expression), object()

    def found(item: Item, context: Context) -> dict[Item, None]:
        nodes: dict[Item, None] = context.index.remembered(
            name, lambda: dict.fromkeys(evaluate(context.index.document, context))
        )
        return nodes

    return Pattern(ANYTHING, lambda item, context: item in found(item, context), find=found)


def candidates(pattern: Pattern, context: Context) -> Iterable[Item]:
    """The nodes of the kind and the name of a pattern, in document order."""
    index, test, name = context.index, pattern.test, pattern.test.name
    if any(names.isdisjoint(index.by_name) for names in pattern.needed):
        return ()
    if pattern.find is not None:
        return pattern.find(index.document, context)
    if test.kind == "document-node":
        return (index.document,)
    if name is not None and "*" not in name and test.kind in {"element", "attribute"}:
        return index.by_name.get(name, ()) if test.kind == "element" else index.attributes_of(name)
    if test.kind == "element":
        return index.having(pattern.attributes) if pattern.attributes else index.elements
    return filter(matcher(test), index.everything())


def matching(found: Sequence[Pattern], context: Context) -> Iterator[Item]:
    """The nodes that fit one of the patterns, each once; each is `current()` while it is asked about."""
    seen: set[Item] = set()
    for pattern in found:
        for node in candidates(pattern, context):
            context.current = node
            if pattern.fits(node, context) and node not in seen:
                if len(found) > 1:
                    seen.add(node)
                yield node

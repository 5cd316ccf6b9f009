"""What a schema adds to the functions of XPath: `key()`, and functions of its own."""

from collections.abc import Sequence

from tei_tools.validation.schematron.model import Key, Let, Routine
from tei_tools.validation.schematron.rules import Lets
from tei_tools.validation.xpath import Compiler, Context, Function, Item, Items, Scope, matching, patterns, text_of


def keys(compiler: Compiler, defined: Sequence[Key]) -> Function:
    """The function `key`: the nodes that are found by a value, in a table that is made once for a document."""

    def run(item: Item, context: Context, name: Items, wanted: Items, *within: Items) -> Items:
        title = text_of(name[0])
        found: dict[str, list[Item]] = context.index.remembered(("key", title), lambda: table(title, context))
        if len(wanted) == 1:
            return found.get(text_of(wanted[0]), ())
        return context.sorted(node for each in wanted for node in found.get(text_of(each), ()))

    def table(name: str, context: Context) -> dict[str, list[Item]]:
        found: dict[str, list[Item]] = {}
        inner = Context(context.index, context.index.document, context.scope)
        for key in defined:
            if key.name == name:
                use = compiler.evaluate(key.use)
                for node in matching(patterns(compiler, key.match), inner):
                    for value in use(node, inner):
                        found.setdefault(text_of(value), []).append(node)
        return found

    return Function(2, 3, run)


def routine(compiler: Compiler, defined: Routine) -> Function:
    """A function of the schema's own: it knows its parameters, and the variables of the whole schema."""
    lets, names = Lets(compiler, (*defined.lets, Let("", defined.result))), defined.parameters

    def run(item: Item, context: Context, *arguments: Items) -> Items:
        outermost = context.scope
        while outermost is not None and outermost.outer is not None:
            outermost = outermost.outer
        parameters = Scope(None, {}, outermost, dict(zip(names, arguments, strict=True)))
        return context.within(Scope(None, lets, parameters)).variable("")

    return Function(len(names), len(names), run)

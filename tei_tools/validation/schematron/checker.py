"""`Schematron`: the rules of a schema, run over files."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tei_tools.errors import QueryError
from tei_tools.validation.diagnostic import Diagnostic, Severity
from tei_tools.validation.file import File
from tei_tools.validation.schematron.functions import keys, routine
from tei_tools.validation.schematron.reading import read
from tei_tools.validation.schematron.rules import NOT_RUN, AppliedRule, Lets
from tei_tools.validation.xpath import Compiler, Context, Index, Item, Scope

# How many nodes a rule may look at, and how many for each element of a file: pairs of all would never end.
EFFORT: Final = 1_000_000
EFFORT_FOR_ELEMENT: Final = 20


class Schematron:
    """The rules of a schema, ready to check files; `phase` names those of its patterns that are run.

    A finding's code is the `id` of its assert or report, its severity the `role`, and its hint the diagnostics that it
    names. An expression is compiled when a file first has a node for it.

    Raises InputError if the file at `path` holds no Schematron, or its rules are in another language than XPath.
    """

    def __init__(self, path: Path, phase: str | None = None) -> None:
        schema = read(path, phase)
        self.path = path
        compiler = Compiler(schema.namespaces, compatible=schema.compatible)
        compiler.functions["key"] = keys(compiler, schema.keys)
        compiler.functions |= {each.name: routine(compiler, each) for each in schema.routines}
        self.lets = Lets(compiler, schema.lets)
        self.patterns = [
            (
                lets := Lets(compiler, pattern.lets),
                [AppliedRule(compiler, rule, self.lets, lets) for rule in pattern.rules],
            )
            for pattern in schema.patterns
        ]

    def __call__(self, file: File) -> Iterator[Diagnostic]:
        """What the rules find in the file."""
        index = Index(file.elements)
        effort = EFFORT + EFFORT_FOR_ELEMENT * len(index.elements)
        outermost = Scope(index.document, self.lets)
        for lets, rules in self.patterns:
            scope, applied = Scope(index.document, lets, outermost), set[Item]()
            for rule in rules:
                index.allow(effort)
                context = Context(index, index.document, scope)
                try:
                    for node in rule.nodes(context):
                        if len(rules) == 1 or node not in applied:
                            applied.add(node)
                            yield from rule.findings(file, node, context)
                except QueryError as error:
                    yield self.not_run(file, rule, error)

    def not_run(self, file: File, rule: AppliedRule, error: QueryError) -> Diagnostic:
        """A rule that cannot be run, or not to its end."""
        message = f"The rule in line {rule.rule.line} of {str(self.path)!r} cannot be run: {error}"
        return file.diagnostic(None, "rule-not-run", message, severity=Severity.WARNING, hint=NOT_RUN)

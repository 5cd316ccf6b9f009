"""`Schematron`: the rules of a schema, run over files."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from tei_tools.errors import QueryError
from tei_tools.validation.diagnostic import Diagnostic, Severity
from tei_tools.validation.file import File
from tei_tools.validation.schematron.model import Check, Let, Message, Routine, Rule, Selection
from tei_tools.validation.schematron.reading import read
from tei_tools.validation.xpath import (
    Compiler,
    Context,
    Document,
    Evaluate,
    Function,
    Index,
    Item,
    Items,
    Pattern,
    Scope,
    Test,
    element_of,
    matching,
    patterns,
    text_of,
)

SEVERITIES: Final[Mapping[str, Severity]] = {
    "warning": Severity.WARNING,
    "warn": Severity.WARNING,
    "nonfatal": Severity.WARNING,
    "information": Severity.INFORMATION,
    "info": Severity.INFORMATION,
    "hint": Severity.INFORMATION,
}
NOT_RUN: Final = "Correct the rule, or what it looks at: nothing has been checked by it here."


class Schematron:
    """The rules of a schema, ready to check files; `phase` names those of its patterns that are run.

    A finding's code is the `id` of its assert or report, its severity the `role`, and its hint the diagnostics that it
    names. An expression is compiled when a file first has a node for it.

    Raises InputError if the file at `path` holds no Schematron, or its rules are in another language than XPath.
    """

    def __init__(self, path: Path, phase: str | None = None) -> None:
        self.path = path
        self.schema = read(path, phase)
        extra = {"key": Function(2, 3, self.key)}
        self.compiler = Compiler(self.schema.namespaces, compatible=self.schema.compatible, extra=extra)
        extra |= {each.name: routine(self.compiler, each) for each in self.schema.routines}
        self.lets = Lets(self.compiler, self.schema.lets)
        self.patterns = [
            (Lets(self.compiler, pattern.lets), [Rules(self.compiler, rule) for rule in pattern.rules])
            for pattern in self.schema.patterns
        ]

    def __call__(self, file: File) -> Iterator[Diagnostic]:
        """What the rules find in the file."""
        document = Document(file.tree.getroot())
        index = Index(file.elements)
        context = Context(document, {"index": index}, document, Scope(document, self.lets))
        for lets, rules in self.patterns:
            scope = Scope(document, lets, context.scope)
            applied: set[Item] = set()
            for rule in rules:
                surroundings = Context(document, context.memory, document, scope)
                try:
                    for node in rule.nodes(index, surroundings):
                        if len(rules) == 1 or node not in applied:
                            applied.add(node)
                            yield from rule.findings(file, node, surroundings)
                except QueryError as error:
                    yield self.not_run(file, rule.rule, error)

    def not_run(self, file: File, rule: Rule, error: QueryError) -> Diagnostic:
        """A rule that cannot be run at all."""
        place = f"line {rule.line} of {str(self.path)!r}"
        message = f"The rule in {place} cannot be run: {error}"
        return file.diagnostic(None, "rule-not-run", message, severity=Severity.WARNING, hint=NOT_RUN)

    def key(self, item: Item, context: Context, name: Items, wanted: Items, *within: Items) -> Items:
        """The function `key`: the nodes that are found by these values, in an index that is made once."""
        title = text_of(name[0])
        table: dict[str, list[Item]] = context.remembered(("key", title), lambda: self.table(title, context))
        if len(wanted) == 1:
            return table.get(text_of(wanted[0]), ())
        return context.sorted([node for each in wanted for node in table.get(text_of(each), ())])

    def table(self, name: str, context: Context) -> dict[str, list[Item]]:
        """The nodes of the xsl:keys of a name, by their values."""
        table: dict[str, list[Item]] = {}
        inner = Context(context.document, context.memory, context.document, context.scope)
        for key in self.schema.keys:
            if key.name == name:
                use = self.compiler.evaluate(key.use)
                for node in matching(patterns(self.compiler, key.match), context.memory["index"], inner):
                    for value in use(node, inner):
                        table.setdefault(text_of(value), []).append(node)
        return table


class Lets(Mapping[str, Evaluate]):
    """Variables by name, each compiled when it is first asked for."""

    def __init__(self, compiler: Compiler, lets: Sequence[Let]) -> None:
        self.compiler = compiler
        self.lets = {let.name: let.value for let in lets}
        self.compiled: dict[str, Evaluate] = {}

    def __getitem__(self, name: str) -> Evaluate:
        if name not in self.compiled:
            self.compiled[name] = self.compiler.evaluate(self.lets[name])
        return self.compiled[name]

    def __contains__(self, name: object) -> bool:
        return name in self.lets

    def __iter__(self) -> Iterator[str]:
        return iter(self.lets)

    def __len__(self) -> int:
        return len(self.lets)


class Rules:
    """A rule that is compiled when a file first has a node for it."""

    def __init__(self, compiler: Compiler, rule: Rule) -> None:
        self.compiler = compiler
        self.rule = rule
        self.lets = Lets(compiler, rule.lets)

    @cached_property
    def context(self) -> list[Pattern]:
        """The patterns of the nodes that it is applied to."""
        return patterns(self.compiler, self.rule.context)

    @cached_property
    def checks(self) -> "list[tuple[Test, Finding]]":
        """Its asserts and reports: when there is something to say, and what."""
        return [(self.test(check), Finding(self.compiler, check)) for check in self.rule.checks]

    def test(self, check: Check) -> Test:
        """Whether there is something to say."""
        test = self.compiler.test(check.test)
        return test if check.is_report else lambda item, context: not test(item, context)

    def nodes(self, index: Index, context: Context) -> Iterator[Item]:
        """The nodes of a document that it is applied to."""
        return matching(self.context, index, context)

    def findings(self, file: File, node: Item, context: Context) -> Iterator[Diagnostic]:
        """What it says of a node."""
        outer = context.scope
        if self.lets:
            context.scope = Scope(node, self.lets, outer)
        for test, finding in self.checks:
            try:
                if test(node, context):
                    yield finding.diagnostic(file, node, context)
            except QueryError as error:
                message = f"A rule cannot be tested here: {error}"
                element = element_of(node)
                yield file.diagnostic(element, "rule-not-run", message, severity=Severity.WARNING, hint=NOT_RUN)
        context.scope = outer


class Finding:
    """What an assert or a report says."""

    def __init__(self, compiler: Compiler, check: Check) -> None:
        self.compiler = compiler
        self.check = check
        self.severity = SEVERITIES.get(check.severity, Severity.ERROR)

    @cached_property
    def message(self) -> Evaluate:
        """Its words."""
        return said(self.compiler, self.check.message)

    @cached_property
    def hints(self) -> list[Evaluate]:
        """The words of its diagnostics."""
        return [said(self.compiler, each) for each in self.check.hints]

    def diagnostic(self, file: File, node: Item, context: Context) -> Diagnostic:
        """The finding at a node."""
        hints = filter(None, (hint(node, context)[0] for hint in self.hints))
        return file.diagnostic(
            element_of(self.place(node, context)),
            self.check.code or "schematron-rule",
            self.message(node, context)[0],
            severity=self.severity,
            hint=" ".join(hints) or None,
        )

    def place(self, node: Item, context: Context) -> Any:
        """The node that the finding is shown at."""
        if self.check.subject is None:
            return node
        return next(iter(self.compiler.evaluate(self.check.subject)(node, context)), node)


def said(compiler: Compiler, message: Message) -> Evaluate:
    """The words of a message on one line, with the values of its expressions."""
    parts = [compiler.evaluate(part.expression) if isinstance(part, Selection) else part for part in message]

    def words(item: Item, context: Context) -> tuple[str]:
        shown = (part if isinstance(part, str) else values(part(item, context)) for part in parts)
        return (" ".join("".join(shown).split()),)

    def values(items: Items) -> str:
        return " ".join(map(text_of, items[:1] if compiler.compatible else items))

    return words


def routine(compiler: Compiler, function: Routine) -> Function:
    """A function of the schema's own."""
    lets, names = Lets(compiler, (*function.lets, Let("", function.result))), function.parameters

    def run(item: Item, context: Context, *arguments: Items) -> Items:
        outer = context
        while outer.scope is not None and outer.scope.outer is not None:
            outer = outer.within(outer.scope.outer)
        parameters = Scope(None, {}, outer.scope, dict(zip(names, arguments, strict=True)))
        return outer.within(Scope(None, lets, parameters)).variable("")

    return Function(len(names), len(names), run)

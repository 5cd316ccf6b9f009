"""A rule that is run: its context, its asserts and reports, and what these say; each compiled when it is needed."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final

from tei_tools.errors import EffortError, QueryError
from tei_tools.validation.diagnostic import Diagnostic, Severity
from tei_tools.validation.file import File
from tei_tools.validation.schematron.model import Check, Let, Message, Rule, Selection
from tei_tools.validation.xpath import (
    Compiler,
    Context,
    Evaluate,
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
NOT_RUN: Final = "Correct the rule, or what it looks at: it has checked nothing here."


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


class AppliedRule:
    """A rule that can be applied to nodes; `outer` are the variables that it knows beside its own."""

    def __init__(self, compiler: Compiler, rule: Rule, *outer: Lets) -> None:
        self.compiler = compiler
        self.rule = rule
        self.lets = Lets(compiler, rule.lets)
        self.outer = outer

    @cached_property
    def patterns(self) -> list[Pattern]:
        """The patterns of the nodes of its context."""
        return patterns(self.compiler, self.rule.context)

    @cached_property
    def checks(self) -> "list[tuple[Test, Finding]]":
        """Its asserts and reports: when there is something to say, and what.

        Raises QueryError if one of them, or a variable, cannot be read.
        """
        for lets in (*self.outer, self.lets):
            dict(lets)
        return [(self.test(check), Finding(self.compiler, check)) for check in self.rule.checks]

    def test(self, check: Check) -> Test:
        """Whether there is something to say."""
        test = self.compiler.test(check.test)
        return test if check.is_report else lambda item, context: not test(item, context)

    def nodes(self, context: Context) -> Iterator[Item]:
        """The nodes of a document that it is applied to; each is `current()` until the next is taken."""
        return matching(self.patterns, context)

    def findings(self, file: File, node: Item, context: Context) -> Iterator[Diagnostic]:
        """What it says of a node."""
        outer = context.scope
        if self.lets:
            context.scope = Scope(node, self.lets, outer)
        for test, finding in self.checks:
            try:
                if test(node, context):
                    yield finding.diagnostic(file, node, context)
            except EffortError:
                raise
            except QueryError as error:
                message = f"A rule cannot be tested here: {error}"
                place = element_of(node)
                yield file.diagnostic(place, "rule-not-run", message, severity=Severity.WARNING, hint=NOT_RUN)
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

    @cached_property
    def subject(self) -> Evaluate:
        """The nodes that it is shown at."""
        return self.compiler.evaluate(self.check.subject or ".")

    def diagnostic(self, file: File, node: Item, context: Context) -> Diagnostic:
        """The finding at a node."""
        hints = filter(None, (hint(node, context)[0] for hint in self.hints))
        return file.diagnostic(
            element_of(next(iter(self.subject(node, context)), node)),
            self.check.code or "schematron-rule",
            self.message(node, context)[0],
            severity=self.severity,
            hint=" ".join(hints) or None,
        )


def said(compiler: Compiler, message: Message) -> Evaluate:
    """The words of a message on one line, with the values of its expressions."""
    parts = [compiler.evaluate(part.expression) if isinstance(part, Selection) else part for part in message]

    def words(item: Item, context: Context) -> tuple[str]:
        shown = (part if isinstance(part, str) else values(part(item, context)) for part in parts)
        return (" ".join("".join(shown).split()),)

    def values(items: Items) -> str:
        return " ".join(map(text_of, items[:1] if compiler.compatible else items))

    return words

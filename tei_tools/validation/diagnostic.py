"""`Diagnostic`: one finding in one file."""

from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs: `information` is worth knowing, and nothing is wrong."""

    ERROR = "error"
    WARNING = "warning"
    INFORMATION = "information"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The words around a finding, and how many characters of them stand before it; None if nobody knows."""

    text: str
    caret: int | None


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: what is wrong, where, and what to do about it.

    `code` names the pattern that is wrong and has its entry in docs/rules.md. `line` and `column` are those of the
    start-tag, counted from 1, in code points; `location` is its XPath, without prefixes.
    """

    path: str
    line: int | None
    column: int | None
    code: str
    severity: Severity
    message: str
    hint: str | None = None
    location: str | None = None
    excerpt: Excerpt | None = field(default=None, compare=False)

    @property
    def counts(self) -> bool:
        """Whether something is wrong."""
        return self.severity is not Severity.INFORMATION

"""RELAX NG, by our own engine."""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tei_tools.validation.diagnostic import Diagnostic
from tei_tools.validation.file import File
from tei_tools.validation.relaxng.schema import Schema
from tei_tools.validation.relaxng.validation import Problem, mismatches

if TYPE_CHECKING:
    from tei_tools.validation.vocabulary import Vocabulary

# Said by `pointers`, with the place of the first.
SAID_BETTER: Final = frozenset({Problem.DUPLICATE_ID})


class RelaxNG:
    """A RELAX NG grammar, ready to check files.

    Raises InputError if the file at `path` is none.
    """

    def __init__(self, path: Path) -> None:
        self.schema = Schema(path)

    @cached_property
    def vocabulary(self) -> "Vocabulary":
        """What the grammar allows, wherever it stands."""
        from tei_tools.validation.vocabulary import Vocabulary

        return Vocabulary(self.schema.pattern)

    def __call__(self, file: File) -> Iterator[Diagnostic]:
        """What the grammar does not allow in the file."""
        found = [each for each in mismatches(self.schema, file.utf8) if each.problem not in SAID_BETTER]
        if found:
            from tei_tools.validation.reports import Reports  # a valid file is done before this is imported

            reports = Reports(file, self.vocabulary)
            for mismatch in found:
                yield from reports.of(mismatch)

"""What the commands share: messages, progress, exit codes."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

if TYPE_CHECKING:
    from tei_tools.corpus import Outcome, Task

FINDINGS: Final = 1
FAILURE: Final = 2


def complain(message: str) -> None:
    """Print a message on standard error."""
    click.echo(message, err=True)


@contextmanager
def clear_errors() -> Iterator[None]:
    """Turn an error of the package, or of the file system, into one message and exit code 2."""
    from tei_tools.errors import TeiToolsError

    try:
        yield
    except BrokenPipeError:
        raise
    except (TeiToolsError, OSError) as error:
        complain(f"Error: {error}")
        raise SystemExit(FAILURE) from error


def run_over(task: "Task", sources: Sequence[Path], *, jobs: int, label: str) -> "list[Outcome]":
    """The outcomes of a task over files, with a progress bar where a person is watching."""
    from tei_tools.corpus import run

    outcomes: list[Outcome] = []
    with click.progressbar(
        run(task, sources, jobs=jobs),
        length=len(sources),
        label=label,
        file=sys.stderr,
        hidden=not sys.stderr.isatty() or len(sources) < 2,
    ) as bar:
        outcomes.extend(bar)
    return outcomes


def finish(outcomes: "Sequence[Outcome]") -> None:
    """Say what a person should know, and exit: 0 all well, 1 something to look at, 2 a file could not be done."""
    for outcome in outcomes:
        for message in outcome.messages:
            complain(f"{outcome.source}: {message}")
        if outcome.error is not None:
            complain(f"Error: {outcome.error}")
    if any(outcome.error is not None for outcome in outcomes):
        raise SystemExit(FAILURE)
    if any(outcome.messages for outcome in outcomes):
        raise SystemExit(FINDINGS)

"""What the commands share: messages, progress, exit codes."""

import os
import sys
import traceback
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

import click

from tei_tools.reader import STANDARD_INPUT

if TYPE_CHECKING:
    from tei_tools.corpus import Outcome, Task

Item = TypeVar("Item")
FINDINGS: Final = 1
FAILURE: Final = 2


def complain(message: str) -> None:
    """Print a message on standard error."""
    click.echo(message, err=True)


@contextmanager
def clear_errors() -> Iterator[None]:
    """Turn an error into one message and exit code 2."""
    from tei_tools.errors import TeiToolsError

    try:
        yield
    except (BrokenPipeError, click.ClickException):
        raise
    except (TeiToolsError, OSError) as error:
        complain(f"Error: {error}")
        raise SystemExit(FAILURE) from error
    except Exception as error:
        complain(f"Error: {fault(error)}")
        raise SystemExit(FAILURE) from error


def fault(error: Exception) -> str:
    """What to say of an error that is the program's own; with TEI_TOOLS_DEBUG set, its traceback too."""
    if os.environ.get("TEI_TOOLS_DEBUG"):
        traceback.print_exception(error)
    return f"This is a fault of the program: {error!r}. Please report it; TEI_TOOLS_DEBUG=1 shows where it happened."


def guarded(task: "Task", source: Path) -> "Outcome":
    """The outcome of a task on one file: a fault of the program ends that file alone."""
    from tei_tools.corpus import Outcome, attempt

    try:
        return attempt(task, source)
    except Exception as error:
        return Outcome(source, error=f"{source}: {fault(error)}")


def run_over(task: "Task", sources: Sequence[Path], *, jobs: int, label: str) -> "list[Outcome]":
    """The outcomes of a task over files, with a progress bar where a person is watching."""
    from tei_tools.corpus import run

    # Workers have no standard input.
    jobs = 1 if STANDARD_INPUT in sources else jobs
    return list(watched(run(partial(guarded, task), sources, jobs=jobs), len(sources), label))


def watched(items: Iterable[Item], length: int, label: str) -> Iterator[Item]:
    """The items, with a progress bar where a person is watching and there is more than one."""
    hidden = not sys.stderr.isatty() or length < 2
    with click.progressbar(items, length=length, label=label, file=sys.stderr, hidden=hidden) as bar:
        yield from bar


def places_of(files: Sequence[Path], folder: Path, suffix: str) -> dict[Path, Path]:
    """Where the output of each file goes; of standard input, under the name `stdin`.

    Raises InputError if two would go to the same place, or would overwrite a source.
    """
    from tei_tools.corpus import outputs

    names = {file: Path("stdin") if file == STANDARD_INPUT else file for file in files}
    placed = outputs(list(names.values()), folder, suffix)
    return {file: placed[name] for file, name in names.items()}


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

"""One task over many files: what goes wrong with one does not end the run."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tei_tools.errors import InputError, TeiToolsError

if TYPE_CHECKING:
    from tei_tools.validation import Diagnostic


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: what was found, what a person should know, or the error that ended it."""

    source: Path
    diagnostics: "tuple[Diagnostic, ...]" = ()
    messages: tuple[str, ...] = ()
    error: str | None = None


Task = Callable[[Path], Outcome]
"""What is done to one file. For several jobs it must be picklable: a function of a module, or a `partial` of one."""


def run(task: Task, sources: Sequence[Path], *, jobs: int = 1) -> Iterator[Outcome]:
    """The outcomes of a task, in the order of the files; `jobs` files at a time, each in a process of its own."""
    if jobs == 1 or len(sources) == 1:
        yield from map(partial(attempt, task), sources)
        return
    from concurrent.futures import ProcessPoolExecutor  # takes longer to import than a short file to validate

    with ProcessPoolExecutor(max_workers=min(jobs, len(sources))) as pool:
        yield from pool.map(partial(attempt, task), sources, chunksize=1)


def attempt(task: Task, source: Path) -> Outcome:
    """The outcome of a task on one file, with its error if one is raised."""
    try:
        return task(source)
    except (TeiToolsError, OSError) as error:
        return Outcome(source, error=str(error))


def outputs(sources: Sequence[Path], folder: Path, suffix: str) -> dict[Path, Path]:
    """Where the output of each file goes: `folder`, under the file's name with another suffix.

    Raises InputError if two would go to the same place, or would overwrite a source.
    """
    places: dict[Path, Path] = {}
    taken: dict[Path, Path] = {}
    for source in dict.fromkeys(sources):
        place = folder / f"{source.stem}{suffix}"
        if place in taken:
            raise InputError(
                f"{source} and {taken[place]} would both be written to {place}. Write them into two folders."
            )
        if place.resolve() == source.resolve():
            raise InputError(f"{source} would be overwritten by its own output. Give another folder with -o.")
        taken[place] = source
        places[source] = place
    return places

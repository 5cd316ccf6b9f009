"""`tei-tools validate`: TEI files → findings."""

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from tei_tools.cli.common import FAILURE, FINDINGS, clear_errors, complain, run_over
from tei_tools.reader import STANDARD_INPUT, read_standard_input

if TYPE_CHECKING:
    from tei_tools.corpus import Outcome
    from tei_tools.validation import Settings

FORMATS: Final = ("text", "json", "sarif", "junit", "github")


def validate_one(source: Path, *, schemas: tuple[Path, ...], settings: "Settings") -> "Outcome":
    """What is found in one file, or in standard input."""
    from tei_tools.corpus import Outcome
    from tei_tools.validation import validate

    data = read_standard_input() if source == STANDARD_INPUT else None
    return Outcome(source, tuple(validate(source, schemas=schemas, settings=settings, data=data)))


def schema_files(schemas: tuple[str, ...]) -> tuple[Path, ...]:
    """The files of schemas that are given by path or by name."""
    from tei_tools.catalogue import Catalogue, resolve
    from tei_tools.validation import read_schemas

    paths = tuple(path for schema in schemas for path in resolve(schema, Catalogue()))
    read_schemas(paths)
    return paths


def sources(given: tuple[str, ...]) -> "tuple[list[Path], list[str]]":
    """The files that are meant, each once, and what is wrong with the rest of what was given."""
    import glob

    from tei_tools.errors import TeiToolsError
    from tei_tools.validation import xml_files

    paths: dict[Path, None] = {}
    errors: list[str] = []
    for name in given:
        # A pattern that the shell has not taken apart: it was quoted, or the shell is one of Windows.
        matches = [] if Path(name).exists() else sorted(glob.glob(name, recursive=True))  # noqa: PTH207 (a Path globs no absolute pattern)
        for path in map(Path, matches or [name]):
            try:
                paths.update(dict.fromkeys(xml_files(path)))
            except (TeiToolsError, OSError) as error:
                errors.append(str(error))
    return list(paths), errors


@click.command()
@click.argument("files", metavar="FILE|DIR...", nargs=-1, required=True)
@click.option(
    "--schema",
    "schemas",
    metavar="SCHEMA",
    multiple=True,
    help="A .rng, .xsd or .sch, or a name that `tei-tools schema list` shows. Can be given several times.",
)
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="How to report.")
@click.option("--statistics", is_flag=True, help="Print how often each code was found, and not where.")
@click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="Files at a time.")
def validate(files: tuple[str, ...], schemas: tuple[str, ...], form: str, statistics: bool, jobs: int) -> None:
    """Check TEI files, ours or not.

    A directory is searched for *.xml; 'edition/**/*.xml' is a pattern; - is standard input. Each finding has a code,
    which docs/rules.md explains.

    A file is held against the schema that it names itself (xml-model, schemaRef) if that is at hand, or else against
    ours; --schema, or schemas in tei-tools.toml, go before that. Nothing is fetched.

    \b
    Examples:
      tei-tools validate moby.xml
      tei-tools validate edition/ --format github --jobs 4
      tei-tools validate moby.xml --schema tei_all.rng --schema project.sch
      tei-tools encode moby.txt | tei-tools validate -

    Exit code: 0 nothing wrong (what is only worth knowing does not count), 1 something is wrong, 2 a file or a schema
    could not be read; the others still are.
    """
    if statistics and form != "text":
        raise click.UsageError("--statistics is for people: leave --format out.")
    with clear_errors():
        from tei_tools.report import report
        from tei_tools.report import statistics as counted
        from tei_tools.validation import find_settings, name_of

        settings = find_settings(Path.cwd())
        task = partial(validate_one, schemas=schema_files(schemas or settings.schemas), settings=settings)
        paths, errors = sources(files)
        outcomes = run_over(task, paths, jobs=jobs, label="Validating")
        found = [diagnostic for outcome in outcomes for diagnostic in outcome.diagnostics]
        errors += [outcome.error for outcome in outcomes if outcome.error is not None]
        checked = [name_of(outcome.source) for outcome in outcomes if outcome.error is None]
        for message in errors:
            complain(f"Error: {message}")
        colour = sys.stdout.isatty()
        click.echo(counted(found, checked) if statistics else report(found, checked, form, colour=colour), color=colour)
    if errors or any(diagnostic.counts for diagnostic in found):
        raise SystemExit(FAILURE if errors else FINDINGS)

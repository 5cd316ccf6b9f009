"""`tei-tools validate`: TEI files → findings."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from tei_tools.cli.common import FAILURE, FINDINGS, clear_errors, complain, fault, watched
from tei_tools.reader import STANDARD_INPUT, read_standard_input

if TYPE_CHECKING:
    from tei_tools.validation import Diagnostic

FORMATS: Final = ("text", "json", "sarif", "junit", "github")


def findings_in(path: Path, schemas: tuple[Path, ...]) -> "list[Diagnostic]":
    """The findings in one file, or in standard input."""
    from tei_tools.validation import validate

    data = read_standard_input() if path == STANDARD_INPUT else None
    return list(validate(path, schemas=schemas, data=data))


@click.command()
@click.argument("files", metavar="FILE|DIR...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--schema",
    "schemas",
    metavar="SCHEMA",
    multiple=True,
    type=click.Path(path_type=Path),
    help="A .rng, .xsd or .sch to hold the files against, instead of our own. Can be given several times.",
)
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="How to report.")
def validate(files: tuple[Path, ...], schemas: tuple[Path, ...], form: str) -> None:
    """Check TEI files, ours or not.

    A directory is searched for *.xml; - is standard input. Each finding has a code, which docs/rules.md explains.

    \b
    Examples:
      tei-tools validate moby.xml
      tei-tools validate edition/ --format github
      tei-tools validate moby.xml --schema tei_all.rng --schema project.sch
      tei-tools encode moby.txt | tei-tools validate -

    Exit code: 0 nothing wrong (what is only worth knowing does not count), 1 something is wrong, 2 a file or a schema
    could not be read; the others still are.
    """
    from tei_tools.errors import TeiToolsError
    from tei_tools.report import report
    from tei_tools.validation import read_schemas, xml_files

    with clear_errors():
        read_schemas(schemas)
    found: list[Diagnostic] = []
    checked: list[str] = []
    paths: list[Path] = []
    errors: list[str] = []
    for given in files:
        try:
            paths.extend(xml_files(given))
        except (TeiToolsError, OSError) as error:
            errors.append(str(error))
    for path in watched(paths, len(paths), "Validating"):
        try:
            found.extend(findings_in(path, schemas))
            checked.append(str(path))
        except (TeiToolsError, OSError) as error:
            errors.append(str(error))
        except Exception as error:
            errors.append(f"{path}: {fault(error)}")
    for message in errors:
        complain(f"Error: {message}")
    with clear_errors():
        click.echo(report(found, checked, form))
    if errors or any(diagnostic.counts for diagnostic in found):
        raise SystemExit(FAILURE if errors else FINDINGS)

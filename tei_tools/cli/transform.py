"""`tei-tools transform`: TEI → HTML and plain-text editions."""

import sys
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from tei_tools.cli.common import STANDARD_INPUT, clear_errors, finish, places_of, run_over, standard_input

if TYPE_CHECKING:
    from tei_tools.corpus import Outcome

SUFFIXES: Final = {"html": ".html", "text": ".txt"}


def edition_of(source: Path, to: str, view: str) -> bytes:
    """The edition of one file, or of standard input."""
    from tei_tools.transformation import transform

    given = BytesIO(standard_input()) if source == STANDARD_INPUT else source
    return transform(given, to=to, view=view).encode()


def transform_one(source: Path, *, to: str, view: str, places: dict[Path, Path]) -> "Outcome":
    """Transform one file and write its edition."""
    from tei_tools.corpus import Outcome
    from tei_tools.errors import InputError
    from tei_tools.tree import replace_file

    edition = edition_of(source, to, view)
    if is_source(places[source], source, edition):
        raise InputError(f"{places[source]} is the source of {source}: it is kept. Give another folder with -o.")
    replace_file(places[source], edition)
    return Outcome(source, places[source])


def is_source(place: Path, source: Path, edition: bytes) -> bool:
    """Whether a file in the edition's place holds the plain text that the TEI was made from."""
    from tei_tools.reader import read
    from tei_tools.source import source_of_text, source_of_tree
    from tei_tools.transformation import read_tree

    if place.suffix != SUFFIXES["text"] or source == STANDARD_INPUT or not place.is_file():
        return False
    there = place.read_bytes()
    return there != edition and source_of_text(read(place).text) == source_of_tree(read_tree(source).getroot())


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--to", type=click.Choice(list(SUFFIXES)), required=True, help="What to make.")
@click.option(
    "--view",
    type=click.Choice(["normalised", "diplomatic", "source"]),
    default="normalised",
    show_default=True,
    help="Of text: which view. Of HTML: which reading is shown first.",
)
@click.option("-o", "--output", type=click.Path(file_okay=False, path_type=Path), help="Folder for the editions.")
@click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="Files at a time.")
def transform(files: tuple[Path, ...], to: str, view: str, output: Path | None, jobs: int) -> None:
    """Transform TEI into an HTML or plain-text edition.

    FILE is a TEI file, or - for standard input. `transform a.xml --to html -o ed` writes ed/a.html, `--to text` writes
    ed/a.txt; without -o, the edition of a single file goes to standard output.

    \b
    Views:
      normalised   a proofread book: corrections taken, editors' marks and furniture left out, a paragraph a line
      diplomatic   as the source, without furniture (running heads, web navigation, boilerplate)
      source       as the source

    Exit code: 0 all well, 2 a file could not be transformed; the others still are.

    \b
    Examples:
      tei-tools transform chapter.xml --to html > chapter.html
      tei-tools transform tei/*.xml --to text -o texts --jobs 4
      tei-tools transform chapter.xml --to text --view source | diff - chapter.txt
    """
    with clear_errors():
        if output is None:
            if len(files) > 1:
                raise click.UsageError("Several files need a folder: pass -o DIR.")
            sys.stdout.buffer.write(edition_of(files[0], to, view))
            return
        places = places_of(files, output, SUFFIXES[to])
        task = partial(transform_one, to=to, view=view, places=places)
        finish(run_over(task, list(places), jobs=jobs, label="Transforming"))

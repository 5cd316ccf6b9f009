"""`tei-tools transform`: TEI → HTML, plain-text and EPUB editions."""

import sys
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from tei_tools.cli.common import clear_errors, finish, places_of, run_over
from tei_tools.reader import STANDARD_INPUT, read_standard_input

if TYPE_CHECKING:
    from tei_tools.corpus import Outcome

SUFFIXES: Final = {"html": ".html", "text": ".txt", "epub": ".epub"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to make of each file."""

    to: str
    view: str
    line_length: int | None
    stylesheet: Path | None
    parameters: dict[str, str]


def edition_of(source: Path, wanted: Wanted, output: Path | None = None) -> bytes:
    """The edition of one file, or of standard input."""
    given = BytesIO(read_standard_input()) if source == STANDARD_INPUT else source
    if wanted.stylesheet is not None:
        from tei_tools.stylesheets import transform_by

        parameters = {"view": wanted.view, **wanted.parameters}
        return transform_by(wanted.stylesheet, given, parameters=parameters, output=output)
    if wanted.to == "epub":
        from tei_tools.epub import make_epub

        return make_epub(given, view=wanted.view)
    from tei_tools.transformation import transform

    return transform(
        given, to=wanted.to, view=wanted.view, line_length=wanted.line_length, parameters=wanted.parameters
    ).encode()


def transform_one(source: Path, *, wanted: Wanted, places: dict[Path, Path]) -> "Outcome":
    """Transform one file and write its edition."""
    from tei_tools.corpus import Outcome
    from tei_tools.errors import InputError
    from tei_tools.files import replace_file

    edition = edition_of(source, wanted, places[source])
    if is_source(places[source], source, edition):
        raise InputError(f"{places[source]} is the source of {source}: it is kept. Give another folder with -o.")
    replace_file(places[source], edition)
    return Outcome(source)


def is_source(place: Path, source: Path, edition: bytes) -> bool:
    """Whether a file in the edition's place holds the plain text that the TEI was made from."""
    from tei_tools.reader import read
    from tei_tools.source import source_of_text, source_of_tree
    from tei_tools.transformation import read_tree

    if place.suffix != SUFFIXES["text"] or source == STANDARD_INPUT or not place.is_file():
        return False
    there = place.read_bytes()
    return there != edition and source_of_text(read(place).text) == source_of_tree(read_tree(source).getroot())


def parameters_of(_context: click.Context, _parameter: click.Parameter, given: tuple[str, ...]) -> dict[str, str]:
    """The parameters of a stylesheet, each given as `name=value`."""
    for text in given:
        if not text.partition("=")[0].strip() or "=" not in text:
            raise click.BadParameter(f"{text!r} is not NAME=VALUE.")
    return {text.partition("=")[0]: text.partition("=")[2] for text in given}


def check(wanted: Wanted) -> None:
    """Refuse options that do not go together."""
    from tei_tools.transformation import check_line_length

    if wanted.to == "epub" and (wanted.stylesheet or wanted.parameters):
        raise click.UsageError("--stylesheet and --param are for html and text, not for epub.")
    check_line_length("a stylesheet of one's own" if wanted.stylesheet else wanted.to, wanted.view, wanted.line_length)


@click.command()
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--to", type=click.Choice(list(SUFFIXES)), help="What to make. With --stylesheet html if left out.")
@click.option(
    "--view",
    type=click.Choice(["normalised", "diplomatic", "source"]),
    default="normalised",
    show_default=True,
    help="Of text: which view. Of HTML: which reading is shown first. Of EPUB: which reading it has.",
)
@click.option("--line-length", type=click.IntRange(1), metavar="N", help="Break the lines of text after N characters.")
@click.option(
    "--stylesheet",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A stylesheet of one's own. XSLT 2.0 and 3.0 need tei-tools[xslt3].",
)
@click.option(
    "--param", "parameters", metavar="NAME=VALUE", multiple=True, callback=parameters_of, help="For the stylesheet."
)
@click.option("-o", "--output", type=click.Path(file_okay=False, path_type=Path), help="Folder for the editions.")
@click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="Files at a time.")
def transform(files: tuple[Path, ...], output: Path | None, jobs: int, to: str | None, **options: Any) -> None:
    """Transform TEI into an HTML, plain-text or EPUB edition.

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
      tei-tools transform tei/*.xml --to text --line-length 72 -o texts --jobs 4
      tei-tools transform chapter.xml --to epub -o books
      tei-tools transform chapter.xml --stylesheet mine.xsl --param colour=blue > chapter.html
      tei-tools transform chapter.xml --to text --view source | diff - chapter.txt
    """
    if to is None and options["stylesheet"] is None:
        raise click.UsageError("Say what to make: --to html, --to text, --to epub, or --stylesheet FILE.")
    wanted = Wanted(to or "html", **options)
    with clear_errors():
        check(wanted)
        if output is None:
            if len(files) > 1:
                raise click.UsageError("Several files need a folder: pass -o DIR.")
            sys.stdout.buffer.write(edition_of(files[0], wanted))
            return
        places = places_of(files, output, SUFFIXES[wanted.to])
        task = partial(transform_one, wanted=wanted, places=places)
        finish(run_over(task, list(places), jobs=jobs, label="Transforming"))

"""`tei-tools encode`: plain text → TEI."""

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tei_tools.cli.common import FINDINGS, clear_errors, complain, finish, places_of, run_over
from tei_tools.header import GENRES

if TYPE_CHECKING:
    from tei_tools.corpus import Outcome
    from tei_tools.edition import Options

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


def document_options(command: Any) -> Any:
    """The options that say something about a text, for `encode` and `annotate`."""
    for option in (
        click.option("--encoding", metavar="NAME", help="The encoding of the text. Default: what its bytes tell."),
        click.option(
            "--persons", type=FILE, help="List of persons: TEI with listPerson, or CSV (id,forms,role,sex,…)."
        ),
        click.option("--metadata", type=FILE, help="Facts for the teiHeader (TOML)."),
        click.option("--decisions", type=FILE, help="What a person decided (TOML)."),
        click.option(
            "--annotators", metavar="LIST", help="Only these, with commas between. See 'tei-tools annotators'."
        ),
        click.option("--title", help="The title, in place of the metadata's."),
        click.option(
            "--author", "authors", multiple=True, help="An author, in place of the metadata's; may be repeated."
        ),
        click.option("--language", metavar="TAG", help="The language of the text: en, en-GB, … Default: en."),
        click.option("--genre", type=click.Choice(GENRES), help="What the text is. Default: what its lines tell."),
    ):
        command = option(command)
    return command


def options_from(annotators: str | None, authors: tuple[str, ...], **rest: Any) -> "Options":
    """The library's options out of the command line's."""
    from tei_tools.edition import Options

    names = tuple(name.strip() for name in annotators.split(",") if name.strip()) if annotators is not None else None
    return Options(annotators=names, authors=authors, **rest)


def encode_one(source: Path, *, options: "Options", places: dict[Path, Path]) -> "Outcome":
    """Encode one file and write its TEI."""
    from tei_tools.corpus import Outcome
    from tei_tools.edition import encode
    from tei_tools.tree import write

    encoded = encode(source, options)
    write(encoded.tree, places[source])
    return Outcome(source, messages=tuple(encoded.messages()))


@click.command()
@click.argument("texts", metavar="TEXT...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(file_okay=False, path_type=Path), help="Folder for the TEI files.")
@click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="Files at a time.")
@document_options
def encode(texts: tuple[Path, ...], output: Path | None, jobs: int, **given: Any) -> None:
    """Encode plain text as TEI P5.

    TEXT is a plain-text file, or - for standard input. `encode a.txt -o out` writes out/a.xml; without -o, the TEI of a
    single text goes to standard output.

    Files beside a.txt are used if they are there: a.toml (metadata for the header), a.persons.xml or a.persons.csv
    (list of persons), a.decisions.toml (what a person decided). Options name others.

    Exit code: 0 all well, 1 encoded, with something to look at, 2 a text could not be encoded.

    \b
    Examples:
      tei-tools encode chapter.txt > chapter.xml
      tei-tools encode texts/*.txt -o tei --jobs 4
      tei-tools encode memoir.txt -o tei --persons persons.csv --author 'Ulysses S. Grant'
    """
    with clear_errors():
        options = options_from(**given)
        if output is None:
            if len(texts) > 1:
                raise click.UsageError("Several texts need a folder: pass -o DIR.")
            to_standard_output(texts[0], options)
            return
        places = places_of(texts, output, ".xml")
        finish(run_over(partial(encode_one, options=options, places=places), list(places), jobs=jobs, label="Encoding"))


def to_standard_output(text: Path, options: "Options") -> None:
    """Encode one text and print its TEI."""
    from tei_tools.edition import encode as encode_text
    from tei_tools.tree import serialise

    encoded = encode_text(text, options)
    sys.stdout.buffer.write(serialise(encoded.tree))
    messages = list(encoded.messages())
    for message in messages:
        complain(f"{text}: {message}")
    if messages:
        raise SystemExit(FINDINGS)

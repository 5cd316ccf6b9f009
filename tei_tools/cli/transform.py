"""`tei-tools transform`: editions of TEI files."""

import sys
from collections import Counter
from pathlib import Path

import click

from tei_tools.errors import TeiToolsError
from tei_tools.transformation import FORMATS, VIEWS, transform, transform_file


@click.command("transform")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--to", type=click.Choice(list(FORMATS)), required=True, help="What to write.")
@click.option(
    "--view",
    type=click.Choice(VIEWS),
    default=VIEWS[0],
    show_default=True,
    help="Of text: with corrections (normalised), as the source without furniture (diplomatic), or as the source."
    " Of HTML: the reading that is shown first.",
)
@click.option(
    "-o",
    "--output",
    "directory",
    type=click.Path(path_type=Path, file_okay=False),
    help="The directory to write NAME.html or NAME.txt into. Without it, one file goes to standard output.",
)
def command(files: tuple[Path, ...], to: str, view: str, directory: Path | None) -> None:
    """Write the HTML or plain-text edition of TEI FILES; - is standard input.

    \b
    tei-tools transform novel.xml --to html -o editions        writes editions/novel.html
    tei-tools transform *.xml --to text -o texts               writes texts/NAME.txt for each
    tei-tools transform novel.xml --to text --view source      writes to standard output
    """
    if directory is None and len(files) > 1:
        raise click.UsageError("Several files need a directory. Pass -o DIR.")
    if twice := [stem for stem, number in Counter(file.stem for file in files).items() if number > 1]:
        raise click.UsageError(f"Several files are named {twice[0]!r}: one edition would overwrite the other.")
    failed = False
    for file in files:
        source = sys.stdin.buffer if str(file) == "-" else file
        try:
            if directory is None:
                click.echo(transform(source, to=to, view=view).encode(), nl=False)
            else:
                click.echo(transform_file(source, directory, to=to, view=view), err=True)
        except TeiToolsError as error:
            click.echo(f"Error: {error}", err=True)
            failed = True
    sys.exit(2 if failed else 0)

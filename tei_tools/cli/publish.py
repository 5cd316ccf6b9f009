"""`tei-tools publish`: a folder of TEI → a site."""

from pathlib import Path

import click

from tei_tools.cli.common import clear_errors, finish, run_over


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "-o", "--output", metavar="SITE", required=True, type=click.Path(file_okay=False, path_type=Path), help="The site."
)
@click.option("--title", default="Texts", show_default=True, help="What the collection is called.")
def publish(folder: Path, output: Path, title: str) -> None:
    """Make a site of a collection of TEI files.

    DIR is searched for *.xml. SITE gets an index of the texts, the persons over all of them, a search, and a page for
    each text. It needs no server: open SITE/index.html, or put SITE on any host of files, GitHub Pages for one. What an
    earlier run wrote and this one does not is taken away; other files are left alone.

    Exit code: 0 all well, 2 a file could not be published; the others still are.

    \b
    Examples:
      tei-tools publish tei -o site
      tei-tools publish tei -o docs --title "Letters from Skerry Point"
    """
    from tei_tools.publication import Site
    from tei_tools.validation import xml_files

    with clear_errors():
        site = Site(output, root=folder, title=title)
        outcomes = run_over(site.add, xml_files(folder), jobs=1, label="Publishing")
        site.finish()
        finish(outcomes)

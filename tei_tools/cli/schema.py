"""`tei-tools schema`: the user's catalogue of schemas."""

import click

from tei_tools.cli.common import clear_errors


@click.group()
def schema() -> None:
    """Name schemas, and fetch them once.

    A name can be given to `validate --schema` and in tei-tools.toml. A schema that a TEI file names by its address is
    used if it was fetched from there. Nothing is ever fetched but by `add`.

    \b
    Examples:
      tei-tools schema add project schema/project.rng
      tei-tools schema add tei_all https://tei-c.org/release/xml/tei/custom/schema/relaxng/tei_all.rng
      tei-tools validate moby.xml --schema tei_all
    """


@schema.command("list")
def list_() -> None:
    """Print what there is: name, file, and the address that it was fetched from with its SHA-256."""
    from tei_tools.catalogue import OURS, Catalogue, resolve

    with clear_errors():
        catalogue = Catalogue()
        for path in resolve(OURS, catalogue):
            click.echo(f"{OURS}  {path}")
        for entry in catalogue.entries():
            origin = f"  {entry.address}  sha256:{entry.sha256}" if entry.address else ""
            click.echo(f"{entry.name}  {entry.path}{origin}")


@schema.command()
@click.argument("name")
@click.argument("source", metavar="FILE|ADDRESS")
@click.option("--sha256", metavar="SUM", help="The checksum that the schema must have.")
def add(name: str, source: str, sha256: str | None) -> None:
    """Give a schema a NAME; from an http(s) ADDRESS it is fetched into the user's cache."""
    from tei_tools.catalogue import Catalogue
    from tei_tools.validation import read_schemas

    with clear_errors():
        entry = Catalogue().add(name, source, sha256=sha256, check=lambda path: read_schemas([path]))
        click.echo(f"{entry.name}  {entry.path}  sha256:{entry.sha256}")


@schema.command()
@click.argument("name")
def path(name: str) -> None:
    """Print the file of a schema, for other tools."""
    from tei_tools.catalogue import Catalogue, resolve

    with clear_errors():
        for file in resolve(name, Catalogue()):
            click.echo(file)

"""`tei-tools annotators`: what would run, in order."""

import click


@click.command()
def annotators() -> None:
    """List the annotators that encode and annotate run, in order.

    Plugins come last: annotators that other packages offer as entry points of the group tei_tools.annotators. Those of
    the group tei_tools.annotators.on_request run only when --annotators names them.

    \b
    Examples:
      tei-tools annotators
      tei-tools encode chapter.txt --annotators furniture,divisions,paragraphs
    """
    from tei_tools.annotators import BUILT_IN
    from tei_tools.pipeline import annotators as known
    from tei_tools.plugins import ON_REQUEST, importable, plugins

    for name in known():
        click.echo(name if name in BUILT_IN else f"{name} (plugin)")
    for name in filter(importable, plugins(ON_REQUEST)):
        click.echo(f"{name} (plugin, only when named)")

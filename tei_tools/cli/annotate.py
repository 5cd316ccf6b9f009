"""`tei-tools annotate`: plain text → stand-off annotations, as JSON."""

import json
from pathlib import Path
from typing import Any

import click

from tei_tools.cli.common import FINDINGS, clear_errors, complain
from tei_tools.cli.encode import document_options, options_from


@click.command()
@click.argument("text", type=click.Path(path_type=Path))
@click.option("--explain", is_flag=True, help="Say with each annotation what it rests on.")
@document_options
def annotate(text: Path, explain: bool, **given: Any) -> None:
    """Print what the annotators find in a text, as JSON.

    The output is an object with `text`, as it was read, and `annotations`: each with `start` and `end` (code points
    in `text`, half open), `element`, `words`, and, where they are set, `attributes`, `corr`, `resp`, `cert`, `chain`.

    \b
    Examples:
      tei-tools annotate chapter.txt
      tei-tools annotate chapter.txt --annotators names,dates --explain
    """
    from tei_tools.edition import annotated, rows

    with clear_errors():
        document, _, errors = annotated(text, options_from(**given))
        content = {"text": document.text, "annotations": list(rows(document, explain=explain))}
        click.echo(json.dumps(content, ensure_ascii=False, indent=1))
    for error in errors:
        complain(f"{text}: {error}")
    if errors:
        raise SystemExit(FINDINGS)

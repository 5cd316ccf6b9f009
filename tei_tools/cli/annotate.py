"""`tei-tools annotate`: plain text → stand-off annotations, as JSON; or the defects of its quotations."""

import json
from pathlib import Path
from typing import Any

import click

from tei_tools.cli.common import FINDINGS, clear_errors, complain
from tei_tools.cli.encode import document_options, options_from
from tei_tools.cli.validate import FORMATS


@click.command()
@click.argument("text", type=click.Path(path_type=Path))
@click.option("--explain", is_flag=True, help="Say what each annotation, and the role of each mark, rests on.")
@click.option("--defects", "defective", is_flag=True, help="Report the defects of quotation instead.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="With --defects.")
@document_options
def annotate(text: Path, explain: bool, defective: bool, form: str, **given: Any) -> None:
    """Print what the annotators find in a text, as JSON.

    The output is an object with `text`, as it was read, and `annotations`: each with `start` and `end` (code points
    in `text`, half open), `element`, `words`, and, where they are set, `attributes`, `corr`, `resp`, `cert`, `chain`.
    With --explain each has `why`, `genre` says what the text is as a whole, and `marks` has every quotation mark with
    its `role` and the reason for it.

    With --defects, print instead every quotation mark that is missing or wrong, with line and column. Each finding
    has a code, which docs/rules.md explains.

    Exit code: 0 all well, 1 something to look at, 2 the text could not be read.

    \b
    Examples:
      tei-tools annotate chapter.txt
      tei-tools annotate chapter.txt --annotators names,dates --explain
      tei-tools annotate chapter.txt --defects
    """
    from tei_tools.edition import annotated, defects, genre, marks, rows
    from tei_tools.report import report

    found = []
    with clear_errors():
        document, _, errors = annotated(text, options_from(**given))
        if defective:
            found = list(defects(document, text))
            click.echo(report(found, [str(text)], form))
        else:
            content: dict[str, Any] = {"text": document.text, "annotations": list(rows(document, explain=explain))}
            content |= {"genre": genre(document), "marks": list(marks(document))} if explain else {}
            click.echo(json.dumps(content, ensure_ascii=False, indent=1))
    for error in errors:
        complain(f"{text}: {error}")
    if errors or found:
        raise SystemExit(FINDINGS)

"""`tei-tools annotate`: plain text → stand-off annotations, as JSON; or what is wrong or suspicious in it."""

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
@click.option("--defects", "sought", flag_value="defects", help="Report the defects of quotation instead.")
@click.option("--suspects", "sought", flag_value="suspects", help="Report words that may be misread instead.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="With --defects or --suspects.",
)
@document_options
def annotate(text: Path, explain: bool, sought: str | None, form: str, **given: Any) -> None:
    """Print what the annotators find in a text, as JSON.

    The output is an object with `text`, as it was read, and `annotations`: each with `start` and `end` (code points
    in `text`, half open), `element`, `words`, and, where they are set, `attributes`, `corr`, `resp`, `cert`, `chain`.
    With --explain each has `why`, `genre` says what the text is as a whole, and `marks` has every quotation mark with
    its `role` and the reason for it.

    With --defects, print instead every quotation mark that is missing or wrong; with --suspects, what may be misread
    and was not certain enough to be encoded, with what is likely. Each finding has its line and column, and a code,
    which docs/rules.md explains.

    Exit code: 0 all well, 1 something to look at, 2 the text could not be read.

    \b
    Examples:
      tei-tools annotate chapter.txt
      tei-tools annotate chapter.txt --annotators names,dates --explain
      tei-tools annotate chapter.txt --defects
      tei-tools annotate chapter.txt --suspects --format json
    """
    from tei_tools.edition import annotated, defects, genre, marks, rows, suspect_words
    from tei_tools.report import report

    found = []
    with clear_errors():
        document, _, errors = annotated(text, options_from(**given))
        if sought:
            found = list((defects if sought == "defects" else suspect_words)(document, text))
            click.echo(report(found, [str(text)], form))
        else:
            content: dict[str, Any] = {"text": document.text, "annotations": list(rows(document, explain=explain))}
            content |= {"genre": genre(document), "marks": list(marks(document))} if explain else {}
            click.echo(json.dumps(content, ensure_ascii=False, indent=1))
    for error in errors:
        complain(f"{text}: {error}")
    if errors or found:
        raise SystemExit(FINDINGS)

"""The typical mistakes of tests/cases/mistakes.txt as files, and what other validators say of them.

    python -m tests.validation.mistakes > table.md

writes the table of docs/rules.md: jing and xmllint must be installed, and tei_all lie beside the repository.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from xml.etree import ElementTree

import xmlschema

from tei_tools.validation import validate
from tests.conftest import TEI_ALL
from tests.examples import cases

SHOWN: Final = 90
BASE: Final = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <teiHeader>
    <fileDesc>
      <titleStmt>
        <title>Loomings</title>
      </titleStmt>
      <publicationStmt><p>Not published.</p></publicationStmt>
      <sourceDesc><p>Made up for a test.</p></sourceDesc>
    </fileDesc>
    <profileDesc>
      <particDesc><listPerson><person xml:id="ahab"><persName>Ahab</persName></person></listPerson></particDesc>
    </profileDesc>
  </teiHeader>
  <text>
    <body>
      <p>Some years ago, never mind how long.</p>
    </body>
  </text>
</TEI>
"""
# Elements of the base that a mistake may take the place of; any other mistake stands in the body.
REPLACED: Final = {
    "<fileDesc": re.compile(r"<fileDesc>.*</fileDesc>", re.DOTALL),
    "<titleStmt": re.compile(r"<titleStmt>.*</titleStmt>", re.DOTALL),
    "<text": re.compile(r"<text>.*</text>", re.DOTALL),
    "<TEI": re.compile(r"<TEI [^>]*>"),
    "": re.compile(r"<p>Some years.*</p>"),
}


def file_with(mistake: str) -> str:
    """A TEI file that is valid but for the mistake."""
    pattern = next(pattern for start, pattern in REPLACED.items() if mistake.startswith(start))
    return pattern.sub(lambda _: mistake, BASE, count=1)


def place_of(text: str, mistake: str, words: str) -> tuple[int, int]:
    """The line and column, counted from 1, of the first words like these in a mistake."""
    before = text[: text.index(words, text.index(mistake))]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def words_of_others(folder: Path, titles: list[str]) -> dict[str, list[list[str]]]:
    """What jing, xmllint and xmlschema say of the files 00.xml, 01.xml … in a folder, file by file."""
    names = [f"{number:02}.xml" for number in range(len(titles))]
    jing = run(["jing", str(TEI_ALL), *names], folder)
    lint = run(["xmllint", "--noout", "--relaxng", str(TEI_ALL), *names], folder)
    schema = xmlschema.XMLSchema(str(TEI_ALL.with_suffix(".xsd")))
    return {
        "jing": [re.findall(rf"{name}:[\d:]+ (?:error|fatal): (.*)", jing) for name in names],
        "xmllint": [re.findall(rf"^{name}:\d+: .*?error : (.*)", lint, re.MULTILINE) for name in names],
        "xmlschema": [said_by(schema, folder / name) for name in names],
    }


def run(command: list[str], folder: Path) -> str:
    """What a command prints."""
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return result.stdout + result.stderr


def said_by(schema: xmlschema.XMLSchema, path: Path) -> list[str]:
    """What xmlschema says of a file."""
    try:
        return [str(error.reason) for error in schema.iter_errors(str(path))]
    except ElementTree.ParseError as error:
        return [str(error)]


def cell(words: list[str]) -> str:
    """What was said, cut where nobody reads on, for a cell of a table."""
    first = " ".join(words[0].split()) if words else "*nothing*"
    text = first if len(first) <= SHOWN else f"{first[:SHOWN]}… ({len(first)} characters)"
    more = f" *and {len(words) - 1} more*" if len(words) > 1 else ""
    return text.replace("|", "\\|").replace("<", "&lt;") + more


def ours(mistake: str) -> str:
    """What we say of a mistake, whole."""
    found = validate(Path("moby.xml"), data=file_with(mistake).encode(), schemas=[TEI_ALL])
    words = [f"{each.line}:{each.column} {each.message} {each.hint or ''}".strip() for each in found]
    return " ".join(words).replace("|", "\\|").replace("<", "&lt;")


def table() -> Iterator[str]:
    """The table of docs/rules.md, line by line."""
    mistakes = [(str(case.id), str(case.values[0])) for case in cases("mistakes")]
    with TemporaryDirectory() as folder:
        for number, (_, mistake) in enumerate(mistakes):
            (Path(folder) / f"{number:02}.xml").write_text(file_with(mistake), encoding="utf-8")
        others = words_of_others(Path(folder), [title for title, _ in mistakes])
    yield "| mistake | tei-tools | jing | xmllint | xmlschema |"
    yield "|---|---|---|---|---|"
    for number, (title, mistake) in enumerate(mistakes):
        yield (
            " | ".join(
                [
                    f"| {title}",
                    ours(mistake),
                    *(cell(others[tool][number]) for tool in ("jing", "xmllint", "xmlschema")),
                ]
            )
            + " |"
        )


if __name__ == "__main__":
    sys.stdout.write("\n".join(table()) + "\n")

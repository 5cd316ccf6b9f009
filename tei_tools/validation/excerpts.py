"""The words around a finding: the line of the file where it stands, or as much of it as one can read."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from tei_tools.validation.diagnostic import Diagnostic, Excerpt

BEFORE: Final = 40
AFTER: Final = 60
CUT: Final = "…"


def with_excerpts(diagnostics: Sequence[Diagnostic], data: bytes, encoding: str) -> Iterator[Diagnostic]:
    """The findings in a file with these bytes, each with the words around it where its line is known."""
    if not any(diagnostic.line for diagnostic in diagnostics):
        yield from diagnostics
        return
    lines = decoded(data, encoding).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for diagnostic in diagnostics:
        number = diagnostic.line or 0
        words = excerpt(lines[number - 1], diagnostic.column) if 0 < number <= len(lines) else None
        yield replace(diagnostic, excerpt=words)


def decoded(data: bytes, encoding: str) -> str:
    """The characters of a file; libxml2 may know encodings that Python does not."""
    try:
        return data.decode(encoding, errors="replace")
    except LookupError:
        return data.decode("utf-8", errors="replace")


def excerpt(line: str, column: int | None) -> Excerpt:
    """The part of a line around a column (counted from 1), cut where it is long; without a column, its beginning."""
    place = min((column or 1) - 1, len(line))
    start = max(0, place - BEFORE)
    end = min(len(line), place + AFTER)
    head = CUT if start else ""
    words = line[start:end].replace("\t", " ")
    lead = 0 if start else len(words) - len(words.lstrip())
    lead = min(lead, place)
    text = f"{head}{words[lead:]}{CUT if end < len(line) else ''}"
    return Excerpt(text, None if column is None else len(head) + place - start - lead)

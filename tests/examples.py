"""The cases in tests/cases: files of title, text and what is expected, which anyone can add to without Python."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from tei_tools.document import Annotation

CASES = Path(__file__).parent / "cases"


def cases(name: str) -> list[ParameterSet]:
    """The cases of tests/cases/NAME.txt: a text and what is expected, under their title."""
    content = (CASES / f"{name}.txt").read_text(encoding="utf-8").rstrip("\n").removesuffix("\n.")
    found = (case.split("\n.\n") for case in content.split("\n.\n\n"))
    return [pytest.param(text, expected, id=title) for title, text, expected in found]


def tagged(text: str, annotations: Iterable[Annotation], *names: str) -> str:
    """The text with a tag at the start and end of each annotation, and those of its attributes that are named."""
    tags: dict[int, list[str]] = {}
    found = sorted(annotations, key=lambda annotation: (annotation.span.start, -annotation.span.end))
    for annotation in sorted(found, key=lambda annotation: annotation.span.start != annotation.span.end):
        start, end = annotation.span
        said = "".join(f' {name}="{annotation.attributes[name]}"' for name in names if name in annotation.attributes)
        if start == end:
            tags.setdefault(start, []).append(f"<{annotation.element}{said}/>")
            continue
        tags.setdefault(start, []).append(f"<{annotation.element}{said}>")
        tags.setdefault(end, []).insert(0, f"</{annotation.element}>")
    pieces = (("".join(tags.get(index, ())), character) for index, character in enumerate([*text, ""]))
    return "".join(tag + character for tag, character in pieces)

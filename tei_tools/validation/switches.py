"""Comments in a file that switch rules off: `<!-- tei-tools: off said-without-who -->`.

A comment is for the element that it stands in, with all within it; before the root, for the whole file. Commas may
stand between the codes.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from lxml import etree

from tei_tools.validation.diagnostic import Diagnostic, Severity
from tei_tools.validation.file import File
from tei_tools.validation.settings import misspelt

MEANT: Final = re.compile(r"\s*tei-tools:")
SWITCH: Final = re.compile(r"\s*tei-tools:\s*off((?:[\s,]+[\w.\-]+)+)\s*")


def meant(file: File) -> list[etree._Comment]:
    """The comments that are to switch something off."""
    if b"tei-tools:" not in file.data and b"t\x00e\x00i\x00-" not in file.data:
        return []
    return [comment for comment in file.comments if MEANT.match(comment.text or "")]


def codes(comment: etree._Comment) -> list[str]:
    """The codes that a comment switches off."""
    match = SWITCH.fullmatch(comment.text or "")
    return match[1].replace(",", " ").split() if match else []


def switches(file: File) -> dict[str, set[str]]:
    """The codes that are off, by the location of the element in which they are; "" is the whole file."""
    found: dict[str, set[str]] = {}
    for comment in meant(file):
        parent = comment.getparent()
        found.setdefault("" if parent is None else file.location(parent), set()).update(codes(comment))
    return found


def misspelt_switches(file: File) -> Iterator[Diagnostic]:
    """The comments that are to switch something off, and do not."""
    for comment in meant(file):
        found = codes(comment)
        problems = [] if found else ["Write: <!-- tei-tools: off CODE -->"]
        for hint in [*problems, *filter(None, map(misspelt, found))]:
            message = f"A comment that is to switch rules off is misspelt: {' '.join((comment.text or '').split())}"
            severity = Severity.INFORMATION
            yield file.diagnostic(comment.getparent(), "switch-misspelt", message, severity=severity, hint=hint)


def switched(diagnostics: Iterable[Diagnostic], off: dict[str, set[str]]) -> Iterator[Diagnostic]:
    """The findings that no comment has switched off."""
    for diagnostic in diagnostics:
        if not any(diagnostic.code in off.get(place, ()) for place in places(diagnostic.location or "")):
            yield diagnostic


def places(location: str) -> Iterator[str]:
    """The location, those of its ancestors, and the whole file."""
    while location:
        yield location
        location = location.rpartition("/")[0]
    yield ""

"""Comments in a file that switch rules off: `<!-- tei-tools: off said-without-who -->`.

A comment is for the element that it stands in, with all within it; before the root, for the whole file.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from tei_tools.validation.diagnostic import Diagnostic
from tei_tools.validation.file import File

SWITCH: Final = re.compile(r"\s*tei-tools:\s*off((?:\s+[\w.\-]+)+)\s*")


def switches(file: File) -> dict[str, set[str]]:
    """The codes that are off, by the location of the element in which they are; "" is the whole file."""
    if b"tei-tools:" not in file.data and b"t\x00e\x00i\x00-" not in file.data:
        return {}
    found: dict[str, set[str]] = {}
    for comment in file.comments:
        if match := SWITCH.fullmatch(comment.text or ""):
            parent = comment.getparent()
            found.setdefault("" if parent is None else file.location(parent), set()).update(match[1].split())
    return found


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

"""Ornaments: the asterisks, rules and flowers that part a text where nothing is said.

https://tei-c.org/release/doc/tei-p5-doc/en/html/SA.html#SASE
"""

import re
from collections.abc import Iterator
from typing import Final

from tei_tools.document import Annotation, Document, Span

STARS: Final = "*•·⁂☙❧❦❡✻✽◆◇■□†"
DASHES: Final = "-–—_=~#"
CANDIDATE: Final = re.compile(rf"(?m)^[ \t\f]*([{re.escape(STARS + DASHES)}o][{re.escape(STARS + DASHES)} \toOxX0]*)$")
# `—o—`, `--oOo--`
FLOWER: Final = re.compile(rf"[{DASHES}]{{1,9}} ?[oOxX0{re.escape(STARS)}]{{1,3}} ?[{DASHES}]{{1,9}}|o[O0]o")
ALONE: Final = frozenset({*STARS, "#", "~"}) - {"†"}


def ornaments(document: Document) -> Iterator[Annotation]:
    """An `ab` of type `ornament` for each line that is one."""
    text = document.text
    for match in CANDIDATE.finditer(text):
        line = match[1].rstrip()
        span = Span(match.start(1), match.start(1) + len(line))
        if is_row_of_stars(line) or (is_ornament(line) and stands_alone(text, match.start(), match.end())):
            yield Annotation(span, "ab", {"type": "ornament"}, cert="high", why="a line of signs that say nothing")


def is_row_of_stars(line: str) -> bool:
    """Whether a line is an ornament wherever it stands: `* * *`."""
    signs = line.split()
    return len(signs) > 1 and set(line) <= {*STARS, " ", "\t"} and len(set(signs)) == 1


def is_ornament(line: str) -> bool:
    """Whether a line is an ornament if it stands alone: `*`, `-----`, `—o—`."""
    signs = set(line) - {" ", "\t"}
    return line in ALONE or (len(signs) == 1 and len(line) > 2 and signs != {"o"}) or FLOWER.fullmatch(line) is not None


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether the lines before and after a line are blank."""
    before = text[text.rfind("\n", 0, max(0, start - 1)) + 1 : start]
    following = text.find("\n", end + 1)
    return not before.strip() and not text[end : following if following >= 0 else len(text)].strip()

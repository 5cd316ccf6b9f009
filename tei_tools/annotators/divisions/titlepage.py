"""The title page: what stands before the first head, in short lines, with a byline, an imprint, an edition.

https://tei-c.org/release/doc/tei-p5-doc/en/html/DS.html#DSTITL
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from tei_tools.annotators.divisions.layout import Chunk
from tei_tools.annotators.divisions.sequence import Row
from tei_tools.annotators.divisions.vocabulary import DEDICATION, MARKUP, is_title
from tei_tools.document import Annotation, Span

BYLINE: Final = re.compile(
    r"""(?xi) [_*]*(?:
      by[:]?(?:[ ]+(?:the\b|(?-i:[^\Wa-z])|["“'(_*]).*)? | with\b.*\bby\b.*
    | (?:edited|translated|illustrated|compiled|written|collected|selected)\b.*
    | (?:general[ ])?editor\b.* | (?:the[ ])?authors?[ ]of\b.* | illustrations[ ]by\b.* | from[ ]the[ ]\w+[ ]of\b.*
    )"""
)
EDITION: Final = re.compile(r"(?i).*\b(?:edition|impression|reprint|thousand)\b.*")
YEAR: Final = re.compile(r"(?i)[\[(]?(?:\d{4}(?:[-–—]\d{2,4})?|m[dclxvi. ]{3,})[\])]?\.?")
IMPRINT: Final = re.compile(
    r"""(?xi) .*\b(?:
      publish(?:ers?|ed|ing) | print(?:ers?|ed)\b | press\b | copyright
    | ltd | limited | verlag | books?ellers? | government[ ]printing | all[ ]rights[ ]reserved | department[ ]of
    | (?-i:COMPANY|Company)
    ).* | .*[ ](?:&|and)[ ](?:co|sons?)\b.* | [A-Z][\w. ]{2,25}:[ ].*&.* | .*(?:©|\([ ]?c[ ]?\)[ ]?\d).*
    | (?-i:[A-Z .&]{4,40}),[ ]\d{4}\.?"""
)
# What shows that lines are a title page, soon after the title.
EVIDENCE: Final = frozenset({"byline", "docImprint"})
LONGEST_TITLE: Final = 8
# A chunk on a title page, and all of it.
MOST_LINES: Final = 12
WIDEST: Final = 160
# Place and publisher, above the year.
LONGEST_PLACE: Final = 60
LONGEST: Final = 40
SALUTATION: Final = re.compile(r"(?i)[“\"]?(?:my )?(?:very )?(?:dear(?:est)?|honou?red|sir|madam|gentlemen)\b")
COLOPHON: Final = re.compile(r"(?i)\b(?:copyright|all rights reserved|(?:printed|sold|for sale) (?:in|by))\b")


def title_page(text: str, rows: Sequence[Row]) -> int:
    """How many rows at the start of a text are its title page; 0 if there is none."""
    stop = 0
    while stop < len(rows) and displayed(text, rows[stop], first=stop == 0):
        stop += 1
    names = [{name for name, _ in parts_of(text, row.chunk)} for row in rows[:stop]]
    last = max((number + 1 for number in range(stop) if names[number] - {"titlePart"}), default=0)
    stop = min(stop, last + (last > 0 and announces_name(rows[last - 1].chunk.span.text_of(text))))
    found = {name for names_of_row in names[: min(stop, LONGEST_TITLE)] for name in names_of_row}
    titled = stop > 0 and all(is_title(line.text_of(text)) for line in rows[0].chunk.lines(text))
    return stop if titled and found & EVIDENCE and "titlePart" in found else 0


def announces_name(words: str) -> bool:
    """Whether a name must follow: `EDITED BY`."""
    return words.lower().rstrip(": ").endswith("by")


def displayed(text: str, row: Row, *, first: bool) -> bool:
    """Whether a row is set as lines of a title page are: short, and no sentence."""
    start, end = row.chunk.span
    if any(head.kind != "volume" for head in row.heads) or text.count("\n", start, end) >= MOST_LINES:
        return False
    if SALUTATION.match(text, start, end) or (not first and DEDICATION.fullmatch(text, start, end)):
        return False
    lines = [line.text_of(text) for line in row.chunk.lines(text)]
    return all(len(line) <= WIDEST for line in lines) and not (
        row.chunk.prose(text) and COLOPHON.search(text, start, end) is None
    )


def parts(text: str, rows: Sequence[Row]) -> Iterator[Annotation]:
    """The title page that rows are, with its parts."""
    yield Annotation(
        Span(rows[0].chunk.span.start, rows[-1].chunk.span.end),
        "titlePage",
        cert="medium",
        why="short lines before the first head",
    )
    main = True
    for name, span in joined(text, rows):
        attributes = {"type": "main" if main else "sub"} if name == "titlePart" else {}
        main = main and name != "titlePart"
        yield Annotation(span, name, attributes, cert="medium", why="a line of the title page")


def joined(text: str, rows: Sequence[Row]) -> list[tuple[str, Span]]:
    """The parts of a title page; a name goes on with the `BY` above it, an imprint with its place."""
    found: list[tuple[str, Span]] = []
    going_on = "titlePart"
    for kind, span in (part for row in rows for part in parts_of(text, row.chunk)):
        name = going_on if kind == "titlePart" else kind
        if found and goes_on(text, *found[-1], name, span.start, first=len(found) == 1):
            span = Span(found.pop()[1].start, span.end)
        found.append((name, span))
        going_on = follower(name, span.text_of(text), going_on)
    return found


def goes_on(text: str, above: str, part: Span, name: str, start: int, *, first: bool) -> bool:
    """Whether what begins at `start` goes on with the part above it: `BY` and a name, `LONDON` and a publisher."""
    words = part.text_of(text)
    if above == name == "byline":
        return announces_name(words)
    place = above == "titlePart" and words.isupper() and "\n" not in words and len(words) <= LONGEST_PLACE
    return name == "docImprint" and place and not first and text.count("\n", part.end, start) == 1


def follower(name: str, words: str, before: str) -> str:
    """The element that a line is which does not say by itself what it is, below a part of the title page."""
    if name == "byline":
        return "byline" if announces_name(words) else "titlePart"
    return "docImprint" if "docImprint" in {name, before} else "titlePart"


def parts_of(text: str, chunk: Chunk) -> Iterator[tuple[str, Span]]:
    """The parts in a chunk of a title page: lines of one kind are one part, names go on with a byline.

    Place and publisher in capitals stand above their year.
    """
    name, part = "", chunk.span
    # An illustration is no part.
    for line in chunk.lines(text) if text[chunk.span.start] != "[" else ():
        kind = kind_of(line.text_of(text).strip(MARKUP))
        if (
            kind == "docDate"
            and name == "titlePart"
            and part.end - part.start <= LONGEST_PLACE
            and part.text_of(text).isupper()
        ):
            name = "docImprint"
        if name == kind or (name == "byline" and kind == "titlePart") or (name == "docImprint" and kind != "byline"):
            part = Span(part.start, line.end)
            continue
        if name:
            yield name, part
        name, part = kind, line
    if name:
        yield name, part


def kind_of(line: str) -> str:
    """The element that a line of a title page is."""
    patterns = {"byline": BYLINE, "docEdition": EDITION, "docDate": YEAR, "docImprint": IMPRINT}
    return next((name for name, pattern in patterns.items() if pattern.fullmatch(line)), "titlePart")

"""Annotations → what `editorialDecl` says: only what is true of the text.

https://tei-c.org/release/doc/tei-p5-doc/en/html/HD.html#HD53
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from tei_tools.document import Annotation, Document
from tei_tools.profile import QUOTATIONS

Statement = tuple[str, dict[str, str], str]
"""An element of `editorialDecl`, its attributes, and its one paragraph."""

# A hyphen at a line's end. It comes first, because it is found far more quickly than the letter before it.
HYPHEN: Final = re.compile(r"[-¬\u00ad](?<=\w.)[ \t]*\n")
INTERPRETED: Final = {
    "persName": "names of persons",
    "placeName": "names of places",
    "orgName": "names of organisations",
    "date": "dates",
    "term": "terms",
    "foreign": "words in other languages",
}


def editorial_statements(document: Document, annotations: Sequence[Annotation]) -> Iterator[Statement]:
    """The statements about a document whose `text` holds these annotations."""
    people = {f"#{one.id}" for one in document.header.responsible}
    elements = {annotation.element for annotation in annotations}
    if statement := correction([one for one in annotations if one.element in {"sic", "supplied"}], people):
        yield statement
    yield "normalization", {"method": "silent"}, normalization(document.text)
    if elements & QUOTATIONS:
        kinds = ", ".join(sorted(elements & QUOTATIONS))
        yield "quotation", {"marks": "all"}, f"All quotation marks stand as characters within the elements ({kinds})."
    yield from hyphenation(document.text)
    if names := [words for element, words in INTERPRETED.items() if element in elements]:
        yield "interpretation", {}, f"Encoded: {', '.join(names)}. @resp says who decided, @cert how surely."


def correction(annotations: list[Annotation], people: set[str]) -> Statement | None:
    """What was done about errors, and how much of it by people; None if nothing was."""
    if not annotations:
        return None
    decided = sum(annotation.resp in people for annotation in annotations)
    corrected = sum(annotation.element == "sic" and annotation.corr is not None for annotation in annotations)
    supplied = sum(annotation.element == "supplied" for annotation in annotations)
    return (
        "correction",
        {"method": "markup"},
        f"The source stands in sic, its correction in corr ({corrected}); what the source lacks stands in supplied "
        f"({supplied}). {decided} of these {len(annotations)} decisions were made by people.",
    )


def normalization(text: str) -> str:
    """What became of white space, and of characters that XML cannot hold."""
    lost = text.count("\ufffd")
    parts = [
        "Line ends, white space at both ends of lines and runs of blank lines were evened out; lb marks a line end "
        "of the source within a block. Nothing else was changed."
    ]
    if lost:
        parts.append(f"U+FFFD stands {lost} times for a character that XML cannot hold or that the source had lost.")
    return " ".join(parts)


def hyphenation(text: str) -> Iterator[Statement]:
    """What became of hyphens at line ends, where the text has any."""
    if HYPHEN.search(text):
        yield (
            "hyphenation",
            {"eol": "all"},
            "Hyphens at the ends of lines are kept as characters before lb. @break says of those that were looked at "
            "whether the line end breaks a word; a compound keeps its hyphen.",
        )

"""Hyphens at the ends of lines: whether the line end breaks a word, or a compound has a hyphen of its own.

What the document itself writes elsewhere decides first, then the lexicon.
https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#COPU-2
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from tei_tools import lexicon
from tei_tools.document import Annotation, Document, Span

HYPHEN: Final = re.compile(r"[-¬\u00ad](?=[ \t]*[\n\f][ \t\f]*[^\W\d_])")
# No word is longer, and a line of ten million letters is not read twice.
LONGEST: Final = 40
BEFORE: Final = re.compile(r"[^\W\d_]+\Z")
AFTER: Final = re.compile(r"\s*([^\W\d_]+)")
WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*(?![-¬\u00ad][ \t]*\n)")


def hyphenation(document: Document) -> Iterator[Annotation]:
    """An `lb` with `@break` for each hyphen at a line's end that a compound would not have of its own."""
    text = document.text
    hyphens = list(HYPHEN.finditer(text))
    frequencies = Counter(word.lower() for word in WORD.findall(text)) if hyphens else Counter[str]()
    for hyphen in hyphens:
        before = BEFORE.search(text, max(0, hyphen.start() - LONGEST), hyphen.start())
        after = AFTER.match(text, hyphen.end(), hyphen.end() + 2 * LONGEST)
        if before and after and (verdict := decide(before[0], after[1], frequencies)):
            breaks, cert, why = verdict
            yield Annotation(Span(*hyphen.span()), "lb", {"break": breaks}, cert=cert, why=why)


def decide(before: str, after: str, frequencies: Counter[str]) -> tuple[str, str, str] | None:
    """The value of `@break`, its certainty and the reason; None for the hyphen of a compound."""
    word, compound = f"{before}{after}".lower(), f"{before}-{after}".lower()
    if frequencies[word] != frequencies[compound]:
        joined = frequencies[word] > frequencies[compound]
        return ("no", "high", f"{word} stands elsewhere in the text") if joined else None
    if lexicon.known(word):
        return "no", "high", f"{word} is a word"
    if after[0].isupper() and before[0].isupper():
        return None
    if lexicon.known(before) and lexicon.known(after):
        return "maybe", "low", f"{before} and {after} are words, and {word} is not known"
    return "no", "medium", f"{before} or {after} is no word by itself"

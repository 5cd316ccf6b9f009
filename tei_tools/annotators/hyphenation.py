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
COMMON: Final = 2.5
"""From this frequency on, two words may make a compound that no dictionary lists; a rarer word may be one."""
NAME: Final = 1.8
"""From this frequency on, a word with a capital that no dictionary lists is a name."""
BEFORE: Final = re.compile(r"[^\W\d_]+\Z")
AFTER: Final = re.compile(r"\s*([^\W\d_]+)")
WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*(?![-¬\u00ad][ \t]*\n)")


def hyphenation(document: Document) -> Iterator[Annotation]:
    """An `lb` with `@break` for each hyphen at a line's end that a compound would not have of its own."""
    text = document.text
    hyphens = list(HYPHEN.finditer(text))
    frequencies = frequencies_in(text) if hyphens else Counter[str]()
    for hyphen in hyphens:
        before = BEFORE.search(text, max(0, hyphen.start() - LONGEST), hyphen.start())
        after = AFTER.match(text, hyphen.end(), hyphen.end() + 2 * LONGEST)
        if before and after and (verdict := decide(before[0], after[1], frequencies)):
            breaks, cert, why = verdict
            yield Annotation(Span(*hyphen.span()), "lb", {"break": breaks}, cert=cert, why=why)


def frequencies_in(text: str) -> Counter[str]:
    """How often each word and each compound stands in the text, in any letters, away from the ends of lines."""
    found = Counter[str]()
    for word, count in Counter(WORD.findall(text)).items():
        found[word.lower()] += count
    return found


def decide(before: str, after: str, frequencies: Counter[str]) -> tuple[str, str, str] | None:
    """The value of `@break`, its certainty and the reason; None for the hyphen of a compound."""
    word, compound = f"{before}{after}".lower(), f"{before}-{after}".lower()
    if frequencies[word] != frequencies[compound]:
        joined = frequencies[word] > frequencies[compound]
        return ("no", "high", f"{word} stands elsewhere in the text") if joined else None
    if before[0].isupper() and after[0].isupper():
        return None
    halves = min(lexicon.zipf(half) if lexicon.known(half) else 0.0 for half in (before, after))
    if lexicon.known(word):
        if halves < COMMON or lexicon.zipf(word) >= COMMON:
            return "no", "high", f"{word} is a word"
        return "maybe", "low", f"{word} is a rare word, and {before} and {after} are common ones"
    if before[0].isupper() and lexicon.zipf(word) >= NAME:
        return "no", "medium", f"{word.title()} is a name"
    if halves >= COMMON and before.islower():
        return None
    if halves:
        return "maybe", "low", f"{before} and {after} are words, and {word} is not known"
    return "no", "medium", f"{before} or {after} is no word by itself"

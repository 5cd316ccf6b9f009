"""The words of a document, each with what stands before it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Final, NamedTuple

from tei_tools import lexicon
from tei_tools.annotators.corrections.orthography import ordinary
from tei_tools.document import Document, Span

# What other annotators decided on is not touched: editors' marks, names, and text that is not the author's.
PROTECTED: Final = frozenset({"unclear", "gap", "note", "sic", "orig", "foreign", "persName", "fw"})
PROTECTED_TYPES: Final = frozenset({"web", "boilerplate"})

# Letters and digits, with signs that OCR reads for a letter where they stand among letters; a word may be broken
# over the end of a line.
LETTERS: Final = r"[^\W_]+(?:['’|¢£€¥§©«\[\]{}!/\\][^\W_]+)*"
SIGNS_BEFORE: Final = "|¢£€¥©«{([<"
SIGNS_AFTER: Final = "|!])"
WORD: Final = re.compile(
    rf"(?:(?<![^\s\"'“‘])[{re.escape(SIGNS_BEFORE)}](?=[a-z]{{2}}))?"
    rf"{LETTERS}(?:[-¬]\n[^\W\d_]+|(?<=[a-z]{{2}})[{re.escape(SIGNS_AFTER)}](?=[\s,.;:]))?"
)
BREAK: Final = re.compile(r"[-¬]\n")
BEGINNING: Final = re.compile(r"[.!?:;—–\"“”‘*_(\[]|\n[ \t]*\n|--|(?<!\w)['’]")


class Word(NamedTuple):
    """A word of the document; `gap` is what stands between the word before it and itself."""

    start: int
    end: int
    text: str
    gap: str
    form: str
    """The word in lower case, with a straight apostrophe and no long s, and joined where a line breaks it."""

    @property
    def span(self) -> Span:
        """The span of the word."""
        return Span(self.start, self.end)

    @property
    def letters(self) -> str:
        """The text of the word without the hyphen of a line's end."""
        return BREAK.sub("", self.text)

    @property
    def begins(self) -> bool:
        """Whether any word would have a capital here: at the head of a sentence, a quotation, a title."""
        return not self.start or BEGINNING.search(self.gap) is not None


def words_of(text: str) -> list[Word]:
    """The words of `text`, in order."""
    found: list[Word] = []
    end = 0
    for match in WORD.finditer(text):
        start, word = match.start(), match[0]
        if not (word[0].isalnum() and word[-1].isalnum()):
            start, word = without_signs(start, word)
        for part in parts_of(word) if "\n" in word else (word,):
            stop = start + len(part)
            found.append(Word(start, stop, part, text[end:start], form_of(part)))
            start, end = stop + 2, stop
    return found


def without_signs(start: int, word: str) -> tuple[int, str]:
    """A word with signs at its edges, and where it starts: without them, if it is a word without them."""
    bare = word.strip(SIGNS_BEFORE + SIGNS_AFTER)
    if ordinary(form_of(bare)) or not bare.isalpha():
        return start + word.index(bare), bare
    return start, word


def form_of(text: str) -> str:
    """The form of a word that stands in the text so."""
    return BREAK.sub("", text).lower().replace("’", "'").replace("ſ", "s")


def parts_of(broken: str) -> list[str]:
    """What a hyphen at a line's end holds together: one word, or the two parts of a compound."""
    parts = BREAK.split(broken)
    if not lexicon.known(form_of(broken)) and all(map(lexicon.known, parts)):
        return parts
    return [broken]


class Protection:
    """The places of a document in which nothing is corrected, or that no correction may cross."""

    def __init__(self, document: Document) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        for start, end in sorted(protected_spans(document)):
            if self.ends and start <= self.ends[-1]:
                self.ends[-1] = max(end, self.ends[-1])
            else:
                self.starts.append(start)
                self.ends.append(end)
        self.boundaries = sorted({place for annotation in document.annotations for place in annotation.span})

    def forbids(self, span: Span) -> bool:
        """Whether the span shares a character with a protected one, or another annotation begins or ends within it."""
        place = bisect_right(self.starts, span.end - 1) - 1
        protected = place >= 0 and self.ends[place] > span.start
        return protected or bisect_right(self.boundaries, span.start) < bisect_left(self.boundaries, span.end)


def protected_spans(document: Document) -> Iterator[Span]:
    """The spans of editors' marks, names and furniture."""
    for annotation in document.annotations:
        if annotation.element in PROTECTED or annotation.attributes.get("type") in PROTECTED_TYPES:
            yield annotation.span

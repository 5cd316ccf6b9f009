"""The words of a text, each with what stands before it."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Set
from functools import lru_cache
from itertools import accumulate, compress, count
from operator import add
from typing import Final, NamedTuple

from tei_tools import lexicon
from tei_tools.document import Annotation, Document, Span

# What other annotators decided on is not touched: editors' marks, and text that is not the author's.
PROTECTED: Final = frozenset({"unclear", "gap", "note", "sic", "orig", "foreign", "fw"})
PROTECTED_TYPES: Final = frozenset({"web", "boilerplate"})

# Letters and digits, with signs that OCR reads for a letter where they stand among letters.
WORD: Final = re.compile(r"([^\W_]+(?:['’|¢£€¥§©«\[\]{}!/\\][^\W_]+)*)")
# Signs that OCR reads for a letter, where they stand at the edge of a word.
SIGN_BEFORE: Final = re.compile(r"(?:^|[\s\"'“‘])([|¢£€¥©«{(\[<])\Z")
SIGN_AFTER: Final = re.compile(r"([|!\])])[\s,.;:]")
BREAK: Final = re.compile(r"[-¬]\n")
BREAKS: Final = frozenset({"-\n", "¬\n"})
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
        return not self.start or beginning(self.gap)


class Words:
    """The words of a text in order, as columns: a book has a million of them, and few are looked at one by one."""

    def __init__(self, text: str) -> None:
        self.gaps, self.texts = columns(text)
        self.kinds = Counter(self.texts)
        """Each way in which a word is written, and how often."""
        self.form_by_text = {text: form_of(text) for text in self.kinds}
        self.forms = list(map(self.form_by_text.__getitem__, self.texts))
        self.ends = list(accumulate(map(add, map(len, self.gaps), map(len, self.texts))))

    def __len__(self) -> int:
        """How many words there are."""
        return len(self.texts)

    def __getitem__(self, number: int) -> Word:
        """The word with this number, from 0."""
        text, end = self.texts[number], self.ends[number]
        return Word(end - len(text), end, text, self.gaps[number], self.forms[number])

    def signed(self, number: int) -> Word:
        """The word with this number, with the signs at its edges that may be misread letters."""
        word = self[number]
        before = SIGN_BEFORE.search(word.gap, max(0, len(word.gap) - 2))
        if before and word.text[:2].islower():
            word = word._replace(start=word.start - 1, text=before[1] + word.text, gap=word.gap[:-1])
        after = SIGN_AFTER.match(self.gaps[number + 1]) if number + 1 < len(self) else None
        if after and word.text[-2:].islower():
            word = word._replace(end=word.end + 1, text=word.text + after[1])
        return word._replace(form=form_of(word.text))

    def form_counts(self) -> Counter[str]:
        """How often each form stands in the text."""
        found = Counter[str]()
        for text, occurrences in self.kinds.items():
            found[self.form_by_text[text]] += occurrences
        return found

    def written(self, kinds: set[str]) -> Iterator[int]:
        """The numbers of the words that are written in one of these ways."""
        return compress(count(), map(kinds.__contains__, self.texts)) if kinds else iter(())


def columns(text: str) -> tuple[list[str], list[str]]:
    """What stands before each word, and the words: one that a line breaks is one."""
    pieces = WORD.split(text)
    gaps, texts = pieces[:-1:2], pieces[1::2]
    breaks = list(compress(count(), map(BREAKS.__contains__, gaps))) if BREAK.search(text) else []
    if not breaks:
        return gaps, texts
    new_gaps: list[str] = []
    new_texts: list[str] = []
    start = 0
    for number in breaks:
        new_gaps += gaps[start:number]
        new_texts += texts[start:number]
        start = number
        if new_texts and broken(new_texts[-1], texts[number]):
            new_texts[-1] += gaps[number] + texts[number]
            start += 1
    return new_gaps + gaps[start:], new_texts + texts[start:]


def broken(first: str, second: str) -> bool:
    """Whether a hyphen at a line's end breaks a word into these; if not, they are the parts of a compound."""
    if not second[0].isalpha() or "\n" in first:
        return False
    return lexicon.known(form_of(first + second)) or not (lexicon.known(first) and lexicon.known(second))


def form_of(text: str) -> str:
    """The form of a word that stands in the text so."""
    return BREAK.sub("", text).lower().replace("’", "'").replace("ſ", "s")


@lru_cache(maxsize=1000)
def beginning(gap: str) -> bool:
    """Whether a word after this gap has a capital, whichever it is."""
    return BEGINNING.search(gap) is not None


class Protection:
    """The places of a document in which nothing is corrected, or that no correction may cross."""

    def __init__(self, document: Document, *, names: bool = True) -> None:
        elements = PROTECTED | {"persName"} if names else PROTECTED
        self.starts: list[int] = []
        self.ends: list[int] = []
        for start, end in sorted(protected_spans(document, elements)):
            if self.ends and start <= self.ends[-1]:
                self.ends[-1] = max(end, self.ends[-1])
            else:
                self.starts.append(start)
                self.ends.append(end)
        divided = (annotation for annotation in document.annotations if annotation.element != "date")
        self.boundaries = sorted(
            {place for annotation in (*divided, *outermost_dates(document)) for place in annotation.span}
        )

    def forbids(self, span: Span) -> bool:
        """Whether the span shares a character with a protected one, or another annotation begins or ends within it."""
        place = bisect_right(self.starts, span.end - 1) - 1
        protected = place >= 0 and self.ends[place] > span.start
        return protected or bisect_right(self.boundaries, span.start) < bisect_left(self.boundaries, span.end)


def outermost_dates(document: Document) -> Iterator[Annotation]:
    """The dates that are no part of another: what a span of years runs from may be corrected with it."""
    end = 0
    for annotation in document.having("date"):
        if annotation.span.end > end:
            end = annotation.span.end
            yield annotation


def protected_spans(document: Document, elements: Set[str]) -> Iterator[Span]:
    """The spans of these elements, and of what is not the author's."""
    for annotation in document.annotations:
        if annotation.element in elements or annotation.attributes.get("type") in PROTECTED_TYPES:
            yield annotation.span

"""Spaces gained and lost: split words (`be tween`) and joined ones (`ofthe`)."""

import math
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import compress, count, islice, pairwise
from operator import add
from typing import Final

from tei_tools import lexicon
from tei_tools.annotators.corrections.language import LEAST_PAIR, Language
from tei_tools.annotators.corrections.orthography import formed, ordinary
from tei_tools.annotators.corrections.reading import Reading
from tei_tools.annotators.corrections.words import Word, Words, form_of
from tei_tools.document import Span
from tei_tools.lexicon.tables import listed_from

LEAST_WHOLE: Final = 2.5
"""A whole word that is rarer than this proves nothing."""
NORM: Final = 1.5
"""What it weighs, as a logarithm to base ten, that the document has the word whole elsewhere."""
SURE: Final = 3.0
"""A split counts towards the document's rate if the whole word is by this much likelier than its halves."""
SMOOTHING: Final = 500
"""How many words a document must have before its own rate is taken at its face value."""
GRAMMAR: Final = 6.3
"""From this frequency on, a word is one of grammar."""
ENDINGS: Final = 3
"""How many names must end with a word before it may be the end of one more."""
JOINED: Final = 0.1
"""How many words are joined, for one that is misread."""
COMPOUND: Final = 1.5
"""What two words without a space may weigh at most if neither is one of grammar."""
SPLITS_MANY: Final = 5e-4
"""From this rate of split words on, a lost hyphen is likelier than an author who uses it now and then."""
GAPS: Final = frozenset({" ", "\n", ".\n", ":\n", ",\n", "~\n", "=\n", "_\n", "- ", "'\n"})
"""What may stand between the halves of a word: a space, the end of a line, or what a hyphen there was read as."""
HYPHEN: Final = 1.0
"""What it weighs that a mark stands there which may have been a hyphen."""


class Spacing:
    """Spaces gained and lost, over one document."""

    def __init__(self, language: Language, words: Words) -> None:
        self.language = language
        self.halves: set[int] = set()
        self.apart: Counter[tuple[str, str]] = Counter()
        sure = 0
        gaps = [*words.gaps, ""]
        for number in halves(words):
            if gaps[number + 1] in GAPS and gaps[number] != "-" != gaps[number + 2]:
                one, other = words.forms[number : number + 2]
                self.halves.add(number)
                self.apart[one, other] += 1
                sure += self.gain(one, other) > SURE
        self.rate = (sure + 0.05) / (len(words) + SMOOTHING)
        self.compounds = set(compounds(words)) if self.rate >= SPLITS_MANY else set()
        self.names = set(names(words)) if self.rate >= SPLITS_MANY else set()

    @staticmethod
    def gain(first: str, second: str) -> float:
        """How much likelier the whole word is than its halves side by side, as a logarithm to base ten."""
        whole = lexicon.zipf(first + second)
        if together := lexicon.pair(first, second):
            return whole - together
        one, other = lexicon.zipf(first), lexicon.zipf(second)
        return whole - min(LEAST_PAIR - 0.3, one + other - 9 if one and other else -3.0)

    def whole(self, before: str, one: Word, other: Word, after: str) -> Reading:
        """The two as one word."""
        first, second, whole = one.form, other.form, one.form + other.form
        attraction = self.language.attraction
        context = attraction(before, whole) + attraction(whole, after)
        context -= attraction(before, first) + attraction(second, after)
        odds = self.gain(first, second) + math.log10(self.rate) + context
        if elsewhere := self.language.counts[whole]:
            odds += NORM + math.log10(elsewhere / self.apart[first, second])
        elif lexicon.pair(first, second):
            odds -= 1
        if other.gap not in (" ", "\n"):
            odds += HYPHEN
        return Reading(Span(one.start, other.end), one.letters + other.letters, odds, "halves of one word")

    @staticmethod
    def compound(one: Word, other: Word) -> Reading:
        """The two with a hyphen: in a document of many gained spaces, one was a hyphen, as it is elsewhere."""
        span = Span(one.start, other.end)
        return Reading(span, f"{one.letters}-{other.letters}", 1.0, "the document has the hyphen elsewhere")

    @staticmethod
    def name(one: Word, other: Word) -> Reading:
        """The two as one name, which the document has elsewhere, or others that end so."""
        return Reading(Span(one.start, other.end), one.letters + other.letters, 1.0, "halves of one name")

    def parted(self, word: Word, misread: float, stays: float) -> Reading | None:
        """The word as two, where so many words are misread, and this one is so likely to stay as it is."""
        form, letters = word.form, word.letters
        if ordinary(form) or formed(form) or len(form) != len(letters):
            return None
        together, place = max((lexicon.pair(form[:place], form[place:]), place) for place in range(1, len(form)))
        if not together:
            return None
        odds = together - 9 + math.log10(max(self.rate, JOINED * misread)) - stays
        # Two words that weigh may be a compound of the author's own (postoffice); a rare word may be one (inclose).
        if lexicon.zipf(form) or max(lexicon.zipf(form[:place]), lexicon.zipf(form[place:])) < GRAMMAR:
            odds = min(odds, COMPOUND)
        return Reading(word.span, f"{letters[:place]} {letters[place:]}", odds, "two words without a space")


@cache
def wholes() -> frozenset[str]:
    """The words that a space may have parted."""
    return frozenset(filter(str.isalpha, listed_from(LEAST_WHOLE)))


def halves(words: Words) -> Iterator[int]:
    """The first words of pairs that could be the halves of one."""
    joined = map(wholes().__contains__, map(add, words.forms, islice(words.forms, 1, None)))
    for number in compress(count(), joined):
        first, second = words.texts[number : number + 2]
        if second.islower() and (first.islower() or first.istitle()):
            yield number


def names(words: Words) -> Iterator[int]:
    """The first words of pairs that could be the halves of a name: it stands elsewhere, or names that end so do."""
    titles = {form_of(text) for text in words.kinds if text.istitle()}
    strange = {text for text in words.kinds if text.istitle() and len(text) > 3 and not lexicon.zipf(text)}
    endings = Counter(form[-size:] for form in titles for size in (3, 4, 5) if len(form) > size + 2)
    for number in words.written(strange):
        if number + 1 < len(words) and words.gaps[number + 1] == " " and words.texts[number + 1].islower():
            end = words.forms[number + 1]
            if words.forms[number] + end in titles or (endings[end] >= ENDINGS and lexicon.zipf(end) < GRAMMAR):
                yield number


def compounds(words: Words) -> Iterator[int]:
    """The first words of pairs that English does not have side by side, and the document has with a hyphen."""
    pairs = list(pairwise(words.forms))
    hyphenated = {pair for pair, gap in zip(pairs, words.gaps[1:], strict=True) if gap == "-"}
    for number, (one, other) in enumerate(pairs):
        forms = {(one, other + suffix) for suffix in ("", "ly", "ness")}
        if words.gaps[number + 1] == " " and not hyphenated.isdisjoint(forms) and not lexicon.pair(one, other):
            yield number

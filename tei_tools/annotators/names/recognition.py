"""Which candidates are names of persons: their own evidence, and that of all mentions of the same words, weighed."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import chain, pairwise
from math import log1p, sqrt
from typing import Final, NamedTuple

from tei_tools.annotators.names.candidates import Candidate
from tei_tools.annotators.names.evidence import evidence
from tei_tools.annotators.names.labels import label
from tei_tools.annotators.names.lexicon import FOLDER, NAMED, Word

SHARED: Final = frozenset({"titled", "saint", "social", "initial", "alone", "given+", "initials", "full", "initialled"})
"""What is said of a mention and not of its words: like what stands before (`in_`) and after (`_said`), it is pooled."""
TELLING: Final = {
    "titled": "ever_titled",
    "social": "ever_social",
    "_said": "ever_said",
    "_quote_said": "ever_said",
    "said_": "ever_said",
    "in_": "ever_in",
    "the_": "ever_the",
    "full": "ever_full",
}
"""Evidence of which a few mentions among many tell something."""
MANY: Final = 20
"""So many mentions tell as much as any number."""
USUAL: Final = 150
"""So many candidates has a text of the length of a short chapter. In a longer one every word has more mentions."""
AGREEMENT: Final = 0.3
"""How much the other mentions of a name count: a name is seldom one here and none there."""
OF_A_FULL_NAME: Final = 1.0
"""What it weighs that a word alone is the last word of a longer name in the same text."""
PARALLEL: Final = re.compile(
    r",?\s{1,2}(?:and|or|nor|with|to)\s{1,2}|,\s{1,2}|\s?[–—-]{1,2}\s?|\s?[/&]\s?",
)
LOWER: Final = re.compile(r"(?<![^\W\d_])[a-zß-öø-ÿ][^\W\d_]+")


Contribution = tuple[float, str, float]
"""What a piece of evidence is called and weighs, in logits, after what puts the strongest first."""
MOST: Final = 5
"""Of so many pieces of evidence for a name, and so many against it, the reader is told."""


@dataclass(frozen=True)
class WordEvidence:
    """What all mentions of one word show, and what it weighs."""

    values: Mapping[str, float]
    weight: float

    @cached_property
    def strongest(self) -> Sequence[Contribution]:
        """What weighs most for a name, and what weighs most against it."""
        table = weights()
        known = (contribution(label(name), table[name] * value) for name, value in self.values.items() if name in table)
        return [*chain(*strongest(known))]


class Evidence(NamedTuple):
    """What speaks for or against one candidate: by itself, and by the mentions of its first and last word."""

    own: tuple[str, ...]
    words: tuple[WordEvidence, ...]
    weight: float
    """What it comes to, in logits: above 0 it is rather a person's name than not."""

    @property
    def values(self) -> dict[str, float]:
        """All that is weighed; `*x` is the share of `x` among the mentions of the last word, `^x` of the first."""
        values = dict.fromkeys(self.own, 1.0)
        for word in self.words:
            values.update(word.values)
        return values


def evidences(text: str, found: Sequence[Candidate]) -> list[Evidence]:
    """The evidence for and against each candidate of a text."""
    own = [evidence(text, candidate) for candidate in found]
    counts, pools = pooled(found, own)
    lower = lower_case(text)
    scale = sqrt(USUAL / max(USUAL, len(found)))
    neighbours = enumerated(text, found, pools)

    @cache
    def of_word(mark: str, word: str) -> WordEvidence:
        values = shares(mark, counts[word], pools[word], lower[word], scale)
        if word.endswith("s") and lower[word[:-1]]:
            values[mark + "singular_lower"] = 1.0
        return WordEvidence(values, sum(weights().get(name, 0.0) * value for name, value in values.items()))

    @cache
    def of_mention(names: tuple[str, ...]) -> tuple[tuple[str, ...], float]:
        together = tuple(dict.fromkeys(("bias", *names)))
        return together, sum(weights().get(name, 0.0) for name in together)

    def of_candidate(candidate: Candidate, names: tuple[str, ...]) -> Evidence:
        mention, weight = of_mention(names)
        words = tuple([of_word(mark, word) for mark, word in marked(candidate)])
        return Evidence(mention, words, weight + sum([word.weight for word in words]))

    return [
        of_candidate(candidate, (*names, *neighbours.get(number, ())))
        for number, (candidate, names) in enumerate(zip(found, own, strict=True))
    ]


def lower_case(text: str) -> Counter[str]:
    """How often each word stands in lower case."""
    found = Counter[str]()
    # Each form once: most words of a text have come before.
    for written, number in Counter(text.split()).items():
        for word in LOWER.findall(written):
            found[word] += number
    return found


def enumerated(text: str, found: Sequence[Candidate], pools: Mapping[str, Counter[str]]) -> dict[int, list[str]]:
    """What candidates that stand side by side tell about each other, by their numbers."""
    neighbours: dict[int, list[str]] = {}
    for number, (left, right) in enumerate(pairwise(found)):
        if PARALLEL.fullmatch(text, left.span.end, right.span.start):
            neighbours.setdefault(number, []).extend(parallel(right, pools))
            neighbours.setdefault(number + 1, []).extend(parallel(left, pools))
    return neighbours


def contribution(called: str, weight: float) -> Contribution:
    """What a piece of evidence contributes."""
    return -abs(weight), called, weight


def strongest(contributions: Iterable[Contribution]) -> tuple[list[Contribution], list[Contribution]]:
    """What weighs most for a name, and what weighs most against it, strongest first."""
    ranked = sorted(contributions)
    speaking = [one for one in ranked if one[2] > 0]
    objecting = [one for one in ranked if one[2] < 0]
    return speaking[:MOST], objecting[:MOST]


def agreed(found: Sequence[Candidate], evidence: Sequence[Evidence]) -> list[float]:
    """The weights of candidates, each drawn towards the mean of all that have the same words."""
    alone = [one.weight for one in evidence]
    words = [candidate.words for candidate in found]
    weighed: dict[tuple[str, ...], list[float]] = {}
    for of_candidate, weight in zip(words, alone, strict=True):
        weighed.setdefault(of_candidate, []).append(weight)
    means = {words: sum(values) / len(values) for words, values in weighed.items()}
    surnames = {words[-1] for words, mean in means.items() if len(words) > 1 and mean > 0}
    return [
        (1 - AGREEMENT) * weight
        + AGREEMENT * means[of_candidate]
        + (OF_A_FULL_NAME if len(of_candidate) == 1 and of_candidate[0] in surnames else 0.0)
        for of_candidate, weight in zip(words, alone, strict=True)
    ]


def marked(candidate: Candidate) -> Iterator[tuple[str, str]]:
    """The words of a candidate whose mentions count, with the mark of their evidence."""
    yield "*", candidate.tokens[-1].word
    if len(candidate.tokens) > 1:
        yield "^", candidate.tokens[0].word


def pooled(found: Sequence[Candidate], own: Sequence[tuple[str, ...]]) -> tuple[Counter[str], dict[str, Counter[str]]]:
    """How often each word stands in a candidate, and with what evidence."""
    counts: Counter[str] = Counter()
    pools: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for candidate, names in zip(found, own, strict=True):
        mentioned = [name for name in names if "_" in name or name in SHARED]
        words = candidate.words
        if len(words) > 1:
            mentioned.append("in_full")
        for word in set(words):
            counts[word] += 1
            pools[word].update(mentioned)
            if word != words[-1]:
                pools[word]["as_first"] += 1
    return counts, pools


def shares(mark: str, count: int, pool: Counter[str], lower: int, scale: float) -> dict[str, float]:
    """The shares of the evidence about one word; `scale` makes up for the length of the text."""
    values = {mark + name: number / (count + 1) for name, number in pool.items()}
    values[mark + "lower"] = lower / (lower + count)
    values[mark + "count"] = log1p(min(scale * count, MANY))
    values[mark + "inside"] = log1p(min(scale * (count - pool["initial"]), MANY))
    if pool["the_"] + pool["a_"] > 0.6 * count > 1 and not pool["titled"]:
        values[mark + "always_the"] = 1.0
    if lower:
        values[mark + "ever_lower"] = min(1.0, MANY * lower / count)
    for name, telling in TELLING.items():
        if pool[name]:
            values[mark + telling] = min(1.0, MANY * pool[name] / count)
    return values


def parallel(other: Candidate, pools: Mapping[str, Counter[str]]) -> Iterator[str]:
    """What a candidate tells about its neighbour in an enumeration."""
    last = other.tokens[-1]
    pool = pools[last.word]
    yield "parallel"
    if (
        other.title
        or other.tokens[0].can_be(NAMED)
        or any(pool[name] for name in ("titled", "_said", "given+", "initials"))
    ):
        yield "parallel-person"
    if last.can_be(Word.PLACE | Word.CITY | Word.PEOPLE | Word.HEAD):
        yield "parallel-other"
    if last.can_be(Word.SURNAME):
        yield "parallel-surname"


@cache
def weights() -> Mapping[str, float]:
    """What each feature weighs, in logits; training/names.py makes the file."""
    table: dict[str, float] = json.loads((FOLDER / "weights.json").read_text(encoding="utf-8"))
    return table

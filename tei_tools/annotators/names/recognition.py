"""Which candidates are names of persons: their own evidence, and that of all mentions of the same words, weighed."""

import itertools
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from math import log1p
from typing import Final

from tei_tools.annotators.names.candidates import Candidate
from tei_tools.annotators.names.evidence import evidence
from tei_tools.annotators.names.lexicon import FOLDER, NAMED, Word

SHARED: Final = frozenset({"titled", "saint", "initial", "alone", "given+", "initials", "full", "initialled", "social"})
"""What is said of a mention and not of its words: like what stands before (`in_`) and after (`_said`), it is pooled."""
PARALLEL: Final = re.compile(r",?\s{1,2}(?:and|or|nor|with|to)\s{1,2}|,\s{1,2}|\s?[–—-]{1,2}\s?|\s?[/&]\s?")
MANY: Final = 20
"""So many mentions tell as much as any number."""
LOWER: Final = re.compile(r"(?<![^\W\d_])[a-zß-öø-ÿ][^\W\d_]+")
# Evidence of which a single occurrence anywhere in the document tells something.
TELLING: Final = {
    "titled": "ever_titled", "_said": "ever_said", "_quote_said": "ever_said", "said_": "ever_said", "in_": "ever_in", "the_": "ever_the", "full": "ever_full", "social": "ever_social",
}


def features(text: str, found: Sequence[Candidate]) -> list[dict[str, float]]:
    """What is weighed for each candidate. `*x` is the share of evidence `x` among all mentions of the last word, `^x`
    of the first word of a longer name."""
    own = [evidence(text, candidate) for candidate in found]
    counts, pools = pooled(found, own)
    lower = Counter(LOWER.findall(text))
    shared: dict[tuple[str, str], dict[str, float]] = {}
    weighed = []
    for candidate, names in zip(found, own, strict=True):
        values = dict.fromkeys(names, 1.0)
        values["bias"] = 1.0
        last, first = candidate.tokens[-1].word, candidate.tokens[0].word
        for mark, word in (("*", last), ("^", first)) if len(candidate.tokens) > 1 else (("*", last),):
            if (mark, word) not in shared:
                shared[mark, word] = shares(mark, counts[word], pools[word], lower[word])
            values.update(shared[mark, word])
        weighed.append(values)
    for left, right in itertools.pairwise(range(len(found))):
        if PARALLEL.fullmatch(text, found[left].span.end, found[right].span.start):
            for one, other in ((left, right), (right, left)):
                weighed[one].update(dict.fromkeys(parallel(found[other], pools), 1.0))
    return weighed


def parallel(other: Candidate, pools: Mapping[str, Counter[str]]) -> Iterator[str]:
    """What a candidate tells about its neighbour in an enumeration."""
    last = other.tokens[-1]
    pool = pools[last.word]
    yield "parallel"
    if other.title or other.tokens[0].can_be(NAMED) or pool["titled"] or pool["_said"] or pool["given+"] or pool["initials"]:
        yield "parallel-person"
    if last.can_be(Word.PLACE | Word.CITY | Word.PEOPLE | Word.HEAD):
        yield "parallel-other"
    if last.can_be(Word.SURNAME):
        yield "parallel-surname"


def pooled(found: Sequence[Candidate], own: Sequence[tuple[str, ...]]) -> tuple[Counter[str], dict[str, Counter[str]]]:
    """How often each word stands in a candidate, and with what evidence."""
    counts: Counter[str] = Counter()
    pools: dict[str, Counter[str]] = {}
    for candidate, names in zip(found, own, strict=True):
        several = len(candidate.tokens) > 1
        for word in {token.word for token in candidate.tokens}:
            counts[word] += 1
            pool = pools.setdefault(word, Counter())
            pool.update(name for name in names if "_" in name or name in SHARED)
            if several:
                pool["in_full"] += 1
                if word != candidate.tokens[-1].word:
                    pool["as_first"] += 1
    return counts, pools


def shares(mark: str, count: int, pool: Counter[str], lower: int) -> dict[str, float]:
    """The shares of the evidence about one word."""
    values = {mark + name: number / (count + 1) for name, number in pool.items()}
    values[mark + "lower"] = lower / (lower + count)
    # A long document must not make a name of every word that is frequent in it.
    values[mark + "count"] = log1p(min(count, MANY))
    values[mark + "inside"] = log1p(min(count - pool["initial"], MANY))
    if pool["the_"] + pool["a_"] > 0.6 * count > 1 and not pool["titled"]:
        values[mark + "always_the"] = 1.0
    for name, telling in TELLING.items():
        if pool[name]:
            values[mark + telling] = min(1.0, MANY * pool[name] / count)
    return values


@cache
def weights() -> Mapping[str, float]:
    """What each feature weighs; see training/names.py."""
    return json.loads((FOLDER / "weights.json").read_text(encoding="utf-8"))


def weigh(values: Mapping[str, float]) -> float:
    """What the evidence comes to, in logits: above 0 it is rather a person's name than not."""
    table = weights()
    return sum(table.get(name, 0.0) * value for name, value in values.items())


def reasons(values: Mapping[str, float], number: int = 4) -> str:
    """The evidence that weighs most, strongest first."""
    table = weights()
    weighed = sorted(((table.get(name, 0.0) * value, name) for name, value in values.items()), key=lambda pair: (-abs(pair[0]), pair[1]))
    return ", ".join(f"{name} {weight:+.1f}" for weight, name in weighed[:number] if weight)

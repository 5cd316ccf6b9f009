"""Weigh the evidence about personal names: writes tei_tools/annotators/names/weights.json.

    python training/names.py LITBANK.jsonl FRUS.jsonl
    python training/names.py LITBANK.jsonl FRUS.jsonl --cross-validate

With --cross-validate nothing is written: each fifth of both collections is annotated with the weights that the other
four fifths give, and the figures are printed, strict spans without role words.

Logistic regression by coordinate descent, in plain Python; the same data give the same weights. Each line of the files
is a JSON object: LitBank's with `text` and `entities` (`start`, `end`, `cat`, `kind`), FRUS's with `text` and
`persName` (`start`, `end`, `text`). In FRUS a quarter of the names is not tagged, and its documents are unlike novels:
it counts less, has a bias of its own, and what may be an untagged name is left out.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from math import exp
from pathlib import Path
from typing import Any, NamedTuple

from tei_tools.annotators.names import recognition
from tei_tools.annotators.names.candidates import candidates
from tei_tools.annotators.names.lexicon import FOLDER, Word, lexicon
from tei_tools.annotators.names.recognition import evidences
from tei_tools.document import Document
from tei_tools.pipeline import annotate

COUNTED = 12
"""A feature is weighed if so many examples have it."""
PENALTY = 2.0
SHARE = 0.3
"""What an example of FRUS counts."""
OWN_BIAS = "bias of FRUS"
ROUNDS = 40
FOLDS = 5
ANNOTATORS = ("furniture", "divisions", "paragraphs", "names")
TITLE = re.compile(r"(\w+)\.?\s+")


class Example(NamedTuple):
    """A candidate: its features, whether it is a person's name, what it counts."""

    values: dict[str, float]
    positive: bool
    share: float = 1.0


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a file of JSON lines."""
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def untitled(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without the role words and articles that it begins with."""
    while match := TITLE.match(text, start, end):
        word = match[1].lower()
        if not lexicon().get(word, 0) & (Word.TITLE | Word.COLOUR | Word.DETERMINER):
            break
        start = match.end()
    return start, end


def litbank(row: dict[str, Any]) -> Iterator[Example]:
    """The candidates of a sample of fiction."""
    text = row["text"]
    proper = [entity for entity in row["entities"] if entity["cat"] == "PER" and entity["kind"] == "PROP"]
    gold = {untitled(text, entity["start"], entity["end"]) for entity in proper}
    starts, ends = {start for start, _ in gold}, {end for _, end in gold}
    found = candidates(text)
    for candidate, evidence in zip(found, evidences(text, found), strict=True):
        start, end = untitled(text, *candidate.span)
        # `the late John Jacob Astor` and `Luke Tallant of the Colonial Office` are whole noun phrases.
        yield Example(evidence.values, (start, end) in gold or end in ends or start in starts)


def frus(documents: Sequence[dict[str, Any]]) -> Iterator[Example]:
    """The candidates of diplomatic documents, without those that may be untagged names."""
    ever = {word.strip(".,").lower() for row in documents for name in row["persName"] for word in name["text"].split()}
    for row in documents:
        text = row["text"]
        gold = {(name["start"], name["end"]) for name in row["persName"]}
        gold |= {untitled(text, *span) for span in gold}
        found = candidates(text)
        for candidate, evidence in zip(found, evidences(text, found), strict=True):
            positive = tuple(candidate.span) in gold
            doubtful = candidate.title or candidate.tokens[-1].word in ever or "initials" in evidence.own
            if positive or not doubtful:
                yield Example(evidence.values | {OWN_BIAS: 1.0}, positive, SHARE)


def fit(examples: Sequence[Example], known: Sequence[str]) -> dict[str, float]:
    """The weights of the features that make the examples most likely."""
    weights = dict.fromkeys([*known, OWN_BIAS], 0.0)
    columns: dict[str, list[tuple[int, float]]] = {name: [] for name in weights}
    for number, example in enumerate(examples):
        for name, value in example.values.items():
            if name in columns:
                columns[name].append((number, value))
    logits = [0.0] * len(examples)
    for _ in range(ROUNDS):
        for name, column in columns.items():
            slope, curve = -PENALTY * weights[name], PENALTY
            for number, value in column:
                chance = 1 / (1 + exp(-logits[number]))
                share = examples[number].share
                slope += share * value * (examples[number].positive - chance)
                curve += share * value * value * max(chance * (1 - chance), 0.05)
            step = slope / curve
            weights[name] += step
            for number, value in column:
                logits[number] += step * value
    return {name: weights[name] for name in known}


def trained(fiction: Sequence[dict[str, Any]], diplomacy: Sequence[dict[str, Any]]) -> dict[str, float]:
    """The weights that both collections give."""
    examples = [example for row in fiction for example in litbank(row)] + list(frus(diplomacy))
    counts = Counter(name for example in examples for name in example.values)
    known = sorted(name for name, count in counts.items() if count >= COUNTED and name != OWN_BIAS)
    return {name: round(weight, 3) for name, weight in fit(examples, known).items()}


def found(text: str) -> set[tuple[int, int]]:
    """The names that the program finds in a text."""
    document = annotate(Document(text), ANNOTATORS)
    return {untitled(text, *annotation.span) for annotation in document.having("persName")}


def outcome(row: dict[str, Any]) -> tuple[int, int, int]:
    """Of a sample of fiction: the names that are found, strictly; all that are there; all that are thought to be."""
    text = row["text"]
    proper = [entity for entity in row["entities"] if entity["cat"] == "PER" and entity["kind"] == "PROP"]
    gold = {span for span in (untitled(text, entity["start"], entity["end"]) for entity in proper) if span[0] < span[1]}
    # Of a name within a name, the outer one counts.
    inner = {one for one in gold for other in gold if one != other and other[0] <= one[0] and one[1] <= other[1]}
    thought = found(text) - inner
    return len(thought & gold), len(gold - inner), len(thought)


def recalled(row: dict[str, Any]) -> tuple[int, int]:
    """Of a diplomatic document: the tagged names that are found, strictly, and all that are tagged."""
    gold = {untitled(row["text"], name["start"], name["end"]) for name in row["persName"]}
    return len(found(row["text"]) & gold), len(gold)


def cross_validate(fiction: Sequence[dict[str, Any]], diplomacy: Sequence[dict[str, Any]]) -> None:
    """Print how well the weights of four fifths of both collections do on the fifth, for each fifth, and for all."""
    sums, recall = [0, 0, 0], [0, 0]
    for fold in range(FOLDS):
        table = trained(*([row for i, row in enumerate(rows) if i % FOLDS != fold] for rows in (fiction, diplomacy)))
        recognition.weights = lambda table=table: table
        counted = [sum(column) for column in zip(*map(outcome, fiction[fold::FOLDS]), strict=True)]
        tagged = [sum(column) for column in zip(*map(recalled, diplomacy[fold::FOLDS]), strict=True)]
        print(f"fold {fold + 1}   {figures(counted, tagged)}", flush=True)
        sums = [total + part for total, part in zip(sums, counted, strict=True)]
        recall = [total + part for total, part in zip(recall, tagged, strict=True)]
    print(f"together {figures(sums, recall)}")


def figures(counted: Sequence[int], tagged: Sequence[int]) -> str:
    """Precision, recall and F1 in fiction, recall in diplomatic documents."""
    right, named, thought = counted
    return (
        f"LitBank P {right / thought:.3f}  R {right / named:.3f}  F1 {2 * right / (named + thought):.3f}"
        f"   FRUS R {tagged[0] / tagged[1]:.3f}"
    )


def main() -> None:
    """Train on both collections and write the weights, or show how well they generalise."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("fiction", type=Path, metavar="LITBANK.jsonl")
    parser.add_argument("diplomacy", type=Path, metavar="FRUS.jsonl")
    parser.add_argument("--cross-validate", action="store_true")
    arguments = parser.parse_args()
    fiction, diplomacy = list(rows(arguments.fiction)), list(rows(arguments.diplomacy))
    if arguments.cross_validate:
        cross_validate(fiction, diplomacy)
        return
    weights = trained(fiction, diplomacy)
    (FOLDER / "weights.json").write_text(json.dumps(weights, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{len(weights)} weights")


if __name__ == "__main__":
    main()

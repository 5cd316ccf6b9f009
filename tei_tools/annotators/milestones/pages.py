"""Which marks are page numbers and running heads: those that count up, about a page apart."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from operator import attrgetter
from typing import Final

from tei_tools.annotators.milestones.marks import Mark, bracketed, counting_up, gaps, in_lines, steps
from tei_tools.annotators.milestones.surroundings import at_edge, beside_feed, runs_on
from tei_tools.annotators.milestones.titles import titles
from tei_tools.whitespace import Edges

FEWEST: Final = 3
MOST_STEP: Final = 2  # running heads may be on every other page
SHORTEST_PAGE: Final = 300
# The share of numbers that interrupt a sentence: by chance a number of a list does too.
OFTEN: Final = 0.25
SOMETIMES: Final = 0.05
CROWDED: Final = 120
ALIKE: Final = 0.6
MOST_HEADS: Final = 50


def page_marks(edges: Edges) -> list[Mark]:
    """The marks of pages in a text, in order."""
    candidates = sorted([*bracketed(edges.text), *in_lines(edges.text)], key=attrgetter("style", "span"))
    styles = {style: list(marks) for style, marks in groupby(candidates, key=attrgetter("style"))}
    found: list[Mark] = []
    for style, marks in styles.items():
        found += running_heads(edges, marks) if style == "head" else numbers(edges, style, marks)
    return sorted(found, key=attrgetter("span"))


def numbers(edges: Edges, style: str, marks: list[Mark]) -> list[Mark]:
    """The marks of one style that are page numbers."""
    if style == "explicit" and len(marks) < FEWEST:
        return marks
    if style == "lone":
        marks = uncrowded(marks)
    chain = counting_up(marks)
    if style == "explicit":
        return chain
    if len(chain) > 1 and all(beside_feed(edges, mark.span) or at_edge(edges, mark.span) for mark in chain):
        return chain
    if not page_like(chain):
        return []
    if style in {"square", "curly"}:
        return chain if regular(marks, chain) else []
    shown = style != "lone" or in_mid_sentence(edges, chain, OFTEN) or len(titles(edges, chain)) >= len(chain) / 2
    return chain if shown else []


def page_like(chain: Sequence[Mark]) -> bool:
    """Whether numbers are those of pages: most of them one or two apart, and a page of text between."""
    return (
        len(chain) >= FEWEST
        and steps(chain)[len(chain) // 2 - 1] <= MOST_STEP
        and gaps(chain)[len(chain) // 2 - 1] >= SHORTEST_PAGE
    )


def regular(marks: Sequence[Mark], chain: Sequence[Mark]) -> bool:
    """Whether bracketed numbers are those of pages: each once, and evenly spread; a note has its number twice."""
    between = gaps(chain)
    return len(chain) >= 0.8 * len(marks) and between[-1 - len(between) // 10] <= 6 * between[len(between) // 2]


def in_mid_sentence(edges: Edges, chain: Sequence[Mark], share: float) -> bool:
    """Whether so many of the numbers interrupt a sentence, or stand beside a form feed: numbers of chapters do not."""
    shown = sum(runs_on(edges, mark.span) or beside_feed(edges, mark.span) for mark in chain)
    return shown > share * len(chain)


def uncrowded(marks: list[Mark]) -> list[Mark]:
    """The marks without those of tables, which stand close together."""
    crowded = {id(mark) for pair in pairwise(marks) if pair[1].span.start - pair[0].span.end < CROWDED for mark in pair}
    return [mark for mark in marks if id(mark) not in crowded]


def running_heads(edges: Edges, marks: list[Mark]) -> list[Mark]:
    """The lines with a number and a title that are running heads, also those that a scanner damaged."""
    often = Counter(mark.key for mark in marks)
    recurring = [pairs(key) for key, count in often.most_common(MOST_HEADS) if count > 1]
    recurs = {key: alike(pairs(key), recurring) for key in often}
    heads = [mark for mark in marks if recurs[mark.key]]
    chain, share = counting_up(heads), SOMETIMES
    if not page_like(chain):
        heads = chain = counting_up([mark for mark in marks if mark.upper])
        share = OFTEN
    # Numbered heads of letters and documents recur and count up too, but they interrupt no sentence.
    if not page_like(chain) or not in_mid_sentence(edges, chain, share):
        return []
    kept = {id(mark) for mark in chain}
    # A number out of sequence is not what was printed.
    return supposed([mark if id(mark) in kept else replace(mark, n=None) for mark in heads])


def alike(one: frozenset[str], others: Sequence[frozenset[str]]) -> bool:
    """Whether a running head is one of others but for what a scanner made of it (Dice, over pairs of letters)."""
    return any(2 * len(one & other) >= ALIKE * (len(one) + len(other)) for other in others)


def pairs(key: str) -> frozenset[str]:
    """The pairs of neighbouring letters in a key."""
    return frozenset(map("".join, pairwise(key)))


def supposed(heads: list[Mark]) -> list[Mark]:
    """The heads, with the numbers that can be told from those about them."""
    found = list(heads)
    numbered = [index for index, mark in enumerate(heads) if mark.order is not None]
    for first, last in pairwise(numbered):
        low, high = heads[first].order or 0, heads[last].order or 0
        step, rest = divmod(high - low, last - first)
        if low > 0 and rest == 0 and step <= MOST_STEP:
            for index in range(first + 1, last):
                found[index] = replace(heads[index], n=str(low + step * (index - first)))
    return found

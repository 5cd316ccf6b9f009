"""What speaks for or against a candidate: its words, and what stands before and after it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from tei_tools.annotators.names.candidates import LETTER, SPACE, Candidate, Token, begins, plain
from tei_tools.annotators.names.lexicon import NAMED, Word, endings, lexicon

WINDOW: Final = 48
"""How far before and after a candidate words are looked for."""
RIGHT: Final = re.compile(rf"([^\w\s]*)({SPACE})([^\w\s]*)({LETTER}[\w’'-]*)?")
POSSESSIVE: Final = re.compile(r"[’'][sS](?!\w)|(?<=[sS])[’'](?!\w)")
APOSTROPHES: Final = frozenset("’'")
NOT_IN_FULL: Final = Word.COMMON | Word.HEAD | Word.PLACE | Word.PEOPLE | Word.MONTH
"""What the words of a full name are not, after the given name or the initials."""

BEFORE_WORDS: Final[Mapping[str, str]] = {
    "the": "the_",
    "and": "and_",
    "or": "and_",
    "a": "a_",
    "an": "a_",
    "to": "to_",
    "from": "from_",
    "of": "of_",
    "by": "by_",
    "on": "on_",
    "with": "with_",
}
BEFORE: Final = (
    (Word.KIN, "kin_"),
    (Word.TITLE, "title_"),
    (Word.GENERIC, "generic_"),
    (Word.LOCATIVE, "in_"),
    (Word.PERSONAL, "with_"),
    (Word.DETERMINER, "this_"),
    (Word.REPORTING, "said_"),
    (Word.OBJECTIVE, "told_"),
    (Word.COLOUR, "old_"),
    (Word.FUNCTION, "function_"),
    (Word.COMMON, "word_"),
)
AFTER_WORDS: Final[Mapping[str, str]] = {
    "and": "_and",
    "or": "_and",
    "of": "_of",
    **dict.fromkeys(("was", "is", "had", "has", "did", "does", "who", "himself", "herself"), "_was"),
}
AFTER: Final = (
    (Word.CIRCLE, "_regime"),
    (Word.REPORTING, "_said"),
    (Word.AGENTIVE, "_does"),
    (Word.FUNCTION, "_function"),
)
AFTER_ENDINGS: Final = (("ed", "_ed"), ("ly", "_ly"), ("s", "_es"))
AFTER_MARKS: Final[Mapping[str, str]] = {
    ",": "_comma",
    ".": "_stop",
    **dict.fromkeys("!?", "_cry"),
    **dict.fromkeys("-–—", "_dash"),
    **dict.fromkeys(")]", "_paren"),
}
CLOSING: Final = frozenset('”"’')


def evidence(text: str, candidate: Candidate) -> tuple[str, ...]:
    """What speaks for or against a candidate by itself: `titled`; `_said`, where said follows; `in_` after in."""
    words = tuple(token[2:] for token in candidate.tokens)
    return (*before(text, candidate), *after(text, candidate.span.end), *wording(words))


@lru_cache(maxsize=1 << 14)
def wording(words: tuple[tuple[str, int, bool, bool], ...]) -> tuple[str, ...]:
    """What the words speak for or against by themselves, wherever they stand."""
    body = tuple(Token(0, 0, *word) for word in words)
    return (*shape(body), *known(body))


def before(text: str, candidate: Candidate) -> Iterator[str]:
    """What stands before: a title, the beginning of a sentence, a mark or a word."""
    start, end = candidate.span
    if candidate.title:
        title = lexicon().get(candidate.title, 0)
        yield "saint" if title & Word.SAINT else "titled"
        if title & Word.SOCIAL:
            yield "social"
    elif not candidate.before and begins(text, start):
        yield "initial"
        if text[start - 1 : start] == "\n" and text[end : end + 1] in "\n":
            yield "alone"
    else:
        words = text[max(0, start - WINDOW) : start].rsplit(None, 2)
        word = words[-1].lstrip("“‘(\"'[_—-") if words else ""
        if word and (word[-1].isalpha() or word[-1] in "’'"):
            yield after_word(word, words[-2] if len(words) > 1 else "")
        else:
            yield "comma_" if word.endswith(",") else "paren_" if text[start - 1] == "(" else "mark_"


@lru_cache(maxsize=1 << 14)
def after_word(written: str, earlier: str) -> str:
    """What it tells that a candidate stands after this word, and that after an earlier one."""
    word, flags = plain(written), lexicon().get(plain(written), 0)
    role = lexicon().get(plain(earlier), 0)
    if word in BEFORE_WORDS:
        if role & Word.COMMUNICATION and word in {"of", "to", "from", "with", "by"}:
            return "letter_"
        if word == "of" and role & (Word.GENERIC | Word.HEAD):
            return "generic_of_"
        return "cap_of_" if word == "of" and earlier[:1].isupper() else BEFORE_WORDS[word]
    if written[0].isupper() and (flags & Word.OPENER or word.endswith("'s")):
        return "opener_" if flags & Word.OPENER else "cap_s_"
    return next((name for flag, name in BEFORE if flags & flag), "unknown_")


def after(text: str, end: int) -> Iterator[str]:
    """What stands after: the possessive, a mark or a word."""
    possessive = POSSESSIVE.match(text, end) if text[end : end + 1] in APOSTROPHES else None
    match = RIGHT.match(text, possessive.end() if possessive else end, end + WINDOW)
    marks, word = (match[1] + match[3], match[4] or "") if match else ("", "")
    if possessive:
        yield "_s"
        if word[:1].isupper() and lexicon().get(plain(word), 0) & Word.HEAD:
            yield "_s_head"
    elif marks:
        yield before_mark(marks, word)
    else:
        yield before_word(word) if word else "_end"


def before_mark(marks: str, written: str) -> str:
    """What it tells that a candidate stands before these marks, and they before this word."""
    if not CLOSING.isdisjoint(marks[:2]) and lexicon().get(plain(written), 0) & Word.REPORTING:
        return "_quote_said"
    return AFTER_MARKS.get(marks[0], "_mark")


@lru_cache(maxsize=1 << 14)
def before_word(written: str) -> str:
    """What it tells that a candidate stands before this word."""
    word = plain(written)
    if word in AFTER_WORDS:
        return AFTER_WORDS[word]
    flags = lexicon().get(word, 0)
    if written[0].isupper():
        return "_product" if flags & Word.PRODUCT else "_cap"
    by_list = (name for flag, name in AFTER if flags & flag)
    by_ending = (name for ending, name in AFTER_ENDINGS if word.endswith(ending))
    return next(by_list, None) or next(by_ending, "_word")


def shape(body: Sequence[Token]) -> Iterator[str]:
    """What the words are together."""
    first, last, several = body[0], body[-1], len(body) > 1
    flags = 0
    for token in body:
        flags |= token.flags
    whole = lexicon().get(" ".join(token.word for token in body), 0)
    given, head = first.can_be(NAMED), last.can_be(Word.HEAD)
    full = several and not any(token.can_be(NOT_IN_FULL) for token in body[1:])
    capitals = all(token.capitals for token in body)
    holds = {
        ("one", "two", "many")[min(len(body), 3) - 1]: True,
        "given+" if several else "given": given,
        "initials": first.initials and several,
        "full": full and given,
        "initialled": full and not given and any(token.initials for token in body[:-1]),
        "surname": last.can_be(Word.SURNAME),
        "place": whole & Word.PLACE,
        "city": whole & Word.CITY,
        "place-inside": not whole & (Word.PLACE | Word.CITY) and flags & (Word.PLACE | Word.CITY),
        "head-alone": head and not several,
        "head-surname": head and several and last.can_be(Word.SURNAME),
        "head": head and several and not last.can_be(Word.SURNAME),
        "head-inside": any(token.can_be(Word.HEAD) for token in body[:-1]),
        "opener": first.can_be(Word.OPENER),
        "people": flags & Word.PEOPLE,
        "month": flags & Word.MONTH,
        "acronym" if not several and len(first.word) < 5 else "capitals": capitals,
    }
    return (name for name, value in holds.items() if value)


def known(body: Sequence[Token]) -> Iterator[str]:
    """How the last word is known: as a common word, by its ending, or not at all."""
    first, last = body[0], body[-1]
    name = last.can_be(NAMED | Word.SURNAME)
    if last.can_be(Word.COMMON):
        yield "common-name" if name else "common"
    elif not name and len(last.word) > 4:
        yield from ending(last.word)
    if not last.flags:
        yield "unknown"
    if first is not last and first.can_be(Word.COMMON) and not first.can_be(NAMED):
        yield "first-common"
    if last.word.endswith("s") and not name:
        yield "plural-common" if last.can_be(Word.COMMON) else "plural"


def ending(word: str) -> Iterator[str]:
    """What the end of a word tells: that of a common word, of a people or school, of a surname."""
    if any(lexicon().get(word[-length:], 0) & Word.COMMON for length in range(5, min(len(word) - 1, 12))):
        yield "common-tail"
    elif word.endswith(endings()["people"]):
        yield "ending"
    elif word.endswith(endings()["surname"]) or word.startswith(("mc", "o'", "fitz", "d'")):
        yield "surname-ending"

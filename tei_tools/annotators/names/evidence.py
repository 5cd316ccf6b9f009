"""What speaks for or against a candidate: its words, and what stands before and after it."""

import re
from collections.abc import Iterator
from typing import Final

from tei_tools.annotators.names.candidates import LETTER, SPACE, Candidate, begins, plain
from tei_tools.annotators.names.lexicon import NAMED, Word, endings, lexicon

WINDOW: Final = 48
RIGHT: Final = re.compile(rf"([^\w\s]*)({SPACE})([^\w\s]*)({LETTER}[\w’'-]*)?")
POSSESSIVE: Final = re.compile(r"[’'](?:[sS](?!\w)|(?!\w))")
COMMUNICATION: Final = frozenset(
    "letter letters note message messages telegram cable reply talk interview meeting conversation proposal statement speech report name names word words".split()
)
GOVERNMENT: Final = frozenset(
    "regime administration government era cabinet ministry family household clan brothers sisters".split()
)

NOT_IN_FULL: Final = Word.COMMON | Word.HEAD | Word.PLACE | Word.PEOPLE | Word.MONTH
SAINTS: Final = frozenset({"st", "saint", "ste"})
SOCIAL: Final = frozenset("mr mrs miss ms dr sir mme madame mlle mademoiselle monsieur messrs".split())

BEFORE: Final = (
    (Word.OPENER, None),
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
BEFORE_WORDS: Final = {
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
AFTER_WORDS: Final = {
    "and": "_and",
    "or": "_and",
    "of": "_of",
    "who": "_who",
    "whose": "_who",
    "whom": "_who",
    "himself": "_who",
    "herself": "_who",
    "was": "_was",
    "is": "_was",
    "had": "_was",
    "has": "_was",
    "did": "_was",
    "does": "_was",
    "'s": "_s",
}
AFTER_MARKS: Final = {
    ",": "_comma",
    "!": "_cry",
    "?": "_cry",
    ".": "_stop",
    "-": "_dash",
    "–": "_dash",
    "—": "_dash",
    ")": "_paren",
    "]": "_paren",
}


def evidence(text: str, candidate: Candidate) -> tuple[str, ...]:
    """Names of what speaks for or against a candidate by itself: `titled`, `_said` (said follows), `in_` (in precedes)."""
    return (*before(text, candidate), *after(text, candidate.span.end), *shape(candidate))


def before(text: str, candidate: Candidate) -> Iterator[str]:
    """What stands before."""
    if candidate.title:
        yield "saint" if candidate.title in SAINTS else "titled"
        if candidate.title in SOCIAL:
            yield "social"
        return
    start = candidate.span.start
    if not candidate.before and begins(text, start):
        yield "initial"
        if start and text[start - 1] == "\n" and text[candidate.span.end : candidate.span.end + 1] in "\n":
            yield "alone"
        return
    left = text[max(0, start - WINDOW) : start].split()
    written = left[-1].lstrip("“‘(\"'[_—-") if left else ""
    if not written or not (written[-1].isalpha() or written[-1] in "’'"):
        yield "comma_" if written[-1:] == "," else "paren_" if text[start - 1 : start] == "(" else "mark_"
        return
    word, earlier = plain(written), left[-2] if len(left) > 1 else ""
    if word in {"of", "to", "from", "with", "by"} and plain(earlier) in COMMUNICATION:
        yield "letter_"
        return
    if word == "of":
        flags = lexicon().get(plain(earlier), 0)
        if flags & (Word.GENERIC | Word.HEAD):
            yield "generic_of_"
            return
        if earlier[:1].isupper():
            yield "cap_of_"
            return
    if word in BEFORE_WORDS:
        yield BEFORE_WORDS[word]
        return
    flags = lexicon().get(word, 0)
    if written[0].isupper() and (flags & Word.OPENER or word.endswith("'s")):
        yield "opener_" if flags & Word.OPENER else "cap_s_"
        return
    yield next((name for flag, name in BEFORE if name and flags & flag), "unknown_")


def after(text: str, end: int) -> Iterator[str]:
    """What stands after."""
    if found := POSSESSIVE.match(text, end):
        yield "_s"
        match = RIGHT.match(text, found.end(), found.end() + WINDOW)
        if match and match[4] and match[4][0].isupper() and lexicon().get(plain(match[4]), 0) & Word.HEAD:
            yield "_s_head"
        return
    match = RIGHT.match(text, end, end + WINDOW)
    assert match
    marks, word = match[1] + match[3], plain(match[4] or "")
    flags = lexicon().get(word, 0)
    if marks:
        if marks[0] == "," and AFTER_WORDS.get(word) == "_who":
            yield "_who"
        elif any(mark in '”"’' for mark in marks[:2]) and flags & Word.REPORTING:
            yield "_quote_said"
        else:
            yield AFTER_MARKS.get(marks[0], "_mark")
    elif not word:
        yield "_end"
    elif word in GOVERNMENT:
        yield "_regime"
    elif word in AFTER_WORDS:
        yield AFTER_WORDS[word]
    elif match[4][0].isupper():
        yield "_cap"
    elif flags & Word.REPORTING:
        yield "_said"
    elif flags & Word.AGENTIVE:
        yield "_does"
    elif flags & Word.FUNCTION:
        yield "_function"
    elif word.endswith("ed"):
        yield "_ed"
    elif word.endswith("ly"):
        yield "_ly"
    elif word.endswith("s"):
        yield "_es"
    else:
        yield "_word"


def shape(candidate: Candidate) -> Iterator[str]:
    """What the words themselves can be."""
    body = candidate.tokens
    first, last = body[0], body[-1]
    whole = lexicon().get(" ".join(token.word for token in body), 0)
    several = len(body) > 1
    yield "one" if not several else "two" if len(body) == 2 else "many"
    if first.can_be(NAMED):
        yield "given+" if several else "given"
    if first.initials and several:
        yield "initials"
    if several and not any(token.can_be(NOT_IN_FULL) for token in body[1:]):
        if first.can_be(NAMED):
            yield "full"
        elif any(token.initials for token in body[:-1]):
            yield "initialled"
    if last.can_be(Word.SURNAME):
        yield "surname"
    if whole & Word.PLACE:
        yield "place"
    elif whole & Word.CITY:
        yield "city"
    elif any(token.can_be(Word.PLACE | Word.CITY) for token in body):
        yield "place-inside"
    if last.can_be(Word.HEAD):
        yield "head-alone" if not several else "head-surname" if last.can_be(Word.SURNAME) else "head"
    if any(token.can_be(Word.HEAD) for token in body[:-1]):
        yield "head-inside"
    if first.can_be(Word.OPENER):
        yield "opener"
    if any(token.can_be(Word.PEOPLE) for token in body):
        yield "people"
    if any(token.can_be(Word.MONTH) for token in body):
        yield "month"
    if all(token.capitals for token in body):
        yield "acronym" if not several and len(first.word) < 5 else "capitals"
    yield from known(candidate)


def known(candidate: Candidate) -> Iterator[str]:
    """How well the last word is known as a common word or by its ending."""
    first, last = candidate.tokens[0], candidate.tokens[-1]
    name = last.can_be(NAMED | Word.SURNAME)
    if last.can_be(Word.COMMON):
        yield "common-name" if name else "common"
    elif not name and len(last.word) > 4:
        if any(lexicon().get(last.word[-length:], 0) & Word.COMMON for length in range(5, len(last.word) - 1)):
            yield "common-tail"
        elif last.word.endswith(endings()["people"]):
            yield "ending"
        elif last.word.endswith(endings()["surname"]) or last.word.startswith(("mc", "o'", "fitz", "d'")):
            yield "surname-ending"
    if not last.flags:
        yield "unknown"
    if len(candidate.tokens) > 1 and first.can_be(Word.COMMON) and not first.can_be(NAMED):
        yield "first-common"
    if last.word.endswith("s") and not name:
        yield "plural-common" if last.can_be(Word.COMMON) else "plural"

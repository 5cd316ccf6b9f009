"""Runs of capitalised words that may be names, with what stands about them."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from tei_tools.annotators.names.lexicon import Word, endings, lexicon
from tei_tools.document import Span

UPPER: Final = "".join(
    chr(code)
    for low, high in ((65, 0x250), (0x370, 0x530), (0x1E00, 0x1F00))
    for code in range(low, high)
    if chr(code).isupper()
)
LETTER: Final = r"[^\W\d_]"
# A capitalised word; an apostrophe or a hyphen joins its parts, and the possessive ’s stays outside.
TOKEN: Final = re.compile(
    rf"(?<!{LETTER})(?<!{LETTER}[-’'])(?<!\d)(?:[dl][’'](?=[{UPPER}])|al-(?=[{UPPER}]))?"
    rf"(?:(?:[{UPPER}]\.)+(?!{LETTER})|[{UPPER}]{LETTER}*(?:[’'](?![sS]\b){LETTER}+|-\n?{LETTER}+)*)"
)
# What may stand between the words of one name.
GAP: Final = re.compile(
    r"\.?[ \t]*\n?[ \t]*"
    r"|[ \t]*\n?[ \t]*(?:(?:de|du|des|von|van|der|den|di|da|del|della|dos|ter|ten|zu|bin|ibn|ben)\s(?:la\s|las\s|le\s|l[’'])?)+[ \t]*"
    r"|,[ \t]*\n?[ \t]*(?=[JS]r\b)"
    r"|\s(?:the)\s"
)
ROMAN: Final = re.compile(r"[IVX]{1,5}")
POSSESSIVE: Final = re.compile(r"[’'][sS]?(?!\w)")
LEFT: Final = re.compile(rf"(?:({LETTER}[\w’'-]*)[ \t]*\n?[ \t]*)?({LETTER}[\w’'-]*)[ \t]*\n?[ \t]*$")
RIGHT: Final = re.compile(rf"([^\w\s]*)([ \t]*\n?[ \t]*)([^\w\s]*)({LETTER}[\w’'-]*)?")
PARTICLE_BEFORE: Final = re.compile(r"(?<!\w)(?:de|du|von|van|di|della|del)(?:\s(?:la|der|den))?\s$")
WINDOW: Final = 48


class Token(NamedTuple):
    """A capitalised word: where it stands, itself in lower case with straight apostrophes, what it can be."""

    start: int
    end: int
    word: str
    flags: int
    capitals: bool
    initials: bool

    def can_be(self, flags: Word) -> bool:
        """Whether the word can be one of these."""
        return bool(self.flags & flags)


class Candidate(NamedTuple):
    """A run of tokens that may be one name, and the evidence about it."""

    span: Span
    tokens: tuple[Token, ...]
    titled: bool
    evidence: tuple[str, ...]


def tokens(text: str) -> Iterator[Token]:
    """The capitalised words of a text."""
    known = lexicon()
    for match in TOKEN.finditer(text):
        written = match[0]
        initials = written[1] == "." if len(written) > 1 else False
        word = plain(written)
        yield Token(
            match.start(), match.end(), word, known.get(word, 0), len(written) > 1 and written.isupper() and not initials, initials
        )


def plain(written: str) -> str:
    """A word in lower case, on one line, with straight apostrophes."""
    return written.lower().replace("’", "'").replace("-\n", "")


def runs(text: str) -> Iterator[list[Token]]:
    """Capitalised words that stand together."""
    run: list[Token] = []
    for token in tokens(text):
        if run and not joined(text, run[-1], token):
            yield run
            run = []
        run.append(token)
    if run:
        yield run


def joined(text: str, left: Token, right: Token) -> bool:
    """Whether two capitalised words stand together as words of one name do."""
    if right.start - left.end == 1 and text[left.end] == " ":
        return True
    gap = text[left.end : right.start]
    if "\n" in gap and left.capitals != right.capitals and not right.initials and not left.can_be(Word.TITLE):
        return False
    if len(gap) > WINDOW or not GAP.fullmatch(gap):
        return False
    if gap.startswith("."):
        return left.can_be(Word.TITLE | Word.SUFFIX) and len(left.word) < 6
    if gap.strip() == "the":
        return right.can_be(Word.ORDINAL) and not left.can_be(Word.FUNCTION)
    return True


def candidates(text: str) -> Iterator[Candidate]:
    """The runs of a text, without what is no part of a name, each with its evidence."""
    for run in runs(text):
        index = 0
        while index < len(run):
            index, first, titled = lead(run, index)
            last = first
            while last < len(run) and belongs(run, first, last, titled):
                last += 1
            if last > first:
                body = tuple(run[first:last])
                yield candidate(text, run, first, body, titled)
            index = max(last, first + 1) if last > first else first + 1


def lead(run: list[Token], index: int) -> tuple[int, int, bool]:
    titled = False
    while index < len(run):
        token = run[index]
        if token.can_be(Word.TITLE):
            rest = run[index + 1] if index + 1 < len(run) else None
            if titled and rest is None and token.can_be(Word.SURNAME) and run[index - 1].word in {"mr", "mrs", "miss", "dr"}:
                break
            titled = True
        elif titled and token.can_be(Word.SURNAME | Word.COLOUR) and not token.can_be(Word.DETERMINER) or token.initials or not token.can_be(Word.FUNCTION | Word.WEEKDAY):
            break
        else:
            titled = False
        index += 1
    return index, index, titled


def belongs(run: list[Token], first: int, index: int, titled: bool) -> bool:
    token = run[index]
    if index == first:
        return True
    if token.initials or token.can_be(Word.SUFFIX | Word.ORDINAL):
        return True
    if token.can_be(Word.TITLE):
        return token.can_be(Word.SURNAME) and run[first].can_be(Word.MALE | Word.FEMALE)
    if token.can_be(Word.FUNCTION):
        return bool(ROMAN.fullmatch(token.word.upper())) and token.word != "i" and token.capitals or token.can_be(Word.SURNAME) and run[first].can_be(Word.MALE | Word.FEMALE) and not token.can_be(Word.PERSONAL)
    return not token.can_be(Word.WEEKDAY)


def candidate(text: str, run: list[Token], first: int, body: tuple[Token, ...], titled: bool) -> Candidate:
    start, end = body[0].start, body[-1].end
    initial = first == 0 and begins(text, run[0].start)
    if initial and len(body) > 1 and body[0].can_be(Word.COMMON) and not body[0].can_be(Word.MALE | Word.FEMALE | Word.SURNAME):
        body, start, initial = body[1:], body[1].start, False
    evidence = [*before(text, run, first, start, initial, titled), *after(text, end), *shape(body)]
    if found := PARTICLE_BEFORE.search(text, max(0, start - 12), start):
        start = found.start()
    return Candidate(Span(start, end), body, titled, tuple(evidence))


def begins(text: str, start: int) -> bool:
    """Whether a sentence, a quotation or a block begins here."""
    before = text[max(0, start - 12) : start]
    bare = before.rstrip(" \t\n\"'“‘(_[*-–—")
    if not bare:
        return True
    gap = before[len(bare) :]
    return bare[-1] in ".!?:;”’\"" or any(mark in gap for mark in "“‘\"—([") or "\n\n" in gap or "--" in gap


def before(text: str, run: list[Token], first: int, start: int, initial: bool, titled: bool) -> Iterator[str]:
    if titled:
        yield "saint" if run[first - 1].word in {"st", "saint", "ste"} else "titled"
        return
    if initial:
        yield "initial"
        return
    match = LEFT.search(text, max(0, start - WINDOW), start)
    if match is None:
        yield "comma_" if text[max(0, start - 2) : start].strip() == "," else "mark_"
        return
    flags = lexicon().get(word := plain(match[2]), 0)
    if match[2][0].isupper() and flags & Word.OPENER:
        yield "opener_"
    elif flags & Word.KIN:
        yield "kin_"
    elif flags & Word.TITLE:
        yield "title_"
    elif flags & Word.GENERIC:
        yield "generic_"
    elif word == "of":
        earlier = match[1] or ""
        yield "cap_of_" if earlier[:1].isupper() else "generic_of_" if lexicon().get(earlier.lower(), 0) & (Word.GENERIC|Word.HEAD) else "of_"
    elif word in {"the", "and", "a", "to", "from"}:
        yield word + "_"
    elif flags & Word.LOCATIVE:
        yield "in_"
    elif flags & Word.PERSONAL:
        yield "with_"
    elif flags & Word.DETERMINER:
        yield "this_"
    elif flags & Word.REPORTING:
        yield "said_"
    elif flags & Word.OBJECTIVE:
        yield "told_"
    elif flags & Word.COLOUR:
        yield "old_"
    elif flags & Word.FUNCTION:
        yield "function_"
    else:
        yield "word_"


def after(text: str, end: int) -> Iterator[str]:
    if found := POSSESSIVE.match(text, end):
        yield "_s"
        end = found.end()
        match = RIGHT.match(text, end)
        if match and match[4] and match[4][0].isupper() and lexicon().get(match[4].lower(), 0) & Word.HEAD:
            yield "_s_head"
        return
    match = RIGHT.match(text, end, end + WINDOW)
    assert match
    marks, word = match[1] + match[3], plain(match[4] or "")
    flags = lexicon().get(word, 0)
    if marks:
        if marks[0] == "," and word in {"who", "whose", "whom"}:
            yield "_who"
        elif marks[0] == ",":
            yield "_comma"
        elif marks[0] in "!?":
            yield "_cry"
        elif marks[0] in "-–—" and not match[2]:
            yield "_dash"
        elif marks[0] == ".":
            yield "_stop"
        else:
            yield "_mark"
        if marks[0] in "”\"’" or marks[1:2] in ("”", '"', "’"):
            if flags & Word.REPORTING: yield "_said"
    elif not word:
        yield "_end"
    elif flags & Word.REPORTING:
        yield "_said"
    elif word in {"himself", "herself", "who", "whom"}:
        yield "_who"
    elif word in {"was", "is", "had", "has", "did", "does"}:
        yield "_was"
    elif flags & Word.AGENTIVE:
        yield "_does"
    elif word == "and":
        yield "_and"
    elif word == "of":
        yield "_of"
    elif flags & Word.FUNCTION:
        yield "_function"
    elif match[4][0].isupper():
        yield "_cap"
    elif word.endswith("ed"):
        yield "_ed"
    elif word.endswith("ly"):
        yield "_ly"
    elif word.endswith("s"):
        yield "_es"
    else:
        yield "_word"


def shape(body: tuple[Token, ...]) -> Iterator[str]:
    first, last = body[0], body[-1]
    if len(body) == 1:
        yield "one"
    elif len(body) == 2:
        yield "two"
    else:
        yield "many"
    if first.can_be(Word.MALE | Word.FEMALE):
        yield "given"
    if len(body) > 1 and first.can_be(Word.MALE | Word.FEMALE):
        yield "given+"
    if first.initials:
        yield "initials"
    if last.can_be(Word.SURNAME):
        yield "surname"
    if last.can_be(Word.PLACE) or " ".join(t.word for t in body) in lexicon():
        if " ".join(t.word for t in body) in lexicon() and lexicon()[" ".join(t.word for t in body)] & Word.PLACE or len(body) == 1:
            yield "place"
        else:
            yield "place_last"
    elif first.can_be(Word.PLACE):
        yield "place_first"
    if last.can_be(Word.HEAD):
        if len(body) > 1:
            yield "head_surname" if last.can_be(Word.SURNAME) else "head"
        else:
            yield "head_alone"
    if any(t.can_be(Word.HEAD) for t in body[:-1]):
        yield "head_inside"
    if first.can_be(Word.OPENER):
        yield "opener"
    if any(token.can_be(Word.PEOPLE) for token in body):
        yield "people"
    if any(token.can_be(Word.MONTH) for token in body):
        yield "month"
    if not last.can_be(Word.MALE | Word.FEMALE | Word.SURNAME | Word.COMMON) and len(last.word) > 4:
        if last.word.endswith(endings()["people"]):
            yield "ending"
        elif last.word.endswith(endings()["surname"]) or last.word.startswith(("mc", "mac", "o'", "fitz", "d'")):
            yield "surname_ending"
    if last.can_be(Word.COMMON):
        yield "common" if not last.can_be(Word.SURNAME|Word.MALE|Word.FEMALE) else "common_name"
    elif not last.flags:
        yield "unknown"
    if len(body)>1 and first.can_be(Word.COMMON) and not first.can_be(Word.MALE | Word.FEMALE):
        yield "first_common"
    if all(t.capitals for t in body):
        yield "capitals"
    if last.word.endswith("s") and not last.can_be(Word.MALE | Word.FEMALE | Word.SURNAME):
        yield "plural"

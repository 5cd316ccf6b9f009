"""Runs of capitalised words that may be names of persons."""

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from typing import Final, NamedTuple

from tei_tools.annotators.names.lexicon import NAMED, Word, lexicon
from tei_tools.document import Span

UPPER: Final = "".join(
    chr(code)
    for low, high in ((0x41, 0x250), (0x370, 0x530), (0x1E00, 0x1F00))
    for code in range(low, high)
    if chr(code).isupper()
)
LETTER: Final = r"[^\W\d_]"


def apart(before: str) -> str:
    """The pattern that looks back from a capital, past what stands before it, whether a word may begin there."""
    return rf"(?<!{LETTER}{before}.)(?<!{LETTER}[-’']{before}.)(?<!\d{before}.)"


# A capitalised word or initials. An apostrophe or a hyphen joins its parts; the possessive ’s stays outside. The
# pattern begins with the capital, which is found far more quickly than what may stand before it: a group that is empty
# tells that the word begins there, with `d’` or `al-`.
ELIDED: Final = r"[dl][’']"
TOKEN: Final = re.compile(
    rf"[{UPPER}](?<!{LETTER}.)(?<!\d.)"
    rf"(?:(?<!{LETTER}[-’'].)|(?<={ELIDED}.){apart(ELIDED)}()|(?<=al-.){apart('al-')}())"
    rf"(?:\.(?:[{UPPER}]\.){{0,5}}|(?<=[JS])r\.|{LETTER}*(?:[’'](?![sS]\b){LETTER}+|-\n?{LETTER}+){{0,6}})"
)
SPACE: Final = r"[ \t\xa0]*\n?[ \t\xa0]*"
PARTICLES: Final = r"(?:de|du|des|von|van|der|den|di|da|del|della|dos|ter|ten|zu|bin|ibn|ben)"
# What may stand between two words of one name.
GAP: Final = re.compile(rf"\.?{SPACE}|{SPACE}(?:{PARTICLES}\s(?:la\s|las\s|le\s|l[’'])?)+|,{SPACE}|\sthe\s")
PARTICLE_BEFORE: Final = re.compile(r"(?<!\w)(?:(?:de|du|von|van|di|della|del)(?:\s(?:la|der|den))?\s)$")
LAST_OF_PARTICLES: Final = frozenset("aeilnru")
OFFICE: Final = re.compile(rf"({LETTER}+)\s(?:of|for)\s(the\s)?$")
FRENCH: Final = frozenset({"mme", "madame", "mlle", "mademoiselle", "monsieur"})
"""Where one of these stands, `M.` is Monsieur."""
SENTENCE_END: Final = frozenset('.!?:;”’"')
COMPOUNDED: Final = Word.TITLE | Word.COMMON | Word.PEOPLE | Word.HEAD
NO_SURNAME: Final = Word.HEAD | Word.PLACE | Word.FUNCTION
IN_OFFICE: Final = Word.PLACE | Word.COMMON | Word.HEAD | Word.FUNCTION
NO_NAME: Final = Word.COMMON | Word.HEAD | Word.PLACE | Word.CITY | Word.PEOPLE
NUMBERED: Final = re.compile(r"\.?[ \xa0](?:\d|[IVXLC]+\.?[^\w’']*\d)|\.[ \xa0][IVXLC]+\b")
ROMAN: Final = re.compile(r"[ivx]{2,5}|[vx]")
LONGEST_GAP: Final = 24
LONGEST_NAME: Final = 8


class Token(NamedTuple):
    """A capitalised word: where it stands, itself in lower case with straight apostrophes, what it can be."""

    start: int
    end: int
    word: str
    flags: int
    capitals: bool
    initials: bool

    def can_be(self, flags: int) -> bool:
        """Whether the word can be one of these."""
        return bool(self.flags & flags)


class Candidate(NamedTuple):
    """Words that may be one name of a person; `before` are the words of the run that were left out before them."""

    span: Span
    tokens: tuple[Token, ...]
    before: tuple[Token, ...]
    title: str

    @property
    def words(self) -> tuple[str, ...]:
        """The words, in lower case, without particles."""
        return tuple([token.word for token in self.tokens])


def plain(written: str) -> str:
    """A word in lower case, on one line, with straight apostrophes."""
    return written.lower().replace("’", "'").replace("-\n", "")


def tokens(text: str) -> Iterator[Token]:
    """The capitalised words of a text."""
    found = list(written(text))
    forms = {form for _, form in found}
    alone = {plain(form) for form in forms}
    parsed = {form: tuple(parts(form, alone)) for form in forms}
    for offset, form in found:
        for start, end, word, flags, capitals, initials in parsed[form]:
            yield Token(offset + start, offset + end, word, flags, capitals, initials)


def written(text: str) -> Iterator[tuple[int, str]]:
    """Where each capitalised word begins, and how it is written, with `d’`, `l’` or `al-` before it."""
    last = 0
    for match in TOKEN.finditer(text):
        start, end = match.span()
        if match.lastindex is not None:
            start -= len("d’") if match.lastindex == 1 else len("al-")
        if start >= last:
            yield start, text[start:end]
        last = end


def parts(written: str, alone: Container[str]) -> Iterator[Token]:
    """A capitalised word, as if it began the text; a compound of words that also stand alone is several."""
    compound = written.split("-") if "-" in written else []
    if len(compound) > 1 and all(part[:1].isupper() and part.lower() in alone for part in compound):
        start = 0
        for part in compound:
            yield token(part, part.lower(), start)
            start += len(part) + 1
    elif written == "M." and any(title in alone for title in FRENCH):
        yield token("Monsieur", "monsieur", 0)._replace(end=len(written))
    elif compound and (solid := plain(written).replace("-", "")) in alone:
        yield token(written, solid, 0)
    else:
        yield token(written, plain(written), 0)


def token(written: str, word: str, start: int) -> Token:
    """A capitalised word with what it can be."""
    initials = written[1:2] == "."
    capitals = len(written) > 1 and not initials and written.isupper()
    flags = lexicon().get(word)
    if flags is None:
        # `Postmaster-General` is a title as `General` is.
        flags = lexicon().get(word.rpartition("-")[2], 0) & COMPOUNDED if "-" in word else 0
    return Token(start, start + len(written), word, flags, capitals, initials)


def runs(text: str, starts: Container[int] = ()) -> Iterator[list[Token]]:
    """Capitalised words that stand together; a block, which begins at one of `starts`, ends a run."""
    run: list[Token] = []
    for following in tokens(text):
        # Most words stand too far from the one before: that is looked at first.
        if run and (
            following.start - run[-1].end > LONGEST_GAP
            or following.start in starts
            or not joined(text, run[-1], following)
        ):
            yield run
            run = []
        run.append(following)
    if run:
        yield run


def joined(text: str, left: Token, right: Token) -> bool:
    """Whether two capitalised words stand together as words of one name do."""
    if right.start - left.end == 1 and text[left.end] == " ":
        return True
    gap = text[left.end : right.start]
    if not GAP.fullmatch(gap):
        return False
    if "\n" in gap and left.capitals != right.capitals and not right.initials and not left.can_be(Word.TITLE):
        return False
    if not gap or gap[0] == ".":
        return left.initials or (left.can_be(Word.TITLE | Word.SUFFIX) and left.end - left.start < 6)
    if gap[0] == ",":
        return right.can_be(Word.SUFFIX)
    return gap.strip() != "the" or (right.can_be(Word.ORDINAL) and not left.can_be(Word.FUNCTION))


def candidates(text: str, starts: Container[int] = ()) -> list[Candidate]:
    """What may be a name, in document order: role words, function words and the like are left out."""
    found = list(bodies(text, starts))
    alone = Counter(candidate.tokens[0].word for candidate in found if len(candidate.tokens) == 1)
    together = Counter(candidate.words for candidate in found if len(candidate.tokens) > 1)
    return [trimmed(candidate, alone, together) if len(candidate.tokens) > 1 else candidate for candidate in found]


def trimmed(candidate: Candidate, alone: Counter[str], together: Counter[tuple[str, ...]]) -> Candidate:
    """A candidate without the common words and places before a name that mostly stands alone: `Suddenly Heathcliff`."""
    body = candidate.tokens
    if alone[body[-1].word] <= 2 * together[candidate.words]:
        return candidate
    name = next(
        (i for i, token in enumerate(body) if i + 1 == len(body) or not token.can_be(NO_NAME) or token.can_be(NAMED)), 0
    )
    if not name:
        return candidate
    rest = body[name:]
    return Candidate(Span(rest[0].start, rest[-1].end), rest, body[max(0, name - 2) : name], candidate.title)


def bodies(text: str, starts: Container[int]) -> Iterator[Candidate]:
    """Runs without the words at their edges that are no part of a name."""
    for run in runs(text, starts):
        if len(run) == 1:
            # Most words stand alone, and most of these are no name.
            token = run[0]
            if not (never_begins(token) or common_noun(text, token)):
                yield Candidate(Span(particle_before(text, token.start, starts), token.end), (token,), (), "")
            continue
        index = 0
        inside = not begins(text, run[0].start)
        while index < len(run):
            first, title = lead(run, index, inside)
            first, title = office(text, run, first, title)
            last = first
            while last < len(run) and belongs(run, first, last, title):
                last += 1
            if first == 0 and last > 1 and opens(text, run):
                first = 1
            if last > first and (title or last - first > 1 or not common_noun(text, run[first])):
                body = tuple(run[first:last])
                span = Span(particle_before(text, body[0].start, starts), body[-1].end)
                yield Candidate(span, body, tuple(run[max(0, first - 2) : first]), title)
            index = max(last, first + 1)


def never_begins(token: Token) -> bool:
    """Whether a word that stands by itself is no name: a role word, or a word like `The`."""
    return token.can_be(Word.TITLE) or (token.can_be(Word.FUNCTION | Word.WEEKDAY) and not token.initials)


def particle_before(text: str, start: int, starts: Container[int]) -> int:
    """Where a name that begins at `start` begins with its particles: `de Villefort`."""
    if text[start - 2 : start - 1] not in LAST_OF_PARTICLES:
        return start
    found = PARTICLE_BEFORE.search(text, max(0, start - LONGEST_GAP), start)
    return found.start() if found and start not in starts else start


def lead(run: Sequence[Token], index: int, inside: bool) -> tuple[int, str]:
    """Where the name may begin at or after `index`, and the title just before it.

    Inside a sentence a word like Will or May has its capital because it is a name.
    """
    title = run[index - 1].word if index and run[index - 1].can_be(Word.TITLE) else ""
    while index < len(run):
        token, last = run[index], index + 1 == len(run)
        if token.can_be(Word.TITLE) and not (title and surname_like(run, index, title)):
            title = token.word
        elif title and token.can_be(Word.COLOUR) and not last:
            pass
        elif token.initials or may_begin(token, title) or (token.can_be(NAMED) and not last and (inside or index)):
            break
        else:
            title = ""
        index += 1
    return index, title


def may_begin(token: Token, title: str) -> bool:
    """Whether a name may begin with this word: with `Long` only after a title."""
    if title and token.can_be(Word.SURNAME | Word.COLOUR) and not token.can_be(Word.DETERMINER):
        return True
    return not token.can_be(Word.FUNCTION | Word.WEEKDAY)


def surname_like(run: Sequence[Token], index: int, title: str) -> bool:
    """Whether a role word after a title is a name: `Mr. King`, `Ambassador Dean`, `Mr. Dean Rusk`."""
    token, last = run[index], index + 1 == len(run)
    if lexicon().get(title, 0) & Word.SOCIAL:
        return token.can_be(Word.SURNAME if last else Word.MALE)
    return token.can_be(Word.MALE) and token.can_be(Word.SURNAME)


def office(text: str, run: Sequence[Token], first: int, title: str) -> tuple[int, str]:
    """The same, past the words of an office: `Secretary of State Rusk`, `President of Cuba Castro`."""
    if title or first or len(run) < 2:
        return first, title
    found = OFFICE.search(text, max(0, run[0].start - 2 * LONGEST_GAP), run[0].start)
    role = plain(found[1]) if found else ""
    if not lexicon().get(role, 0) & (Word.TITLE | Word.HEAD):
        return first, title
    for index, token in enumerate(run[: LONGEST_NAME + 1]):
        if not token.can_be(IN_OFFICE) or (index and token.can_be(NAMED)):
            return (index, role) if index else (first, title)
    # In `commander of the Northern Front` the article shows that the body goes to the end.
    last = run[-1]
    surname = last.can_be(NAMED | Word.SURNAME) or not (common_noun(text, last) or (found and found[2]))
    return (len(run) - 1, role) if surname and not last.can_be(NO_SURNAME) else (first, title)


def belongs(run: Sequence[Token], first: int, index: int, title: str) -> bool:
    """Whether a word continues the name that begins at `first`."""
    token = run[index]
    if index - first == LONGEST_NAME:
        return False
    if index == first or token.initials or token.can_be(Word.SUFFIX | Word.ORDINAL):
        return True
    if token.can_be(Word.WEEKDAY | Word.PRODUCT):
        return False
    if token.can_be(Word.TITLE | Word.FUNCTION):
        number = token.capitals and bool(ROMAN.fullmatch(token.word))
        return number or (token.can_be(Word.SURNAME) and run[first].can_be(NAMED) and not token.can_be(Word.PERSONAL))
    before = run[first:index]
    return not (
        token.can_be(NAMED)
        and index + 1 < len(run)
        and all(word.can_be(Word.PLACE | Word.HEAD | Word.PEOPLE) and not word.can_be(NAMED) for word in before)
    )


def common_noun(text: str, token: Token) -> bool:
    """Whether a capitalised word is the name of a people, a school or a thing, or an abbreviation: `App. II`."""
    if len(token.word.rstrip(".")) < 2:
        return True
    if token.can_be(NAMED | Word.SURNAME):
        return False
    plural = token.can_be(Word.COMMON) and token.word.endswith("s")
    no_name = token.can_be(Word.PEOPLE | Word.PRODUCT | Word.MONTH) or token.word.endswith(("ism", "isms"))
    return plural or no_name or bool(NUMBERED.match(text, token.end))


def opens(text: str, run: Sequence[Token]) -> bool:
    """Whether a run begins with a common word that only opens the sentence: `Ask Jane`."""
    first, second = run[0], run[1]
    common = first.can_be(Word.COMMON) and not first.can_be(NAMED | Word.SURNAME)
    return common and second.can_be(NAMED) and begins(text, first.start)


def begins(text: str, start: int) -> bool:
    """Whether a sentence, a quotation or a block begins here."""
    if start > 1 and text[start - 1] == " " and text[start - 2].isalpha():
        return False
    before = text[max(0, start - 12) : start]
    bare = before.rstrip(" \t\n\xa0\"'“‘(_[*-–—")
    if not bare:
        return True
    gap = before[len(bare) :]
    return bare[-1] in SENTENCE_END or "\n\n" in gap or "--" in gap or any(mark in '“‘"—[_' for mark in gap)

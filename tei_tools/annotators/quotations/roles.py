"""The role of each mark: one pass over the marks of a region, in which no pair crosses the region's edge."""

import re
from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from tei_tools.annotators.quotations.marks import CLOSING, OPENING, Mark
from tei_tools.annotators.quotations.words import words

RoleName = Literal["opening", "closing", "repeated", "apostrophe", "prime", "ditto", "stray"]

ELISIONS: Final = words("""
    alf av ave bout cept cos coz d e ed ee em er ere fore gainst gwine im imself isself ll longside lowed m mid
    mongst n neath nother nough nuff ome orse ouse pears pon re s scuse spect spose t tain taint til tis tisn
    tother twarn twas twasn twere twill twixt twould ud un ve zactly
""")
"""Words that lose their beginning: the mark before them is an apostrophe."""
CLIPPED: Final = re.compile(
    r"(?:in|\b(?:an|o|th|t|wi|wid|wif|las|mos|jus|jes|jis|ol|de|ca|wan|mo|bes|nex|firs|pas|des|fac|eas|tol|kep|slep|po|do|"
    r"mus|ha|an|pa|ma|ter|fer|i|ev|tha|wha|kin|hol|fin|min|roun|groun|frien|han|sen|stan|husban|thousan|bekase|becaus|fo))$",
    re.IGNORECASE,
)
"""The end of a word that has lost its last sound: seein’, an’, th’."""
FIRST_WORD: Final = re.compile(r"\w+")
FEET: Final = re.compile(r"\d['’]\s?\d+$")
MEASURE: Final = re.compile(r"\s?\d+\"|\s(?:tall|high|long|wide|broad|deep|thick|by|x|×)\b")
NEAR: Final = 60  # characters in which a mark that points the wrong way must find its closing one
LINE: Final = 80  # characters of indentation, at most
CONTEXT: Final = 24  # characters on either side that tell what a mark is
OPEN_SIDES: Final = "free on its left, words on its right"
CLOSED_SIDES: Final = "words on its left, free on its right"


class Role(NamedTuple):
    """What a mark is, and what that rests on; a `stray` one can close, and nothing was opened."""

    name: RoleName
    why: str


def double_roles(text: str, marks: Sequence[Mark]) -> list[Role]:
    """The roles of double marks (or guillemets) in one region."""
    roles: list[Role] = []
    depth = 0
    closing = sum(mark.closes and not mark.opens for mark in marks)
    for i, mark in enumerate(marks):
        role = _double_role(text, mark, marks[i + 1] if i + 1 < len(marks) else None, depth)
        if role.name == "opening" and depth and closing <= depth and _indented(text, mark):
            role = Role("repeated", "at an indented line of an open quotation")
        closing -= mark.closes and not mark.opens
        depth = depth + 1 if role.name == "opening" else max(0, depth - 1) if role.name == "closing" else depth
        roles.append(role)
    return roles


def _indented(text: str, mark: Mark) -> bool:
    """Whether a mark begins an indented line."""
    before = text[max(0, mark.start - LINE) : mark.start].rstrip(" ")
    return before.endswith("\n") and text[mark.start - 1] != "\n"


def _double_role(text: str, mark: Mark, after: Mark | None, depth: int) -> Role:
    if prime := _prime(text, mark, depth):
        return prime
    if mark.opens and not mark.closes:
        stray = mark.glyph in CLOSING and mark.family == "double" and depth and not (after and after.closes)
        return Role("closing", "its shape closes what is open") if stray else Role("opening", OPEN_SIDES)
    if mark.closes and not mark.opens:
        if mark.glyph in OPENING and not depth:
            return Role("opening", "its shape opens, and no quotation is open")
        return Role("closing", CLOSED_SIDES)
    if not depth and mark.detached and _in_column(text, mark) and not (after and after.closes):
        return Role("ditto", "stands in a column, for a word of the line above")
    if mark.curly and (mark.after or depth):
        return Role("opening" if mark.glyph in OPENING else "closing", "its shape")
    if depth:
        return Role("closing", "a quotation is open")
    return _alone(text, mark, after)


def _prime(text: str, mark: Mark, depth: int) -> Role | None:
    if mark.glyph != '"' or not mark.before.isdigit() or mark.after.isalpha():
        return None
    if FEET.search(text, max(0, mark.start - CONTEXT), mark.start):
        return Role("prime", "a number after feet or minutes")
    return None if depth else Role("prime", "a number before it, and no quotation is open")


def _alone(text: str, mark: Mark, after: Mark | None) -> Role:
    """The role of a mark whose sides and shape do not tell, where no quotation is open."""
    if mark.before and not mark.before.isspace():
        if mark.after and not mark.after.isspace():
            return Role("opening", "no quotation is open")
        return Role("stray", "no quotation is open")
    if after and not after.opens:
        return Role("opening", "the next mark closes it")
    return Role("stray", "stands apart from words, and nothing is open")


def _in_column(text: str, mark: Mark) -> bool:
    """Whether a mark stands for a word in a table: wide space or the end of the line beside it."""
    before, after = text[max(0, mark.start - 2) : mark.start], text[mark.end : mark.end + 2]
    return "  " in {before, after} or "\t" in before + after or after[:1] in {"", "\n"} or before[-1:] in {"", "\n"}


def single_roles(text: str, marks: Sequence[Mark], *, outside: bool) -> list[Role]:
    """The roles of single marks in one region; `outside`: whether the text quotes with single marks first."""
    shapes = [_shape(text, mark) for mark in marks]
    strong_closing = _next(shapes, "closing")
    strong_opening = _next(shapes, "opening")
    roles: list[Role] = []
    opened: Mark | None = None
    for i, (mark, shape) in enumerate(zip(marks, shapes, strict=True)):
        ahead = _Ahead(marks, strong_closing[i + 1], strong_opening[i + 1])
        if opened is None and shape in {"opening", "elision", "wrong"}:
            plain = _plain_closing(text, marks, shapes, i)
            role = _opening(text, mark, shape, ahead, plain, outside=outside)
        else:
            role = _later(text, mark, shape, ahead, opened)
        opened = mark if role.name == "opening" else None if role.name == "closing" else opened
        roles.append(role)
    return roles


def _later(text: str, mark: Mark, shape: "Shape", ahead: "_Ahead", opened: Mark | None) -> Role:
    """The role of a mark that cannot open, or that stands within a quotation."""
    if shape == "opening" and not _mid_phrase(text, mark):
        return Role("opening", OPEN_SIDES)
    if shape == "closing":
        return Role("closing", CLOSED_SIDES) if opened else Role("stray", "it can only close, and nothing is open")
    if shape == "prime" and opened is None:
        return Role("prime", "a number before it")
    if shape in {"clipped", "prime"} and opened and _closes(text, opened, mark, ahead):
        return Role("closing", "after a word, and no later mark closes what is open")
    if shape == "unknown" and opened:
        return Role("closing", "a quotation is open")
    if shape == "unknown" and mark.curly and mark.detached:
        return Role("stray", "stands apart from words, and nothing is open")
    if shape == "unknown" and mark.after and ahead.closes_first:
        return Role("opening", "the next mark closes it")
    return Role("apostrophe", APOSTROPHES[shape])


class _Ahead:
    """What comes next in the region: a mark that surely closes, or one that surely opens."""

    def __init__(self, marks: Sequence[Mark], closing: int, opening: int) -> None:
        self.closing = marks[closing].start if closing < len(marks) else None
        self.opening = marks[opening].start if opening < len(marks) else None

    @property
    def closes_first(self) -> bool:
        return self.closing is not None and (self.opening is None or self.closing < self.opening)


Shape = Literal["opening", "elision", "wrong", "closing", "clipped", "unknown", "apostrophe", "prime"]
APOSTROPHES: Final[dict[Shape, str]] = {
    "opening": "within a phrase",
    "elision": "a word that has lost its beginning",
    "wrong": "its shape closes, and nothing is open",
    "clipped": "the end of a word: a possessive, or a sound that is lost",
    "unknown": "no quotation is open",
    "apostrophe": "within a word",
    "prime": "after a number",
}


def _next(shapes: Sequence[Shape], wanted: Shape) -> list[int]:
    """For each place, the index of the next mark of the wanted shape at it or after it."""
    found = [len(shapes)] * (len(shapes) + 1)
    for i in range(len(shapes) - 1, -1, -1):
        found[i] = i if shapes[i] == wanted else found[i + 1]
    return found


def _shape(text: str, mark: Mark) -> Shape:
    """What a single mark looks like from its sides, its glyph and the word it stands at."""
    if mark.before.isdigit() and MEASURE.match(text, mark.end):
        return "prime"
    if mark.before.isalnum() and mark.after.isalnum():
        return "apostrophe"
    if mark.opens and not mark.closes:
        word = FIRST_WORD.match(text, mark.end, mark.end + CONTEXT)
        first = word[0].lower() if word else ""
        if first in ELISIONS or (first[:1].isdigit() and mark.glyph != "‘"):
            return "elision"
        return "wrong" if mark.glyph == "’" else "opening"
    if mark.closes and not mark.opens:
        return "clipped" if mark.before.isalnum() else "closing"
    if mark.curly and mark.after:
        return "opening" if mark.glyph in OPENING else "closing"
    return "unknown"


def _plain_closing(text: str, marks: Sequence[Mark], shapes: Sequence[Shape], i: int) -> int | None:
    """Where one of the next few marks closes a word that is neither clipped nor a possessive."""
    for mark, shape in zip(marks[i + 1 : i + 6], shapes[i + 1 : i + 6], strict=True):
        if shape == "opening":
            return None
        if shape == "clipped" and not _clipped(text, mark):
            return mark.start
    return None


def _opening(text: str, mark: Mark, shape: Shape, ahead: _Ahead, plain: int | None, *, outside: bool) -> Role:
    """Whether a mark that can open does: a pair needs its other half."""
    capital = mark.after.isupper()
    if shape == "elision":
        sentence = not mark.before or mark.before == "—" or _starts_sentence(text, mark)
        if capital and sentence and ahead.closes_first and outside:
            return Role("opening", "begins a sentence, and the next mark closes it")
        return Role("apostrophe", APOSTROPHES[shape])
    if shape == "wrong":
        phrase = plain is not None and plain - mark.end < NEAR and len(text[mark.end : plain].split()) <= 4
        near = ahead.closing is not None and ahead.closing - mark.start < NEAR
        if phrase or (ahead.closes_first and (capital or near)):
            return Role("opening", "its sides open, and a mark near it closes; its shape is wrong")
        return Role("apostrophe", APOSTROPHES[shape])
    if mark.glyph in OPENING or ahead.closes_first or plain is not None:
        return Role("opening", OPEN_SIDES)
    if outside and _starts_sentence(text, mark):
        return Role("opening", "begins a sentence, in a text that quotes with single marks")
    return Role("apostrophe", "no mark closes it before another opens")


def _starts_sentence(text: str, mark: Mark) -> bool:
    return not mark.before or text[max(0, mark.start - CONTEXT) : mark.start].rstrip()[-1:] in {*".!?:,;—–-", ""}


def _mid_phrase(text: str, mark: Mark) -> bool:
    """Whether the mark stands between two words in lower case."""
    before = text[max(0, mark.start - CONTEXT) : mark.start].rstrip()
    return mark.after.islower() and before[-1:].isalnum()


def _clipped(text: str, mark: Mark) -> bool:
    """Whether the word before the mark may end in an apostrophe: dogs’, seein’, th’."""
    word = text[max(0, mark.start - CONTEXT) : mark.start]
    possessive = word.endswith(("s", "x", "z")) and mark.after.isspace()
    return possessive or CLIPPED.search(word) is not None


def _closes(text: str, opened: Mark, mark: Mark, ahead: _Ahead) -> bool:
    """Whether a mark after a letter closes what `opened` began."""
    short = len(text[opened.end : min(mark.start, opened.end + 80)].split()) <= 5 and mark.start - opened.end < 80
    if short and not _clipped(text, mark) and not (ahead.closes_first and opened.after.isupper()):
        return True
    return not ahead.closes_first

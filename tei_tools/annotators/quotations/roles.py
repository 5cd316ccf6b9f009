"""The role of each mark: one pass over the marks of a region, in which no pair crosses the region's edge."""

import re
from collections.abc import Sequence
from typing import Final, Literal

from tei_tools.annotators.quotations.marks import CLOSING, OPENING, Mark
from tei_tools.annotators.quotations.words import words

Role = Literal["opening", "closing", "apostrophe", "prime", "ditto", "stray"]

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
PRIME: Final = re.compile(r"\d['’]\s?\d+$")
NEAR: Final = 60  # characters in which a mark that points the wrong way must find its closing one
CONTEXT: Final = 24  # characters on either side that tell what a mark is


def double_roles(text: str, marks: Sequence[Mark]) -> list[Role]:
    """The roles of double marks (or guillemets) in one region."""
    roles: list[Role] = []
    depth = 0
    for i, mark in enumerate(marks):
        role = _double_role(text, mark, marks[i + 1] if i + 1 < len(marks) else None, depth)
        depth = depth + 1 if role == "opening" else max(0, depth - 1) if role == "closing" else depth
        roles.append(role)
    return roles


def _double_role(text: str, mark: Mark, after: Mark | None, depth: int) -> Role:
    if mark.glyph == '"' and PRIME.search(text, max(0, mark.start - CONTEXT), mark.start):
        return "prime"
    if mark.opens and not mark.closes:
        stray = mark.glyph in CLOSING and mark.family == "double" and depth and not (after and after.closes)
        return "closing" if stray else "opening"
    if mark.closes and not mark.opens:
        return "opening" if mark.glyph in OPENING and not depth else "closing"
    if mark.curly and (mark.after or depth):
        return "opening" if mark.glyph in OPENING else "closing"
    if depth:
        return "closing"
    if mark.before and not mark.before.isspace():
        return "opening" if mark.after and not mark.after.isspace() else "stray"
    return "opening" if after and after.closes else "ditto"


def single_roles(text: str, marks: Sequence[Mark], *, outside: bool) -> list[Role]:
    """The roles of single marks in one region; `outside`: whether the text quotes with single marks first."""
    shapes = [_shape(text, mark) for mark in marks]
    strong_closing = _next(shapes, "closing")
    strong_opening = _next(shapes, "opening")
    roles: list[Role] = []
    opened: Mark | None = None
    for i, (mark, shape) in enumerate(zip(marks, shapes, strict=True)):
        ahead = _Ahead(marks, strong_closing[i + 1], strong_opening[i + 1])
        role: Role = "apostrophe"
        if shape in {"opening", "elision", "wrong"}:
            if opened is None:
                role = _opening(text, mark, shape, ahead, _plain_closing(text, marks, shapes, i), outside=outside)
            elif shape == "opening" and not _mid_phrase(text, mark):
                role = "opening"
        elif shape == "closing":
            role = "closing" if opened else "stray" if mark.curly else "apostrophe"
        elif shape == "clipped" and opened:
            role = "closing" if _closes(text, opened, mark, ahead) else "apostrophe"
        elif shape == "unknown":
            role = "closing" if opened else "opening" if mark.after and ahead.closes_first else "apostrophe"
        opened = mark if role == "opening" else None if role == "closing" else opened
        roles.append(role)
    return roles


class _Ahead:
    """What comes next in the region: a mark that surely closes, or one that surely opens."""

    def __init__(self, marks: Sequence[Mark], closing: int, opening: int) -> None:
        self.closing = marks[closing].start if closing < len(marks) else None
        self.opening = marks[opening].start if opening < len(marks) else None

    @property
    def closes_first(self) -> bool:
        return self.closing is not None and (self.opening is None or self.closing < self.opening)


Shape = Literal["opening", "elision", "wrong", "closing", "clipped", "unknown", "apostrophe"]


def _next(shapes: Sequence[Shape], wanted: Shape) -> list[int]:
    """For each place, the index of the next mark of the wanted shape at it or after it."""
    found = [len(shapes)] * (len(shapes) + 1)
    for i in range(len(shapes) - 1, -1, -1):
        found[i] = i if shapes[i] == wanted else found[i + 1]
    return found


def _shape(text: str, mark: Mark) -> Shape:
    """What a single mark looks like from its sides, its glyph and the word it stands at."""
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
        return "opening" if capital and sentence and ahead.closes_first and outside else "apostrophe"
    if shape == "wrong":
        phrase = plain is not None and plain - mark.end < NEAR and len(text[mark.end : plain].split()) <= 4
        near = ahead.closing is not None and ahead.closing - mark.start < NEAR
        return "opening" if phrase or (ahead.closes_first and (capital or near)) else "apostrophe"
    if mark.glyph in OPENING or ahead.closes_first or plain is not None:
        return "opening"
    return "opening" if outside and _starts_sentence(text, mark) else "apostrophe"


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

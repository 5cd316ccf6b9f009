"""`A. M.` and `P. M.`: print has them in small capitals, which are read as letters of any size and shape."""

import re
from collections.abc import Iterator
from typing import Final

from tei_tools.annotators.corrections.reading import Reading
from tei_tools.document import Span

# Both begin with the point, which is rarer than the letter before it.
PRINTED: Final = re.compile(r"[.,](?<=[AaPp4].)(?<!\w..)( ?)M\b")
SMALL: Final = re.compile(r"\.(?<=[ap].) ?m\b")
WELL_IN_SMALL: Final = re.compile(r"[ap]\. ?m")
WELL: Final = re.compile(r"[AP]\. ?M|[ap]\. ?m")
MIXED: Final = re.compile(r"[aApP](?:(?<=[pP])[pP])?(?<!\w.)(?<!\w[pP].)(\. ?)(?:[mM]|[mu]M|Mm)(?=[.,;])")
TIME: Final = re.compile(r"(?:(?<!\w)(?:\d{1,2}(?:[:.]\d\d)?|[§&@]:\d\d)|clock),?\s\Z")
# Each sign that a small capital was read for, as pages of several engines have them.
AFTER_TIME: Final = re.compile(
    r"[\dk],?\s(?P<first>[PpFf][PpFf]?|[aA4&rReEvV¢+*%])(?:[.,»] ?| |(?=[MmwW]))"
    r"(?P<second>[MmWwNnUuxXvs¥«][mMwtfL]?|[aA][lLn1]|[sb][t1])(?=[.,;:]|(?<=[Mm]) [a-z(])"
)
LONGEST: Final = 9
"""No time of the day is longer, with what stands after it."""
ODDS: Final = 1.5


def half_days(text: str, *, noisy: bool) -> Iterator[Reading]:
    """`A. M.` and `P. M.` that were read half in small letters, or as something else after a time of the day."""
    for match in MIXED.finditer(text):
        reading = f"{match[0][0].upper()}{match[1]}M"
        if match[0] != reading and not WELL_IN_SMALL.fullmatch(match[0]):
            yield Reading(Span(*match.span()), reading, ODDS, "half of an abbreviation in small letters")
    spaces = [match[1] for match in PRINTED.finditer(text)]
    if len(spaces) <= sum(1 for _ in SMALL.finditer(text)):
        return
    space = max(spaces)
    for match in AFTER_TIME.finditer(text):
        start, end = match.start("first"), match.end()
        reading = f"{'A' if match['first'] in 'aA4&' else 'P'}.{space}M{'' if text[end : end + 1] == '.' else '.'}"
        timed = TIME.search(text, max(0, start - LONGEST), start)
        well = text[start:end] == reading or (not noisy and WELL.fullmatch(text, start, end))
        if timed and not well and not (initials(match["second"]) and surname(text, end)):
            yield Reading(Span(start, end), reading, ODDS + 0.1, "the text has it after times of the day")


def initials(letters: str) -> bool:
    """Whether the letters are more likely those of a name."""
    return letters[0] not in "mM"


def surname(text: str, place: int) -> bool:
    """Whether a point and a word with a capital stand there."""
    return text[place : place + 2] == ". " and text[place + 2 : place + 3].isupper()

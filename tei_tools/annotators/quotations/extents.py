"""Where a quotation ends that was never closed: before the narrator's sentence resumes, or with the paragraph."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from tei_tools.document import Span

SENTENCE: Final = re.compile(
    r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\bMrs)(?<![.!?…])[.!?…]+[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[A-Z])"
)
# Present tense and the second person are speech; a third person with a verb in the past is the narrator.
SPEECH: Final = re.compile(
    r"\b(?:you|your|yours|yourself|is|are|am|isn[’']t|aren[’']t|will|won[’']t|shall|do|don[’']t|does|doesn[’']t|have|has|"
    r"can|can[’']t|cannot|must|may|let)\b|[’'](?:s|re|ll|ve|m)\s(?:a|the|not|no|to|going|been)\b|[?!]",
    re.IGNORECASE,
)
NARRATION: Final = re.compile(
    r"(?:He|She|They|It|[A-Z][\w’'-]+(?:\s[A-Z][\w.’'-]+){0,3}|The(?:\s\w+){1,3})(?:\s\w+ly)?\s"
    r"(?:\w{2,}ed|had|was|were|said|went|came|took|gave|told|left|made|began|knew|thought|felt|saw|ran|rose|sat|"
    r"stood|turned|threw|drew|put|fell|got|kept|held|spoke|shook|smiled|laughed)\b"
)
REPORTING_CLAUSE: Final = re.compile(
    r"[,?!—…-]\s+(?:(?:he|she|I|they|we|(?:(?:Mr|Mrs|Dr)\.\s)?[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?|(?:the|his|her|my)\s\w+(?:\s\w+)?)\s(?:\w+ly\s)?"
    r"(?:said|says|asked|cried|replied|answered|added|exclaimed|continued|told|wrote|returned|whispered|murmured|went)|"
    r"(?:said|says|asked|cried|replied|answered|added|exclaimed|continued|returned|whispered|murmured)\s"
    r"(?:he|she|I|they|we|the|his|her|my|(?:(?:Mr|Mrs|Dr)\.\s)?[A-Z][\w’'-]*))\b[^.?!\"“”]{0,60}?(?=[,.:;—-]|$)"
)
ATTRIBUTION: Final = re.compile(r"\n\s*(?:--|[—–―\[(])[^\n]*\Z")  # the source beneath a motto


class End(NamedTuple):
    """Where an unclosed quotation ends, how sure that is, and why."""

    position: int
    cert: str
    why: str


def logical_end(text: str, start: int, limit: int, block: Span) -> End:
    """The likeliest end between `start` and `limit`, in one block."""
    displaced = limit < block.end
    start = max(start, block.start)
    if displaced:
        for match in REPORTING_CLAUSE.finditer(text, start, limit):
            if match.end() >= limit - 2 or not text[match.end() : limit].strip(" \n,:;—-"):
                return End(match.start() + 1, "medium", "no closing mark; ends before the reporting clause")
    sentences = list(_sentences(text, start, limit))
    resumed = None
    for first, last in reversed(sentences[1:]):
        if SPEECH.search(text, first, last):
            break
        if NARRATION.match(text, first, last):
            resumed = first
    if resumed is not None:
        return End(_trimmed(text, start, resumed), "medium", "no closing mark; ends before the narrator resumes")
    if displaced:
        return End(_trimmed(text, start, limit), "low", "no closing mark; ends before the next opening mark")
    if source := ATTRIBUTION.search(text[max(start, limit - 200) : limit]):
        return End(
            _trimmed(text, start, limit - len(source[0])), "medium", "no closing mark; ends before its source is named"
        )
    return End(_trimmed(text, start, limit), "high", "no closing mark; ends with the paragraph")


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in SENTENCE.finditer(text, start, end):
        yield start, match.end()
        start = match.end()
    yield start, end


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end

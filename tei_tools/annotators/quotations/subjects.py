"""The subject of a reporting clause: a name, a pronoun, or a description."""

import re
from dataclasses import dataclass
from typing import Final

from tei_tools.annotators.quotations.mentions import Mentions
from tei_tools.annotators.quotations.words import PREPOSITIONS, REPORTING, TITLES, occurrences
from tei_tools.document import Span

NOMINATIVE: Final = re.compile(r"\b(he|she|I|they|we)\b|\b(He|She|They|We)\b")
FIRST: Final = re.compile(r"\s*(?:and\s|but\s|as\s|so\s|then\s)?(he|she|I|they|we|it|you|He|She|They|We)\b")
PAST: Final = re.compile(r"\b[a-z]{2,}ed\b")
OWN: Final = re.compile(r"\s*(His|Her)\s(?:\w+\s){1,2}(?:was|is)\b")
FOLLOWING: Final = re.compile(r"\s+(he|she|I|they|we|it|you)\b")
SPEECH_NOUN: Final = re.compile(
    r"['’]s?\s+(?:\w+\s)?(?:phrase|words?|answer|reply|voice|response|comment|exclamation|remark|question|verdict)\b"
)
MINE: Final = re.compile(
    r"\bmy\s(?:\w+\s)?(?:phrase|words?|answer|reply|voice|response|comment|exclamation|remark|question)\b"
)


@dataclass(frozen=True)
class Subject:
    """Who a clause says is speaking: a pointer, or a pronoun at a place, or the words of a description."""

    pointer: str | None = None
    pronoun: str | None = None
    position: int = 0
    description: str = ""
    cert: str = "high"
    why: str = "named in the reporting clause"

    @property
    def key(self) -> str:
        """What tells this speaker from others in a dialogue."""
        return self.pointer or f"?{self.pronoun or self.description}"


def subject_after(mentions: Mentions, clause: Span) -> Subject | None:
    """The subject of a clause that follows a quotation: said Tom; he said; the old man said."""
    text = mentions.text
    if found := owner(mentions, clause):
        return found
    beginning = text[clause.start : min(clause.end, clause.start + 120)]
    verb = next(occurrences(REPORTING, beginning), None) or PAST.search(beginning)
    if verb is None:
        return None
    zone = Span(clause.start, clause.start + verb.start())
    if zone.text_of(text).strip():
        return _first_subject(mentions, zone)
    rest = Span(clause.start + verb.end(), clause.end)
    if match := FOLLOWING.match(text, *rest):
        return Subject(pronoun=match[1], position=match.start(1))
    return _near_name(mentions, rest) or Subject(description=_words(text, rest))


def owner(mentions: Mentions, clause: Span) -> Subject | None:
    """Whose words they are: that was Tom’s answer."""
    for span, pointer in mentions.within(clause)[:3]:
        if SPEECH_NOUN.match(mentions.text, span.end):
            return Subject(pointer, why="named as the owner of the words")
    if match := MINE.search(mentions.text, clause.start, min(clause.end, clause.start + 60)):
        return Subject(pronoun="I", position=match.start())
    return None


def _first_subject(mentions: Mentions, zone: Span) -> Subject:
    text = mentions.text
    if match := FIRST.match(text, *zone):
        return Subject(pronoun=match[1], position=match.start(1))
    return _near_name(mentions, zone) or Subject(description=_words(text, zone))


def _near_name(mentions: Mentions, zone: Span) -> Subject | None:
    """The name at the head of a zone, after no more than a title and a few adjectives."""
    for span, pointer in mentions.within(zone)[:1]:
        between = mentions.text[zone.start : span.start]
        words = between.lower().split()
        if len(words) > 4 or "," in between or not PREPOSITIONS.isdisjoint(words) or mentions.possessive(span):
            return None
        if re.match(r"\s+and\s+[A-Z]", mentions.text[span.end : span.end + 12]):
            return None
        return Subject(pointer)
    return None


def subject_before(mentions: Mentions, sentence: Span) -> Subject | None:
    """The subject of a sentence that leads up to a quotation: Lastly, Tom said: “…”."""
    text = mentions.text
    if found := owner(mentions, sentence):
        return found
    verbs = list(occurrences(REPORTING, sentence.text_of(text)))
    zone = Span(sentence.start, sentence.start + verbs[-1].start() if verbs else sentence.end)
    if not verbs and (match := OWN.match(text, *zone)):
        return Subject(pronoun="she" if match[1] == "Her" else "he", position=match.start(1))
    found = _last_nominative(mentions, zone) if verbs else _first_nominative(mentions, zone)
    if found is None and verbs:
        found = _near_name(mentions, Span(sentence.start + verbs[-1].end(), sentence.end))
    return found or Subject(description=_words(text, zone))


def _nominatives(mentions: Mentions, zone: Span) -> list[Subject]:
    text = mentions.text
    found = [
        Subject(pronoun=match[0] if match[0] == "I" else match[0].lower(), position=match.start())
        for match in NOMINATIVE.finditer(text, *zone)
    ]
    for span, pointer in mentions.within(zone):
        before = text[max(zone.start, span.start - 30) : span.start].split()
        titled = bool(before) and before[-1].rstrip(".").lower() in TITLES
        governed = not PREPOSITIONS.isdisjoint(word.lower() for word in before[-2 if titled else -1 :])
        if not governed and not mentions.possessive(span):
            found.append(Subject(pointer, position=span.start))
    return sorted(found, key=lambda subject: subject.position)


def _last_nominative(mentions: Mentions, zone: Span) -> Subject | None:
    found = _nominatives(mentions, zone)
    return found[-1] if found else None


def _first_nominative(mentions: Mentions, zone: Span) -> Subject | None:
    found = _nominatives(mentions, zone)
    return found[0] if found else None


def _words(text: str, zone: Span) -> str:
    return " ".join(text[zone.start : min(zone.end, zone.start + 60)].split()[:4]).lower()

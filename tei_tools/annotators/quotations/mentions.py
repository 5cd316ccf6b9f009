"""The persons that a text names outside its quotations: where, as subjects or not, and of which sex."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from tei_tools.annotators.quotations.words import DESCRIPTION, PREPOSITIONS, SPEAKING, TITLED, words
from tei_tools.document import Document, Span
from tei_tools.lexicon import given_names

MALE: Final = re.compile(
    r"\b(?:Mr|Sir|Lord|Monsieur|Master|Uncle|Father|Brother|King|Prince|Count|Duke|Herr|Signor|Don)\.?\s$"
)
FEMALE: Final = re.compile(
    r"\b(?:Mrs|Miss|Lady|Madame|Mme|Mlle|Mademoiselle|Aunt|Mother|Sister|Queen|Princess|Countess|Duchess|Dame|Frau|"
    r"Signora|Doña)\.?\s$"
)
PRONOUN: Final = re.compile(r"\b(?:(he|his|him|himself)|(she|her|hers|herself))\b", re.IGNORECASE)
POSSESSIVE: Final = re.compile(r"['’]s?\b|['’](?=\s)")
CLAUSE: Final = re.compile(r"[.!?;:,—]|--|\n\s*\n|\b(?:and|but|then|so)\s")
SUBORDINATE: Final = words("when while as because if that where than though although since until which whom whose")
FINITE: Final = re.compile(
    r"\s(?:\w+ly\s)?(?:was|were|is|had|has|would|could|did|might|must|should|will|\w{2,}ed|came|went|gave|took|told|left|made|"
    r"began|knew|thought|felt|saw|ran|rose|sat|stood|threw|drew|got|kept|held|shook|lay|led|met|sent|wrote|wants)\b"
)
DESCRIBED: Final = re.compile(rf"[Tt]he\s(?:(?:good|old|young|poor)\s)?({'|'.join(sorted(set(TITLED.values())))})\b")
SIGHT: Final = 1500  # characters back in which a pronoun looks for its name
WINDOW: Final = 80


@dataclass(frozen=True)
class Mention:
    """A person in the narrator's words: named, or described, and then without a pointer.

    `subject` where it stands as a subject does; `sex` is M or F, empty where it is not known.
    """

    start: int
    end: int
    pointer: str
    subject: bool
    sex: str


class Mentions:
    """The names of a document that point to a person."""

    def __init__(self, document: Document, quoted: Sequence[Span]) -> None:
        self.text = document.text
        self.persons = document.persons
        self.all = [
            (annotation.span, annotation.attributes["ref"].split()[0])
            for annotation in document.having("persName")
            if annotation.attributes.get("ref", "").startswith("#")
        ]
        narrator = document.persons.narrator
        self.narrator = f"#{narrator.id}" if narrator else None
        self._starts = [span.start for span, _ in self.all]
        self._quoted = quoted

    def within(self, span: Span) -> list[tuple[Span, str]]:
        """The names that begin within a span."""
        return self.all[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]

    @cached_property
    def narrated(self) -> list[Mention]:
        """The persons outside the quotations, in order."""
        named = [
            Mention(*span, pointer, self._is_subject(span), self.sexes.get(pointer, "")) for span, pointer in self.all
        ]
        taken = {mention.start for mention in named}
        described = [
            Mention(
                *match.span(),
                self.described(match[0]),
                self._is_subject(Span(*match.span())),
                "M" if match["man"] else "F",
            )
            for match in DESCRIPTION.finditer(self.text)
            if match.end() + 1 not in taken
        ]
        found = []
        coming = 0
        for mention in sorted(named + described, key=lambda mention: mention.start):
            while coming < len(self._quoted) and self._quoted[coming].end <= mention.start:
                coming += 1
            if coming == len(self._quoted) or mention.start < self._quoted[coming].start:
                found.append(mention)
        return found

    @cached_property
    def _titled(self) -> dict[str, str]:
        """The person who alone bears a title, by what one calls such a person: doctor."""
        bearers: dict[str, set[str]] = {}
        for span, pointer in self.all:
            before = self.text[max(0, span.start - 20) : span.start].split()[-1:]
            first = span.text_of(self.text).split()[:1]
            for word in before + first:
                if noun := TITLED.get(word.rstrip(".").lower()) if word[0].isupper() else None:
                    bearers.setdefault(noun, set()).add(pointer)
        return {noun: pointers.pop() for noun, pointers in bearers.items() if len(pointers) == 1}

    def described(self, words: str) -> str:
        """The person whom a description means: the doctor, where one doctor is named; empty if it cannot be told."""
        match = DESCRIBED.match(words)
        return self._titled.get(match[1].lower(), "") if match else ""

    @cached_property
    def _narrated_starts(self) -> list[int]:
        return [mention.start for mention in self.narrated]

    def narrated_within(self, span: Span) -> list[Mention]:
        """The names outside the quotations that begin within a span."""
        starts = self._narrated_starts
        return self.narrated[bisect_left(starts, span.start) : bisect_left(starts, span.end)]

    def before(self, position: int) -> Iterator[Mention]:
        """The names in sight before a position, outside the quotations, latest first."""
        i = bisect_left(self._narrated_starts, position)
        for mention in reversed(self.narrated[max(0, i - 12) : i]):
            if position - mention.start > SIGHT:
                return
            yield mention

    def possessive(self, span: Span) -> bool:
        """Whether a name is the owner of what follows: Tom’s."""
        return POSSESSIVE.match(self.text, span.end) is not None

    def _is_subject(self, span: Span) -> bool:
        if self.possessive(span):
            return False
        clause = CLAUSE.split(self.text[max(0, span.start - WINDOW) : span.start])[-1]
        before = clause.strip(" \n\"'“”‘’_").split()
        if before and before[-1].rstrip(",") in SPEAKING:
            return True
        if not SUBORDINATE.isdisjoint(before) or (before and before[-1].lower() in PREPOSITIONS):
            return False
        if FINITE.match(self.text, span.end):
            return True
        return len(before) <= 3 and PREPOSITIONS.isdisjoint(word.lower() for word in before)

    @cached_property
    def sexes(self) -> dict[str, str]:
        """M or F for each pointer whose sex the list of persons, a title, or the pronouns after it tell."""
        votes: dict[str, list[int]] = {}
        for i, (span, pointer) in enumerate(self.all):
            vote = votes.setdefault(pointer, [0, 0])
            title = self.text[max(0, span.start - 20) : span.start]
            own = span.text_of(self.text)
            if MALE.search(title) or MALE.match(own + " "):
                vote[0] += 5
            elif FEMALE.search(title):
                vote[1] += 5
            elif sex := given_names().get(own.partition(" ")[0].lower()):
                vote[sex == "F"] += 3
            following = self.all[i + 1][0].start if i + 1 < len(self.all) else len(self.text)
            match = PRONOUN.search(self.text, span.end, min(span.end + WINDOW, following))
            if match:
                vote[0 if match[1] else 1] += 1
        found = {
            pointer: "M" if men > women else "F"
            for pointer, (men, women) in votes.items()
            if max(men, women) > 2 * min(men, women)
        }
        for person in self.persons:
            if person.sex in {"M", "F"}:
                found[f"#{person.id}"] = person.sex
        return found


def pronoun_sex(pronoun: str) -> str:
    """M for he, F for she."""
    return "F" if pronoun.lower() == "she" else "M"

"""The turns of a dialogue: speakers where no clause names them, and persons for pronouns."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from tei_tools.annotators.quotations.context import EDGE, SENTENCE_END, Context
from tei_tools.annotators.quotations.kinds import Kind
from tei_tools.annotators.quotations.mentions import Mentions, pronoun_sex
from tei_tools.annotators.quotations.subjects import Subject
from tei_tools.document import Span

ALTERNATES: Final = "the other speaker of the dialogue"
ACTOR: Final = re.compile(r"[\s\"'”’]*(?:And |But |Then )?(I|He|She)\b")


@dataclass
class Turn:
    """What is said in one block: the places of its speeches, in order."""

    number: int
    last: int
    starts: bool
    speeches: list[int]


class Turns:
    """The speakers of a document's quotations, from `clauses`: the subjects of their reporting clauses."""

    def __init__(
        self,
        mentions: Mentions,
        contexts: Sequence[Context],
        kinds: Sequence[Kind],
        clauses: Sequence[Subject | None],
        first: Sequence[int],
    ) -> None:
        self.mentions = mentions
        self.contexts = contexts
        self.kinds = kinds
        self.first = first
        self.clauses = clauses
        self.found: list[Subject | None] = [None] * len(contexts)
        narrator = mentions.persons.narrator
        self.narrator = f"#{narrator.id}" if narrator else None
        outer = [i for i, context in enumerate(contexts) if context.parent is None and kinds[i].element == "said"]
        self.turns = [
            turn for _, group in groupby(outer, key=lambda i: contexts[i].first) for turn in self._turns(list(group))
        ]

    def _turns(self, speeches: list[int]) -> Iterator[Turn]:
        """The turns in one block: another begins where a clause names another speaker."""
        first, last = self.contexts[speeches[0]], self.contexts[speeches[-1]]
        start, named, opens = 0, None, first.starts_block
        for place, i in enumerate(speeches):
            clause = self.clauses[i]
            if clause is None or self.first[i] != i:
                continue
            if named is not None and clause.key != named and place > start and clause.pronoun not in {"he", "she"}:
                yield Turn(first.first, first.first, opens, speeches[start:place])
                start, opens = place, True
            named = clause.key
        yield Turn(first.first, last.last, opens, speeches[start:])

    def subjects(self) -> list[Subject | None]:
        """The speaker of each quotation, as far as it can be told."""
        for place, turn in enumerate(self.turns):
            self._settle(place, turn)
        for place in range(len(self.turns) - 1, -1, -1):
            self._look_ahead(place)
        for i, clause in enumerate(self.clauses):
            if self.found[i] is None and (self.contexts[i].parent is not None or self.kinds[i].element != "said"):
                self.found[i] = self._person(clause, None, self.contexts[i])
        for i, start in enumerate(self.first):
            if self.found[start] is None:
                self.found[start] = self.found[i]
            if start != i:
                self.found[i] = self.found[start]
        return self.found

    # --- one block

    def _settle(self, place: int, turn: Turn) -> None:
        """Gives the speeches of a block their speakers, from clauses first."""
        previous = self._speaker_before(place, 1)
        for i in turn.speeches:
            other = previous if turn.starts and i == turn.speeches[0] else None
            self.found[i] = self._person(self.clauses[i], other, self.contexts[i])
        self._spread(turn)
        if self.found[turn.speeches[0]] is None:
            self.found[turn.speeches[0]] = self._beat(turn) or self._alternating(place, turn)
            self._spread(turn)

    def _spread(self, turn: Turn) -> None:
        """Whoever speaks in a block speaks on in it, until a clause names somebody else."""
        for before, i in zip(turn.speeches, turn.speeches[1:], strict=False):
            if self.found[i] is None and self.found[before] is not None:
                self.found[i] = _inferred(self.found[before], "medium", "speaks on in the paragraph")
        speeches = turn.speeches[::-1]
        for after, i in zip(speeches, speeches[1:], strict=False):
            if self.found[i] is None and self.found[after] is not None and turn.starts:
                self.found[i] = _inferred(self.found[after], "medium", "speaks in the same paragraph")

    def _beat(self, turn: Turn) -> Subject | None:
        """Who acts in the sentence before a speech, where no verb reports it: Tom rose. “Well!”"""
        if turn.starts:
            return None
        context = self.contexts[turn.speeches[0]]
        sentence = _last_sentence(context)
        for mention in self.mentions.narrated_within(sentence):
            if mention.subject and mention.pointer not in self._named_in(context):
                if not mention.pointer:
                    return None
                return Subject(mention.pointer, cert="low", why="acts in the sentence before it")
        if match := ACTOR.match(context.text, *sentence):
            subject = Subject(pronoun=match[1] if match[1] == "I" else match[1].lower(), position=match.start(1))
            found = self._person(subject, None, context)
            return found and replace(found, cert="low", why="acts in the sentence before it")
        return None

    # --- pronouns

    def _person(self, subject: Subject | None, previous: Subject | None, context: Context) -> Subject | None:
        """A subject with the person that it points to, where a pronoun can be resolved."""
        if subject is None or subject.pointer is not None:
            return subject
        if subject.pronoun == "I" and self.narrator and context.parent is None:
            return replace(subject, pointer=self.narrator, why="the narrator’s own I")
        if subject.pronoun in {"he", "she"}:
            pointer = self._meant(subject, previous, context)
            if pointer:
                return replace(subject, pointer=pointer, cert="medium", why=f"{subject.pronoun}: the last subject before")
        return subject

    def _meant(self, subject: Subject, previous: Subject | None, context: Context) -> str | None:
        """The person a pronoun means: in the same block any name, before it only a subject."""
        sex = pronoun_sex(subject.pronoun or "")
        excluded = self._named_in(context) | {self.narrator, previous.pointer if previous else None}
        fallback = None
        for mention in self.mentions.before(subject.position):
            if mention.pointer in excluded or mention.sex not in {"", sex}:
                continue
            if mention.start < context.block.start and fallback:
                return fallback
            if mention.subject:
                return mention.pointer or None
            if mention.start >= context.block.start and mention.pointer:
                fallback = fallback or mention.pointer
        return fallback

    def _named_in(self, context: Context) -> set[str]:
        """The persons named in a quotation: who speaks rarely names himself."""
        return {pointer for _, pointer in self.mentions.within(context.quotation.span)}

    # --- dialogue

    def _adjacent(self, place: int, step: int) -> bool:
        """Whether the turn `step` before this one stands in the blocks right before it."""
        for later in range(place, place - step, -1):
            if later < 1 or not self.turns[later].starts:
                return False
            if self.turns[later].number - self.turns[later - 1].last > 1:
                return False
        return True

    def _speaker_before(self, place: int, step: int) -> Subject | None:
        """Who spoke last, `step` turns before."""
        return self.found[self.turns[place - step].speeches[-1]] if self._adjacent(place, step) else None

    def _alternating(self, place: int, turn: Turn) -> Subject | None:
        """Who spoke before the other did."""
        other, same = self._speaker_before(place, 1), self._speaker_before(place, 2)
        if not turn.starts or other is None or same is None or other.key == same.key:
            return None
        if same.pointer in self._named_in(self.contexts[turn.speeches[0]]):
            return None
        return _inferred(same, "low" if same.why == ALTERNATES else "medium", ALTERNATES)

    def _look_ahead(self, place: int) -> None:
        """Gives a turn without a speaker the one who answers the answer to it."""
        turn = self.turns[place]
        if self.found[turn.speeches[0]] is not None or place + 2 >= len(self.turns) or not self._adjacent(place + 2, 2):
            return
        other, same = (self.found[self.turns[place + step].speeches[0]] for step in (1, 2))
        named = self._named_in(self.contexts[turn.speeches[0]])
        if other is not None and same is not None and other.key != same.key and same.pointer not in named:
            for i in turn.speeches:
                if self.found[i] is None:
                    self.found[i] = _inferred(same, "low", ALTERNATES)


def _last_sentence(context: Context) -> Span:
    """The last sentence before a quotation, be it finished or not."""
    text, start = context.text, context.lead_sentence.start
    for match in SENTENCE_END.finditer(text, start, context.lead.end):
        if text[match.end() : context.lead.end].strip(EDGE):
            start = match.end()
    return Span(start, context.lead.end)


def _inferred(subject: Subject | None, cert: str, why: str) -> Subject | None:
    if subject is None:
        return None
    lower = min(cert, subject.cert, key=("low", "medium", "high").index)
    return replace(subject, cert=lower, why=why)

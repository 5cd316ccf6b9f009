"""The turns of a dialogue: who speaks where no clause tells."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Final

from tei_tools.annotators.quotations.context import Context
from tei_tools.annotators.quotations.kinds import Kind
from tei_tools.annotators.quotations.mentions import Mentions, pronoun_sex
from tei_tools.annotators.quotations.resolution import actor, addressed, named_in, person
from tei_tools.annotators.quotations.subjects import Subject

ALTERNATES: Final = "the other speaker of the dialogue"
MEMORY: Final = 6  # turns back in which a third speaker makes alternation unsafe
NARRATION: Final = 120  # characters of narration after a speech that end the dialogue
INDIRECT: Final = re.compile(r"\b(?:that|whether|if)\b|[,:]$")
BEAT: Final = 100  # characters: a paragraph that only shows who speaks next


@dataclass(frozen=True)
class Turn:
    """What one person says in one block: the places of the speeches; `starts`: whether it begins the block."""

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
        spoken = [i for i, context in enumerate(contexts) if context.parent is None and kinds[i].element == "said"]
        self.turns = [
            turn for _, group in groupby(spoken, key=lambda i: contexts[i].first) for turn in self._turns(list(group))
        ]

    def _turns(self, speeches: list[int]) -> Iterator[Turn]:
        """The turns in one block: another begins where a clause names another speaker."""
        first, last = self.contexts[speeches[0]], self.contexts[speeches[-1]]
        start, named, starts = 0, None, first.starts_block
        for place, i in enumerate(speeches):
            clause = self.clauses[i]
            if clause is None or self.first[i] != i:
                continue
            if named is not None and clause.key != named and place > start and clause.pronoun not in {"he", "she"}:
                yield Turn(first.first, first.first, starts, speeches[start:place])
                start, starts = place, True
            named = clause.key
        yield Turn(first.first, last.last, starts, speeches[start:])

    def subjects(self) -> list[Subject | None]:
        """The speaker of each quotation, as far as it can be told."""
        for place in range(len(self.turns)):
            self._settle(place)
        for place in range(len(self.turns) - 1, -1, -1):
            self._look_ahead(place)
        for i, context in enumerate(self.contexts):
            if self.found[i] is None and (context.parent is not None or self.kinds[i].element != "said"):
                self.found[i] = person(self.mentions, self.clauses[i], None, context)
        for i, start in enumerate(self.first):
            self.found[start] = self.found[start] or self.found[i]
            self.found[i] = self.found[start]
        return self.found

    def _settle(self, place: int) -> None:
        """Gives the speeches of a turn their speaker, by what stands nearest first."""
        turn = self.turns[place]
        previous = self._before(place, 1) if turn.starts else None
        for i in turn.speeches:
            self.found[i] = person(self.mentions, self.clauses[i], previous, self.contexts[i])
            previous = None
        self._spread(turn)
        first = self.found[turn.speeches[0]]
        if first is None:
            self.found[turn.speeches[0]] = self._beat(place) or self._answering(place) or self._alternating(place)
            self._spread(turn)
        elif first.pointer is None:
            self.found[turn.speeches[0]] = self._answering(place) or self._alternating(place) or first
            self._spread(turn)

    def _answering(self, place: int) -> Subject | None:
        """The one person whom the turn before calls by name, if that can be who answers."""
        if not self._adjacent(place, 1):
            return None
        before = self.turns[place - 1].speeches
        called = set().union(*(addressed(self.mentions, self.contexts[i]) for i in before))
        own = set().union(*(named_in(self.mentions, self.contexts[i]) for i in self.turns[place].speeches))
        speaker = self.found[before[-1]]
        if len(called) != 1 or called & own or (speaker and speaker.pointer in called):
            return None
        (pointer,) = called
        clause = self.clauses[self.turns[place].speeches[0]]
        if clause and not self._agrees(clause, pointer):
            return None
        return Subject(pointer, cert="low", why="addressed just before")

    def _agrees(self, subject: Subject, pointer: str | None) -> bool:
        """Whether a pronoun can mean a person."""
        pronoun = subject.pronoun or ""
        return pronoun in {"he", "she"} and self.mentions.sexes.get(pointer or "") == pronoun_sex(pronoun)

    def _spread(self, turn: Turn) -> None:
        """Whoever speaks in a turn speaks all of it."""
        for before, i in pairwise(turn.speeches):
            self.found[i] = self.found[i] or _inferred(self.found[before], "medium", "speaks on in the paragraph")
        if turn.starts:
            for after, i in pairwise(turn.speeches[::-1]):
                self.found[i] = self.found[i] or _inferred(self.found[after], "medium", "speaks in the same paragraph")

    def _beat(self, place: int) -> Subject | None:
        """Who acts just before a turn: in its block, or in a short paragraph that holds nothing else."""
        turn = self.turns[place]
        context = self.contexts[turn.speeches[0]]
        if not turn.starts:
            return actor(self.mentions, context.last_sentence, context)
        if not context.starts_block:
            return None
        if found := actor(self.mentions, context.next_sentence, context, first=True):
            return found
        alone = place == 0 or turn.number - self.turns[place - 1].last > 1
        if not alone or context.preceding is None or context.preceding.end - context.preceding.start > BEAT:
            return None
        # Tom said that it was late. “Is it?” asks another.
        if INDIRECT.search(context.text, *context.preceding):
            return None
        return actor(self.mentions, context.preceding, context)

    def _adjacent(self, place: int, step: int) -> bool:
        """Whether the turn `step` before this one stands in the blocks right before it."""
        if place >= len(self.turns):
            return False
        for later in range(place, place - step, -1):
            if later < 1 or not self.turns[later].starts:
                return False
            earlier = self.turns[later - 1]
            if self.turns[later].number - earlier.last > 1:
                return False
            tail = self.contexts[earlier.speeches[-1]].tail
            if self.turns[later].number > earlier.last and tail.end - tail.start > NARRATION:
                return False
        return True

    def _before(self, place: int, step: int) -> Subject | None:
        """Who spoke last, `step` turns before."""
        return self.found[self.turns[place - step].speeches[-1]] if self._adjacent(place, step) else None

    def _crowd(self, place: int) -> bool:
        """Whether more than two persons have spoken just before."""
        keys = set()
        for step in range(1, MEMORY + 1):
            if not self._adjacent(place, step):
                break
            speaker = self._before(place, step)
            keys.add(speaker.key if speaker else None)
        return len(keys - {None}) > 2

    def _alternating(self, place: int) -> Subject | None:
        """Who spoke before the other did."""
        turn = self.turns[place]
        other, same = self._before(place, 1), self._before(place, 2)
        if not turn.starts or same is None or (other is not None and other.key == same.key) or self._crowd(place):
            return None
        if same.pointer in named_in(self.mentions, self.contexts[turn.speeches[0]]):
            return None
        clause = self.clauses[turn.speeches[0]]
        if clause and not self._agrees(clause, same.pointer):
            return None
        return _inferred(same, "low" if same.why == ALTERNATES else "medium", ALTERNATES)

    def _look_ahead(self, place: int) -> None:
        """Gives a turn without a speaker the one who answers the answer to it."""
        turn = self.turns[place]
        if self.found[turn.speeches[0]] is not None or not self._adjacent(place + 2, 2):
            return
        other, same = (self.found[self.turns[place + step].speeches[0]] for step in (1, 2))
        if same is None or (other is not None and other.key == same.key):
            return
        if same.pointer not in named_in(self.mentions, self.contexts[turn.speeches[0]]):
            for i in turn.speeches:
                self.found[i] = self.found[i] or _inferred(same, "low", ALTERNATES)


def _inferred(subject: Subject | None, cert: str, why: str) -> Subject | None:
    if subject is None:
        return None
    lower = min(cert, subject.cert, key=("low", "medium", "high").index)
    return replace(subject, cert=lower, why=why)

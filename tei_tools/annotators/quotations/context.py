"""What stands around each quotation and within it: the ground for its kind and its speaker."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from tei_tools.annotators.quotations.pairs import Quotation
from tei_tools.document import Span

# Patterns begin with the stop, because it is found far more quickly than what may stand before it.
NO_ABBREVIATION: Final = r"(?<!\bMr.)(?<!\bMrs.)(?<!\bDr.)(?<!\bSt.)(?<!\b[A-Z].)"
SENTENCE_END: Final = re.compile(rf"[.!?…]{NO_ABBREVIATION}[.!?…]*[)\]]*(?=\s|$)")
CLAUSE_END: Final = re.compile(rf"[.!?…;:—-](?:(?<=—)|(?<=-)-|(?<![—-]){NO_ABBREVIATION}(?=\s|$))")
EDGE: Final = "\"'“”‘’„‚«»‹›`_* \n\t"
REACH: Final = 600  # characters of a sentence that are looked at
WORD: Final = re.compile(r"[^\W_][\w’'-]*")


@dataclass(frozen=True)
class Context:
    """A quotation in its place.

    `first` and `last` are the numbers of its blocks; `parent`, `before` and `after` the places of the quotation that
    holds it and of its neighbours within the same block and parent. `lead` and `tail` are the text between it and
    those neighbours, or the edge of the block or of the parent; `preceding` is the block before.
    """

    text: str
    quotation: Quotation
    first: int
    last: int
    block: Span
    lead: Span
    tail: Span
    preceding: Span | None
    parent: int | None
    before: int | None
    after: int | None

    @cached_property
    def words(self) -> list[str]:
        """Its first words, forty at most."""
        content = self.quotation.content
        return WORD.findall(self.text, content.start, min(content.end, content.start + REACH))[:40]

    @cached_property
    def capital(self) -> bool:
        """Whether it begins with a capital."""
        match = WORD.search(self.text, self.quotation.content.start, self.quotation.content.end)
        return match is not None and match[0][0].isupper()

    @cached_property
    def stop(self) -> str:
        """The stop before its closing mark; empty if there is none."""
        content = self.quotation.content
        last = self.text[max(content.start, content.end - 12) : content.end].rstrip(EDGE)[-1:]
        return last if last in {*".!?,;:…—–-"} else ""

    @cached_property
    def lead_sentence(self) -> Span:
        """The sentence before it, as far as the quotation interrupts it or follows its colon."""
        start = max(self.lead.start, self.lead.end - REACH)
        for match in SENTENCE_END.finditer(self.text, start, self.lead.end):
            if self.text[match.end() : self.lead.end].strip(EDGE):
                start = match.end()
        return Span(start, self.lead.end)

    @cached_property
    def tail_clause(self) -> Span:
        """The clause after it."""
        end = min(self.tail.end, self.tail.start + REACH // 2)
        start = self.tail.start
        while start < end and self.text[start] in " \n,—–-":
            start += 1
        match = CLAUSE_END.search(self.text, start, end)
        return Span(start, match.start() if match else end)

    @cached_property
    def lead_stop(self) -> str:
        """The last character before it: a colon, a comma, the end of a sentence; empty at the edge."""
        return self.text[max(self.lead.start, self.lead.end - 16) : self.lead.end].rstrip(EDGE)[-1:]

    @cached_property
    def introduction(self) -> Span | None:
        """The last sentence of the block before, where it ends with a colon or a comma and this one begins a block."""
        if self.preceding is None or not self.starts_block:
            return None
        start, end = max(self.preceding.start, self.preceding.end - REACH), self.preceding.end
        if self.text[start:end].rstrip("-—–")[-1:] not in {":", ","}:
            return None
        for match in SENTENCE_END.finditer(self.text, start, end):
            start = match.end()
        return Span(start, end)

    @cached_property
    def last_sentence(self) -> Span:
        """The last sentence before it in its block, be it finished or not."""
        start = self.lead_sentence.start
        for match in SENTENCE_END.finditer(self.text, start, self.lead.end):
            if self.text[match.end() : self.lead.end].strip(EDGE):
                start = match.end()
        return Span(start, self.lead.end)

    @cached_property
    def next_sentence(self) -> Span:
        """The first sentence after it in its block."""
        end = min(self.tail.end, self.tail.start + REACH)
        match = SENTENCE_END.search(self.text, self.tail.start, end)
        return Span(self.tail.start, match.end() if match else end)

    @cached_property
    def starts_block(self) -> bool:
        """Whether nothing stands before it in its block."""
        return self.parent is None and self.before is None and not self.lead.text_of(self.text).strip(EDGE)

    @property
    def whole(self) -> bool:
        """Whether its block holds nothing else."""
        return self.starts_block and self.after is None and not self.text[self.tail.start : self.tail.end].strip(EDGE)


def contexts(text: str, blocks: Sequence[Span], quotations: Sequence[Quotation]) -> list[Context]:
    """The context of each quotation, in the same order."""
    parents = _parents(quotations)
    spans: list[tuple[int, int]] = []
    befores: list[int | None] = [None] * len(quotations)
    afters: list[int | None] = [None] * len(quotations)
    latest: dict[int | None, int] = {}
    for i, quotation in enumerate(quotations):
        spans.append((_block(blocks, quotation.start), _block(blocks, quotation.end - 1)))
        earlier = latest.get(parents[i])
        if earlier is not None and spans[earlier][1] == spans[i][0]:
            befores[i], afters[earlier] = earlier, i
        latest[parents[i]] = i
    found = []
    for i, quotation in enumerate(quotations):
        first, last = spans[i]
        parent, before, after = parents[i], befores[i], afters[i]
        content = quotations[parent].content if parent is not None else Span(0, len(text))
        start = quotations[before].end if before is not None else max(content.start, blocks[first].start)
        end = quotations[after].start if after is not None else min(content.end, blocks[last].end)
        lead, tail = Span(min(start, quotation.start), quotation.start), Span(quotation.end, max(end, quotation.end))
        preceding = blocks[first - 1] if first > 0 else None
        places = (parent, before, after)
        found.append(Context(text, quotation, first, last, blocks[first], lead, tail, preceding, *places))
    return found


def _parents(quotations: Sequence[Quotation]) -> list[int | None]:
    parents: list[int | None] = []
    stack: list[int] = []
    for i, quotation in enumerate(quotations):
        while stack and quotations[stack[-1]].end <= quotation.start:
            stack.pop()
        parents.append(stack[-1] if stack else None)
        stack.append(i)
    return parents


def _block(blocks: Sequence[Span], position: int) -> int:
    return max(0, bisect_right(blocks, position, key=lambda block: block.start) - 1)

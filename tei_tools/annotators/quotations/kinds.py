"""What each quotation is: said, quote, soCalled, mentioned, title, or q where that cannot be told.

https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#COHQQ
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from tei_tools.annotators.quotations.context import EDGE, Context
from tei_tools.annotators.quotations.words import (
    DOCUMENT,
    LETTER,
    MENTION,
    OUTCRY,
    PERSON,
    SO_CALLED,
    SPEAKING,
    THINKING,
    WORK,
    WRITING,
    occurrences,
    words,
)

SMALL: Final = words("a an the of and in on at to for by with from or nor as de la le du des und der die das")
SO_CALLED_WORDS: Final = 5  # a longer phrase is somebody's words
SALUTATION: Final = 8  # words: no letter is as short
ARTICLE: Final = re.compile(
    r"\b(?:a|an|the|his|her|its|their|our|my|your|this|that|these|those|so-called|as|called|of|no|some|any|every|what|"
    r"known|term(?:ed)?|nicknamed|dubbed|named)\s*$",
    re.IGNORECASE,
)
# Any verb can report: “Aw,” fleered Jack; “Very well,” she nodded.
INVERTED: Final = re.compile(r"[a-z]{3,}ed\s(?:[A-Z]|the\s|his\s|her\s|my\s)")
ACTED: Final = re.compile(
    rf"{INVERTED.pattern}|(?:he|she|I|they|(?:[A-Z][\w.’'-]*\s?){{1,3}})\s(?:[a-z]+ly\s)?[a-z]{{2,}}ed\b"
)
VERSE: Final = re.compile(r"\n {2,}\S|\n\s*(?:--|—)\s*[A-Z]")


class Kind(NamedTuple):
    """An element, how sure it is, and what it rests on.

    `aloud` is false for thought; `clause` says on which side the reporting clause stands, `before` or `after`.
    """

    element: str
    cert: str
    why: str
    aloud: bool = True
    clause: str = ""


def kinds(contexts: Sequence[Context], heads: frozenset[int]) -> list[Kind]:
    """The kind of each quotation; `heads` are the numbers of the blocks that are heads."""
    found: list[Kind] = []
    for context in contexts:
        found.append(_kind(context, contexts, context.first in heads, found))
    return found


def _kind(context: Context, contexts: Sequence[Context], head: bool, earlier: Sequence[Kind]) -> Kind:
    if head:
        return Kind("title", "low", "in a head") if context.whole else Kind("soCalled", "low", "in a head")
    return (
        _by_words_about_words(context)
        or _by_tail(context)
        or _by_dash(context)
        or _by_lead(context)
        or _by_place(context, contexts, earlier)
        or _by_shape(context)
    )


def _by_words_about_words(context: Context) -> Kind | None:
    text, lead = context.text, context.lead_sentence
    before = text[max(lead.start, lead.end - 60) : lead.end].rstrip(" \n_")
    short = len(context.words) <= 6
    if SO_CALLED.search(before):
        return Kind("soCalled", "high", "said to be so called")
    if short and MENTION.search(before):
        return Kind("mentioned", "high", "a word about words before it")
    if len(context.words) <= 12 and WORK.search(before) and _title_case(context):
        return Kind("title", "medium", "capitals, and a word for a work before it")
    return None


def _title_case(context: Context) -> bool:
    heavy = [word for word in context.words if word.lower() not in SMALL]
    return bool(heavy) and all(word[0].isupper() for word in heavy) and context.stop not in {"!", "?"}


def _by_tail(context: Context) -> Kind | None:
    """The kind by a reporting clause after it: “…,” he said."""
    if context.stop not in {*",!?—–-…."}:
        return None
    clause = context.tail_clause
    head = context.text[clause.start : min(clause.end, clause.start + 100)]
    if not head or context.text[context.quotation.end : clause.start].count("\n") > 2:
        return None
    if (
        context.stop == "."
        and not head[:1].islower()
        and "..." not in context.text[max(0, clause.start - 8) : clause.start]
    ):
        return None
    if _reports(head, WRITING):
        return Kind("quote", "high", "a verb of writing after it", clause="after")
    if _reports(head, THINKING):
        return Kind("said", "high", "a verb of thinking after it", aloud=False, clause="after")
    if _reports(head, SPEAKING):
        return Kind("said", "high", "a reporting verb after it", clause="after")
    if (INVERTED if context.stop in {"!", "?"} else ACTED).match(head) and context.stop != "." and context.capital:
        return Kind("said", "medium", "a verb after it as in a reporting clause", clause="after")
    return None


def _by_dash(context: Context) -> Kind | None:
    if context.quotation.opening.family != "dash":
        return None
    return Kind("said", "medium", "speech that a dash opens")


def _reports(clause: str, verbs: frozenset[str]) -> bool:
    """Whether a verb stands where a reporting verb does: first, or after its subject."""
    match = next((match for match in occurrences(verbs, clause) if not match[0].endswith("ing")), None)
    if match is None or not match[0].islower():
        return False
    before = clause[: match.start()]
    if not before.strip():
        return True
    return len(before.split()) <= 9 and "," not in before.rstrip(", ") and PERSON.match(before) is not None


def _by_lead(context: Context) -> Kind | None:
    """The kind by what leads up to it: he said, “…”; he wrote: “…”."""
    if context.lead_stop not in {*":,—–-"}:
        return _by_verb_before(context)
    text = context.text[context.lead_sentence.start : context.lead_sentence.end]
    colon = context.lead_stop == ":"
    speaks, writes, thinks = (_last(verbs, text) for verbs in (SPEAKING, WRITING, THINKING))
    document = _last(DOCUMENT, text) if colon else -1
    if max(writes, document) > speaks or (document >= 0 and speaks < 0):
        return Kind("quote", "high" if writes >= 0 else "medium", "a letter or a document before it", clause="before")
    if speaks >= 0 and not colon and not context.capital and context.stop == "":
        return None
    if speaks >= 0 and (colon or len(text) - speaks < 90):
        if thinks == speaks:
            return Kind("said", "medium", "a verb of thinking before it", aloud=False, clause="before")
        return Kind("said", "high", "a reporting verb before it", clause="before")
    if thinks >= 0 and len(text) - thinks < 60:
        return Kind("said", "medium", "a verb of thinking before it", aloud=False, clause="before")
    if colon and context.capital and context.stop:
        return Kind("said", "medium", "a sentence after a colon", clause="before")
    if context.lead_stop == "," and context.capital and context.stop in {*".!?…—-"} and len(context.words) > 2:
        return Kind("said", "low", "a sentence after a comma")
    return None


def _by_verb_before(context: Context) -> Kind | None:
    """The kind by a verb right before it, without a stop: he said “…”."""
    before = context.text[context.lead_sentence.start : context.lead_sentence.end].split()[-1:]
    if context.capital and before and before[0] in SPEAKING - {"called", "calling"}:
        return Kind("said", "medium", "a reporting verb right before it", clause="before")
    return None


def _last(vocabulary: frozenset[str], text: str) -> int:
    return max((match.start() for match in occurrences(vocabulary, text)), default=-1)


def _by_place(context: Context, contexts: Sequence[Context], earlier: Sequence[Kind]) -> Kind | None:
    """The kind of a paragraph that is a quotation, or of what begins or goes on with one."""
    if context.starts_block:
        return _first_of_block(context)
    sentence = context.capital and context.stop != ""
    between = context.text[context.lead.start : context.lead.end].strip()
    if context.before is not None and context.capital and between in {"and", "or", "and then", ", and", "then"}:
        kind = earlier[context.before]
        return Kind(kind.element, "medium", "joined to a quotation of this kind", kind.aloud)
    if context.before is not None and sentence and context.lead_stop in {"", *".,!?—–-;…)"}:
        kind = earlier[context.before]
        if kind.element in {"said", "quote"} and (contexts[context.before].starts_block or kind.cert != "low"):
            return Kind(kind.element, "medium", "goes on after a quotation of this kind", kind.aloud)
    return None


def _first_of_block(context: Context) -> Kind | None:
    quotation, text = context.quotation, context.text
    introduction = context.introduction.text_of(text) if context.introduction else ""
    if LETTER.match(text, *quotation.content) and (len(context.words) > SALUTATION or context.last > context.first):
        return Kind("quote", "high", "begins as a letter does")
    if introduction and _last(SPEAKING, introduction) < max(
        _last(WRITING, introduction), _last(DOCUMENT, introduction)
    ):
        return Kind("quote", "high", "a letter or a document in the paragraph before")
    if VERSE.search(text, quotation.start, min(context.block.end, quotation.start + 400)) and not introduction:
        return Kind("quote", "medium", "set as verse or with its source beneath")
    if context.whole and context.last > context.first and _signed(context):
        return Kind("quote", "medium", "paragraphs with the head or the signature of a document")
    if context.whole:
        return Kind("said", "high" if context.stop else "low", "a paragraph of its own")
    if context.capital and context.stop:
        return Kind("said", "medium", "begins a paragraph and ends with a stop")
    return None


def _signed(context: Context) -> bool:
    """Whether the first lines of a quotation are a head, or the last ones a signature."""
    lines = context.quotation.content.text_of(context.text).strip().splitlines()
    first, last = lines[0].strip(EDGE), lines[-1].strip(EDGE)
    return (len(first) < 60 and (first.isupper() or first[-1:] in {":", "!"})) or (
        len(last) < 60 and (last.isupper() or last[-1:].isalnum() or lines[-1][:8].isspace())
    )


def _by_shape(context: Context) -> Kind:
    """The kind by length, capitals and stops alone."""
    count = len(context.words)
    text = context.text
    lead = text[max(context.lead.start, context.lead.end - 40) : context.lead.end]
    sentence_before = context.lead_stop in {"", *".!?…)"} and (
        context.lead.start == context.lead.end or bool(lead.strip())
    )
    if context.capital and context.stop in {"!", "?"} and OUTCRY.search(lead.replace("\n", " ")):
        return Kind("said", "medium", "a word for an outcry before it")
    lead_sentence = text[context.lead_sentence.start : context.lead_sentence.end]
    if not context.capital and count > 1 and _last(WRITING, lead_sentence) >= 0:
        return Kind("quote", "medium", "a phrase in a sentence with a verb of writing")
    if not sentence_before and not (context.stop in {"!", "?"} and count > 2) and (count <= SO_CALLED_WORDS):
        sure = not context.capital or ARTICLE.search(lead)
        return Kind("soCalled", "high" if sure else "medium", "a short phrase within a sentence")
    if not context.capital:
        if count <= SO_CALLED_WORDS:
            return Kind("soCalled", "medium", "a short phrase without a capital")
        return Kind("quote", "medium", "a longer phrase within a sentence")
    if sentence_before and context.stop:
        return Kind("said", "medium", "a sentence of its own")
    if sentence_before and count >= 8:
        return Kind("said", "low", "a sentence of its own, without a stop")
    if context.stop in {"!", "?"} or count > SO_CALLED_WORDS:
        return Kind("q", "low", "a sentence within a sentence")
    return Kind("soCalled", "low", "a short phrase")

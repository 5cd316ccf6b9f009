"""The persons that subjects mean: for a pronoun the last one named before it, for an actor the one who acts."""

import re
from dataclasses import replace
from typing import Final

from tei_tools.annotators.quotations.context import Context
from tei_tools.annotators.quotations.mentions import Mentions, pronoun_sex
from tei_tools.annotators.quotations.subjects import Subject
from tei_tools.document import Span

CALL: Final = 30  # characters before a name that tell whether it is called
TITLE: Final = re.compile(r"\b(?:Mr|Mrs|Miss|Dr|Sir|Lady|Lord|Aunt|Uncle|Cousin|Captain|Colonel|Doctor)\.?\s$")
VOCATIVE: Final = re.compile(
    r"(?:[\"'“‘,;.!?—-]|\b(?:[Oo]h|[Aa]h|[Nn]o|[Yy]es|[Ww]ell|[Yy]ou))_?\s*(?:[Mm]y\s)?(?:(?:[Pp]oor|[Oo]ld)\s)?"
    r"(?:[Dd]ear(?:est)?\s)?$"
)
ACTOR: Final = re.compile(r"[\s\"'”’]*(?:And |But |Then )?(I|He|She)\b")


def person(mentions: Mentions, subject: Subject | None, previous: Subject | None, context: Context) -> Subject | None:
    """A subject with the person that it points to, as far as it can be told; `previous` spoke just before."""
    if subject is None or subject.pointer is not None:
        return subject
    narrator = mentions.narrator
    if subject.pronoun == "I" and narrator and context.parent is None:
        return replace(subject, pointer=narrator, why="the narrator’s own I")
    if subject.pronoun in {"he", "she"} and (pointer := _meant(mentions, subject, previous, context)):
        return replace(subject, pointer=pointer, cert="medium", why=f"{subject.pronoun}: the last subject before")
    if pointer := mentions.described(subject.description):
        return replace(subject, pointer=pointer, cert="medium", why="the only one of that title who is named")
    return subject


def _meant(mentions: Mentions, subject: Subject, previous: Subject | None, context: Context) -> str | None:
    """Whom a pronoun means: in the same block any name, before it only a subject."""
    sex = pronoun_sex(subject.pronoun or "")
    # “Come,” he said to Robert: he is neither Robert, nor who spoke just before, nor a name within the speech.
    told = {pointer for _, pointer in mentions.within(context.tail_clause)}
    excluded = {*named_in(mentions, context), *told, mentions.narrator, previous.pointer if previous else None}
    fallback = None
    seen: set[str] = set()
    for mention in mentions.before(subject.position):
        if mention.pointer in excluded or mention.sex not in {"", sex}:
            continue
        if mention.start < context.block.start and fallback:
            return fallback
        near = mention.start >= context.block.start
        if mention.subject and (mention.sex or near):
            return mention.pointer or None
        if near and mention.sex:
            fallback = fallback or mention.pointer
        if mention.pointer:
            seen.add(mention.pointer)
    return fallback or (seen.pop() if len(seen) == 1 else None)


def named_in(mentions: Mentions, context: Context) -> set[str]:
    """The persons named in a quotation: who speaks rarely names himself."""
    return {pointer for _, pointer in mentions.within(context.quotation.span)}


def addressed(mentions: Mentions, context: Context) -> set[str]:
    """The persons whom a speech addresses by name: Well, Tom, … My dear Tom!"""
    found = set()
    for span, pointer in mentions.within(context.quotation.span):
        before = context.text[max(context.quotation.start, span.start - CALL) : span.start]
        after = context.text[span.end : min(span.end + 2, context.quotation.end)]
        alone = len(context.words) <= len(span.text_of(context.text).split())
        if not alone and VOCATIVE.search(TITLE.sub("", before)) and after[:1] in {*",.!?;—-"}:
            found.add(pointer)
    return found


def actor(mentions: Mentions, sentence: Span, context: Context, *, first: bool = False) -> Subject | None:
    """Who acts in a sentence beside a speech that no verb reports: Tom rose. “Well!”

    With `first`, only one with whom the sentence begins.
    """
    why = "acts in the sentence beside it"
    for mention in mentions.narrated_within(sentence):
        if first and len(context.text[sentence.start : mention.start].split()) > 1:
            break
        if mention.subject and mention.pointer not in named_in(mentions, context):
            return Subject(mention.pointer, cert="low", why=why) if mention.pointer else None
    if match := ACTOR.match(context.text, *sentence):
        pronoun = match[1] if match[1] == "I" else match[1].lower()
        found = person(mentions, Subject(pronoun=pronoun, position=match.start(1)), None, context)
        return found and replace(found, cert="low", why=why)
    return None

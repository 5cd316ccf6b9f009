"""Marks of editors and transcribers: `[?]`, `[sic]`, `[illegible]`, `[torn]`, `[…]`, and words supplied in brackets."""

import re
from collections.abc import Iterator
from typing import Final

from tei_tools.document import Annotation, Document, Span

BRACKETS: Final = re.compile(r"\[([^\[\]\n]{1,60})\]")
WORD_BEFORE: Final = re.compile(r"([^\W_]+(?:['’\-][^\W_]+)*)[,.;:!]?[ \n]?\Z")
LONGEST_WORD: Final = 80

# https://tei-c.org/release/doc/tei-p5-doc/en/html/ref-gap.html
GAPS: Final = {
    "illegible": re.compile(r"illeg(ible|\.)?|(il)?legible|un-?(readable|decipherable|intelligible)|indecipherable"),
    "damage": re.compile(r"torn|damaged?|mutilated|burn(t|ed)|stain(ed)?|blot(ted)?|faded|hole|eaten|cut (off|away)"),
    "lost": re.compile(r"missing|lost|lacuna|wanting"),
    "blank": re.compile(r"blank( space)?"),
    "omitted": re.compile(r"(\. ?){2,5}|…"),
}
MEASURE: Final = re.compile(
    r"(?:(?:the|an?|one|two|three|four|five|\d+|several|some|rest of|remainder of) )*"
    r"(?:(?:word|line|page|leaf|passage|name|figure|ms|manuscript|paper|part|letter|edge)s?\.? )?(?:(?:is|are|here) )?"
)

# What an editor adds to make a sentence whole. Actors and audiences do other things in brackets: [aside], [applause].
WORDS_OF_GRAMMAR: Final = """
a an the and or but if that which who whom as than so not no of to in on at by for from with into upon over under
is are was were be been being am has have had do does did will would shall should may might can could must
i he she it we they you me him her us them his its my our your their this these those there when where
"""
FUNCTION_WORDS: Final = frozenset(WORDS_OF_GRAMMAR.split())
CONVENTION: Final = 2
"""How many words of grammar must stand in brackets before the text has the convention of supplying words so."""


def editorial(document: Document) -> Iterator[Annotation]:
    """Marks of editors and transcribers, each with the word that it is about."""
    text = document.text
    brackets = list(BRACKETS.finditer(text))
    supplies = convention(text, brackets)
    for match in brackets:
        content = match[1].strip().lower()
        if content.strip("?") == "":
            yield from about_word(text, match, "unclear")
        elif content.rstrip("!.") == "sic":
            yield from about_word(text, match, "sic")
        elif reason := lacuna(content):
            yield Annotation(
                Span(*match.span()),
                "gap",
                {"reason": reason},
                cert="high",
                why=f"{match[0]} stands for what is not there",
            )
        elif supplies and in_sentence(text, match):
            yield Annotation(
                Span(*match.span()), "orig", corr=match[1], cert="medium", why="the text supplies words in brackets"
            )


def about_word(text: str, match: re.Match[str], element: str) -> Iterator[Annotation]:
    """The note that a mark is, and before it the word that it is about."""
    start = max(0, match.start() - LONGEST_WORD)
    if word := WORD_BEFORE.search(text[start : match.start()]):
        span = Span(start + word.start(1), start + word.end(1))
        why = f"{match[0]} follows it"
        # https://tei-c.org/release/doc/tei-p5-doc/en/html/PH.html#PHDA
        if element == "unclear":
            yield Annotation(span, "unclear", {"reason": "illegible"}, cert="low", why=why)
        else:
            yield Annotation(span, element, cert="high", why=why)
    why = "an editor's mark"
    yield Annotation(Span(*match.span()), "note", {"type": "editorial", "place": "inline"}, cert="high", why=why)


def lacuna(content: str) -> str | None:
    """Why words are lacking where brackets have this content; None if it says nothing of the kind."""
    content = content.rstrip("?!").strip()
    measure = MEASURE.match(content)
    rest = content[measure.end() if measure else 0 :].strip()
    for reason, pattern in GAPS.items():
        if pattern.fullmatch(rest) or pattern.fullmatch(content):
            return reason
    return None


def convention(text: str, brackets: list[re.Match[str]]) -> bool:
    """Whether the text supplies words in brackets: words of grammar, within sentences, and no others more often."""
    single = [match[1].lower() for match in brackets if in_sentence(text, match)]
    grammar = sum(word in FUNCTION_WORDS for word in single)
    return grammar >= CONVENTION and 2 * grammar >= len(single)


def in_sentence(text: str, match: re.Match[str]) -> bool:
    """Whether the brackets hold a single word amid a sentence."""
    before, after = text[max(0, match.start() - 2) : match.start()], text[match.end() : match.end() + 2]
    return (
        match[1].isalpha()
        and re.fullmatch(r"[\w,;:’'”)][ \n]", before) is not None
        and re.match(r"[ \n][\w“‘(]|[,;:.?!]", after) is not None
    )

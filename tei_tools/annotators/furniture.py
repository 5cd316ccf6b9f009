"""Furniture of a web page: what a site put round a text that was copied from it.

https://tei-c.org/release/doc/tei-p5-doc/en/html/PH.html#PHSK
"""

import re
from collections.abc import Iterator
from typing import Final

from tei_tools.document import Annotation, Document, Span
from tei_tools.whitespace import LINE, chunks

# Lines that wikis, archives and blogs put round a text, each whole.
WEB_LINE: Final = re.compile(
    r"""(?xi)
      (jump|skip)[ ]to:?[ ]?([ ]?(main[ ])?(navigation|search|content),?)+([ ]?jump[ ]to[ ](navigation|search))*
    | from[ ]wikipedia,[ ]the[ ]free[ ]encyclopedia
    | (from|source:)[ ](wikisource|wikipedia|wikimedia).*
    | retrieved[ ]from[ ].*https?:.*
    | permanent[ ]link
    | print(able)?[ ](this[ ]page|version|friendly.*)
    | e-?mail[ ]this([ ]page)?
    | this[ ]page[ ]was[ ]last[ ](edited|modified)[ ]on.*
    | last[ ](updated|modified)([ ]on)?:?[ ].*\d{4}.*
    | (hidden[ ])?categor(y|ies):.*
    | ←[ ]?[^←→]{1,120}→ | about[ ]wiki(source|pedia)
    | privacy[ ]policy | terms[ ]of[ ](use|service) | disclaimers?
    | navigation[ ]menu | main[ ]menu
    | what[ ]links[ ]here | related[ ]changes | recent[ ]changes | special[ ]pages | page[ ]information
    | cite[ ]this[ ]page | download[ ]as[ ]pdf | view[ ](history|source) | in[ ]other[ ]languages
    | (text|content)[ ]is[ ]available[ ]under[ ].*(licen[cs]e|commons|terms).*
    | powered[ ]by[ ]\w+(\.\w+)? | you[ ]are[ ]here:.*
    | cookie[ ](policy|settings) | (we|this[ ](web)?site)[ ]uses?[ ]cookies.* | accept([ ]all)?[ ]cookies
    | (log|sign)[ ](in|out|up)([ ]/[ ]sign[ ]up)? | create[ ]account
    | share[ ](this|on)([ ](page|article|post))?([ ](facebook|twitter|x))?:?
    | leave[ ]a[ ](comment|reply) | \d+[ ]comments?
    | subscribe | follow[ ]us([ ]on[ ].*)?
    | back[ ]to[ ](the[ ])?(top|index|contents)
    | (©|\(c\)|copyright)[ ].*\b(all[ ]rights[ ]reserved.*|https?:\S+|\w+\.(com|org|net|edu)\b.*)
    | (https?://|www\.)\S+
    | \[[ ]?edit([ ]?\|[ ]?edit[ ]source)?[ ]?\]
    """
)
# A path through a site, or links side by side: `Home > Library > Reed`, `« Previous | Next »`.
PATH: Final = re.compile(r"(?i)(?:home|index|library|archive|main page)(?: ?[>»›→|] ?[^>»›→|\n]{1,60}){1,8}")
PLACE: Final = r"(?:previous|prev|next|contents|index|home|up|top)(?: (?:page|chapter|section|part))?"
TURNING: Final = re.compile(rf"(?i)[«‹<←| ]{{0,4}}{PLACE}(?: ?[|«»‹›<>←→•·:/-]{{1,3}} ?{PLACE}){{0,4}}[ »›>→|]{{0,4}}")
# Furniture only beside what certainly is: the line in which a wiki says whose page it is, and the words of its links.
SITE_LINE: Final = re.compile(r"From [A-Z][\w.-]*(?: [\w.-]+){0,4}")
LINK: Final = re.compile(
    r"(?i)home|search|tools|share|tweet|print|e-?mail|rss|login|menu|close|navigation|toggle .{1,40}|contact(?: us)?"
    r"|donate|site ?map|faq|random page|contents ?\[?hide\]?"
)
# These alone may also be heads of the text.
LINK_OR_HEAD: Final = re.compile(r"(?i)read|edit|history|view|talk|discussion|help|about|contents|index")
# The end of a head in a wiki.
EDIT: Final = re.compile(r"\[ ?edit(?: ?\| ?edit source)? ?\](?=[ \t]*(?:\n|\Z))")
LONGEST: Final = 400


def furniture(document: Document) -> Iterator[Annotation]:
    """An `fw` of type `web` for each run of lines that a site put there, and for `[edit]` after a head."""
    text = document.text
    position = 0
    for span in runs(text):
        yield from (web(Span(*match.span())) for match in EDIT.finditer(text, position, span.start))
        yield web(span)
        position = span.end
    yield from (web(Span(*match.span())) for match in EDIT.finditer(text, position))


def web(span: Span) -> Annotation:
    """Words that a site put there."""
    return Annotation(span, "fw", {"type": "web"}, cert="high", why="words that a site puts round a text")


def runs(text: str) -> Iterator[Span]:
    """The chunks that are a site's, and those of links before and after them."""
    kinds = [(chunk, kind(text, chunk)) for chunk in chunks(text)]
    beside = [False] * len(kinds)
    for order in (range(len(kinds)), reversed(range(len(kinds)))):
        last = False
        for index in order:
            known, links = kinds[index][1]
            last = known or (links and last)
            beside[index] |= last
    yield from (chunk for (chunk, _), taken in zip(kinds, beside, strict=True) if taken)


def kind(text: str, chunk: Span) -> tuple[bool, bool]:
    """Whether a chunk is certainly a site's, and whether it may be one's."""
    if chunk.end - chunk.start > LONGEST:
        return False, False
    lines = [match[0] for match in LINE.finditer(text, *chunk)]
    known = False
    for line in lines:
        if is_known(line):
            known = True
        elif not is_link(line):
            return False, False
    return known, not (len(lines) == 1 and may_be_text(lines[0]))


def is_known(line: str) -> bool:
    """Whether only a site has this line."""
    return bool(WEB_LINE.fullmatch(line) or PATH.fullmatch(line))


def is_link(line: str) -> bool:
    """Whether a site often has this line, and a text may."""
    return bool(LINK.fullmatch(line) or TURNING.fullmatch(line)) or may_be_text(line)


def may_be_text(line: str) -> bool:
    """Whether a line is a site's only in the company of others."""
    return bool(SITE_LINE.fullmatch(line) or LINK_OR_HEAD.fullmatch(line))

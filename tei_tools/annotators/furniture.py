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
    | categor(y|ies):.*
    | privacy[ ]policy | terms[ ]of[ ](use|service) | disclaimers?
    | navigation[ ]menu | main[ ]menu
    | cookie[ ](policy|settings) | (we|this[ ]site)[ ]uses?[ ]cookies.* | accept([ ]all)?[ ]cookies
    | (log|sign)[ ](in|out|up)([ ]/[ ]sign[ ]up)? | create[ ]account
    | share[ ](this|on)([ ](page|article|post))?([ ](facebook|twitter|x))?:?
    | leave[ ]a[ ](comment|reply)
    | back[ ]to[ ](the[ ])?(top|index|contents)
    | (https?://|www\.)\S+
    | \[[ ]?edit[ ]?\]
    """
)
# The line in which a wiki says whose page it is. It is furniture only beside another line that is.
SITE_LINE: Final = re.compile(r"From [A-Z][\w.-]*(?: [\w.-]+){0,4}")
LONGEST: Final = 400


def furniture(document: Document) -> Iterator[Annotation]:
    """An `fw` of type `web` for each run of lines that a site put there."""
    for chunk in chunks(document.text):
        if chunk.end - chunk.start > LONGEST:
            continue
        lines = [match[0] for match in LINE.finditer(document.text, *chunk)]
        known = [WEB_LINE.fullmatch(line) is not None for line in lines]
        if any(known) and all(web or SITE_LINE.fullmatch(line) for web, line in zip(known, lines, strict=True)):
            yield Annotation(
                Span(*chunk), "fw", {"type": "web"}, cert="high", why="words that a site puts round a text"
            )

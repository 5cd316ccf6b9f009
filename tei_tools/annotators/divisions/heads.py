"""What a head looks like: a word for a division with a number, a name of a part, a number, a title."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from tei_tools.annotators.divisions.layout import LONGEST_HEAD, Chunk
from tei_tools.document import Span
from tei_tools.enumeration import NUMBER, ROMAN, WORD, value
from tei_tools.whitespace import LINE

# The title of the whole begins no division.
WHOLE: Final = 0
TOPMOST: Final = 1
CHAPTER: Final = 4
SECTION: Final = 5
LEVELS: Final = {
    "volume": 1,
    "book": 2,
    "part": 3,
    "act": 3,
    **dict.fromkeys(
        (
            "canto", "chapter", "letter", "epistle", "stave", "fit", "adventure", "lecture", "sermon", "essay", "tale",
            "lesson", "dialogue", "meditation", "number", "day", "night",
        ),
        CHAPTER,
    ),
    "scene": 5,
    "section": 5,
    "article": 5,
}  # fmt: skip
SHORTENED: Final = {
    "vol": "volume",
    "tome": "volume",
    "bk": "book",
    "pt": "part",
    "chap": "chapter",
    "cap": "chapter",
    "sect": "section",
    "§": "section",
    "no": "number",
    "fytte": "fit",
    "art": "article",
}
# What needs a neighbour in its sequence to be one: `No. 5` may be anything.
WEAK: Final = frozenset({"number", "day", "night", "article", "tale", "roman", "digits"})
_KIND: Final = "|".join(sorted([*LEVELS, *SHORTENED], key=len, reverse=True))
_ORDINAL: Final = rf"(?:the[ ])?{WORD}"
KEYWORD: Final = re.compile(
    rf"""(?xi) (?:
      (?P<kind>{_KIND})(?:\.[ ]*|[ ]+|(?<=§)) (?P<number>{NUMBER}|the[ ]last|last)
    | (?P<ordinal>{_ORDINAL}) [ ]+ (?P<of>{_KIND}) ) (?![\w'’]|-\w)
    (?P<mark>[ ]*[.:,;)\]—–-]*[ ]*) (?P<title>.*)"""
)
# A bare number, or a number with a stop or a dash behind it.
NUMBERED: Final = re.compile(
    rf"(?P<number>(?-i:(?=[IVXLC]){ROMAN})|\d{{1,3}})(?:\.?|(?:\.[ ]?[—–-]*|[ ]?(?:[—–]|--))[ ]*(?P<title>\S.*))"
)

FRONT: Final = {
    "preface": "preface",
    "foreword": "preface",
    "proem": "preface",
    "introduction": "introduction",
    "advertisement": "preface",
    "dedication": "dedication",
    "abbreviations": "abbreviations",
    "dramatis personae": "castlist",
    "dramatis personæ": "castlist",
    "persons of the play": "castlist",
    "persons of the drama": "castlist",
    "persons represented": "castlist",
    "acknowledgements": "acknowledgements",
    "acknowledgments": "acknowledgements",
}
BODY: Final = {
    "prologue": "prologue",
    "prelude": "prologue",
    "interlude": "interlude",
    "epilogue": "epilogue",
    "conclusion": "conclusion",
    "finale": "conclusion",
}
BACK: Final = {
    "afterword": "afterword",
    "postscript": "afterword",
    "appendix": "appendix",
    "appendices": "appendix",
    "glossary": "glossary",
    "bibliography": "bibliography",
    "notes": "notes",
    "footnotes": "notes",
    "endnotes": "notes",
    "addenda": "errata",
    "errata": "errata",
    "corrigenda": "errata",
    "index": "index",
    "colophon": "colophon",
    "chronology": "chronology",
}
NAMES: Final = FRONT | BODY | BACK
_NAME: Final = "|".join(re.escape(name) for name in sorted(NAMES, key=len, reverse=True))
_WHO: Final = r"(?:author|editor|translator|publisher|transcriber|redactor|printer|compiler)(?:['’]?s['’]?)?"
_WHAT: Final = "introductory|prefatory|preliminary|biographical|historical|general|critical|original"
NAMED: Final = re.compile(
    rf"""(?xi) (?:
      (?:(?:the|an?|{_WHO}|{_WHAT}|short|brief|first|second|third|new)[ ])* (?P<name>{_NAME})
    | (?:(?:the|an?)[ ])?(?:{_WHO}|{_WHAT})[ ](?:notes?|remarks|essay|chapter|memoir|sketch|apology)
    | to[ ]the[ ]reader | (?P<list>list[ ]of[ ](?:the[ ])?\w+(?:[ ]\w+){{0,5}}) )
    (?:[ ]+(?P<number>{NUMBER}|[A-Z]\b))?
    (?P<tail>[ ](?:to|by|of|on|for|and)[ ][^.:;!?]{{1,80}})?
    (?:[.:]|(?:[.:][ ]?[—–-]*|[ ]?(?:[—–]|--))[ ]*(?P<title>\S.*))?"""
)
TRANSCRIBER: Final = re.compile(r"(?i)(?:transcriber|redactor)(?:['’]?s['’]?)? (?:end ?)?notes?(?: to .*)?[.:]?")
# Names that are common words too: capitals, or white space above them, must tell.
COMMON: Final = frozenset({"postscript", "advertisement", "notes", "index", "chronology", "abbreviations", "proem"})
DEDICATION: Final = re.compile(r"(?:DEDICATED\s)?TO\s(?!THE READER)[A-Z][^a-z]*")
LONGEST_TITLE: Final = 100
# What marks up a head in plain text.
MARKUP: Final = " _=*~-–—"
# What stands in brackets at the end of a title.
ASIDE: Final = re.compile(r"(?<=\w)[_.]? ?\([^()]{1,60}\)[_.]*$")
_SMALL_WORDS: Final = frozenset(
    re.findall(
        "\\w+", "a an and as at but by de du for from her his in into is la le of on or the their to upon with vs"
    )
)
_OPENING: Final = "“‘\"'([_*= "
_CLOSING: Final = "”’\"')]_*= "


@dataclass(frozen=True, slots=True)
class Head:
    """The lines of a head, and the division that it begins. `level` 1 is the outermost.

    `kind` is the type of the division; `form` says what the head was known by: `keyword`, `name`, `number`, `title`;
    `bare` is without a title; `style` is how a number is set (`1.`, `1. T`); `more` are titles in chunks of their own
    below; what is `silent` begins a division that has no head.
    """

    span: Span
    kind: str
    form: str
    level: int
    number: int | None = None
    bare: bool = False
    gap: int = 0
    letter: str | None = None
    style: str = ""
    more: tuple[Span, ...] = ()
    silent: bool = False

    @property
    def end(self) -> int:
        """Where its last line ends."""
        return self.more[-1].end if self.more else self.span.end

    @property
    def n(self) -> str | None:
        """The number or letter of its division."""
        return str(self.number) if self.number else self.letter


def heads_in(text: str, chunk: Chunk) -> list[Head]:
    """The heads that a chunk is, or that its first lines are; mostly one or none."""
    first = chunk.first(text)
    if not first or len(first) > LONGEST_HEAD:
        return []
    if KEYWORD.fullmatch(first.strip(MARKUP)):
        return list(by_keyword(text, chunk))
    if not chunk.short(text):
        return []
    head = named(text, chunk, first.strip(MARKUP)) or numbered(text, chunk, first.strip(MARKUP))
    return [head] if head else []


def by_keyword(text: str, chunk: Chunk) -> Iterator[Head]:
    """A head for each line at the top of the chunk that has a word for a division with a number."""
    start = position = chunk.span.start
    found: Head | None = None
    while line := LINE.match(text, position, chunk.span.end):
        heads = keyword(text, Span(*line.span()), chunk)
        if heads:
            yield from [*([found] if found else []), *heads[:-1]]
            found, start = heads[-1], position
        elif found is None or not belongs(text, Span(start, chunk.span.end), line[0]):
            break
        else:
            found = replace(found, span=Span(found.span.start, line.end()), bare=False)
        position = line.end()
        while position < chunk.span.end and text[position].isspace():
            position += 1
    if found is not None:
        yield found


def belongs(text: str, rest: Span, line: str) -> bool:
    """Whether a line beneath a number belongs to its head: the chunk ends soon, or it is in capitals."""
    few = text.count("\n", *rest) < 3 and rest.end - rest.start <= LONGEST_HEAD
    return few or line.isupper()


def keyword(text: str, span: Span, chunk: Chunk) -> list[Head]:
    """The heads that a line with a word for a division and its number is: two in `ACT I. SCENE I.`"""
    line = span.text_of(text).strip(MARKUP)
    match = KEYWORD.fullmatch(line)
    if match is None or not (line[0].isupper() or line[0] == "§"):
        return []
    spelled = (match["kind"] or match["of"]).lower()
    kind = SHORTENED.get(spelled, spelled)
    number = value(match["number"] or match["ordinal"])
    title, marked = match["title"], bool(match["mark"].strip())
    head = Head(span, kind, "keyword", LEVELS[kind], number, bare=not title, gap=chunk.gap)
    if marked and (inner := KEYWORD.fullmatch(title)) and inner["kind"]:
        below = SHORTENED.get(inner["kind"].lower(), inner["kind"].lower())
        return [
            replace(head, silent=True, bare=False),
            Head(span, below, "keyword", LEVELS[below], value(inner["number"]), not inner["title"], chunk.gap),
        ]
    titled = is_title(title) or (marked and chunk.short(text) and title[:1].isupper() and len(title) <= LONGEST_TITLE)
    ordinal = match["of"] is not None and not (line.isupper() or (not title and chunk.short(text)))
    return [head] if not ordinal and (not title or titled) else []


def named(text: str, chunk: Chunk, first: str, *, announced: bool = False) -> Head | None:
    """The head that the name of a part is; `announced`: a table of contents has it."""
    if TRANSCRIBER.fullmatch(first) and "\n" not in chunk.span.text_of(text):
        return Head(chunk.span, "transcribersNote", "name", TOPMOST, gap=chunk.gap)
    match = NAMED.fullmatch(first)
    if match is None or not first[0].isupper() or (match["title"] and not is_title(match["title"])):
        return None
    name = (match["name"] or "to the reader").lower()
    tail = (match["tail"] or "").lower()
    if tail.startswith((" of ", " on ", " for ", " and ")) and not first.isupper():
        return None
    if (name in COMMON or match["list"]) and not (announced or first.isupper() or chunk.gap > 1):
        return None
    if text.count("\n", *chunk.span) and not all(is_title(text[slice(*line)]) for line in chunk.lines(text)):
        return None
    kind = "list" if match["list"] else NAMES.get(name, "preface")
    where = re.search(rf"(?i)(?:{_KIND})\.? ({NUMBER})$", tail)
    number = where[1] if where else match["number"]
    # Of single letters only I, V and X are numbers here: after APPENDIX B comes APPENDIX C.
    letter = number if number and re.fullmatch("[A-HJ-UWYZ]", number) else None
    level = SECTION if where else CHAPTER
    count = value(number) if number and not letter else None
    return Head(chunk.span, kind, "name", level, count, not match["title"], chunk.gap, letter)


def numbered(text: str, chunk: Chunk, first: str) -> Head | None:
    """The head that a number with or without a title is."""
    match = NUMBERED.fullmatch(first)
    if match is None or (match["title"] and not is_title(match["title"])):
        return None
    rest = chunk.span.text_of(text).partition("\n")[2].strip()
    if rest and not (rest.isupper() or (match["title"] is None and is_title(rest))):
        return None
    digits = match["number"].isdecimal()
    if digits and first.isdecimal() and chunk.gap < 2:
        return None
    bare = match["title"] is None and not rest
    kind = "digits" if digits else "roman"
    style = f"{kind}{first[match.end('number') : match.start('title') if match['title'] else None].strip()}"
    style = f"{style} T" if match["title"] else style
    return Head(chunk.span, kind, "number", SECTION, value(match["number"]), bare, chunk.gap, style=style)


def is_title(words: str) -> bool:
    """Whether words look like a title: short, on one line, with a capital first, and no stop last.

    A stop may end what is in capitals, or has capitals for all but its small words.
    """
    words = ASIDE.sub("", words)
    plain = words.lstrip(_OPENING)
    if len(words) > LONGEST_TITLE or "\n" in words or not plain[:1].isupper():
        return False
    if words.isupper() and not words.endswith(","):
        return True
    end = words.rstrip(_CLOSING)[-1:]
    if words.endswith(("...", "…")) or end in {",", ";", ":", "!", "?"}:
        return False
    return end != "." or (words[-1] == "." and title_case(words) and " " in plain)


def title_case(words: str) -> bool:
    """Whether all words but the small ones have capitals."""
    return all(word[:1].isupper() or word.lower() in _SMALL_WORDS for word in re.findall(r"[^\W\d_][\w'’]*", words))

"""The words that heads are made of, and how they look: words for divisions, names of parts, numbers."""

import re
from typing import Final

from tei_tools.enumeration import NUMBER, ROMAN, WORD

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
# The division that an appendix is to.
OF_DIVISION: Final = re.compile(rf"(?i)(?:{_KIND})\.? ({NUMBER})$")
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
    if words.endswith(("...", "…")) or end in set(",;:!?-–—"):
        return False
    return end != "." or (words[-1] == "." and title_case(words) and " " in plain)


def title_case(words: str) -> bool:
    """Whether all words but the small ones have capitals."""
    return all(word[:1].isupper() or word.lower() in _SMALL_WORDS for word in re.findall(r"[^\W\d_][\w'’]*", words))

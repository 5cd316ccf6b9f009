"""The elements that the program writes into a text, and what each may hold.

This table says in Python what `schema/tei_tools.rng` says in RELAX NG; `tests/test_profile.py` holds them together.
It is what makes every output valid by construction, whatever the annotators (our own or a plugin's) yield.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

NAMESPACE: Final = "http://www.tei-c.org/ns/1.0"
TEI: Final = f"{{{NAMESPACE}}}"
XML: Final = "{http://www.w3.org/XML/1998/namespace}"

# https://tei-c.org/release/doc/tei-p5-doc/en/html/DS.html
SECTIONS: Final = frozenset({"front", "body", "back"})
# Blocks that divisions hold, whether they hold text or other blocks.
CHUNKS: Final = frozenset({"p", "ab", "lg", "sp", "list", "stage", "quote", "floatingText"})
# What stands between any two blocks. https://tei-c.org/release/doc/tei-p5-doc/en/html/ref-model.global.html
BETWEEN: Final = frozenset({"fw", "note", "figure"})


class Content(NamedTuple):
    """What an element of structure holds: `top` first, then `blocks`, then `divisions`, and `bottom` last.

    Each in any number, with `BETWEEN` between any of them; but some of `blocks` or `divisions`, before any of `bottom`.
    `filler` is what text becomes that no annotator claimed.
    """

    top: frozenset[str] = frozenset()
    blocks: frozenset[str] = frozenset()
    divisions: frozenset[str] = frozenset()
    bottom: frozenset[str] = frozenset()
    filler: str = "ab"


_MATTER_TOP: Final = frozenset({"head", "byline", "epigraph"})
_BOTTOM: Final = frozenset({"closer", "trailer", "postscript"})
_DIVISION: Final = Content(_MATTER_TOP | {"opener"}, CHUNKS, frozenset({"div"}), _BOTTOM)
# Not what might be a phrase as well: nothing would tell whether `note` holds blocks then, or text.
_CHUNKS: Final = Content(blocks=CHUNKS - {"stage", "quote"}, filler="p")
CONTENT: Final[Mapping[str, Content]] = {
    "front": Content(_MATTER_TOP, frozenset({"p", "ab", "titlePage"}), frozenset({"div", "titlePage"})),
    "body": _DIVISION,
    "back": Content(_MATTER_TOP, frozenset({"p", "ab"}), frozenset({"div"}), _BOTTOM),
    "div": _DIVISION,
    "floatingText": _DIVISION,
    "lg": Content(frozenset({"head"}), frozenset({"l", "lg", "stage"}), filler="l"),
    "sp": Content(blocks=CHUNKS - {"sp"} | {"speaker", "l"}, filler="p"),
    "list": Content(frozenset({"head"}), frozenset({"item"}), filler="item"),
    "titlePage": Content(
        blocks=frozenset({"titlePart", "byline", "epigraph", "docImprint", "docEdition", "docDate"}),
        filler="titlePart",
    ),
    "epigraph": Content(blocks=CHUNKS, filler="p"),
    "postscript": Content(blocks=CHUNKS, filler="p"),
    "quote": _CHUNKS,
    "note": _CHUNKS,
    "item": _CHUNKS,
}
# These hold text where no annotator found blocks in them.
FLEXIBLE: Final = frozenset({"quote", "note", "item"})
# What a block needs round it where it stands alone.
WRAPPERS: Final = {"l": "lg", "item": "list", "speaker": "sp"}
# The element that has the content, where it is not the annotation's own: `gap` keeps its characters in a `desc`.
INNER: Final = {"gap": "desc", "figure": "head", "floatingText": "body"}
LEAF_BLOCKS: Final = frozenset(
    {"head", "p", "ab", "l", "speaker", "opener", "closer", "trailer"}
    | {"titlePart", "byline", "docImprint", "docEdition", "docDate"}
)
STRUCTURE: Final = (CONTENT.keys() - {"quote", "note"}) | LEAF_BLOCKS
"""Elements that are blocks, or hold blocks, wherever they stand."""
# Blocks where they have lines of their own, and phrases within other blocks.
BLOCKS_OR_PHRASES: Final = frozenset({"fw", "note", "figure", "stage", "quote"})
# `HAMLET. To be …`, `Dear Son: I have …`: what follows may stand on the same line.
RUN_IN: Final = frozenset({"speaker", "opener"})
# Each stands on the line after the one before it; other blocks follow after a blank line.
LINES: Final = frozenset({"l", "item"})
# https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#COHQQ
QUOTATIONS: Final = frozenset({"said", "quote", "q", "soCalled", "mentioned", "title"})
# https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#CONA
NAMES: Final = frozenset({"persName", "placeName", "orgName", "date"})
# https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#COHQHE
HIGHLIGHTED: Final = frozenset({"foreign", "term", "hi"})
# https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#COED
EDITORIAL: Final = frozenset({"sic", "orig", "unclear", "supplied", "gap"})
# https://tei-c.org/release/doc/tei-p5-doc/en/html/DS.html#DSOC
OF_LETTERS: Final = frozenset({"dateline", "salute", "signed"})
PHRASES: Final = QUOTATIONS | NAMES | HIGHLIGHTED | EDITORIAL | OF_LETTERS | BLOCKS_OR_PHRASES | {"ref", "label"}
# An `lb` over a hyphen at a line's end says what the line end after it is; a `pb` says which page begins.
# https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#CORS
MILESTONES: Final = frozenset({"lb", "pb"})
POINTS: Final = frozenset({"supplied", "pb"})
ELEMENTS: Final = STRUCTURE | PHRASES | MILESTONES

# What stands beside an element in `choice` when an annotation brings a reading of its own.
# https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html#COED
ALTERNATIVE: Final = {"sic": "corr", "orig": "supplied"}
# Elements that hold no other annotation.
LEAVES: Final = frozenset({"gap", "supplied"})
# model.inter is in the content of these alone.
# https://tei-c.org/release/doc/tei-p5-doc/en/html/ref-macro.paraContent.html
_WITH_INTER: Final = (
    LEAF_BLOCKS | FLEXIBLE | EDITORIAL | OF_LETTERS | {"stage", "figure", "said", "q", "hi", "ref"}
) - {"speaker", "opener", "closer", "byline", "docImprint", "docDate", "dateline", "supplied", "gap"}
# model.attributable is not in the content of these.
# https://tei-c.org/release/doc/tei-p5-doc/en/html/ref-date.html
_WITHOUT_ATTRIBUTABLE: Final = frozenset({"date", "opener", "closer", "dateline", "byline", "docImprint"})
# https://www.w3.org/TR/xml/#NT-Char; the form feed is white space of a text that becomes `pb`.
NOT_XML: Final = re.compile("[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Children that do not count for the source view: they are readings, not source.
NOT_SOURCE: Final = frozenset({"corr", "reg", "expan", "ex", "supplied"})
# libxml2 refuses files that are more than 256 deep; nobody quotes that deep.
MAX_DEPTH: Final = 64

# --- attributes: what an annotation may bring, and what its value looks like (the schema's datatypes)

_TYPE: Final = frozenset({"type", "subtype"})
_DATED: Final = frozenset({"when", "notBefore", "notAfter", "from", "to"})
_NAMED: Final = _TYPE | {"ref", "evidence"}
COMMON: Final = frozenset({"n", "xml:lang", "rend"})
"""What every element may have beside `resp`, `cert`, `xml:id`, `next` and `prev`, which the program sets itself."""
LINKS: Final = frozenset({"xml:id", "next", "prev"})
ATTRIBUTES: Final[Mapping[str, frozenset[str]]] = {
    "div": _TYPE,
    "head": _TYPE,
    "ab": _TYPE,
    "fw": _TYPE | {"place"},
    "lg": _TYPE,
    "sp": frozenset({"who"}),
    "list": _TYPE,
    "floatingText": _TYPE,
    "titlePart": _TYPE,
    "stage": frozenset({"type"}),
    "figure": _TYPE,
    "ref": _TYPE | {"target"},
    "lb": frozenset({"break"}),
    "said": frozenset({"who", "aloud", "direct"}),
    "quote": _TYPE | {"corresp"},
    "q": _TYPE | {"who"},
    "title": _TYPE | {"level", "ref"},
    "persName": _NAMED,
    "placeName": _NAMED,
    "orgName": _NAMED,
    "date": _TYPE | _DATED | {"evidence", "calendar", "when-custom", "datingMethod"},
    "term": _TYPE | {"ref"},
    "sic": _TYPE | {"evidence"},
    "orig": frozenset({"evidence", "reason"}),
    "supplied": frozenset({"evidence", "reason"}),
    "unclear": frozenset({"evidence", "reason"}),
    "gap": frozenset({"reason"}),
    "note": _TYPE | {"place"},
}
POINTERS: Final = frozenset({"who", "ref", "corresp", "calendar", "datingMethod"})
"""Attributes that point to what the header has, persons above all."""
# https://tei-c.org/release/doc/tei-p5-doc/en/html/HD.html#HDCALDES
CALENDARS: Final = {
    "gregorian-calendar": "The Gregorian calendar (New Style).",
    "julian-calendar": "The Julian calendar (Old Style).",
}
"""The calendars that the header describes where a date points to them, by their id."""
_WORD: Final = r"[^\W_][\w.\-]*"
_MONTH_DAY: Final = r"(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?"
_DATE: Final = rf"-?(?!0000)[0-9]{{4}}(-{_MONTH_DAY})?|--{_MONTH_DAY}|---(0[1-9]|[12][0-9]|3[01])"
# Letters and ASCII, without what xs:anyURI refuses in some implementation or other.
_IN_URI: Final = r"([\w\-.~!$&'()*+,;=@/?]|%[0-9A-Fa-f]{2})*"
_AUTHORITY: Final = r"//[\w.\-]+(:[0-9]{1,4})?(?=[/?# ]|$)"
_SCHEME: Final = r"[A-Za-z][A-Za-z0-9+.\-]*:"
_POINTER: Final = rf"(?=\S)(?!{_SCHEME}(?: |$))({_SCHEME}({_AUTHORITY})?)?(?!//){_IN_URI}(#{_IN_URI})?"
_POINTERS: Final = rf"{_POINTER}( {_POINTER})*"
# Letters that both the fourth and the fifth edition of XML 1.0 allow in names, of the larger scripts.
_LETTERS: Final = (
    "A-Za-z_À-ÖØ-öø-ıĴ-ľŁ-ňŊ-ž\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u0401-\u040c\u040e-\u044f\u0451-\u045c"
    "\u045e-\u0481\u05d0-\u05ea\u0621-\u063a\u0641-\u064a\u3041-\u3094\u30a1-\u30fa\u4e00-\u9fa5\uac00-\ud7a3"
)
_ID: Final = rf"[{_LETTERS}][{_LETTERS}0-9.\-·]*"
# A word of teidata.word: neither control characters nor white space.
_TOKEN: Final = r"[\w!-~]+"


class Patterns(Mapping[str, re.Pattern[str]]):
    """Regular expressions by name, each compiled when it is first asked for."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self.sources = sources
        self.compiled: dict[str, re.Pattern[str]] = {}

    def __getitem__(self, name: str) -> re.Pattern[str]:
        if name not in self.compiled:
            self.compiled[name] = re.compile(self.sources[name])
        return self.compiled[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.sources)

    def __len__(self) -> int:
        return len(self.sources)


VALUES: Final = Patterns(
    {
        "xml:id": _ID,
        "next": rf"#{_ID}",
        "prev": rf"#{_ID}",
        "n": r"\S+( \S+)*",
        "xml:lang": r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*",
        "rend": rf"{_TOKEN}( {_TOKEN})*",
        "type": _WORD,
        "subtype": _WORD,
        "place": rf"{_WORD}( {_WORD})*",
        "target": _POINTER,
        "who": _POINTERS,
        "ref": _POINTERS,
        "corresp": _POINTERS,
        "calendar": _POINTERS,
        "datingMethod": _POINTER,
        "when-custom": rf"{_TOKEN}( {_TOKEN})*",
        "break": "yes|no|maybe",
        "aloud": "true|false",
        "direct": "true|false",
        "level": "[amjsu]",
        "evidence": "internal|external|conjecture",
        "reason": rf"{_WORD}( {_WORD})*",
        **dict.fromkeys(_DATED, _DATE),
    }
)


def holds(parent: str, child: str) -> bool:
    """Whether `parent` may hold the phrase `child` directly."""
    if child in OF_LETTERS:
        return parent in {"opener", "closer"}
    if child in {"stage", "label"}:
        return parent in _WITH_INTER
    if child in {"said", "quote"} and parent in _WITHOUT_ATTRIBUTABLE:
        return False
    return child in PHRASES and parent not in LEAVES


def fault(element: str, attributes: Mapping[str, str], *, reading: bool = False) -> str | None:
    """What is wrong with these attributes on `element`; None if nothing is.

    With a `reading`, those of `sic` and `orig` stand on what is read in their place; `sic` alone has none of its own.
    """
    own = ATTRIBUTES.get(element, frozenset()) if reading or element not in ALTERNATIVE else frozenset()
    allowed = own | COMMON | LINKS
    for name, value in attributes.items():
        if name not in allowed:
            return f"{element} takes no attribute {name!r}. It takes: {', '.join(sorted(allowed))}."
        if not VALUES[name].fullmatch(value) or NOT_XML.search(value):
            return f"{name}={value!r} on {element} is not a value that the schema knows."
    return fault_of_dates(attributes) if element == "date" else None


def fault_of_dates(attributes: Mapping[str, str]) -> str | None:
    """What is wrong with the dates among these attributes; None if nothing is.

    Which attributes exclude each other is said in the Schematron of att.datable.w3c.
    https://tei-c.org/release/doc/tei-p5-doc/en/html/ref-att.datable.w3c.html
    """
    for name in sorted(_DATED & attributes.keys()):
        if not exists(attributes[name]):
            return f"{name}={attributes[name]!r} on date: there is no such day."
    if "when" in attributes and len(_DATED & attributes.keys()) > 1:
        return "date: when excludes notBefore, notAfter, from and to."
    for one, other in (("from", "notBefore"), ("to", "notAfter")):
        if one in attributes and other in attributes:
            return f"date: {one} excludes {other}."
    return None


def exists(value: str) -> bool:
    """Whether a W3C date is a day that the calendar has: 1923-02-29 is none."""
    match = re.fullmatch(r"(-?\d{4}|-)-(\d\d)-(\d\d)", value)
    if match is None:
        return True
    # XML Schema 1.0 and 1.1 disagree on the leap years before Christ, so there a 29 February is refused.
    number = 4 if match[1] == "-" else int(match[1])
    leap = number > 0 and number % 4 == 0 and (number % 100 != 0 or number % 400 == 0)
    return int(match[3]) <= (31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[int(match[2]) - 1]

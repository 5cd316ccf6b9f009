"""Pointers that dangle, and ids that are there twice: XSLT 1.0 cannot take a list of pointers apart."""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from tei_tools.validation.diagnostic import Diagnostic
from tei_tools.validation.file import File
from tei_tools.validation.spellings import Spellings

XML_ID: Final = "{http://www.w3.org/XML/1998/namespace}id"
# The attributes whose datatype is teidata.pointer on every element that has them, in tei_all 4.12.0.
# https://tei-c.org/release/doc/tei-p5-doc/en/html/ref-teidata.pointer.html
POINTERS: Final = re.compile(
    "adj|adjFrom|adjTo|ana|calendar|change|children|copyOf|corresp|datcat|datingMethod|datingPoint|decls|domains|edRef|"
    "end|exclude|facs|feats|follow|given|hand|inst|lemmaRef|mergedIn|mutual|next|nymRef|origin|parent|parts|perf|period|"
    "prev|property|ref|rendition|replyTo|require|resp|sameAs|scribeRef|scriptRef|select|since|source|spanTo|synch|"
    "target|targetDatcat|targetEnd|toWhom|unitRef|url|valueDatcat|where|who|wit"
)
# A bare name. Schemes, `#xpath(…)` or `#range(…)`, are left alone.
# https://tei-c.org/release/doc/tei-p5-doc/en/html/SA.html#SATS
TO_ID: Final = re.compile(r"#[^\s()#]+")


def pointers(file: File) -> Iterator[Diagnostic]:
    """What is wrong with the ids of a file, and with the pointers to them."""
    ids: dict[str, etree._Element] = {}
    for element in file.elements:
        name = element.get(XML_ID)
        if name is not None and ids.setdefault(name, element) is not element:
            yield duplicate(file, element, name, ids[name])
    dangling = [
        (element, attribute, pointer)
        for element in file.elements
        for attribute, pointer in pointers_of(element)
        if pointer[1:] not in ids
    ]
    spellings = Spellings(ids if dangling else ())
    for element, attribute, pointer in dangling:
        message = f"@{attribute} points to {pointer}, but no element of this file has that xml:id."
        yield file.diagnostic(
            element, "pointer-dangles", message, hint=spellings.hint(pointer[1:], "#"), attribute=attribute
        )


def pointers_of(element: etree._Element) -> Iterator[tuple[str, str]]:
    """The pointers of an element to ids of its own file, each with the name of the attribute that holds it."""
    for name, value in element.attrib.items():
        if "#" in value and POINTERS.fullmatch(name):
            yield from ((name, pointer) for pointer in value.split() if TO_ID.fullmatch(pointer))


def duplicate(file: File, element: etree._Element, name: str, first: etree._Element) -> Diagnostic:
    """An id that an element before has already."""
    line, _ = file.place(first)
    return file.diagnostic(
        element,
        "duplicate-id",
        f"The xml:id {name!r} is there already, in line {line}.",
        hint="An xml:id names one element: give one of the two another, and mend the pointers to it.",
        attribute="xml:id",
    )

"""Pointers that dangle, and ids that are there twice: what neither a grammar nor XSLT 1.0 can say of a list."""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from tei_tools.validation.file import File

XML_ID: Final = "{http://www.w3.org/XML/1998/namespace}id"
# The attributes whose datatype is teidata.pointer on every element that has them, in tei_all 4.12.0.
# https://tei-c.org/release/doc/tei-p5-doc/en/html/ref-teidata.pointer.html
POINTERS: Final = frozenset(
    """adj adjFrom adjTo ana calendar change children copyOf corresp datcat datingMethod datingPoint decls domains edRef
    end exclude facs feats follow given hand inst lemmaRef mergedIn mutual next nymRef origin parent parts perf period
    prev property ref rendition replyTo require resp sameAs scribeRef scriptRef select since source spanTo synch target
    targetDatcat targetEnd toWhom unitRef url valueDatcat where who wit""".split()
)
# A bare name. Schemes, `#xpath(…)` or `#range(…)`, are left alone.
# https://tei-c.org/release/doc/tei-p5-doc/en/html/SA.html#SATS
TO_ID: Final = re.compile(r"#([^\s()#]+)")


def pointers(file: File) -> Iterator[Diagnostic]:
    """What is wrong with the ids of a file, and with the pointers to them."""
    ids: dict[str, etree._Element] = {}
    for element in file.elements:
        name = element.get(XML_ID)
        if name is not None and ids.setdefault(name, element) is not element:
            line, _ = file.starts[ids[name]]
            yield file.diagnostic(
                element,
                "duplicate-id",
                f"The xml:id {name!r} is there already, in line {line}.",
                hint="An xml:id names one element. Give one of the two another id, and mend the pointers to it.",
            )
    for element in file.elements:
        yield from dangling(file, element, ids)


def dangling(file: File, element: etree._Element, ids: dict[str, etree._Element]) -> Iterator[Diagnostic]:
    """The pointers of one element that point to nothing in the file."""
    for name, value in element.attrib.items():
        if "#" not in value or name not in POINTERS:
            continue
        for pointer in value.split():
            match = TO_ID.fullmatch(pointer)
            if match and match[1] not in ids:
                yield file.diagnostic(
                    element,
                    "pointer-dangles",
                    f"@{name} points to {pointer}, but no element of this file has that xml:id.",
                    hint=did_you_mean(match[1], ids),
                )

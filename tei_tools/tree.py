"""Document → TEI tree → TEI file."""

import re
from collections import Counter
from pathlib import Path
from typing import Final

from lxml import etree

from tei_tools.document import Annotation, Document
from tei_tools.files import replace_file
from tei_tools.hierarchy import Nested, nest
from tei_tools.profile import ALTERNATIVE, DIVISIONS, LINE_BREAKS, NAMESPACE, POINTERS, SECTIONS, TEI, XML
from tei_tools.teiheader import build_header
from tei_tools.whitespace import LINE_BREAK, line_ends

DIVIDING: Final = SECTIONS | DIVISIONS
# Elements in `text` whose white space is layout.
LAYOUT: Final = frozenset(f"{TEI}{name}" for name in ("TEI", "text", *DIVIDING))


def build(document: Document) -> "etree._ElementTree[etree._Element]":
    """The TEI tree of a document: valid against our schema, whatever the annotators said.

    Pointers to nothing in the file are left out.
    """
    nested = nest(document)
    root = etree.Element(f"{TEI}TEI", nsmap={None: NAMESPACE})
    text = etree.SubElement(root, f"{TEI}text", {f"{XML}lang": document.header.language})
    Builder(document, text).build(nested)
    usage = Counter(etree.QName(element).localname for element in text.iter())
    header = build_header(document, [annotation for _, annotation in nested], usage)
    root.insert(0, header)
    prune_pointers(root, text)
    indent(header, 1)
    indent(root, 0)
    return etree.ElementTree(root)


def serialise(tree: "etree._ElementTree[etree._Element]") -> bytes:
    """The bytes of the file: UTF-8, with an XML declaration and a line feed at the end."""
    return etree.tostring(tree, encoding="UTF-8", xml_declaration=True) + b"\n"


def write(tree: "etree._ElementTree[etree._Element]", path: Path) -> None:
    """Write the tree as a file in UTF-8, all of it or nothing."""
    replace_file(path, serialise(tree))


class Builder:
    """Builds the content of one `text` from nested annotations, in one pass over the characters."""

    def __init__(self, document: Document, root: etree._Element) -> None:
        self.text = document.text
        self.root = root
        self.line_breaks = {one.span.end: one for one in document.annotations if one.element in LINE_BREAKS}
        """What is known of line ends, by where the hyphen before them ends."""
        self.position = 0
        """The end of the last character that has been appended."""
        self.open: list[tuple[etree._Element, Annotation]] = []
        """The open annotations, outermost first, with the elements that their content goes to."""

    def build(self, nested: list[Nested]) -> None:
        """Append the elements of all annotations, with the characters of the text."""
        for depth, annotation in nested:
            self.close(depth)
            parent = self.open[-1][0] if self.open else self.root
            if annotation.element in DIVIDING:
                element = start(parent, annotation)
            elif self.in_block():
                self.characters(annotation.span.start)
                element = start(parent, annotation)
            else:
                element = self.start_block(parent, annotation)
            self.open.append((element, annotation))
        self.close(0)
        self.page_breaks(self.root[-1], self.text[self.position :])

    def in_block(self) -> bool:
        """Whether characters may stand here."""
        return bool(self.open) and self.open[-1][1].element not in DIVIDING

    def start_block(self, parent: etree._Element, annotation: Annotation) -> etree._Element:
        """Open a block, after the white space that parts it from the one before."""
        white = self.text[self.position : annotation.span.start]
        self.page_breaks(parent, white)
        element = start(parent, annotation)
        # A block on the line after the last one, with no blank line between, begins with the line's beginning.
        if line_ends(white) == 1 and self.position > 0:
            etree.SubElement(element, f"{TEI}lb")
        self.position = annotation.span.start
        return element

    def close(self, depth: int) -> None:
        """Close what stands at `depth` or deeper, after the characters that belong to it."""
        while len(self.open) > depth:
            if self.in_block():
                self.characters(self.open[-1][1].span.end)
            finish(*self.open.pop())

    def characters(self, end: int) -> None:
        """Append the characters up to `end`, with `lb` for line ends and `pb` for form feeds."""
        element = self.open[-1][0]
        for match in LINE_BREAK.finditer(self.text, self.position, end):
            append(element, self.text[self.position : match.start()])
            self.line_break(element, match)
            self.position = match.end()
        append(element, self.text[self.position : end])
        self.position = max(self.position, end)

    def line_break(self, element: etree._Element, match: re.Match[str]) -> None:
        """Append what white space with line ends in it stands for."""
        self.page_breaks(element, match[0])
        for _ in range(line_ends(match[0])):
            line_break = etree.SubElement(element, f"{TEI}lb")
            if match.start() in self.line_breaks:
                set_attributes(line_break, self.line_breaks[match.start()])

    def page_breaks(self, element: etree._Element, white: str) -> None:
        """Append a `pb` for each form feed in `white`."""
        for _ in range(white.count("\f")):
            etree.SubElement(element, f"{TEI}pb")


def start(parent: etree._Element, annotation: Annotation) -> etree._Element:
    """Append the element of an annotation; what is returned is where its content goes."""
    if annotation.element in ALTERNATIVE and annotation.corr is not None:
        choice = etree.SubElement(parent, f"{TEI}choice")
        return etree.SubElement(choice, f"{TEI}{annotation.element}")
    element = etree.SubElement(parent, f"{TEI}{annotation.element}")
    if annotation.element != "body":
        set_attributes(element, annotation)
    if annotation.element == "supplied":
        element.text = annotation.corr
    return etree.SubElement(element, f"{TEI}desc") if annotation.element == "gap" else element


def finish(element: etree._Element, annotation: Annotation) -> None:
    """Append what follows the content of an annotation: the reading that stands beside it."""
    choice = element.getparent()
    if annotation.element in ALTERNATIVE and annotation.corr is not None and choice is not None:
        reading = etree.SubElement(choice, f"{TEI}{ALTERNATIVE[annotation.element]}")
        set_attributes(reading, annotation)
        reading.text = annotation.corr


def set_attributes(element: etree._Element, annotation: Annotation) -> None:
    """Write what an annotation says of itself: its attributes, who is responsible, how sure."""
    for name, value in annotation.attributes.items():
        element.set(f"{XML}{name.removeprefix('xml:')}" if name.startswith("xml:") else name, value)
    element.set("resp", annotation.resp)
    if annotation.cert is not None:
        element.set("cert", annotation.cert)


def append(element: etree._Element, characters: str) -> None:
    """Append characters to the content of an element."""
    if not characters:
        return
    # Not len(element): lxml counts the children each time.
    last = next(element.iterchildren(reversed=True), None)
    if last is None:
        element.text = (element.text or "") + characters
    else:
        last.tail = (last.tail or "") + characters


def prune_pointers(root: etree._Element, text: etree._Element) -> None:
    """Take pointers to nothing out of `text`: no speaker without a person."""
    ids = {f"#{element.get(f'{XML}id')}" for element in root.iter(f"{{{NAMESPACE}}}*") if element.get(f"{XML}id")}
    for element in text.iter(f"{{{NAMESPACE}}}*"):
        for name in POINTERS & set(element.attrib):
            kept = [target for target in element.attrib[name].split() if target in ids or not target.startswith("#")]
            if kept:
                element.set(name, " ".join(kept))
            else:
                del element.attrib[name]


def indent(element: etree._Element, depth: int) -> None:
    """Put each child of an element that holds elements alone on a line of its own; mixed content stays as it is."""
    if not len(element) or (element.text or "").strip() or any((child.tail or "").strip() for child in element):
        return
    in_text = element.tag in LAYOUT
    if not in_text and any(parent.tag == f"{TEI}text" for parent in element.iterancestors()):
        return
    element.text = "\n" + "  " * (depth + 1)
    for child in element:
        child.tail = "\n" + "  " * (depth + 1)
        if child.tag != f"{TEI}teiHeader":
            indent(child, depth + 1)
    element[-1].tail = "\n" + "  " * depth

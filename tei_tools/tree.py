"""Document → TEI tree → TEI file."""

from collections import Counter, deque
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from lxml import etree

from tei_tools.document import Annotation, Document
from tei_tools.files import replace_file
from tei_tools.hierarchy import Nested, Role, ids_of_header, nest, with_own_id
from tei_tools.profile import (
    ALTERNATIVE,
    BETWEEN,
    CONTENT,
    FLEXIBLE,
    INNER,
    LINES,
    MILESTONES,
    NAMESPACE,
    POINTERS,
    TEI,
    XML,
)
from tei_tools.teiheader import build_header
from tei_tools.whitespace import LINE_ENDS, line_ends

LB: Final = f"{TEI}lb"
# What points, and what is pointed to.
LINKING: Final = POINTERS | {"target", "xml:id"}
# Elements in `text` whose white space is layout.
LAYOUT: Final = frozenset(f"{TEI}{name}" for name in ("TEI", "text", *(CONTENT.keys() - FLEXIBLE)))


def build(document: Document) -> "etree._ElementTree[etree._Element]":
    """The TEI tree of a document: valid against our schema, whatever the annotators said.

    Pointers to nothing in the file are left out.
    """
    nested = nest(document)
    root = etree.Element(f"{TEI}TEI", nsmap={None: NAMESPACE})
    text = etree.SubElement(root, f"{TEI}text", {f"{XML}lang": document.header.language})
    points = milestones(document, nested)
    Builder(document.text, text, points).build(nested)
    tags = Counter(str(element.tag) for element in text.iter())
    usage = {etree.QName(tag).localname: number for tag, number in tags.items()}
    annotations = [*(row.annotation for row in nested), *points]
    header = build_header(document, annotations, usage)
    root.insert(0, header)
    prune_pointers(header, text, annotations)
    indent(header, 1)
    indent(root, 0)
    return etree.ElementTree(root)


def serialise(tree: "etree._ElementTree[etree._Element]") -> bytes:
    """The bytes of the file: UTF-8, with an XML declaration and a line feed at the end."""
    return etree.tostring(tree, encoding="UTF-8", xml_declaration=True) + b"\n"


def write(tree: "etree._ElementTree[etree._Element]", path: Path) -> None:
    """Write the tree as a file in UTF-8, all of it or nothing."""
    replace_file(path, serialise(tree))


def milestones(document: Document, nested: list[Nested]) -> list[Annotation]:
    """What is known of line ends and page breaks, in document order; no `xml:id` stands twice."""
    found = document.having(*MILESTONES)
    if not found:
        return []
    used = ids_of_header(document) | {row.annotation.attributes.get("xml:id", "") for row in nested}
    return [with_own_id(annotation, used) for annotation in found]


class Open(NamedTuple):
    """An element that is not closed yet."""

    element: etree._Element
    content: etree._Element
    """Where its content goes."""
    annotation: Annotation
    role: Role


class Builder:
    """Builds the content of one `text` from nested annotations, in one pass over the characters."""

    def __init__(self, text: str, root: etree._Element, points: list[Annotation]) -> None:
        self.text = text
        self.root = root
        self.line_breaks = {one.span.end: one for one in points if one.element == "lb"}
        """What is known of line ends, by where the hyphen before them ends."""
        self.pages = deque(one for one in points if one.element == "pb")
        """What is known of page breaks that have not come yet."""
        self.form_feeds = "\f" in text
        self.position = 0
        """The end of the last character that has been appended."""
        self.open: list[Open] = []
        """The open elements, outermost first."""
        self.last: Open | None = None
        """The block that was closed last."""
        self.broken: Annotation | None = None
        """What is known of the line end that breaks the word before, while only furniture has followed."""

    def build(self, nested: list[Nested]) -> None:
        """Append the elements of all annotations, with the characters of the text."""
        for depth, annotation, role in nested:
            self.close(depth)
            if role == "phrase":
                self.characters(annotation.span.start)
                self.open.append(start(self.open[-1].content, annotation, role))
            else:
                self.start_block(annotation, role)
        self.close(0)
        self.page_breaks(self.root[-1], len(self.text))

    def start_block(self, annotation: Annotation, role: Role) -> None:
        """Open an element of structure, after the white space that parts it from the block before."""
        parent = self.open[-1].content if self.open else self.root
        begins, ends = annotation.span
        # What is first in its container begins where that does, which has said so already.
        first = self.last is None or begins == ends or last_child(parent) in {None, "lb"}
        breaks = line_ends(self.text[self.position : begins])
        if self.open or len(parent):
            self.page_breaks(parent if self.open else parent[-1], begins)
        expected = 1 if annotation.element in LINES and last_child(parent) == annotation.element else 2
        opened = start(parent, annotation, role)
        if not self.open and len(parent) == 1:
            self.page_breaks(opened.content, begins)
        if self.last is not None and not first and breaks == 0:
            self.run_in(self.last, begins)
        elif not first and breaks != expected:
            opened.element.insert(0, etree.Element(LB))
        self.position = max(self.position, begins)
        self.open.append(opened)

    def run_in(self, block: Open, end: int) -> None:
        """Let the next block follow on the same line: the white space between them stays in the one before."""
        append(block.content, self.text[self.position : end])
        block.element.set("rend", " ".join([*block.element.get("rend", "").split(), "run-in"]))

    def close(self, depth: int) -> None:
        """Close what stands at `depth` or deeper, after the characters that belong to it."""
        while len(self.open) > depth:
            opened = self.open[-1]
            if opened.role != "container":
                self.characters(opened.annotation.span.end)
            finish(opened)
            if opened.role == "block":
                self.last = opened
            self.open.pop()

    def characters(self, end: int) -> None:
        """Append the characters up to `end`, with `lb` for line ends and `pb` for page breaks."""
        content = self.open[-1].content
        for match in LINE_ENDS.finditer(self.text, self.position, end):
            written = self.text[self.position : match.start()].rstrip(" \t")
            begins = self.position + len(written)
            self.line(content, begins)
            self.line_break(content, begins, match.end())
            self.position = match.end()
        self.line(content, end)

    def line(self, content: etree._Element, end: int) -> None:
        """Append the characters of a line up to `end`; `desc` alone holds no page breaks."""
        while self.pages and self.pages[0].span.start < end and content.tag != f"{TEI}desc":
            begins = max(self.position, self.pages[0].span.start)
            append(content, self.text[self.position : begins])
            self.position = begins
            self.page_breaks(content, begins)
        if self.position < end:
            append(content, self.text[self.position : end])
            self.position = end
            if self.broken is not None and not any(opened.annotation.element in BETWEEN for opened in self.open):
                self.broken = None

    def line_break(self, content: etree._Element, begins: int, ends: int) -> None:
        """Append what white space with line ends in it stands for."""
        self.page_breaks(content, ends)
        self.broken = self.line_breaks.get(begins, self.broken)
        for _ in range(line_ends(self.text[begins:ends])):
            line_break = etree.SubElement(content, LB)
            if self.broken is not None:
                set_attributes(line_break, self.broken)

    def page_breaks(self, content: etree._Element, end: int) -> None:
        """Append a `pb` for each form feed and each page that begins between here and `end`: together, if both."""
        if not (self.pages or self.form_feeds):
            return
        form_feeds = self.text.count("\f", self.position, end)
        while form_feeds > 0 or (self.pages and self.pages[0].span.start <= end):
            page_break = etree.SubElement(content, f"{TEI}pb")
            if self.pages and self.pages[0].span.start <= end:
                set_attributes(page_break, self.pages.popleft())
            form_feeds -= 1


def last_child(parent: etree._Element) -> str | None:
    """The name of the last child; None if there is none."""
    last = last_of(parent)
    return None if last is None else etree.QName(last).localname


def last_of(parent: etree._Element) -> etree._Element | None:
    """The last child; None if there is none."""
    # Not len(parent): lxml counts the children each time.
    try:
        return parent[-1]
    except IndexError:
        return None


def start(parent: etree._Element, annotation: Annotation, role: Role) -> Open:
    """Append the element of an annotation."""
    if annotation.element in ALTERNATIVE and annotation.corr is not None:
        parent = etree.SubElement(parent, f"{TEI}choice")
    element = content = etree.SubElement(parent, f"{TEI}{annotation.element}")
    if annotation.element != "body" and parent.tag != f"{TEI}choice":
        set_attributes(element, annotation)
    if annotation.element == "supplied":
        element.text = annotation.corr
    if annotation.element in INNER:
        content = etree.SubElement(element, f"{TEI}{INNER[annotation.element]}")
    return Open(element, content, annotation, role)


def finish(opened: Open) -> None:
    """Append what follows the content of an element: the reading that stands beside it."""
    annotation = opened.annotation
    choice = opened.element.getparent()
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
    last = last_of(element)
    if last is None:
        before = element.text
        element.text = before + characters if before else characters
    else:
        before = last.tail
        last.tail = before + characters if before else characters


def prune_pointers(header: etree._Element, text: etree._Element, annotations: Sequence[Annotation]) -> None:
    """Take pointers to nothing out of `text`, which holds these annotations: no speaker without a person."""
    names = {one.element for one in annotations if not LINKING.isdisjoint(one.attributes)}
    linking = [f"{TEI}{name}" for name in names | {ALTERNATIVE[name] for name in names & ALTERNATIVE.keys()}]
    elements = list(text.iter(*linking)) if linking else []
    ids = {f"#{element.get(f'{XML}id')}" for element in (*header.iter(), *elements) if element.get(f"{XML}id")}
    for element in elements:
        for name in LINKING.intersection(element.attrib):
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

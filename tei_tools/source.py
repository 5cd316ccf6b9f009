"""The source view: of a plain text, and of the TEI file made from it. The law is that they are equal.

The view of a text has LF line ends, no white space at either end of a line, one blank line for a run of them, and
none at the ends; a form feed and the line end beside it are one line end. The view of a file is its `text` without
readings (`corr`, `reg`, `expan`, `ex`, `supplied`), with blocks parted by a blank line and `lb` and `l` by a line
feed; a block that begins with `lb` follows on the next line.
"""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from tei_tools.profile import NOT_SOURCE, TEI
from tei_tools.whitespace import LINE_BREAK, line_ends

# Elements whose white space is layout, because they hold elements alone.
CONTAINERS: Final = frozenset(
    {"TEI", "text", "front", "body", "back", "group", "div", "lg", "sp", "list", "opener", "closer", "choice", "gap"}
)


def source_of_text(text: str) -> str:
    """The source view of a plain text with LF line ends."""
    return LINE_BREAK.sub(lambda match: "\n" * line_ends(match[0]), text).strip(" \t\n\f")


def source_of_tree(root: etree._Element) -> str:
    """The source view of a TEI file, from its root; empty if it has no `text`."""
    parts: list[str] = []
    for text in root.iterfind(f"{TEI}text"):
        for part in content(text):
            separator = "\n\n" if part is None else part
            # A block that begins with lb follows on the next line, and nothing stands before the first block.
            if part is None and not parts:
                continue
            if separator == "\n" and parts and parts[-1] == "\n\n":
                parts.pop()
            parts.append(separator)
    return "".join(parts).strip(" \t\n\f")


def content(root: etree._Element) -> Iterator[str | None]:
    """The characters of an element in order, with None where a block begins. Iterative: files may be deep."""
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        parent = element.getparent()
        if event == "start":
            name = etree.QName(element).localname
            if name in NOT_SOURCE:
                walk.skip_subtree()
                continue
            yield from opening(name, parent)
            if name not in CONTAINERS and element.text:
                yield element.text
        elif element is not root and element.tail and not is_container(parent):
            yield element.tail


def opening(name: str, parent: etree._Element | None) -> Iterator[str | None]:
    """What an element brings at its start."""
    if name in {"lb", "l"}:
        yield "\n"
    elif name in {"p", "ab", "head", "lg"} or (name == "fw" and is_container(parent)):
        yield None


def is_container(element: etree._Element | None) -> bool:
    """Whether white space directly in `element` is layout."""
    return element is not None and etree.QName(element).localname in CONTAINERS

"""The source view: of a plain text, and of the TEI file made from it. The law is that they are equal.

The view of a text has LF line ends, no white space at either end of a line, one blank line for a run of them, and
none at the ends; a form feed and the line end beside it are one line end. The view of a file is its `text` without
readings (`corr`, `reg`, `expan`, `ex`, `supplied`), with blocks parted by a blank line and `lb` by a line feed.

`l` after `l` and `item` after `item` stand on the next line. With an `lb` first in it, a block or container stands on
the next line, too, but such an `l` or `item` after a blank line. After a block with `run-in` in its @rend the next one
goes on in the same line. What is first in its container begins where that does.
"""

from collections.abc import Iterator
from typing import Final, Literal

from lxml import etree

from tei_tools.profile import BLOCKS_OR_PHRASES, CONTENT, FLEXIBLE, LINES, NOT_SOURCE, STRUCTURE, TEI
from tei_tools.whitespace import LINE_BREAK, line_ends

# Elements whose white space is layout, because they hold elements alone.
CONTAINERS: Final = frozenset({"TEI", "text", "group", "choice", "gap", "figure", *(CONTENT.keys() - FLEXIBLE)})
# What tells of an element that holds blocks or text that it is blocks.
BLOCKS: Final = frozenset(f"{TEI}{name}" for name in CONTENT["note"].blocks)
# What an `lb` first in a block makes of what parts it from the one before.
WITH_LB: Final = {"\n\n": "\n", "\n": "\n\n"}

Part = tuple[Literal["characters", "opening", "lb", "run-in"], str]


def source_of_text(text: str) -> str:
    """The source view of a plain text with LF line ends."""
    return LINE_BREAK.sub(lambda match: "\n" * line_ends(match[0]), text).strip(" \t\n\f")


def source_of_tree(root: etree._Element) -> str:
    """The source view of a TEI file, from its root; empty if it has no `text`."""
    found: list[str] = []
    separator: str | None = None
    for text in root.iterfind(f"{TEI}text"):
        for kind, characters in content(text):
            if kind == "opening":
                separator = characters if separator is None else separator
            elif kind == "run-in":
                separator = ""
            elif kind == "lb" and separator is not None:
                separator = WITH_LB.get(separator, separator)
            else:
                found.extend((separator or "", characters))
                separator = None
    return "".join(found).strip(" \t\n\f")


def content(root: etree._Element) -> Iterator[Part]:
    """The characters of an element in order, and what lies between them. Iterative: files may be deep."""
    containers = [False]
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event == "start":
            name = etree.QName(element).localname
            if name in NOT_SOURCE:
                walk.skip_subtree()
            else:
                yield from opening(element, name, within_container=containers[-1])
                if element.text and not is_container(element, name):
                    yield "characters", element.text
            containers.append(is_container(element, name))
            continue
        if event == "end":
            containers.pop()
            if "run-in" in element.get("rend", "").split():
                yield "run-in", ""
        if element is not root and element.tail and not containers[-1]:
            yield "characters", element.tail


def opening(element: etree._Element, name: str, *, within_container: bool) -> Iterator[Part]:
    """What an element brings at its start."""
    if name == "lb":
        yield "lb", "\n"
    elif (name in STRUCTURE and not is_content_of_figure(element)) or (name in BLOCKS_OR_PHRASES and within_container):
        before = element.getprevious()
        same = name in LINES and before is not None and before.tag == element.tag
        yield "opening", "\n" if same else "\n\n"


def is_content_of_figure(element: etree._Element) -> bool:
    """Whether it is what `figure` keeps its characters in, which may stand in a line."""
    parent = element.getparent()
    return parent is not None and parent.tag == f"{TEI}figure"


def is_container(element: etree._Element, name: str) -> bool:
    """Whether white space directly in `element` is layout."""
    return name in CONTAINERS or (name in FLEXIBLE and any(child.tag in BLOCKS for child in element))

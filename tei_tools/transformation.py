"""TEI files to HTML and plain text, by the XSLT 1.0 stylesheets in xslt/."""

import textwrap
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO, Final

from lxml import etree

from tei_tools.errors import InputError, UnknownNameError
from tei_tools.resources import stylesheet_path

TEI: Final = "{http://www.tei-c.org/ns/1.0}"
FORMATS: Final = ("html", "text")
"""What a TEI file can become."""
VIEWS: Final = ("normalised", "diplomatic", "source")
"""The views of a text: what is written of plain text, and which reading a page of HTML shows first."""


def transform(
    source: "etree._ElementTree[etree._Element] | Path | BinaryIO",
    *,
    to: str = "html",
    view: str = "normalised",
    line_length: int | None = None,
    parameters: Mapping[str, str] = {},
) -> str:
    """The edition of a TEI tree or file: a page of HTML, or plain text in one of the views.

    `parameters` are those of the stylesheet. Raises UnknownNameError if there is no such format or view, InputError if
    the source is not a TEI file, or if its lines may not be broken.
    """
    check_line_length(to, view, line_length)
    result = str(result_of(source, to=to, view=view, parameters=parameters))
    return result if line_length is None else broken(result, line_length)


def result_of(
    source: "etree._ElementTree[etree._Element] | Path | BinaryIO",
    *,
    to: str = "html",
    view: str = "normalised",
    parameters: Mapping[str, str] = {},
) -> etree._XSLTResultTree:
    """What a stylesheet of ours makes, as a tree.

    Raises UnknownNameError if there is no such format or view, InputError if the source is not a TEI file.
    """
    if to not in FORMATS:
        raise UnknownNameError(f"No format named {to!r}. There are: {', '.join(FORMATS)}.")
    if view not in VIEWS:
        raise UnknownNameError(f"No view named {view!r}. There are: {', '.join(VIEWS)}.")
    tree = tei_tree(source)
    try:
        return stylesheet(to)(tree, **quoted({**parameters, "view": view}))
    except etree.XSLTApplyError as error:
        raise InputError(
            f"{name_of(source)}: libxslt gave up on making {to} of it. Are its elements nested hundreds deep?"
        ) from error


def quoted(parameters: Mapping[str, str]) -> dict[str, Any]:
    """The parameters of a stylesheet, as strings of XPath."""
    return {name: etree.XSLT.strparam(value) for name, value in parameters.items()}


def check_line_length(to: str, view: str, line_length: int | None) -> None:
    """Raise InputError where lines may not be broken: the source view is the source, and HTML breaks its own."""
    if line_length is None:
        return
    if line_length < 1:
        raise InputError(f"A line of {line_length} characters is none. Give a line length of 1 or more.")
    if to != "text" or view == "source":
        raise InputError("Only the normalised and the diplomatic view of text can have a line length.")


def broken(text: str, line_length: int) -> str:
    """A text with lines of at most so many characters, broken at spaces; a longer word stays whole."""
    wrapper = textwrap.TextWrapper(
        line_length, expand_tabs=False, replace_whitespace=False, break_long_words=False, break_on_hyphens=False
    )
    # Not splitlines: only a line feed ends a line of ours.
    return "\n".join(line if len(line) <= line_length else "\n".join(wrapper.wrap(line)) for line in text.split("\n"))


def tei_tree(source: "etree._ElementTree[etree._Element] | Path | BinaryIO") -> "etree._ElementTree[etree._Element]":
    """The tree of a TEI file, or the tree itself.

    Raises InputError if it cannot be read as XML, or if it is not TEI.
    """
    tree = source if isinstance(source, etree._ElementTree) else read_tree(source)
    if not str(tree.getroot().tag).startswith(TEI):
        root = etree.QName(tree.getroot()).localname
        message = f'{name_of(source)}: its root {root!r} is not TEI. Declare xmlns="http://www.tei-c.org/ns/1.0".'
        raise InputError(message)
    return tree


def read_tree(source: Path | BinaryIO) -> "etree._ElementTree[etree._Element]":
    """The tree of a TEI file, however large.

    Raises InputError if it cannot be read as XML.
    """
    try:
        content = source.read_bytes() if isinstance(source, Path) else source.read()
        # Only entities of the file's own: it must not read other files. libxml2 watches that these do not grow without
        # end, but not in a file that may be huge. An id that stands twice is the validator's finding.
        huge = b"!ENTITY" not in content.replace(b"\0", b"")
        parser = etree.XMLParser(huge_tree=huge, resolve_entities="internal", collect_ids=False, no_network=True)
        return etree.fromstring(content, parser, base_url=name_of(source)).getroottree()
    except (OSError, etree.XMLSyntaxError) as error:
        raise InputError(f"{name_of(source)}: cannot be read as XML: {error}. Is it a TEI file?") from error


@cache
def stylesheet(to: str) -> etree.XSLT:
    """The compiled stylesheet of a format."""
    # The stylesheet takes edition.css and edition.js in as entities.
    parser = etree.XMLParser(resolve_entities=True, no_network=True)
    return etree.XSLT(etree.parse(stylesheet_path(f"{to}.xsl"), parser))


def name_of(source: object) -> str:
    """What to call a source in a message."""
    if isinstance(source, etree._ElementTree):
        return source.docinfo.URL or "The tree"
    return str(source) if isinstance(source, Path) else "standard input"

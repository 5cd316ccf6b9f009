"""TEI files to HTML and plain text, by the XSLT 1.0 stylesheets in xslt/."""

from functools import cache
from pathlib import Path
from typing import BinaryIO, Final

from lxml import etree

from tei_tools.errors import InputError, UnknownNameError
from tei_tools.resources import stylesheet_path

TEI: Final = "{http://www.tei-c.org/ns/1.0}"
FORMATS: Final = ("html", "text")
"""What a TEI file can become."""
VIEWS: Final = ("normalised", "diplomatic", "source")
"""The views of a text: what is written of plain text, and which reading a page of HTML shows first."""


def transform(
    source: "etree._ElementTree[etree._Element] | Path | BinaryIO", *, to: str = "html", view: str = "normalised"
) -> str:
    """The edition of a TEI tree or file: a page of HTML, or plain text in one of the views.

    Raises UnknownNameError if there is no such format or view, InputError if the source is not a TEI file.
    """
    if to not in FORMATS:
        raise UnknownNameError(f"No format named {to!r}. There are: {', '.join(FORMATS)}.")
    if view not in VIEWS:
        raise UnknownNameError(f"No view named {view!r}. There are: {', '.join(VIEWS)}.")
    tree = source if isinstance(source, etree._ElementTree) else read_tree(source)
    if not str(tree.getroot().tag).startswith(TEI):
        root = etree.QName(tree.getroot()).localname
        raise InputError(f'{_name(source)}: its root {root!r} is not TEI. Declare xmlns="http://www.tei-c.org/ns/1.0".')
    try:
        return str(stylesheet(to)(tree, view=etree.XSLT.strparam(view)))
    except etree.XSLTApplyError as error:
        raise InputError(
            f"{_name(source)}: libxslt gave up on making {to} of it. Are its elements nested hundreds deep?"
        ) from error


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
        return etree.fromstring(content, parser, base_url=_name(source)).getroottree()
    except (OSError, etree.XMLSyntaxError) as error:
        raise InputError(f"{_name(source)}: cannot be read as XML: {error}. Is it a TEI file?") from error


@cache
def stylesheet(to: str) -> etree.XSLT:
    """The compiled stylesheet of a format."""
    # The stylesheet takes edition.css and edition.js in as entities.
    parser = etree.XMLParser(resolve_entities=True, no_network=True)
    return etree.XSLT(etree.parse(stylesheet_path(f"{to}.xsl"), parser))


def _name(source: object) -> str:
    """What to call a source in a message."""
    if isinstance(source, etree._ElementTree):
        return source.docinfo.URL or "The tree"
    return str(source) if isinstance(source, Path) else "standard input"

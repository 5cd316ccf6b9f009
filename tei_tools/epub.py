"""TEI files to EPUB 3: the page of HTML, one reading of it, a file for each division."""

import datetime
import re
import uuid
import zipfile
from collections.abc import Iterator
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO, Final

from lxml import etree

from tei_tools.errors import InputError
from tei_tools.resources import stylesheet_path
from tei_tools.transformation import result_of, tei_tree

TEI: Final = "{http://www.tei-c.org/ns/1.0}"
EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The oldest time that a ZIP file can say: that of every file in the book."""
NEVER_SHOWN: Final = {"permalink", "other", "app"}
"""The classes of what is only for the screen, or for two readings beside each other."""
BLOCKS: Final = ("p", "div", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "figure", "details", "section")
WITHOUT_BLOCKS: Final = {
    "p",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "span",
    "i",
    "b",
    "em",
    "strong",
    "cite",
    "q",
    "s",
    "sub",
    "sup",
}
"""Elements of HTML that hold no blocks."""
PARTS: Final = {"front", "body", "back", "group"}
LONG: Final = 200_000
"""Characters of a division that is too long for one file."""
OTHER_READING: Final = {"normalised": {"o"}, "diplomatic": {"c", "fw"}, "source": {"c"}}
"""The classes of what a view does without."""
PAGE: Final = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" lang="{language}" xml:lang="{language}"{direction}>
<head><title>{title}</title><link rel="stylesheet" type="text/css" href="book.css"/></head>
<body>{content}</body>
</html>
"""


def make_epub(source: "etree._ElementTree[etree._Element] | Path | BinaryIO", *, view: str = "normalised") -> bytes:
    """The book of a TEI tree or file, in the reading of a view; the same bytes for the same file.

    Raises UnknownNameError if there is no such view, InputError if the source is not a TEI file, or if ebooklib is not
    installed.
    """
    epub = library()
    tree = tei_tree(source)
    page = result_of(tree, to="html", view=view).getroot()
    article = next(page.iter("article"))
    keep_reading(page, OTHER_READING[view])
    write_numbers(article)
    units = list(units_of(article)) + list(page.iter("section"))
    units = [unit for unit in units if unit.tag != "section" or "apparatus" in classes(unit)]
    names = [f"{number:04}.xhtml" for number in range(1, len(units) + 1)]
    for unit in units:
        open_blocks(unit)
    link(dict(zip(names, units, strict=True)))
    book = epub.EpubBook()
    describe(book, tree, page, article)
    fill(epub, book, page, dict(zip(names, units, strict=True)))
    buffer = BytesIO()
    epub.write_epub(buffer, book, {"mtime": modified(tree), "raise_exceptions": True, "epub3_pages": False})
    return without_times(buffer)


def library() -> Any:
    """The module that writes EPUB.

    Raises InputError if it is not installed.
    """
    try:
        from ebooklib import epub
    except ImportError as error:
        raise InputError("An EPUB needs ebooklib: pip install 'tei-tools[epub]'.") from error
    return epub


def classes(element: etree._Element) -> set[str]:
    """The classes of an element of HTML."""
    return set(element.get("class", "").split())


def keep_reading(page: etree._Element, other: set[str]) -> None:
    """Take out of a page what one reading does without, and what is only for the screen."""
    for element in page.iter("*"):
        if classes(element) & (other | NEVER_SHOWN):
            element.tag = "gone"
    # Not one by one: the text that joins would be copied each time.
    etree.strip_elements(page, "gone", with_tail=False)


def write_numbers(article: etree._Element) -> None:
    """Write the numbers of notes, which on the screen are the style sheet's."""
    for anchor in article.iter("a"):
        if anchor.get("data-n") and not len(anchor) and not anchor.text:
            anchor.text = anchor.get("data-n")


def open_blocks(unit: etree._Element) -> None:
    """Let nothing stand around a block that may not: XHTML is held to that, HTML's parsers help themselves."""
    for block in list(unit.iter(*BLOCKS)):
        for around in block.iterancestors(*WITHOUT_BLOCKS):
            around.set("class", f"{around.get('class', '')} {around.tag!s}".strip())
            around.tag = "div"


def units_of(article: etree._Element) -> Iterator[etree._Element]:
    """The files of a book: each outermost division, and what stands between two of them."""
    loose: etree._Element | None = None
    for element in list(blocks_of(article)):
        if "div" in classes(element):
            loose = None
            yield element
        else:
            if loose is None:
                loose = etree.Element("div")
                yield loose
            element.tail = None
            loose.append(element)


def blocks_of(element: etree._Element) -> Iterator[etree._Element]:
    """The outermost divisions in document order, with the elements that stand outside of any."""
    if element.get("id"):
        yield etree.Element("div", id=element.attrib.pop("id"))
    for child in list(element):
        if (classes(child) & PARTS or is_long(child)) and not has_text(child):
            yield from blocks_of(child)
        else:
            yield child


def has_text(element: etree._Element) -> bool:
    """Whether words stand in an element beside other elements."""
    return any((words or "").strip() for words in (element.text, *(child.tail for child in element)))


def is_long(element: etree._Element) -> bool:
    """Whether a division is better parted into those within it: reading systems are slow with long files."""
    if "div" not in classes(element) or not any("div" in classes(child) for child in element):
        return False
    return sum(map(len, map(str, element.itertext()))) > LONG


def link(files: dict[str, etree._Element]) -> None:
    """Let links lead into the file where their target is; a link to what the book has not is none."""
    homes = {element.get("id"): name for name, unit in files.items() for element in unit.iter("*") if element.get("id")}
    for unit in files.values():
        for anchor in unit.iter("a"):
            target = anchor.get("href", "")
            if target[1:] in homes and target.startswith("#"):
                anchor.set("href", homes[target[1:]] + target)
            elif target and not re.match("https?:|mailto:", target):
                del anchor.attrib["href"]


def describe(book: Any, tree: "etree._ElementTree[Any]", page: etree._Element, article: etree._Element) -> None:
    """Fill in the book's metadata, from the header of the TEI."""
    words = "".join(article.itertext())
    book.set_identifier(uuid.uuid5(uuid.NAMESPACE_URL, words).urn)
    book.set_title(plain(next(page.iter("h1"))))
    book.set_language(article.get("lang", "und"))
    if article.get("dir"):
        book.set_direction(article.get("dir"))
    statement = tree.find(f"{TEI}teiHeader/{TEI}fileDesc/{TEI}titleStmt")
    authors = [] if statement is None else [plain(author) for author in statement.findall(f"{TEI}author")]
    for number, author in enumerate(filter(None, authors), start=1):
        book.add_author(author, uid=f"creator{number}")
    # https://www.w3.org/TR/epub-a11y-11/
    for name, value in (
        ("accessMode", "textual"),
        ("accessModeSufficient", "textual"),
        ("accessibilityFeature", "tableOfContents"),
        ("accessibilityFeature", "structuralNavigation"),
        ("accessibilityHazard", "none"),
        ("accessibilitySummary", "All of the book is text, in reading order, with headings."),
    ):
        book.add_metadata("OPF", None, value, {"property": f"schema:{name}"})


def plain(element: etree._Element) -> str:
    """The words of an element."""
    return " ".join("".join(map(str, element.itertext())).split())


def fill(epub: Any, book: Any, page: etree._Element, files: dict[str, etree._Element]) -> None:
    """Put the files into the book, with the style sheet, the contents and the order of reading."""
    style = stylesheet_path("epub.css").read_bytes()
    book.add_item(epub.EpubItem("style", "book.css", "text/css", style))
    items = [
        epub.EpubItem(f"file{number}", name, "application/xhtml+xml", document(unit, book))
        for number, (name, unit) in enumerate(files.items(), start=1)
    ]
    for item in items:
        book.add_item(item)
    homes = {element.get("id"): name for name, unit in files.items() for element in unit.iter("*")}
    lists = [contents for contents in page.iter("ol") if "contents" in classes(contents)]
    numbers = iter(range(1, 1_000_000))
    book.toc = [entry for contents in lists[:1] for entry in contents_of(epub, contents, homes, numbers)]
    if not book.toc:
        book.toc = [epub.Link(next(iter(files), "nav.xhtml"), book.title, "nav0")]
    book.add_item(epub.EpubNcx())
    book.add_item(epub.EpubNav(title="Contents"))
    book.spine = [*items, "nav"] if items else ["nav"]


def document(unit: etree._Element, book: Any) -> bytes:
    """A file of the book: XHTML with one unit in it."""
    content = etree.tostring(unit, encoding="unicode", with_tail=False)
    headings = [plain(heading) for heading in unit.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    title = next(filter(None, headings), book.title)
    direction = f' dir="{book.direction}"' if book.direction else ""
    return PAGE.format(
        language=escape(book.language), title=escape(title), content=content, direction=direction
    ).encode()


def contents_of(
    epub: Any, contents: etree._Element, homes: dict[str | None, str], numbers: Iterator[int]
) -> Iterator[Any]:
    """The entries of the page's contents that the book has, with those beneath them."""
    for item in contents.findall("li"):
        anchor, beneath = item.find("a"), item.find("ol")
        entries = [] if beneath is None else list(contents_of(epub, beneath, homes, numbers))
        target = "" if anchor is None else anchor.get("href", "")[1:]
        title = "" if anchor is None else plain(anchor)
        if not title or target not in homes:
            yield from entries
            continue
        entry = epub.Link(f"{homes[target]}#{target}", title, f"nav{next(numbers)}")
        yield (entry, entries) if entries else entry


def modified(tree: "etree._ElementTree[Any]") -> datetime.datetime:
    """When the TEI file was last changed, as it says of itself; 1980 where it does not say."""
    header = f"{TEI}teiHeader"
    said = [change.get("when", "") for change in tree.iterfind(f"{header}/{TEI}revisionDesc//{TEI}change")]
    said += [date.get("when", "") for date in tree.iterfind(f"{header}/{TEI}fileDesc/{TEI}publicationStmt/{TEI}date")]
    days = []
    for when in said:
        match = re.match(r"([1-9][0-9]{3})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(?![0-9])", when)
        if match:
            try:
                days.append(datetime.datetime(int(match[1]), int(match[2] or 1), int(match[3] or 1)))
            except ValueError:
                continue
    return max(days, default=datetime.datetime(*EPOCH))


def without_times(buffer: BytesIO) -> bytes:
    """A ZIP file whose files all say the same time."""
    result = BytesIO()
    with zipfile.ZipFile(buffer) as made, zipfile.ZipFile(result, "w") as out:
        for entry in made.infolist():
            # The first file says what the rest is, uncompressed: https://www.w3.org/TR/epub-33/#sec-zip-container-mime
            stored = zipfile.ZIP_STORED if entry.filename == "mimetype" else zipfile.ZIP_DEFLATED
            info = zipfile.ZipInfo(entry.filename, EPOCH)
            info.external_attr = 0o644 << 16
            out.writestr(info, made.read(entry), compress_type=stored)
    return result.getvalue()

"""The files of a site."""

from collections import Counter
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any, Final
from urllib.parse import quote

from lxml import etree

from tei_tools.corpus import Outcome, attempt
from tei_tools.errors import InputError
from tei_tools.files import replace_file
from tei_tools.publication.catalogue import Entry, Text, by_surname, merge, sortable, text_of
from tei_tools.publication.search import Index, places_of, script
from tei_tools.resources import stylesheet_path
from tei_tools.transformation import result_of, tei_tree
from tei_tools.validation import xml_files

MANIFEST: Final = ".tei-tools-site"
"""Lists what a run has written, so that the next one can take away what is no longer there."""


def publish(folder: Path, output: Path, *, title: str = "Texts") -> list[Outcome]:
    """Write the site of every *.xml in and under a folder into `output`: what became of each file.

    One file that cannot be done does not stop the others. Raises InputError if there are none, or if `output` has an
    index.html that is not of such a site.
    """
    site = Site(output, root=folder, title=title)
    outcomes = [attempt(site.add, source) for source in xml_files(folder)]
    site.finish()
    return outcomes


class Site:
    """Writes a site: `add` each text, then `finish`. The pages keep the places that the texts have under `root`."""

    def __init__(self, folder: Path, *, root: Path, title: str = "Texts") -> None:
        if (folder / "index.html").exists() and not (folder / MANIFEST).exists():
            raise InputError(f"{folder / 'index.html'} is not of a site that tei-tools wrote. Give another folder.")
        self.folder = folder
        self.root = root
        self.title = title
        self.texts: list[Text] = []
        self.index = Index()
        self.written: set[str] = set()

    def add(self, source: Path) -> Outcome:
        """Write the page of a text, and remember what the other pages say of it."""
        place = PurePosixPath("texts", source.relative_to(self.root).with_suffix(".html").as_posix())
        tree = tei_tree(source)
        home = "../" * (len(place.parts) - 1) + "index.html"
        result = result_of(tree, to="html", parameters={"home": home, "home-title": self.title})
        article = next(result.getroot().iter("article"))
        ids = {element.get("id", "") for element in result.getroot().iter("*")}
        links = (anchor.get("href", "") for anchor in article.iter("a"))
        mentions = Counter(link.removeprefix("#person.") for link in links if link.startswith("#person."))
        places = list(places_of(article))
        words = sum(len(words.split()) for _, words in places)
        text = text_of(tree, quote(str(place)), words, ids, mentions, article.get("lang", ""))
        self.write(str(place), str(result).encode())
        for name, content in self.index.add(len(self.texts), places):
            self.write(name, content)
        self.texts.append(text)
        return Outcome(source)

    def finish(self) -> None:
        """Write what is over all texts, and take away what an earlier run wrote and this one did not."""
        catalogue = catalogue_of(self.title, self.texts)
        for page in ["index", "search", *(["persons"] if len(catalogue.findall("person")) else [])]:
            made = site_stylesheet()(catalogue, page=etree.XSLT.strparam(page))
            self.write(f"{page}.html", str(made).encode())
        self.write("search.js", stylesheet_path("search.js").read_bytes())
        self.write(*script("texts", [(text.page, text.title, ", ".join(text.authors)) for text in self.texts]))
        for name, content in self.index.finish():
            self.write(name, content)
        self.write(".nojekyll", b"")
        self.tidy()

    def write(self, name: str, content: bytes) -> None:
        """Write a file of the site."""
        replace_file(self.folder / name, content)
        self.written.add(name)

    def tidy(self) -> None:
        """Take away the files of an earlier run, and say what is of this one."""
        manifest = self.folder / MANIFEST
        before = manifest.read_text(encoding="utf-8").split("\n") if manifest.is_file() else []
        for name in sorted(set(filter(None, before)) - self.written):
            path = (self.folder / name).resolve()
            if path.is_relative_to(self.folder.resolve()):
                path.unlink(missing_ok=True)
        replace_file(manifest, "".join(f"{name}\n" for name in sorted(self.written)).encode())


@cache
def site_stylesheet() -> etree.XSLT:
    """The compiled stylesheet of the pages over all texts."""
    parser = etree.XMLParser(resolve_entities=True, no_network=True)
    return etree.XSLT(etree.parse(stylesheet_path("site.xsl"), parser))


def catalogue_of(title: str, texts: list[Text]) -> etree._Element:
    """What site.xsl makes pages of: the texts by author, date and title, and the persons by name."""
    site = etree.Element("site", title=title)
    ordered = sorted(
        texts,
        key=lambda text: (
            by_surname(text.authors[0]) if text.authors else ("", ""),
            text.date,
            sortable(text.title),
            text.page,
        ),
    )
    for text in ordered:
        add_text(site, text)
    for entry in merge(ordered):
        add_person(site, entry)
    return site


def add_text(site: etree._Element, text: Text) -> None:
    """Append what is said of a text."""
    element = etree.SubElement(
        site, "text", page=text.page, date=text.date, words=f"{text.words:,}", lang=text.language
    )
    etree.SubElement(element, "title").text = text.title
    for author in text.authors:
        etree.SubElement(element, "author").text = author


def add_person(site: etree._Element, entry: Entry) -> None:
    """Append what is said of a person."""
    element = etree.SubElement(site, "person")
    for form in entry.forms:
        etree.SubElement(element, "persName").text = form
    for kind, value in entry.idnos.values():
        etree.SubElement(element, "idno", type=kind).text = value
    for text, identifier, mentions in entry.places:
        address = f"{text.page}#{quote(f'person.{identifier}')}"
        place: Any = etree.SubElement(element, "in", page=address, mentions=str(mentions), lang=text.language)
        place.text = text.title

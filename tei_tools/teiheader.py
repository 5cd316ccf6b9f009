"""Header and annotations → `teiHeader`: facts from the user, and true statements about what the program did.

https://tei-c.org/release/doc/tei-p5-doc/en/html/HD.html
"""

from collections.abc import Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Final

from lxml import etree

from tei_tools.declarations import editorial_statements
from tei_tools.document import PROGRAM, Annotation, Document
from tei_tools.header import Header, Source
from tei_tools.persons import Person
from tei_tools.profile import CALENDARS, NAMESPACE, TEI, VALUES, XML

LANGUAGES: Final = {"en": "English", "de": "German", "fr": "French", "it": "Italian", "la": "Latin", "es": "Spanish"}


def build_header(document: Document, annotations: Sequence[Annotation], usage: Mapping[str, int]) -> etree._Element:
    """The `teiHeader` of a document whose `text` holds these annotations, and so many elements of each name."""
    header = etree.Element(f"{TEI}teiHeader", nsmap={None: NAMESPACE})
    persons = persons_of(document, annotations)
    file_description(header, document, annotations, {person.id for person, _ in persons})
    encoding_description(header, document, annotations, usage)
    profile_description(header, document.header, calendars_of(document, annotations), persons)
    revision = child(header, "revisionDesc", status=document.header.status)
    child(revision, "change", "Encoded from plain text by tei-tools.", who=PROGRAM)
    return header


def child(parent: etree._Element, name: str, text: str | None = None, /, **attributes: str) -> etree._Element:
    """A new child element; `id` is written as `xml:id`."""
    element = etree.SubElement(parent, f"{TEI}{name}")
    for key, value in attributes.items():
        element.set(f"{XML}id" if key == "id" else key, value)
    element.text = text
    return element


def package_version() -> str:
    """The version of the installed package."""
    try:
        return version("tei-tools")
    except PackageNotFoundError:  # the folder is on the path, but nobody installed it
        return "0"


def file_description(
    parent: etree._Element, document: Document, annotations: Sequence[Annotation], persons: set[str]
) -> None:
    """`fileDesc`: title, authors, who is responsible for what, extent, publication, sources."""
    header = document.header
    description = child(parent, "fileDesc")
    titles = child(description, "titleStmt")
    child(
        titles, "title", header.title or (f"{header.file_name}: title unknown" if header.file_name else "Title unknown")
    )
    for author in header.authors:
        element = child(titles, "author", author.name)
        if author.id in persons:
            element.set("ref", f"#{author.id}")
    for responsible in header.responsible:
        statement = child(titles, "respStmt", id=responsible.id)
        child(statement, "resp", responsible.resp)
        child(statement, "name", responsible.name)
    named = {f"#{responsible.id}" for responsible in header.responsible}
    for resp in dict.fromkeys([PROGRAM, *(annotation.resp for annotation in annotations)]):
        if resp not in named:
            statement = child(titles, "respStmt", id=resp.removeprefix("#"))
            child(statement, "resp", "encoded the text automatically, as @resp and @cert say at each element")
            child(statement, "name", resp.removeprefix("#"), type="software")
    words = len(document.text.split())
    child(description, "extent", f"{words:,} word{'' if words == 1 else 's'}")
    publication(description, header)
    sources(description, header)


def publication(parent: etree._Element, header: Header) -> None:
    """`publicationStmt`: what the metadata says of this edition."""
    facts = header.publication
    statement = child(parent, "publicationStmt")
    if facts.publisher is None:
        child(statement, "authority", "No publisher is named")
    else:
        child(statement, "publisher", facts.publisher)
    if facts.place is not None:
        child(statement, "pubPlace", facts.place)
    if facts.date is not None:
        child(statement, "date", facts.date, when=facts.date)
    if facts.licence is not None or facts.licence_url is not None:
        licence = child(child(statement, "availability"), "licence", facts.licence or facts.licence_url)
        if facts.licence_url is not None:
            licence.set("target", facts.licence_url)
    else:
        child(child(statement, "availability", status="unknown"), "p", "The licence of this edition is unknown.")


def sources(parent: etree._Element, header: Header) -> None:
    """`sourceDesc`: the sources that the metadata names, and the plain-text file."""
    description = child(parent, "sourceDesc")
    for source in header.sources:
        bibliography(description, source)
    if header.file_name is not None:
        element = child(description, "bibl")
        child(element, "title", header.file_name)
        guess = f" Its encoding was taken to be {header.encoding}." if header.encoding else ""
        child(element, "note", f"The plain-text file that was encoded.{guess}")
    if not len(description):
        child(description, "p", "The source is unknown.")


def bibliography(parent: etree._Element, source: Source) -> None:
    """One `bibl`."""
    element = child(parent, "bibl")
    for name in ("title", "author", "editor", "publisher"):
        if (value := getattr(source, name)) is not None:
            child(element, name, value)
    if source.place is not None:
        child(element, "pubPlace", source.place)
    if source.date is not None:
        child(element, "date", source.date, when=source.date)
    if source.url is not None:
        child(element, "ptr", target=source.url)
    if source.note is not None:
        child(element, "note", source.note)


def encoding_description(
    parent: etree._Element, document: Document, annotations: Sequence[Annotation], usage: Mapping[str, int]
) -> None:
    """`encodingDesc`: what was done to the text, which elements were used, and by which program."""
    description = child(parent, "encodingDesc")
    declaration = child(description, "editorialDecl")
    for name, attributes, text in editorial_statements(document, annotations):
        child(child(declaration, name, **attributes), "p", text)
    namespace = child(child(description, "tagsDecl"), "namespace", name=NAMESPACE)
    for name, number in sorted(usage.items()):
        child(namespace, "tagUsage", gi=name, occurs=str(number))
    application = child(child(description, "appInfo"), "application", ident="tei-tools", version=package_version())
    child(application, "label", "tei-tools")


def profile_description(
    parent: etree._Element, header: Header, calendars: list[str], persons: list[tuple[Person, Annotation | None]]
) -> None:
    """`profileDesc`: the language, the calendars that dates point to, and the persons mentioned."""
    description = child(parent, "profileDesc")
    name = LANGUAGES.get(header.language.split("-")[0], header.language)
    child(child(description, "langUsage"), "language", name, ident=header.language)
    if calendars:
        listing = child(description, "calendarDesc")
        for ident in calendars:
            child(child(listing, "calendar", id=ident), "p", CALENDARS[ident])
    if persons:
        listing = child(child(description, "particDesc"), "listPerson")
        for person, mention in persons:
            person_element(listing, person, mention)


def person_element(parent: etree._Element, person: Person, mention: Annotation | None) -> None:
    """One `person`; `mention` is what the program knows the person by, None if the user's list has the person."""
    element = child(parent, "person", id=person.id)
    if person.role is not None:
        element.set("role", person.role)
    if person.sex is not None:
        element.set("sex", person.sex)
    if mention is not None:
        element.set("resp", mention.resp)
        if mention.cert is not None:
            element.set("cert", mention.cert)
    for form in dict.fromkeys(person.forms):
        child(element, "persName", form)
    for kind, value in person.idnos:
        idno = child(element, "idno", value)
        if kind:
            idno.set("type", kind)


def responsible_ids(document: Document, annotations: Sequence[Annotation]) -> set[str]:
    """The ids of who is responsible for something."""
    return {one.id for one in document.header.responsible} | {annotation.resp[1:] for annotation in annotations}


def calendars_of(document: Document, annotations: Sequence[Annotation]) -> list[str]:
    """The ids of the calendars that dates point to."""
    pointers = {target for one in annotations for target in one.attributes.get("calendar", "").split()}
    taken = responsible_ids(document, annotations)
    return [ident for ident in CALENDARS if f"#{ident}" in pointers and ident not in taken]


def persons_of(document: Document, annotations: Sequence[Annotation]) -> list[tuple[Person, Annotation | None]]:
    """The persons that the annotations point to, in the order of their ids.

    A person who is not in the user's list goes by the longest mention. Whom no name in the text and no list names is
    left out, and what points there with them.
    """
    mentions: dict[str, Annotation] = {}
    pointers = {author.id for author in document.header.authors if author.id}
    for annotation in annotations:
        targets = [annotation.attributes.get(name, "").split() for name in ("ref", "who", "corresp")]
        pointers.update(target[1:] for found in targets for target in found if target.startswith("#"))
        if annotation.element == "persName":
            for target in targets[0]:
                best = mentions.get(target[1:])
                if best is None or length(annotation) > length(best):
                    mentions[target[1:]] = annotation
    taken = responsible_ids(document, annotations) | CALENDARS.keys()
    found: list[tuple[Person, Annotation | None]] = []
    for name in sorted(pointers - taken):
        if name in document.persons.by_id:
            found.append((document.persons.by_id[name], None))
        elif name in mentions and VALUES["xml:id"].fullmatch(name):
            form = " ".join(mentions[name].span.text_of(document.text).split())
            found.append((Person(name, (form,)), mentions[name]))
    return found


def length(annotation: Annotation) -> int:
    """The number of characters of its span."""
    return annotation.span.end - annotation.span.start

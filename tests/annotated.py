"""Documents annotated by hand, and what becomes of them."""

import re
from typing import Final

from lxml import etree

from tei_tools.document import Annotation, Document, Span
from tei_tools.tree import build, serialise

TAG: Final = re.compile(r"([^<]*)(?:<(/?)(\w+)([^>]*)>)?")
ATTRIBUTE: Final = re.compile(r'([\w:]+)="([^"]*)"')


def untagged(tagged: str) -> Document:
    """A text without its tags, and an annotation for each; none crosses another, and outer ones come first."""
    text = ""
    found: list[Annotation | None] = []
    opened: list[tuple[int, int, str, dict[str, str]]] = []
    for words, closing, element, attributes in TAG.findall(tagged):
        text += words
        if closing:
            number, start, name, values = opened.pop()
            found[number] = Annotation(Span(start, len(text)), name, values)
        elif element:
            opened.append((len(found), len(text), element, dict(ATTRIBUTE.findall(attributes))))
            found.append(None)
    return Document(text, annotations=tuple(filter(None, found)))


def body(document: Document) -> str:
    """The body of the file, without namespace, @resp and @cert."""
    root = etree.fromstring(serialise(build(document)))
    found = root.find("{*}text/{*}body")
    assert found is not None
    for element in found.iter():
        element.attrib.pop("resp", None)
        element.attrib.pop("cert", None)
    text = etree.tostring(found, encoding="unicode", with_tail=False)
    return "".join(line.strip() for line in text.replace(' xmlns="http://www.tei-c.org/ns/1.0"', "").splitlines())

"""James Clark's conformance suite for RELAX NG, of ../shared."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from tests.conftest import SHARED

PATH = SHARED / "data" / "relaxng" / "spectest.xml"
ADDRESS = "file:///schema"


@dataclass(frozen=True)
class Case:
    """One schema, whether it is one, the files beside it, and documents that are valid or not."""

    name: str
    schema: bytes
    correct: bool
    files: Mapping[str, bytes]
    documents: tuple[tuple[bytes, bool], ...]

    def resolver(self, address: str) -> bytes:
        """The bytes of one of the files."""
        files = {ADDRESS: self.schema, **self.files}
        if address not in files:
            raise FileNotFoundError(address)
        return files[address]


def cases(path: Path = PATH) -> Iterator[Case]:
    """The cases of the suite; none where it is not at hand."""
    if not path.is_file():
        return
    for number, element in enumerate(etree.parse(path).iter("testCase"), start=1):
        section = element.findtext("section") or element.getparent().findtext("section")
        schema = next(element.iterchildren("correct", "incorrect"))
        files = {f"file:///{name}": data for name, data in resources(element)}
        documents = tuple((inner(each), each.tag == "valid") for each in element.iterchildren("valid", "invalid"))
        yield Case(f"{number}-{section}", inner(schema), schema.tag == "correct", files, documents)


def resources(element: etree._Element) -> Iterator[tuple[str, bytes]]:
    """The files in a case or directory, with their paths."""
    for child in element.iterchildren("resource", "dir"):
        if child.tag == "resource":
            yield child.get("name", ""), inner(child)
        else:
            yield from ((f"{child.get('name')}/{name}", data) for name, data in resources(child))


def inner(element: etree._Element) -> bytes:
    """The document that an element of the suite holds."""
    return etree.tostring(element[0], encoding="utf-8", with_tail=False)

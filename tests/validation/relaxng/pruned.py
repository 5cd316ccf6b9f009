"""Seeded subsets of TEI, as a project prunes it: an element that is left out matches nothing."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from lxml import etree

from tests.validation.relaxng.schemas import RNG

# Without these there is no TEI file.
KEPT: Final = frozenset(
    {"TEI", "teiHeader", "fileDesc", "titleStmt", "title", "publicationStmt", "sourceDesc", "p", "text", "body"}
)


def subsets(path: Path, count: int, seed: int = 0) -> Iterator[tuple[bytes, frozenset[str]]]:
    """So many subsets of the schema at `path`, and the elements that each lacks: few, half of them, or most."""
    generator = random.Random(seed)
    for _ in range(count):
        root = etree.parse(path).getroot()
        share = generator.choice([0.1, 0.5, 0.9])
        elements = [each for each in root.iter(f"{{{RNG}}}element") if each.get("name") not in {None, *KEPT}]
        lacking = [each for each in elements if generator.random() < share]
        for element in lacking:
            parent = element.getparent()
            assert parent is not None
            parent.replace(element, etree.Element(f"{{{RNG}}}notAllowed"))
        yield etree.tostring(root), frozenset(str(each.get("name")) for each in lacking)

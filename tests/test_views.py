"""The table of docs/editions.md: a rule of plain text for every element."""

import re
from pathlib import Path

from lxml import etree

ROOT = Path(__file__).parent.parent
XSL = "{http://www.w3.org/1999/XSL/Transform}"


def test_every_element_that_the_stylesheet_names_has_a_row() -> None:
    """What is not named shows its content, as the last row says."""
    rows = re.findall(r"^\| (.*?) \| ", (ROOT / "docs" / "editions.md").read_text(encoding="utf-8"), re.MULTILINE)
    documented = set(re.findall(r"\w+", " ".join(rows))) | {f"div{number}" for number in range(1, 8)}
    patterns = [
        template.get("match", "")
        for template in etree.parse(ROOT / "xslt" / "text.xsl").iter(f"{XSL}template")
        if template.get("mode") in {"mark", "note"}
    ]
    named = {name for pattern in patterns for name in re.findall(r"tei:(\w+)(?![\w/[])", pattern)}
    assert "castItem" in named
    assert named - documented == set()
    assert "any other element" in " ".join(rows)

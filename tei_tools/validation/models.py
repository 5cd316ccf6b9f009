"""The schemas that a file names itself: by `<?xml-model?>` and by `schemaRef` in its header.

https://www.w3.org/TR/xml-model/
https://tei-c.org/release/doc/tei-p5-doc/en/html/ref-schemaRef.html
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from lxml import etree

from tei_tools.profile import TEI
from tei_tools.validation.file import File

ADDRESS: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]+:")
HREF: Final = re.compile(r"""(?:^|\s)href\s*=\s*(?:"([^"]*)"|'([^']*)')""")
ENTITIES: Final = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&amp;": "&"}


def models(file: File) -> Iterator[tuple[etree._Element | None, str]]:
    """The schemas that a file names, each once: the `schemaRef` or None for an `xml-model`, and the address.

    An address is absolute, or a path from the file's own folder.
    """
    root = file.tree.getroot()
    seen: set[str] = set()
    before = [node for node in root.itersiblings(preceding=True) if isinstance(node, etree._ProcessingInstruction)]
    for instruction in reversed(before):
        if instruction.target != "xml-model":
            continue
        if (match := HREF.search(instruction.text or "")) and (
            href := unescaped(match[1] or match[2] or "")
        ) not in seen:
            seen.add(href)
            yield None, href
    for reference in root.iterfind(f"{TEI}teiHeader/{TEI}encodingDesc//{TEI}schemaRef"):
        if (url := reference.get("url", "").strip()) and url not in seen:
            seen.add(url)
            yield reference, url


def unescaped(words: str) -> str:
    """The value of a pseudo-attribute."""
    for entity, character in ENTITIES.items():
        words = words.replace(entity, character)
    return words.strip()


def local(address: str, folder: Path) -> Path | None:
    """The file that an address means, from `folder`; None if it is elsewhere than in the file system."""
    if not ADDRESS.match(address):
        return folder / unquote(urlsplit(address).path)
    parts = urlsplit(address)
    return Path(unquote(parts.path)) if parts.scheme == "file" else None

"""Language tags: whether there is such a language, and whether the header says that it is used.

https://www.rfc-editor.org/rfc/rfc5646 (BCP 47)
https://tei-c.org/release/doc/tei-p5-doc/en/html/ref-teidata.language.html
"""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from tei_tools.profile import TEI
from tei_tools.validation.diagnostic import Diagnostic, Severity
from tei_tools.validation.file import File

XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
# Known without the registry of all languages, which takes longer to load than a short file to check.
COMMON: Final = frozenset({"en", "en-GB", "en-US", "de", "fr", "it", "es", "la", "grc", "he", "ru", "und"})
# https://www.w3.org/TR/xmlschema-2/#language: what is not of this form, the grammar refuses.
FORM: Final = re.compile(r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*")


def languages(file: File) -> Iterator[Diagnostic]:
    """What is wrong with the language tags of a file; of each tag, at the first place."""
    idents = list(file.tree.iter(f"{TEI}language"))
    declared = {ident.get("ident", "").casefold() for ident in idents}
    first: dict[str, tuple[etree._Element, str]] = {}
    for element in idents:
        first.setdefault(element.get("ident", ""), (element, "ident"))
    for element in file.elements:
        if tag := element.get(XML_LANG):
            first.setdefault(tag, (element, "xml:lang"))
    for tag, (element, attribute) in first.items():
        if not FORM.fullmatch(tag):
            continue
        if not known(tag):
            yield file.diagnostic(element, "language-unknown", f'@{attribute}="{tag}" is no language.', hint=hint(tag))
        elif attribute == "xml:lang" and declared and not any(is_kind_of(tag, ident) for ident in declared):
            message = f'@xml:lang="{tag}" is a language that the header does not name.'
            remedy = f'Add <language ident="{tag}"> to langUsage, or correct the tag.'
            severity = Severity.INFORMATION
            yield file.diagnostic(element, "language-undeclared", message, severity=severity, hint=remedy)


def is_kind_of(tag: str, ident: str) -> bool:
    """Whether a tag is that of a declared language, or of a variety of it: `en-GB` is English."""
    return f"{tag.casefold()}-".startswith(f"{ident}-")


def known(tag: str) -> bool:
    """Whether a tag is in the registry of languages; where a language has two letters, its three are not.

    https://www.rfc-editor.org/rfc/rfc5646#section-2.2.1
    """
    return tag in COMMON or (is_valid(tag) and len(standard(tag).partition("-")[0]) >= len(tag.partition("-")[0]))


def is_valid(tag: str) -> bool:
    """Whether the registry has the subtags of a tag."""
    import langcodes

    return langcodes.tag_is_valid(tag)


def standard(tag: str) -> str:
    """The usual form of a tag; itself, if it is none."""
    import langcodes

    try:
        return langcodes.standardize_tag(tag)
    except ValueError:
        return tag


def hint(tag: str) -> str:
    """What to write in place of a tag."""
    form = standard(tag)
    return f'Did you mean "{form}"?' if form != tag else "Write a tag of BCP 47, such as en, de-1996 or grc-Latn."

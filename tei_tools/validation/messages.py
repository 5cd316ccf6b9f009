"""What is wrong with an element or an attribute, said to a scholar; every engine that knows a grammar uses it."""

import re
from typing import Final

from lxml import etree

from tei_tools.profile import VALUES, exists
from tei_tools.validation.diagnostic import Diagnostic
from tei_tools.validation.file import File
from tei_tools.validation.spellings import Spellings
from tei_tools.validation.vocabulary import Attribute, Vocabulary, listing

TEI_NAMESPACE: Final = "http://www.tei-c.org/ns/1.0"
XML_PREFIX: Final = "{http://www.w3.org/XML/1998/namespace}"
DATE: Final = re.compile(r"(-?)(\d{3,4})(?:[-./](\d{1,2})(?:[-./](\d{1,2}))?)?")
SHOWN: Final = 40


class Messages:
    """Diagnostics in the words of one vocabulary; an empty one (of a schema that is no RELAX NG) says less."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def element_not_allowed(self, file: File, element: etree._Element) -> Diagnostic:
        """An element that its parent may not hold, or not in this place."""
        name, parent = etree.QName(element), element.getparent()
        if name.namespace != TEI_NAMESPACE:
            return wrong_namespace(file, element)
        if parent is None:
            return file.diagnostic(element, "element-not-allowed", f"{name.localname} cannot be the root of a file.")
        holder = local_name(parent)
        children = self.vocabulary.content(holder).children
        if name.localname in children:
            return file.diagnostic(
                element,
                "element-out-of-place",
                f"{name.localname} is not allowed at this place in {holder}.",
                hint=f"Something before it is missing, or it stands too late. The schema has: {listing(children)}.",
            )
        message = f"{name.localname} is not allowed in {holder}."
        return file.diagnostic(element, "element-not-allowed", message, hint=self.elements(name.localname, holder))

    def elements(self, name: str, holder: str) -> str | None:
        """What to write instead of the element `name` in `holder`."""
        if name not in self.vocabulary.elements and (hint := self.vocabulary.spellings.hint(name)):
            return hint
        children, parents = self.vocabulary.content(holder).children, self.vocabulary.parents(name)
        hints = [
            f"{holder} may hold: {listing(children)}." if children else f"{holder} may hold no elements.",
            f"{name} is allowed in: {listing(parents)}." if parents else f"The schema has no element named {name}.",
        ]
        return " ".join(hints) if self.vocabulary.elements else None

    def text_not_allowed(self, file: File, element: etree._Element) -> Diagnostic:
        """Text right in an element that holds none."""
        name = local_name(element)
        children = self.vocabulary.content(name).children
        return file.diagnostic(
            element,
            "text-not-allowed",
            f"{name} may not hold text of its own{excerpt(element)}.",
            hint=f"Put the text into one of: {listing(children)}." if children else "Put the text beside it.",
        )

    def content_missing(self, file: File, element: etree._Element, expected: str | None = None) -> Diagnostic:
        """An element that ends too early."""
        name = local_name(element)
        children = expected or listing(self.vocabulary.content(name).children)
        return file.diagnostic(
            element,
            "content-missing",
            f"{name} is not complete: something that it must hold is missing.",
            hint=f"The schema has: {children}." if children else None,
        )

    def attribute_missing(self, file: File, element: etree._Element, attribute: str | None = None) -> Diagnostic:
        """An element without an attribute that it needs."""
        name = local_name(element)
        missing = [attribute] if attribute else self.missing(element)
        which = " and ".join(f"@{each}" for each in missing)
        message = f"{name} lacks {which or 'an attribute that it must have'}."
        return file.diagnostic(element, "attribute-missing", message, hint=f"Add {which}." if which else None)

    def missing(self, element: etree._Element) -> list[str]:
        """The attributes that an element needs and lacks."""
        required = self.vocabulary.content(local_name(element)).required
        return [attribute for attribute in required if qualified(attribute) not in element.attrib]

    def unlisted(self, element: etree._Element) -> str | None:
        """The first attribute of an element that has a list of values, and none of them."""
        known = self.vocabulary.content(local_name(element)).attributes
        for name, attribute in known.items():
            value = element.get(qualified(name))
            if value is not None and attribute.values and not attribute.datatypes and value not in attribute.values:
                return name
        return None

    def attribute_wrong(self, file: File, element: etree._Element, attribute: str) -> Diagnostic:
        """An attribute that the element does not take, or whose value it does not."""
        if attribute in self.vocabulary.content(local_name(element)).attributes:
            return self.value_wrong(file, element, attribute)
        return self.attribute_not_allowed(file, element, attribute)

    def attribute_not_allowed(self, file: File, element: etree._Element, attribute: str) -> Diagnostic:
        """An attribute that the element does not take."""
        name = local_name(element)
        known = self.vocabulary.content(name).attributes
        return file.diagnostic(
            element,
            "attribute-not-allowed",
            f"{name} takes no @{attribute}.",
            hint=Spellings(known).hint(attribute, "@") or (f"It takes: {listing(sorted(known))}." if known else None),
        )

    def value_wrong(
        self, file: File, element: etree._Element, attribute: str, allowed: Attribute | None = None
    ) -> Diagnostic:
        """An attribute whose value is none that the schema allows."""
        name, value = local_name(element), element.get(qualified(attribute), "")
        return file.diagnostic(
            element,
            "attribute-value",
            f"@{attribute}={shown(value)} on {name} is not a value that the schema allows.",
            hint=value_hint(value, allowed or self.vocabulary.content(name).attributes.get(attribute)),
        )


def value_hint(value: str, attribute: Attribute | None) -> str | None:
    """What to write instead of `value`: the value that is meant, or else what is allowed."""
    meant = attribute and Spellings(attribute.values).closest(value.strip())
    if attribute is None or "date" in attribute.datatypes:
        meant = repaired_date(value)
    if meant:
        return f"Did you mean {shown(meant)}?"
    return f"Write {attribute}." if attribute else None


def repaired_date(value: str) -> str | None:
    """The W3C date that was meant: 1936-08-19 for 1936-8-19; None if it cannot be told."""
    match = DATE.fullmatch(value.strip())
    if match is None:
        return None
    parts = [f"{match[1]}{match[2]:0>4}", *(f"{part:0>2}" for part in match.groups()[2:] if part)]
    date = "-".join(parts)
    whole = date + "-01" * (3 - len(parts))
    possible = match[2].strip("0") and "01" <= (*parts, "01")[1] <= "12" and whole[-2:] != "00" and exists(whole)
    return date if possible and date != value else None


def wrong_namespace(file: File, element: etree._Element) -> Diagnostic:
    """An element that looks like TEI and is in no namespace, or one of another namespace."""
    name = etree.QName(element)
    if name.namespace:
        message = f"{name.localname} is in the namespace {name.namespace}, and not in that of TEI."
        hint = "Only a schema that has this namespace as well can allow it: pass it with --schema."
    else:
        message = f"{name.localname} is in no namespace, and not in that of TEI."
        hint = f'Write xmlns="{TEI_NAMESPACE}" on the root, and xmlns="" nowhere.'
    return file.diagnostic(element, "wrong-namespace", message, hint=hint)


def local_name(element: etree._Element) -> str:
    """The name of an element without its namespace."""
    return etree.QName(element).localname


def is_only_repeated(element: etree._Element, attribute: str) -> bool:
    """Whether the attribute is an id that an engine can dislike for one reason: it is there already.

    `pointers` says that, and says where.
    """
    return attribute == "xml:id" and VALUES["xml:id"].fullmatch(element.get(qualified(attribute), "")) is not None


def qualified(attribute: str) -> str:
    """The name of an attribute as lxml writes it: `xml:id` has its namespace in braces."""
    return attribute.replace("xml:", XML_PREFIX)


def shown(value: str) -> str:
    """A value in quotation marks, cut off where it is too long to read."""
    return f'"{value if len(value) <= SHOWN else value[:SHOWN] + "…"}"'


def excerpt(element: etree._Element) -> str:
    """The first text that stands right in an element, to find it by."""
    for text in (element.text, *(child.tail for child in element)):
        if text and text.strip():
            return f": {shown(' '.join(text.split()))}"
    return ""

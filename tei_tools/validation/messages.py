"""What is wrong with an element or an attribute, said to a scholar; every engine says it in these words."""

import calendar
import re
from collections.abc import Iterable
from typing import Final

from lxml import etree

from tei_tools.profile import NAMESPACE, VALUES, exists
from tei_tools.validation.diagnostic import Diagnostic
from tei_tools.validation.file import File
from tei_tools.validation.spellings import Spellings
from tei_tools.validation.vocabulary import Values

XML_PREFIX: Final = "{http://www.w3.org/XML/1998/namespace}"
DATE: Final = re.compile(r"(-?)(\d{3,4})(?:[-./](\d{1,2})(?:[-./](\d{1,2}))?)?")
DAY: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
SHOWN: Final = 40
TRUTH: Final = {"yes": "true", "y": "true", "no": "false", "n": "false"}
# What people write who know HTML, and the element or attribute of TEI that does the same.
# https://tei-c.org/release/doc/tei-p5-doc/en/html/CO.html
OF_HTML: Final = {
    "a": "ref",
    "b": 'hi with @rend="bold"',
    "blockquote": "quote",
    "br": "lb",
    "em": "emph",
    "h1": "head",
    "h2": "head",
    "h3": "head",
    "h4": "head",
    "hr": "milestone",
    "i": 'hi with @rend="italic"',
    "img": "graphic",
    "li": "item",
    "ol": 'list with @rend="numbered"',
    "section": "div",
    "small": "hi",
    "span": "seg",
    "strong": 'hi with @rend="bold"',
    "sub": 'hi with @rend="subscript"',
    "sup": 'hi with @rend="superscript"',
    "td": "cell",
    "th": 'cell with @role="label"',
    "tr": "row",
    "u": 'hi with @rend="underline"',
    "ul": 'list with @rend="bulleted"',
}
ATTRIBUTES_OF_HTML: Final = {
    "alt": "a figDesc beside it",
    "class": "@rend",
    "href": "@target",
    "id": "@xml:id",
    "lang": "@xml:lang",
    "name": "@xml:id",
    "src": "@url",
    "style": "@rend",
    "title": "@n",
}


def attribute_missing(file: File, element: etree._Element, attribute: str) -> Diagnostic:
    """An element without an attribute that it needs."""
    message = f"{local_name(element)} lacks @{attribute}."
    return file.diagnostic(element, "attribute-missing", message, hint=f"Add @{attribute}.")


def attribute_not_allowed(
    file: File, element: etree._Element, attribute: str, known: Iterable[str] = (), holders: str = ""
) -> Diagnostic:
    """An attribute that the element does not take; it takes those `known`, and the `holders` take that."""
    hint = Spellings(known).hint(attribute, "@")
    if attribute in ATTRIBUTES_OF_HTML:
        hint = f"That is HTML: in TEI write {ATTRIBUTES_OF_HTML[attribute]}."
    if hint is None and holders:
        hint = f"@{attribute} is allowed on: {holders}."
    message = f"{local_name(element)} takes no @{attribute}."
    return file.diagnostic(element, "attribute-not-allowed", message, hint=hint, attribute=attribute)


def value_wrong(file: File, element: etree._Element, attribute: str, allowed: Values | None) -> Diagnostic:
    """An attribute whose value is none that the schema allows."""
    value = element.get(qualified(attribute), "")
    message = f"@{attribute}={shown(value)} on {local_name(element)} is not a value that the schema allows."
    return file.diagnostic(element, "attribute-value", message, hint=value_hint(value, allowed), attribute=attribute)


def value_hint(value: str, allowed: Values | None) -> str | None:
    """What to write instead of `value`: the value that is meant, or else what is allowed."""
    words = value.strip()
    if (allowed is None or "date" in allowed.datatypes) and (problem := no_such_day(words)):
        return problem
    meant = meant_by(words, allowed)
    if meant and meant != value:
        return f"Did you mean {shown(meant)}?"
    return f"Write {allowed}." if allowed else None


def meant_by(words: str, allowed: Values | None) -> str | None:
    """The value that is meant by words that are none."""
    if allowed is None:
        return repaired_date(words)
    if closest := Spellings(allowed.values).closest(words):
        return closest
    if "date" in allowed.datatypes:
        return repaired_date(words) or date_in_words(words)
    if "boolean" in allowed.datatypes:
        return TRUTH.get(words.lower())
    if "language" in allowed.datatypes and "_" in words:
        return words.replace("_", "-")
    # Codes of one letter, such as those of title/@level, are the first letters of words.
    letters = [each for each in allowed.values if len(each) == 1]
    return words[:1].lower() if len(words) > 1 and words[:1].lower() in letters else None


def no_such_day(words: str) -> str | None:
    """What is wrong with a date that has the right form, and is none."""
    match = DAY.fullmatch(words)
    if match is None or not "01" <= match[2] <= "12" or match[3] == "00" or exists(words):
        return None
    year, month = int(match[1]), int(match[2])
    days = calendar.monthrange(max(year, 1), month)[1]
    return f"{calendar.month_name[month]} {year} has {days} days."


def repaired_date(value: str) -> str | None:
    """The W3C date that was meant: 1936-08-19 for 1936-8-19; None if it cannot be told."""
    match = DATE.fullmatch(value)
    if match is None:
        return None
    parts = [f"{match[1]}{match[2]:0>4}", *(f"{part:0>2}" for part in match.groups()[2:] if part)]
    date = "-".join(parts)
    whole = date + "-01" * (3 - len(parts))
    possible = match[2].strip("0") and "01" <= (*parts, "01")[1] <= "12" and whole[-2:] != "00" and exists(whole)
    return date if possible and date != value else None


def date_in_words(words: str) -> str | None:
    """The W3C date that words say: 1936-08-19 for 19 August 1936; None if it cannot be told."""
    from tei_tools.annotators.dates import parse  # few need it

    return parse(words).get("when")


def wrong_namespace(file: File, element: etree._Element) -> Diagnostic:
    """An element that looks like TEI and is in no namespace, or one of another namespace."""
    name = etree.QName(element)
    if name.namespace and name.namespace.strip("/ ").lower() == NAMESPACE:
        message = f"{name.localname} is in the namespace {name.namespace}, which is not quite that of TEI."
        hint = f'Write xmlns="{NAMESPACE}".'
    elif name.namespace:
        message = f"{name.localname} is in the namespace {name.namespace}, and not in that of TEI."
        hint = "Only a schema that has this namespace as well can allow it: pass it with --schema."
    else:
        message = f"{name.localname} is in no namespace, and not in that of TEI."
        hint = f'Write xmlns="{NAMESPACE}" on the root, and xmlns="" nowhere.'
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

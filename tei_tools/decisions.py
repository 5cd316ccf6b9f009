"""What a person decided about an edition: the last word over the annotators, each decision with its author.

A decision names its place by exact words with what stands before and after, as the TextQuoteSelector of the Web
Annotation Data Model does: https://www.w3.org/TR/annotation-model/#text-quote-selector
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Final

from tei_tools.document import Annotation, Document, Span
from tei_tools.errors import AnnotationError, DecisionError, InputError
from tei_tools.hierarchy import left_out
from tei_tools.profile import ALTERNATIVE, POINTERS, QUOTATIONS

ACTIONS: Final = ("accept", "reject", "change", "add")


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision. `by` is the id of a person in the metadata's `responsible`.

    `accept` takes over the annotation with `element` at the place; `reject` takes it out; `change` gives it another
    element (`becomes`), other attributes (an empty value takes one away) or another `corr`; `add` makes a new one.
    """

    by: str
    action: str
    element: str
    exact: str
    prefix: str = ""
    suffix: str = ""
    becomes: str | None = None
    attributes: Mapping[str, str] = field(default_factory=dict, hash=False)
    corr: str | None = None
    cert: str | None = None
    chain: str | None = None
    why: str = ""

    def __str__(self) -> str:
        """What and where, for a message."""
        words = self.exact if len(self.exact) <= 40 else f"{self.exact[:37]}…"
        return f"{self.action} {self.element} at {words!r}"


def read_decisions(path: Path) -> list[Decision]:
    """The decisions in a file (TOML), in its order.

    Raises InputError that names the decision and the field, if one is unknown, missing or not of its kind.
    """
    try:
        facts = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"{path}: cannot be read as TOML: {error}. See docs/guide.md for an example.") from error
    if unknown := facts.keys() - {"decision"}:
        raise InputError(f"{path}: no table named {min(unknown)!r}. Write [[decision]] above each decision.")
    tables = facts.get("decision", [])
    if not isinstance(tables, list):
        raise InputError(f"{path}: decision is not a list of tables. Write [[decision]] above each.")
    return [decision(table, f"{path}: decision {number}") for number, table in enumerate(tables, 1)]


def decision(table: Any, where: str) -> Decision:
    """One table of the file, as a decision."""
    known = {item.name for item in fields(Decision)}
    if not isinstance(table, dict) or (unknown := table.keys() - known):
        unknown = unknown if isinstance(table, dict) else {table}
        raise InputError(f"{where}: no field named {min(map(str, unknown))!r}. There are: {', '.join(sorted(known))}.")
    if missing := [name for name in ("by", "action", "element", "exact") if not table.get(name)]:
        raise InputError(f"{where} lacks {', '.join(missing)}.")
    attributes = table.get("attributes", {})
    if not isinstance(attributes, dict) or not all(isinstance(value, str) for value in attributes.values()):
        raise InputError(f'{where}: attributes are not words. Write attributes = {{ who = "#id" }}.')
    if wrong := [name for name, value in table.items() if name != "attributes" and not isinstance(value, str)]:
        raise InputError(f"{where}: {wrong[0]} is not a string. Put it in quotation marks.")
    if table["action"] not in ACTIONS:
        raise InputError(f"{where}: no action named {table['action']!r}. There are: {', '.join(ACTIONS)}.")
    if table["action"] in {"accept", "reject"} and (extra := {"becomes", "attributes", "corr", "chain"} & table.keys()):
        raise InputError(f"{where}: {table['action']} takes no {min(extra)}. Use change.")
    return Decision(**table)


def decide(document: Document, decisions: Sequence[Decision]) -> tuple[Document, list[DecisionError]]:
    """The document with the decisions carried out, and those that could not be: their place is gone or ambiguous."""
    if not decisions:
        return document, []
    annotations = list(document.annotations)
    added: list[Annotation] = []
    errors: list[DecisionError] = []
    for one in decisions:
        try:
            carry_out(document, one, annotations, added)
        except DecisionError as error:
            errors.append(error)
        except AnnotationError as error:
            errors.append(DecisionError(f"{one}: {error}"))
    # What a person added goes before what annotators found: where spans cross, the person's are kept whole. A misprint
    # is kept whole anyway, and stands within what covers the same words.
    first = [annotation for annotation in added if annotation.element not in ALTERNATIVE]
    last = [annotation for annotation in added if annotation.element in ALTERNATIVE]
    decided = replace(document, annotations=(*first, *annotations, *last))
    errors += [not_placed(document.text, annotation) for annotation in left_out(decided, people_of(document))]
    return renamed(document, decided), errors


def people_of(document: Document) -> set[str]:
    """The `@resp` of each person whom the metadata names."""
    return {f"#{responsible.id}" for responsible in document.header.responsible}


def not_placed(text: str, annotation: Annotation) -> DecisionError:
    """What to say of a decided annotation for which the file has no place."""
    words = annotation.span.text_of(text)
    return DecisionError(
        f"{annotation.element} at {words[:40]!r}: TEI does not allow it there, or it crosses what cannot be divided. "
        "Give other words, or another element."
    )


def renamed(before: Document, after: Document) -> Document:
    """The document with what pointed to a person whom people gave another id pointing to the new one."""
    old, new = (
        {one.span: one.attributes.get("ref", "") for one in each.having("persName")} for each in (before, after)
    )
    named = {*new.values(), *(f"#{ident}" for ident in after.persons.by_id)}
    ids = {ref: new[span] for span, ref in old.items() if new.get(span) and ref not in named}
    if not ids:
        return after
    return replace(after, annotations=tuple(pointing_elsewhere(annotation, ids) for annotation in after.annotations))


def pointing_elsewhere(annotation: Annotation, ids: Mapping[str, str]) -> Annotation:
    """The annotation, with its pointers to these persons replaced."""
    attributes = {
        name: ids.get(value, value) if name in POINTERS else value for name, value in annotation.attributes.items()
    }
    return annotation if attributes == annotation.attributes else replace(annotation, attributes=attributes)


def carry_out(document: Document, one: Decision, annotations: list[Annotation], added: list[Annotation]) -> None:
    """Carry out one decision on the lists. Raises DecisionError if it cannot be."""
    if f"#{one.by}" not in people_of(document):
        raise DecisionError(f"{one}: nobody has the id {one.by!r}. Name them in the metadata, under [[responsible]].")
    span = place(document.text, one)
    index = found_there(one, span, annotations)
    if index is None and one.action != "add":
        raise DecisionError(f"{one}: no annotator found one there. Use add, or take the decision out.")
    if index is None:
        insert(made(one, None, point(one, span)), annotations, added)
    elif one.action == "reject":
        del annotations[index]
    else:
        annotations[index] = made(one, annotations[index], point(one, span))


def place(text: str, one: Decision) -> Span:
    """Where the exact words stand; white space matches any white space. Raises DecisionError."""
    before, exact, after = (r"\s+".join(map(re.escape, words.split())) for words in (one.prefix, one.exact, one.suffix))
    before = before + r"\s*" if before else ""
    after = r"\s*" + after if after else ""
    pattern, position, spans = re.compile(f"{before}({exact}){after}"), 0, set()
    while match := pattern.search(text, position):
        spans.add(Span(*match.span(1)))
        position = match.start() + 1  # overlapping places count: the words may repeat themselves
    if not spans:
        raise DecisionError(f"{one}: these words are not in the text. Mend exact, prefix or suffix.")
    if len(spans) > 1:
        raise DecisionError(f"{one}: these words stand {len(spans)} times in the text. Give more of prefix or suffix.")
    return spans.pop()


def point(one: Decision, span: Span) -> Span:
    """The span, or its end for what stands at a point."""
    return Span(span.end, span.end) if one.element == "supplied" else span


def found_there(one: Decision, span: Span, annotations: Sequence[Annotation]) -> int | None:
    """The index of what annotators found with the decision's element at its place; what is added takes its place."""
    for index, annotation in enumerate(annotations):
        if annotation.element == one.element and annotation.span == point(one, span):
            return index
    return None


def made(one: Decision, old: Annotation | None, span: Span) -> Annotation:
    """The annotation that a decision makes, out of `old` where there is one."""
    attributes = {**(old.attributes if old else {}), **one.attributes}
    return Annotation(
        span,
        one.becomes or one.element,
        {name: value for name, value in attributes.items() if value},
        corr=one.corr if one.corr is not None else (old.corr if old else None),
        resp=f"#{one.by}",
        cert=one.cert,
        chain=one.chain if one.chain is not None else (old.chain if old else None),
        why=one.why or f"decided by {one.by}",
    )


def insert(new: Annotation, annotations: list[Annotation], added: list[Annotation]) -> None:
    """Put a new annotation in: a supplied mark right behind the quotation that it closes, the rest to the added."""
    ending = [
        (annotation.span.start, index, found)
        for found in (added, annotations)
        for index, annotation in enumerate(found)
        if annotation.element in QUOTATIONS and annotation.span.end == new.span.end
    ]
    if new.span.start < new.span.end or not ending:
        added.append(new)
        return
    _, index, found = min(ending, key=lambda row: row[0])
    found.insert(index + 1, new)

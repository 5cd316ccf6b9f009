"""`validate`: every finding in one file."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from lxml import etree

from tei_tools.catalogue import Catalogue, resolve
from tei_tools.errors import InputError
from tei_tools.profile import NAMESPACE
from tei_tools.validation.diagnostic import Diagnostic, Severity
from tei_tools.validation.engines import engine, read_schemas
from tei_tools.validation.excerpts import with_excerpts
from tei_tools.validation.file import Checker, File, name_of, parse, read_bytes
from tei_tools.validation.languages import languages
from tei_tools.validation.models import local, models
from tei_tools.validation.pointers import pointers
from tei_tools.validation.settings import Settings
from tei_tools.validation.switches import misspelt_switches, places, switched, switches

# Rules that say what is missing where a grammar says only that something is.
EXACT: Final = frozenset({"choice-without-alternatives", "gap-without-desc"})
# What a rule says of an element that the grammar does not allow, or of what is in it, follows from that.
MISPLACED: Final = frozenset({"element-not-allowed", "element-out-of-place"})
ROOTS: Final = frozenset({"TEI", "teiCorpus"})


def validate(
    path: Path, *, schemas: Sequence[Path] = (), settings: Settings | None = None, data: bytes | None = None
) -> Iterator[Diagnostic]:
    """Every finding in the TEI file at `path`, in document order.

    `schemas` are files of RELAX NG, XML Schema or Schematron. Without any, the file is held against the grammar that it
    names itself, where that can be read, or else against ours; and against our rules. Pointers and ids are always
    checked. `settings` and comments in the file switch rules off. `data` is what the file holds, where that is known
    already.

    Raises InputError if the file or a schema cannot be read.
    """
    checkers = read_schemas(schemas) if schemas else None
    content = read_bytes(path) if data is None else data
    name = name_of(path)
    try:
        file = parse(name, content)
    except etree.XMLSyntaxError as error:
        from tei_tools.validation.wellformedness import not_well_formed

        yield from with_excerpts([not_well_formed(name, content, error)], content, "utf-8")
        return
    if etree.QName(file.tree.getroot()).namespace != NAMESPACE:
        yield not_tei(file)
        return
    found = (settings or Settings()).applied(findings(file, checkers or own_checkers(file, path.parent)))
    kept = switched(found, switches(file))
    in_order = sorted(kept, key=lambda diagnostic: (diagnostic.line or 0, diagnostic.column or 0, diagnostic.code))
    yield from with_excerpts(in_order, content, file.tree.docinfo.encoding or "utf-8")


def findings(file: File, checkers: Iterable[Checker]) -> list[Diagnostic]:
    """What the checkers find in the file, and what is wrong with its pointers and switches; each finding once."""
    return said_once(diagnostic for check in (pointers, misspelt_switches, *checkers) for diagnostic in check(file))


def own_checkers(file: File, folder: Path) -> list[Checker]:
    """What checks a file without given schemas: the grammar that it names itself, or else ours; and our rules."""
    named: list[Checker] = []
    unread: list[Checker] = []
    for reference, address in models(file):
        try:
            named.append(engine(at_hand(address, folder)))
        except InputError as error:
            unread.append(partial(not_read, reference=reference, address=address, reason=str(error)))
    grammar, rules = read_schemas()
    return [*unread, *(named or [grammar]), languages, rules]


def not_read(file: File, *, reference: etree._Element | None, address: str, reason: str) -> Iterator[Diagnostic]:
    """That a schema which the file names is not at hand."""
    message = f"The file names the schema {address}, which cannot be read."
    yield file.diagnostic(reference, "schema-not-read", message, severity=Severity.INFORMATION, hint=reason)


def at_hand(address: str, folder: Path) -> Path:
    """The file of a schema that a TEI file in `folder` names; nothing is fetched.

    Raises InputError if there is none.
    """
    path = local(address, folder)
    return resolve(address, Catalogue())[0] if path is None else path.resolve()


def said_once(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings without those that an engine before has told, or that another tells better."""
    found: dict[tuple[str, str | None, str], Diagnostic] = {}
    for diagnostic in diagnostics:
        found.setdefault((diagnostic.code, diagnostic.location, diagnostic.message), diagnostic)
    exact = {diagnostic.location for diagnostic in found.values() if diagnostic.code in EXACT}
    wrong = {diagnostic.location for diagnostic in found.values() if diagnostic.code in MISPLACED}
    return [
        each
        for each in found.values()
        if (each.code != "content-missing" or each.location not in exact)
        and (each.code != "schematron-rule" or wrong.isdisjoint(places(each.location or "")))
    ]


def not_tei(file: File) -> Diagnostic:
    """The one finding in a file whose root is no element of TEI."""
    root = file.tree.getroot()
    name = etree.QName(root)
    if name.localname in ROOTS:
        from tei_tools.validation.messages import wrong_namespace

        return wrong_namespace(file, root)
    return file.diagnostic(root, "not-tei", f"The file is not TEI: its root is {name.localname}, and not TEI.")

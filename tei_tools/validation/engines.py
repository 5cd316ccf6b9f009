"""What reads a schema: each engine is imported when a schema asks for it."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Final

from tei_tools.errors import InputError
from tei_tools.resources import schema_path
from tei_tools.validation.file import Checker, read_bytes


def relaxng(path: Path) -> Checker:
    """What checks files against a RELAX NG grammar, and against the rules within it."""
    from tei_tools.validation.grammar import RelaxNG

    return with_rules(RelaxNG(path), path)


def xsd(path: Path) -> Checker:
    """What checks files against an XML Schema, and against the rules within it."""
    from tei_tools.validation.xsd import xml_schema

    return with_rules(xml_schema(path), path)


def schematron(path: Path) -> Checker:
    """What checks files against rules."""
    from tei_tools.validation.schematron import Schematron

    return Schematron(path)


def with_rules(grammar: Checker, path: Path) -> Checker:
    """What checks files against a grammar and the rules that stand in its file."""
    if b"schematron" not in read_bytes(path):
        return grammar
    rules = schematron(path)
    return lambda file: chain(grammar(file), rules(file))


ENGINES: Final[Mapping[str, Callable[[Path], Checker]]] = {".rng": relaxng, ".xsd": xsd, ".sch": schematron}
"""By the ending of a file's name."""
CONVERTED: Final = {
    ".rnc": "Convert the compact syntax first: trang schema.rnc schema.rng",
    ".odd": "Make a grammar of the ODD first, with Roma or the TEI's stylesheets.",
    ".dtd": "Make a grammar of the DTD first: trang schema.dtd schema.rng",
}
"""What to do with a schema that nothing reads, by the ending of its name."""


def read_schemas(schemas: Sequence[Path] = ()) -> list[Checker]:
    """What checks files against these schemas, or without any against our own.

    Raises InputError if one cannot be read.
    """
    return [engine(schema) for schema in schemas or (schema_path("tei_tools.rng"), schema_path("tei_tools.sch"))]


def engine(schema: Path) -> Checker:
    """What checks files against the schema; read once, and again when it has changed.

    Raises InputError if nothing reads such a schema.
    """
    suffix = schema.suffix.lower()
    if suffix not in ENGINES:
        remedy = CONVERTED.get(suffix, f"There are: {', '.join(ENGINES)}.")
        raise InputError(f"{str(schema)!r} is no schema that can be read. {remedy}")
    if not schema.is_file():
        raise InputError(f"The schema {str(schema)!r} does not exist.")
    return engine_of(schema, schema.stat().st_mtime_ns)


@cache
def engine_of(schema: Path, _changed: int) -> Checker:
    """What checks files against the schema as it was when it was last changed."""
    return ENGINES[schema.suffix.lower()](schema)

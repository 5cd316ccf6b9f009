"""Small schemas for tests: patterns in an element `r`, or the definitions of a grammar."""

from collections.abc import Mapping
from typing import Final

from tei_tools.validation.relaxng import Schema, mismatches
from tei_tools.validation.relaxng.datatypes import XSD

RNG: Final = "http://relaxng.org/ns/structure/1.0"
FOLDER: Final = "file:///schemas/"


def read(files: Mapping[str, str]) -> Schema:
    """The schema in the first of the files, which may refer to the others."""
    data = {FOLDER + name: text.encode() for name, text in files.items()}

    def resolver(address: str) -> bytes:
        if address not in data:
            raise FileNotFoundError("no such file")
        return data[address]

    return Schema(next(iter(data)), resolver=resolver)


def element(patterns: str) -> Schema:
    """The schema of an element `r` that holds the patterns; datatypes are those of XML Schema."""
    return read({"r.rng": f'<element name="r" xmlns="{RNG}" datatypeLibrary="{XSD}">{patterns}</element>'})


def grammar(components: str, **others: str) -> Schema:
    """The schema of a grammar of these components, and other grammars that it may refer to."""
    files = {"grammar": components, **others}
    head = f'<grammar xmlns="{RNG}" datatypeLibrary="{XSD}">'
    return read({f"{name}.rng": f"{head}{inner}</grammar>" for name, inner in files.items()})


def problems(schema: Schema, document: str) -> list[str]:
    """What is wrong in a document: the names of the problems, in order."""
    return [mismatch.problem.name for mismatch in mismatches(schema, document.encode())]

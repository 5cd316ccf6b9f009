"""`Schema`: a RELAX NG schema that has been read."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Final

from tei_tools.validation.relaxng.patterns import Pattern
from tei_tools.validation.relaxng.recovery import Recovery
from tei_tools.validation.relaxng.restrictions import Restrictions
from tei_tools.validation.relaxng.simplification import Simplification
from tei_tools.validation.relaxng.source import Resolver, SchemaError, address_of, local_file
from tei_tools.validation.relaxng.states import State, States

# How deep patterns may be in one another: a chain of definitions of that length is no schema.
DEEPEST: Final = 10_000


class Schema:
    """A RELAX NG schema in the XML syntax; `start` is the state before the root.

    Raises SchemaError, with file and line, if the file at `path` is none. Files that it includes are local ones, unless
    a `resolver` says otherwise; `path` is then an address.
    """

    def __init__(self, path: Path | str, *, resolver: Resolver = local_file) -> None:
        address = address_of(path) if isinstance(path, Path) else path
        with deep(), without_garbage_collection():
            simplification = Simplification(resolver)
            self.pattern: Pattern = simplification.schema(address)
            Restrictions().check(self.pattern, simplification.place)
        self.contextual = simplification.contextual
        self.states = States(self.pattern)

    @cached_property
    def recovery(self) -> Recovery:
        """How to go on after what the schema does not allow."""
        return Recovery(self.states, self.pattern)

    @property
    def start(self) -> State:
        """The state before the root."""
        return self.states.start


@contextmanager
def deep() -> Iterator[None]:
    """Patterns are in patterns: let functions call themselves that often.

    Raises SchemaError if it is not often enough.
    """
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, DEEPEST))
    try:
        yield
    except RecursionError as error:
        raise SchemaError("The schema is nested too deeply to be used.") from error
    finally:
        sys.setrecursionlimit(limit)


@contextmanager
def without_garbage_collection() -> Iterator[None]:
    """What is made here is kept: looking for garbage takes a third of the time, and finds none."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()

"""Annotators that other packages offer, as entry points of the group `tei_tools.annotators`."""

from collections.abc import Callable, Iterable
from importlib.metadata import entry_points
from typing import Final

from tei_tools.document import Annotation, Document
from tei_tools.errors import InputError

GROUP: Final = "tei_tools.annotators"

Annotator = Callable[[Document], Iterable[Annotation]]
"""What finds one kind of thing: a document in, annotations out, nothing changed."""


def plugins() -> dict[str, Annotator]:
    """The annotators of other packages by name, in alphabetical order; each is imported when first called."""
    return {point.name: lazy(point.name) for point in sorted(entry_points(group=GROUP), key=lambda point: point.name)}


def lazy(name: str) -> Annotator:
    """The annotator that the entry point `name` leads to.

    Raises InputError when called, if its package cannot be imported.
    """

    def annotator(document: Document) -> Iterable[Annotation]:
        (point, *_) = entry_points(group=GROUP, name=name)
        try:
            found: Annotator = point.load()
        except (ImportError, AttributeError) as error:
            raise InputError(f"The annotator {name!r} cannot be loaded from {point.value!r}: {error}.") from error
        return found(document)

    return annotator

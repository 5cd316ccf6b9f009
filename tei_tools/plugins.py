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

    Raises InputError when called, if its package cannot be imported, or if it fails.
    """

    def annotator(document: Document) -> Iterable[Annotation]:
        (point, *_) = entry_points(group=GROUP, name=name)
        # Code of others may raise anything; what it raises must say whose it is, and not end a run over a corpus.
        try:
            found: Annotator = point.load()
            annotations = list(found(document))
            if strange := [one for one in annotations if not isinstance(one, Annotation)]:
                raise TypeError(f"{strange[0]!r} is no Annotation")
            return annotations
        except Exception as error:
            raise InputError(f"The annotator {name!r} ({point.value}) failed: {error!r}. Ask its authors.") from error

    return annotator

"""Run annotators over a document, in order."""

from collections.abc import Mapping, Sequence

from tei_tools.annotators import BUILT_IN
from tei_tools.document import Document
from tei_tools.errors import UnknownNameError
from tei_tools.plugins import Annotator, plugins


def annotators(names: Sequence[str] | None = None) -> dict[str, Annotator]:
    """The annotators that would run, by name, in order: all the built-in ones, then plugins; or those named.

    Named ones run in the order of the built-in list too, with plugins last. Raises UnknownNameError.
    """
    known: Mapping[str, Annotator] = {**BUILT_IN, **plugins()}
    if names is None:
        return dict(known)
    for name in names:
        if name not in known:
            raise UnknownNameError(f"No annotator named {name!r}. There are: {', '.join(known)}.")
    return {name: annotator for name, annotator in known.items() if name in names}


def annotate(document: Document, names: Sequence[str] | None = None) -> Document:
    """The document with what the annotators found; each sees what those before it found."""
    for annotator in annotators(names).values():
        document = document.annotate(annotator(document))
    return document

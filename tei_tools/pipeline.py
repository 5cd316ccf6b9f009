"""Run annotators over a document, in order."""

from collections.abc import Sequence

from tei_tools.annotators import BUILT_IN
from tei_tools.document import Document
from tei_tools.errors import UnknownNameError
from tei_tools.plugins import ON_REQUEST, Annotator, importable, plugins


def annotators(names: Sequence[str] | None = None) -> dict[str, Annotator]:
    """The annotators that would run, by name, in order: all the built-in ones, then plugins; or those named.

    Named ones run in the order of the built-in list too, with plugins last; some plugins run only when they are named.
    Raises UnknownNameError.
    """
    known: dict[str, Annotator] = {**BUILT_IN, **plugins()}
    if names is None:
        return known
    on_request = plugins(ON_REQUEST)
    known |= on_request
    for name in names:
        if name not in known:
            offered = [other for other in known if other not in on_request or importable(other)]
            raise UnknownNameError(f"No annotator named {name!r}. There are: {', '.join(offered)}.")
    return {name: annotator for name, annotator in known.items() if name in names}


def annotate(document: Document, names: Sequence[str] | None = None) -> Document:
    """The document with what the annotators found; each sees what those before it found."""
    for annotator in annotators(names).values():
        document = document.annotate(annotator(document))
    return document

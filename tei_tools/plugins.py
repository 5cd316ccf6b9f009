"""Annotators that other packages offer, as entry points."""

from collections.abc import Callable, Iterable
from importlib.metadata import entry_points
from typing import Final

from tei_tools.document import Annotation, Document
from tei_tools.errors import InputError

GROUP: Final = "tei_tools.annotators"
"""The entry points of annotators that run after the built-in ones."""
ON_REQUEST: Final = "tei_tools.annotators.on_request"
"""The entry points of those that do the work of others in their own way, and so run only when they are named."""

# What code of others raises when it meets a text that its authors did not think of: the built-in errors, and what is
# derived from them. What it raises must say whose it is, and not end a run over a corpus.
FAILURES: Final = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NameError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
)

Annotator = Callable[[Document], Iterable[Annotation]]
"""What finds one kind of thing: a document in, annotations out, nothing changed."""


def plugins(group: str = GROUP) -> dict[str, Annotator]:
    """The annotators of a group by name, in alphabetical order; each is imported when first called."""
    names = sorted({point.name for point in entry_points(group=group)})
    return {name: lazy(name, group) for name in names}


def importable(name: str) -> bool:
    """Whether an annotator that runs on request has all that it needs."""
    (point, *_) = entry_points(group=ON_REQUEST, name=name)
    try:
        point.load()
    except ImportError:
        return False
    return True


def lazy(name: str, group: str) -> Annotator:
    """The annotator that the entry point `name` leads to.

    Raises InputError when called, if its package cannot be imported, or if it fails.
    """

    def annotator(document: Document) -> Iterable[Annotation]:
        (point, *_) = entry_points(group=group, name=name)
        try:
            found: Annotator = point.load()
            annotations = list(found(document))
            if strange := [one for one in annotations if not isinstance(one, Annotation)]:
                raise TypeError(f"{strange[0]!r} is no Annotation")
            return annotations
        except (ImportError, InputError) as error:
            raise InputError(f"The annotator {name!r} cannot run: {error}") from error
        except FAILURES as error:
            raise InputError(f"The annotator {name!r} ({point.value}) failed: {error!r}. Ask its authors.") from error

    return annotator

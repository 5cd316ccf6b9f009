"""Names of persons as spaCy sees them: a plugin, with any model that is installed.

It does the work of `names` in another way, and so runs only when it is named. Where spaCy or a model is missing, this
module cannot be imported.
"""

import re
from collections.abc import Iterator
from importlib.metadata import entry_points
from importlib.util import find_spec
from typing import Any, Final

from tei_tools.document import Annotation, Document, Span
from tei_tools.errors import InputError

__all__ = ["spacy"]

MODELS: Final = sorted(point.name for point in entry_points(group="spacy_models"))
if find_spec("spacy") is None or not MODELS:
    raise ImportError("spaCy or a model for it is missing. Run: pip install 'tei-tools[spacy]'")

RESP: Final = "#spacy"
COMPONENTS: Final = ["transformer", "tok2vec", "ner"]
PERSONS: Final = frozenset({"PERSON", "PER"})
"""What the models of different languages call a person."""
SIZES: Final = ("_trf", "_lg", "_md", "_sm")
PARAGRAPH: Final = re.compile(r"(?:(?!\n[ \t]*\n).)+", re.DOTALL)
POSSESSIVE: Final = re.compile(r"[’']s?$")


def spacy(document: Document) -> Iterator[Annotation]:
    """The persons that spaCy finds beside those found before; `@ref` only for those on the user's list.

    There is no `@cert`: the models do not say how sure they are. Raises InputError if no model knows the language.
    """
    recogniser = loaded(model(document.header.language))
    recogniser.max_length = len(document.text) + 1
    starts, texts = zip(*paragraphs(document), strict=True) if document.text.strip() else ((), ())
    taken = {offset for annotation in document.having("persName", "fw") for offset in range(*annotation.span)}
    for start, parsed in zip(starts, recogniser.pipe(texts), strict=True):
        for entity in parsed.ents:
            span = trimmed(document.text, start + entity.start_char, start + entity.end_char)
            if entity.label_ in PERSONS and span.start < span.end and taken.isdisjoint(range(*span)):
                yield Annotation(
                    span, "persName", reference(document, span), resp=RESP, why=f"{entity.label_} to spaCy"
                )


def paragraphs(document: Document) -> Iterator[tuple[int, str]]:
    """Where each paragraph begins, and its words on one line: at a line end the models see the end of a sentence."""
    for block in document.blocks():
        for match in PARAGRAPH.finditer(document.text, *block):
            yield match.start(), match[0].replace("\n", " ")


def trimmed(text: str, start: int, end: int) -> Span:
    """A span without white space at its edges and without the possessive ’s."""
    words = text[start:end]
    bare = POSSESSIVE.sub("", words.rstrip()).rstrip()
    return Span(start + len(words) - len(words.lstrip()), start + len(bare))


def reference(document: Document, span: Span) -> dict[str, str]:
    """`@ref` to the one person on the user's list who goes by a name."""
    bearers = document.persons.by_form.get(" ".join(span.text_of(document.text).split()), ())
    return {"ref": f"#{bearers[0].id}"} if len(bearers) == 1 else {}


def model(language: str) -> str:
    """The largest model for a language that is installed."""
    fitting = [name for name in MODELS if name.startswith(f"{language.partition('-')[0].lower()}_")]
    if not fitting:
        raise InputError(
            f"No model of spaCy for {language!r}. There are: {', '.join(MODELS)}. Install one, or pass --language."
        )
    return min(fitting, key=lambda name: next((rank for rank, size in enumerate(SIZES) if size in name), len(SIZES)))


def loaded(name: str) -> Any:
    """A model, with nothing but what finds names."""
    from spacy import load

    return load(name, enable=COMPONENTS)

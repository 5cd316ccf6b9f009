"""Plain-text file → TEI: the whole way, with what lies beside the text."""

import gc
import re
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from tei_tools.annotators.corrections import suspects
from tei_tools.annotators.genres import genre_of
from tei_tools.annotators.quotations import quotation_defects, quotation_marks
from tei_tools.decisions import decide, read_decisions
from tei_tools.document import PROGRAM, Document, Span
from tei_tools.errors import DecisionError, InputError
from tei_tools.header import LANGUAGE, Author, Header, read_header
from tei_tools.persons import Persons, read_persons
from tei_tools.pipeline import annotate
from tei_tools.profile import NOT_XML
from tei_tools.reader import STANDARD_INPUT, PlainText, Replacement, decode, read, read_standard_input
from tei_tools.tree import build

if TYPE_CHECKING:
    from tei_tools.validation import Diagnostic

MOST_REPORTED: Final = 20
# Encodings that the bytes of a file tell for certain.
CERTAIN: Final = frozenset({"utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"})
WORDS: Final = 30  # characters of a line that show where a defect is
LINE_END: Final = re.compile("\n")


@dataclass(frozen=True, slots=True)
class Options:
    """What a user may say about an encoding beside the text itself.

    Files that are not named are looked for beside the text: for `a.txt`, `a.toml` (metadata), `a.persons.xml` or
    `a.persons.csv`, and `a.decisions.toml`. `title`, `authors`, `language` and `genre` go before the metadata file.
    """

    encoding: str | None = None
    metadata: Path | None = None
    persons: Path | None = None
    decisions: Path | None = None
    annotators: tuple[str, ...] | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    genre: str | None = None


@dataclass(frozen=True, slots=True)
class Encoded:
    """An encoded text: the document, its TEI tree, and what a person should know about it."""

    document: Document
    tree: "etree._ElementTree[etree._Element]"
    replacements: tuple[Replacement, ...]
    errors: tuple[DecisionError, ...]

    def messages(self) -> Iterator[str]:
        """What a person should know: characters that were lost, decisions that could not be carried out."""
        for replacement in self.replacements[:MOST_REPORTED]:
            yield (
                f"{replacement.line}:{replacement.column}: XML cannot hold U+{ord(replacement.character):04X}: "
                "U+FFFD stands for it."
            )
        if (more := len(self.replacements) - MOST_REPORTED) > 0:
            yield f"{more} more characters that XML cannot hold: U+FFFD stands for them."
        yield from map(str, self.errors)


def annotated(path: Path, options: Options) -> tuple[Document, PlainText, list[DecisionError]]:
    """The document in a file, with what annotators found and people decided; `-` is standard input.

    Raises InputError, UnknownNameError.
    """
    plain = plain_text(path, options.encoding)
    header = header_of(path, options, plain)
    persons_file = options.persons or beside(path, ".persons.xml", ".persons.csv")
    persons = read_persons(persons_file) if persons_file else Persons()
    if twice := persons.by_id.keys() & {PROGRAM.removeprefix("#"), *(one.id for one in header.responsible)}:
        raise InputError(
            f"{path}: {min(twice)!r} is a person in the list and somebody responsible. Give one another id."
        )
    document = annotate(Document(plain.text, header, persons), options.annotators)
    decisions_file = options.decisions or beside(path, ".decisions.toml")
    document, errors = decide(document, read_decisions(decisions_file) if decisions_file else [])
    return document, plain, errors


def plain_text(path: Path, encoding: str | None) -> PlainText:
    """The text in a file, or on standard input."""
    if path == STANDARD_INPUT:
        return decode(read_standard_input(), "standard input", encoding)
    return read(path, encoding)


def encode(path: Path, options: Options | None = None) -> Encoded:
    """The TEI edition of a plain-text file; `-` is standard input.

    Raises InputError, UnknownNameError.
    """
    with without_collection():
        document, plain, errors = annotated(path, options or Options())
        return Encoded(document, build(document), plain.replacements, tuple(errors))


@contextmanager
def without_collection() -> Iterator[None]:
    """Without Python's search for garbage in cycles, which would look at every annotation again and again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def beside(path: Path, *suffixes: str) -> Path | None:
    """The file beside a text whose name differs in the suffix; None if there is none."""
    if path == STANDARD_INPUT:
        return None
    candidates = (path.with_name(path.stem + suffix) for suffix in suffixes)
    return next((candidate for candidate in candidates if candidate.is_file()), None)


def header_of(path: Path, options: Options, plain: PlainText) -> Header:
    """The facts in the metadata file, with what the options say in their place, and what is known of the text file."""
    metadata = options.metadata or beside(path, ".toml")
    header = read_header(metadata) if metadata else Header()
    language = options.language
    if language is not None and not LANGUAGE.fullmatch(language):
        raise InputError(f"{language!r} is not a language tag. Write it as in 'en' or 'en-GB'.")
    for words in filter(None, (options.title, *options.authors)):
        if NOT_XML.search(words):
            raise InputError(f"{words!r} has a character that XML cannot hold. Take it out.")
    return replace(
        header,
        title=options.title or header.title,
        authors=tuple(Author(name) for name in options.authors) or header.authors,
        language=language or header.language,
        genre=options.genre or header.genre,
        file_name=None if path == STANDARD_INPUT else NOT_XML.sub("\ufffd", path.name),
        encoding=None if options.encoding or plain.encoding in CERTAIN else plain.encoding,
    )


def rows(document: Document, *, explain: bool = False) -> Iterator[dict[str, Any]]:
    """The annotations of a document in document order, as values for JSON; with what each rests on, to `explain`."""
    for annotation in sorted(
        document.annotations, key=lambda annotation: (annotation.span.start, -annotation.span.end)
    ):
        start, end = annotation.span
        row = {"start": start, "end": end, "element": annotation.element, "words": document.text[start:end]}
        row["attributes"] = dict(annotation.attributes)
        row |= {name: getattr(annotation, name) for name in ("corr", "resp", "cert", "chain")}
        if explain:
            row["why"] = annotation.why
        yield {name: value for name, value in row.items() if value is not None and value != {}}


def genre(document: Document) -> dict[str, str]:
    """What a document is as a whole, and what that rests on, as values for JSON."""
    return genre_of(document)._asdict()


def marks(document: Document) -> Iterator[dict[str, Any]]:
    """Every quotation mark of a document with its role and the reason for it, as values for JSON."""
    for (start, end), glyph, role, why in quotation_marks(document):
        yield {"start": start, "end": end, "glyph": glyph, "role": role, "why": why}


def defects(document: Document, path: Path) -> "Iterator[Diagnostic]":
    """Every defect of quotation in a document, in order, with its line and column in the text at `path`."""
    from tei_tools.validation import Diagnostic, Severity

    line_starts = [0, *(match.end() for match in LINE_END.finditer(document.text))]
    for defect in quotation_defects(document):
        line, column = _place(line_starts, defect.mark.start)
        message = f"{defect.message}: {_words_at(document.text, defect.mark)} ({defect.why})"
        hint = None
        if defect.reading is not None:
            hint = f"Read {defect.corr} at {':'.join(map(str, _place(line_starts, defect.reading.start)))}."
        yield Diagnostic(str(path), line, column, defect.code, Severity.WARNING, message, hint)


def suspect_words(document: Document, path: Path) -> "Iterator[Diagnostic]":
    """Every word of a document that is merely suspicious, in order, with its line and column in the text at `path`."""
    from tei_tools.validation import Diagnostic, Severity

    line_starts = [0, *(match.end() for match in LINE_END.finditer(document.text))]
    for reading in suspects(document):
        line, column = _place(line_starts, reading.span.start)
        word = reading.span.text_of(document.text)
        message = f"{word!r} may be misread: {_words_at(document.text, reading.span)} ({reading.explained})"
        likely = ", or ".join(filter(None, (reading.corr, *reading.others))) or "nothing"
        yield Diagnostic(
            str(path), line, column, "word-suspicious", Severity.INFORMATION, message, f"Likely: {likely}."
        )


def _words_at(text: str, span: Span) -> str:
    """A few words of the line around a span."""
    before = text[max(0, span.start - WORDS) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + WORDS].partition("\n")[0]
    if len(before) == WORDS:
        before = before.partition(" ")[2]
    if len(after) == WORDS:
        after = after.rpartition(" ")[0]
    return f"{before}{span.text_of(text)}{after}".strip()


def _place(line_starts: list[int], position: int) -> tuple[int, int]:
    """The line and the column of a position, counted from 1."""
    line = bisect_right(line_starts, position)
    return line, position - line_starts[line - 1] + 1

"""One file or folder a kind of thing, and `BUILT_IN`, the order in which they run."""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from tei_tools.annotators.blockquotations import block_quotations
from tei_tools.annotators.boilerplate import boilerplate
from tei_tools.annotators.corrections import corrections
from tei_tools.annotators.dates import dates
from tei_tools.annotators.divisions import divisions
from tei_tools.annotators.editorial import editorial
from tei_tools.annotators.furniture import furniture
from tei_tools.annotators.genres import drama, letters, verse
from tei_tools.annotators.highlighting import highlighting
from tei_tools.annotators.hyphenation import hyphenation
from tei_tools.annotators.illustrations import illustrations
from tei_tools.annotators.lists import lists
from tei_tools.annotators.milestones import milestones
from tei_tools.annotators.names import names
from tei_tools.annotators.notes import notes
from tei_tools.annotators.ornaments import ornaments
from tei_tools.annotators.paragraphs import paragraphs
from tei_tools.annotators.quotations import quotations
from tei_tools.annotators.references import references
from tei_tools.document import Annotation, Document

BUILT_IN: Final[Mapping[str, Callable[[Document], Iterable[Annotation]]]] = {
    "furniture": furniture,  # first: what a site put there is neither head nor paragraph
    "milestones": milestones,
    "illustrations": illustrations,
    "ornaments": ornaments,
    "boilerplate": boilerplate,  # what a digital library put round a book has no divisions of the book
    "divisions": divisions,  # structure next: what comes later is divided by it
    "notes": notes,  # after divisions, in which numbers of notes may begin anew
    "drama": drama,  # before verse: a play has lines in its speeches
    "letters": letters,
    "lists": lists,
    "verse": verse,
    "blockquotations": block_quotations,  # after verse, which is set in too
    "paragraphs": paragraphs,
    "names": names,  # before quotations, whose speakers they are
    "quotations": quotations,
    "dates": dates,
    "references": references,
    "highlighting": highlighting,
    "editorial": editorial,  # before corrections: what an editor marked is left alone
    "corrections": corrections,
    "hyphenation": hyphenation,
}

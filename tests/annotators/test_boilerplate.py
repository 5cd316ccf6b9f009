import pytest

from tei_tools.annotators.boilerplate import boilerplate
from tei_tools.document import Document

MODERN = """The Project Gutenberg eBook of The Storm, by A. N. Author

This eBook is for the use of anyone anywhere.

Title: The Storm

*** START OF THE PROJECT GUTENBERG EBOOK THE STORM, WITH A LONG
SUBTITLE ***

Produced by N. N. and the Online Distributed
Proofreading Team

THE STORM

It rained.

End of the Project Gutenberg EBook of The Storm, by A. N. Author

*** END OF THE PROJECT GUTENBERG EBOOK THE STORM ***

*** START: FULL LICENSE ***
"""
OLD = """**The Project Gutenberg Etext of The Storm**

***START**THE SMALL PRINT!**FOR PUBLIC DOMAIN ETEXTS**START***
Why is this "Small Print!" statement here?
*END*THE SMALL PRINT! FOR PUBLIC DOMAIN ETEXTS*Ver.04.29.93*END*

THE STORM

It rained.

End of Project Gutenberg's The Storm
"""
SMALL_PRINT_LAST = """The Project Gutenberg Etext of The Storm

*** START OF THIS PROJECT GUTENBERG EBOOK THE STORM ***

THE STORM

It rained.

***START**THE SMALL PRINT!**FOR PUBLIC DOMAIN EBOOKS**START***
*END THE SMALL PRINT! FOR PUBLIC DOMAIN EBOOKS*Ver.02/11/02*END*
"""
TWO_STARTS = """The Storm, presented by Project Gutenberg

*** START OF THIS PROJECT GUTENBERG EBOOK THE STORM ***

Title: The Storm

*** START OF THIS PROJECT GUTENBERG EBOOK THE STORM ***

THE STORM

It rained.

*** END OF THIS PROJECT GUTENBERG EBOOK THE STORM ***
"""
GOOGLE = """Google

This is a digital copy of a book that was preserved for generations on library shelves.

You can search through the full text of this book on the web at http : //books . google . com/

THE STORM

It rained.
"""
ARCHIVE = """Digitized by the Internet Archive
in 2007 with funding from
Microsoft Corporation

http://www.archive.org/details/storm00auth

THE STORM

It rained.
"""
WIKISOURCE = """THE STORM

It rained.

About this digital edition

This e-book comes from the online library Wikisource.
"""


def left(text: str) -> str:
    """The text without what is annotated as boilerplate."""
    for annotation in sorted(boilerplate(Document(text)), key=lambda annotation: -annotation.span.start):
        assert annotation.attributes == {"type": "boilerplate"}
        text = text[: annotation.span.start] + text[annotation.span.end :]
    return text.strip()


@pytest.mark.parametrize("text", [MODERN, OLD, SMALL_PRINT_LAST, TWO_STARTS, GOOGLE, ARCHIVE, WIKISOURCE])
def test_what_a_library_put_round_a_text_is_boilerplate(text: str) -> None:
    """Project Gutenberg's header and licence in all their forms; the words of other libraries."""
    assert left(text) == "THE STORM\n\nIt rained."


def test_a_file_of_several_texts_has_boilerplate_between_them() -> None:
    assert left(MODERN + "\n" + TWO_STARTS).split() == ["THE", "STORM", "It", "rained."] * 2


@pytest.mark.parametrize(
    "text",
    ["It rained.", "He read about Project Gutenberg.\n\nIt rained.", "This is a digital copy of a book\n\nIt rained."],
)
def test_what_is_no_boilerplate(text: str) -> None:
    assert left(text) == text


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("[Transcriber's Note: Spelling [sic] was\nleft alone.]\n\nIt rained.", [(0, 52)]),
        ("It rained. [Redactor’s note: hard.] It thawed.", [(11, 35)]),
        ("[Transcriber's Note: not closed.\n\nIt rained.", []),
        ("[Transcriber's Note: " + "[" * 20 + "]" * 21, []),
    ],
)
def test_notes_of_the_transcriber(text: str, notes: list[tuple[int, int]]) -> None:
    """In brackets that say so, and are closed."""
    found = list(boilerplate(Document(text)))
    assert [tuple(a.span) for a in found] == notes
    assert all((a.element, a.attributes["type"]) == ("note", "transcriber") for a in found)


@pytest.mark.parametrize(
    "unit", ["Gutenberg ", "*** END OF THIS PROJECT GUTENBERG\n", "[Transcriber's Note: ", "\n \n"]
)
def test_hard_texts_are_read_in_linear_time(unit: str) -> None:
    """None is quadratic: each would take hours, and the suite gives a test minutes."""
    text = unit * (500_000 // len(unit))
    assert all(annotation.span.end <= len(text) for annotation in boilerplate(Document(text)))

"""Plain text whose lines have a length."""

from io import BytesIO
from pathlib import Path

import pytest

from tei_tools.errors import InputError
from tei_tools.transformation import read_tree, transform

EDITION = Path(__file__).parent / "cases" / "edition.xml"


def test_a_line_length_breaks_lines_at_spaces_and_nowhere_else() -> None:
    """A longer word stays whole, and the words are the same."""
    body = "<p>The well-known keepers of the lamp</p><p>Ab</p>"
    source = read_tree(
        BytesIO(f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{body}</body></text></TEI>'.encode())
    )
    assert transform(source, to="text", line_length=10) == "The\nwell-known\nkeepers of\nthe lamp\n\nAb\n"
    assert transform(source, to="text", line_length=4).split() == transform(source, to="text").split()


@pytest.mark.parametrize("view", ["normalised", "diplomatic"])
def test_no_line_is_longer_than_it_may_be(view: str) -> None:
    """But for single words; lines that are short enough stay as they are."""
    whole = transform(EDITION, to="text", view=view)
    made = transform(EDITION, to="text", view=view, line_length=30)
    assert max(map(len, made.split("\n"))) <= 30
    assert made.split() == whole.split()
    assert {line for line in whole.split("\n") if len(line) <= 30} <= set(made.split("\n"))
    assert transform(EDITION, to="text", view=view, line_length=1000) == whole


@pytest.mark.parametrize(
    ("to", "view", "length"), [("text", "source", 30), ("html", "normalised", 30), ("text", "diplomatic", 0)]
)
def test_a_line_length_is_refused_where_it_would_break_the_view(to: str, view: str, length: int) -> None:
    """The source view is the source."""
    with pytest.raises(InputError, match="line"):
        transform(EDITION, to=to, view=view, line_length=length)

"""`header`: the metadata file."""

from pathlib import Path

import pytest

from tei_tools.errors import InputError
from tei_tools.header import Author, Publication, Source, read_header


def written(tmp_path: Path, text: str) -> Path:
    """A metadata file with this text."""
    path = tmp_path / "a.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_facts_are_read(tmp_path: Path) -> None:
    """White space is evened out; numbers are words."""
    header = read_header(
        written(
            tmp_path,
            'title = "A  B"\ngenre = "verse"\n'
            '[[author]]\nname = "C"\nid = "c"\n[publication]\ndate = 1930\n[[source]]\ntitle = "D"',
        )
    )
    assert (header.title, header.genre, header.authors) == ("A B", "verse", (Author("C", "c"),))
    assert (header.publication, header.sources) == (Publication(date="1930"), (Source("D"),))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("title = ", "cannot be read as TOML"),
        ('titel = "A"', "no field named 'titel'. There are: author, genre, language"),
        ("title = true", "title is True. Write words"),
        ('language = "English prose"', "'English prose' is not a language tag"),
        ('genre = "novel"', "genre 'novel' is unknown. There are: prose, verse, drama"),
        ('status = "done"', "status 'done' is unknown. There are: draft"),
        ('author = "A"', "author is not a list of tables. Write [[author]]"),
        ('[[author]]\nnom = "A"', "no field named 'author.nom'"),
        ('[[responsible]]\nid = "e"', "responsible lacks name, resp"),
        ('[[responsible]]\nid = "tei-tools"\nname = "A"\nresp = "b"', "responsible.id 'tei-tools' is taken"),
        ('[[source]]\ntitle = "A"\nurl = "#x"', "'#x' is not an address"),
        ('[[author]]\nname = "A"\nid = "a b"', "author.id 'a b' cannot be an xml:id"),
        ('title = "\\u0001"', "title '\\x01' has a character that XML cannot hold"),
        ('[publication]\ndate = "1930-02-30"', "'1930-02-30' is not an ISO date"),
        ('[publication]\ndate = "May 1930"', "'May 1930' is not an ISO date. Write 1930"),
        ('[[source]]\ntitle = "A"\nurl = "a b"', "'a b' is not an address"),
    ],
)
def test_a_wrong_field_is_named(tmp_path: Path, text: str, message: str) -> None:
    """A misspelt fact would be lost; the message says which there are."""
    with pytest.raises(InputError) as error:
        read_header(written(tmp_path, text))
    assert message in str(error.value)

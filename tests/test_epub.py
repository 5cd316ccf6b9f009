"""EPUB 3."""

import shutil
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from tei_tools.epub import keep_reading, write_numbers
from tei_tools.errors import InputError, UnknownNameError
from tei_tools.transformation import read_tree, result_of

from .conftest import ROOT, SHARED

CASE = Path(__file__).parent / "cases" / "edition.xml"
NAMES = ("ENG18652_Carroll", "testdrama", "detest", "tei_lite", "frus1961-63v06")
DOCUMENTS = [CASE, *(SHARED / "data" / "tei" / "documents" / f"{name}.xml" for name in NAMES)]


@pytest.fixture(autouse=True)
def ebooklib() -> None:
    """The library, or no test."""
    pytest.importorskip("ebooklib")


def book(source: Path | BytesIO = CASE, view: str = "normalised") -> zipfile.ZipFile:
    """The EPUB of a file."""
    from tei_tools.epub import make_epub

    return zipfile.ZipFile(BytesIO(make_epub(source, view=view)))


def words(archive: zipfile.ZipFile) -> str:
    """All that is written in the text of a book."""
    files = [name for name in archive.namelist() if name.removeprefix("EPUB/")[:4].isdecimal()]
    return " ".join(" ".join(read_tree(archive.open(name)).getroot().itertext()) for name in files)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_epubcheck_finds_nothing(path: Path, tmp_path: Path) -> None:
    """No error and no warning."""
    if not path.is_file():
        pytest.skip(f"no {path}")
    jar, java = shutil.which("epubcheck"), shutil.which("java")
    if jar is None or java is None:
        pytest.skip("epubcheck is not installed")
    from tei_tools.epub import make_epub

    (tmp_path / "a.epub").write_bytes(make_epub(path))
    result = subprocess.run([java, "-jar", jar, tmp_path / "a.epub"], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr[:4000]
    assert "WARNING" not in result.stderr, result.stderr[:4000]


def test_the_same_file_gives_the_same_bytes(tmp_path: Path) -> None:
    """Whatever the time and the order of hashes."""
    made = []
    for seed in ("1", "2"):
        command = [sys.executable, "-m", "tei_tools", "transform", str(CASE), "--to", "epub"]
        environment = {"PYTHONHASHSEED": seed, "TZ": f"UTC+{seed}", "PYTHONPATH": str(ROOT)}
        made.append(subprocess.run(command, env=environment, capture_output=True, check=True).stdout)
    assert made[0] == made[1]


def test_a_book_has_one_reading() -> None:
    """The one that the view says."""
    normalised, diplomatic, source = (words(book(view=view)) for view in ("normalised", "diplomatic", "source"))
    assert "burned all night" in " ".join(normalised.split())
    assert "bumed all night" in " ".join(source.split())
    assert "navigation" in source
    assert "navigation" not in diplomatic


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_the_book_has_the_words_of_the_page(path: Path) -> None:
    """In their order, none lost between two files; and no file is longer than reading systems like."""
    if not path.is_file():
        pytest.skip(f"no {path}")
    page = result_of(path, to="html").getroot()
    article = next(page.iter("article"))
    keep_reading(page, {"o"})
    write_numbers(article)
    archive = book(path)
    files = [name for name in archive.namelist() if name.removeprefix("EPUB/")[:4].isdecimal()]
    roots = [read_tree(archive.open(name)).getroot() for name in files]
    bodies = ["".join(root.find("{*}body").itertext()) for root in roots if root.find("{*}body/{*}section") is None]
    assert "".join("".join(bodies).split()) == "".join("".join(article.itertext()).split())
    assert max(map(len, bodies)) < 400_000


def test_text_within_text_stays_where_it_is() -> None:
    """A division in a letter that a paragraph quotes is no file of its own."""
    inner = "<floatingText><body><div><head>Letter</head><p>Come.</p></div></body></floatingText>"
    body = f"<div><p>He wrote: {inner} and she came.</p></div>"
    source = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{body}</body></text></TEI>'
    archive = book(BytesIO(source.encode()))
    assert " ".join(words(archive).split()).endswith("He wrote: Letter Come. and she came.")


def test_the_contents_lead_into_the_files() -> None:
    """A file a chapter, and an entry for each."""
    archive = book()
    navigation = archive.read("EPUB/nav.xhtml").decode()
    assert "I. Orr’s Lamp" in navigation
    assert "II. The Song" in navigation
    assert "Persons" in navigation


def test_the_header_becomes_metadata() -> None:
    """Title, author, language, and when it was last changed."""
    package = book().read("EPUB/content.opf").decode()
    for part in ("<dc:title>The Lamp at Skerry Point<", ">Hester Ames<", "<dc:language>en<", ">2026-01-01T00:00:00Z<"):
        assert part in package


def test_bad_calls_are_refused(tmp_path: Path) -> None:
    """With what there is."""
    with pytest.raises(UnknownNameError, match="No view named 'best'"):
        book(view="best")
    (tmp_path / "a.xml").write_text("<book/>", encoding="utf-8")
    with pytest.raises(InputError, match="is not TEI"):
        book(tmp_path / "a.xml")


def test_without_the_library_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not at import: only when a book is wanted."""
    monkeypatch.setitem(sys.modules, "ebooklib", None)
    with pytest.raises(InputError, match=r"pip install 'tei-tools\[epub\]'"):
        book()

"""A site for a collection."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from click.testing import CliRunner
from lxml import html
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from tei_tools.cli import main
from tei_tools.errors import InputError
from tei_tools.persons import Person
from tei_tools.publication import publish
from tei_tools.publication.catalogue import Text, merge
from tei_tools.publication.search import Index, base36, fold, places_of

from .chromium import start
from .conftest import ROOT
from .test_browser import AXE

CASE = Path(__file__).parent / "cases" / "edition.xml"
LETTER = """<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="fr"><teiHeader>
<fileDesc><titleStmt><title>Une lettre</title><author>Éloi Zed</author></titleStmt>
<publicationStmt><p/></publicationStmt>
<sourceDesc><bibl><date when="1852">1852</date></bibl></sourceDesc></fileDesc>
<profileDesc><particDesc><listPerson><person xml:id="keeper"><persName>David Orr</persName>
<idno type="viaf">12345</idno></person></listPerson></particDesc></profileDesc></teiHeader>
<text><body><p><persName ref="#keeper">Orr</persName> est malade, &amp; la lampe s’éteint.</p></body></text></TEI>"""


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two texts, one of them in a folder of a name that an address cannot have as it is."""
    folder = tmp_path_factory.mktemp("tei")
    (folder / "more #1").mkdir()
    shutil.copy(CASE, folder / "more #1" / "edition.xml")
    (folder / "letter.xml").write_text(LETTER, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def site(collection: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of them."""
    folder = tmp_path_factory.mktemp("site")
    publish(collection, folder, title="A Shelf")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    """The files of a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def page(path: Path) -> html.HtmlElement:
    """A page of a site."""
    return html.document_fromstring(path.read_text(encoding="utf-8"))


def words(element: html.HtmlElement) -> str:
    """What is written in an element."""
    return " ".join(" ".join(element.itertext()).split())


def test_the_index_tells_the_texts(site: Path) -> None:
    """By author: title, author, date, number of words; a page each."""
    entries = page(site / "index.html").cssselect(".texts li")
    assert [words(entry) for entry in entries] == [
        "Hester Ames The Lamp at Skerry Point 1891 · 61 words",
        "Éloi Zed Une lettre 1852 · 7 words",
    ]
    assert [entry.cssselect("a")[0].get("href") for entry in entries] == [
        "texts/more%20%231/edition.html",
        "texts/letter.html",
    ]


def test_persons_are_one_over_all_texts(site: Path) -> None:
    """By an identifier of an authority, however its type is written; with links into each text."""
    entry = next(entry for entry in page(site / "persons.html").cssselect(".entry") if "Orr" in entry.text_content())
    assert words(entry) == (
        "Davy Orr also Orr, David Orr VIAF 12345 · parish 7b The Lamp at Skerry Point 2 mentions Une lettre 1 mention"
    )


def test_every_link_of_every_page_leads_somewhere(site: Path) -> None:
    """To a file, and to an address in it."""
    for file in site.rglob("*.html"):
        for link in page(file).xpath("//a/@href | //script/@src"):
            if link.startswith("http"):
                continue
            address, _, anchor = link.partition("#")
            target = file.parent / unquote(address) if address else file
            assert target.is_file(), (file, link)
            assert not anchor or page(target).xpath("//*[@id=$id]", id=unquote(anchor)), (file, link)


def test_a_page_leads_back_to_the_collection(site: Path) -> None:
    """By its name."""
    (home,) = page(site / "texts" / "more #1" / "edition.html").cssselect(".home a")
    assert (home.get("href"), home.text) == ("../../index.html", "A Shelf")


def test_the_same_texts_give_the_same_bytes(collection: Path, site: Path, tmp_path: Path) -> None:
    """Also where an earlier site stands; what that had and this has not is taken away, other files are not."""
    (tmp_path / "old").mkdir()
    shutil.copy(collection / "letter.xml", tmp_path / "old" / "gone.xml")
    publish(tmp_path / "old", tmp_path / "site")
    (tmp_path / "site" / "CNAME").write_text("example.org", encoding="utf-8")
    publish(collection, tmp_path / "site", title="A Shelf")
    assert contents(tmp_path / "site") == {**contents(site), "CNAME": b"example.org"}


def test_a_folder_with_another_index_is_left_alone(collection: Path, tmp_path: Path) -> None:
    """Somebody wrote it."""
    (tmp_path / "index.html").write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match="is not of a site"):
        publish(collection, tmp_path)


def test_a_bad_file_does_not_stop_the_others(collection: Path, tmp_path: Path) -> None:
    """The command says which, and exits with 2; the site has the rest, and is ready for GitHub Pages."""
    shutil.copytree(collection, tmp_path / "tei")
    (tmp_path / "tei" / "bad.xml").write_text("<TEI", encoding="utf-8")
    result = CliRunner().invoke(main, ["publish", str(tmp_path / "tei"), "-o", str(tmp_path / "site"), "--title", "T"])
    assert result.exit_code == 2
    assert "bad.xml: cannot be read as XML" in result.stderr
    assert len(page(tmp_path / "site" / "index.html").cssselect(".texts li")) == 2
    assert (tmp_path / "site" / ".nojekyll").read_bytes() == b""


def text(*persons: Person) -> Text:
    """A text with persons in it."""
    return Text("texts/a.html", "A", (), "", "en", 1, tuple((person, 1) for person in persons))


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        (Person("a", ("Ann Lee",), (("VIAF", "1"),)), Person("b", ("A. Lee",), (("viaf", "1"),)), 1),
        (Person("a", ("Ann Lee", "Ann")), Person("a", ("ann",)), 1),
        (Person("a", ("Ann Lee",)), Person("a", ("Ann Day",)), 2),
        (Person("a", ("Ann",), (("VIAF", "1"),)), Person("a", ("Ann",), (("VIAF", "2"),)), 2),
        (Person("a", ("Ann",), (("VIAF", "1"),)), Person("a", ("Ann",), (("GND", "2"),)), 1),
        (Person("a", ("Ann",)), Person("b", ("Ann",)), 2),
    ],
)
def test_two_are_one_person(one: Person, other: Person, count: int) -> None:
    """If they share an identifier, or id and name and no authority knows better."""
    assert len(merge([text(one), text(other)])) == count


def test_places_have_the_corrected_text() -> None:
    """Each with the id that leads to it; lines without one stand together."""
    article = html.fromstring(
        '<article><p id="p.1">One <span class="o">tow</span><span class="c">two</span>.<a class="permalink">1</a></p>'
        '<div id="d"><div class="l">a line</div><div class="l">and <i>an</i>other</div></div><p>three</p></article>'
    )
    assert list(places_of(article)) == [("p.1", "One two."), ("d", "a line and another"), ("text", "three")]


def test_the_index_of_a_search_is_small_and_told_by_beginnings() -> None:
    """Numbers of places as differences, in base 36; without case and accents."""
    index = Index()
    assert list(index.add(0, [("p.1", "Été, ete"), ("p.2", "L’été"), ("p.3", "Eton")])) == []
    files = dict(index.finish())
    assert files["search/words-65-74.js"] == b'collection["words-65-74"]={"ete":"0 1","eton":"2"};\n'
    assert (base36(35), base36(36), fold("Čapek’S")) == ("z", "10", "capek’s")


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """A headless Chromium."""
    driver = start(tmp_path_factory.mktemp("profile"), {"browser": "ALL"})
    yield driver
    driver.quit()


def search(browser: webdriver.Chrome, query: str) -> list[str]:
    """What the search says of a query: how many places, and each with its words."""
    field = browser.find_element(By.ID, "query")
    field.clear()
    browser.execute_script("document.getElementById('status').textContent = ''")
    field.send_keys(query + "\n")
    status = browser.find_element(By.ID, "status")
    WebDriverWait(browser, 5).until(lambda _: status.text.endswith("found."))
    number = int(status.text.split()[0])
    results = (By.CSS_SELECTOR, ".results li")
    WebDriverWait(browser, 5).until(lambda _: len(browser.find_elements(*results)) == min(number, 20))
    return [status.text, *(" ".join(result.text.split()) for result in browser.find_elements(*results))]


def test_the_search_finds_without_a_server(browser: webdriver.Chrome, site: Path) -> None:
    """All words in one place, beginnings too, without case and accents; a result leads to its paragraph."""
    browser.get((site / "search.html").as_uri())
    assert search(browser, "LAMP burned") == [
        "1 place found.",
        "The Lamp at Skerry Point Hester Ames Davy Orr lit the lamp on 4 May 1851, and it burned all night."
        " “Who is there?” he asked.",
    ]
    assert browser.find_element(By.CSS_SELECTOR, ".results mark").text == "lamp"
    assert search(browser, "eteint")[0] == "1 place found."
    assert search(browser, "bumed")[0] == "0 places found."
    assert search(browser, "lampe burned")[0] == "0 places found."
    assert len(search(browser, "lamp")) == 5
    browser.find_element(By.CSS_SELECTOR, ".results a").click()
    assert "lamp" in browser.find_element(By.CSS_SELECTOR, ":target").text.lower()
    browser.back()
    WebDriverWait(browser, 5).until(lambda _: browser.find_elements(By.CSS_SELECTOR, ".results li"))
    assert browser.get_log("browser") == []


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (800, "dark"), (1280, "light")])
@pytest.mark.parametrize("name", ["index", "persons", "search"])
def test_the_pages_are_accessible(browser: webdriver.Chrome, site: Path, name: str, width: int, scheme: str) -> None:
    """Axe finds no violation, and nothing is wider than the screen."""
    if not AXE.is_file():
        pytest.skip(f"no {AXE.relative_to(ROOT)}: npm install --no-save --prefix build axe-core")
    size = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    colours = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "screen", "features": colours})
    browser.get((site / f"{name}.html").as_uri())
    if name == "search":
        search(browser, "orr")
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width
    browser.execute_script(AXE.read_text(encoding="utf-8"))
    violations = browser.execute_async_script(
        "axe.run({resultTypes: ['violations']}).then(result => arguments[0]("
        "result.violations.map(v => [v.id, v.nodes[0].html])))"
    )
    assert violations == []


def test_all_but_the_search_works_without_scripts(browser: webdriver.Chrome, site: Path) -> None:
    """And the search says that it does not."""
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.get((site / "search.html").as_uri())
        assert "needs JavaScript" in browser.find_element(By.TAG_NAME, "main").text
        browser.find_element(By.LINK_TEXT, "Texts").click()
        browser.find_element(By.LINK_TEXT, "Une lettre").click()
        assert "est malade" in browser.find_element(By.TAG_NAME, "article").text
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})

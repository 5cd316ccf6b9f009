"""The page in a browser: what a reader sees, at three widths, in light and dark, with and without scripts."""

import gzip
import shutil
import subprocess
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from lxml import etree
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tei_tools.edition import Options, encode
from tei_tools.transformation import transform

from .chromium import start
from .conftest import ROOT, SHARED

CASE = Path(__file__).parent / "cases" / "edition.xml"
CHAPTER = ROOT / "encoded" / "my-life-39.xml"
AXE = ROOT / "build" / "node_modules" / "axe-core" / "axe.min.js"
VALIDATOR = ROOT / "build" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
WIDTHS = [360, 800, 1280]
DOCUMENTS = [
    CASE,
    CHAPTER,
    *(
        SHARED / "data" / "tei" / "documents" / f"{name}.xml"
        for name in ("ENG18540_Dickens", "ENG18652_Carroll", "ENG19150_Buchan", "testdrama", "frus1961-63v06")
    ),
]

Browser = webdriver.Chrome
Show = Callable[..., Browser]

BOXES = """
const inside = "p, li, dd, dt, td, th, h1, h2, h3, h4, h5, h6, .p, .l, .head, .speaker, .stage, .note, .signed";
const boxes = [...document.querySelectorAll(".page :is(" + inside + ")")]
  .filter(part => part.offsetParent && !part.querySelector(inside) && part.innerText.trim())
  .map(part => [part, part.getBoundingClientRect()]).sort((one, other) => one[1].top - other[1].top);
"""
CUT_OFF = (
    BOXES
    + """
const words = document.createRange();
return boxes.filter(([part]) => {
  words.selectNodeContents(part);
  const {left, right} = words.getBoundingClientRect();
  const hidden = getComputedStyle(part).overflow != "visible" ? part.scrollWidth > part.clientWidth : false;
  return !part.closest(".table") && (left < 0 || right > innerWidth || hidden);
}).map(([part]) => part.outerHTML.slice(0, 200));
"""
)
"""The blocks whose words are not all on the screen. A wide table scrolls in its own box."""
OVERLAPPING = (
    BOXES
    + """
const overlapping = [];
let above = [];
for (const [part, box] of boxes.filter(([part]) => !part.closest(".tools"))) {
  above = above.filter(([, other]) => other.bottom > box.top + 1);
  const over = above.find(([, other]) => other.left < box.right - 1 && box.left < other.right - 1);
  if (over) overlapping.push([part.outerHTML.slice(0, 200), over[0].outerHTML.slice(0, 200)]);
  above.push([part, box]);
}
return overlapping;
"""
)
"""The blocks of words that stand one over the other."""
UNREACHABLE = """
return [...document.querySelectorAll("a[href], input, summary, .table")].filter(part => part.checkVisibility())
  .filter(part => part.tabIndex != 0 || part.disabled || part.closest("[inert]")).map(part => part.outerHTML);
"""
"""What one can use, but the keyboard cannot reach."""
NOTES_IN_PLACE = """
for (const reference of document.querySelectorAll(".noteref")) {
  const note = document.getElementById(decodeURIComponent(reference.hash.slice(1)));
  const copy = document.createElement("span");
  note.querySelector("a.back").remove();
  copy.append(...note.childNodes);
  reference.replaceWith(copy);
}
"""
"""Put every note where its number stands, as the source view has it."""


@pytest.fixture(scope="session")
def page_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Path]:
    """The page of a TEI file, as a file; the chapter is encoded, where it is not there yet."""
    folder = tmp_path_factory.mktemp("pages")

    def made(path: Path) -> Path:
        page = folder / f"{path.stem}.html"
        if page.exists():
            return page
        if not path.is_file() and path != CHAPTER:
            pytest.skip(f"no {path}")
        page.write_text(transform(source_of(path)), encoding="utf-8")
        return page

    return made


def source_of(path: Path) -> "Path | etree._ElementTree[etree._Element]":
    """A TEI file; or what the chapter is encoded as, where that is not there yet."""
    return path if path.is_file() else encode(path.with_suffix(".txt"), Options()).tree


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A headless Chromium."""
    driver = start(tmp_path_factory.mktemp("profile"), {"performance": "ALL", "browser": "ALL"})
    # A window that nobody looks at has no focus.
    driver.execute_cdp_cmd("Emulation.setFocusEmulationEnabled", {"enabled": True})
    yield driver
    driver.quit()


@pytest.fixture
def show(browser: Browser, page_of: Callable[[Path], Path]) -> Iterator[Show]:
    """Shows the page of a TEI file."""

    def shown(path: Path = CASE, *, width: int = 1280, scheme: str = "light", scripts: bool = True) -> Browser:
        page = page_of(path)
        size = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": False}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        colours = [{"name": "prefers-color-scheme", "value": scheme}]
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "screen", "features": colours})
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not scripts})
        browser.get(page.as_uri())
        return browser

    yield shown
    # What a reader chose is remembered for the session: the next test begins anew.
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    browser.execute_script("sessionStorage.clear()")


def seen(browser: Browser, selector: str = "article") -> str:
    """The words that are seen there, with one space between."""
    # WebDriver's own `text` breaks the line at a br that is not shown.
    return " ".join(browser.execute_script("return document.querySelector(arguments[0]).innerText", selector).split())


def choose(browser: Browser, identifier: str) -> None:
    """Click on the label of a control."""
    browser.find_element(By.XPATH, f"//label[input[@id='{identifier}']]").click()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_nothing_is_cut_off_covered_or_out_of_reach(show: Show, path: Path, width: int) -> None:
    """No horizontal scroll, no words over words, nothing that the keyboard cannot reach, with all that can be shown."""
    browser = show(path, width=width)
    for everything in (False, True):
        if everything:
            browser.execute_script(
                "for (const e of document.querySelectorAll('#reading-both, [type=checkbox]')) e.click();"
                "for (const e of document.querySelectorAll('details')) e.open = true"
            )
        assert browser.execute_script("return document.documentElement.scrollWidth") <= width
        assert browser.execute_script(CUT_OFF) == []
        assert browser.execute_script(OVERLAPPING) == []
    assert browser.execute_script(UNREACHABLE) == []


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_the_original_reading_is_the_source(show: Show, path: Path) -> None:
    """Word for word, what one sees is the source view: nothing lost, nothing added, nothing joined."""
    browser = show(path)
    if browser.find_elements(By.ID, "reading-original"):
        choose(browser, "reading-original")
    browser.execute_script(NOTES_IN_PLACE)
    assert seen(browser).split() == transform(source_of(path), to="text", view="source").split()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_the_switch_switches_what_is_seen(show: Show, scripts: bool) -> None:
    """Original, corrected, or both."""
    browser = show(scripts=scripts)
    assert "it burned all night" in seen(browser)
    assert "The keepers of the well-known light were raffled. “Go home”" in seen(browser)
    assert "Jump to" not in seen(browser)
    choose(browser, "reading-original")
    assert "it bumed all night" in seen(browser)
    assert "The keep- ers of the well- known light were raffled [?]. “Go home" in seen(browser)
    assert "Go home”" not in seen(browser)
    assert "Jump to navigation" in seen(browser)
    choose(browser, "reading-both")
    assert "bumedburned" in seen(browser)  # parted by a space of the style sheet


def test_dates_and_speakers_are_shown_on_demand(show: Show) -> None:
    """Their values stand in the page; the style sheet shows them."""
    browser = show()
    date = "return getComputedStyle(document.querySelector('.date'), '::after').content"
    speaker = "return getComputedStyle(document.querySelector('.said'), '::before').content"
    assert browser.execute_script(date) == "none"
    assert browser.execute_script(speaker) == "none"
    choose(browser, "show-dates")
    choose(browser, "show-speakers")
    assert "1851-05-04" in browser.execute_script(date)
    assert "Davy Orr" in browser.execute_script(speaker)


def test_the_keyboard_reaches_every_control_and_link(show: Show) -> None:
    """From the link that skips to the text, in the order of the page."""
    browser = show()
    visited = []
    for _ in range(120):
        browser.switch_to.active_element.send_keys(Keys.TAB)
        visited.append(browser.execute_script("return document.activeElement.outerHTML"))
        if visited[-1].startswith("<body"):
            break
    reached = "".join(visited)
    assert visited[0].startswith('<a class="skip"')
    for part in (
        "reading-corrected",
        "show-names",
        "show-dates",
        "show-speakers",
        "<summary>",
        "#person.orr",
        "viaf",
        "#ch1",
    ):
        assert part in reached, part


def test_a_note_is_shown_where_its_number_is(show: Show) -> None:
    """While the keyboard or the pointer is on the number; Escape puts it away; the link leads there in any case."""
    browser = show()
    browser.execute_script("document.querySelector('.noteref').focus()")
    box = browser.find_element(By.CSS_SELECTOR, ".beside")
    assert box.text == "So the log says."
    browser.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert not box.is_displayed()
    browser.find_element(By.CSS_SELECTOR, ".noteref").click()
    assert "So the log says." in browser.find_element(By.CSS_SELECTOR, ":target").text


def test_a_correction_leads_to_the_apparatus_and_back(show: Show) -> None:
    """Where both readings are shown."""
    browser = show()
    link = browser.find_element(By.CSS_SELECTOR, ".app")
    assert not link.is_displayed()
    choose(browser, "reading-both")
    link.click()
    entry = browser.find_element(By.CSS_SELECTOR, ":target")
    assert "bumed → burned" in entry.text
    entry.find_element(By.TAG_NAME, "a").click()
    assert "bumed" in browser.find_element(By.CSS_SELECTOR, ":target").text


def test_a_text_from_right_to_left_is_laid_out_so(show: Show, tmp_path: Path) -> None:
    """Words begin at the right, page numbers stand at the left; what is written the other way stands so."""
    path = tmp_path / "rtl.xml"
    path.write_text(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text xml:lang="he"><body><p><pb n="7"/>ויאמר <foreign xml:lang="en">'
        "there was light</foreign></p></body></text></TEI>",
        encoding="utf-8",
    )
    browser = show(path)
    left, right = browser.execute_script(
        "const p = document.querySelector('article p').getBoundingClientRect();"
        "const i = document.querySelector('article i').getBoundingClientRect();"
        "return [i.left - p.left, p.right - i.right]"
    )
    assert left > right > 0
    assert browser.execute_script("return getComputedStyle(document.querySelector('.foreign')).direction") == "ltr"


def test_an_index_link_leads_to_the_mention(show: Show) -> None:
    """The index opens, and the mention is in sight; its own link leads back."""
    browser = show()
    browser.execute_script("document.querySelector('[id=\"person.orr\"] summary').click()")
    links = browser.find_elements(By.CSS_SELECTOR, "[id='person.orr'] .mentions a")
    links[1].click()
    target = browser.find_element(By.CSS_SELECTOR, ":target")
    assert target.text == "Davy Orr"
    assert 0 <= browser.execute_script("return arguments[0].getBoundingClientRect().top", target) < 800
    target.click()
    assert browser.find_element(By.CSS_SELECTOR, ":target").get_attribute("id") == "person.orr"


@pytest.mark.parametrize("width", WIDTHS)
def test_the_page_is_read_without_scripts(show: Show, width: int) -> None:
    """Text, contents and everything behind the text are there."""
    browser = show(width=width, scripts=False)
    assert "Davy Orr lit the lamp on 4 May 1851" in seen(browser)
    assert "II. The Song" in seen(browser, "nav")
    assert "Tales of the Shore" in seen(browser, "#about")


def test_what_a_reader_chose_is_remembered(show: Show) -> None:
    """For as long as the tab is open."""
    browser = show()
    choose(browser, "reading-original")
    browser.refresh()
    assert "it bumed all night" in seen(browser)


def test_the_citation_has_the_address_where_there_is_one(browser: Browser, page_of: Callable[[Path], Path]) -> None:
    """Of a page that is on the web; a file has none that one could cite."""
    page = page_of(CASE)
    handler = partial(SimpleHTTPRequestHandler, directory=page.parent)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/{page.name}"
        browser.get(address)
        assert browser.get_log("browser") == []
        assert browser.find_element(By.CLASS_NAME, "citation").text.endswith(f"Skerry Press, 2026. {address}.")
        server.shutdown()
    browser.get(page.as_uri())
    assert browser.find_element(By.CLASS_NAME, "citation").text.endswith("Skerry Press, 2026.")


def test_the_page_asks_for_nothing(show: Show) -> None:
    """No request but the page's own, and no complaint of the browser."""
    browser = show(CHAPTER)
    browser.get_log("performance")
    browser.refresh()
    requests = [
        entry["message"] for entry in browser.get_log("performance") if "Network.requestWillBeSent" in entry["message"]
    ]
    assert len([request for request in requests if '"url":"file:' not in request]) == 0
    assert browser.get_log("browser") == []


def test_the_page_of_a_chapter_is_light(page_of: Callable[[Path], Path]) -> None:
    """60 KB on its way to a reader, with everything."""
    assert len(gzip.compress(page_of(CHAPTER).read_bytes())) <= 60_000


def test_the_pages_are_valid_html(page_of: Callable[[Path], Path]) -> None:
    """The validator of the W3C has nothing to say of them."""
    if not VALIDATOR.is_file():
        pytest.skip(f"no {VALIDATOR.relative_to(ROOT)}: npm install --no-save --prefix build vnu-jar")
    if shutil.which("java") is None:
        pytest.skip("java is not installed")
    pages = [page_of(path) for path in DOCUMENTS if path.is_file() or path == CHAPTER]
    command = ["java", "-Xss8m", "-jar", str(VALIDATOR), "--errors-only", "--format", "gnu", *map(str, pages)]
    assert subprocess.run(command, capture_output=True, text=True, check=False).stderr == ""


def test_print_has_the_text_and_not_the_tools(show: Show) -> None:
    """Ink on white."""
    browser = show(scheme="dark")
    colours = [{"name": "prefers-color-scheme", "value": "dark"}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print", "features": colours})
    assert not browser.find_element(By.CSS_SELECTOR, ".tools").is_displayed()
    assert "Davy Orr lit the lamp" in seen(browser)
    assert browser.execute_script("return getComputedStyle(document.body).color") == "rgb(0, 0, 0)"


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_axe_finds_no_violation(show: Show, path: Path, width: int, scheme: str) -> None:
    """With everything shown and opened."""
    if not AXE.is_file():
        pytest.skip(f"no {AXE.relative_to(ROOT)}: npm install --no-save --prefix build axe-core")
    browser = show(path, width=width, scheme=scheme)
    browser.execute_script(AXE.read_text(encoding="utf-8"))
    browser.execute_script(
        "for (const e of document.querySelectorAll('#reading-both, [type=checkbox]')) e.checked = true;"
        "for (const e of document.querySelectorAll('details')) e.open = true"
    )
    violations = browser.execute_async_script(
        "axe.run({resultTypes: ['violations']}).then(result => arguments[0]("
        "result.violations.map(v => [v.id, v.nodes[0].html])))"
    )
    assert violations == []

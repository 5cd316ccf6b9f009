"""The page in a browser: what a reader sees, at three widths, in light and dark, with and without scripts."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tei_tools.transformation import transform

from .conftest import ROOT, SHARED

CASE = Path(__file__).parent / "cases" / "edition.xml"
AXE = ROOT / "build" / "node_modules" / "axe-core" / "axe.min.js"
ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)
WIDTHS = [360, 800, 1280]
DOCUMENTS = [
    CASE,
    ROOT / "encoded" / "my-life-39.xml",
    *(
        SHARED / "data" / "tei" / "documents" / f"{name}.xml"
        for name in ("ENG18652_Carroll", "testdrama", "frus1961-63v06")
    ),
]

Browser = webdriver.Chrome
Show = Callable[..., Browser]


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A headless Chromium."""
    chromium, chromedriver = shutil.which("chromium"), shutil.which("chromedriver")
    if chromium is None or chromedriver is None:
        pytest.skip("chromium or chromedriver is not installed")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for argument in (*ARGUMENTS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(chromedriver))
    yield driver
    driver.quit()


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Iterator[Show]:
    """Shows the page of a TEI file."""

    def shown(path: Path = CASE, *, width: int = 1280, scheme: str = "light", scripts: bool = True) -> Browser:
        if not path.is_file():
            pytest.skip(f"no {path}")
        page = tmp_path / "page.html"
        page.write_text(transform(path), encoding="utf-8")
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
def test_nothing_is_wider_than_the_screen(show: Show, path: Path, width: int) -> None:
    """No horizontal scroll, with all that can be shown; a wide table scrolls in its own box."""
    browser = show(path, width=width)
    for control in browser.find_elements(By.CSS_SELECTOR, ".tools input"):
        browser.execute_script("arguments[0].click()", control)
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", WIDTHS)
def test_no_text_is_cut_off_or_covered(show: Show, width: int) -> None:
    """Every block is as large as its words, and blocks stand beneath each other."""
    browser = show(width=width)
    boxes = browser.execute_script(
        "return [...document.querySelectorAll('header.title, .tools, article p, article h2, article .l, .apparatus')]"
        ".filter(e => e.offsetParent).map(e => {const r = e.getBoundingClientRect();"
        "return [r.left, r.top, r.right, r.bottom, e.scrollWidth - e.clientWidth]})"
    )
    assert len(boxes) > 8
    assert all(0 <= left < right <= width and overflow <= 1 for left, _, right, _, overflow in boxes)
    for number, one in enumerate(boxes):
        for other in boxes[number + 1 :]:
            apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] + 1 or other[3] <= one[1] + 1
            assert apart, (one, other)


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


def test_the_page_asks_for_nothing(show: Show) -> None:
    """No request but the page's own, and no complaint of the browser."""
    browser = show()
    browser.get_log("performance")
    browser.refresh()
    requests = [
        entry["message"] for entry in browser.get_log("performance") if "Network.requestWillBeSent" in entry["message"]
    ]
    assert len([request for request in requests if '"url":"file:' not in request]) == 0
    assert browser.get_log("browser") == []


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

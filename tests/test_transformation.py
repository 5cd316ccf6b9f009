"""TEI to plain text and HTML."""

import re
import shutil
import subprocess
from contextlib import suppress
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree, html

from tei_tools.document import Document
from tei_tools.edition import Options, encode
from tei_tools.errors import InputError, UnknownNameError
from tei_tools.resources import stylesheet_path
from tei_tools.source import source_of_text
from tei_tools.transformation import VIEWS, read_tree, transform
from tei_tools.tree import build

from .conftest import ROOT, SHARED, shared_texts

EDITION = Path(__file__).parent / "cases" / "edition.xml"
TEI = "http://www.tei-c.org/ns/1.0"


def tree(body: str) -> "etree._ElementTree[etree._Element]":
    """A TEI file with this in its body."""
    return read_tree(BytesIO(f'<TEI xmlns="{TEI}"><text><body>{body}</body></text></TEI>'.encode()))


def text(body: str, view: str = "normalised") -> str:
    """A view of a TEI file with this in its body."""
    return transform(tree(body), to="text", view=view)


def page(body: str) -> html.HtmlElement:
    """The page of a TEI file with this in its body."""
    return html.document_fromstring(transform(tree(body)))


@pytest.fixture(scope="module")
def edition() -> html.HtmlElement:
    """The page of tests/cases/edition.xml."""
    return html.document_fromstring(transform(EDITION))


# --- plain text


def test_the_source_view_is_the_source() -> None:
    """Nothing is lost, nothing added: readings are left out, spaces and line ends stay."""
    source = "Bumed,  he said.\nAnd so\n\nto bed.\n"
    assert transform(build(Document(source)), to="text", view="source") == source


@pytest.mark.parametrize(("name", "source"), [pytest.param(*item, id=item[0]) for item in list(shared_texts())[:12]])
def test_the_source_view_of_a_real_text_is_the_text(name: str, source: str, tmp_path: Path) -> None:
    """Encoded with all annotators, each text at hand comes back."""
    path = tmp_path / "a.txt"
    path.write_text(source, encoding="utf-8")
    assert transform(encode(path, Options()).tree, to="text", view="source") == source_of_text(source) + "\n"


def test_the_diplomatic_view_is_the_source_without_furniture() -> None:
    """Furniture and boilerplate go, misprints and editors' marks stay."""
    source, diplomatic = (transform(EDITION, to="text", view=view) for view in ("source", "diplomatic"))
    kept = [line for line in source.splitlines() if not re.match("This file is free|Jump|navigation|12$", line)]
    assert "".join(diplomatic.split()) == "".join("".join(kept).split())
    assert "bumed" in diplomatic
    assert "raffled [?]" in diplomatic


def test_the_normalised_view_reads_as_a_proofread_book() -> None:
    """Corrections are taken, words joined, marks left out; notes stand at the end of their division."""
    chapter = transform(EDITION, to="text").partition("\n\nII.")[0]
    assert chapter.split("\n\n") == [
        "I. Orr’s Lamp",
        "Davy Orr lit the lamp on 4 May 1851, and it burned all night. “Who is there?” he asked.",
        "The keepers of the well-known light were raffled. “Go home”",
        "He went to bed.[1] [torn] the end",
        "[1] So the log says.",
    ]


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("body", ["<p/>", "<p>One</p>", "<p>One</p><p>Two</p>", "<lg><l>One</l><l>Two</l></lg>"])
def test_a_text_ends_in_one_line_feed(view: str, body: str) -> None:
    """Also an empty one."""
    assert re.fullmatch(r"(?s)(|.*\S)\n", text(body, view))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<p>con-<lb break="no"/>demned</p>', "condemned"),
        ('<p>con-<pb n="2"/><lb break="no"/>demned</p>', "condemned"),
        ('<p>even-<lb break="maybe"/>tempered</p>', "even-tempered"),
        ("<p>a dash -<lb/>and more</p>", "a dash - and more"),
        ("<p>one<lb/>two</p>", "one two"),
        ("<p>tide-<lb/>mark, and so --<lb/>no</p>", "tide-mark, and so -- no"),
        ("<p><choice><abbr>Dr</abbr><expan>Doctor</expan></choice> Orr</p>", "Doctor Orr"),
        ("<p><choice><orig>vp</orig><reg>up</reg></choice></p>", "up"),
        ("<p><choice><sic>tbe</sic><corr>the</corr><corr>she</corr></choice></p>", "the"),
        ("<p>only <sic>wrnog</sic></p>", "only wrnog"),
        ("<p>a <gap/> b</p>", "a […] b"),
        ('<p>“lost <note type="editorial" place="inline">[?]</note>”</p>', "“lost”"),
        ('<p>lost <note type="editorial" place="inline">[?]</note> there</p>', "lost there"),
        ("<p>\n  laid\n  out</p>", "laid out"),
        ("<p><q>Yes,</q> she said, <q>he said <q>no</q>.</q></p>", "“Yes,” she said, “he said ‘no’.”"),
        ("<sp><speaker>Orr</speaker><p>Who?</p></sp>", "Orr\nWho?"),
        ("<p>He had <list><item>oil</item><item>wick</item></list> left.</p>", "He had\n\noil\nwick\n\nleft."),
    ],
)
def test_normalised(body: str, expected: str) -> None:
    """One rule an example."""
    assert text(body) == expected + "\n"


def test_a_block_that_begins_with_lb_follows_on_the_next_line() -> None:
    """In the source there was no blank line; a proofread book has paragraphs."""
    body = "<p>One.</p><p><lb/>Two.</p>"
    assert text(body, "source") == "One.\nTwo.\n"
    assert text(body) == "One.\n\nTwo.\n"


# --- HTML


def test_the_page_is_self_contained(edition: html.HtmlElement) -> None:
    """It asks nobody for anything: no sources, no style sheets, no imports."""
    page = transform(EDITION)
    assert not edition.xpath(
        "//link[not(starts-with(@href, 'data:'))] | //*[@src] | //iframe | //object | //form[@action]"
    )
    assert not re.search(r"url\(|@import|fetch\(", page)


def test_every_link_within_the_page_leads_somewhere(edition: html.HtmlElement) -> None:
    """And no address stands twice."""
    ids = edition.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in edition.xpath("//a/@href[starts-with(., '#')]")} <= set(ids)


def test_headings_go_down_step_by_step(edition: html.HtmlElement) -> None:
    """One h1, and no step is left out."""
    levels = [int(heading.tag[1]) for heading in edition.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_persons_have_their_mentions_and_authorities(edition: html.HtmlElement) -> None:
    """An index entry links to each mention, and each mention to the entry."""
    (entry,) = edition.xpath("//*[@id='person.orr']")
    mentions = [link[1:] for link in entry.xpath("(.//ol)[1]//a/@href")]
    assert [edition.get_element_by_id(mention).text_content() for mention in mentions] == ["Orr", "Davy Orr"]
    assert edition.xpath("//article//a[@href='#person.orr']/@id") == mentions
    assert entry.xpath(".//p[@class='authorities']/a/@href") == ["https://viaf.org/viaf/12345"]


def test_persons_are_sorted_by_surname() -> None:
    """By the one that is marked; else by what stands before a comma, or by the last word."""
    names = ("Zoe Abel", "<forename>Al</forename> <surname>Émile</surname> of Ayr", "Dane, Will", "Una Čapek", "Ford")
    persons = "".join(f'<person xml:id="a{n}"><persName>{name}</persName></person>' for n, name in enumerate(names))
    headings = page(f"<listPerson>{persons}</listPerson>").xpath("//*[@id='persons']//h3")
    assert [heading.text_content() for heading in headings] == [
        "Zoe Abel",
        "Una Čapek",
        "Dane, Will",
        "Al Émile of Ayr",
        "Ford",
    ]


def test_speakers_have_what_they_say(edition: html.HtmlElement) -> None:
    """Beside a person's mentions, with the way there and the beginning."""
    (entry,) = edition.xpath("//*[@id='person.orr']")
    assert [summary.text for summary in entry.iter("summary")] == ["2 mentions", "speaks 1 time"]
    (link,) = entry.xpath("(.//ol)[2]//a")
    assert edition.get_element_by_id(link.get("href")[1:]).text_content() == "“Who is there?”"


def test_dates_make_a_timeline() -> None:
    """In order of time, also before the common era, with how sure they are and where they stand."""
    dates = (
        'when="1851-05-04"',
        'when="-0044-03-15" cert="low"',
        'notBefore="1850" notAfter="1852"',
        'from="1851-05"',
        'to="0014"',
        'when="-0100"',
    )
    shown = page("<p>" + ", ".join(f"<date {date}>d{n}</date>" for n, date in enumerate(dates)) + "</p>")
    entries = shown.xpath("//*[@id='timeline']//li")
    assert [entry.xpath("string(*[@class='value'])") for entry in entries] == [
        "-0100",
        "-0044-03-15?",
        "until 0014",
        "1850 – 1852",
        "from 1851-05",
        "1851-05-04",
    ]
    assert [shown.get_element_by_id(entry.xpath("string(a/@href)")[1:]).text for entry in entries] == [
        f"d{number}" for number in (5, 1, 4, 2, 3, 0)
    ]


def test_the_ends_of_a_period_have_no_place_in_the_timeline() -> None:
    """Nor a number of their own: the period says all that they say."""
    shown = page(
        '<p><date from="1861" to="1865"><date when="1861">1861</date>–<date when="1865">1865</date></date></p>'
    )
    assert [entry.text for entry in shown.xpath("//*[@id='timeline']//*[@class='value']")] == ["1861 – 1865"]
    assert len(shown.xpath("//*[@data-value]")) == 1


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("heb", ("he", "rtl")),
        ("ar-EG", ("ar-EG", "rtl")),
        ("az-Arab", ("az-Arab", "rtl")),
        ("ar-Latn", ("ar-Latn", None)),
        ("fra", ("fr", None)),
        ("grc", ("grc", None)),
    ],
)
def test_languages_and_directions(code: str, shown: tuple[str, str | None]) -> None:
    """As HTML names them; a language within another says its direction in any case."""
    document = tree('<p>a <foreign xml:lang="en">b</foreign></p>')
    document.getroot()[0].set("{http://www.w3.org/XML/1998/namespace}lang", code)
    edition = html.document_fromstring(transform(document))
    (article,) = edition.iter("article")
    (foreign,) = edition.iter("i")
    assert (article.get("lang"), article.get("dir")) == shown
    assert (foreign.get("lang"), foreign.get("dir")) == ("en", "ltr")


@pytest.mark.parametrize(
    ("body", "elements"),
    [
        ("<lg><l rend='indent' n='5'>One</l></lg>", "div.lg div.l.indent[data-n='5']"),
        ("<sp><speaker>Orr</speaker><stage>aside</stage><p>Who?</p></sp>", "div.sp div.speaker + div.stage + p"),
        ("<castList><castItem><role>Orr</role><roleDesc>a keeper</roleDesc></castItem></castList>", ".role + .apart"),
        ("<opener><dateline>Leith</dateline><salute>Sir,</salute></opener>", ".opener > .dateline + .salute"),
        ("<closer><salute>Yours,</salute><signed>A<lb/>B</signed></closer>", ".closer > .signed > br:not(.o)"),
        ("<list><label>oil</label><item>two</item></list>", "dl > dt + dd"),
        ("<list rend='numbered'><item>oil</item></list>", "ol > li"),
        (
            "<table><head>T</head><row role='label'><cell cols='2'>a</cell></row></table>",
            "table caption + tr th[colspan]",
        ),
        ("<figure><head>A plate</head><figDesc>Harbour</figDesc></figure>", "figure .caption + .figDesc"),
        ("<p>a<pb n='12'/>b</p>", "p > .pb[data-n='12'][role='separator'][aria-label='Page 12']"),
        ("<p>a<note>b</note></p>", "p > a.noteref[href='#note.1']"),
        ("<p>a<note>b<note><p>c</p></note></note></p>", "#note\\.1 > .noteref[href='#note.2'], #note\\.2 > p"),
        ("<p>a <del>b</del> <add>c</add></p>", "p > del.o + ins"),
        (
            "<p><app><lem wit='#A'>a</lem><rdg wit='#B'>b</rdg></app></p>",
            ".choice > .lem[data-wit='A'] + .o[data-wit='B']",
        ),
        ("<p><app><rdg>a</rdg><rdg>b</rdg></app></p>", ".choice > .lem + .o"),
        ("<div><head>One</head><p>a</p></div>", ".contents a[href='#div.1'], #p\\.1 > .permalink[href='#p.1']"),
    ],
)
def test_what_an_element_becomes(body: str, elements: str) -> None:
    """Verse, drama, letters, lists, tables, figures, pages, notes, readings, permalinks."""
    assert len(page(body).cssselect(elements)) == elements.count(", ") + 1


def test_corrections_say_whose_and_how_sure(edition: html.HtmlElement) -> None:
    """What the source reads, what we read, kind, certainty, responsibility."""
    entries = [" ".join(item.text_content().split()) for item in edition.xpath("//*[@id='corrections']//li")]
    assert edition.xpath("//a[@class='app']/@href") == [f"#apparatus.{n}" for n in (1, 2, 3, 4)]
    assert entries[0] == "§ 2 bumed → burned (ocr, certainty high; tei-tools)"
    assert entries[1] == "§ 3 added ” (omitted; Jo Pym)"
    assert entries[3].endswith("tbe → the (certainty medium) or she (certainty low)")


def test_uncertain_places_are_listed(edition: html.HtmlElement) -> None:
    """Unclear words and gaps, with what the header says of who decided."""
    entries = [" ".join(item.text_content().split()) for item in edition.xpath("//*[@id='uncertain']//li")]
    assert entries == [
        "§ 3 known light were raffled. (unclear: illegible, certainty low; tei-tools)",
        "§ 4 bed. [torn] the end (lost: illegible)",
    ]


def test_about_this_edition_shows_the_header(edition: html.HtmlElement) -> None:
    """Source, licence, people, editorial practice."""
    about = " ".join(edition.get_element_by_id("about").text_content().split())
    for fact in (
        "Tales of the Shore (Leith: Grey & Son, 1891)",
        "CC0 1.0",
        "Jo Pym: proofread",
        "Misprints are marked.",
        "draft",
        "Hester Ames. The Lamp at Skerry Point. Skerry Press, 2026.",
    ):
        assert fact in about


PARAMETERS = {
    "css": ("mine.css", "//style[following-sibling::link[@rel='stylesheet'][@href='mine.css']]"),
    "style": ("none", "/html[not(//style)]"),
    "script": ("none", "/html[not(//script)]"),
    "home": ("../index.html", "//p[@class='home']/a[@href='../index.html'][.='All texts']"),
    "home-title": ("Tales", "/html[not(//*[@class='home'])]"),
}


@pytest.mark.parametrize("name", PARAMETERS)
def test_parameters(name: str) -> None:
    """A style sheet of one's own after ours or instead of it, no script, the way to an index of texts."""
    value, expected = PARAMETERS[name]
    shown = html.document_fromstring(transform(EDITION, parameters={name: value}))
    assert shown.xpath(expected)


def test_parameters_are_documented() -> None:
    """Each with a row in docs/editions.md."""
    table = (
        (ROOT / "docs" / "editions.md").read_text(encoding="utf-8").partition("| parameter |")[2].partition("\n\n")[0]
    )
    documented = re.findall(r"(?m)^\| `([a-z-]+)` \|", table)
    declared = etree.parse(stylesheet_path("html.xsl"), etree.XMLParser(resolve_entities=True)).xpath(
        "/*/*[local-name() = 'param']/@name"
    )
    assert documented == declared == ["view", *PARAMETERS]


def test_a_stylesheet_of_ones_own_imports_ours(tmp_path: Path) -> None:
    """It says only what is different, of elements and of parameters."""
    path = tmp_path / "mine.xsl"
    path.write_text(
        f"""<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="{TEI}">
        <xsl:import href="{stylesheet_path("html.xsl").as_uri()}"/>
        <xsl:param name="css" select="'mine.css'"/>
        <xsl:template match="tei:date"><time class="mine"><xsl:apply-templates/></time></xsl:template>
        </xsl:stylesheet>""",
        encoding="utf-8",
    )
    stylesheet = etree.XSLT(etree.parse(path, etree.XMLParser(resolve_entities=True)))
    shown = html.document_fromstring(str(stylesheet(etree.parse(EDITION))))
    assert shown.xpath("//link[@rel='stylesheet']/@href") == ["mine.css"]
    assert shown.xpath("string(//article//time[@class='mine'])") == "4 May 1851"
    assert shown.xpath("//*[@id='person.orr']")


@pytest.mark.parametrize(("view", "reading"), [("normalised", "corrected"), ("diplomatic", "original")])
def test_the_view_is_the_reading_that_is_shown_first(view: str, reading: str) -> None:
    """The page holds both."""
    page = html.document_fromstring(transform(EDITION, view=view))
    assert page.xpath("//input[@name='reading'][@checked]/@value") == [reading]


def test_a_name_that_holds_a_correction_is_one_link() -> None:
    """HTML has no links within links."""
    name = (
        "<persName ref='http://e.org/1'>O<choice><sic>n</sic><corr>r</corr></choice>r <persName>x</persName></persName>"
    )
    assert not page(f"<p>{name}</p>").xpath("//a//a")


def test_a_paragraph_that_holds_a_list_stays_whole() -> None:
    """HTML's p cannot hold one."""
    (block,) = page("<p>He had <list><item>oil</item></list> left.</p>").xpath("//*[@id='p.1']")
    assert " ".join(block.text_content().split()) == "He had oil left."


@pytest.mark.parametrize(
    "path", sorted((SHARED / "data" / "tei" / "documents").glob("*.xml")), ids=lambda path: path.stem
)
def test_no_character_is_lost(path: Path) -> None:
    """The original reading has the characters of the source view, in order, with the notes in their places."""
    if not read_tree(path).getroot().tag.startswith(f"{{{TEI}}}"):
        pytest.skip("not in the TEI namespace")
    (shown,) = html.document_fromstring(transform(path)).xpath("//article")
    for reading in shown.xpath(".//*[contains(concat(' ', @class, ' '), ' c ')]"):
        reading.drop_tree()
    for reference in shown.find_class("noteref"):
        note = shown.get_element_by_id(reference.get("href")[1:])
        reference.append(note)
        note.tail = None
    assert "".join("".join(shown.itertext()).split()) == "".join(transform(path, to="text", view="source").split())


# --- both


@pytest.mark.parametrize("to", ["html", "text"])
def test_the_same_file_gives_the_same_bytes(to: str) -> None:
    """In this process, and in xsltproc, which reads the same stylesheets."""
    assert transform(EDITION, to=to) == transform(EDITION, to=to)
    if shutil.which("xsltproc") is None:
        pytest.skip("xsltproc is not installed")
    command = ["xsltproc", "--novalid", str(stylesheet_path(f"{to}.xsl")), str(EDITION)]
    assert subprocess.run(command, capture_output=True, check=True).stdout.decode() == transform(EDITION, to=to)


@pytest.mark.parametrize("to", ["html", "text"])
@pytest.mark.parametrize(
    "part",
    [
        "<p>word <persName ref='#a'>Orr</persName></p>",
        "word <choice><sic>a</sic><corr>b</corr></choice>-<lb break='no'/>",
        "<persName>Orr</persName> ‘<q>a</q>’ <note type='editorial' place='inline'>[?]</note>",
        "<date when='1851'>1851</date> <said who='#a'>word</said> ",
        "<note>word</note> ",
        "word ",
    ],
    ids=["paragraphs", "choices", "phrases", "dates", "notes", "characters"],
)
def test_large_files_are_transformed_in_linear_time(part: str, to: str) -> None:
    """Many paragraphs, or one long one: quadratic, it would take hours, and the suite gives a test minutes."""
    source = tree(part * 12_000 if part.startswith("<p>") else f"<p>{part * 12_000}</p>")
    assert len(transform(source, to=to)) >= 12_000


@pytest.mark.parametrize("to", ["html", "text"])
def test_deep_files_are_transformed(to: str) -> None:
    """As deep as lxml reads."""
    assert "word" in transform(tree(f"<p>{'<hi>' * 240}word{'</hi>' * 240}</p>"), to=to)


@pytest.mark.parametrize("to", ["html", "text"])
def test_files_that_are_too_deep_are_refused(to: str) -> None:
    """By libxslt or by libxml2, and with a message."""
    for depth in (1500, 2000, 4000):
        with suppress(InputError):
            assert "word" in transform(tree(f"{'<sp>' * depth}word{'</sp>' * depth}"), to=to)
    with pytest.raises(InputError, match=r"deep|Excessive"):
        transform(tree(f"{'<sp>' * 1900}word{'</sp>' * 1900}"), to=to)


def test_unknown_names_are_told_from_known_ones() -> None:
    """The message lists what there is."""
    with pytest.raises(UnknownNameError, match=r"No format named 'pdf'\. There are: html, text\."):
        transform(EDITION, to="pdf")
    with pytest.raises(UnknownNameError, match=r"No view named 'best'\. There are: normalised, diplomatic, source\."):
        transform(EDITION, view="best")


def test_what_is_not_tei_is_refused(tmp_path: Path) -> None:
    """A message names the file and what is wrong."""
    path = tmp_path / "a.xml"
    path.write_text("<TEI/>", encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.xml: its root 'TEI' is not TEI\. Declare xmlns="):
        transform(path)
    path.write_text("<TEI", encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.xml: cannot be read as XML: .*Is it a TEI file\?"):
        transform(path)
    with pytest.raises(InputError, match="standard input: cannot be read as XML"):
        transform(BytesIO(b""))
    with pytest.raises(InputError, match="The tree: its root 'book' is not TEI"):
        transform(etree.ElementTree(etree.Element("book")))


ENTITIES = {
    "of another file": '<!ENTITY x SYSTEM "/etc/hostname">',
    "that grow": '<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {name} "{f"&{before};" * 50}">' for before, name in pairwise("abcdex")),
}


@pytest.mark.parametrize("declared", ENTITIES.values(), ids=ENTITIES.keys())
def test_entities_are_refused(declared: str) -> None:
    """A file cannot make the page show another, nor grow without end."""
    source = f'<!DOCTYPE TEI [{declared}]><TEI xmlns="{TEI}"><text><body><p>&x;</p></body></text></TEI>'
    with pytest.raises(InputError, match="standard input: cannot be read as XML"):
        transform(BytesIO(source.encode()))


def test_entities_that_name_characters_are_read() -> None:
    """As many TEI files have them."""
    source = f'<!DOCTYPE TEI [<!ENTITY mdash "—">]><TEI xmlns="{TEI}"><text><body><p>a&mdash;b</p></body></text></TEI>'
    assert transform(BytesIO(source.encode()), to="text") == "a—b\n"

"""`tree`: a document becomes a TEI tree and a file."""

import re
from pathlib import Path

import pytest
from lxml import etree

from tei_tools.document import Annotation, Document, Span
from tei_tools.files import replace_file
from tei_tools.header import Author, Header, Publication, Responsible, Source
from tei_tools.persons import Person, Persons
from tei_tools.tree import build, serialise
from tests.annotated import body, untagged


def header(document: Document, path: str) -> list[str]:
    """The texts or attributes at a path in the header, without namespaces."""
    root = etree.fromstring(serialise(build(document)).replace(b' xmlns="http://www.tei-c.org/ns/1.0"', b""))
    found = root.xpath(f"teiHeader//{path}")
    return [item if isinstance(item, str) else "".join(item.itertext()) for item in found]


def test_a_line_end_is_lb_and_a_form_feed_pb() -> None:
    """Indentation and white space at a line's end are layout."""
    assert body(Document("  one \n two\n\fthree")) == "<body><ab>one<lb/>two<pb/><lb/>three</ab></body>"


def test_a_block_without_a_blank_line_before_it_begins_with_lb() -> None:
    """So the source view knows that nothing stood between them."""
    document = Document("Head\ntext", annotations=(Annotation(Span(0, 4), "head"), Annotation(Span(5, 9), "p")))
    assert body(document) == "<body><head>Head</head><p><lb/>text</p></body>"


@pytest.mark.parametrize(("element", "container"), [("opener", "div"), ("speaker", "sp")])
def test_what_runs_in_says_so(element: str, container: str) -> None:
    """The white space before what follows in the same line is its own."""
    blocks = [Annotation(Span(0, 16), container), Annotation(Span(0, 9), element), Annotation(Span(10, 16), "p")]
    run_in = f'<{element} rend="run-in">Dear Son: </{element}><p>I have</p>'
    assert run_in in body(Document("Dear Son: I have").annotate(blocks))


def test_a_page_break_between_blocks_stands_between_them() -> None:
    """And one at the end of the text is kept too."""
    assert body(Document("one\n\n\ftwo\n\f")) == "<body><ab>one</ab><pb/><ab>two</ab><pb/></body>"


def test_a_correction_stands_in_choice() -> None:
    """sic first; who decided is said at the reading."""
    annotation = Annotation(Span(0, 3), "sic", {"type": "ocr"}, corr="the", cert="high")
    assert body(Document("tlie", annotations=(annotation,))) == (
        '<body><ab><choice><sic>tli</sic><corr type="ocr">the</corr></choice>e</ab></body>'
    )


def test_brackets_gaps_and_supplied_marks() -> None:
    """orig stands beside supplied, a gap keeps its characters in desc, and what is supplied is no source."""
    annotations = (
        Annotation(Span(0, 4), "orig", corr="to"),
        Annotation(Span(5, 8), "gap", {"reason": "illegible"}),
        Annotation(Span(8, 8), "supplied", {"reason": "omitted"}, corr="”"),
    )
    assert body(Document("[to] […]", annotations=annotations)) == (
        "<body><ab><choice><orig>[to]</orig><supplied>to</supplied></choice> "
        '<gap reason="illegible"><desc>[…]</desc></gap><supplied reason="omitted">”</supplied></ab></body>'
    )


def test_a_gap_over_a_line_end_is_one_a_line() -> None:
    """desc cannot hold lb; the parts are joined."""
    assert body(Document("[two\nwords]", annotations=(Annotation(Span(0, 11), "gap"),))) == (
        '<body><ab><gap xml:id="gap1.1" next="#gap1.2"><desc>[two</desc></gap><lb/>'
        '<gap xml:id="gap1.2" prev="#gap1.1"><desc>words]</desc></gap></ab></body>'
    )


def test_a_block_after_a_division_gets_a_division() -> None:
    """TEI allows no p after a child div."""
    document = Document("one\n\ntwo\n\nthree\n\nfour", annotations=(Annotation(Span(5, 8), "div"),))
    assert body(document) == "<body><ab>one</ab><div><ab>two</ab></div><div><ab>three</ab><ab>four</ab></div></body>"


def test_front_and_back_stand_at_the_ends() -> None:
    """One in the middle gives way to what it holds."""
    front, back = Annotation(Span(0, 3), "front"), Annotation(Span(10, 15), "back")
    root = build(Document("one\n\ntwo\n\nthree", annotations=(front, back))).getroot()
    assert [etree.QName(child).localname for child in root[1]] == ["front", "body", "back"]
    assert body(Document("one\n\ntwo", annotations=(Annotation(Span(5, 8), "front"),))).count("<ab>") == 2


def test_an_empty_text_makes_a_file() -> None:
    """TEI wants something in body."""
    assert body(Document("")) == "<body><ab/></body>"


def test_persons_mentioned_are_listed() -> None:
    """From the list with all it says, otherwise by the longest mention; others are not listed."""
    persons = Persons((Person("ahab", ("Captain Ahab", "Ahab"), (("VIAF", "1"),)), Person("pip", ("Pip",))))
    names = (
        Annotation(Span(0, 4), "persName", {"ref": "#ahab"}),
        Annotation(Span(9, 17), "persName", {"ref": "#starbuck"}),
    )
    document = Document("Ahab and Starbuck", persons=persons, annotations=names)
    assert header(document, "person/@xml:id") == ["ahab", "starbuck"]
    assert header(document, "person/persName") == ["Captain Ahab", "Ahab", "Starbuck"]


def test_a_pointer_to_nobody_is_left_out() -> None:
    """No dangling pointers: a speaker whom neither list nor text names is no speaker."""
    said = Annotation(Span(0, 3), "said", {"who": "#nobody"})
    assert body(Document("Yes", annotations=(said,))) == "<body><ab><said>Yes</said></ab></body>"


def test_the_header_says_what_is_known() -> None:
    """Facts of the metadata, in the places that TEI has for them."""
    facts = Header(
        title="A Title",
        authors=(Author("An Author"),),
        responsible=(Responsible("ed", "An Editor", "edited"),),
        publication=Publication(
            "A Press", "Oxford", "2026", "CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"
        ),
        sources=(Source("A Book", "An Author", date="1930", url="https://example.org/"),),
        language="de",
    )
    document = Document("x", facts)
    assert header(document, "titleStmt/title") == ["A Title"]
    assert header(document, "respStmt/@xml:id") == ["ed", "tei-tools"]
    assert header(document, "licence/@target") == ["https://creativecommons.org/licenses/by/4.0/"]
    assert header(document, "bibl/date/@when") == ["1930"]
    assert header(document, "language/@ident") == ["de"]


def test_the_header_describes_the_calendars_that_dates_point_to() -> None:
    """And no others; a pointer to a calendar that it does not know is left out."""
    annotation = Annotation(Span(0, 7), "date", {"calendar": "#julian-calendar #mayan-calendar"})
    document = Document("1 March", annotations=(annotation,))
    assert header(document, "calendarDesc/calendar/@xml:id") == ["julian-calendar"]
    assert body(document) == '<body><ab><date calendar="#julian-calendar">1 March</date></ab></body>'
    assert header(Document("1 March"), "calendarDesc") == []


def test_nobody_bears_the_name_of_a_calendar() -> None:
    """Where somebody who is responsible has its id, no id stands twice."""
    annotation = Annotation(Span(0, 7), "date", {"calendar": "#julian-calendar"}, resp="#julian-calendar")
    document = Document("1 March", annotations=(annotation,))
    assert header(document, "@xml:id") == ["tei-tools", "julian-calendar"]


def test_the_header_says_what_is_unknown() -> None:
    """Nothing is invented."""
    assert header(Document("x"), "titleStmt/title") == ["Title unknown"]
    assert header(Document("x"), "author") == []
    assert header(Document("x"), "availability/@status") == ["unknown"]
    assert header(Document("x"), "sourceDesc/p") == ["The source is unknown."]


def test_the_editorial_declaration_is_true() -> None:
    """It speaks of corrections, quotations and hyphens only where there are any."""
    plain = header(Document("x"), "editorialDecl/*/@*")
    assert plain == ["silent"]
    quoted = Document("“x” self-\ncommand", annotations=(Annotation(Span(0, 3), "said"),))
    assert header(quoted, "quotation/@marks") == ["all"]
    assert header(quoted, "hyphenation/@eol") == ["all"]


def test_tags_are_counted() -> None:
    """What tagsDecl says is what stands in the text."""
    document = Document("a\nb c", annotations=(Annotation(Span(4, 5), "sic", corr="d"),))
    assert header(document, "tagUsage/@gi") == ["ab", "body", "choice", "corr", "lb", "sic", "text"]


def test_a_plugin_is_named_as_responsible() -> None:
    """Whoever is named in @resp has a respStmt."""
    document = Document("x", annotations=(Annotation(Span(0, 1), "term", resp="#gazetteer"),))
    assert header(document, "respStmt/@xml:id") == ["tei-tools", "gazetteer"]


def test_no_half_written_file_stays(tmp_path: Path) -> None:
    """What cannot be written leaves the old file as it was, and nothing beside it."""
    path = tmp_path / "a.xml"
    replace_file(path, b"old")
    with pytest.raises(TypeError):
        replace_file(path, "no bytes")  # type: ignore[arg-type]
    assert path.read_bytes() == b"old"
    assert [child.name for child in tmp_path.iterdir()] == ["a.xml"]


def test_a_hyphen_at_a_line_end_says_what_the_line_end_is() -> None:
    """The hyphen is kept as a character, and lb has @break and who decided."""
    hyphen = Annotation(Span(3, 4), "lb", {"break": "no"}, cert="high")
    document = Document("con-\ndemned\nmen", annotations=(hyphen,))
    assert body(document) == '<body><ab>con-<lb break="no"/>demned<lb/>men</ab></body>'
    assert b'<lb break="no" resp="#tei-tools" cert="high"/>' in serialise(build(document))


def test_a_supplied_mark_within_white_space_does_not_divide_it() -> None:
    """A run of white space is a line end, or none, as a whole."""
    mark = Annotation(Span(2, 2), "supplied", corr="x")
    assert body(Document("a \nb", annotations=(mark,))) == "<body><ab>a<supplied>x</supplied><lb/>b</ab></body>"


@pytest.mark.parametrize("ref", ["#1851", "#a/b", "#ed", "#tei-tools"])
def test_no_person_is_made_of_an_id_that_cannot_be_one(ref: str) -> None:
    """Neither of what is no xml:id, nor of one that somebody responsible has."""
    facts = Header(responsible=(Responsible("ed", "An Editor", "edited"),))
    document = Document("Anna", facts, annotations=(Annotation(Span(0, 4), "persName", {"ref": ref}),))
    assert header(document, "person") == []


def test_only_people_are_counted_as_people() -> None:
    """What a plugin corrected is not what a person decided."""
    facts = Header(responsible=(Responsible("ed", "An Editor", "edited"),))
    errors = [
        Annotation(Span(2 * i, 2 * i + 1), "sic", corr="x", resp=resp) for i, resp in enumerate(["#robot", "#ed"])
    ]
    assert (
        "1 of these 2 decisions were made by people"
        in header(Document("a b", facts, annotations=tuple(errors)), "correction")[0]
    )


def test_a_page_has_its_number_where_it_begins() -> None:
    """A form feed and what is known of the page there are one page break; in a word it divides the word."""
    pages = tuple(Annotation(Span(at, at), "pb", {"n": str(at)}) for at in (0, 4, 8))
    assert body(Document("one\n\ftwo\n", annotations=pages)) == (
        '<body><pb n="0"/><ab>one<pb n="4"/><lb/>two</ab><pb n="8"/></body>'
    )
    inside = Document("one", annotations=(Annotation(Span(1, 1), "pb"),))
    assert body(inside) == "<body><ab>o<pb/>ne</ab></body>"


def test_a_page_break_goes_before_the_container_that_begins_the_page() -> None:
    """Between two sections it is the last thing in the first."""
    document = untagged("<front>one</front>\n\f\n<lg>two</lg>\n\f\n<lg>three</lg>")
    text = etree.tostring(build(document).getroot()[1], encoding="unicode")
    assert re.findall(r"<(pb|front|/front|body|lg|l)\b", text) == [
        "front",
        "pb",
        "/front",
        "body",
        "lg",
        "l",
        "pb",
        "lg",
        "l",
    ]


def test_no_id_of_a_page_or_a_line_end_stands_twice() -> None:
    """The first of its name keeps it."""
    document = untagged('<note xml:id="x">one</note>\n\ntwo').annotate([Annotation(Span(5, 5), "pb", {"xml:id": "x"})])
    assert body(document) == '<body><note xml:id="x">one</note><pb/><ab>two</ab></body>'


def test_a_word_that_a_page_breaks_is_broken_at_each_line_end_there() -> None:
    """Furniture and notes may stand between its halves."""
    text = "con-\n\n12\n\ndemned men\nsay"
    hyphen = Annotation(Span(3, 4), "lb", {"break": "no"})
    document = untagged("<p>" + text.replace("12", '<fw type="pageNum">12</fw>') + "</p>").annotate([hyphen])
    assert body(document) == (
        '<body><p>con-<lb break="no"/><lb break="no"/><fw type="pageNum">12</fw><lb break="no"/><lb break="no"/>'
        "demned men<lb/>say</p></body>"
    )


def test_a_note_keeps_its_id_and_a_call_to_no_note_its_words() -> None:
    """What calls for a note points to it; a pointer to nothing is left out."""
    document = untagged('one<ref target="#n1">[1]</ref><ref target="#n2">[2]</ref>\n\n<note xml:id="n1">[1] two</note>')
    assert body(document) == (
        '<body><ab>one<ref target="#n1">[1]</ref><ref>[2]</ref></ab><note xml:id="n1">[1] two</note></body>'
    )

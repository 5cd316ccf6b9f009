from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei_tools.annotators.corrections import corrections, suspects
from tei_tools.annotators.corrections.confusions import readings
from tei_tools.annotators.corrections.language import Language, Tree, Vocabulary
from tei_tools.annotators.corrections.numerals import fits
from tei_tools.annotators.corrections.orthography import formed, variant
from tei_tools.annotators.corrections.reading import Reading
from tei_tools.annotators.corrections.words import Words
from tei_tools.document import Annotation, Document, Span
from tests.examples import cases

PIECES = st.one_of(
    st.sampled_from(["con demned", "reginient", "ofthe", "gth", "2oth", "t862", "p. M.", ";", " :\n", "\n. ", "[?]"]),
    st.sampled_from(
        ["the", "The", "of", "every thing", "June", "1862", ", ", "\n", "-\n", "–", "“", "’", "_", "ſo", "¹", "٣"]
    ),
    st.text(max_size=12),
)


def marked(text: str) -> str:
    """The text with its corrections as `<sic corr="…">`, and with @cert where it is not high."""
    for annotation in sorted(corrections(Document(text)), key=lambda annotation: -annotation.span.start):
        start, end = annotation.span
        cert = "" if annotation.cert == "high" else f' cert="{annotation.cert}"'
        text = f'{text[:start]}<sic corr="{annotation.corr}"{cert}>{text[start:end]}</sic>{text[end:]}'
    return text


@pytest.mark.parametrize(("text", "expected"), cases("corrections"))
def test_corrections_of_prose(text: str, expected: str) -> None:
    assert marked(text) == expected


def test_a_correction_says_what_it_is_and_what_it_rests_on() -> None:
    (annotation,) = corrections(Document("He was con demned."))
    assert (annotation.element, annotation.attributes) == ("sic", {"type": "ocr"})
    assert annotation.why.startswith("halves of one word; odds ")


@pytest.mark.parametrize("element", ["persName", "unclear", "note", "foreign", "fw"])
def test_what_is_named_foreign_or_marked_by_editors_is_left_alone(element: str) -> None:
    document = Document("The reginient stood.").annotate([Annotation(Span(4, 13), element)])
    assert not list(corrections(document))


def test_a_correction_does_not_cross_a_paragraph() -> None:
    document = Document("He was con\ndemned.").annotate([Annotation(Span(0, 10), "p"), Annotation(Span(11, 18), "p")])
    assert not list(corrections(document))


def test_a_span_of_years_is_corrected_with_the_years_in_it() -> None:
    """The date that it is holds the correction; the first year by itself does not keep it out."""
    text = "In 1922 – 23, it rained."
    dates = [Annotation(Span(3, 12), "date", {"from": "1922", "to": "1923"}), Annotation(Span(3, 7), "date")]
    assert [annotation.corr for annotation in corrections(Document(text).annotate(dates))] == ["1922–23"]
    assert not list(corrections(Document(text).annotate(dates[1:])))


def test_the_words_of_the_document_are_words() -> None:
    """What is written often is a word, whatever the dictionaries say."""
    once, often = "A kersey and a kerscy.", "The frumenty was good. " + "He ate frumcnty. " * 5
    assert not list(corrections(Document(often)))
    assert len(list(corrections(Document(once)))) <= 1


def test_a_noisy_document_is_doubted_more() -> None:
    """Where many words are misread, a word that the dictionaries list may be misread too."""
    clean = "They marched ta the bridge and halted."
    noisy = clean + " The reginient was mustercd; the euemy retreatcd and our brigadc advanccd."
    assert not list(corrections(Document(clean)))
    assert "to" in [annotation.corr for annotation in corrections(Document(noisy))]


def test_readings_are_ranked_by_the_shapes_of_letters() -> None:
    words = Vocabulary(Tree(["modern", "mourn", "torn"]))
    assert readings("modem", words, 4.0) == {"modern": 1.2}
    assert list(readings("tom", words, 1.3)) == ["torn"]


def test_spellings_of_one_sound_are_told_from_misreadings() -> None:
    assert variant("chearful", "cheerful")
    assert variant("publick", "public")
    assert not variant("mustercd", "mustered")


def test_words_that_english_makes_freely_are_words() -> None:
    assert all(map(formed, ["whistlings", "snubbish", "bayonetted", "thinkin", "unfrequently"]))
    assert not formed("reginient")


def test_ordinals_have_their_own_endings() -> None:
    assert all(fits(number, suffix) for number, suffix in [(21, "st"), (2, "d"), (3, "rd"), (11, "th")])
    assert not any(fits(number, suffix) for number, suffix in [(11, "st"), (4, "rd")])


def test_a_word_that_a_line_breaks_is_one_word() -> None:
    assert Words("The con-\ngress of thirty-\nfive").forms == ["the", "congress", "of", "thirty", "five"]


def test_a_correction_has_no_line_ends() -> None:
    text = "He asked for his im posi-\ntion, and for a reg-\ninient."
    assert [annotation.corr for annotation in corrections(Document(text))] == ["regiment"]
    assert all("\n" not in (annotation.corr or "") for annotation in corrections(Document(text)))


def test_a_colon_that_announces_a_paragraph_is_no_speck() -> None:
    text = "The men marched; they came,\nand they halted: they slept.\nHe read it out :\n\nWe came, and saw;\nwe won."
    assert [annotation.corr for annotation in corrections(Document(text))] == ["out:"]


def test_what_is_encoded_is_not_suspicious_too() -> None:
    """Suspects are what is left, each with the readings that are likely."""
    document = Document("The reginient was mustercd; the euemy retreatcd; he had a tavk and a brigadc.")
    suspicious = {reading.span.text_of(document.text): reading for reading in suspects(document)}
    encoded = {annotation.span.text_of(document.text) for annotation in corrections(document)}
    assert encoded == {"reginient", "mustercd", "euemy", "retreatcd", "brigadc"}
    assert suspicious.keys() == {"tavk"}
    assert {suspicious["tavk"].corr, *suspicious["tavk"].others} == {"tank", "task"}


def test_names_are_left_alone_unless_many_words_are_misread() -> None:
    """A name is protected in a clean text; in a noisy one it is damaged as often as any word."""
    name = Annotation(Span(0, 4), "persName")
    clean = "Jobn stood by the bridge."
    noisy = "Jobn stood; the reginient was mustercd; the euemy retreatcd and our brigadc advanccd."
    assert not list(corrections(Document(clean).annotate([name])))
    assert "John" in [annotation.corr for annotation in corrections(Document(noisy).annotate([name]))]


def test_odds_against_are_told_as_such() -> None:
    assert [Reading(Span(0, 2), "to", odds, "so").explained for odds in (2, 0, -1)] == [
        "so; odds 100 to 1",
        "so; odds 1 to 1",
        "so; odds 1 to 10",
    ]


def test_certainties_follow_the_odds() -> None:
    assert [Reading(Span(0, 2), "to", odds, "").cert for odds in (0.7, 2.5)] == ["medium", "high"]


@pytest.mark.parametrize("text", ["", "a", "reginient", "reginient mustercd", "reginient mustercd advanccd"])
def test_short_texts_can_be_read(text: str) -> None:
    assert len(list(corrections(Document(text)))) <= 3


def test_neighbours_attract_each_other() -> None:
    assert (
        Language.attraction(Language(Words("")), "status", "quo")
        > 2
        > 0
        > Language.attraction(Language(Words("")), "the", "of")
    )


@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_text_can_be_read(text: str) -> None:
    """Corrections do not overlap, do not begin or end with white space, and change something."""
    document = Document(text)
    document = document.annotate(corrections(document))
    spans = [annotation.span for annotation in document.annotations]
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all(text[span.start : span.end].strip() == text[span.start : span.end] for span in spans)
    assert all(annotation.corr != annotation.span.text_of(text) for annotation in document.annotations)


@pytest.mark.parametrize("unit", ["reginient ", "a", "con demned ", "th e ", " . \n", "x ; ", "[", "’", "-\n", " "])
def test_hard_texts_are_annotated_in_linear_time(unit: str) -> None:
    """None is quadratic: each would take hours, and the suite gives a test minutes."""
    text = unit * (100_000 // len(unit))
    assert all(annotation.span.end <= len(text) for annotation in corrections(Document(text)))

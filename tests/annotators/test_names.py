import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei_tools.annotators.names import names
from tei_tools.annotators.names.labels import label
from tei_tools.annotators.names.lexicon import lexicon
from tei_tools.annotators.names.recognition import shares, weights
from tei_tools.document import Annotation, Document, Span
from tei_tools.header import Header, Responsible
from tei_tools.persons import Person, Persons
from tests.examples import cases

LIST = Persons(
    (
        Person("lenin", ("Lenin", "Vladimir Ilyich", "V. I. Lenin")),
        Person("zetkin", ("Clara Zetkin",)),
        Person("old-bennet", ("Mr. Bennet", "Bennet")),
        Person("young-bennet", ("Elizabeth Bennet", "Bennet")),
        Person("obrien", ("Pat O'Brien",)),
    )
)
PARTS = st.one_of(
    st.sampled_from(
        ["Mr. ", "Smith", "Clara ", "Zetkin", "Lenin", "LENIN", "Bennet", "N.I. ", "de ", "O’Brien", "’s", "-"]
    ),
    st.sampled_from(
        [" ", "\n", "\n\n", ". ", ", ", "“", "”", "said ", "the ", "in ", "and ", "The ", "Jr.", "St. ", "II"]
    ),
    st.text(max_size=4),
)


def marked(text: str, persons: Persons | None = None) -> str:
    """The text with its names as elements."""
    document = Document(text, persons=persons or Persons())
    for annotation in sorted(names(document), key=lambda annotation: -annotation.span.start):
        start, end = annotation.span
        attributes = "".join(f' {name}="{value}"' for name, value in annotation.attributes.items())
        text = f"{text[:start]}<persName{attributes}>{text[start:end]}</persName>{text[end:]}"
    return text


def found(text: str, persons: Persons = LIST) -> list[tuple[str, str | None, str | None]]:
    """The names in a text, each with its ref and certainty."""
    document = Document(text, persons=persons)
    return [(note.span.text_of(text), note.attributes.get("ref"), note.cert) for note in names(document)]


@pytest.mark.parametrize(("text", "expected"), cases("names"))
def test_names_of_prose(text: str, expected: str) -> None:
    assert marked(text) == expected


def test_forms_on_the_list_outrank_the_evidence() -> None:
    """The longest form first, in capitals too, over a line end, without the possessive."""
    text = "in the Lenin, LENIN’s; Vladimir\nIlyich"
    assert found(text) == [
        ("Lenin", "#lenin", "high"),
        ("LENIN", "#lenin", "high"),
        ("Vladimir\nIlyich", "#lenin", "high"),
    ]


def test_either_apostrophe_matches() -> None:
    """The list may write O'Brien, and the text O’Brien."""
    assert found("on Pat O’Brien") == [("Pat O’Brien", "#obrien", "high")]


def test_a_form_is_no_part_of_a_word() -> None:
    assert found("an anti-Lenin mood, Leninism, Lenin-like") == []


def test_a_form_does_not_cross_a_paragraph() -> None:
    assert found("vladimir. Vladimir\n\nIlyich", Persons((Person("x", ("Vladimir Ilyich",)),))) != [
        ("Vladimir\n\nIlyich", "#x", "high")
    ]


def test_part_of_a_form_is_the_person() -> None:
    """The surname alone points to the person on the list."""
    assert found("He wrote to Zetkin.") == [("Zetkin", "#zetkin", "high")]


def test_given_name_before_a_form_belongs_to_it() -> None:
    persons = Persons((Person("zetkin", ("Zetkin",)),))
    assert found("He saw Clara Zetkin there.", persons) == [("Clara Zetkin", "#zetkin", "medium")]


def test_form_of_several_persons_has_no_ref() -> None:
    assert found("for Bennet") == [("Bennet", None, "low")]


def test_form_of_several_persons_is_who_was_named_last() -> None:
    *_, last = found("Elizabeth Bennet came. He saw Bennet.")
    assert last == ("Bennet", "#young-bennet", "low")


def test_names_not_on_the_list_are_found() -> None:
    assert ("Fotiyeva", "#fotiyeva", "high") in found("“Yes,” said Fotiyeva to Lenin. Miss Fotiyeva laughed.")


def test_ids_do_not_collide() -> None:
    """Not with the list's, nor with those of the header."""
    header = Header(responsible=(Responsible("brown", "A. Brown", "encoding"),))
    document = Document("Mr. Brown met Mrs. Lenin.", header, Persons((Person("lenin", ("Ulyanov",)),)))
    assert [note.attributes["ref"] for note in names(document)] == ["#mr-brown", "#mrs-lenin"]


def test_a_block_ends_a_name() -> None:
    text = "Mr. George\nBrown said so."
    blocks = (Annotation(Span(0, 10), "p"), Annotation(Span(11, len(text)), "p"))
    spans = [note.span.text_of(text) for note in names(Document(text, annotations=blocks))]
    assert "George\nBrown" not in spans


def test_furniture_has_no_names() -> None:
    """A running head names a book; but the list of persons is no reason either."""
    text = "Mr. Brown said no.\nTHE LIFE OF LENIN\nMr. Brown said yes."
    start = text.index("THE")
    furniture = (Annotation(Span(start, start + 17), "fw"),)
    assert [note.span.text_of(text) for note in names(Document(text, persons=LIST, annotations=furniture))] == [
        "Brown",
        "Brown",
    ]


def test_two_bearers_of_one_name_are_not_joined() -> None:
    """Where nobody was named before, nobody is meant; where somebody was, it is not certain."""
    text = "“Brown!” cried the master. Mr. Tom Brown ran home. Mr. Harry Brown stayed. “Brown,” he said."
    assert found(text, Persons()) == [
        ("Brown", None, "low"),
        ("Tom Brown", "#tom-brown", "high"),
        ("Harry Brown", "#harry-brown", "high"),
        ("Brown", "#harry-brown", "low"),
    ]


def test_in_a_family_the_surname_alone_is_the_mans_but_not_for_certain() -> None:
    text = "“Bennet!” cried the master. Jane Bennet laughed. Mr. George Bennet laughed too. So did Miss Bennet."
    assert found(text, Persons()) == [
        ("Bennet", "#george-bennet", "medium"),
        ("Jane Bennet", "#jane-bennet", "high"),
        ("George Bennet", "#george-bennet", "high"),
        ("Bennet", "#jane-bennet", "high"),
    ]


def test_ids_are_the_same_wherever_a_person_is_first_named() -> None:
    """The longest form makes the id, not the first one."""
    texts = ("Clara Zetkin came. Zetkin said so.", "Zetkin said so. Clara Zetkin came.")
    assert {ref for text in texts for _, ref, _ in found(text, Persons())} == {"#clara-zetkin"}


def test_the_list_adds_what_cannot_be_inferred() -> None:
    text = "Vladimir Ilyich said so. Lenin laughed."
    assert [ref for _, ref, _ in found(text)] == ["#lenin", "#lenin"]
    assert [ref for _, ref, _ in found(text, Persons())] == ["#vladimir-ilyich", "#lenin"]


def test_explanations_are_sums() -> None:
    """What speaks for and what speaks against, strongest first, and the rest add up to the total."""
    (annotation,) = names(Document("He met Mr. Rose."))
    speaking, objecting, rest, total = annotation.why.split("; ")
    assert speaking.startswith("for: after a role word +")
    assert "a common word that is a name too -" in objecting
    weights = [float(number) for number in re.findall(r"[+-]\d+\.\d", f"{speaking} {objecting} {rest}")]
    assert sum(weights) == pytest.approx(float(total.removeprefix("together ")), abs=0.05 * len(weights))


def test_the_list_of_persons_is_part_of_the_explanation() -> None:
    """Where it was the evidence that decided and not a form of the list itself."""
    (annotation,) = names(Document("He wrote to Zetkin.", persons=LIST))
    assert "part of a name on the list +3.0" in annotation.why


def test_all_evidence_has_a_label() -> None:
    """In brackets, whether all mentions of the word speak."""
    assert all(label(name) for name in weights())
    assert label("*titled") == "after a role word (all mentions)"


def test_what_is_frequent_in_a_long_text_is_no_name_for_that() -> None:
    """The same share of mentions weighs less where every word has more of them."""
    sentence = "They met in the Zorn, and it was said that the Zorn was old. "
    assert shares("*", 40, Counter(), 0, 1.0)["*count"] > shares("*", 40, Counter(), 0, 0.2)["*count"]
    assert found(sentence * 100, Persons()) == []


def test_weights_are_of_known_evidence() -> None:
    """What titles and reporting verbs weigh speaks for a person, what places weigh against."""
    assert weights()["titled"] > 0 > weights()["place"]


def test_word_lists_are_in_lower_case() -> None:
    assert all(word == word.lower() for word in lexicon())


@given(st.lists(PARTS, max_size=40).map("".join))
def test_every_text_has_sound_names(text: str) -> None:
    """Spans are in order, apart, without white space at their edges; refs are ids."""
    annotations = list(names(Document(text, persons=LIST)))
    end = 0
    for annotation in annotations:
        name = annotation.span.text_of(text)
        assert end <= annotation.span.start
        assert name == name.strip()
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*(-\d+)?", annotation.attributes.get("ref", "#x")[1:])
        end = annotation.span.end
    assert annotations == list(names(Document(text, persons=LIST)))


@pytest.mark.parametrize(
    "text",
    [
        "Brown " * 40_000,
        "Mr. " * 40_000,
        "A." * 100_000,
        "Ann-" * 40_000,
        "de la " * 40_000,
        "".join(f"{chr(65 + i % 26)}{'abcdefghij'[i // 26 % 10] * (i % 7 + 1)}x Smith said. " for i in range(20_000)),
        "Clara Zetkin, " * 20_000,
        "“" * 100_000,
        "".join(
            f"Mr. {chr(0x410 + i % 32)}{chr(0x430 + i // 32 % 32)}{chr(0x430 + i // 1024)} said. "
            for i in range(20_000)
        ),
        "O’" * 50_000,
    ],
    ids=lambda text: re.sub(r"\s+", " ", text[:12]),
)
def test_hard_texts_are_annotated_in_linear_time(text: str) -> None:
    """None is quadratic: each would take hours, and the suite gives a test minutes."""
    assert all(annotation.span.end <= len(text) for annotation in names(Document(text, persons=LIST)))

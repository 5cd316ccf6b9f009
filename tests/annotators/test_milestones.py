"""Pages: where they begin, and what stands at their head and foot."""

from collections.abc import Callable
from itertools import islice, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tei_tools.annotators.milestones import milestones
from tei_tools.document import Document
from tests.examples import tagged

# Lines of a page, of which the first goes on with a sentence and the last leaves one unfinished.
PAGE = ["went home in the rain that fell upon the mill, and so did all of the people who"] * 6 + ["They drank and"]
PIECES = st.sampled_from(
    ["12", "13", "\n13\n", "- 14 -", "[p. 15]", "[16]", "{17}", "Page 18", "xii", "\f", "A2", "MILL", "THE MILL 19"]
) | st.sampled_from(["2O THE MILL", "rain", " ", "\n", "\n\n", ".", "\n".join(PAGE)])


def book(*frames: Callable[[int], str], first: int = 12, pages: int = 8, between: str = "\n") -> str:
    """A book whose pages have, by turns, the head and the foot that `frames` put round `...`."""
    numbers = range(first, first + pages)
    return between.join(frames[n % len(frames)](n).replace("...", "\n".join(PAGE)) for n in numbers)


def found(text: str) -> list[tuple[str, str]]:
    """Each `fw` with its type, and each `pb` with the number of its page."""
    return [
        (a.attributes["type"], a.span.text_of(text)) if a.element == "fw" else ("pb", a.attributes.get("n", ""))
        for a in sorted(milestones(Document(text)), key=lambda a: a.span)
    ]


@pytest.mark.parametrize(
    "head", ["[p. {}]", "[Pg {}]", "[Page {}]", "{{p. {}}}", "[{}]", "{{{}}}", "Page {}", "{}", "- {} -", "—{}—"]
)
def test_a_page_begins_before_the_number_at_its_head(head: str) -> None:
    """However the number is written, if numbers count up, about a page apart."""
    expected = [pair for n in range(12, 20) for pair in (("pb", str(n)), ("pageNum", head.format(n)))]
    assert found(book(lambda n: f"{head.format(n)}\n...")) == expected


@pytest.mark.parametrize("foot", ["{}", "- {} -"])
@pytest.mark.parametrize("between", ["\n", "\n\n", "\f"])
def test_a_page_ends_after_the_number_at_its_foot(foot: str, between: str) -> None:
    """The page that begins has the next number, where there is one."""
    expected = [pair for n in range(12, 20) for pair in (("pageNum", foot.format(n)), ("pb", str(n + 1)))]
    assert found("Rain\n" + book(lambda n: f"...\n{foot.format(n)}", between=between)) == [*expected[:-2], expected[-2]]


def test_roman_numbers_come_before_arabic_ones() -> None:
    numbers = ["ix", "x", "xi", "xii", "1", "2", "3"]
    text = "\n".join(f"{number}\n" + "\n".join(PAGE) for number in numbers)
    assert [n for kind, n in found(text) if kind == "pb"] == numbers


def test_a_number_amid_a_line_is_where_the_page_begins() -> None:
    text = "They drank and [p. 13] went. They sang [p. 14] too."
    expected = 'They drank and <pb n="13"/><fw>[p. 13]</fw> went. They sang <pb n="14"/><fw>[p. 14]</fw> too.'
    assert tagged(text, milestones(Document(text)), "n") == expected


@pytest.mark.parametrize(
    ("verso", "recto"),
    [
        ("{} THE MILL AT BATH", "RAIN IN MAY. {}"),
        ("{}  The Mill at Bath.", "Rain in May.  {}"),
        ("THE MILL AT BATH\n{}", "RAIN IN MAY\n{}"),
        ("{}\n\nTHE MILL AT BATH", "RAIN IN MAY\n\n{}"),
    ],
)
def test_running_heads_recur_with_a_number(verso: str, recto: str) -> None:
    text = book(lambda n: f"{verso.format(n)}\n...", lambda n: f"{recto.format(n)}\n\n...")
    assert [n for kind, n in found(text) if kind == "pb"] == [str(n) for n in range(12, 20)]
    heads = "\n".join(words for kind, words in found(text) if kind != "pb")
    assert heads == "\n".join((recto if n % 2 else verso).format(n).replace("\n\n", "\n") for n in range(12, 20))


def test_running_heads_that_a_scanner_damaged_are_known_by_their_fellows() -> None:
    """And so are their numbers."""
    heads = [
        "12 THE MILL AT BATH",
        "13 THE MlLL AT BATH",
        "l4 THE MILL AT 8ATH",
        "1S THF MILL AT BATH.",
        "16 THE MILL AT BATH",
    ]
    text = "\n".join(f"{head}\n" + "\n".join(PAGE) for head in heads)
    assert found(text) == [
        pair for n, head in zip(range(12, 17), heads, strict=True) for pair in (("pb", str(n)), ("header", head))
    ]


def test_running_heads_beside_form_feeds_need_no_number() -> None:
    text = book(lambda _: "THE MILL AT BATH\n...", between="\f")
    assert found(text) == [("pb", ""), ("header", "THE MILL AT BATH")] * 8


def test_the_number_of_a_page_is_known_from_its_foot() -> None:
    """A form feed says where it begins; where the first number is unknown, so is that of its page."""
    text = "Rain.\f" + book(lambda n: f"...\n{n}", between="\f", pages=3)
    assert found(text) == [
        ("pb", "12"), ("pageNum", "12"), ("pb", "13"), ("pageNum", "13"), ("pb", "14"), ("pageNum", "14"),
    ]  # fmt: skip


def test_the_word_that_begins_the_next_page_is_a_catchword() -> None:
    text = book(lambda n: f"{n}\n...\nwent")
    assert [words for kind, words in found(text) if kind == "catch"] == ["went"] * 7


def test_letters_at_page_ends_that_go_through_the_alphabet_are_signatures() -> None:
    text = book(lambda n: f"{n}\n...\n{'ABCDEFGH'[n - 12]}{'2' * (n % 2)}")
    assert [words for kind, words in found(text) if kind == "sig"] == ["A", "B2", "C", "D2", "E", "F2", "G"]
    assert "sig" not in dict(found(book(lambda n: f"{n}\n...\n{'HGFEDCBA'[n - 12]}")))


@pytest.mark.parametrize(
    "text",
    [
        "\n\n".join(f"{n}\n\n" + "\n".join(["They", *PAGE[:-1], "drank."]) for n in range(1, 9)),
        "\n".join(f"{n}\n" + "\n".join(PAGE) for n in (1848, 12, 1848, 12, 7, 3)),
        "\n".join(f"{n}\n" + "\n".join(PAGE) for n in range(5, 60, 5)),
        "\n".join(map(str, range(1, 60))),
        "\n\n".join(f"Rain.[{n}]\n\n[{n}] Hail.\n\n" + "\n".join(PAGE) for n in range(1, 9)),
        "\n".join(f"CHAPTER {n}\n\n" + "\n".join(PAGE) for n in range(1, 9)),
        "\n\n".join(
            f"{n}. Message From Mr. Miller\n\n" + "\n".join(["They", *PAGE[:-1], "drank."]) for n in range(1, 9)
        ),
        "\n".join(f"{n} bottles of wine\n" + "\n".join(PAGE) for n in range(1, 9)),
        "\n".join(f"The mill . . . {n}" for n in range(12, 60)),
        "See [12] and {13}. In [1862] too.",
    ],
    ids=["chapters", "unordered", "verses", "table", "notes", "heads", "letters", "sentences", "contents", "few"],
)
def test_other_numbers_are_not_those_of_pages(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("58  Trials and Triumphs.\n\nwent on to the mill.", "58"),
        ("THE MILL AT BATH. 45\nwent on to the mill.", "45"),
        ("12 THE MILL\n\nPrivate John Miller, killed.", "12"),
        ("Io PREFACE.\n\nwent on to the mill.", ""),
        ("IT4 THE MILL AT BATH\nWe went on.", ""),
    ],
)
def test_a_lone_page_may_begin_with_a_running_head(text: str, number: str) -> None:
    """Its number is what is printed, if it can be read."""
    header = ("header", text.partition("\n")[0])
    assert found(text) == ([("pb", number), header] if number else [header])


@pytest.mark.parametrize(
    "text",
    [
        "CHAPTER 12\n\nwent on to the mill.",
        "12 They went on to the mill in the rain.",
        "1 INTRODUCTION\n\nWe went on.",
        "Trials and Triumphs 58\n\nWe went on.",
        "I PREFACE\n\nwe went on.",
        "x, with its mill\n\nand more.",
        "THE MILL AT BATH\n\nwent on.",
        "58 THE MILL\n\n" + "It rained. " * 1000,
    ],
)
def test_other_first_lines_are_none(text: str) -> None:
    assert found(text) == []


@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_text_can_be_annotated(text: str) -> None:
    annotations = [a for a in milestones(Document(text)) if a.element == "fw"]
    assert not any(a.span.overlaps(b.span) for a, b in pairwise(sorted(annotations, key=lambda a: a.span)))
    Document(text).annotate(milestones(Document(text)))


@pytest.mark.parametrize(
    "unit", ["[12]", "[p. ", "12\n", "\f", "12\f", "THE MILL 12\n", "- ", "\n", " ", "A\f", "i\n\n"]
)
def test_hard_texts_are_annotated_in_linear_time(unit: str) -> None:
    """None is quadratic: each would take hours, and the suite gives a test minutes."""
    text = unit * (200_000 // len(unit))
    assert all(annotation.span.end <= len(text) for annotation in milestones(Document(text)))


def test_numbers_that_rise_through_a_whole_book_are_taken_in_linear_time() -> None:
    text = "\n".join(f"{n} THE MILL\n{'rain ' * 80}" for n in range(1, 9_000))
    assert sum(a.element == "pb" for a in milestones(Document(text))) == 8_999
    assert list(islice(milestones(Document(text * 2)), 1))

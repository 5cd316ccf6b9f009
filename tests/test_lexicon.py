import pytest

from tei_tools.lexicon import given_names, known, listed, pair, zipf
from tei_tools.lexicon.tables import DATA, pair_table, words


def test_frequent_words_have_higher_values() -> None:
    assert zipf("the") > zipf("because") > zipf("manoeuvres") > zipf("reginient") == 0


@pytest.mark.parametrize("word", ["colour", "color", "grey", "gray", "shew", "programme", "program", "honour"])
def test_british_and_american_spellings_are_known(word: str) -> None:
    assert known(word)


@pytest.mark.parametrize("form", ["Because", "BECAUSE", "because"])
def test_case_does_not_matter(form: str) -> None:
    assert zipf(form) == zipf("because")


def test_either_apostrophe_will_do() -> None:
    assert zipf("don’t") == zipf("don't") > 5


def test_a_possessive_has_the_value_of_its_noun() -> None:
    assert zipf("regiment’s") == zipf("regiment")
    assert known("regiment's")


@pytest.mark.parametrize("form", ["reginient", "demned", "", "'", "1862", "ивановъ"])
def test_what_is_no_word_is_not_known(form: str) -> None:
    assert not known(form)


def test_words_of_one_phrase_are_a_frequent_pair() -> None:
    assert pair("Of", "the") > pair("status", "quo") > pair("quo", "status") == 0


def test_tables_hold_what_they_say() -> None:
    """Zipf values lie between 0 and 8, and every listed word has one."""
    assert all(0 <= value < 8 for value in words().frequencies.values())
    assert words().listed <= words().frequencies.keys()
    assert len(pair_table().lines) > 10_000


def test_given_names_have_the_sex_of_their_bearers() -> None:
    assert (given_names()["clara"], given_names()["george"], given_names()["leslie"]) == ("F", "M", "MF")


def test_listed_words_are_those_that_the_whole_table_lists() -> None:
    assert listed() == words().listed


def test_licences_lie_beside_the_tables() -> None:
    text = (DATA / "LICENSE.md").read_text(encoding="utf-8")
    assert all(
        name in text
        for name in ("words.txt", "pairs.txt", "given.txt", "wordfreq", "SCOWL", "SymSpell", "CC BY-SA 4.0")
    )

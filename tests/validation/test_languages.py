"""`languages`: tags of languages."""

from pathlib import Path

import pytest

from tei_tools.validation import validate

VALID = (Path(__file__).parents[1] / "invalid" / "language-undeclared.xml").read_text(encoding="utf-8")


def found(tag: str) -> list[tuple[str, str | None]]:
    """The codes and hints of what is found in a file with words in a language."""
    data = VALID.replace('xml:lang="de"', f'xml:lang="{tag}"').encode()
    return [(each.code, each.hint) for each in validate(Path("moby.xml"), data=data)]


@pytest.mark.parametrize("tag", ["en", "en-GB", "en-scouse", "EN-Latn"])
def test_the_declared_language_and_its_varieties_are_known(tag: str) -> None:
    assert found(tag) == []


@pytest.mark.parametrize(
    ("tag", "hint"),
    [
        ("eng", 'Did you mean "en"?'),
        ("ger", 'Did you mean "de"?'),
        ("english", "Write a tag of BCP 47, such as en, de-1996 or grc-Latn."),
        ("en-uk-x", "Write a tag of BCP 47, such as en, de-1996 or grc-Latn."),
    ],
)
def test_a_tag_that_the_registry_does_not_have_is_an_error(tag: str, hint: str) -> None:
    assert found(tag) == [("language-unknown", hint)]


@pytest.mark.parametrize("tag", ["de", "grc-Latn", "x-klingon", "zh-min-nan", "de-1901"])
def test_a_language_that_the_header_does_not_name_is_told(tag: str) -> None:
    assert [code for code, _ in found(tag)] == ["language-undeclared"]


def test_of_each_tag_the_first_place_is_told() -> None:
    text = VALID.replace("</foreign></p>", '</foreign> <foreign xml:lang="de">noch</foreign></p>')
    found = [each for each in validate(Path("moby.xml"), data=text.encode()) if each.code == "language-undeclared"]
    assert [each.line for each in found] == [29]


def test_a_header_without_languages_declares_nothing() -> None:
    text = VALID.replace('<langUsage><language ident="en">English</language></langUsage>', "")
    assert "language-undeclared" not in [each.code for each in validate(Path("moby.xml"), data=text.encode())]

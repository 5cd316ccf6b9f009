"""`pipeline` and `plugins`: annotators run in order."""

from collections.abc import Iterator
from importlib.metadata import EntryPoint
from typing import Any

import pytest

from tei_tools import plugins
from tei_tools.annotators import BUILT_IN
from tei_tools.document import Annotation, Document, Span
from tei_tools.errors import InputError, UnknownNameError
from tei_tools.pipeline import annotate, annotators

CITIES = ("Paris", "Tiflis")


def places(document: Document) -> Iterator[Annotation]:
    """The annotator of docs/annotators.md: a gazetteer."""
    for city in CITIES:
        start = document.text.find(city)
        if start >= 0:
            yield Annotation(Span(start, start + len(city)), "placeName", resp="#gazetteer", cert="high")


def broken(document: Document) -> list[Annotation]:
    """An annotator with a bug."""
    raise KeyError(document.text)


@pytest.fixture
def with_plugins(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if a package had been installed that offers annotators."""
    points = [
        EntryPoint(name, f"tests.test_pipeline:{name}", plugins.GROUP) for name in ("places", "broken", "missing")
    ]

    def entry_points(*, group: str, name: str | None = None) -> list[EntryPoint]:
        return [point for point in points if point.group == group and name in (None, point.name)]

    monkeypatch.setattr(plugins, "entry_points", entry_points)


def test_the_built_in_ones_stand_in_a_visible_list() -> None:
    """Structure first: what comes later is divided by it."""
    assert list(BUILT_IN)[:4] == ["furniture", "milestones", "illustrations", "ornaments"]
    assert list(annotators())[: len(BUILT_IN)] == list(BUILT_IN)


def test_named_annotators_run_in_the_order_of_the_list() -> None:
    """Whatever the order in which they were named."""
    assert list(annotators(["dates", "divisions"])) == ["divisions", "dates"]


def test_an_unknown_name_is_answered_with_the_known_ones() -> None:
    """So nobody has to look them up."""
    with pytest.raises(UnknownNameError, match=r"No annotator named 'date'\. There are: furniture, milestones"):
        annotators(["date"])


@pytest.mark.usefixtures("with_plugins")
def test_a_plugin_runs_after_the_built_in_ones() -> None:
    """Its annotations carry its own responsibility."""
    assert list(annotators())[len(BUILT_IN) :] == ["broken", "missing", "places"]
    (annotation,) = annotate(Document("In Paris."), ["places"]).annotations
    assert (annotation.span.text_of("In Paris."), annotation.resp) == ("Paris", "#gazetteer")


@pytest.mark.usefixtures("with_plugins")
@pytest.mark.parametrize(("name", "reason"), [("broken", "KeyError"), ("missing", "AttributeError")])
def test_a_plugin_that_fails_is_named(name: str, reason: Any) -> None:
    """Its fault does not look like ours, and is one message."""
    with pytest.raises(InputError, match=rf"The annotator '{name}' \(tests.test_pipeline:{name}\) failed: {reason}"):
        annotate(Document("x"), [name])


def offering_on_request(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if a package offered one annotator on request that can be imported and one that cannot."""
    points = [
        EntryPoint("places", "tests.test_pipeline:places", plugins.ON_REQUEST),
        EntryPoint("absent", "no_such_package:absent", plugins.ON_REQUEST),
    ]

    def entry_points(*, group: str, name: str | None = None) -> list[EntryPoint]:
        return [point for point in points if point.group == group and name in (None, point.name)]

    monkeypatch.setattr(plugins, "entry_points", entry_points)


def test_a_plugin_on_request_runs_only_when_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """It does the work of another annotator in its own way."""
    offering_on_request(monkeypatch)
    assert list(annotators()) == list(BUILT_IN)
    assert list(annotators(["places", "names"])) == ["names", "places"]


def test_a_plugin_on_request_that_cannot_be_imported_is_not_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever names it is told what is missing."""
    offering_on_request(monkeypatch)
    with pytest.raises(UnknownNameError, match=r"hyphenation, places\.$"):
        annotators(["date"])
    with pytest.raises(InputError, match=r"The annotator 'absent' cannot run: No module named 'no_such_package'"):
        annotate(Document("x"), ["absent"])

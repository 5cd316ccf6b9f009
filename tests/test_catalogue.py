"""`catalogue`: names for schemas, and what was fetched."""

import hashlib
import json
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tei_tools import catalogue as module
from tei_tools.catalogue import Catalogue, resolve
from tei_tools.errors import InputError, UnknownNameError
from tei_tools.resources import schema_path
from tei_tools.validation import read_schemas

GRAMMAR = b'<element name="TEI" xmlns="http://relaxng.org/ns/structure/1.0"><text/></element>'


def check(path: Path) -> None:
    """Reads a schema as the command does."""
    read_schemas([path])


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    """An empty catalogue."""
    return Catalogue(tmp_path / "catalogue")


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """The address of a folder with a grammar, `small.rng`, on this machine."""
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "small.rng").write_bytes(GRAMMAR)

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *arguments: object) -> None:
            """Nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_a_file_gets_a_name(catalogue: Catalogue, tmp_path: Path) -> None:
    path = tmp_path / "project.rng"
    path.write_bytes(GRAMMAR)
    entry = catalogue.add("project", str(path), check=check)
    assert resolve("project", catalogue) == [path]
    assert (entry.address, entry.sha256) == (None, hashlib.sha256(GRAMMAR).hexdigest())


def test_an_address_is_fetched_once_with_its_checksum(catalogue: Catalogue, address: str) -> None:
    catalogue.add("small", f"{address}/small.rng", sha256=hashlib.sha256(GRAMMAR).hexdigest(), check=check)
    assert catalogue.find("small").read_bytes() == GRAMMAR
    assert catalogue.at(f"{address.replace('http', 'https')}/small.rng") == catalogue.find("small")
    assert resolve(f"{address}/small.rng", catalogue) == [catalogue.find("small")]


def test_another_checksum_is_refused(catalogue: Catalogue, address: str) -> None:
    with pytest.raises(InputError, match="It was not added"):
        catalogue.add("small", f"{address}/small.rng", sha256="0" * 64, check=check)
    assert catalogue.entries() == []


def test_what_is_no_schema_is_refused_and_the_old_one_stays(catalogue: Catalogue, address: str, tmp_path: Path) -> None:
    catalogue.add("small", f"{address}/small.rng", check=check)
    (tmp_path / "site" / "small.rng").write_bytes(b"<html/>")
    with pytest.raises(InputError):
        catalogue.add("small", f"{address}/small.rng", check=check)
    assert catalogue.find("small").read_bytes() == GRAMMAR
    assert sorted(path.name for path in catalogue.folder.iterdir()) == ["catalogue.json", "small.rng"]


def test_an_address_without_an_answer_is_an_error(catalogue: Catalogue, address: str) -> None:
    with pytest.raises(InputError, match=r"missing\.rng cannot be fetched: .*Save it yourself"):
        catalogue.add("missing", f"{address}/missing.rng", check=check)


def test_a_schema_that_is_far_too_large_is_refused(
    catalogue: Catalogue, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_BYTES", 10)
    with pytest.raises(InputError, match="that is no schema"):
        catalogue.add("small", f"{address}/small.rng", check=check)


def test_a_schema_that_was_changed_since_is_not_used(catalogue: Catalogue, address: str) -> None:
    catalogue.add("small", f"{address}/small.rng", check=check)
    catalogue.find("small").write_bytes(GRAMMAR + b"\n")
    with pytest.raises(InputError, match=f"has changed since it was fetched. Add it again: .* {address}"):
        catalogue.find("small")


def test_a_schema_that_is_gone_is_an_error(catalogue: Catalogue, tmp_path: Path) -> None:
    path = tmp_path / "project.rng"
    path.write_bytes(GRAMMAR)
    catalogue.add("project", str(path), check=check)
    path.unlink()
    with pytest.raises(InputError, match="'project' is gone"):
        catalogue.find("project")


def test_ours_is_the_grammar_and_the_rules(catalogue: Catalogue) -> None:
    assert resolve("tei-tools", catalogue) == [schema_path("tei_tools.rng"), schema_path("tei_tools.sch")]


@pytest.mark.parametrize(
    ("schema", "message"),
    [
        ("tei_al", "No schema named 'tei_al'. There are: tei-tools."),
        ("schema/missing.rng", "The schema 'schema/missing.rng' does not exist."),
        ("https://example.org/x.rng", "is not at hand: nothing is fetched unasked"),
    ],
)
def test_a_schema_that_there_is_not_is_an_error(catalogue: Catalogue, schema: str, message: str) -> None:
    with pytest.raises((InputError, UnknownNameError), match=message):
        resolve(schema, catalogue)


@pytest.mark.parametrize("name", ["tei-tools", "a/b", "", "1x"])
def test_a_name_is_a_word(catalogue: Catalogue, name: str) -> None:
    with pytest.raises(InputError, match="cannot name a schema"):
        catalogue.add(name, str(schema_path("tei_tools.rng")), check=check)


def test_a_file_that_there_is_not_gets_no_name(catalogue: Catalogue) -> None:
    with pytest.raises(InputError, match=r"'missing\.rng' cannot be read"):
        catalogue.add("project", "missing.rng", check=check)


@pytest.mark.parametrize("content", ["{", json.dumps([{"name": "x"}])])
def test_a_damaged_catalogue_is_an_error(catalogue: Catalogue, content: str) -> None:
    catalogue.folder.mkdir()
    catalogue.index.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=r"is damaged: .*Delete it"):
        catalogue.find("x")


def test_the_catalogue_lies_in_the_users_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("TEI_TOOLS_CATALOGUE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert Catalogue().folder.name == "schemas"
    monkeypatch.setenv("TEI_TOOLS_CATALOGUE", str(tmp_path / "mine"))
    assert Catalogue().folder == tmp_path / "mine"


def test_a_name_may_have_a_dot_in_it(catalogue: Catalogue, tmp_path: Path) -> None:
    path = tmp_path / "project.rng"
    path.write_bytes(GRAMMAR)
    catalogue.add("project.v2", str(path), check=check)
    assert resolve("project.v2", catalogue) == [path]

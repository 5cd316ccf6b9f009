"""`corpus`: one task over many files."""

from pathlib import Path

import pytest

from tei_tools.corpus import Outcome, outputs, run
from tei_tools.errors import InputError


def shout(path: Path) -> Outcome:
    """A task that reads one file."""
    return Outcome(path, messages=(path.read_text(encoding="utf-8").upper(),))


@pytest.mark.parametrize("jobs", [1, 2])
def test_one_bad_file_does_not_stop_the_others(tmp_path: Path, jobs: int) -> None:
    """Its error is its outcome, and outcomes stand in the order of the files."""
    paths = [tmp_path / name for name in ("a", "missing", "b")]
    for path in (paths[0], paths[2]):
        path.write_text(path.name, encoding="utf-8")
    first, bad, last = run(shout, paths, jobs=jobs)
    assert (first.messages, last.messages) == (("A",), ("B",))
    assert bad.error is not None
    assert "missing" in bad.error


def test_two_outputs_in_one_place_are_refused(tmp_path: Path) -> None:
    """One would be lost."""
    with pytest.raises(InputError, match=r"two/a\.txt and one/a\.txt would both be written to .*a\.xml"):
        outputs([Path("one/a.txt"), Path("two/a.txt")], tmp_path, ".xml")


def test_a_source_is_not_overwritten(tmp_path: Path) -> None:
    """Its output would take its place."""
    with pytest.raises(InputError, match="would be overwritten by its own output"):
        outputs([tmp_path / "a.xml"], tmp_path, ".xml")

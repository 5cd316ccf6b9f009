"""What tests share: the chapter, the shared data where it is at hand, validators."""

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from lxml import etree

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
TEI_ALL = SHARED / "data" / "tei" / "tei_all.rng"

settings.register_profile("default", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("default")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-golden` rewrites the files that whole outputs are compared with."""
    parser.addoption("--update-golden", action="store_true", help="rewrite golden files; read the difference like code")


@pytest.fixture(scope="session")
def our_grammar() -> etree.RelaxNG:
    """Our RELAX NG schema, compiled."""
    return etree.RelaxNG(etree.parse(ROOT / "schema" / "tei_tools.rng"))


@pytest.fixture(scope="session")
def jing_tei_all() -> Callable[[Sequence[Path]], str]:
    """What jing says of files against the official tei_all: nothing, if all are valid."""
    if shutil.which("jing") is None:
        pytest.skip("jing is not installed")
    if not TEI_ALL.is_file():
        pytest.skip("no ../shared/data/tei/tei_all.rng")

    def run(paths: Sequence[Path]) -> str:
        command = ["jing", str(TEI_ALL), *map(str, paths)]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        assert bool(result.returncode) == bool(result.stdout), result.stderr
        return result.stdout

    return run


def shared_texts() -> Iterator[tuple[str, str]]:
    """Every real text at hand, with a name: the chapter, and in ../shared two books and all samples of novels."""
    from tei_tools.reader import read

    yield "my-life-39", read(ROOT / "encoded" / "my-life-39.txt").text
    for path in sorted((SHARED / "data" / "texts").glob("*.txt")):
        yield path.stem, read(path).text
    for name, column in (("names/litbank-dev.jsonl", "text"), ("ocr/ohiovets-dev.jsonl", "ocr_degraded")):
        path = SHARED / "data" / name
        if path.is_file():
            rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
            yield from ((f"{path.stem}-{number}", row[column]) for number, row in enumerate(rows))

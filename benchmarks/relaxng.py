"""What our RELAX NG costs with the whole of TEI, against jing (Java) on the same files.

    python benchmarks/relaxng.py SCHEMA [--rounds 5]      SCHEMA is tei_all.rng

The documents are dense markup: an element every 16 characters, most with attributes. First the grammar alone, within
one process: seconds of processor time. Then whole processes, start-up and all other checks included, in turn with jing:
seconds on the clock, and memory. The best of some rounds counts: a machine is never slower than it is.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

SIZES: Final = {"11 KB": 11_000, "1 MB": 1_000_000, "10 MB": 10_000_000}
HEAD: Final = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>t</title></titleStmt>
<publicationStmt><p>p</p></publicationStmt><sourceDesc><p xml:id="a">s</p></sourceDesc></fileDesc></teiHeader>
<text><body><div>
"""
WORDS: Final = (
    '<w lemma="the" pos="DT" n="1">the</w> <name type="person" ref="#a">x</name> <date when="1936-08-19">y</date> '
)
PARAGRAPH: Final = f"<p>{WORDS * 10}</p>\n"
CHILD: Final = """
import resource, subprocess, sys, time
start = time.perf_counter()
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
TAIL: Final = "</div></body></text></TEI>"


def document(size: int) -> str:
    """A TEI file of that many characters."""
    return HEAD + PARAGRAPH * ((size - len(HEAD)) // len(PARAGRAPH)) + TAIL


def best(rounds: int, work: Callable[[], object]) -> float:
    """The processor time of the best of some rounds."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def grammar_only(schema: Path, paths: Sequence[Path], rounds: int) -> None:
    """Print what the grammar costs within one process."""
    from tei_tools.validation.relaxng import Schema, mismatches

    print(f"{'load':>8} {best(rounds, lambda: Schema(schema)) * 1000:8.0f} ms")
    for path in paths:
        data, read = path.read_bytes(), Schema(schema)
        assert not mismatches(read, data)
        print(f"{path.stem:>8} {best(rounds, lambda: mismatches(read, data)) * 1000:8.1f} ms")  # noqa: B023


def process(command: Sequence[str | Path]) -> tuple[float, float]:
    """The seconds that a process takes, and the MB of memory at its peak; it runs in a child, to be counted alone."""
    # An installed program has its bytecode.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-c", CHILD, *command]
    result = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    seconds, kilobytes = result.stdout.split()
    return float(seconds), int(kilobytes) / 1024


def whole_processes(schema: Path, paths: Sequence[Path], rounds: int) -> None:
    """Print what processes cost, ours and jing's."""
    print(f"{'':>8} {'tei-tools':>18} {'jing':>18} {'time':>6} {'memory':>7}")
    for path in paths:
        ours = [sys.executable, "-m", "tei_tools", "validate", path, "--schema", schema]
        pairs = [(process(ours), process(["jing", schema, path])) for _ in range(rounds)]
        (seconds, memory), (their_seconds, their_memory) = (
            tuple(map(min, zip(*each, strict=True))) for each in zip(*pairs, strict=True)
        )
        row = f"{seconds:7.2f} s {memory:5.0f} MB {their_seconds:7.2f} s {their_memory:5.0f} MB"
        print(f"{path.stem:>8} {row} {seconds / their_seconds:6.2f} {memory / their_memory:7.2f}")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("schema", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{name}.xml" for name in SIZES]
        for path in paths:
            path.write_text(document(SIZES[path.stem]), encoding="utf-8")
        grammar_only(arguments.schema, paths, arguments.rounds)
        whole_processes(arguments.schema, paths, arguments.rounds)
    print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB for the grammar alone")


if __name__ == "__main__":
    main()

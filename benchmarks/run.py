"""What encode, validate and transform cost, against the floor: lxml parsing and serialising the same file.

    python benchmarks/run.py [--sizes 50 500 5000] [--text FILE]      sizes in KB of plain text

The text is the chapter in encoded/, or another, repeated up to each size. Every measurement runs in a process of its
own; it prints seconds, MB of input a second, the peak of memory above that of the imports, and how time grows: 1.0 is
linear. Where pandoc is installed, which tests do not need, it ends with `tei-tools encode` beside `pandoc -f markdown
-t tei` on the largest text: user CPU and memory of the whole process.
"""

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
CHAPTER = ROOT / "encoded" / "my-life-39.txt"


def encode(source: Path) -> Callable[[], object]:
    """Plain text → TEI file."""
    from tei_tools.annotators import BUILT_IN
    from tei_tools.edition import encode as encode_text
    from tei_tools.tree import write

    assert BUILT_IN
    return lambda: write(encode_text(source).tree, source.with_suffix(".xml"))


def validate(source: Path) -> Callable[[], object]:
    """TEI file → diagnostics, against our schema and rules."""
    from tei_tools.validation import validate as validate_file

    return lambda: list(validate_file(source.with_suffix(".xml")))


def to_html(source: Path) -> Callable[[], object]:
    """TEI file → HTML."""
    from tei_tools.transformation import transform

    return lambda: transform(source.with_suffix(".xml"), to="html")


def to_text(source: Path) -> Callable[[], object]:
    """TEI file → plain text, normalised."""
    from tei_tools.transformation import transform

    return lambda: transform(source.with_suffix(".xml"), to="text")


def floor(source: Path) -> Callable[[], object]:
    """TEI file → tree → bytes, by lxml alone."""
    from lxml import etree

    parser = etree.XMLParser(huge_tree=True)
    return lambda: etree.tostring(etree.parse(source.with_suffix(".xml"), parser))


TASKS = {"encode": encode, "validate": validate, "html": to_html, "text": to_text, "floor": floor}


def measure(task: str, source: Path) -> None:
    """Run one task and print its seconds and its memory in MB, as JSON."""
    run = TASKS[task](source)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    run()
    seconds = time.perf_counter() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    print(json.dumps({"seconds": seconds, "memory": memory / 1024}))


def in_process(task: str, source: Path) -> dict[str, float]:
    """What `measure` prints, from a process of its own."""
    command = [sys.executable, __file__, "--task", task, str(source)]
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    result: dict[str, float] = json.loads(output)
    return result


def beside_pandoc(source: Path) -> None:
    """Print what a text costs us and pandoc, as whole processes."""
    pandoc = shutil.which("pandoc")
    if pandoc is None:
        return
    ours = [sys.executable, "-m", "tei_tools", "encode", str(source)]
    theirs = [pandoc, "-f", "markdown", "-t", "tei", str(source)]
    print("\n| whole process | user CPU seconds | memory MB |\n|---|---:|---:|")
    for name, command in (("tei-tools encode", ours), ("pandoc -f markdown -t tei", theirs)):
        seconds, memory = of_process(command)
        print(f"| {name} | {seconds:.2f} | {memory:.0f} |", flush=True)


def of_process(command: Sequence[str]) -> tuple[float, float]:
    """The user CPU seconds that a process takes, and its peak of memory in MB."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime, usage.ru_maxrss / 1024


def table(sizes: list[int], text: Path) -> None:
    """Measure every task on every size, and print a table."""
    print("| task | input KB | seconds | MB/s | memory MB | × floor | growth |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    once = text.read_text(encoding="utf-8")
    last: dict[str, tuple[int, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            source = Path(folder) / f"{size}.txt"
            repeated = (once + "\n\n") * (size * 1000 // len(once) + 1)
            source.write_text(repeated[: size * 1000], encoding="utf-8")
            results = {task: in_process(task, source) for task in TASKS}
            for task, result in results.items():
                read = source if task == "encode" else source.with_suffix(".xml")
                kilobytes = read.stat().st_size / 1000
                seconds = result["seconds"]
                growth = "" if task not in last else f"{(seconds / last[task][1]) / (size / last[task][0]):.2f}"
                last[task] = (size, seconds)
                ratio = seconds / results["floor"]["seconds"]
                print(
                    f"| {task} | {kilobytes:,.0f} | {seconds:.3f} | {kilobytes / 1000 / seconds:.2f} "
                    f"| {result['memory']:.0f} | {ratio:.1f} | {growth} |",
                    flush=True,
                )
        beside_pandoc(source)


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[50, 500, 5000])
    parser.add_argument("--text", type=Path, default=CHAPTER)
    parser.add_argument("--task", nargs=2, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.task:
        measure(arguments.task[0], Path(arguments.task[1]))
    else:
        table(arguments.sizes, arguments.text)


if __name__ == "__main__":
    main()

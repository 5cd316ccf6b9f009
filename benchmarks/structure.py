"""How well the heads of divisions are found: `python benchmarks/structure.py TEI…`.

The plain text of each file, whose own `head`s are the truth, is annotated again, without the notes within heads, which
stand elsewhere in plain text. A head is found where one begins with the same words. `--errors` prints the rest.
"""

import argparse
import sys
from pathlib import Path

from lxml import etree

from tei_tools.document import Document
from tei_tools.pipeline import annotate
from tei_tools.profile import TEI
from tei_tools.transformation import transform

BEFORE = ("furniture", "milestones", "illustrations", "ornaments", "boilerplate", "divisions")


def words(text: str) -> str:
    """The letters of a text, which is all that is compared."""
    return "".join(filter(str.isalnum, text)).casefold()


def heads_of_tree(tree: "etree._ElementTree[etree._Element]") -> list[str]:
    """The words of the heads of divisions, of each division together."""
    found = []
    for division in tree.iter(f"{TEI}div", f"{TEI}div1", f"{TEI}div2", f"{TEI}div3"):
        heads = ["".join(map(str, head.itertext())) for head in division.findall(f"{TEI}head")]
        found += [" ".join(heads)] if heads else []
    return found


def heads_of_text(text: str) -> list[str]:
    """The words of the heads that are found in a text, of each division together."""
    found: dict[int, list[str]] = {}
    start = 0
    annotations = annotate(Document(text), BEFORE).having("div", "head", "list")
    divisions = {annotation.span.start for annotation in annotations if annotation.element == "div"}
    lists = {annotation.span.start for annotation in annotations if annotation.element == "list"}
    for annotation in annotations:
        start = annotation.span.start if annotation.span.start in divisions else start
        if annotation.element == "head" and annotation.span.start not in lists:
            found.setdefault(start, []).append(annotation.span.text_of(text))
    return [" ".join(heads) for _, heads in sorted(found.items())]


def compare(gold: list[str], found: list[str]) -> tuple[list[str], list[str]]:
    """The heads that were missed, and those that are none; both lists are in the order of the text."""
    missed, wrong, position = [], list(found), 0
    for head in gold:
        at = next((i for i in range(position, len(wrong)) if agree(words(head), words(wrong[i]))), None)
        if at is None:
            missed.append(head)
        else:
            del wrong[at]
            position = at
    return missed, wrong


def agree(one: str, other: str) -> bool:
    """Whether one begins with the other."""
    return bool(one and other) and (one.startswith(other) or other.startswith(one))


def main() -> None:
    """Print precision and recall for each file, and over all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--errors", action="store_true")
    arguments = parser.parse_args()
    print(f"{'file':32} {'gold':>6} {'found':>6} {'right':>6} {'P':>6} {'R':>6}")
    rows = []
    for path in arguments.files:
        tree = etree.parse(path)
        for head in tree.iter(f"{TEI}head"):
            etree.strip_elements(head, f"{TEI}note", with_tail=False)
        gold, found = heads_of_tree(tree), heads_of_text(transform(tree, to="text", view="source"))
        missed, wrong = compare(gold, found)
        rows.append((len(gold), len(found), len(gold) - len(missed)))
        print_row(path.name, *rows[-1])
        if arguments.errors:
            sys.stdout.writelines(f"  missed {head[:90]!r}\n" for head in missed)
            sys.stdout.writelines(f"  wrong  {head[:90]!r}\n" for head in wrong)
    print_row("all", *(sum(numbers) for numbers in zip(*rows, strict=True)))


def print_row(name: str, gold: int, found: int, right: int) -> None:
    """Print a line of the table."""
    print(f"{name:32} {gold:6} {found:6} {right:6} {right / max(1, found):6.3f} {right / max(1, gold):6.3f}")


if __name__ == "__main__":
    main()

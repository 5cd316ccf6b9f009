"""How well verse, drama and letters are found: `python benchmarks/genres.py TEI…`.

The plain text of each file, whose own `l`, `speaker`, `dateline` … are the truth, is annotated again; an element is
found where one of the same words is.
"""

import sys
from collections import Counter
from pathlib import Path

from lxml import etree

from tei_tools.annotators import BUILT_IN
from tei_tools.document import Document
from tei_tools.profile import TEI
from tei_tools.transformation import transform

ELEMENTS = ("l", "speaker", "stage", "sp", "dateline", "salute", "signed")


def words(text: str) -> str:
    """The letters of a text, which is all that is compared."""
    return "".join(filter(str.isalnum, text))


def main(paths: list[Path]) -> None:
    """Print, for each element and file, how many there are and how many are found, rightly or wrongly."""
    print(f"{'file':32} {'element':10} {'gold':>6} {'found':>6} {'right':>6} {'P':>6} {'R':>6}")
    for path in paths:
        tree = etree.parse(path)
        document = Document(transform(path, to="text", view="source"))
        for name, annotator in BUILT_IN.items():
            if name == "paragraphs":
                break
            document = document.annotate(annotator(document))
        for element in ELEMENTS:
            gold = Counter(words("".join(node.itertext())) for node in tree.iter(f"{TEI}{element}"))
            found = Counter(words(one.span.text_of(document.text)) for one in document.having(element))
            right = (gold & found).total()
            if gold or found:
                precision, recall = right / max(1, found.total()), right / max(1, gold.total())
                print(
                    f"{path.stem:32} {element:10} {gold.total():6} {found.total():6} {right:6} "
                    f"{precision:6.3f} {recall:6.3f}"
                )


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])

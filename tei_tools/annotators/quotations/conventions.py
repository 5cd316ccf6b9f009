"""How a division writes quotations: with which marks, and which are outside."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from tei_tools.annotators.quotations.dashes import dash, speaks
from tei_tools.annotators.quotations.marks import Mark
from tei_tools.document import Document, Span

FEW: Final = 6  # paragraphs that begin with a mark: fewer do not make a convention of their own


STYLES: Final[dict[str, str]] = {
    **dict.fromkeys("“”‟", "curly"),
    '"': "straight",
    **dict.fromkeys(("''", ",,", "``", "‘‘", "’’"), "doubled"),
    "„": "low",
}
USUAL: Final = 0.9  # the part of the marks that makes a style that of the division


class Convention(NamedTuple):
    """How the quotations of a division are written.

    `single`: with single marks outside, as in British books; `alike`: every mark looks like a closing one, as in
    Swedish and Finnish; `dashes`: a dash at the paragraph opens speech; `style`: of its double marks, empty if mixed.
    """

    single: bool = False
    alike: bool = False
    dashes: bool = False
    style: str = ""


def conventions(document: Document, blocks: Sequence[Span], found: Sequence[Sequence[Mark]]) -> list[Convention]:
    """The convention at each block: that of its division, or of the whole text where the division has few marks."""
    divisions = _divisions(document, blocks)
    grouped: dict[int, list[int]] = {}
    for number, division in enumerate(divisions):
        grouped.setdefault(division, []).append(number)
    whole = _convention(document.text, range(len(blocks)), blocks, found)
    own = {division: _own(document.text, numbers, blocks, found, whole) for division, numbers in grouped.items()}
    return [own[division] for division in divisions]


def _divisions(document: Document, blocks: Sequence[Span]) -> list[int]:
    """For each block, where the innermost division that holds it begins; -1 outside of all."""
    divisions = [annotation.span for annotation in document.having("div")]
    stack: list[Span] = []
    coming = 0
    found = []
    for block in blocks:
        while coming < len(divisions) and divisions[coming].start <= block.start:
            stack.append(divisions[coming])
            coming += 1
        while stack and stack[-1].end <= block.start:
            stack.pop()
        found.append(stack[-1].start if stack else -1)
    return found


def _own(
    text: str, numbers: Sequence[int], blocks: Sequence[Span], found: Sequence[Sequence[Mark]], whole: Convention
) -> Convention:
    dashes = sum(dash(text, blocks[number]) is not None for number in numbers)
    few = dashes + sum(1 for _ in _firsts(numbers, found)) < FEW
    return whole if few else _convention(text, numbers, blocks, found)


def _convention(
    text: str, numbers: Sequence[int], blocks: Sequence[Span], found: Sequence[Sequence[Mark]]
) -> Convention:
    firsts = list(_firsts(numbers, found))
    singles = sum(mark.family == "single" for mark in firsts)
    shapes = Counter(mark.glyph for number in numbers for mark in found[number] if mark.opens and not mark.closes)
    styles = Counter(
        STYLES[mark.glyph] for number in numbers for mark in found[number] if mark.family == "double" and mark.opens
    )
    style, most = max(styles.items(), key=lambda item: item[1], default=("", 0))
    dashed = [blocks[number] for number in numbers if dash(text, blocks[number])]
    spoken = sum(speaks(text, block) for block in dashed)
    # Dashes are many things; where nearly nothing else opens speech, and there is speech, they do.
    dashes = len(dashed) >= FEW and len(dashed) > 8 * len(firsts) and 10 * len(dashed) > len(numbers) and spoken > 1
    return Convention(
        single=singles > len(firsts) - singles,
        alike=shapes["”"] > shapes["“"],
        dashes=dashes,
        style=style if most >= USUAL * styles.total() else "",
    )


def _firsts(numbers: Iterable[int], found: Sequence[Sequence[Mark]]) -> Iterable[Mark]:
    """The marks with which blocks begin."""
    for number in numbers:
        group = found[number]
        if group and group[0].opens and group[0].before == "":
            yield group[0]


def style_of(glyph: str) -> str:
    """The style of a double mark, empty for others."""
    return STYLES.get(glyph, "")

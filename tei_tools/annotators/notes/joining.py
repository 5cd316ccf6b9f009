"""Which signs call for which notes.

Numbers may begin anew with a page or a chapter. A note at the foot of its page or paragraph belongs to the nearest
signs before it; of notes that stand together and begin anew among themselves, each series belongs to its own.
"""

from bisect import bisect_right
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, zip_longest
from typing import Final

from tei_tools.annotators.notes.bodies import Body
from tei_tools.annotators.notes.signs import Sign

# A call may be written otherwise than the sign before its note.
RAISED: Final = frozenset({"raised", "caret", "braced"})
FARTHEST: Final = 4
NEAR: Final = 4_000
# Characters between two notes that may be the head of a chapter of notes, and no text of the book.
HEAD_BETWEEN: Final = 200


def join(anchors: Sequence[Sign], bodies: Sequence[Body], parts: Sequence[int]) -> dict[Body, list[Sign]]:
    """The signs that call for each note; `parts` are the places at which the parts of the text begin."""
    numbers = [body.label for body in bodies if body.label.isalnum()]
    anew = len(set(numbers)) < len(numbers)
    series = series_of(anchors, parts) if anew else dict.fromkeys(anchors, 0)
    found: dict[Body, list[Sign]] = {}
    waiting: dict[str, list[Sign]] = {}
    unread = deque(anchors)
    for run in runs(anchors, bodies):
        while unread and unread[0].span.start < run[0].span.start:
            sign = unread.popleft()
            waiting.setdefault(sign.label, []).append(sign)
        found |= nearest(run, waiting, series) if len(in_series(run)) == 1 else in_turn(run, waiting, series)
    return with_later_calls(found, anchors, series)


def series_of(anchors: Sequence[Sign], parts: Sequence[int]) -> dict[Sign, int]:
    """Which series of numbers each sign belongs to: one begins with 1, or with a lower number in another part.

    It does not if what comes next goes on from the highest number: `1 2 1 3` calls for the first note twice.
    """
    found: dict[Sign, int] = {}
    series, highest, part = 0, 0, 0
    for sign, after in zip_longest(anchors, anchors[1:]):
        here = bisect_right(parts, sign.span.start)
        goes_on = here == part and after is not None and after.order == highest + 1
        if (sign.order == 1 and highest > 1 and not goes_on) or (here != part and sign.order <= highest):
            series, highest = series + 1, 0
        highest, part = max(highest, sign.order), here
        found[sign] = series
    return found


def runs(anchors: Sequence[Sign], bodies: Sequence[Body]) -> Iterator[list[Body]]:
    """The notes that stand together: no sign that calls for another, and no more than a head, is between them."""
    starts = [sign.span.start for sign in anchors]
    run: list[Body] = []
    for body in bodies:
        if run:
            last = run[-1].span.end
            called = bisect_right(starts, body.span.start - 1) > bisect_right(starts, last - 1)
            if called or body.span.start - last > HEAD_BETWEEN:
                yield run
                run = []
        run.append(body)
    if run:
        yield run


def in_series(run: Sequence[Body]) -> list[list[Body]]:
    """The series within a run: another begins where numbers do not rise."""
    found: list[list[Body]] = []
    for body in run:
        if not found or body.order <= found[-1][-1].order:
            found.append([])
        found[-1].append(body)
    return found


def fits(sign: Sign, body: Body) -> bool:
    """Whether the sign that leads a note is written as one that calls for it."""
    return body.style in {"any", "number", sign.style} or {body.style, sign.style} <= RAISED


def nearest(run: Sequence[Body], waiting: dict[str, list[Sign]], series: Mapping[Sign, int]) -> dict[Body, list[Sign]]:
    """The signs of the last series before a run that call for its notes; earlier ones wait no longer."""
    found = {}
    for body in run:
        calls = [sign for sign in waiting.pop(body.label, []) if fits(sign, body)]
        found[body] = [sign for sign in calls if series[sign] == series[calls[-1]] or near(sign, calls[-1])]
    return found


def near(sign: Sign, last: Sign) -> bool:
    """Whether two signs may call for one note although others are numbered between them."""
    return last.span.start - sign.span.end < NEAR


def in_turn(run: Sequence[Body], waiting: dict[str, list[Sign]], series: Mapping[Sign, int]) -> dict[Body, list[Sign]]:
    """The signs that call for notes which begin anew among themselves: series by series."""
    calls: dict[int, dict[str, list[Sign]]] = {}
    for sign in sorted(chain.from_iterable(waiting.values())):
        calls.setdefault(series[sign], {}).setdefault(sign.label, []).append(sign)
    waiting.clear()
    left = list(calls.values())
    position = 0
    found: dict[Body, list[Sign]] = {}
    for notes in in_series(run):
        labels = {body.label for body in notes}
        ahead = range(position, min(position + FARTHEST, len(left)))
        place = next((index for index in ahead if 2 * len(labels & left[index].keys()) >= len(labels)), None)
        mine = left[place] if place is not None else {}
        position = place + 1 if place is not None else position
        for body in notes:
            found[body] = [sign for sign in mine.get(body.label, []) if fits(sign, body)]
    return found


def with_later_calls(
    found: dict[Body, list[Sign]], anchors: Sequence[Sign], series: Mapping[Sign, int]
) -> dict[Body, list[Sign]]:
    """The same, and the signs that call a second time for a note of their series, after it."""
    joined = {sign for calls in found.values() for sign in calls}
    known = {(series[sign], sign.label): body for body, calls in found.items() for sign in calls}
    for sign in anchors:
        body = known.get((series[sign], sign.label))
        if sign not in joined and body is not None and fits(sign, body):
            found[body].append(sign)
    return found

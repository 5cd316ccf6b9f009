"""The search of a site: files that a page loads as scripts, so that it needs no server.

`words-XX.js` has the words that begin alike, each with the numbers of the places that have it (in base 36, each as the
difference from the one before); `places-N.js` has a hundred places: the number of the text, the id in its page, the
words; `texts.js` has the texts.
"""

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Generator, Iterator
from typing import Any, Final

from lxml import etree

WORD: Final = re.compile(r"[^\W_]+")
HIDDEN: Final = {"o", "other", "permalink", "app", "noteref"}
"""The classes of what is not of the corrected text."""
INLINE: Final = frozenset(
    {"a", "abbr", "b", "br", "cite", "code", "em", "i", "mark", "q", "s", "small", "span", "strong"}
)
INLINE_TOO: Final = frozenset({"sub", "sup", "time", "u", "wbr", "del", "ins", "bdi"})
PER_FILE: Final = 100
LONGEST: Final = 600
"""Of lines that have no id of their own, so many characters make one place."""
DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"


def places_of(article: etree._Element) -> Iterator[tuple[str, str]]:
    """The places of a page that can be found: the id to go to, and the words of the corrected text there."""
    anchors = ["text"]
    hidden = 0
    pieces: list[str] = []
    last: tuple[str, str] | None = None
    for event, element in etree.iterwalk(article, events=("start", "end")):
        block = element.tag not in INLINE and element.tag not in INLINE_TOO
        if block:
            last = yield from together(last, (anchors[-1], " ".join("".join(pieces).split())))
            pieces = []
        if event == "start":
            hidden += bool(hidden or HIDDEN & set(element.get("class", "").split()))
            anchors.append((block and element.get("id")) or anchors[-1])
            pieces.append(element.text or "" if not hidden else "")
        else:
            anchors.pop()
            hidden -= bool(hidden)
            pieces.append(element.tail or "" if not hidden and element is not article else "")
    if last:
        yield last


def together(
    last: tuple[str, str] | None, here: tuple[str, str]
) -> Generator[tuple[str, str], None, tuple[str, str] | None]:
    """What is now the last place; the one before, if this does not belong to it, is yielded."""
    if not here[1]:
        return last
    if last and last[0] == here[0] and len(last[1]) + len(here[1]) < LONGEST:
        return here[0], f"{last[1]} {here[1]}"
    if last:
        yield last
    return here


def fold(words: str) -> str:
    """Words without case and accents: what is searched for."""
    decomposed = unicodedata.normalize("NFKD", words)
    return "".join(char for char in decomposed if not unicodedata.category(char).startswith("M")).lower()


class Index:
    """The index of a site, made of one text after the other."""

    def __init__(self) -> None:
        self.count = 0
        self.places: list[tuple[int, str, str]] = []
        self.words: defaultdict[str, list[int]] = defaultdict(list)

    def add(self, text: int, places: list[tuple[str, str]]) -> Iterator[tuple[str, bytes]]:
        """Take in the places of a text; files that are full are yielded, with their names."""
        for anchor, words in places:
            for word in sorted(set(WORD.findall(fold(words)))):
                self.words[word].append(self.count)
            self.places.append((text, anchor, words))
            self.count += 1
            if self.count % PER_FILE == 0:
                yield self.flush()

    def flush(self) -> tuple[str, bytes]:
        """The file of the last places."""
        name = f"places-{(self.count - 1) // PER_FILE}"
        places, self.places = self.places, []
        return script(name, places)

    def finish(self) -> Iterator[tuple[str, bytes]]:
        """The files that remain, with their names."""
        if self.places:
            yield self.flush()
        alike: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for word in sorted(self.words):
            alike[word[:2]][word] = differences(self.words[word])
        for beginning, words in alike.items():
            yield script("words-" + "-".join(f"{ord(char):x}" for char in beginning), words)


def differences(numbers: list[int]) -> str:
    """Rising numbers, each as the difference from the one before."""
    return " ".join(base36(number - before) for before, number in zip([0, *numbers], numbers, strict=False))


def base36(number: int) -> str:
    """A number in the digits that JavaScript's parseInt(…, 36) reads."""
    written = DIGITS[number % 36]
    while number := number // 36:
        written = DIGITS[number % 36] + written
    return written


def script(name: str, content: Any) -> tuple[str, bytes]:
    """A file of the index: a script, because a page that was opened from a disk may load nothing else."""
    written = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    # Valid in JSON, but in a script of old the end of a line.
    written = written.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"search/{name}.js", f"collection[{json.dumps(name)}]={written};\n".encode()

"""What OCR reads for what: the channel of the noisy-channel model.

A misreading has a cost: minus the logarithm to base ten of how likely it is, given that the word is misread at all.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final, Protocol

CLOSE: Final = 1.2
"""The cost of a misreading that every engine makes."""
SIMILAR: Final = 1.8
"""The cost of a letter read for one of about the same shape, and of a narrow letter lost or gained."""
ANY: Final = 3.2
"""The cost of any other letter put for another, lost, or gained."""

NARROW: Final = frozenset("iltrfj1|'")
"""What is easily lost beside another letter, or seen where there is only a speck."""

# What is read, and what may stand in the print instead.
MISREAD: Final[Mapping[float, str]] = {
    CLOSE: """
        a:o b:h,li c:e,o d:cl e:c,o f:t,l g:q,y h:b,li i:l,t,j j:i l:i,t m:rn,in,ni,nn n:u,ri,m o:e,a,c,u p:y q:g
        r:t,n s:a t:r,l,f,i u:o,n,ti,tt,ll v:y,o,r w:vv x:z y:v,g z:x
        rn:m ni:m in:m tn:m nn:m nt:m iii:m ii:u,n li:h,u lh:th,h ih:th,h cl:d ci:d tl:d,h,n vv:w ce:oe oe:ce,æ,œ
        ri:n rt:n il:h,u ti:n tr:u un:im iu:in ui:in
        0:o 1:l,i,t 5:s |:l,i !:l,t [:l,t (:l,f,t,c <:c {:t,f,l ]:l,j ):l £:t,l ¢:e,c €:e,c ¥:v «:w
        ﬁ:fi ﬂ:fl é:e à:a ò:o ö:o ü:u è:e
        I:l,t L:t,i J:l,t,f T:l,i,r H:b,li,h B:h,r,e K:r,h,b R:k,b G:c,o,g Q:o O:q,c C:g,e,o V:y,v F:p,e,f E:f,b P:f
        D:o N:m,x M:n S:s U:o,ll X:n,k Y:v
    """,
    SIMILAR: """
        a:e,s,u,n,i,x c:t,r,s,i d:g,a e:r,a,t,s f:i,r,s g:e,o,s,d h:n,k i:r,f,a k:h,b l:f,r,h m:n,u,w n:r,h,v,a
        o:v,n,g,s,d p:g,n r:s,e,i,f,c,v s:e,r,v,x,o t:s,c,e,h u:a,i,v,s,e,m,w v:n,s,u,w w:v,u,m x:a,n,s y:e,o,s,p z:s
        q:o m:ti,tt,ill,iti n:tt,ll,il,ti h:ti u:il,li,it,ri,in,rt d:el fi:n,h w:ir,tt
    """,
}


class Words(Protocol):
    """The words that a misread one may have been, as a tree that can be walked letter by letter."""

    words: frozenset[str]

    def after(self, prefix: str) -> str:
        """The letters that go on from this prefix to a word, each once or more; a full stop if it is a word itself."""


@cache
def misreadings() -> Mapping[str, tuple[tuple[str, str, float], ...]]:
    """The misreadings by the first character that is read: what is read, what is meant, the cost."""
    table: dict[str, list[tuple[str, str, float]]] = {}
    for cost, lines in MISREAD.items():
        for entry in lines.split():
            seen, _, meant = entry.partition(":")
            table.setdefault(seen[0], []).extend((seen, letters, cost) for letters in meant.split(","))
    return {first: tuple(rules) for first, rules in table.items()}


State = tuple[float, int, str]
"""What a walk has cost, how far it has read, and the letters that were meant so far."""


def readings(seen: str, words: Words, budget: float) -> dict[str, float]:
    """The words that may have been read as `seen`, each with its cost, none above `budget`."""
    found: dict[str, float] = {}
    best: dict[tuple[int, str], float] = {}
    stack: list[State] = [(0.0, 0, "")]
    letters = list(map(str.lower, seen))
    rests = ["".join(letters[place:]) for place in range(len(seen) + 1)]
    while stack:
        cost, place, prefix = stack.pop()
        if cost + CLOSE > budget:
            # Nothing else can be misread: what is left is as it was read.
            word = prefix + rests[place]
            if word in words.words and cost < found.get(word, budget + 1):
                found[word] = cost
            continue
        if best.get((place, prefix), budget + 1) <= cost:
            continue
        best[place, prefix] = cost
        following = words.after(prefix)
        if place < len(seen):
            stack += misread(seen, place, prefix, following, cost, budget)
        elif cost and "." in following:
            found[prefix] = min(cost, found.get(prefix, cost))
        if cost + SIMILAR <= budget:
            stack += lost(place, prefix, following, cost, budget)
    return found


def misread(seen: str, place: int, prefix: str, following: str, cost: float, budget: float) -> Iterator[State]:
    """How a walk may go on with what is read at `place`: as it is, as another letter or more, or as a speck."""
    character = seen[place]
    if character.lower() in following:
        yield cost, place + 1, prefix + character.lower()
    for read, meant, price in misreadings().get(character, ()):
        if meant[0] in following and cost + price <= budget and seen.startswith(read, place):
            yield cost + price, place + len(read), prefix + meant
    speck = cost + (SIMILAR if character in NARROW else ANY)
    if speck <= budget:
        yield speck, place + 1, prefix
    if cost + ANY <= budget:
        for letter in following:
            yield cost + ANY, place + 1, prefix + letter


def lost(place: int, prefix: str, following: str, cost: float, budget: float) -> Iterator[State]:
    """How a walk may go on with a letter that was not read at all."""
    for letter in following:
        price = SIMILAR if letter in NARROW else ANY
        if cost + price <= budget:
            yield cost + price, place, prefix + letter

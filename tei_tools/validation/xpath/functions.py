"""The functions of XPath 2.0 that ask a document and nothing else: none reads a file, none knows the environment.

https://www.w3.org/TR/xpath-functions/
"""

import math
from collections.abc import Callable, Mapping, Sequence
from decimal import ROUND_HALF_EVEN, Decimal
from functools import lru_cache
from typing import Any, Final, NamedTuple
from urllib.parse import quote

from lxml import etree

from tei_tools.errors import QueryError
from tei_tools.validation.xpath import values
from tei_tools.validation.xpath.context import Context
from tei_tools.validation.xpath.nodes import Attribute, element_of
from tei_tools.validation.xpath.regexes import matches, replace, tokenize
from tei_tools.validation.xpath.values import Item, Untyped, atom, is_node, only, text_of

Items = Sequence[Item]
Run = Callable[..., Items]
"""The context item, its context, and the value of each argument in; the value out."""
MANY: Final = 1000
XML: Final = "http://www.w3.org/XML/1998/namespace"
LANGUAGE: Final = f"{{{XML}}}lang"


class Function(NamedTuple):
    """A function, and the least and the most arguments that it takes; `of_strings` is the same for strings."""

    least: int
    most: int
    run: Run
    of_strings: Callable[..., Item] | None = None


def string(items: Items) -> str:
    """An argument as a string; nothing is the empty string."""
    item = only(items)
    return "" if item is None else text_of(item)


def of_strings(least: int, most: int, call: Callable[..., Item]) -> Function:
    """A function of strings."""
    return Function(least, most, lambda item, context, *arguments: (call(*map(string, arguments)),), call)


def of_number(call: Callable[..., Item]) -> Run:
    """A function of a number, and perhaps of a precision; of nothing it is nothing."""

    def run(item: Item, context: Context, argument: Items, *more: Items) -> Items:
        number = only(argument)
        if number is None:
            return ()
        number = values.cast(atom(number), "double") if isinstance(atom(number), Untyped) else atom(number)
        return (call(number, *map(only, more)),)

    return run


def rounded(number: Item, precision: int = 0) -> Item:
    """The nearest number; of two, the greater."""
    return nearest(number, precision, lambda exact: Decimal(math.floor(exact + Decimal("0.5"))))


def rounded_to_even(number: Item, precision: int = 0) -> Item:
    """The nearest number; of two, the even one."""
    return nearest(number, precision, lambda exact: exact.quantize(Decimal(1), ROUND_HALF_EVEN))


def nearest(number: Item, precision: int, choose: Callable[[Decimal], Decimal]) -> Item:
    """A number with so many digits behind the point, of its own type."""
    if isinstance(number, int) or not math.isfinite(number):
        return number
    exact = choose(Decimal(str(number)).scaleb(precision)).scaleb(-precision)
    return float(exact) if isinstance(number, float) else exact


def whole(call: Callable[[Any], int]) -> Callable[[Item], Item]:
    """A function that makes a number whole, and leaves it of its type."""
    return lambda number: (
        number if isinstance(number, float) and not math.isfinite(number) else type(number)(call(number))
    )


@lru_cache(maxsize=256)
def place(text: str) -> float:
    """The place of a character, as it is counted in XPath."""
    return rounded(values.double(text))  # type: ignore[no-any-return]


def substring(text: str, start: str, length: str | None = None) -> str:
    """Characters by their place, the first of which is 1."""
    first = place(start)
    last = math.inf if length is None else first + place(length)
    if math.isnan(first) or math.isnan(last) or first == math.inf:
        return ""
    begin = 0 if first < 1 else int(first) - 1
    return text[begin:] if last == math.inf else text[begin : max(0, int(max(last, 1)) - 1)]


def translate(text: str, old: str, new: str) -> str:
    """Characters put in the place of others, or left out."""
    table: dict[int, str | None] = {}
    for place, character in enumerate(old):
        table.setdefault(ord(character), new[place] if place < len(new) else None)
    return text.translate(table)


def before(text: str, mark: str) -> str:
    """What stands before a mark."""
    return text.partition(mark)[0] if mark and mark in text else ""


def after(text: str, mark: str) -> str:
    """What stands after a mark."""
    return text.partition(mark)[2] if mark else text


def normalized(text: str) -> str:
    """Without white space around it, and with one space for each run of it; only that of XML counts."""
    return " ".join(part for part in text.replace("\t", " ").replace("\n", " ").replace("\r", " ").split(" ") if part)


def tag(node: Item) -> str:
    """The name of a node as lxml writes it."""
    if isinstance(node, Attribute):
        return node.name
    if isinstance(node, etree._Element):
        return node.tag if isinstance(node.tag, str) else str(getattr(node, "target", None) or "")
    return ""


def name(node: Item) -> str:
    """A name with the prefix that it has in the document."""
    namespace, _, local = tag(node).rpartition("}")
    if isinstance(node, Attribute):
        prefixes = {uri: prefix for prefix, uri in node.parent.nsmap.items() if prefix} | {XML: "xml"}
        prefix = prefixes.get(namespace[1:])
    else:
        prefix = getattr(node, "prefix", None)
    return f"{prefix}:{local}" if prefix else local


def of_node(call: Callable[[Item], Item]) -> Run:
    """A function of a node; of nothing it is the empty string."""

    def run(item: Item, context: Context, argument: Items) -> Items:
        node = only(argument)
        if node is not None and not is_node(node):
            raise QueryError(f"{text_of(node)!r} is no node.")
        return ("" if node is None else call(node),)

    return run


def node_of(argument: Items) -> Item:
    """The node that an argument is.

    Raises QueryError if it is none.
    """
    if len(argument) != 1 or not is_node(argument[0]):
        raise QueryError(f"{values.described(argument)} is no node.")
    return argument[0]


def ids(item: Item, context: Context, argument: Items, *within: Items) -> Items:
    """The elements that have one of these ids."""
    names = (name for each in argument for name in text_of(each).split())
    return context.sorted([context.index.by_id[name] for name in names if name in context.index.by_id])


def language(item: Item, context: Context, wanted: Items, *of: Items) -> Items:
    """Whether the text of a node is in a language, or in a variety of it."""
    element = element_of(node_of(of[0]) if of else item)
    tags = (each.get(LANGUAGE) for each in [element, *element.iterancestors()])
    found = next((each for each in tags if each is not None), "").lower()
    return (found == string(wanted).lower() or found.startswith(string(wanted).lower() + "-"),)


def distinct(item: Item, context: Context, argument: Items, *collation: Items) -> Items:
    """Atomic values, each once."""
    found = {(isinstance(atom(each), str), text_of(each) if is_node(each) else each): each for each in argument}
    return [atom(each) for each in found.values()]


def total(item: Item, context: Context, argument: Items, *zero: Items) -> Items:
    """A sum; of nothing it is 0."""
    numbers = [atom(each) for each in argument]
    if not numbers:
        return zero[0] if zero else (0,)
    result = values.cast(numbers[0], "double") if isinstance(numbers[0], Untyped) else numbers[0]
    for number in numbers[1:]:
        result = values.arithmetic("+", result, number)
    return (result,)


def average(item: Item, context: Context, argument: Items) -> Items:
    """A mean; of nothing it is nothing."""
    return (values.arithmetic("div", total(item, context, argument)[0], len(argument)),) if argument else ()


def extreme(symbol: str) -> Run:
    """The least or the greatest value."""

    def run(item: Item, context: Context, argument: Items, *collation: Items) -> Items:
        found = [atom(each) for each in argument]
        found = [values.cast(each, "double") if isinstance(each, Untyped) else each for each in found]
        best = found[:1]
        for each in found[1:]:
            if values.compare(symbol, each, best[0], general=False):
                best = [each]
        return best

    return run


def index_of(item: Item, context: Context, argument: Items, wanted: Items, *collation: Items) -> Items:
    """The places at which a value stands."""
    value = atom(only(wanted))
    return [place for place, each in enumerate(argument, 1) if values.compare("=", atom(each), value, general=True)]


def subsequence(item: Item, context: Context, argument: Items, start: Items, length: Items | None = None) -> Items:
    """Part of a sequence."""
    first = rounded(values.double(atom(only(start))))
    last = math.inf if length is None else first + rounded(values.double(atom(only(length))))
    return [each for place, each in enumerate(argument, 1) if first <= place < last]


def inserted(item: Item, context: Context, argument: Items, place: Items, more: Items) -> Items:
    """A sequence with another before one of its places."""
    before = max(place[0], 1) - 1
    return [*argument[:before], *more, *argument[before:]]


def today(kind: str) -> Run:
    """The date or the time at which a document is first asked for it."""

    def now() -> Item:
        from datetime import UTC, datetime

        moment = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        return values.cast(moment if kind == "dateTime" else f"{moment[:10]}Z", kind)

    return lambda item, context: (context.index.remembered(f"current {kind}", now),)


def component(field: str) -> Run:
    """Part of a date or a duration; of nothing it is nothing."""
    return lambda item, context, argument: [getattr(each, field) for each in argument]


def node_name(item: Item, context: Context, argument: Items) -> Items:
    """The name of a node, with its prefix; nothing if it has none."""
    found = name(only(argument))
    return (found,) if found else ()


def root(item: Item, context: Context, argument: Items) -> Items:
    """The document that a node stands in."""
    return (context.index.document,) if argument else ()


def joined(item: Item, context: Context, argument: Items, separator: Items = ("",)) -> Items:
    """Strings put together."""
    return (string(separator).join(map(text_of, argument)),)


def refused(item: Item, context: Context, *arguments: Items) -> Items:
    """What error() says: the rule ends in an error on purpose."""
    raise QueryError(f"The rule says: {string(arguments[1]) if len(arguments) > 1 else 'error'}.")


def cardinality(least: int, most: float) -> Run:
    """The argument, if it has that many items."""

    def run(item: Item, context: Context, argument: Items) -> Items:
        if not least <= len(argument) <= most:
            raise QueryError(f"There are {len(argument)} items, which is too few or too many.")
        return argument

    return run


def generated_id(item: Item, context: Context, argument: Items) -> Items:
    """A name for a node that no other has."""
    place = [context.index.place(node) for node in argument[:1]]
    return ("".join(f"d{'-'.join(map(str, each))}".strip("-") for each in place),)


FUNCTIONS: Final[Mapping[str, Function]] = {
    "abs": Function(1, 1, of_number(abs)),
    "avg": Function(1, 1, average),
    "boolean": Function(1, 1, lambda item, context, argument: (values.truth(argument),)),
    "ceiling": Function(1, 1, of_number(whole(math.ceil))),
    "codepoints-to-string": Function(1, 1, lambda item, context, argument: ("".join(map(chr, argument)),)),
    "compare": of_strings(2, 3, lambda one, other, *collation: (one > other) - (one < other)),
    "concat": of_strings(2, MANY, lambda *parts: "".join(parts)),
    "contains": of_strings(2, 3, lambda text, part, *collation: part in text),
    "count": Function(1, 1, lambda item, context, argument: (len(argument),)),
    "current": Function(0, 0, lambda item, context: (context.current,)),
    "current-date": Function(0, 0, today("date")),
    "current-dateTime": Function(0, 0, today("dateTime")),
    "data": Function(1, 1, lambda item, context, argument: [atom(each) for each in argument]),
    "day-from-date": Function(1, 1, component("day")),
    "distinct-values": Function(1, 2, distinct),
    "empty": Function(1, 1, lambda item, context, argument: (not argument,)),
    "encode-for-uri": of_strings(1, 1, lambda text: quote(text, safe="-_.~")),
    "ends-with": of_strings(2, 3, lambda text, part, *collation: text.endswith(part)),
    "error": Function(0, 3, refused),
    "exactly-one": Function(1, 1, cardinality(1, 1)),
    "exists": Function(1, 1, lambda item, context, argument: (bool(argument),)),
    "false": Function(0, 0, lambda item, context: (False,)),
    "floor": Function(1, 1, of_number(whole(math.floor))),
    "generate-id": Function(0, 1, generated_id),
    "head": Function(1, 1, lambda item, context, argument: argument[:1]),
    "id": Function(1, 2, ids),
    "index-of": Function(2, 3, index_of),
    "insert-before": Function(3, 3, inserted),
    "lang": Function(1, 2, language),
    "last": Function(0, 0, lambda item, context: (context.size,)),
    "local-name": Function(0, 1, of_node(lambda node: tag(node).rpartition("}")[2])),
    "lower-case": of_strings(1, 1, str.lower),
    "matches": of_strings(2, 3, matches),
    "max": Function(1, 2, extreme("gt")),
    "min": Function(1, 2, extreme("lt")),
    "month-from-date": Function(1, 1, component("month")),
    "name": Function(0, 1, of_node(name)),
    "namespace-uri": Function(0, 1, of_node(lambda node: tag(node).rpartition("}")[0][1:])),
    "node-name": Function(0, 1, node_name),
    "normalize-space": of_strings(0, 1, normalized),
    "not": Function(1, 1, lambda item, context, argument: (not values.truth(argument),)),
    "number": Function(0, 1, lambda item, context, argument: (values.double(only(argument)),)),
    "one-or-more": Function(1, 1, cardinality(1, math.inf)),
    "position": Function(0, 0, lambda item, context: (context.position,)),
    "remove": Function(
        2, 2, lambda item, context, one, place: [each for at, each in enumerate(one, 1) if at != place[0]]
    ),
    "replace": of_strings(3, 4, replace),
    "reverse": Function(1, 1, lambda item, context, argument: argument[::-1]),
    "root": Function(0, 1, root),
    "round": Function(1, 2, of_number(rounded)),
    "round-half-to-even": Function(1, 2, of_number(rounded_to_even)),
    "starts-with": of_strings(2, 3, lambda text, part, *collation: text.startswith(part)),
    "string": of_strings(0, 1, str),
    "string-join": Function(1, 2, joined),
    "string-length": of_strings(0, 1, len),
    "string-to-codepoints": Function(1, 1, lambda item, context, argument: [ord(each) for each in string(argument)]),
    "subsequence": Function(2, 3, subsequence),
    "substring": of_strings(2, 3, substring),
    "substring-after": of_strings(2, 3, lambda text, mark, *collation: after(text, mark)),
    "substring-before": of_strings(2, 3, lambda text, mark, *collation: before(text, mark)),
    "sum": Function(1, 2, total),
    "tail": Function(1, 1, lambda item, context, argument: argument[1:]),
    "tokenize": Function(1, 3, lambda item, context, *arguments: tokenize(*map(string, arguments))),
    "translate": of_strings(3, 3, translate),
    "true": Function(0, 0, lambda item, context: (True,)),
    "unordered": Function(1, 1, lambda item, context, argument: argument),
    "upper-case": of_strings(1, 1, str.upper),
    "year-from-date": Function(1, 1, component("year")),
    "zero-or-one": Function(1, 1, cardinality(0, 1)),
}
# What takes the context item if it has no argument.
OF_CONTEXT: Final = frozenset(
    {"generate-id", "local-name", "name", "namespace-uri", "node-name", "normalize-space", "number"}
    | {"root", "string", "string-length"}
)
# What takes whole sequences, also in XPath 1.0.
SEQUENCES: Final = frozenset(
    {"avg", "boolean", "count", "data", "distinct-values", "empty", "exactly-one", "exists", "head", "id"}
    | {"index-of", "insert-before", "key", "max", "min", "not", "one-or-more", "remove", "reverse", "string-join"}
    | {"subsequence", "sum", "tail", "unordered", "zero-or-one", "codepoints-to-string"}
)
# Functions that would reach beyond the document: a rule that calls one is not run.
FORBIDDEN: Final = frozenset(
    {"collection", "doc", "doc-available", "document", "environment-variable", "unparsed-text"}
    | {"unparsed-text-available", "unparsed-text-lines", "uri-collection"}
)

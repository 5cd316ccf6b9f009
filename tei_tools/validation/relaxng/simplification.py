"""A schema as it is written → patterns of the simple form.

https://relaxng.org/spec-20011203.html#simplification
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple
from urllib.parse import urljoin

from tei_tools.validation.relaxng import nameclasses
from tei_tools.validation.relaxng.datatypes import Datatype, DatatypeError, datatype
from tei_tools.validation.relaxng.joining import choice, group, interleave, one_or_more, words
from tei_tools.validation.relaxng.patterns import (
    EMPTY,
    NOT_ALLOWED,
    TEXT,
    Attribute,
    Data,
    Element,
    NotAllowed,
    Pattern,
    Value,
)
from tei_tools.validation.relaxng.source import SPACE, Node, Place, Resolver, SchemaError, read_source
from tei_tools.validation.relaxng.syntax import PATTERNS, allow, check, is_ncname

START: Final = ""


class Definition:
    """What a name of a grammar stands for: the start has no name.

    `open` is whether its pattern is being made: a reference to it now is one to itself.
    """

    def __init__(self) -> None:
        self.nodes: list[Node] = []
        self.pattern: Pattern | None = None
        self.open = False


class Grammar:
    """The definitions of one grammar element; `parent` is the grammar around it."""

    def __init__(self, parent: "Grammar | None") -> None:
        self.parent = parent
        self.definitions: dict[str, Definition] = {}


class Waiting(NamedTuple):
    """An element whose content is still to be made, and what holds where it stands."""

    element: Element
    node: Node
    content: list[Node]
    grammar: Grammar | None
    addresses: list[str]


class Simplification:
    """What makes patterns of one schema."""

    def __init__(self, resolver: Resolver) -> None:
        self.resolver = resolver
        # The files that are being read, each in the one before it.
        self.addresses: list[str] = []
        # Elements whose content is still to be made: it may refer to what is being made.
        self.waiting: list[Waiting] = []
        self.making: Mapping[str, Callable[[Node, Grammar | None], Pattern]] = {
            "element": self.element,
            "attribute": self.attribute,
            "group": self.content,
            "interleave": lambda node, grammar: interleave(self.patterns(node, grammar), node),
            "choice": lambda node, grammar: choice(self.patterns(node, grammar), node),
            "optional": lambda node, grammar: choice([self.content(node, grammar), EMPTY], node),
            "zeroOrMore": lambda node, grammar: choice([one_or_more(self.content(node, grammar), node), EMPTY], node),
            "oneOrMore": lambda node, grammar: one_or_more(self.content(node, grammar), node),
            "mixed": lambda node, grammar: interleave([self.content(node, grammar), TEXT], node),
            "list": lambda node, grammar: words(self.content(node, grammar), node),
            "ref": self.reference,
            "parentRef": self.reference,
            "externalRef": self.external,
            "grammar": self.grammar,
            "empty": lambda node, grammar: EMPTY,
            "text": lambda node, grammar: TEXT,
            "notAllowed": lambda node, grammar: NOT_ALLOWED,
            "data": self.data,
            "value": self.value,
        }
        # Where the root stands.
        self.place: Place = ("", 0)
        self.grammars: list[Grammar] = []
        # Whether what is being made is part of the schema: what is not may be nonsense, if it can be read.
        self.reached = True
        # Whether a value depends on the namespaces that hold where it stands.
        self.contextual = False

    def schema(self, address: str) -> Pattern:
        """The pattern of the schema at `address`.

        Raises SchemaError if it is none.
        """
        root = read_source(address, resolver=self.resolver)
        self.place = root.place
        self.addresses.append(address)
        if root.name not in PATTERNS:
            raise root.error(f"{root.name} is no pattern, and cannot be the root")
        pattern = self.pattern(root, None)
        self.fill()
        self.reached = False
        for grammar in self.grammars:
            for definition in grammar.definitions.values():
                self.defined(grammar, definition, definition.nodes[0])
            self.fill()
        return pattern

    def fill(self) -> None:
        """Give elements their content."""
        while self.waiting:
            each = self.waiting.pop()
            self.addresses = each.addresses
            parts = [self.pattern(child, each.grammar) for child in each.content]
            each.element.content = group(parts, each.node)

    def pattern(self, node: Node, grammar: Grammar | None) -> Pattern:
        """The pattern that one element of the schema stands for."""
        check(node)
        return self.making[node.name](node, grammar)

    def patterns(self, node: Node, grammar: Grammar | None) -> list[Pattern]:
        """The patterns of the children of an element."""
        return [self.pattern(child, grammar) for child in node.children]

    def content(self, node: Node, grammar: Grammar | None) -> Pattern:
        """The pattern of the children of an element, in their order."""
        return group(self.patterns(node, grammar), node)

    def element(self, node: Node, grammar: Grammar | None) -> Pattern:
        """An element: its content is made later."""
        names, content = nameclasses.split_off(node)
        if not content:
            raise node.error("element holds no pattern")
        element = Element(names, node.place)
        self.waiting.append(Waiting(element, node, content, grammar, list(self.addresses)))
        return element

    def attribute(self, node: Node, grammar: Grammar | None) -> Pattern:
        """An attribute: its value is any text, if nothing else is said."""
        names, content = nameclasses.split_off(node)
        nameclasses.check_attribute(node, names)
        if len(content) > 1:
            raise node.error("attribute holds one pattern at most")
        value = self.pattern(content[0], grammar) if content else TEXT
        return NOT_ALLOWED if isinstance(value, NotAllowed) else Attribute(names, value, node.place)

    def data(self, node: Node, grammar: Grammar | None) -> Pattern:
        """A value of a datatype."""
        parameters, exception = [], None
        for child in node.children:
            check(child)
            if exception is not None:
                raise child.error("data has one except at most, after its params")
            if child.name == "param":
                parameters.append((child.attributes["name"].strip(SPACE), child.text))
            else:
                allow(child, child.children, PATTERNS)
                exception = choice(self.patterns(child, grammar), child)
        name = node.attributes["type"].strip(SPACE)
        found = self.known(node, node.context.library, name, tuple(parameters))
        return Data(found, None if isinstance(exception, NotAllowed) else exception, node.place)

    def value(self, node: Node, grammar: Grammar | None) -> Pattern:
        """One value; a token of RELAX NG's, if nothing else is said."""
        name = node.attributes.get("type")
        found = (
            self.known(node, "", "token") if name is None else self.known(node, node.context.library, name.strip(SPACE))
        )
        # A name without a prefix is in the namespace of `ns`.
        prefixes = {**node.context.prefixes, "": node.context.namespace} if found.contextual else {}
        try:
            return Value(found, found.value(node.text, prefixes), node.text, node.place)
        except ValueError as error:
            raise node.error(f"{node.text!r} is no {found.name}") from error

    def known(self, node: Node, library: str, name: str, parameters: tuple[tuple[str, str], ...] = ()) -> Datatype:
        """The datatype that a node names."""
        try:
            found = datatype(library, name, parameters)
        except DatatypeError as error:
            raise node.error(str(error)) from error
        self.contextual = self.contextual or found.contextual
        return found

    def reference(self, node: Node, grammar: Grammar | None) -> Pattern:
        """What a name stands for."""
        name = node.attributes["name"].strip(SPACE)
        if node.name == "parentRef" and grammar is not None:
            grammar = grammar.parent
        definition = None if grammar is None else grammar.definitions.get(name)
        if grammar is None or definition is None:
            raise node.error(f"nothing is defined as {name!r}")
        return definition.pattern or self.defined(grammar, definition, node)

    def defined(self, grammar: Grammar, definition: Definition, node: Node) -> Pattern:
        """The pattern of a definition; made once."""
        if definition.pattern is None:
            if definition.open and not self.reached:
                return NOT_ALLOWED
            if definition.open:
                raise node.error(f"{node.attributes.get('name', 'start')!r} refers to itself with no element between")
            definition.open = True
            nodes = definition.nodes
            made = [self.content(each, grammar) for each in nodes]
            combine = interleave if combination(nodes) == "interleave" else choice
            definition.pattern = made[0] if len(made) == 1 else combine(made, nodes[0])
        return definition.pattern

    def external(self, node: Node, grammar: Grammar | None) -> Pattern:
        """The pattern of another file."""
        root = self.read(node)
        if root.name not in PATTERNS:
            raise root.error(f"{root.name} is no pattern, and externalRef refers to it")
        try:
            return self.pattern(root, None)
        finally:
            self.addresses.pop()

    def read(self, node: Node) -> Node:
        """The root of the file that `node` refers to; that file is then being read."""
        href = node.attributes["href"].strip(SPACE)
        if "#" in href:
            raise node.error(f"{href!r} has a fragment, and refers to a whole file")
        address = urljoin(node.context.base, href)
        if address in self.addresses:
            raise node.error(f"{href!r} refers to itself, or to what refers to it")
        try:
            root = read_source(address, resolver=self.resolver, namespace=node.context.namespace)
        except SchemaError as error:
            raise node.error(f"{href!r} cannot be taken in: {str(error).rstrip('.')}") from error
        self.addresses.append(address)
        return root

    def grammar(self, node: Node, parent: Grammar | None) -> Pattern:
        """The start of a grammar of its own."""
        grammar = Grammar(parent)
        for component in self.components(node):
            self.define(grammar, component)
        if START not in grammar.definitions:
            raise node.error("the grammar has no start")
        self.grammars.append(grammar)
        return self.defined(grammar, grammar.definitions[START], node)

    def define(self, grammar: Grammar, component: Node) -> None:
        """Add one start or define to a grammar."""
        definition = grammar.definitions.setdefault(name_of(component), Definition())
        definition.nodes.append(component)

    def components(self, node: Node) -> Iterator[Node]:
        """The starts and defines of a grammar, with those of the files that it includes."""
        check(node)
        for child in node.children:
            if child.name == "div":
                yield from self.components(child)
            elif child.name == "include":
                yield from self.included(child)
            else:
                check(child)
                if not is_ncname(name := name_of(child) or "start"):
                    raise child.error(f"{name!r} is no name without a colon")
                yield child

    def included(self, node: Node) -> Iterator[Node]:
        """The starts and defines of another file, but those that `node` has others for; then these."""
        own = list(self.components(node))
        replaced = {name_of(component): component for component in own}
        root = self.read(node)
        if root.name != "grammar":
            raise root.error(f"{root.name} is no grammar, and include refers to it")
        theirs = list(self.components(root))
        self.addresses.pop()
        for name, component in replaced.items():
            if name not in map(name_of, theirs):
                raise component.error(f"there is no {name or 'start'!r} to replace in the file that is included")
        yield from (component for component in theirs if name_of(component) not in replaced)
        yield from own


def name_of(component: Node) -> str:
    """The name that a define gives."""
    return START if component.name == "start" else component.attributes["name"].strip(SPACE)


def combination(nodes: Sequence[Node]) -> str:
    """How several definitions of one name are combined."""
    ways = [node.attributes.get("combine", "").strip(SPACE) for node in nodes]
    for way, node in zip(ways, nodes, strict=True):
        if "combine" in node.attributes and way not in {"choice", "interleave"}:
            raise node.error(f"definitions are combined by choice or by interleave, and not by {way!r}")
    if len(nodes) > 1 and ways.count("") > 1:
        raise nodes[-1].error(f"{name_of(nodes[-1]) or 'start'!r} is defined twice, and does not say how to combine")
    if len(set(ways) - {""}) > 1:
        raise nodes[-1].error(f"{name_of(nodes[-1]) or 'start'!r} is combined both by choice and by interleave")
    return next((way for way in ways if way), "")

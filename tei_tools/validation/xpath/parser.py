"""Text → the tree of an XPath expression, by recursive descent."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Final

from tei_tools.errors import QueryError
from tei_tools.validation.xpath.syntax import (
    COMPARISONS,
    FORWARD,
    REVERSE,
    Binary,
    Binding,
    Call,
    Conditional,
    ContextItem,
    Expression,
    Filter,
    Literal,
    NodeTest,
    Path,
    Root,
    Sequence,
    Step,
    TypeCheck,
    Variable,
)

NAME: Final = r"[^\W\d][\w.\-\u00B7]*"
TOKEN: Final = re.compile(
    rf"""\s*(?:
    (?P<number>(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)
    |(?P<string>"(?:[^"]|"")*"|'(?:[^']|'')*')
    |(?P<name>Q\{{[^{{}}]*\}}(?:{NAME}|\*)|\*:{NAME}|{NAME}:\*|{NAME}(?::(?!:){NAME})?)
    |(?P<symbol>::|\.\.|//|<<|>>|<=|>=|!=|\|\||:=|[()\[\]@,./|+\-*=<>?!$])
    |(?P<comment>\(:)
    )""",
    re.VERBOSE,
)
FUNCTIONS: Final = "http://www.w3.org/2005/xpath-functions"
TYPES: Final = "http://www.w3.org/2001/XMLSchema"
KINDS: Final = frozenset(
    {"node", "text", "comment", "processing-instruction", "element", "attribute", "document-node", "item"}
)
DESCENDANTS: Final = Step("descendant-or-self", NodeTest("node"))
# From what binds least to what binds most; comparisons do not chain.
BINARY: Final[tuple[tuple[str, ...], ...]] = (
    ("or",),
    ("and",),
    tuple(sorted(COMPARISONS)),
    ("||",),
    ("to",),
    ("+", "-"),
    ("*", "div", "idiv", "mod"),
    ("union", "|"),
    ("intersect", "except"),
)


def parse(text: str, namespaces: Mapping[str, str]) -> Expression:
    """The expression that `text` is.

    Raises QueryError if it is none, or has a prefix that is not among the namespaces.
    """
    try:
        return Parser(text, namespaces).whole()
    except RecursionError as error:
        raise QueryError(f"{text[:40]!r}… is nested too deeply.") from error


def tokens(text: str) -> list[tuple[str, str]]:
    """The kind and the characters of each token, and an end.

    Raises QueryError at a character that begins none.
    """
    found, position = [], 0
    text = text.rstrip()
    while position < len(text):
        match = TOKEN.match(text, position)
        if match is None:
            raise QueryError(f"{text[position:].lstrip()[:1]!r} cannot stand here in {on_one_line(text)!r}.")
        position = match.end()
        if text.startswith("(:", match.end() - len(match[0].lstrip())):
            position = end_of_comment(text, match.end() - len(match[0].lstrip()))
        else:
            found.append((match.lastgroup or "", match[0].lstrip()))
    return [*found, ("end", "")]


def on_one_line(text: str) -> str:
    """An expression as it is shown in a message."""
    return " ".join(text.split())


def end_of_comment(text: str, start: int) -> int:
    """Where a comment ends; comments nest."""
    depth = 0
    for match in re.compile(r"\(:|:\)").finditer(text, start):
        depth += 1 if match[0] == "(:" else -1
        if not depth:
            return match.end()
    raise QueryError(f"A comment is not closed in {on_one_line(text)!r}.")


class Parser:
    """One text that is being read, token by token."""

    def __init__(self, text: str, namespaces: Mapping[str, str]) -> None:
        self.text = on_one_line(text)
        self.namespaces = namespaces
        self.tokens = tokens(text)
        self.position = 0

    def whole(self) -> Expression:
        """The text as one expression."""
        expression = self.sequence()
        if self.kind != "end":
            raise self.error()
        return expression

    @property
    def kind(self) -> str:
        """What the next token is."""
        return self.tokens[self.position][0]

    @property
    def token(self) -> str:
        """The next token, if it is no string."""
        kind, value = self.tokens[self.position]
        return "" if kind == "string" else value

    def after(self, distance: int = 1) -> str:
        """A token that comes later."""
        kind, value = self.tokens[min(self.position + distance, len(self.tokens) - 1)]
        return "" if kind == "string" else value

    def error(self) -> QueryError:
        """What is said where nothing can be made of the next token."""
        if self.kind == "end":
            return QueryError(f"{self.text!r} is not complete.")
        return QueryError(f"{self.tokens[self.position][1]!r} cannot stand where it stands in {self.text!r}.")

    def next(self) -> str:
        """The next token, taken."""
        value = self.tokens[self.position][1]
        self.position += 1
        return value

    def take(self, *wanted: str) -> bool:
        """Whether the next tokens are these; they are then taken."""
        if all(self.after(distance) == token for distance, token in enumerate(wanted)):
            self.position += len(wanted)
            return True
        return False

    def expect(self, *wanted: str) -> None:
        """Take these tokens.

        Raises QueryError if they do not come.
        """
        if not self.take(*wanted):
            raise self.error()

    def sequence(self) -> Expression:
        """Expressions with commas between them."""
        members = [self.single()]
        while self.take(","):
            members.append(self.single())
        return members[0] if len(members) == 1 else Sequence(tuple(members))

    def single(self) -> Expression:
        """An expression without a comma."""
        if self.token in {"for", "let", "some", "every"} and self.after() == "$":
            return self.binding(self.next())
        if self.take("if", "("):
            test = self.sequence()
            self.expect(")", "then")
            then = self.single()
            self.expect("else")
            return Conditional(test, then, self.single())
        return self.binary(0)

    def binding(self, kind: str) -> Expression:
        """`$x in …, $y in … return …`, after its first word."""
        self.expect("$")
        name = self.next()
        self.expect(":=" if kind == "let" else "in")
        domain = self.single()
        if self.take(","):
            return Binding(kind, name, domain, self.binding(kind))
        self.expect("satisfies" if kind in {"some", "every"} else "return")
        return Binding(kind, name, domain, self.single())

    def binary(self, level: int) -> Expression:
        """Operands with operators of one rank between them."""
        if level == len(BINARY):
            return self.typed()
        left = self.binary(level + 1)
        while self.token in BINARY[level]:
            operator = "union" if self.token == "|" else self.token
            self.next()
            right = self.binary(level + 1)
            left = Call("concat", (left, right)) if operator == "||" else Binary(operator, left, right)
            if operator in COMPARISONS:
                break
        return left

    def typed(self) -> Expression:
        """An operand and what is said of its type."""
        operand = self.unary()
        for kind, word in (("instance", "of"), ("treat", "as"), ("castable", "as"), ("cast", "as")):
            if self.take(kind, word):
                operand = TypeCheck(kind, operand, *self.type("?" if kind.startswith("cast") else "?*+"))
        return operand

    def type(self, signs: str) -> tuple[str, str]:
        """The local name of a type, and the sign that says how often it may come."""
        name = self.next().rpartition(":")[2]
        if self.take("("):
            while not self.take(")"):
                self.next()
            name += "()"
        return name, self.next() if self.token and self.token in signs else ""

    def unary(self) -> Expression:
        """An operand with its signs."""
        negative = False
        while self.token in {"+", "-"}:
            negative ^= self.next() == "-"
        operand = self.mapped()
        return Binary("-", Literal(0), operand) if negative else operand

    def mapped(self) -> Expression:
        """A path, and what `!` makes of each of its items."""
        expression = self.path()
        while self.take("!"):
            expression = Binary("!", expression, self.path())
        return expression

    def path(self) -> Expression:
        """Steps with slashes between them."""
        if self.take("//"):
            return self.steps(Root(), [DESCENDANTS])
        if self.take("/"):
            return self.steps(Root(), []) if self.starts_step() else Root()
        first = self.step()
        if self.token not in {"/", "//"}:
            return first
        if isinstance(first, Step):
            return self.steps(ContextItem(), [], first)
        return self.steps(first, [], None)

    def steps(self, start: Expression, steps: list[Step | Expression], first: Expression | None = None) -> Expression:
        """A path, whose `start` and first steps are read already."""
        if first is not None:
            steps.append(first)
        elif not self.token.startswith("/") or steps:
            steps.append(self.step())
        while self.token in {"/", "//"}:
            if self.next() == "//":
                steps.append(DESCENDANTS)
            steps.append(self.step())
        return Path(start, tuple(steps))

    def starts_step(self) -> bool:
        """Whether a step comes next."""
        return self.kind == "name" or self.token in {"*", "@", ".", "..", "(", "$"}

    def step(self) -> Expression:
        """A step along an axis, or an expression with its predicates."""
        base: Expression = self.axis_step() or self.primary()
        predicates = []
        while self.take("["):
            predicates.append(self.sequence())
            self.expect("]")
        if isinstance(base, Step):
            return Step(base.axis, base.test, tuple(predicates))
        return Filter(base, tuple(predicates)) if predicates else base

    def axis_step(self) -> Step | None:
        """An axis and a test; None if something else comes."""
        if self.take(".."):
            return Step("parent", NodeTest("node"))
        if self.take("@"):
            return Step("attribute", self.test("attribute"))
        if self.kind == "name" and self.after() == "::":
            if self.token not in FORWARD | REVERSE:
                raise QueryError(f"There is no axis {self.token!r} that can be used, in {self.text!r}.")
            axis = self.next()
            self.expect("::")
            return Step(axis, self.test("attribute" if axis == "attribute" else "element"))
        if self.token == "*" or (self.kind == "name" and (self.after() != "(" or self.token in KINDS - {"item"})):
            is_attribute = self.token == "attribute" and self.after() == "("
            return Step("attribute" if is_attribute else "child", self.test("element"))
        return None

    def test(self, kind: str) -> NodeTest:
        """A name or `*`, of elements or attributes, or a kind of nodes."""
        if self.token in KINDS and self.after() == "(":
            return self.kind_test()
        if self.kind != "name" and self.token != "*":
            raise self.error()
        return NodeTest(kind, self.name(self.next()))

    def kind_test(self) -> NodeTest:
        """`text()`, `element(tei:p)`, `processing-instruction('x')`."""
        kind = self.next()
        self.expect("(")
        name = None
        if self.token != ")":
            is_string = self.kind == "string"
            value = self.next()
            name = value[1:-1] if is_string else value if kind[0] == "p" else self.name(value)
        self.expect(")")
        return NodeTest(kind, "*" if kind in {"element", "attribute"} and name is None else name)

    def name(self, name: str) -> str:
        """A name with its namespace, as lxml writes it."""
        if name.startswith("Q{"):
            return name[1:].replace("{}", "")
        prefix, _, local = name.rpartition(":")
        if prefix == "*":
            return f"{{*}}{local}"
        return f"{{{self.namespace(prefix)}}}{local}" if prefix else local

    def namespace(self, prefix: str) -> str:
        """What a prefix stands for.

        Raises QueryError if nothing says it.
        """
        if prefix not in self.namespaces:
            raise QueryError(f"The prefix {prefix!r} in {self.text!r} is not declared. Add an ns element for it.")
        return self.namespaces[prefix]

    def primary(self) -> Expression:
        """A value, a variable, a function, or an expression in parentheses."""
        if (read := self.PRIMARIES.get(self.token)) is not None:
            self.next()
            return read(self)
        if self.kind == "string":
            quoted = self.next()
            return Literal(quoted[1:-1].replace(quoted[0] * 2, quoted[0]))
        if self.kind == "number":
            return Literal(number(self.next()))
        if self.kind == "name" and self.after() == "(":
            return self.call()
        raise self.error()

    def parenthesised(self) -> Expression:
        """What stands in parentheses, after the first of them."""
        if self.take(")"):
            return Sequence(())
        expression = self.sequence()
        self.expect(")")
        return expression

    def call(self) -> Expression:
        """A function and its arguments."""
        name = self.function(self.next())
        self.expect("(")
        arguments = []
        while not self.take(")"):
            arguments.append(self.single())
            if self.token != ")":
                self.expect(",")
        return Call(name, tuple(arguments))

    def function(self, name: str) -> str:
        """A function's name: plain, `xs:integer`, or with the namespace of one that XPath does not have."""
        prefix, _, local = name.rpartition(":")
        known = {"": "", "fn": "", "xs": "xs:"}
        if prefix in known and prefix not in self.namespaces:
            return known[prefix] + local
        namespace = self.namespaces[prefix] if prefix in self.namespaces else prefix and self.namespace(prefix)
        return {FUNCTIONS: "", TYPES: "xs:", "": ""}.get(namespace, f"{{{namespace}}}") + local

    PRIMARIES: Final[Mapping[str, "Callable[[Parser], Expression]"]] = {
        "$": lambda self: Variable(self.next()),
        ".": lambda self: ContextItem(),
        "(": parenthesised,
    }


def number(text: str) -> object:
    """An integer, a decimal, or with an exponent a double."""
    if "e" in text.lower():
        return float(text)
    return Decimal(text) if "." in text else int(text)

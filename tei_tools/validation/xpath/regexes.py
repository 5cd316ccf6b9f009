"""Regular expressions of XML Schema, with flags, anchors and references back."""

import re
from functools import lru_cache
from typing import Final

from tei_tools.errors import QueryError

# What means the same in Python; for the rest elementpath translates, which is imported then.
PLAIN: Final = re.compile(r"(?:[^\\\[\]$^.]|\\[\\|.?*+(){}\[\]^$\-])*")
WHITE_SPACE: Final = frozenset({r"\s", r"\s+", r"\s*"})
FLAGS: Final = {"i": re.IGNORECASE, "m": re.MULTILINE, "s": re.DOTALL, "x": re.VERBOSE}


@lru_cache(maxsize=512)
def compiled(pattern: str, flags: str = "") -> "re.Pattern[str]":
    """The expression, ready to be searched for.

    Raises QueryError if it is none.
    """
    if "q" in flags:
        return re.compile(re.escape(pattern), re.IGNORECASE if "i" in flags else 0)
    options = 0
    for flag in flags:
        if flag not in FLAGS:
            raise QueryError(f"{flag!r} is no flag of a regular expression.")
        options |= FLAGS[flag]
    try:
        return re.compile(translated(pattern, options), options & ~re.MULTILINE if "m" not in flags else options)
    except re.error as error:
        raise QueryError(f"{pattern!r} is no regular expression: {error}.") from error


def translated(pattern: str, options: int) -> str:
    """The expression in Python's terms."""
    if pattern in WHITE_SPACE:
        return pattern.replace(r"\s", r"[ \t\n\r]")
    if PLAIN.fullmatch(pattern):
        return pattern
    from elementpath.regex import RegexError, translate_pattern

    try:
        return translate_pattern(pattern, options, "1.0", back_references=True, lazy_quantifiers=True, anchors=True)
    except RegexError as error:
        raise QueryError(f"{pattern!r} is no regular expression: {error}.") from error


def matches(text: str, pattern: str, flags: str = "") -> bool:
    """Whether the expression is found in the text."""
    return compiled(pattern, flags).search(text) is not None


def replace(text: str, pattern: str, replacement: str, flags: str = "") -> str:
    """The text with something else wherever the expression is found; `$1` is what its first group found."""
    expression = compiled(pattern, flags)
    if expression.search("") is not None:
        raise QueryError(f"{pattern!r} cannot be replaced: it matches the empty string.")
    if "q" in flags:
        return expression.sub(lambda match: replacement, text)
    python = re.sub(r"\\([\\$])|\$(\d)|\\", lambda match: referred(match, expression.groups), replacement)
    return expression.sub(python, text)


def referred(match: "re.Match[str]", groups: int) -> str:
    """Part of a replacement in Python's terms."""
    if match[2]:
        return rf"\g<{match[2]}>" if int(match[2]) <= groups else ""
    return {"\\": r"\\", "$": "$"}.get(match[1] or "", r"\\")


def tokenize(text: str, pattern: str | None = None, flags: str = "") -> list[str]:
    """The parts of a text between the places where the expression is found; by white space without one."""
    if pattern is None:
        return text.split()
    expression = compiled(pattern, flags)
    if expression.search("") is not None:
        raise QueryError(f"{pattern!r} cannot divide a text: it matches the empty string.")
    parts, start = [], 0
    for match in expression.finditer(text):
        parts.append(text[start : match.start()])
        start = match.end()
    return [*parts, text[start:]] if text else []

"""Diagnostics as text, JSON, SARIF, JUnit XML or annotations of GitHub."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import PurePath
from typing import Any, Final
from urllib.parse import quote

from lxml import etree

from tei_tools.errors import UnknownNameError
from tei_tools.validation import Diagnostic, Severity

SARIF_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
SARIF_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFORMATION: "note"}
GITHUB_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFORMATION: "notice"}

# https://www.ecma-international.org/publications-and-standards/standards/ecma-48/: SGR
COLOURS: Final = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m", Severity.INFORMATION: "\x1b[1;36m"}
FAINT: Final = "\x1b[2m"
PLAIN: Final = "\x1b[0m"


def report(diagnostics: Sequence[Diagnostic], paths: Sequence[str], form: str = "text", *, colour: bool = False) -> str:
    """The findings in the files at `paths`, in one of FORMATS; as text in colour, for a terminal.

    Raises UnknownNameError if there is no such format.
    """
    if form not in FORMATS:
        raise UnknownNameError(f"No format named {form!r}. There are: {', '.join(FORMATS)}.")
    return text(diagnostics, paths, colour=colour) if form == "text" else FORMATS[form](diagnostics, paths)


def text(diagnostics: Sequence[Diagnostic], paths: Sequence[str], *, colour: bool = False) -> str:
    """A line for each finding, the words around it with a caret, its hint beneath, and a summary."""
    lines = []
    for diagnostic in diagnostics:
        lines.append(coloured(diagnostic) if colour else line(diagnostic))
        lines.extend(f"    {words}" for words in beneath(diagnostic))
    return "\n".join([*lines, summary(diagnostics, len(paths))])


def statistics(diagnostics: Sequence[Diagnostic], paths: Sequence[str]) -> str:
    """How often each code was found, the commonest first, and a summary."""
    number = Counter(diagnostic.code for diagnostic in diagnostics)
    rows = [f"{times:7}  {code}" for code, times in sorted(number.items(), key=lambda row: (-row[1], row[0]))]
    return "\n".join([*rows, summary(diagnostics, len(paths))])


def beneath(diagnostic: Diagnostic) -> Iterator[str]:
    """What stands under the line of a finding."""
    if diagnostic.excerpt is not None and diagnostic.excerpt.text:
        yield diagnostic.excerpt.text
        if diagnostic.excerpt.caret is not None:
            yield " " * diagnostic.excerpt.caret + "^"
    if diagnostic.hint:
        yield diagnostic.hint


def line(diagnostic: Diagnostic) -> str:
    """One finding: `moby.xml:412:7: said-without-who: … (/TEI/text/body/p[7]/said)`."""
    severity = "" if diagnostic.severity is Severity.ERROR else f"{diagnostic.severity}: "
    location = f"  ({diagnostic.location})" if diagnostic.location else ""
    return f"{place(diagnostic)}: {severity}{diagnostic.code}: {diagnostic.message}{location}"


def coloured(diagnostic: Diagnostic) -> str:
    """One finding for a terminal: the code in the colour of its severity, the XPath faint."""
    code = f"{COLOURS[diagnostic.severity]}{diagnostic.code}{PLAIN}"
    return line(replace(diagnostic, code=code, location=None)) + (
        f"  {FAINT}({diagnostic.location}){PLAIN}" if diagnostic.location else ""
    )


def place(diagnostic: Diagnostic) -> str:
    """The path, line and column of a finding, as far as they are known."""
    return ":".join(str(part) for part in (diagnostic.path, diagnostic.line, diagnostic.column) if part is not None)


def summary(diagnostics: Sequence[Diagnostic], files: int) -> str:
    """How many findings there are of each severity, in how many files."""
    number = Counter(diagnostic.severity for diagnostic in diagnostics)
    counts = [
        counted(number[Severity.ERROR], "error"),
        counted(number[Severity.WARNING], "warning"),
        f"{number[Severity.INFORMATION]} for information",
    ]
    return f"{counted(files, 'file')}: {', '.join(counts)}."


def counted(number: int, noun: str) -> str:
    """“1 file”, “2 files”."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def as_json(diagnostics: Sequence[Diagnostic], paths: Sequence[str]) -> str:
    """A list of the findings as they are."""
    import json  # most reports are text

    return json.dumps([asdict(diagnostic) for diagnostic in diagnostics], ensure_ascii=False, indent=2)


def sarif(diagnostics: Sequence[Diagnostic], paths: Sequence[str]) -> str:
    """A log in SARIF 2.1.0, the format that code-scanning services read."""
    import json

    codes = sorted({diagnostic.code for diagnostic in diagnostics})
    driver = {"name": "tei-tools", "rules": [{"id": code} for code in codes]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": uri(path)}} for path in dict.fromkeys(paths)],
        "results": [sarif_result(diagnostic, codes.index(diagnostic.code)) for diagnostic in diagnostics],
    }
    log = {"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def sarif_result(diagnostic: Diagnostic, rule: int) -> dict[str, Any]:
    """One finding as a `result` of SARIF."""
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri(diagnostic.path)}}
    if diagnostic.line is not None:
        physical["region"] = {"startLine": diagnostic.line}
        if diagnostic.column is not None:
            physical["region"]["startColumn"] = diagnostic.column
        if diagnostic.excerpt is not None:
            physical["region"]["snippet"] = {"text": diagnostic.excerpt.text}
    location: dict[str, Any] = {"physicalLocation": physical}
    if diagnostic.location:
        location["logicalLocations"] = [{"fullyQualifiedName": diagnostic.location, "kind": "element"}]
    return {
        "ruleId": diagnostic.code,
        "ruleIndex": rule,
        "level": SARIF_LEVELS[diagnostic.severity],
        "message": {"text": sentence(diagnostic)},
        "locations": [location],
    }


def junit(diagnostics: Sequence[Diagnostic], paths: Sequence[str]) -> str:
    """A test case for each file: it fails if something is wrong there."""
    found: dict[str, list[Diagnostic]] = {path: [] for path in paths}
    for diagnostic in diagnostics:
        found.setdefault(diagnostic.path, []).append(diagnostic)
    failures = sum(any(diagnostic.counts for diagnostic in here) for here in found.values())
    root = etree.Element("testsuites")
    totals = {"errors": "0", "tests": str(len(found)), "failures": str(failures)}
    suite = etree.SubElement(root, "testsuite", {"name": "tei-tools validate"} | totals)
    for path, here in found.items():
        junit_case(etree.SubElement(suite, "testcase", {"name": path, "classname": "tei-tools"}), here)
    return etree.tostring(root, encoding="unicode", pretty_print=True).rstrip()


def junit_case(case: etree._Element, diagnostics: Sequence[Diagnostic]) -> None:
    """Write what was found in one file into its `testcase`."""
    wrong = [diagnostic for diagnostic in diagnostics if diagnostic.counts]
    if wrong:
        failure = etree.SubElement(case, "failure", {"message": wrong[0].message, "type": wrong[0].code})
        failure.text = "\n".join(map(line, wrong))
    if len(wrong) < len(diagnostics):
        output = etree.SubElement(case, "system-out")
        output.text = "\n".join(line(each) for each in diagnostics if not each.counts)


def github(diagnostics: Sequence[Diagnostic], paths: Sequence[str]) -> str:
    """Workflow commands that GitHub shows beside the lines of a file."""
    return "\n".join(github_command(diagnostic) for diagnostic in diagnostics)


def github_command(diagnostic: Diagnostic) -> str:
    """One finding as a workflow command."""
    properties = {
        "file": diagnostic.path,
        "line": diagnostic.line,
        "col": diagnostic.column,
        "title": diagnostic.code,
    }
    # https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts
    written = ",".join(
        f"{name}={escaped(str(value)).replace(':', '%3A').replace(',', '%2C')}"
        for name, value in properties.items()
        if value is not None
    )
    return f"::{GITHUB_LEVELS[diagnostic.severity]} {written}::{escaped(sentence(diagnostic))}"


def escaped(words: str) -> str:
    """Words on one line, as workflow commands want them."""
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def sentence(diagnostic: Diagnostic) -> str:
    """What is wrong and what to do, together."""
    return f"{diagnostic.message} {diagnostic.hint}" if diagnostic.hint else diagnostic.message


def uri(path: str) -> str:
    """The path as a relative or absolute URI."""
    posix = PurePath(path).as_posix()
    return f"file://{quote(posix)}" if PurePath(path).is_absolute() else quote(posix)


FORMATS: Final[Mapping[str, Callable[[Sequence[Diagnostic], Sequence[str]], str]]] = {
    "text": text,
    "json": as_json,
    "sarif": sarif,
    "junit": junit,
    "github": github,
}

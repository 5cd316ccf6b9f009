"""The layers of docs/architecture.md: a module imports only from rows beneath its own."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "tei_tools"
# From the top row to the bottom one; a package stands for all its modules.
ROWS = [
    {"cli"},
    {"publication"},
    {"edition", "report", "corpus", "epub", "stylesheets"},
    {"pipeline", "decisions", "tree", "validation", "transformation"},
    {"annotators", "plugins", "reader", "hierarchy", "source", "teiheader"},
    {"catalogue"},
    {"lexicon", "blocks", "declarations", "resources", "files", "enumeration"},
    {"contents"},
    {"crossing"},
    {"whitespace"},
    {"document"},
    {"persons"},
    {"header"},
    {"profile"},
    {"errors"},
]
ROW = {name: number for number, names in enumerate(ROWS) for name in names}
FILES = sorted(path for path in PACKAGE.rglob("*.py") if path.name != "__main__.py" and path.parent.name != "schema")


def imports(path: Path) -> set[str]:
    """The modules that a file imports, also within functions, but not for types alone."""
    found: set[str] = set()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing = {
        id(node)
        for block in ast.walk(tree)
        if isinstance(block, ast.If) and "TYPE_CHECKING" in ast.dump(block.test)
        for node in ast.walk(block)
    }
    for node in ast.walk(tree):
        if id(node) not in typing and isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif id(node) not in typing and isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def room(path: Path) -> str:
    """The module or package of the layers that a file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_from_rows_beneath_its_own(path: Path) -> None:
    """Beside its own package."""
    for name in imports(path):
        top, *rest = name.split(".")
        if top == "tei_tools" and rest and room(path) != "__init__" and rest[0] != room(path):
            assert ROW[rest[0]] > ROW[room(path)], f"{path.name} imports {name}"


@pytest.mark.parametrize(
    "path", [path for path in FILES if room(path) == "annotators"], ids=lambda path: str(path.relative_to(PACKAGE))
)
def test_annotators_know_no_xml_and_no_other_annotator(path: Path) -> None:
    """What they share is the document."""
    own = ".".join(["tei_tools", *path.relative_to(PACKAGE).with_suffix("").parts[:2]])
    names = imports(path)
    assert not {name for name in names if name.split(".")[0] in {"lxml", "click"}}
    if path.parent != PACKAGE / "annotators" or path.name != "__init__.py":
        assert not {name for name in names if name.startswith("tei_tools.annotators.") and not name.startswith(own)}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_the_command_line_imports_click(path: Path) -> None:
    """The library is silent (that it does not print is ruff's T20)."""
    if room(path) != "cli":
        assert "click" not in imports(path)


def functions(path: Path) -> list[ast.FunctionDef]:
    """The functions in a file."""
    return [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.FunctionDef)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_modules_and_functions_are_small(path: Path) -> None:
    """No module over 400 lines, no function over 50."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400
    assert [node.name for node in functions(path) if (node.end_lineno or 0) - node.lineno > 50] == []

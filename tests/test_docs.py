"""The documentation is true: its sessions run, and what it lists is what the program has."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tei_tools.annotators import BUILT_IN
from tei_tools.cli import COMMANDS

ROOT = Path(__file__).parent.parent
SESSION = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)


def commands(session: str) -> Iterator[tuple[str, str]]:
    """The commands of a session, each with the output that it shows; `...` stands for any."""
    command: list[str] = []
    output: list[str] = []
    for line in [*session.splitlines(), "$ "]:
        if line.startswith("$ "):
            if command:
                yield "\n".join(command), "\n".join(output)
            command, output = [line[2:]], []
        elif (line.startswith("> ") or line == ">") and not output:
            command.append(line[2:])
        else:
            output.append(line)


@pytest.mark.parametrize("name", ["README.md", "docs/guide.md", "docs/annotators.md", "docs/validation.md"])
def test_sessions_print_what_the_page_shows(name: str, tmp_path: Path) -> None:
    """Every console session of a page runs, in one folder, from the first to the last."""
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "PYTHONPATH": ""}
    environment["TEI_TOOLS_CATALOGUE"] = str(tmp_path / "catalogue")
    sessions = SESSION.findall((ROOT / name).read_text(encoding="utf-8"))
    assert sessions
    for command, output in (pair for session in sessions for pair in commands(session)):
        result = subprocess.run(
            ["bash", "-c", command], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        pattern = ".*".join(map(re.escape, output.split("...")))
        assert re.fullmatch(pattern, (result.stdout + result.stderr).rstrip("\n"), re.DOTALL), (
            f"{name}: {command}\n{result.stdout}{result.stderr}"
        )


def test_the_example_at_the_top_is_what_the_program_makes(tmp_path: Path) -> None:
    """The TEI beside the text is the program's, line by line (its lines are folded on the page)."""
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    text = re.search(r"```text\n(.*?)```", page, re.DOTALL)
    shown = re.search(r"<!-- visit.xml -->\n```xml\n(.*?)```", page, re.DOTALL)
    assert text is not None
    assert shown is not None
    source = tmp_path / "visit.txt"
    source.write_text(text[1], encoding="utf-8")
    from tei_tools.edition import encode
    from tei_tools.tree import serialise

    made = serialise(encode(source).tree).decode()
    made = made[made.index("<body>") : made.index("</body>")]
    for line in shown[1].strip().splitlines():
        assert " ".join(line.split()) in " ".join(made.split()), line


def test_links_between_pages_lead_somewhere() -> None:
    """Every relative link of every page is a file or folder."""
    for page in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")), ROOT / "schema" / "README.md"]:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_every_command_is_in_the_guide() -> None:
    """With its name as one types it."""
    guide = (ROOT / "docs" / "guide.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"tei-tools {name}" not in guide] == []


def test_the_annotators_are_listed_in_order() -> None:
    """The page's table has those of the program, in their order."""
    page = (ROOT / "docs" / "annotators.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE) == list(BUILT_IN)

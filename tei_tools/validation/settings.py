"""What a project says of validation, in `tei-tools.toml` or in `[tool.tei-tools]` of `pyproject.toml`.

schemas = ["schema/project.rng", "tei_all"]

[rules]
persName-without-ref = "off"
said-without-who = "warning"
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from tei_tools.errors import InputError
from tei_tools.validation.codes import CODES
from tei_tools.validation.diagnostic import Diagnostic, Severity
from tei_tools.validation.spellings import Spellings

NAME: Final = "tei-tools.toml"
OFF: Final = "off"
LEVELS: Final = (OFF, *Severity)
# A file in which nothing else could be found is not made valid by a word in the settings.
ALWAYS: Final = frozenset({"empty-file", "not-well-formed", "not-tei"})


@dataclass(frozen=True, slots=True)
class Settings:
    """The schemas of a project, by path or name, and what each rule weighs there; `off` is not reported."""

    schemas: tuple[str, ...] = ()
    rules: Mapping[str, str] = field(default_factory=dict)

    def applied(self, diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
        """The findings that are not off, each with the severity that the project gives it."""
        for diagnostic in diagnostics:
            level = self.rules.get(diagnostic.code)
            if level is None or diagnostic.code in ALWAYS:
                yield diagnostic
            elif level != OFF:
                yield replace(diagnostic, severity=Severity(level))


def find_settings(folder: Path) -> Settings:
    """The settings in the nearest file of `folder` and the folders above it; none of their own where there is none.

    Raises InputError if the file is not what it should be.
    """
    for place in (folder, *folder.parents):
        if (place / NAME).is_file():
            return read_settings(place / NAME)
        if (place / "pyproject.toml").is_file():
            table = table_in(place / "pyproject.toml").get("tool", {}).get("tei-tools")
            if table is not None:
                return settings_of(table, place / "pyproject.toml")
    return Settings()


def read_settings(path: Path) -> Settings:
    """The settings in the file at `path`.

    Raises InputError if it is not what it should be.
    """
    return settings_of(table_in(path), path)


def table_in(path: Path) -> dict[str, Any]:
    """What stands in a TOML file."""
    import tomllib  # few folders have such a file

    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"{str(path)!r} cannot be read as TOML: {error}.") from error


def settings_of(table: Any, path: Path) -> Settings:
    """The settings in a table of the file at `path`; schemas that are files are found from its folder."""
    schemas, rules = (table.get("schemas", []), table.get("rules", {})) if isinstance(table, dict) else (None, None)
    if not isinstance(schemas, list) or not all(isinstance(schema, str) for schema in schemas):
        raise InputError(f'{str(path)!r}: schemas is a list of files or names, as in schemas = ["tei_all.rng"].')
    if not isinstance(rules, dict):
        raise InputError(f'{str(path)!r}: rules is a table of codes, as in [rules] said-without-who = "off".')
    if unknown := sorted(table.keys() - {"schemas", "rules"}):
        raise InputError(f"{str(path)!r}: there is no setting {unknown[0]!r}. There are: schemas, rules.")
    for code, level in rules.items():
        if level not in LEVELS:
            raise InputError(f"{str(path)!r}: {code} = {level!r}. Write one of: {', '.join(LEVELS)}.")
        if problem := misspelt(code):
            raise InputError(f"{str(path)!r}: {problem}")
    beside = (path.parent / schema for schema in schemas)
    named = zip(schemas, beside, strict=True)
    return Settings(tuple(str(file) if file.is_file() else schema for schema, file in named), rules)


def misspelt(code: str) -> str | None:
    """What to say of a code that is one slip away from one of ours; a project's own rules have codes of their own."""
    meant = None if code in CODES else Spellings(CODES).hint(code)
    return meant and f"There is no code {code!r}. {meant}"

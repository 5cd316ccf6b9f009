"""Where the schemas and the stylesheets lie."""

from pathlib import Path
from typing import Final

from tei_tools.errors import UnknownNameError

PACKAGE: Final = Path(__file__).parent


def schema_path(name: str) -> Path:
    """The file `name` of schema/, as a path that lxml can resolve includes from.

    Raises UnknownNameError if there is none.
    """
    return resource_path("schema", name)


def stylesheet_path(name: str) -> Path:
    """The file `name` of xslt/, as a path that lxml can resolve imports from.

    Raises UnknownNameError if there is none.
    """
    return resource_path("xslt", name)


def resource_path(folder: str, name: str) -> Path:
    """The file `name` of `folder`: in the package where it was installed from a wheel, else beside the package."""
    # The package comes first: beside an installed package lie other people's, and PyPI's `schema` is one of them.
    homes = [home / folder for home in (PACKAGE, PACKAGE.parent) if (home / folder / name).is_file()]
    if not homes:
        raise UnknownNameError(f"No file named {name!r} in {folder}/. Install tei-tools again if it should be there.")
    return homes[0] / name

"""The command line: one file a command, each imported only when it is called."""

import atexit
import gc
from importlib import import_module
from typing import Final

import click

COMMANDS: Final = ("encode", "annotate", "validate", "schema", "transform", "publish", "annotators")


class Commands(click.Group):
    """A group that imports a command when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in the order in which one uses them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name; None if there is none."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"tei_tools.cli.{cmd_name}"), cmd_name)
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="tei-tools", prog_name="tei-tools")
def main() -> None:
    """Plain text in, TEI edition out.

    Encode plain text as valid TEI P5, validate TEI, transform it into HTML, plain-text and EPUB editions, and publish a
    collection of it as a site.

    \b
    Examples:
      tei-tools encode chapter.txt -o out
      tei-tools validate out/chapter.xml
      tei-tools transform out/chapter.xml --to html -o out
    """
    # What a command makes, it keeps: to look for garbage often takes a tenth of the time and finds none.
    gc.set_threshold(100_000, 50, 100)
    # Nor is there any to be looked for when the process ends.
    atexit.register(gc.freeze)

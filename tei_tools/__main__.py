"""`python -m tei_tools`: the command line."""

from tei_tools.cli import main

main(prog_name="tei-tools")

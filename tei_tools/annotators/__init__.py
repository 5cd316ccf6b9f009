"""One file a kind of thing, and `BUILT_IN`, the order in which they run."""

from importlib import import_module
from tei_tools.annotators.divisions import divisions
from tei_tools.annotators.furniture import furniture
from tei_tools.annotators.paragraphs import paragraphs

BUILT_IN = {"furniture": furniture, "divisions": divisions, "paragraphs": paragraphs}
# temporary, until all of them have landed
for _name in ("names", "quotations", "dates", "editorial", "corrections"):
    try:
        BUILT_IN[_name] = getattr(import_module(f"tei_tools.annotators.{_name}"), _name)
    except Exception as error:
        pass

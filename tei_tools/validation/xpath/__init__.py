"""XPath 2.0 for trees of lxml, as Python functions: for rules that ask the same of thousands of nodes.

What it does not have is told when an expression is compiled: functions that read files, and most of XPath 3.
"""

from tei_tools.validation.xpath.compiler import Compiler
from tei_tools.validation.xpath.context import Context, Evaluate, Scope, Test
from tei_tools.validation.xpath.functions import Function, Items
from tei_tools.validation.xpath.index import Index
from tei_tools.validation.xpath.nodes import element_of
from tei_tools.validation.xpath.patterns import Pattern, matching, patterns
from tei_tools.validation.xpath.values import Item, text_of

__all__ = [
    "Compiler",
    "Context",
    "Evaluate",
    "Function",
    "Index",
    "Item",
    "Items",
    "Pattern",
    "Scope",
    "Test",
    "element_of",
    "matching",
    "patterns",
    "text_of",
]

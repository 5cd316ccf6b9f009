"""Schematron by Saxon: a plain XSLT for a schema, one mode a pattern, as an independent reading of the same rules."""

from pathlib import Path

from lxml import etree
from saxonche import PySaxonProcessor

SCH = "{http://purl.oclc.org/dsdl/schematron}"
XSL = "{http://www.w3.org/1999/XSL/Transform}"
# The XPath of the element that a finding is shown at, as diagnostics write it.
LOCATION = """string-join(for $e in (self::*, self::node()[not(self::*)]/..)[1]/ancestor-or-self::* return
  concat('/', local-name($e), if (count($e/../*[local-name() = local-name($e)]) = 1) then ''
  else concat('[', count($e/preceding-sibling::*[local-name() = local-name($e)]) + 1, ']')), '')"""

ERROR = "error"


def stylesheet(schema: Path) -> bytes:
    """XSLT that writes a line for each finding: location, tab, message."""
    root = etree.parse(schema).getroot()
    prefixes = {each.get("prefix"): each.get("uri") for each in root.iter(f"{SCH}ns")}
    sheet = etree.Element(f"{XSL}stylesheet", {"version": "3.0"}, {"xsl": XSL[1:-1], **prefixes})
    etree.SubElement(sheet, f"{XSL}output", {"method": "text"})
    start = etree.SubElement(sheet, f"{XSL}template", {"match": "/", "name": "xsl:initial-template"})
    for number, pattern in enumerate(root.iter(f"{SCH}pattern")):
        mode = f"pattern-{number}"
        etree.SubElement(start, f"{XSL}apply-templates", {"select": "*", "mode": mode})
        walk = etree.SubElement(sheet, f"{XSL}template", {"match": "node() | @*", "mode": mode, "priority": "0"})
        etree.SubElement(walk, f"{XSL}apply-templates", {"select": "@* | node()", "mode": mode})
        for place, rule in enumerate(pattern.iter(f"{SCH}rule")):
            attributes = {"match": rule.get("context"), "mode": mode, "priority": str(1000 - place)}
            template = etree.SubElement(sheet, f"{XSL}template", attributes)
            children = list(rule.iterchildren(etree.Element))
            lets = [child for child in children if child.tag == f"{SCH}let"]
            for child in children:
                if child not in lets:
                    add(template, child, lets)
            etree.SubElement(template, f"{XSL}apply-templates", {"select": "@* | node()", "mode": mode})
    return etree.tostring(sheet)


def add(template: etree._Element, check: etree._Element, lets: list[etree._Element]) -> None:
    """What an assert or a report is in XSLT; an error in it ends nothing else."""
    attempt = etree.SubElement(template, f"{XSL}try")
    for let in lets:
        etree.SubElement(attempt, f"{XSL}variable", {"name": let.get("name"), "select": let.get("value")})
    test = check.get("test") if check.tag == f"{SCH}report" else f"not({check.get('test')})"
    finding = etree.SubElement(attempt, f"{XSL}if", {"test": test})
    words = etree.SubElement(finding, f"{XSL}variable", {"name": "words"})
    etree.SubElement(words, f"{XSL}text").text = check.text
    for part in check.iterchildren(etree.Element):
        select = part.get("select") or f"name({part.get('path', '.')})"
        etree.SubElement(words, f"{XSL}value-of", {"select": select})
        etree.SubElement(words, f"{XSL}text").text = part.tail
    etree.SubElement(finding, f"{XSL}value-of", {"select": f"concat({LOCATION}, '\t', normalize-space($words), '\n')"})
    failure = etree.SubElement(attempt, f"{XSL}catch", {"errors": "*"})
    etree.SubElement(failure, f"{XSL}value-of", {"select": f"concat({LOCATION}, '\t{ERROR}\n')"})


class Saxon:
    """The rules of a schema, run by Saxon."""

    def __init__(self, schema: Path) -> None:
        self.processor = PySaxonProcessor(license=False)
        self.executable = self.processor.new_xslt30_processor().compile_stylesheet(
            stylesheet_text=stylesheet(schema).decode()
        )

    def findings(self, file: Path) -> list[tuple[str, str]]:
        """The location and the message of each finding, sorted."""
        node = self.processor.parse_xml(xml_file_name=str(file))
        lines = self.executable.transform_to_string(xdm_node=node).splitlines()
        return sorted((line.partition("\t")[0], line.partition("\t")[2]) for line in lines)

"""TEI files by a stylesheet of the user's own: XSLT 1.0 under libxslt, later versions under Saxon."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from lxml import etree

from tei_tools.errors import InputError
from tei_tools.resources import stylesheet_path
from tei_tools.transformation import name_of, quoted, read_tree

if TYPE_CHECKING:
    import saxonche

OURS: Final = "tei-tools:"
"""Begins the address of one of our stylesheets: `<xsl:import href="tei-tools:html.xsl"/>`."""
XSLT_NAMESPACE: Final = "http://www.w3.org/1999/XSL/Transform"


def transform_by(
    stylesheet: Path,
    source: "etree._ElementTree[etree._Element] | Path | BinaryIO",
    *,
    parameters: Mapping[str, str] = {},
    output: Path | None = None,
) -> bytes:
    """What a stylesheet makes of a TEI tree or file, in the encoding that it says.

    `output` is where the result is going to be written: `xsl:result-document` writes beside it. Raises InputError if
    the stylesheet or the source cannot be read, or if the stylesheet gives up.
    """
    tree = read_stylesheet(stylesheet)
    if tree.getroot().get("version") == "1.0":
        return by_libxslt(stylesheet, source, parameters)
    return by_saxon(stylesheet, source, parameters, output)


def read_stylesheet(path: Path) -> "etree._ElementTree[etree._Element]":
    """The tree of a stylesheet.

    Raises InputError if it is none.
    """
    try:
        # Stylesheets take parts of theirs in as entities, as ours do.
        parser = etree.XMLParser(resolve_entities=True, no_network=True)
        parser.resolvers.add(Ours())
        tree = etree.parse(path, parser)
    except (OSError, etree.XMLSyntaxError) as error:
        raise InputError(f"{path}: cannot be read as a stylesheet: {error}") from error
    if tree.getroot().tag not in {f"{{{XSLT_NAMESPACE}}}stylesheet", f"{{{XSLT_NAMESPACE}}}transform"}:
        raise InputError(f"{path}: is not a stylesheet: its root is not xsl:stylesheet.")
    return tree


class Ours(etree.Resolver):
    """Finds our stylesheets by `tei-tools:`, wherever the package is installed."""

    def resolve(self, system_url: str | None, public_id: str | None, context: Any) -> Any:
        """One of our stylesheets; None for what is not ours."""
        if system_url is None or not system_url.startswith(OURS):
            return None
        return self.resolve_filename(str(stylesheet_path(system_url.removeprefix(OURS))), context)


def by_libxslt(stylesheet: Path, source: Any, parameters: Mapping[str, str]) -> bytes:
    """What a stylesheet in XSLT 1.0 makes of a source."""
    tree = read_tree(source) if not isinstance(source, etree._ElementTree) else source
    try:
        result: Any = compiled_by_libxslt(stylesheet)(tree, **quoted(parameters))
        return bytes(result)
    except (etree.XSLTApplyError, ValueError) as error:
        raise InputError(f"{name_of(source)}: {stylesheet} cannot transform it: {error}") from error


@cache
def compiled_by_libxslt(path: Path) -> etree.XSLT:
    """A compiled stylesheet; it may read files, and nothing else.

    Raises InputError if it cannot be compiled.
    """
    access = etree.XSLTAccessControl(read_network=False, write_network=False, write_file=False, create_dir=False)
    try:
        return etree.XSLT(read_stylesheet(path), access_control=access)
    except etree.XSLTParseError as error:
        raise InputError(f"{path}: {error}") from error


def by_saxon(stylesheet: Path, source: Any, parameters: Mapping[str, str], output: Path | None) -> bytes:
    """What a stylesheet in XSLT 2.0 or 3.0 makes of a source."""
    executable = compiled_by_saxon(stylesheet)
    tree = read_tree(source) if not isinstance(source, etree._ElementTree) else source
    builder = saxon().new_document_builder()
    builder.set_base_uri(Path(name_of(source)).resolve().as_uri())
    executable.clear_parameters()
    for name, value in parameters.items():
        executable.set_parameter(name, untyped(value))
    with TemporaryDirectory() as folder:
        result = Path(folder) / "result"
        try:
            # Parsed by libxml2, without what its document type declaration points to.
            text = etree.tostring(tree.getroot(), encoding="unicode", with_tail=False)
            executable.transform_to_file(
                xdm_node=builder.parse_xml(xml_text=text, encoding="utf-8"),
                output_file=str(result),
                base_output_uri=(output or Path("result")).resolve().as_uri(),
            )
        except saxon_error() as error:
            raise InputError(f"{name_of(source)}: {stylesheet} cannot transform it: {error}".rstrip()) from error
        return result.read_bytes() if result.is_file() else b""


@cache
def compiled_by_saxon(path: Path) -> "saxonche.PyXsltExecutable":
    """A compiled stylesheet.

    Raises InputError if it cannot be compiled.
    """
    processor = saxon().new_xslt30_processor()
    try:
        executable = processor.compile_stylesheet(stylesheet_file=str(path.resolve()))
    except saxon_error() as error:
        raise InputError(f"{path}: {error}".rstrip()) from error
    executable.set_save_xsl_message(True)  # kept, instead of printed
    return executable


def untyped(value: str) -> Any:
    """A value that becomes what a stylesheet declares its parameter to be."""
    xpath = saxon().new_xpath_processor()
    xpath.declare_variable("value")
    xpath.set_parameter("value", saxon().make_string_value(value))
    return xpath.evaluate_single("xs:untypedAtomic($value)")


def saxon_error() -> type[Exception]:
    """What Saxon raises; a class that is there only with the extra."""
    from saxonche import PySaxonApiError

    error: type[Exception] = PySaxonApiError
    return error


@cache
def saxon() -> "saxonche.PySaxonProcessor":
    """The Saxon processor: one a process; it may read files, and nothing else.

    Raises InputError if saxonche is not installed.
    """
    try:
        import saxonche
    except ImportError as error:
        raise InputError(
            "A stylesheet in XSLT 2.0 or 3.0 needs Saxon: pip install 'tei-tools[xslt3]'. XSLT 1.0 needs nothing more."
        ) from error
    processor = saxonche.PySaxonProcessor(license=False)
    # https://www.saxonica.com/documentation12/#!configuration/config-features
    processor.set_configuration_property("http://saxon.sf.net/feature/allowedProtocols", "file,jar:file,classpath")
    return processor

"""A site for a collection of TEI files: a page each, an index of texts, persons over all of them, a search."""

from tei_tools.publication.site import Site, publish

__all__ = ["Site", "publish"]

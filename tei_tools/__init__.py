"""Plain text in, TEI edition out: encode, validate and transform TEI P5."""

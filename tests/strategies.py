"""Texts and annotations of every kind, for property tests."""

from hypothesis import strategies as st

from tei_tools.document import Annotation, Document, Span
from tei_tools.profile import ELEMENTS, POINTS

# fmt: off
PIECES = [
    "word", " ", "  ", "\n", "\n\n", "\n\n\n", "\t", "\f", "\n\f", "    ", ".", ",",
    "“", "”", "‘", "’", '"', "'", "„", "«", "»", "–", "—", "...", "[?]", "[sic]", "[illegible]", "[to]",
    "Mr. Smith", "Anna", "Anna Karenina", "J. B. Lee", "he said", "said Anna", "I asked", "wrote",
    "May 5, 1851", "in May", "1914–18", "44 B.C.", "the 22d", "03/04/1851", "early in 1922",
    "CHAPTER I", "CHAPTER II.", "IV. Title", "BOOK ONE", "con demned", "hellishiy", "con-\ndemned",
    "HAMLET. ", "Dear Sir,\n", "[1]", "* * * * *", "[Illustration]", "_word_", "\n\n12\n\n", "1. one\n2. two\n",
    "<p>", "&amp;", "]]>", "é", "e\u0301", "ß", "\u00a0", "\n\u00a0\n", "\u200b", "漢字", "😀", "א", "0", "1851",
]
# fmt: on


def texts(max_size: int = 60) -> st.SearchStrategy[str]:
    """Texts of words, marks, white space and things that annotators look for."""
    return st.lists(st.sampled_from(PIECES), max_size=max_size).map("".join)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Documents with any annotations at all: crossing, nested, twice over one span, of every element."""
    text = draw(texts())
    annotations = []
    for _ in range(draw(st.integers(0, 14)) if text else 0):
        element = draw(st.sampled_from(sorted(ELEMENTS)))
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        annotations.append(annotation(draw, element, Span(start, start if element in POINTS else end)))
    return Document(text).annotate(annotations)


def annotation(draw: st.DrawFn, element: str, span: Span) -> Annotation:
    """An annotation with attributes and a reading, where its element takes them."""
    attributes = {
        "said": draw(st.sampled_from([{"who": "#anna"}, {"who": "#nobody #anna"}, {"next": "#x", "xml:id": "x"}])),
        "persName": {"ref": draw(st.sampled_from(["#anna", "#1851", "#tei-tools", "#a/b", "https://example.org/"]))},
        "date": draw(st.sampled_from([{"when": "1851-05-05"}, {"calendar": "#julian"}])),
        "div": {"type": "chapter", "xml:id": "ch1"},
        "quote": draw(st.sampled_from([{}, {"rend": "block"}])),
        "note": {"xml:id": "n1", "n": "1"},
        "ref": {"target": draw(st.sampled_from(["#n1", "#nothing"]))},
        "pb": draw(st.sampled_from([{"n": "2"}, {"n": "3", "xml:id": "n1"}])),
        "lb": {"break": "no", "xml:id": "n1"},
    }.get(element, {})
    reading = {"sic": st.sampled_from([None, "right"]), "orig": st.just("right"), "supplied": st.just("”")}.get(element)
    return Annotation(
        span,
        element,
        attributes,
        corr=draw(reading) if reading is not None else None,
        cert=draw(st.sampled_from(["high", "low", None])),
        chain=draw(st.sampled_from([None, None, "a", "b"])),
    )

"""What should be read, and how sure that is."""

from typing import Final, NamedTuple

from tei_tools.document import Annotation, Span

HIGH: Final = 2.0
MEDIUM: Final = 0.6
SUSPECT: Final = -1.0
"""From these odds on a reading is worth a look, though it is not encoded."""


class Reading(NamedTuple):
    """What should be read at a place, and by how much it is likelier than what stands there.

    `odds` are a logarithm to base ten: 2 is a hundred to one.
    """

    span: Span
    corr: str
    odds: float
    why: str
    others: tuple[str, ...] = ()
    """What else is likely, the likeliest first."""

    @property
    def cert(self) -> str | None:
        """`high` for what a proofreader would change without looking; None for what is merely suspicious."""
        if self.odds >= HIGH:
            return "high"
        return "medium" if self.odds >= MEDIUM else None

    def annotation(self) -> Annotation:
        """The reading as `choice/sic/corr`."""
        return Annotation(self.span, "sic", {"type": "ocr"}, corr=self.corr, cert=self.cert, why=self.explained)

    @property
    def explained(self) -> str:
        """What the reading rests on, and by what odds."""
        odds = f"{10 ** min(self.odds, 6):,.0f} to 1" if self.odds >= 0 else f"1 to {10**-self.odds:,.0f}"
        return f"{self.why}; odds {odds}"

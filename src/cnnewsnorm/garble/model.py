"""What the garble finders return."""

from dataclasses import dataclass

from .._records import Record

__all__ = ["Garble"]


@dataclass(frozen=True, slots=True)
class Garble(Record):
    """A piece of garbled text: where it stands, what happened to it, what it was before.

    Attributes:
        start: Code-point offset where the garbled piece begins.
        end: Offset where it ends (half open).
        text: The piece as it stands: ``text[start:end]``.
        kind: What happened, for example ``"utf8_as_gbk"`` (UTF-8 bytes read as GBK); several joined by `` + ``
            if the text was garbled more than once.
        repaired: The text before the damage, or None if it cannot be known.
        confidence: How sure the repair is, from 0 to 1 (for a piece without repair: how sure it is garbled).
    """

    start: int
    end: int
    text: str
    kind: str
    repaired: str | None
    confidence: float

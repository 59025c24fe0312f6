"""The value type of a garbled place."""

from dataclasses import dataclass

from .._records import Record

__all__ = ["Garble"]


@dataclass(frozen=True, slots=True)
class Garble(Record):
    """One garbled place in a text.

    Attributes:
        start: Code-point offset where it begins.
        end: Offset where it ends (half open).
        text: The garbled text, ``original[start:end]``.
        kind: What happened to it, for example ``"annotated-note"`` or ``"utf8-as-gbk"``.
        repaired: What stood there, or None if that cannot be known.
        confidence: From 0 to 1, for `repaired`; for an unrecoverable place, that it is damage at all.
    """

    start: int
    end: int
    text: str
    kind: str
    repaired: str | None
    confidence: float

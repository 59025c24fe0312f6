"""The value type of a garbled place, and how much edits cover."""

from collections.abc import Iterable
from dataclasses import dataclass

from .._records import Record
from ..edits import RawEdit

__all__ = ["Garble", "covered"]


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


def covered(edits: Iterable[RawEdit]) -> int:
    """Return how many characters of a text edits replace."""
    return sum(end - start for start, end, *_ in edits)

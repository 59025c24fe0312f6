"""Garbled text: found, and repaired where the original can be known.

`annotated` undoes the annotated-GBK damage of mirror sites, with `solver` rebuilding the bytes and `forward`
modelling how the damage came about.
"""

from collections.abc import Iterator

from ..edits import RawEdit, apply_edits, explained_by
from ..errors import OptionError, require_text
from .annotated import find_annotated
from .model import Garble

__all__ = ["Garble", "find_garbled", "repair_garbled"]


def find_garbled(text: str) -> list[Garble]:
    """Return every garbled place of `text`."""
    require_text(text)
    return find_annotated(text)


def _find_edits(text: str, *, minimum_confidence: float = 0.5) -> Iterator[RawEdit]:
    for place in find_garbled(text):
        if place.repaired is not None and place.confidence >= minimum_confidence:
            yield place.start, place.end, place.repaired, f"garble.{place.kind}", place.confidence


@explained_by(_find_edits)
def repair_garbled(text: str, *, minimum_confidence: float = 0.5) -> str:
    """Return `text` with garbled places repaired."""
    require_text(text)
    if not 0 <= minimum_confidence <= 1:
        raise OptionError(f"minimum_confidence={minimum_confidence!r} is not valid: give a number from 0 to 1")
    return apply_edits(text, _find_edits(text, minimum_confidence=minimum_confidence))

"""Punctuation of Chinese text: what was folded to half width or typed in a makeshift way comes back.

- `_stops`: commas, colons, semicolons, question and exclamation marks, full stops, repeated marks
- `_parentheses`: each pair by its content and its neighbours
- `_quotes`: straight quotes to paired ones, by paragraph and region
- `_marks`: dashes, ellipses, middle dots
- `_context`: what stands around a mark

Edited text comes back unchanged; without contact with Chinese there is no change.
"""

from collections.abc import Iterator

from ..edits import RawEdit, apply_edits, explained_by
from ..errors import require_choice, require_text
from ._marks import find_marks
from ._parentheses import find_parentheses
from ._quotes import find_quotes
from ._stops import find_stops

__all__ = ["normalize_punctuation"]

REGIONS = (None, "cn", "tw", "hk")


def _find_edits(text: str, *, region: str | None = None) -> Iterator[RawEdit]:
    require_text(text)
    require_choice(region, "region", REGIONS)
    edits = [
        *find_stops(text),
        *find_parentheses(text),
        *find_quotes(text, region or "cn"),
        *find_marks(text),
    ]
    edits.sort()
    return iter(edits)


@explained_by(_find_edits)
def normalize_punctuation(text: str, *, region: str | None = None) -> str:
    """Bring punctuation of Chinese context to its standard form.

    Example:
        >>> normalize_punctuation("会议强调,要压实责任.")
        '会议强调，要压实责任。'
    """
    return apply_edits(text, _find_edits(text, region=region))

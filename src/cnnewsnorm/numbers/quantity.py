"""What the grammar hands on: a numeral with all that belongs to its value."""

from typing import NamedTuple

from .values import Value

__all__ = ["SPACE", "Quantity", "skip_spaces"]

SPACE = " \u3000\xa0"
_SPACES = frozenset(SPACE)


class Quantity(NamedTuple):
    """A numeral with what belongs to its value, before its surroundings are looked at.

    `end` is where the number's span ends and `stop` where its unit ends. `raw` is the numeral without spaces, with
    a mark where more than the numeral was read (分之, 又, ^, w); `form` is the unit as written.
    """

    end: int
    stop: int
    kind: str
    value: Value
    raw: str
    upper: Value | None = None
    approx: str | None = None
    unit: str | None = None
    currency: str | None = None
    form: str = ""


def skip_spaces(text: str, at: int) -> int:
    """Return the offset behind up to four spaces."""
    if text[at : at + 1] not in _SPACES:
        return at
    limit = min(at + 4, len(text))
    while at < limit and text[at] in SPACE:
        at += 1
    return at

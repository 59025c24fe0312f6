"""What a damaged page tells about the site that damaged it."""

from collections.abc import Container
from dataclasses import dataclass

__all__ = ["Site"]


@dataclass(frozen=True, slots=True)
class Site:
    """What the whole page tells about the site that damaged it.

    Attributes:
        listed: The byte pairs of the characters on its list.
        characters: The characters that the page uses, its notes apart.
        pairs: The same for neighbouring characters.
        folded: Whether full-width signs have become ASCII.
        drops_bytes: Whether a byte left over at a cut vanishes without a sign.
        drops_private: Whether private-use characters are stripped.
    """

    listed: Container[int] = frozenset()
    characters: Container[str] = frozenset()
    pairs: Container[str] = frozenset()
    folded: bool = True
    drops_bytes: bool = False
    drops_private: bool = False

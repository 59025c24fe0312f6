"""What a damaged page tells about the site that damaged it."""

import re
import sys
from collections.abc import Container, Set
from dataclasses import dataclass
from typing import Self

__all__ = ["WORD", "Site", "neighbours", "two"]

WORD = re.compile("[A-Za-z]{1,20}")
"""A word in ASCII letters."""

_FIRST, _SECOND = (0, 16) if sys.byteorder == "little" else (16, 0)


def two(first: str, second: str) -> int:
    """Return the number that two characters of the Basic Multilingual Plane make."""
    return ord(first) << _FIRST | ord(second) << _SECOND


def neighbours(text: str) -> set[int]:
    """Return the numbers (`two`) of all characters of `text` that stand next to each other.

    A memory view reads the numbers off the UTF-16 form in half the time that adding up strings takes.

    Examples:
        >>> neighbours("你好") == {two("你", "好")}
        True
    """
    if len(text) < 3:  # a view cannot be empty
        return set(map(two, text, text[1:]))
    units = memoryview(text.encode(f"utf-16-{sys.byteorder[0]}e", "surrogatepass"))
    even = units[: len(units) // 4 * 4]
    odd = units[2 : 2 + (len(units) - 2) // 4 * 4]
    numbers = set(even.cast("I"))
    numbers.update(odd.cast("I"))
    return numbers


@dataclass(frozen=True, slots=True)
class Site:
    """What the whole page tells about the site that damaged it.

    Attributes:
        listed: The byte pairs of the characters on its list.
        characters: The characters that the page uses, its notes apart.
        pairs: The numbers (`two`) of those that it has next to each other.
        folded: Whether full-width signs have become ASCII.
        drops_bytes: Whether a byte left over at a cut vanishes without a sign.
        drops_private: Whether private-use characters are stripped.
        ascii_marks: Whether its marks may have been ASCII before the damage, so that bytes took them along.
        words: The words in ASCII letters that the page has.
    """

    listed: Set[int] = frozenset()
    characters: Container[str] = frozenset()
    pairs: Container[int] = frozenset()
    folded: bool = True
    drops_bytes: bool = False
    drops_private: bool = False
    ascii_marks: bool = False
    words: Set[str] = frozenset()

    @classmethod
    def of_page(cls, text: str, plain: str, listed: Set[int] = frozenset()) -> Self:
        """Return what a page tells, with what it is without notes, about a site with such a list."""
        folded = "，" not in text
        ascii_marks = folded and "," in text and "?," not in text and "\ufffd," not in text
        words = frozenset(WORD.findall(plain))
        return cls(
            listed, frozenset(plain), neighbours(plain), folded=folded, ascii_marks=ascii_marks, words=words
        )

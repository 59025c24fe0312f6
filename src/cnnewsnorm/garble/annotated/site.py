"""What a damaged page tells about the site that damaged it."""

import re
import sys
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field
from functools import cached_property
from typing import Self

__all__ = ["WORD", "Seen", "Site"]

WORD = re.compile("[A-Za-z]{1,20}")
"""A word in ASCII letters."""

_FIRST, _SECOND = (0, 16) if sys.byteorder == "little" else (16, 0)
_FEW = 50  # questions that take no longer than finding all that a page has


def _two(wanted: str) -> int:
    """Return the number that two characters of the Basic Multilingual Plane make."""
    return ord(wanted[0]) << _FIRST | ord(wanted[1]) << _SECOND


def _neighbours(text: str) -> set[int]:
    """Return the numbers (`_two`) of all characters of `text` that stand next to each other.

    A memory view reads the numbers off the UTF-16 form in half the time that adding up strings takes.

    Examples:
        >>> _neighbours("你好") == {_two("你好")}
        True
    """
    if len(text) < 3:  # a view cannot be empty
        return {_two(text)} if len(text) == 2 else set()
    units = memoryview(text.encode(f"utf-16-{sys.byteorder[0]}e", "surrogatepass"))
    even = units[: len(units) // 4 * 4]
    odd = units[2 : 2 + (len(units) - 2) // 4 * 4]
    numbers = set(even.cast("I"))
    numbers.update(odd.cast("I"))
    return numbers


class _Asked(dict[str, bool]):
    """Whether a text has what it is asked for: looked up in the text, or among all it has once many questions came."""

    def __init__(self, text: str, find_all: Callable[[str], Callable[[str], bool]]) -> None:
        self._text = text
        self._find_all = find_all

    @cached_property
    def _has(self) -> Callable[[str], bool]:
        return self._find_all(self._text)

    def __missing__(self, wanted: str) -> bool:
        self[wanted] = found = wanted in self._text if len(self) < _FEW else self._has(wanted)
        return found


class Seen:
    """What a page has, its notes apart, found when asked for: most pages need little of it.

    Attributes:
        characters: Whether it has a character.
        pairs: Whether it has two characters of the Basic Multilingual Plane next to each other.
    """

    def __init__(self, plain: str = "") -> None:
        self._plain = plain
        self.characters: Mapping[str, bool] = _Asked(plain, _all_characters)
        self.pairs: Mapping[str, bool] = _Asked(plain, _all_pairs)

    @cached_property
    def words(self) -> Set[str]:
        """The words in ASCII letters."""
        return frozenset(WORD.findall(self._plain))


def _all_characters(text: str) -> Callable[[str], bool]:
    return frozenset(text).__contains__


def _all_pairs(text: str) -> Callable[[str], bool]:
    numbers = _neighbours(text)
    return lambda wanted: _two(wanted) in numbers


@dataclass(frozen=True, slots=True)
class Site:
    """What the whole page tells about the site that damaged it.

    Attributes:
        listed: The byte pairs of the characters on its list.
        seen: What the page has, its notes apart.
        folded: Whether full-width signs have become ASCII.
        drops_bytes: Whether a byte left over at a cut vanishes without a sign.
        drops_private: Whether private-use characters are stripped.
        ascii_marks: Whether its marks may have been ASCII before the damage, so that bytes took them along.
    """

    listed: Set[int] = frozenset()
    seen: Seen = field(default_factory=Seen)
    folded: bool = True
    drops_bytes: bool = False
    drops_private: bool = False
    ascii_marks: bool = False

    @classmethod
    def of_page(cls, text: str, plain: str, listed: Set[int] = frozenset()) -> Self:
        """Return what a page tells, with what it is without notes, about a site with such a list."""
        folded = "，" not in text
        ascii_marks = folded and "," in text and "?," not in text and "\ufffd," not in text
        return cls(listed, Seen(plain), folded=folded, ascii_marks=ascii_marks)

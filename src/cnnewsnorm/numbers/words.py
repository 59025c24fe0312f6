"""Words, names and idioms that contain numerals without counting anything: 三角洲, 一波三折, 第三产业."""

from functools import cache

from .._tables import load_table
from .numerals import HAN_NUMERAL

__all__ = ["NUMERALS", "word_at"]

NUMERALS = frozenset(HAN_NUMERAL + "半")


@cache
def _index() -> dict[str, tuple[tuple[int, str], ...]]:
    """Index the words by their first numeral and the character behind it; the longest word first."""
    index: dict[str, list[tuple[int, str]]] = {}
    for word in load_table("numbers_words.txt").split():
        at = next(i for i, ch in enumerate(word) if ch in NUMERALS)
        index.setdefault(word[at : at + 2], []).append((at, word))
    return {key: tuple(sorted(words, key=lambda item: (-len(item[1]), item))) for key, words in index.items()}


def word_at(text: str, pos: int) -> int | None:
    """Return where the word ends whose first numeral stands at `pos`, or None if there is none.

    Example:
        >>> word_at("长江三角洲", 2)
        5
    """
    for at, word in _index().get(text[pos : pos + 2], ()):
        if pos >= at and text.startswith(word, pos - at):
            return pos - at + len(word)
    return None

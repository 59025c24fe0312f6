"""Words, names and idioms that contain numerals without counting anything: 三角洲, 一波三折, 第三产业."""

from functools import cache

from .._tables import load_table
from .numerals import HAN_NUMERAL

__all__ = ["NUMERALS", "word_at"]

_WEEKLY = frozenset(HAN_NUMERAL + "每0123456789")  # 一周三次
NUMERALS = frozenset(HAN_NUMERAL + "半")


@cache
def _index() -> dict[str, tuple[tuple[int, str], ...]]:
    """Index the words by each numeral in them and the character behind it; the longest word first.

    A numeral at the end of a word (统一) is indexed by the character before it instead.
    """
    index: dict[str, list[tuple[int, str]]] = {}
    for word in load_table("numbers_words.txt").split():
        for at, ch in enumerate(word):
            if ch in NUMERALS and (not at or word[at - 1] not in NUMERALS):
                key = word[at : at + 2] if at + 1 < len(word) else word[at - 1 :]
                index.setdefault(key, []).append((at, word))
    return {key: tuple(sorted(words, key=lambda item: (-len(item[1]), item))) for key, words in index.items()}


def word_at(text: str, pos: int) -> int | None:
    """Return where the word ends that the numeral at `pos` belongs to, or None if it belongs to none.

    Example:
        >>> word_at("长江三角洲", 2)
        5
    """
    index = _index()
    for at, word in index.get(text[pos : pos + 2], ()):
        if pos >= at and text.startswith(word, pos - at):
            return pos - at + len(word)
    for at, word in index.get(text[pos - 1 : pos + 1], ()) if pos else ():
        if at + 1 == len(word) and text.startswith(word, pos - at):
            if word[0] in "周週" and pos > at and text[pos - at - 1] in _WEEKLY:
                continue
            return pos + 1
    return None

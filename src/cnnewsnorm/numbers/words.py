"""Words, names and idioms that contain numerals without counting anything: 一波三折, 第三产业, 统一."""

from functools import cache

from .._tables import load_table
from .numerals import HAN_NUMERAL

__all__ = ["NUMERALS", "word_at"]

NUMERALS = frozenset(HAN_NUMERAL + "半")
_BEFORE_COUNTER = NUMERALS | frozenset("每0123456789")
_PARTS_OF_DAY = frozenset("早晚夜上下中凌")


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

    Examples:
        >>> word_at("改革一波三折", 4)
        6
    """
    index = _index()
    for at, word in index.get(text[pos : pos + 2], ()):
        if pos >= at and text.startswith(word, pos - at) and not (at and _is_counted(text, pos - at)):
            return pos - at + len(word)
    for at, word in index.get(text[pos - 1 : pos + 1], ()) if pos else ():
        if at + 1 != len(word) or not text.startswith(word, pos - at):
            continue
        if text[pos + 1 : pos + 2] in _PARTS_OF_DAY or not _is_counted(text, pos - at):  # 每周四晚, 每周四次
            return pos + 1
    return None


def _is_counted(text: str, start: int) -> bool:
    """Whether a word begins with a counter of the numeral before it: 四[人五人六]人, 一[周三]次."""
    return start > 0 and text[start - 1] in _BEFORE_COUNTER

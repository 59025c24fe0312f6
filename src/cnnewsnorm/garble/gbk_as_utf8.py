"""GBK read as UTF-8: ``ԭһʱ``, ``ǩ��ʽ``. Most bytes are no UTF-8 and were dropped or replaced, so the text is lost.

What is left is the pairs of bytes that happen to be UTF-8: letters from all the alphabets of two bytes, Latin to N'Ko,
side by side, which no language has. Letters of Hebrew stand beside letters of Hebrew, and where somebody mixes
alphabets for their looks, these are Latin, Greek and Cyrillic.

Pages of sites that annotated characters keep their pinyin notes, but for the letters with a tone: ``W(xu)У-D``, ``(j)D(sh)^``.

Refused: pages on which fewer than a quarter of the letters change the alphabet within a word, or hardly any to one that is
not European.
"""

import re
from functools import cache

from .annotated.readings import characters_by_reading

__all__ = ["find_gbk_as_utf8", "may_be_gbk_as_utf8"]

_ALPHABETS = (
    "\u00c0-\u03ff",  # Latin, phonetic letters, accents, Greek: found side by side in dictionaries
    "\u0400-\u052f",
    "\u0531-\u058f",  # Armenian: the first that is not European in the sense above
    "\u0591-\u05ff",
    "\u0600-\u06ff\u0750-\u077f",
    "\u0700-\u074f",
    "\u0780-\u07bf",
    "\u07c0-\u07ff",
)
_EUROPEAN = 2
_FAR = re.compile("[\u0531-\u07ff]")  # found, or not, in a tenth of the time of telling the alphabets apart
_NOTE = re.compile(r"(?<=[A-Z^|\u0080-\u07ff])\(([a-z]{2,5})\)")
_HAN, _VOWEL = re.compile("[\u3400-\u9fff]"), re.compile("[aeiou]")
_FEWEST_NOTES, _FEWEST_WITHOUT_VOWEL, _LEAST_TORN = 5, 2, 0.9
_FEWEST_CHANGES = 3
_LEAST_CHANGES = 0.25  # of the letters


@cache
def _row() -> re.Pattern[str]:
    """Letters of one alphabet; the group is its number, counted from one."""
    return re.compile("|".join(f"([{letters}]+)" for letters in _ALPHABETS))


@cache
def _stretch() -> re.Pattern[str]:
    """Characters of two bytes and lost signs, with single characters between them."""
    return re.compile("[\u0080-\u07ff\ufffd]+(?:[^\0-\u07ff\ufffd][\u0080-\u07ff\ufffd]+)*")


@cache
def _letter() -> re.Pattern[str]:
    return re.compile("[\u0100-\u07ff]")


def may_be_gbk_as_utf8(text: str) -> bool:
    """Tell whether a page has any of the signs that are frequent in what GBK read as UTF-8 leaves; this takes no time."""
    # what is left of 一, 为, 业, 说 and 校: a tenth of all such letters
    return "һ" in text or "Ϊ" in text or "ҵ" in text or "˵" in text or "У" in text or "\ufffd" in text


def find_gbk_as_utf8(text: str) -> list[tuple[int, int]]:
    """Return the spans of a page that are GBK read as UTF-8; none unless the page shows it.

    Examples:
        >>> misread = "新展品一月起在校园展出，学生自己写的说明一时成为话题".encode("gbk").decode(errors="ignore")
        >>> find_gbk_as_utf8(f"学校 {misread}") == [(3, 3 + len(misread))]
        True
    """
    if not may_be_gbk_as_utf8(text) or not (_FAR.search(text) or _has_torn_notes(text)):
        return []
    letters = changes = far = end = before = 0
    for match in _row().finditer(text):
        alphabet, start = match.lastindex or 0, match.start()
        letters += match.end() - start
        if before != alphabet and end and not text[end:start].strip("\ufffd"):
            changes += 1
            far += max(before, alphabet) > _EUROPEAN
        before, end = alphabet, match.end()
    if (far < _FEWEST_CHANGES or changes < _LEAST_CHANGES * letters) and not _has_torn_notes(text):
        return []
    return [match.span() for match in _stretch().finditer(text) if _letter().search(match[0])]


def _has_torn_notes(text: str) -> bool:
    """Tell whether a page without Chinese has pinyin notes that lost their letters with a tone."""
    notes = _NOTE.findall(text)
    if len(notes) < _FEWEST_NOTES or len(_HAN.findall(text)) > len(notes):
        return False
    torn = [note for note in notes if note in _torn()]
    without_vowel = sum(not _VOWEL.search(note) for note in torn)
    return without_vowel >= _FEWEST_WITHOUT_VOWEL and len(torn) >= _LEAST_TORN * len(notes)


@cache
def _torn() -> frozenset[str]:
    """What is left of the readings of characters without their letters beyond ASCII."""
    return frozenset(reading.encode("ascii", "ignore").decode() for reading in characters_by_reading())

"""GBK read in a single-byte charset: ``ÄãºÃ`` for 你好.

Every byte has become one character, so nothing is lost but what the charset leaves undefined, and going back to
the bytes is exact.

Refused: pieces of fewer than two ideographs, pieces that do not decode to ordinary Chinese throughout, and lists of
letters (``ÀÁÂÃÄÅ``), which decode to ideographs by chance.
"""

import re
from functools import cache

from ..edits import RawEdit
from .charsets import view_as_single
from .commonness import is_han, ordinary

__all__ = ["find_gbk_as_latin"]

_CHARSETS = ("cp1252", "cp1250")


@cache
def _run() -> re.Pattern[str]:
    return re.compile("(?:[\xa1-\xf7][\xa1-\xfe]|[\x81-\xfe][@-~\x80-\xfe])+")


def find_gbk_as_latin(line: str) -> list[RawEdit]:
    """Return the edits that undo GBK read as Latin-1, cp1252 or cp1250 in one line.

    Args:
        line: The line.

    Returns:
        Edits in order; the rule is the kind of garble, with the charset in its name.
    """
    best: list[RawEdit] = []
    for charset in _CHARSETS:
        edits = list(_edits(line, charset))
        if sum(edit[1] - edit[0] for edit in edits) > sum(edit[1] - edit[0] for edit in best):
            best = edits
    return best


def _edits(line: str, charset: str) -> list[RawEdit]:
    usual = ordinary()
    runs = []
    for match in _run().finditer(view_as_single(line, charset)):
        repaired = match.group().encode("latin-1").decode("gb18030", "replace")
        if all(ch in usual for ch in repaired if ch > "\x7f") and any(map(is_han, repaired)):
            runs.append((match.start(), match.end(), repaired))
    if not any(_is_strong(line[start:end], repaired) for start, end, repaired in runs):
        return []
    return [(start, end, repaired, f"gbk_as_{charset}", 0.97) for start, end, repaired in runs]


def _is_strong(text: str, repaired: str) -> bool:
    """Tell whether a run is long and varied enough to be no coincidence and no list of letters."""
    han = {ch for ch in repaired if is_han(ch)}
    if len(han) < 2:
        return False
    ascending = sum(b == chr(ord(a) + 1) for a, b in zip(text, text[1:], strict=False))
    if ascending * 2 >= len(text) - 1:
        return False
    return len(han) >= 4 or any("\xa1" <= ch <= "\xbf" for ch in text)

"""Big5 read as GBK: ``癘眖カ現┎`` for 記者從市政府.

Both charsets have two bytes per character, so nothing is lost: going back to the bytes is exact. The evidence is
statistical, so a line is repaired as a whole or not at all.

Refused: lines with fewer than eight ideographs, lines of ordinary or nearly ordinary ideographs, lines with more
kana than ideographs (Japanese), and lines whose Big5 reading is not ordinary Chinese almost throughout.
"""

from .._classes import common_han
from ..edits import RawEdit
from .charsets import FOREIGN, GAP, view_as_gbk
from .commonness import is_han, ordinary_share
from .gbk import is_private

__all__ = ["find_big5_as_gbk"]

KIND = "big5-as-gbk"
_LEAST_HAN = 8
_MOST_COMMON = 0.6
_LEAST_ORDINARY = 0.97


def find_big5_as_gbk(line: str) -> list[RawEdit]:
    """Return the edit that undoes Big5 read as GBK in one line, or nothing.

    Args:
        line: The line.

    Returns:
        One edit from the first to the last character beyond ASCII, or none.
    """
    high = [index for index, ch in enumerate(line) if ch > "\x7f"]
    if len(high) < _LEAST_HAN:
        return []
    start, end = high[0], high[-1] + 1
    piece = line[start:end]
    kana = sum("\u3041" <= ch <= "\u30fe" for ch in piece)
    ideographs = [ch for ch in piece if is_han(ch) or is_private(ch)]  # Big5 marks often are private use in GBK
    common = common_han()
    if not max(kana, _LEAST_HAN) <= len(ideographs) or sum(
        ch in common for ch in ideographs
    ) >= _MOST_COMMON * len(ideographs):
        return []
    view, _ = view_as_gbk(piece)
    if FOREIGN in view or GAP in view:
        return []
    try:
        repaired = view.encode("latin-1").decode("cp950")
    except UnicodeDecodeError:
        return []
    if repaired == piece or ordinary_share(repaired) < _LEAST_ORDINARY:
        return []
    return [(start, end, repaired, KIND, 0.95)]

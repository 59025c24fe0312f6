"""Character classes that several modules stand on, as text for regular expressions and as sets.

Sources: Unicode 16 block list; GB 2312-1980 and Big5 level 1 as Python's own codecs state them.
"""

from collections.abc import Iterable
from functools import cache
from itertools import chain, product

__all__ = ["CJK_PUNCTUATION", "HAN", "HAN_ASTRAL", "KANA", "common_han", "is_han", "occurrences"]

# Ranges for the inside of a character class. Astral ideographs stand apart: in a class they make `re` compile
# slowly and match slowly, and few patterns need them.
HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff々〇"
HAN_ASTRAL = "\U00020000-\U0002fa1f\U00030000-\U0003347f"
KANA = "\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fd-\u30ff\uff66-\uff9d"
CJK_PUNCTUATION = "，。、；：？！…—～·‘’“”「」『』（）【】《》〈〉〔〕〖〗［］｛｝"


def is_han(char: str) -> bool:
    """Tell whether one character is an ideograph, by the same ranges; cheaper than compiling a class for it."""
    return (
        "\u4e00" <= char <= "\u9fff"
        or "\u3400" <= char <= "\u4dbf"
        or "\uf900" <= char <= "\ufaff"
        or "\U00020000" <= char <= "\U0002fa1f"
        or "\U00030000" <= char <= "\U0003347f"
        or char == "々"
        or char == "〇"
    )


@cache
def common_han() -> frozenset[str]:
    """Return the ideographs of everyday text: GB 2312 level 1 and Big5 level 1, some 7,000 characters.

    Clean running text consists of them to 99.6 % or more in either script.
    """
    gb = product(range(0xB0, 0xD8), range(0xA1, 0xFF))
    big5 = product(range(0xA4, 0xC7), (*range(0x40, 0x7F), *range(0xA1, 0xFF)))
    text = _joined(gb).decode("gb2312", "ignore") + _joined(big5).decode("big5", "ignore")
    return frozenset([ch for ch in text if "\u4e00" <= ch <= "\u9fff"])


def _joined(pairs: Iterable[tuple[int, ...]]) -> bytes:
    return bytes(chain.from_iterable(pairs))


def occurrences(text: str, signs: Iterable[str]) -> list[int]:
    """Return where any of `signs` stands, in order: far faster than a regular expression where few do."""
    places = []
    for sign in signs:
        at = text.find(sign)
        while at >= 0:
            places.append(at)
            at = text.find(sign, at + len(sign))
    return sorted(places)

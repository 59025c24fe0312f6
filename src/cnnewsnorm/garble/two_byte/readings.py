"""What characters are in the other of two charsets with two bytes per character: Big5 by GBK, and GBK by Big5."""

from collections.abc import Callable
from functools import cache
from itertools import compress

from ..charsets import gbk_bytes
from ..language.costs import COSTS

__all__ = [
    "NONE",
    "Reading",
    "big5_by_gbk",
    "gain_over",
    "gbk_by_big5",
    "is_likelier",
    "lost_by_browsers",
    "low_trails",
    "only_in_cp950",
]

NONE = "\0"
"""Stands for a code without a character."""

_CLEAR_GAIN = 12  # of one decoder's reading over another's, by pairs of characters


class Reading(dict[str, str]):
    """What characters are in the other reading, `NONE` if nothing; each is found once."""

    def __init__(self, read: Callable[[str], str]) -> None:
        self._read = read

    def __missing__(self, ch: str) -> str:
        self[ch] = found = ch if ch < "\x80" else self._read(ch)
        return found


@cache
def big5_by_gbk() -> Reading:
    """Return what the GBK bytes of characters are in Big5."""
    return Reading(lambda ch: NONE if ch in "€\ufffd" else _decoded(ch.encode("gb18030", "replace"), "cp950"))


@cache
def gbk_by_big5() -> tuple[Reading, Reading, frozenset[str]]:
    """Return what the Big5 bytes of characters are in GB 2312, as browsers and as others decode Big5, and where these differ.

    Browsers know kana, Cyrillic and numbers in circles by other codes than other decoders do.
    """
    meant = _rows(0xA1, "gb2312")
    seen = [list(compress(_rows(0xA1, charset), meant)) for charset in ("big5hkscs", "cp950")]
    known = list(filter(None, meant))
    tables: list[dict[str, str]] = []
    for first, second in (seen, seen[::-1]):
        # what comes first is kept: the codes of `first`, and the lower ones
        table = dict(zip(reversed(first + second), reversed(known + known), strict=True))
        del table[""]
        del table["□"]  # far more often the sign of a character that a font or an encoder lacked
        tables.append(table)
    browser, other = tables
    differing = frozenset(ch for ch in browser if browser[ch] != other[ch])
    return Reading(lambda ch: browser.get(ch, NONE)), Reading(lambda ch: other.get(ch, NONE)), differing


@cache
def only_in_cp950() -> frozenset[str]:
    """Return the characters that `gbk_by_big5` has by the codes of cp950 only."""
    return frozenset([ch for ch in _rows(0xA1, "cp950") if not ch.encode("big5hkscs", "ignore")])


@cache
def low_trails() -> frozenset[str]:
    """Return the characters whose second byte in GBK is below 80."""
    return frozenset(ch for ch, data in gbk_bytes().items() if data[1:] and data[1] < "\x80")


@cache
def lost_by_browsers() -> tuple[str, ...]:
    """Return the ideographs of GB 2312 whose codes mean nothing in Big5 as browsers decode it: 人, 去, 全 and some more."""
    codes = zip(_rows(0xB0, "big5hkscs"), _rows(0xB0, "gb2312"), strict=True)
    return tuple([right for seen, right in codes if not seen])


def _rows(first: int, charset: str) -> list[str]:
    """Return the characters of the rows from one to F7 that have two bytes from A1 on, nothing for codes without one.

    They are decoded at once, a tenth of the time; a decoder loses no line feed.
    """
    codes = b"".join(
        [bytes((lead, trail, 0x0A)) for lead in range(first, 0xF8) for trail in range(0xA1, 0xFF)]
    )
    return codes.decode(charset, "ignore").split("\n")[:-1]


def _decoded(data: bytes, charset: str) -> str:
    ch = data.decode(charset, "ignore") if len(data) == 2 else ""
    return ch if len(ch) == 1 and ch > "\x7f" else NONE


def is_likelier(text: str, other: str) -> bool:
    """Tell which of two readings of a line that differ in a few characters is the likelier one, or reads more."""
    lost, lost_by_other = text.count(NONE), other.count(NONE)
    if lost != lost_by_other:
        return lost < lost_by_other
    one, another = f"\n{text}\n", f"\n{other}\n"
    gain = 0
    for at in [at for at in range(1, len(one) - 1) if one[at] != another[at]]:
        gain += COSTS[another[at - 1 : at + 1]] + COSTS[another[at : at + 2]]
        gain -= COSTS[one[at - 1 : at + 1]] + COSTS[one[at : at + 2]]
    if abs(gain) < _CLEAR_GAIN:
        gain = gain_over(text, other)  # costs three times the look-ups
    return gain >= 0


def gain_over(text: str, other: str) -> int:
    """Return by how much one reading is likelier than another of the same length."""
    text, other = "\n\n" + text, "\n\n" + other
    gain = 0
    for at in range(3, len(text) + 1):
        one, another = text[at - 3 : at], other[at - 3 : at]
        if one != another:
            gain += COSTS[another] - COSTS[one]
    return gain

"""Halves: 一半, 半数, and 半 before a unit: 半年, 半公升, 半成."""

from decimal import Decimal
from fractions import Fraction

from .bounds import approximated
from .model import Number
from .units import unit_at
from .words import word_at

__all__ = ["HALF", "read_half"]

HALF = Decimal("0.5")
_NOT_ONE_HALF = frozenset("天儿兒截半点會会")
_NOT_BEFORE = frozenset("一大多前后後下上过過对對折各夜半")
_NOT_SHARE = frozenset("品不功熟员員旧舊叠疊")
_NOT_NEARLY = frozenset("场場决決岛島径徑球夜路成边邊导導官价價程途空信真公生百天里日月")
_NO_UNIT = frozenset("天里点點度路手位")


def read_half(text: str, pos: int) -> tuple[int, Number | None]:
    """Read the half at `pos`: return where to go on, and the number if it is one."""
    stop, number = _read(text, pos)
    return stop, None if number is None else approximated(text, number, stop)


def _read(text: str, pos: int) -> tuple[int, Number | None]:
    if text[pos] == "一":
        if word_at(text, pos) is not None or text[pos + 2 : pos + 3] in _NOT_ONE_HALF:
            return pos + 2, None
        return pos + 2, Number(pos, pos + 2, text[pos : pos + 2], "fraction", Fraction(1, 2))
    before, following = text[pos - 1 : pos], text[pos + 1 : pos + 2]
    if before in _NOT_BEFORE:
        return pos + 1, None
    word_end = word_at(text, pos)
    if word_end is not None:
        return word_end, None
    if following in ("数", "數"):  # 半数
        return pos + 2, Number(pos, pos + 1, "半", "fraction", Fraction(1, 2))
    if following in ("成", "折") and text[pos + 2 : pos + 3] not in _NOT_SHARE:
        value = Decimal("0.05") if following == "成" else HALF
        return pos + 2, Number(pos, pos + 2, text[pos : pos + 2], "percent", value)
    if following == "百":
        return pos + 2, Number(pos, pos + 2, text[pos : pos + 2], "cardinal", 50)
    unit = unit_at(text, pos + 1)
    if unit is None:
        if before and before in "近超逾" and following not in _NOT_NEARLY:  # 近半企业
            return pos + 1, Number(pos, pos + 1, "半", "fraction", Fraction(1, 2))
        return pos + 1, None
    if unit[0] in ("个", "個") and text[pos + 2 : pos + 3] in ("多", "来"):  # 半个多小时
        real = unit_at(text, pos + 3)
        if real is not None and real[2]:
            stop = pos + 3 + len(real[0])
            return stop, Number(pos, pos + 1, "半", "measure", HALF, lower=HALF, approx="above", unit=real[1])
    if not (unit[2] or unit[0] in ("个", "個")) or unit[0] in _NO_UNIT:
        return pos + 1, None
    kind = "measure" if unit[2] else "cardinal"
    return pos + 1 + len(unit[0]), Number(pos, pos + 1, "半", kind, HALF, unit=unit[1])

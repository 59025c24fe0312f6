"""Writes values as numerals: Arabic, Han and financial; what it writes is read back exactly."""

from decimal import Decimal
from fractions import Fraction

from .numerals import read_numeral
from .patterns import run_pattern
from .units import currency_at, unit_at
from .values import Value, negated, scaled

__all__ = ["beside_numeral", "write_pair", "write_share", "write_value"]

_DIGITS = {"han": "零一二三四五六七八九", "financial": "零壹贰叁肆伍陆柒捌玖"}
_SMALL = {"han": ("", "十", "百", "千"), "financial": ("", "拾", "佰", "仟")}
_BEFORE = "近约約上逾超过過第-－−+＋负負"
_COINS = ("角", "毛", "毫", "分", "元", "圆", "圓", "块", "塊")


def write_value(value: Value, style: str) -> str:
    """Write one value: an integer, a decimal with all its digits, or a fraction."""
    if isinstance(value, Fraction):
        if value.denominator == 1:
            return write_value(value.numerator, style)
        if style == "arabic":
            return f"{value.numerator}/{value.denominator}"
        sign = "负" if value < 0 else ""
        return f"{sign}{write_value(value.denominator, style)}分之{write_value(abs(value.numerator), style)}"
    written = format(value, "f") if isinstance(value, Decimal) else str(value)
    if style == "arabic":
        return written
    sign = "负" if written.startswith("-") else ""
    whole, _, fraction = written.lstrip("-").partition(".")
    result = sign + _write_whole(int(whole), style)
    if fraction:
        result += "点" + "".join(_DIGITS[style][int(digit)] for digit in fraction)
    return result


def _write_whole(value: int, style: str) -> str:
    digits = _DIGITS[style]
    if value >= 10**20:  # no scale word goes that far: digit by digit
        return "".join(digits[int(digit)] for digit in str(value))
    if value == 0:
        return digits[0]
    groups = []
    while value:
        value, group = divmod(value, 10_000)
        groups.append(group)
    if len(groups) > 4:
        return "".join(digits[int(d)] for d in _joined(groups))
    upper, lower = groups[2:], groups[:2]
    result = ""
    if upper:
        result = _write_below_yi(upper, style, first=True) + "亿"
    low = _write_below_yi(lower, style, first=not upper)
    if upper and low:
        gap = len(lower) < 2 or lower[1] < 1000
        result += (digits[0] if gap and not low.startswith(digits[0]) else "") + low
    else:
        result += low
    return result


def _joined(groups: list[int]) -> str:
    return str(sum(group * 10 ** (4 * place) for place, group in enumerate(groups)))


def _write_below_yi(groups: list[int], style: str, *, first: bool) -> str:
    """Write up to two groups of four digits, low group first in `groups`."""
    low = groups[0]
    high = groups[1] if len(groups) > 1 else 0
    digits = _DIGITS[style]
    if not high:
        return _write_group(low, style, first=first)
    result = _write_group(high, style, first=first) + "万"
    if low:
        result += (digits[0] if low < 1000 else "") + _write_group(low, style, first=False)
    return result


def _write_group(value: int, style: str, *, first: bool) -> str:
    """Write 1 to 9999; the leading 一 of 一十 is left out at the very start, in Han style."""
    digits = _DIGITS[style]
    result = ""
    gap = False
    for place in (3, 2, 1, 0):
        digit = value // 10**place % 10
        if digit:
            if gap and result:
                result += digits[0]
            gap = False
            bare = first and style == "han" and place == 1 and digit == 1 and not result
            result += ("" if bare else digits[digit]) + _SMALL[style][place]
        else:
            gap = True
    return result


def write_share(value: Value, style: str) -> str:
    """Write a ratio as a percentage: 0.35 is 35% or 百分之三十五."""
    share = scaled(value, 2)
    if style == "arabic":
        return f"{write_value(share, style)}%"
    sign = "负" if share < 0 else ""
    return f"{sign}百分之{write_value(negated(share) if share < 0 else share, style)}"


def write_pair(left: Value, right: Value, style: str, *, kind: str, share: bool = False) -> str:
    """Write a score (3:1, 三比一) or a range (30-50, 三十至五十)."""
    arabic, han = (":", "比") if kind == "score" else ("-", "至")
    joint = arabic if style == "arabic" else han
    write = write_share if share else write_value
    written = write(right, style)
    if kind == "range" and style != "arabic" and not share and _would_share(left, written):
        return write_pair(left, right, "arabic", kind=kind)
    return write(left, style) + joint + written


def _would_share(left: Value, right: str) -> bool:
    """Whether 1 to 200 would read as 100 to 200, as 一至二百 does: the left side shares the scales of the right one."""
    for scales in ("百千佰仟万亿", "万亿"):
        count = read_numeral(right.rstrip(scales))
        if count is not None and left < count and right[-1] in scales:
            return True
    return False


def beside_numeral(text: str) -> tuple[str, str]:
    """Return what a number's span holds before and behind its numeral, in the form it is written back: 近, 余, 元, 个.

    Examples:
        >>> beside_numeral("700余"), beside_numeral("近百"), beside_numeral("3元5角"), beside_numeral("一个半")
        (('', '余'), ('近', ''), ('', '元'), ('', '个'))
    """
    before = text[0] if text[0] in "近约約" else ""
    bare = text.lstrip(_BEFORE)
    run = run_pattern().match(bare)
    rest = bare[run.end() :] if run else bare
    if not before and (text[0] in "上逾超过過" or rest.startswith(("余", "餘", "多", "来", "來"))):
        return "", "余"
    if rest.startswith(("个亿", "個億", "分之")):
        return before, ""
    if rest.startswith(_COINS):
        return before, "元"
    unit = unit_at(rest, 0)
    if unit is not None and unit[0] != "打":
        return before, unit[0]
    money = currency_at(rest, 0)
    return before, money[0] if money else ""

"""Writes values as numerals: Arabic, Han and financial; what it writes is read back exactly."""

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from .values import Value, negated, scaled

if TYPE_CHECKING:
    from .model import Number

__all__ = ["write_number", "write_value"]

_DIGITS = {"han": "零一二三四五六七八九", "financial": "零壹贰叁肆伍陆柒捌玖"}
_SMALL = {"han": ("", "十", "百", "千"), "financial": ("", "拾", "佰", "仟")}
_LARGE = ("", "万", "亿", "万亿", "亿亿")


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


def write_number(number: "Number", style: str) -> str:
    """Write what stands for the span of `number`."""
    value = number.value
    if number.kind == "code" or (value is None and number.kind != "score"):
        return number.text
    if number.kind == "score":
        assert number.lower is not None
        assert number.upper is not None
        joint = ":" if style == "arabic" else "比"
        return write_value(number.lower, style) + joint + write_value(number.upper, style)
    assert value is not None
    percent = number.kind == "percent" or (number.kind == "range" and number.unit == "%")
    if number.lower is not None and number.upper is not None and number.lower != number.upper:
        joint = "-" if style == "arabic" else "至"
        return _write(number.lower, style, percent) + joint + _write(number.upper, style, percent)
    written = _write(value, style, percent)
    if number.ordinal:
        return "第" + written
    return written


def _write(value: Value, style: str, percent: bool) -> str:
    if not percent:
        return write_value(value, style)
    share = scaled(value, 2)
    if style == "arabic":
        return f"{write_value(share, style)}%"
    sign = "负" if share < 0 else ""
    return f"{sign}百分之{write_value(negated(share) if share < 0 else share, style)}"

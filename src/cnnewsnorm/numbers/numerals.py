"""Reads one numeral, exactly: Arabic, full-width, Han, financial, mixed and positional, in both scripts.

A numeral here is digits and scales only: no unit, no percent sign, no approximation. Everything else in this
package, and the dates on top of it, stand on `read_numeral`.

Sources: the forms of GB/T 15835-2011 (出版物上数字用法); those of cheques, 支付结算办法 (1997).
"""

import re
from decimal import Context, Decimal
from fractions import Fraction
from unicodedata import numeric

from .._patterns import lazy_pattern

__all__ = [
    "DIGITS",
    "FINANCIAL_DIGITS",
    "FINANCIAL_SCALES",
    "HAN_DIGITS",
    "HAN_LARGE_SCALES",
    "HAN_NUMERAL",
    "HAN_SMALL_SCALES",
    "TENS",
    "TWO",
    "VULGAR_FRACTIONS",
    "read_numeral",
]

# For the inside of a regular expression's character class.
DIGITS = "0-9０-９"
HAN_DIGITS = "零〇○一二三四五六七八九"
TWO = "两兩俩倆"
TENS = "廿卅卌"
FINANCIAL_DIGITS = "壹贰貳叁參叄参肆伍陆陸柒捌玖"
HAN_SMALL_SCALES = "十百千"
FINANCIAL_SCALES = "拾佰仟"
HAN_LARGE_SCALES = "万萬亿億兆"
HAN_NUMERAL = (
    HAN_DIGITS + TWO + TENS + FINANCIAL_DIGITS + HAN_SMALL_SCALES + FINANCIAL_SCALES + HAN_LARGE_SCALES
)

VULGAR_FRACTIONS = {sign: Fraction(numeric(sign)).limit_denominator(10) for sign in "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒"}
"""Fractions that are one character, by the value that Unicode gives them."""

LONGEST = 1000  # characters; more is a code or junk, and Python's own `int` refuses 4,300 digits

_CANONICAL = {
    **dict(zip("０１２３４５６７８９", "0123456789", strict=True)),
    **dict(zip("〇○壹贰貳叁參叄参肆伍陆陸柒捌玖", "零零一二二三三三三四五六六七八九", strict=True)),
    **dict(zip("拾佰仟萬億", "十百千万亿", strict=True)),
    **dict(zip("兩俩倆", "两两两", strict=True)),
    "廿": "二十",
    "卅": "三十",
    "卌": "四十",
    "．": ".",
    "，": ",",
    "點": "点",
    "−": "-",
    "－": "-",
    "负": "-",
    "負": "-",
    "＋": "+",
}
_TO_CANONICAL = str.maketrans(_CANONICAL)
_DIGIT_OF = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"两": 2, "幺": 1}
_TO_ARABIC = str.maketrans({digit: str(value) for digit, value in _DIGIT_OF.items()} | {"O": "0", "Ｏ": "0"})
_LARGE = {"兆": 10**12, "亿": 10**8, "万": 10**4}
_SCALE_OF = _LARGE | {"千": 1000, "百": 100, "十": 10}
_EXACT = Context(prec=2 * LONGEST)

_PLAIN = re.compile(r"[0-9]+|[1-9][0-9]{0,2}(?:,[0-9]{3})+")
# 二〇二一, 二0一二 and 二OO八 as old pages type it; 幺 is read only between digits, 两 never.
_POSITIONAL = re.compile(
    r"[零一二三四五六七八九]|(?=.*[零一二三四五六七八九幺])[零一二三四五六七八九幺0OＯ]{2,}"
)
_FRACTION = re.compile(r"([0-9零一二三四五六七八九]+)([十百千]?[万亿兆]{0,2})")
_N = "[一二三四五六七八九两]|[0-9]+"
_SECTION = lazy_pattern(
    rf"(?:(?P<q>{_N})千)?(?:(?P<q0>零?)(?P<b>{_N}|(?<=零))百)?(?:(?P<b0>零?)(?P<s>(?:{_N})?)十)?"
    rf"(?:(?P<s0>零?)(?P<g>{_N}))?"
)


def read_numeral(text: str) -> int | Decimal | None:
    """Read a string that is one numeral and nothing else.

    Args:
        text: For example ``"1,050"``, ``"３．５万"``, ``"一千零五十"``, ``"壹万贰仟"``, ``"二〇二一"``,
            ``"8万7413"``, ``"两千六"`` (2600), ``"廿一"``; a sign or 负 may stand in front.

    Returns:
        Its exact value, or None if `text` is no numeral. The value is an `int`, also for ``1.2万亿``;
        what stands with decimals and no scale that makes it whole is a `Decimal` with all its digits.

    Examples:
        >>> read_numeral("七千二百零六万五千四百一十八")
        72065418
        >>> read_numeral("1.2万亿")
        1200000000000
        >>> read_numeral("十一十二") is None
        True
    """
    if not text or len(text) > LONGEST:
        return None
    numeral = text.translate(_TO_CANONICAL)
    sign = -1 if numeral[0] == "-" else 1
    if numeral[0] in "+-":
        numeral = numeral[1:]
    value = _read_unsigned(numeral)
    if value is None:
        return None
    return sign * value if isinstance(value, int) else _EXACT.multiply(Decimal(sign), value)


def _read_unsigned(numeral: str) -> int | Decimal | None:
    whole, point, rest = numeral.partition("." if "." in numeral else "点")
    value = _read_whole(whole)
    if value is None or not point:
        return value
    if point == "." and not whole[-1].isascii():
        return None
    fraction = _FRACTION.fullmatch(rest)
    if fraction is None:
        return None
    digits, scales = fraction.groups()
    result = Decimal(f"{value}.{digits.translate(_TO_ARABIC)}")
    for scale in scales:
        result = _EXACT.multiply(result, Decimal(_SCALE_OF[scale]))
    if scales and result == result.to_integral_value():
        return int(result)
    return result


def _read_whole(numeral: str) -> int | None:
    if _PLAIN.fullmatch(numeral):
        return int(numeral.replace(",", ""))
    if _POSITIONAL.fullmatch(numeral):
        return int(numeral.translate(_TO_ARABIC))
    if numeral == "两":
        return 2
    return _read_scaled(numeral) if len(numeral) <= 80 else None


def _read_scaled(numeral: str) -> int | None:
    """Read digits with scales by splitting at the largest scale: left times scale plus right."""
    for scale in _LARGE:
        left, found, right = numeral.rpartition(scale)
        if found:
            break
    else:
        return _read_section(numeral)
    factor = _LARGE[scale]
    repeated = left.endswith(scale)
    if left.count(scale) > repeated:  # 三亿五亿 is two numbers; 亿亿 and 万万 are scales
        return None
    if not left and right:  # 万 and 万亿 stand for themselves; 万五千 does not
        return None
    times = _read_coefficient(left) if left else 1
    if times is None:
        return None
    if not right:
        return times * factor
    if len(right) == 1 and right != "零" and right in "123456789一二三四五六七八九":  # 三万五
        return None if left[-1] in _LARGE else times * factor + _digit(right) * factor // 10
    rest = _read_rest(right)
    return None if rest is None or rest >= factor else times * factor + rest


def _read_coefficient(numeral: str) -> int | None:
    if _PLAIN.fullmatch(numeral):
        return int(numeral.replace(",", ""))
    if len(numeral) == 1 and numeral in _DIGIT_OF:
        return _DIGIT_OF[numeral] or None
    return _read_scaled(numeral)


def _read_rest(numeral: str) -> int | None:
    """Read what follows a large scale: 零一, 零三千, 7413, 六千三百五十五."""
    if _PLAIN.fullmatch(numeral):
        return int(numeral.replace(",", ""))
    if numeral[0] != "零":
        return None if len(numeral) == 1 else _read_scaled(numeral)
    bare = numeral[1:]
    if len(bare) == 1 and bare in _DIGIT_OF:
        return _DIGIT_OF[bare] or None
    if not bare or bare.isascii():
        return None
    if bare[0] in "百千":  # 一万零百一十一
        bare = "一" + bare
    return _read_scaled(bare)


def _read_section(numeral: str) -> int | None:
    """Read what stays below 10,000: 一千零五十, 两千六 (2600), 四千230."""
    if numeral in ("百", "千"):
        return _SCALE_OF[numeral]
    match = _SECTION.fullmatch(numeral)
    if match is None or not any(scale in numeral for scale in "千百十") or numeral[0] == "零":
        return None
    thousands, hundreds, tens, ones = match.group("q", "b", "s", "g")
    value = 0
    smallest = 10_000
    for written, scale in ((thousands, 1000), (hundreds, 100), (tens, 10)):
        if written is not None:
            count = _digit(written) if written else 1
            if count * scale >= smallest and smallest < 10_000:
                return None
            value += count * scale
            smallest = scale
    if ones is None:
        return value
    if smallest >= 100 and not match["s0"] and len(ones) == 1:
        return value + _digit(ones) * smallest // 10
    if _digit(ones) >= smallest:
        return None
    return value + _digit(ones)


def _digit(written: str) -> int:
    return _DIGIT_OF[written] if written in _DIGIT_OF else int(written)

"""Ranges and scores: two quantities joined by 至, a dash, 比 or a colon."""

import re
from functools import cache

from .atoms import is_bare_scale
from .grammar import read_quantity
from .numerals import read_numeral
from .patterns import SP
from .quantity import Quantity
from .values import Value, negated, scaled, times

__all__ = ["join_quantities"]

_SCALES = re.compile(r"[十百千万萬亿億兆拾佰仟]+$")
_LARGE_SCALES = re.compile(r"[万萬亿億兆]+$")
_SHARED_PLACES = {"‰": -3, "成": -1, "折": -1}
_DASHES = frozenset("-－—–―")
_JOINT_STARTS = frozenset("（( \u3000—-－–―~～〜∼至到比:：∶和与與")
_BETWEEN = ("之间", "之間", "间，", "間，", "间的", "間的")  # 在20和30之间 is a range, too
_LETTER_SCALES = {"w": 4, "W": 4, "k": 3, "K": 3, "M": 6}


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(
        rf"(?:[（(]含[）)])?{SP}(——|--|[-－—–―~～〜∼至到和与與]|比|[:：∶]){SP}(?P<minus>[负負]|-|零下)?"
    )


@cache
def _contest() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before and behind a score written with a dash: 比分4-3, 以25-16获胜."""
    behind = (
        "的?(?:大?比分|战胜|戰勝|击败|擊敗|打败|打敗|力克|[获獲取险險大完小得全]?[胜勝]|轻取|輕取|逆转|逆轉|横扫|橫掃|淘汰|领先|領先|落后|落後|"
        "[负負]于|不敌|不敵|惜败|惜敗|告负|告負|落败|落敗|[战戰]平|握手言和|扳平|晋级|晉級)"
    )
    return re.compile("(?:比分|总分|總分|局分|[战戰]成|打成|扳成|追成)[为為是：:]?$"), re.compile(behind)


def join_quantities(text: str, pos: int, left: Quantity) -> Quantity | None:
    """Return the range or score that begins with `left` at `pos`, or None if it stands for itself."""
    if text[left.stop : left.stop + 1] not in _JOINT_STARTS or left.upper is not None:
        return None
    joint = _joint().match(text, left.stop)
    if joint is None or joint.end() == len(text):
        return None
    right = read_quantity(text, joint.end())
    if right is None:
        return None
    if joint[1] in "和与與" and (
        (left.form and left.kind == "cardinal") or not text.startswith(_BETWEEN, right.stop)
    ):
        return None
    minus = _has_minus(text, pos)
    if joint["minus"] or (joint[1] == "--" and minus and left.value > right.value):  # -9--1℃
        right = right._replace(value=negated(right.value))
    if joint[1] in "比:：∶" or (joint[1] in _DASHES and _is_contest(text, pos, left, right)):
        return _score(left, right)
    return _range(left, right, joint[1], minus=minus)


def _has_minus(text: str, pos: int) -> bool:
    """Whether the left side is below zero, as `settle` will find later: it has to lie below the right one then."""
    if text[pos - 2 : pos] == "零下" or text[pos - 1 : pos] in ("负", "負"):
        return True
    previous = text[pos - 2 : pos - 1] if pos > 1 else ""
    return text[pos - 1 : pos] in ("-", "－", "−") and not (
        previous in _DASHES or (previous.isascii() and previous.isalnum())
    )


def _is_contest(text: str, pos: int, left: Quantity, right: Quantity) -> bool:
    if not (left.raw.isdecimal() and right.raw.isdecimal() and len(left.raw) < 4 and len(right.raw) < 4):
        return False
    before, behind = _contest()
    return bool(before.search(text, max(pos - 4, 0), pos) or behind.match(text, right.end))


def _score(left: Quantity, right: Quantity) -> Quantity | None:
    if (
        left.form
        or is_bare_scale(left.raw)  # 新增破百：125例
        or left.kind != "cardinal"
        or right.kind not in ("cardinal", "measure")
        or right.upper is not None
    ):
        return None
    return right._replace(
        kind="score",
        value=left.value,
        upper=right.value,
        unit=None,
        stop=right.end,
        raw=f"{left.raw}比{right.raw}",
    )


def _range(left: Quantity, right: Quantity, sign: str, *, minus: bool) -> Quantity | None:
    if left.kind == "fraction" and right.kind != "fraction":
        return None
    if left.kind == "percent" and right.kind == "cardinal" and "分之" in left.raw:  # 百分之三十到四十
        upper = None if right.upper is None else scaled(right.upper, -2)
        right = right._replace(kind="percent", value=scaled(right.value, -2), upper=upper, form="%")
    if left.form == "" and left.kind == "cardinal":
        left = left._replace(value=_shared(left, right))
    elif left.kind != right.kind or (left.unit, left.currency) != (right.unit, right.currency):
        return None
    upper = right.value if right.upper is None else right.upper
    if not (negated(left.value) if minus else left.value) < right.value:
        named = sign in _DASHES and left.raw.isdecimal() and right.raw.isdecimal() and not right.form
        return right._replace(kind="code", end=right.end) if named else None  # 绥中36—1
    unit = "%" if right.kind == "percent" else right.unit
    return right._replace(
        kind="range", value=left.value, upper=upper, unit=unit, raw=f"{left.raw}-{right.raw}"
    )


def _shared(left: Quantity, right: Quantity) -> Value:
    """Give the left side what it shares with the right one: the percent sign, or 万 in 2-3万."""
    value = left.value
    if right.kind == "percent":
        return scaled(value, _SHARED_PLACES.get(right.form, -2))
    if right.raw[-1] in _LETTER_SCALES and left.raw[-1] not in _LETTER_SCALES:  # 10~15k
        return scaled(value, _LETTER_SCALES[right.raw[-1]]) if value < 1000 else value
    if _LARGE_SCALES.search(left.raw):
        return value
    for pattern in (_SCALES, _LARGE_SCALES):
        scales = pattern.search(right.raw)
        if scales is None or scales.group() in ("十", "拾"):
            continue
        count = read_numeral(right.raw[: scales.start()])
        factor = read_numeral("一" + scales.group())
        if count is None or factor is None or not value < count:
            continue
        if (
            pattern is _SCALES
            and (count >= 10 or scales.start() > 1)
            and right.raw[scales.start() - 1] not in "0123456789０１２３４５６７８９"
        ):
            continue  # 一百二十到一百五十万 shares 万 alone
        assert isinstance(factor, int)
        return times(value, factor)
    return value

"""Finds numbers in running text: one scan for where a number may begin, then a grammar read left to right.

A number is read as: sign, numeral, what is approximate in it, fraction or percent, range or score, unit or
currency; then the words before and behind it say how exact it is, and whether it is a number at all.
"""

import re
from decimal import Decimal

from ..errors import require_text
from .atoms import is_bare_scale
from .context import after_words, before_words, currency_before, is_quantity
from .grammar import Quantity, read_quantity, scaled
from .model import Number
from .numerals import read_numeral
from .patterns import SP, code_pattern, date_pattern, lead_pattern, run_pattern
from .units import unit_at
from .values import Value
from .words import word_at

__all__ = ["find_numbers", "read_whole"]

_SHORT = 12
_NOT_ALONE = frozenset("万萬亿億")
_NAMES: frozenset[str | None] = frozenset()
_SIGN = re.compile(rf"[-－−+＋负負]{SP}|零下")
_DATE_MARKS = frozenset("年月日号號时時点點分:：/-－.．—–~～至到季世代五 ")
_HOUR = re.compile(r"([0-9０-９]{1,2})(?:时|時|点|點|[:：]([0-9０-９]{2}))")
_JOINTS = re.compile(rf"(?:[（(]含[）)])?{SP}(——|--|[-－—–―~～〜∼至到]|比|:|：|∶){SP}")
_BIG_SCALES = re.compile(r"[万萬亿億兆]+$")
_ALL_SCALES = re.compile(r"[十百千万萬亿億兆拾佰仟]+$")


def find_numbers(text: str, *, indefinite: bool = False) -> list[Number]:
    """Find the numbers and quantities of a text, and leave dates, idioms and names alone.

    Args:
        text: Any text, in either script and any width.
        indefinite: Also return 一 before a counter (一个, 一种), which mostly means no more than "a".

    Returns:
        The numbers in order, not overlapping. Codes (telephone, stock and document numbers) have the kind
        ``code``. Dates and times of day are not numbers: `cnnewsnorm.dates` finds them.

    Raises:
        TextTypeError: `text` is not a `str`.

    Example:
        >>> [(n.text, n.value, n.unit) for n in find_numbers("面积120平方米，大厅接待700余人次")]
        [('120', 120, 'm²'), ('700余', 700, '人次')]
    """
    require_text(text)
    found: list[Number] = []
    done = 0
    for lead in lead_pattern().finditer(text):
        start, stop = lead.span()
        if stop <= done:
            continue
        if lead.lastgroup == "url":
            done = stop
            continue
        pos = max(start, done)
        while pos < stop:
            done = pos = max(_read_number(text, pos, done, found, indefinite), pos + 1)
    if not found and len(text) <= _SHORT and (alone := _read_alone(text)) is not None:
        found.append(alone)
    return found


def _read_alone(text: str) -> Number | None:
    """Read a text that is one Han numeral and nothing else: 二, 百三; there is nothing it could be a word of."""
    pos = len(text) - len(text.lstrip())
    if text[pos : pos + 1] in _NOT_ALONE or text.strip() in ("万万", "萬萬"):
        return None
    whole = read_whole(text, pos)
    if whole is None or text[whole[1] :].strip() or whole[0].unit in _NAMES or word_at(text, pos) is not None:
        return None
    number = whole[0]
    return number if number.kind == "cardinal" and number.unit is None else None


def read_whole(text: str, pos: int) -> tuple[Number, int] | None:
    """Read the number at `pos` as certainly one: no dates, words and codes to mind.

    Returns:
        The number and the offset behind its unit, or None.
    """
    negative = _SIGN.match(text, pos)
    at = negative.end() if negative else pos
    begin = at
    if text.startswith("第", at):
        begin += 1
    if begin >= len(text):
        return None
    if text[begin] == "半":
        found: list[Number] = []
        stop = _read_half(text, begin, found)
        return (found[0], stop) if found else None
    point = text[begin] in ".．" and text[begin + 1 : begin + 2].isdecimal()
    quantity = read_quantity(text, begin + point)
    if quantity is None:
        return None
    joint = _JOINTS.match(text, quantity.stop)
    if joint is not None and (joined := _join(text, quantity, joint)) is not None:
        quantity = joined
    found = []
    stop = _emit(text, begin + point, 0, quantity, found, True, certain=True)
    return (found[0], stop) if found else None


def _read_number(text: str, pos: int, floor: int, found: list[Number], indefinite: bool) -> int:
    """Read what stands at `pos`, append it to `found` if it is a number, and return where to go on."""
    first = text[pos]
    arabic = first.isdecimal()
    if arabic:
        skipped = _pass_over_code(text, pos, floor, found)
        if skipped is not None:
            return skipped
    elif first == "半":
        return _read_half(text, pos, found)
    elif first == "打" or text.startswith(("成千上", "成百上千", "成千成", "千千万", "千千萬"), pos):
        return _read_phrase(text, pos, found)
    word_end = word_at(text, pos)
    if word_end is not None:
        return word_end
    run = run_pattern().match(text, pos)
    if run is None:
        return pos + 1
    if text[run.end() : run.end() + 1] in _DATE_MARKS or not arabic:
        date_end = _date_at(text, pos, run.end())
        if date_end is not None:
            return date_end
    quantity = read_quantity(text, pos)
    if quantity is None:
        return run.end()
    joint = _JOINTS.match(text, quantity.stop)
    if joint is not None and (joined := _join(text, quantity, joint)) is not None:
        quantity = joined
    return _emit(text, pos, floor, quantity, found, indefinite)


def _date_at(text: str, pos: int, run_end: int) -> int | None:
    match = date_pattern().match(text, pos)
    if match is None:
        return None
    hour = _HOUR.match(text, pos)
    if hour is not None and (int(hour[1]) > 24 or (hour[2] is not None and int(hour[2]) > 59)):
        return None
    return match.end() if match.end() >= run_end or text[pos].isdecimal() else None


def _is_letter(ch: str) -> bool:
    return ch.isascii() and ch.isalpha() or "Ａ" <= ch <= "ｚ"


def _pass_over_code(text: str, pos: int, floor: int, found: list[Number]) -> int | None:
    """Return where the code at `pos` ends, if it is one; telephone numbers and the like are kept as codes."""
    before = text[pos - 1] if pos else ""
    if before and pos > floor and _is_letter(before) and currency_before(text, pos) is None:
        end = pos
        while end < len(text) and text[end].isascii() and (text[end].isalnum() or text[end] in "._-"):
            end += 1
        return max(end, pos + 1)
    match = code_pattern().match(text, pos)
    if match is None:
        return None
    written = match.group()
    if "." in written and written[-1].isalpha() or _is_letter(written[-1]) or any(map(_is_letter, written)):
        quantity = read_quantity(text, pos)
        if quantity is not None and quantity.stop >= match.end():
            return None
        return match.end() if quantity is None or not _has_suffix(quantity) else None
    if date_pattern().match(text, pos):
        return None
    found.append(Number(pos, match.end(), written, "code", None))
    return match.end()


def _has_suffix(quantity: Quantity) -> bool:
    return bool(quantity.form) or quantity.raw.endswith(("w", "^"))


def _read_half(text: str, pos: int, found: list[Number]) -> int:
    """Read 半 before a unit: 半年, 半公升, 半成."""
    if pos and text[pos - 1] in "一大多前后後下上过過对對折各夜半":
        return pos + 1
    word_end = word_at(text, pos)
    if word_end is not None:
        return word_end
    following = text[pos + 1 : pos + 2]
    if following in ("成", "折") and unit_at(text, pos + 2) is None:
        value: Value = Decimal("0.05") if following == "成" else Decimal("0.5")
        if text[pos + 2 : pos + 3] not in ("品", "不", "功", "熟", "员", "旧", "叠"):
            found.append(Number(pos, pos + 2, text[pos : pos + 2], "percent", value))
            return pos + 2
        return pos + 1
    if following == "百":
        found.append(Number(pos, pos + 2, text[pos : pos + 2], "cardinal", 50))
        return pos + 2
    unit = unit_at(text, pos + 1)
    if unit is not None and (
        unit[2] and unit[0] not in ("天", "里", "点", "度", "路", "手", "位") or unit[0] in ("个", "個")
    ):
        kind = "measure" if unit[2] else "cardinal"
        found.append(Number(pos, pos + 1, "半", kind, Decimal("0.5"), unit=unit[1]))
        return pos + 1 + len(unit[0])
    return pos + 1


def _read_phrase(text: str, pos: int, found: list[Number]) -> int:
    if text[pos] == "打":
        found.append(Number(pos + 1, pos + 3, text[pos + 1 : pos + 3], "percent", Decimal("0.5")))
        return pos + 3
    lower = 100 if text[pos + 1] == "百" else 1000
    found.append(Number(pos, pos + 4, text[pos : pos + 4], "cardinal", None, lower, None, "about"))
    return pos + 4


def _join(text: str, left: Quantity, joint: re.Match[str]) -> Quantity | None:
    """Join two quantities into a range or a score, or return None."""
    sign = joint[1]
    if left.upper is not None or left.kind == "fraction" and sign not in "至到":
        return None
    at = joint.end()
    negative = text.startswith(("负", "負", "-", "零下"), at)
    if negative:
        at += 2 if text.startswith("零下", at) else 1
    if at >= len(text):
        return None
    right = read_quantity(text, at)
    if right is None:
        return None
    if negative:
        right = right._replace(value=-right.value)
    if sign in "比:：∶":
        if (
            left.form
            or right.upper is not None
            or left.kind != "cardinal"
            or right.kind not in ("cardinal", "measure")
        ):
            return None
        return right._replace(
            kind="score",
            value=left.value,
            upper=right.value,
            unit=None,
            stop=right.end,
            raw=left.raw + "比" + right.raw,
        )
    if right.upper is not None and right.upper == right.value:
        return None
    if left.kind == "percent" and right.kind == "cardinal" and "分之" in left.raw:  # 百分之三十到四十
        right = right._replace(kind="percent", value=scaled(right.value, -2), form="%")
    same_kind = (
        left.form == ""
        or left.kind == right.kind
        and (left.unit, left.currency) == (right.unit, right.currency)
    )
    if not same_kind:
        return None
    if left.form == "" and left.kind == "cardinal":
        left = _share(left, right)
    lower, upper = left.value, right.upper if right.upper is not None else right.value
    if not lower < upper or (right.upper is not None and not lower < right.value):
        return None
    unit = "%" if right.kind == "percent" else right.unit
    return right._replace(
        kind="range", value=lower, upper=upper, unit=unit, approx=right.approx, raw=left.raw + "-" + right.raw
    )


def _share(left: Quantity, right: Quantity) -> Quantity:
    """Give the left side what it shares with the right one: the percent sign, or 万 in 2-3万."""
    if right.kind == "percent":
        places = -3 if right.form == "‰" else -1 if right.form in ("成", "折") else -2
        return left._replace(value=scaled(left.value, places))
    raw = right.raw.removesuffix("w")
    if raw != right.raw:
        shared = scaled(left.value, 3) if right.value >= 1000 and left.value < 1000 else left.value
        return left._replace(value=shared)
    if _BIG_SCALES.search(left.raw):
        return left
    for pattern in (_ALL_SCALES, _BIG_SCALES):
        scales = pattern.search(raw)
        if scales is None or (scales.group() in ("十", "拾")):
            continue
        count = read_numeral(raw[: scales.start()])
        factor = read_numeral("一" + scales.group())
        if (
            count is None
            or factor is None
            or not left.value < count
            or (pattern is _ALL_SCALES and count >= 10 and scales.group()[0] == "十")
        ):
            continue
        return left._replace(value=left.value * factor)
    return left


def _emit(
    text: str,
    pos: int,
    floor: int,
    q: Quantity,
    found: list[Number],
    indefinite: bool,
    *,
    certain: bool = False,
) -> int:
    """Look at what stands around the quantity, append the number if it is one, and return where to go on."""
    start, end, stop = pos, q.end, q.stop
    kind, value, upper, approx = q.kind, q.value, q.upper, q.approx
    unit, currency = q.unit, q.currency
    before = text[pos - 1] if pos > floor else ""
    negative = False
    approximate = approx is not None
    lower: Value | None = None
    if before:
        if before == "第":
            if kind not in ("cardinal", "measure", "money", "range"):
                return end
            number_end = end if q.unit is None or kind == "range" else end
            found.append(
                Number(
                    pos - 1,
                    number_end,
                    text[pos - 1 : number_end],
                    "ordinal",
                    value,
                    None if upper is None else value,
                    upper,
                    None,
                    q.unit,
                    None,
                    True,
                )
            )
            return max(stop, end)
        if (
            before in ".．"
            and not (pos - 1 > floor and (text[pos - 2].isalnum() or text[pos - 2] in ".．"))
            and q.raw.isdecimal()
        ):
            start, value = pos - 1, scaled(value, 0) / Decimal(10) ** len(q.raw)
            before = text[start - 1] if start > floor else ""
        if is_bare_scale(q.raw) and before in "几幾数數" and upper is None and _few(text, start, floor):
            start -= 1
            value, upper = value * 2, value * 9
            approximate = True
            before = text[start - 1] if start > floor else ""
        if (
            before in "负負"
            and before
            and not (start - 1 > floor and text[start - 2] in "胜勝肩自不担擔欺辜亏虧抱")
        ):
            negative, start = True, start - 1
        elif before == "下" and text.startswith("零下", start - 2) and start > 1:
            negative, start = True, start - 2
            unit = {"度": "℃"}.get(unit or "", unit)
        elif before in "-－−" and before:
            previous = text[start - 2] if start - 1 > floor else ""
            if not previous.isalnum() and previous not in "-－−—":
                negative, start = True, start - 1
            elif (
                previous.isalnum()
                and not previous.isascii()
                and (kind == "percent" or unit or isinstance(value, Decimal))
            ):
                negative, start = True, start - 1
            elif previous.isalnum():
                return end
    if negative:
        value, upper = (-value, upper) if upper is None else (-value, upper)
    word = before_words(text, start) if start > floor else None
    if word is not None:
        approx = approx or word[1]
        approximate = True
    if (
        start > floor
        and is_bare_scale(q.raw)
        and text[start - 1] in "上近逾超约約数數几幾好成"
        and start == pos
    ):
        if text[start - 1] == "上" and not (start > 1 and text[start - 2] in "以海路网線线手身会早晚加"):
            approx, approximate = approx or "above", True
        if approximate and text[start - 1] in "上近逾超约約":
            start -= 1
    if (
        kind in ("cardinal", "measure")
        and unit is None
        and currency is None
        or currency is None
        and unit is None
    ):
        prefix = currency_before(text, start)
        if prefix is not None and prefix[0] >= floor and kind in ("cardinal", "range"):
            currency = prefix[1]
            kind = "money" if kind == "cardinal" else kind
    elif currency == "CNY":
        prefix = currency_before(text, start)
        if prefix is not None and prefix[0] >= floor:
            currency = prefix[1]
    checked = q if currency is None else q._replace(currency=currency)
    if not (negative or certain) and not is_quantity(text, pos, checked, approximate, indefinite):
        return max(end, pos + len(q.raw)) if q.form == "" else max(end, pos + 1)
    behind = after_words(text, stop)
    approx = approx or behind
    if upper is not None:
        lower = value
    elif approx == "above":
        lower = value
    elif approx == "below":
        upper = value
    found.append(Number(start, end, text[start:end], kind, value, lower, upper, approx, unit, currency))
    return max(stop, end)


def _few(text: str, start: int, floor: int) -> bool:
    """Whether 几 or 数 before a scale counts it: 数百人, not 人数百万."""
    if text[start - 1] in "几幾":
        return True
    return not (
        start - 1 > floor
        and text[start - 2]
        in "人指多少参參总總分函岁歲票系级級倍位次户戶件基单單算度对對点點复複负負整次读讀代岁招"
    )

"""Finds numbers in running text: one scan for where a number may begin, then a grammar read left to right.

A number is read as numeral, fraction or percent, unit or currency (`grammar`), range or score (`ranges`); then what
stands around it says how exact it is, and whether it is a number at all (`context`).
"""

import re
from dataclasses import replace
from functools import cache
from string import ascii_letters

from ..errors import require_text
from .atoms import joins_to_larger
from .codes import CODE_MARKS, code_at
from .context import settle
from .grammar import read_quantity
from .halves import HALF, read_half
from .model import Number
from .numerals import HAN_NUMERAL, VULGAR_FRACTIONS, read_numeral
from .patterns import SP, clock_pattern, date_pattern, lead_pattern, listed_pattern, run_pattern
from .ranges import join_quantities
from .units import physical_forms, unit_starts
from .values import negated
from .words import word_at

__all__ = ["date_at", "find_numbers", "read_whole"]

_LIST_MARKS = frozenset("、和与及或")
_DATE_MARKS = frozenset("年月日号號时時点點分:：/-－.．—–~～至到季世代五学學 ")
_HOUR = re.compile(r"([0-9０-９]{1,2})(?:时|時|点|點|[:：]([0-9０-９]{2}))")
_SIGN = re.compile(rf"[-－−+＋负負]{SP}|零下|第|[几幾数數近上过過]")
_THOUSANDS = ("千上万", "千上萬")
_ERAS = re.compile(
    r"(?:民国|民國|昭和|平成|令和|大正|明治|光绪|光緒|康熙|乾隆|道光|咸丰|咸豐|同治|宣统|宣統|嘉庆|嘉慶|雍正|顺治|順治|贞观|貞觀|万历|萬曆|洪武|崇祯|崇禎|永乐|永樂|公元前?|西元前?|农历|[腊臘正冬一二三四五六七八九十]月|初)$"
)
_ERA_LAST = frozenset("国國和成令正治绪緒熙隆光丰豐统統庆慶观觀历曆武祯禎乐樂元前腊月初")
_BEFORE_DATE = _ERA_LAST | frozenset("午晨上晚夜晝昼")
_LONE = frozenset("零〇○一二三四五六七八九两兩俩倆陆伍拾参參")
_FRACTION_MARKS = frozenset(("分", "半", "点", "點", "又", "年", ""))
_MAKES_NUMBER = frozenset("第“「‘是前几幾数數近上逾超过過约約负負下为從从至于到￥$¥")
_POINTS = frozenset((".", "．"))
_NO_POINT = frozenset("0123456789０１２３４５６７８９.．") | frozenset(ascii_letters)
_DICTATED = re.compile("[幺零〇一二三四五六七八九]{3,40}")
_DAY_PARTS = frozenset(
    "上午 下午 中午 凌晨 清晨 早上 晚上 早晨 傍晚 深夜 午夜 今晚 昨晚 当晚 當晚 晏晝 晏昼 下晝 下昼 朝早 半夜".split()
)
_SHORT = 12


def find_numbers(text: str, *, indefinite: bool = False) -> list[Number]:
    """Find the numbers and quantities of a text, and leave dates, idioms and names alone.

    Args:
        text: Any text, in either script and any width.
        indefinite: Also return 一 before a counter (一个, 一种), which mostly means no more than "a".

    Returns:
        The numbers in order, not overlapping. Codes (telephone, stock and document numbers) have the kind
        ``code``. Dates and times of day are not numbers: `cnnewsnorm.dates` finds them, and
        `cnnewsnorm.dates.find_quantities` leaves out what little of them is taken for numbers here.

    Raises:
        TextTypeError: `text` is not a `str`.

    Examples:
        >>> [(n.text, n.value, n.unit) for n in find_numbers("面积120平方米，大厅接待700余人次")]
        [('120', 120, 'm²'), ('700余', 700, '人次')]
    """
    require_text(text)
    found: list[Number] = []
    first = lead_pattern(True).search(text)
    if first is None:
        return found
    done = floor = 0  # where the scan stands, and what belongs to a number, date or word already
    plain = not ("://" in text or "www." in text)
    for lead in lead_pattern(plain).finditer(text, first.start() if plain else 0):
        start, stop = lead.span()
        if stop <= done:
            continue
        if not plain and lead.lastgroup == "url":
            done = floor = stop
            continue
        if stop - start == 1 and not indefinite and _is_no_lead(text, start, stop):
            continue
        pos = max(start, done)
        dictated = stop - start > 2 and "幺" in lead.group()
        while pos < stop:
            if dictated:
                went_on, number = _read_digits(text, pos)
            else:
                went_on, number = _read_at(text, pos, floor, indefinite)
            if number is not None:
                found.append(number)
            if number is not None or went_on > pos + 1:
                floor = went_on
            pos = max(went_on, pos + 1)
        done = pos
    if not found and len(text) <= _SHORT and (alone := _read_alone(text)) is not None:
        found.append(alone)
    return found


def _is_no_lead(text: str, start: int, stop: int) -> bool:
    """Whether a single Han numeral can be passed over unread: nothing beside it could make a number of it."""
    first = text[start]
    if first not in _LONE:
        return False
    following = text[stop : stop + 1]
    if first == "一" and following not in _FRACTION_MARKS:
        passed = following not in _one_followers() or (
            following in "个個" and text[stop + 1 : stop + 2] not in _after_counter()
        )
    else:
        passed = following not in _followers()
    return passed and (start == 0 or text[start - 1] not in _MAKES_NUMBER)


@cache
def _followers() -> frozenset[str]:
    return (
        unit_starts()
        | frozenset("角毛毫成折比至到余餘多几幾来來之的%％‰-－—～~:： \u3000月日号號时時")
        | _FRACTION_MARKS
    )


@cache
def _one_followers() -> frozenset[str]:
    """What may make a number of a lone 一, which before a mere counter says no more than "a"."""
    return frozenset(form[0] for form in physical_forms()) | frozenset(
        "个個成折角毛比至到%％‰-－—～~:： 月日号號时時"
    )


@cache
def _after_counter() -> frozenset[str]:
    """What may follow 一个 in a quantity: 一个月, 一个半小时, 一个百分点, 一个亿."""
    return frozenset(form[1] for form in physical_forms() if len(form) > 1 and form[0] in "个個") | frozenset(
        "半亿億百多"
    )


def _read_at(text: str, pos: int, floor: int, indefinite: bool) -> tuple[int, Number | None]:
    """Read what stands at `pos`: return where to go on, and the number if it is one."""
    first = text[pos]
    arabic = first.isdecimal()
    if not arabic:
        if first == "半" or (first == "一" and text.startswith("半", pos + 1)):
            return read_half(text, pos)
        if first == "折":
            if pos > floor + 1 and text.startswith(("打对", "打對"), pos - 2):
                return pos + 1, Number(pos - 1, pos + 1, text[pos - 1 : pos + 1], "percent", HALF)
            return pos + 1, None
        if first == "千" and text.startswith(_THOUSANDS, pos) and pos > floor and text[pos - 1] == "成":
            return pos + 3, Number(
                pos - 1, pos + 3, text[pos - 1 : pos + 3], "cardinal", None, 1000, None, "about"
            )
        if (word_end := word_at(text, pos)) is not None:
            return word_end, None
    elif pos > floor and text[pos - 1] in _POINTS and (pos < 2 or text[pos - 2] not in _NO_POINT):
        pos -= 1  # .5
    run = run_pattern().match(text, pos)
    if run is None and first not in VULGAR_FRACTIONS:
        return pos + 1, None
    end = run.end() if run else pos + 1
    following = text[end : end + 1]
    if arabic and (following in CODE_MARKS or end - pos > 7 or (pos > floor and text[pos - 1] in CODE_MARKS)):
        code = code_at(text, pos, floor)
        if code is not None:
            return code
    if following in _DATE_MARKS or (not arabic and _may_be_date(text, pos, text[pos:end])):
        date_end = date_at(text, pos, end)
        if date_end is not None:
            return date_end, None
    elif following in _LIST_MARKS and (listed := listed_pattern().match(text, pos)):
        return listed.end(), None
    quantity = read_quantity(text, pos, run)
    if quantity is None:
        return end, None
    quantity = join_quantities(text, pos, quantity) or quantity
    number = settle(text, pos, floor, quantity, certain=False, indefinite=indefinite)
    if number is None:
        return quantity.end if quantity.end == quantity.stop else pos + len(quantity.raw), None
    return quantity.stop, number


def _read_digits(text: str, pos: int) -> tuple[int, Number | None]:
    """Read a number dictated digit by digit, with 幺 for 一: 幺二三零六."""
    match = _DICTATED.match(text, pos)
    if match is None:
        return pos + 1, None
    return match.end(), Number(pos, match.end(), match.group(), "code", read_numeral(match.group()))


def _may_be_date(text: str, pos: int, raw: str) -> bool:
    return (pos > 0 and text[pos - 1] in _BEFORE_DATE) or "五" in raw


def date_at(text: str, pos: int, run_end: int) -> int | None:
    """Return where the date or time of day at `pos` ends, if it is one."""
    if text[pos - 2 : pos] in _DAY_PARTS and (clock := clock_pattern().match(text, pos)):
        return clock.end()
    match = date_pattern().match(text, pos)
    if match is None or match.end() < run_end:
        before = text[pos - 1 : pos]
        if before == "初" and text[pos].isdecimal():  # （2021）京01民初123号
            return None
        if before in _ERA_LAST and _ERAS.search(text, max(pos - 4, 0), pos):
            return run_end
        return None
    hour = _HOUR.match(text, pos)
    if hour is not None and (int(hour[1]) > 24 or (hour[2] is not None and int(hour[2]) > 59)):
        return None
    return match.end()


def read_whole(text: str, pos: int) -> tuple[Number, int] | None:
    """Read the number at `pos` as certainly one, with no dates, words and codes to mind.

    Returns:
        The number and the offset behind its unit, or None.
    """
    sign = _SIGN.match(text, pos)
    begin = sign.end() if sign else pos
    if text.startswith(("半", "一半"), begin):
        stop, half = read_half(text, begin)
        return None if half is None else (half, stop)
    quantity = read_quantity(text, begin)
    if quantity is None or joins_to_larger(quantity.raw):
        return None
    if quantity.form in ("点", "點") and not quantity.raw[-1].isdecimal():
        return None
    quantity = join_quantities(text, begin, quantity) or quantity
    number = settle(text, begin, 0, quantity, certain=True, indefinite=True)
    if number is None:
        return None
    if (
        sign and sign.group()[0] in "-－−负負" and number.start > pos and number.value is not None
    ):  # "- 1,200"
        value = negated(number.value)
        number = replace(number, start=pos, text=text[pos : number.end], value=value)
    return number, quantity.stop


def _read_alone(text: str) -> Number | None:
    """Read a text that is one Han numeral and nothing else: 二, 十; there is nothing it could be a word of."""
    bare = text.strip()
    if (
        not bare
        or bare[0] not in HAN_NUMERAL
        or bare in ("万", "萬", "亿", "億", "万万", "萬萬", "两两", "兩兩", "十三五", "十四五")
    ):
        return None
    pos = text.index(bare)
    if word_at(text, pos) is not None:
        return None
    if len(bare) == 2 and bare[0] in "百千" and bare[1] in "一二三四五六七八九":  # 百三 is 130
        return Number(pos, pos + 2, bare, "cardinal", read_numeral("一" + bare))
    whole = read_whole(text, pos)
    if whole is None or text[whole[1] :].strip():
        return None
    number = whole[0]
    scaled = any(ch in "十百千万亿拾佰仟萬億廿卅卌" for ch in number.text)
    return number if number.unit is None and (len(bare) == 1 or scaled) else None

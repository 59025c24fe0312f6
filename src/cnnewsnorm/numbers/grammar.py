"""The grammar of one quantity: numeral, fraction or percent, unit or currency, and what is added behind the unit."""

import re
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from .atoms import Atom, read_atom
from .numerals import read_numeral
from .patterns import SP, D
from .units import currency_at, unit_at
from .values import Value

__all__ = ["Quantity", "read_quantity"]

_SPACE = " \u3000\xa0"
_HALF = Decimal("0.5")
_PERCENT_SIGNS = {"%": 2, "％": 2, "﹪": 2, "‰": 3}
_RATIO_WORDS = {
    "百": 2,
    "佰": 2,
    "千": 3,
    "仟": 3,
    "万": 4,
    "萬": 4,
    "十万": 5,
    "百万": 6,
    "百萬": 6,
    "千万": 7,
    "千萬": 7,
}
_RATIO_WORDS |= {"亿": 8, "億": 8, "万万": 8, "萬萬": 8, "百万万": 10, "十亿": 9}
_SUFFIXES = {"w": 4, "W": 4, "k": 3, "K": 3, "ｋ": 3, "Ｋ": 3, "M": 6, "G": 9}
_NOT_CHENG = set("为為不立功长長本绩績果熟都语語品群交效就型员員行片串因心事全套吨噸份分家像婚名年天")
_NOT_ZHE = set("射磨叠疊断斷返旧舊腾騰合算页頁戟桂纸紙服")
_NOT_YUAN = set("素月旦宵件首老帅帥勋勳论論次化区區谋凶")
_NOT_HALF = set("场場决決岛島径徑球夜路成边邊径")


class Quantity(NamedTuple):
    """A numeral with all that belongs to its value, before its surroundings are looked at.

    `end` is where the number's span ends, `stop` where its unit ends; `raw` is the numeral, `form` the unit as
    written.
    """

    end: int
    stop: int
    kind: str
    value: Value
    upper: Value | None
    approx: str | None
    unit: str | None
    currency: str | None
    raw: str
    form: str


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    digit = "[零〇一二三四五六七八九两兩]"
    small = rf"(?:{D}{{1,2}}|{digit}|十{digit}?|{digit}十{digit}?)"
    return {
        "of": re.compile(rf"{SP}分{SP}之{SP}(?P<minus>[负負\-－]?)"),
        "mixed": re.compile(rf"{SP}又{SP}"),
        "slash": re.compile(rf"{SP}[/／]{SP}(?P<d>{D}{{1,6}})(?![{D[1:-1]}/／])"),
        "mixed_slash": re.compile(rf"{SP}(?P<n>{D}{{1,4}})[/／](?P<d>{D}{{1,4}})(?![{D[1:-1]}/／])"),
        "times_ten": re.compile(
            rf"{SP}[×xX*]{SP}10(?:\^(?P<e>[-－−]?{D}{{1,3}})|(?P<s>[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,4}}))"
        ),
        "e": re.compile(rf"[eE](?P<e>[-+－＋]?{D}{{1,3}})(?![0-9A-Za-z])"),
        "power": re.compile(rf"\^(?P<e>[-+]{{0,2}}{D}{{1,3}})(?!{D})"),
        "coins": re.compile(
            rf"{SP}[又零]?(?P<j>{small})(?P<ju>角|毛|毫)(?:{SP}[又零]?(?P<f>{small})分?(?![{D[1:-1]}个個]))?"
            rf"|{SP}[又零]?(?P<f2>{small})(?:分|美分|仙|(?P<sen>日本銭))(?!钟|鐘|之)"
        ),
        "bare_coin": re.compile(
            rf"(?P<zero>[零〇]?)(?P<d>[一二三四五六七八九1-9])(?![{D[1:-1]}{digit[1:-1]}十百千万.．点點])"
        ),
        "liang": re.compile(rf"(?P<d>{small}|半)[两兩](?P<half>半?)"),
    }


def read_quantity(text: str, pos: int) -> Quantity | None:
    """Read the quantity that begins at `pos`, or return None."""
    atom = read_atom(text, pos)
    if atom is None:
        return None
    end = atom.end
    after = text[end : end + 1]
    if after in _SPACE and after:
        after = text[end : end + 6].lstrip(_SPACE)[:1]
    if (
        after
        and after in "分份又/／0123456789０１２３４５６７８９"
        and (found := _read_fraction(text, pos, atom))
    ):
        return found
    if after and after in "×xX*eE^" and (found := _read_power(text, atom)):
        return found
    if after in _PERCENT_SIGNS:
        end = text.index(after, end) + 1
        return _percent(atom, end, _PERCENT_SIGNS[after])
    if after and after in "成折" and (found := _read_share(text, atom)):
        return found
    if after in _SUFFIXES and (found := _read_suffix(text, atom)):
        return found
    return _read_unit(text, atom)


def _percent(atom: Atom, end: int, places: int) -> Quantity:
    upper = None if atom.upper is None else scaled(atom.upper, -places)
    return Quantity(
        end, end, "percent", scaled(atom.value, -places), upper, atom.approx, None, None, atom.raw, "%"
    )


def scaled(value: Value, places: int) -> Value:
    """Move the decimal point of `value`, exactly; whole values become `int` again."""
    if isinstance(value, Fraction):
        return value * Fraction(10) ** places
    number = Decimal(value)
    sign, digits, exponent = number.as_tuple()
    assert isinstance(exponent, int)
    result = Decimal((sign, digits, exponent + places))
    if result == result.to_integral_value() and result.adjusted() < 1000:
        return int(result)
    return result


def _read_fraction(text: str, pos: int, atom: Atom) -> Quantity | None:
    patterns = _patterns()
    end = atom.end
    if not isinstance(atom.value, int) or atom.upper is not None:
        return None
    if of := patterns["of"].match(text, end):
        below = read_atom(text, of.end())
        if below is None:
            return None
        sign = -1 if of["minus"] else 1
        places = _RATIO_WORDS.get(atom.raw)
        if places is not None:
            upper = None if below.upper is None else scaled(below.upper, -places)
            value: Value = scaled(below.value, -places) * sign
            return Quantity(
                below.end,
                below.end,
                "percent",
                value,
                upper,
                below.approx,
                None,
                None,
                atom.raw + "分之",
                "%",
            )
        if not atom.value:
            return None
        value = Fraction(below.value) / atom.value * sign
        return Quantity(
            below.end, below.end, "fraction", value, None, below.approx, None, None, atom.raw + "分之", ""
        )
    if text.startswith("分百", end) and atom.raw in ("百", "佰"):
        return Quantity(end + 2, end + 2, "percent", 1, None, None, None, None, "百分百", "%")
    if (
        text.startswith(("分一", "份一"), end)
        and atom.raw in tuple("二三四五六七八九十")
        and (end + 2 == len(text) or unit_at(text, end + 2))
    ):
        return Quantity(
            end + 2,
            end + 2,
            "fraction",
            Fraction(1, atom.value),
            None,
            None,
            None,
            None,
            atom.raw + "分一",
            "",
        )
    if mixed := patterns["mixed"].match(text, end):
        below = read_atom(text, mixed.end())
        if below is None or (text[below.end : below.end + 5].lstrip(_SPACE)[:1] not in ("分", "份")):
            return None
        part = _read_fraction(text, mixed.end(), below)
        if part is None:
            return None
        value = atom.value + Fraction(part.value)
        return Quantity(
            part.end, part.end, "fraction", value, None, None, None, None, atom.raw + "又" + part.raw, ""
        )
    if atom.raw.isdecimal() and len(atom.raw) <= 6:
        if (slash := patterns["slash"].match(text, end)) and int(slash["d"]):
            value = Fraction(atom.value, int(slash["d"]))
            return Quantity(
                slash.end(), slash.end(), "fraction", value, None, None, None, None, atom.raw + "/", ""
            )
        if (
            text[end : end + 1] == " "
            and (slash := patterns["mixed_slash"].match(text, end))
            and int(slash["d"])
        ):
            value = atom.value + Fraction(int(slash["n"]), int(slash["d"]))
            return Quantity(
                slash.end(), slash.end(), "fraction", value, None, None, None, None, atom.raw + "/", ""
            )
    return None


def _read_power(text: str, atom: Atom) -> Quantity | None:
    patterns = _patterns()
    if atom.upper is not None or not atom.raw[0].isdecimal():
        return None
    if match := patterns["times_ten"].match(text, atom.end):
        written = match["e"] or match["s"].translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789"))
        exponent = _integer(written)
        value = None if exponent is None else scaled(atom.value, exponent)
    elif match := patterns["e"].match(text, atom.end):
        exponent = _integer(match["e"])
        value = None if exponent is None else scaled(atom.value, exponent)
    elif match := patterns["power"].match(text, atom.end):
        exponent = _integer(match["e"])
        if exponent is None or abs(exponent) > 64 or (not atom.value and exponent < 0) or len(atom.raw) > 12:
            return None
        power = Fraction(atom.value) ** exponent
        value = power.numerator if power.denominator == 1 else power
    else:
        return None
    if value is None:
        return None
    done = Atom(match.end(), value, None, None, atom.raw + "^")
    return _read_unit(text, done)


def _integer(written: str) -> int | None:
    sign = -1 if written.count("-") + written.count("－") + written.count("−") == 1 else 1
    digits = written.lstrip("-+－＋−")
    return sign * int(digits) if digits else None


def _read_share(text: str, atom: Atom) -> Quantity | None:
    """Read 三成, 七成五, 三成半, 八折, 75折, 八五折."""
    end = text.index("成", atom.end) if "成" in text[atom.end : atom.end + 5] else -1
    raw = atom.raw
    if end >= 0 and not text[atom.end : end].strip(_SPACE):
        following = text[end + 1 : end + 2]
        if (
            following in _NOT_CHENG
            and not (following in "员員" and text.startswith(("员工", "員工"), end + 1))
            and following
        ):
            return None
        if not 0 <= atom.value <= 10 or (atom.upper is not None and atom.upper > 10):
            return None
        stop = end + 1
        value = scaled(atom.value, -1)
        upper = None if atom.upper is None else scaled(atom.upper, -1)
        more = text[stop : stop + 3].lstrip(_SPACE)[:1]
        if (
            more
            and more in "一二三四五六七八九半"
            and upper is None
            and unit_at(text, text.index(more, stop) + 1) is None
        ):
            stop = text.index(more, stop) + 1
            value = value + (
                Decimal("0.05") if more == "半" else Decimal("一二三四五六七八九".index(more) + 1) / 100
            )
        return Quantity(stop, stop, "percent", value, upper, atom.approx, None, None, raw, "成")
    end = text.find("折", atom.end, atom.end + 5)
    if (
        end < 0
        or text[atom.end : end].strip(_SPACE)
        or (text[end + 1 : end + 2] in _NOT_ZHE and end + 1 < len(text))
    ):
        return None
    value = atom.value
    upper = atom.upper
    if (
        upper is not None and raw[-1] not in "十百千"
    ):  # 八九折 is 89 % on a price tag only in figures; here a range
        pair = read_numeral("".join(raw))
        value, upper = (scaled(value, -1), scaled(upper, -1)) if pair is None else (scaled(pair, -2), None)
    elif 0 < value < 10:
        value = scaled(value, -1)
    elif 10 < value < 100 and not raw.startswith(("十", "拾")):
        value = scaled(value, -2)
    else:
        return None
    return Quantity(end + 1, end + 1, "percent", value, upper, None, None, None, raw, "折")


def _read_suffix(text: str, atom: Atom) -> Quantity | None:
    """Read 30w, 15k, 1.2M; 5G and 4K are names, and units of two letters are left to the unit table."""
    at = atom.end + (1 if text[atom.end] == " " else 0)
    suffix = text[at]
    following = text[at + 1 : at + 2]
    if following.isascii() and following.isalnum() or unit_at(text, at):
        return None
    if at > atom.end and suffix not in "MkK":
        return None
    if suffix in "GKＫ" and len(atom.raw) == 1:
        return None
    upper = None if atom.upper is None else scaled(atom.upper, _SUFFIXES[suffix])
    scaled_atom = Atom(at + 1, scaled(atom.value, _SUFFIXES[suffix]), upper, atom.approx, atom.raw + "w")
    return _read_unit(text, scaled_atom)


def _read_unit(text: str, atom: Atom) -> Quantity:
    end, value, upper, approx, raw = atom
    at = end
    while at < end + 4 and text[at : at + 1] in _SPACE and at < len(text):
        at += 1
    if text.startswith(("个亿", "個億"), at) and upper is None:  # 两个亿
        return _read_unit(text, Atom(at + 2, scaled(value, 8), None, approx, raw + "个亿"))
    money = currency_at(text, at)
    if money is not None and _is_money(text, at, raw, *money):
        return _read_money(text, atom, at, *money)
    if (
        money is None
        and text[at : at + 1] in "角毛"
        and at < len(text)
        and (coin := _read_coins_alone(text, atom, at))
    ):
        return coin
    found = unit_at(text, at)
    if found is None:
        return Quantity(end, end, "cardinal", value, upper, approx, None, None, raw, "")
    form, unit, measure = found
    if at > end and not measure and form not in ("个", "個", "人", "名", "家", "次"):
        return Quantity(end, end, "cardinal", value, upper, approx, None, None, raw, "")
    stop = at + len(form)
    kind = "measure" if measure else "cardinal"
    if upper is None:
        if form == "打" and raw[-1] not in "第":
            if text[stop : stop + 1] not in set("听聽开開算击擊到下上破动動"):
                return Quantity(stop, stop, "cardinal", value * 12, None, approx, None, None, raw, "打")
            return Quantity(end, end, "cardinal", value, upper, approx, None, None, raw, "")
        if text[stop : stop + 1] == "半" and text[stop + 1 : stop + 2] not in _NOT_HALF:
            return _half_more(text, stop + 1, kind, value + _HALF, unit, raw, form)
        if form in ("斤", "市斤", "公斤") and (more := _patterns()["liang"].match(text, stop)):
            tenths = _HALF if more["d"] == "半" else Decimal(read_numeral(more["d"]) or 0)
            total = value + (tenths + (_HALF if more["half"] else 0)) / 10
            return Quantity(more.end(), more.end(), "measure", total, None, approx, unit, None, raw, form)
        if (
            form == "米"
            and (more := _patterns()["bare_coin"].match(text, stop))
            and _ends_here(text, more.end())
        ):
            total = value + Decimal(read_numeral(more["d"]) or 0) / (100 if more["zero"] else 10)
            return Quantity(more.end(), more.end(), "measure", total, None, approx, unit, None, raw, form)
    if (
        text[stop : stop + 1] in "多余餘"
        and stop < len(text)
        and text[stop + 1 : stop + 2] not in "样樣种種项項处處次个個元名"
    ):
        approx = approx or "above"
    return Quantity(end, stop, kind, value, upper, approx, unit, None, raw, form)


def _half_more(text: str, end: int, kind: str, value: Value, unit: str, raw: str, form: str) -> Quantity:
    """Finish 一个半 and 三斤半; what follows 个半 may be the real unit (一个半小时)."""
    if form in ("个", "個") and (found := unit_at(text, end)) and found[2]:
        return Quantity(end, end + len(found[0]), "measure", value, None, None, found[1], None, raw, form)
    if (
        form in ("个", "個")
        and (found := unit_at(text, end)) is None
        and text.startswith(("月", "星期"), end)
    ):
        return Quantity(end, end + 1, "measure", value, None, None, "个月", None, raw, form)
    return Quantity(end, end, kind, value, None, None, unit, None, raw, form)


def _ends_here(text: str, at: int) -> bool:
    return at >= len(text) or unit_at(text, at) is None


def _is_money(text: str, at: int, raw: str, form: str, code: str) -> bool:
    following = text[at + len(form) : at + len(form) + 1]
    if form in ("元", "圆", "圓"):
        return not following or following not in _NOT_YUAN
    if form in ("块", "塊"):
        return (
            not following
            or not ("\u4e00" <= following <= "\u9fff")
            or following in "钱錢一二三四五六七八九零多半和左"
        )
    return form not in ("法郎",) or bool(code)


def _read_money(text: str, atom: Atom, at: int, form: str, code: str) -> Quantity:
    end, value, upper, approx, raw = atom
    stop = at + len(form)
    if upper is None:
        coins = _patterns()["coins"].match(text, stop)
        if coins:
            small = Decimal(0)
            if coins["j"]:
                small += Decimal(read_numeral(coins["j"]) or 0) / 10
                if coins["f"]:
                    small += Decimal(read_numeral(coins["f"]) or 0) / 100
            else:
                small += Decimal(read_numeral(coins["f2"]) or 0) / 100
            done = coins.end()
            if text[done : done + 1] in "钱錢" and done < len(text):
                done += 1
            return Quantity(coins.end(), done, "money", value + small, None, approx, None, code, raw, form)
        if (
            form in ("块", "塊", "蚊")
            and (bare := _patterns()["bare_coin"].match(text, stop))
            and _ends_here(text, bare.end())
        ):
            total = value + Decimal(read_numeral(bare["d"]) or 0) / (100 if bare["zero"] else 10)
            return Quantity(bare.end(), bare.end(), "money", total, None, approx, None, code, raw, form)
        if text[stop : stop + 1] == "半" and form in ("块", "塊", "元"):
            return Quantity(stop + 1, stop + 1, "money", value + _HALF, None, approx, None, code, raw, form)
    if text[stop : stop + 1] in "多余餘" and stop < len(text):
        approx = approx or "above"
    return Quantity(end, stop, "money", value, upper, approx, None, code, raw, form)


def _read_coins_alone(text: str, atom: Atom, at: int) -> Quantity | None:
    """Read 5角, 两毛五, 三毛钱."""
    following = text[at + 1 : at + 2]
    if following and following in "度形落色逐球发發大线線楼樓巾料衣坯票":
        return None
    value = scaled(atom.value, -1)
    stop = at + 1
    end = stop
    if more := _patterns()["bare_coin"].match(text, stop):
        value = value + Decimal(read_numeral(more["d"]) or 0) / 100
        end = stop = more.end()
        if text[stop : stop + 1] == "分":
            end = stop = stop + 1
    if text[stop : stop + 1] in "钱錢":
        stop += 1 if stop < len(text) else 0
    return Quantity(end, stop, "money", value, None, atom.approx, None, "CNY", atom.raw, text[at])

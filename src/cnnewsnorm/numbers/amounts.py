"""What stands behind a numeral: units, counters, currencies with their coins, and a half more."""

import re
from decimal import Decimal
from functools import cache

from .atoms import Atom
from .numerals import read_numeral
from .patterns import SP, D
from .quantity import Quantity, skip_spaces
from .units import currency_at, physical_units, unit_at, unit_starts
from .values import Value, added, scaled, times

__all__ = ["read_amount"]

_HALF = Decimal("0.5")
_NOT_YUAN = frozenset("素月旦宵件首老帅帥勋勳论論次化区區谋凶性对對制方函结結醇酸里桥橋牌")
_NOT_HALF = frozenset("场場决決岛島径徑球夜路成边邊导導官数數价價")
_NOT_COIN = frozenset("度形落色逐球发發大线線楼樓巾料衣坯票细細孔毛升克米安西秒伏")
_NOT_DOZEN = frozenset("听聽开開算击擊到下上破动動响響电電工球仗架")
_NOT_MORE = frozenset("样樣种種项項处處次个個元名少方")
_MORE = frozenset("多余餘")
_ODD = frozenset("多余餘来來")
# 五块八一斤: the price of one of them.
_PRICED = "斤公克两兩吨噸升个個瓶张張本只隻件份碗杯盒包袋串亩畝度人位"
# Units whose decimals may stand behind them, and the values they do so at: 度 of a feverish body.
_WITH_DECIMALS = {"米": (0, 10), "秒": (0, 60), "度": (35, 43)}
_PER = frozenset("/／每")
_SYMBOLS = {"秒": "s", "分钟": "min", "分": "min", "小时": "h", "天": "d"}


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    digit = "[零〇一二三四五六七八九两兩壹贰貳叁參肆伍陆陸柒捌玖]"
    small = rf"(?:{D}{{1,2}}|{digit}|[十拾]{digit}?|{digit}[十拾]{digit}?)"
    no_number = rf"(?![{D[1:-1]}{digit[1:-1]}十百千万.．点點])"
    return {
        "coins": re.compile(
            rf"{SP}[又零]?(?P<ten>{small})(?:角|毛|毫)(?:{SP}[又零]?(?P<one>{small})(?:分(?!之)|{no_number}(?![个個])))?"
            rf"|{SP}[又零]?(?P<alone>{small})(?:分|美分|仙|日本銭)(?!钟|鐘|之)"
        ),
        "digit": re.compile(
            rf"(?P<zero>[零〇]?)(?P<d>[一二三四五六七八九1-9])(?:{no_number}|(?=一[{_PRICED}]))"
        ),
        "decimals": re.compile(rf"(?P<d>[零〇一二三四五六七八九]{{1,2}}|{D}{{1,2}}){no_number}"),
        "seconds": re.compile(rf"(?:{D}{{1,2}}|[零〇一二三四五六七八九十]{{1,3}})秒"),
        "liang": re.compile(rf"(?P<d>{small}|半)[两兩](?P<half>半?)"),
        "yi": re.compile("[个個]([多余餘]?)[亿億]"),
        "points": re.compile(rf"[个個]?{SP}百{SP}分{SP}[点點]"),
    }


@cache
def _starts() -> frozenset[str]:
    return unit_starts() | frozenset("角毛毫分百")


def read_amount(text: str, atom: Atom) -> Quantity:
    """Read the unit or currency behind a numeral, with the coins and halves that belong to it."""
    at = skip_spaces(text, atom.end)
    if text[at : at + 1] not in _starts():
        return _bare(atom)
    if text[at] in "个個" and (hundred := _patterns()["yi"].match(text, at)):  # 两个亿, 五六个亿, 两个多亿
        upper = None if atom.upper is None else scaled(atom.upper, 8)
        approx = "above" if hundred[1] else atom.approx
        atom = Atom(hundred.end(), scaled(atom.value, 8), upper, approx, atom.raw + "个亿")
        at = skip_spaces(text, atom.end)
        if at == len(text):
            return _bare(atom)
    money = currency_at(text, at)
    if money is not None and _is_money(text, at + len(money[0]), money[0]):
        return _read_money(text, atom, at + len(money[0]), *money)
    if (
        money is None
        and (text[at] in "角毛毫" or text.startswith(("分钱", "分錢"), at))
        and (coin := _read_coins(text, atom, at))
    ):
        return coin
    if text[at] in "个個百" and (points := _patterns()["points"].match(text, at)):
        return Quantity(
            atom.end,
            points.end(),
            "measure",
            atom.value,
            atom.raw,
            atom.upper,
            atom.approx,
            "百分点",
            None,
            "百分点",
        )
    return _read_unit(text, atom, at)


def _bare(atom: Atom) -> Quantity:
    return Quantity(atom.end, atom.end, "cardinal", atom.value, atom.raw, atom.upper, atom.approx)


def _read_unit(text: str, atom: Atom, at: int) -> Quantity:
    end, value, upper, approx, raw = atom
    found = unit_at(text, at)
    if found is None:
        return _bare(atom)
    form, unit, measure = found
    if at > end and not measure and not (at == end + 1 and text[end] == " " and raw[-1].isdecimal()):
        return _bare(atom)  # but 300 件, as pages set apart what is Latin
    stop = at + len(form)
    if unit == "两" and unit_at(text, stop):  # 1997两年
        return _bare(atom)
    if form in ("个", "個"):
        more = text[stop : stop + 1] in _ODD
        real = unit_at(text, stop + more)
        if more and text.startswith("月", stop + 1):  # 两个多月
            return Quantity(
                end, stop + 2, "measure", value, raw, upper, approx or "above", "个月", None, form
            )
        if real and real[2] and real[1] in physical_units() and real[1] != "年":
            form, unit, measure = real  # 六个加仑, 三个多小时
            stop += len(form) + more
            approx = approx or ("above" if more else None)
    elif form == "分" and _patterns()["seconds"].match(text, stop):  # 3分20秒
        unit, measure = "分钟", True
    elif measure and text[stop : stop + 1] in _PER and (below := unit_at(text, stop + 1)):  # 毫克/升
        unit = f"{unit}/{_SYMBOLS.get(below[1], below[1])}"
        stop += 1 + len(below[0])
    kind = "measure" if measure else "cardinal"
    if upper is None:
        if form == "打":
            if text[stop : stop + 1] in _NOT_DOZEN:
                return _bare(atom)
            return Quantity(stop, stop, "cardinal", times(value, 12), raw, None, approx, form="打")
        if text.startswith("半", stop) and text[stop + 1 : stop + 2] not in _NOT_HALF:
            return _half_more(text, stop + 1, kind, added(value, _HALF), unit, raw, form)
        if (smaller := _read_smaller(text, stop, form, value)) is not None:
            return Quantity(
                smaller[0],
                smaller[0],
                "measure",
                added(value, smaller[1]),
                raw,
                None,
                approx,
                unit,
                None,
                form,
            )
    if text[stop : stop + 1] in _MORE and text[stop + 1 : stop + 2] not in _NOT_MORE:  # 三年多
        approx = approx or "above"
    return Quantity(end, stop, kind, value, raw, upper, approx, unit, None, form)


def _half_more(text: str, end: int, kind: str, value: Value, unit: str, raw: str, form: str) -> Quantity:
    """Finish 一个半 and 三斤半; what follows 个半 may be the real unit (一个半小时)."""
    if form in ("个", "個"):
        if text.startswith("月", end):
            return Quantity(end, end + 1, "measure", value, raw, unit="个月", form=form)
        if (real := unit_at(text, end)) and real[2]:
            return Quantity(end, end + len(real[0]), "measure", value, raw, unit=real[1], form=form)
    return Quantity(end, end, kind, value, raw, unit=unit, form=form)


def _read_smaller(text: str, stop: int, form: str, value: Value) -> tuple[int, Decimal] | None:
    """Read the 八两 of 六斤八两, the 九 of 三米九 and the 58 of 9秒58, as a part of the larger unit."""
    if form in ("斤", "市斤", "公斤") and (liang := _patterns()["liang"].match(text, stop)):
        tenths = _HALF if liang["d"] == "半" else _small(liang["d"]) + (_HALF if liang["half"] else 0)
        return liang.end(), tenths / 10
    if (
        form in _WITH_DECIMALS
        and _WITH_DECIMALS[form][0] <= value < _WITH_DECIMALS[form][1]
        and (decimals := _patterns()["decimals"].match(text, stop))
        and unit_at(text, decimals.end()) is None
    ):  # 一米七五, 1米78, 9秒58, 38度5
        return decimals.end(), _small(decimals["d"]).scaleb(-len(decimals["d"]))
    return None


def _small(written: str) -> Decimal:
    """Read a numeral below one hundred that a pattern has already found well formed."""
    return Decimal(read_numeral(written) or 0)


def _is_money(text: str, stop: int, form: str) -> bool:
    following = text[stop : stop + 1]
    if form in ("元", "圆", "圓"):
        return following not in _NOT_YUAN
    if form in ("块", "塊"):  # 三块石头, 10块GPU, 产量2000亿块
        if (following.isascii() and following.isalpha()) or text[stop - 2 : stop - 1] in ("亿", "億"):
            return False
        return not "\u4e00" <= following <= "\u9fff" or following in "一二三四五六七八九零多半和左以"
    return True


def _read_money(text: str, atom: Atom, stop: int, form: str, code: str) -> Quantity:
    end, value, upper, approx, raw = atom
    if upper is None:
        coins = _patterns()["coins"].match(text, stop)
        if coins is not None:
            if coins["ten"]:
                small = _small(coins["ten"]) / 10 + _small(coins["one"] or "0") / 100
            else:
                small = _small(coins["alone"]) / 100
            done = coins.end() + text.startswith(("钱", "錢"), coins.end())
            return Quantity(
                coins.end(), done, "money", added(value, small), raw, None, approx, None, code, form
            )
        digit = _patterns()["digit"].match(text, stop) if form in ("块", "塊", "蚊") else None
        if digit is not None and unit_at(text, digit.end()) is None:  # 五块六, not 五块六个
            small = _small(digit["d"]) / (100 if digit["zero"] else 10)
            done = digit.end()
            return Quantity(done, done, "money", added(value, small), raw, None, approx, None, code, form)
        if text.startswith("半", stop) and form in ("块", "塊", "元"):
            return Quantity(
                stop + 1, stop + 1, "money", added(value, _HALF), raw, None, approx, None, code, form
            )
    if text[stop : stop + 1] in _MORE:
        approx = approx or "above"
    return Quantity(end, stop, "money", value, raw, upper, approx, None, code, form)


def _read_coins(text: str, atom: Atom, at: int) -> Quantity | None:
    """Read 5角, 两毛五, 三毛钱, where no 元 stands before."""
    stop = at + 1
    if text[stop : stop + 1] in _NOT_COIN:
        return None
    value = scaled(atom.value, -2 if text[at] == "分" else -1)
    end = stop
    if digit := _patterns()["digit"].match(text, stop):
        value = added(value, _small(digit["d"]) / 100)
        end = stop = digit.end() + text.startswith("分", digit.end())
    stop += text.startswith(("钱", "錢"), stop)
    return Quantity(end, stop, "money", value, atom.raw, None, atom.approx, None, "CNY", text[at])

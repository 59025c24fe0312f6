"""Reads one numeral in running text, with what is approximate inside it: 十几, 30多万, 三四十, 数百."""

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from .._classes import is_han
from .._patterns import lazy_pattern
from .numerals import read_numeral
from .patterns import SP, D, S, run_pattern
from .units import unit_at
from .values import Value, scaled

__all__ = ["Atom", "is_bare_scale", "joins_to_larger", "read_atom"]

_SPACES = str.maketrans("", "", " \u3000\xa0")
_PAIR = lazy_pattern(
    r"(|.*[十百千拾佰仟万萬亿億兆])([一二三四五六七八两兩壹贰叁])([二三四五六七八九两兩])([十百千拾佰仟万萬亿億兆]*)"
)
# Neighbours make a range wherever they stand (十七八); 三五 and 三两 do so only by themselves (三五个, not 十三五).
_NEIGHBOURS = frozenset("一二 二三 两三 兩三 三四 四五 五六 六七 七八 八九".split())
_PAIRS = _NEIGHBOURS | frozenset("三五 三两 三兩".split())
_LONE = dict(
    zip(
        "零〇一二三四五六七八九十两兩百千",
        (0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 2, 2, 100, 1000),
        strict=True,
    )
)
_PLACES = {"万": 4, "萬": 4, "亿": 8, "億": 8}
_TAIL_STARTS = frozenset("几幾数數余餘多来來+＋ ")
_SCALED = frozenset("十百千万亿拾佰仟萬億")
_SI = {"米", "克", "瓦", "卡", "赫", "帕", "伏", "焦", "字", "比"}


class Atom(NamedTuple):
    """A numeral read: where it ends, its value, and what is known of its bounds.

    `raw` is what stands there without spaces; `upper` is None unless the numeral itself is a range.
    """

    end: int
    value: Value
    upper: Value | None
    approx: str | None
    raw: str


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(rf"{SP}(?:([几幾数數])({SP}{S}*)|([余餘多来來+＋])({SP}[万萬亿億]+)?)")


@cache
def _valid_prefix() -> re.Pattern[str]:
    digit = f"(?:[一二三四五六七八九两兩壹贰叁肆伍陆柒捌玖]|{D}+)"
    group = rf"(?:{digit}[千仟])?(?:[零〇]?{digit}[百佰])?(?:[零〇]?{digit}?[十拾])?(?:[零〇]?{digit})?"
    wan = rf"{group}(?:[万萬]{{1,2}}(?:[零〇]?{group}))?"
    return re.compile(rf"{wan}(?:[亿億]{{1,2}}(?:[零〇]?{wan}))?")


def read_atom(text: str, pos: int, run: re.Match[str] | None = None) -> Atom | None:
    """Read the numeral at `pos`, or return None; `run` is the match of `run_pattern` there, if known."""
    match = run or run_pattern().match(text, pos)
    if match is None:
        return None
    end = match.end()
    raw = match.group()
    if raw.isdecimal():  # the commonest form first
        if len(raw) > 100:
            return None
        atom = Atom(end, int(raw), None, None, raw)
    elif raw in _LONE:
        atom = Atom(end, _LONE[raw], None, None, raw)
    elif raw[0] in ".．":
        value = read_numeral("0" + raw)
        return None if value is None else Atom(end, value, None, None, raw)
    elif raw[-1] in "零〇" and text[end : end + 1] in ("几", "幾"):
        return _read_tail(text, Atom(end, 0, None, None, raw.translate(_SPACES)))
    elif raw.isascii():  # digits with a point or with commas, as `run_pattern` found them
        value = read_numeral(raw) if "," in raw else Decimal(raw)
        if value is None:
            return None
        atom = Atom(end, value, None, None, raw)
    elif (
        len(raw) > 1 and raw[-1] in _PLACES and raw[:-1].isascii() and raw[-2].isdecimal() and "," not in raw
    ):  # 35.6亿
        atom = Atom(end, scaled(Decimal(raw[:-1]), _PLACES[raw[-1]]), None, None, raw)
    else:
        found = _read_run(text, pos, raw)
        if found is None:
            return None
        atom = found
    return _read_tail(text, atom) if text[atom.end : atom.end + 1] in _TAIL_STARTS else atom


def _read_run(text: str, pos: int, raw: str) -> Atom | None:
    end = pos + len(raw)
    clean = raw.translate(_SPACES)
    if len(clean) > 1 and clean[-1] in "千兆百" and text[end : end + 1] in _SI:
        shorter = _before_si(text, end, raw, clean)
        if shorter is not None:
            return shorter
    if (
        clean in ("一两", "一兩", "三两", "三兩")
        and (unit := unit_at(text, end)) is not None
        and unit[1] != "两"
    ):
        return Atom(
            end, *((1, 2) if clean[0] == "一" else (2, 3)), None, clean
        )  # 一两天; an ounce of silver is 一两银子
    if len(clean) > 1 and clean[-1] in "两兩" and (value := read_numeral(clean[:-1])) is not None:
        return Atom(end - 1, value, None, None, clean[:-1])
    pair = _PAIR.fullmatch(clean) if len(clean) <= 30 else None
    if pair is not None and (
        pair[2] + pair[3] in (_PAIRS if not pair[1] else _NEIGHBOURS)
        or (pair[2] == "一" and pair[3] in "两兩" and pair[4])  # 一两百
    ):
        head, first, second, scales = pair.groups()
        lower, upper = read_numeral(head + first + scales), read_numeral(head + second + scales)
        if lower is not None and upper is not None:
            return Atom(end, min(lower, upper), max(lower, upper), None, clean)
    value = read_numeral(clean)
    if value is None and joins_to_larger(clean):
        value = read_numeral(clean[1:])
    if value is not None:
        return Atom(end, value, None, None, clean)
    # 八百一千, 三百九十九三: take the longest numeral that is well formed, leave the rest
    prefix = _valid_prefix().match(raw)
    if prefix and prefix.end() and (value := read_numeral(prefix.group())) is not None:
        return Atom(pos + prefix.end(), value, None, None, prefix.group())
    return None


def _before_si(text: str, end: int, raw: str, clean: str) -> Atom | None:
    """Take 12千米 as 12 km and 一百千瓦 as 100 kW; 两千米 stays 2000 m."""
    whole = read_numeral(clean)
    base = text[end]
    arabic = clean[-2] in "0123456789０１２３４５６７８９"
    if clean[-1] == "百" and base != "帕":
        return None
    if base in "字比" and not text.startswith(("字节", "字節", "比特"), end):
        return None
    if base == "米" and not arabic and whole is not None:
        return None
    value = read_numeral(clean[:-1])
    if value is None:
        return None
    return Atom(end - 1 - (raw[-2] in " \u3000"), value, None, None, clean[:-1])


def _read_tail(text: str, atom: Atom) -> Atom:
    match = _tail().match(text, atom.end)
    if match is None:
        return atom
    raw = atom.raw
    ends_in_scale = raw[-1] in "十百千万亿拾佰仟萬億零廿卅兆"
    if match[1] in ("几", "幾") and raw.isdecimal() and atom.value and atom.value % 10 == 0 and not match[2]:
        return Atom(match.end(), atom.value + 1, atom.value + 9, None, raw + "几")  # 10几
    if match[1]:  # 十几, 二十几万, 一百零几万, 三百几十
        if not ends_in_scale or (match[1] in "数數" and unit_at(text, match.end()) is None):
            return atom
        scales = match[2].translate(_SPACES)
        lower, upper = read_numeral(raw + "一" + scales), read_numeral(raw + "九" + scales)
        if lower is None or upper is None:
            return atom
        return Atom(match.end(), lower, upper, None, raw + "几" + scales)
    word, scales = match[3], (match[4] or "").translate(_SPACES)
    value = read_numeral(raw + scales) if scales else atom.value
    if value is None:
        return atom
    counted = word in "多余餘" and _counts_han(text, match.end())  # 80 多岁
    if match.end() > atom.end + len(match[0].strip()) and not scales and not counted:
        return atom  # not across another space
    if word in "+＋" and (not raw[-1].isdecimal() or not (scales or _counts_han(text, match.end()))):
        return atom  # 3+2; 300+家 and 20+万 are at least so many
    if not scales:
        if raw[-1] in "一二三四五六七八九两" and not ends_in_scale and len(raw) < 2:
            return atom
        following = text[match.end() : match.end() + 1]
        round_ten = ends_in_scale or (raw.isdecimal() and atom.value % 10 == 0)
        if word in "来來" and not (round_ten and following and following not in "自源到看说說，。"):
            return atom
        if word == "多" and isinstance(atom.value, int) and atom.value < 10:
            return atom
    return Atom(match.end(), value, None, "above", raw + word + scales)


def _counts_han(text: str, at: int) -> bool:
    """Whether a unit stands there that is written in Han characters."""
    return unit_at(text, at) is not None and is_han(text[at])


def joins_to_larger(raw: str) -> bool:
    """Whether 零 begins a scaled numeral, as it does behind a larger unit alone: 三年零十天, 一年零二十天."""
    return (
        raw[0] in "零〇" and len(raw) > 1 and not _SCALED.isdisjoint(raw) and raw[1] not in "百千万亿佰仟萬億"
    )


def is_bare_scale(raw: str) -> bool:
    """Whether a numeral is nothing but scales, with no digit that counts them: 百, 千万, 十亿."""
    return not raw.strip("十百千万亿拾佰仟萬億兆")

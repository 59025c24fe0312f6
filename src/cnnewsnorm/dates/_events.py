"""Reads days that stand for what happened on them: “7·20”特大暴雨, “9·11”事件, “一二·九”, 6·18大促, and a bare 6·30."""

import re
from functools import cache

from .._patterns import lazy_pattern
from .._tables import load_table
from ._pieces import Found, Piece, number
from .holidays import holiday_names, holiday_on

__all__ = ["read_event"]

_DOT = "[·•・‧∙⋅]"
_EVENT = lazy_pattern(
    r"(?P<q>[“\"])?(?:(?P<m>1[0-2]|0?[1-9])(?P<dot>[·•・‧∙⋅.])(?P<d>3[01]|[12][0-9]|0?[1-9])"
    rf"|(?P<hm>[一二三四五六七八九十]{{1,2}}){_DOT}(?P<hd>[一二三四五六七八九十]{{1,3}}))"
    r"(?P<c>[”\"])?(?![0-9%.％·—‰亿万元倍级米吨升度岁版])"
)
_HAPPENED = lazy_pattern("[一-鿿]{0,8}?(?:事件|事故|案|难|震|灾|火|爆|恐|暴雨|事变|公祭|大促|购物|晚会|讲话)")
# Without quotation marks 5·12地震 is a name and no date, and 1·5 a decimal; a sale, or nothing, may stand behind.
_SALE = re.compile("(?:年中|全球|全民)?(?:大促|购物|电商|狂欢|促销|期间|当[天日])")


def read_event(t: str, i: int, level: int) -> Found:
    """Read a day written with a dot between month and day that stands for an event."""
    m = _EVENT.match(t, i) if level in (-1, 2) else None
    if m is None or bool(m["q"]) != bool(m["c"]):
        return None
    if m["q"] and m["dot"] == "." and not _HAPPENED.match(t, m.end()):  # “1.5” is a number
        return None
    dated = level == 2 and m["dot"] != "." and (_HAPPENED.match(t, m.end()) or t[i - 1] == "年")
    if (
        not m["q"]
        and not dated
        and not _SALE.match(t, m.end())
        and (m["dot"] == "." or not _alone(t, i, m.end()))
    ):
        return None
    month, day = number(m["m"] or m["hm"]), number(m["d"] or m["hd"])
    if month is None or day is None or not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    chain: list[Piece] = [("month", month), ("day", day)]
    if level == 2:  # 2008年5·12汶川特大地震, 今年6·18; not 1996年8·4亿
        known = m["q"] or _HAPPENED.match(t, m.end()) or _SALE.match(t, m.end()) or holiday_on(month, day)
        return (m.end(), chain) if known else None
    year = _year_of(month, day, t[max(0, i - 8) : i] + t[m.end() : m.end() + 14])
    if year is not None:
        return m.end(), [("year", year), *chain]
    name = holiday_on(month, day)
    again = _again(t, m.end(), month, day) if m["q"] else None
    if again is not None:  # “3·15”国际消费者权益日 is one day, named twice
        return again
    return m.end(), chain if name is None else [("holiday", name)]


def _again(t: str, at: int, month: int, day: int) -> Found:
    """The name of the holiday of that day behind it."""
    for name, canonical in holiday_names().items():
        if t.startswith(name, at) and len(name) > 2 and holiday_on(month, day) == canonical:
            return at + len(name), [("holiday", canonical)]
    return None


def _alone(t: str, start: int, end: int) -> bool:
    return (not start or t[start - 1] in "\n,。;:( ") and (end == len(t) or t[end] in "\n,。;) ")


def _year_of(month: int, day: int, around: str) -> int | None:
    """The year of an event that everybody knows, if what stands beside its day names it."""
    for year, words in _known().get((month, day), ()):
        if any(word in around for word in words):
            return year
    return None


@cache
def _known() -> dict[tuple[int, int], list[tuple[int, list[str]]]]:
    table: dict[tuple[int, int], list[tuple[int, list[str]]]] = {}
    for line in load_table("dates_events.tsv").splitlines():
        day, year, words = line.split("\t")
        table.setdefault((int(day[:2]), int(day[3:])), []).append((int(year), words.split(" ")))
    return table

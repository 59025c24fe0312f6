"""Reads dates written with separators, and the clock time that may be glued to them."""

import re

from ._civil import valid
from ._pieces import Piece

__all__ = ["read_stamp"]

_TIME = r"(?:(?P<h>[01]?[0-9]|2[0-4]):(?P<mi>[0-5][0-9])(?::(?P<s>[0-5][0-9])(?:\.[0-9]{1,6})?)?(?![0-9:]))"
_ZONE = r"(?P<zone>Z|[+-][01][0-9]:?[0-9]{2})?(?![0-9A-Za-z])"
# By far the commonest date of all, read at once; everything else about it is the grammar's.
_PLAIN = re.compile(
    r"(?<![0-9.·])(?:([12][0-9]{3})年)?(1[0-2]|0?[1-9])月(3[01]|[12][0-9]|0?[1-9])(?:日(?![本报元语产程渐益常式])|号(?![楼线院馆厅门房店令机桌球病仓库码]|选手|种子|地铁|公路|高速|隧道|台风))"
)
_SEPARATED = re.compile("[0-9]{1,4}[-/.·: ][0-9]|[0-9]{8}")
# No date is the name of a file or a part of an address: 2021-04-01.log, site.cn/2021-04/01/.
_STAMP = re.compile(
    r"(?<![0-9A-Za-z_])(?<![0-9][/.])(?<![A-Za-z]/)(?P<y>[12][0-9]{3})(?:(?P<sep>[-/.·])(?P<m>1[0-2]|0?[1-9])[-/.·]"
    r"(?:(?P<d>3[01]|[12][0-9]|0?[1-9])(?![0-9])|(?P<dd>3[01]|[12][0-9]|0[1-9])(?=[0-9]{1,2}:[0-5][0-9]))"
    r"| (?P<m2>1[0-2]|0[1-9]) (?P<d2>3[01]|[12][0-9]|0[1-9])(?![0-9]))"
    rf"(?:(?:[ T]{{0,4}}|-){_TIME}{_ZONE})?(?!/[0-9]|-(?![12][0-9]{{3}}[-/.年]|[0-9]{{1,2}}\.[0-9]{{1,2}}(?![0-9.])|(?:(?<=\.[0-9]-)|(?<=\.[0-9]{{2}}-))(?:3[01]|[12]?[0-9])(?![0-9./:-]))[0-9])(?!\.[0-9A-Za-z]|_|-[A-Za-z])"
)
_COMPACT = re.compile(
    r"(?<![0-9A-Za-z_./-])(?P<y>(?:19|20)[0-9]{2})(?P<m>1[0-2]|0[1-9])(?P<d>3[01]|[12][0-9]|0[1-9])(?![0-9A-Za-z_./%-])"
)
_DAY_FIRST = re.compile(
    r"(?<![0-9A-Za-z_./:])(?<!(?<![0-9]{4})-)(?P<a>[0-9]{1,2})(?P<sep>[-/.])(?P<b>[0-9]{1,2})(?P=sep)(?P<c>[12][0-9]{3}|[0-9]{1,2})(?![0-9A-Za-z_/:.]|-(?![0-9]{1,2}[-/.][0-9]{1,2}[-/.])[0-9])"
)
_YEAR_MONTH = re.compile(
    r"(?<![0-9A-Za-z_./])((?:19|20)[0-9]{2})([-./])(1[0-2]|0[1-9]|[1-9](?=-(?:19|20)[0-9]{2}[./])|(?<=[0-9]-[12][0-9]{3}[./])[1-9])(?![0-9A-Za-z_./:]|-(?!(?:19|20)[0-9]{2}(?![0-9])))"
)
_MONTH_DAY = re.compile(r"(?<![0-9A-Za-z_./:-])(1[0-2]|0[1-9])-(3[01]|[12][0-9]|0[1-9])(?![0-9A-Za-z_/:.-])")
# 10-0812:00, 18-03-0823:16: stamps without a year, or with half of one, that lost their blank.
_GLUED = re.compile(
    r"(?<![0-9A-Za-z_./-])(?<![0-9]:)(?:(?P<y>[0-9]{2})-)?(?P<m>1[0-2]|0[1-9])-(?P<d>3[01]|[12][0-9]|0[1-9])(?=[0-9]{2}:)"
    + _TIME
)
# 15:312018/09/16: the time first.
_TIME_FIRST = re.compile(
    r"(?<![0-9A-Za-z_./-])(?<![0-9A-Za-z:]:)(?P<h>[01][0-9]|2[0-3]):(?P<mi>[0-5][0-9]) ?(?P<y>20[0-9]{2})(?P<sep>[-/])(?P<m>1[0-2]|0[1-9])(?P=sep)(?P<d>3[01]|[12][0-9]|0[1-9])(?![0-9/-])"
)
# 5.17日, 5.18-5.19日: with a dot only where 日 says so.
_DOTTED_DAY = re.compile(
    r"(?<![0-9A-Za-z_.])(1[0-2]|0?[1-9])\.(3[01]|[12][0-9]|0?[1-9])(?:[日号]|(?=\(?(?:周|星期)[一二三四五六日天])|(?=[-至到](?:(?:1[0-2]|0?[1-9])\.)?(?:3[01]|[12][0-9]|0?[1-9])[日号]))"
)
_ROC = re.compile(
    r"(?<![0-9A-Za-z_])(?<![0-9][/.:-])(?P<y>1[0-4][0-9])(?P<sep>[-/.])(?P<m>1[0-2]|0?[1-9])(?P=sep)(?P<d>3[01]|[12][0-9]|0?[1-9])"
    rf"(?![0-9A-Za-z_%]|[-/.:][0-9])(?: {{0,3}}{_TIME})?"
)
_ROC_CUE = re.compile(
    r"(?:民国|日期|时间|发布|更新|刊登|公告|张贴|发文|修正|生效|截止|开标|[自至于迄])[^0-9\n]{0,4}$"
)
_ROC_BEHIND = re.compile(" ?(?:发布|公告|公布|起(?:施行|实施|生效)?|修正|施行|生效|刊登)")
_WEEKDAY_BEHIND = re.compile(r" ?\((?:周|星期|礼拜)?[一二三四五六日天]\)")
_SPACE_TIME = re.compile(rf" {{1,2}}{_TIME}")
_SHORT_STAMP = re.compile(rf"(?<![^\n\t ([])(1[0-2]|[1-9])-(3[01]|[12][0-9]|[1-9]) (?=[0-9]{{2}}:){_TIME}")
_SLASHED = re.compile(r"(?<![0-9A-Za-z_./:-])(1[0-2]|0?[1-9])/(3[01]|[12][0-9]|0?[1-9])(?![0-9A-Za-z_/:.%-])")


def read_stamp(t: str, i: int) -> tuple[int, list[Piece], str] | None:
    """Read a date with separators, with the clock time that may be glued to it; returns its zone as well."""
    m = _PLAIN.match(t, i)
    if m is not None:
        chain: list[Piece] = [("month", int(m[2])), ("day", int(m[3]))]
        return m.end(), [("year", int(m[1])), *chain] if m[1] else chain, ""
    if not _SEPARATED.match(t, i):
        return None
    m = _GLUED.match(t, i)
    if m is not None:
        clock = ("clock", (int(m["h"]), int(m["mi"]), int(m["s"]) if m["s"] else None))
        chain = [("month", int(m["m"])), ("day", int(m["d"])), clock]
        return m.end(), [("yy", int(m["y"])), *chain] if m["y"] else chain, ""
    m = _DOTTED_DAY.match(t, i)
    if m is not None:
        return m.end(), [("month", int(m[1])), ("day", int(m[2]))], ""
    m = _TIME_FIRST.match(t, i)
    if m is not None:
        chain = [("year", int(m["y"])), ("month", int(m["m"])), ("day", int(m["d"]))]
        return m.end(), [*chain, ("clock", (int(m["h"]), int(m["mi"]), None))], ""
    m = _STAMP.match(t, i)
    if m is not None:
        year = int(m["y"])
        month, day = int(m["m"] or m["m2"]), int(m["d"] or m["dd"] or m["d2"])
        chain = [("year", year), ("month", month), ("day", day)]
        if m["h"]:
            chain.append(("clock", (int(m["h"]), int(m["mi"]), int(m["s"]) if m["s"] else None)))
        return m.end(), chain, _offset(m["zone"])
    m = _ROC.match(t, i)
    if m is not None and (
        m["sep"] == "/" or m["h"] or _ROC_BEHIND.match(t, m.end()) or _ROC_CUE.search(t, max(0, i - 12), i)
    ):
        chain = [("era", (1911 + int(m["y"]), "roc")), ("month", int(m["m"])), ("day", int(m["d"]))]
        if m["h"]:
            chain.append(("clock", (int(m["h"]), int(m["mi"]), int(m["s"]) if m["s"] else None)))
        return m.end(), chain, ""
    m = _COMPACT.match(t, i)
    if m is not None and valid(int(m["y"]), int(m["m"]), int(m["d"])):
        return m.end(), [("year", int(m["y"])), ("month", int(m["m"])), ("day", int(m["d"]))], ""
    m = _DAY_FIRST.match(t, i)
    numbered = m is not None and m["sep"] == "-" == t[i - 1 : i]  # 2023-09-20-01
    if m is not None and not numbered and (day_first := _day_first(m["a"], m["b"], m["c"], m["sep"])):
        return m.end(), day_first, ""
    m = _YEAR_MONTH.match(t, i)
    if m is not None and (m[2] == "-" or t[m.end() : m.end() + 1] == "-" or t[i - 1 : i] == "-"):
        return m.end(), [("year", int(m[1])), ("month", int(m[3]))], ""
    m = _MONTH_DAY.match(t, i)
    if m is not None:
        time = _SPACE_TIME.match(t, m.end())
        chain = [("month", int(m[1])), ("day", int(m[2]))]
        if time is not None:
            chain.append(("clock", (int(time["h"]), int(time["mi"]), int(time["s"]) if time["s"] else None)))
            return time.end(), chain, ""
        if _alone(t, i, m.end()):
            return m.end(), chain, ""
    m = _SHORT_STAMP.match(t, i)
    if m is not None:
        clock = ("clock", (int(m["h"]), int(m["mi"]), int(m["s"]) if m["s"] else None))
        return m.end(), [("month", int(m[1])), ("day", int(m[2])), clock], ""
    m = _SLASHED.match(t, i)
    if m is not None:
        end = m.end() + (t[m.end() : m.end() + 1] in ("日", "号"))
        if (
            end > m.end() or _WEEKDAY_BEHIND.match(t, end) or (_alone(t, i, end) and end - i > 3)
        ):  # 1/3 is a fraction or a page
            return end, [("month", int(m[1])), ("day", int(m[2]))], ""
    return None


def _offset(zone: str | None) -> str:
    if not zone:
        return ""
    return "Z" if zone in "Zz" else zone if ":" in zone else f"{zone[:3]}:{zone[3:]}"


def _alone(t: str, start: int, end: int) -> bool:
    before, after = t[start - 1 : start], t[end : end + 1]
    return (before in "\n([【“ \t" or not start) and (after in "\n)]】” \t" or end == len(t))


def _day_first(a: str, b: str, c: str, sep: str) -> list[Piece] | None:
    """13.5.2015 and 1/2/2020 are day, month, year; 10/31/1974 can only be month first; 27-7-3 is year first."""
    first, second, third = int(a), int(b), int(c)
    if len(c) == 4:
        day, month = (second, first) if second > 12 else (first, second)
        return [("year", third), ("month", month), ("day", day)] if valid(third, month, day) else None
    if sep == ".":
        return None
    if len(a) == 2 and (first > 31 or sep == "-") and valid(2000 + first, second, third):
        return [("yy", first), ("month", second), ("day", third)]
    if len(c) == 2:
        day, month = (second, first) if second > 12 else (first, second)
        return [("yy", third), ("month", month), ("day", day)] if valid(2000, month, day) else None
    return None

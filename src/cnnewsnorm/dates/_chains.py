"""Reads a chain of pieces from coarse to fine: 2021年 8月 7日 上午 9时, with what may stand between them."""

import re

from ._numeric import HAN, read_numeric
from ._pieces import AFTER, LEVEL, Piece, number
from ._stamps import read_stamp
from ._words import read_word

__all__ = ["GLUE", "Chain", "read_chain"]

GLUE = re.compile(r" {0,2}(?:的 ?)?")
_WEEKDAY_GLUE = re.compile(r" ?[,(] ?(?=(?:周|星期|礼拜)[一二三四五六日天])")
_BARE_WEEKDAY = re.compile(r" ?\(([一二三四五六日天])\)")
_COMMA_MONTH = re.compile(rf", ?(?=(?:[0-9]{{1,2}}|[{HAN}]{{1,2}})月(?:[0-9]{{1,2}}|[{HAN}]{{1,3}})[日号])")
_ABOUT = re.compile(r" ?(?:大约|大概|将近|约)(?:在|是)?")
# 周四(21日): the number says which Thursday is meant.
_WITH_NUMBER = re.compile(
    r" ?\((?:(1[0-2]|0?[1-9])月)?(3[01]|[12][0-9]|0?[1-9]|[一二三四五六七八九十廿]{1,3})[日号]\)"
)
_MARK = re.compile(r"(?:(农历|阴历|夏历|旧历|老历)|公历|阳历)(?:的)?(?!新年)")
Chain = tuple[int, list[Piece], str]
_RANGING = frozenset("至到-")
_NUMERALS = frozenset("0123456789" + HAN + "元正冬腊首")


def read_chain(t: str, i: int, level: int = -1, clock: bool = True) -> Chain:
    """Read pieces from coarse to fine, `level` being that of the piece a continuation would follow."""
    chain: list[Piece] = []
    end, zone = i, ""
    mark = _MARK.match(t, i) if level < 0 and t[i] in "农阴夏旧老公阳" else None
    if mark is not None and mark.end() < len(t):
        i = end = mark.end()
    if level < 0 and "0" <= t[i] <= "9":
        stamp = read_stamp(t, i)
        if stamp is not None:
            end, chain, zone = stamp
            level = LEVEL[chain[-1][0]]
    size = len(t)
    start, start_at = level, i
    while end < size:
        at = end
        if chain:
            if t[end] in " 的":
                at = GLUE.match(t, end).end()  # type: ignore[union-attr]
            if level == 2 and t[end] == "," and (w := _COMMA_MONTH.match(t, end)) is not None:
                at = w.end()
            if level in (6, 8) and t[end] in " 大约将" and (w := _ABOUT.match(t, end)) is not None:
                at = w.end()  # 晚上约9点
            elif level == 6 and t[end] in " ,(" and (w := _WEEKDAY_GLUE.match(t, end)) is not None:
                at = w.end()
            if at >= size:
                break
            if (
                level == 6
                and t[at] in " ("
                and len(chain) > 1
                and (w := _BARE_WEEKDAY.match(t, at)) is not None
            ):
                chain.append(
                    ("weekday", 6 if w[1] in "日天" else "一二三四五六".index(w[1]))
                )  # 2021.08.08 (日)
                end = w.end()
                continue
            if level == 6 and t[end] in " (" and (w := _WITH_NUMBER.match(t, end)) is not None:
                timed = _piece(t, w.end(), level) if w.end() < size else None
                if timed is not None and LEVEL[timed[1][0][0]] >= 8:  # 周四(21日)上午 is one
                    chain, at = [_numbered(chain, w)], w.end()
                elif chain[-1][0] == "weekday" and t[w.end() : w.end() + 1] in _RANGING:
                    return w.end(), [_numbered(chain, w)], zone
        found = _piece(t, at, level)
        if found is None:
            break
        stop, pieces = found
        if (not clock and LEVEL[pieces[0][0]] >= 8) or (
            t[at - 1] in "约概近在是" and LEVEL[pieces[0][0]] < 8 <= level + 2
        ):
            break
        if level == 6 and t[at - 1] == "(" and at > end:
            if t[stop : stop + 1] != ")":
                break
            stop += 1
        chain += pieces
        end = stop
        level = LEVEL[pieces[-1][0]]
        if pieces[-1][0] == "edge":
            break
    if not chain and mark is not None:
        end = i = mark.start()
    if (
        start < 0
        and end < size
        and t[end] in " ("
        and chain
        and chain[0][0] == "weekday" == chain[-1][0]
        and (w := _WITH_NUMBER.match(t, end)) is not None
    ):
        chain = [_numbered(chain, w)]
    if chain and chain[0][0] == "yy?":  # 15年春节 is one of the year 15, and 15年 alone a length
        if len(chain) == 1 or chain[1] == ("edge", ("MID", None)) or chain[1][0] in ("same", "samedate"):
            return start_at, [], ""
        chain[0] = ("yy", chain[0][1])
    lunar = (mark is not None and mark[1]) or (len(chain) > 1 and chain[0][0] == "cycle")
    return end, _as_lunar(chain) if lunar else _with_han_day(chain), zone


def _numbered(chain: list[Piece], m: "re.Match[str]") -> Piece:
    """周四(21日), 昨天(14日): the day whose number is said as well."""
    op, value = chain[-1]
    if op == "weekday":
        return "weekdayat", (value, int(m[1]) if m[1] else None, number(m[2]))
    return ("dayat", (value, number(m[2]))) if op == "day+" and isinstance(value, int) else (op, value)


def _piece(t: str, i: int, level: int) -> tuple[int, list[Piece]] | None:
    found = read_word(t, i, level)
    if found is not None or t[i] not in _NUMERALS:
        return found
    found = read_numeric(t, i, level)
    if found is not None and level >= 0 and level not in AFTER[found[1][0][0]]:
        return None
    return found


def _as_lunar(chain: list[Piece]) -> list[Piece]:
    """农历2015年六月, 农历8月23日: the months and days behind 农历 are those of the Chinese calendar."""
    out: list[Piece] = []
    for op, value in chain:
        if op == "month":
            out.append(("lunarmonth", (value, False)))
        elif op in ("day", "hanDay") and out and out[-1][0] == "lunarmonth":
            out[-1] = ("lunar", (out[-1][1][0], value, False))
        else:
            out.append((op, value))
    return out


def _with_han_day(chain: list[Piece]) -> list[Piece]:
    """八月十五 counts by the Chinese calendar unless a year in figures stands before it."""
    for index, (op, value) in enumerate(chain):
        if op == "hanDay":
            month = chain[index - 1]
            if month[0] == "month+" and value <= 10:  # 本月初一
                return [*chain[:index], ("lunarday", value), *chain[index + 1 :]]
            solar = (
                (index > 1 and chain[index - 2][0] == "year") or month == ("month", 1) or month[0] != "month"
            )
            if solar:
                return [*chain[:index], ("day", value), *chain[index + 1 :]]
            return [*chain[: index - 1], ("lunar", (month[1], value, False)), *chain[index + 1 :]]
    return chain

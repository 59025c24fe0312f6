"""Reads a chain and the second end of a range behind it: 8月7日至9日, 1-7月, 周一至五, 9:00-11:30."""

import re

from .._patterns import lazy_pattern
from ._chains import read_chain
from ._numeric import HAN
from ._pieces import AFTER, LEVEL, Piece, number

__all__ = ["CONNECT", "read_bare_left", "read_ends", "read_second"]

_DATE_AFTER_WEEKDAY = re.compile(rf" ?, ?(?=(?:[0-9]{{1,2}}|[{HAN}]{{1,2}})月)")
CONNECT = re.compile(r" ?(?:(?:(?:起|开始),?)?(?:一直|持续|延续|直)?[至到]|-{1,2}) ?")
_CONNECTING = frozenset(" 起至到-开一持延直")
_AND = re.compile(r" ?[和与] ?")
_BETWEEN = re.compile(r"之间|间(?!接)")
_NEXT_WEEKDAY = re.compile("[、和]([二三四五六日天])(?=[两2]|$|[,。;)\n]|[早晚]|[上下]午)")
_ENCLOSED = re.compile("之间")
_BARE_LEFT = lazy_pattern(
    rf" ?(?<![0-9.])([0-9]{{1,4}}|[{HAN}]{{1,4}}) ?(-{{1,2}}|至|到|、) ?(?=(?:[0-9]{{1,4}}|[{HAN}]{{1,4}}) ?(?:年|月|日|号|时|点|世纪|季度|[0-9]{{0,1}}0?年代))"
)
_BARE_YEARS = re.compile(r"((?:19|20)[0-9]{2}) ?(?:-{1,2}|至|到) ?((?:19|20)[0-9]{2})(?![0-9年./-])")
_DAY_OF_WEEK = re.compile("[一二三四五六日天](?![一二三四五六七八九十百千年月日号时点个名万次位级楼])")
_LUNAR_DAY = lazy_pattern(
    "(?:初[一二三四五六七八九十]|三十|廿[一二三四五六七八九]?|二十[一二三四五六七八九]?|十[一二三四五六七八九]?)(?![0-9一二三四五六七八九十年月日个天])"
)
# 除夕至初六, 春节到十五; 除夕 is the day 0
_LUNAR_HOLIDAYS: dict[Piece, tuple[int, int, bool]] = {
    ("holiday", "除夕"): (12, 0, False),
    ("holiday", "春节"): (1, 1, False),
}
_ROC_YEAR = re.compile(f"([0-9]{{2,3}}|[{HAN}]{{2,5}})年(?!代)")
_YEAR_ONLY = re.compile(r"((?:19|20)[0-9]{2})(?![0-9./:年-])")
_DOTTED_RANGE = re.compile("[0-9][-至到][0-9]")
_STOP = re.compile(r"止|为止")
_LISTING = frozenset("、和与")
# 2021、2022两年, 13、14两日, 5、6两月
_LISTED_NUMBERS = re.compile(
    r"((?:19|20)[0-9]{2}|[0-9]{1,2})((?:[、和与](?:(?:19|20)[0-9]{2}|[0-9]{1,2})){1,5}) ?[两二三四五六2-6]个?(年|日|月)(?![多份])"
)
_TO_HOUR = re.compile(
    rf" ?(?:-{{1,2}}|至|到) ?(?:早上?|晚上?|[上下中]午|凌晨|傍晚)?(?:[0-9]{{1,2}}|[{HAN}]{{1,3}})(?::|时|点)"
)
_DAY_COUNT = re.compile(r"内|游|行|之内|以内")
_FIGURES = frozenset("0123456789 " + HAN)


def read_ends(t: str, i: int) -> tuple[list[Piece], list[Piece], str, int]:
    """Read a chain and, if one follows, the second end of a range."""
    end, chain, zone = read_chain(t, i)
    if (
        len(chain) == 1
        and chain[0][0] == "weekday"
        and (comma := _DATE_AFTER_WEEKDAY.match(t, end)) is not None
    ):
        stop, date, _ = read_chain(t, comma.end())
        if date and date[-1][0] == "day":
            return [*date, *chain], [], "", stop
    left = read_bare_left(t, end if chain else i, chain, LEVEL[chain[-1][0]] if chain else -1)
    if left is not None:
        end, chain, more = left
        return chain, more, zone, end
    listed = _listed(t, end if chain else i, chain)
    if listed is not None:
        stop, first, last = listed
        return [*chain, first], [last], zone, stop
    if not chain:
        m = _BARE_YEARS.match(t, i) if t[i] in "12" else None
        if m is not None and (t[i - 1 : i] in ("从", "自", "(", "[") or m.end() == len(t)) and m[1] < m[2]:
            return [("year", int(m[1]))], [("year", int(m[2]))], "", m.end()
        return [], [], "", i
    connect = CONNECT.match(t, end) if end < len(t) and t[end] in _CONNECTING else None
    if connect is not None:
        found = read_second(t, connect.end(), chain)
        if found is not None:
            closing = _STOP.match(t, found[0]) if t[i - 1 : i] in ("自", "从") else None
            closing = closing or _ENCLOSED.match(t, found[0])
            return chain, found[1], zone, closing.end() if closing else found[0]
    if chain[-1][0] == "weekday" and (also := _NEXT_WEEKDAY.match(t, end)) is not None:  # 本周四、五两天
        day = 6 if also[1] in "日天" else "一二三四五六".index(also[1])
        if day == chain[-1][1] + 1:
            return (
                chain,
                [("weekday", day)],
                zone,
                also.end() + 2 * t.startswith(("两天", "两日"), also.end()),
            )
    both = _AND.match(t, end) if end < len(t) and t[end] in " 和与" else None
    if both is not None:
        found = read_second(t, both.end(), chain)
        tail = None if found is None else _BETWEEN.match(t, found[0])
        if found is not None and tail is not None:
            return chain, found[1], zone, tail.end()
    return chain, [], zone, end


_LISTED_UNITS = {"年": "year", "月": "month", "日": "day"}


def _listed(t: str, i: int, chain: list[Piece]) -> tuple[int, Piece, Piece] | None:
    """13、14两日: numbers in a row with their count behind."""
    if not (i < len(t) and t[i].isdigit() and not _LISTING.isdisjoint(t[i + 1 : i + 5])):
        return None
    m = _LISTED_NUMBERS.match(t, i)
    op = _LISTED_UNITS[m[3]] if m else ""
    if m is None or (LEVEL[chain[-1][0]] not in AFTER[op] if chain else t[i - 1 : i].isdigit()):
        return None
    numbers = [int(n) for n in re.findall("[0-9]+", m[1] + m[2])]
    if numbers != list(range(numbers[0], numbers[-1] + 1)) or (op == "year") != (numbers[0] > 1000):
        return None
    if not 1 <= numbers[0] < numbers[-1] <= {"year": 9999, "month": 12, "day": 31}[op]:
        return None
    return (m.end() if op != "year" else m.end(2)), (op, numbers[0]), (op, numbers[-1])


def read_second(t: str, i: int, chain: list[Piece]) -> tuple[int, list[Piece]] | None:
    """The second end of a range behind `chain`; 9:00-17:00 behind a range of days is a range of its own."""
    found = _second(t, i, chain)
    if (
        found is None
        or not LEVEL[found[1][-1][0]] == 9 > LEVEL[chain[-1][0]]
        or not _TO_HOUR.match(t, found[0])
    ):
        return found
    end, more, _ = read_chain(t, i, clock=False)
    return (end, more) if more else None


def _second(t: str, i: int, chain: list[Piece]) -> tuple[int, list[Piece]] | None:
    """The second end of a range; what it leaves out stands in the first."""
    if i >= len(t):
        return None
    end, more, _ = read_chain(t, i)
    if chain[0][0] == "era" and chain[0][1][1] == "roc" and (not more or more[0][0] == "yy"):
        m = _ROC_YEAR.match(t, i)  # 民国110年至112年
        n = number(m[1]) if m else None
        if m is not None and n is not None and chain[0][1][0] - 1911 < n < 200:
            end, rest, _ = read_chain(t, m.end(), 2) if m.end() < len(t) else (m.end(), [], "")
            return max(end, m.end()), [("era", (1911 + n, "roc")), *rest]
    if not more:
        level = LEVEL[chain[-2][0]] if len(chain) > 1 else 4 if chain[0][0] == "day" else -1
        if LEVEL[chain[-1][0]] == 9:
            level = 8
        end, more, _ = read_chain(t, i, level)
        if not more and level != 4 and any(op == "day" for op, _ in chain):  # 八日晚到九日
            end, more, _ = read_chain(t, i, 4)
    if not more and chain[-1][0] == "weekday":  # 周一至五
        m = _DAY_OF_WEEK.match(t, i)
        if m is not None:
            day = 6 if m[0] in "日天" else "一二三四五六".index(m[0])
            return m.end(), [("weekday", day)]
    lunar = chain[-1][1] if chain[-1][0] == "lunar" else _LUNAR_HOLIDAYS.get(chain[-1])
    if not more and lunar is not None:  # 正月初一到十五
        m = _LUNAR_DAY.match(t, i)
        n = number(m[0].lstrip("初")) if m else None
        month, first, _ = lunar if lunar[1] else (1, 0, False)
        if m is not None and n is not None and first < n <= 30:
            return m.end(), [("lunar", (month, n, False))]
    if not more and _DOTTED_RANGE.match(t, i - 2) and chain[-1][0] == "day":  # 2021.8.7-8.9
        end, more, _ = read_chain(t, i, 2)
    if not more:
        m = _YEAR_ONLY.match(t, i)
        if m is not None and chain[0][0] == "year":
            return m.end(), [("year", int(m[1]))]
        if t.startswith(("今", "目前", "现在"), i) and not t.startswith(("今年", "今后", "今天", "今日"), i):
            return i + (1 if t[i] == "今" else 2), [("now", None)]
        return None
    if (
        LEVEL[more[0][0]] < 9
        and LEVEL[chain[-1][0]] == 9
        and LEVEL[more[-1][0]] < 8
        and more[0][0] not in ("day~", "day+")
    ):
        return None
    return end, more


def read_bare_left(
    t: str, i: int, chain: list[Piece], level: int
) -> tuple[int, list[Piece], list[Piece]] | None:
    """1-7月, 2021—2023年, 12-19日, 9~12点半: the first number takes its unit from the second."""
    m = _BARE_LEFT.match(t, i) if i < len(t) and t[i] in _FIGURES else None
    if m is None:
        return None
    n = number(m[1])
    end, more, _ = read_chain(t, m.end(), level if level != 9 else 8)
    if n is None or not more:
        return None
    op, value = more[0]
    if op == "clock":
        if level < 6 and m[2] == "、":
            return None
        piece: Piece = ("clock", (n, None, None))
    elif op in ("year", "yy", "month", "day", "quarter", "century", "decade") and isinstance(value, int):
        if op == "decade" and n < 10:  # 三、四十年代
            n *= 10
        if (
            (op == "year") != (len(m[1]) == 4)
            or (m[2] == "、" and n + (10 if op == "decade" else 1) != value)
            or (op != "yy" and n >= value)
        ):
            return None
        piece = (op, n)
    else:
        return None
    if op == "yy" or (op == "day" and level < 0 and _DAY_COUNT.match(t, end)):
        return None
    if (piece[0] == "month" and not 1 <= n <= 12) or (piece[0] == "day" and not 1 <= n <= 31):
        return None
    if level >= 0 and level not in AFTER[op]:
        return None
    return end, [*chain, piece], more

"""Puts pieces together: chains from coarse to fine, ranges, and what stands around them."""

import re
from collections.abc import Sequence

from ._amounts import read_length, read_set, read_span
from ._numeric import HAN, read_numeric
from ._pieces import AFTER, LEVEL, NEEDS, Expression, Piece, number
from ._stamps import read_stamp
from ._vague import read_vague
from ._words import read_word
from ._zones import read_zone

__all__ = ["continue_list", "read_expression"]

_GLUE = re.compile(r" {0,2}(?:的 ?)?")
_WEEKDAY_GLUE = re.compile(r" ?[,(] ?(?=(?:周|星期|礼拜)[一二三四五六日天])")
_BARE_WEEKDAY = re.compile(r" ?\(([一二三四五六日天])\)")
_COMMA_MONTH = re.compile(rf", ?(?=(?:[0-9]{{1,2}}|[{HAN}]{{1,2}})月(?:[0-9]{{1,2}}|[{HAN}]{{1,3}})[日号])")
_DATE_AFTER_WEEKDAY = re.compile(rf" ?, ?(?=(?:[0-9]{{1,2}}|[{HAN}]{{1,2}})月)")
_MARK = re.compile(r"(?:(农历|阴历|夏历|旧历|老历)|公历|阳历)(?:的)?(?!新年)")
_CONNECT = re.compile(r" ?(?:起?至|到|-{1,2}|起到) ?")
_AND = re.compile(r" ?[和与] ?")
_BETWEEN = re.compile(r"之间|间(?!接)")
_BARE_LEFT = re.compile(
    rf" ?(?<![0-9.])([0-9]{{1,4}}|[{HAN}]{{1,4}}) ?(-{{1,2}}|至|到|、) ?(?=(?:[0-9]{{1,4}}|[{HAN}]{{1,4}}) ?(?:年|月|日|号|时|点|世纪|季度|[0-9]{{0,1}}0?年代))"
)
_BARE_YEARS = re.compile(r"((?:19|20)[0-9]{2}) ?(?:-{1,2}|至|到) ?((?:19|20)[0-9]{2})(?![0-9年./-])")
_DAY_OF_WEEK = re.compile("[一二三四五六日天](?![一二三四五六七八九十百千年月日号时点个名万次位级楼])")
_LUNAR_DAY = re.compile(
    "(?:三十|廿[一二三四五六七八九]?|二十[一二三四五六七八九]?|十[一二三四五六七八九]?)(?![0-9一二三四五六七八九十年月日个天])"
)
_ROC_YEAR = re.compile(f"([0-9]{{2,3}}|[{HAN}]{{2,5}})年(?!代)")
_YEAR_ONLY = re.compile(r"((?:19|20)[0-9]{2})(?![0-9./:年-])")
_FROM = re.compile(r"(?:自从|[从自由])$")
_UNTIL = re.compile(r"(?:截至|截止到?|截止至|直到|直至)$")
_BOUND = re.compile(
    r" ?(?:(?P<incl>[或及和]) ?)?(?P<w>之前|以前|之后|以后|以来|起至今|至今|到现在|开始|起(?![来诉草火飞降点源义步码用床伏初家居跳到至]))"
    r"| ?(?P<a>前(?=[,。;、)完建实全基提必须将要不力确达向到交报的已就在未出入可 ]|$)|后(?=[,。;、)就的将再才不没又曾出建 ]|$))(?! [前后]|的[一二三四五六七八九十0-9])"
)
_DOTTED_RANGE = re.compile("[0-9][-至到][0-9]")
_STOP = re.compile(r"止|为止")
_APPROX_AFTER = re.compile(r" ?(?:左右|前后|许(?![多可久诺愿])|上下)")
_APPROX_BEFORE = re.compile(r"(?:大约|大概|约|将近|约为|约在|大致)(?:在|于|是)?$")
_FUTURE = re.compile(
    r"(?:将于|将在|拟于|拟在|定于|定在|有望|预计|计划|将从|将自|最迟|最晚|预定)[^,。、;]{0,4}$"
)

_ENDS_APPROX, _ENDS_FROM, _ENDS_UNTIL = frozenset("约近为在致于是"), frozenset("从自由"), frozenset("至到止")
_IN_FUTURE = frozenset("将拟定望计划迟晚")

# 8月20日将举行 looks ahead, 8月5日将其抓获 does not: the nearer one is meant.
_WILL = re.compile(r"起?,?(?:即?将|拟)(?![军领近来])")

Chain = tuple[int, list[Piece], str]


def read_expression(t: str, i: int) -> Expression | None:
    """Read the expression that begins at `i` of the folded text, the longest one the grammar knows."""
    if t[i] in _EVERY:
        return _set(t, i)
    if t[i - 1 : i] in _POINTS and t[i - 2 : i - 1].isdigit() and t[i].isdigit():  # the rest of a decimal
        return None
    return _point(t, i) or read_span(t, i) or read_vague(t, i) or read_length(t, i)


_EVERY = frozenset("每逢")
_POINTS = frozenset(".·")


def _point(t: str, i: int) -> Expression | None:
    chain, more, zone, end = _ends(t, i)
    if not chain:
        return None
    expression = Expression(i, end, "range" if more else "point", chain, more, zone=zone)
    _around(t, expression)
    expression.place = read_zone(t, i, expression.end)
    return expression


def _ends(t: str, i: int) -> tuple[list[Piece], list[Piece], str, int]:
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
    left = _bare_left(t, end if chain else i, chain)
    if left is not None:
        end, chain, more = left
        return chain, more, zone, end
    if not chain:
        m = _BARE_YEARS.match(t, i) if t[i] in "12" else None
        if m is not None and (t[i - 1 : i] in ("从", "自", "(", "[") or m.end() == len(t)) and m[1] < m[2]:
            return [("year", int(m[1]))], [("year", int(m[2]))], "", m.end()
        return [], [], "", i
    connect = _CONNECT.match(t, end) if end < len(t) and t[end] in " 起至到-" else None
    if connect is not None:
        found = _second(t, connect.end(), chain)
        if found is not None and LEVEL[found[1][-1][0]] == 9 > LEVEL[chain[-1][0]]:
            found = _without_hours(t, connect.end(), found)
        if found is not None:
            closing = _STOP.match(t, found[0]) if t[i - 1 : i] in ("自", "从") else None
            return chain, found[1], zone, closing.end() if closing else found[0]
    both = _AND.match(t, end) if end < len(t) and t[end] in " 和与" else None
    if both is not None:
        found = _second(t, both.end(), chain)
        tail = None if found is None else _BETWEEN.match(t, found[0])
        if found is not None and tail is not None:
            return chain, found[1], zone, tail.end()
    return chain, [], zone, end


_TO_HOUR = re.compile(r" ?(?:-{1,2}|至|到) ?[0-9]{1,2}(?::|时|点)")


def _without_hours(t: str, i: int, found: tuple[int, list[Piece]]) -> tuple[int, list[Piece]] | None:
    """周一至周五9:00-17:00: the hours are a range of their own, on each of the days."""
    if not _TO_HOUR.match(t, found[0]):
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
        level = LEVEL[chain[-2][0]] if len(chain) > 1 else -1
        if LEVEL[chain[-1][0]] == 9:
            level = 8
        end, more, _ = read_chain(t, i, level)
    if not more and chain[-1][0] == "weekday":  # 周一至五
        m = _DAY_OF_WEEK.match(t, i)
        if m is not None:
            day = 6 if m[0] in "日天" else "一二三四五六".index(m[0])
            return m.end(), [("weekday", day)]
    if not more and chain[-1][0] == "lunar":  # 正月初一到十五
        m = _LUNAR_DAY.match(t, i)
        n = number(m[0]) if m else None
        if m is not None and n is not None and chain[-1][1][1] < n <= 30:
            return m.end(), [("lunar", (chain[-1][1][0], n, False))]
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


def _bare_left(t: str, i: int, chain: list[Piece]) -> tuple[int, list[Piece], list[Piece]] | None:
    """1-7月, 2021—2023年, 12-19日, 9~12点半: the first number takes its unit from the second."""
    m = _BARE_LEFT.match(t, i) if i < len(t) and t[i] in _FIGURES else None
    if m is None:
        return None
    n = number(m[1])
    level = LEVEL[chain[-1][0]] if chain else -1
    end, more, _ = read_chain(t, m.end(), level if level != 9 else 8)
    if n is None or not more:
        return None
    op, value = more[0]
    if op == "clock":
        if level < 6 and m[2] == "、":
            return None
        piece: Piece = ("clock", (n, None, None))
    elif op in ("year", "yy", "month", "day", "quarter", "century", "decade") and isinstance(value, int):
        if (
            (op == "year") != (len(m[1]) == 4)
            or (m[2] == "、" and n + (10 if op == "decade" else 1) != value)
            or (op != "yy" and n >= value)
        ):
            return None
        piece = (op, n)
    else:
        return None
    if op == "yy" or (op == "day" and not chain and _DAY_COUNT.match(t, end)):
        return None
    if (piece[0] == "month" and not 1 <= n <= 12) or (piece[0] == "day" and not 1 <= n <= 31):
        return None
    if chain and level not in AFTER[op]:
        return None
    return end, [*chain, piece], more


_DAY_COUNT = re.compile(r"内|游|行|之内|以内")


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
    while end < size:
        at = end
        if chain:
            if t[end] in " 的":
                at = _GLUE.match(t, end).end()  # type: ignore[union-attr]
            if level == 2 and t[end] == "," and (w := _COMMA_MONTH.match(t, end)) is not None:
                at = w.end()
            if level == 6 and t[end] in " ,(" and (w := _WEEKDAY_GLUE.match(t, end)) is not None:
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
        found = _piece(t, at, level)
        if found is None:
            break
        stop, pieces = found
        if not clock and pieces[0][0] == "clock":
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
    lunar = (mark is not None and mark[1]) or (len(chain) > 1 and chain[0][0] == "cycle")
    return end, _as_lunar(chain) if lunar else _with_han_day(chain), zone


def _piece(t: str, i: int, level: int) -> tuple[int, list[Piece]] | None:
    found = read_word(t, i, level)
    if found is None and t[i] in _NUMERALS:
        found = read_numeric(t, i, level)
    if found is not None and found[1] and level >= 0 and level not in AFTER[found[1][0][0]]:
        return None
    return found


_FIGURES = frozenset("0123456789 " + HAN)
_NUMERALS = frozenset("0123456789" + HAN + "元正冬腊首")


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


def _around(t: str, e: Expression) -> None:
    """Look at what stands before and behind: 以前, 以来, 起, 左右, 约, 将于."""
    before = t[max(0, e.start - 10) : e.start]
    if e.end == len(t) and not before.strip(" ,。、\n("):
        return
    last = before[-1:]  # most of what stands before a date ends none of the words below
    if _APPROX_AFTER.match(t, e.end) or (last in _ENDS_APPROX and _APPROX_BEFORE.search(before)):
        e.approx = True
    if not _IN_FUTURE.isdisjoint(before) and _FUTURE.search(before):
        e.prefer = "future"
    elif _WILL.match(t, e.end):
        e.prefer = "nearest"
    opened = _FROM.search(before) if last in _ENDS_FROM else None
    if e.form == "range":
        if opened and opened[0] != "由":
            e.start -= len(opened[0])
        elif t[e.start - 1 : e.start] == "在" and t[e.end - 1] == "间":
            e.start -= 1
        return
    m = _BOUND.match(t, e.end)
    if m is not None:
        word = m["w"] or m["a"]
        if word in ("起", "开始") and LEVEL[e.chain[-1][0]] >= 8 and not opened:
            return
        if word in ("起", "开始", "以来", "起至今", "至今", "到现在"):
            e.bound = "since"
            if word == "起" and e.prefer is None:  # 9月1日起施行: as often ahead as behind
                e.prefer = "nearest"
            if opened and opened[0] != "由":
                e.start -= len(opened[0])
        elif "前" in word:
            e.bound = "until" if m["incl"] else "before"
            e.prefer = e.prefer or "nearest"  # 6月底前 is said ahead of it, and after it of others
        else:
            e.bound = "since" if m["incl"] else "after"
        if not (m["incl"] and word in ("起", "开始", "以来")):
            e.end = m.end()
        second = None if e.bound != "after" else _second_bound(t, e.end, e.chain)
        if second is not None:
            e.end, e.more, e.form, e.bound = second[0], second[1], "between", None
    elif last in _ENDS_UNTIL and _UNTIL.search(before):
        e.bound = "until" if t[e.start - 1] != "直" else None
        if LEVEL[e.chain[-1][0]] == 9:
            e.bound = None
    elif opened and opened[0] == "自从":
        e.start -= 2
        e.bound = "since"


_LISTED = re.compile(" ?[、和与及或,] ?")


def continue_list(t: str, last: Expression, e: Expression) -> bool:
    """7月5日、6日 and 明天8点和9点: what the second of a list leaves out it takes from the first."""
    if e.form != "point" or last.form != "point" or not last.chain:
        return False
    op, before = e.chain[0][0], last.chain[-1][0]
    between = _LISTED.fullmatch(t, last.end, e.start)
    if between is None:
        if last.end != e.start or op != before:  # 2026年7月8月
            return False
    elif "," in between[0] and (op != before or op != "day" or len(e.chain) > 1):
        return False
    listed = NEEDS[op] is not None and op not in ("holiday", "statutory", "term", "lunar")
    if listed:
        e.chain = [
            *(piece for piece in last.chain if LEVEL[piece[0]] < LEVEL[op] and LEVEL[piece[0]] != 8),
            *e.chain,
        ]
        e.prefer = e.prefer or last.prefer
    return listed


def _second_bound(t: str, i: int, chain: list[Piece]) -> tuple[int, list[Piece]] | None:
    """2010年之后2018年之前."""
    if i >= len(t):
        return None
    end, more, _ = read_chain(t, i)
    m = _BOUND.match(t, end) if more else None
    return (m.end(), more) if m is not None and "前" in (m["w"] or m["a"]) else None


def _set(t: str, i: int) -> Expression | None:
    week = _EVERY_WEEK.match(t, i)
    if week is not None:
        expression = Expression(i, week.end(), "set", amount=[(1.0, "W")])
        if not _recurring(t, expression, week.end(), 5) or LEVEL[expression.chain[0][0]] != 6:
            return None
        return expression
    found = read_set(t, i)
    if found is None:
        return None
    expression, unit = found
    if unit in "周星礼":
        return expression
    m = _GLUE.match(t, expression.end)
    at = expression.end if m is None else m.end()
    level = {"年": 2, "月": 4, "天": 6, "日": 6, "晚": 6, "早": 6, "工": 6}.get(unit)
    if level is not None:
        _recurring(
            t, expression, at, level, {"晚": [("part", "evening")], "早": [("part", "morning")]}.get(unit, [])
        )
    return expression


_EVERY_WEEK = re.compile("(?:每个?逢?|逢)(?=(?:周|星期|礼拜)[一二三四五六日天末1-7](?![0-9]))")


def _recurring(t: str, e: Expression, i: int, level: int, head: Sequence[Piece] = ()) -> bool:
    """Read what recurs, behind 每天, 每周, 每年: a time of day, a weekday, a day of the year, or a range of them."""
    end, chain, _ = read_chain(t, i, level) if i < len(t) else (i, [], "")
    if not chain or level not in AFTER[chain[0][0]]:
        return False
    connect = _CONNECT.match(t, end)
    second = _second(t, connect.end(), chain) if connect else None
    if second is not None:
        end, e.more = second
    e.chain, e.end = [*head, *chain], end
    return True

"""Puts pieces together: chains from coarse to fine, ranges, and what stands around them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ._amounts import read_amount, read_length, read_set, read_span
from ._chains import GLUE, read_chain
from ._pieces import AFTER, LEVEL, NEEDS, Expression, Piece
from ._ranges import CONNECT, read_bare_left, read_ends, read_second
from ._relative import weekday_piece
from ._resolve import NAMED_DAYS
from ._vague import read_vague
from ._zones import read_zone

__all__ = ["continue_list", "more_weekdays", "read_expression"]

_FROM = re.compile(r"(?:自从|[从自由])$")
_UNTIL = re.compile(r"(?:截至|截止到?|截止至|直到|直至)$")
_BOUND = re.compile(
    r" ?(?P<with>\(含[^()\n]{0,4}\) ?)?(?:(?P<incl>[或及和]) ?)?(?P<w>之前|以前|(?<=[底末])前(?![后夕期])|之后|以后|以来|起至今|至今|到现在|开始|起(?![来诉草火飞降点源义步码用床伏初家居跳到至]))"
    r"| ?(?P<with2>\(含[^()\n]{0,4}\) ?)?(?P<a>前(?=[,。;、)完建实全基提必须将要不力确达向到交报的已就在未出入可 ]|$|投[产入]|开[工通业放始]|通车|竣工|上[线市]|办[理结]|结[束清]|落实|取消|返[回校]|关闭|缴[清纳]|申[请报领]|抵达|离[开职]|归还|停[止产]|启动|公布|发[布放]|支付|推出|做好|实施)|后(?=[,。;、)就的将再才不没又曾出建 ]|$))(?! [前后]|的[一二三四五六七八九十0-9])"
)
_APPROX_AFTER = re.compile(r" ?(?:左右|前后|许(?![多可久诺愿])|上下)")
_APPROX_BEFORE = re.compile(
    r"(?:大约|大概|(?<![合绑签履赴相条预邀契违])约|将近|约为|约在|大致)(?:在|于|是)?$"
)
_FUTURE = re.compile(
    r"(?:将于|将在|拟于|拟在|定于|定在|有望|预计|预期|预料|须在|须于|应于|计划|将从|将自|最迟|最晚|不[晚迟]于|预定)[^,。、;(]{0,4}$"
)

_ENDS_APPROX, _ENDS_FROM, _ENDS_UNTIL = frozenset("约近为在致于是"), frozenset("从自由"), frozenset("至到止")
_IN_FUTURE = frozenset("将拟定望计划迟晚期料须应")

# 8月20日将举行 looks ahead, 8月5日将其抓获 does not: the nearer one is meant.
_WILL = re.compile(r"起?,?(?:即?将|拟)(?![军领近来])")


# 台风可能于5日登陆 looks ahead, 死者可能于5日遇害 does not.
_LIKELY = ("可能于", "可能在", "或于", "或在", "或将于", "或将在")
_ENDS_LIKELY = frozenset("于在")

_SOON = re.compile("(?:佳节|节)?,?(?:将[至近临到]|在即|临近|即将(?:来临|到来)|快到了|就要[来到]了)")


def read_expression(t: str, i: int) -> Expression | None:
    """Read the expression that begins at `i` of the folded text, the longest one the grammar knows."""
    if t[i] in _EVERY:
        return _set(t, i)
    if t[i - 1 : i] in _POINTS and t[i - 2 : i - 1].isdigit() and t[i].isdigit():  # the rest of a decimal
        return None
    found = _point(t, i) or read_span(t, i) or read_vague(t, i)
    if found is not None:
        return found
    found = read_length(t, i)
    if found is None:
        return None
    if found.form == "duration":
        _bounded(t, found)
    return found if found.form != "shift" else _narrowed(t, found)


_ABOUT_WORDS = frozenset("约概近")
_EVERY = frozenset("每逢")
_POINTS = frozenset(".·")


def _point(t: str, i: int) -> Expression | None:
    chain, more, zone, end = read_ends(t, i)
    if not chain:
        return None
    expression = Expression(i, end, "range" if more else "point", chain, more, zone=zone)
    _around(t, expression)
    if (
        LEVEL[chain[-1][0]] == 9 and not expression.approx and not _ABOUT_WORDS.isdisjoint(t[i:end])
    ):  # 晚上约9点
        expression.approx = True
    expression.place = read_zone(t, i, expression.end)
    return expression


_OFF = {"Y": ("yearsoff", 2), "M": ("monthsoff", 4), "W": ("weeksoff", 5), "D": ("daysoff", 6)}


def _narrowed(t: str, found: Expression) -> Expression:
    """两年前的9月 and 三天后晚上8点 narrow what is so far away."""
    if found.end == len(t) or found.bound is not None:
        return found
    op, level = _OFF.get(found.amount[-1][1], ("", 0))
    at = GLUE.match(t, found.end).end() if op and t[found.end] != " " else len(t)  # type: ignore[union-attr]
    end, chain, _ = read_chain(t, at, level) if at < len(t) else (at, [], "")
    if not chain or chain[0][0] == "edge":
        return found
    expression = Expression(found.start, end, "point", chain=[(op, (found.amount, found.value)), *chain])
    _around(t, expression)
    expression.approx = expression.approx or found.approx
    return expression


_BOUND_BEFORE = re.compile(
    "(?:(?P<less>最多|至多|不超过|不多于|不到|不足|少于|未满|不满|最长)|至少|最少|起码|超过|多于|逾)$"
)
_ENDS_BOUND = frozenset("多过到足于满长少码逾")


def _bounded(t: str, e: Expression) -> None:
    """约三年, 三年左右, 至少三年, 不到三年."""
    before = t[max(0, e.start - 4) : e.start]
    last = before[-1:]
    if last in _ENDS_BOUND:
        m = _BOUND_BEFORE.search(before)
        if m is not None and e.bound is None:
            e.bound = "less" if m["less"] else "more"
    elif _APPROX_AFTER.match(t, e.end) or (last in _ENDS_APPROX and _APPROX_BEFORE.search(before)):
        e.approx = True


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
    elif e.chain[0][0] in NAMED_DAYS and (
        _SOON.match(t, e.end) or (last == "的" and before.endswith(("即将到来的", "即将来临的")))
    ):
        e.prefer = "future"  # 元宵佳节将至
    elif _WILL.match(t, e.end) or (last in _ENDS_LIKELY and before.endswith(_LIKELY)):
        e.prefer = "nearest"
    opened = _FROM.search(before) if last in _ENDS_FROM else None
    if e.form == "range":
        if "起" in t[e.start : e.end] and e.prefer is None:  # 自8月10日起至23日, as 8月10日起 below
            e.prefer = "nearest"
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
            length = read_amount(t, m.end()) if word == "起" and m.end() < len(t) else None
            if length is not None and length[1][0][1] in "YMWD":  # 今起三天
                e.amount, e.end = length[1], length[0]
                return
        elif "前" in word:
            e.bound = "until" if m["incl"] or m["with"] or m["with2"] else "before"
            e.prefer = e.prefer or "nearest"  # 6月底前 is said ahead of it, and after it of others
        else:
            e.bound = "since" if m["incl"] or m["with"] or m["with2"] else "after"
        if not (m["incl"] and word in ("起", "开始", "以来")):
            e.end = m.end()
        second = None if e.bound != "after" else _second_bound(t, e.end, e.chain)
        if second is not None:
            e.end, e.more, e.form, e.bound = second[0], second[1], "between", None
            e.prefer = e.prefer or "nearest"
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
    listed = NEEDS[op] is not None
    if op in NAMED_DAYS:  # 去年五一、国庆: only the year, and only from another one
        listed = before in NAMED_DAYS and LEVEL[last.chain[0][0]] == 2
        e.chain = [last.chain[0], *e.chain] if listed else e.chain
    elif listed:
        e.chain = [
            *(
                piece
                for piece in last.chain
                if LEVEL[piece[0]] < LEVEL[op] and LEVEL[piece[0]] != 8 and piece[0] != "edge"
            ),
            *e.chain,
        ]
        e.prefer = e.prefer or last.prefer
    return listed


_MORE_WEEKDAYS = re.compile(
    "(?:[、和及与][一二三四五六日天](?=[、和及与][一二三四五六日天]|[^0-9a-z一-鿿]|$|上午|下午|中午|[早晚的各都将对在开休举播更出为固定]|[两三四五六]天))+"
)


def more_weekdays(t: str, e: Expression) -> Iterator[Expression]:
    """周一、三、五, 每周二、四: yield what stands behind the first weekday of a list that names 周 only once."""
    if (
        not e.chain
        or e.chain[-1][0] != "weekday"
        or e.more
        or t[e.end : e.end + 1] not in ("、", "和", "及", "与")
    ):
        return
    listed = _MORE_WEEKDAYS.match(t, e.end)
    if listed is not None:
        for at in range(e.end + 1, listed.end(), 2):
            yield replace(e, start=at, end=at + 1, chain=[*e.chain[:-1], weekday_piece(t[at])])


def _second_bound(t: str, i: int, chain: list[Piece]) -> tuple[int, list[Piece]] | None:
    """2010年之后2018年之前, 5月1日后、6月1日前."""
    start = i + (t[i : i + 1] in ("、", ","))
    if start >= len(t):
        return None
    end, more, _ = read_chain(t, start)
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
        whenever = Expression(i, i + 2, "set", amount=[(1.0, "Y")])
        recurring = t.startswith(("每逢", "每到"), i) and any(
            _recurring(t, whenever, i + 2, n) for n in (2, 4, 6)
        )
        return whenever if recurring and whenever.chain[0][0] not in ("day", "hanDay") else None
    expression, unit = found
    if unit in "周星礼":
        return expression
    m = GLUE.match(t, expression.end)
    at = expression.end if m is None else m.end()
    level = {"年": 2, "月": 4, "天": 6, "日": 6, "晚": 6, "早": 6, "工": 6}.get(unit)
    if level is not None:
        _recurring(
            t, expression, at, level, {"晚": [("part", "evening")], "早": [("part", "morning")]}.get(unit, [])
        )
    return expression


_EVERY_WEEK = re.compile(
    "(?:每个?[逢到]?|(?<![恰适正又欣刚巧幸喜])逢)(?=(?:周|星期|礼拜)[一二三四五六日天末1-7](?![0-9]))"
)


def _recurring(t: str, e: Expression, i: int, level: int, head: Sequence[Piece] = ()) -> bool:
    """Read what recurs, behind 每天, 每周, 每年: a time of day, a weekday, a day of the year, or a range of them."""
    spanned = read_bare_left(t, i, [], level)
    if spanned is not None:  # 每年5至8月
        e.end, chain, e.more = spanned
        e.chain = [*head, *chain]
        return True
    end, chain, _ = read_chain(t, i, level) if i < len(t) else (i, [], "")
    if not chain or level not in AFTER[chain[0][0]]:
        return False
    connect = CONNECT.match(t, end)
    second = read_second(t, connect.end(), chain) if connect else None
    if second is not None:
        end, e.more = second
    e.chain, e.end = [*head, *chain], end
    return True

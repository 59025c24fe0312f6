"""Reads the parts of a day, a month, a year or a century: 下午, 上旬, 年底, 上半年, 前三季度, 第二周, 盛夏."""

import re

from .._patterns import lazy_pattern
from ._numeric import HAN_DIGIT, NUMBER, TIME
from ._pieces import Found, number

__all__ = ["ORDINALS", "PARTS", "SEASONS", "part_names"]

_PART_NAMES = {
    "dawn": "凌晨",
    "daybreak": "拂晓 黎明 破晓",
    "morning": "早上 早晨 早间 清晨 清早 一早 大清早 朝早 晨间 今早 早",
    "forenoon": "上午 午前",
    "noon": "中午 正午 午间 晌午",
    "afternoon": "下午 晏昼 下昼",
    "earlyafternoon": "午后",
    "dusk": "傍晚 黄昏",
    "evening": "晚上 晚间 夜晚 晚 夜 当晚 前半夜 上半夜",
    "night": "夜间 夜里",
    "deepnight": "深夜",
    "midnight": "半夜 午夜 子夜",
    "daytime": "白天 日间",
    "whole": "全天",
}
_PARTS = {name: part for part, names in _PART_NAMES.items() for name in names.split()}
_PARTS |= {"晨": "morning", "午": "noon", "后半夜": "lateevening", "下半夜": "lateevening"}
# One character is a part of the day only behind a day: 7日晚, 昨夜.
_LONG_PART = "|".join(sorted((name for name in _PARTS if len(name) > 1), key=len, reverse=True))
_PART = lazy_pattern(
    rf"(?:{_LONG_PART})(?!班|茶|餐|饭|报(?![道告导到名考送警案称载])|好|熟)|[早晚夜晨午](?!(?<=早)于|[班茶餐饭会稻礼已期年宴市些盘]|报(?![道告导到名考送警案称载]))"
)
_PART_ALONE = lazy_pattern(
    rf"(?!一早|早$|黎明(?!时分)|半夜三更|夜晚会)(?:{_LONG_PART})(?!班|茶|餐|饭|报(?![道告导到名考送警案称载])|好|鹅)|[早晚](?=(?:[0-9]{{1,2}}|[{HAN_DIGIT}十]{{1,3}})(?:[点时]|:[0-9]))"
)
SEASONS = {"春": "spring", "夏": "summer", "秋": "autumn", "冬": "winter"}
_PERIOD = re.compile(r"(本|当|上{1,3}个?|下{1,3}个?|这个?|上一|下一|上一个|下一个)(季度?|半年)(?![节后赛])")
_HALF = re.compile(r"(上|下|前|后)半(年(?!度?[级])|月|周)(?!夜)")
_NOT_BEFORE_HALF, _BEFORE_HALF = (
    frozenset("提最以之此"),
    frozenset("的在从自于到和与是这那就"),
)  # 提前半年, 投产后半年
_TEN_DAY = re.compile(r"([上中下])([上中下])?旬")
_EDGE = lazy_pattern(
    r"(?:([年岁月季周])?([初中末]叶|中[前后晚]期|初期?(?!一(?!直)|[二三四五六七八九十春夏秋冬])|中期?(?![国学心小旬秋药央东华医级共间等型转奖标断介止立产部法德美俄韩英欧非印巴澳加])|底|末期?|伊始|[早晚前后]期))(?![级步中始赛审选稿等恋生次心诊期])"
)
_EDGE_LEVELS = {"年": 2, "岁": 2, "季": 3, "月": 4, "周": 5}
_EDGE_UNIT = {"年": "year", "岁": "year", "季": "quarter", "月": "month"}
_EDGE_OF = {
    "首": "START",
    "初": "START",
    "伊": "START",
    "前": "START",
    "中": "MID",
    "早": "START",
    "底": "END",
    "末": "END",
    "晚": "END",
    "后": "END",
    "中前期": "STARTMID",
    "中后期": "MIDEND",
    "中晚期": "MIDEND",
}
_EDGE_ALONE = lazy_pattern(
    r"(?<![0-9一二三四五六七八九十每本去今明前后当次同全多整历往青少壮老成童幼岁来])(年|月)(初(?!一(?!直)|[二三四五六七八九十])|中(?![国旬央小学心华])|底|末)(?![审始级次])"
    r"|(?<![四一二三换当应旺淡雨旱花])(季)([初末])(?![中高大])|(岁)([末首])"
)
_WITHIN = re.compile("(?<![0-9一二三四五六七八九十百千几数半多今去明当同])([年月])内(?![瓦蒙部容存外])")
_FIRST_OF = re.compile(rf" ?(前|后|最后|头|首)(?:的)? ?({NUMBER}) ?(个)? ?(季度?|月|周|星期|礼拜|天|日)")
_FIRST_YEARS = re.compile(f" ?的?(前|头|最后)([0-9]{{1,2}}|[{HAN_DIGIT}十]{{1,3}})年")
_FIRST_UNIT = re.compile("首(月|周(?!年)|日(?!封))")
_NTH = lazy_pattern(
    rf" ?(?:第|最后)?(?<=[第后]) ?({NUMBER}|)(?:一)?个? ?的?(季度?|周|星期|礼拜|月|天|日|年|工作日|交易日)(?:([一二三四五六日天末])(?![一二三四五六七八九十]))?"
)
_NTH_QUARTER = lazy_pattern(
    r"第(?P<n>[一二三四1-4])(?P<to>(?:[至到、]|-{1,2}|和)第?(?P<n2>[一二三四1-4]))?季度?(?!节|赛)|首季度?(?!军|赛)|[Qq](?P<q>[1-4])(?:季度?)?(?![0-9A-Za-z])"
)
# 第三季 is a quarter where figures of business follow, else the third season of a programme or the third harvest.
_QUARTER_AFTER = lazy_pattern(
    r"[的之]?(?:末|初|底|以来|GDP|[至到和与、-] ?第?[一二三四1-4]季|[一-鿿]{0,6}?(?:营收|营业|财报|财测|业绩|经济|净利|获利|毛利|盈|每股|出口|进口|销售|销量|收入|出货|产能|增长|成长|季报|国内生产))"
)
_HALF_CODE = re.compile(r"[Hh]([12])(?![0-9A-Za-z])")
_CENTURY = re.compile(r"(上个?|本|下个?|这个?)世纪(?!杯)")
ORDINALS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
# 韩日间, 数日间, 两天两夜里
_NOT_BEFORE_PART = {
    "日": frozenset("韩美中朝俄德法英苏台印0123456789数几百" + HAN_DIGIT + "十"),
    "夜": frozenset("两几数0123456789" + HAN_DIGIT + "十"),
}
# 找了一晚上, 玩一下午, but 统一上午9点, and 双十一晚上, 初一早上
_WHOLE = frozenset("上中下早晚夜")  # 一清早 is early in the morning
_ENDS_IN_ONE = frozenset("十五周期拜初廿卅双")
_DEGREES = {
    "初": "START",
    "早": "START",
    "仲": "MID",
    "盛": "MID",
    "隆": "MID",
    "深": "END",
    "晚": "END",
    "暮": "END",
    "入": "",
}
_SEASON_DEGREE = lazy_pattern("(盛|仲|初)夏|(隆|初)冬|(深|初|晚)秋|(早|初|仲|暮)春|(入)[春夏秋冬](?=以来)")


def _period(t: str, i: int, level: int) -> Found:
    if level in (0, 1) and t.startswith(("半叶", "半期"), i + 1):
        return i + 3, [("agehalf", 1 if t[i] in "上前" else 2)]
    m = _HALF.match(t, i)
    if m is not None:
        before = t[i - 1 : i]
        if level < 0 and (
            before in _NOT_BEFORE_HALF or (t[i] == "后" and before >= "一" and before not in _BEFORE_HALF)
        ):
            return None
        first = 1 if m[1] in "上前" else 2
        op = {"年": "half", "月": "halfmonth", "周": "halfweek"}[m[2]]
        return m.end(), [(op, first)]
    m = _PERIOD.match(t, i)
    if m is None:
        return None
    shift = m[1].count("下") - m[1].count("上")
    return m.end(), [("half+" if m[2] == "半年" else "quarter+", shift)]


def _part_of_day(t: str, i: int, level: int) -> Found:
    if level < 0 and t[i - 1 : i] in _NOT_BEFORE_PART.get(t[i], ()):
        return None
    m = (_PART if level == 6 else _PART_ALONE).match(t, i)
    if m is None or (level < 0 and t[i] == "夜" and t[i - 1 : i] in ("一", "昼", "日", "半")):
        return None
    end = m.end()
    whole = level < 0 and t[i - 1 : i] == "一" and t[i] in _WHOLE and t[i - 2 : i - 1] not in _ENDS_IN_ONE
    if whole and not TIME.match(t, end):
        return None
    if len(m[0]) == 1 and t[end : end + 1] in ("间", "上"):
        end += 1
    elif len(m[0]) == 2 and t.startswith("时分", end):
        end += 2
    return end, [("part", _PARTS[m[0]])]


def _ten_day(t: str, i: int, level: int) -> Found:
    m = _TEN_DAY.match(t, i) if level == 4 or t[i] in "上中下" else None
    if m is None or level != 4:
        return None
    first = "上中下".index(m[1]) + 1
    last = "上中下".index(m[2]) + 1 if m[2] else first
    return m.end(), [("tenday", (min(first, last), max(first, last)))]  # also 中上旬


def _edge(t: str, i: int, level: int) -> Found:
    if level < 0:
        within = _WITHIN.match(t, i)
        if within is not None:
            return within.end(), [("year+" if within[1] == "年" else "month+", 0)]
        m = _EDGE_ALONE.match(t, i)
        if m is None:
            return None
        unit, edge = next((m[n], m[n + 1]) for n in (1, 3, 5) if m[n])
        return m.end(), [("edge", (_EDGE_OF[edge], _EDGE_UNIT[unit]))]
    m = _EDGE.match(t, i)
    if m is None or level > 5 or (m[1] and level != _EDGE_LEVELS[m[1]]) or (m[1] == "岁" and m[2] != "末"):
        return None
    if level > 1 and m[2][-1] == "叶" and m[2][0] != "中":  # 12月初叶利钦
        return m.end() - 1, [("edge", (_EDGE_OF[m[2][0]], None))]
    if level > 1 and (m[2] == "中叶" or m[2][0] in "早晚前后" or (len(m[2]) == 3 and level > 2)):
        return None
    return m.end(), [("edge", (_EDGE_OF.get(m[2]) or _EDGE_OF[m[2][0]], None))]


_WEEKDAYS = frozenset("一二三四五六日天末")


def _counted(t: str, i: int, level: int) -> Found:
    """前三季度, 前五个月, 最后五天, 第三季度, 第二周, 的第一个星期一."""
    if level == 0 and (years := _FIRST_YEARS.match(t, i)) is not None and (n := number(years[2])):
        return years.end(), [("yearsof", -n if years[1] == "最后" else n)]
    if level in (-1, 2):
        m = _NTH_QUARTER.match(t, i)
        if m is not None:
            n = number(m["n"] or m["q"] or "1")
            if n is None or (
                level < 0 and m["n"] and t[m.end() - 1] == "季" and not _QUARTER_AFTER.match(t, m.end())
            ):
                return None
            last = number(m["n2"])
            if last is not None:  # 第一至第三季度
                return (m.end(), [("quarterspan", (n, last))]) if n < last else None
            return m.end(), [("quarter", n)]
        m = _HALF_CODE.match(t, i) if level == 2 else None
        if m is not None:
            return m.end(), [("half", int(m[1]))]
    m = _FIRST_OF.match(t, i)
    if m is not None and not (m[4][0] in "周星礼" and t[m.end() : m.end() + 1] in _WEEKDAYS):
        n = number(m[2])
        sign = -1 if "后" in m[1] else 1
        unit = m[4][0]
        alone = n is not None and n > 1 and (m[1] == "前" or (m[1] == "首" and _is_open(t, i)))
        if n is None or (
            level < 0 and not (alone and (unit == "季" or (m[1] == "首" and m[3] and unit == "月")))
        ):
            return None
        if unit == "季":
            return (m.end(), [("quarters", sign * n)]) if n <= 4 and level in (-1, 2) else None
        if unit == "月":
            return (m.end(), [("months", sign * n)]) if level in (-1, 2) else None
        if unit in "周星礼":
            return (m.end(), [("firstweeks", sign * n)]) if level in (2, 4) else None
        return (m.end(), [("days", sign * n)]) if level in (2, 4, 5) else None
    if level < 0:
        return None
    first = _FIRST_UNIT.match(t, i)
    if first is not None:
        op, levels = {"月": ("month", (2,)), "周": ("weekof", (2, 4)), "日": ("nthday", (2, 4))}[first[1]]
        return (first.end(), [(op, 1)]) if level in levels else None
    m = _NTH.match(t, i)
    if m is None:
        return None
    n = number(m[1]) if m[1] else (-1 if "最后" in m[0] else None)
    if n is None or ("最后" in m[0] and n not in (-1, 1)):
        return None
    n = -1 if "最后" in m[0] else n
    unit = m[2][0]
    if m[3] and unit in "周星礼" and level == 4:
        day = None if m[3] == "末" else 6 if m[3] in "日天" else ORDINALS[m[3]] - 1
        return m.end(), [("nthweekday", (n, day))]
    if m[3] and unit not in "周星礼":
        return None
    if unit in "周星礼" and level in (2, 4):
        return m.end(), [("weekof", n)]
    if unit == "月" and level == 2 and n > 0:
        return m.end(), [("month", n)]
    if unit in "工交" and level in (2, 4):
        return m.end(), [("workday", n)]
    if unit in "天日" and level in (2, 4) and n > 0:
        return m.end(), [("nthday", n)]
    return None


def _is_open(t: str, i: int) -> bool:
    """首三季 and 首十个月 are of the year, as papers in Hong Kong write; 上市首三个月 is not."""
    return not i or t[i - 1] in "\n,。;:(的在于年司团"


def _relative_century(t: str, i: int, level: int) -> Found:
    m = _CENTURY.match(t, i)
    if m is None:
        return None
    shift = -1 if m[1][0] == "上" else 1 if m[1][0] == "下" else 0
    return m.end(), [("century+", shift)]


def part_names() -> list[str]:
    """Return the names of the parts of a day that can stand alone."""
    return [name for name in _PARTS if len(name) > 1]


def _season_degree(t: str, i: int, level: int) -> Found:
    """盛夏, 隆冬, 初春; 入夏以来."""
    m = _SEASON_DEGREE.match(t, i) if level in (-1, 2) else None
    if m is None:
        return None
    degree = _DEGREES[t[i]]
    return m.end(), [("season", SEASONS[t[i + 1]]), *([("edge", (degree, None))] if degree else [])]


PARTS = {
    # first characters: readers, in the order to try them
    "本当上下这前后": (_period,),
    "上中下": (_ten_day,),
    "年月季岁周初中底末伊前后早晚": (_edge,),
    "盛仲初隆深晚早暮入": (_season_degree,),
    "前后最头首第QqHh ": (_counted,),
    "上本下这": (_relative_century,),
    "".join(dict.fromkeys(name[0] for name in _PARTS)): (_part_of_day,),
}

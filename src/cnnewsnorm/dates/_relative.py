"""Reads the pieces that begin with a relative word or a part of something: 昨天, 上周三, 本月, 下午, 上旬, 前三季度."""

import re

from ._numeric import HAN_DIGIT, NUMBER
from ._pieces import Found, Piece, number

__all__ = ["ORDINALS", "RELATIVE", "SEASONS", "part_names"]

_SHIFT = {
    "大前": -3, "前": -2, "昨": -1, "今": 0, "本": 0, "这": 0, "该": 0, "明": 1, "后": 2, "大后": 3, "去": -1, "来": 1,
    "上": -1, "下": 1, "寻": -1, "琴": -1, "听": 1, "这一": 0, "上一": -1, "下一": 1, "这个": 0, "上个": -1, "下个": 1, "今个": 0,
    "上一个": -1, "下一个": 1, "这一个": 0, "上上": -2, "下下": 2, "上上个": -2, "下下个": 2, "次": 1, "翌": 1, "隔": 1,
    "当": 0, "同": 0, "大大前": -4, "大大后": 4, "上上上": -3, "下下下": 3, "接下来一": 1,
}  # fmt: skip
_DISCOURSE = frozenset("次翌隔当同该")
_PART_NAMES = {
    "dawn": "凌晨",
    "daybreak": "拂晓 黎明 破晓",
    "morning": "早上 早晨 早间 清晨 清早 一早 大清早 朝早 晨间 今早 早",
    "forenoon": "上午 午前",
    "noon": "中午 正午 午间 晌午",
    "afternoon": "下午 晏昼 下昼",
    "earlyafternoon": "午后",
    "dusk": "傍晚 黄昏 傍晚时分",
    "evening": "晚上 晚间 夜晚 晚 夜 当晚 前半夜 上半夜",
    "night": "夜间 夜里",
    "deepnight": "深夜",
    "midnight": "半夜 午夜 子夜",
    "daytime": "白天 日间",
    "whole": "全天",
}
_PARTS = {name: part for part, names in _PART_NAMES.items() for name in names.split()}
_PARTS |= {"晨": "morning", "午": "noon", "后半夜": "lateevening"}
# One character is a part of the day only behind a day: 7日晚, 昨夜.
_LONG_PART = "|".join(sorted((name for name in _PARTS if len(name) > 1), key=len, reverse=True))
_PART = re.compile(
    rf"(?:{_LONG_PART})(?!班|茶|餐|饭|报(?!道)|好|熟)|[早晚夜晨午](?![班茶餐饭会报稻礼已期年于宴市])(?=[间时许]?)"
)
_PART_ALONE = re.compile(
    rf"(?!一早|早$|黎明|半夜三更)(?:{_LONG_PART})(?!班|茶|餐|饭|报(?!道)|好|鹅)|[早晚](?=(?:[0-9]{{1,2}}|[{HAN_DIGIT}十]{{1,3}})(?:[点时]|:[0-9]))"
)

_DAY = re.compile(
    r"(大{0,4}[前后]|[昨今明寻听琴当次翌隔同本即])(天|日(?![本报益元语])|儿个?)|(?:(大?[前后]|[昨今明听寻琴当次翌])(?=[晚早晨夜午](?![班茶餐饭会报稻礼年])))"
)
_BESIDE = re.compile(r"(前|后)一(?:天|日|晚(?=上))")
_TWO_DAYS = re.compile(r"(昨今|今明|明后|前昨|昨前)(?:两|二|2)?(?:天|日)")
_LAST_WINTER = re.compile(r"([今去明])([春夏秋冬])(?![天季日])")
SEASONS = {"春": "spring", "夏": "summer", "秋": "autumn", "冬": "winter"}
_TWO_YEARS = re.compile(r"(今明|去今|明后|前去|去前)(?:两|二|2)年")
_YEAR = re.compile(
    r"(大{0,4}[前后]|[今去明来上下次翌当同本]|这一|上一|下一|这)年(?:度)?(?![级轮龄纪代华之来货画味报薪])"
)
_MONTH = re.compile(
    r"(本|当|次|同|该|上上个?|下下个?|上一个?|下一个?|上个?|下个?|这一?个?|今个|翌)月(?!球|亮|饼|票|薪|台|色|光)份?"
)
_WEEK = re.compile(
    r"(本|当|次|上{1,4}个?|下{1,4}个?|上一个?|下一个?|这一?个?|今个?|同|该)(周(?!年|边|围|岁|期|转|末?[刊报]|旋|折|到|密|全|身|知|游|易|长)|星期|礼拜)(?!周[^一二三四五六日末])"
)
_WEEKDAY = re.compile(
    r"(?:的)?(?:周|星期|礼拜)?([一二三四五六日天末]|[1-7](?![0-9年月日号个天]))(?![一二三四五六七八九十百千]?(?:个|次|位|名|部|期(?!间)|年级?))(?!定|致|般|直|共|边|起|线|度|带|切|体)"
)
_BARE_WEEKDAY = re.compile(
    r"(?:周([一二三四五六日末])(?![致般切直起定样些贯鸣次个围川国郎亮刊报大福家氏百千万月年])|(?:星期|礼拜)([一二三四五六日天1-7末])(?![0-9]))"
)
_NOT_BEFORE_WEEKDAY = frozenset("一二两三四五六七八九十几每数0123456789上下东西商")
_PERIOD = re.compile(r"(本|当|上个?|下个?|这个?|上一|下一|上一个|下一个)(季度?|半年)(?![节后赛])")
_HALF = re.compile(r"(上|下|前|后)半(年(?!度?[级])|月|周)(?!夜)")
_TEN_DAY = re.compile(r"([上中下])([中下])?旬")
_EDGE = re.compile(
    r"(?:(年|月|季|周)?(初期?|中期?(?![国学心小旬秋药央东华医级共间等型转奖标断介止立产部])|底|末期?|伊始|前期|中叶|后期|末叶))(?![级步中始赛审选稿等恋生次心诊期])"
)
_EDGE_OF = {"初": "START", "伊": "START", "前": "START", "中": "MID", "底": "END", "末": "END", "后": "END"}
_EDGE_ALONE = re.compile(
    r"(?<![0-9一二三四五六七八九十每本去今明前后当次同全多整历往青少壮老成童幼岁])(年|月)(初(?![一二三四五六七八九十])|中(?![国旬央小学心华])|底|末)(?![审始级次])"
)
_FIRST_OF = re.compile(rf" ?(前|后|最后|头|首)(?:的)? ?({NUMBER}) ?(个)? ?(季度?|月|周|星期|礼拜|天|日)")
_NTH = re.compile(
    rf" ?(?:第|最后)?(?<=[第后]) ?({NUMBER}|)(?:一)?个? ?的?(季度?|周|星期|礼拜|月|天|日|年)(?:([一二三四五六日天])(?![一二三四五六七八九十]))?"
)
_NTH_QUARTER = re.compile(
    r"第([一二三四1-4])季度?(?!节|赛)|([首Qq])季度?|[Qq]([1-4])(?:季度?)?(?![0-9A-Za-z])"
)
_CENTURY = re.compile(r"(上个?|本|下个?|这个?)世纪")
ORDINALS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}


def _relative_day(t: str, i: int, level: int) -> Found:
    m = _TWO_DAYS.match(t, i)
    if m is not None:
        offsets = {"昨今": (-1, 0), "今明": (0, 1), "明后": (1, 2), "前昨": (-2, -1), "昨前": (-2, -1)}
        return m.end(), [("day+", offsets[m[1]])]
    m = _DAY.match(t, i)
    if m is None:
        return None
    word = m[1] or m[3]
    before = t[i - 1 : i]
    if (
        level < 0
        and word in ("后", "前", "来")
        and before
        and before in "然之以产最今此战课目提先婚饭会死事生空午背"
    ):
        return None
    if (word == "听" and m[2] == "天") or (word == "本" and t.startswith("记", m.end())):
        return None
    if word == "即" or (
        word in ("当", "本", "后", "前")
        and t.startswith(("当日报", "后天性", "后天培", "后天努", "前天津", "后天的"), i)
    ):
        return None
    shift = _SHIFT.get(word)
    if shift is None:  # 大大大后天 and beyond
        shift = (word.count("大") + 2) * (-1 if word[-1] == "前" else 1)
    if word in ("本", "当", "同", "次", "翌", "隔"):
        return m.end(), [("day~" if word != "本" else "day+", 0 if word in ("当", "同", "本") else 1)]
    if m[3] and (
        (word == "前" and t[m.end()] not in "晚夜") or (word == "后" and not t.startswith("后早", i))
    ):
        return None
    return m.end(), [("day+", shift)]


def _relative_year(t: str, i: int, level: int) -> Found:
    m = _YEAR.match(t, i)
    if m is None:
        m = _TWO_YEARS.match(t, i)
        if m is None:
            return None
        first = {"今明": 0, "去今": -1, "明后": 1, "前去": -2, "去前": -2}[m[1]]
        return m.end(), [("yearspan", (first, first + 1))]
    word = m[1]
    before = t[i - 1 : i]
    if (
        word in ("来", "后", "前", "下", "上")
        and level < 0
        and before
        and before in "十百千几余多然之以产往留从目提"
    ):
        return None
    shift = _SHIFT.get(word, (word.count("大") + 2) * (-1 if word[-1] == "前" else 1))
    if word in ("当", "同", "次", "翌"):
        return m.end(), [("year~", shift)]
    if word[0] == "这":
        return m.end(), [("year~", 0)]
    return m.end(), [("year+", shift)]


def _year_and_season(t: str, i: int, level: int) -> Found:
    m = _LAST_WINTER.match(t, i) if level < 0 else None
    return None if m is None else (m.end(), [("year+", _SHIFT[m[1]]), ("season", SEASONS[m[2]])])


def _same_period(t: str, i: int, level: int) -> Found:
    return (i + 2, [("same", None)]) if level == 2 and t.startswith("同期", i) else None


def _day_beside(t: str, i: int, level: int) -> Found:
    m = _BESIDE.match(t, i) if level == 6 else None
    return None if m is None else (m.end(), [("beside", -1 if m[1] == "前" else 1)])


def _relative_month(t: str, i: int, level: int) -> Found:
    m = _MONTH.match(t, i)
    if m is None:
        return None
    shift = _SHIFT[m[1]]
    return m.end(), [("month~" if (m[1] in _DISCOURSE and m[1] != "当") or m[1] == "当" else "month+", shift)]


def _relative_week(t: str, i: int, level: int) -> Found:
    m = _WEEK.match(t, i)
    if m is None:
        return None
    word = m[1].replace("一", "").replace("今个", "这").replace("个", "")
    ups, downs = word.count("上"), word.count("下")
    shift = downs - ups if ups or downs else _SHIFT.get(word, 0)
    chain: list[Piece] = [("week+", shift)]
    end = m.end()
    d = _WEEKDAY.match(t, end)
    if d is not None and not (t[end : end + 1] in "的" and d.end() - end < 3):
        chain.append(_weekday(d[1]))
        end = d.end()
        if chain[-1][0] == "weekend" and t[end : end + 1] in ("刊", "版"):
            return None
    return end, chain


def _weekday(ch: str) -> Piece:
    if ch == "末":
        return "weekend", None
    return "weekday", 6 if ch in "日天7" else ORDINALS.get(ch, 0) - 1 if not ch.isdigit() else int(ch) - 1


def _bare_weekday(t: str, i: int, level: int) -> Found:
    m = _BARE_WEEKDAY.match(t, i)
    if m is None or (level < 0 and t[i - 1 : i] in _NOT_BEFORE_WEEKDAY and i > 0):
        return None
    if level == 6 and (m[1] or m[2]) == "末":
        return None
    return m.end(), [_weekday(m[1] or m[2])]


def _period(t: str, i: int, level: int) -> Found:
    m = _HALF.match(t, i)
    if m is not None:
        first = 1 if m[1] in "上前" else 2
        op = {"年": "half", "月": "halfmonth", "周": "halfweek"}[m[2]]
        return m.end(), [(op, first)]
    m = _PERIOD.match(t, i)
    if m is None:
        return None
    shift = -1 if m[1][0] == "上" else 1 if m[1][0] == "下" else 0
    return m.end(), [("half+" if m[2] == "半年" else "quarter+", shift)]


def _part_of_day(t: str, i: int, level: int) -> Found:
    m = (_PART if level == 6 else _PART_ALONE).match(t, i)
    if m is None or (level < 0 and t[i] == "夜" and t[i - 1 : i] in ("一", "昼", "日", "半")):
        return None
    end = m.end()
    if len(m[0]) == 1 and t[end : end + 1] in ("间", "上"):
        end += 1
    return end, [("part", _PARTS[m[0]])]


def _ten_day(t: str, i: int, level: int) -> Found:
    m = _TEN_DAY.match(t, i) if level == 4 or t[i] in "上中下" else None
    if m is None or level != 4:
        return None
    first = "上中下".index(m[1]) + 1
    return m.end(), [("tenday", (first, "上中下".index(m[2]) + 1 if m[2] else first))]


def _edge(t: str, i: int, level: int) -> Found:
    if level < 0:
        m = _EDGE_ALONE.match(t, i)
        return (
            None
            if m is None
            else (m.end(), [("edge", (_EDGE_OF[m[2]], "year" if m[1] == "年" else "month"))])
        )
    m = _EDGE.match(t, i)
    if (
        m is None
        or level > 5
        or (m[1] == "年" and level != 2)
        or (m[1] == "月" and level != 4)
        or (m[2][0] == "前" and level > 1)
    ):
        return None
    if m[2] in ("后期", "中叶", "末叶", "前期") and level > 1:
        return None
    return m.end(), [("edge", (_EDGE_OF[m[2][0]], None))]


def _counted(t: str, i: int, level: int) -> Found:
    """前三季度, 前五个月, 最后五天, 第三季度, 第二周, 的第一个星期一."""
    if level in (-1, 2):
        m = _NTH_QUARTER.match(t, i)
        if m is not None:
            n = 1 if m[2] == "首" else number(m[1] or m[3] or "")
            if m[2] and m[2] in "Qq":
                return None
            return None if n is None else (m.end(), [("quarter", n)])
    m = _FIRST_OF.match(t, i)
    if m is not None and not (m[4][0] in "周星礼" and ORDINALS.get(t[m.end() : m.end() + 1])):
        n = number(m[2])
        sign = -1 if "后" in m[1] else 1
        unit = m[4][0]
        if n is None or (level < 0 and not (unit == "季" and m[1] == "前" and n > 1)):
            return None
        if unit == "季":
            return (m.end(), [("quarters", sign * n)]) if n <= 4 and level in (-1, 2) else None
        if unit == "月":
            return (m.end(), [("months", sign * n)]) if level == 2 else None
        if unit in "周星礼":
            return (m.end(), [("firstweeks", sign * n)]) if level in (2, 4) else None
        return (m.end(), [("days", sign * n)]) if level in (2, 4) else None
    if level < 0:
        return None
    if t.startswith("首月", i) and level == 2:
        return i + 2, [("month", 1)]
    m = _NTH.match(t, i)
    if m is None:
        return None
    n = number(m[1]) if m[1] else (-1 if "最后" in m[0] else None)
    if n is None or ("最后" in m[0] and n not in (-1, 1)):
        return None
    n = -1 if "最后" in m[0] else n
    unit = m[2][0]
    if m[3] and unit in "周星礼" and level == 4:
        return m.end(), [("nthweekday", (n, 6 if m[3] in "日天" else ORDINALS[m[3]] - 1))]
    if m[3] and unit not in "周星礼":
        return None
    if unit == "季" and level == 2 and 1 <= n <= 4:
        return m.end(), [("quarter", n)]
    if unit in "周星礼" and level in (2, 4):
        return m.end(), [("weekof", n)]
    if unit == "月" and level == 2 and n > 0:
        return m.end(), [("month", n)]
    if unit in "天日" and level in (2, 4) and n > 0:
        return m.end(), [("nthday", n)]
    return None


def _relative_century(t: str, i: int, level: int) -> Found:
    m = _CENTURY.match(t, i)
    if m is None:
        return None
    shift = -1 if m[1][0] == "上" else 1 if m[1][0] == "下" else 0
    return m.end(), [("century+", shift)]


def part_names() -> list[str]:
    """Return the names of the parts of a day that can stand alone."""
    return [name for name in _PARTS if len(name) > 1]


RELATIVE = {
    # first characters: readers, in the order to try them
    "前后": (_day_beside,),
    "今去明": (_year_and_season,),
    "同": (_same_period,),
    "大前昨今明后寻听琴当次翌隔同本": (_relative_day,),
    "今去前明后大来上下次翌当同本这": (_relative_year,),
    "本当次同该上下这今翌": (_relative_month, _relative_week),
    "本当上下这前后": (_period,),
    "上中下": (_ten_day,),
    "年月季周初中底末伊前后": (_edge,),
    "前后最头首第Qq ": (_counted,),
    "上本下这": (_relative_century,),
    "周星礼": (_bare_weekday,),
    "".join(dict.fromkeys(name[0] for name in _PARTS)): (_part_of_day,),
}

"""Reads the pieces that begin with a word: 昨天, 上周三, 本月, 下午, 春节, 正月初一, 光绪, “十四五”期间."""

import re
from collections.abc import Callable
from functools import cache

from .._tables import load_table
from ._numeric import HAN_DIGIT, NUMBER
from ._pieces import Piece, number
from .holidays import STATUTORY, holiday_names
from .lunar import TERMS

__all__ = ["era_names", "part_names", "read_word"]

Found = tuple[int, list[Piece]] | None

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
_PART = re.compile(rf"(?:{_LONG_PART})(?!班|茶|餐|饭|报(?!道)|好|熟)|[早晚夜晨午](?![班茶餐饭会报稻礼已期年于宴市])(?=[间时许]?)")
_PART_ALONE = re.compile(rf"(?!一早|早$|黎明|半夜三更)(?:{_LONG_PART})(?!班|茶|餐|饭|报(?!道)|好|鹅)|[早晚](?=(?:[0-9]{{1,2}}|[{HAN_DIGIT}十]{{1,3}})(?:[点时]|:[0-9]))")

_DAY = re.compile(r"(大*[前后]|[昨今明寻听琴当次翌隔同本即])(天|日(?![本报益元语])|儿个?)|(?:(大?[前后]|[昨今明听寻琴当次翌])(?=[晚早晨夜午](?![班茶餐饭会报稻礼年])))")
_BESIDE = re.compile(r"(前|后)一(?:天|日|晚(?=上))")
_TWO_DAYS = re.compile(r"(昨今|今明|明后|前昨|昨前)(?:两|二|2)?(?:天|日)")
_TWO_YEARS = re.compile(r"(今明|去今|明后|前去|去前)(?:两|二|2)年")
_YEAR = re.compile(r"(大*[前后]|[今去明来上下次翌当同本]|这一|上一|下一|这)年(?:度)?(?![级轮龄纪代华之来货画味报薪])")
_MONTH = re.compile(r"(本|当|次|同|该|上上个?|下下个?|上一个?|下一个?|上个?|下个?|这一?个?|今个|翌)月(?!球|亮|饼|票|薪|台|色|光)份?")
_WEEK = re.compile(
    rf"(本|当|次|上+个?|下+个?|上一个?|下一个?|这一?个?|今个?|同|该)(周(?!年|边|围|岁|期|转|末?[刊报]|旋|折|到|密|全|身|知|游|易|长)|星期|礼拜)(?!周[^一二三四五六日末])"
)
_WEEKDAY = re.compile(r"(?:的)?(?:周|星期|礼拜)?([一二三四五六日天末]|[1-7](?![0-9年月日号个天]))(?![一二三四五六七八九十百千]?(?:个|次|位|名|部|期(?!间)|年级?))(?!定|致|般|直|共|边|起|线|度|带|切|体)")
_BARE_WEEKDAY = re.compile(
    r"(?:周([一二三四五六日末])(?![致般切直起定样些贯鸣次个围川国郎亮刊报大福家氏百千万月年])|(?:星期|礼拜)([一二三四五六日天1-7末])(?![0-9]))"
)
_NOT_BEFORE_WEEKDAY = frozenset("一二两三四五六七八九十几每数0123456789上下东西商")
_PERIOD = re.compile(r"(本|当|上个?|下个?|这个?|上一|下一|上一个|下一个)(季度?|半年)(?![节后赛])")
_HALF = re.compile(r"(上|下|前|后)半(年(?!度?[级])|月|周)(?!夜)")
_TEN_DAY = re.compile(r"([上中下])([中下])?旬")
_EDGE = re.compile(r"(?:(年|月|季|周)?(初期?|中期?(?![国学心小旬秋央东华医级共间等型转奖标断介止立产部])|底|末期?|伊始|前期|中叶|后期|末叶))(?![级步中始赛审选稿等恋生次心诊期])")
_EDGE_OF = {"初": "START", "伊": "START", "前": "START", "中": "MID", "底": "END", "末": "END", "后": "END"}
_EDGE_ALONE = re.compile(r"(?<![0-9一二三四五六七八九十每本去今明前后当次同全多整历往青少壮老成童幼])(年|月)(初(?![一二三四五六七八九十])|中(?![国旬央小学心华])|底|末)(?![审始级次])")
_FIRST_OF = re.compile(rf" ?(前|后|最后|头|首)(?:的)? ?({NUMBER}) ?(个)? ?(季度?|月|周|星期|礼拜|天|日)")
_NTH = re.compile(rf" ?(?:第|最后)?(?<=[第后]) ?({NUMBER}|)(?:一)?个? ?的?(季度?|周|星期|礼拜|月|天|日|年)(?:([一二三四五六日天])(?![一二三四五六七八九十]))?")
_NTH_QUARTER = re.compile(r"第([一二三四1-4])季度?(?!节|赛)|([首Qq])季度?|[Qq]([1-4])(?:季度?)?(?![0-9A-Za-z])")
_CENTURY = re.compile(r"(上个?|本|下个?|这个?)世纪")
_DECADE_AFTER = re.compile(r"([一二三四五六七八九]十|[1-9]0)年代")
_SEASON = re.compile(r"([春夏秋冬])(?:[季天日](?!报)|(?![节游运训耕播收种晚联兰秋华林光江丽明梅卷山泽粮冬夏春雨风分至]))")
_SEASON_ALONE = re.compile(r"([春夏秋冬])[季天]|(暑|寒)(?:假|期)")
_SEASONS = {"春": "spring", "夏": "summer", "秋": "autumn", "冬": "winter"}
_BREAK = re.compile(r"(暑|寒)(?:假|期)")
_LUNAR = re.compile(
    rf"(?P<mark>农历|阴历|夏历|旧历|老历)?(?:的)?(?P<leap>闰)?(?P<m>[正冬腊]|十[一二]?|[{HAN_DIGIT}]|1[0-2]|[1-9])月份?(?:初(?P<f>[{HAN_DIGIT}十]|[1-9]|10)|(?P<d>三十|廿[{HAN_DIGIT}]?|二十[{HAN_DIGIT}]?|十[{HAN_DIGIT}]|[12][0-9]|30)(?P<u>[日号]?))?"
)
_NEW_YEAR = re.compile(rf"(?:大年|正月|年)初([一二三四五六七八九十])|大年(?:三十|30)|年三十|大年夜|除夕夜?")
_FIRST_TEN = re.compile(rf"初([一二三四五六七八九十])(?=$|[,。到至\-晚早上中下凌当])|廿([{HAN_DIGIT}])(?=$|[,。到至\-])")
_TERM_FREE = frozenset("立春 惊蛰 春分 谷雨 立夏 芒种 夏至 小暑 大暑 立秋 处暑 秋分 寒露 立冬 冬至 小寒 大寒".split())
_TERM = re.compile("|".join(TERMS))
_TERM_AFTER = re.compile(r"节气?|当[天日]|时节|前后|前夕|期间|那天|这天|这日|假|小长假|当晚|祭")
_PLAN = re.compile(r"[“\"'‘]?(十?[一二三四五六七八九])五[”\"'’]?(期间|时期|规划期(?:间)?|计划期(?:间)?|末期?|初期?|中期|以来(?<=来))")
_QUOTED_PLAN = re.compile(r"[“\"](十[一二三四五六七八九]?|[一二三四五六七八九])五[”\"]")
_ORDINALS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_BC = re.compile(rf"(?:公元|西元|纪元)(前)?(?:的)? ?({NUMBER}) ?(年(?!代)|世纪)(?:度)?")
_SPORTS = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?:[-/]{1,2}|至|到)((?:19|20)?[0-9]{2})(?:年度?)?(赛季|学年|财年|雪季|榨季|季度赛)")
_ERA_YEAR = re.compile(rf"(元|[0-9]{{1,3}}|[{HAN_DIGIT}十百廿卅]{{1,4}}) ?(?:年(?![级轮代])(?:度)?|[./-](?P<m>[0-9]{{1,2}})[./-](?P<d>[0-9]{{1,2}})(?![0-9]))")


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
    if level < 0 and word in ("后", "前", "来") and before and before in "然之以产最今此战课目提先婚饭会死事生空午背":
        return None
    if word == "听" and m[2] == "天" or word == "本" and t.startswith("记", m.end()):
        return None
    if word == "即" or (word in ("当", "本", "后", "前") and t.startswith(("当日报", "后天性", "后天培", "后天努", "前天津", "后天的"), i)):
        return None
    shift = _SHIFT.get(word)
    if shift is None:  # 大大大后天 and beyond
        shift = (word.count("大") + 2) * (-1 if word[-1] == "前" else 1)
    if word in ("本", "当", "同", "次", "翌", "隔"):
        return m.end(), [("day~" if word != "本" else "day+", 0 if word in ("当", "同", "本") else 1)]
    if m[3] and (word == "前" and t[m.end()] not in "晚夜" or word == "后" and not t.startswith("后早", i)):
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
    if word in ("来", "后", "前", "下", "上") and level < 0 and before and before in "十百千几余多然之以产往留从目提":
        return None
    shift = _SHIFT.get(word, (word.count("大") + 2) * (-1 if word[-1] == "前" else 1))
    if word in ("当", "同", "次", "翌"):
        return m.end(), [("year~", shift)]
    if word in ("这",) or (word == "下" and t.startswith("下年级", i)):
        return m.end(), [("year+", 0)]
    return m.end(), [("year+", shift)]


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
    return m.end(), [("month~" if m[1] in _DISCOURSE and m[1] != "当" or m[1] == "当" else "month+", shift)]


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
    return "weekday", 6 if ch in "日天7" else _ORDINALS.get(ch, 0) - 1 if not ch.isdigit() else int(ch) - 1


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
    if m is None:
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
        return None if m is None else (m.end(), [("edge", (_EDGE_OF[m[2]], "year" if m[1] == "年" else "month"))])
    m = _EDGE.match(t, i)
    if m is None or level > 5 or (m[1] == "年" and level != 2) or (m[1] == "月" and level != 4) or (m[2][0] == "前" and level > 1):
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
    if m is not None and not (m[4][0] in "周星礼" and _ORDINALS.get(t[m.end() : m.end() + 1])):
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
        return m.end(), [("nthweekday", (n, 6 if m[3] in "日天" else _ORDINALS[m[3]] - 1))]
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


def _season(t: str, i: int, level: int) -> Found:
    m = _BREAK.match(t, i)
    if m is not None:
        return m.end(), [("break", "summer" if m[1] == "暑" else "winter")]
    m = (_SEASON if level == 2 else _SEASON_ALONE).match(t, i)
    return None if m is None else (m.end(), [("season", _SEASONS[m[1]])])


def _lunar(t: str, i: int, level: int) -> Found:
    m = _NEW_YEAR.match(t, i)
    if m is not None and level in (-1, 2):
        if m[1]:
            return m.end(), [("lunar", (1, number(m[1]), False))]
        return m.end(), [("lunar", (12, 0, False))]
    m = _LUNAR.match(t, i)
    if m is not None and level in (-1, 2):
        month = number(m["m"]) or 0
        day = number(m["f"] or m["d"] or "")
        own = m["mark"] or m["leap"] or m["m"] in "正冬腊" or m["f"]
        if own and not (m["u"] and m["d"] and m["d"].isascii() and not m["mark"]):
            if day is None:
                return m.end(), [("lunarmonth", (month, bool(m["leap"])))]
            return m.end(), [("lunar", (month, day, bool(m["leap"])))]
    m = _FIRST_TEN.match(t, i) if level in (-1, 4) else None
    if m is not None:
        return m.end(), [("hanDay" if level == 4 else "lunarday", number(m[1]) or 20 + (number(m[2]) or 0))]
    return None


def _named_day(t: str, i: int, level: int) -> Found:
    if level not in (-1, 2):
        return None
    m = _holiday_pattern().match(t, i)
    if m is not None:
        found = _holiday(t, i, m, level)
        if found is not None:
            return found
    m = _TERM.match(t, i)
    if m is None or (m[0] not in _TERM_FREE and level != 2 and not _TERM_AFTER.match(t, m.end())):
        return None
    end = m.end() + len("节气") * t.startswith("节气", m.end())
    return end, [("term", TERMS.index(m[0]))]


@cache
def _holiday_pattern() -> "re.Pattern[str]":
    names = sorted(holiday_names(), key=len, reverse=True)
    return re.compile(rf"(?P<q>[“\"])?(?P<n>{'|'.join(names)})(?P<c>[”\"])?(?P<p>(?:法定)?(?:小长假|假期|长假|期间|黄金周|假日|放假期间|双节))?")


# Names that are also words or numbers: only in quotes, with 期间, 假期 and the like behind, or after a year.
_NEEDS_CONTEXT = frozenset("五一 十一 六一 七一 八一 五四 三一五 六一八 九一八 新年 大年 三月三 小年 灯节 圣诞 清明 重阳 双11 双12 老人节 新春 端阳".split())
_CONTEXT = re.compile(r"节|当[天日]|前[后夕一]|那[天日]|档|[,。、至到]|$|晚|(?:的)?时候|去")


_AFTER_NUMBER = frozenset("月日号年时点个名人万亿元届批次岁天周分秒十百千中路大运学") - {""}


def _holiday(t: str, i: int, m: "re.Match[str]", level: int) -> Found:
    name = holiday_names()[m["n"]]
    if m["n"][-1] == "日" and t[m.end("n") : m.end("n") + 1] in ("益", "常", "渐", "趋", "子"):
        return None
    if m["n"][0] in "一三五六七八九十" and not m["c"] and not m["p"] and t[m.end() : m.end() + 1] in _AFTER_NUMBER:
        return None
    if bool(m["q"]) != bool(m["c"]):
        if m["q"]:
            return None
    end = m.end()
    quoted = bool(m["q"] and m["c"])
    if m["n"] in _NEEDS_CONTEXT and not quoted and not m["p"]:
        before = t[i - 1 : i]
        if level != 2 and not (_CONTEXT.match(t, m.end("n")) and (not before or before in "\n,。、:;(“ 在到从自过至是的逢今为")):
            return None
    if m["c"] and not m["q"]:
        end = m.end("n")
        return end, [("holiday", name)]
    if m["p"] and name in STATUTORY:
        return end, [("statutory", name)]
    if m["p"] and not m["p"].endswith("期间"):
        return end, [("holiday", name)]
    return m.end("c") if quoted else m.end("n"), [("holiday", name)]


def _era(t: str, i: int, level: int) -> Found:
    m = _BC.match(t, i)
    if m is not None:
        n = number(m[2])
        if n is None:
            return None
        if m[3] == "世纪":
            return m.end(), [("century", -n if m[1] else n)]
        return m.end(), [("year", 1 - n if m[1] else n)]
    e = _era_pattern().match(t, i)
    y = _ERA_YEAR.match(t, e.end()) if e is not None else None
    if e is None or y is None:
        return None
    n = number(y[1])
    first, last, calendar = _eras()[e[1]]
    # Readers and records also count on past the end of an era; more than a reign is no year of it.
    if n is None or n < 1 or (last < 9000 and n > max(last - first + 1, 30)) or n > 200:
        return None
    chain: list[Piece] = [("era", (first + n - 1, calendar))]
    if y["m"]:
        chain += [("month", int(y["m"])), ("day", int(y["d"]))]
    return y.end(), chain


@cache
def _eras() -> dict[str, tuple[int, int, str]]:
    """Era to its first and last year and calendar; of several eras of one name the longest counts."""
    eras: dict[str, tuple[int, int, str]] = {}
    for line in load_table("dates_eras.tsv").splitlines():
        dynasty, era, first, last = line.split("\t")
        calendar = {"民国": "roc", "日本": "japanese"}.get(dynasty, "dynastic")
        if era not in eras or int(last) - int(first) > eras[era][1] - eras[era][0]:
            eras[era] = int(first), int(last), calendar
    return eras


def era_names() -> list[str]:
    """Return the names of the eras."""
    return list(_eras())


def part_names() -> list[str]:
    """Return the names of the parts of a day that can stand alone."""
    return [name for name in _PARTS if len(name) > 1]


@cache
def _era_pattern() -> "re.Pattern[str]":
    names = sorted(_eras(), key=len, reverse=True)
    return re.compile(rf"(?:中华(?=民国)|[清明唐宋元晋汉隋辽金](?:朝|代)?|日本)?({'|'.join(names)})(?:皇帝)?")


def _plan(t: str, i: int, level: int) -> Found:
    """“十四五”期间: the plans run five years each; the first began in 1953, the third in 1966."""
    m = _PLAN.match(t, i)
    quoted = _QUOTED_PLAN.match(t, i)
    m = m or quoted
    if m is None or level >= 0:
        return None
    word = m[1]
    n = 10 + (_ORDINALS[word[1]] if len(word) > 1 else 0) if word[0] == "十" else _ORDINALS[word]
    first = 1953 if n == 1 else 1958 if n == 2 else 1951 + 5 * n
    chain: list[Piece] = [("plan", (first, first + 4))]
    tail = m[2] if m.re is _PLAN else ""
    end = m.end()
    if tail and tail[0] in "末初中":
        end = m.start(2)
    if tail == "以来":
        end = m.start(2)
    return end, chain


def _sports(t: str, i: int, level: int) -> Found:
    m = _SPORTS.match(t, i) if level < 0 else None
    if m is None:
        return None
    first = int(m[1])
    last = int(m[2]) if len(m[2]) == 4 else first // 100 * 100 + int(m[2])
    if last < first:
        last += 100
    if last - first != 1:
        return None
    return m.end(), [("sports", (first, last))]


_READERS: dict[str, tuple[Callable[[str, int, int], Found], ...]] = {}


def _register(chars: str, *readers: Callable[[str, int, int], Found]) -> None:
    for ch in chars:
        _READERS[ch] = (*_READERS.get(ch, ()), *readers)


_register("0123456789", _sports)
_register("公西纪", _era)
_register("同", _same_period)
_register("前后", _day_beside)
_register("大前昨今明后寻听琴当次翌隔同本", _relative_day)
_register("今去前明后大来上下次翌当同本这", _relative_year)
_register("本当次同该上下这今翌", _relative_month, _relative_week)
_register("本当上下这前后", _period)
_register("上中下月", _ten_day)
_register("年月季周初中底末伊前后", _edge)
_register("前后最头首第Qq ", _counted)
_register("上本下这", _relative_century)
_register("周星礼", _bare_weekday)
_register("农阴夏旧老公阳闰正冬腊大年除初廿", _lunar)
_register("一二三四五六七八九十123456789", _lunar)
_register("“\"'‘十一二三四五六七八九", _plan)


def _complete() -> None:
    for name in _PARTS:
        if _part_of_day not in _READERS.get(name[0], ()):
            _register(name[0], _part_of_day)
    for name in (*holiday_names(), *TERMS, "“", '"'):
        if _named_day not in _READERS.get(name[0], ()):
            _register(name[0], _named_day)
    for name in (*_eras(), "中", "清", "明", "唐", "宋", "元", "晋", "汉", "隋", "辽", "金", "日"):
        if _era not in _READERS.get(name[0], ()):
            _register(name[0], _era)
    _register("春夏秋冬暑寒", _season)


@cache
def _word_readers() -> dict[str, tuple[Callable[[str, int, int], Found], ...]]:
    _complete()
    return _READERS


def read_word(t: str, i: int, level: int) -> Found:
    """Read one piece (or a fixed group of them) that begins with a word at `i`."""
    for reader in _word_readers().get(t[i], ()):
        found = reader(t, i, level)
        if found is not None:
            return found
    return None

"""Reads what the calendar gives a name: seasons, lunar dates, holidays, solar terms, eras, plans, sports seasons."""

import re
from functools import cache

from .._patterns import lazy_pattern
from .._tables import load_table
from ._events import read_event
from ._numeric import HAN_DIGIT, NUMBER
from ._parts import ORDINALS, SEASONS
from ._pieces import Found, Piece, Reader, number
from .holidays import STATUTORY, holiday_names
from .lunar import TERMS

__all__ = ["ANIMALS", "BRANCHES", "STEMS", "era_names", "named_readers"]

_SEASON = lazy_pattern(
    r"([春夏秋冬])(?:[季天日](?!报)|(?![奥节游运训耕播收种晚联兰秋华林光江丽明梅卷山泽粮冬夏春雨风分至]))"
)
_SEASON_ALONE = re.compile(
    r"([春夏秋冬])(?:季(?![奥亚圈赛]|残奥|两项|运动|项目|达沃斯|锦标|联赛|大学生|班|转会|攻势)|天)|(暑|寒)(?:假|期)"
)
_BREAK = re.compile(r"(暑|寒)(?:假|期)")
_LUNAR = lazy_pattern(
    rf"(?P<mark>农历|阴历|夏历|旧历|老历)?(?:的)?(?P<leap>闰)?(?P<m>[正冬腊]|十[一二]?|[{HAN_DIGIT}]|1[0-2]|[1-9])月份?(?:初(?P<f>[{HAN_DIGIT}十]|[1-9]|10)(?!(?<=一)直)|(?P<d>三十|廿[{HAN_DIGIT}]?|二十[{HAN_DIGIT}]?|十[{HAN_DIGIT}]|[12][0-9](?![0-9.,%吨元人万个])|30(?![0-9.,%吨元人万个]))(?P<u>[日号]?))?"
)
_NEW_YEAR = re.compile(r"(?:大年|正月|年)初([一二三四五六七八九十])|大年(?:三十|30)|年三十|大年夜|除夕夜?")
_FIRST_TEN = lazy_pattern(
    rf"初([一二三四五六七八九十])(?![至到]?[初高][一二三])(?=$|[,。到至\-晚早上中下凌当])|廿([{HAN_DIGIT}])(?=$|[,。到至\-])"
)
_TERM_TAIL = re.compile("节气|日(?![本出落照光前益])")
_TERM_FREE = frozenset(
    "立春 惊蛰 春分 谷雨 立夏 芒种 夏至 小暑 大暑 立秋 处暑 秋分 寒露 立冬 冬至 小寒 大寒".split()
)
_TERM = re.compile("|".join(TERMS))
_TERM_AFTER = re.compile(r"节气?|当[天日]|时节|前后|前夕|期间|那天|这天|这日|假|小长假|当晚|祭")
# What stands behind a term that is no weather: not 大雪过后.
_TERM_PASSED = re.compile(
    "(?:(?<=白露)|(?<=霜降)|(?<=小满)|(?<=清明))(?:[过之以]?[前后]|以来|[将已]?[至到]|来临)"
)
_TERM_ALONE = re.compile(rf"{_TERM_AFTER.pattern}|$|[,。;、)\n]|那|正|将|是")
_PLAN = re.compile(
    r"[“\"'‘]?(十?[一二三四五六七八九])五[”\"'’]?(期间|时期|规划期(?:间)?|计划期(?:间)?|末期?|初期?|中期|以来(?<=来))"
)
_QUOTED_PLAN = re.compile(r"[“\"](十[一二三四五六七八九]?|[一二三四五六七八九])五[”\"]")
_NUMBERED_PLAN = re.compile(
    "第(十[一二三四五六七八九]?|[一二三四五六七八九])个五年(?:规划|计划)(?:期间|时期)"
)
_BUDDHIST = re.compile("佛历 ?([0-9]{4}) ?年")
_BC = re.compile(
    rf"(?:公元|西元|纪元)(前)?(?:的)? ?({NUMBER}|元(?=年)) ?(年(?!代)|世纪)(?:度)?|(前)([1-9][0-9]{{2,3}})(年)(?![代来间])"
)
_SPORTS = re.compile(
    r"(?<![0-9])((?:19|20)?[0-9]{2})(?:(?:[-/]{1,2}|至|到)((?:19|20)?[0-9]{2}))? ?(?:年度?)?(赛季|学年|财年|财政年度|雪季|榨季|季度赛)"
)
_SHIFTED = frozenset("本上下")
_FISCAL_SHIFT = re.compile("(本|[上下]一?个?)财(?:年|政年度)")
_SCHOOL_YEAR = re.compile("(?<![0-9.])(1[0-4][0-9]|[89][0-9])学年度?")  # of the Republic
_SEASON_SHIFT = re.compile("(本|[上下]一?个?|新|这个)(赛季|学年|雪季|榨季)")
_ERA_YEAR = re.compile(
    rf"(元|[0-9]{{1,3}}|[{HAN_DIGIT}十百廿卅]{{1,5}}) ?(?:年(?![级轮代])(?:度)?|[./-](?P<m>[0-9]{{1,2}})[./-](?P<d>[0-9]{{1,2}})(?![0-9]))"
)


_SEASON_BEFORE = frozenset("春夏秋冬寒")


def _season(t: str, i: int, level: int) -> Found:
    if level < 0 and t[i - 1 : i] in _SEASON_BEFORE:  # 夏秋季, 寒暑假: two at once
        return None
    m = _BREAK.match(t, i)
    if m is not None:
        return m.end(), [("break", "summer" if m[1] == "暑" else "winter")]
    m = (_SEASON if level == 2 else _SEASON_ALONE).match(t, i)
    return None if m is None else (m.end(), [("season", SEASONS[m[1]])])


def _lunar(t: str, i: int, level: int) -> Found:
    if level not in (-1, 2, 4):
        return None
    m = _NEW_YEAR.match(t, i) if t[i] in "大正年除" else None
    if m is not None and level != 4:
        if m[1]:
            return m.end(), [("lunar", (1, number(m[1]), False))]
        return m.end(), [("lunar", (12, 0, False))]
    m = _LUNAR.match(t, i) if level != 4 else None
    if m is not None:
        month = number(m["m"]) or 0
        day = number(m["f"] or m["d"] or "")
        own = m["mark"] or m["leap"] or m["m"] in "正冬腊" or m["f"]
        if own and not (m["u"] and m["d"] and m["d"].isascii() and not m["mark"]):
            if day is None:
                return m.end(), [("lunarmonth", (month, bool(m["leap"])))]
            return m.end(), [("lunar", (month, day, bool(m["leap"])))]
    m = _FIRST_TEN.match(t, i) if level != 2 and t[i] in "初廿" else None
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
    if (
        m is None
        or (m[0] == "大寒" and t[m.end() : m.end() + 1] in ("流", "潮"))
        or (
            m[0] not in _TERM_FREE
            and not (_TERM_ALONE if level == 2 else _TERM_AFTER).match(t, m.end())
            and not _TERM_PASSED.match(t, m.end())
        )
    ):
        return None
    tail = _TERM_TAIL.match(t, m.end())
    end = m.end() if tail is None else tail.end()
    return end, [("term", TERMS.index(m[0]))]


@cache
def _holiday_pattern() -> "re.Pattern[str]":
    names = sorted(holiday_names(), key=len, reverse=True)
    return re.compile(
        rf"(?P<q>[“\"])?(?P<n>{'|'.join(names)})(?P<c>[”\"])?(?P<p>(?:法定)?(?:小长假|假期|长假|连假|期间|黄金周|假日|放假期间|双节))?"
    )


# Names that are also words or numbers: only in quotes, with 期间, 假期 and the like behind, or after a year.
_NEEDS_CONTEXT = frozenset(
    "五一 十一 六一 七一 八一 五四 三一五 六一八 八一八 九一八 新年 大年 三月三 双十 小年 灯节 圣诞 清明 重阳 老人节 新春 端阳 三八".split()
)
# Names in figures are numbers unless the shops are named beside them.
_SHOPPING = re.compile(
    "(?:年中)?(?:大促|购物|电商|狂欢|促销|活动|战报|预售|销售|开门红|当[天日]|前[夕后]|期间|晚会|消费者|表白|大战|[来将]临)"
)
_SHOPS = re.compile("(?:京东|天猫|淘宝|苏宁|拼多多|抖音|快手|电商|今年|去年|明年|年中|[0-9]年|[今去]年的)$")
_CONTEXT = re.compile(r"节|当[天日]|前[后夕一]|那[天日]|档|[,。、至到]|$|晚|(?:的)?时候|去")


_AFTER_NUMBER = frozenset("月日号年时点个名人万亿元届批次岁天周分秒十百千中路大运学")

# “三八”枪, 春节目, 高中秋季, 十一、(the number of a paragraph)
_OTHERWISE = lazy_pattern(
    '(?<=三八[”"])[枪式步红线]|(?<=三八)[枪式步红线]|(?<=节)[目奏选拍育]|(?<=国日)内瓦|(?<=中秋)季|(?<=腊八)[粥蒜豆]|(?<=十一)(?<![^\n]十一)、|(?<=大年)[初三夜]|(?<=[庆一旦明秋午阳])(?:[东西南北中]?(?:路(?!上)|街(?![头上景])|村)|小学|中学|广场|社区)'
)


def _holiday(t: str, i: int, m: "re.Match[str]", level: int) -> Found:
    name = holiday_names()[m["n"]]
    if m["n"][-1] == "日" and t[m.end("n") : m.end("n") + 1] in ("益", "常", "渐", "趋", "子"):
        return None
    if (
        m["n"][-1] in "一二三四五六七八九十"
        and not m["c"]
        and not m["p"]
        and t[m.end() : m.end() + 1] in _AFTER_NUMBER
    ):
        return None
    if (m["q"] and not m["c"]) or _OTHERWISE.match(t, m.end()):
        return None
    if m["n"].isdigit() and not _is_shopping_day(t, i, m):
        return None
    end = m.end()
    quoted = bool(m["q"] and m["c"])
    if m["n"] in _NEEDS_CONTEXT and not quoted and not m["p"]:
        before = t[i - 1 : i]
        if level != 2 and not (
            _CONTEXT.match(t, m.end("n")) and (not before or before in "\n,。、:;(“ 在到从自过至是的逢今为")
        ):
            return None
    if m["c"] and not m["q"]:
        end = m.end("n")
        return end, [("holiday", name)]
    if quoted and not m["p"]:  # “五四”青年节 is one day, named twice
        again = _holiday_pattern().match(t, m.end("c"))
        if again is not None and not again["q"] and holiday_names()[again["n"]] == name:
            m, end = again, again.end()
            if not again["p"]:
                return again.end("n"), [("holiday", name)]
    if m["p"] and name in STATUTORY:
        return end, [("statutory", name)]
    if m["p"] and not m["p"].endswith("期间"):
        return end, [("holiday", name)]
    return m.end("c") if quoted else m.end("n"), [("holiday", name)]


def _is_shopping_day(t: str, i: int, m: "re.Match[str]") -> bool:
    start, end = m.span("n")
    if t[start - 1 : start].isalnum() and t[start - 1 : start].isascii():
        return False
    if t[end : end + 1].isalnum() and t[end : end + 1].isascii():
        return False
    behind = _SHOPPING.match(t, m.end("c") if m["c"] else end)
    return bool(m["q"] or behind or _SHOPS.search(t, max(0, i - 4), i))


_ROC_DECADE = re.compile("(?:中华)?民国([1-9]0|[二三四五六七八九]?十)年代")
_NO_SPAN = frozenset(["", *"\n,。;:(至-到、“ 于在"])


def _epoch(t: str, i: int, level: int) -> Found:
    """公元755年, 公元前5世纪, 前221年, 佛历2566年."""
    m = _BUDDHIST.match(t, i) if t[i] == "佛" else None
    if m is not None:
        return m.end(), [("year", int(m[1]) - 543)]
    m = _BC.match(t, i)
    if m is not None:
        n = number(m[2] or m[5])
        if n is None or (m[4] and t[i - 1 : i] not in _NO_SPAN):  # 前221年, not 此前100年
            return None
        if m[4]:
            return m.end(), [("year", 1 - n)]
        if m[3] == "世纪":
            return m.end(), [("century", -n if m[1] else n)]
        return m.end(), [("year", 1 - n if m[1] else n)]
    return None


def _era(t: str, i: int, level: int) -> Found:
    decade = _ROC_DECADE.match(t, i) if t[i] in "民中" else None
    if decade is not None:  # 民国二十年代
        first = 1911 + (number(decade[1]) or 0)
        return decade.end(), [("plan", (first, first + 9))]
    e = _era_pattern().match(t, i)
    if e is None:
        return None
    y = _ERA_YEAR.match(t, e.end())
    era = _eras()["民国" if e[1] == "民" else e[1]]  # 民111年
    if y is None:
        return _reign(t, e.end(), era)
    n = number(y[1])
    first, last, calendar = era
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


@cache
def _era_pattern() -> "re.Pattern[str]":
    names = sorted(_eras(), key=len, reverse=True)
    return re.compile(
        rf"(?:中华(?=民国)|[清明唐宋元晋汉隋辽金](?:朝|代)?|日本)?({'|'.join(names)}|民(?=[0-9]{{2,3}}年))(?:皇帝)?"
    )


def _plan(t: str, i: int, level: int) -> Found:
    """“十四五”期间: the plans run five years each; the first began in 1953, the third in 1966."""
    m = _PLAN.match(t, i)
    quoted = _QUOTED_PLAN.match(t, i)
    m = m or quoted or _NUMBERED_PLAN.match(t, i)
    if m is None or level >= 0:
        return None
    word = m[1]
    n = 10 + (ORDINALS[word[1]] if len(word) > 1 else 0) if word[0] == "十" else ORDINALS[word]
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
    if level >= 0:
        return None
    m = _SEASON_SHIFT.match(t, i)
    if m is not None:
        return m.end(), [("sports+", {"上": -1, "下": 1}.get(m[1][0], 0))]
    m = _FISCAL_SHIFT.match(t, i) if t[i] in _SHIFTED else None
    if m is not None:
        return m.end(), [("year+", {"上": -1, "下": 1, "新": 0}.get(m[1][0], 0))]
    m = _SCHOOL_YEAR.match(t, i) if t[i] in "189" else None
    if m is not None:
        return m.end(), [("sports", (1911 + int(m[1]), 1912 + int(m[1])))]
    m = _SPORTS.match(t, i)
    if m is None:
        return None
    first = int(m[1]) if len(m[1]) == 4 else 2000 + int(m[1]) - 100 * (int(m[1]) > 50)
    if not m[2]:
        single = len(m[1]) == 4
        if single and m[3][0] == "财":  # it begins when its company says; the year is all that is sure
            return m.end(), [("year", first)]
        last = first if m[3] == "赛季" else first + 1
        return (m.end(), [("sports", (first, last))]) if single and m[3] in ("赛季", "学年", "雪季") else None
    last = int(m[2]) if len(m[2]) == 4 else first // 100 * 100 + int(m[2])
    if last < first:
        last += 100
    if last - first != 1:
        return None
    return m.end(), [("sports", (first, last))]


# --- cycles and reigns ---------------------------------------------------------------------------------------------

STEMS, BRANCHES, ANIMALS = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥", "鼠牛虎兔龙蛇马羊猴鸡狗猪"
_CYCLE = lazy_pattern(rf"(?:农历)?(?:([{STEMS}])([{BRANCHES}])[{ANIMALS}]?|(?<!属)([{ANIMALS}]))年(?!马月)")
_REIGN_TAIL = re.compile(rf"([{STEMS}])([{BRANCHES}])年?|年间|时期|([初末])年")


def _place(stem: str, branch: str) -> int:
    """The place of a pair such as 辛丑 in the cycle of sixty, from 0; -1 if there is no such pair."""
    s, b = STEMS.index(stem), BRANCHES.index(branch)
    return -1 if (s - b) % 2 else (36 * s - 35 * b) % 60


def _cycle(t: str, i: int, level: int) -> Found:
    m = _CYCLE.match(t, i) if level < 0 else None
    if m is None:
        return None
    if m[3]:
        return m.end(), [("cycle", (ANIMALS.index(m[3]), 12))]
    place = _place(m[1], m[2])
    return None if place < 0 else (m.end(), [("cycle", (place, 60))])


def _reign(t: str, start: int, era: tuple[int, int, str]) -> Found:
    """乾隆年间, 民国初年, 光绪庚子年: what stands behind the name of an era instead of a number."""
    m = _REIGN_TAIL.match(t, start)
    first, last, calendar = era
    if m is None or (m[0] == "时期" and first < 1368):  # 和平时期
        return None
    if calendar == "roc":
        last = 1949
    if m[1]:
        years = [year for year in range(first, last + 1) if (year - 4) % 60 == _place(m[1], m[2])]
        return (m.end(), [("era", (years[0], calendar))]) if len(years) == 1 else None
    chain: list[Piece] = [("reign", (first, last, calendar))]
    if m[3]:
        chain.append(("edge", ("START" if m[3] == "初" else "END", None)))
    return m.end(), chain


def named_readers() -> dict[str, tuple[Reader, ...]]:
    """Return the readers by the characters they begin with, in the order to try them."""
    named = "".join(dict.fromkeys(name[0] for name in (*holiday_names(), *TERMS, "“", '"')))
    eras = "".join(dict.fromkeys(name[0] for name in (*_eras(), *"中清明唐宋元晋汉隋辽金日民")))
    return {
        "0123456789本上下新这": (_sports,),
        '0123456789“"一二三四五六七八九十': (read_event,),
        STEMS + ANIMALS + "农": (_cycle,),
        named: (_named_day,),
        "农阴夏旧老公阳闰正冬腊大年除初廿一二三四五六七八九十123456789": (_lunar,),
        "“\"'‘十一二三四五六七八九第": (_plan,),
        "公西纪前佛": (_epoch,),
        eras: (_era,),
        "春夏秋冬暑寒": (_season,),
    }

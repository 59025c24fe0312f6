"""Reads the pieces that begin with a relative word: 昨天, 上周三, 本月, 去年, 周三."""

import re

from .._patterns import lazy_pattern
from ._numeric import TIME
from ._parts import ORDINALS, SEASONS
from ._pieces import Found, Piece, number

__all__ = ["RELATIVE", "weekday_piece"]

_SHIFT = {
    "大前": -3, "前": -2, "昨": -1, "今": 0, "本": 0, "这": 0, "该": 0, "明": 1, "后": 2, "大后": 3, "去": -1, "来": 1,
    "上": -1, "下": 1, "寻": -1, "琴": -1, "听": 1, "这一": 0, "上一": -1, "下一": 1, "这个": 0, "上个": -1, "下个": 1, "今个": 0,
    "是": 0, "那": 0, "上一个": -1, "下一个": 1, "这一个": 0, "上上": -2, "下下": 2, "上上个": -2, "下下个": 2, "次": 1, "翌": 1, "隔": 1,
    "当": 0, "同": 0, "大大前": -4, "大大后": 4, "上上上": -3, "下下下": 3, "接下来一": 1,
}  # fmt: skip
_DISCOURSE = frozenset("次翌隔当同该")

_DAY = lazy_pattern(
    r"(大{0,4}[前后]|[昨今明寻听琴当次翌隔同本即])(天|日(?![本益元语]|报(?![道告导到名考送警案称载])|期(?![货指盼待间]))|儿个?)"
    r"|(大?[前后]|[昨今明听寻琴当次翌])(?=[晚早晨夜午](?![班茶餐饭会稻礼年]|报(?![道告导到名考送警案称载])))|([昨今明])(?=起(?![来诉草火飞降点源义步码用床伏初家居跳]))"
)
# 春节前一天; 春节当天上午, 周三早些时候 are of that day itself.
_BESIDE = lazy_pattern(r"(?:(前|后)一(?:天|日|晚(?=上))|(当)[天日]|(?:[早晚]些|稍[早晚])(?:的?时候|时))")
_TWO_DAYS = re.compile(r"(昨今|今明|明后|前昨|昨前)(?:两|二|2)?(?:天|日)|(今明后|昨今明)(?:三|3)?(?:天|日)")
_UP_TO = re.compile("起?[至到]")
# 探明天然气, 这次日方, 初次月经: the characters belong to what stands beside them.
_OF_ANOTHER_WORD = lazy_pattern(
    "明天然|明晨光|寻天下|同日[而期程]|(?<=[不共])同日|当天[津真然]|后日经|(?<=[这那两三首每多本此该上下几再初])次日|(?<=[初首这那每几])次月|(?<=[下上这那每首本])次周"
)
_NUMBERED = lazy_pattern(
    r"([今昨明前后])\((3[01]|[12][0-9]|0?[1-9]|[一二三四五六七八九十廿]{1,3})日?\)([天日])?|本\((1[0-2]|0?[1-9])\)月|[今去明前]\(((?:19|20)[0-9]{2})\)年"
)
_SAME_DAY = re.compile(r"(前一|同一|第二)(?:天|日|晚(?![会上宴报]))(?![游三])")
_LAST_WINTER = lazy_pattern(r"([今去明])([春夏秋冬])(?![天季日装衣])")
_TWO_YEARS = re.compile(r"(今明|去今|明后|前去|去前)(?:两|二|2)年")
_YEAR = lazy_pattern(
    r"(大{0,4}[前后]|[今去明来上下次翌当同本]|这一|上一|下一|这|(?:[该那隔]|(?<![^\n,。;])是)(?=年(?:[0-9一二三四五六七八九十]{1,2}月|[初底末春夏秋冬])))年(?:度(?![假过]))?(?![级轮龄纪代华货画味报薪]|之(?![前后间内际])|(?<=一年)[半多]|(?<![今去明]年)来|(?<=[上本来当同该那次]年)轻"
    r"|(?<=明年)(?:轻有|[幼迈]|仅[0-9一二三四五六七八九十]{1,3}周?岁)|(?<=小明年)[满轻])"  # of somebody called 明
)
_MONTH = re.compile(
    r"(本|当|次|同|该|上上个?|下下个?|上一个?|下一个?|上个?|下个?|这一?个?|今个|翌)月(?!球|亮|饼|票|薪|台|色|光)份?"
)
_RUNS_ON = re.compile(
    "回首|[住待呆过学歇忙跑回留坐停倒]上|[一留放落余剩坐停倒导助月]下"
)  # 住上一个月, 体味一下周总理
_WEEK = re.compile(
    r"(本|当|次|上{1,4}个?|下{1,4}个?|上一个?|下一个?|这一?个?|今个?|同|该)(周(?!年|边|围|岁|期|转|末?[刊报]|旋|折|到|密|全|身|知|游|易|长)|星期|礼拜)(?!周[^一二三四五六日末])"
)
# 周三起降温, not 周三起事故; 周一起施行, not 周一起回家
_RISING = (
    r"(?<!一)起(?=[事案交火盗抢凶杀重安涉车矿典类严爆坠凌虐诈偷命刑民医]|[较特][大重])"
    r"|(?<=一)起(?![,。、;)至到止]|$|[实施执试]行|实施|生效|开[始放通售播]|停|恢复|暂|取消|将|对|在|全面|正式|陆续|连|不|可|调整|上[线调]|下[调架]|举[行办]|启[用动]|回[暖升落]|[降升]温|气温|天气|转)"
)
_WEEKDAY = lazy_pattern(
    rf"(?:的)?(?:周|星期|礼拜)?([一二三四五六日天末]|[1-7](?![0-9年月日号个天]))(?![一二三四五六七八九十百千]?(?:个|次|位|名|部|期(?!间)|年级?))(?!定|致|般|直(?![至到])|共|边|{_RISING}|线|度|带|切|体)"
)
_BARE_WEEKDAY = lazy_pattern(
    rf"(?:周([一二三四五六日末])(?![致般切定样些贯鸣次个围川国郎亮刊大福家氏百千万月年]|直(?![至到])|期(?!间)|报(?![道告导到名考送警案称载])|{_RISING}|代(?![表理码]))|(?:星期|礼拜)([一二三四五六日天末](?![次度遇])|[1-7](?![0-9]))(?!(?<=[日天])报(?![道告导到名考送警案称载])))"
)
# 周六日 is both; not 周六日本队.
_BOTH_DAYS = re.compile("(?:周|星期|礼拜)?(?:六日(?![本元圆语报方产经立出化军媒美韩常前后内间电])|双休日)")
_NOT_BEFORE_WEEKDAY = frozenset("一二两三四五六七八九十几每数0123456789上下东西商")


_DAYS_TOGETHER = {
    "昨今": (-1, 0), "今明": (0, 1), "明后": (1, 2), "前昨": (-2, -1), "昨前": (-2, -1), "今明后": (0, 2), "昨今明": (-1, 1),
}  # fmt: skip


def _numbered_day(t: str, i: int, level: int) -> Found:
    """今(8)日, 昨(7)晚, 本(8)月: the word with its number in parentheses, as papers in Taiwan and Hong Kong write."""
    m = _NUMBERED.match(t, i) if t[i + 1 : i + 2] == "(" and level < 0 else None
    if m is None:
        return None
    if m[4]:
        return m.end(), [("month", int(m[4]))]
    if m[5]:
        return m.end(), [("year", int(m[5]))]
    if not m[3] and not TIME.match(t, m.end()):
        return None
    return m.end(), [("dayat", (_SHIFT[m[1]], number(m[2])))]


_SAME_DATE = re.compile("今[日天]|同日|同一天|[此这]时|此刻|这个时候")
_COUNTING = frozenset("每连某")


def _same_day(t: str, i: int, level: int) -> Found:
    """前一天, 同一天, 第二天, seen from the day named before."""
    m = _SAME_DAY.match(t, i) if level < 0 else None
    if m is None or t[i - 1 : i] in _COUNTING:
        return None
    chain: list[Piece] = [("day~", {"前": -1, "同": 0, "第": 1}[t[i]])]
    return m.end(), [*chain, ("part", "evening")] if t[m.end() - 1] == "晚" else chain


def _relative_day(t: str, i: int, level: int) -> Found:
    if level in (2, 4, 5):  # 去年今日
        m = _SAME_DATE.match(t, i) if t[i - 1] != " " else None
        return (m.end(), [("samedate", None)]) if m is not None else None
    m = _TWO_DAYS.match(t, i)
    if m is not None:
        return m.end(), [("day+", _DAYS_TOGETHER[m[1] or m[2]])]
    m = _DAY.match(t, i)
    if m is None:
        return None
    word = m[1] or m[3] or m[4]
    before = t[i - 1 : i]
    if word in "明次后同寻当" and _OF_ANOTHER_WORD.match(t, i):
        return None
    if (
        level < 0
        and word in ("后", "前", "来")
        and before
        and before in "然之以产最今此战课目提先婚饭会死事生空午背"
    ):
        return None
    if (word == "听" and m[2] == "天") or (word == "本" and t.startswith("记", m.end())):
        return None
    if word == "即":  # 即日起至8月31日 is a range, 即日起 alone a word for now
        return (m.end(), [("day+", 0)]) if _UP_TO.match(t, m.end()) else None
    if word in ("当", "本", "后", "前") and t.startswith(
        ("当日报", "后天性", "后天培", "后天努", "前天津", "后天的"), i
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


def _same_moment(t: str, i: int, level: int) -> Found:
    return _relative_day(t, i, level) if level in (2, 4, 5) else None


_NOT_BEFORE_SAME = frozenset("不共")  # 不同年份


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
        and not (before == "从" and t.startswith(("起", "就", "开始", "到", "至", "底", "初"), m.end()))
    ):
        return None
    if word == "同" and before in _NOT_BEFORE_SAME:
        return None
    shift = _SHIFT.get(word, (word.count("大") + 2) * (-1 if word[-1] == "前" else 1))
    if word in ("当", "同", "次", "翌", "是", "该", "那", "隔"):
        return m.end(), [("year~", shift)]
    if word[0] == "这":
        return m.end(), [("year~", 0)]
    return m.end(), [("year+", shift)]


_SEASON_LETTERS = frozenset("春夏秋冬")


def _year_and_season(t: str, i: int, level: int) -> Found:
    if level >= 0 or (t[i] == "去" and t[i - 1 : i] in _SEASON_LETTERS):  # 春去秋来
        return None
    m = _LAST_WINTER.match(t, i)
    return None if m is None else (m.end(), [("year+", _SHIFT[m[1]]), ("season", SEASONS[m[2]])])


def _same_period(t: str, i: int, level: int) -> Found:
    return (i + 2, [("same", None)]) if 2 <= level <= 6 and t.startswith("同期", i) else None


def _day_beside(t: str, i: int, level: int) -> Found:
    m = _BESIDE.match(t, i) if level == 6 else None
    if m is None or (m[2] and not TIME.match(t, m.end())):
        return None
    return (m.end(), [("beside", {"前": -1, "后": 1}.get(m[1], 0))])


def _relative_month(t: str, i: int, level: int) -> Found:
    m = _MONTH.match(t, i)
    if (
        m is None
        or (t[i] == "次" and _OF_ANOTHER_WORD.match(t, i))
        or _RUNS_ON.search(t, max(0, i - 1), i + 1)
    ):
        return None
    shift = _SHIFT[m[1]]
    if level == 2 and m[1] == "同":  # 去年同月
        return m.end(), [("month+", 0)]
    return m.end(), [("month~" if (m[1] in _DISCOURSE and m[1] != "当") or m[1] == "当" else "month+", shift)]


def _relative_week(t: str, i: int, level: int) -> Found:
    m = _WEEK.match(t, i)
    if (
        m is None
        or _RUNS_ON.search(t, max(0, i - 1), i + 1)
        or (t[i] == "次" and _OF_ANOTHER_WORD.match(t, i))
    ):
        return None
    word = m[1].replace("一", "").replace("今个", "这").replace("个", "")
    ups, downs = word.count("上"), word.count("下")
    shift = downs - ups if ups or downs else _SHIFT.get(word, 0)
    chain: list[Piece] = [("week+", shift)]
    end = m.end()
    both = _BOTH_DAYS.match(t, end)
    if both is not None:
        return both.end(), [*chain, ("weekend", None)]
    d = _WEEKDAY.match(t, end)
    if d is not None and not (t[end : end + 1] in "的" and d.end() - end < 3):
        chain.append(weekday_piece(d[1]))
        end = d.end()
        if chain[-1][0] == "weekend" and t[end : end + 1] in ("刊", "版"):
            return None
    return end, chain


def weekday_piece(ch: str) -> Piece:
    """The weekday, or the weekend, that a character behind 周 or 星期 names."""
    if ch == "末":
        return "weekend", None
    return "weekday", 6 if ch in "日天7" else ORDINALS.get(ch, 0) - 1 if not ch.isdigit() else int(ch) - 1


_WEEK_WORDS = frozenset("周期拜")


def _bare_weekday(t: str, i: int, level: int) -> Found:
    m = _BARE_WEEKDAY.match(t, i)
    if m is None:
        return None
    both = _BOTH_DAYS.match(t, i) if level < 0 else None
    if both is not None and t[i - 1 : i] not in _NOT_BEFORE_WEEKDAY:
        return both.end(), [("weekend", None)]
    if level < 0 and t[i - 1 : i] in _NOT_BEFORE_WEEKDAY and t[i - 2 : i - 1] not in _WEEK_WORDS:
        return None
    if level == 6 and ((m[1] or m[2]) == "末" or t[i - 2 : i - 1] in _WEEK_WORDS):  # 周六周日 are two
        return None
    return m.end(), [weekday_piece(m[1] or m[2])]


RELATIVE = {
    # first characters: readers, in the order to try them
    "今昨明前后本去": (_numbered_day,),
    "前同第": (_same_day,),
    "前后当早晚稍": (_day_beside,),
    "同": (_same_period,),
    "此这": (_same_moment,),
    "今去明": (_year_and_season,),
    "大前昨今明后寻听琴当次翌隔同本即": (_relative_day,),
    "今去前明后大来上下次翌当同本这是该那隔": (_relative_year,),
    "本当次同该上下这今翌": (_relative_month, _relative_week),
    "周星礼": (_bare_weekday,),
}

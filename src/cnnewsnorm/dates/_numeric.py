"""Reads what begins with a number: years, months, days, clock times, quarters, centuries."""

import re

from .._patterns import lazy_pattern
from ._pieces import Piece, number

__all__ = ["DIGIT", "HAN", "HAN_DIGIT", "NUMBER", "TIME", "read_numeric"]

DIGIT = "0-9"
HAN_DIGIT = "〇一二三四五六七八九"
HAN = HAN_DIGIT + "十百千两廿卅"
NUMBER = rf"(?:[0-9]{{1,4}}|[{HAN}]{{1,6}})"

# A part of the day or a clock time, by which a bare number before it is known for a day.
TIME = lazy_pattern(
    r"(?:[凌清拂黎破]晨?[晨早晓明]|一早|早(?![已期于年餐市稻])|晨|[上中下正晌]午|午[前后间夜]|傍晚|黄昏|晚(?![会报宴年期于点])|夜(?!总)"
    rf"|[深半子]夜|白天|日间|全天|当[天日晚夜]|[0-9]{{1,2}}(?:[时:]|点(?:[0-5]?[0-9]分|(?![0-9])))|[{HAN_DIGIT}两十]{{1,3}}[时点](?!点))"
)

_DOTTED = re.compile(r"(1[0-2]|0?[1-9])\.(3[01]|[12][0-9]|0?[1-9])(?![0-9.%])[日号]?")
_BARE_YEAR = re.compile(
    rf"(?<![0-9A-Za-z_.])((?:19|20)[0-9]{{2}})(?=[上下]半年|第?[一二三四1-4]季度| (?:1[0-2]|[1-9]|十[一二]?|[{HAN_DIGIT}])月)"
)
_UNIT = lazy_pattern(
    rf"(?<![0-9][.·])(?P<n>[0-9]{{1,4}}|[{HAN}]{{1,6}}|[元正冬腊首]) ?(?P<u>年代(?![表理价码言替办])|年|月份?|日(?!元|本(?![报版])|语|报(?![道告导到名考送警案称载])|产|程|渐|益|常|式)|号|时|点|世纪|季度?)"
)
_CLOCK = lazy_pattern(
    r"(?<![0-9.])(?<![0-9A-Za-z:例率比文分节章数值]:)(?P<h>[01]?[0-9]|2[0-4]):(?P<m>[0-5][0-9])(?::(?P<s>[0-5][0-9])(?![0-9]))?(?![0-9]|:[0-9]|\.[0-9])(?: ?(?P<half>[ap]\.?m\.?|[ap](?![A-Za-z]))(?![A-Za-z]))?时?",
    re.IGNORECASE,
)
_HALF_CLOCK = re.compile(r"(?<![0-9:.])(1[0-2]|0?[1-9]) ?([ap])\.?m\.?(?![A-Za-z])", re.IGNORECASE)
_MINUTES = lazy_pattern(
    rf"[搭踏]?(?P<half>半)|(?P<q>[一二两三123])(?:刻钟?)|(?P<words>[{HAN_DIGIT}两十]{{1,2}}|[1-9])个字|(?:过|(?P<fives>[搭踏]))?(?P<m>[0-5]?[0-9]|[{HAN_DIGIT}十]{{1,3}})"
    rf"(?: ?分钟?(?!之|钟)(?: ?(?P<s>[0-5]?[0-9]|[{HAN_DIGIT}十]{{1,3}}) ?秒)?|(?P<bare>)(?![0-9{HAN}.%年月日号时点个分天人名万亿元米级秒周岁]))"
)
_SCORE_BEFORE = re.compile(
    r"(?:比分|以|为|总分|局分|大比分|战成|逼成|追成|打成|将比分|(?<![-至到0-9])[0-9]{1,2}:[0-9]{1,2}[、,/ ])[^,。、]{0,3}$|(?:比分|以|为)[^,。]{0,4}[0-9]{1,2}:[0-9]{1,2}[和与]$"
)
_SCORE_AFTER = re.compile(
    r" ?(?:[、,/](?:[0-9]{1,2}:[0-9]{1,2})(?![0-9:])|[和与](?:[0-9]{1,2}:)|的?(?:比分|战胜|击败|胜|负|落后|领先|逆转|险胜|大胜|力克|完胜|轻取|不敌|淘汰|战平|获胜|拿下|赢|输|扳|惜败|憾负|先胜|比例))"
)
_POINT_OK = re.compile(
    r" ?(?:$|[,。、;:!?)”\-至到\n]|整|半|许|左右|[AaPp]\.?[Mm]|多钟?|钟|前(?!景)|后|之前|之后|以前|以后|开始|起|在|的(?:时|飞|闹|火|航|会|班|车|事)|出发|举行|召开|集合|准时|提醒|叫|我|将|过)"
)
_POINT_SURE = re.compile(r" ?(?:整|半|许|左右|[AaPp]\.?[Mm]|多钟|钟|之前|之后|以前|以后|至|到|-)")
_OPEN = re.compile(r"^$|[\n,。、;:(“ 和与的在从于至到约午晚早上间晨夜天日]$")
_HOUR_SURE = re.compile("许|左右|前后|整|[至到起,。、)-]")  # 二十一时许
_WITHIN = re.compile("期?间(?![隔接歇断])")  # 9时至17时间
_NO_TIME = re.compile(r"期|代|间|速|段|刻|光|尚|效|限|差|长|不|局|装|事|髦|评|任|值|隔|下|空|机|常|有|政")


def read_numeric(t: str, i: int, level: int) -> tuple[int, list[Piece]] | None:
    """Read one piece that begins with a number; `level` is that of the piece before, or -1."""
    m = _UNIT.match(t, i)
    if m is None:
        return _timed(t, i, level) or (_bare_day(t, i) if level == 4 else None)
    pair = _PAIR.get(m["n"], 0)
    if pair and pair < 4 and m["u"] == "季度":  # 三四季度
        return (m.end(), [("quarterspan", (pair, pair + 1))]) if level in (-1, 2) else None
    if pair and (m["u"] == "年代" if pair >= 10 else m["u"][0] == "月"):
        allowed, op = ((-1, 0), "decades") if pair >= 10 else ((-1, 2), "monthpair")
        return (m.end(), [(op, pair)]) if level in allowed else None
    n = number(m["n"])
    if n is None and m["u"] in "点时":
        n = _HOURS.get(m["n"])
    if n is None:
        return None
    return _BY_UNIT[m["u"][0] + m["u"][1:2].replace("份", "")](t, i, m["n"], n, m.end(), level)


# 七八点: the first of two hours in a row.
_HOURS = {
    f"{a}{b}": n for n, (a, b) in enumerate(zip("一二三四五六七八九", "二三四五六七八九十", strict=True), 1)
}
_HOURS |= {"一两": 1, "两三": 2, "十一二": 11}

# 三四月份, 七八十年代: the numbers that stand for two.
_PAIR = {
    f"{a}{b}": n for n, (a, b) in enumerate(zip("一二三四五六七八九", "二三四五六七八九十", strict=True), 1)
}
_PAIR |= {f"{pair}十": 10 * n for pair, n in _PAIR.items() if pair[1] != "十"}


_YEAR_CODE = re.compile(
    r"(?<![0-9A-Za-z_./-])(?:((?:19|20)[0-9]{2}|[0-9]{2}(?=[QH])) ?([QqHh])([1-4])|([1-4])([QH])((?:20)?[0-9]{2}))(?![0-9A-Za-z_])"
)


def _year_code(t: str, i: int) -> tuple[int, list[Piece]] | None:
    """Read 2021Q1, 21H1, 3Q21 as reports write them."""
    m = _BARE_YEAR.match(t, i)
    if m is not None:  # 2004下半年, 2016 十月
        return m.end(), [("year", int(m[1]))]
    m = _YEAR_CODE.match(t, i)
    if m is None:
        return None
    year, part, n = m[1] or m[6], (m[2] or m[5]).upper(), int(m[3] or m[4])
    if part == "H" and n > 2:
        return None
    op = "quarter" if part == "Q" else "half"
    return m.end(), [("year" if len(year) == 4 else "yy", int(year)), (op, n)]


def _timed(t: str, i: int, level: int) -> tuple[int, list[Piece]] | None:
    """Read 10:47, 3pm, 2021Q1, and 8.20 behind a year."""
    if level < 0 and (code := _year_code(t, i)) is not None:
        return code
    m = _CLOCK.match(t, i)
    if m is not None:
        return _clock(t, i, m, level)
    m = _HALF_CLOCK.match(t, i)
    if m is not None:
        return m.end(), [("clock", (int(m[1]) % 12 + 12 * (m[2] in "pP"), None, None))]
    m = _DOTTED.match(t, i) if level == 2 else None
    return None if m is None else (m.end(), [("month", int(m[1])), ("day", int(m[2]))])


def _year(t: str, i: int, text: str, n: int, end: int, level: int) -> tuple[int, list[Piece]] | None:
    if level >= 0:
        return None
    if t[end : end + 1] in ("级", "轮", "薪", "糕", "货", "历", "资", "报") and n < 1000:
        return None
    length = len(text)
    end += t[end : end + 1] == "度" and t[end : end + 2] != "度过"
    if text.isascii() or all(ch in HAN_DIGIT for ch in text):
        if length == 4:
            return (end, [("year", n)]) if 1000 < n < 2200 else None
        if (
            length == 3 and 100 <= n < 150 and (t[end - 1] == "度" or _MONTH_AHEAD.match(t, end))
        ):  # 110年4月1日 counts from 1912
            return end, [("era", (1911 + n, "roc"))]
        if length == 3:
            return (end, [("year", n)]) if n % 10 and n > 200 and not _LENGTH_AFTER.match(t, end) else None
        if length == 2:
            op = _short_year(t, i, text, n, end)
            return None if op is None else (end, [(op, n)])
        return None
    if text[:2] == "一百" and 100 <= n < 150 and _MONTH_AHEAD.match(t, end):
        return end, [("era", (1911 + n, "roc"))]
    if (
        "千" in text
        and 1000 < n < 2200
        and (n % 100 or _MONTH_AHEAD.match(t, end) or t.startswith(("最后", "的最后"), end))
    ):
        return end, [("year", n)]
    return None


_LENGTH_AFTER = re.compile(
    rf" ?(?:来|前(?![{HAN}0-9两]+个?[月季])|后|间|内|以|之|历|多|余|的?时间|左右|期|后|中|里|[、,]?[持连]|级|龄|大庆|生|老|如)"
)
_MONTH_AHEAD = re.compile(
    rf" ?的?(?:(?:[0-9]{{1,2}}|[{HAN_DIGIT}十]{{1,2}}) ?[-至到、] ?)?(?:[0-9]{{1,2}}|[{HAN_DIGIT}十正腊冬]{{1,2}})月"
)
_NOT_YEAR_BEFORE = re.compile(
    r"(?:[近约达历第共满超逾过足整后前每了有用来去]|长达|历时|判处|徒刑|以上|连续|时隔|至少|不到|将近|[0-9]-)$"
)


_IN = frozenset("在从于自")
_NUMERALS = frozenset("0123456789" + HAN)


def _short_year(t: str, i: int, text: str, n: int, end: int) -> str | None:
    """Tell two digits before 年 that are a year (98年, 07年, 15年3月) from a length (15年, 七八年).

    Returns:
        ``yy`` for a year, ``yy?`` for what is one only if a part of a year follows, None for a length.
    """
    if text[0] in "0〇" or _MONTH_AHEAD.match(t, end):
        return "yy"
    pair = (
        n // 10 + 1 == n % 10 or text == "三五"
    )  # 三四年, 三五年 are lengths; 五六年底 and 在七八年 are years
    if not text.isascii() and not pair and t[i - 1 : i] not in _NUMERALS:  # 九八年以来: no length is said so
        return "yy"
    if _LENGTH_AFTER.match(t, end) or _NOT_YEAR_BEFORE.search(t, max(0, i - 2), i):
        return None
    if not text.isascii():
        return "yy" if not pair or t[i - 1 : i] in _IN else "yy?"
    return "yy" if (n > 50 and n % 10 != 0) or (n > 10 and len(t) == end and i == 0) else "yy?"


def _month(t: str, i: int, text: str, n: int, end: int, level: int) -> tuple[int, list[Piece]] | None:
    if level not in (-1, 2):
        return None
    if text == "元":
        n = 1
    if (
        not 1 <= n <= 12
        or text == "两"
        or (text == "首" and t[i - 1 : i] == "回")
        or (level < 0 and t[i - 1 : i] == "第" and t[end - 1] == "月")
        or t[end : end + 1] in ("嫂", "饼", "球", "亮", "牙", "天", "河", "花", "龄")
    ):
        return None
    return end, [("month", n)]


def _day(t: str, i: int, text: str, n: int, end: int, level: int) -> tuple[int, list[Piece]] | None:
    if not 1 <= n <= 31 or text == "两":
        return None
    if level == 4:
        return end, [("day", n)]
    if level >= 0:
        return None
    if t[end - 1] == "号":
        if t[i - 1 : i] == "-" and t[max(0, i - 6) : i - 1].isdigit() and i > 5:  # ICP备14041274-1号
            return None
        timed = TIME.match(t, end)
        if timed is None and not (
            _NUMBERED_DAY.match(t, end) and _NUMBER_SIGN_OK.search(t, max(0, i - 1), i)
        ):
            return None
        return end, [("day", n)]
    if _DAYS_BEFORE.search(t, max(0, i - 2), i) or _DAYS_AFTER.match(t, end):
        return None
    if (
        not text.isascii()
        and n < 10
        and not (TIME.match(t, end) or _DAY_AHEAD.match(t, end) or _DAY_BEHIND.search(t, max(0, i - 2), i))
    ):
        return None
    return end, [("day", n)]


_DAYS_BEFORE = re.compile(
    r"(?:[第每近前后约达满逢过隔共终整几某昔]|连续|为期|历时|持续|长达|未来|最近|今后|停牌)$"
)
_DAYS_AFTER = re.compile(
    r" ?(?:内|之(?!间)|以内|以上|间|[0-9一二三四五六七八九]+夜|后|前(?![往来夕去所后])|游|均[线量价]|线(?![上下索]))"
)
_DAY_BEHIND = re.compile("日[、和至到-]$|时间$")  # 三日、四日; 当地时间六日
_DAY_AHEAD = re.compile(
    "电|讯|在|于|从|起|至|到|宣布|表示|举行|召开|说|抵|会见|报道|发表|开|就|向|与|和|对|公布|把|将|被|由|通过|正式|抵|离|签|决定|出席|接受|启程|结束|下令|呼吁|强调|,(?!.)"
)
_NUMBERED_DAY = re.compile(
    r" ?(?:$|[\n,。、;!?)(至到\-起开前后的在将就去来我你他她会要是那当周星从预你不有没也都又再能可什]|至今|举行|之[前后]|以[前后来])"
)
_NUMBER_SIGN_OK = re.compile(r"(?:^|[\n,。:;( 到至于在从是自\-月周的约])$")


def _bare_day(t: str, i: int) -> tuple[int, list[Piece]] | None:
    """1月3至2月10, 12月29, 八月十五: a day with neither 日 nor 号, where nothing else can be meant."""
    glued = _GLUED.match(t, i)
    if glued is not None:  # 6月2911:30
        day, hour, minute = map(int, glued.groups())
        return glued.end(), [("day", day), ("clock", (hour, minute, None))]
    m = _BARE_DAY.match(t, i)
    n = None if m is None else number(m[1])
    if m is None or n is None or not 1 <= n <= 31:
        return None
    return m.end(), [("day" if m[1].isascii() else "hanDay", n)]


_GLUED = re.compile("(3[01]|[12][0-9]|0[1-9])([01][0-9]|2[0-3]):([0-5][0-9])(?![0-9:])")
_BARE_DAY = lazy_pattern(
    rf"([0-9]{{1,2}}|[{HAN_DIGIT}十廿卅]{{1,3}})(?![0-9{HAN}%]|[.:、,/][0-9{HAN}])"
    r"(?! ?[年月日号时点分秒周天个岁人名位元万亿千百级米吨公斤辆台家只条件次场例起所座项多余强成倍种批届期户亩头匹架艘部比%])"
    r"(?!-?[0-9]+[^0-9月年日号])"
)


def _hour(t: str, i: int, text: str, n: int, end: int, level: int) -> tuple[int, list[Piece]] | None:
    point = t[end - 1] == "点"
    pair = _HOURS.get(text) if point or level >= 6 else None
    if pair is not None:
        n = pair
    if (
        not 0 <= n <= 24
        or text in ("元", "正", "冬", "腊", "首")
        or (len(text) > 2 and not text.startswith("二十") and pair is None)
    ):
        return None
    if t[i - 1 : i] == "之":  # 百分之八点零七
        return None
    if pair is not None:
        if t[end : end + 1] in _DIGITS:  # 一二点三〇
            return None
    elif (told := _minutes(t, i, n, end, level, point)) is not None:
        stop, clock = told
        return (stop, [clock]) if clock is not None else None
    if point:
        if level < 6 and not (
            _POINT_OK
            if text.isascii() or n == 0 or n > 10 or _OPEN.search(t, max(0, i - 1), i)
            else _POINT_SURE
        ).match(t, end):
            return None
        if level < 6 and text == "一" and not _POINT_SURE.match(t, end):
            return None
        for tail in ("整", "钟", "多钟", "多"):
            if t.startswith(tail, end):
                end += len(tail)
                break
    elif (
        (_NO_TIME.match(t, end) and not (level >= 6 and _WITHIN.match(t, end)))
        or (level < 6 and text in ("一", "十", "百", "千", "两", "万"))
        or (level < 6 and not text.isascii() and n != 0 and not (n > 10 and _HOUR_SURE.match(t, end)))
    ):
        return None
    if pair is not None:
        return end, [("clockpair", n)]
    half = _MERIDIEM.match(t, end)
    if half is not None and n <= 12:  # 5点PM
        return half.end(), [("clock", (n % 12 + 12 * (half[1] in "pP"), None, None))]
    return end, [("clock", (n, None, None))]


_MERIDIEM = re.compile(r" ?([ap])\.?m\.?(?![A-Za-z])", re.IGNORECASE)
_LACKING = re.compile(rf"差 ?(?:([0-9]{{1,2}}|[{HAN_DIGIT}十]{{1,3}}) ?分钟?|([一1])刻)")
_DIGITS = frozenset("0123456789" + HAN_DIGIT)


def _minutes(t: str, i: int, n: int, end: int, level: int, point: bool) -> tuple[int, Piece | None] | None:
    """Read the minutes behind an hour `n` that ends at `end`; a clock of None refuses the hour as well."""
    lacking = _LACKING.match(t, end) if point and n else None
    if lacking is not None:  # 八点差五分
        less = 15 if lacking[2] else number(lacking[1]) or 0
        return (lacking.end(), ("clock", (n - 1, 60 - less, None))) if 0 < less < 60 else None
    m = _MINUTES.match(t, end + (t[end : end + 1] == " "))
    if m is None or (m["bare"] is not None and not point):
        return None
    if m["half"]:
        minute: int | None = 30
    elif m["words"] is not None:  # 三点两个字, as Cantonese counts fives
        minute = 5 * (number(m["words"]) or 12)
    else:
        minute = 15 * (number(m["q"]) or 0) if m["q"] else number(m["m"])
    bare = m["bare"] is not None
    if minute is not None and bare and (m["fives"] or (level >= 8 and m["m"] in HAN_DIGIT[1:])):
        minute *= 5  # 三点搭四, 晏昼三点四
    if minute is None or minute >= 60 or (bare and level < 8 and len(m["m"]) < 2 and not m["fives"]):
        return None
    stop = m.end()
    if (
        bare
        and not m["m"].isascii()
        and ((level < 6 and t[stop : stop + 1] not in ("", ",", "。", "的")) or "." in t[i:stop])
    ):
        return stop, None
    second = number(m["s"]) if m["s"] else None
    half = _MERIDIEM.match(t, stop)
    if half is not None and n <= 12:
        n, stop = n % 12 + 12 * (half[1] in "pP"), half.end()
    return stop, ("clock", (n, minute, second))


_AHEAD = re.compile(r"(?<![A-Za-z])([ap])\.?m\.? ?$", re.IGNORECASE)


def _clock(t: str, i: int, m: "re.Match[str]", level: int) -> tuple[int, list[Piece]] | None:
    hour = int(m["h"])
    if m["half"]:
        hour = hour % 12 + 12 * (m["half"][0] in "pP")
    elif hour <= 12 and (half := _AHEAD.search(t, max(0, i - 4), i)) is not None:  # PM6:00
        hour = hour % 12 + 12 * (half[1] in "pP")
    elif level < 6 and (_SCORE_BEFORE.search(t, max(0, i - 14), i) or _SCORE_AFTER.match(t, m.end())):
        return None
    return m.end(), [("clock", (hour, int(m["m"]), int(m["s"]) if m["s"] else None))]


def _century(t: str, i: int, text: str, n: int, end: int, level: int) -> tuple[int, list[Piece]] | None:
    return (end, [("century", n)]) if level < 0 and 1 <= n <= 30 else None


def _decade(t: str, i: int, text: str, n: int, end: int, level: int) -> tuple[int, list[Piece]] | None:
    if level < 0 and len(text) == 4 and n % 10 == 0 and (text.isascii() or not text.strip(HAN_DIGIT)):
        return end, [("century", (n - 1) // 100 + 1), ("decade", n % 100)]
    return (end, [("decade", n)]) if n % 10 == 0 and 0 <= n < 100 and level in (-1, 0) else None


def _quarter(t: str, i: int, text: str, n: int, end: int, level: int) -> tuple[int, list[Piece]] | None:
    if not 1 <= n <= 4 or t[end : end + 1] == "稻" or (t[end - 1] == "季" and text != "首" and level != 2):
        return None
    return (end, [("quarter", n)]) if level in (-1, 2) else None


_BY_UNIT = {
    "年": _year,
    "月": _month,
    "日": _day,
    "号": _day,
    "时": _hour,
    "点": _hour,
    "世纪": _century,
    "年代": _decade,
    "季": _quarter,
    "季度": _quarter,
}

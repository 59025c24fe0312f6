"""Reads lengths of time and what is made of them: three years ago, the past seven days, every second week."""

import re

from .._patterns import lazy_pattern
from ..numbers.numerals import read_numeral
from ._numeric import HAN_DIGIT, TIME
from ._pieces import Amount, Expression, number

__all__ = ["read_amount", "read_length", "read_set", "read_span"]

_HAN = HAN_DIGIT + "十百千万两廿卅"
_UNITS = {
    "年": "Y", "载": "Y", "周年": "Y", "个年头": "Y", "年头": "Y", "季度": "Q", "个季度": "Q", "月": "M", "个月": "M", "周": "W", "星期": "W",
    "礼拜": "W", "天": "D", "日": "D", "昼夜": "D", "小时": "h", "钟头": "h", "钟": "h", "分钟": "m", "分": "m", "刻钟": "k", "秒": "s",
    "秒钟": "s", "世纪": "C", "工作日": "B", "交易日": "B", "时": "h", "晚": "N", "夜": "N", "月份": "M",
}  # fmt: skip
_AMOUNT = lazy_pattern(
    rf"(?P<n>[0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]{{1,9}}(?:\.[0-9]{{1,4}})?[万]?|[{_HAN}]{{1,8}}|数(?:[十百千])?|几(?:[十百千])?|半) ?(?P<more>[多余几]|(?<=[十百千0])来)?"
    r"(?:(?P<ge>个)(?P<more2>[多余])?)?(?P<half>半)? ?"
    r"(?P<u>周年|年头|年|载|季度|月(?!份)|周(?!年|岁|围|边|[一二三四五六日末](?![一二三四五六七八九十次度遇]))|(?:星期|礼拜)(?![一二三四五六日](?![次度遇])|天(?!气))|天(?!津)|日|昼夜|小时|钟头|分钟|分(?=半| ?(?:[0-9]{1,2}|[一二三四五六七八九十〇]{1,3}) ?秒)|刻钟|秒钟?|世纪|工作日|交易日|钟(?!头))(?P<tail>半)?(?P<more3>多|余)?(?P<zhong>钟(?!头))?"
)
_JOIN = re.compile(r" ?[又零〇加多余]? ?")
_SMALLER = re.compile(rf"(?P<n>[0-9]{{1,3}}|[{_HAN}]{{1,3}})(?P<u>分(?!之|钟|[0-9])|时(?!候|间))")
# What makes a word of its own with the unit before it: 三年级, 十月革命's 月球, 5日元.
_NOT_LENGTH = {
    "年": lazy_pattern(
        "[级轮薪龄货糕限度检审报味产鉴终初底末夜俸华租]|代(?!价)|历(?![史经时])|资(?!金)|会(?!后)|纪(?!念)"
    ),
    "月": lazy_pattern("[薪检报球亮嫂租饼份龄初底末中]|会(?!后)"),
    "个月": lazy_pattern("[球亮嫂饼]"),
    "日": lazy_pattern("[本元语军报程产租]"),
    "周": lazy_pattern("[年岁报刊末检]|会(?!后)"),
}
_DIRECTION = lazy_pattern(
    r" ?(?P<w>之前|以前|前(?!往|来|去|进|线|后|夕|景|行|述|方|沿|锋|世|所|期|任|妻|夫|台|身|卫|脚|头|面|天|年|日|程|半|三|\d)|之后|以后|过后|后(?!来|期|卫|续|果|勤|台|面|方|代|备|起|天|年|悔|排|半|\d|边)|之内|以内|内(?!容|部|心|外|地|蒙|涵|阁|幕|存|科|需|线|衣|陆|政|战)|以来|来(?!自|到|说|看|访|电|信|源|临|华|宾|回|往|袭|讲|者|年|函|人|得|不|去|了|京|我|这|此|参|进|做|作|吧)|里(?!程|面|昂|约|斯|尔|拉)|之间)"
)
_SPAN = re.compile(
    r"(?P<w>近|最近|过去|以往|未来|今后|此后|往后|接下来|之前|之后|前|后|上|下|再过|还剩|过|随后|其后|这|去|首)(?:的)?(?:这)? ?"
)
_PAST = frozenset(("近", "最近", "过去", "以往", "前", "上", "之前", "去"))


def read_amount(t: str, i: int) -> tuple[int, Amount, bool] | None:
    """Read a length such as 三年半, 8天又二十个小时, 70多分钟: its end, its parts, whether it is approximate."""
    amount: Amount = []
    vague = False
    end = i
    while len(amount) < 7:
        at = _JOIN.match(t, end).end() if amount else end  # type: ignore[union-attr]
        m = _AMOUNT.match(t, at)
        if m is None:
            if amount and (s := _SMALLER.match(t, at)) is not None and amount[-1][1] in "Dh":
                n = number(s["n"])
                if n is not None:
                    amount.append((float(n), "m" if s["u"] == "分" else "h"))
                    end = s.end()
                    continue
            break
        part = _part(m)
        if part is None:
            break
        size, unit, rough = part
        if amount and (unit == amount[-1][1] or (unit == "M" and amount[-1][1] == "D" and not m["ge"])):
            break  # 五年十年 are two lengths
        amount.append((size, unit))
        vague = vague or rough
        end = m.end()
        if m["u"] == "天" and (nights := _NIGHTS.match(t, end)) is not None:  # 两天两夜
            end = nights.end()
        if unit == "Y" and m["u"] == "周年":
            break
    return (end, amount, vague) if amount else None


_NIGHTS = re.compile(f"(?:[0-9]{{1,2}}|[{HAN_DIGIT}两十]{{1,2}})[夜晚]")
_TENS_PAIR = re.compile(
    "(|[一二三四五六七八九]?[十百千])([一二三四五六七八两][两二三四五六七八九])([十百千万]{0,2})"
)
_PAIRS = frozenset("一二 一两 二三 两三 三四 三五 三两 四五 五六 六七 七八 八九 九十".split())


def _part(m: "re.Match[str]") -> tuple[float, str, bool] | None:
    text, unit = m["n"], m["u"]
    if unit in ("小时", "钟头", "星期", "礼拜", "世纪", "工作日", "交易日", "季度", "年头", "昼夜"):
        pass
    elif m["ge"] and unit not in ("月", "钟", "周"):
        return None
    if not m["ge"] and unit == "钟":
        return None
    rough = bool(m["more"] or m["more2"] or m["more3"]) or text[0] in "数几"
    if text == "半":
        size: float | None = 0.5
    elif text[0] in "数几":
        size = {"": 3.0, "十": 30.0, "百": 300.0, "千": 3000.0}[text[1:]]
    elif text[-1] == "半":
        size = None
    elif (pair := _TENS_PAIR.fullmatch(text)) is not None and pair[2] in _PAIRS:  # 二三十天, 十七八年
        value = read_numeral(pair[1] + pair[2][0] + pair[3])
        size, rough = None if value is None else float(value), True
    else:
        if len(text) > 2 and not text.strip(HAN_DIGIT):  # 一二三季度 are three of them
            return None
        value = read_numeral(text)
        size = None if value is None else float(value)
        if (size is None and len(text) == 2 and text.strip(HAN_DIGIT + "两") == "") or (
            value is not None
            and len(text) == 2
            and text[0] in HAN_DIGIT[1:] + "两"
            and text[1] in HAN_DIGIT[1:]
        ):  # 三五天, 两三年
            if text not in _PAIRS:  # 三九天
                return None
            size, rough = float(number(text[0]) or 0), True
    if size is None or size > 1e9:
        return None
    if m["half"] or m["tail"]:
        size += 0.5
    code = _UNITS[unit]
    if code == "Q":
        return size * 3, "M", rough
    if code == "C":
        return size * 100, "Y", rough
    if code == "k":
        return size * 15, "m", rough
    return size, code, rough


def read_length(t: str, i: int) -> Expression | None:
    """Read a length, and 前, 后, 来, 内 behind it, which place it before or after the reference."""
    got = read_amount(t, i)
    if got is None:
        ranged = _length_range(t, i)
        return None if ranged is None else _placed(t, ranged) or ranged
    end, amount, vague = got
    expression = Expression(i, end, "duration", amount=amount, approx=vague)
    placed = _placed(t, expression)
    if placed is not None and (placed.value != 1 or not _ELAPSED_BEFORE.search(t, max(0, i - 2), i)):
        return placed
    if _weak(t, i, end, amount) or _is_compound(t, i, end):
        return None
    limit = _LIMIT.match(t, end)
    if limit is not None:  # 3年以上7年以下
        expression.bound = "more" if limit[0] == "以上" else "less"
        expression.end = limit.end()
        return expression
    second = _TO.match(t, end)
    if second is not None and (upper := read_amount(t, second.end())) is not None:
        expression.end, expression.upper = upper[0], upper[1]
        return _placed(t, expression) or expression
    return expression


def _is_compound(t: str, start: int, end: int) -> bool:
    unit = t[end - 1]
    compound = _NOT_LENGTH.get("个月" if unit == "月" and "个" in t[start:end] else unit)
    return compound is not None and compound.match(t, end) is not None


def _placed(t: str, length: Expression) -> Expression | None:
    """三年前, 两到三天后, 3至5年内: a length with a word behind it that places it."""
    m = _DIRECTION.match(t, length.end)
    if m is None:
        return None
    word = m["w"]
    if word[-1] not in "前后来内":
        return None
    approx = length.approx or bool(length.upper)
    if word[-1] in "前后":
        value = -1 if word[-1] == "前" else 1
        return Expression(length.start, m.end(), "shift", amount=length.amount, value=value, approx=approx)
    value = -1 if word[-1] == "来" else 2
    amount = length.upper or length.amount
    return Expression(length.start, m.end(), "span", amount=amount, value=value, approx=approx)


_LIMIT = re.compile("以[上下]")
_TO = re.compile(r" ?(?:至|到|-{1,2}) ?")
_LENGTH_RANGE = re.compile(rf"([0-9]{{1,4}}|[{_HAN}]{{1,6}}) ?(?:至|到|-{{1,2}}) ?(?=[0-9{_HAN}])")


def _length_range(t: str, i: int) -> Expression | None:
    """13—18天: the first number borrows the unit of the second."""
    m = _LENGTH_RANGE.match(t, i)
    if m is None:
        return None
    got = read_amount(t, m.end())
    lower = read_numeral(m[1])
    if got is None or lower is None or len(got[1]) != 1:
        return None
    return Expression(i, got[0], "duration", amount=[(float(lower), got[1][0][1])], upper=got[1])


def _weak(t: str, start: int, end: int, amount: Amount) -> bool:
    """一日, 三年, 一时: bare Han numerals with 日 are words more often than lengths."""
    text = t[start:end]
    if amount[0][1] == "B":
        return False
    if (
        text[-1] == "日"
        and not text[0].isascii()
        and text[-3:] not in ("工作日", "交易日")
        and text != "两日"
        and not _LASTING_BEFORE.search(t, max(0, start - 2), start)
    ):
        return True
    if (
        text[-1] == "日"
        and text[0].isascii()
        and amount[0][0] <= 31
        and len(amount) == 1
        and not _LENGTH_BEFORE.search(t, max(0, start - 2), start)
    ):
        return True
    if (
        not text[0].isascii()
        and len(amount) == 1
        and (text in ("万年", "千年", "万载") or _NOT_COUNTED.match(t, end))
    ):
        return True
    if text[-1] == "载" and not t.startswith("春秋", end):
        return True
    if "一分一秒" in (text, t[start - 2 : end]):
        return True
    before = t[start - 1 : start]
    if before in _OF_ANGLE and amount[0][1] in "ms" and _ANGLE.search(t, max(0, start - 8), start):
        return True
    if text[0] == "一" and (
        (len(text) == 2 and text[-1] == t[end : end + 1])
        or text in (t[end : end + len(text)], t[max(0, start - len(text)) : start])
    ):
        return True  # 一年年, 一天天, 一天一天 count nothing
    if (
        text == "一天"
        and (not before or before in _CLAUSE)
        and (t[end : end + 1] == "," or TIME.match(t, end))
    ):
        return True  # 一天,他来了; 一天下午
    if before == "+" and _STOPPAGE.search(t, max(0, start - 5), start):
        return True
    return before == "第" or (before in ("有", "某") and text in ("一天", "一年", "一日"))


_CLAUSE = frozenset("\n。,;:!?“”)( ")


_OF_ANGLE = frozenset("度°分")
_STOPPAGE = re.compile(r"第[0-9]{1,3}\+$")  # 第90+3分钟
_ELAPSED_BEFORE = re.compile("(?:[时相间]隔|历[时经]|经过|阔别|沉寂|停[办牌摆运])$")  # 时隔四年之后
_ANGLE = re.compile("[0-9一二三四五六七八九十][度°](?:[0-9]{1,2}分)?$")  # 30度20分15秒
_NOT_COUNTED = re.compile("不(?![到足及超久间断])|之(?![后前内间久际中初末])")  # 三年不窥园, 百年之约
_LASTING_BEFORE = re.compile("(?:连续|一连|为期|历时|持续|长达|超过|停牌)$")
_LENGTH_BEFORE = re.compile(r"(?:连续|一连|为期|历时|持续|长达|共|满|达|超过|停牌|了|约|近)$")


def read_span(t: str, i: int) -> Expression | None:
    """Read 近三年, 过去7天, 未来五年, 前两个月, 下三周; they lean on the reference."""
    m = _SPAN.match(t, i)
    if m is None:
        return None
    word = m["w"]
    got = read_amount(t, m.end())
    end = m.end()
    if got is not None and t[end] in "百千万" and word in ("上", "下"):  # 上百年
        return None
    if got is not None and got[1][0][0] >= 1000 and got[1][0][1] == "Y":
        return None
    if got is None:
        single = _ONE_UNIT.match(t, i)
        if single is not None:
            value = 1 if single[1] == "下" else -1
            return Expression(i, single.end(), "span", amount=[(1.0, _UNITS[single[2]])], value=value)
        bare = (
            _BARE_UNIT.match(t, m.end())
            if word in ("近", "最近", "过去", "未来", "今后") or m[0].endswith("的")
            else None
        )
        ranged = _length_range(t, m.end()) if bare is None else None
        if ranged is not None:
            got = ranged.end, ranged.upper, True
        elif bare is not None:
            amount: Amount = [(3.0, _UNITS[bare[1]])]
            return Expression(
                i, bare.end(), "span", amount=amount, value=-1 if word in _PAST else 1, approx=True
            )
    if got is None:
        return None
    end, amount, vague = got
    if len(amount) > 1 and word in ("前", "后", "上", "下"):
        return None
    unit = amount[0][1]
    one_month = t[end - 1] == "月" and "个" not in t[m.end() : end] and not vague
    if (
        one_month
        and word == "前"
        and 1 <= amount[0][0] <= 12
        and len(amount) == 1
        and not t.startswith("后", end)
    ):
        return Expression(
            i, end, "point", chain=[("months", int(amount[0][0]))]
        )  # 前7月: the first seven of the year
    if one_month and (
        word in ("这", "去", "首")
        or (t[m.end() : end - 1].isdigit() and word not in ("近", "最近", "前", "上"))
    ):
        return None
    if not _stands_alone(word, t[i - 1 : i], unit):
        return None
    if word == "近" and t[i - 1 : i] in ("最", "将", "接", "靠", "附", "临", "邻", "贴"):
        return None
    if word in ("过", "再过", "还剩"):
        if word == "还剩":
            return None if len(amount) > 1 else Expression(i, end, "span", amount=amount, value=3)
        return Expression(
            i, end, "shift", amount=amount, value=1, approx=vague, bound="since" if word == "再过" else None
        )
    if word in ("这", "首", "去"):
        return None
    if word == "近":
        nearly = Expression(i, end, "duration", amount=amount, approx=True)
        placed = _placed(t, nearly)
        if placed is not None and placed.form == "shift":  # 近三年前
            return placed
        if t[i - 1 : i] in _LASTING:  # 历时近三年, 持续了近两个小时 are lengths
            return nearly
    if (
        word in ("前", "后", "上", "下")
        and t[end - 1] == "日" != t[end - 2]
        and unit == "D"
        and t[m.end()].isascii()
        and len(t) > end
    ):
        return None
    tail = _SPAN_TAIL.match(t, end)
    if tail is not None:
        end = tail.end()
    value = -1 if word in _PAST else 1
    return Expression(i, end, "span", amount=amount, value=value, approx=vague)


_LASTING = frozenset("了时续达费经过用前隔迟长短早晚满")


def _stands_alone(word: str, before: str, unit: str) -> bool:
    """Whether the word begins a span, and does not end what stands before it: 投产后5分钟, 经过两年, 提前3年."""
    if not before or before < "\u4e00":
        return True
    if word in ("后", "上", "下") or (word == "前" and unit in "Dhms"):  # 着陆前几秒
        return before in "的在从自于到和与是这那就他我们"
    if word == "过":
        return before in "再等要就只"
    return not (word == "前" and before in "提目以之此生当跟面从午")


_SPAN_TAIL = re.compile(r"(?:多|余)?(?:以来|来(?![自到说看访电信源临])|间|内|之内|以内|里)?")
_ONE_UNIT = re.compile(r"(上|下)(?:一|个|一个)(小时|钟头|分钟|刻钟)")
_BARE_UNIT = re.compile(r"几(?:个)?(年|月|周|星期|天|日|小时)")
_SET = lazy_pattern(
    rf"每(?:隔)?(?P<n>[0-9]{{1,4}}|[{_HAN}]{{1,4}}|半)?(?P<ge>个)?(?P<u>年|季度?|月|周(?!年|末)|星期|礼拜|天|日|小时|钟头|分钟|秒|工作日|交易日|晚|早|夜|刻钟|世纪)(?!均|薪|产|代)"
)


_EACH = re.compile("每(?:隔|过)?")


def read_set(t: str, i: int) -> tuple[Expression, str] | None:
    """Read 每周, 每隔3天, 每个工作日, 每两三年; returns it with the first character of its unit, or nothing."""
    m = _SET.match(t, i)
    each = _EACH.match(t, i)
    length = read_length(t, each.end()) if each is not None and each.end() < len(t) else None
    rough = m is not None and m["n"] not in (None, "半") and not number(m["n"])  # 每两三年
    if length is not None and length.form == "duration" and (m is None or rough or length.end > m.end()):
        length.start, length.form, length.bound = i, "set", None
        return length, ""
    if m is None:
        return None
    n = 0.5 if m["n"] == "半" else float(number(m["n"]) or 0) if m["n"] else 1.0
    if n == 0:
        return None
    unit = {"季": "M", "早": "D", "晚": "D", "夜": "D"}.get(
        m["u"][0] if m["u"] != "工作日" else "", _UNITS.get(m["u"], "D")
    )
    if m["u"].startswith("季"):
        n *= 3
    elif unit == "k":
        n, unit = 15 * n, "m"
    elif unit == "C":
        n, unit = 100 * n, "Y"
    return Expression(i, m.end(), "set", amount=[(n, unit)]), m["u"][0]

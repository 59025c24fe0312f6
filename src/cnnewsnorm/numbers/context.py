"""What stands around a quantity: sign, ordinal, currency before it, how exact it is, and whether it is one at all."""

from decimal import Decimal

from .atoms import is_bare_scale
from .bounds import BETWEEN, FIRST_AFTER, LAST_BEFORE, LAST_OF_LONG, more_than, word_after, word_before
from .codes import CODE_FORMS, is_code, is_year
from .model import Number
from .numerals import HAN_NUMERAL
from .quantity import Quantity
from .units import CURRENCY_PREFIXES, lone_units, physical_units, unit_at
from .values import Value, negated, times

__all__ = ["settle"]

_PREFIX_LAST = frozenset(word[-1] for word in CURRENCY_PREFIXES)
_LOOKED_AT = (
    LAST_BEFORE | BETWEEN | _PREFIX_LAST | frozenset("几幾数數负負下的-－−上近逾超过過约約 \u3000\xa0")
)
_SAFE_AFTER = frozenset(
    "的和与與及等左右以至到或之，。、；：！？）》”’」』】,.;:!?)]\n\r\t 　~-—－是为為" + HAN_NUMERAL
)
_SCALES = "百千万亿佰仟萬億兆"
_ALL_SCALES = frozenset("十拾廿卅卌" + _SCALES)
_HAN = frozenset(HAN_NUMERAL)
# A digit and a counter that are mostly a word, unless what follows says that something is counted.
_WORDS = frozenset(
    ("四周", "四处", "四處", "两头", "兩頭", "三角", "五角", "八角", "一角", "三毛", "二毛", "一毛")
)
_MAKES_COUNT = frozenset("钱錢内內后後前以时時左牛羊猪豬驴驢象鹿熊狮獅鲸鯨大")
_NOT_TWO = frozenset(("手", "地", "重", "角", "州", "院", "号", "號", "口", "卡", "面"))
_HOUR_BEFORE = frozenset("午晨晚早夜日天第")
_HOUR_AFTER = frozenset("半多钟鐘左许許前后後到至分零一二三四五钱")
_SECOND = frozenset("本副段轮輪")  # two of them are 两本
_NOT_TEN = frozenset("手面行步分里尺寸丈载載包声聲")
# Counters after which a lone digit names more often than it counts, and what before or behind them says it counts.
_COUNTS_BEFORE = {
    "代": frozenset("孙孫少青"),  # 祖孙三代
    "口": frozenset("家"),  # 一家三口
    "路": frozenset("分成"),  # 兵分三路
    "级": frozenset("省市县縣乡鄉村区區"),  # 省市县三级
}
_COUNTS_BEHIND = {
    "代": frozenset("人领領同移作"),
    "口": frozenset("之人井"),
    "方": frozenset("面"),
    "点": frozenset("意建要看说体内原希共主理经认启思：:"),
    "级": frozenset("以左地余强风風大管"),  # 四级以上, 五级左右
    "面": frozenset("旗墙牆镜鏡鼓锣鑼锦錦"),
}
_HOUSES = frozenset("企公单單商门門店银銀机機工酒媒网網上超外民药藥医醫")
_PARALLEL = frozenset("二三四五六七八九两兩十")
_GOES_ON = frozenset("成折年月日号號时時点點分" + HAN_NUMERAL)
_COINS_BEHIND = frozenset("多到至-－—~～钱錢的左右上下以一每")
_QUOTES = ("“”", "「」", "『』", "‘’", '""', "《》", "〈〉")
_AGES = ("高龄", "高齡", "寿辰", "壽辰", "华诞", "華誕", "大寿", "大壽")
_FINANCIAL = "壹贰貳叁參叄参肆伍陆陸柒捌玖拾佰仟"
_SCALED_UNITS = frozenset("名亩畝吨噸件辆輛台户戶") | {"公里", "平方米", "公斤", "美元", "吨级"}
_NOT_FEW = frozenset("人指多少参參总總分函岁歲票系级級倍位次户戶件基单單算度对對点點复複负負整读讀代招")
_NOT_MINUS = frozenset("正胜勝肩自不担擔欺辜亏虧抱")
_DEGREES = {"摄氏": "℃", "攝氏": "℃", "华氏": "℉", "華氏": "℉", "氏温度": "℉", "氏溫度": "℉"}


def settle(text: str, pos: int, floor: int, q: Quantity, *, certain: bool, indefinite: bool) -> Number | None:
    """Make a number of the quantity at `pos`, by what stands around it, or find that it is none.

    Args:
        text: The text.
        pos: Where the numeral begins.
        floor: Where the previous number ended; nothing before it is looked at.
        q: The quantity.
        certain: The quantity is known to be one.
        indefinite: 一 before a counter counts.
    """
    before = text[pos - 1] if pos > floor else ""
    if before == "第":
        return _ordinal(text, pos - 1, q)
    if before == " " and pos - 1 > floor and text[pos - 2] == "第":  # 第 3 届
        return _ordinal(text, pos - 2, q)
    if q.kind == "code":
        return Number(pos, q.end, text[pos : q.end], "code", None)
    start, value, upper, few, negative, approx = pos, q.value, q.upper, False, False, q.approx
    unit, currency, kind = q.unit, q.currency, q.kind
    if before in _LOOKED_AT and (before not in BETWEEN or text[pos - 2 : pos - 1] in LAST_OF_LONG):
        start, value, upper, few = _few(text, pos, floor, q)
        signed, negative = _sign(text, start, floor, q)
        if signed is None:
            return None
        start = signed
        if negative:
            value = negated(value)
        approx = approx or word_before(text, start, floor)
        if is_bare_scale(q.raw) and floor < start == pos and more_than(text, start, floor):
            start -= 1
            approx = "below" if text[start] == "近" else "about" if text[start] in "约約" else "above"
        if currency in (None, "CNY") and kind in ("cardinal", "money", "range"):
            prefix = _currency_before(text, start, floor)
            if prefix is not None:
                currency, unit = prefix[0], None
                kind = "money" if kind == "cardinal" else kind
                approx = approx or word_before(text, prefix[1], floor)  # 不超过人民币50万元
    if unit is not None and unit in "度°":
        unit = _DEGREES.get(
            text[max(start - 2, 0) : start], _DEGREES.get(text[max(start - 3, 0) : start], unit)
        )
        if negative and text[start] == "零":
            unit = "℃" if unit == "度" else unit
    if (
        approx is None
        and text[q.stop : q.stop + 1] in FIRST_AFTER
        and not (is_bare_scale(q.raw) and text.startswith(("之上", "之下"), q.stop))  # 万人之上
    ):
        approx = word_after(text, q.stop)
    if not certain:
        if currency is None and (unit is None or q.form in CODE_FORMS):
            if is_code(text, pos, q):
                return Number(start, q.end, text[start : q.end], "code", value)
            if is_year(text, pos, q):
                return None
        if not negative and not q.raw[0].isdecimal():
            approximate = approx is not None or few
            if not _is_number(text, pos, q, currency, approximate, indefinite):
                return None
    lower: Value | None = None
    if negative and upper is not None and kind not in ("range", "score"):  # 零下三四度
        lower, upper = negated(upper), value
    elif upper is not None or approx == "above":
        lower = value
    elif approx == "below":
        upper = value
    shown = None if kind == "score" else value
    return Number(start, q.end, text[start : q.end], kind, shown, lower, upper, approx, unit, currency)


def _ordinal(text: str, start: int, q: Quantity) -> Number | None:
    if q.kind not in ("cardinal", "measure", "money", "range") or (q.end != q.stop and q.form == ""):
        return None
    lower = None if q.upper is None else q.value
    return Number(
        start, q.end, text[start : q.end], "ordinal", q.value, lower, q.upper, None, q.unit, None, True
    )


def _few(text: str, start: int, floor: int, q: Quantity) -> tuple[int, Value, Value | None, bool]:
    """Take in 几 and 数 before a scale: 数百 is 200 to 900."""
    before = text[start - 1] if start > floor else ""
    if not before or before not in "几幾数數" or q.upper is not None or not is_bare_scale(q.raw):
        return start, q.value, q.upper, False
    if before in "数數" and start - 1 > floor and text[start - 2] in _NOT_FEW:
        return start, q.value, q.upper, False
    return start - 1, times(q.value, 2), times(q.value, 9), True


def _sign(text: str, start: int, floor: int, q: Quantity) -> tuple[int | None, bool]:
    """Take in 负, 零下 or a minus sign; None if a hyphen before the numeral makes a name of it (东风-41)."""
    before = text[start - 1 : start]
    if before in ("负", "負"):
        if start > 1 and text[start - 2] in _NOT_MINUS:
            return start, False
        return start - 1, True
    if before == "的" and start > 1 and text[start - 2] in "负負" and "分之" in q.raw:  # 负的百分之二十
        return start - 2, True
    if before == "下" and start - 2 >= floor and text.startswith("零下", start - 2):
        return start - 2, True
    if before not in ("-", "－", "−") or start - 1 < floor:
        return start, False
    previous = text[start - 2 : start - 1]
    if start - 1 == floor and floor:  # 5-3: the hyphen joins
        return start, False
    if previous in ("-", "－", "−", "—"):
        return start, False
    if previous.isalnum():
        plain = q.kind == "cardinal" and not q.unit and not isinstance(q.value, Decimal)
        return (None, False) if plain or previous.isascii() else (start - 1, True)
    return start - 1, True


def _currency_before(text: str, start: int, floor: int) -> tuple[str, int] | None:
    """Return the currency that stands before an amount, and where it begins."""
    at = start
    while at > floor and start - at < 3 and text[at - 1] in " \u3000\xa0":
        at -= 1
    if at <= floor or text[at - 1] not in _PREFIX_LAST:
        return None
    for length in (3, 2, 1):
        if at - length >= floor and (code := CURRENCY_PREFIXES.get(text[at - length : at])) is not None:
            return code, at - length
    return None


def _is_number(
    text: str, pos: int, q: Quantity, currency: str | None, approximate: bool, indefinite: bool
) -> bool:
    """Decide whether a numeral in Han characters is a number here, and not part of a word."""
    raw = q.raw
    if q.form == "折":  # 三折之肱
        return not text.startswith("之", q.stop)
    if q.kind not in ("cardinal", "measure", "money", "range") or not _HAN.issuperset(raw):
        return True
    if is_bare_scale(raw) and raw[0] not in "十拾":
        if text[pos - 1 : pos].isdecimal():  # 4000千
            return False
        if q.form == "家" and not approximate:  # 百家企业; not 百家争鸣, 诸子百家
            return text[q.stop : q.stop + 1] in _HOUSES
        return approximate or (bool(currency) and q.form not in ("块", "塊")) or q.form in _SCALED_UNITS
    has_unit = bool(q.unit or currency)
    if q.form == "分" and raw in ("十", "十二万", "十二萬"):  # 十分 is an adverb
        return False
    if q.stop > q.end and text[pos - 1 : pos] + text[q.stop : q.stop + 1] in _QUOTES and len(raw) < 3:
        return False  # “两节”, “三包”
    if len(raw) == 1:
        few = approximate and raw in "十拾" and pos > 0 and text[pos - 1] in "几幾数數"
        return few or _is_lone_number(text, pos, q, currency, indefinite)
    if q.upper is not None:
        return has_unit or raw[-1] in _ALL_SCALES or approximate or len(raw) > 2
    if _ALL_SCALES.isdisjoint(raw):  # positional: 二〇二一
        if len(raw) == 4 and raw[0] == raw[1] != raw[2] == raw[3]:  # 七七八八
            return has_unit
        return len(raw) >= 4 or (has_unit and len(raw) == 2 and raw[0] in "零〇")  # 一年零三个月
    if has_unit:
        return True
    if len(raw) >= 3 or approximate or raw[-1] in _SCALES:
        return True
    following = text[q.end : q.end + 1]
    return not following or following in _SAFE_AFTER or text.startswith(_AGES, q.end)


def _is_frame(text: str, q: Quantity) -> bool:
    """Whether a lone digit and its counter begin a fixed phrase of two numerals: 三头六臂, 说三道四."""
    if text[q.stop : q.stop + 1] not in _PARALLEL:
        return (
            q.form == "起" and q.raw == "四" and not "\u4e00" <= text[q.stop : q.stop + 1] <= "\u9fff"
        )  # 枪声四起
    return text[q.stop + 1 : q.stop + 2] not in _GOES_ON and unit_at(text, q.stop + 1) is None


def _is_lone_number(text: str, pos: int, q: Quantity, currency: str | None, indefinite: bool) -> bool:
    raw = q.raw
    if q.form == "打":
        return True
    if raw in "两兩" and q.unit == "两":  # 两两
        return False
    following = text[q.stop : q.stop + 1] if q.unit else text[q.end : q.end + 1]
    before = text[pos - 1 : pos]
    if before == "是" and not q.unit and (not following or following in "，。；！？,.那这這不而却卻"):
        return True  # 答案是五
    if following == "的" and not q.unit and (not before or before in "。！？，\n"):
        return True  # 三的倍数
    if before + following in ("“”", "「」", "‘’"):
        return raw not in _SCALES
    if raw in "参參":  # 参加元旦晚会
        return q.form in ("元", "圆", "圓") and following in ("整", "正")
    if raw in _FINANCIAL:
        return bool(currency)
    if raw in "零〇":
        alone = not "\u4e00" <= following <= "\u9fff" or following in "开開的"
        return q.form in ("度", "摄氏度", "℃") or (alone and before != "" and before in "为為从從至于於到是")
    if raw in "俩倆" and before and before in "他她它咱你我们們":
        return False
    if q.unit and q.form not in ("届", "屆") and _is_frame(text, q):
        return False
    if (
        raw + q.form in _WORDS
        and text[q.end : q.end + 1] not in _MAKES_COUNT
        and following not in _MAKES_COUNT
    ):
        return False
    if q.form == "分" and text.startswith("之", q.stop) and raw not in _ALL_SCALES:
        return True  # 一分之差
    if raw == "一" and currency and q.form in ("块", "塊") and q.stop == q.end + 1:  # 凑到一块
        return following in _COINS_BEHIND
    if q.form and q.form in "块塊" and q.end > pos + 2:  # 一块二角; not 一块三角地
        return raw != "一" or not "\u4e00" <= following <= "\u9fff" or following in _COINS_BEHIND
    if q.form and q.form in "角毛毫分块塊" and currency and (raw == "一" or q.form not in "块塊"):
        return q.stop > q.end or text[q.end - 1] not in "角毛毫块塊"  # 三毛钱, 两毛五; 一角 is a corner
    if raw == "一" and before and before in "这這那上下前后後同每某有头頭当當另":
        return indefinite and bool(q.unit)
    if raw == "一" and q.unit and following == q.form:  # 一年年, 一天天
        return False
    if raw == "一":
        return (indefinite and bool(q.unit)) or q.unit in physical_units() or bool(currency)
    if (
        q.unit
        and text.startswith("之", q.stop)
        and text[q.stop + 1 : q.stop + 2] not in "内內外间間中多后後久前"
    ):
        return False  # 三寸之舌
    if (raw == "二" and q.form in _SECOND) or (raw in "八十" and q.form == "字"):  # 二本线, 生辰八字
        return False
    if raw in "两兩" and q.unit:
        if q.form in ("点", "點"):  # 两点看法; not 下午两点, 两点半
            return before not in _HOUR_BEFORE and following not in _HOUR_AFTER
        return q.form not in _NOT_TWO
    if q.unit in _COUNTS_BEHIND or q.unit in _COUNTS_BEFORE:  # 三代人, 六口之家; but 五口通商, 三级医院
        return (
            following in _COUNTS_BEHIND.get(q.unit, ())
            or before in _COUNTS_BEFORE.get(q.unit, ())
            or (q.form == "方" and raw == "三")
        )
    if q.form == "度" and raw not in "一二":  # 连续三度
        return True
    if q.unit or currency:
        return (
            bool(currency)
            or q.form in lone_units()
            or raw in "廿卅卌"
            or (raw == "十" and q.form not in _NOT_TEN)
        )
    if before == "前" and following and following in "的名位、，。":
        return True
    return raw in "廿卅卌"

"""Digits that count nothing: telephone, stock and house numbers, versions, names like A380 and 90后.

Those a reader would quote are returned with the kind ``code``; what is part of a Latin name is passed over.
"""

import re
from functools import cache
from string import ascii_letters

from .grammar import read_quantity
from .model import Number
from .patterns import code_pattern, date_pattern
from .quantity import Quantity
from .units import CURRENCY_PREFIXES

__all__ = ["CODE_FORMS", "CODE_MARKS", "code_at", "is_code", "is_letter"]

_INDICES = tuple(
    "东风 東風 麒麟 骁龙 驍龍 昇腾 天玑 波音 空客 伊尔 歼 轰 马自达 诺基亚 阿里安 大力神 长征 神舟 天宫 嫦娥 奥迪 宝马 奔驰 标致 华为 小米 沪深 滬深 标普 標普 标准普尔 標準普爾 上证 上證 中证 中證 科创 创业板 日经 日經 富时 罗素 纳斯达克 道琼斯 恒生 国证 深证 北证 财富 世界 昇騰 天璣 伊爾 殲 轟 馬自達 諾基亞 長征 天宮 奧迪 寶馬 奔馳 標緻 華為 華爲 科創 創業板 富時 羅素 納斯達克 道瓊斯 國證 深證 北證 財富".split()
)
_INDEX_LAST = frozenset(name[-1] for name in _INDICES)
_PLACES = ("医院", "醫院", "工程", "厂", "廠", "部队", "部隊", "高地", "国道", "國道")
_SCALES = frozenset("十百千万亿拾佰仟萬億廿卅卌")
_LETTERS = ascii_letters + ascii_letters.translate({ord(ch): ord(ch) + 0xFEE0 for ch in ascii_letters})
# A short numeral is a code of its own shape only with one of these beside it.
CODE_MARKS = frozenset(_LETTERS + "-－—–·•・‧_.．")
_HYPHENS = frozenset("-－—–")
_BEFORE_NUMBER_OF_NAME = _HYPHENS | {" "}  # 歼-20, 骁龙 855
_NAMES_BEHIND = tuple(
    "热线 熱線 专线 專線 医院 醫院 同城 时代 時代 版本 高地 国道 國道 省道 客服 平台 报警 急救 火警 大促 邮箱 郵箱 大地震 单元 單元 预售 "
    "預售 购物节 購物節 国集团 國集團 计划 工程 報警 班机 班機 客机 客機 計劃".split()
)
# What a numeral without a unit behind these is: 股票代码600519, 拨打110, 尾号8888.
_NAMES_BEFORE = tuple(
    "证 證 代码 代碼 代号 代號 编号 編號 证号 證號 号码 號碼 电话 電話 热线 熱線 传真 傳真 区号 區號 邮编 郵編 账号 賬號 帐号 帳號 卡号 卡號 "
    "尾号 尾號 学号 學號 批号 批號 文号 文號 单号 單號 型号 型號 密码 密碼 房间 房間 车牌 車牌 牌照 QQ 微信 拨打 撥打 致电 致電 国道 國道 省道 县道 縣道".split()
)
_BEFORE_LAST = frozenset(name[-1] for name in _NAMES_BEFORE) | frozenset(":：为為是 ")
_BRACKETS = frozenset("[]［］【】〔〕")
CODE_FORMS = frozenset("国國路版式")
_DESIGNATORS = frozenset("室版型式")
_NAMES = frozenset(("985", "211", "996", "007", "12345", "12306", "10086"))
_DECADE_OF_BIRTH = frozenset(("50", "60", "70", "80", "85", "90", "95", "00", "05", "10"))
_HALF_WIDTH = {0xFF10 + digit: str(digit) for digit in range(10)}
_YEAR = re.compile(r"(?:19|20|１９|２０)[0-9０-９]{2}")
_DAY = re.compile(r"(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])")
_BRACKETED = re.compile("[）)][日号號晚早月年]")
_YEARS = re.compile(rf"{_YEAR.pattern}-{_YEAR.pattern}")
_YEAR_PAIR = re.compile(rf"{_YEAR.pattern}[/／]{_YEAR.pattern}")
_MORE_YEARS = re.compile(rf" ?[、,，和与及至到或]{_YEAR.pattern}(?:[两兩三]?年|、)")
_LIST_MARK = re.compile(r"[)）、．.](?![0-9０-９])")


def is_letter(ch: str) -> bool:
    """Whether `ch` is a Latin letter of either width."""
    return (ch.isascii() and ch.isalpha()) or "Ａ" <= ch <= "Ｚ" or "ａ" <= ch <= "ｚ"


def code_at(text: str, pos: int, floor: int) -> tuple[int, Number | None] | None:
    """Recognise a code by its own shape: return where it ends and the number to report, or None if it is none."""
    if pos > floor:
        before = text[pos - 1]
        if before in _HYPHENS and pos - 1 > floor:
            before = text[pos - 2]  # Ｆ—１６
        if is_letter(before) and not _currency_ends(text, pos):
            return _name_end(text, pos), None
    match = code_pattern().match(text, pos)
    if match is None or date_pattern().match(text, pos):
        return None
    if any(map(is_letter, match.group())):
        quantity = read_quantity(text, pos)
        if quantity is not None and (quantity.stop >= match.end() or quantity.raw[-1] in "^wWkKMG"):
            return None
        return match.end(), None
    return match.end(), Number(pos, match.end(), match.group(), "code", None)


def _currency_ends(text: str, pos: int) -> bool:
    """Whether a currency, and no longer word such as ARM, ends at `pos`: RM5000."""
    return any(
        text[pos - length : pos] in CURRENCY_PREFIXES
        for length in (2, 3)
        if pos >= length and not is_letter(text[pos - length - 1 : pos - length] or " ")
    )


@cache
def _name_rest() -> re.Pattern[str]:
    return re.compile(r"[0-9A-Za-z._\-０-９Ａ-Ｚａ-ｚ]*")


def _name_end(text: str, pos: int) -> int:
    match = _name_rest().match(text, pos)
    assert match is not None
    return max(match.end(), pos + 1)


def is_code(text: str, pos: int, q: Quantity) -> bool:
    """Whether a bare numeral names something, by what stands beside it: 1203室, 三号, 沪深300, 90后."""
    if q.form in CODE_FORMS and _counts_none(text, pos, q):
        return True
    if q.kind == "range" and not q.unit and q.form == "" and "-" in q.raw:  # 波音737-800
        return text[pos - 1 : pos] in _INDEX_LAST and text.endswith(_INDICES, max(pos - 4, 0), pos)
    if q.unit or q.currency or q.kind != "cardinal" or q.approx or q.upper is not None:
        return False
    raw = q.raw
    following = text[q.end : q.end + 1]
    if following in ("号", "號"):
        return text[q.end + 1 : q.end + 2] not in ("召", "称", "稱", "令", "码", "碼")
    if not raw[0].isdecimal():
        return len(raw) > 2 and _SCALES.isdisjoint(raw) and text.startswith(_PLACES, q.end)
    if raw[0] >= "０":
        raw = raw.translate(_HALF_WIDTH)
    if following in _DESIGNATORS or (following and text.startswith(_NAMES_BEHIND, q.end)):
        return True
    at = pos - 1 if pos > 1 and text[pos - 1] in _BEFORE_NUMBER_OF_NAME else pos
    if text[at - 1 : at] in _INDEX_LAST and text.endswith(_INDICES, max(at - 4, 0), at):
        return following != "强"
    if not raw.isdecimal():
        return False
    before = text[pos - 1 : pos]
    if before in _BEFORE_LAST and text[max(pos - 6, 0) : pos].rstrip(":：为為是 ").endswith(_NAMES_BEFORE):
        return True
    if before in ("转", "轉") and text[pos - 2 : pos - 1].isdecimal():  # 66012345转801
        return True
    if before in ("双", "雙") and raw in ("11", "12"):  # 双11
        return True
    if before in ("#", "＃", "图", "圖") or text[max(pos - 2, 0) : pos] in ("图 ", "圖 "):  # #36, 图3
        return True
    if before in _BRACKETS and following in _BRACKETS and len(raw) < 4:  # [12]
        return True
    if len(raw) == 6 and before in ("（", "(") and following in ("）", ")"):  # 贵州茅台（600519）
        return True
    if before == " " and pos > 1 and is_letter(text[pos - 2]) and len(raw) < 4:  # iPhone 11
        return True
    if raw in _NAMES or len(raw) > 8 or (len(raw) > 1 and raw[0] in "0０"):
        return True
    if following in ("后", "後") and raw in _DECADE_OF_BIRTH:
        return True
    return len(raw) < 3 and _is_list_mark(text, pos, q.end)


def _counts_none(text: str, pos: int, q: Quantity) -> bool:
    """Whether a counter that also makes names makes one here: 7国集团, 101路公交, 2.0版; not 兵分3路."""
    if q.form in ("国", "國"):
        return text.startswith(("集团", "集團"), q.stop)
    if q.form == "版":
        return "." in q.raw
    return q.raw.isdecimal() and text[pos - 1 : pos] != "分"  # also 92式手枪


def _is_list_mark(text: str, pos: int, end: int) -> bool:
    """Whether the numeral stands at the beginning of a line as 1、 or （1） do."""
    if _LIST_MARK.match(text, end) is None:
        return False
    _, line_break, before = text[max(pos - 4, 0) : pos].rpartition("\n")
    return (bool(line_break) or pos <= 4) and not before.strip(" \u3000（(")


def is_year(text: str, pos: int, q: Quantity) -> bool:
    """Whether bare digits are a year or a day without 年 and 日: 〔2016〕, 2018世界杯, 20210405, 今（18）日."""
    if q.unit or q.currency or q.approx:
        return False
    if q.kind == "range":
        return _YEARS.fullmatch(q.raw) is not None  # 2003-2017
    if q.kind == "fraction":
        if _YEAR_PAIR.fullmatch(text, pos, q.end):  # 2020/2021
            return True
        return text.startswith(("赛季", "賽季", "学年", "學年", "财年", "財年"), q.end)
    if (
        text[pos - 1 : pos] in ("（", "(")
        and text[pos - 2 : pos - 1] in "今昨明本"
        and _BRACKETED.match(text, q.end)
    ):
        return True  # 昨（十九）日
    if q.kind != "cardinal" or not q.raw.isdecimal():
        return False
    if len(q.raw) == 8 and _DAY.fullmatch(q.raw.translate(_HALF_WIDTH)):
        return True
    if pos > 1 and text[pos - 1] == " " and text[pos - 2] in "©t®":  # © 2019, Copyright 2019
        return _YEAR.fullmatch(q.raw) is not None
    if text[pos - 1 : pos] in ("（", "(") and _BRACKETED.match(text, q.end):  # 今（18）日
        return True
    if not _YEAR.fullmatch(q.raw):
        return False
    following = text[q.end : q.end + 1]
    before = text[pos - 1 : pos]
    if before and before in "〔[【（(〈《" and following in "〕]】）)〉》":
        return True
    if _MORE_YEARS.match(text, q.end):  # 2013、2014年
        return True
    return "\u4e00" <= following <= "\u9fff" and following not in "的和与與及等左右以至到或之余多几来个個"

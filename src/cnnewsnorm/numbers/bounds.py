"""How exact a number is: the words before and behind it that make it a bound or an approximation."""

import re
from dataclasses import replace

from .model import Number
from .numerals import HAN_NUMERAL
from .quantity import SPACE

__all__ = [
    "BETWEEN",
    "FIRST_AFTER",
    "LAST_BEFORE",
    "LAST_OF_LONG",
    "WORDS_BEFORE",
    "approximated",
    "more_than",
    "word_after",
    "word_before",
]

_BEFORE = {
    "about": "约 約 大约 大約 大概 约莫 約莫 约为 約為 約爲 约有 約有 约占 約占 約佔 估计 估計 差不多",
    "above": "至少 最少 起码 起碼 少说 少說 不止 不下 不下于 不下於 ≥ ≧",
    "below": "近 将近 將近 接近 不到 不足 至多 最多 顶多 頂多 未满 不满 未滿 不滿 ≤ ≦",
}
# Comparisons, which a word that denies them turns round: 不低于, 未超过, 不得少于.
_COMPARED = {
    "above": "超 逾 超过 超過 超出 突破 大于 大於 高于 高於 多于 多於",
    "below": "低于 低於 少于 少於 小于 小於",
}
_AFTER = {
    "about": "左右 上下 许 許",
    "above": "以上 之上 或以上 及以上 或更多 开外 開外 出头 出頭 有余 有餘 多 余 餘 之多",
    "below": "以下 之下 或以下 及以下 以内 以內 之内 之內",
}
_MEANS_COMPARED = {word: approx for approx, words in _COMPARED.items() for word in words.split()}
_MEANS_BEFORE = {
    word: approx for approx, words in _BEFORE.items() for word in words.split()
} | _MEANS_COMPARED
_MEANS_AFTER = {word: approx for approx, words in _AFTER.items() for word in words.split()}
_OTHER_WAY = {"above": "below", "below": "above"}
# What may stand between the word and its number: 超过了80, 至少有10个, 最多为5, 不低于人民币50万元.
BETWEEN = frozenset("了是有为為达達")
_EQUAL = re.compile("(?:或者?)?[等]于$|(?:或者?)?等於$")
_DENIED = re.compile("[不没沒未无無](?:[得应應会會能可宜要许許必再曾有法]|可能|应当|應當|曾经|曾經)?$")
LAST_BEFORE = (frozenset(word[-1] for word in _MEANS_BEFORE) | frozenset("于於破")) - BETWEEN
"""The characters that such a word before a number ends with; `BETWEEN` may follow one of `LAST_OF_LONG`."""

LAST_OF_LONG = frozenset(word[-1] for word in _MEANS_BEFORE if len(word) > 1)

WORDS_BEFORE = f"不?(?:{'|'.join(sorted(_MEANS_BEFORE, key=len, reverse=True))})"
"""Those words, for a pattern."""

FIRST_AFTER = frozenset(word[0] for word in _MEANS_AFTER) | set("（(+＋")
"""The characters that such a word behind a number and its unit begins with."""

_NO_SUM = re.compile(rf"(?![^\W_\u3400-\u9fff]|[{HAN_NUMERAL}])")
# 最近3天, 附近5家, 装不下10人, and 不足有两点, which is what is wanting.
_OTHERWISE = re.compile(
    "(?<=[最附邻鄰临臨靠远遠])近|(?<=[装裝放坐住容吃咽写寫拿])不下|(?:不足|不满|不滿|不到|近)(?=[了是有为為达達])"
)
# 票房破10亿, 破百万; not 侦破10起, nor 破三项纪录.
_EXCEEDED = re.compile(
    "(?<![书書跌突侦偵爆击擊攻告打识識戳撕划冲衝道揭看刺咬摔点點说說残殘])破(?=[0-9０-９.,．一二三四五六七八九十两兩]{0,8}[百千万萬亿億])"
)


def word_before(text: str, start: int, floor: int) -> str | None:
    """Return ``about``, ``above`` or ``below``, as the word that ends at `start` says, or None if none does."""
    if start > floor and text[start - 1] in SPACE:  # 约 300 人
        start -= 1
    last = text[start - 1 : start]
    if start <= floor or not (
        last in LAST_BEFORE or (last in BETWEEN and text[start - 2 : start - 1] in LAST_OF_LONG)
    ):
        return None
    if text[start - 1] == "破" and _EXCEEDED.match(text, start - 1):
        return "above"
    end = start
    if text[end - 1] in BETWEEN:
        if (means := _MEANS_BEFORE.get(text[max(start - 2, floor) : start])) is not None:
            return means
        end -= 1
    elif text[end - 1] in "于於" and (equal := _EQUAL.search(text, max(end - 5, floor), end)):
        end = equal.start()  # 大于等于, 不少于或等于
    for length in (3, 2, 1):
        at = end - length
        if at < floor or (means := _MEANS_BEFORE.get(text[at:end])) is None:
            continue
        if (length == 1 and end < start) or (means != "about" and _OTHERWISE.match(text, at)):
            return None
        if text[at:end] in _MEANS_COMPARED and _DENIED.search(text, max(at - 4, floor), at):
            return _OTHER_WAY[means]
        return means
    return None


def approximated(text: str, number: Number, stop: int) -> Number:
    """Give a number, whose unit ends at `stop`, the sense of the words around it: 近半年, 半数以上."""
    approx = number.approx or word_before(text, number.start, 0)
    if approx is None and text[stop : stop + 1] in FIRST_AFTER:
        approx = word_after(text, stop)
    if approx is None:
        return number
    lower = number.value if approx == "above" else number.lower
    upper = number.value if approx == "below" else number.upper
    return replace(number, approx=approx, lower=lower, upper=upper)


# 过百, 过万; not 通过百人团, 经过千山.
_WITH_PAST = frozenset("通经經路越跨渡走穿翻度飞飛不胜勝打超来來去见見听聽看做说說吃用")


def more_than(text: str, start: int, floor: int) -> bool:
    """Whether 上, 近, 逾, 超 or 过 stands before a bare scale and counts it: 上千, not 以上千."""
    before = text[start - 1]
    if before == "上":
        if start - 1 > floor and text[start - 2] in "以海路网網线線手身会會早晚加世马馬史地":
            return False
        return text[start + 1 : start + 2] not in "科货貨姓花" or start + 1 == len(text)
    if before in "过過":
        return text[start] not in "十拾" and (start - 1 <= floor or text[start - 2] not in _WITH_PAST)
    return before in "近逾超约約" and not _OTHERWISE.match(text, start - 1)  # 最近十天


def word_after(text: str, stop: int) -> str | None:
    """Return ``about``, ``above`` or ``below``, as the word that begins at `stop` says, or None if none does."""
    if text[stop] in "+＋":  # 3000+, 60+老人; not 3+2, 5+二
        return "above" if _NO_SUM.match(text, stop + 1) else None
    if text.startswith(("（含）", "(含)"), stop):
        stop += 3
    for length in (3, 2, 1):
        if (means := _MEANS_AFTER.get(text[stop : stop + length])) is not None:
            return means
    return None

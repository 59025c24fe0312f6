"""The profile of a line: what can be seen of it alone, as small integers.

It depends on the text of the line alone, so lines that come again are profiled once. Of a long line only the head
and the tail are looked at, so that time stays linear and small.
"""

import re
from bisect import bisect_left
from collections.abc import Set
from operator import add
from typing import NamedTuple

from .cues import cue_bits

__all__ = ["KINDS", "LOCAL_NAMES", "Profile", "character_pairs", "line_pairs", "profile"]

HEAD, TAIL = 40, 20  # how much of a long line is looked at

KINDS = (
    "prose",
    "long",
    "sentence",
    "lead",
    "snippet",
    "stamp",
    "stamped",
    "number",
    "row",
    "pipes",
    "latin",
    "tiny",
    "short",
    "phrase",
    "headline",
    "comma",
    "label",
    "pair",
    "item",
    "other",
)
(
    PROSE,
    LONG,
    SENTENCE,
    LEAD,
    SNIPPET,
    STAMP,
    STAMPED,
    NUMBER,
    ROW,
    PIPES,
    LATIN,
    TINY,
    SHORT,
    PHRASE,
    HEADLINE,
    COMMA,
    LABEL,
    PAIR,
    ITEM,
    OTHER,
) = range(len(KINDS))
OUTSIDE = len(KINDS)  # before the first line, behind the last


class _Classes(dict[int, str]):
    """Character code -> class letter, for `str.translate`; what is not listed is worked out when first seen."""

    def __missing__(self, code: int) -> str:
        ch = chr(code)
        if ch.isspace():
            value = "s"
        elif ch.isdigit():
            value = "d"
        elif ch.isalpha():
            value = "h" if code >= 0x2E80 else "l"
        else:
            value = "o"
        self[code] = value
        return value


_CLASSES = _Classes()
for _letters, _class in (
    ("。！？!?", "e"),
    ("，,、；;", "c"),
    ("：:", "n"),
    ("“‘「『【《〈（([〔［", "q"),
    ("”’」』】》〉）)]〕］", "b"),
    ("|｜/／>＞»›·•＞→←↓", "v"),
    ("…", "t"),
    ("-—–_=~～－*＊", "m"),
    (".．", "p"),
    ("#＃", "g"),
    ("\ufeff\u200b", "s"),
):
    _CLASSES.update(dict.fromkeys(map(ord, _letters), _class))

_DATE = r"(?:(?:19|20)?\d\d\s*[-/.年]\s*\d\d?\s*[-/.月]\s*\d\d?\s*日?|\d\d?\s*月\s*\d\d?\s*日|\d\d?[-/]\d\d?(?=[ ]|$))"
_CLOCK = r"(?:\d\d?\s*[:：]\s*\d\d(?:\s*[:：]\s*\d\d)?|\d\d?[时時]\d\d?分)"
_AGO = r"(?:\d+|[一两兩几幾半])\s*(?:秒|分钟|分鐘|小时|小時|天|周|个月|個月|年)之?前|[昨今前]天\s*\d\d?:\d\d"
_STAMP = re.compile(f"{_DATE}|{_CLOCK}|{_AGO}")
_ONLY_STAMP = re.compile(
    rf"[\[(（【〔|]?\s*(?:{_DATE}|{_CLOCK}|{_AGO})(?:[\sT,，|()（）]*(?:{_DATE}|{_CLOCK}|(?:星期|周|週)[一二三四五六日天]|[AaPp][Mm]|[上下]午))*\s*[\])）】〕|]?"
)
_ENUMERATED = re.compile(
    r"(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|第[一二三四五六七八九十\d]+[章节節条條、，]|[①-⑳]|[■●◆▲△◎★▪•·])"
)


_PAIR = re.compile(r"[^\s：:|｜]{2,12}[：:](?!\d\d\b)\s*[^\s：:|｜][^：:|｜]*$")  # 身高：168CM
_PUNCTUATED = re.compile(r"(?<=[，。、；：！？,;!?”]) +")  # spaces that belong to a mark, not between words


# How a short line begins that opens what comes behind a story: comments, other stories, notices, sharing.
_MARKERS = frozenset(
    "网友 網友 最新 热门 熱門 精彩 全部 我要 发表 發表 相关 相關 推荐 推薦 延伸 猜你 更多 今日 热点 熱點 大家 您可 你可 点击 點擊 上一 "
    "下一 免责 免責 特别 特別 声明 聲明 版权 版權 责任 責任 责编 責編 编辑 編輯 关键 關鍵 标签 標籤 留言 评论 評論 订阅 訂閱 人气 人氣 "
    "最多 往下 继续 繼續 看更 加入 追踪 追蹤 分享 Ta 友情 返回 关闭 關閉 打印 收藏 举报 檢舉".split()
)
_OPENINGS = "[【〔（(#＃■●◆▲>＞-—=·•*_|｜ \u3000"
_ENUMERATING = frozenset("（(一二三四五六七八九十第0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳■●◆▲△◎★▪•·")


class Profile(NamedTuple):
    """A line by itself."""

    values: tuple[int, ...]  # in the order of LOCAL_NAMES
    kind: int
    length: int
    bits: int  # cue families
    stamp: int  # time stamp: 0 none, 1 within, 2 nothing else
    marker: bool  # opens what comes behind a story


LOCAL_NAMES = (
    "kind",
    "length",
    "ends",
    "commas",
    "han",
    "digits",
    "latin",
    "first",
    "last",
    "separators",
    "words",
    "word length",
    "brackets",
    "colon",
    "enumerated",
    "stamp",
    "kind and stamp",
    "last and length",
)
_ORDER = {letter: index for index, letter in enumerate("hdlecnqbvtmpgso")}
_CLOSINGS = {"e": 1, "t": 2, "n": 3, "c": 4, "d": 5, "l": 6, "h": 7}
_LENGTHS = (1, 2, 3, 4, 6, 8, 10, 13, 16, 20, 25, 30, 36, 45, 60, 90, 150, 300)
_SHARES = (0, 0.3, 0.6, 1, 1.5, 2.5)


def character_pairs(text: str) -> set[str]:
    """Return all pairs of neighbouring characters."""
    return set(map(add, text, text[1:]))


def line_pairs(text: str) -> set[str]:
    """Return the character pairs of a stripped line, of a long one those of its beginning and end."""
    return character_pairs(f"^{text}$" if len(text) <= 32 else f"^{text[:20]}\0{text[-12:]}$")


def profile(text: str, pairs: Set[str]) -> Profile:
    """Return the profile of a line.

    Args:
        text: The line, stripped.
        pairs: Its `line_pairs`.
    """
    length = len(text)
    if length > HEAD + TAIL:
        text = text[:HEAD] + text[-TAIL:]
    size = len(text) or 1
    classes = text.translate(_CLASSES)
    count = classes.count
    han, digits, latin = count("h"), count("d"), count("l")
    ends, commas, bars = count("e"), count("c"), count("v")
    words = len((_PUNCTUATED.sub("", text) if " " in text else text).split())
    stamp = 0
    if digits or "前" in text:
        if length <= 40 and _ONLY_STAMP.fullmatch(text):
            stamp = 2
        elif _STAMP.search(text, 0, 40):
            stamp = 1
    closing = (
        "t" if text.endswith(("...", "。。。")) else classes.rstrip("bs")[-1:]
    )  # the mark before closing quotes
    end = _CLOSINGS.get(closing, 0)
    enumerated = 1 if text[:1] in _ENUMERATING and _ENUMERATED.match(text) else 0
    if stamp == 2:
        kind = STAMP
    elif stamp and length <= 45 and ends == 0:
        kind = STAMPED
    elif end == 2 and length >= 12:
        kind = SNIPPET
    elif han * 2 >= size and ends + commas:
        if length >= 45:
            kind = PROSE if end == 1 and commas else LONG
        elif end == 1:
            kind = SENTENCE
        elif end == 3:
            kind = LEAD
        else:
            kind = ITEM if enumerated else COMMA
    elif han == 0 and latin == 0:
        kind = NUMBER
    elif han * 3 < size and latin * 2 > size:
        kind = LATIN
    elif bars >= 3:
        kind = PIPES
    elif words >= 4 and length <= words * 9:
        kind = ROW
    elif end == 3 and length <= 12:
        kind = LABEL
    elif length <= 40 and "n" in classes and _PAIR.match(text):
        kind = PAIR
    elif enumerated and 4 <= length <= 40:
        kind = ITEM
    elif length <= 3:
        kind = TINY
    elif length <= 6:
        kind = SHORT
    elif length <= 11:
        kind = PHRASE
    elif length <= 45:
        kind = HEADLINE
    else:
        kind = OTHER
    length_bin = bisect_left(_LENGTHS, length)
    values = (
        kind,
        length_bin,
        min(ends, 4),
        bisect_left(_SHARES, commas * 20 / size),
        han * 8 // size,
        bisect_left((0, 0.1, 0.25, 0.5, 0.9), digits / size),
        bisect_left((0, 0.1, 0.3, 0.6, 0.9), latin / size),
        _ORDER[classes[0]] if length else len(_ORDER),
        _ORDER[classes[-1]] if length else len(_ORDER),
        min(bars + count("m"), 6),
        min(words, 8),
        bisect_left((2, 3, 4, 6, 9, 15, 30), size / max(words, 1)),
        min(count("q"), 3),
        1 if "n" in classes[:10] else 2 if "n" in classes else 0,
        enumerated,
        stamp,
        kind * 3 + stamp,
        end * 8 + min(length_bin // 2, 7),
    )
    marker = 2 <= length <= 16 and text.lstrip(_OPENINGS)[:2] in _MARKERS
    return Profile(values, kind, length, cue_bits(text, pairs), stamp, marker)

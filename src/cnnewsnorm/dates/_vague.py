"""Words that point to a time without saying which: 近日, 日前, 目前, 届时, 去年同期."""

import re
from functools import cache

from ._pieces import Expression

__all__ = ["read_vague", "vague_words"]

PAST = (
    "近日 日前 近期 近来 最近 近年来 近年 近几年 近些年 近几日 近几天 近几个月 不久前 前不久 此前 早前 之前 先前 以前 从前 过去 往年 历年 往日 昔日 前些年 前些天 "
    "前些日子 前阵子 前段时间 前几天 前几日 前几年 前一段时间 前一阵 古代 古时 远古 近代 早年 早些时候 早些年 多年来 长期以来 一直以来 有史以来 刚才 刚刚 方才 "
    "当年 往昔 连日来 连日 日来 年来 数日来 上古 近现代 生前 战前 解放前 建国前 当初 昔时 旧时 多年前 数年前 几年前 几天前 数日前 几个月前 数月前 数天前 史前 早先 早期 前期 头些年 向来 历来 古往今来 这几天 这两天 这些天 这几年 这两年 这些年 这几个月 这段时间 这阵子 这段日子 近一段时间 近段时间 最近一段时间 一段时间以来 近一个时期"
).split()
PRESENT = (
    "目前 现在 当前 如今 现今 眼下 当下 时下 现阶段 现时 此刻 此时 而今 今天下 当今 目下 迄今 至今 迄今为止 此时此刻 现如今 而家 依家 宜家 即日 即日起 平时 平日 同时期 "
    "这时 这会儿 眼前 今时今日"
).split()
FUTURE = (
    "未来 将来 今后 日后 往后 此后 随后 届时 不日 不久 近日内 下一步 有朝一日 不久的将来 后来 之后 以后 接下来 来日 马上 即将 嗣后 其后 事后 尔后 不久后 不久之后 几天后 数天后 数日后 几年后 数年后 多年后 几个月后 数月后 改日 改天 今后一段时间 未来一段时间 今后一个时期"
).split()
DISCOURSE = "同期 当时 那时候 这时候 那时 届期 同时期 彼时 其时 当天 届时 其间 期间 那年 那天 那一天 那一年 当期 同日 是日 是年 该年 该日 这天 这一天 这年 那一刻 有一天 有一年 次日 翌日 期末 期初 那个时候 这个时候 节前 节后".split()
_GUARD = {
    "现今": r"(?![年天日晚])",
    "而今": r"(?![年天日晚])",
    "至今": r"(?![年天日晚])",
    "从前": r"(?![年天日])",
    "过去": r"(?![了的吧])(?=[,。、]|我|一|几|数|多|十|两|三|曾|在|只|由|常|没|主|都|被|是|靠|那|人|他|你)",
    "以前": r"",
    "之前": r"",
    "未来": r"(?!学|主义|人|派|科技)",
    "以后": r"",
    "之后": r"",
    "古代": r"",
    "近代": r"",
    "不久": r"(?!前|后|之|的|以)",
    "同期": r"(?!声)",
    "最近": r"(?!的距|处|邻)",
    "平时": r"",
    "平日": r"",
    "早期": r"(?!的)(?![癌症肿胃肺])",
    "前期": r"(?!的|准|工|投)",
    "期间": r"",
    "年来": r"(?!$)",
    "宜家": r"(?=$|[,。、\n])",
    "马上": r"",
    "后来": r"(?!者|人|居)",
    "刚刚": r"(?!好)",
    "生前": r"(?![往来去进])",
    "连日": r"(?!报)",
    "古时": r"(?!代)",
    "往日": r"(?![益常渐])",
    "即将": r"",
    "同日": r"(?!而)",
    "有一年": r"(?![半多])",
    "那一年": r"(?![半多])",
}
# 以前 and the like close a clause about something else far more often than they date it on their own.
_ONLY_ALONE = frozenset(
    "以前 之前 以后 之后 同时期 前期 早期 期间 其间 期末 期初 现时 眼前 年来 之后 事后 其后 向来 历来 马上 即将 接下来 下一步 古往今来 同时 早先 不久 宜家 是年".split()
)
_NOT_BEFORE = {
    "现在": "出发呈体表展实浮重显再涌",
    "现时": "出发呈体表展实",
    "现今": "出发呈体表展实",
    "目前": "题项数名节科栏",
    "生前": "学医先陌考新师民花男女产衍卫天一发寄门招研毕",
    "连日": "大",
    "近日": "附",
    "后来": "最",
    "前几": "提",
    "近几": "将接最靠附临",
    "有一": "已还只没仅就又具享带拥",
    "次日": "这那两三首每多本此该上下几再初",
}
_LEFT = r"(?<![0-9一二三四五六七八九十几数多天日月年时点])"


@cache
def _rows() -> dict[str, list[tuple[str, str, str]]]:
    """First character to the patterns of the words that begin with it, the longest first, and what they mean."""
    table: dict[str, list[tuple[str, str, str]]] = {}
    rows = [(word, "PAST_REF", "reference") for word in PAST]
    rows += [(word, "PRESENT_REF", "reference") for word in PRESENT]
    rows += [(word, "FUTURE_REF", "reference") for word in FUTURE]
    rows += [(word, "PAST_REF", "discourse") for word in DISCOURSE]
    for word, timex, anchor in sorted(dict.fromkeys(rows), key=lambda row: -len(row[0])):
        left = r"(?<![^\n,。、;:!?(“])" if word in _ONLY_ALONE else _LEFT if word[0] in "日年" else ""
        apart = _NOT_BEFORE.get(word) or _NOT_BEFORE.get(word[:2])
        if apart:
            left = f"(?<![{apart}])"
        pattern = left + re.escape(word) + _GUARD.get(word, "")
        table.setdefault(word[0], []).append((pattern, timex, anchor))
    return table


@cache
def _pattern(first: str) -> "re.Pattern[str]":
    """All the words with one first character at once; the group that matched tells which."""
    return re.compile("|".join(f"({pattern})" for pattern, _, _ in _rows()[first]))


def vague_words() -> list[str]:
    """Return the words a vague expression can be."""
    return [*PAST, *PRESENT, *FUTURE, *DISCOURSE]


def read_vague(t: str, i: int) -> Expression | None:
    """Read a vague word at `i`; its value is the TIMEX3 value and the anchor."""
    if t[i] not in _rows():
        return None
    m = _pattern(t[i]).match(t, i)
    if m is None or m.lastindex is None:
        return None
    _, timex, anchor = _rows()[t[i]][m.lastindex - 1]
    return Expression(i, m.end(), "vague", value=(timex, anchor))

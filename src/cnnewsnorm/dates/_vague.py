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
# What one word needs behind it, or may not have there.
_GUARD = {
    "从前": r"(?![年天日])",
    "当前": r"(?!卫)",
    "过去": r"(?![了的吧])(?=[,。、]|我|一|几|数|多|十|两|三|曾|在|只|由|常|没|主|都|被|是|靠|那|人|他|你)",
    "未来": r"(?!学|主义|人|派|科技|自)",
    "不久": r"(?!前|后|之|的|以|留)",
    "同期": r"(?!声)",
    "最近": r"(?!的距|处|邻)",
    "早期": r"(?!的)(?![癌症肿胃肺])",
    "前期": r"(?!的|准|工|投)",
    "年来": r"(?!$|源)",
    "宜家": r"(?=$|[,。、\n])",
    "将来": r"(?![华京沪访港台粤渝蓉汉津穗到自电函势袭临])",
    "后来": r"(?!者|人|居)",
    "刚刚": r"(?!好)",
    "生前": r"(?![来去进])",
    "战前": r"(?![线沿])",
    "同日": r"(?!而)",
}
# By the last character: what makes another word of it with that behind, 这天|气, 同期|待, 当年|轻.
_NOT_AFTER = {
    "年": "轻|龄",
    "天": "[津赋真资堂涯鹅]|气(?![温压象])",
    "日": "[本元语益常程期]|报(?![道告载称刊])",
    "时": "[尚髦装速差段间]|代(?![表理])",
    "前": "往(?![返来年常复])",
    "今": "[年日](?![均产收销营出])|[天晚早晨后春夏秋冬]",
    "下": "[属级达降跌调滑垂令旬午方发放载贱班车课]",
    "期": "[待望货刊限盼]",
    "代": "[表理替码办]",
    "刻": "[画板苦薄]",
    "间": "[谍接隔隙断]",
    "初": "[级步期]",
}
# 以前 and the like close a clause about something else far more often than they date it on their own.
_ONLY_ALONE = frozenset(
    "以前 之前 以后 之后 同时期 前期 早期 期间 其间 期末 期初 眼前 年来 之后 事后 其后 向来 历来 马上 即将 接下来 下一步 古往今来 同时 早先 不久 宜家 是年".split()
)
# By the first characters: what makes another word of them with that before, 双方|才, 共同|期, 水平|时; but 适应|当时.
_NOT_BEFORE = {
    "现": "出发呈体表展实浮重显再涌",
    "目": "题项数名节科栏头瞩盲耳面书剧品",
    "生前": "学医先陌考新师民花男女产衍卫天一发寄门招研毕",
    "连": "大接",
    "近": "附接靠邻临贴逼最",
    "近年": "附将接靠邻临贴逼最",
    "后来": "最然之以随今此往事课饭会战婚产先背",
    "次日": "这那两三首每多本此该上下几再初",
    "前几": "提",
    "近几": "附将接靠邻临贴逼最",
    "有一": "已还只没仅就又具享带拥",
    "方": "双对地各官我他校警军甲乙敌大东西南北前后多男女资院厂美中日韩俄买卖供医主客",
    "先": "领首率优事抢争占祖",
    "平": "水公和不太持生摆",
    "其": "尤与极",
    "当": "正适恰充精妥担应",
    "同": "不共如相等会",
    "即": "立",
    "时": "小0123456789一二三四五六七八九十",
    "眼": "双",
    "此": "如彼",
    "改": "修更",
    "上古": "海历世湖陆江路岛山天以早晚史",
    "古": "上中太考蒙仿复拟远",
    "战": "挑决作开",
    "历": "公农日阳阴旧学经",
    "往": "以",
    "旧": "新守怀",
    "日": "0123456789一二三四五六七八九十几数多天日月年时点节假昔诞忌生",
    "年": "0123456789一二三四五六七八九十几数多天日月年时点",
}
# What stands before such a character where it ends a word of its own: 虽然|后来, 适应|当时, 医生|日前.
_STILL_AFTER = {
    "后来": {"然": "虽固当既", "之": "总", "以": "所可"},
    "当": {"应": "适答反供"},
    "日": {"生": "先医学女男考研师民"},
}


@cache
def _rows() -> dict[str, list[tuple[str, str, str]]]:
    """First character to the words that begin with it and what they mean; the longer before what they begin with."""
    table: dict[str, list[tuple[str, str, str]]] = {}
    rows = [(word, "PAST_REF", "reference") for word in PAST]
    rows += [(word, "PRESENT_REF", "reference") for word in PRESENT]
    rows += [(word, "FUTURE_REF", "reference") for word in FUTURE]
    rows += [(word, "PAST_REF", "discourse") for word in DISCOURSE]
    for row in sorted(dict.fromkeys(rows), key=lambda row: (row[0][:2], -len(row[0]))):
        table.setdefault(row[0][0], []).append(row)
    return table


@cache
def _left(word: str) -> tuple[frozenset[str], dict[str, str]]:
    """The characters that a word may not follow, and what makes some of them harmless."""
    key = word[:2] if word[:2] in _NOT_BEFORE else word[0]
    return frozenset(_NOT_BEFORE.get(key, "")), _STILL_AFTER.get(key, {})


@cache
def _right(word: str) -> "re.Pattern[str] | None":
    """What may not stand behind a word, or must."""
    short = len(word) < 4 and word[-1] in _NOT_AFTER
    guard = (f"(?!{_NOT_AFTER[word[-1]]})" if short else "") + _GUARD.get(word, "")
    return re.compile(guard) if guard else None


def _apart(t: str, i: int, end: int, word: str) -> bool:
    """Whether a word stands by itself, and is no part of two others."""
    before = t[i - 1 : i]
    if word in _ONLY_ALONE:
        if before and before not in "\n,。、;:!?(“":
            return False
    else:
        joined, harmless = _left(word)
        if before in joined and not (i > 1 and t[i - 2] in harmless.get(before, "")):
            return False
    right = _right(word)
    return right is None or right.match(t, end) is not None


def vague_words() -> list[str]:
    """Return the words a vague expression can be."""
    return [*PAST, *PRESENT, *FUTURE, *DISCOURSE]


def read_vague(t: str, i: int) -> Expression | None:
    """Read a vague word at `i`; its value is the TIMEX3 value and the anchor."""
    if t[i] not in _rows():
        return None
    for word, timex, anchor in _rows()[t[i]]:
        if t.startswith(word, i) and _apart(t, i, i + len(word), word):
            return Expression(i, i + len(word), "vague", value=(timex, anchor))
    return None

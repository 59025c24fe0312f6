"""Lines that are nothing but the names of people: below a headline they say who wrote the story."""

import re

from .._patterns import lazy_pattern
from .forms import HAN_ONLY
from .reading import Reading

__all__ = ["MARKS", "RARER_SURNAMES", "SURNAMES", "are_people", "is_marked_person", "is_person"]

# The hundred commonest surnames (Ministry of Public Security, 2020), in both scripts.
SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧肖蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石"
    "戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严赖覃洪武莫孔張劉陳楊黃趙吳孫馬羅鄭謝許鄧馮韓蕭葉蔣蘇呂盧鍾譚陸賈"
    "韋鄒閻龍賀顧龔萬錢嚴賴"
)
# Rarer ones, over two hundred, that hardly begin a word: where a name is expected they tell as much.
RARER_SURNAMES = frozenset(
    "向麦麥苟粟揭帅帥迟遲岳褚卫尤华戚喻柏窦章葛奚郎鲁昌苗凤俞柳鲍费廉岑倪滕殷毕邬卞齐康伍湛祁禹狄臧伏茅庞纪舒屈祝阮蓝闵席麻娄童颜梅盛刁骆樊霍虞柯昝管裘缪宗郁杭诸吉钮嵇邢裴翁荀甄封芮储靳焦巴牧隗谷宓蓬郗仰仲伊宫宁仇栾甘厉祖符詹束韶郜蓟薄宿怀蒲邰鄂"
    "索咸卓蔺屠蒙池乔胥莘翟贡劳逄姬申扶冉宰郦雍璩桑濮牛寿扈燕冀浦尚温庄晏柴瞿慕茹宦艾容慎戈庾聂晁敖辛阚简饶鞠巢蒯荆权盖佟佘辜牟亓苑楚涂闫付骞衛華竇魯鳳鮑費畢鄔齊龐紀藍閔婁顏駱繆諸鈕儲寧欒厲薊懷藺喬貢勞酈壽溫莊聶闞簡饒鞏權塗閆"
)
MARKS = "☉◎⊙●◆■□○★▲· "  # set before the name of an author
_BETWEEN = re.compile(r"[,，、;；\s]+")
_SPACED = lazy_pattern(
    "(?<![\u4e00-\u9fff])([\u4e00-\u9fff])[ \u3000]+(?=[\u4e00-\u9fff](?![\u4e00-\u9fff]))"
)
_LONGEST_MARKED = 14  # of a line with a marked name
_LONGEST = 60  # of a line of names


def is_person(text: str, p: Reading) -> bool:
    """Return whether a line is nothing but a Chinese name of two or three characters, or one behind a mark."""
    return (p.length <= 6 and not p.bits and _is_name(text, SURNAMES)) or is_marked_person(text, p)


def is_marked_person(text: str, p: Reading) -> bool:
    """Return whether a line is nothing but a Chinese name behind a mark, maybe with a place: □ 王某某（某市）"""
    if text[0] not in MARKS or p.length > _LONGEST_MARKED:
        return False
    name = text.lstrip(MARKS).replace("(", "（").partition("（")[0].rstrip()
    return _is_name(name, SURNAMES) or _is_name(name, RARER_SURNAMES)


def _is_name(text: str, surnames: frozenset[str]) -> bool:
    return text[:1] in surnames and 2 <= len(text) <= 3 and HAN_ONLY.fullmatch(text) is not None


def are_people(text: str, p: Reading) -> bool:
    """Return whether a line is nothing but two or more Chinese names; one in two begins with a common surname."""
    if p.length > _LONGEST or p.stamp or text[0] not in SURNAMES:
        return False
    names = _BETWEEN.split(_SPACED.sub(r"\1", text))
    known = sum(name[:1] in SURNAMES for name in names)
    return (
        len(names) <= 2 * known
        and all(2 <= len(name) <= 3 and HAN_ONLY.fullmatch(name) for name in names)
        and len(names) > 1
    )

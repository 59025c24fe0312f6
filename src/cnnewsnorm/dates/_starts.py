"""The one compiled scan: where in a folded text a date may begin.

Most characters a date can begin with are among the most frequent of all (一, 中, 上, 大, 年), so the pattern asks for
what must follow, as cheaply as it can. It only selects; the grammar decides.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache

from ._named import ANIMALS, BRANCHES, STEMS, era_names
from ._numeric import HAN
from ._parts import part_names
from ._vague import vague_words
from .holidays import holiday_names
from .lunar import TERMS

__all__ = ["CHECKS", "scan"]

_NUMERAL = HAN + "万几数半"
_COUNTED = "(?:年|月|天|日|周|小|分|个|秒|季|星|礼)"
_AFTER_GE = "个[多余半]?(?:月|半|小|星|礼|季|世|工|交|钟|年头|周)"
_LENGTHS = f"[多余几来]{_COUNTED}|[多余来]?{_AFTER_GE}|小时|分钟|分半|分 ?[0-9{HAN}]{{1,3}} ?秒|星期|礼拜|钟头|刻钟|工作日|交易日|世纪"

# What follows the first digit of a number, or the first character of a Han numeral, that may begin a date.
_AFTER_DIGIT = (
    r"(?:(?:(?<=6)18|(?<=8)18|(?<=3)15|(?<=5)20|(?<=9)9|(?<=3)8)(?![0-9.,%])|[0-9]{0,8}+(?:[.,][0-9]{1,4})? ?(?:[年月日号时点天秒季载昼半]|周(?![岁])|万[多余]?(?:年|天|小时|个?月|秒|分钟)|"
    + _LENGTHS
    + rf"|[-:/至到、] ?[0-9{HAN}]|--[0-9]|\.[0-9]{{1,2}}(?:[-.][0-9]|大促|购物|年中)|[·•・‧∙⋅][0-9]|(?:赛季|学年|雪季|财年|财政年度)|[上下]半年|第?[一二三四1-4]季| (?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月| ?[QqHh][1-4]|[AaPp]\.?[Mm]| [0-9]{{2}} [0-9]{{2}})|[09][0-9]{{6}}(?![0-9]))"
)
_AFTER_HAN = (
    rf"(?<![{_NUMERAL}][{_NUMERAL}])[{_NUMERAL}]{{0,7}}+ ?+(?:[年月日号时点天周季载昼秒]|"
    + _LENGTHS
    + rf"|[·•・‧∙⋅][一二三四五六七八九十]|半[年个天小月]|[至到、-] ?[0-9{HAN}]|(?<=五)[”\"]?(?:期间|时期|规|计|末|初|中))"
)

# First characters of relative and other built expressions, with what may follow each.
_BUILT = {
    "今": "[(起儿天日年晚早晨夜午明个周星礼次后时春夏秋冬]",
    "昨": "[(起儿天日晚早晨夜午今]",
    "明": "[(起天日年晚早晨夜午后]",
    "寻": "[天日]",
    "琴": "[天日晚]",
    "听": "[天日晚]",
    "去": "(?:\\(|年|今|前年|[春夏秋冬])",
    "前": rf"(?:\(|[天日年昨去]|晚|[{HAN}几数0-9]|的?[首最]|半[年月周夜]|不久|些|段|阵|期|一)",
    "后": rf"(?:\(|[天日年来两早]|[{HAN}几数0-9]|半[年月周夜])",
    "大": r"(?:大?[前后][天年日晚早]|年[初三夜]|年30)",
    "上": rf"(?:上|个?半|个?[周月星礼世季赛财]|一?个?[周月星礼年]|一个|半[年月周]|年|午|旬|[{HAN}几数0-9]|个小|个分)",
    "下": rf"(?:下|个?半|个?[周月星礼世季赛财]|一?个?[周月星礼年]|一个|半[年月周]|年|午|旬|[{HAN}几数0-9]|个小|一步)",
    "来": "年(?!自)|(?<=来)日",
    "次": "[日年月周]",
    "翌": "[日年月]",
    "隔": "[天日年]",
    "当": "[天日年月周晚夜星季下今前代时初]",
    "同": "(?:[日年月期时周]|一[天日])",
    "本": "(?:[(日年月周季财]|世纪|星期|礼拜|赛季|学年|雪季)",
    "该": "[日年月周]",
    "是": "年",
    "那": "年",
    "这": r"(?:一?[年月周星礼]|半年|个?(?:月|周|星|礼|季|世|赛)|一个|时|天|会|一天)",
    "近": rf"(?:[{HAN}几数半0-9 日期来年些代]|现代)",
    "最": r"近",
    "过": rf"(?:去|[{HAN}几数0-9])",
    "以": "[往前后]",
    "未": "来",
    "往": "[后年日昔]",
    "此": "[前后时刻]",
    "接": "下来",
    "之": "[前后]",
    "再": "过",
    "还": "剩",
    "随": "后",
    "其": "[后时间]",
    "每": r"(?:[年月周天日个隔过逢到晚早夜星礼季小分秒工交刻半]|[0-9一二三四五六七八九十两百几数])",
    "逢": "[周星礼]",
    "首": rf"[季月Qq{HAN}0-9]",
    "头": rf"[{HAN}0-9]",
    "第": "(?:[一二三四1-4]季|二[天日]|十?[一二三四五六七八九十]个五年)",
    "新": "(?:赛季|学年|雪季)",
    "即": "日",
    "岁": "[末首]",
    "入": "[春夏秋冬][以之后]",
    "盛": "夏",
    "仲": "[春夏]",
    "隆": "冬",
    "深": "秋",
    "暮": "春",
    "Q": "[1-4]",
    "早": rf"[春0-9{HAN}]",
    "晚": rf"[秋0-9{HAN}]",
    "周": "[一二三四五六日末]",
    "星": "期[一二三四五六日天1-7末]",
    "礼": "拜[一二三四五六日天1-7末]",
    "年": "[初中底末三内]",
    "月": "[初中底末内]",
    "季": "[初末]",
    "公": "(?:元|历[0-9])",
    "西": "元",
    "佛": "历",
    "纪": "元",
    "农": "历",
    "阴": "历",
    "阳": "历",
    "夏": "(?:历|[季天])",
    "旧": "历",
    "老": "历",
    "闰": f"[{HAN}正冬腊0-9]",
    "正": "月",
    "冬": "(?:月|[季天])",
    "腊": "月",
    "元": "月",
    "廿": rf"[{HAN}](?=$|[,。到至-])",
    "初": "[一二三四五六七八九十春夏秋冬]",
    "除": "夕",
    "春": "[季天]",
    "秋": "[季天]",
    "暑": "[假期]",
    "寒": "[假期]",
    "“": f'(?:[0-9]{{1,2}}[·•・‧∙⋅.]|十?[一二三四五六七八九]五[”"]|[{HAN}双国春中端清妇劳元]..?[”"])',
    '"': f'(?:[0-9]{{1,2}}[·•・‧∙⋅.]|十?[一二三四五六七八九]五[”"]|[{HAN}双国春中端清妇劳元]..?[”"])',
    "中": "华民国",
}


@cache
def _follow() -> dict[str, list[str]]:
    """First character of a date to the patterns of what may follow it; numerals apart."""
    follow: dict[str, list[str]] = {first: [rest] for first, rest in _BUILT.items()}
    for name in (*vague_words(), *part_names(), *holiday_names(), *TERMS):
        follow.setdefault(name[0], []).append(re.escape(name[1:]))
    eras: dict[str, list[str]] = {}
    for name in era_names():
        eras.setdefault(name[0], []).append(name[1:])
    for first, rests in eras.items():
        follow.setdefault(first, []).append(
            f"(?:{'|'.join(rests)}) ?(?:[元0-9{HAN}{STEMS}]|年间|时期|[初末]年)"
        )
    for first in STEMS:
        follow.setdefault(first, []).append(f"[{BRANCHES}][{ANIMALS}]?年")
    for first in ANIMALS:
        follow.setdefault(first, []).append("年")
    return follow


@cache
def _scan() -> "re.Pattern[str]":
    """A first character with a possible second one, or a whole run of digits."""
    seconds = {ch for rests in _follow().values() for rest in rests for ch in rest if ch > "\u2000"}
    seconds.update("0123456789 -(,。QqＱ" + _NUMERAL)
    seconds.update(ch for ch in _AFTER_HAN if ch > "\u2000")
    first, second = re.escape("".join(sorted({*_follow(), *_NUMERAL}))), re.escape("".join(sorted(seconds)))
    return re.compile(f"[0-9{first}](?:(?<=[0-9])[0-9]*|(?=[{second}]|$))")


class _Checks(dict[str, Callable[[str, int], "re.Match[str] | None"]]):
    """What must follow a first character, compiled when one is met; a look into a dictionary costs no call."""

    def __missing__(self, first: str) -> Callable[[str, int], "re.Match[str] | None"]:
        return self.setdefault(first, _check(first))


def _check(first: str) -> Callable[[str, int], "re.Match[str] | None"]:
    if first in "0123456789":
        return _after(_AFTER_DIGIT)
    own = re.compile("|".join(dict.fromkeys(_follow().get(first, ["(?!)"])))).match
    if first not in _NUMERAL:
        return own
    numeral = _after(_AFTER_HAN)
    return lambda text, at: own(text, at) or numeral(text, at)


@cache
def _after(pattern: str) -> Callable[[str, int], "re.Match[str] | None"]:
    """Compiled once for all the numerals; these are the longest patterns of all."""
    return re.compile(pattern).match


CHECKS = _Checks()
"""By the first character: returns something true if a date may begin there; it is called with the next place."""


def scan(text: str) -> Iterator["re.Match[str]"]:
    """Return the places of a folded text to look at; most are none."""
    return _scan().finditer(text)

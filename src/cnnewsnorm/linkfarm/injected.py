"""What was put into an otherwise good text: brands of gambling sites, words of spam before the marks, keyword lines.

A brand stands in the place of 我 (brand+国 for 我国) or of an organisation's name, in brackets in a title, or before a
colon. Everything found is an offer, not a deed: `text` stays as it is, and `replacement` says what a cleaned text
would have.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .._patterns import lazy_pattern
from .._records import Record
from ..edits import RawEdit, apply_edits, compose_edits, explained_by
from ..errors import require_text
from .glued import Glued, glued_names, speaks_of_gambling
from .rows import keyword_line
from .sown import sown_offers
from .words import patterns

__all__ = ["Injected", "find_injected", "remove_injected"]


@dataclass(frozen=True, slots=True)
class Injected(Record):
    """A piece of advertising put into a text.

    Attributes:
        start: Code-point offset where it begins.
        end: Offset where it ends (half open).
        text: ``text[start:end]`` of the text searched.
        replacement: What stands there in the cleaned text; empty for most.
        kind: ``"brand"`` (a gambling site), ``"tokens"`` (what was sown all over: words of the other
            script or pictures of people before the marks, offers of trades the text is not about),
            ``"keywords"`` (a line of chopped words with a brand) or ``"swapped"`` (a word that a machine put in the
            place of another to make a copy look new; `replacement` is the word it stands for).
        confidence: From 0 to 1.
        reason: The evidence, in words.
    """

    start: int
    end: int
    text: str
    replacement: str
    kind: str
    confidence: float
    reason: str = ""


_OPENING, _CLOSING = "【[‘'“\"「『(（〔", "】]’'”\"」』)）〕"
_MINE = re.compile(
    r"国|國|们|們|校|院|司|省|市|县|縣|区|區|军|軍|党|黨|厂|廠|社|局|行|店|家|方|会|會|系|馆|館|班"
)
_US = re.compile("[国國](?![际際])|[们們]")  # a name that has students has a party branch, too: no 我党
_AMID = "a gambling brand amid a sentence"
_FOR_ME = "a gambling brand in the place of 我"
_MARKED = lazy_pattern(r"[\u4e00-\u9fff]{3}(?=[，、。：；])")
_LEAST_TOKENS = 3
_TONES = "\u200d\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
_TONED = lazy_pattern("[\U0001f3fb-\U0001f3ff\u200d]")
_FIGURE = "[\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff][\ufe0f\U0001f3fb-\U0001f3ff]*"
_FIGURES = lazy_pattern(f"{_FIGURE}(?:\u200d?{_FIGURE})*")
_FIGURES_BEFORE = lazy_pattern(rf"{_FIGURE}(?:\u200d?{_FIGURE})*(?=[，、。：；,;:])")
_DEEPEST = 20  # brands inside brands

# What machines that reword texts put in the place of common words, in surroundings that no writer would choose:
# the odd phrase and the plain one.
_SWAPS = {
    "先容了": "介绍了", "先容说": "介绍说", "工作先容": "工作介绍", "情况先容": "情况介绍", "先容，": "介绍，", "据先容": "据介绍", "希翼各": "希望各", "表示希翼": "表示希望", "希翼继续": "希望继续",
    "希翼大家": "希望大家", "学问节": "文化节", "企业学问建设": "企业文化建设", "学问旅游": "文化旅游", "学问遗产": "文化遗产", "有限企业": "有限公司", "有限责任企业": "有限责任公司", "子企业": "子公司", "分企业": "分公司",
    "经由过程": "通过", "立异驱动": "创新驱动", "科技立异": "科技创新", "立异成长": "创新发展", "泛博干部": "广大干部", "泛博师生": "广大师生", "泛博群众": "广大群众", "泛博职工": "广大职工",
    "安全出产": "安全生产", "出产企业": "生产企业", "高新手艺": "高新技术", "手艺人员": "技术人员", "教导局": "教育局", "教导部": "教育部", "思惟政治": "思想政治", "价值不雅": "价值观", "不雅众": "观众", "不雅点": "观点", "开展勾当": "开展活动",
    "勾当中": "活动中", "可以或许": "能够", "鞭策成长": "推动发展", "高质量成长": "高质量发展", "经济成长": "经济发展", "成长理念": "发展理念", "扶植项目": "建设项目", "党的扶植": "党的建设", "扶植工程": "建设工程",
    "尽力打造": "努力打造", "手艺立异": "技术创新", "带领班子": "领导班子", "带领干部": "领导干部", "办事中间": "服务中心", "研究中间": "研究中心", "核心手艺": "核心技术", "缔造性": "创造性",
    "焦点环节": "核心环节", "焦点竞争力": "核心竞争力", "焦点技术": "核心技术", "焦点价值观": "核心价值观", "可连续生长": "可持续发展", "康健生长": "健康发展", "创新生长": "创新发展",
    "高质量生长": "高质量发展", "宁静生产": "安全生产", "食品宁静": "食品安全", "宁静意识": "安全意识", "宁静隐患": "安全隐患",
    "农产物": "农产品", "庞大性": "复杂性", "履历富厚": "经验丰富", "富厚的履历": "丰富的经验", "战略职位": "战略地位", "校企互助": "校企合作", "战略互助": "战略合作", "互助共赢": "合作共赢", "互助同伴": "合作伙伴",
    "财产链": "产业链", "财产升级": "产业升级", "财产结构": "产业结构", "能源财产": "能源产业", "培育种植提拔": "培养", "奠基了根本": "奠定了基础",
    "现实糊口": "现实生活", "糊口程度": "生活水平", "糊口质量": "生活质量", "若何实现": "如何实现", "主动响应": "积极响应", "主动性和缔造": "积极性和创造",
    # the people and parts of a school, in its copy by the machine a firm's
    "团委员工会": "团委学生会", "员工会主席": "学生会主席", "在校员工": "在校学生", "学院员工": "学院学生", "本科员工": "本科学生", "员工党支部": "学生党支部",
    "员工辅导员": "学生辅导员", "老员工创新": "大学生创新", "员工返校": "校友返校", "团队队伍": "师资队伍", "学院经理": "学院院长", "学院副经理": "学院副院长", "大学董事长": "大学校长",
    "大学副董事长": "大学副校长", "二级公司经理": "二级学院院长", "公司产品理念": "办学理念", **{f"{year}级员工": f"{year}级学生" for year in range(2000, 2030)},
}  # fmt: skip
# the words that the first character of another ends, which no machine made: 部分企业
_WHOLE = {"分企业": "分(?<!部分)企业", "员工会主席": "员(?<!球员)工会主席"}
_PARTS = {"平易近": "民", "年夜": "大"}
# 市平易近, 平易近生; 平易近人 is good Chinese, and so is 年夜 for the eve. Searched only where they are: 年 is everywhere.
_CLIPPED = lazy_pattern(
    "平易近(?:(?<=[市居村农農渔漁国國]平易近)|(?<=人平易近)(?<![为為]人平易近)(?!人)|(?=[生族众眾营營间間主]))"
    "|年夜(?:(?<=[最宏壮壯扩擴伟偉庞龐巨]年夜)|(?=[型学學量力幅众眾部]))"
)


def _alternatives(words: Iterable[str]) -> Iterator[str]:
    """Words by their first characters, which the search can skip to, the longest first."""
    by_first: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        by_first.setdefault(word[0], []).append(_WHOLE.get(word, word)[1:])
    for first, rest in by_first.items():
        yield f"{first}(?:{'|'.join(rest)})"


_SWAPPED = lazy_pattern("|".join(_alternatives(_SWAPS)))
_LEAST_SWAPS = 2


def find_injected(text: str) -> list[Injected]:
    """Find advertising that was put into otherwise good text.

    Args:
        text: A line, a paragraph or a page.

    Returns:
        The pieces, in order, not overlapping.

    Raises:
        TextTypeError: `text` is not a `str`.

    Examples:
        >>> [(piece.text, piece.replacement) for piece in find_injected("近日，华体会体育官网校召开全体教师会议。")]
        [('华体会体育官网', '我')]
    """
    return list(_injected(require_text(text)))


def _edits(text: str, *, least: float = 0.7) -> Iterator[RawEdit]:
    edits: list[RawEdit] = []
    for _ in range(_DEEPEST):  # what is taken out may bring the halves of another brand together
        step = [
            (piece.start, piece.end, piece.replacement, f"linkfarm.{piece.kind}", piece.confidence)
            for piece in find_injected(text)
            if piece.confidence >= least and piece.kind != "swapped"
        ]
        if not step:
            break
        edits = compose_edits(edits, text, step)
        text = apply_edits(text, step)
    yield from edits


@explained_by(_edits)
def remove_injected(text: str, *, least: float = 0.7) -> str:
    """Take advertising out of otherwise good text, as far as `find_injected` is sure of it.

    Words that a machine swapped are left alone: which word stood there is a guess.

    Args:
        text: A line, a paragraph or a page.
        least: The confidence from which a piece is taken out.

    Returns:
        The text without it; the same object if there is none.

    Raises:
        TextTypeError: `text` is not a `str`.

    Examples:
        >>> remove_injected("新书发布会在山城举行【欧宝体育app】")
        '新书发布会在山城举行'
    """
    return apply_edits(require_text(text), _edits(text, least=least))


def _injected(text: str) -> Iterator[Injected]:
    found = [
        *_keyword_lines(text),
        *_brands(text),
        *_foreign_tokens(text),
        *_figures(text),
        *_sown(text),
        *_swapped(text),
    ]
    end = 0
    for piece in sorted(found, key=lambda piece: (piece.start, -piece.end)):
        if piece.start >= end:
            yield piece
            end = piece.end


def _keyword_lines(text: str) -> Iterator[Injected]:
    at = 0
    for line in text.splitlines(keepends=True):
        if "关键" in line[:12] or "關鍵" in line[:12]:
            score, reason = keyword_line(line.strip())
            if score >= 0.8:
                start = at + len(line) - len(line.lstrip())
                yield Injected(start, start + len(line.strip()), line.strip(), "", "keywords", score, reason)
        at += len(line)


def _brands(text: str) -> Iterator[Injected]:
    words = patterns()
    glued = glued_names(text)
    places = _apart(sorted(words.brands(text)), glued)
    taken = {*(place[0] for place in glued), *(place[0] for place in places)}
    us = {text[start:end] for start, end, _, _ in glued if _US.match(text, end)}
    for start, end, confidence, reason in glued:
        name = text[start:end]
        if name in us:
            yield Injected(start, end, name, "我", "brand", 0.7, _FOR_ME)
        else:
            yield Injected(start, end, name, "", "brand", confidence, reason)
    mine = {text[start:end] for start, end in places if _stands_for_me(text, start, end)}
    about = bool(places) and speaks_of_gambling(text, places)
    for start, end in places:
        name = text[start:end]
        if name in mine:
            yield Injected(start, end, name, "我", "brand", 0.7, _FOR_ME)
            continue
        start, end, replacement, reason = _with_marks(text, start, end)
        if about and reason == _AMID and words.house.fullmatch(name):
            continue  # news about gambling name houses, too, but nothing that they offer
        yield Injected(start, end, text[start:end], replacement, "brand", 0.8, reason)
    for match in words.marked_brand.finditer(text):
        if not any(start in taken for start in range(*match.span())) and not words.known.search(match[0]):
            start, end, replacement, _ = _with_marks(text, match.start() + 1, match.end() - 1)
            yield Injected(
                start, end, text[start:end], replacement, "brand", 0.7, "a name with an offer, in brackets"
            )


def _apart(places: list[tuple[int, int]], taken: list[Glued]) -> list[tuple[int, int]]:
    """The places that overlap none of those taken, both in order."""
    found = []
    at = 0
    for start, end in places:
        while at < len(taken) and taken[at][1] <= start:
            at += 1
        if at == len(taken) or taken[at][0] >= end:
            found.append((start, end))
    return found


def _stands_for_me(text: str, start: int, end: int) -> bool:
    return _MINE.match(text, end) is not None and (start == 0 or text[start - 1] not in "的和与與、")


def _with_marks(text: str, start: int, end: int) -> tuple[int, int, str, str]:
    """The brand with the brackets or the colon it came with."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before and after and before in _OPENING and _CLOSING.find(after) == _OPENING.index(before):
        return start - 1, end + 1, "", "a gambling brand in brackets"
    if after and after in ":：" and not before.isalnum():
        return start, end + 1, "", "a gambling brand before a colon"
    if before and before in "_|｜-" and after in ("", "_", "\n"):
        return start - 1, end, "", "a gambling brand behind the title"
    if after and after in "_|｜-" and before in ("", "\n"):
        return start, end + 1, "", "a gambling brand before the title"
    return start, end, "", _AMID


def _foreign_tokens(text: str) -> list[Injected]:
    """Find words of Simplified script put before the marks of a text in Traditional script."""
    # a table of its own: only loaded when something is searched for words of spam
    from ..script.evidence import evidence

    found_by = evidence()
    simplified, traditional = found_by.simplified, found_by.traditional
    if not (simplified.search(text) and traditional.search(text)):
        return []
    own, foreign = len(traditional.findall(text)), len(simplified.findall(text))
    found = []
    covered = 0
    for match in _MARKED.finditer(text):
        token = match[0]
        count = len(simplified.findall(token))
        if count:
            covered += count
            start = max((m.end() for m in traditional.finditer(token)), default=0)
            if start < len(token):
                start += match.start()
                piece = text[start : match.end()]
                found.append(
                    Injected(
                        start,
                        match.end(),
                        piece,
                        "",
                        "tokens",
                        0.7,
                        "words of the other script before the marks",
                    )
                )
    if len(found) < _LEAST_TOKENS or own <= foreign or covered < 0.5 * foreign:
        return []
    return found


def _figures(text: str) -> list[Injected]:
    """Find little pictures put before the marks of a text that has none elsewhere: people of all colours and trades,
    which nobody writes between the clauses of a report.
    """
    if not any(sign in text for sign in _TONES):
        return []
    before = list(_FIGURES_BEFORE.finditer(text))
    toned = sum(1 for match in before if _TONED.search(match[0]))
    if len({match[0] for match in before}) < _LEAST_TOKENS or toned < 2 or toned * 3 < len(before):
        return []
    if sum(1 for _ in _FIGURES.finditer(text)) * 4 > 5 * len(before):
        return []
    reason = "pictures of people before the marks"
    return [Injected(*match.span(), match[0], "", "tokens", 0.7, reason) for match in before]


def _sown(text: str) -> Iterator[Injected]:
    for start, end, confidence, reason in sown_offers(text):
        yield Injected(start, end, text[start:end], "", "tokens", confidence, reason)


def _swapped(text: str) -> Iterator[Injected]:
    """Flag what machines put in the place of words, if a text has several of them."""
    found = list(_SWAPPED.finditer(text))
    if any(part in text for part in _PARTS):
        found += _CLIPPED.finditer(text)
    if len({match[0] for match in found}) < _LEAST_SWAPS:
        return
    for match in found:
        plain = _SWAPS.get(match[0]) or _PARTS[match[0]]
        yield Injected(*match.span(), match[0], plain, "swapped", 0.5, f"a machine's word for {plain}")

r"""Lines that lost their breaks: a credit set behind the last sentence, paragraphs in a row, a page in one line.

A database or a table of comma-separated values keeps a story in one line; extractors put what stood in a paragraph of
its own behind the one before. Breaks are only added, where the text shows that one was there: no character goes.
"""

import re
from collections.abc import Iterator
from itertools import islice, pairwise
from typing import TypeAlias

from ..._patterns import lazy_pattern
from ...edits import Explanation, RawEdit, apply_edits, compose_edits, explained_by
from ...errors import require_text
from .repairs import find_repairs

__all__ = ["part_lines", "parted_page"]

_END = "。！？!?…"
_CLOSING = "”’」』）)】》\"'"
_ROLES = "|".join(  # written out: classes of both scripts' characters take much longer to compile
    "责任编辑 責任編輯 责编 責編 值班编辑 值班編輯 网络编辑 網路編輯 文字编辑 文字編輯 本文编辑 执行编辑 執行編輯 实习编辑 實習編輯 编辑 編輯 责任校对 責任校對 校对 校對 "
    "审核 審核 审校 審校 审稿 審稿 终审 終審 初审 初審 复审 複審 责校 責校 监制 監製 监製 監制 签发 簽發 编审 編審 总编 總編 主编 主編 选稿 選稿 统筹 統籌 "
    "录入 錄入 来源 來源 稿源 记者 記者 通讯员 通訊員 作者 供稿 撰文 撰稿 撰写 撰寫 采写 採寫 编译 編譯".split()
)
_WHOSE = r"(?:[\u4e00-\u9fff]{0,8}[网網报報社刊台端]|见习|見習|实习|實習|首席|特约|特約|特派)?\s?"
# A credit behind the last sentence of a paragraph: in brackets, or up to the end of the line.
_CREDIT = lazy_pattern(
    rf"(?<=[{_END}{_CLOSING}])[ \t\u3000\xa0]*(?=(?P<opened>[（(【\[〔]\s*{_WHOSE})?(?:{_ROLES})"
    r"(?P<between>\s*[:：／/丨|]|\s|[、／/](?=\S{2,4}[:：]))(?P<names>[^，。！？；\n]{1,120})\Z)"
)
_PICTURE = re.compile("[摄攝图圖]")  # whose a picture is belongs to what stands below it
_BRACKETS = "）)】]〕"
_CLOSED = re.compile(rf"[^（(【\[〔]{{1,60}}[{re.escape(_BRACKETS)}]")
# What lies between the last sentence and the end of a line that ends in a credit: most lines are told by that.
_MAY_CREDIT = re.compile(rf"[{_END}{_CLOSING}](?:[^{_END}]*[（(【\[〔]|[^{_END}]{{2,16}}[:：丨])")
_TAIL = 100  # characters of a line looked at for a credit
_LEAST = 20  # of the paragraph before it

_INDENT = "[\u3000\xa0]{2,}|[\u3000\xa0][ \t]+|[ \t]{4,}"
# An indent amid a line, behind the end of a sentence: what stood there was the end of a paragraph.
_INDENTED = re.compile(rf"(?<=[{_END}；：{_CLOSING}])(?:{_INDENT})(?=\S)")
_ANY_INDENT = re.compile(rf"(?<=\S)(?:{_INDENT})(?=\S)")
_REMARK = lazy_pattern(r"[（(【\[〔][^（(【\[〔\n]{1,40}[）)】\]〕]\s*")  # whose a picture is, set apart
_LONG = 60  # shorter lines are rows of a table or names

# Headline, source and time before the story: 某地举行龙舟赛 某某网 2021-06-14 09:30:00 某某网6月14日电 …
_DAY = r"(?:19|20)\d\d(?:[-/.]\d{1,2}[-/.]\d{1,2}|年\d{1,2}月\d{1,2}日)"
_STAMP = rf"{_DAY}[ \u3000]*\d\d?:\d\d(?::\d\d)?"
_OPENING = (
    "本报讯|本報訊|本网讯|本網訊|本台讯|本台訊|新华社|新華社|中新社|中新网|中新網|中央社"  # how stories begin
)
_LABEL = (
    "(?:"
    + "|".join(
        "来源 來源 稿源 作者 记者 記者 发布时间 發布時間 發佈時間 发稿时间 發稿時間 发表时间 發表時間 发布日期 發布日期 发布单位 发布人 时间 時間 日期 责任编辑 責任編輯 责编 責編 编辑 編輯 "
        "浏览次数 瀏覽次數 浏览 瀏覽 阅读次数 阅读 閱讀 点击次数 點擊次數 点击数 点击 點擊".split()
    )
    + r")\s?[:：]"
)
_STATED = re.compile(rf"(?:{_STAMP}|{_LABEL})")
_ITEM = lazy_pattern(
    rf"\s*(?:{_STAMP}|{_LABEL}\s?(?:{_STAMP}|{_DAY}|[^\s，。；：:（(]{{1,20}}?(?=\s|{_OPENING}|{_LABEL}))|\S{{1,10}}[网網报報社台闻聞端](?=\s))"
)
_OUTLET = re.compile(r"\s\S{1,10}[网網报報社台闻聞端]\s+\Z")
# the story; 列车 2021-06-14 09:30 的… goes on with its sentence
_BEHIND = re.compile(rf"\s+(?=\S)(?![的至]|[起前后後止][，,])|(?={_OPENING})")
_TITLE = re.compile(r"\s*[^\s。！？!?…][^。\n]{5,60}")
_TIME = re.compile(r"\d:\d\d|[:：]\s?(?:19|20)\d\d")
_REACH = 200  # characters of a line looked at for its head
_STORY = 30  # characters that the story behind it has at least

# A page in one line, its breaks turned into blanks: they stand behind some sentences, but not behind most, or far apart.
# Who sets a blank behind every sentence writes sentences, not paragraphs.
_SENTENCE = re.compile(rf"[{_END}]+[{_CLOSING}]*(?P<blank>[ \t\u3000\xa0]+(?=\S))?")
_FEW_LINES, _WHOLE = 3, 100
_FILLED = re.compile(r"\S[^\n]*")
_MOST_SPACED, _FAR_APART = 0.6, 60
_DEPTH = 8


def _find_partings(text: str) -> Iterator[RawEdit]:
    whole = len(list(islice(_FILLED.finditer(require_text(text)), _FEW_LINES + 1))) <= _FEW_LINES
    start, opened = 0, False
    for line in text.split("\n"):
        if not opened and (opened := bool(line.strip())) and (at := _source_behind_headline(line)):
            yield start + at, start + at, "\n", "article.head-break", 0.8
        elif len(line) > _LEAST and (whole or _may_be_parted(line)):
            for at, (rule, sure) in sorted(_breaks_in(line, whole).items()):
                yield start + at, start + at, "\n", rule, sure
        start += len(line) + 1


def _may_be_parted(line: str) -> bool:
    """Whether a line has any of what tells of lost breaks, which most do not."""
    last, length = line[-1], len(line)
    if last not in _END:
        tail = line if length <= _TAIL else line[-_TAIL:]
        told = ":" in tail or "：" in tail or "丨" in tail or last in _BRACKETS or last.isspace()
        if told and _MAY_CREDIT.search(tail):
            return True
    if length < _LONG:
        return False
    text = line.strip()
    return (
        "\u3000" in text
        or "\xa0" in text
        or "\t" in text
        or "    " in text
        or (("20" in text or "19" in text) and _TIME.search(text, 0, _REACH) is not None)
    )


_Breaks: TypeAlias = dict[int, tuple[str, float]]
"""Where a line lost a break, by which rule, how sure."""


def _breaks_in(line: str, whole: bool, depth: int = _DEPTH) -> _Breaks:
    """Return where a line lost its breaks.

    Args:
        line: The line, without its terminator.
        whole: The page has hardly any other line.
        depth: How often the parts of a line may be looked at again, until a second look at them finds nothing more.
    """
    found = _first_breaks(line, whole)
    if found and depth:
        places = sorted(found)
        for start, end in pairwise([0, *places, len(line)]):
            if end - start > _LEAST:
                inner = _breaks_in(line[start:end], whole, depth - 1)
                found.update((start + at, how) for at, how in inner.items())
    return found


def _first_breaks(line: str, whole: bool) -> _Breaks:
    """Return what one look finds: what stands before and behind a story, and the paragraphs of what is left."""
    found: _Breaks = {}
    start, end = _peel(line, 0, len(line), found)
    if len(line) < _LONG:
        return found
    places, sure = _indents(line, start, end), 0.9
    if not places and whole and end - start >= _WHOLE:
        places, sure = _lone_blanks(line, start, end), 0.8
    for place in places:
        found.setdefault(place, ("article.paragraph-break", sure))
    return found


def _peel(line: str, start: int, end: int, found: _Breaks) -> tuple[int, int]:
    """Note the breaks before the credits that end a part of a line and around the head that begins it; return the rest."""
    while end - start > _LEAST and (at := _credit(line, max(start + _LEAST, end - _TAIL), end)) >= 0:
        end = at
        found[end] = ("article.credit-break", 0.9)
    while end - start >= _LONG and (head := _head(line, start, end)):
        start = head[1]
        found[head[0]] = found[start] = ("article.head-break", 0.8)
    return start, end


def _credit(line: str, start: int, end: int) -> int:
    """Return where the credit begins that ends a part of a line, or -1."""
    for credit in _CREDIT.finditer(line, start, end) if _MAY_CREDIT.search(line, start - 1, end) else ():
        names = credit["names"]
        if credit["opened"]:
            if _CLOSED.match(names) and not _PICTURE.search(names):
                return credit.start()
        elif not credit["between"].isspace() or ":" in names or "：" in names:
            return credit.start()
    return -1


def _head(line: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where the head of a story in a line states its source and time, and where the story begins."""
    reach = min(end, start + _REACH)
    stated = _STATED.search(line, start, reach) if _TIME.search(line, start, reach) else None
    if stated is None:
        return None
    outlet = _OUTLET.search(line, max(start, stated.start() - 14), stated.start())
    at = behind = outlet.start() if outlet else stated.start()
    if not _TITLE.fullmatch(line, start, at):
        return None
    while item := _ITEM.match(line, behind, reach):
        behind = item.end()
    story = _BEHIND.match(line, behind, reach)
    if story is None or end - story.end() < _STORY or not _TIME.search(line, at, behind):
        return None
    return at, behind


def _source_behind_headline(line: str) -> int:
    """Return where outlet and time begin that end a line behind a headline, or 0; in the first line it is no list."""
    text = line.rstrip()
    if not _LEAST < len(text) <= _REACH or ":" not in text[-6:]:
        return 0
    stated = _STATED.search(text)
    outlet = _OUTLET.search(text, max(0, stated.start() - 14), stated.start()) if stated else None
    if outlet is None or not _TITLE.fullmatch(text, 0, outlet.start()):
        return 0
    behind = outlet.start()
    while item := _ITEM.match(text, behind):
        behind = item.end()
    return outlet.start() if behind == len(text) else 0


def _indents(line: str, start: int, end: int) -> list[int]:
    if not _INDENTED.search(line, start, end):
        return []
    return [
        indent.start()
        for indent in _ANY_INDENT.finditer(line, start, end)
        if not _REMARK.fullmatch(line, indent.end(), end)
    ]


def _lone_blanks(line: str, start: int, end: int) -> list[int]:
    ends = list(_SENTENCE.finditer(line, start, end))
    blanks = [mark.start("blank") for mark in ends if mark["blank"]]
    ended = len(blanks) <= _MOST_SPACED * len(ends) or (len(blanks) + 1) * _FAR_APART <= end - start
    return blanks if ended else []


@explained_by(_find_partings)
def part_lines(text: str) -> str:
    r"""Put a line break back where a line shows that it lost one.

    Args:
        text: A page, repaired but with the blanks that the scraper left.

    Returns:
        The text with breaks added; the same object if none is missing.

    Raises:
        TextTypeError: `text` is not a `str`.

    Examples:
        >>> part_lines("列车将于下月一日起正式开行，每日往返四趟。（责任编辑：王某某）")
        '列车将于下月一日起正式开行，每日往返四趟。\n（责任编辑：王某某）'
    """
    return apply_edits(require_text(text), _find_partings(text))


def parted_page(page: str) -> Explanation:
    """Repair the garble of a page, read its Markdown and put lost line breaks back; return how."""
    repairs = find_repairs(page)
    repaired = apply_edits(page, repairs)
    partings = list(_find_partings(repaired))
    if not partings:
        return Explanation.from_raw(page, repaired, repairs)
    return Explanation.from_raw(
        page, apply_edits(repaired, partings), compose_edits(repairs, repaired, partings)
    )

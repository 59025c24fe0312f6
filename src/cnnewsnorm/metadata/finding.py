"""Finds the metadata of a page in its labelled lines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Any

from ..blocks import label_lines
from ..blocks.labelling import repair_page
from ..dates import Date, find_dates
from ..errors import require_text
from .people import ACCOUNT_ROLES, AUTHOR_ROLES, PHOTO_ROLES, is_name, spans_of_roles, split_names
from .types import Metadata

__all__ = ["find_metadata", "metadata_of"]

_SOURCE = re.compile(
    r"(?:信息来源|文章来源|稿件来源|来源|來源|稿源|出处|出處|来自|來自)\s*[:：]\s*[\[(（【]?\s*"
)
_VALUE_END = re.compile(
    r"\s{2,}|[|｜\n]|(?<=[\u4e00-\u9fff]{2})\s|\s(?=\d{4}[-年/.])|[\])）】]|\s*(?:作者|记者|記者|编辑|編輯|责任编辑|責任編輯|责编|責編|发布|發布|发表|时间|時間|点击|點擊|阅读|閱讀|浏览|瀏覽|评论|評論|字号|字體|【|\(?\d{4}[-年])"
)
_ORIGINAL = re.compile(r"[（(]?\s*(?:原标题|原標題|原题为?|原題為?)\s*[:：]?\s*[《]?")
_ABSTRACT = re.compile(
    r"[\[【(（]?\s*(?:摘要|内容摘要|內容摘要|本文摘要|文章摘要|核心提示|导读|導讀|内容提要|內容提要|提要|导语|導語|简要描述)\s*[\]】)）]?\s*[:：]\s*"
)
_TAGS = re.compile(r"(?:本文)?(?:关键[词字]|關鍵[詞字]|标签|標[签籤]|[Tt]ags?|TAGS?)\s*(?:[:：]|>>)\s*")
_COUNT = re.compile(
    r"(查看|点击数?|點擊數?|阅读[数量]?|閱讀[數量]?|浏览[次数量]*|瀏覽[次數量]*|人气|人氣|评论[数]?|評論[數]?|回复|回覆|回復|访问量|參與|参与)\s*[:：(（]\s*(\d[\d,]*)"
)
_UPDATED = re.compile(r"更新|編輯時間|编辑时间|修改")
_PUBLISHED = re.compile(r"发[布表稿]|發[布佈表稿]|时间|時間|日期|刊登|刊發|上线|上線")
_DATELINE = re.compile(
    r"^[\s\u3000]*(?:[（(〔【\[]?\s*)((?:新华社|新華社|中新社|中新网|中新網|中央社|人民网|人民網|央视网|本报|本報|本網|本网|本刊|[\u4e00-\u9fff]{2,8}(?:社|网|網|日报|日報|晚报|晚報|客户端))?"
    r"[\u4e00-\u9fff·]{0,12}?(?:\d{1,4}年)?\d{1,2}月?\d{0,2}日?[电電讯訊]|[记記]者[^／/)）〕】]{2,16}[／/][^)）〕】]{2,10}[报報][导導道]|本[报報網网]讯|本報訊)"
)
_BRACKETED_NAME = re.compile(
    r"\d[日\d]?\s*[\[【(（]\s*([\u4e00-\u9fff]{2,4})\s*[\])）】]"
)  # 2004年7月16日08:19 [ 王某 ]
_NEXT_FIELD = re.compile(r"[|｜丨]?\s*[\u4e00-\u9fff]{2,5}\s*[:：]|[|｜]|\s{3,}|\s\d{4}[-年/.]")
_SUBTITLE = ("——", "--", "－－", "—")
_NAMES = r"[\u4e00-\u9fff·]{2,4}(?:[、，, \u3000?？][\u4e00-\u9fff·]{2,4}){0,5}"
# （记者王某某） 〔記者王某某／台北報導〕 记者 王某某 报道 （中央社記者王某某台北21日電）
_REPORTER = re.compile(
    rf"(?:本[报報刊网網台]|[\u4e00-\u9fff]{{2,6}}[社报報网網])?([记記]者)\s*[:：]?\s*"
    rf"(?:({_NAMES}?)(?=\s*[）)〕】\]／/]|\s*\d*月?\d*日?[报報综綜][导導道合])|([\u4e00-\u9fff]{{3}})(?=[\u4e00-\u9fff]{{2,3}}\d{{1,2}}日[电電]))"
)
_PHOTOGRAPHER = re.compile(
    rf"(?:[记記]者|通[讯訊][员員])?\s*({_NAMES}?)\s*[摄攝][影]?\s*[）)〕】]|[图圖]／(?:[记記]者)?({_NAMES}?)[摄攝]"
)
_DAY = re.compile(r"\d{4}-\d\d(?:-\d\d|$)")
_REPRINT = re.compile(
    r"(?:本文|本稿|文章)(?:系|為|为)?[转轉][载載]自[^\n。，,]{2,40}|非原创|非原創|本文系转载|本文為轉載"
)


class _Finder:
    def __init__(self, lines: Sequence[str], labels: Sequence[str]) -> None:
        self.lines = lines
        self.labels = labels
        self.starts = [0, *accumulate(map(len, lines))]
        self.values: dict[str, Any] = {}
        self.spans: dict[str, list[tuple[int, int]]] = {}
        self.credits: dict[str, list[str]] = {}
        self.authors: list[str] = []
        self.photographers: list[str] = []
        self.unlabelled: list[tuple[str, int, int, int]] = []  # names that stand alone below the title
        body = [i for i, label in enumerate(labels) if label in ("body", "heading")]
        self.first = body[0] if body else len(lines)
        self.last = body[-1] if body else -1

    def set(self, name: str, index: int, start: int, end: int) -> None:
        """Take ``lines[index][start:end]`` as the value of a field, unless it has one."""
        line = self.lines[index]
        text = line[start:end]
        value = text.strip()
        if value and name not in self.values:
            start += text.index(value)
            self.values[name] = value
            self.mark(name, index, start, start + len(value))

    def mark(self, name: str, index: int, start: int, end: int) -> None:
        base = self.starts[index]
        self.spans.setdefault(name, []).append((base + start, base + end))


def metadata_of(lines: Sequence[str], labels: Sequence[str]) -> Metadata:
    """Read the metadata from lines that are repaired and labelled.

    Args:
        lines: The lines of a page with their terminators.
        labels: The label of every line.

    Returns:
        The metadata; spans refer to ``"".join(lines)``.
    """
    finder = _Finder(lines, labels)
    _title(finder)
    for index, label in enumerate(labels):
        line = lines[index]
        if label in ("metadata", "byline", "credit"):
            _fields(finder, index, line)
            _people(finder, index, line, label)
        elif label == "abstract":
            match = _ABSTRACT.search(line)
            finder.set("abstract", index, match.end() if match else 0, len(line))
        elif label in ("caption", "body") and ("摄" in line or "攝" in line):
            _photographers(finder, index, line)
        elif label in ("interaction", "disclaimer"):
            _counts(finder, index, line)
            match = _REPRINT.search(line)
            if match:
                finder.set("reprint", index, match.start(), match.end())
    _opening(finder)
    if not finder.authors:
        for name, index, start, end in finder.unlabelled:
            finder.authors.append(name)
            finder.mark("authors", index, start, end)
    _dates(finder)
    values = finder.values
    tags = values.pop("tags", None)
    return Metadata(
        **{name: values[name] for name in values if name != "counts"},
        counts=values.get("counts", {}),
        tags=tuple(tags or ()),
        authors=tuple(dict.fromkeys(finder.authors)),
        photographers=tuple(dict.fromkeys(finder.photographers)),
        credits={role: tuple(dict.fromkeys(names)) for role, names in finder.credits.items()},
        spans={name: tuple(sorted(set(places))) for name, places in finder.spans.items()},
    )


def _title(finder: _Finder) -> None:
    """Take the title nearest above the story; a title broken over neighbouring lines is joined with spaces."""
    titles = [i for i, label in enumerate(finder.labels) if label == "title"]
    above = [i for i in titles if i < finder.first] or titles
    if not above:
        return
    texts = {i: finder.lines[i].strip() for i in above}
    last = above[-1]
    if len(above) > 1 and texts[last].startswith(_SUBTITLE):
        finder.set("subtitle", last, 0, len(finder.lines[last]))
        above.pop()
        last = above[-1]
    run = [last]
    while len(run) < 3 and run[0] - 1 in texts and not _same(texts[run[0] - 1], texts[last]):
        run.insert(0, run[0] - 1)
    for index in run:
        line = finder.lines[index]
        start = line.index(texts[index])
        finder.mark("title", index, start, start + len(texts[index]))
    finder.values["title"] = " ".join(texts[index] for index in run)


def _same(one: str, other: str) -> bool:
    """Whether one line of a title repeats the other, whole or shortened."""
    one, other = "".join(one.split()), "".join(other.split())
    return one in other or other in one or one[:8] == other[:8]


def _fields(finder: _Finder, index: int, line: str) -> None:
    match = _ORIGINAL.search(line)
    if match:
        end = len(line.rstrip("》）) \r\n"))
        finder.set("original_title", index, match.end(), end)
        return
    match = _SOURCE.search(line)
    if match:
        value_end = _VALUE_END.search(line, match.end())
        finder.set("source", index, match.end(), value_end.start() if value_end else len(line))
    match = _TAGS.search(line)
    if match and "tags" not in finder.values:
        tags = []
        for name, start, stop in split_names(line, match.end(), len(line)):
            tags.append(name)
            finder.mark("tags", index, start, stop)
        finder.values["tags"] = tags
    _counts(finder, index, line)


def _counts(finder: _Finder, index: int, line: str) -> None:
    for match in _COUNT.finditer(line[:500]):
        counts = finder.values.setdefault("counts", {})
        if match[1] not in counts:
            counts[match[1]] = int(match[2].replace(",", ""))
            finder.mark("counts", index, match.start(), match.end())


def _people(finder: _Finder, index: int, line: str, label: str) -> None:
    found = False
    for role, start, end in spans_of_roles(line, label == "credit"):
        cut = _NEXT_FIELD.search(line, start, end)
        for name, at, stop in split_names(line, start, cut.start() if cut else end):
            if not is_name(name) and role not in ACCOUNT_ROLES:
                continue
            found = True
            finder.credits.setdefault(role, []).append(name)
            finder.mark("credits", index, at, stop)
            if role in AUTHOR_ROLES or role.endswith(("记者", "記者")):
                finder.authors.append(name)
                finder.mark("authors", index, at, stop)
            elif role in PHOTO_ROLES:
                finder.photographers.append(name)
                finder.mark("photographers", index, at, stop)
    if label == "metadata" and not found:
        match = _BRACKETED_NAME.search(line)
        if match:
            finder.authors.append(match[1])
            finder.mark("authors", index, match.start(1), match.end(1))
    if label == "byline" and not found:
        for name, at, stop in split_names(line, 0, len(line)):
            if is_name(name):
                finder.unlabelled.append((name, index, at, stop))


def _photographers(finder: _Finder, index: int, line: str) -> None:
    for match in _PHOTOGRAPHER.finditer(line[-60:] if len(line) > 60 else line):
        shift = max(0, len(line) - 60)
        group = 1 if match[1] else 2
        for name, at, stop in split_names(line, match.start(group) + shift, match.end(group) + shift):
            if is_name(name):
                finder.photographers.append(name)
                finder.mark("photographers", index, at, stop)


def _opening(finder: _Finder) -> None:
    """Read dateline and reporters at the head of the story."""
    for index in range(finder.first, min(finder.first + 4, len(finder.lines))):
        if finder.labels[index] != "body":
            continue
        line = finder.lines[index][:90]
        match = _DATELINE.match(line)
        if match:
            finder.set("dateline", index, match.start(1), match.end(1))
        match = None if finder.authors else _REPORTER.search(line)
        if match:
            group = 2 if match[2] else 3
            for name, at, stop in split_names(line, match.start(group), match.end(group)):
                if is_name(name):
                    finder.authors.append(name)
                    finder.mark("authors", index, at, stop)
                    finder.credits.setdefault(match[1], []).append(name)
                    finder.mark("credits", index, at, stop)
        if match or "dateline" in finder.values:
            return


def _dates(finder: _Finder) -> None:
    """Choose the day of publication: a labelled one first, then the nearest full date above the story."""
    best: dict[str, tuple[tuple[int, int, int], Date, int]] = {}
    for order, index in enumerate(_date_lines(finder)):
        line = finder.lines[index][:300]
        for date in find_dates(line):
            if (
                date.begin is None
                or date.grain == "year"
                or date.kind not in ("instant", "date")
                or not _DAY.match(date.begin)
            ):
                continue
            before = line[max(0, date.start - 8) : date.start]
            name = "updated" if _UPDATED.search(before) else "published"
            rank = (
                0 if _PUBLISHED.search(before) else 1,
                0 if finder.labels[index] in ("metadata", "byline", "credit") else 1,
                order,
            )
            if name not in best or rank < best[name][0]:
                best[name] = (rank, date, index)
    if "published" not in best and "updated" in best:
        best["published"] = best.pop("updated")
    for name, (_, date, index) in best.items():
        base = finder.starts[index]
        finder.mark(name, index, date.start, date.end)
        finder.values[name] = replace(date, start=base + date.start, end=base + date.end)


def _date_lines(finder: _Finder) -> Iterator[int]:
    """Where the time of publication may stand, likeliest first: from the story upwards, then just below it."""
    stated = ("metadata", "byline", "credit", "interaction", "related", "navigation", "abstract")
    first = finder.first
    for index in range(min(first, len(finder.lines)) - 1, max(-1, first - 40), -1):
        if finder.labels[index] in stated and any(ch.isdigit() for ch in finder.lines[index][:300]):
            yield index
    for index in range(first, len(finder.lines)):
        if finder.labels[index] in ("metadata", "byline", "credit"):
            yield index


def find_metadata(page: str) -> Metadata:
    """Read what a page says about its story.

    Args:
        page: The raw text of a page.

    Returns:
        The metadata, with the place of every value in `page`.

    Raises:
        TextTypeError: `page` is not a `str`.

    Example:
        >>> find_metadata("责任编辑：王某某、李某某").credits["责任编辑"]
        ('王某某', '李某某')
    """
    explanation, lines = repair_page(require_text(page, "page"))
    return metadata_of(lines, [label for label, _, _ in label_lines(lines)]).moved(explanation)

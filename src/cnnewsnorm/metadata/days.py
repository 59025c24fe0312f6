"""When a story appeared and when it was changed: the stamps of a page, told apart by the words before them and their place."""

import re
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from .._patterns import lazy_pattern
from .._records import changed
from .page import Page

if TYPE_CHECKING:
    from ..dates import Date

__all__ = ["find_days"]

_UPDATED = re.compile(r"更新|[编編][辑輯][时時][间間]|[编編][辑輯][于於]|修改|修[订訂]|Updated|updated")
_PUBLISHED = re.compile(
    r"[发發][布佈表稿]|(?<!今日|当前|當前|现在|現在)(?:[时時][间間]|日期)|刊登|刊[发發]|上[线線]|Published|Posted|出版"
)
# what is stamped, but not the story: today's date, a comment, a copyright, a change of the page's terms
_OTHER = re.compile(
    r"今天是|今日(?:是|日期)|[现現]在是|[当當]前[时時][间間]|©|[Cc]opyright|[评評][论論]|回[复覆復]|[查看][旧舊]版|截[至止]|注[册冊]|[访訪][问問]|[京港][京港]台[时時][间間]"
)
# when that happens what is told, not when it was told
_EVENT = re.compile(
    r"(?:[播演][出放]|[开開首][播庭幕标標]|活[动動]|[会會][议議]|比[赛賽]|[报報]名|考[试試]|投[标標]|[举舉][办辦行]|[讲講]座|[废廢]止|失效|[归歸][档檔])(?:[时時][间間]|日期)\s*[:：]?\s*$"
)
_CLOCK = re.compile(r"中[国國][时時][间間]\s*[\d:：]*\s*$")  # of a page that is read elsewhere
_STORY_LABELS = ("body", "heading", "title", "caption")
_STATED = ("metadata", "byline", "credit")
_DAY = re.compile(r"\d{4}-\d\d(?:-\d\d|$)")
_GLUED = re.compile(r"(?<!\d)(\d{1,2}:\d\d)((?:19|20)\d\d[/.-]\d{1,2}[/.-]\d{1,2})(?!\d)")  # 15:312018/09/16
_SLASHED = re.compile(  # 7/5/2005 9:23:57 PM, 04/03/2021 - 12:30, 12:30pm 04/03/2021, whatever stands before it
    r"(?:(?P<t>\d{1,2}:\d\d\s?[AaPp][Mm])\s+)?(?<![\d/])(?P<day>\d{1,2}/\d{1,2}/(?:19|20)\d\d(?!\d)(?:\s+(?:-\s)?\d{1,2}:\d\d(?::\d\d)?(?:\s*[AaPp][Mm])?)?)"
)
# 2021 01/ 06 16:52:25, as 新华网 sets it
_BROKEN = re.compile(r"(?<!\d)(20\d\d) (\d\d)/ ?(\d\d) (\d\d:\d\d)(?::\d\d)?(?!\d)")
# 2025-06-05 HKT 00:51: the zone between day and time
_ZONED = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2}) (?:[A-Z]{2,4}T|GMT|UTC) (\d{1,2}:\d\d)(?::\d\d)?(?!\d)"
)
# Tue Feb 16 12:30:41 2021  Saturday, September 10th, 2005 10:56 am  Feb 1st, 2015  12 May 2020  Dec 28 Sat 2013 00:28
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\\.?"
_ENGLISH = re.compile(
    rf"(?:(?P<m>{_MONTH})\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?:[A-Z][a-z]{{2}}\s+)?(?:(?P<t2>\d\d:\d\d):\d\d\s+)?|(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m2>{_MONTH}),?\s+)"
    r"(?P<y>(?:19|20)\d\d)(?!\d)(?:,?\s+(?:at\s+)?(?P<t>\d{1,2}:\d\d)(?:\s*(?P<p>[AaPp]\.?[Mm]))?)?"
)
# 發布日期：113-06-04, in the calendar of Taiwan, which only the field and its script tell
_OF_TAIWAN = lazy_pattern(
    r"(?:[發張刊公更修][布佈文貼登新正])(?:日期|時間)\s*[:：]\s*(?P<day>(?P<roc>1[01]\d)([-./])(?P<rm>\d{1,2})\3(?P<rd>\d{1,2}))(?!\d)"
)
_HAN, _TOLD = re.compile("[\u4e00-\u9fff]"), 12  # so many characters tell of a month: 2012年7月某某调查
_EPOCH = "1970-01-01"  # what a site shows of a story whose time it does not know
_BESIDE = re.compile(r"\s*[|｜·•]\s*|\s+")
_TIME_BELOW = lazy_pattern(r"[\u4e00-\u9fff]{2}[時时][间間]\s*(\d{1,2})[時时:：](?:(\d{2})分?)?")
_ROC = 1911  # the year before its first
_TIMED = re.compile(r"\s*((?:19|20)\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})日?\s+\d{1,2}:\d\d")
_STATES = re.compile(r"(?:[发發][表布佈]|[张張]貼|刊登)[于於]\s*[:：]?\s*(?:19|20)\d\d")
_NEWS = re.compile(r"[^，。]{0,10}(?:[讯訊电電]|[报報][导導道]|消息)|\s*[)）】〕\]]")
_MAY_BE_NEWS = re.compile(r"[讯訊电電报報消)）】〕\]]|\s{4}")  # stands behind any day with news behind it
# what may stand behind the day with which a story is signed
_SIGNATURE = lazy_pattern(r"\s*[号號期版晚晨夜]?\s*(?:[于於]\s*[\u4e00-\u9fff]{2,6})?[)）】〕\]]?")
# 19.. 20.. 民国 ..年 二〇..年, written so that the search skips to the first character
_YEAR = re.compile(
    r"[\d民二](?:(?:(?<=1)9|(?<=2)0)\d\d|(?<=\d)\d年|(?<=民)[国國]|(?<=二)[〇○零Ｏ][〇○零Ｏ一二三四五六七八九]{2}年)"
)
_READ = 300  # characters of a line that are looked at
_LEADING = 40  # characters before a date in a line of the story that still stand at its head
_ABOVE, _BELOW, _WITHIN = 40, 14, 200  # lines above the story, behind it and within that may state its day


def find_days(page: Page, title: int) -> "dict[str, tuple[Date, int]]":
    """Return when the story was published and updated, each with its line; spans are on the page.

    A stamp that says what it is counts most, then one between headline and story, then the nearest above, then
    what stands behind the story, then the day in the dateline.

    Args:
        page: The page.
        title: The line of its headline, or -1.
    """
    best: dict[str, tuple[tuple[int, int], Date, int]] = {}
    listed: set[str | None] = set()
    for order, (place, index) in enumerate(_lines(page, title)):
        line = page.lines[index][:_READ]
        if place == _DATELINE:
            line = line[:_LEADING]
            if not (_YEAR.search(line) and _MAY_BE_NEWS.search(page.lines[index], 0, _LEADING + 12)):
                continue
        least = place - (place < _DATELINE)  # the best rank that a date of this line can have
        known = "published" in best and best["published"][0][0] <= least
        timed = "published" in best and place < _LIST and _adds_time(line, best["published"][1])
        if known and not timed and not _UPDATED.search(line):
            continue
        for date in _full_dates(line):
            if date.grain == "month" and place < _DATELINE:
                date = _with_day(page, index, date)
            elif date.grain == "day" and place == _STATED_BEHIND:
                date = _with_time(page, index, date)
            if place == _DATELINE and (date.grain == "month" or not _NEWS.match(page.lines[index], date.end)):
                continue
            if place == _SIGNED and not _SIGNATURE.fullmatch(line.rstrip(), date.end):
                continue
            before = line[max(0, date.start - 10) : date.start]
            if _OTHER.search(line[: date.start]) and not _PUBLISHED.search(before):
                continue
            if _EVENT.search(before) or _CLOCK.search(line[: date.start]):
                continue
            name = "updated" if _UPDATED.search(before) else "published"
            if place == _LIST:
                listed.add(date.begin[:10] if date.begin else None)
            if date.begin and date.begin.startswith(_EPOCH):
                continue
            told = date.grain == "month" and len(_HAN.findall(line)) > _TOLD
            if told and not _PUBLISHED.search(before):
                continue
            precise = date.grain not in ("year", "month", "quarter")
            rank = (
                place - (place < _DATELINE and _PUBLISHED.search(before) is not None) + 4 * (not precise),
                order,
            )
            if timed and name == "published":
                rank = (best[name][0][0], -1)
            if name not in best or rank < best[name][0]:
                best[name] = (rank, date, index)
    if len(listed) > 1 and "published" in best and best["published"][0][0] >= _LIST:
        del best["published"]  # of a list of other stories, or of programmes
    if "published" not in best and "updated" in best:
        best["published"] = best.pop("updated")
    result = {}
    for name, (_, date, index) in best.items():
        start, end = page.span(index, date.start, date.end)
        result[name] = (changed(date, start=start, end=end), index)
    return result


_BELOW_TITLE, _STATED_ABOVE, _STATED_BEHIND, _STATED_WITHIN, _LIST, _DATELINE, _SIGNED, _END = range(1, 9)


def _lines(page: Page, title: int) -> Iterator[tuple[int, int]]:
    """The lines with a year that may state the day with the rank of their place, likeliest first."""
    dated = partial(_has_year, page)
    for index in filter(dated, page.above(page.prose, _ABOVE)):
        label = page.labels[index]
        if label in ("image", "separator"):
            continue
        if title >= 0 and index == title:
            yield _STATED_ABOVE, index
        elif title >= 0 and title < index:
            text = page.texts[index]
            # a sentence that begins with a day describes a picture
            stamped = page.is_stamp(index) and (label == "body" or "。" not in text)
            if label not in ("body", "caption") or (label == "body" and len(text) <= 40) or stamped:
                yield _BELOW_TITLE, index
        elif label in _STATED:
            yield _STATED_ABOVE, index
        elif label in ("interaction", "related", "navigation", "abstract"):
            yield _LIST, index
    for index in filter(dated, page.below(max(page.last, page.prose), _BELOW)):
        label = page.labels[index]
        if label in _STATED:
            yield _STATED_BEHIND, index
        elif label == "related":  # other stories have stamps, too
            if _PUBLISHED.search(page.texts[index]):
                yield _LIST, index
        elif label not in _STORY_LABELS and label != "disclaimer":
            yield _LIST, index
    for index in filter(dated, page.opening(4)):
        if page.labels[index] in ("body", "metadata"):
            yield _DATELINE, index
    # a line that says when the story was posted, with readers' comments behind it that are labelled as story
    for index in range(page.prose + 1, min(page.last, page.prose + _WITHIN)):
        if page.labels[index] not in _STORY_LABELS and _STATES.search(page.texts[index][:_LEADING]):
            yield _STATED_WITHIN, index
            break
    end = [i for i in page.above(len(page.lines), 6) if i > page.last and _YEAR.search(page.texts[i])]
    # what looks related may be the issue that the story is from: ——《某某》1998年3月号
    if (
        len(end) == 1
        and len(page.texts[end[0]]) <= 40
        and (page.labels[end[0]] != "related" or page.texts[end[0]][0] in "—《")
    ):
        yield _END, end[0]
    # （2018年3月5日） or 《某某》1998年3月号 below the last paragraph
    for index in page.above(page.last + 1, 3):
        if len(page.texts[index]) <= 40 and index > page.first and dated(index):
            yield _SIGNED, index


def _adds_time(line: str, day: "Date") -> bool:
    """Whether a line begins with the same day and its time, which says more than the day alone."""
    stamp = _TIMED.match(line) if day.grain == "day" else None
    return stamp is not None and f"{stamp[1]}-{int(stamp[2]):02}-{int(stamp[3]):02}" == day.begin


def _has_year(page: Page, index: int) -> bool:
    line = page.lines[index]
    likely = "20" in line or "19" in line or "年" in line or "民" in line  # far quicker than the search
    if likely and _YEAR.search(line, 0, _READ) is not None:
        return True
    return ("期" in line or "間" in line) and _OF_TAIWAN.search(line, 0, _READ) is not None


def _full_dates(line: str) -> "Iterator[Date]":
    """The dates of a line with a year, those glued to a time before them among them."""
    from ..dates import find_dates  # not before a page has a year: its patterns take long to compile

    for pattern in (_GLUED, _SLASHED, _BROKEN, _ZONED, _ENGLISH):
        match = pattern.search(line)
        if match:
            for date in find_dates(_plainly(match)):
                if date.begin and _DAY.match(date.begin):
                    yield changed(date, start=match.start(), end=match.end(), text=match[0])
            return
    taiwan = _OF_TAIWAN.search(line) if "期" in line or "間" in line else None
    if taiwan:
        for date in find_dates(f"{int(taiwan['roc']) + _ROC}-{taiwan['rm']:0>2}-{taiwan['rd']:0>2}"):
            if date.begin and _DAY.match(date.begin):
                yield changed(
                    date, start=taiwan.start("day"), end=taiwan.end("day"), text=taiwan["day"], calendar="roc"
                )
        return
    for date in _joined(find_dates(line), line):
        if (
            date.begin
            and date.grain != "year"
            and date.kind in ("instant", "date")
            and _DAY.match(date.begin)
        ):
            yield date


def _joined(dates: "list[Date]", line: str) -> "Iterator[Date]":
    """Join a day and the time that stands beside it: 2021.03.04 | 12:30, 12:30pm 04/03/2021."""
    before: Date | None = None
    for date in dates:
        if before is not None and _BESIDE.fullmatch(line, before.end, date.start):
            if before.grain == "day" and (date.begin or "").startswith(f"{before.begin}T"):
                date = changed(date, start=before.start, text=line[before.start : date.end])
                before = None
            elif date.grain == "day" and before.kind == "instant" and (clock := _clock(before)):
                date = changed(_at(date, clock), start=before.start, text=line[before.start : date.end])
                before = None
        if before is not None:
            yield before
        before = date
    if before is not None:
        yield before


def _with_day(page: Page, index: int, date: "Date") -> "Date":
    """A month alone on its line with the day that stands alone beside it, as some sites set them: 31, 2020-12."""
    if date.begin is None or len(page.texts[index]) > len(date.text):
        return date
    for beside in (*page.above(index, 1), *page.below(index, 1)):
        day = page.texts[beside].removesuffix("日")
        if len(day) <= 2 and day.isdecimal() and abs(beside - index) <= 2:
            for whole in _full_dates(f"{date.begin[:7]}-{int(day):02}"):
                return changed(whole, start=date.start, end=date.end, text=date.text)
    return date


def _clock(time: "Date") -> str:
    """The time of day of a date that has no day, nothing if it has one or no minutes."""
    begin = time.begin or ""
    return begin[1:] if begin[:1] == "T" and ":" in begin else ""


def _at(day: "Date", clock: str) -> "Date":
    """A day with the time that another place gives."""
    for whole in _full_dates(f"{day.begin} {clock}"):
        return changed(whole, start=day.start, end=day.end, text=day.text)
    return day


def _with_time(page: Page, index: int, date: "Date") -> "Date":
    """A day at the end of a release with the time on the next line, as the government of Hong Kong sets them."""
    for below in page.below(index, 1):
        if time := _TIME_BELOW.fullmatch(page.texts[below]):
            return _at(date, f"{time[1]}:{time[2] or '00'}")
    return date


def _plainly(match: "re.Match[str]") -> str:
    """The day of a match, written so that any reader of dates knows it."""
    if match.re is _GLUED:
        return f"{match[2]} {match[1]}"
    if match.re is _SLASHED:
        return " ".join([match["day"].replace(" - ", " "), *filter(None, [match["t"]])])
    if match.re in (_BROKEN, _ZONED):
        return f"{match[1]}-{match[2]}-{match[3]} {match[4]}"
    month = _MONTHS.index((match["m"] or match["m2"])[:3].lower()) + 1
    half = "下午" if match["p"] and match["p"][0] in "Pp" else ""
    return f"{match['y']}-{month:02}-{int(match['d'] or match['d2']):02} {half}{match['t'] or match['t2'] or ''}".strip()

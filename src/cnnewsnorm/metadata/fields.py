"""What a page states in so many words: source, column, tags, counts, summary, dateline, reprint."""

import re
from collections.abc import Iterator
from typing import Any

from .._patterns import lazy_pattern
from .._records import changed
from .accounts import posted_by
from .page import Page
from .people import PLACES, is_person, split_items

__all__ = ["find_fields"]

Place = tuple[int, int, int]
Field = tuple[str, Any, list[Place]]
"""Name, value, and the pieces of lines it stands in."""

_SOURCE = re.compile(
    r"(?:信息来源|文章来源|文章來源|稿件来源|新闻来源|新聞來源|来源|來源|稿源|出处|出處|(?:[来來选選摘]|[转轉][载載])自(?:微信)?(?:公[众眾][号號])?)\s*[:：丨｜]\s*(?:\d{1,2}月\d{1,2}日(?=\s?《))?\s*[\[(（【《]?\s*"
)
# 本文来自微信公众号 某某(ID:…)  本文转载自“某某”公众号
_ACCOUNT = lazy_pattern(
    r"(?:本|此|[该該])文.{0,6}(?:[来來]自|[来來]源|[转轉][载載]自|首[发發]|[选選]自|源自)[于於]?\s?(?:微信)?(?:(?:公[众眾][号號])\s?[:：]?\s?[“「『《【\"]?|[“「『【\"])\s?([^\s“”\"「」『』《》【】（）(),，。:：]{2,20})(?=[”」』》】\"（(,，。\s]|$)"
)
# 發布單位：某某署, as offices state it
_PUBLISHER = lazy_pattern(
    r"\s*[发發](?:[布佈](?:[单單]位|[机機]構|机构|[机機][关關])|文[机機][关關])\s*[:：]\s*([\u4e00-\u9fff]{2,20})\s*$"
)
# outlets whose names end in 新闻, as those of columns do
_NEWSROOM = "(?:央[视視]|澎湃|[腾騰][讯訊]|[网網]易|极目|極目|上游|[红紅]星|封面|九派|大象|荔枝|[闪閃][电電]|[华華]商|每日[经經][济濟]|正[观觀]|津[云雲]|看看|紫牛|[顶頂]端|潮|大皖|民[视視]|公[视視]|[华華][视視]|中[视視]|台[视視]|三立|[东東]森|年代|中天|[镜鏡])新[闻聞]|第一[财財][经經]|中央通[讯訊]社|(?:新浪|搜狐|[网網]易|[腾騰][讯訊]|[凤鳳]凰|央[视視])(?:[体體]育|[财財][经經]|[娱娛][乐樂]|科技|[军軍]事|[汽房][车車产產]|[综綜]合)"
# what ends as the name of an outlet does, but is a button, a kind of paper or the weather
_NO_OUTLET = r"(?!(?:[订訂][阅閱]|[关關][闭閉]|[举舉][报報]|我要|新[闻聞][发發]|[编編][辑輯][发發])|\S{0,12}(?:[举舉][报報]|[预預][报報]|手[机機][报報]|[电電]子[报報]|[数數]字[报報]|官[网網]|海[报報]|本[社报報网網]站?|(?:手[机機]|官方|返回)[网網]站|社[区區])(?:\s|$))"
# 某某网 2006年03月07日  2006年03月07日09:50 《某某周刊》: whose the story is, without a word for it
_OUTLET = rf"(?!本){_NO_OUTLET}(?:[\u4e00-\u9fffA-Za-z]{{1,12}}(?:[网網社刊报報]|[电電][视視]台|[电電广廣][播台]{{1,2}}|在[线線]|客[户戶]端|[杂雜][志誌]|之[声聲])|{_NEWSROOM}|[\u4e00-\u9fff]{{0,6}}《[^《》]{{2,12}}》)"
_STAMPED = r"(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}"
_BEFORE_STAMP = re.compile(rf"^\s*({_OUTLET})\s*[|｜│·•（(]?\s*(?={_STAMPED})")
# 某某日報／ 記者某某某／某地即時報導  某某日報 記者某某某/某地即時報導
_BEFORE_REPORTER = re.compile(
    rf"^\s*[【〔（(]?({_OUTLET})(?:(?:\s*[／/╱∕]\s*|\s+)(?:特派|即時)?[记記]者|\s*[／/╱∕]\s*[\u4e00-\u9fff]{{2,6}}\d{{1,2}}日[電电])"
)
# 某某報記者 某某某某地報道  某某晚报讯（记者 某某）  《某某报》 2021年6月22日
_PRINTED_ABOVE = lazy_pattern(
    rf"^\s*《?({_OUTLET})(?:》?\s*[|｜│·•]?\s*(?={_STAMPED})|(?:[讯訊]\s*[（(]\s*)?[记記]者(?=[\s\u4e00-\u9fff]))"
)
_ABOVE_TITLE = 3  # lines
_BEHIND_STAMP = re.compile(
    rf"(?:{_STAMPED}日?\s*\d\d?:\d\d(?::\d\d)?|\d\d:\d\d\s?{_STAMPED}日?)\s*[|｜]?\s*({_OUTLET})(?=\s*(?:$|[|｜／/\s】]))"
)
# a further one behind a blank: 某某晚报 某某新闻网 某某发布
_AND_OUTLET = lazy_pattern(
    rf"[ \u3000]{_NO_OUTLET}(?:[\u4e00-\u9fffA-Za-z]{{2,12}}(?:[网網社刊报報]|[电電][视視]台)|[\u4e00-\u9fff]{{2,8}}[发發][布佈]|{_NEWSROOM})(?=\s|$)"
)
# 《 某某报 》（ 2020年10月27日 第 01 版） below the story
_PRINTED_IN = lazy_pattern(
    rf"[（(]?\s*《\s*([^《》]{{2,12}}?)\s*》\s*[（(]?\s*{_STAMPED}日?\s*第?\s*[A-Z]?\d{{1,3}}\s*版\s*[）)]?\s*$"
)
# … alone on its line
_ALONE = lazy_pattern(
    rf"{_NO_OUTLET}(?:[\u4e00-\u9fffA-Za-z]{{2,12}}(?:[网網]站?|[社刊报報]|[电電][视視]台)|{_NEWSROOM})"
)
_DATA_SOURCE = re.compile(
    r"\W*[资資]料\s*"
)  # 資料來源： as offices in Taiwan have it above what they announce
_PICTURE_SOURCE = re.compile(r"[图圖][片像表]?\s*$|[照相]片?\s*$|[资資]料\s*$|[数數][据據]\s*$")
_VALUE_END = lazy_pattern(
    r"\s?[+＋]?\s?收藏|\s{2,}|[|｜\n]|\s?[(（]ID[:：]|[，,](?=作者|撰文|[题題][图圖])|(?<=[\u4e00-\u9fff]{2})\s|\s(?=\d{4}[-年/.])|[\])）】》]|[免特郑]?[责責别別重]?[声聲]明[:：]|\s*(?:更新(?:[时時][间間])?\s*[:：]|作者|记者|記者|编辑|編輯|责任编辑|責任編輯|责编|責編|(?:发布|發布|发表)(?!\s*$|\s+[^\s:：]|[|｜])|时间|時間|点击|點擊|阅读|閱讀|浏览|瀏覽|评论|評論|字号|字體|选稿|選稿|【|\(?\d{4}[-年])"
)
_OPENED = {"》": "《", ")": "(", "）": "（"}
_ORIGINAL_TITLE = lazy_pattern(
    r"(?:^|(?<=[\s（(【]))[（(【]?\s*原(?:文?[标標][题題]\s*[:：]|[题題][为為]?\s*[:：]?(?=\s*[《：:])|[标標][题題][为為]?\s*[:：]?(?=\s*[《：:]))\s*[《]?\s*"
)
_STATES_TITLE = re.compile(r"[（(【]?\s*原文?[标標]?[题題][为為]?\s*[:：《]")
_ORIGINAL_SOURCE = lazy_pattern(
    r"(?:(?:原[载載刊]|首[发發])\s*(?:[于於]|[:：])|(?:原文|原始)[来來]源\s*[:：]|(?:[转轉][载載]|摘)自)\s*[:：]?\s*[《“\"「『]?\s*"
)
_NAME_END = re.compile(r"[》”」』\"\s，,。；;）)】\]]")
_OTHERS = re.compile(r"其[他它]|本[网網站报報]|互[联聯]|[网網][络絡路]")  # a notice about reprints in general
_ABSTRACT = lazy_pattern(
    r"[\[【(（]?\s*(?:摘[ \u3000]{0,2}要|内容摘要|內容摘要|本文摘要|文章摘要|核心提示|导读|導讀|内容提要|內容提要|提要|导语|導語|简要描述)\s*[\]】)）]?\s*[:：]?\s*"
)
_LEAD = 4  # characters
_TAGS = re.compile(r"(?:本文)?(?:关键[词字]|關鍵[詞字]|标签|標[签籤]|[Tt]ags?|TAGS?)\s*(?:[:：]|>>)\s*")
_HASHTAGS = re.compile(r"(?:#[^\s#＃]{2,20}#?[\s,，、]*){2,}$")
_COUNT = re.compile(
    r"(查看|点击数?|點擊數?|阅读[数量]?|閱讀[數量]?|浏览[次数量]*|瀏覽[次數量]*|人气|人氣|评论[数]?|評論[數]?|回复|回覆|回復|访问量|參與|参与)\s*[:：(（]\s*(\d[\d,]*)(?![\d,]*[-/年.])"
)
_REPRINT = lazy_pattern(
    r"(?:本文|本稿|文章|内容|內容)(?:系|為|为)?[转轉][载載]自[^\n。，,]{2,40}|(?:本文|此文|稿件)[^\n。]{0,6}(?:系|為|为|属|屬)[^\n。]{0,4}[转轉][载載]|非原创|非原創|[【\[(（][转轉][载載帖][】\])）]"
)
_COLUMN = re.compile(
    r"(?:所属)?(?:栏目|欄目|專欄|专栏|分类|分類|频道|頻道)(?:名称|名稱)?\s*[:：]\s*([^\s|｜:：,，>＞]{2,12})"
)
_PATH_MARK = re.compile("[>＞»›]")
_PATH = re.compile(r"\s*(?:[>＞»›]|->|—>)+\s*")
_PATH_END = re.compile(r"正文|内容|內容|详情|詳情|文章|浏览|瀏覽|[新]?[闻聞]?正文")
_PATH_HEAD = re.compile(r"^.*?[:：]\s*")
_NO_COLUMN = re.compile(r"[\d:：<=\"]")  # a time, or what is left of a tag
_DATELINE = re.compile(
    r"^\s*[（(〔【\[]?\s*(?:[据據])?((?P<agency>新华社|新華社|中新社|中新网|中新網|中央社|人民网|人民網|央视网|央視網|央广网|央廣網|本报|本報|本網|本网|本刊|本台|[\u4e00-\u9fff]{2,8}?(?:社|网|網|日报|日報|晚报|晚報|客户端|在线|電台|电台))?"
    r"(?:[记記]者(?P<reporter>[\u4e00-\u9fff、]{2,12}?))?(?P<place>[\u4e00-\u9fff·]{2,12}?)?[,，]?\s*(?P<day>(?:\d{2,4}年)?\d{1,2}月\d{1,2}日|\d{1,2}日)?\s*(?:[电電](?![影视視话話力动動脑腦子商池])|[讯訊](?![息问問号號])|消息))"
    r"|^\s*[（(〔【\[]\s*((?P<agency2>[\u4e00-\u9fff]{2,8}[社报報网網]|)?[记記]者[^／/)）〕】]{2,16}[／/╱∕](?P<place2>[^)）〕】]{2,6}?)(?:[综綜]合|[专專]題|[专專][电電])?[报報][导導道])"
    r"|^\s*[（(〔【\[]?\s*((?P<agency3>本[报報网網刊台])[讯訊])"
)
_CLOCK_BEHIND = re.compile("[北亞亚美][京太洲东東西]?部?[时時][间間]$")  # 某某人北京時間2020年9月26日訊
_PLACE_AT_END = lazy_pattern(rf"{PLACES}$")
_UNKNOWN = ("未知", "不详", "不詳", "不明", "佚名")
_EMPTY = lazy_pattern(r"[\u4e00-\u9fff]{2,5}\s*[:：]")  # the next field instead of a value
# One of these stands in every field. All alternatives begin with a literal, so that `re` skips to the next of these.
_MARKS = re.compile(r":|：|\(|（|#|＃|>>|原[标標载載刊题題]|转[载載]|轉[载載]|非原|首[发發]|自")
# What stands in every statement of one kind: found, or not, far quicker than the statement.
_MAY_BE_DATELINE = re.compile("[电電讯訊消报報]")
_MAY_NAME_FIRST_SOURCE = re.compile("[原首转轉摘]")
_MAY_BE_REPRINT = re.compile("[转轉非]")
_MAY_TAG = re.compile("[键鍵签籤Tt#]")
_MAY_NAME_COLUMN = re.compile("[栏欄类類频頻]")
_STORY = ("body", "heading")
_STATING = ("metadata", "byline", "credit", "abstract", "disclaimer", "interaction")
_APART = frozenset(
    [*_STORY, "image", "linkfarm", "title"]
)  # no fields are sought in these just because they are near
_STAMP_LINE = 80  # of one with hardly more than time and source
_LONGEST_TAG = 20  # characters
_LONGEST_SOURCE = 60  # characters: what is longer is the headline of another story
_LONG = 500  # characters of a line in which fields are sought


def find_fields(page: Page, title: int) -> Iterator[Field]:
    """Yield the fields a page states, each once, with the places they stand in.

    Args:
        page: The page.
        title: The line of its headline, or -1.
    """
    done: set[str] = set()
    counts: dict[str, int] = {}
    counted: list[Place] = []
    for index in _lines(page, title):
        line, label = page.lines[index][:_LONG], page.labels[index]
        if label != "abstract" and not _MARKS.search(line):
            continue
        for field in _of_line(line, index, label, title < index < page.prose and title >= 0):
            if field[0] not in done:
                done.add(field[0])
                yield field
        for match in _COUNT.finditer(line):
            if match[1] not in counts:
                counts[match[1]] = int(match[2].replace(",", ""))
                counted.append((index, match.start(), match.end()))
    if "source" not in done:
        yield from _source_without_a_word(page, title)
    if counts:
        yield "counts", counts, counted
    if "column" not in done:
        yield from _column(page, title)
    yield from _dateline(page)


def _source_without_a_word(page: Page, title: int) -> Iterator[Field]:
    """Yield the source that a notice tells, or that stands beside the time."""
    near = [*page.above(page.prose, 12), *(page.below(page.last, 12) if page.last >= 0 else ())]
    for index in sorted(near):
        line = page.lines[index][:200]
        if line.rstrip()[-1:] in ":：" and _SOURCE.fullmatch(line.strip()):  # with the value on the next line
            for below in page.below(index, 1):
                if page.labels[below] == "metadata":
                    yield from _value("source", page.lines[below], below, 0, len(page.lines[below]))
                    return
        match = None
        if page.labels[index] not in _STORY:
            match = _ACCOUNT.search(line) if "文" in line else None
            match = match or _PUBLISHER.match(line)
        if match:
            yield from _value("source", line, index, match.start(1), match.end(1))
            return
    head = [index for index in page.above(page.prose, 40) if index > title]
    below_title = head[:7:-1][:3] if title >= 0 else []  # buttons may stand between these and the story
    for index in head[:8] + below_title:
        if len(page.texts[index]) > _STAMP_LINE:
            continue
        line = page.lines[index]
        if (
            page.labels[index] not in _STORY
            and (posted := posted_by(line))
            and not is_person(posted["account"])
        ):
            yield from _value("source", line, index, posted.start("account"), posted.end("account"))
            return
        match = _BEFORE_STAMP.match(line) or _BEHIND_STAMP.search(line) or _BEFORE_REPORTER.match(line)
        if match:
            yield from _value("source", line, index, match.start(1), match.end(1))
            return
    for index in (
        page.above(title, _ABOVE_TITLE) if title >= 0 else ()
    ):  # above the headline, with the reporter
        line = page.lines[index]
        match = _PRINTED_ABOVE.match(line) if len(page.texts[index]) <= _STAMP_LINE else None
        if match:
            yield from _value("source", line, index, match.start(1), match.end(1))
            return
    for index in page.below(page.last - 1, 4) if page.last >= 0 else ():
        match = _PRINTED_IN.match(page.lines[index]) if "版" in page.texts[index][-4:] else None
        if match:
            yield from _value("source", page.lines[index], index, match.start(1), match.end(1))
            return
    if page.stamp > title >= 0:  # alone on the line beside it
        for index in (*page.above(page.stamp, 1), *page.below(page.stamp, 1)):
            if title < index < page.prose and _ALONE.fullmatch(page.texts[index]):
                start = page.lines[index].index(page.texts[index])
                yield from _value("source", page.lines[index], index, start, start + len(page.texts[index]))
                return


def _lines(page: Page, title: int) -> list[int]:
    """The lines that state fields: those labelled so, and those around the story whatever their label."""
    near = {*page.below(page.last, 12)} if page.last >= 0 else set()
    near.update(i for i in page.above(page.prose, 40) if i >= title >= 0 or page.prose - i <= 10)
    found = {i for i in near if page.labels[i] not in _APART}
    found.update(page.labelled(*_STATING))
    for index in page.labelled(*_STORY):
        start = page.texts[index][:12]
        if ("题" in start or "題" in start) and _STATES_TITLE.match(start):
            found.add(index)
    return sorted(found)


def _of_line(line: str, index: int, label: str, above: bool) -> Iterator[Field]:
    if label == "abstract":
        match = _ABSTRACT.search(line)  # a sign may stand before it; further on it is a word of the text
        begin = match.end() if match and match.start() <= _LEAD else 0
        yield from _value("abstract", line, index, begin, len(line))
        return
    match = _ORIGINAL_TITLE.search(line) if "原" in line else None
    if match:
        yield from _value("original_title", line, index, match.end(), len(line.rstrip("》）)】 \r\n")))
        line = line[: match.start()]
    reprint = _REPRINT.search(line) if _MAY_BE_REPRINT.search(line) else None
    if reprint:
        yield from _value("reprint", line, index, reprint.start(), reprint.end())
    match = _ORIGINAL_SOURCE.search(line) if _MAY_NAME_FIRST_SOURCE.search(line) else None
    if match and len(line) <= 120 and not _OTHERS.match(line, match.end()):
        end = _NAME_END.search(line, match.end())
        yield from _value("original_source", line, index, match.end(), end.start() if end else len(line))
    if label == "disclaimer":
        return
    for match in _SOURCE.finditer(line):
        before = line[: match.start()]
        if not _PICTURE_SOURCE.search(before) or (above and _DATA_SOURCE.fullmatch(before)):
            found = _VALUE_END.search(line, match.end())
            stop = found.start() if found else len(line)
            while more := _AND_OUTLET.match(line, stop):
                stop = more.end()
            if _OPENED.get(line[stop : stop + 1], "\n") in line[match.end() : stop]:
                stop += 1  # 某某网-《某某日报》  某某台网(某地)
            if stop - match.end() <= _LONGEST_SOURCE:
                yield from _value("source", line, index, match.end(), stop)
            break
    match = _before_tags(line) if _MAY_TAG.search(line) else None
    if match:
        words = line.replace("#", " ").replace("＃", " ")  # #one#two: the sign may be all that parts them
        places = [(index, at, stop) for _, at, stop in split_items(words, match.end(), len(words))]
        likely = all(
            stop - at <= _LONGEST_TAG for _, at, stop in places
        )  # else a story stands in the same line
        if places and likely and "=" not in line[match.end() :]:
            yield "tags", tuple(line[start:end] for _, start, end in places), places
    match = _COLUMN.search(line) if _MAY_NAME_COLUMN.search(line) else None
    if match:
        yield from _value("column", line, index, match.start(1), match.end(1))


def _before_tags(line: str) -> "re.Match[str] | None":
    return _TAGS.search(line) or (re.match(r"\s*", line) if _HASHTAGS.match(line.strip()) else None)


def _value(name: str, line: str, index: int, start: int, end: int) -> Iterator[Field]:
    value = line[start:end].strip()
    stated = value and '="' not in value and not _EMPTY.match(value) and value not in _UNKNOWN
    if stated and any(map(str.isalnum, value)):
        at = line.index(value, start)
        yield name, value, [(index, at, at + len(value))]


def _column(page: Page, title: int) -> Iterator[Field]:
    """The last step of the path above the headline: 首页 > 新闻 > 国内 > 正文."""
    for index in page.above(title if title >= 0 else page.prose, 40):
        line = page.lines[index]
        if len(line) > 120 or not _PATH_MARK.search(line.strip(), 1):
            continue
        steps = _PATH.split(line.strip())
        headline = page.texts[title] if title >= 0 else ""
        while steps and (
            not steps[-1] or _PATH_END.fullmatch(steps[-1]) or (headline and steps[-1][:8] == headline[:8])
        ):
            steps.pop()
        if len(steps) < 2:
            continue
        column = _PATH_HEAD.sub("", steps[-1]).strip()
        if 2 <= len(column) <= 12 and not _NO_COLUMN.search(column):
            start = line.rindex(column)
            yield "column", column, [(index, start, start + len(column))]
            return


def _place_behind(line: str, start: int, end: int) -> int:
    """Where the place begins in 王某某台北: a known one, or behind a name of the usual three characters."""
    known = _PLACE_AT_END.search(line, start, end)
    return known.start() if known else end if "、" in line[start:end] else min(start + 3, end)


def _dateline(page: Page) -> Iterator[Field]:
    """Place, agency and day at the head of the story."""
    # above the first paragraph, as 新华社某市7月31日电 题：… is, only with agency and day
    above = [i for i in page.above(page.first, 3) if page.labels[i] in ("title", "metadata", "byline")]
    for index in [*above, *page.opening(4)]:
        if page.labels[index] not in ("body", "metadata", "byline", "heading", "title"):
            continue
        line = page.lines[index][:90]
        match = _DATELINE.match(line) if _MAY_BE_DATELINE.search(line) else None
        if not match or (index < page.first and not (match["agency"] and match["day"])):
            continue
        group = next(number for number in (1, 6, 9) if match[number] is not None)
        if group == 1 and not (match["agency"] or match["day"]):
            continue
        yield (
            "dateline",
            match[group].strip(),
            [(index, match.start(group), match.start(group) + len(match[group].strip()))],
        )
        # 【某某紀元2023年9月3日訊】: no place stands there
        outlet = line.lstrip()[0] == "【" and not match["agency"] and "年" in (match["day"] or "")
        for name, groups in (
            ("agency", ("place",) if outlet else ("agency", "agency2", "agency3")),
            ("place", () if outlet else ("place", "place2")),
        ):
            found = next((key for key in groups if match[key]), None)
            if found:
                start, end = match.span(found)
                if outlet and (clock := _CLOCK_BEHIND.search(line, start, end)):
                    end = clock.start()
                if name == "place" and match["reporter"]:
                    start = _place_behind(line, match.start("reporter"), end)
                if start < end:
                    yield name, line[start:end], [(index, start, end)]
        if match["day"]:
            from ..dates import find_dates  # as in `days`

            start, end = page.span(index, match.start("day"), match.end("day"))
            for date in find_dates(match["day"])[:1]:
                yield (
                    "dateline_day",
                    changed(date, start=start, end=end),
                    [(index, match.start("day"), match.end("day"))],
                )
        return

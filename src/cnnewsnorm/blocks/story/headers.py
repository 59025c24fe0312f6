"""Where a story begins that the model sees late or not at all: its headline, its data, what stands right below them."""

from collections.abc import Sequence

from ..._patterns import lazy_pattern
from ..line.captions import only_picture
from ..line.forms import ends_story
from ..line.profile import STAMP, STAMPED
from ..model.reading import Reading
from ..model.viterbi import Decoded
from ..model.weights import STATES
from ..rules.buttons import by_words
from ..rules.particulars import made_by, of_print, official
from ..rules.parts import PARAGRAPH, SHORT_PAGE, headline_of_notice
from .amid import COLONS, introduces
from .bridging import below_header
from .tails import body_below

__all__ = [
    "begins_report",
    "has_time_behind",
    "is_field",
    "is_path",
    "is_posted_on",
    "mend_order",
    "says_who_posted",
    "take_below_header",
    "take_below_section",
    "take_court_head",
    "take_first_heading",
    "take_introduction",
    "take_kind_of_notice",
    "take_off_list_above",
    "take_stamped_headline",
]

_TITLE = STATES.index("title")
_NEAR = 3  # lines
_PATH_HEADS, _SHORT_PATH = ("首页", "首頁", "位置", "主页", "主頁"), 14
_LEAST_TITLE, _LEAST_SURE_TITLE = 4, 8  # characters
_KIND = 4  # characters of 情况通报
_HEADER = 8  # lines
_LISTED = 6  # stories of a list
_BULLETS = "•·●"
_YEAR = lazy_pattern(r"(?:19|20)\d\d[-/.年]|\d\d[-/.]\d\d[-/.]20\d\d|民[国國]|(?<!\d)1\d\d[-/.年]\d")
# 2023年9月5日某某发言人主持例行记者会
_LEAST_STAMPED = 16  # characters
_DAY_AND_MORE = lazy_pattern(r"20\d\d年\d{1,2}月\d{1,2}日(?![星周週农農])[^\W\d_][^：:，。|｜/]{7,60}")
_SECTION, _LEAST_BELOW = 12, 12  # characters of the name of a part of the site, of a headline below it
_TIME_BEHIND = lazy_pattern(r"[^\d\W].*[（(]\d{1,2}:\d\d[）)]$")
_REPORTED = frozenset("讯訊电電（(")  # one of them stands in how a report begins
_REPORT = lazy_pattern(
    r"[【（(〔]?(?:本[报報网網台刊][讯訊]|[\u4e00-\u9fff]{2,8}[报報网網社][讯訊]?(?:\s?[（(]|[\u4e00-\u9fff]{0,6}(?:\d{1,2}月)?\d{1,2}日(?:[电電讯訊](?!题|題))))"
)
_POSTED = lazy_pattern(r"(?:作者|[发發][帖布佈]人|[楼樓]主)?\s?[^，。]{2,40}[，,]?\s?[发發]表[于於].{0,20}\d")
_HEADING, _LEAST_HEADING = 20, 6  # characters of a heading, of one above the first sentence
_OPENING = 10  # lines of a story
_HEADINGS = 2  # among them
# what stands above a judgement: （2021）某0503民初1288号, 某某法院, 民事判决书
_ABOVE_JUDGEMENT, _LONGEST_COURT = 4, 26  # lines, characters
_CASE = lazy_pattern(
    r"[（(〔\[]20\d\d[)）〕\]]\s?[\u4e00-\u9fff]{1,4}\d{0,6}[\u4e00-\u9fff]{1,6}第?\d+[号號](?:之[一二三四])?"
)
_COURTS = tuple(
    "法院 检察院 檢察院 仲裁委员会 仲裁委員會 判决书 判決書 裁定书 裁定書 调解书 調解書 决定书 決定書".split()
)


def is_path(text: str) -> bool:
    """Return whether a line is the path to the page: 当前位置：首页>执行公告  某某网>国际新闻."""
    if ">" in text or "＞" in text or "›" in text or "»" in text:
        return len(text) <= _SHORT_PATH or any(head in text for head in _PATH_HEADS)
    return text.startswith(("首页-", "首頁-"))


def is_field(text: str) -> bool:
    """Return whether a line is a field of a document, who reported, a button, a telephone number or the like."""
    return (
        only_picture(text)
        or official(text)
        or of_print(text)
        or by_words(text) is not None
        or 2 * sum(map(str.isdecimal, text)) > len(text)
        or made_by(text) is not None
    )


def is_posted_on(text: str, reading: Reading) -> bool:
    """Return whether a line is nothing but a day with its year, so that it stands above a story: [2024年12月16日]"""
    return reading.kind == STAMP and _YEAR.search(text) is not None


def has_time_behind(text: str) -> bool:
    """Return whether a line ends with the time of a day in brackets, as the headlines of some papers do: …（21:21）"""
    return text[-1] in "）)" and _TIME_BEHIND.search(text) is not None


def says_who_posted(text: str) -> bool:
    """Return whether a line says who posted what stands below, and when: 作者 某某，发表于 2023年7月14日."""
    return ("表于" in text or "表於" in text) and _POSTED.match(text) is not None


def begins_report(text: str) -> bool:
    """Return whether a line begins as the first sentence of a report: 本报讯（见习记者某某）昨日…  某某社某地5月3日电…"""
    return not _REPORTED.isdisjoint(text[:24]) and _REPORT.match(text) is not None


def take_below_section(
    lines: Sequence[str], readings: Sequence[Reading], decoded: Sequence[Decoded], coarse: list[str]
) -> None:
    """Take for the headline what the model takes for one, but for its place, below the name of a part of the site."""
    if "title" not in coarse:
        return
    section = coarse.index("title")
    i = section + 1
    if coarse[i : i + 2] != ["metadata", "metadata"] or readings[section].length > _SECTION:
        return
    p, scores = readings[i], decoded[i][1]
    if (
        p.length > max(_LEAST_BELOW, readings[section].length)
        and not (p.stamp or p.stated or p.chrome or p.foreign)
        and scores[_TITLE] == max(scores)
        and not (is_field(lines[i]) or ends_story(lines[i]))
        and (readings[i + 1].stamp or readings[i + 1].stated)
    ):
        coarse[section], coarse[i] = "boilerplate", "title"


def mend_order(
    lines: Sequence[str], readings: Sequence[Reading], decoded: Sequence[Decoded], coarse: list[str]
) -> None:
    """Give the title to the line above the data of a story that was given to the sentence which begins it."""
    title = coarse.index("title")
    if not ends_story(lines[title]) or coarse[title + 1 : title + 2] != ["body"]:
        return
    data = next((i for i in range(max(0, title - _NEAR), title) if coarse[i] == "metadata"), 0)
    for i in range(data - 1, max(-1, data - 1 - _NEAR), -1):
        p, scores = readings[i], decoded[i][1]
        if p.length >= _LEAST_SURE_TITLE and not (p.chrome or p.stated or p.stamp or p.row or p.foreign):
            if scores[_TITLE] == max(scores) and not (is_path(lines[i]) or is_field(lines[i])):
                coarse[title], coarse[i] = "body", "title"
            return


def take_kind_of_notice(lines: Sequence[str], readings: Sequence[Reading], coarse: list[str]) -> None:
    """Take for the headline what says what a notice is, right above it, rather than the office and the time further up."""
    first = coarse.index("body")
    if (
        first
        and len(lines[first - 1]) == _KIND
        and headline_of_notice(lines, readings, coarse, first) == first - 1
    ):
        coarse[:first] = ["boilerplate" if label == "title" else label for label in coarse[:first]]
        coarse[first - 1] = "title"


def take_stamped_headline(lines: Sequence[str], readings: Sequence[Reading], coarse: list[str]) -> None:
    """Take for the headline what begins with a day and goes on without a blank, right above the time of the story."""
    above = coarse.index("body") if "body" in coarse else len(coarse)
    i = -1
    for _ in range(coarse[:above].count("metadata")):
        i = coarse.index("metadata", i + 1)
        text = lines[i]
        if (
            readings[i].length < _LEAST_STAMPED
            or text[4] != "年"
            or ":" in text
            or readings[i].stated is not None
        ):
            continue
        if coarse[i + 1 : i + 2] == ["metadata"] and _DAY_AND_MORE.fullmatch(text) is not None:
            coarse[:] = ["boilerplate" if label == "title" else label for label in coarse]
            coarse[i] = "title"
            return


def take_introduction(lines: Sequence[str], readings: Sequence[Reading], coarse: list[str]) -> None:
    """Take for the story a sentence that introduces a table or list, where the page has no more below its header."""
    for i, text in enumerate(lines):
        if text[-1] in COLONS and "如下" in text[-4:] and "，" in text and introduces(text, readings[i]):
            above = range(max(0, i - _NEAR), i)
            if any(coarse[k] in ("metadata", "title") or readings[k].stamp for k in above):
                coarse[i] = "body"
            return


def take_below_header(
    lines: Sequence[str], readings: Sequence[Reading], decoded: Sequence[Decoded], coarse: list[str]
) -> None:
    """Take for the story what stands right below the only time on a page, if its forms tell that it is one."""
    if len(lines) > SHORT_PAGE:
        return
    stamps = [
        i for i, p in enumerate(readings) if p.kind in (STAMP, STAMPED) and _YEAR.search(lines[i]) is not None
    ]
    header = stamps[0] if stamps else 0
    above = header - 1
    if above < 0 or readings[above].length < _LEAST_TITLE or readings[above].chrome is not None:
        return
    if is_path(lines[above]) or is_field(lines[above]):
        return
    start = below_header(lines, readings, coarse, above, len(lines))
    while start < min(len(lines), header + _HEADER) and (
        readings[start].chrome or readings[start].stated or by_words(lines[start])
    ):
        start += 1
    end = body_below(lines, readings, decoded, start)
    if end > start and not any(start <= i < end and _YEAR.match(lines[i]) for i in stamps):
        coarse[:above] = ["boilerplate" if label == "title" else label for label in coarse[:above]]
        coarse[above], coarse[header] = "title", "metadata"
        coarse[start:end] = ["body"] * (end - start)


def take_first_heading(lines: Sequence[str], readings: Sequence[Reading], coarse: list[str]) -> None:
    """Take in a heading, or who speaks, between the data of a story and its first sentence, if it has more of them."""
    first = start = coarse.index("body")
    while start and first - start < _HEADINGS and coarse[start - 1] == "boilerplate":
        text = lines[start - 1]
        # a shorter one is mostly an account or a place
        told = len(text) >= _LEAST_HEADING or text[0] == "【" or text in lines[first : first + _OPENING]
        if not told or not _may_head(text, readings[start - 1]):
            break
        start -= 1
    if not 0 < start < first or not ends_story(lines[first]):
        return
    above = readings[start - 1]
    if coarse[start - 1] != "metadata" and above.stated is None and above.kind != STAMP:
        return
    more = sum(
        coarse[i] == "body" and _may_head(lines[i], readings[i]) and ends_story(lines[i + 1])
        for i in range(first + 1, min(first + _OPENING, len(lines) - 1))
    )
    if more >= _HEADINGS:
        coarse[start:first] = ["body"] * (first - start)


def _may_head(text: str, p: Reading) -> bool:
    return (
        2 <= p.length <= _HEADING
        and not (p.chrome or p.stated or p.marker or p.stamp or p.row or p.foreign)
        and not ends_story(text)
        and by_words(text) is None
        and made_by(text) is None
    )


def take_court_head(lines: Sequence[str], coarse: list[str]) -> None:
    """Take in what a judgement has above its first paragraph: the court, what it is, the number of the case."""
    first = start = coarse.index("body")
    numbered = False
    while start and first - start < _ABOVE_JUDGEMENT:
        text = lines[start - 1]
        case = text[-1] in "号號一二三四" and _CASE.fullmatch(text) is not None
        if not (case or (len(text) <= _LONGEST_COURT and text.endswith(_COURTS))):
            break
        numbered = numbered or case
        start -= 1
    if numbered:
        coarse[start:first] = ["body"] * (first - start)


def take_off_list_above(lines: Sequence[str], readings: Sequence[Reading], coarse: list[str]) -> set[int]:
    """Take a list of other stories, each with a bullet, off a story that begins with its time stamp below the list.

    Returns:
        The lines of the list.
    """
    listed: set[int] = set()
    run = 0
    for i, text in enumerate(lines):
        if text[0] in _BULLETS:
            run += 1
            continue
        if run >= _LISTED and any(reading.kind == STAMP for reading in readings[i : i + _NEAR]):
            listed.update(k for k in range(i) if lines[k][0] in _BULLETS)
            for k in range(i - run, i):
                if coarse[k] in ("title", "body") and not ends_story(lines[k]):
                    coarse[k] = "boilerplate"
            for k in range(i, i + _NEAR):
                if k < len(coarse) and readings[k].kind == STAMP and coarse[k] == "body":
                    coarse[k] = "metadata"
        if coarse[i] == "body" and readings[i].length >= PARAGRAPH:
            break
        run = 0
    return listed

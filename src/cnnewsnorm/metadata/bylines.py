"""Who wrote the story, where no labelled line says it: bylines, the head and the end of the story, a bare name.

Every form is a function that yields `Found`; the forms are tried from the plainest to the weakest, and the first
that finds somebody is believed.
"""

import re
from collections.abc import Callable, Iterator

from .._patterns import lazy_pattern
from ..blocks.rules.names import MARKS
from .accounts import ACCOUNT_FORMS, NOBODY, Found, Place
from .lines_of_names import HAN, LIST, PICTURE, WRITER, line_of_names, names_in
from .page import Page
from .people import (
    NAMES,
    PLACES,
    TEACHING,
    is_name,
    is_person,
    split_items,
    split_names,
)

__all__ = ["Found", "find_authors"]

_MAY_OPEN = re.compile("[记記]者|通[讯訊]|[论論][员員]|特[约約派]|[编編][译譯]")
# （记者王某某） 〔記者王某某／台北報導〕 （中央社記者王某某台北21日電） 某某网记者王某某5月3日报道
_OPENING = lazy_pattern(
    rf"(?:^|[{HAN}\s（(【〔\[])([记記]者|通[讯訊][员員]|[实實][习習]生|[评評][论論][员員]|特[约約派](?:[记記]者|撰稿人?|作者|[员員])?|[编編][译譯])\s*[:：]?\s*"
    rf"(?:((?:[{HAN}]{{2,4}}[、，,])*(?:[{HAN}]{{2,4}}?(?={PLACES}(?:\d{{1,2}}月)?\d{{1,2}}日[电電])"
    rf"|[{HAN}]{{3}}(?=[{HAN}]{{2,3}}(?:(?:\d{{1,2}}月)?\d{{1,2}}日[电電]|[报報][导導道]))))"
    rf"|({NAMES}?)(?=\s*(?:文\s?[／/╱∕]\s?[图圖摄攝]|[图圖]\s?[／/╱∕]\s?文)?\s*[）)〕】\]／/╱∕]|\s*\d{{0,2}}月?\d{{0,2}}日?[报報综綜专專整][导導道合电電理]|\s*(?:通[讯訊][员員]|[实實][习習]生)))"
)
# 文|《某某报》记者 王某某, somewhere in the first lines
_BY_PAPER = lazy_pattern(
    rf"文\s?[|｜:：/／]\s?[《“]?[{HAN}]{{2,12}}[》”]?\s?([记記]者|通[讯訊][员員])\s?({NAMES})(?=\s|$)"
)
# （王某某 李某某）“…
_FIRST_NAMES = lazy_pattern(
    rf"\s*[（(]\s*([{HAN}]{{2,3}}(?:[、\s]+[{HAN}]{{2,3}}){{0,3}})\s*[）)](?=.{{20}})"
)
_BEFORE_ROLE = lazy_pattern(rf"[讯訊电電]\s*[（(]\s*([{HAN}]{{2,3}}(?:[、\s]+[{HAN}]{{2,3}}){{0,3}})\s*$")
# 【某某新聞網/王某某 某地報導】…   新华社某地7月28日电题：… 新华社记者王某某、李某某 …
_OUTLET_AND_NAMES = re.compile(
    rf"\s*[【〔（(][{HAN}]{{2,10}}[报報网網社台臺]\s?[/／]\s?({NAMES}?)\s+[{HAN}]{{2,4}}[报報][导導道][】〕）)]"
    rf"|.{{4,20}}[电電]\s?[题題]\s?[:：].{{2,40}}?[社报報网網][记記]者\s?({LIST})(?=\s)"
)
# （王某某 李某某 记者 张某某） at the end
_BESIDE_REPORTER = lazy_pattern(rf"\s*({LIST})[\s、]+(?=[记記]者|通[讯訊][员員])")
_AGENCY = re.compile(rf"[电電讯訊]\s?[:：]?\s*[（(【]\s*({NAMES}?)\s*[）)】]")  # 某某社5月3日电 (王某某)
# （记者 王某某 通讯员 李某某） at the end of the last paragraph, or a line of its own
_CLOSING = re.compile(r"[（(【\[]\s*([^（）()【】\[\]]{2,60})\s*[）)】\]]\s*[。]?$")
_ABOUT = lazy_pattern(
    rf"作者\s*[:：]?\s*([{HAN}]{{2,4}}?)\s*(?=[为為系是，,]|[单單]位)"
)  # 作者王某某系某大学教授
# 。文：王某某 图：李某 behind the last sentence
_ENDING = re.compile(
    rf"[。！？”」）)\s][（(]?(撰?文|文字|撰稿|作者|供稿|(?:[记記]者|通[讯訊][员員]))\s?[:：／/]\s?([{HAN}·、，, \u3000]{{2,24}}?)(?=\s*(?:$|[）)。]|\s[图圖摄攝编編审審]|[图圖摄攝]))"
)
# 。■某某報記者 王某某 behind the last sentence of a part
_MARKED = lazy_pattern(
    rf"[。！？”」』][■□●◆◎]\s?(?:[{HAN}]{{2,8}})?([记記]者)\s?([{HAN}]{{2,4}}(?:[、\s][{HAN}]{{2,4}}){{0,3}})$"
)
# 。記者王某某、李某某 某地報導  。本报记者 王某某 通讯员 李某某, behind the last sentence
_REPORTED_FROM = re.compile(
    rf"[。！？”」）)][\s\u3000]*(?:本[报報网網台刊]|[{HAN}]{{2,8}}[报報网網社台])?([记記]者)\s?([{HAN}]{{2,3}}(?:[、\s][{HAN}]{{2,3}}){{0,3}})"
    rf"(?:\s+[{HAN}]{{2,4}}[报報][导導道]|\s+通[讯訊][员員]\s?([{HAN}]{{2,3}}(?:[、\s][{HAN}]{{2,3}}){{0,3}}))?$"
)
# 本文来自微信公众号“某某”(ID:…),作者:某某
_NOTICE = lazy_pattern(
    r"(?:本|此|[该該])?文.{0,40}作者\s?[:：]\s?([^\s,，。；;:：()（）“”\"|｜]{2,14})(?=[\s,，。；;()（）|｜]|$)"
)
_PRINTED = re.compile(
    r"\s*作者\s*[:：]\s*(\S{2,20})\s+(?:时间|時間)\s*[:：]"
)  # as forums show it for printing
_ORGANIZATION = lazy_pattern(
    rf"[{HAN}·]{{2,14}}(?:[网網报報社台]|中心|部|委|[办辦]|局|公司|[学學][院校]|大[学學])"
)
# names that have kept their separators: 黄金时代 is not 黄金 and 时代
_APART = rf"[{HAN}]{{2,3}}(?:[\s、]+[{HAN}]{{2,3}}){{0,3}}"
_MARKS_AT_END = frozenset("□■●◆◎")
_MARKED_NAMES = re.compile(rf"\s*[□■●◆◎]\s?({_APART})$")  # ■ 王某某 李某某, the last line
_WORDS_AND_PICTURES = re.compile(
    r"\s*(?:文\s?[/／]\s?[图圖]|[图圖]\s?[/／]\s?文)\s*"
)  # before names, or behind
_OWN_LINE = lazy_pattern(
    rf"^\s*(?:[{HAN}·]{{0,12}})({WRITER})\s*[:：]?\s*({NAMES})(?:\s*[（(][^（）()]{{2,10}}[）)])?[\s|]*$"
)
_BRACKETED = lazy_pattern(rf"[\[【(（]\s*([{HAN}]{{2,4}})\s*[\])）】]")
_PLACE_OF = re.compile(r"\s?[（(][^（()）]{2,10}[）)]\s*$")
_GLUED = lazy_pattern(rf"\d:\d\d([{HAN}]{{2,15}})\s*$")
# 王某某 2022/03/17 18:11  2018-04-18 11:22:00 王某某 李某某
_APART_FROM_TIME = lazy_pattern(
    rf"\s*({LIST})\s+(?=(?:19|20)\d\d[-/.年]\d)|(?:19|20)\d\d[-/.年].{{0,12}}\d:\d\d(?::\d\d)?\s+({LIST})\s*$"
)
# 2022-01-01 10:04 某某新闻网   王某某  阅读：283
_BEHIND_OUTLET = lazy_pattern(
    rf"\s*(?:19|20)\d\d[-/.年].{{0,12}}\d:\d\d(?::\d\d)?\s+[{HAN}]{{2,10}}[报報网網社台端]\s+({_APART})(?=\s*(?:$|[阅閱浏瀏点點]))"
)
_NEAR_HEADLINE = 5
_ABOVE_HEADLINE = 3
_EDITS = re.compile("[编編][辑輯]|[主责責][编編]")
_REPORT_FROM = lazy_pattern(rf"\s?(?:{PLACES})?[综綜]?合?[报報][导導道]\s*$")
_STORY = ("body", "heading", "title", "caption")
_OPENS = 50  # characters of a paragraph, further on than which nobody is named who wrote it


def find_authors(page: Page, title: int) -> list[Found]:
    """Return the authors that the forms of bylines show, from the first form that shows any.

    Args:
        page: The page.
        title: The line of its headline, or -1.
    """
    place = Place(page, title)
    forms: tuple[Callable[[Place], Iterator[Found]], ...] = (
        _printed,
        _lines_of_names,
        _opening,
        _closing,
        _in_a_notice,
        _beside_the_stamp,
        _bare_names,
        _named_in_the_headline,
        _above_the_headline,
        *ACCOUNT_FORMS,
    )
    for form in forms:
        found = list(form(place))
        if found:
            return found
    return []


def _printed(place: Place) -> Iterator[Found]:
    for index in place.head:
        match = _PRINTED.match(place.page.lines[index]) if "作者" in place.page.lines[index] else None
        if match and not NOBODY.search(match[1]):
            yield Found(match[1], "作者", index, match.start(1), match.end(1))
            return


def _lines_of_names(place: Place) -> Iterator[Found]:
    page = place.page
    for index in [*place.head, *place.tail]:
        line = page.lines[index]
        if page.texts[index].startswith(TEACHING):
            continue
        if len(page.texts[index]) > 80 or (page.labels[index] == "body" and index > page.prose):
            continue
        yield from line_of_names(line, index)


def _opening(place: Place) -> Iterator[Found]:
    page = place.page
    for index in page.opening(4):
        if page.labels[index] not in ("body", "heading", "metadata", "byline"):
            continue
        line = page.lines[index][:90]
        match = _OUTLET_AND_NAMES.match(line)
        if match:
            group = match.lastindex or 1
            yield from names_in(line, match.start(group), match.end(group), None, index, False)
            return
        match = _OPENING.search(line) if _MAY_OPEN.search(line) else None
        if match and match.start() <= _OPENS:
            group = 2 if match[2] else 3
            before = _BEFORE_ROLE.search(line, 0, match.start(1)) if match[0][0] not in "（(【〔[" else None
            if before:  # （王某某 记者李某某）
                yield from names_in(line, before.start(1), before.end(1), None, index, False)
            sure = match[0][0] in "（(【〔[" and _closes(line, match.start(group), match.end(group))
            yield from names_in(line, match.start(group), match.end(group), match[1], index, sure)
            second = _OPENING.search(line, match.end() - 1)  # it may follow at once: 记者王某某通讯员李某某
            if second and second[3]:
                yield from names_in(line, second.start(3), second.end(3), second[1], index, False)
            return
        match = _BY_PAPER.search(line) if "文" in line else None
        if match:
            yield from names_in(line, match.start(2), match.end(2), match[1], index, False)
            return
        match = _FIRST_NAMES.match(line) if line.lstrip()[:1] in ("（", "(") else None
        if match and all(is_person(name) for name, _, _ in split_names(line, match.start(1), match.end(1))):
            yield from names_in(line, match.start(1), match.end(1), None, index, False)
            return
        match = _AGENCY.search(line)
        if match:
            yield from names_in(line, match.start(1), match.end(1), None, index, False)
            return
        line = page.lines[index].rstrip()
        match = _MARKED.search(line, max(0, len(line) - 40)) if "者" in line[-24:] else None
        if match:
            yield from names_in(line, match.start(2), match.end(2), match[1], index, True)
            return


def _closes(line: str, start: int, end: int) -> bool:
    """Whether names between brackets may be any that have the form of one: 報導 stands behind, or it is a list with a person."""
    behind = line[end:].lstrip()[:1]
    if behind in ("/", "／", "╱", "∕"):
        return True
    listed = behind in ("）", ")", "】", "〕") and "、" in line[start:end]
    return listed and any(is_person(name) for name, _, _ in split_names(line, start, end))


def _closing(place: Place) -> Iterator[Found]:
    page = place.page
    behind = [i for i in page.below(page.last, 1) if page.labels[i] == "credit"]  # （王某某）
    for index in [*behind, *page.above(page.last + 1, 3)]:
        if index <= page.first < page.last:
            return
        line = page.lines[index].rstrip()
        own = _OWN_LINE.match(line) if len(line) <= 40 and line[-1:] not in "摄攝" else None
        if own:
            yield from names_in(line, own.start(2), own.end(2), own[1], index, False)
            return
        ending = _ENDING.search(line, max(0, len(line) - 64)) or _REPORTED_FROM.search(
            line, max(0, len(line) - 40)
        )
        if ending:
            yield from names_in(line, ending.start(2), ending.end(2), ending[1], index, False)
            if ending.re is _REPORTED_FROM and ending[3]:
                yield from names_in(line, ending.start(3), ending.end(3), None, index, False)
            return
        marked = len(line) <= 24 and line.lstrip()[:1] in _MARKS_AT_END
        match = _MARKED_NAMES.match(line) if marked else _CLOSING.search(line, max(0, len(line) - 64))
        if not match or PICTURE.search(match[1]):
            continue
        about = _ABOUT.search(match[1])
        if about and is_person(about[1]):
            at = match.start(1) + about.start(1)
            yield Found(about[1], "作者", index, at, at + len(about[1]))
            return
        written = list(line_of_names(match[1], index))
        if written:
            written = [*_beside_reporter(match[1], index), *written]
        else:
            named = _WORDS_AND_PICTURES.sub(lambda told: " " * len(told[0]), match[1])
            if _nothing_but_names(named):
                written = list(names_in(named, 0, len(named), None, index, False))
        for item in written:
            yield item._replace(start=item.start + match.start(1), end=item.end + match.start(1))
        if written:
            return


def _beside_reporter(text: str, index: int) -> Iterator[Found]:
    """The names that stand before the reporter's with no role of their own; one of two characters may be a place."""
    match = _BESIDE_REPORTER.match(text)
    names = list(split_names(text, match.start(1), match.end(1))) if match else []
    if all(is_person(name) for name, _, _ in names) and (len(names) > 1 or (names and len(names[0][0]) > 2)):
        yield from (Found(name, None, index, start, end) for name, start, end in names)


def _nothing_but_names(text: str) -> bool:
    """Whether a text is a list of people, maybe behind the name of their paper."""
    items = [item for item, _, _ in split_items(text, 0, len(text))]
    if items and _ORGANIZATION.fullmatch(items[0]):
        items = items[1:]
    return bool(items) and all(
        is_person(name) for item in items for name, _, _ in split_names(item, 0, len(item))
    )


def _in_a_notice(place: Place) -> Iterator[Found]:
    """Who a notice says wrote the story, whatever the name: of an account it is rarely a person's."""
    page = place.page
    for index in [*place.head, *place.tail]:
        line = page.lines[index][:200]
        match = _NOTICE.search(line) if "作者" in line and "文" in line else None
        if match and is_name(match[1]):
            yield Found(match[1], "作者", index, match.start(1), match.end(1))
            return


def _beside_the_stamp(place: Place) -> Iterator[Found]:
    """Names beside the time: 2004年7月16日08:19 [ 王某 ], 2023-12-23 09:54:15王某某李某某."""
    page = place.page
    for index in [page.stamp, *place.head]:
        if index >= 0 and page.is_stamp(index):
            glued = _GLUED.search(page.lines[index])
            if glued:
                names = list(split_names(page.lines[index], glued.start(1), glued.end(1)))
                if all(is_person(name) for name, _, _ in names):
                    for name, start, end in names:
                        yield Found(name, None, index, start, end)
                    return
            apart = _APART_FROM_TIME.match(page.lines[index]) or _BEHIND_OUTLET.match(page.lines[index])
            if apart:
                group = apart.lastindex or 1
                names = list(split_names(page.lines[index], apart.start(group), apart.end(group)))
                # one of two characters may be a place: 2024年12月18日 18:08 江苏
                likely = len(names) > 1 or len(names[0][0]) > 2
                if likely and is_person(names[0][0]) and all(is_name(name) for name, _, _ in names):
                    for name, start, end in names:
                        yield Found(name, None, index, start, end)
                    return
            for match in _BRACKETED.finditer(page.lines[index]):
                if is_person(match[1]):
                    yield Found(match[1], None, index, match.start(1), match.end(1))
                    return


def _bare_names(place: Place) -> Iterator[Found]:
    """A line of nothing but names right below the headline, or behind a mark right above the story."""
    page, title = place.page, place.title
    near = (
        place.head[:_NEAR_HEADLINE]
        if title >= 0
        else [i for i in place.head[-1:] if page.texts[i][0] in MARKS or page.labels[i] == "byline"]
    )
    for index in near:
        text, line = page.texts[index], page.lines[index]
        if text[0] in MARKS:  # □ 王某某（某市）
            line = _PLACE_OF.sub("", line)
            text = line.strip()
        if (
            len(text) > 24
            or text[-1] in ":："
            or any(len(item) > 4 for item, _, _ in split_items(text, 0, len(text)))
        ):
            continue
        names = list(split_names(line, 0, len(line)))
        if names and all(is_person(name) for name, _, _ in names):
            for name, start, end in names:
                yield Found(name, None, index, start, end)
            return


def _named_in_the_headline(place: Place) -> Iterator[Found]:
    """王某：… as a headline, and the name again on a line of its own."""
    page, title = place.page, place.title
    match = re.match(rf"([{HAN}·]{{2,4}})[：:]", page.texts[title]) if title >= 0 else None
    if not match:
        return
    for index in place.head:
        if page.texts[index] == match[1] and is_name(match[1]):
            start = page.lines[index].index(match[1])
            yield Found(match[1], None, index, start, start + len(match[1]))
            return


def _above_the_headline(place: Place) -> Iterator[Found]:
    """Who reported, in a line above the headline: 某报记者 王某某."""
    page = place.page
    for index in page.above(place.title, _ABOVE_HEADLINE) if place.title >= 0 else ():
        line = page.lines[index]
        if len(page.texts[index]) > 40:
            return
        # 主编／某某 记者／某某 are those of the site
        if (
            page.labels[index] not in _STORY
            and "者" in line
            and (page.is_stamp(index) or not _EDITS.search(line))
        ):
            line = _REPORT_FROM.sub("", line)
            found = list(line_of_names(line, index))
            if found:
                yield from found
                return

"""The headline of a page, and what belongs to it: kicker, subtitle, the headline of the story reprinted.

Which line is the headline shows in its place (time and source stand below it), in its words (the story has them,
too), in its repetition (in the browser's title, in the path above it) and in its label; no single one decides.
"""

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import islice
from operator import add

from .._patterns import lazy_pattern
from ..blocks.rules.names import MARKS
from .page import Page
from .people import is_person

__all__ = ["Headline", "find_headline"]

_SIGNED = 5.0  # an author behind a mark stands right below the headline
_LEAST = 2.0  # a best line with a lower score is no headline
# what words shared with the story, repetition and being the end of a path add at most
_WORDS, _REPEATED, _IN_PATH = 3.0, 1.5, 3.0
_MOST = _WORDS + _REPEATED + _IN_PATH
_SUBTITLED_BELOW = 2.5  # a subtitle below it speaks for a headline
_ROUNDING = 1e-6  # sums of the same numbers in another order differ by less
_BEGUN = 2  # so many lines into the story, which may have short ones above its running text, is no headline
_REACH = 60  # lines above the running text among which the headline is sought
_LABELS = {
    "title": 3.0,
    "heading": 0.0,
    "related": -0.3,
    "body": -0.5,
    "navigation": -0.8,
    "interaction": -1.5,
    "caption": -1.0,
    "abstract": -1.0,
    "metadata": -2.5,
    "byline": -2.5,
    "disclaimer": -4.0,
    "linkfarm": -4.0,
}
_BY_LENGTH = [
    *[-2.0] * 5,
    *[-1.0] * 3,
    *[1.0] * 38,
    *[0.0] * 25,
    *[-1.0] * 40,
]  # up to 4, 7, 45, 70, 110 characters
_SUBTITLED = ("heading", "body", "related", "navigation", "abstract")
_NEVER = ("image", "separator", "blank")
_LEAD_IN = re.compile(
    r"(?:[现現]?正在?[阅閱][读讀]\s+|(?:[现現]?正在?[阅閱][读讀]|[当當]前文章|[标標]\s?[题題]|主[题題]|[本原]文[标標][题題])\s*[:：]\s*|[标標][题題](?=(?:Re:\s?)?\[)|[新中]\S{1,5}[社网網]\S{2,16}日[电電]\s*[题題]\s*[:：]\s*)"
)
_LEADS = frozenset("现現正当當标標主本原新中")  # how these begin
_FIELD = re.compile(
    r"(?:[来來]源|稿源|出[处處]|作者|[记記]者|[责責]任?[编編]|[编編][辑輯]|[发發][布佈表]|[时時][间間]|日期|[关關][键鍵][词詞字]|[标標][签籤]|[栏欄]目|版[面次]|[当當]前版|"
    r"[浏瀏][览覽]|[点點][击擊]|[阅閱][读讀][数數量次]|字[号號體体]|[当當]前位置|[您你][现現]?[在的](?:[这這][里裡])?|[位所]置|[分类類]+|[热熱]搜|[热熱]?[点點词詞]|[热熱][线線]|[电電][话話]|地[点點址])\s*[:：]|[【\[](?:[关關][键鍵][词詞字]|中[图圖]分[类類][号號]|文[献獻][标標][识識][码碼]|DOI|摘要|基金[项項]目|作者[简簡]介)[】\]]|(?:[内內]容)?摘要\s*[:：]|核心提示\s*[:：]|[编編]者按\s*[:：]|原[标標][题題]|[记記]者\s*[/／]|(?:本[报報]|[见見实實][习習])?(?:[记記]者|通[讯訊][员員])[\u4e00-\u9fff]{2,3}$|文\s*[/／|｜]|作者\s[^，。]{2,40}[，,]\s?[发發]表[于於]|by |Posted|看板|【?\s*第\s*\d+\s*[页頁]"
)
_CHROME = lazy_pattern(
    r"登[录錄入陆]|注[册冊]|[关關]注|分享|[评評][论論]|回[复覆復]|收藏|下[载載]|[扫掃][码一]|二[维維][码碼]|首[页頁]|[频頻]道|更多|[网網]站|[返回]{2}|列印|打印|[语語]音|"
    r"[阅閱][读讀]全文|[热熱][门門]|推[荐薦]|排行|[相]?[关關][新]?[闻聞]$|原[创創][内內]容|[粉][丝絲]|[报報]料|投稿|搜[索尋]|[导導]航|客[户戶]端$|[追][踪蹤]|[举檢][报舉]|[订訂][阅閱]|[个個]人中心|意[见見]反[馈饋]|[帐账帳][号號][设設管]"
)
_PATH = re.compile(r"[>＞›»<＜]|^[^/]{2,8}/[^/]{2,8}/")
_PATH_STEP = re.compile(r"[>＞›»]+")
_BULLETS = "*＊●■◆·•"
_ITEM = re.compile(rf"[{_BULLETS}]\s+(?=\S{{4}})")
_ROW = re.compile(r"[|｜│┃]|】\s*【|\s-\s")
# words of a menu: three or more, one of them of two characters at most; three of four characters are a headline
_BUTTONS = re.compile(r"(?=(?:\S{3,4}\s+)*\S{1,2}(?:\s|$))(?:\S{1,4}\s+){2,}\S{1,4}")
_NUMBERED = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]")
_OPEN = re.compile(r"[。；;，,：:、][”’」』）)]*\d*$|。[\u3400-\u9fff]")
_SENTENCE = re.compile(r"[。！？!?][”’」』）)]*\d*$")  # with the number of readers' remarks on it
_PICTURE = re.compile(
    r"^[▲△▼↑↓]|^[\[(（【]?(?:(?:相[关關])?[资資]料[图圖照]|[图圖][为為片说說注註])|[（(][^（）()]*(?:[摄攝]|[资資]料照片?|[图圖]片?[来來]源|提供|[达達]志|Shutterstock|翻[摄攝]|[图圖][／/])[^（）()]*[）)]\s*$|[。！][（(][^（）()]{0,12}[图圖]片[）)]$|[摄攝]$|[,，\s_–-]第\s?\d{1,3}\s?[张張](?:[图圖]片?)?(?:\s?[-_–].{1,20})?$"
)
_DATE = re.compile(r"(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}|\d{1,2}:\d\d")
_STAMP_FIRST = re.compile(r"(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}\s+\d{1,2}:\d\d")
_BODIES = re.compile(
    r"(?:[\u4e00-\u9fffA-Za-z]{2,14}(?:局|[队隊]|委|部|院|社|[网網]|[报報]|[会會]|[厅廳]|室|公司|[记記]者|中心|[论論][坛壇]|[电電][视視]台|[雲云])(?:$|\s+))+"
)
_OFFICE = re.compile(r"(?:有限公司|局|[厅廳]|委|[总總支大][队隊])$")
_TERMS = re.compile(r"[转轉][载載].{0,6}[注註]明")
_COUNTED = re.compile(r"^\W*[\u4e00-\u9fff]{0,4}\W*\d[\d,.]*[万萬]?\W*[\u4e00-\u9fff]{0,6}\W*$")
# what the browser's title has behind the headline: _某某新闻  - 某某网  | 某某频道
_SITE = re.compile(
    r"\s*(?:[_|｜–-]|(?<!—)—(?!—)|\s-\s)\s*[^_|｜–—\s-]{2,14}(?:[网網]|新[闻聞]|[频頻]道|[时時][报報]|日[报報]|[晚早晨商][报報]|在[线線]|[论論][坛壇]|[财財][经經]|[娱娛][乐樂]|[体體]育|汽?[车車]|科技|[门門][户戶]|中心|com|[电電][视視]台|[评評][论論]|房[产產]|政[务務]|[资資][讯訊]|人民政府)"
    r"(?:\s*[_|｜–—-].*)?$"
)
_PRINTED = re.compile(
    r"\s*[\[【(（][打列]印本[页頁文][\])）】]\s*$|\s(?:下载公告|查看PDF[^，。]{0,4})\s*$"
)  # as forums mark what they show for printing, and finance sites what they have as a file
# … 2014-04-30 14:49  …（21:21）: the stamp in the line of the headline
_STAMPED = re.compile(
    r"\s+(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}\s+\d{1,2}:\d\d(?::\d\d)?\s*$|\s*[（(]\d{1,2}:\d\d[）)]\s*$"
)
# a headline that is broken here: what is held, by whom
_UNFINISHED = re.compile(
    r"^[\u3400-\u9fff“”\d、·]{2,24}(?:[举舉][行办辦]|召[开開]|[开開]展|[启啟][动動]|[关關][于於]|印[发發]|[发發][布佈])$"
)
_DOCUMENTS = frozenset("通知 通告 公告 公示 通报 通報 决定 決定 意见 意見 批复 批覆 报告 報告".split())
_DOUBLED = re.compile(r"(\S.{7,}?)\s+\1")  # the browser's title and the headline in one line
_SUBTITLE = re.compile(r"(?:——|--|－－|―)[\s—―－-]*[^\s—―－|-]|[（(]?副[标標]?[题題]\s*[:：]")
_MAY_BE_SUBTITLE = re.compile(r"\n(?:[—\-－―副]|[（(]副)")  # how a subtitle begins, among lines
_KICKER = re.compile(r"[（(]?(?:[引肩眉][标標]?[题題])\s*[:：]\s*")
# 1. before the only headline of a list: what a scraper left of its place in it
_FIRST_ITEM, _SECOND_ITEM = re.compile(r"1[.．、]\s*(?=[^\d\s]\D{5})"), re.compile(r"2[.．、]\s*\D")
_HAN = re.compile(r"[\u3400-\u9fff]")
_WORDS_OF = re.compile(r"[\u3400-\u9fffA-Za-z0-9]+")


@dataclass(frozen=True, slots=True)
class Headline:
    """Where the headline stands: pieces of lines, as ``(line, start, end)``.

    Attributes:
        title: The pieces of the headline, usually one.
        kicker: The piece above it, or None.
        subtitle: The piece below it, or None.
    """

    title: tuple[tuple[int, int, int], ...]
    kicker: tuple[int, int, int] | None = None
    subtitle: tuple[int, int, int] | None = None


def find_headline(page: Page) -> Headline | None:
    """Return where the headline of a page stands, or None if it has none."""
    window = [i for i in page.above(page.prose, _REACH) if page.labels[i] not in _NEVER]
    if page.prose < len(page.lines):
        window.insert(0, page.prose)
    near = set(window)
    titles = (i for i in page.labelled("title") if i < page.prose and i not in near)
    window += islice(titles, _REACH)
    squeezed = {i: _squeezed(page.texts[i]) for i in window if len(page.texts[i]) <= 200}
    below = {
        text
        for text in (_squeezed(page.texts[i]) for i in page.below(page.last, 60) if len(page.texts[i]) >= 8)
        if 8 <= len(text) <= 100
    }
    paths = [text for text in squeezed.values() if ">" in text or "＞" in text or "›" in text or "»" in text]
    path_ends = {_PATH_STEP.split(text)[-1] for text in paths}
    chosen = _best(page, window, squeezed, below, path_ends)
    if chosen < 0:
        chosen = next((i for i in page.labelled("title") if not _FIELD.match(page.texts[i])), -1)
        if chosen < 0:
            return None
        if _SUBTITLE.match(page.texts[chosen]):  # its headline stands above it, maybe with the author between
            chosen = max(page.above(chosen, 2), key=lambda i: len(page.texts[i]), default=chosen)
    return _around(page, _shortest(page, chosen, squeezed), squeezed)


def _best(
    page: Page,
    window: Sequence[int],
    squeezed: Mapping[int, str],
    below: Set[str],
    path_ends: Set[str],
) -> int:
    """The likeliest headline among the lines of a window, or -1.

    To look at the form of a line takes longest and mostly speaks against it. So the lines come in the order of what
    they can reach at most, and what cannot pass the best one so far is not looked at any further.
    """
    story = _words("".join(page.texts[page.prose : page.prose + 30])[:1500])
    nearby = page.texts[min(window, default=0) : max(page.below(page.prose, 2), default=page.prose) + 1]
    most = _MOST + (_SUBTITLED_BELOW if _MAY_BE_SUBTITLE.search("\n" + "\n".join(nearby)) else 0.0)
    stamp = window.index(page.stamp) if page.stamp in window else -1
    placed = [
        (score, -place, i)
        for place, i in enumerate(window)
        if (score := _placed(page, i, place, place if stamp < 0 else stamp)) is not None
    ]
    placed.sort(reverse=True)
    best, chosen = (_LEAST, 0.0, 0), -1
    others = list(squeezed.values())
    joined = "\n".join(others)  # one search in this is faster than one in each
    for score, place, i in placed:
        left = most + _ROUNDING
        if score + left < best[0]:
            break
        own = squeezed.get(i, "")
        in_path = len(own) >= 2 and own.lstrip(_BULLETS) in path_ends
        left -= 0.0 if in_path else _IN_PATH
        if score + left < best[0]:
            continue
        # inside another line, or alike if that is no accident
        repeated = len(own) >= 8 and (
            own in below or joined.count(own) > (1 if len(own) >= 12 else others.count(own))
        )
        left -= 0.0 if repeated else _REPEATED
        if score + left < best[0]:
            continue
        shared = _shared(page.texts[i], story)  # takes longest but for the form
        left += shared - _WORDS
        if score + left < best[0] or (form := _formed(page, i, score)) is None:
            continue
        whole = form + shared
        if in_path:
            whole += _IN_PATH
        if repeated:
            whole += _REPEATED
        if (whole, form, place) > best and whole > _LEAST:
            best, chosen = (whole, form, place), i
    return chosen


def _placed(page: Page, i: int, place: int, stamp: int) -> float | None:
    """How much label, place and length of a line speak for its being the headline; None if it cannot be one.

    Args:
        page: The page.
        i: The line.
        place: Its place in the window, from below.
        stamp: The place of the line that states time or source, if the window has one.
    """
    text, label = _without_lead(page.texts[i]), page.labels[i]
    length = len(text)
    if not 2 <= length <= 110 or label == "credit" or (i == page.prose and label not in ("title", "heading")):
        return None
    if label == "body" and i >= page.first + _BEGUN:
        return None
    score = _LABELS.get(label, 0.0)
    if length < len(page.texts[i]):  # behind 当前文章： or 某某社某地5月3日电 题：
        score = max(0.0, score)
    if text[:2] in ("关于", "關於") and text[-2:] in _DOCUMENTS:
        score += 2.0
    below = page.texts[next(page.below(i, 1), i)]
    if below[0] in MARKS and is_person(below[1:].lstrip()):  # □ 王某某
        score += _SIGNED
    # time and source stand below the headline, the story begins soon
    if page.stamp < 0:
        score += max(0.0, 2.0 - 0.15 * max(0, place - 1))
    elif i <= page.stamp:
        between = place - stamp
        score += 4.0 if between == 1 else max(0.0, 3.5 - 0.25 * max(0, between - 1))
        if i == page.stamp:
            date = _DATE.search(text)
            score -= 0.5 if date and len(_HAN.findall(text[: date.start()])) >= 8 else 6.0
    else:
        score += max(0.0, 1.2 - 0.4 * max(0, stamp - place - 1))
    return score + _BY_LENGTH[length]


def _formed(page: Page, i: int, score: float) -> float | None:
    """The score of a line with what speaks for or against its form; None if it cannot be a headline."""
    text, label = _without_lead(page.texts[i]), page.labels[i]
    if _SUBTITLE.match(text) or _FIELD.match(text) or _COUNTED.match(text):
        return None
    if (not _HAN.search(text) and label != "title") or _STAMP_FIRST.match(text):
        return None
    if _OPEN.search(text):
        score -= 2.0
    if 0 <= page.stamp < i and _SENTENCE.search(text):  # the story begins
        score -= 2.0
    if len(text) <= 14 and _CHROME.search(text):
        score -= 3.0
    separators = len(_ROW.findall(text))
    if _PATH.search(text) or separators >= 2 or _NUMBERED.match(text) or _BUTTONS.fullmatch(text):
        score -= 2.0 if separators <= 2 and len(_PATH_STEP.findall(text)) <= 1 else 4.0
    if _PICTURE.search(text):
        score -= 3.0
    if len(text) <= 24 and _BODIES.fullmatch(text):
        score -= 4.0 if _OFFICE.search(text) else 2.0
    if _TERMS.search(text):
        score -= 4.0
    if any(_SUBTITLE.match(page.texts[k]) for k in page.below(i, 2)):
        score += _SUBTITLED_BELOW
    if any(_SUBTITLE.match(page.texts[k]) for k in page.above(i, 1)):
        score -= 2.5
    if i != page.stamp and _DATE.search(text):
        score -= 0.5
    return score


def _without_lead(text: str) -> str:
    lead = _LEAD_IN.match(text) if text[:1] in _LEADS else None
    return text[lead.end() :] if lead else text


def _shared(text: str, story: str) -> float:
    """How much the words of a line, as pairs of characters, speak for its being the headline of a story."""
    words = _words(text)
    own = set(map(add, words, words[1:]))
    return _WORDS * sum(map(story.__contains__, own)) / max(6, len(own))


def _shortest(page: Page, chosen: int, squeezed: dict[int, str]) -> int:
    """The line that is the headline alone, where the one chosen has a path before it or the site behind it."""
    own = squeezed.get(chosen, "")
    inside = [
        i
        for i, text in squeezed.items()
        if i != chosen
        and 6 <= len(text) < len(own)
        and len(text) * 5 >= len(own) * 2
        and (own.startswith(text) or own.endswith(text))
        and page.labels[i] not in ("metadata", "byline", "credit")
    ]
    if not inside:
        return chosen
    shortest = max(inside, key=lambda i: (len(squeezed[i]), i))
    before = own.removesuffix(squeezed[shortest])
    if before == own:  # something stands behind it
        return shortest if own[len(squeezed[shortest])] in "-_|｜—–－" else chosen
    return shortest if _PATH.search(before) or _LEAD_IN.match(before) else chosen


def _around(page: Page, chosen: int, squeezed: dict[int, str]) -> Headline:
    """The headline with what belongs to it above and below."""
    title = [_piece(page, chosen)]
    kicker = subtitle = None
    nearest = next(page.below(chosen, 1), -1)
    for i in page.below(chosen, 2):
        if i < page.prose and _SUBTITLE.match(page.texts[i]):
            subtitle = _piece(page, i)
            break
    if squeezed.get(chosen, " ") + squeezed.get(nearest, " ") in squeezed.values():  # elsewhere in one line
        title.append(_piece(page, nearest))
    elif subtitle is None and 0 <= nearest < page.prose:
        titled = page.labels[nearest] == "title"
        likely = titled or (
            nearest < page.stamp and page.labels[nearest] in _SUBTITLED and _headlike(page.texts[nearest])
        )
        if likely and _belongs(page, chosen, nearest):
            if titled and not _stands_alone(chosen, nearest, squeezed):
                title.append(_piece(page, nearest))
            else:
                subtitle = _piece(page, nearest)
    above = next(page.above(chosen, 1), -1)
    if above >= 0:
        if _KICKER.match(page.texts[above]) or (
            page.texts[above].endswith("——") and _belongs(page, chosen, above)
        ):
            kicker = _piece(page, above)
        elif page.labels[above] == "title" and _belongs(page, chosen, above):
            if _stands_alone(chosen, above, squeezed):
                kicker = _piece(page, above)
            else:
                title.insert(0, _piece(page, above))
        elif _UNFINISHED.search(page.texts[above]) and _belongs(page, chosen, above):
            title.insert(0, _piece(page, above))
    return Headline(tuple(title), kicker, subtitle)


def _stands_alone(chosen: int, neighbour: int, squeezed: dict[int, str]) -> bool:
    """Whether the page repeats the headline without its neighbour, so that the two are no broken headline."""
    own, other = squeezed.get(chosen, ""), squeezed.get(neighbour, "")
    repeated = [
        text
        for i, text in squeezed.items()
        if i not in (chosen, neighbour) and own and own in text and len(text) <= len(own) + 20
    ]
    return bool(repeated) and not any(other in text for text in repeated)


def _belongs(page: Page, one: int, other: int) -> bool:
    """Whether two neighbouring lines are one headline, rather than the headline and its repetition or its author."""
    text, base = page.texts[other], page.texts[one]
    if page.is_apart(one, other):
        return False
    if _BODIES.fullmatch(text) or _FIELD.match(text) or _PATH.search(text) or _PICTURE.search(text):
        return False
    if len(_CHROME.findall(text)) >= 2 or len(_ROW.findall(text)) >= 2:
        return False
    a, b = _squeezed(base), _squeezed(text)
    return len(b) >= 4 and not (a in b or b in a or a[:8] == b[:8]) and not _DATE.search(text)


def _headlike(text: str) -> bool:
    """Whether a line between headline and time reads like a second headline."""
    return (
        8 <= len(text) <= 60
        and len(_HAN.findall(text)) >= 6
        and not _CHROME.search(text)
        and not _ROW.search(text)
    )


def _piece(page: Page, index: int) -> tuple[int, int, int]:
    """A line without margins, lead-in and the name of the site."""
    line = page.lines[index]
    text = page.texts[index]
    start = line.index(text)
    end = start + len(text)
    for pattern in (_LEAD_IN, _KICKER):
        match = pattern.match(text)
        if match:
            start += match.end()
            text = text[match.end() :]
    if text[:1] == "1" and (first := _FIRST_ITEM.match(text)) and not _is_list(page):
        start += first.end()
        text = text[first.end() :]
    if text[:1] in _BULLETS and (item := _ITEM.match(text)):
        start += item.end()
        text = text[item.end() :]
    printed = _PRINTED.search(text, max(0, len(text) - 16))
    if printed and printed.start():
        end -= len(text) - printed.start()
        text = text[: printed.start()]
    bare = text.rstrip("*＊ ")
    if bare and len(text) - len(bare) > 1:  # of Markdown, or put between pasted stories
        end -= len(text) - len(bare)
        text = bare
    stamped = _STAMPED.search(text, max(0, len(text) - 24))
    if stamped and stamped.start() >= 6:
        end -= len(text) - stamped.start()
        text = text[: stamped.start()]
    doubled = _DOUBLED.fullmatch(text) if len(text) <= 200 else None
    if doubled:
        end -= len(text) - doubled.end(1)
        text = doubled[1]
    site = _SITE.search(text) if len(text) <= 200 else None
    if site and site.start() >= 6:
        end -= len(text) - site.start()
    return index, start, end


def _is_list(page: Page) -> bool:
    """Whether a second item stands on the page, so that a number before the headline belongs to it."""
    return any(text[:1] == "2" and _SECOND_ITEM.match(text) for text in page.texts)


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _words(text: str) -> str:
    return "".join(_WORDS_OF.findall(text))

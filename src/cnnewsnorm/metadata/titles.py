"""Which line of a page is its headline.

It shows in its place (time and source stand below it), in its words (the story has them, too), in its repetition (in
the browser's title, in the path above it) and in its label; no single one decides.
"""

import re
from collections.abc import Mapping, Sequence, Set
from itertools import islice
from operator import add

from ..blocks.rules.names import MARKS
from .headline import Headline, with_neighbours, without_site
from .page import Page
from .people import is_person
from .title_forms import (
    BODIES,
    BULLETS,
    CHROME,
    DATE,
    FIELD,
    HAN,
    PATH,
    PATH_STEP,
    PICTURE,
    ROW,
    SUBTITLE,
    squeeze,
    without_lead,
)

__all__ = ["find_headline"]

_SIGNED = 5.0  # an author behind a mark stands right below the headline
_LEAST = 2.0  # a best line with a lower score is no headline
# what words shared with the story, repetition and being the end of a path add at most
_WORDS, _REPEATED, _IN_PATH = 3.0, 1.5, 3.0
_MOST = _WORDS + _REPEATED + _IN_PATH
_SUBTITLED_BELOW = 2.5  # a subtitle below it speaks for a headline
_ROUNDING = 1e-6  # sums of the same numbers in another order differ by less
_BEGUN = 2  # so many lines into the story, which may have short ones above its running text, is no headline
_ROW = 3  # so many bars, 某某网|某某台|网站地图 |, are of a menu
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
_NEVER = ("image", "separator", "blank")
# words of a menu: three or more, one of them of two characters at most; three of four characters are a headline
_BUTTONS = re.compile(r"(?=(?:\S{3,4}\s+)*\S{1,2}(?:\s|$))(?:\S{1,4}\s+){2,}\S{1,4}")
_NUMBERED = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]")
_OPEN = re.compile(r"[。；;，,：:、][”’」』）)]*\d*$|。[\u3400-\u9fff]")
_SENTENCE = re.compile(r"[。！？!?][”’」』）)]*\d*$")  # with the number of readers' remarks on it
_STAMP_FIRST = re.compile(r"(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}\s+\d{1,2}:\d\d")
_OFFICE = re.compile(r"(?:有限公司|局|[厅廳]|委|[总總支大][队隊])$")
_TERMS = re.compile(r"[转轉][载載].{0,6}[注註]明")
_COUNTED = re.compile(r"^\W*[\u4e00-\u9fff]{0,4}\W*\d[\d,.]*[万萬]?\W*[\u4e00-\u9fff]{0,6}\W*$")
_DOCUMENTS = frozenset("通知 通告 公告 公示 通报 通報 决定 決定 意见 意見 批复 批覆 报告 報告".split())
_MAY_BE_SUBTITLE = re.compile(r"\n(?:[—\-－―副]|[（(]副)")  # how a subtitle begins, among lines
_WORDS_OF = re.compile(r"[\u3400-\u9fffA-Za-z0-9]+")


def find_headline(page: Page) -> Headline | None:
    """Return where the headline of a page stands, or None if it has none."""
    window = [i for i in page.above(page.prose, _REACH) if page.labels[i] not in _NEVER]
    if page.prose < len(page.lines):
        window.insert(0, page.prose)
    near = set(window)
    titles = (i for i in page.labelled("title") if i < page.prose and i not in near)
    window += islice(titles, _REACH)
    squeezed = {i: squeeze(page.texts[i]) for i in window if len(page.texts[i]) <= 200}
    below = {
        text
        for text in (squeeze(page.texts[i]) for i in page.below(page.last, 60) if len(page.texts[i]) >= 8)
        if 8 <= len(text) <= 100
    }
    paths = [text for text in squeezed.values() if ">" in text or "＞" in text or "›" in text or "»" in text]
    path_ends = {PATH_STEP.split(text)[-1] for text in paths}
    chosen = _best(page, window, squeezed, below, path_ends)
    if chosen < 0:
        likely = (i for i in page.labelled("title") if len(ROW.findall(page.texts[i])) < _ROW)
        chosen = next((i for i in likely if not FIELD.match(page.texts[i])), -1)
        if chosen < 0:
            return None
        if SUBTITLE.match(page.texts[chosen]):  # its headline stands above it, maybe with the author between
            chosen = max(page.above(chosen, 2), key=lambda i: len(page.texts[i]), default=chosen)
    return with_neighbours(page, without_site(page, chosen, squeezed), squeezed)


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
        in_path = len(own) >= 2 and own.lstrip(BULLETS) in path_ends
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
    text, label = without_lead(page.texts[i]), page.labels[i]
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
            date = DATE.search(text)
            score -= 0.5 if date and len(HAN.findall(text[: date.start()])) >= 8 else 6.0
    else:
        score += max(0.0, 1.2 - 0.4 * max(0, stamp - place - 1))
    return score + _BY_LENGTH[length]


def _formed(page: Page, i: int, score: float) -> float | None:
    """The score of a line with what speaks for or against its form; None if it cannot be a headline."""
    text, label = without_lead(page.texts[i]), page.labels[i]
    if SUBTITLE.match(text) or FIELD.match(text) or _COUNTED.match(text):
        return None
    if (not HAN.search(text) and label != "title") or _STAMP_FIRST.match(text):
        return None
    if _OPEN.search(text):
        score -= 2.0
    if 0 <= page.stamp < i and _SENTENCE.search(text):  # the story begins
        score -= 2.0
    if len(text) <= 14 and CHROME.search(text):
        score -= 3.0
    separators = len(ROW.findall(text))
    if PATH.search(text) or separators >= 2 or _NUMBERED.match(text) or _BUTTONS.fullmatch(text):
        score -= 2.0 if separators <= 2 and len(PATH_STEP.findall(text)) <= 1 else 4.0
    if PICTURE.search(text):
        score -= 3.0
    if len(text) <= 24 and BODIES.fullmatch(text):
        score -= 4.0 if _OFFICE.search(text) else 2.0
    if _TERMS.search(text):
        score -= 4.0
    if any(SUBTITLE.match(page.texts[k]) for k in page.below(i, 2)):
        score += _SUBTITLED_BELOW
    if any(SUBTITLE.match(page.texts[k]) for k in page.above(i, 1)):
        score -= 2.5
    if i != page.stamp and DATE.search(text):
        score -= 0.5
    return score


def _shared(text: str, story: str) -> float:
    """How much the words of a line, as pairs of characters, speak for its being the headline of a story."""
    words = _words(text)
    own = set(map(add, words, words[1:]))
    return _WORDS * sum(map(story.__contains__, own)) / max(6, len(own))


def _words(text: str) -> str:
    return "".join(_WORDS_OF.findall(text))

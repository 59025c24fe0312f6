"""From the model's four coarse labels to the labels of a page.

The model says whether a line belongs to the story; what kind of heading, credit or chrome it is shows in its own
words (`forms`) and in its nearest neighbours.
"""

import re
from collections.abc import Sequence

from .cues import CUES
from .forms import (
    ABSTRACT,
    CAPTION,
    CAPTION_WORDS,
    CHROME,
    HAN_ONLY,
    HEADING,
    OUTER_WORDS,
    TELLING,
    chrome,
    ends_story,
)
from .model import Decoded, Scores
from .profile import PIPES, ROW, SENTENCE
from .reading import SHORT, Reading
from .weights import COARSE_OF, STATES

__all__ = ["refine"]

Choice = tuple[str, str]
"""A label and the rule that chose it."""

_NAMING = CUES["author"] | CUES["agency"]
_TITLE, _STORY, _AFTER = map(STATES.index, ("title", "story", "after"))
_COUNT = re.compile(r"[\d\s:：,.+%-]+")
# The hundred commonest surnames (Ministry of Public Security, 2020), in both scripts.
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧肖蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石"
    "戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严赖覃洪武莫孔張劉陳楊黃趙吳孫馬羅鄭謝許鄧馮韓蕭葉蔣蘇呂盧鍾譚陸賈"
    "韋鄒閻龍賀顧龔萬錢嚴賴"
)
_OPEN_ENDS = (":", "：", ";", "；", ",", "，")
_BODY = ("body", "model: body")
_WORST_TITLE = -600  # a line whose score as a title lies further below is none
_GAP, _ALIKE = (
    15,
    6,
)  # a list that goes on: how many lines in a row may begin in another way, how many must not
_COUNTING = re.compile(r"0[^、.．)）\w]?|0[年月日天小分\d]")  # counts and time stamps begin so, on any page
_PAIRS = 3  # as many lines with a time stamp below each make a list


def refine(
    lines: Sequence[str],
    readings: Sequence[Reading],
    decoded: Sequence[Decoded],
    after_image: Sequence[bool],
) -> list[Choice]:
    """Return the fine label of every line with the name of the rule that chose it.

    Args:
        lines: The lines that are left to the model, stripped.
        readings: What each says by itself.
        decoded: What the model says.
        after_image: Whether each stands below an image.
    """
    n = len(lines)
    coarse = _with_title(lines, readings, decoded)
    _go_on(lines, readings, decoded, coarse)
    body = [i for i, label in enumerate(coarse) if label == "body"]
    first, last = (body[0], body[-1]) if body else (n, -1)
    ended = {i: ends_story(lines[i]) for i in body}
    last_prose = next((i for i in reversed(body) if ended[i] and readings[i].length >= 30), -1)
    # lines broken by the scraper, or verse: a missing end mark says nothing
    unended = sum(1 for i in body if not ended[i] and readings[i].length >= 18)
    wrapped = unended * 3 > len(body)
    gallery = _gallery_end(lines, readings, body)
    listed = _stamped_list(readings)
    titles = {text for text, label in zip(lines, coarse, strict=True) if label == "title"}
    result: list[Choice] = []
    for i, (text, reading, label) in enumerate(zip(lines, readings, coarse, strict=True)):
        p = reading
        if label == "title":
            choice = ("title", "model: title")
        elif label == "body" and text in titles:
            choice = ("title", "repeats the title")
        elif i in listed:
            choice = ("related", "list of lines with their time stamps")
        elif last < i < gallery:
            choice = ("caption", "short lines about the story behind its last paragraph")
        elif reading.stated is not None:
            choice = reading.stated
        elif label == "body":
            choice = _body(text, p, ended[i], i < last_prose, after_image[i], i == first, wrapped)
        elif i and coarse[i - 1] == "title" and _person(text, p):
            choice = ("byline", "a name below the title")
        elif label == "boilerplate":
            choice = _chrome(text, reading) or _elsewhere(text, p, i, first, last)
        else:
            choice = _metadata(text, p, i < last_prose)
        result.append(choice)
    return result


def _with_title(lines: Sequence[str], readings: Sequence[Reading], decoded: Sequence[Decoded]) -> list[str]:
    """The coarse labels; a page without a title gets the best candidate above its story, if one is good enough."""
    coarse = [
        "boilerplate" if state == _TITLE and _no_title(reading) else COARSE_OF[state]
        for (state, _), reading in zip(decoded, readings, strict=True)
    ]
    if "title" in coarse or "body" not in coarse:
        return coarse
    first = coarse.index("body")
    best, chosen = _WORST_TITLE, -1
    for i in range(max(0, first - 60), first + 1):
        text = lines[i]
        if (
            not 6 <= len(text) <= 100
            or text[-1] in "。…"
            or readings[i].shape.stamp
            or _no_title(readings[i])
        ):
            continue
        if i == first and coarse[i + 1 : i + 2] != ["body"]:
            continue
        margin = _over_others(decoded[i][1], i < first)
        if margin >= best:
            best, chosen = margin, i
    if chosen >= 0:
        coarse[chosen] = "title"
    return coarse


def _go_on(
    lines: Sequence[str], readings: Sequence[Reading], decoded: Sequence[Decoded], coarse: list[str]
) -> None:
    """Take in what goes on behind the story: sentences, then a list or table whose lines begin as those of the story.

    The model leaves a story after some short lines without prose; price lists and timetables go on for a hundred.
    """
    if "body" not in coarse:
        return
    first, last = coarse.index("body"), len(coarse) - 1 - coarse[::-1].index("body")
    for i in range(last + 1, len(coarse)):
        reading, (_, scores) = readings[i], decoded[i]
        if reading.kind > SENTENCE or reading.marker or reading.stated or _chrome(lines[i], reading):
            break
        if scores[_STORY] >= scores[_AFTER]:
            coarse[last + 1 : i + 1] = ["body"] * (i - last)
            last = i
    heads = {reading.head for reading in readings[first : last + 1] if not _COUNTING.fullmatch(reading.head)}
    alike: list[int] = []
    end = last
    for i in range(last + 1, len(coarse)):
        reading = readings[i]
        if reading.marker or reading.stated or coarse[i] != "boilerplate" or i > end + _GAP:
            break
        if (own := _chrome(lines[i], reading)) is not None and own[0] in (
            "disclaimer",
            "related",
            "linkfarm",
        ):
            break
        if reading.head in heads:
            alike.append(i)
            end = i
    if len(alike) >= _ALIKE and len(alike) * 2 >= end - last:
        coarse[last + 1 : end + 1] = ["body"] * (end - last)


def _chrome(text: str, reading: Reading) -> Choice | None:
    """What `forms.chrome` says; of a long line only here, when the model takes it out of the story."""
    if reading.length > SHORT and reading.chrome is None and reading.bits & TELLING:
        return chrome(text, reading.bits)
    return reading.chrome


def _over_others(scores: Scores, above: bool) -> int:
    """How far the score as a title lies above that as metadata and, above the story, as boilerplate."""
    title, metadata = scores[_TITLE], max(scores[2], scores[5], scores[7])
    return title - max(metadata, scores[0], scores[4], scores[6]) if above else title - metadata


def _person(text: str, p: Reading) -> bool:
    """Whether a line is nothing but a Chinese name of two or three characters."""
    return 2 <= p.length <= 3 and not p.bits and text[0] in _SURNAMES and HAN_ONLY.fullmatch(text) is not None


def _no_title(reading: Reading) -> bool:
    """Whether a line cannot be a title: a credit or field, a short line of chrome, or with hardly a Chinese character."""
    p = reading
    return (
        reading.stated is not None
        or (reading.chrome is not None and p.length <= 10)
        or p.shape.values[4] == 0
    )


def _gallery_end(lines: Sequence[str], readings: Sequence[Reading], body: Sequence[int]) -> int:
    """Where a run of picture captions behind the last paragraph ends: short lines that share words with the story."""
    if len(body) < 4:
        return 0
    end = body[-1] + 1
    story = "".join(lines[i] for i in body[-40:])
    shared = 0
    for text, reading in zip(lines[end:], readings[end:], strict=True):
        p = reading
        if not 4 <= p.length <= 20 or p.bits & OUTER_WORDS or not HAN_ONLY.fullmatch(text):
            break
        shared += any(text[k : k + 2] in story for k in range(len(text) - 1))
        end += 1
    run = end - body[-1] - 1
    return end if 2 <= run <= 12 and shared * 3 >= run else 0


def _stamped_list(readings: Sequence[Reading]) -> set[int]:
    """The lines of runs in which every other line is a time stamp: other stories, each with its time below."""
    stamped = [reading.shape.stamp == 2 for reading in readings]
    result: set[int] = set()
    i = 0
    while i + 1 < len(stamped):
        run = 0
        while i + 2 * run + 1 < len(stamped) and not stamped[i + 2 * run] and stamped[i + 2 * run + 1]:
            run += 1
        if run >= _PAIRS:
            result.update(range(i, i + 2 * run))
        i += max(1, 2 * run)
    return result


def _metadata(text: str, p: Reading, prose_ahead: bool) -> Choice:
    if ABSTRACT.match(text):
        return "abstract", "opens as an abstract"
    if p.shape.stamp or p.bits & CUES["source"]:
        return "metadata", "source, time or tags"
    if p.bits & _NAMING or p.length <= 12:
        return "byline", "names the author"
    if prose_ahead and not p.bits & CHROME:
        return "heading", "short line without an end mark above prose"
    return "metadata", "model: metadata"


def _body(
    text: str, p: Reading, ended: bool, prose_ahead: bool, after_image: bool, first: bool, wrapped: bool
) -> Choice:
    if p.bits & CUES["abstract"] and ABSTRACT.match(text):
        return "abstract", "opens as an abstract"
    if p.length <= 120 and CAPTION.search(text):
        return "caption", "photo credit or caption word"
    if p.length > 60:
        return _BODY
    if ended or text.endswith(_OPEN_ENDS):
        if p.length <= 30 and HEADING.match(text) and "，" not in text and "," not in text:
            return "heading", "short numbered line"
        return _BODY
    if after_image:
        return "caption", "follows an image"
    if wrapped and not HEADING.match(text):
        return _BODY
    if p.length > 12 and CAPTION_WORDS.search(text):
        return "caption", "describes a scene"
    if not prose_ahead:
        return _BODY if first else ("caption", "short line without an end mark behind the story")
    if p.length <= 36:
        return "heading", "short line without an end mark above prose"
    return "caption", "line without an end mark between paragraphs"


def _elsewhere(text: str, p: Reading, i: int, first: int, last: int) -> Choice:
    """Chrome without a telling word: its place decides."""
    if p.kind in (ROW, PIPES):
        return "navigation", "row of short items"
    if i > last >= 0:
        if p.shape.stamp == 2 or p.length >= 10:
            return "related", "list behind the story"
    elif p.length >= 14 and first > i:
        return "related", "headline above the story"
    if not text[0].isalpha() and _COUNT.fullmatch(text):
        return "interaction", "count"
    return "navigation", "short line away from the story"

"""From the model's four coarse labels to the labels of a page.

The model says whether a line belongs to the story; what kind of heading, credit or chrome it is shows in its own
words (`forms`) and in its nearest neighbours.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from .buttons import BUTTON, by_words
from .conversation import thread_title
from .cues import CUES
from .forms import (
    ABSTRACT,
    CAPTION_WORDS,
    CHROME,
    HEADING,
    TELLING,
    chrome,
    credits_picture,
    describes_picture,
    ends_story,
    names_picture,
    notice,
)
from .model import Decoded, Scores
from .names import are_people, is_person
from .particulars import DATA, made_by, official, particular, stated_in
from .pictures import gallery_end, twice
from .profile import PIPES, ROW, SENTENCE, STAMP, STAMPED
from .reading import SHORT, Reading
from .sections import POST_HEADER, settle
from .weights import COARSE_OF, STATES

__all__ = ["refine"]

Choice = tuple[str, str]
"""A label and the rule that chose it."""

_NAMING = CUES["author"] | CUES["agency"]
_TITLE, _STORY, _AFTER = map(STATES.index, ("title", "story", "after"))
_COUNT = re.compile(r"[\d\s:：,.+%-]+")
_OPEN_ENDS = (":", "：", ";", "；", ",", "，")
_PICTURE = ("caption", "photo credit or caption word")
_BODY = ("body", "model: body")
_NOTICE = ("disclaimer", "legal notice")
_DESCRIBED = ("caption", "stands next to the label of a caption")
_TWO = ("caption", "stands twice in a row")
_HEADING = ("heading", "short line without an end mark above prose")
_MODEL_DATA = ("metadata", "model: metadata")
_AUTHOR = ("byline", "names the author")
_STAMPED_LIST = ("related", "list of lines with their time stamps")
_GALLERY = ("caption", "short lines about the story behind its last paragraph")
_LONGEST_CAPTION, _LONGEST_NOTICE = 200, 400
_NAME_AND_POST = 24  # a name with what its bearer is
_WORST_TITLE = -600  # a line whose score as a title lies further below is none
_GAP, _ALIKE = (
    15,
    6,
)  # a list that goes on: how many lines in a row may begin in another way, how many must not
_COUNTING = re.compile(r"0[^、.．)）\w]?|0[年月日天小分\d]")  # counts and time stamps begin so, on any page
_LIST = 4  # so many short lines without an end mark in a row are no headings
_QUESTION, _PARAGRAPH = 22, 60  # a heading may ask a question of this length between paragraphs of that one
_WORDS_OF_SEARCH = 4  # as many semicolons part them
# a page that has hardly more than a story of so few paragraphs, right below who made it and when
_FEW, _SHORT_PAGE, _OF_STORY = 3, 60, ("metadata", "credit")
_NO_NAME = re.compile("[:：“”《》？?！!]")
_CLAUSES = re.compile("[，,：:；;]")
_LABEL = re.compile(
    r"(?:注|注释|註釋|备注|備註|附|附件|附录|附錄|附表|资料来源|資料來源|数据来源|數據來源|参考(?:文献|资料|来源)|參考(?:文獻|資料|來源)|说明|說明)\s*[:：]"
)
# the day with which a document is signed, alone on its line
_SIGNED = re.compile(
    r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日|[一二][九〇○Ｏ零][〇○Ｏ零一二三四五六七八九]{2}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
)
_BUTTON, _OFTEN = 8, 5  # a button is not longer; a line that comes so often is one
_NAME_AND_TIME = re.compile(
    r"[^:：推→噓嘘]{1,30}\s(?:\d{4}[-/.年])?\d{1,2}[-/.月]\d{1,2}日?\s\d{1,2}:\d\d(?::\d\d)?"
)
_PAIRS = 3  # as many lines with a time stamp below each make a list


def refine(
    lines: Sequence[str],
    readings: Sequence[Reading],
    decoded: Sequence[Decoded],
    after_image: Sequence[bool],
    posts: Mapping[int, str],
) -> list[Choice]:
    """Return the fine label of every line with the name of the rule that chose it.

    Args:
        lines: The lines that are left to the model, stripped.
        readings: What each says by itself.
        decoded: What the model says.
        after_image: Whether each stands below an image.
        posts: The headers and footers of posts with their kinds, if the page is a conversation.
    """
    n = len(lines)
    coarse = _with_title(lines, readings, decoded)
    _go_on(lines, readings, decoded, coarse)
    body = [i for i, label in enumerate(coarse) if label == "body"]
    first, last = (body[0], body[-1]) if body else (n, -1)
    ended = {i: ends_story(lines[i]) for i in body}
    last_prose = next((i for i in reversed(body) if ended[i] and readings[i].length >= 30), -1)
    first_prose = next((i for i in body if ended[i] and readings[i].length >= 30), n)
    unended = sum(1 for i in body if not ended[i] and readings[i].length >= 18)
    wrapped = unended * 3 > len(body) and _broken(readings, body, ended) * 3 > len(body)
    plain = set() if wrapped else _listed(readings, body, ended, last_prose)
    asking = _questions(lines, readings, body, wrapped)
    headers = _headers(lines, readings, body)
    gallery = gallery_end(lines, readings, body)
    begun = min(posts) if posts else n  # where the posts of a conversation begin
    heads = [i for i, label in enumerate(coarse) if label == "title"]
    titles = {lines[i] for i in heads}
    # What needs no look at the line and its neighbours; what comes later goes before.
    told = {i: p.stated for i, p in enumerate(readings) if p.stated is not None}
    told |= dict.fromkeys(range(last + 1, gallery), _GALLERY)
    told |= dict.fromkeys(_stamped_list(readings), _STAMPED_LIST)
    told |= dict.fromkeys(twice(lines, readings, body), _TWO)
    told |= {i: ("title", "repeats the title") for i in body if lines[i] in titles}
    headline = max((i for i in heads if i < first), default=first)
    described = -1  # the line below the label of a caption
    result: list[Choice] = []
    for i, (text, reading, label) in enumerate(zip(lines, readings, coarse, strict=True)):
        p = reading
        if label == "title":
            choice = ("title", "model: title")
        elif (found := told.get(i)) is not None:
            choice = found
            if found[1] == "names who reported" and i <= last:
                choice = made_by(text) or found
        elif label == "body":
            if i == described and p.length <= 60:
                choice = _DESCRIBED
            elif i in asking:
                choice = ("heading", "short question between paragraphs")
            elif i in plain and not after_image[i]:
                choice = made_by(text) or stated_in(text) or ("body", "one of a list of short lines")
            elif i in headers or (not ended[i] and posts.get(i, "comment") != "comment"):
                choice = POST_HEADER
            elif not ended[i] and p.length <= 60 and i + 1 < n and names_picture(lines[i + 1]):
                choice = _DESCRIBED
            elif i >= begun and not (p.length <= 36 and HEADING.match(text)):
                choice = ("body", "post of a conversation")
            elif i < first_prose and are_people(text, p):
                choice = _AUTHOR
            else:
                choice = _body(text, p, ended[i], i < last_prose, after_image[i], wrapped)
        elif i == described and p.length <= 60:
            choice = _DESCRIBED
        elif i and coarse[i - 1] == "title" and is_person(text, p):
            choice = ("byline", "a name below the title")
        elif label == "boilerplate":
            choice = (
                p.chrome
                or (p.length > SHORT and _chrome(text, p))
                or _elsewhere(text, p, i, headline, first, last)
            )
        else:
            choice = _metadata(text, p, i < last_prose)
        if choice is _PICTURE and text.endswith(_OPEN_ENDS):
            described = i + 1
        result.append(choice)
    settle(lines, readings, result, posts)
    return result


def _with_title(lines: Sequence[str], readings: Sequence[Reading], decoded: Sequence[Decoded]) -> list[str]:
    """The coarse labels; a page without a title gets the best candidate above its story, if one is good enough."""
    coarse = [COARSE_OF[state] for state, _ in decoded]
    for i, label in enumerate(coarse):
        if label == "title" and (_no_title(readings[i]) or _is_field(lines[i])):
            coarse[i] = "boilerplate"
    if "body" not in coarse:
        _only_paragraphs(lines, readings, coarse)
    thread = thread_title(lines) if "body" in coarse else -1
    if 0 <= thread < coarse.index("body"):
        coarse = [
            "boilerplate" if label == "title" and i != thread else label for i, label in enumerate(coarse)
        ]
        coarse[thread] = "title"
    if "title" in coarse or "body" not in coarse:
        return coarse
    first = coarse.index("body")
    best, chosen = _WORST_TITLE, -1
    for i in range(max(0, first - 60), first + 1):
        text = lines[i]
        if not 6 <= len(text) <= 100 or text[-1] in "。…" or readings[i].stamp or _no_title(readings[i]):
            continue
        if _is_field(text):
            continue
        if i == first and coarse[i + 1 : i + 2] != ["body"]:
            continue
        if describes_picture(text) or made_by(text):
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
    begun = {reading.head for reading in readings[first : last + 1]}
    heads = {head for head in begun if head[:1] != "0" or not _COUNTING.fullmatch(head)}
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


def _headers(lines: Sequence[str], readings: Sequence[Reading], body: Sequence[int]) -> set[int]:
    """The headers and buttons of posts that the model takes for the story: a name and a time, the same short words."""
    result = {i for i in body if readings[i].kind == STAMPED and _NAME_AND_TIME.fullmatch(lines[i])}
    if len(result) < _OFTEN:
        return set()
    short = Counter(lines[i] for i in body if readings[i].length <= _BUTTON)
    return result | {i for i in body if short[lines[i]] >= _OFTEN and lines[i][-1] not in "。！？!?…"}


def _over_others(scores: Scores, above: bool) -> int:
    """How far the score as a title lies above that as metadata and, above the story, as boilerplate."""
    title, metadata = scores[_TITLE], max(scores[2], scores[5], scores[7])
    return title - max(metadata, scores[0], scores[4], scores[6]) if above else title - metadata


def _only_paragraphs(lines: Sequence[str], readings: Sequence[Reading], coarse: list[str]) -> None:
    """Take a paragraph or two below the data of a story for it where the model, which sees little else, finds none."""
    data = [i for i, p in enumerate(readings) if p.stated is not None and p.stated[0] in _OF_STORY]
    if not data or len(lines) > _SHORT_PAGE:
        return
    found = [
        i
        for i, p in enumerate(readings)
        if p.kind <= SENTENCE
        and p.length >= _PARAGRAPH
        and p.chrome is None
        and p.stated is None
        and ends_story(lines[i])
        and not notice(lines[i])
    ]
    if found and data[0] < found[0] <= data[0] + _FEW and found[-1] - found[0] < _FEW:
        for i in found:
            coarse[i] = "body"


def _is_field(text: str) -> bool:
    """Whether a line is a field of a document, a telephone number or the like."""
    return official(text) or by_words(text) is not None


def _no_title(reading: Reading) -> bool:
    """Whether a line cannot be a title: a credit or field, a short line of chrome, or with hardly a Chinese character."""
    p = reading
    return reading.stated is not None or (reading.chrome is not None and p.length <= 10) or p.foreign


def _stamped_list(readings: Sequence[Reading]) -> set[int]:
    """The lines of runs in which every other line is a time stamp: other stories, each with its time below."""
    stamps = [i for i, reading in enumerate(readings) if reading.kind == STAMP]
    result: set[int] = set()
    run: list[int] = []
    for i in [*stamps, -1]:
        if run and i == run[-1] + 2:
            run.append(i)
            continue
        if len(run) >= _PAIRS:
            result.update(range(run[0] - 1, run[-1] + 1))
        run = [i] if i > 0 and readings[i - 1].kind != STAMP else []
    return result


def _listed(
    readings: Sequence[Reading],
    body: Sequence[int],
    ended: Mapping[int, bool],
    last_prose: int,
) -> set[int]:
    """The lines of runs of short ones without an end mark: a list or verse; a heading has prose below."""
    result: set[int] = set()
    run: list[int] = []
    for i in [*body, -1]:
        if (
            0 <= i < last_prose
            and not ended[i]
            and readings[i].length <= 36
            and (not run or run[-1] == i - 1)
        ):
            run.append(i)
            continue
        if len(run) >= _LIST:
            result.update(run)
        run = []
    return result


def _broken(readings: Sequence[Reading], body: Sequence[int], ended: Mapping[int, bool]) -> int:
    """How many lines of the story a scraper broke, or are verse; a headline without an end mark has a paragraph below."""
    return sum(
        not ended[i]
        and readings[i].length >= 18
        and (not ended[behind] or readings[behind].length < _PARAGRAPH)
        for i, behind in pairwise(body)
    )


def _questions(
    lines: Sequence[str], readings: Sequence[Reading], body: Sequence[int], wrapped: bool
) -> set[int]:
    """Short questions between long paragraphs: headings that have an end mark."""
    if wrapped:
        return set()
    return {
        i
        for before, i, behind in zip(body, body[1:], body[2:], strict=False)
        if readings[i].length <= _QUESTION
        and lines[i][-1] in "？?"
        and before + 1 == i == behind - 1
        and min(readings[before].length, readings[behind].length) >= _PARAGRAPH
        and not _CLAUSES.search(lines[i])
    }


def _metadata(text: str, p: Reading, prose_ahead: bool) -> Choice:
    if ABSTRACT.match(text):
        return "abstract", "opens as an abstract"
    if names_picture(text) or ("。" in text and describes_picture(text)):
        return _PICTURE
    if p.length <= _BUTTON and by_words(text) is BUTTON:
        return BUTTON
    if p.stamp or p.bits & CUES["source"]:
        return DATA
    if (found := particular(text)) is not None:
        return found
    if p.bits & _NAMING:
        return _AUTHOR
    if p.length > 40 or not text[0].isalpha() or any(map(str.isdigit, text)):
        return _MODEL_DATA
    if (
        (p.length <= 12 and not _NO_NAME.search(text))
        or text.isascii()
        or (p.length <= _NAME_AND_POST and not _CLAUSES.search(text))
    ):
        return _AUTHOR
    return _HEADING if prose_ahead and not p.bits & CHROME else _MODEL_DATA


def _body(text: str, p: Reading, ended: bool, prose_ahead: bool, after_image: bool, wrapped: bool) -> Choice:
    if p.bits & CUES["abstract"] and ABSTRACT.match(text):
        return "abstract", "opens as an abstract"
    if p.length <= 120 and (describes_picture(text) or credits_picture(text, ended)):
        return _PICTURE
    if p.length <= _LONGEST_NOTICE and notice(text):
        return _NOTICE
    if not ended and text.count(";") + text.count("；") >= _WORDS_OF_SEARCH:
        return stated_in(text) or _BODY
    if p.length > 60:
        return _BODY
    if not ended and names_picture(text):
        return _PICTURE
    if ended or text.endswith(_OPEN_ENDS):
        if p.length <= 8 and _LABEL.fullmatch(text):
            return "heading", "label of what stands below"
        if p.length <= 30 and HEADING.match(text) and "，" not in text and "," not in text:
            return "heading", "short numbered line"
        return _BODY
    if p.stamp and ("来源" in text or "來源" in text):
        return DATA
    if after_image:
        return "caption", "follows an image"
    if wrapped and (p.length > 36 or not HEADING.match(text)):
        return _BODY
    if p.length > 12 and CAPTION_WORDS.search(text) and not HEADING.match(text):
        return "caption", "describes a scene"
    if not prose_ahead:
        return _BODY
    if p.length <= 20 and _SIGNED.fullmatch(text):
        return _BODY
    if p.length <= 36 or text[0] == "【":
        return made_by(text) or stated_in(text) or _HEADING
    return _BODY


def _elsewhere(text: str, p: Reading, i: int, headline: int, first: int, last: int) -> Choice:
    """Chrome without a telling word: its place decides."""
    near = headline <= i <= last + 2
    if near and (
        (p.length <= 60 and names_picture(text)) or (p.length <= _LONGEST_CAPTION and text[-1] in "摄攝")
    ):
        return _PICTURE
    if p.kind in (ROW, PIPES):
        return "navigation", "row of short items"
    if i > last >= 0:
        if p.stamp == 2 or p.length >= 10:
            return "related", "list behind the story"
    elif p.length >= 14 and first > i:
        return "related", "headline above the story"
    if not text[0].isalpha() and _COUNT.fullmatch(text):
        return "interaction", "count"
    return "navigation", "short line away from the story"

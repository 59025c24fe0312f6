"""From the model's four coarse labels to the labels of a page.

The model says whether a line belongs to the story; what kind of heading, credit or chrome it is shows in its own
words (`forms`, `captions`) and in its nearest neighbours.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from operator import itemgetter

from ..._patterns import lazy_pattern
from ..line.captions import (
    CAPTION_WORDS,
    begins_caption,
    credits_picture,
    describes_picture,
    names_picture,
    only_picture,
    places_people,
    shows_caption,
)
from ..line.cues import CUES
from ..line.forms import ABSTRACT, ABSTRACT_HEADS, CHROME, HEADING, ends_story, legal, notice
from ..line.profile import PIPES, ROW
from ..model.reading import SHORT, Reading
from ..model.viterbi import Decoded
from ..rules.buttons import BUTTON, COUNT, by_words, is_ad, is_count
from ..rules.names import are_people, is_marked_person, is_person
from ..rules.particulars import DATA, made_by, official, particular, stated_in, values_below
from ..rules.parts import SIGNED_ON, long_chrome
from ..story.clauses import ANSWERS
from ..story.extent import coarse_labels
from .pictures import gallery_end, names_image, numbers_of_pictures, parts_of_title, twice
from .runs import (
    CLAUSE_MARKS,
    LEAST_HEADLINE,
    LONGEST_BUTTON,
    count_broken,
    headers_of_posts,
    listed,
    questions,
    stamped_lists,
)
from .sections import POST_HEADER, settle

__all__ = ["refine"]

Choice = tuple[str, str]
"""A label and the rule that chose it."""

_ADVERTISING = CUES["ad"]
_NAMING = CUES["author"] | CUES["agency"]
_COUNT = re.compile(r"[\d\s:：,.+%-]+")
_OPEN_ENDS = (":", "：", ";", "；", ",", "，")
_PICTURE = ("caption", "photo credit or caption word")
_IMAGE = ("image", "name of an image file")
_BODY = ("body", "model: body")
_NOTICE = ("disclaimer", "legal notice")
_SUMMARY = ("abstract", "below the head of the abstract")
_DESCRIBED = ("caption", "stands next to the label of a caption")
_TWO = ("caption", "stands twice in a row")
_NTH_PICTURE = ("navigation", "page numbers")
_HEADING = ("heading", "short line without an end mark above prose")
_MODEL_DATA = ("metadata", "model: metadata")
_REPORTER = ("credit", "names who reported")
_AUTHOR = ("byline", "names the author")
_OF_PAGE = ("navigation", "address of a page")
_STAMPED_LIST = ("related", "list of lines with their time stamps")
_TITLE_AGAIN = ("title", "repeats the title")
_TITLE_TWICE = ("body", "metadata")  # what the model may take its repetition for
_GALLERY = ("caption", "short lines about the story behind its last paragraph")
_LONGEST_CAPTION, _LONGEST_PLACED, _LONGEST_NOTICE = 200, 120, 400
_TOLD_IN_CAPTION = 40
_NAME_AND_POST = 24  # a name with what its bearer is
_WORDS_OF_SEARCH = 4  # as many semicolons part them
_NO_NAME = re.compile("[:：“”《》？?！!]")
_LABEL = re.compile(
    r"(?:注|注释|註釋|备注|備註|附|附件|附录|附錄|附表|资料来源|資料來源|数据来源|數據來源|参考(?:文献|资料|来源)|參考(?:文獻|資料|來源)|说明|說明)\s*[:：]"
)
_ADDRESS = re.compile(r"(?:https?://|www\.)[\w./?=&%#~:+,;!@-]+")
_HASH = re.compile(
    r"(?=[a-f]*\d)(?=\d*[a-f])(?:[0-9a-f]{32}|[0-9a-f]{40})"
)  # an image without the end of its name
_ON_AUTHOR = ("作者简介：", "作者簡介：", "作者简介:", "作者簡介:")
_NEAR = 2  # lines behind the first paragraph
# How a release is dated that tells so at its end: 2021年3月4日（星期四） and, on the next line, 香港時間18時05分.
_RELEASED = lazy_pattern(
    rf"(?:{SIGNED_ON.pattern})\s*[（(](?:星期|週|周)[一二三四五六日天][)）](?:\s*\d\d[:：]\d\d)?"
    r"|(?:香港|北京|[台臺]北|本地)[時时][間间]\s*\d{1,2}(?:[時时:：]\d{1,2}分?|[時时])"
)
# 03月04日(四) 12:30
_DAY_AND_TIME = lazy_pattern(
    r"\d{1,2}月\d{1,2}日\s*(?:[（(][一二三四五六日][)）]\s*(?:\d{1,2}[:：]\d\d)?|\d{1,2}[:：]\d\d)"
)
_RELEASE = 3  # lines behind the last paragraph
_TAKEN_BY = ("摄", "攝", "供图", "供圖")
_LONGEST_COUNT = 14
_LONGEST_AD = 20
_COMPILED = frozenset(
    "综綜整摘节節选選编編本(（[【"
)  # so begins what says what a story was put together from
_BRACKETS = 2  # characters


def refine(
    lines: Sequence[str],
    readings: Sequence[Reading],
    decoded: Sequence[Decoded],
    after_image: Sequence[bool],
    posts: Mapping[int, str],
    ends: Collection[int] = (),
) -> list[Choice]:
    """Return the fine label of every line with the name of the rule that chose it.

    Args:
        lines: The lines that are left to the model, stripped.
        readings: What each says by itself.
        decoded: What the model says.
        after_image: Whether each stands below an image.
        posts: The headers and footers of posts with their kinds, if the page is a conversation.
        ends: The lines below which a mark says that the story ends.
    """
    n = len(lines)
    coarse = coarse_labels(lines, readings, decoded, ends)
    body = [i for i, label in enumerate(coarse) if label == "body"]
    first, last = (body[0], body[-1]) if body else (n, -1)
    ended = {i: ends_story(lines[i]) for i in body}
    last_prose = next((i for i in reversed(body) if ended[i] and readings[i].length >= 30), -1)
    first_prose = next((i for i in body if ended[i] and readings[i].length >= 30), n)
    unended = sum(1 for i in body if not ended[i] and readings[i].length >= 18)
    wrapped = unended * 3 > len(body) and count_broken(readings, body, ended) * 3 > len(body)
    plain = set() if wrapped else listed(lines, readings, body, ended, last_prose)
    asking = questions(lines, readings, body, wrapped)
    headers = headers_of_posts(lines, readings, body)
    gallery = gallery_end(lines, readings, body)
    begun = min(posts) if posts else n  # where the posts of a conversation begin
    heads = [i for i, label in enumerate(coarse) if label == "title"]
    titles = {lines[i] for i in heads}
    titles.update([part for title in titles for part in parts_of_title(title)])
    # What needs no look at the line and its neighbours; what comes later goes before.
    told: list[Choice | None] = [reading.stated for reading in readings]
    for places, chosen in (
        (range(last + 1, gallery), _GALLERY),
        (stamped_lists(readings, coarse, ended), _STAMPED_LIST),
        (numbers_of_pictures(lines, readings, body), _NTH_PICTURE),
        (twice(lines, readings, body), _TWO),
        ([] if ABSTRACT_HEADS.isdisjoint(lines) else _below_abstract_heads(lines, readings, last), _SUMMARY),
        ([i for i, text in enumerate(lines) if text in titles and coarse[i] in _TITLE_TWICE], _TITLE_AGAIN),
    ):
        for i in places:
            told[i] = chosen
    for i, chosen in values_below(lines):
        if coarse[i] != "body":
            told[i] = chosen
    if (
        0 <= last < n - 1
        and lines[last + 1][0] in "（("
        and readings[last + 1].length > _BRACKETS
        and is_person(lines[last + 1][1:-1], readings[last + 1])
    ):
        told[last + 1] = _REPORTER
    headline = max((i for i in heads if i < first), default=first)
    near = min(headline, first - _NEAR)  # without a headline a caption may stand first
    described = -1  # the line below the label of a caption
    result: list[Choice] = []
    for i, (text, p, label, found) in enumerate(zip(lines, readings, coarse, told, strict=True)):
        if label == "title":
            choice = ("title", "model: title")
        elif found is not None:
            choice = found
            if found[1] == "names who reported" and i <= last:
                choice = made_by(text) or found
        elif label == "body":
            if i == described and p.length <= 60:
                choice = _DESCRIBED
            elif i in asking:
                choice = ("heading", "short question between paragraphs")
            elif i in plain and not after_image[i]:
                choice = (
                    ((begins_caption(text) or text[-1] in "摄攝") and _PICTURE)
                    or (p.length <= _LONGEST_COUNT and is_count(text) and COUNT)
                    or made_by(text)
                    or stated_in(text)
                    or ("body", "one of a list of short lines")
                )
            elif i in headers or (not ended[i] and posts.get(i, "comment") != "comment"):
                choice = POST_HEADER
            elif not ended[i] and p.length <= 60 and i + 1 < n and names_picture(lines[i + 1]):
                choice = _DESCRIBED
            elif i + 1 < last and p.length <= 36 and text.isascii() and names_image(text, lines[i + 1]):
                choice = _IMAGE
            elif i >= begun and not (p.length <= 36 and HEADING.match(text)):
                choice = ("body", "post of a conversation")
            elif i < first_prose and are_people(text, p):
                choice = _AUTHOR
            else:
                choice = _body(text, p, ended[i], i < last_prose, after_image[i], wrapped)
            if (
                p.foreign
                # amid it the story may give an address
                and (i <= first_prose + _NEAR or (i == last and lines[i - 1][-1] not in _OPEN_ENDS))
                and not posts
                and _ADDRESS.fullmatch(text)
            ):
                choice = _OF_PAGE
        elif i == described and p.length <= 60:
            choice = _DESCRIBED
        elif i and coarse[i - 1] == "title" and is_person(text, p):
            choice = ("byline", "a name below the title")
        elif i == first - 1 and (is_marked_person(text, p) or are_people(text, p)):
            choice = _AUTHOR
        elif label == "boilerplate":
            choice = (
                (p.chrome is not None and headline < i < first and made_by(text))
                or p.chrome
                or (p.length > SHORT and long_chrome(text, p))
                or _elsewhere(text, p, i, near, first, last)
            )
        else:
            choice = _metadata(text, p, i < last_prose)
        if choice is _PICTURE and text.endswith(_OPEN_ENDS):
            described = i + 1
        result.append(choice)
    if (body or heads) and "body" not in map(itemgetter(0), result):
        # a story in pictures: what stands below them is all that it tells
        for i in body or range(heads[0], n):
            if result[i][0] == "caption" and readings[i].length >= _TOLD_IN_CAPTION and "。" in lines[i]:
                result[i] = _BODY
    settle(lines, readings, result, posts)
    return result


def _below_abstract_heads(lines: Sequence[str], readings: Sequence[Reading], last: int) -> list[int]:
    """The lines below the head of an abstract that are long enough to be one."""
    return [
        i
        for i, head in enumerate(lines[: max(0, last)], 1)
        if head in ABSTRACT_HEADS and readings[i].length >= SHORT
    ]


def _metadata(text: str, p: Reading, prose_ahead: bool) -> Choice:
    if ABSTRACT.match(text):
        return "abstract", "opens as an abstract"
    if names_picture(text) or shows_caption(text) or (text[-1] in "摄攝" and "文" not in text[-4:]):
        return _PICTURE
    if p.length <= LONGEST_BUTTON and by_words(text) is BUTTON:
        return BUTTON
    if p.stamp or p.bits & CUES["source"]:
        return DATA
    if p.foreign and _ADDRESS.fullmatch(text):
        return _OF_PAGE
    if (found := particular(text)) is not None:
        return found
    if p.bits & _NAMING or is_marked_person(text, p):
        return _AUTHOR
    if p.length > 40 or not text[0].isalpha() or any(map(str.isdigit, text)):
        return _MODEL_DATA
    if (
        (p.length <= 12 and not _NO_NAME.search(text))
        or text.isascii()
        or (p.length <= _NAME_AND_POST and not CLAUSE_MARKS.search(text))
    ):
        return _AUTHOR
    return _HEADING if prose_ahead and not p.bits & CHROME else _MODEL_DATA


def _body(text: str, p: Reading, ended: bool, prose_ahead: bool, after_image: bool, wrapped: bool) -> Choice:
    if (p.bits & CUES["abstract"] or "摘" in text[:2]) and ABSTRACT.match(text):
        return "abstract", "opens as an abstract"
    if p.length <= 60 and only_picture(text):
        return _PICTURE
    if (p.length <= 120 or p.foreign) and (describes_picture(text) or credits_picture(text, ended)):
        return _PICTURE
    if p.length <= _LONGEST_PLACED and places_people(text):
        return _PICTURE
    if p.length <= _LONGEST_NOTICE and notice(text):
        return _NOTICE
    if not ended and text.count(";") + text.count("；") >= _WORDS_OF_SEARCH:
        return stated_in(text) or _BODY
    if (text[0] in "【[" and official(text)) or text.startswith(_ON_AUTHOR):
        return DATA
    if p.length > 60:
        return _BODY
    if p.bits & _ADVERTISING and p.length <= _LONGEST_AD and is_ad(text):
        return BUTTON
    if p.length <= _LONGEST_COUNT and is_count(text):
        return COUNT
    if p.foreign and _HASH.fullmatch(text):
        return _IMAGE
    if not ended and (names_picture(text) or text.endswith(("示意图", "示意圖"))):
        return _PICTURE
    if ended or text.endswith(_OPEN_ENDS):
        if p.length <= 8 and _LABEL.fullmatch(text):
            return "heading", "label of what stands below"
        if p.length <= 30 and HEADING.match(text) and "，" not in text and "," not in text:
            return "heading", "short numbered line"
        return _BODY
    if (p.stamp and ("来源" in text or "來源" in text)) or (p.length <= 20 and _DAY_AND_TIME.fullmatch(text)):
        return DATA
    if after_image:
        return "caption", "follows an image"
    if wrapped and (p.length > 36 or not HEADING.match(text)):
        return _BODY
    if p.length > 12 and CAPTION_WORDS.search(text) and not HEADING.match(text):
        return "caption", "describes a scene"
    if not prose_ahead or text.startswith(ANSWERS):
        told = made_by(text) if p.length <= _NAME_AND_POST else None
        return told or (text[0] in _COMPILED and stated_in(text)) or _BODY
    if p.length <= 20 and SIGNED_ON.fullmatch(text):
        return _BODY
    if p.length <= 36 or text[0] == "【":
        return made_by(text) or stated_in(text) or (BUTTON if by_words(text) is BUTTON else _HEADING)
    return _BODY


def _elsewhere(text: str, p: Reading, i: int, begin: int, first: int, last: int) -> Choice:
    """Chrome without a telling word: its place decides."""
    if p.length > SHORT and i > last >= 0 and legal(text):
        return _NOTICE
    if i <= last + 2 and only_picture(text):
        return _PICTURE
    near = begin <= i <= last + 2 or last < 0  # without a paragraph it is a gallery
    if near and (
        (p.length <= 60 and names_picture(text))
        or (
            p.length <= _LONGEST_CAPTION
            and (
                text.endswith(_TAKEN_BY)
                or (
                    p.length >= LEAST_HEADLINE
                    and (shows_caption(text) or ("。" in text and credits_picture(text, ends_story(text))))
                )
            )
        )
    ):
        return _PICTURE
    if p.kind in (ROW, PIPES):
        return "navigation", "row of short items"
    if i > last >= 0:
        if i <= last + _RELEASE and _RELEASED.fullmatch(text):
            return DATA
        if p.stamp == 2 or p.length >= 10:
            return "related", "list behind the story"
    elif p.length >= 14 and first > i:
        return "related", "headline above the story"
    if not text[0].isalpha() and _COUNT.fullmatch(text):
        return "interaction", "count"
    return "navigation", "short line away from the story"

"""What a line outside the story is, by the part of the page it stands in.

A short line without a telling word takes its label from around it: behind the head of a list of other stories it is
one of them, below the comments a comment, between two posts a button.
"""

import re
from collections.abc import Collection, MutableSequence, Sequence

from ..._patterns import lazy_pattern
from ..line.cues import CUES, both_scripts
from ..line.forms import OUTER_WORDS
from ..line.profile import NUMBER, PIPES, ROW
from ..model.reading import Reading
from ..rules.buttons import COUNT, COUNTED, IN_MENU, by_words, counts_on, is_row
from ..rules.particulars import DATA, WORK_ALONE, made_by, official, particular

__all__ = ["POST_HEADER", "settle"]

# Rules of `fine` that only place and length stand behind: these lines are looked at here.
OPEN = frozenset(
    (
        "short line away from the story",
        "list behind the story",
        "headline above the story",
        "row of short items",
        "count",
    )
)
_COMMENT, _RELATED = CUES["comment"], CUES["related"]
_ROWS = (ROW, PIPES)
_CHROME = "log-in, sharing or comment words"
_MENU_CUES = CUES["nav"] | CUES["contact"]
_TOLD = frozenset(("body", "heading", "caption", "abstract"))
_STORY = _TOLD | {"title"}
_LINKS_HEAD = 6  # 友情链接：
_TIME = (":", "20", "月", "前", "昨", "今", "刚", "剛")  # else it is the result of a match
_HEAD = 16  # the head of a section is not longer
_SHORT = 12  # of a word of a menu, a button, a tag
_LONGEST = 60  # of a line that its words alone tell
_WORD, _WORDS = 6, 6  # so many lines in a row that are not longer are a menu
_TELLING = 14  # a headline with words of chrome in it
_CELLS, _ALIKE = 4, 5  # so many short lines an item of a list may have, so many items must have as many
_HEADLINE = 10  # is not shorter
_TAGS = 9  # so many tags may stand in a row
_ROW_OF_TAGS = 40  # a row of tags is not longer
_LIST_LINE = 5  # lines of a menu are shorter on average, headlines longer
_CLOSE = 3  # so far behind it a row of words is likely to be its tags
_MAKERS = 9  # so many lines behind it may say who made it
_NEAR = 12  # so many lines next to the story may hold its tags
_FAR = 40  # so far behind it they may stand below a head

# words of a menu as often as of a button
_CHANNELS = frozenset(
    both_scripts("视频 音频 图片 图集 评论 微信 微博 论坛 社区 文章 动态 留言 在线留言 客户端")
)
_NAME = lazy_pattern(r"[\u4e00-\u9fff·．]{2,6}")
# what a page asks its readers to do
_ASKING = lazy_pattern(
    r"^\W*(?:[订訂][阅閱]|下[载載]|分享|登[录錄入]|[关關]注|[评評][论論])|[请請您]|加入|[电電]子[报報]|[发發]表[于於在]|[条條][评評][论論]|[回覆复]{2}"
)
_LISTED = re.compile(
    r"(?:相关|相關|推荐|推薦|热门|熱門|最新|精彩|猜|排行|热搜|熱搜|热点|熱點|延伸|往期|更多|其他)"
    r".{0,6}$|.{0,6}(?:推荐|推薦|排行榜?|阅读|閱讀|文章|新闻|新聞|报道|報導|看点|热搜|熱搜)\W*$"
)
_LINKS = re.compile(r"\W*(?:友情|友好|合作|相[关關])?(?:[链鏈連][接結]|[伙夥]伴|媒[体體]|[网網]站)\W*")
_BETWEEN_TAGS = re.compile(r"[\s,，、|｜]+")
_TAG_HEAD = re.compile(
    r"\W*(?:(?:相[关關]|新[闻聞]|文章)?(?:主[题題]|[话話][题題]|[标標][签籤]|[关關][键鍵][词字詞])(?:[内內]容)?|Tags?)\W*"
)
_COMMENTS = re.compile(r"\W*(?:.{0,4}(?:评论|評論|留言|跟[帖贴貼]|回[应應复覆]|讨论|討論))")

_IN_LIST = ("related", "in a list of other stories")
_IN_COMMENTS = ("interaction", "among the comments")
_PAGES = ("navigation", "page numbers")
_IN_ROW = ("navigation", "row of short items")
_IN_LINKS = ("navigation", "among the links to other sites")
POST_HEADER = ("interaction", "header or buttons of a post")
_AMID_POSTS = ("interaction", "between the posts of a conversation")
_CREDIT = ("credit", "names who did what on the story")
_TAG = ("metadata", "tags that the story mentions")
_TAGGED = OPEN | {_IN_LIST[1]}
_LOOKED_AT = 20_000  # characters of the story in which tags are looked for


def settle(
    lines: Sequence[str],
    readings: Sequence[Reading],
    choices: MutableSequence[tuple[str, str]],
    posts: Collection[int],
) -> None:
    """Give every line outside the story the label of the part of the page it stands in.

    Args:
        lines: The lines that are left to the model, stripped.
        readings: What each says by itself.
        choices: The label of each and the rule that chose it; changed in place.
        posts: The headers and footers of posts, if the page is a conversation.
    """
    first = next((i for i, (label, _) in enumerate(choices) if label in _TOLD), len(choices))
    last = next((i for i in range(len(choices) - 1, first - 1, -1) if choices[i][0] in _TOLD), -1)
    places, telling = _own_words(lines, readings, choices)
    _menus(lines, readings, choices, first)
    if posts:
        _conversation(readings, choices, posts)
    if last >= 0:
        _heading_data(lines, readings, choices, first)
        _amid(lines, readings, choices, first, last)
        _behind(lines, readings, choices, last)
        _tags(lines, readings, choices, first, last)
    _between(readings, choices, places)
    # a headline between others is one of them, also if it has a word of comments or sharing
    for i in telling:
        amid = 0 < i < len(choices) - 1 and choices[i - 1][0] == choices[i + 1][0] == "related"
        if amid and choices[i][1] == _CHROME and not _ASKING.search(lines[i]):
            choices[i] = _IN_LIST


def _own_words(
    lines: Sequence[str], readings: Sequence[Reading], choices: MutableSequence[tuple[str, str]]
) -> tuple[list[int], list[int]]:
    """Label what its own words tell.

    Returns:
        The lines that are left to their surroundings, and those that may be headlines with a word of chrome in them.
    """
    left, telling = [], []
    for i, (label, reason) in enumerate(choices):
        if reason in OPEN:
            if readings[i].length <= _LONGEST and (found := by_words(lines[i])) is not None:
                choices[i] = (
                    _PAGES if found is COUNT and lines[i].isdecimal() and counts_on(lines, i) else found
                )
            elif official(lines[i]):
                choices[i] = DATA
            elif reason == "headline above the story" and " " in lines[i] and is_row(lines[i]):
                choices[i] = _IN_ROW
            else:
                left.append(i)
        elif label == "interaction":
            if readings[i].bits & _MENU_CUES and readings[i].kind in _ROWS:
                choices[i] = IN_MENU
            elif readings[i].length >= _TELLING:
                telling.append(i)
        elif label == "related" and readings[i].length <= 8 and COUNTED.fullmatch(lines[i]):
            choices[i] = COUNT
    return left, telling


def _amid_menu(choices: Sequence[tuple[str, str]], i: int) -> bool:
    around = choices[max(0, i - 1) : i + 2]
    return [label for label, _ in around].count("navigation") == 2


def _menus(
    lines: Sequence[str], readings: Sequence[Reading], choices: MutableSequence[tuple[str, str]], first: int
) -> None:
    """Above the story 热门, 推荐 and 更多 are words of a menu, unless they head a list."""
    for i in range(min(first, len(choices))):
        if choices[i][0] == "interaction" and lines[i] in _CHANNELS and _amid_menu(choices, i):
            choices[i] = IN_MENU
        if choices[i][0] != "related" or choices[i][1] in OPEN:
            continue
        if readings[i].kind in _ROWS:
            choices[i] = IN_MENU
        elif readings[i].length <= 6:
            following = readings[i + 1 : i + 2]
            if not following or following[0].length <= 10:
                choices[i] = IN_MENU


def _conversation(
    readings: Sequence[Reading], choices: MutableSequence[tuple[str, str]], posts: Collection[int]
) -> None:
    for i in range(max(0, min(posts) - 1), max(posts) + 1):
        label, reason = choices[i]
        if i in posts and label not in _STORY and label != "metadata":
            choices[i] = POST_HEADER
        elif reason in OPEN and readings[i].length <= 40:
            choices[i] = _AMID_POSTS


def _heading_data(
    lines: Sequence[str], readings: Sequence[Reading], choices: MutableSequence[tuple[str, str]], first: int
) -> None:
    """Between the headline and the story stand its time and its makers, and sometimes a list of other stories."""
    above = [i for i in range(max(0, first - 25), first) if choices[i][0] == "title"]
    listed = False
    for i in range(above[-1] + 1 if above else max(0, first - 10), first):
        if choices[i][1] not in OPEN:
            listed = choices[i][0] == "related" or (listed and choices[i] == _IN_LIST)
        elif (found := particular(lines[i])) is not None:
            choices[i] = found
        elif WORK_ALONE.fullmatch(lines[i]) and _NAME.fullmatch(lines[i + 1]):
            choices[i] = choices[i + 1] = _CREDIT
        elif not above:
            continue
        elif listed and readings[i].length >= 8:
            choices[i] = _IN_LIST
        elif readings[i].stamp and readings[i].length <= 40 and lines[i][-1] != "。":
            choices[i] = "metadata", "time stamp between headline and story"
        elif i == above[-1] + 1 and 2 <= readings[i].length <= 10 and _stated_below(choices, i):
            choices[i] = "byline", "a name below the title"


def _stated_below(choices: Sequence[tuple[str, str]], i: int) -> bool:
    """Whether the next line says when or where the story was published."""
    return choices[i + 1][0] == "metadata"


def _amid(
    lines: Sequence[str],
    readings: Sequence[Reading],
    choices: MutableSequence[tuple[str, str]],
    first: int,
    last: int,
) -> None:
    """Among the story: time stamps of posts, who made it, and lists of other stories."""
    listed = False
    for i in range(first + 1, last):
        label, reason = choices[i]
        if reason not in OPEN:
            listed = label == "related" and readings[i].length <= _HEAD
        elif readings[i].stamp and readings[i].length <= 40 and any(sign in lines[i] for sign in _TIME):
            choices[i] = "interaction", "name or time of a post"
        elif readings[i].length <= _LONGEST and (found := made_by(lines[i])) is not None:
            choices[i] = found
        elif listed and readings[i].length >= 8:
            choices[i] = _IN_LIST


def _lists_others(text: str, reading: Reading) -> bool:
    return reading.length <= _HEAD and reading.kind not in _ROWS and _LISTED.match(text) is not None


def _heads_a_list(readings: Sequence[Reading], i: int) -> bool:
    """Whether headlines stand below; the words of a menu are shorter."""
    lengths = [reading.length for reading in readings[i + 1 : i + 5]]
    return not lengths or sum(lengths) >= _LIST_LINE * len(lengths)


def _is_menu(readings: Sequence[Reading], i: int) -> bool:
    """Whether a run of lines as short as the words of a menu begins here."""
    return len(readings) >= i + _WORDS and all(r.length <= _WORD for r in readings[i + 1 : i + _WORDS])


def _behind(
    lines: Sequence[str], readings: Sequence[Reading], choices: MutableSequence[tuple[str, str]], last: int
) -> None:
    """Behind the story every part has a head: what follows belongs to it."""
    for i in range(last + 1, min(last + 1 + _MAKERS, len(choices))):
        if choices[i][1] not in OPEN:
            continue
        if (found := particular(lines[i])) is not None:
            choices[i] = found
        elif choices[i - 1][0] == "credit" and lines[i - 1][-1] in ":：" and _NAME.fullmatch(lines[i]):
            choices[i] = _CREDIT
    part: tuple[str, str] | None = None
    for i in range(last + 1, len(choices)):
        (label, reason), reading = choices[i], readings[i]
        if reason not in OPEN:
            if label == "related":
                if reason == "heads a list of other stories" and reading.length <= _HEAD:
                    part = _IN_LIST if _heads_a_list(readings, i) else None
            elif label == "interaction":
                if reading.bits & _COMMENT and reading.length <= _HEAD and _COMMENTS.match(lines[i]):
                    part = _IN_COMMENTS
            elif label == "disclaimer" or reason == "navigation words":
                part = _IN_LINKS if reading.length <= _LINKS_HEAD and _LINKS.fullmatch(lines[i]) else None
        elif reading.bits & _RELATED and _lists_others(lines[i], reading):
            choices[i] = "related", "heads a list of other stories"
            part = _IN_LIST if _heads_a_list(readings, i) else None
        elif part is not _IN_LIST:
            if part is not None:
                choices[i] = part
        elif reading.length <= _WORD and readings[i - 1].length >= _HEADLINE and _is_menu(readings, i):
            part = None
        elif reading.kind not in _ROWS:
            choices[i] = part


def _tags(
    lines: Sequence[str],
    readings: Sequence[Reading],
    choices: MutableSequence[tuple[str, str]],
    first: int,
    last: int,
) -> None:
    """A run of words next to the story, most of which it mentions, are its tags."""
    story = ""
    end = min(len(choices), last + 1 + _NEAR)
    behind = next((i for i in range(last + 1, end) if choices[i][0] == "related"), end)
    above = next((i for i in range(first - 1, -1, -1) if choices[i][0] == "title"), -1)
    for places in (range(max(above + 1, first - _NEAR), first), range(last + 1, behind)):
        run: list[int] = []
        for i in [*places, -1]:
            if i >= 0 and _may_be_tag(readings[i], choices[i]):
                run.append(i)
                continue
            if 2 <= len(run) <= _TAGS:
                story = story or _story(lines, choices, first, last)
                if 2 * sum(lines[k].strip("#＃ ") in story for k in run) >= len(run):
                    for k in run:
                        choices[k] = _TAG
            run = []
            if (
                i >= 0
                and choices[i][1] in OPEN
                and _BETWEEN_TAGS.search(lines[i])
                and readings[i].length <= _ROW_OF_TAGS
            ):
                story = story or _story(lines, choices, first, last)
                words = _BETWEEN_TAGS.split(lines[i])
                told = sum(len(word) > 1 and word in story for word in words)
                if 2 * told >= len(words) or (told and last < i <= last + _CLOSE and is_row(" ".join(words))):
                    choices[i] = _TAG
    for i in range(last + 1, min(len(choices), last + 1 + _FAR)):
        told = choices[i][0] in ("disclaimer", "metadata")
        if not told and readings[i].length <= _SHORT and _TAG_HEAD.fullmatch(lines[i]):
            choices[i] = "metadata", "heads the tags of the story"
            for k in range(i + 1, min(len(choices), i + 1 + _TAGS)):
                if lines[k][0] not in "#＃" and not _may_be_tag(readings[k], choices[k]):
                    break
                choices[k] = "metadata", "below the head of the tags"


def _story(lines: Sequence[str], choices: Sequence[tuple[str, str]], first: int, last: int) -> str:
    return "\n".join([lines[i] for i in range(first, last + 1) if choices[i][0] in _STORY])[:_LOOKED_AT]


def _may_be_tag(reading: Reading, choice: tuple[str, str]) -> bool:
    return (
        choice[1] in _TAGGED
        and reading.length <= _SHORT
        and reading.kind != NUMBER
        and not reading.stamp
        and not reading.bits & OUTER_WORDS
    )


def _between(
    readings: Sequence[Reading], choices: MutableSequence[tuple[str, str]], places: Sequence[int]
) -> None:
    """A line between two of a list is of the list; so for the comments and buttons."""
    cells: dict[int, list[int]] = {}  # by their number the short lines below headlines
    for i in places:
        before = choices[i - 1][0] if i else ""
        if before == "related":
            if choices[i][1] not in OPEN or readings[i].kind in _ROWS:
                continue
            if "related" in [label for label, _ in choices[i + 1 : i + 3]]:
                choices[i] = _IN_LIST
            elif readings[i - 1].length >= _HEADLINE:
                cells.setdefault(_cells(readings, choices, i), []).append(i)
        elif (
            before == "interaction"
            and i + 1 < len(choices)
            and choices[i + 1][0] == "interaction"
            and choices[i][1] in OPEN
            and readings[i].kind not in _ROWS
        ):
            choices[i] = "interaction", "between buttons"
    for count, begins in cells.items():
        if count and len(begins) >= _ALIKE:
            for i in begins:
                choices[i : i + count] = [_IN_LIST] * count


def _cells(readings: Sequence[Reading], choices: Sequence[tuple[str, str]], begin: int) -> int:
    """How many short lines, such as section and author, stand between a headline of a list and the next of its lines."""
    for i in range(begin, min(begin + _CELLS + 1, len(choices))):
        if choices[i][0] == "related":
            return i - begin
        if choices[i][1] not in OPEN or readings[i].length > _SHORT:
            return 0
    return 0

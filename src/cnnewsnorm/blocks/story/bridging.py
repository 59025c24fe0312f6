"""Stories in pieces: what lies between the data of a story, its paragraphs and the credits below is part of it.

The model leaves a story at a table, a list or a run of labels, and enters one late. But a page has its story between the
lines that say when it appeared and those that say who edited it, a line with a colon introduces what stands below, and
the parts of a story are numbered.
"""

from collections.abc import Sequence

from ..line.captions import describes_picture
from ..line.forms import HAN_ONLY, HEADING, asks_for_browser, ends_story
from ..line.profile import LABEL, SENTENCE
from ..model.reading import Reading
from ..model.viterbi import Decoded
from ..model.weights import STATES
from ..rules.buttons import BUTTON, by_words
from ..rules.numbering import OPENS_NUMBER, may_be_numbered, number_of
from ..rules.particulars import made_by
from ..rules.parts import PARAGRAPH, ends_of_story, names_makers
from .amid import COLONS, begins_part, introduces, is_button, is_posted, is_sentence, is_told

__all__ = ["below_header", "bridge", "span_of_story"]

_HEADER = 8  # lines between a headline and its story: source, day, buttons
_REACH = 60  # lines of a table or list between two paragraphs
_HEAD = 60  # characters of a numbered head
_GAP = 3  # lines without an end mark between two sentences that nothing introduces
_POSTER = 16  # characters of who posted
_BUTTONS = 3  # buttons between two paragraphs
_ENUMERATED = 2  # signs between the items of a line
_LISTED = 4  # lines of a list that ends a story
_SENTENCES = 3  # of a story that the model does not see at all
_VERSES = 6  # lines of a poem
_STORY, _BETWEEN = STATES.index("story"), STATES.index("between")
# a sentence left out amid the story: its characters, and how far, in hundredths of a unit of log odds, it is one
_LEAST_AMID, _SURE = 30, 200
_EDITED = ("credit", "names an editorial role")
_LEAST_INTRODUCTION = 12  # characters of what introduces a list there
_OPENING = 20  # characters of a sentence below the header
_TIMES = frozenset("时间 時間 日期".split())
# what stands before these words where they say when the story came out or the page was made
_OF_PAGE = frozenset(
    "发布 發布 發佈 发表 發表 发文 發文 发稿 發稿 更新 刊登 刊出 刊载 成文 公布 公佈 生成 上传 上傳 添加 创建 录入 修改 编辑 編輯 提交 来信 答复 回复 回覆 办理 当前 當前 "
    "北京 文章 新闻 新聞 信息 出版 制作 首发 稿件 播出 审核 登载 资料 資料 检视 修订 修正 生效 浏览 阅读 本文 入库".split()
)
_TABLE, _CELL = 8, 10  # lines of a table that was scraped cell by cell, and their characters on average


def bridge(
    lines: Sequence[str], readings: Sequence[Reading], decoded: Sequence[Decoded], coarse: list[str]
) -> bool:
    """Take in what the model has left out above and below the part of the story that it sees.

    Args:
        lines: The lines that are left to the model, stripped.
        readings: What each says by itself.
        decoded: What the model says.
        coarse: The coarse labels, with a story; changed in place.

    Returns:
        Whether there was anything below.
    """
    _back(lines, readings, decoded, coarse)
    first, last = ends_of_story(coarse)
    if "boilerplate" in coarse[first:last]:
        _take_amid(lines, readings, decoded, coarse, first, last)
        _fill(lines, readings, coarse, first, last)
    return _on(lines, readings, decoded, coarse, first, last)


def below_header(
    lines: Sequence[str], readings: Sequence[Reading], coarse: Sequence[str], title: int, stop: int
) -> int:
    """The line below the headline and the lines that say who made the story and when."""
    start = title + 1
    for i in range(title + 1, min(stop, title + 1 + _HEADER)):
        text, p = lines[i], readings[i]
        if _is_clock(lines[i - 1]) and is_sentence(text, p):
            return i - 1  # what happened then
        if p.stamp and _of_event(text):
            return i
        if p.length < _OPENING and coarse[i] == "metadata":
            start = i + 1
        elif "，" in text and (
            (p.length >= _OPENING and is_sentence(text, p))
            or (p.length >= _LEAST_INTRODUCTION and introduces(text, p))
        ):
            break  # it may begin with a day
        elif coarse[i] == "metadata" or p.stamp or names_makers(text, p):
            start = i + 1
    return start


def _of_event(text: str) -> bool:
    """Whether a field says when something takes place rather than when the story came out: 停电时间：4月22日."""
    return text[2:4] in _TIMES and text[4:5] in COLONS and text[:2] not in _OF_PAGE


def _is_clock(text: str) -> bool:
    """Whether a line is nothing but the time of a day: 21:40."""
    if len(text) > 5:
        return False
    hours, _, minutes = text.partition(":")
    return len(minutes) == 2 and hours.isdecimal() and minutes.isdecimal()


def _title_of_story(coarse: Sequence[str], first: int) -> int:
    """The headline of a story: the first if its data stand below, or else the last above it; -1 if there is none."""
    title = coarse.index("title") if "title" in coarse else first
    if title >= first:
        return -1
    if "metadata" in coarse[title + 1 : title + 3]:
        return title
    return first - 1 - coarse[first - 1 :: -1].index("title")


def _back(
    lines: Sequence[str], readings: Sequence[Reading], decoded: Sequence[Decoded], coarse: list[str]
) -> None:
    """Take in the sentences between the header of the story and where the model sees it begin, with lists among them."""
    first = begin = coarse.index("body")
    title = _title_of_story(coarse, first)
    if not 0 <= title < first - 1 or first - title > _REACH + _HEADER:
        return
    if not _has_text(lines, readings, coarse, title + 1, first):
        return
    start = below_header(lines, readings, coarse, title, first)
    if not 0 < first - start <= _REACH:
        return
    gap: list[int] = []
    below: tuple[str, int] | None = None  # of the part that begins lowest so far
    for i in range(first - 1, start - 1, -1):
        text, p = lines[i], readings[i]
        if begins_part(text, p) or asks_for_browser(text):
            break
        if is_told(text, p, decoded[i]):
            if not _may_be_list(lines, gap) and text[-1] not in COLONS:
                break
            begin, gap = i, []
        elif (
            text[0] in OPENS_NUMBER
            and p.length <= _HEAD
            and (number := number_of(text)) is not None
            and (below := below or _first_number(lines, first)) is not None
            and number == (below[0], below[1] - 1)
        ):
            begin, gap, below = i, [], number
        elif introduces(text, p) or (begin == i + 1 and HEADING.match(text) and not is_button(text, p)):
            listed = _may_be_list(lines, gap) or all(any(map(str.isdigit, lines[k])) for k in gap)
            if listed and p.length >= _LEAST_INTRODUCTION and "，" in text and text[-1] in COLONS:
                begin = i
            gap = []  # of what stands below it
            begin = i if begin == i + 1 else begin
            below = number_of(text) if begin == i else below
        elif not names_makers(text, p):
            gap.append(i)
    if begin < first:
        _take(lines, readings, coarse, begin, first)


def _first_number(lines: Sequence[str], first: int) -> tuple[str, int] | None:
    """How the first numbered line near the beginning of the story is numbered, and with which number."""
    for text in lines[first : first + _REACH]:
        if text[0] in OPENS_NUMBER and (number := number_of(text)) is not None:
            return number
    return None


def _has_text(
    lines: Sequence[str], readings: Sequence[Reading], coarse: Sequence[str], start: int, stop: int
) -> bool:
    """Whether any line may be one of a story by how it begins or ends: most pages have none between header and story."""
    for i in range(start, stop):
        text, p = lines[i], readings[i]
        if p.kind <= SENTENCE or text[-1] == "。":
            return True
        if text[-1] in COLONS and p.chrome is None and p.stated is None:  # not 分享到：
            return True
        if coarse[i] == "boilerplate" and text[0] in OPENS_NUMBER:
            return True
    return False


def _may_be_list(lines: Sequence[str], gap: Sequence[int]) -> bool:
    """Whether lines between two sentences, which nothing introduces, are few, or the cells of a table with numbers."""
    if len(gap) <= _GAP:
        return True
    if any("年" in lines[i] for i in gap):
        return False  # of an archive by months
    numbers = sum(any(map(str.isdigit, lines[i])) for i in gap)
    return 4 * numbers >= len(gap) and sum(len(lines[i]) for i in gap) <= _CELL * len(gap)


def _take(lines: Sequence[str], readings: Sequence[Reading], coarse: list[str], begin: int, end: int) -> None:
    """Take lines for the story, but for buttons, names of makers, and who posted when; a table has words of buttons."""
    buttons = [is_button(lines[i], readings[i]) for i in range(begin, end)]
    table = len(buttons) >= _TABLE and 4 * sum(buttons) <= 3 * len(buttons)
    for i, button in zip(range(begin, end), buttons, strict=True):
        if table and button and readings[i].length <= _CELL and by_words(lines[i]) is not BUTTON:
            button = False
        posted = is_posted(lines[i], readings[i]) or (
            i + 1 < end and readings[i].length <= _POSTER and is_posted(lines[i + 1], readings[i + 1])
        )
        if not button and not posted and not names_makers(lines[i], readings[i]):
            coarse[i] = "body"


def _take_amid(
    lines: Sequence[str],
    readings: Sequence[Reading],
    decoded: Sequence[Decoded],
    coarse: list[str],
    first: int,
    last: int,
) -> None:
    """Take in the sentences amid the story that the model left out for standing between two advertisements or the like."""
    i = first
    for _ in range(coarse[first:last].count("boilerplate")):
        i = coarse.index("boilerplate", i + 1)
        text, p, scores = lines[i], readings[i], decoded[i][1]
        sure = scores[_STORY] == max(scores) and scores[_STORY] - scores[_BETWEEN] >= _SURE
        if (
            sure
            and p.length >= _LEAST_AMID
            and text[-1] == "。"
            and "，" in text
            and p.chrome is None
            and is_told(text, p, decoded[i])
        ):
            coarse[i] = "body"


def _fill(
    lines: Sequence[str], readings: Sequence[Reading], coarse: list[str], first: int, last: int
) -> None:
    """Take in what stands amid the story right below a numbered head or a colon, up to its next line."""
    end = first
    for _ in range(coarse[first:last].count("boilerplate")):
        try:
            begin = coarse.index("boilerplate", end, last)
        except ValueError:
            return
        end = coarse.index("body", begin)
        head = lines[begin - 1]
        if end - begin > _REACH or coarse[begin - 1] != "body":
            continue
        if head[-1] not in COLONS and (ends_story(head) or number_of(head) is None):
            continue
        if all(_is_cell(lines[k], readings[k]) for k in range(begin, end)):
            coarse[begin:end] = ["body"] * (end - begin)


def _is_cell(text: str, p: Reading) -> bool:
    """Whether a line may be one of a list in a story; a long one with a day may say who posted when."""
    return not (begins_part(text, p) or is_button(text, p) or (p.stamp and p.length > _POSTER))


def _on(
    lines: Sequence[str],
    readings: Sequence[Reading],
    decoded: Sequence[Decoded],
    coarse: list[str],
    first: int,
    last: int,
) -> bool:
    """Take in what goes on below the story."""
    end = last
    foot = _foot(lines, readings, last)
    if foot > 0:
        end = _before_foot(lines, readings, decoded, coarse, last, foot)
    else:
        end = _introduced(lines, readings, decoded, first, last)
    if end > last:
        _take(lines, readings, coarse, last + 1, end + 1)
    return end > last


def _foot(lines: Sequence[str], readings: Sequence[Reading], last: int) -> int:
    """The credit that closes the story, if no other part of the page begins above it, or -1."""
    for foot, reading in enumerate(readings[last + 1 : last + 1 + _REACH], last + 1):
        if reading.stated == _EDITED:
            return -1 if any(begins_part(lines[i], readings[i]) for i in range(last + 1, foot)) else foot
        if reading.marker:
            break
    return -1


def _before_foot(
    lines: Sequence[str],
    readings: Sequence[Reading],
    decoded: Sequence[Decoded],
    coarse: Sequence[str],
    last: int,
    foot: int,
) -> int:
    """The last line that belongs to the story above the credit that closes it."""
    end = last
    for i in range(last + 1, foot):
        if is_told(lines[i], readings[i], decoded[i]):
            end = i
    led = lines[end][-1] in COLONS
    for i in range(end + 1, foot):
        led = led or introduces(lines[i], readings[i])
        if not led or coarse[i] != "boilerplate" or is_button(lines[i], readings[i]) or readings[i].stated:
            return end
    return foot - 1


def _goes_on(lines: Sequence[str], readings: Sequence[Reading], first: int, last: int) -> int:
    """The line behind the story that has the number behind the last one of the story, or -1."""
    behind = []
    for i in range(last + 1, min(len(lines), last + 1 + _REACH)):
        if readings[i].marker:
            break
        if may_be_numbered(lines[i]) and (number := number_of(lines[i])) is not None:
            behind.append((i, number))
    if not behind:
        return -1
    numbers = {"一、": 0, "（一）": 0}  # 一、 may begin behind the first sentence
    for text in lines[first : last + 1]:
        if may_be_numbered(text) and (number := number_of(text)) is not None:
            numbers[number[0]] = number[1]
    for i, (style, value) in behind:
        if style in numbers:
            parted = value != numbers[style] + 1 or any(
                begins_part(lines[k], readings[k]) for k in range(last + 1, i)
            )
            return -1 if parted else i
    return -1


def _introduced(
    lines: Sequence[str], readings: Sequence[Reading], decoded: Sequence[Decoded], first: int, last: int
) -> int:
    """The last line of what is introduced by a colon, or numbered on, below the story."""
    end = last
    goes_on = _goes_on(lines, readings, first, last)
    led = lines[last][-1] in COLONS
    near = last + 1 + (_REACH if led else _BUTTONS + 1)
    if goes_on < 0 and not any(
        p.kind <= SENTENCE or (p.kind == LABEL and p.chrome is None and not p.marker)
        for p in readings[last + 1 : near]
    ):
        return last if not led else _end_of_list(lines, readings, last + 1, last)
    # with a caption and no more above the line that says who reported, the story is yet to come
    begun = last - first < _GAP and sum(readings[i].length for i in range(first, last + 1)) < PARAGRAPH
    gap, buttons, at = 0, 0, last + 1
    series: tuple[str, int] | None = None
    for i in range(last + 1, min(len(lines), last + 1 + 2 * _REACH)):
        text, p = lines[i], readings[i]
        if (p.stated is not None and not (begun and names_makers(text, p))) or begins_part(text, p):
            break
        if (led or gap in (0, buttons)) and is_told(text, p, decoded[i]):
            end, led, gap, buttons = i, False, 0, 0
            continue
        if i == goes_on or (
            introduces(text, p) and (not gap or (gap == 1 and HAN_ONLY.fullmatch(lines[i - 1])))
        ):
            led, at, series = True, i + 1, number_of(text) if i == goes_on else None
            if series is not None and series[1] > 1 and "一" in series[0]:
                end, gap, buttons = i, 0, 0
        elif series is not None and text[0] in OPENS_NUMBER and number_of(text) == (series[0], series[1] + 1):
            end, at, gap, buttons, series = i, i + 1, 0, 0, number_of(text)
        elif ((led or begun) and names_makers(text, p)) or (not gap and describes_picture(text)):
            continue
        gap += 1
        buttons += is_button(text, p)
        if buttons > _BUTTONS or gap > (_REACH if led or i < goes_on else _BUTTONS):
            break
    if series is not None and last < end == at - 1 < len(lines) - 1 and _is_item(lines[at], readings[at]):
        end = at  # what the last numbered head says
    return end if not led else _end_of_list(lines, readings, at, end)


def _is_item(text: str, p: Reading) -> bool:
    """Whether a line may be what a numbered head stands above, whatever words of chrome it has."""
    return not (begins_part(text, p) or p.stamp or p.stated or by_words(text))


def _end_of_list(lines: Sequence[str], readings: Sequence[Reading], at: int, end: int) -> int:
    """The last line of a list that stands below a line with a colon, all its lines about as long."""
    stop = at
    while stop < min(len(lines), at + _REACH) and not (
        begins_part(lines[stop], readings[stop])
        or (is_button(lines[stop], readings[stop]) and not lines[stop].isdigit())
        or readings[stop].stamp
        or (readings[stop].stated and not made_by(lines[stop]))
    ):
        stop += 1
    if stop > at and lines[at].count("、") >= _ENUMERATED and not is_button(lines[at], readings[at]):
        end = max(end, at)  # 名单如下： with all names in a line
    lengths = sorted(readings[i].length for i in range(at, stop))
    if len(lengths) < _LISTED or lengths[-1] > 3 * lengths[len(lengths) // 2]:
        return end
    return stop - 1


def span_of_story(
    lines: Sequence[str], readings: Sequence[Reading], decoded: Sequence[Decoded], coarse: list[str]
) -> None:
    """Take for the story, on a page where the model sees none, what stands below its header.

    That is what stands above a credit that closes it, or sentences, without which there is no story to see.
    """
    if "title" not in coarse:
        return
    title = coarse.index("title")
    start = below_header(lines, readings, coarse, title, len(lines))
    if start == title + 1:
        return
    foot = _foot(lines, readings, title)
    if foot > start:
        buttons = sum(is_button(lines[i], readings[i]) for i in range(start, foot))
        told = any(is_sentence(lines[i], readings[i]) for i in range(start, foot))
        if told or (foot - start >= _VERSES and not buttons):
            _take(lines, readings, coarse, start, foot)
        return
    sentences: list[int] = []
    for i in range(start, min(len(lines), start + _REACH)):
        if readings[i].stamp or (sentences and begins_part(lines[i], readings[i])):
            break
        if is_told(lines[i], readings[i], decoded[i]) and decoded[i][1][_STORY] == max(decoded[i][1]):
            sentences.append(i)
    if len(sentences) >= _SENTENCES:
        _take(lines, readings, coarse, sentences[0], sentences[-1] + 1)

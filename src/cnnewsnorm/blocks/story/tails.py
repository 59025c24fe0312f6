"""What ends a story without sentences: tables, line-ups, turns of talk, when and where something takes place.

The model leaves a story at its last sentence. What stands right below is part of it if its form is one that chrome does
not have: rows with as many numbers each, names between enumeration commas, fields with their values, who speaks above
what is said.
"""

from collections.abc import Collection, Sequence
from functools import cached_property

from ..._patterns import lazy_pattern
from ..line.cues import both_scripts
from ..line.forms import CHROME, HAN_ONLY, ends_story
from ..model.reading import Reading
from ..model.viterbi import Decoded
from ..model.weights import STATES
from ..rules.buttons import COUNT, by_words
from ..rules.numbering import may_be_numbered, number_of
from ..rules.parts import ASKED, names_makers
from .amid import COLONS, begins_part, is_button, is_told
from .clauses import TURNS

__all__ = ["body_below", "tail_end"]

_BEFORE, _STORY, _AFTER = map(STATES.index, ("before", "story", "after"))
_REACH = 60  # lines
_HEAD = 14  # characters of the head of a list
_LISTED = 3  # so many names at least
_LONGEST = 400  # characters of a list of names
_ROWS, _CELL = 3, 12  # rows of a table, characters of a cell
_FEWEST_CELLS, _MOST_CELLS = 3, 16  # of a row
_INNINGS = 8  # cells of a row that needs but one more below the names of the columns
_COLUMNS = range(3, 9)  # of a table scraped cell by cell
_MOST_LINES = 240  # of one
_NUMBER = lazy_pattern(r"[+\-−–]?\d[\d,]*(?:\.\d+)?[%％‰℃万萬亿億人名分元次场場个個]?|[-–—/－]")
_SCORE = lazy_pattern(r"\d{1,3}\s?[-–—:：比]\s?\d{1,3}")
_BULLETS = "■▪●◆・·▸►➤ \u3000"
_ITEMS = frozenset("▪■●◆·•▸►➤※．")  # how the items of a list begin
_SHORTEST_NAME, _LONGEST_NAME = 2, 8  # of a field
# how the fields end of something that takes place, and how those begin that only it has
_DETAILS = tuple(
    both_scripts(
        "时间 日期 地点 地址 场地 方式 票价 门票 费用 对象 查询 咨询 报名 名额 热线 电话 联系人 解读人 解读单位 解读机关 諮詢 查詢 聯絡人 聯繫人"
    )
)
_TAKING_PLACE = tuple(both_scripts("营业 開放 开放 活动 展 演 比赛 人均 消费 费用 票 门票 營業"))
# those of the site, of the page and of who made it
_OF_SITE = tuple(
    both_scripts(
        "联系电话 联系地址 联系方式 联系我们 举报 检举 投稿 办公 主办 承办 技术 服务 监督 新闻 广告 客服 邮 公司 网 备案 版权 单位 本站 本文 订 发 报料 爆料 传真 来源 作者 编 审 标签 关 分类 分享 "
        "栏 上一 下一 前一 后一 相关 附件 浏览 点 阅 更新 刊 转 扫 微 字 收藏 QQ 地址 电话 记者 原 聯絡電話 聯絡地址 聯繫電話"
    )
)
_FOOT, _CLAUSE = 12, 40  # lines above the foot of a story; characters of a clause
_CELLS = 30  # lines between two sentences of a story
_TOLD = 3  # lines of a story
_NEAR = 12  # lines above its end
# so much, in hundredths of a unit of log odds, the model prefers the story, clearly and beyond doubt
_CLEARLY, _BEYOND_DOUBT = 300, 300


class _Tail:
    """The lines behind the story so far, `last` being its last one."""

    def __init__(
        self,
        lines: Sequence[str],
        readings: Sequence[Reading],
        decoded: Sequence[Decoded],
        last: int,
        ends: Collection[int],
    ) -> None:
        self.lines = lines
        self.readings = readings
        self.decoded = decoded
        self.last = last
        self.ends = ends
        self.alone = False

    @cached_property
    def speakers(self) -> set[str]:
        """The short lines of the story each of which has a sentence below: among them those who speak."""
        lines = self.lines
        return {
            lines[i].partition("（")[0].rstrip(":：")
            for i in range(max(0, self.last - _REACH), self.last)
            if self.readings[i].length <= _HEAD and not ends_story(lines[i]) and ends_story(lines[i + 1])
        }

    @cached_property
    def following(self) -> set[tuple[str, int] | None]:
        """The numbers behind those that the lines of the story begin with."""
        numbers = map(
            number_of, filter(may_be_numbered, self.lines[max(0, self.last - _REACH) : self.last + 1])
        )
        return {(number[0], number[1] + 1) for number in numbers if number is not None}

    @cached_property
    def begun(self) -> set[str]:
        """How the last lines of the story begin."""
        return {text[0] for text in self.lines[max(0, self.last - _NEAR) : self.last + 1]}

    @cached_property
    def foot(self) -> int:
        """The line above the mark or the credit that closes the story, not far below its last sentence, or -1."""
        lines, readings = self.lines, self.readings
        for i in range(self.last, min(len(lines) - 1, self.last + _FOOT)):
            if i in self.ends or names_makers(lines[i + 1], readings[i + 1]):
                return i
            if begins_part(lines[i + 1], readings[i + 1]):
                return -1
        return -1

    def end(self) -> int:
        """The last line of what ends the story."""
        lines, readings, decoded = self.lines, self.readings, self.decoded
        end = self.last
        headed = False
        i = end + 1
        while i < min(len(lines), self.last + 1 + 2 * _REACH):
            text, p = lines[i], readings[i]
            if (p.chrome is not None or begins_part(text, p)) and not _field(text, p):
                break
            stop = self._unit_end(i, end, headed)
            if stop == i and (
                (_is_clause(text, p, decoded[i]) and i <= self.foot)
                or (headed and is_told(text, p, decoded[i]) and _prefers(decoded[i], _CLEARLY))
            ):
                stop = i + 1
            if stop > i:
                end, i, headed = stop - 1, stop, False
            elif not headed and _heads(text, p):
                headed = True
                i += 1
            else:
                break
        return end

    def _unit_end(self, i: int, end: int, headed: bool) -> int:
        """Where a table, a list, some fields, a turn or cells up to the next sentence end that begin here, or `i`."""
        lines, readings = self.lines, self.readings
        text, p = lines[i], readings[i]
        if text.startswith(TURNS) or _is_enumeration(text, p):
            return i + 1
        if (
            p.length <= _HEAD
            and text.rstrip(":：") in self.speakers
            and ends_story("".join(lines[i + 1 : i + 2]))
        ):
            return i + 2
        if (stop := _table_end(lines, readings, i)) > i and (
            end > self.last or self._is_of_story(i - headed, stop)
        ):
            return stop
        if text[0] in _ITEMS and text[0] in self.begun:
            return i + 1
        if may_be_numbered(text) and number_of(text) in self.following:
            return i + 1
        if _field(text, p) and (stop := self._fields_end(i, end > self.last or self.foot >= 0)) > i:
            return stop
        return self._next_told(i)

    def _is_of_story(self, start: int, stop: int) -> bool:
        """Whether a table, unlike prices and weather beside a story, is introduced, names what the story does, or has its foot."""
        before = self.lines[max(0, self.last + 1 - _REACH) : self.last + 1]
        if not before or before[-1][-1] in COLONS or self.foot >= 0:
            return True
        told = "\n".join(before)
        words = {word for text in self.lines[start:stop] for word in text.split() if HAN_ONLY.fullmatch(word)}
        return any(word[k : k + 2] in told for word in words for k in range(len(word) - 1))

    def _fields_end(self, start: int, closed: bool) -> int:
        """Where the fields end that begin here: of something that takes place, not of the site; or `start`."""
        names: list[str] = []
        for text, p in zip(self.lines[start : start + _REACH], self.readings[start:], strict=False):
            if not (name := _field(text, p)):
                break
            names.append(name)
        details = any(name.startswith(_TAKING_PLACE) for name in names)  # a shop has its address first
        count = 0
        for name in names:
            detail = name.endswith(_DETAILS)
            if name.startswith(_OF_SITE) and not (details and detail):
                break
            details = details or detail
            count += 1
        details = details or (self.alone and count >= _TOLD)
        return start + count if details and count >= (1 if closed else 2) else start

    def _next_told(self, start: int) -> int:
        """Where the next sentence ends, behind some cells or verses, that is of the story beyond doubt; or `start`."""
        lines, readings = self.lines, self.readings
        if not any("，" in text for text in lines[start : start + _CELLS]):
            return start
        for i in range(start, min(len(lines), start + _CELLS)):
            text, p = lines[i], readings[i]
            told = i > start and ("，" in text or lines[i - 1][-1] == "，")
            if told and is_told(text, p, self.decoded[i]):
                return i + 1 if _prefers(self.decoded[i], _BEYOND_DOUBT) else start
            if (
                (p.length > _CELL and text[-1] != "，")
                or begins_part(text, p)
                or p.chrome
                or p.stated
                or by_words(text) not in (None, COUNT)
            ):
                return start
        return start


def tail_end(
    lines: Sequence[str],
    readings: Sequence[Reading],
    decoded: Sequence[Decoded],
    last: int,
    ends: Collection[int],
) -> int:
    """Return the last line of what ends a story without sentences.

    Args:
        lines: The lines that are left to the model, stripped.
        readings: What each says by itself.
        decoded: What the model says.
        last: The last line of the story so far.
        ends: The lines below which a mark says that the story ends.
    """
    return _Tail(lines, readings, decoded, last, ends).end()


def body_below(
    lines: Sequence[str], readings: Sequence[Reading], decoded: Sequence[Decoded], start: int
) -> int:
    """Return where the story ends that begins at `start`, on a page where the model sees none; or `start`.

    It is one if it has some sentences, turns of talk, fields or rows of a table, and hardly anything else.
    """
    end, told = start - 1, 0
    while True:
        tail = _Tail(lines, readings, decoded, end, ())
        tail.alone = True
        stop = tail.end()
        told += stop - end
        end = stop
        following = end + 1
        if following + 1 < len(lines) and _heads(lines[following], readings[following]):
            following += 1
        if following >= len(lines) or begins_part(lines[following], readings[following]):
            break
        if not is_told(lines[following], readings[following], decoded[following]):
            break
        told += 1
        end = following
    if told < _TOLD and any(word in text for text in lines[start : end + 1] for word in ASKED):
        return start  # what a site asks of readers
    opened = start < len(lines) and _opens(lines[start], readings[start], decoded[start])
    return end + 1 if told >= _TOLD - opened and 2 * told > end + 1 - start else start


def _opens(text: str, p: Reading, decoded: Decoded) -> bool:
    """Whether a line below the header is a sentence of some clauses that the model, but for its place, takes for the story."""
    scores = decoded[1]
    return "，" in text and is_told(text, p, decoded) and scores[_STORY] - scores[_BEFORE] >= _CLEARLY


def _prefers(decoded: Decoded, lead: int) -> bool:
    """Whether the model, but for its place, takes a line for the story rather than for what lies behind it, by so much."""
    scores = decoded[1]
    return scores[_STORY] == max(scores) and scores[_STORY] - scores[_AFTER] >= lead


def _table_end(lines: Sequence[str], readings: Sequence[Reading], start: int) -> int:
    """Where a table that begins here ends, or `start` if none does: row by row, or scraped cell by cell."""
    begin = start
    if not _cells_of_row(lines[start]):
        if not _cells_of_row("".join(lines[start + 1 : start + 2])):
            return _columns_end(lines, readings, start)
        names = lines[start].split()  # of the columns
        if len(names) < 2 or max(map(len, names)) > _CELL or readings[start].stated is not None:
            return start
        begin += 1
    end = begin
    while end < len(lines) and _cells_of_row(lines[end]):
        end += 1
    rows = _ROWS - (begin > start and _cells_of_row(lines[begin]) >= _INNINGS)
    return end if end - begin >= rows else start


def _cells_of_row(text: str) -> int:
    """How many cells a row of a table has, or 0: a name and two numbers, a rank and three more, two teams and their score."""
    cells = text.split()
    if not _FEWEST_CELLS <= len(cells) <= _MOST_CELLS or max(map(len, cells)) > _CELL:
        return 0
    if len(cells) == 3 and _SCORE.fullmatch(cells[1]):
        return 3
    own = cells[1:] if cells[0].isdecimal() and len(cells[0]) <= 3 else cells
    if len(own) < len(cells) and len(own) >= _FEWEST_CELLS and any(map(str.isdecimal, own)):
        return len(own)
    numbers = sum(_NUMBER.fullmatch(cell) is not None for cell in own)
    return len(own) if numbers >= 2 and any("\u4e00" <= cell[0] <= "\u9fff" for cell in own) else 0


def _columns_end(lines: Sequence[str], readings: Sequence[Reading], start: int) -> int:
    """Where a table scraped cell by cell ends: names, then numbers, in the same columns row after row; or `start`."""
    # the first number stands in the first row or the one below the names of the columns
    if not any(text[0].isdecimal() or text[1:2].isdecimal() for text in lines[start : start + _NEAR]):
        return start
    end = start
    while end < min(len(lines), start + _MOST_LINES) and _may_be_cell(lines[end], readings[end]):
        end += 1
    if end - start < _ROWS * _FEWEST_CELLS:
        return start
    numeric = [_NUMBER.fullmatch(text) is not None for text in lines[start:end]]
    if True not in numeric:
        return start
    first = numeric.index(True)
    numbers = [text.lstrip("0") for text, number in zip(lines[start:end], numeric, strict=True) if number]
    if numbers[:_ROWS] == ["1", "2", "3"]:  # of a list of other stories
        return start
    for columns in _COLUMNS:
        row = numeric[first : first + columns]
        if not 2 <= sum(row) < columns:
            continue
        stop = first
        while stop < len(numeric) and numeric[stop] == row[(stop - first) % columns]:
            stop += 1
        while not numeric[stop - 1]:  # what stands behind the last number may be of another part
            stop -= 1
        if stop - first >= _ROWS * columns - 1:
            return start + stop
    return start


def _may_be_cell(text: str, p: Reading) -> bool:
    if _NUMBER.fullmatch(text):
        return True
    return p.length <= _CELL and not (p.marker or p.stated or p.chrome or ends_story(text) or by_words(text))


def _is_enumeration(text: str, p: Reading) -> bool:
    """Whether a line is names between enumeration commas: the players of a team, what won a prize."""
    return (
        text.count("、") >= _LISTED
        and p.length <= _LONGEST
        and not (p.marker or p.stated or p.chrome or p.bits & CHROME)
    )


def _field(text: str, p: Reading) -> str:
    """The name of the field that a line states, or an empty string."""
    if p.marker or p.stated is not None or (p.chrome is not None and p.chrome[0] != "navigation"):
        return ""
    at = text.find("：", 2, 14)
    if at < 0 and (at := text.find(":", 2, 14)) < 0:
        return ""
    name = text[:at].strip(_BULLETS)
    valued = _SHORTEST_NAME <= len(name) <= _LONGEST_NAME and at + 1 < len(text)
    return name if valued and name.isalpha() and name[0] >= "\u4e00" else ""


def _is_clause(text: str, p: Reading, decoded: Decoded) -> bool:
    scores = decoded[1]
    return (
        "，" in text
        and p.length <= _CLAUSE
        and not (p.marker or p.stated or p.chrome or p.row)
        and scores[_STORY] >= scores[_AFTER]
        and by_words(text) is None
    )


def _heads(text: str, p: Reading) -> bool:
    """Whether a line may head what ends a story."""
    if not 2 <= p.length <= _HEAD or p.marker or p.stated or p.chrome or p.stamp:
        return False
    bare = text.partition("（")[0].rstrip(COLONS).strip("【】")
    return HAN_ONLY.fullmatch(bare) is not None and not is_button(text, p)

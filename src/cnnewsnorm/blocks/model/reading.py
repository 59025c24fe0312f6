"""Reads lines by themselves: all that their text alone decides, remembered for the lines that pages share."""

from collections.abc import Iterator, Sequence
from itertools import compress, islice
from operator import add, not_
from typing import Any

from ...linkfarm import row_score
from ..line.cues import GOES_ON, LONGER, longer_cues, sign_cues
from ..line.forms import (
    CERTAIN_FARM,
    FARM,
    FARMING,
    FIRST,
    LIKELY_FARM,
    POSTING,
    STATING,
    TELLING,
    certain,
    chrome,
    page_turning,
    post_sign,
    stated,
)
from ..line.gates import GATE_HEADS, is_gate
from ..line.pairs import pair_codes
from ..line.profile import NAME_LIKE, SIGNS, WORDLESS, Shape, classes_of, shape_of
from .weights import CUED, cue_flags, cue_score, load_weights, pair_weights, shape_score

__all__ = ["SHORT", "Reading", "forget", "read_lines", "word_pairs"]

_KEPT = 200  # longer lines are not remembered
_MOST = 32768  # as many lines are
_BATCH = 1000  # lines read in one go, so that a page of any number of lines is read in little memory
_WHOLE = 32  # of longer lines only beginning and end are looked at for words
SHORT = 40  # the shapes of longer lines hardly come again

# How a short line begins that opens what comes behind a story: comments, other stories, notices, sharing.
_MARKERS = frozenset(
    "网友 網友 最新 热门 熱門 精彩 全部 我要 发表 發表 相关 相關 推荐 推薦 延伸 猜你 更多 今日 热点 熱點 大家 您可 你可 点击 點擊 上一 "
    "下一 免责 免責 特别 特別 声明 聲明 版权 版權 责任 責任 责编 責編 编辑 編輯 关键 關鍵 标签 標籤 留言 评论 評論 订阅 訂閱 人气 人氣 "
    "最多 往下 继续 繼續 看更 加入 追踪 追蹤 分享 Ta 友情 返回 关闭 關閉 打印 收藏 举报 檢舉".split()
)
_KEY_FIGURES = ("关键数据", "關鍵數據")  # a heading; other lines in 关键 are 关键词 and the like
_OTHERS = ("其他人也", "喜欢此内容的人", "喜歡此內容的人")  # 其他人也在看: 其他 alone begins headings
_PAGES = ("navigation", "page numbers")
_OPENINGS = "[【〔（(#＃■●◆▲>＞-—=·•*_|｜ \u3000"
# Lines that begin so may be told by a rule although no cue word stands in them.
_TELLING = FIRST.union(_OPENINGS, (head[0] for head in _OTHERS), (head[0] for head in _MARKERS | GATE_HEADS))


class Reading:
    """What the text of a line says by itself.

    Attributes:
        kind, stamp, key, row, foreign, length, tells: As in `Shape`.
        bits: The families of its cue words.
        head: How it begins: two characters, a number as 0 and what follows it.
        marker: Whether it opens what comes behind a story.
        score: Of the model's states, packed.
        stated: The label that its form states, with the reason.
        chrome: Of a short line: the label it has if it is not part of the story, with the reason.
        sign: Which sign of a conversation it is, if one.
        certain: The label, if the line needs no model.
    """

    __slots__ = (
        "bits",
        "certain",
        "chrome",
        "foreign",
        "head",
        "key",
        "kind",
        "length",
        "marker",
        "row",
        "score",
        "sign",
        "stamp",
        "stated",
        "tells",
    )

    def __init__(self, shape: Shape, head: str, score: int) -> None:
        """Make the reading of a line by which no rule can tell anything; `_read` adds what one can."""
        (
            self.kind,
            self.stamp,
            self.key,
            self.row,
            self.foreign,
            self.length,
            self.tells,
        ) = shape
        self.bits = 0
        self.head = head
        self.marker = False
        self.score = score
        self.stated: tuple[str, str] | None = None
        self.chrome: tuple[str, str] | None = None
        self.sign: str | None = None
        self.certain: str | None = None


def _worded(text: str) -> str:
    """Return what counts of the words of a stripped line: of a long one its beginning and end."""
    return text if len(text) <= _WHOLE else f"{text[:20]}\0{text[-12:]}"


def word_pairs(text: str) -> Iterator[str]:
    """Return the pairs of neighbouring characters of a stripped line with its ends marked, of a long one those of its
    beginning and end."""
    text = f"^{_worded(text)}$"
    return map(add, text, text[1:])


_shapes: dict[str, tuple[int, Shape]] = {}


def _written(fine: str, merged: str, length: int) -> tuple[int, Shape]:
    """Return what the shape of a line says, for all states, and the shape."""
    shape, columns = shape_of(fine, merged, length)
    result = shape_score(columns), shape
    if length <= SHORT:
        if len(_shapes) >= _MOST:
            _shapes.clear()
        _shapes[fine] = result
    return result


def _read_batch(texts: Sequence[str]) -> Iterator[Reading]:
    """Read lines; what is done character by character is done for all of them in one go."""
    worded = [text if len(text) <= _WHOLE else _worded(text) for text in texts]
    codes = pair_codes(f"^{'$^'.join(worded)}$")
    weights = map(pair_weights().get, codes)
    known = _shapes.get
    end = 0
    for text, fine, merged, size in zip(texts, *classes_of(texts), map(len, worded), strict=True):
        score, shape = known(fine) or _written(fine, merged, len(text))
        # with the pair of the end of this line and the beginning of the next, which weighs nothing
        score = sum(filter(None, islice(weights, size + 2)), score)
        end += size + 2
        reading = Reading(shape, text[:2], score)
        if reading.tells or score >= CUED:
            _read(reading, text, codes[end - size - 2 : end - 1])
        elif text[0] in _TELLING:
            _read(reading, text, ())
        elif text[0].isdigit():
            reading.head = _numbered(text)
            if _turns_pages(text, reading):
                reading.stated = _PAGES
        yield reading


def _turns_pages(text: str, reading: Reading) -> bool:
    """Whether a line is the links from page to page: it has the word, or is short and hardly Chinese."""
    may = "页" in text or "頁" in text or (reading.foreign and reading.length <= 12)
    return may and page_turning(text)


def _numbered(text: str) -> str:
    """How a line begins that begins with a digit: a number as 0 and what follows it."""
    return "0" + text.lstrip("0123456789")[:1]


def _read(reading: Reading, text: str, codes: Sequence[int]) -> None:
    """Read a line by all rules.

    Args:
        reading: What its shape and its pairs of characters say; changed in place.
        text: The line, stripped.
        codes: Its pairs.
    """
    first = text[:1]
    opens = first in _TELLING
    tells = reading.tells
    if tells & (WORDLESS | NAME_LIKE) or opens:
        gate = text[:2] in GATE_HEADS and is_gate(text)
        reading.certain = "interaction" if gate else certain(text, tells)
        if reading.certain is not None:
            return
    length = reading.length
    if first.isdigit():
        reading.head = _numbered(text)
    bits = 0
    if reading.score >= CUED or tells & SIGNS:
        flags, reading.score = cue_flags(reading.score)
        bits = flags & (LONGER - 1)
        # of a word that goes on between the parts looked at only the beginning is seen
        whole = length <= _WHOLE
        if flags & LONGER and (flags & GOES_ON or not whole):
            bits |= longer_cues(text, codes, 1 if whole else 0)
        if tells & SIGNS:
            bits |= sign_cues(text)
        if bits:
            reading.bits = bits
            reading.score += cue_score(bits, length <= 14)
            if bits & STATING:
                reading.stated = stated(text, bits)
            if bits & TELLING and length <= SHORT:
                reading.chrome = chrome(text, bits)
    if _turns_pages(text, reading):
        reading.stated = _PAGES
    if opens and 2 <= length <= 16 and _opens_part(text):
        reading.marker = True
        reading.score += load_weights().marker
    if (reading.row or bits & FARMING) and (found := row_score(text)) >= LIKELY_FARM:
        reading.chrome = FARM
        if found >= CERTAIN_FARM:
            reading.stated = FARM
    if reading.stamp or bits & POSTING or opens:
        reading.sign = post_sign(text, bits, reading.stamp)


def _opens_part(text: str) -> bool:
    """Whether a line begins as one that opens what comes behind a story."""
    if text.startswith(_KEY_FIGURES):
        return False
    return (
        text[:2] in _MARKERS
        or text.startswith(_OTHERS)
        or (text[0] in _OPENINGS and text.lstrip(_OPENINGS)[:2] in _MARKERS)
    )


_remembered: dict[str, Reading] = {}


def forget() -> None:
    """Forget the lines read, as if none had been."""
    _remembered.clear()
    _shapes.clear()


def read_lines(lines: Sequence[str]) -> list[Reading]:
    """Read the lines of a page, stripped."""
    known: list[Any] = list(map(_remembered.get, lines))
    new = list(dict.fromkeys(compress(lines, map(not_, known))))
    if not new:
        return known
    own: dict[str, Reading] = {}
    for start in range(0, len(new), _BATCH):
        batch = new[start : start + _BATCH]
        own.update(zip(batch, _read_batch(batch), strict=True))
    if len(_remembered) + len(new) > _MOST:
        _remembered.clear()
    kept = islice(own.items(), _MOST)
    _remembered.update({line: reading for line, reading in kept if len(line) <= _KEPT})
    return [reading or own[line] for line, reading in zip(lines, known, strict=True)]

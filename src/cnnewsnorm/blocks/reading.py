"""Reads lines by themselves: all that their text alone decides, remembered for the lines that pages share."""

from collections.abc import Iterator, Sequence
from functools import partial
from operator import add
from typing import NamedTuple

from ..linkfarm import row_score
from .cues import GOES_ON, LONGER, longer_cues, sign_cues
from .forms import (
    CERTAIN_FARM,
    FARM,
    FARMING,
    FIRST,
    LIKELY_FARM,
    STATING,
    TELLING,
    certain,
    chrome,
    page_turning,
    post_sign,
    stated,
)
from .gates import GATE_HEADS, is_gate
from .pairs import pair_codes
from .profile import Shape, classes_of, shape_of
from .weights import CUED, cue_flags, cue_score, load_weights, pair_weights, shape_score, uncued

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
_LOOKED_AT = _MARKERS | GATE_HEADS
_OTHERS = "其他人也"  # 其他人也在看: 其他 alone begins headings
_PAGES = ("navigation", "page numbers")
_OPENINGS = "[【〔（(#＃■●◆▲>＞-—=·•*_|｜ \u3000"
_TELLING = FIRST.union(
    _OPENINGS
)  # lines that begin so may be told by a rule although no cue word stands in them


class Reading(NamedTuple):
    """What the text of a line says by itself."""

    # as in `Shape`
    kind: int
    stamp: int
    prose: int
    key: int
    row: bool
    foreign: bool
    length: int
    # by its words
    bits: int  # cue families
    head: str  # how it begins: two characters, a number as 0 and what follows it
    marker: bool  # opens what comes behind a story
    score: int  # of the model's states, packed
    stated: tuple[str, str] | None  # the label that its form states, with the reason
    chrome: tuple[str, str] | None  # of a short line: the label it has if it is not part of the story
    sign: str | None  # which sign of a conversation, if one
    certain: str | None  # the label, if the line needs no model


def _worded(text: str) -> str:
    """Return what counts of the words of a stripped line: of a long one its beginning and end."""
    return text if len(text) <= _WHOLE else f"{text[:20]}\0{text[-12:]}"


def word_pairs(text: str) -> Iterator[str]:
    """Return the pairs of neighbouring characters of a stripped line with its ends marked, of a long one those of its
    beginning and end."""
    text = f"^{_worded(text)}$"
    return map(add, text, text[1:])


_shapes: dict[str, tuple[int, Shape]] = {}
_make = partial(tuple.__new__, Reading)  # a third of the time of calling `Reading`


def _written(classes: str, length: int) -> tuple[int, Shape]:
    """Return what the shape of a line says, for all states, and the shape."""
    shape, columns = shape_of(classes, length)
    result = shape_score(columns), shape
    if length <= SHORT:
        if len(_shapes) >= _MOST:
            _shapes.clear()
        _shapes[classes] = result
    return result


def _read_batch(texts: Sequence[str]) -> Iterator[Reading]:
    """Read lines; what is done character by character is done for all of them in one go."""
    worded = list(map(_worded, texts))
    codes = pair_codes(f"^{'$^'.join(worded)}$")
    weights = list(map(pair_weights().get, codes))
    known = _shapes.get
    start = 0
    for text, classes, size in zip(texts, classes_of(texts), map(len, worded), strict=True):
        place = slice(start, start + size + 1)
        start += size + 2
        length = len(text)
        score, shape = (length <= SHORT and known(classes)) or _written(classes, length)
        score = sum(filter(None, weights[place]), score)
        head = text[:2]
        if shape[-1] or score >= CUED or text[:1] in _TELLING or head in _LOOKED_AT:
            yield _read(text, shape, score, codes[place])
            continue
        if head[:1].isdigit():
            if _may_turn_pages(text, shape.foreign):
                yield _read(text, shape, score, codes[place])
                continue
            head = _numbered(text)
        # two lines in three: nothing that a rule could tell by
        yield _make((*shape[:7], 0, head, False, score, None, None, None, None))


def _may_turn_pages(text: str, foreign: bool) -> bool:
    """Whether a line may be the links from page to page: it has the word, or is short and hardly Chinese."""
    return "页" in text or "頁" in text or (foreign and len(text) <= 12)


def _numbered(text: str) -> str:
    """How a line begins that begins with a digit: a number as 0 and what follows it."""
    return "0" + text.lstrip("0123456789")[:1]


def _read(text: str, shape: Shape, score: int, codes: Sequence[int]) -> Reading:
    """Read a line by all rules.

    Args:
        text: The line, stripped.
        shape: Its shape.
        score: What its shape and its pairs of characters say.
        codes: These pairs.
    """
    label = "interaction" if text[:2] in GATE_HEADS and is_gate(text) else certain(text, shape)
    if label is not None:
        return Reading(*shape[:7], 0, "", False, 0, None, None, None, label)
    _, _, _, _, row, foreign, length, signs, *_ = shape
    head = text[:2]
    marker = 2 <= length <= 16 and (
        head in _MARKERS
        or text.startswith(_OTHERS)
        or (head[0] in _OPENINGS and text.lstrip(_OPENINGS)[:2] in _MARKERS)
    )
    if head[0].isdigit():
        head = _numbered(text)
    bits = 0
    own = other = None
    if score >= CUED or signs:
        flags = cue_flags(score)
        bits = flags & (LONGER - 1)
        whole = length <= _WHOLE  # of what goes on between the parts looked at only the beginning is seen
        if flags & (GOES_ON if whole else LONGER):
            bits |= longer_cues(text, codes, 1 if whole else 0)
        if signs:
            bits |= sign_cues(text)
        score = uncued(score) + cue_score(bits, length <= 14)
        if bits & STATING:
            own = stated(text, bits)
        if bits & TELLING and length <= SHORT:
            other = chrome(text, bits)
    if _may_turn_pages(text, foreign) and page_turning(text):
        own = _PAGES
    if marker:
        score += load_weights().marker
    if (row or bits & FARMING) and (found := row_score(text)) >= LIKELY_FARM:
        other = FARM
        if found >= CERTAIN_FARM:
            own = FARM
    sign = post_sign(text, bits, shape)
    return _make((*shape[:7], bits, head, marker, score, own, other, sign, None))


_remembered: dict[str, Reading] = {}


def forget() -> None:
    """Forget the lines read, as if none had been."""
    _remembered.clear()
    _shapes.clear()


def read_lines(lines: Sequence[str]) -> list[Reading]:
    """Read the lines of a page, stripped."""
    known = list(map(_remembered.get, lines))
    new = list(dict.fromkeys([line for line, reading in zip(lines, known, strict=True) if reading is None]))
    if not new:
        return [reading for reading in known if reading is not None]
    own: dict[str, Reading] = {}
    for start in range(0, len(new), _BATCH):
        batch = new[start : start + _BATCH]
        own.update(zip(batch, _read_batch(batch), strict=True))
    if len(_remembered) + len(own) > _MOST:
        _remembered.clear()
    for line in [line for line in new if len(line) <= _KEPT][:_MOST]:
        _remembered[line] = own[line]
    return [reading or own[line] for line, reading in zip(lines, known, strict=True)]

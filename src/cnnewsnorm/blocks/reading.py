"""Reads a line by itself: all that its text alone decides, remembered for the lines that pages share."""

from collections.abc import Iterator
from functools import lru_cache
from operator import add
from typing import NamedTuple

from ..linkfarm import row_score
from .cues import cue_bits
from .forms import CERTAIN_FARM, FARM, FARMING, LIKELY_FARM, STATING, TELLING, certain, chrome, stated
from .profile import Shape, classes_of, shape_of
from .weights import CUED, cue_score, load_weights, pair_weights, shape_score, uncued

__all__ = ["SHORT", "Reading", "read_line", "word_pairs"]

_KEPT = 200  # longer lines are not remembered
SHORT = 40  # the shapes of longer lines hardly come again

# How a short line begins that opens what comes behind a story: comments, other stories, notices, sharing.
_MARKERS = frozenset(
    "网友 網友 最新 热门 熱門 精彩 全部 我要 发表 發表 相关 相關 推荐 推薦 延伸 猜你 更多 今日 热点 熱點 大家 您可 你可 点击 點擊 上一 "
    "下一 免责 免責 特别 特別 声明 聲明 版权 版權 责任 責任 责编 責編 编辑 編輯 关键 關鍵 标签 標籤 留言 评论 評論 订阅 訂閱 人气 人氣 "
    "最多 往下 继续 繼續 看更 加入 追踪 追蹤 分享 Ta 友情 返回 关闭 關閉 打印 收藏 举报 檢舉".split()
)
_OPENINGS = "[【〔（(#＃■●◆▲>＞-—=·•*_|｜ \u3000"


class Reading(NamedTuple):
    """What the text of a line says by itself."""

    certain: str | None  # the label, if the line needs no model
    shape: Shape
    kind: int
    length: int
    bits: int  # cue families
    head: str  # how it begins: two characters, a number as 0 and what follows it
    marker: bool  # opens what comes behind a story
    score: int  # of the model's states, packed
    stated: tuple[str, str] | None  # the label that its form states, with the reason
    chrome: tuple[str, str] | None  # of a short line: the label it has if it is not part of the story


def word_pairs(text: str) -> Iterator[str]:
    """Return the pairs of neighbouring characters of a stripped line, of a long one those of its beginning and end."""
    text = f"^{text}$" if len(text) <= 32 else f"^{text[:20]}\0{text[-12:]}$"
    return map(add, text, text[1:])


@lru_cache(maxsize=32768)
def _written(classes: str) -> tuple[Shape, int]:
    shape = shape_of(classes, len(classes))
    return shape, shape_score(shape)


def _read(text: str) -> Reading:
    length = len(text)
    classes = classes_of(text)
    if length <= SHORT:
        shape, score = _written(classes)
    else:
        shape = shape_of(classes, length)
        score = shape_score(shape)
    label = certain(text, shape)
    if label is not None:
        return Reading(label, shape, shape.kind, length, 0, "", False, 0, None, None)
    head = text[:2]
    marker = 2 <= length <= 16 and (
        head in _MARKERS or (head[0] in _OPENINGS and text.lstrip(_OPENINGS)[:2] in _MARKERS)
    )
    if head[0].isdigit():
        head = "0" + text.lstrip("0123456789")[:1]
    # No loop in Python over the pairs: half of the time of reading would go there.
    score += sum(filter(None, map(pair_weights().get, word_pairs(text))))
    bits = 0
    own = other = None
    if score >= CUED or shape.signs:
        score = uncued(score)
        bits = cue_bits(text, word_pairs(text), shape.signs)
        score += cue_score(bits, length <= 14)
        if bits & STATING:
            own = stated(text, bits)
        if bits & TELLING and length <= SHORT:
            other = chrome(text, bits)
    if marker:
        score += load_weights().marker
    if (shape.row or bits & FARMING) and (found := row_score(text)) >= LIKELY_FARM:
        other = FARM
        if found >= CERTAIN_FARM:
            own = FARM
    return Reading(None, shape, shape.kind, length, bits, head, marker, score, own, other)


_remembered = lru_cache(maxsize=32768)(_read)


def read_line(text: str) -> Reading:
    """Read one line, stripped."""
    return _remembered(text) if len(text) <= _KEPT else _read(text)

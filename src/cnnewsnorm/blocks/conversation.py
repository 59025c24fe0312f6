"""Conversations: forum threads, questions with their answers, reviews. Every post belongs to the story.

The model has one story for a page and leaves it at the first panel of a user. On a page whose post headers repeat,
what stands between a header and the next buttons is taken in, even if it is short and has no end mark.
"""

import re
from collections import Counter
from collections.abc import Sequence

from .cues import CUES
from .model import Decoded
from .profile import NUMBER, ROW, SENTENCE, STAMP
from .reading import Reading
from .weights import STATES

__all__ = ["take_in_posts"]

# What tells a post header or footer, each by its own name.
_SIGNS = re.compile(
    r"(?P<comment>(?:\d+F ?)?[推噓嘘→] ?\w[\w ]{1,14}[:：])"
    r"|(?P<useful>\d+ ?有用\b)"
    r"|.{0,30}?(?:"
    r"(?P<agreed>[赞贊]同了[该該])"
    r"|(?P<answers>[赞贊]同 ?\d|[写寫]回答|\d ?[个個]回答)"
    r"|(?P<posted>(?:[发發]表|[发發][布佈]|回[复覆復])[于於]\s*[:：]?\s*[\d昨今前])"
    r"|(?P<only>只看[该該楼樓大]|[倒正]序[浏瀏看])"
    r"|(?P<reply>登[录錄入].{0,4}(?:回[复覆復帖应應]|[发發]帖)|回[复覆復]了?此帖|[条條]回[复覆復]|回[复覆復]主[题題]|引用回[复覆復]|[^.]回[复覆復]$)"
    r"|(?P<number>(?<!\S)#\d{1,4}\b|(?<![\d第])\d{1,4} ?(?:[楼樓F])(?!\w))"
    r"|(?P<seat>(?<!\S)(?:沙[发發]|板凳|地板|[楼樓]主)(?=$|[\s:：#]))"
    r")"
)
_ALONE = ("comment", "useful", "agreed", "answers")  # these need no other kind beside them
_FOOTERS = ("answers", "reply")  # no post begins behind these
_BUTTON = re.compile(
    r"\d+ ?[个個]?[赞贊]|已[编編][辑輯]|[显顯]示全部|展[开開].{0,6}|收起|置[顶頂]|\W*\w\W*|\W+"
)
_TELLING = CUES["comment"] | CUES["forum"] | CUES["dated"] | CUES["credit"]
_POSTS = 4  # as many signs make a conversation
_ABOVE = 30  # with more lines of text above its first sign the page is an article and its readers' comments
_HEADER = 60  # a post header is not longer
_NO_TEXT = frozenset((NUMBER, STAMP, ROW))
_STORY = STATES.index("story")
_TITLE = STATES.index("title")


def _signs(lines: Sequence[str], readings: Sequence[Reading]) -> dict[int, str]:
    """The kind of sign of every line that is one; only lines with a telling word or a time stamp are looked at."""
    result = {}
    for i, reading in enumerate(readings):
        if reading.bits & _TELLING or reading.shape.stamp or reading.head[0] in "推噓嘘→":
            found = _SIGNS.match(lines[i])
            if found and (reading.length <= _HEADER or found.lastgroup == "comment"):
                result[i] = found.lastgroup or ""
    return result


def _text(reading: Reading) -> bool:
    return reading.kind <= SENTENCE or (
        reading.length >= 10
        and reading.chrome is None
        and not reading.shape.stamp
        and not reading.shape.row
        and reading.kind not in _NO_TEXT
    )


def _is_conversation(signs: dict[int, str], readings: Sequence[Reading]) -> bool:
    if len(signs) < _POSTS:
        return False
    counts = Counter(signs.values())
    if len(counts) < 2 and not any(counts[kind] >= _POSTS for kind in _ALONE):
        return False
    return sum(map(_text, readings[: min(signs)])) <= _ABOVE


def take_in_posts(
    lines: Sequence[str], readings: Sequence[Reading], decoded: Sequence[Decoded]
) -> Sequence[Decoded]:
    """Return what the model says, with the posts of a conversation as part of the story; of other pages the same object.

    Args:
        lines: The lines that are left to the model, stripped.
        readings: What each says by itself.
        decoded: What the model says.
    """
    signs = _signs(lines, readings)
    if not _is_conversation(signs, readings):
        return decoded
    first, last = min(signs), max(signs)
    by_comments = signs[first] == "comment"
    while by_comments and first and readings[first - 1].length > 25:
        first -= 1  # the post that the comments are about
    taken: set[int] = set()
    amid, halted = False, False  # amid a post; behind the head of a list of other pages
    for i in range(first, len(lines)):
        reading = readings[i]
        if (sign := signs.get(i)) is not None:
            amid, halted = sign not in _FOOTERS, False
            if sign == "comment":
                taken.add(i)
        elif halted or decoded[i][0] == _TITLE:
            continue
        elif reading.marker and i > last:
            amid, halted = False, True
        elif reading.kind <= SENTENCE and (amid or (i < last and reading.length >= 10)):
            taken.add(i)
            amid = True
        elif reading.shape.stamp and reading.length <= _HEADER:
            amid = i < last
        elif (
            not amid
            or reading.stated is not None
            or reading.kind in _NO_TEXT
            or (reading.chrome is not None and reading.length <= 12 and lines[i][-1] not in "。！？!?…")
            or _BUTTON.fullmatch(lines[i]) is not None
        ):
            amid = False
        elif reading.length >= 8 or i - 1 in taken or readings[i - 1].shape.stamp:
            taken.add(i)
        else:
            amid = False
    return [(_STORY if i in taken else state, scores) for i, (state, scores) in enumerate(decoded)]

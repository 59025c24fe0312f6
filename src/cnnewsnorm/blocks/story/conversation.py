"""Conversations: forum threads, questions with their answers, reviews. Every post belongs to the story.

The model has one story for a page and leaves it at the first panel of a user. On a page whose post headers repeat,
what stands between a header and the next buttons is taken in, even if it is short and has no end mark.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from ..line.profile import NUMBER, ROW, SENTENCE, STAMP
from ..model.reading import Reading
from ..model.viterbi import Decoded
from ..model.weights import STATES

__all__ = ["take_in_posts", "thread_title"]

_ALONE = ("comment", "useful", "agreed", "answers")  # these need no other kind beside them
_FOOTERS = ("answers", "reply")  # no post begins behind these
_BUTTON = re.compile(
    r"\d+ ?[个個]?[赞贊]|已[编編][辑輯]|[显顯]示全部|展[开開].{0,6}|收起|置[顶頂]|\W*\w\W*|\W+"
)
_POSTS = 4  # as many signs make a conversation
_ABOVE = 30  # with more lines of text above its first sign the page is an article and its readers' comments
_HEADER = 60  # a post header is not longer
_NO_TEXT = frozenset((NUMBER, STAMP, ROW))
# What Discuz!, which most Chinese forums run, writes around the headline of a thread.
_LINK = ("[复制链接]", "[複製鏈接]", "[復制鏈接]", "[複製連結]")  # behind it
_QUICK = (
    "只需一步,快速开始",
    "只需一步，快速开始",
    "只需一步,快速開始",
    "只需一步，快速開始",
)  # at the log-in
_MARKED = frozenset(_LINK + _QUICK)
_VIEWS = re.compile(r"查看\s*[:：]?\s*\d+\s*[|｜]\s*回[复覆復]\s*[:：]?\s*\d+$")  # before it
_THREAD_TITLE = (4, 100)  # characters
# Behind this answers and comments have the headline again, on blogs with their time and author behind it.
_ANSWER = re.compile(r"(?:# ?)?(?:[Rr][Ee]|回[复覆復])\s?[:：]\s?")
_ANSWER_HEADS = frozenset("# |#r|#R|#回|re|Re|RE|回复|回覆|回復".split("|"))
_ANSWERS = 2  # so many answers tell it
_STORY = STATES.index("story")
_AFTER = STATES.index("after")
_TITLE = STATES.index("title")


def _text(reading: Reading) -> bool:
    return reading.kind <= SENTENCE or (
        reading.length >= 10
        and reading.chrome is None
        and not reading.stamp
        and not reading.row
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
) -> tuple[Sequence[Decoded], Mapping[int, str]]:
    """Return what the model says, with the posts of a conversation as part of the story, and their headers and footers.

    Of other pages the same object, and none.

    Args:
        lines: The lines that are left to the model, stripped.
        readings: What each says by itself.
        decoded: What the model says.
    """
    signs = {i: reading.sign for i, reading in enumerate(readings) if reading.sign is not None}
    if not _is_conversation(signs, readings):
        return decoded, {}
    first, last = min(signs), max(signs)
    by_comments = signs[first] == "comment"
    while by_comments and first and readings[first - 1].length > 25:
        first -= 1  # the post that the comments are about
    taken: set[int] = set()
    left: set[int] = set()  # other pages, listed behind the last post
    amid, halted = False, False  # amid a post; behind the head of a list of other pages
    for i in range(first, len(lines)):
        reading = readings[i]
        if (sign := signs.get(i)) is not None:
            amid, halted = sign not in _FOOTERS, False
            if sign == "comment":
                taken.add(i)
        elif halted:
            left.add(i)
        elif decoded[i][0] == _TITLE:
            continue
        elif reading.marker and i > last:
            amid, halted = False, True
            left.add(i)
        elif reading.kind <= SENTENCE and (amid or (i < last and reading.length >= 10)):
            taken.add(i)
            amid = True
        elif reading.stamp and reading.length <= _HEADER:
            amid = i < last
        elif (
            not amid
            or reading.stated is not None
            or reading.kind in _NO_TEXT
            or (reading.chrome is not None and reading.length <= 12 and lines[i][-1] not in "。！？!?…")
            or _BUTTON.fullmatch(lines[i]) is not None
        ):
            amid = False
        elif reading.length >= 8 or i - 1 in taken or readings[i - 1].stamp:
            taken.add(i)
        else:
            amid = False
    states = (
        (_STORY if i in taken else _AFTER if i in left else state) for i, (state, _) in enumerate(decoded)
    )
    return list(zip(states, (scores for _, scores in decoded), strict=True)), signs


def thread_title(lines: Sequence[str], readings: Sequence[Reading]) -> int:
    """Return the line with the headline of a thread, which its software marks or its answers have again, or -1."""
    if _MARKED.isdisjoint(lines):
        return _answered(lines, readings)
    behind = next((lines.index(link) for link in _LINK if link in lines), 0)
    if not behind and any(mark in lines for mark in _QUICK):
        views = next((i for i, text in enumerate(lines) if _VIEWS.match(text)), -2)
        behind = views + 2
    if not 0 < behind <= len(lines):
        return -1
    return behind - 1 if _THREAD_TITLE[0] <= len(lines[behind - 1]) <= _THREAD_TITLE[1] else -1


def _answered(lines: Sequence[str], readings: Sequence[Reading]) -> int:
    """Return the line that answers below it have again behind Re:, the longest if there are several, or -1."""
    heads = [i for i, reading in enumerate(readings) if reading.head in _ANSWER_HEADS]
    answers = [(i, answer) for i in heads if (answer := _ANSWER.match(lines[i]))]
    if len(answers) < _ANSWERS:
        return -1
    least, most = _THREAD_TITLE
    places = {text: i for i, text in enumerate(lines[: answers[0][0]]) if least <= len(text) <= most}
    again: Counter[str] = Counter()
    for i, answer in answers:
        subject = lines[i][answer.end() :]
        again.update(
            places.keys() & {subject[:length] for length in range(least, min(most, len(subject)) + 1)}
        )
    titles = [text for text, count in again.items() if count >= _ANSWERS]
    return max((places[text] for text in titles), key=lambda i: (len(lines[i]), i), default=-1)

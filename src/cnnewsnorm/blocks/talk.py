"""Stories told line by line without punctuation, as blogs and messengers set them and videos are transcribed.

To the model, which has learnt from running text, such lines are headlines of other stories. But headlines do without
the small words of speech, and where they have them they mostly have a comma, colon or question mark, too.
"""

import re
from collections.abc import Sequence

from .profile import SENTENCE
from .reading import Reading

__all__ = ["take_talk"]

_SMALL_WORDS = re.compile(
    "[了这這那我你他她们們就都也没沒还還很吗嗎呢吧啊么麼谁誰让讓却卻才又着著的是在有和不与與及其并並把被将將对對从從为為所以因而但若如]"
)
_MARKED = re.compile(r"[，,：:？?！!…“”|｜\[【]")
_MARKS = "，。；"  # headlines do not end with them
_SHORTEST, _LONGEST = 3, 40  # characters of such a line
_LINES = 8
_LONG = 250  # characters of a run that needs no time stamp above it
_NEAR = 4  # so many lines may stand between
_SENTENCES, _LONGER = 2, 3
_EXPECTED = 0.045  # small words of a character in headlines; more speak for a line, fewer against it
_OTHER = 2.0  # what a line that cannot be one counts against the run
_LEAST = (
    12.0  # on 460 labelled pages no run of other lines longer than the story has as many more than expected
)


def take_talk(lines: Sequence[str], readings: Sequence[Reading], coarse: list[str]) -> None:
    """Take for the story the run of lines that talks most, if it is longer than what else the model takes for the story.

    It has to be much longer where that has sentences: what readers say below a story talks, too.
    """
    story = [i for i, label in enumerate(coarse) if label == "body"]
    if 2 * sum(readings[i].length for i in story) > sum(reading.length for reading in readings):
        return
    more, start, end = _most_talking(lines, readings)
    if more < _LEAST or end - start < _LINES:
        return
    others = [readings[i] for i in story if not start <= i < end]
    if 2 * (len(story) - len(others)) > end - start:
        return  # the model sees it
    length = sum(reading.length for reading in readings[start:end])
    above = range(max(0, start - _NEAR), start)
    stamped = [i + 1 for i in above if readings[i].stamp]
    if length < _LONG and not stamped:
        return  # headlines may talk, too, and have no time above them
    told = sum(reading.length for reading in others)
    if sum(reading.kind <= SENTENCE for reading in others) >= _SENTENCES:
        told *= _LONGER
    if length <= told:
        return
    start = max((i + 1 for i in story if i in above), default=start)
    if stamped and all(_may_talk(lines[i], readings[i]) for i in range(stamped[-1], start)):
        start = stamped[-1]
    coarse[end:] = ["boilerplate" if label == "body" else label for label in coarse[end:]]
    coarse[start:end] = ["body"] * (end - start)


def _most_talking(lines: Sequence[str], readings: Sequence[Reading]) -> tuple[float, int, int]:
    """The run of lines with the most small words beyond what is expected, and how many: a maximum-sum segment."""
    best = run = 0.0
    low = high = start = 0
    for i, (text, reading) in enumerate(zip(lines, readings, strict=True)):
        if _may_talk(text, reading):
            run += len(_SMALL_WORDS.findall(text)) - _EXPECTED * reading.length + (text[-1] in _MARKS)
        else:
            run -= _OTHER
        if run <= 0.0:
            run, start = 0.0, i + 1
        elif run > best:
            best, low, high = run, start, i + 1
    return best, low, high


def _may_talk(text: str, reading: Reading) -> bool:
    return (
        _SHORTEST <= reading.length <= _LONGEST
        and reading.stated is None
        and not (reading.stamp or reading.row or reading.foreign)
        and (reading.chrome is None or reading.length >= 12)
        and _MARKED.search(text.rstrip(_MARKS)) is None
    )

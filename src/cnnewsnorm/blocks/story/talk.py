"""Stories told line by line without punctuation, as blogs and messengers set them and videos are transcribed, or broken
at a width.

To the model, which has learnt from running text, such lines are headlines of other stories. But headlines do without
the small words of speech, and where they have them they mostly have a comma, colon or question mark, too.
"""

import re
from collections.abc import Sequence

from ..line.profile import SENTENCE
from ..model.reading import Reading
from .clauses import CLAUSE

__all__ = ["take_talk"]

_SMALL_WORDS = re.compile(
    "[了这這那我你他她们們就都也没沒还還很吗嗎呢吧啊么麼谁誰让讓却卻才又着著的是在有和不与與及其并並把被将將对對从從为為所以因而但若如]"
)
_EXPECTED = 0.045  # of them for a character in headlines
# Of 476 labelled pages, no run of eight other lines that is longer than the story has as many more than expected.
_LEAST = 12.0
_MARKED = re.compile(r"[,：:？?！!…“”|｜\[【]")
_MARKS = "，。；"  # headlines do not end with them
_CLAUSES = re.compile(f"[{_MARKS}]")
_SHORTEST, _LONGEST = 3, 40  # characters of a line that may talk; without punctuation it may be longer
_FIRST = 6  # of the first of a run
_LONGEST_BUTTON = 11  # with words of chrome
# What counts for a run beside its small words: a full stop amid a line for it; against it a comma amid a line, a line
# that cannot talk, and a sentence of some length, for the model judges those itself.
_STOP, _COMMA, _OTHER, _SEEN = 1.5, 0.7, 2.0, 4.0
_LINES, _LONG = 8, 250  # of a run: so many lines, or characters
_STOPS, _NEAR = 2, 4  # a shorter one needs so many full stops amid lines, or a time stamp so many lines above
_SENTENCES, _LONGER = 2, 3  # a story of so many sentences needs a run so many times as long


def take_talk(lines: Sequence[str], readings: Sequence[Reading], coarse: list[str]) -> None:
    """Take for the story the run of lines that talks most, if it is longer than what else the model takes for the story.

    It has to be much longer where that has sentences: what readers say below a story talks, too.
    """
    story = [i for i, label in enumerate(coarse) if label == "body"]
    if 2 * sum(readings[i].length for i in story) > sum(reading.length for reading in readings):
        return
    more, start, end = _most_talking(lines, readings)
    length = sum(reading.length for reading in readings[start:end])
    if more < _LEAST or (end - start < _LINES and length < _LONG):
        return
    if 2 * coarse[start:end].count("body") > end - start:  # the model sees it
        for i in range(start, end):
            if coarse[i] == "boilerplate" and _may_talk(lines[i], readings[i]):
                coarse[i] = "body"
        return
    above = range(max(0, start - _NEAR), start)
    stamps = [i for i in above if readings[i].stamp]
    if length < _LONG and not stamps and sum("。" in text[:-1] for text in lines[start:end]) < _STOPS:
        return  # a list of headlines that talk
    others = [readings[i] for i in story if not start <= i < end]
    sentences = sum(reading.kind <= SENTENCE for reading in others)
    if length <= sum(reading.length for reading in others) * (_LONGER if sentences >= _SENTENCES else 1):
        return
    start = max((i + 1 for i in story if i in above), default=start)
    if stamps and all(_may_talk(lines[i], readings[i]) for i in range(stamps[-1] + 1, start)):
        start = stamps[-1] + 1
    coarse[end:] = ["boilerplate" if label == "body" else label for label in coarse[end:]]
    coarse[start:end] = ["body"] * (end - start)


def _most_talking(lines: Sequence[str], readings: Sequence[Reading]) -> tuple[float, int, int]:
    """The run of lines with the most small words beyond what is expected, and how many: a maximum-sum segment."""
    best = run = 0.0
    low = high = start = 0
    for i, (text, reading) in enumerate(zip(lines, readings, strict=True)):
        if not run:
            if reading.length < _FIRST or not _SMALL_WORDS.search(text):
                continue  # most lines
            start = i
        run += _weight(text, reading) if _may_talk(text, reading) else -_OTHER
        run = max(run, 0.0)
        if run > best:
            best, low, high = run, start, i + 1
    return best, low, high


def _weight(text: str, reading: Reading) -> float:
    """How much a line that may talk does so."""
    if reading.kind <= SENTENCE and reading.length > CLAUSE and "，" in text:
        return -_SEEN
    inner = text[:-1]
    marks = _STOP if "。" in inner else -_COMMA if "，" in inner else 0.0
    return len(_SMALL_WORDS.findall(text)) - _EXPECTED * reading.length + marks + (text[-1] in _MARKS)


def _may_talk(text: str, reading: Reading) -> bool:
    return (
        reading.length >= _SHORTEST
        and (reading.length <= _LONGEST or _CLAUSES.search(text) is None)
        and reading.stated is None
        and not (reading.stamp or reading.foreign)
        and (reading.chrome is None or reading.length > _LONGEST_BUTTON)
        and _MARKED.search(text.rstrip(_MARKS)) is None
    )

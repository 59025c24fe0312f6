"""Lines that tell what they are by those before and behind them: lists, questions between paragraphs, headers of posts."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from ..line.forms import HEADING
from ..line.profile import STAMP, STAMPED
from ..model.reading import Reading
from ..rules.parts import PARAGRAPH
from ..story.clauses import CLAUSE, TALKING

__all__ = [
    "CLAUSE_MARKS",
    "LEAST_HEADLINE",
    "LONGEST_BUTTON",
    "count_broken",
    "headers_of_posts",
    "listed",
    "questions",
    "stamped_lists",
]

_LIST = 4  # so many short lines without an end mark in a row are no headings
_QUESTION = 22  # a heading may ask a question of this length between paragraphs
CLAUSE_MARKS = re.compile("[，,：:；;]")
LONGEST_BUTTON, _OFTEN = 8, 5  # a button is not longer; a line that comes so often is one
_NAME_AND_TIME = re.compile(
    r"[^:：推→噓嘘]{1,30}\s(?:\d{4}[-/.年])?\d{1,2}[-/.月]\d{1,2}日?\s\d{1,2}:\d\d(?::\d\d)?"
)
LEAST_HEADLINE = 10  # characters
_PAIRS = 3  # as many lines with a time stamp below each make a list


def headers_of_posts(lines: Sequence[str], readings: Sequence[Reading], body: Sequence[int]) -> set[int]:
    """The headers and buttons of posts that the model takes for the story: a name and a time, the same short words."""
    result = {i for i in body if readings[i].kind == STAMPED and _NAME_AND_TIME.fullmatch(lines[i])}
    if len(result) < _OFTEN:
        return set()
    short = Counter(lines[i] for i in body if readings[i].length <= LONGEST_BUTTON)
    return result | {i for i in body if short[lines[i]] >= _OFTEN and lines[i][-1] not in "。！？!?…"}


def stamped_lists(readings: Sequence[Reading], coarse: Sequence[str], ended: Mapping[int, bool]) -> set[int]:
    """The lines of runs in which every other line is a time stamp: other stories, each with its time below.

    What the story tells hour by hour, each with its time above, is none.
    """
    stamps = [i for i, reading in enumerate(readings) if reading.kind == STAMP]
    result: set[int] = set()
    run: list[int] = []
    for i in [*stamps, -1]:
        if run and i == run[-1] + 2:
            run.append(i)
            continue
        if (
            len(run) >= _PAIRS
            and not _is_told_by_hours(run, readings, ended)
            and not _is_calendar(run, readings, coarse)
        ):
            result.update(range(run[0] - 1, run[-1] + 1))
        run = [i] if i > 0 and readings[i - 1].kind != STAMP else []
    return result


def _is_told_by_hours(stamps: Sequence[int], readings: Sequence[Reading], ended: Mapping[int, bool]) -> bool:
    """Whether most of what stands between some times are sentences of the story."""
    told = sum(ended.get(i - 1, False) and readings[i - 1].length >= LEAST_HEADLINE for i in stamps[1:])
    return 3 * told >= 2 * (len(stamps) - 1)


def _is_calendar(stamps: Sequence[int], readings: Sequence[Reading], coarse: Sequence[str]) -> bool:
    """Whether what stands above each of some days is too short for headlines, and amid the story."""
    return all(
        coarse[i - 1] == coarse[i] == "body" and readings[i - 1].length < LEAST_HEADLINE for i in stamps
    )


def listed(
    lines: Sequence[str],
    readings: Sequence[Reading],
    body: Sequence[int],
    ended: Mapping[int, bool],
    last_prose: int,
) -> set[int]:
    """The lines of runs of short ones without an end mark: a list or verse; a heading has prose below."""
    result: set[int] = set()
    run: list[int] = []
    short = [i for i in body if not ended[i] and readings[i].length <= CLAUSE]
    # where most lines are so, and talk, two are no headings
    talks = 2 * len(short) > len(body) and 2 * sum(TALKING.search(lines[i]) is not None for i in short) > len(
        short
    )
    least = 2 if talks else _LIST
    for i in [*body, -1]:
        if (
            0 <= i < last_prose
            and not ended[i]
            and readings[i].length <= 36
            and (not run or run[-1] == i - 1)
        ):
            run.append(i)
            continue
        if len(run) >= _LIST:
            result.update(run)
        elif len(run) >= least:
            result.update(i for i in run if not HEADING.match(lines[i]))
        run = []
    return result


def count_broken(readings: Sequence[Reading], body: Sequence[int], ended: Mapping[int, bool]) -> int:
    """How many lines of the story a scraper broke, or are verse; a headline without an end mark has a paragraph below."""
    return sum(
        not ended[i]
        and readings[i].length >= 18
        and (not ended[behind] or readings[behind].length < PARAGRAPH)
        for i, behind in pairwise(body)
    )


def questions(
    lines: Sequence[str], readings: Sequence[Reading], body: Sequence[int], wrapped: bool
) -> set[int]:
    """Short questions between long paragraphs: headings that have an end mark."""
    if wrapped:
        return set()
    return {
        i
        for before, i, behind in zip(body, body[1:], body[2:], strict=False)
        if readings[i].length <= _QUESTION
        and lines[i][-1] in "？?"
        and before + 1 == i == behind - 1
        and min(readings[before].length, readings[behind].length) >= PARAGRAPH
        and not CLAUSE_MARKS.search(lines[i])
    }

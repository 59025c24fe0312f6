"""Stories in parts that the model takes for the end of one: below the lines that say who made it, and set clause by clause.

Magazines put the names of those who made a story between its summary and its beginning. Accounts of messengers set a
line for every clause, most without a mark at the end, as menus and lists are.
"""

import re
from collections.abc import Sequence

from .buttons import by_words
from .forms import TELLING, chrome, ends_story, notice
from .particulars import made_by
from .profile import SENTENCE
from .reading import SHORT, Reading

__all__ = [
    "CLAUSE",
    "MAKERS",
    "PARAGRAPH",
    "SHORT_PAGE",
    "TALKING",
    "UNEVEN",
    "broken_at",
    "is_prose",
    "is_spoken",
    "long_chrome",
    "names_makers",
    "pass_makers",
    "take_in_clauses",
]

PARAGRAPH = 60  # characters of a short paragraph
SHORT_PAGE = 60  # so few lines
MAKERS = 5  # so many lines between summary and story may say who made it
_SUMMARY = 8  # lines of a summary above them
_SHORT_LINES = 2  # so many lines in a row without an end mark may stand in a story
_ROLE = re.compile("[\u4e00-\u9fff]{2,6}\\s?[:：/／|｜丨]\\s?[^，。,：:]{1,20}")  # 学术顾问：某某
# words of someone who talks to readers, which menus and headlines have few of
TALKING = re.compile("[了这這那我你他她们們就都也没沒还還很吗嗎呢吧啊么麼谁誰让讓却卻才又着著的是]")
CLAUSE = 25  # characters at most
_RUN, _MOST = 3, 40  # lines of a run of clauses
_MEAN, _SHORTEST = 13, 6  # characters of its lines on average, and of one of them
_LONGEST_SENTENCE = 120  # characters of sentences on average, with a menu in them or without
# what a newsreader speaks, blanks for commas and stops
_SPOKEN = re.compile(
    r"(?=.{60})[\u4e00-\u9fff](?:[^\s，。；！？|｜/／]{3,29} ){4,}[^\s，。；！？|｜/／]{3,30}"
)
# characters of a line that a scraper broke, and how uneven such lines may be; so many lines show it
_SHORTEST_BROKEN, UNEVEN, _FEWEST_BROKEN = 20, 4, 3
_BELOW_STAMP = 4  # so many buttons may stand between time and story


def is_prose(text: str) -> bool:
    """Return whether a stripped line is several sentences, whatever it ends with."""
    ends = sum(map(text.count, "。！？"))
    return ends >= 2 and len(text) <= _LONGEST_SENTENCE * ends


def is_spoken(text: str) -> bool:
    """Return whether a stripped line is news as it is spoken, with blanks for commas and stops."""
    return _SPOKEN.fullmatch(text) is not None


def broken_at(story: Sequence[str]) -> int:
    """Return where a scraper broke the lines of a story, in characters, or 0."""
    lengths = [len(text) for text in story if not ends_story(text) and len(text) >= _SHORTEST_BROKEN]
    if len(lengths) < _FEWEST_BROKEN or 2 * len(lengths) < len(story):
        return 0
    width = sorted(lengths)[len(lengths) // 2]
    return width if 2 * sum(abs(width - length) <= UNEVEN for length in lengths) > len(lengths) else 0


def long_chrome(text: str, reading: Reading) -> tuple[str, str] | None:
    """Return what `forms.chrome` says; of a long line only here, when the model takes it out of the story."""
    if reading.length > SHORT and reading.chrome is None and reading.bits & TELLING:
        return chrome(text, reading.bits)
    return reading.chrome


def names_makers(text: str, reading: Reading) -> bool:
    """Return whether a stripped line says who made the story, when, or for whom."""
    stated = reading.stated
    return (stated is not None and stated[0] in ("credit", "byline", "metadata")) or made_by(text) is not None


def pass_makers(lines: Sequence[str], readings: Sequence[Reading], coarse: list[str]) -> None:
    """Take in what stands below the lines that say who made the story, where no more than a summary stands above.

    It has to be longer than that: what comes behind the credits of a whole story is not.
    """
    first, last = coarse.index("body"), len(coarse) - 1 - coarse[::-1].index("body")
    if last - first >= _SUMMARY or first > SHORT_PAGE:
        return
    i = last + 1
    while i < len(coarse) and (
        names_makers(lines[i], readings[i]) or (i > last + 1 and _ROLE.fullmatch(lines[i]))
    ):
        i += 1
    if not last + 1 < i <= last + 1 + MAKERS or i + 1 >= len(coarse):
        return
    end, written, gap = i - 1, 0, 0
    for k in range(i, len(coarse)):
        reading = readings[k]
        if reading.marker or reading.stated is not None or notice(lines[k]):
            break
        if reading.kind <= SENTENCE and ends_story(lines[k]):
            if long_chrome(lines[k], reading) is not None:
                break
            end, gap, written = k, 0, written + reading.length
        elif k == i or reading.chrome is not None or gap == _SHORT_LINES:
            break
        else:
            gap += 1
    if written >= 2 * PARAGRAPH and written >= sum(r.length for r in readings[first : last + 1]):
        coarse[i : end + 1] = ["body"] * (end + 1 - i)


def take_in_clauses(lines: Sequence[str], readings: Sequence[Reading], coarse: list[str]) -> bool:
    """Take in the clauses, a line each, that a story begins with, and those it ends with if it began so.

    Returns:
        Whether there were any behind it, so that the story may go on behind them.
    """
    first, last = coarse.index("body"), len(coarse) - 1 - coarse[::-1].index("body")
    start = first
    while (
        start > max(0, first - _MOST)
        and coarse[start - 1] in ("boilerplate", "title")
        and _may_be_clause(lines[start - 1], readings[start - 1])
    ):
        start -= 1
    above = range(max(0, start - _BELOW_STAMP), start)
    stamped = any(coarse[k] == "metadata" or readings[k].stamp or readings[k].stated for k in above)
    if not stamped and "title" in coarse[start:first]:
        start = coarse.index("title", start) + 1  # the headline itself may be such a line
        stamped = True
    while start < first and readings[start].chrome is not None:
        start += 1
    begun = (not start or stamped or "title" in coarse[above.start : start]) and _are_clauses(
        lines, readings, start, first
    )
    if begun:
        coarse[start:first] = ["body"] * (first - start)
    short = sum(readings[k].length <= CLAUSE and not ends_story(lines[k]) for k in range(first, last + 1))
    if not begun and 2 * short < last + 1 - first:
        return False
    end = last + 1
    while (
        end < min(len(coarse), last + 1 + _MOST)
        and coarse[end] == "boilerplate"
        and _may_be_clause(lines[end], readings[end])
    ):
        end += 1
    while end > last + 1 and readings[end - 1].chrome is not None:
        end -= 1
    if not _are_clauses(lines, readings, last + 1, end):
        return False
    coarse[last + 1 : end] = ["body"] * (end - last - 1)
    return True


def _may_be_clause(text: str, reading: Reading) -> bool:
    p = reading
    own = p.chrome
    return (
        p.length <= CLAUSE
        and p.stated is None
        and not (p.stamp or p.row or p.foreign)
        and (own is None or (own[0] == "interaction" and not p.marker and p.length >= _SHORTEST))
        and by_words(text) is None
        and made_by(text) is None
    )


def _are_clauses(lines: Sequence[str], readings: Sequence[Reading], start: int, end: int) -> bool:
    """Whether a run of short lines is talk, rather than a menu or a list of headlines."""
    count = end - start
    if count < _RUN:
        return False
    lengths = [readings[k].length for k in range(start, end)]
    talking = sum(TALKING.search(lines[k]) is not None for k in range(start, end))
    buttons = sum(readings[k].chrome is not None for k in range(start, end))
    return (
        sum(lengths) <= _MEAN * count
        and min(lengths) <= _SHORTEST
        and 2 * talking >= count
        and 4 * buttons <= count
    )

"""Stories set clause by clause, as accounts of messengers set them, and poems verse by verse.

Most of their lines have no mark at the end, as menus and lists have none.
"""

import re
from collections.abc import Sequence

from ..._patterns import lazy_pattern
from ..line.cues import both_scripts
from ..line.forms import ends_story
from ..model.reading import Reading
from ..rules.buttons import by_words
from ..rules.names import is_marked_person, is_person
from ..rules.particulars import made_by
from ..rules.parts import SHORT_PAGE, begins_field, ends_of_story

__all__ = ["ANSWERS", "CLAUSE", "TALKING", "TURNS", "take_in_clauses", "take_verse"]

# words of someone who talks to readers, which menus and headlines have few of
TALKING = re.compile("[了这這那我你他她们們就都也没沒还還很吗嗎呢吧啊么麼谁誰让讓却卻才又着著的是]")
# a line of nothing but one of these begins a sentence that goes on below; no menu has one, nor a list of headlines
_OPENERS = frozenset(
    both_scripts(
        "近日 日前 近期 近来 近年来 连日来 今天 今日 昨天 昨日 当天 当日 今年 去年 最近 此前 随后 目前 眼下 当下 如今 据悉 据了解 据介绍 与此同时 此外 "
        "另外 其中 其实 同时 然而 但是 不过 因此 所以 于是 然后 接着 最后 最终 突然 原来 只见 只因 这里 那么 这时 此时 每天 曾经 后来 不久 现在"
    )
)
# so does the time of a day, alone on its line: 昨天（4月14日）凌晨  7月31日早晨7时34分
_OPENING_TIME = lazy_pattern(
    r"(?:[今昨前当當][天日]|\d{1,2}月\d{1,2}日)(?:\s?[（(][^（()）]{1,10}[）)])?"
    r"(?:凌晨|清晨|[早今昨]?[晨晚]|早上|[上中下]午|傍晚|晚[上间間]|夜[间間里]|深夜)(?:\d{1,2}[时時点點](?:\d{1,2}分|半)?)?(?:[许許]|左右)?"
)
_TIMES = frozenset("晨晚午上夜间間里")
_PLACEHOLDERS = ("图片", "圖片")  # where a picture stands amid clauses
_GOING_ON = ("，", ",", "、", "——", "：", ":")  # so ends a line that the next goes on with
_ASKING = ("请", "請")
CLAUSE = 25  # characters at most
_RUN, _MOST = 3, 40  # lines of a run of clauses
_MEAN, _SHORTEST = 13, 6  # characters of its lines on average, and of one of them
_BELOW_STAMP = 4  # so many buttons may stand between time and story
# lines of a story and their characters that clauses above it may share words with
_OPENING, _LOOKED_AT = 20, 2000
_FEWEST_SHARING, _SHARING = 6, 7  # such clauses, and their characters on average; tags are shorter
_VERSES, _SIGNED_VERSES = 8, 6  # lines of a page of nothing but verse, of verse below author and day
_DAY_OR_NUMBER = re.compile(r"\d{1,2}(?:月\d{1,2}日(?:\s?[（(][^（()）]{2,4}[）)])?)?")
ANSWERS = ("A:", "A：", "答:", "答：")
TURNS = ("Q:", "Q：", "问:", "问：", "問:", "問：", *ANSWERS)


def take_verse(lines: Sequence[str], readings: Sequence[Reading], coarse: list[str]) -> bool:
    """Take for the story what a page of hardly anything else says line by line, without running text: verse.

    Its headline and author may be such lines, too.

    Returns:
        Whether there was any.
    """
    if len(lines) > SHORT_PAGE:
        return False
    start = 0
    for i in range(len(lines) + 1):
        if i < len(lines) and _may_be_clause(lines[i], readings[i]) and not begins_field(lines[i]):
            continue
        if (i - start >= max(_VERSES, len(lines) / 2) and _talk(lines, readings, start, i)) or (
            i - start >= _SIGNED_VERSES and _is_signed(lines, readings, start)
        ):
            if is_person(lines[start], readings[start]):
                start += 1
            elif is_person(lines[start + 1], readings[start + 1]):
                start += 2
            if start and is_person(lines[start - 1], readings[start - 1]):
                coarse[start - 1] = "metadata"
                above = next(
                    (
                        k
                        for k in range(start - 2, -1, -1)
                        if not (begins_field(lines[k]) or readings[k].stamp)
                    ),
                    -1,
                )
                if (
                    above >= 0
                    and readings[above].length > 1
                    and _may_be_clause(lines[above], readings[above])
                ):
                    coarse[above] = "title"
            coarse[start:i] = ["body"] * (i - start)
            return True
        start = i + 1
    return False


def _is_signed(lines: Sequence[str], readings: Sequence[Reading], start: int) -> bool:
    """Whether the name of its author and a day stand above a run of lines, or begin it."""
    named = any(is_person(lines[k], readings[k]) for k in range(max(0, start - 1), start + 1))
    return named and any(readings[k].stamp for k in range(max(0, start - 2), start))


def take_in_clauses(lines: Sequence[str], readings: Sequence[Reading], coarse: list[str]) -> bool:
    """Take in the clauses, a line each, that a story begins with, and those it ends with if it began so.

    Returns:
        Whether there were any behind it, so that the story may go on behind them.
    """
    first, last = ends_of_story(coarse)
    if first and coarse[first - 1] == "metadata" and _opens(lines[first - 1]):
        first -= 1
        coarse[first] = "body"
    start = first
    while (
        start > max(0, first - _MOST)
        and (coarse[start - 1] in ("boilerplate", "title") or _talks(lines[start - 1]))
        and _may_be_clause(lines[start - 1], readings[start - 1])
    ):
        start -= 1
    above = range(max(0, start - _BELOW_STAMP), start)
    stamped = any(coarse[k] == "metadata" or readings[k].stamp or readings[k].stated for k in above)
    if not stamped and "title" in coarse[start:first]:
        title = coarse.index("title", start)  # the headline itself may be such a line
        opener = next((k for k in range(start, title) if _opens(lines[k])), -1)
        if opener >= 0 and _talk(lines, readings, opener, first, lines[first : first + _OPENING]):
            coarse[title] = "boilerplate"
            if opener > start and readings[opener - 1].length > _SHORTEST:
                coarse[opener - 1] = "title"
            title = opener - 1
        start = title + 1
        stamped = True
    while start < first and readings[start].chrome is not None:
        start += 1
    begun = (not start or stamped or "title" in coarse[above.start : start]) and _are_clauses(
        lines, readings, start, first, lines[first : first + _OPENING]
    )
    if begun:
        for k in range(start, first):
            coarse[k] = "boilerplate" if lines[k] in _PLACEHOLDERS else "body"
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
    if text.startswith(TURNS):
        return p.length <= 2 * CLAUSE
    if (text[0].isdecimal() and _DAY_OR_NUMBER.fullmatch(text)) or (p.stamp and _opens(text)):
        return True
    return (
        p.length <= CLAUSE
        and p.stated is None
        and not (p.stamp or p.row or p.foreign)
        and (
            own is None
            or (own[0] == "interaction" and ("了" in text or not p.marker) and p.length >= _SHORTEST)
            or (own[0] == "navigation" and not p.marker and p.length >= _SHORTEST and _talks(text))
        )
        and by_words(text) is None
        and made_by(text) is None
        and not is_marked_person(text, p)
    )


def _are_clauses(
    lines: Sequence[str], readings: Sequence[Reading], start: int, end: int, story: Sequence[str] = ()
) -> bool:
    """Whether a run of short lines is talk, or speaks of what the story does, rather than a menu or a list of headlines."""
    if end - start < _RUN:
        return False
    if min(readings[k].length for k in range(start, end)) > _SHORTEST and not any(
        map(_opens, lines[start:end])
    ):
        return False
    return _talk(lines, readings, start, end, story)


def _talk(
    lines: Sequence[str],
    readings: Sequence[Reading],
    start: int,
    end: int,
    story: Sequence[str] = (),
) -> bool:
    count, length = end - start, sum(readings[k].length for k in range(start, end))
    talking = sum(map(_talks, lines[start:end]))
    buttons = sum(readings[k].chrome is not None for k in range(start, end))
    turns = sum(text.startswith(TURNS) for text in lines[start:end])
    if turns >= _RUN and 2 * turns >= count:
        return True
    if length > _MEAN * count or 4 * buttons > count:
        return False
    if 4 * talking >= count and any(map(_opens, lines[start:end])):
        return True
    if 2 * talking >= count or count < _FEWEST_SHARING or length < _SHARING * count:
        return 2 * talking >= count
    told = "".join(story)[:_LOOKED_AT]
    return 2 * sum(_talks(text) or _shares(text, told) for text in lines[start:end]) >= count


def _talks(text: str) -> bool:
    """Whether a short line has a small word, or the next one goes on with its sentence."""
    return (
        TALKING.search(text) is not None
        or text.endswith(_GOING_ON)
        or text.startswith(_ASKING)
        or _opens(text)
    )


def _opens(text: str) -> bool:
    """Whether a line is nothing but the beginning of a sentence: 近日  昨天（4月14日）凌晨"""
    if text in _OPENERS:
        return True
    return (
        ("日" in text or "天" in text)
        and not _TIMES.isdisjoint(text)
        and _OPENING_TIME.fullmatch(text) is not None
    )


def _shares(text: str, story: str) -> bool:
    """Whether two characters in a row stand in the story, too."""
    return any(text[k : k + 2] in story for k in range(len(text) - 1))

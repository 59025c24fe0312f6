"""Dashes, ellipses and middle dots: the many ways they are typed to the standard ones."""

import re
from collections.abc import Iterator, Set
from functools import cache

from .._classes import occurrences
from ..edits import RawEdit
from ._context import BLANKS, BORDER, DIGIT, HANZI, LATIN, RUN, Lines, kind, run_bounds
from ._names import find_name_dots

__all__ = ["find_marks", "find_titles"]

_DAMAGED = ("--", "－－", "...", "．．．", "…", "。。", "――", *"─⸺—・･•∙⋅", "···", *"‥⋯")
# What may need a look by standard: · and ‧ are right by the default.
_SIGNS = {None: _DAMAGED, "gb": (*_DAMAGED, "‧"), "moe": (*_DAMAGED, "·")}
_RIGHT = re.compile(
    r"…(?:(?<=……)|(?=…(?:……)?(?!…)))|—(?:(?<=——)|(?=—(?!—)))"
)  # by every standard, or inside a run
_UNIT = r"(?:…+|\.\.+|．．+|。。+)"
_MIXED = rf"{_UNIT}{{2,}}|\.\.+．|．．+\.|。。+[.．]"  # an ellipsis in two ways at once
_RUN = re.compile(
    rf"(?:{_MIXED})(?:[….．]|。(?=[….．。]))*"
    r"|-+|－+|\.+|．+|…+|。+|――*|─+|⸺+|—+|‥+|⋯+|・・・+|•••+|···+"
)
_TITLE_SIGNS = ("<<", "＜＜", "＜<", "<＜")
_BLANKS = frozenset(BLANKS)
_BESIDE_ELLIPSIS = frozenset("\"'`“”‘’「」『』！？!?")
_BESIDE_ELLIPSIS_OR_BLANK = _BESIDE_ELLIPSIS | _BLANKS
_OR_BORDER = _BESIDE_ELLIPSIS | {"", "\n"}
_OPTION = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?![0-9A-Za-z])")  # --help, but not 新品--iPhone
_OPENERS = frozenset("（(“‘「『\"'`")
_BEFORE_DASH = frozenset("，。：；？！…,.:;?!”’」』）)\"'")  # half-width or full-width alike


@cache
def _site_title() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A site's name before the dash, its slogan behind it."""
    return re.compile("(?<![一-\u9fff])[一-\u9fff]{1,20}[网網]\\Z"), re.compile("[一-\u9fff]{7}")


def find_marks(text: str, standard: str | None) -> Iterator[RawEdit]:
    """Yield the edits that standardise the dashes, ellipses and middle dots of Chinese context."""
    yield from find_name_dots(text, "‧" if standard == "moe" else "·")
    lines = Lines(text)
    done = 0
    for start in occurrences(text, _SIGNS[standard]):
        if start < done or _RIGHT.match(text, start) or not lines.is_chinese(start):
            continue
        run = _RUN.match(text, start)
        done = run.end() if run else start + 1
        mark = text[start]
        if mark in "-－―─⸺—":
            replacement, rule = _dash(text, start, done), "punctuation.dash"
        elif run:
            replacement, rule = _ellipsis(text, start, done, standard), "punctuation.ellipsis"
        else:
            replacement, rule = _middle_dot(text, start, standard), "punctuation.middle_dot"
        if replacement and replacement != text[start:done]:
            yield start, done, replacement, rule, 0.95


def find_titles(text: str) -> Iterator[RawEdit]:
    """Yield the edits that make title marks of angles typed twice."""
    if any(sign in text for sign in _TITLE_SIGNS):
        for match in _title().finditer(text):
            yield match.start(), match.start() + 2, "《", "punctuation.title_mark", 0.9
            yield match.end() - 2, match.end(), "》", "punctuation.title_mark", 0.9


@cache
def _title() -> re.Pattern[str]:
    """What stands between angles typed twice and is a title: Chinese, no sentence, no button of a pager."""
    return re.compile(
        r"(?<![A-Za-z<＜])[<＜]{2}(?=[^<>＜＞\n]*[一-\u9fff])(?![^<>＜＞\n]{0,40}(?:[上下首末尾][一1]?[页頁篇章]|更多|返回))"
        r"(?:[^<>＜＞《》\n|。！？!?]|。(?=[….．。])|(?<=[….．。])。){1,40}[>＞]{2}(?![A-Za-z>＞])"
    )


def _near(text: str, start: int, end: int, passed: Set[str] = _BLANKS) -> tuple[str, str]:
    """Return the characters beside ``text[start:end]``, blanks or whatever is given passed over."""
    while start and text[start - 1] in passed:
        start -= 1
    while end < len(text) and text[end] in passed:
        end += 1
    return text[start - 1 : start], text[end : end + 1]


def _dash(text: str, start: int, end: int) -> str:
    """GB/T 15834-2011, 4.10: the dash is ——; a single — or – is the connector (4.13) and stays."""
    before, after = _near(text, start, end)
    left, right = kind(before), kind(after)
    length = end - start
    if after and after in _OPENERS and before in _BEFORE_DASH:  # 怎么办？--（见下图）
        left = kind(text[run_bounds(text, start - 1)[0] - 1 : start][:1])
    if HANZI not in (left, right) or length > 4:  # longer ones are rulers
        return ""
    if text.startswith("<!", max(0, start - 2)) or text.startswith(">", end):  # a comment of markup, an arrow
        return ""
    if text.startswith("--", start) and length == 2 and _OPTION.match(text, end):
        return ""
    if text[start] == "—":
        name, slogan = _site_title()
        if length == 1 and name.search(text, max(0, start - 24), start) and slogan.match(text, end):
            return "——"
        return ""
    if text[start] == "─" and length == 1:
        return ""
    if left not in (HANZI, BORDER) and before not in _BEFORE_DASH:
        return ""
    return "——"


def _ellipsis(text: str, start: int, end: int, standard: str | None) -> str:
    """GB/T 15834-2011, 4.11: the ellipsis is ……, or ………… for a whole paragraph."""
    mark = text[start]
    length = end - start
    if mark in "・•·" and (text[start - 1 : start] in RUN or text[end : end + 1] in RUN):
        return (
            ""  # dots do not belong to a run of marks, an ellipsis does: its neighbours would change theirs
        )
    near = _near(text, start, end)
    if _OR_BORDER.issuperset(near):
        near = _near(text, start, end, _BESIDE_ELLIPSIS_OR_BLANK)
    if HANZI not in map(kind, near):
        return ""
    if mark == "。" and length == 2:
        return "。"
    if text[start:end] in ("……", "…………"):
        return ""
    if (mark in ".．" and length > 12) or (mark in "…·•・" and length > 4 and kind(near[1]) == DIGIT):
        return ""  # they lead to a page number
    if mark == "⋯" and standard != "gb" and length == 2:
        return ""
    return "……"


def _middle_dot(text: str, at: int, standard: str | None) -> str:
    """GB/T 15834-2011, 4.14: the separator is ·; 《重訂標點符號手冊》: the 音界號 is ‧."""
    mark = text[at]
    wanted = "‧" if standard == "moe" else "·"
    if (mark == "·" and standard != "moe") or (mark == "‧" and standard != "gb"):
        return ""
    before, behind = text[at - 1 : at], text[at + 1 : at + 2]
    if not (before.isalnum() and behind.isalnum()):
        return ""  # as it is where a blank stands there, which may be removed
    around = {kind(before), kind(behind)}
    if around == {LATIN}:  # initials, J・K・罗琳
        return wanted if mark in (text[at - 2 : at - 1], text[at + 2 : at + 3]) else ""
    return wanted if around == {DIGIT} or (HANZI in around and around <= {HANZI, LATIN}) else ""

"""Straight quotes to paired ones, paragraph by paragraph, in the style of the region."""

import re
from collections.abc import Iterator

from ..edits import RawEdit
from ._context import BORDER, DIGIT, FOREIGN, HANZI, LATIN, Lines, Runs

__all__ = ["STYLES", "find_quotes"]

STYLES = {"cn": ("“”", "‘’"), "tw": ("「」", "『』"), "hk": ("「」", "『』")}
"""Outer and inner quotes by region.

Sources: GB/T 15834-2011, 4.8; 《重訂標點符號手冊》修訂版 (2008), 引號; Hong Kong practice follows the latter.
"""

_RULE = "punctuation.quote"
_STRAIGHT = re.compile("[\"']")
_LATEX = re.compile("``(?=[^`'\n]{1,200}'')|''")
_OUTER = '"“”「」'
_INNER = "'‘’『』"
_OPENERS = "“‘「『"
_MARKS_AFTER = frozenset("，。、；：？！,;:?!）)》】…")


def find_quotes(text: str, region: str) -> Iterator[RawEdit]:
    """Yield the edits that pair straight quotes of Chinese lines."""
    lines = Lines(text)
    done = 0
    for match in _STRAIGHT.finditer(text):
        if match.start() >= done:
            lines.move_to(match.start())
            done = lines.end
            if lines.is_chinese(match.start()):
                edits = [
                    edit
                    for level, quotes in enumerate((_OUTER, _INNER))
                    for edit in _line_edits(text, lines, quotes, STYLES[region][level])
                ]
                yield from sorted(edits)


def _line_edits(text: str, lines: Lines, quotes: str, style: str) -> Iterator[RawEdit]:
    """Yield the edits of one line for outer or inner quotes; none if they do not come in pairs."""
    straight = quotes[0]
    places: list[int] = []
    runs = Runs(text)
    runs.end = lines.start
    at = text.find(straight, lines.start, lines.end)
    while at >= 0:
        if not _is_apostrophe(text, at, straight):
            places.append(at)
        at = text.find(straight, at + 1, lines.end)
    if not places:
        return
    if any(text.find(mark, lines.start, lines.end) >= 0 for mark in quotes[1:3]):
        return
    if len(places) % 2:
        return
    for index in range(0, len(places), 2):
        first, last = places[index : index + 2]
        if text[first + 1] in _MARKS_AFTER or text[first + 1 : last].isspace():
            return
    for index in range(0, len(places), 2):
        first, last = places[index : index + 2]
        runs.move_to(first)
        yield first, first + 1, style[0], _RULE, 0.95
        yield last, last + 1, style[1], _RULE, 0.95


def _is_apostrophe(text: str, at: int, straight: str) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if straight == "'":
        return before.isascii() and before.isalnum()
    return before.isascii() and before.isdigit()

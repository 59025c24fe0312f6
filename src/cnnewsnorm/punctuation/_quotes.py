"""Straight quotes to paired ones, paragraph by paragraph, in the style of the region."""

import re
from collections.abc import Iterator

from ..edits import RawEdit
from ._context import BORDER, HANZI, OTHER, Lines, kind

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
_NEVER_BEHIND_OPENING = frozenset(["", "\n", *"，。、；：？！,;:?!）)》】"])
_NEVER_BEFORE_CLOSING = frozenset(["", "\n", *"：:（(《【，,、"])
_YEAR = re.compile("'[0-9０-９]{2}(?![0-9０-９'])")
_QUOTE_GOES_ON = re.compile("\n{1,3}[ \u3000\u00a0]{0,8}[\"“]")


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
    """Yield the edits of one line for outer or inner quotes; none unless they come in pairs."""
    straight = quotes[0]
    places: list[int] = []
    at = text.find(straight, lines.start, lines.end)
    while at >= 0:
        if straight == "'" and _YEAR.match(text, at) and kind(text[at - 1 : at]) in (HANZI, BORDER, OTHER):
            yield at, at + 1, "’", "punctuation.apostrophe", 0.9
        elif straight == "\"" or not _is_apostrophe(text, at):
            places.append(at)
        at = text.find(straight, at + 1, lines.end)
    if not places or any(text.find(mark, lines.start, lines.end) >= 0 for mark in quotes[1:3]):
        return
    first = _first_role(text, lines, places)
    if first is None:
        return
    for index, at in enumerate(places):
        yield at, at + 1, style[(index + first) % 2], _RULE, 0.95


def _first_role(text: str, lines: Lines, places: list[int]) -> int | None:
    """Return 0 if the first quote opens, 1 if it closes, None if that cannot be told."""
    opening, closing = (_fits(text, places, role) for role in (0, 1))
    if len(places) % 2 == 0:
        lengths = all(text[at - 1 : at].isdigit() for at in places)  # 14"和15"显示器
        return 0 if opening and not lengths else None
    if opening and not closing and _QUOTE_GOES_ON.match(text, lines.end):
        return 0
    return None


def _fits(text: str, places: list[int], first: int) -> bool:
    """Tell whether the quotes can open and close in turn, the first one opening (0) or closing (1)."""
    for index, at in enumerate(places):
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if (index + first) % 2 == 0:
            if after in _NEVER_BEHIND_OPENING:
                return False
        elif before in _NEVER_BEFORE_CLOSING:
            return False
    return True


def _is_apostrophe(text: str, at: int) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return before.isascii() and before.isalnum() and after.isascii() and after.isalnum()

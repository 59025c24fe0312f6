"""Dashes, ellipses and middle dots: the many ways they are typed to the standard ones."""

import re
from collections.abc import Iterator

from ..edits import RawEdit
from ._context import BORDER, HANZI, kind

__all__ = ["find_marks"]

_CANDIDATE = re.compile(r"--|\.\.\.|…|。。|―|──|⸺|—|・|･|•|∙|⋅|‥")
_DASH = re.compile("--+|――*|──+|⸺+")
_ELLIPSIS = re.compile(r"\.{3,}|…+|。{2,}|‥+")
_DOTS = "・･•∙⋅"


def find_marks(text: str) -> Iterator[RawEdit]:
    """Yield the edits that bring dashes, ellipses and middle dots of Chinese context to their standard form."""
    done = 0
    for match in _CANDIDATE.finditer(text):
        start = match.start()
        if start < done:
            continue
        first = match[0][0]
        if first in "-―─⸺":
            done = _DASH.match(text, start).end()  # type: ignore[union-attr]
            replacement, rule = _dash(text, start, done), "punctuation.dash"
        elif first in ".…。‥":
            done = _ELLIPSIS.match(text, start).end()  # type: ignore[union-attr]
            replacement, rule = _ellipsis(text, start, done), "punctuation.ellipsis"
        elif first == "—":
            done = start + 1
            while text.startswith("—", done):
                done += 1
            replacement, rule = _single_dash(text, start, done), "punctuation.dash"
        else:
            done = start + 1
            replacement, rule = _dot(text, start), "punctuation.middle_dot"
        if replacement and replacement != text[start:done]:
            yield start, done, replacement, rule, 0.95


def _near(text: str, start: int, end: int) -> tuple[str, str]:
    return kind(text[start - 1 : start]), kind(text[end : end + 1])


def _dash(text: str, start: int, end: int) -> str:
    left, right = _near(text, start, end)
    if end - start > 4 or HANZI not in (left, right) or left not in (HANZI, BORDER):
        return ""
    return "——"


def _single_dash(text: str, start: int, end: int) -> str:
    return ""


def _ellipsis(text: str, start: int, end: int) -> str:
    mark = text[start]
    length = end - start
    left, right = _near(text, start, end)
    if HANZI not in (left, right):
        return ""
    if mark == "。" and length == 2:
        return "。"
    if mark == "." and length > 7 or mark == "…" and length in (2, 4):
        return ""
    return "……"


def _dot(text: str, at: int) -> str:
    left, right = _near(text, at, at + 1)
    return "·" if left == right == HANZI else ""

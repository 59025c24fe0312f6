"""Parentheses: each pair goes by its content and its neighbours, both halves alike."""

import re
from collections.abc import Iterator

from .._classes import occurrences
from ..edits import RawEdit
from ._context import BORDER, CHINESE, DIGIT, FOREIGN, HANZI, RUN, Lines, Runs

__all__ = ["find_parentheses"]

_FULL = {"(": "（", ")": "）"}
_RULE = "punctuation.parenthesis"
_ANY = re.compile("[()（）]")
_WORD = re.compile("[^\\W_]|[%‰℃％]")
_ACRONYM = re.compile("(?<![0-9A-Za-z_])[A-Z]{1,6}\\Z")
_NUMBER_BEFORE = re.compile("(?<![0-9A-Za-z_])[0-9]+\\Z")  # 10:30(GMT+8)
_FULL_FORM = re.compile("[A-Z][a-z]{2}")
# A sign that prose does not put into parentheses marks a kaomoji such as (^o^) or (T_T).
_FACE = re.compile(
    "[^\\w\\s.,:;/%&+\\-–—~～\"“”‘’!?·°±℃‰#$€£¥@=×<>．－／＋～＝＆％，。、；：！？…《》「」『』\\[\\]']|_"
)


def find_parentheses(text: str) -> Iterator[RawEdit]:
    """Yield the edits that make the parentheses of Chinese context full-width."""
    lines = Lines(text)
    done = 0
    for at in occurrences(text, _FULL):
        if at >= done:
            lines.move_to(at)
            done = lines.end
            yield from sorted(_line_edits(text, lines))


def _line_edits(text: str, lines: Lines) -> Iterator[RawEdit]:
    """Yield the edits of one line, out of order; one pass, with a stack of open parentheses."""
    runs = Runs(text)
    runs.end = seen = lines.start
    opened: list[tuple[int, str, str]] = []
    last_han = last_word = last_face = -1  # where such a character was seen last
    for match in _ANY.finditer(text, lines.start, lines.end):
        at = match.start()
        if found := CHINESE.search(text, seen, at):
            last_han = found.start()
        elif found := _WORD.search(text, seen, at):
            last_word = found.start()
        if opened and last_han < opened[-1][0] and (found := _FACE.search(text, seen, at)):
            last_face = found.start()
        seen = at + 1
        runs.move_to(at)
        if match[0] in "(（":
            opened.append((at, runs.left, runs.right))
            continue
        if not opened:
            if match[0] == ")" and _closes_alone(text, at, runs):
                yield at, at + 1, "）", _RULE, 0.9
            continue
        start, left, _ = opened.pop()
        if (
            (text[start] == "（" and match[0] == "）")
            or FOREIGN in (left, runs.right)
            or not lines.is_chinese(at)
        ):
            continue
        mixed = text[start] == "（" or match[0] == "）"
        if last_han > start:
            confidence = 0.0 if text[start - 1 : start] == "]" else 1.0
        elif last_word > start and (last_face < start or mixed) and HANZI in (left, runs.right):
            confidence = 0.0 if _is_call(text, start) and not mixed else 0.95
        else:
            confidence = 0.0
        if confidence:
            for half in (start, at):
                if text[half] in _FULL:
                    yield half, half + 1, _FULL[text[half]], _RULE, confidence
    if opened and (found := CHINESE.search(text, seen, lines.end)):
        last_han = found.start()
    for start, left, right in opened:
        if text[start] == "(" and _opens_alone(text, lines, start, left, right, last_han):
            yield start, start + 1, "（", _RULE, 0.9


def _is_call(text: str, start: int) -> bool:
    """Tell whether a name stands right before the parenthesis, as in ``print(x)`` or ``[text](link)``.

    An acronym before its full form, as in ``HAP(Harmony Package)``, is no call.
    """
    before = text[start - 1 : start]
    if not before.isascii() or not (before.isalnum() or before in "_]") or not before:
        return False
    if before.isdigit() and _NUMBER_BEFORE.search(text, max(0, start - 16), start):
        return False
    return not (_ACRONYM.search(text, max(0, start - 8), start) and _FULL_FORM.match(text, start + 1))


def _opens_alone(text: str, lines: Lines, start: int, left: str, right: str, last_han: int) -> bool:
    """Tell whether the parenthesis opens a Chinese remark that a later line closes."""
    if left not in (HANZI, BORDER) or right not in (HANZI, DIGIT) or last_han < start:
        return False
    return text[start + 1] not in RUN and lines.is_chinese(start)


def _closes_alone(text: str, at: int, runs: Runs) -> bool:
    return runs.left == HANZI and runs.right in (HANZI, BORDER) and text[at - 1] not in ":;"

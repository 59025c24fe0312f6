"""Where the pieces of a line are that are Big5 read as GBK, or the reverse: those over which the other reading gains most."""

import re
from collections.abc import Iterator
from functools import cache

from ..gbk import is_private
from ..language.commonness import beyond_ascii, is_basic_han, ordinary, ordinary_count
from ..language.costs import COSTS
from .evidence import LEAST_KNOWN, LEAST_ORDINARY, LOST_SIGNS, MOST_COST
from .readings import NONE

__all__ = ["ASCII", "likelier_pieces", "whole_line"]

_EDGE = 4  # ordinary characters at the ends of a line that belong to a piece beside them
_IMPOSSIBLE = 99  # half bits for a code without a reading
_LEAST_USUAL = 2  # half bits that an ordinary character costs at least, and another one
_LEAST_UNUSUAL = 45
_MOST_LOSS = 150  # a piece ends where so much of its gain is gone again
ASCII = re.compile("[\0-\x7f]+")


def likelier_pieces(line: str, readings: str) -> list[tuple[int, int]]:
    """Return the pieces of a line that the other reading makes likelier, with what belongs to them at their edges."""
    return _apart([_with_edges(line, readings, start, end) for start, end in _gaining_pieces(line, readings)])


def whole_line(line: str, readings: str) -> list[tuple[int, int]]:
    """Return all that is beyond ASCII as one piece, if nearly every character of it has an ordinary reading.

    Signs of loss at its ends are left out.
    """
    beyond = _BEYOND_ASCII.search(line)
    if not beyond:
        return []
    first, end = beyond.span()
    read = ASCII.sub("", readings)
    if len(read) < LEAST_KNOWN * beyond_ascii(line) or ordinary_count(read) < LEAST_ORDINARY * len(read):
        return []
    while line[first] in LOST_SIGNS:
        first += 1
    while line[end - 1] in LOST_SIGNS:
        end -= 1
    return [(first, end)] if ordinary().issuperset((readings[first], readings[end - 1])) else []


_BEYOND_ASCII = re.compile("[^\0-\x7f](?s:.*[^\0-\x7f])?")


def _gaining_pieces(line: str, readings: str) -> list[tuple[int, int]]:
    """Return the pieces over which the other reading gains, from the first to the last character that does."""
    pieces = []
    before = "\n\n" + readings
    for first, last in _hopeful_parts(line, readings):
        start = end = first
        gain = most = 0
        for index in range(first, last):
            ch, other = line[index], readings[index]
            if ch < "\x80":
                continue
            price = COSTS[before[index : index + 2] + other] if other != NONE else _IMPOSSIBLE
            gain += _oddness(ch) - price
            if gain > most:
                most, end = gain, index + 1
            if gain <= 0 or most - gain > _MOST_LOSS:
                if end > start:
                    pieces.append((start, end))
                start = end = index + 1
                gain = most = 0
        if end > start:
            pieces.append((start, end))
    return pieces


def _hopeful_parts(line: str, readings: str) -> Iterator[tuple[int, int]]:
    """Yield the parts outside which the other reading gains nothing, even at the least it can cost."""
    usual = ordinary()
    start = gain = 0
    for index, (ch, other) in enumerate(zip(line, readings, strict=True)):
        if ch < "\x80":
            continue
        gain += _oddness(ch) - (
            _LEAST_USUAL if other in usual else _LEAST_UNUSUAL if other != NONE else _IMPOSSIBLE
        )
        if gain <= 0:
            if index > start:
                yield start, index
            start, gain = index + 1, 0
    if gain:
        yield start, len(line)


@cache
def _oddness(ch: str) -> int:
    """Return what a character costs as it stands, roughly and regardless of its neighbours."""
    if ch in ordinary():
        return 14
    return 50 if is_basic_han(ch) or is_private(ch) else 30


def _with_edges(line: str, readings: str, start: int, end: int) -> tuple[int, int]:
    """Take along what goes on likely behind a piece, and the last few ordinary characters of the line."""
    usual = ordinary()
    while start and line[start - 1] > "\x7f" and _goes_on(readings[start - 1 : start], readings[start]):
        start -= 1
    while end < len(line) and line[end] > "\x7f" and _goes_on(readings[end - 2 : end], readings[end]):
        end += 1
    before = [index for index in range(max(0, start - 2 * _EDGE), start) if line[index] > "\x7f"]
    behind = [index for index in range(end, min(len(line), end + 2 * _EDGE)) if line[index] > "\x7f"]
    if start <= 2 * _EDGE and 0 < len(before) <= _EDGE and all(readings[index] in usual for index in before):
        start = before[0]
    if (
        len(line) - end <= 2 * _EDGE
        and 0 < len(behind) <= _EDGE
        and all(readings[i] in usual for i in behind)
    ):
        end = behind[-1] + 1
    return start, end


def _apart(pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return pieces in order with those made one that overlap since their edges were taken along."""
    result: list[tuple[int, int]] = []
    for start, end in pieces:
        if result and start < result[-1][1]:
            before = result.pop()
            start, end = min(start, before[0]), max(end, before[1])
        result.append((start, end))
    return result


def _goes_on(context: str, reading: str) -> bool:
    before = context.rjust(2, "\n")
    return NONE not in before + reading and COSTS[before + reading] <= MOST_COST

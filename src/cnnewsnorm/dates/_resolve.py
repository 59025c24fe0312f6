"""Resolves a chain of pieces against the reference: each operation narrows the stretch the one before it left."""

from collections.abc import Iterable

from . import _days, _periods
from ._civil import DAY, weekday
from ._frames import Frame, Reference, century_frame, days_frame, month_frame, year_frame
from ._periods import ABSOLUTE
from ._pieces import NEEDS, Piece

__all__ = ["NAMED_DAYS", "resolve_chain"]

# What each piece does; None where there is no such day.
_RELATIVE = _periods.RELATIVE | _days.RELATIVE
_NARROWING = _periods.NARROWING | _days.NARROWING
_MIXED = _periods.MIXED | _days.MIXED


def resolve_chain(
    chain: list[Piece], ref: Reference | None, prefer: str, first: Frame | None = None
) -> Frame | None:
    """Resolve a chain of pieces; what it leaves out is taken from the reference, looking back or ahead.

    Args:
        chain: The pieces, coarse to fine.
        ref: The reference, or None.
        prefer: ``past``, ``future`` or ``nearest``.
        first: What the chain continues, such as the first end of a range.

    Returns:
        The frame, or None if there is no such day or nothing to resolve it with.
    """
    need = NEEDS[chain[0][0]]
    if first is not None or need is None:
        return _narrow(first, chain, ref)
    if ref is None:
        return None
    head = chain[:-1] if len(chain) > 1 and chain[-1][0] in ("edge", "tenday") else chain
    best, score = None, None
    for candidate in _candidates(need, ref, prefer, chain):
        frame = _narrow(candidate, chain, ref)
        if frame is None:
            continue
        whole = frame if head is chain else _narrow(candidate, head, ref)
        distance = (_contradicts(frame, chain), *_distance(whole or frame, ref, prefer, chain[0][0]))
        if score is None or distance < score:
            best, score = frame, distance
            if not (distance[0] or distance[1]) and chain[0][0] not in NAMED_DAYS and prefer != "nearest":
                break  # the candidates come nearest first
    return best


def _contradicts(frame: Frame, chain: list[Piece]) -> bool:
    """10月12日，星期一: the weekday tells the year, where last year or the next one fits."""
    op, value = chain[-1]
    return op == "weekday" and len(chain) > 2 and chain[0][0] == "month" and weekday(frame.lo // DAY) != value


def _narrow(frame: Frame | None, chain: Iterable[Piece], ref: Reference | None) -> Frame | None:
    for op, value in chain:
        if op in _NARROWING:
            frame = None if frame is None else _NARROWING[op](frame, value)
        elif op in ABSOLUTE:
            frame = ABSOLUTE[op](value)
        elif op in _RELATIVE:
            frame = None if ref is None else _RELATIVE[op](value, ref)
        else:
            frame = _MIXED[op](frame, value, ref)
        if frame is None:
            return None
    return frame


def _candidates(need: str, ref: Reference, prefer: str, chain: list[Piece]) -> Iterable[Frame]:
    year, month, _ = ref.civil
    if need == "century":
        return [century_frame((year - 1) // 100 + 1 + step) for step in (0, -1, 1)]
    if need == "day":
        return [days_frame(ref.day + step, 1) for step in ((0, 1) if prefer == "future" else (0,))]
    if chain[0][0] in OWN_PERIOD:
        steps: Iterable[int] = (0,)
    elif (chain[0][0] in NAMED_DAYS and prefer == "past") or (chain[-1][0] == "weekday" and need == "year"):
        steps = range(-1, 2)
    else:
        steps = {"past": range(0, -9, -1), "future": range(9), "nearest": range(-8, 9)}[prefer]
    # Lazily: the nearest one mostly fits.
    if need == "year":
        again = (-1,) if prefer != "future" and 0 in steps else ()
        return (year_frame(year + step) for step in (*steps, *again))
    if need == "month":
        return (month_frame(year * 12 + month - 1 + step) for step in steps)
    return (days_frame(ref.monday + 7 * step, 7, "week") for step in steps if abs(step) < 2)


def _distance(frame: Frame, ref: Reference, prefer: str, op: str) -> tuple[bool, int]:
    """Sorts the candidates: those on the wrong side of the reference last, else the nearest first.

    A holiday is written about before it comes as well as after: looking back, the nearest one counts, with the days
    ahead counted double.
    """
    need = NEEDS[op]
    near = (
        0
        if frame.lo <= ref.moment < frame.hi
        else max(frame.lo // DAY - ref.day, ref.day - max(frame.lo, frame.hi - 1) // DAY)
    )
    ahead = frame.lo // DAY > ref.day
    if need == "day":
        return prefer == "future" and frame.lo <= ref.moment, near
    if prefer == "past":
        return (False, near * (1 + ahead)) if op in NAMED_DAYS else (ahead, near)
    if prefer == "future":
        return frame.hi // DAY <= ref.day or (need == "week" and frame.lo // DAY <= ref.day), near
    return False, near


NAMED_DAYS = frozenset({"holiday", "statutory", "term", "lunar", "lunarmonth"})

# What stands alone for a part of the running period, whatever day it is: 上半年, 年底, 月初.
OWN_PERIOD = frozenset({"half", "halfmonth", "halfweek", "edge", "break"})

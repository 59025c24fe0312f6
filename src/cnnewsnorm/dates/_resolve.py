"""Resolves a chain of pieces against the reference: each operation narrows the stretch the one before it left."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from . import lunar
from ._civil import DAY, add_months, civil, day_of, month_days, valid, weekday
from ._pieces import NEEDS, Piece
from .holidays import holiday_day, statutory_span

__all__ = ["Frame", "Reference", "iso_week", "resolve_chain"]

PARTS = {
    # name: first hour, hour after the last, added to clock hours below 12 from this hour on (or None), TIMEX3
    "dawn": (0, 6, None, "DT"),
    "daybreak": (4, 7, None, "MO"),
    "morning": (6, 10, None, "MO"),
    "forenoon": (8, 12, None, "MO"),
    "noon": (11, 13, 1, "MI"),
    "afternoon": (12, 18, 1, "AF"),
    "earlyafternoon": (13, 15, 1, "AF"),
    "dusk": (17, 19, 4, "EV"),
    "evening": (18, 24, 5, "EV"),
    "night": (20, 30, 6, "NI"),
    "deepnight": (22, 26, 6, "NI"),
    "midnight": (23, 25, 8, "NI"),
    "lateevening": (2, 5, None, "NI"),
    "daytime": (6, 18, None, "DT"),
    "whole": (0, 24, None, ""),
}
SEASONS = {"spring": (3, "SP"), "summer": (6, "SU"), "autumn": (9, "FA"), "winter": (12, "WI")}
BREAKS = {"summer": (7, 2), "winter": (1, 2)}


@dataclass(frozen=True, slots=True)
class Reference:
    """The moment from which relative dates are read."""

    moment: int

    @property
    def day(self) -> int:
        return self.moment // DAY

    @property
    def civil(self) -> tuple[int, int, int]:
        return civil(self.day)

    @property
    def monday(self) -> int:
        return self.day - weekday(self.day)


class Frame(NamedTuple):
    """A stretch of time between two moments, and how it came about."""

    lo: int
    hi: int
    grain: str
    timex: str = ""
    mod: str | None = None
    calendar: str = "gregorian"
    anchor: str = "absolute"
    part: str | None = None
    timed: bool = False

    @property
    def year(self) -> int:
        return civil(self.lo // DAY)[0]


Operation = Callable[[Frame | None, Any, Reference | None], Frame | None]


def resolve_chain(chain: list[Piece], ref: Reference | None, prefer: str, first: Frame | None = None) -> Frame | None:
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
        frame = OPERATIONS[op](frame, value, ref)
        if frame is None:
            return None
    return frame


def _candidates(need: str, ref: Reference, prefer: str, chain: list[Piece]) -> Iterable[Frame]:
    year, month, _ = ref.civil
    if need == "century":
        return [_century((year - 1) // 100 + 1 + step) for step in (0, -1, 1)]
    if need == "day":
        return [_days(ref.day + step, 1) for step in ((0, 1) if prefer == "future" else (0,))]
    if chain[0][0] in OWN_PERIOD:
        steps: Iterable[int] = (0,)
    elif (chain[0][0] in NAMED_DAYS and prefer == "past") or (chain[-1][0] == "weekday" and need == "year"):
        steps = range(-1, 2)
    else:
        steps = {"past": range(0, -9, -1), "future": range(0, 9), "nearest": range(-8, 9)}[prefer]
    if need == "year":
        return [_year(year + step) for step in (*steps, *((-1,) if prefer != "future" and 0 in steps else ()))]
    if need == "month":
        return [_month_of(year * 12 + month - 1 + step) for step in steps]
    return [_days(ref.monday + 7 * step, 7, "week") for step in steps if abs(step) < 2]


def _distance(frame: Frame, ref: Reference, prefer: str, op: str) -> tuple[bool, int]:
    """Sorts the candidates: those on the wrong side of the reference last, else the nearest first.

    A holiday is written about before it comes as well as after: looking back, the nearest one counts, with the days
    ahead counted double.
    """
    need = NEEDS[op]
    near = 0 if frame.lo <= ref.moment < frame.hi else abs(frame.lo // DAY - ref.day)
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


def _year(year: int) -> Frame:
    return Frame(day_of(year) * DAY, day_of(year + 1) * DAY, "year", _y(year))


def _y(year: int) -> str:
    return f"{year:04d}" if year >= 0 else f"-{-year:04d}"


def _month_of(index: int, frame: Frame | None = None) -> Frame:
    year, month = divmod(index, 12)
    last = day_of((index + 1) // 12, (index + 1) % 12 + 1)
    return _like(frame, day_of(year, month + 1), last, "month", f"{_y(year)}-{month + 1:02d}")


def _century(number: int) -> Frame:
    first = (number - 1) * 100 + 1 if number > 0 else number * 100
    return Frame(day_of(first) * DAY, day_of(first + 100) * DAY, "century", f"{(first - 1) // 100:02d}")


def _days(day: int, count: int, grain: str = "day", frame: Frame | None = None) -> Frame:
    year, month, number = civil(day)
    timex = f"{_y(year)}-{month:02d}-{number:02d}" if grain == "day" else iso_week(day)
    return _like(frame, day, day + count, grain, timex)


def iso_week(day: int) -> str:
    """Return the ISO week of a day: ``2021-W31``."""
    thursday = day - weekday(day) + 3
    year = civil(thursday)[0]
    return f"{_y(year)}-W{(thursday - day_of(year)) // 7 + 1:02d}"


def _like(frame: Frame | None, first: int, last: int, grain: str, timex: str) -> Frame:
    if frame is None:
        return Frame(first * DAY, last * DAY, grain, timex)
    return Frame(first * DAY, last * DAY, grain, timex, None, frame.calendar, frame.anchor)


def _from_reference(frame: Frame, anchor: str = "reference") -> Frame:
    return frame._replace(anchor=anchor)


# --- years and above -------------------------------------------------------------------------------------------------


def _op_century(_: Frame | None, value: int, ref: Reference | None) -> Frame:
    return _century(value)


def _op_century_shift(_: Frame | None, value: int, ref: Reference | None) -> Frame | None:
    return None if ref is None else _from_reference(_century((ref.civil[0] - 1) // 100 + 1 + value))


def _op_decade(frame: Frame | None, value: int, _: Reference | None) -> Frame | None:
    if frame is None:
        return None
    first = (frame.year - 1) // 100 * 100 + value
    return _like(frame, day_of(first), day_of(first + 10), "decade", f"{first // 10:03d}")


def _op_year(_: Frame | None, value: int, ref: Reference | None) -> Frame:
    return _year(value)


def _op_two_digit_year(_: Frame | None, value: int, ref: Reference | None) -> Frame:
    """98年, 07年: the century that puts it at most ten years ahead of the reference (or of 2030)."""
    latest = (ref.civil[0] if ref else 2030) + 10
    return _year(latest - (latest - value) % 100)


def _op_year_shift(_: Frame | None, value: int, ref: Reference | None) -> Frame | None:
    return None if ref is None else _from_reference(_year(ref.civil[0] + value))


def _op_year_span(_: Frame | None, value: tuple[int, int], ref: Reference | None) -> Frame | None:
    if ref is None:
        return None
    year = ref.civil[0]
    return _from_reference(_op_years(None, (year + value[0], year + value[1]), ref))


def _op_year_discourse(_: Frame | None, value: int, ref: Reference | None) -> Frame | None:
    return None if ref is None else _from_reference(_year(ref.civil[0] + value), "discourse")


def _op_era(_: Frame | None, value: tuple[int, str], ref: Reference | None) -> Frame:
    return _year(value[0])._replace(calendar=value[1])


def _op_years(_: Frame | None, value: tuple[int, int], ref: Reference | None) -> Frame:
    first, last = value
    return Frame(day_of(first) * DAY, day_of(last + 1) * DAY, "year", f"{_y(first)}/{_y(last)}")


def _op_sports(_: Frame | None, value: tuple[int, int], ref: Reference | None) -> Frame:
    first, last = value
    return Frame(day_of(first, 7) * DAY, day_of(last, 7) * DAY, "year", f"{_y(first)}/{_y(last)}", "APPROX")


# --- parts of the year -----------------------------------------------------------------------------------------------


def _months(frame: Frame, first: int, count: int, grain: str, timex: str) -> Frame:
    """`count` months of the frame's year from month `first` (which may lie beyond December)."""
    start = add_months(day_of(frame.year), first - 1)
    return _like(frame, start, add_months(start, count), grain, timex)


def _op_half(frame: Frame | None, value: int, _: Reference | None) -> Frame | None:
    return frame and _months(frame, 6 * value - 5, 6, "half", f"{_y(frame.year)}-H{value}")


def _op_half_shift(_: Frame | None, value: int, ref: Reference | None) -> Frame | None:
    if ref is None:
        return None
    year, half = divmod(ref.civil[0] * 2 + (ref.civil[1] > 6) + value, 2)
    return _op_half(_from_reference(_year(year)), half + 1, ref)


def _op_quarter(frame: Frame | None, value: int, _: Reference | None) -> Frame | None:
    return frame and _months(frame, 3 * value - 2, 3, "quarter", f"{_y(frame.year)}-Q{value}")


def _op_quarter_shift(_: Frame | None, value: int, ref: Reference | None) -> Frame | None:
    if ref is None:
        return None
    year, quarter = divmod(ref.civil[0] * 4 + (ref.civil[1] - 1) // 3 + value, 4)
    return _op_quarter(_from_reference(_year(year)), quarter + 1, ref)


def _op_quarters(frame: Frame | None, value: int, _: Reference | None) -> Frame | None:
    """前三季度 (3), 后两个季度 (-2)."""
    if frame is None:
        return None
    first = 1 if value > 0 else 13 + 3 * value
    year = _y(frame.year)
    return _months(frame, first, 3 * abs(value), "quarter", f"{year}-Q{(first + 2) // 3}/{year}-Q{(first + 2) // 3 + abs(value) - 1}")


def _op_season(frame: Frame | None, value: str, _: Reference | None) -> Frame | None:
    month, code = SEASONS[value]
    return frame and _months(frame, month, 3, "season", f"{_y(frame.year)}-{code}")


def _op_break(frame: Frame | None, value: str, _: Reference | None) -> Frame | None:
    month, count = BREAKS[value]
    return frame and _months(frame, month, count, "month", _y(frame.year))._replace(mod="APPROX")


def _op_month(frame: Frame | None, value: int, _: Reference | None) -> Frame | None:
    if frame is None or not 1 <= value <= 12:
        return None
    return _month_of(frame.year * 12 + value - 1, frame)


def _op_month_shift(frame: Frame | None, value: int, ref: Reference | None) -> Frame | None:
    if ref is None:
        return None
    year, month, _ = ref.civil
    found = _month_of((year if frame is None else frame.year) * 12 + month - 1 + value)
    return _from_reference(found)


def _op_month_discourse(_: Frame | None, value: int, ref: Reference | None) -> Frame | None:
    frame = _op_month_shift(None, value, ref)
    return frame and _from_reference(frame, "discourse")


def _op_months(frame: Frame | None, value: int, _: Reference | None) -> Frame | None:
    """前五个月 (5), 后三个月 (-3)."""
    if frame is None or not 1 <= abs(value) <= 12:
        return None
    first = 1 if value > 0 else 13 + value
    year = _y(frame.year)
    return _months(frame, first, abs(value), "month", f"{year}-{first:02d}/{year}-{first + abs(value) - 1:02d}")


def _op_half_month(frame: Frame | None, value: int, _: Reference | None) -> Frame | None:
    if frame is None:
        return None
    year, month, _day = civil(frame.lo // DAY)
    middle = day_of(year, month, 16)
    first, last = (day_of(year, month), middle) if value == 1 else (middle, frame.hi // DAY)
    return _like(frame, first, last, "month", f"{_y(year)}-{month:02d}")._replace(mod="START" if value == 1 else "END")


def _op_ten_day(frame: Frame | None, value: tuple[int, int], _: Reference | None) -> Frame | None:
    """上旬 is (1, 1), 中下旬 (2, 3)."""
    if frame is None:
        return None
    start, (first, last) = frame.lo // DAY, value
    stop = frame.hi // DAY if last == 3 else start + 10 * last
    found = _like(frame, start + 10 * (first - 1), stop, "tenday", frame.timex)
    return found._replace(mod=("START", "MID", "END")[first - 1] if first == last else None)


EDGES = {
    # grain: what 初, 中 and 底 cover, as numbers of its smaller unit
    "century": ((0, 20), (40, 60), (80, 100)),
    "decade": ((0, 4), (4, 7), (7, 10)),
    "year": ((0, 2), (5, 7), (10, 12)),
    "half": ((0, 1), (2, 4), (5, 6)),
    "quarter": ((0, 1), (1, 2), (2, 3)),
    "season": ((0, 1), (1, 2), (2, 3)),
    "month": ((0, 10), (10, 20), (20, 99)),
    "week": ((0, 2), (2, 4), (4, 7)),
}


def _op_edge(frame: Frame | None, value: tuple[str, str | None], ref: Reference | None) -> Frame | None:
    """初, 中, 底 of whatever stands before; 年底 and 月初 alone are those of the reference."""
    which, own = value
    if frame is None:
        if ref is None or own is None:
            return None
        year, month, _ = ref.civil
        frame = _from_reference(_year(year) if own == "year" else _month_of(year * 12 + month - 1))
    if frame.grain not in EDGES:
        return None
    index = ("START", "MID", "END").index(which)
    first, last = EDGES[frame.grain][index]
    start, stop = frame.lo // DAY, frame.hi // DAY
    if frame.grain in ("month", "week"):
        bounds = start + first, min(stop, start + last)
    else:
        scale = 12 if frame.grain in ("century", "decade") else 1
        bounds = add_months(start, first * scale), min(stop, add_months(start, last * scale))
    return frame._replace(lo=bounds[0] * DAY, hi=bounds[1] * DAY, mod=which)


# --- weeks and days --------------------------------------------------------------------------------------------------


def _op_week_of(frame: Frame | None, value: int, _: Reference | None) -> Frame | None:
    """第二周 of a year by ISO 8601, of a month from its first Monday on; -1 is the last one."""
    if frame is None:
        return None
    if frame.grain == "year":
        start = day_of(frame.year, 1, 4)
        monday = start - weekday(start) + 7 * (value - 1)
        if value < 0:
            end = day_of(frame.year, 12, 28)
            monday = end - weekday(end)
    else:
        start, stop = frame.lo // DAY, frame.hi // DAY
        monday = start + -weekday(start) % 7 + 7 * (value - 1)
        if value < 0:
            monday = stop - 1 - weekday(stop - 1)
    return _days(monday, 7, "week", frame)


def _op_week_shift(_: Frame | None, value: int, ref: Reference | None) -> Frame | None:
    return None if ref is None else _from_reference(_days(ref.monday + 7 * value, 7, "week"))


def _op_half_week(frame: Frame | None, value: int, ref: Reference | None) -> Frame | None:
    if frame is None:
        return None
    monday = frame.lo // DAY
    first, last = (monday, monday + 3) if value == 1 else (monday + 3, monday + 7)
    return _like(frame, first, last, "week", frame.timex)._replace(mod="START" if value == 1 else "END")


def _op_weekday(frame: Frame | None, value: int, _: Reference | None) -> Frame | None:
    if frame is None:
        return None
    if frame.grain != "week":  # 10月12号，星期一: it only says again what the day says
        return frame
    return _days(frame.lo // DAY + value, 1, "day", frame)


def _op_weekend(frame: Frame | None, _: object, ref: Reference | None) -> Frame | None:
    if frame is None:
        return None
    saturday = frame.lo // DAY + 5
    return _like(frame, saturday, saturday + 2, "day", f"{iso_week(saturday)}-WE")


def _op_nth_weekday(frame: Frame | None, value: tuple[int, int], _: Reference | None) -> Frame | None:
    """八月的第一个周二 is (1, 1); the last one has the number -1."""
    if frame is None:
        return None
    nth, day = value
    start, stop = frame.lo // DAY, frame.hi // DAY
    if nth > 0:
        found = start + (day - weekday(start)) % 7 + 7 * (nth - 1)
    else:
        found = stop - 1 - (weekday(stop - 1) - day) % 7
    return _days(found, 1, "day", frame) if start <= found < stop else None


def _op_day(frame: Frame | None, value: int, _: Reference | None) -> Frame | None:
    if frame is None:
        return None
    if frame.calendar == "lunar":
        return _op_lunar_day(frame, value, None)
    year, month, _day = civil(frame.lo // DAY)
    return _days(day_of(year, month, value), 1, "day", frame) if valid(year, month, value) else None


def _op_nth_day(frame: Frame | None, value: int, _: Reference | None) -> Frame | None:
    if frame is None:
        return None
    found = frame.lo // DAY + value - 1
    return _days(found, 1, "day", frame) if found < frame.hi // DAY else None


def _op_days(frame: Frame | None, value: int, _: Reference | None) -> Frame | None:
    """前四天 (4), 最后五天 (-5), 前两周 (14) of a month or year."""
    if frame is None:
        return None
    start, stop = frame.lo // DAY, frame.hi // DAY
    first, last = (start, start + value) if value > 0 else (stop + value, stop)
    if not start <= first < last <= stop:
        return None
    return _like(frame, first, last, "day", _span(first, last))


def _span(first: int, last: int) -> str:
    return f"{_days(first, 1).timex}/{_days(last - 1, 1).timex}"


def _op_first_weeks(frame: Frame | None, value: int, _: Reference | None) -> Frame | None:
    """2021年的前2周 from the first week on, 今年的最后3周 up to the last whole one."""
    if frame is None:
        return None
    first = _op_week_of(frame, 1, None)
    if first is None:
        return None
    if value > 0:
        start = first.lo // DAY
        return _like(frame, start, start + 7 * value, "week", _span(start, start + 7 * value))
    stop = frame.hi // DAY - weekday(frame.hi // DAY)
    return _like(frame, stop + 7 * value, stop, "week", _span(stop + 7 * value, stop))


def _op_day_shift(_: Frame | None, value: int | tuple[int, int], ref: Reference | None) -> Frame | None:
    if ref is None:
        return None
    if isinstance(value, tuple):  # 明后两天
        first, last = ref.day + value[0], ref.day + value[1] + 1
        return _from_reference(_like(None, first, last, "day", _span(first, last)))
    return _from_reference(_days(ref.day + value, 1))


def _op_day_discourse(frame: Frame | None, value: int, ref: Reference | None) -> Frame | None:
    if frame is not None:
        return _days(frame.lo // DAY + value, 1, "day", frame)
    return None if ref is None else _from_reference(_days(ref.day + value, 1), "discourse")


def _op_beside(frame: Frame | None, value: int, _: Reference | None) -> Frame | None:
    return frame and _days(frame.lo // DAY + value, 1, "day", frame)


# --- other calendars -------------------------------------------------------------------------------------------------


def _op_lunar(frame: Frame | None, value: tuple[int, int, bool], _: Reference | None) -> Frame | None:
    if frame is None:
        return None
    month, number, leap = value
    if number == 0:  # 除夕, the last day of the year
        bounds = lunar.lunar_month(frame.year, 12)
        day = None if bounds is None else bounds[1] - 1
    else:
        day = lunar.from_lunar(frame.year, month, number, leap)
        if day is None and number == 30:
            bounds = lunar.lunar_month(frame.year, month, leap)
            day = None if bounds is None else bounds[1] - 1
    return None if day is None else _days(day, 1, "day", frame)._replace(calendar="lunar")


def _op_lunar_month(frame: Frame | None, value: tuple[int, bool], _: Reference | None) -> Frame | None:
    bounds = frame and lunar.lunar_month(frame.year, *value)
    return bounds and _like(frame, *bounds, "month", _span(*bounds))._replace(calendar="lunar")


def _op_lunar_day(frame: Frame | None, value: int, ref: Reference | None) -> Frame | None:
    """A day of the lunar month that `frame` is, or, after a month of the other calendar, of the one it overlaps."""
    if frame is None:
        return None
    first = frame.lo // DAY
    if frame.calendar != "lunar":
        here = lunar.to_lunar(ref.day if ref and frame.lo <= ref.moment < frame.hi else first)
        bounds = here and lunar.lunar_month(here.year, here.month, here.leap)
        if bounds is None:
            return None
        first = bounds[0]
    elif first + value > frame.hi // DAY:
        return None
    return _days(first + value - 1, 1, "day", frame)._replace(calendar="lunar")


def _op_term(frame: Frame | None, value: int, _: Reference | None) -> Frame | None:
    day = frame and lunar.solar_term(frame.year, value)
    return None if day is None else _days(day, 1, "day", frame)


def _op_holiday(frame: Frame | None, value: str, _: Reference | None) -> Frame | None:
    day = frame and holiday_day(value, frame.year)
    return None if day is None else _days(day, 1, "day", frame)


def _op_statutory(frame: Frame | None, value: str, _: Reference | None) -> Frame | None:
    span = frame and statutory_span(value, frame.year)
    return None if span is None else _like(frame, *span, "day", _span(*span))


# --- times of day ----------------------------------------------------------------------------------------------------


def _op_part(frame: Frame | None, value: str, _: Reference | None) -> Frame | None:
    if frame is None:
        return None
    first, last, _later, code = PARTS[value]
    lo = frame.lo
    timex = f"{frame.timex}T{code}" if code else frame.timex
    return frame._replace(lo=lo + 3600 * first, hi=lo + 3600 * last, grain="part" if code else "day", timex=timex, part=value, timed=bool(code))


def _op_clock(frame: Frame | None, value: tuple[int, int | None, int | None], _: Reference | None) -> Frame | None:
    if frame is None:
        return None
    hour, minute, second = value
    midnight = frame.lo // DAY * DAY
    if frame.part is not None:
        later = PARTS[frame.part][2]
        if later is not None and hour < 12 and hour >= later:
            hour += 12
        elif hour == 12 and frame.part in ("evening", "night", "midnight", "deepnight"):
            hour = 24
        elif hour == 12 and frame.part == "dawn":
            hour = 0
    if not (0 <= hour <= 24 and (minute or 0) < 60 and (second or 0) < 60):
        return None
    moment = midnight + 3600 * hour + 60 * (minute or 0) + (second or 0)
    grain = "hour" if minute is None else "minute" if second is None else "second"
    timex = f"{_days(moment // DAY, 1).timex}T{moment % DAY // 3600:02d}"
    if minute is not None:
        timex += f":{minute:02d}"
    if second is not None:
        timex += f":{second:02d}"
    return frame._replace(lo=moment, hi=moment, grain=grain, timex=timex, timed=True)


def _op_same(frame: Frame | None, value: object, ref: Reference | None) -> Frame | None:
    """去年同期: that year's counterpart of a stretch named before."""
    return frame and _from_reference(frame, "discourse")


def _op_now(_: Frame | None, value: object, ref: Reference | None) -> Frame | None:
    if ref is None:
        return None
    return Frame(ref.moment, ref.moment, "second", "PRESENT_REF", anchor="reference", timed=True)


OPERATIONS: dict[str, Operation] = {
    "century": _op_century,
    "century+": _op_century_shift,
    "decade": _op_decade,
    "year": _op_year,
    "yy": _op_two_digit_year,
    "year+": _op_year_shift,
    "year~": _op_year_discourse,
    "yearspan": _op_year_span,
    "era": _op_era,
    "plan": _op_years,
    "sports": _op_sports,
    "half": _op_half,
    "half+": _op_half_shift,
    "quarter": _op_quarter,
    "quarter+": _op_quarter_shift,
    "quarters": _op_quarters,
    "season": _op_season,
    "break": _op_break,
    "month": _op_month,
    "month+": _op_month_shift,
    "month~": _op_month_discourse,
    "months": _op_months,
    "lunarmonth": _op_lunar_month,
    "halfmonth": _op_half_month,
    "tenday": _op_ten_day,
    "edge": _op_edge,
    "weekof": _op_week_of,
    "week+": _op_week_shift,
    "halfweek": _op_half_week,
    "weekday": _op_weekday,
    "weekend": _op_weekend,
    "nthweekday": _op_nth_weekday,
    "day": _op_day,
    "nthday": _op_nth_day,
    "days": _op_days,
    "firstweeks": _op_first_weeks,
    "day+": _op_day_shift,
    "day~": _op_day_discourse,
    "lunar": _op_lunar,
    "lunarday": _op_lunar_day,
    "beside": _op_beside,
    "term": _op_term,
    "holiday": _op_holiday,
    "statutory": _op_statutory,
    "part": _op_part,
    "clock": _op_clock,
    "now": _op_now,
    "same": _op_same,
}

"""Operations on weeks, days and times of day, in every calendar; each narrows a frame, or makes the first one."""

from collections.abc import Callable
from typing import Any

from . import lunar
from ._civil import DAY, civil, day_of, valid, weekday
from ._frames import Frame, Reference, days_frame, from_reference, iso_week, like, span_text
from ._lengths import GRAINS, moved, unit_around
from ._pieces import Amount
from .holidays import STATUTORY, holiday_day, statutory_span

__all__ = ["MIXED", "NARROWING", "RELATIVE"]

PARTS = {
    # name: first hour, hour after the last, added to clock hours below 12 from this hour on (or None), TIMEX3
    "dawn": (0, 6, None, "NI"),
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
# --- weeks and days --------------------------------------------------------------------------------------------------


def _week_of(frame: Frame, value: int) -> Frame | None:
    """第二周 of a year by ISO 8601, of a month from its first Monday on; -1 is the last one."""
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
    return days_frame(monday, 7, "week", frame)


def _week_shift(value: int, ref: Reference) -> Frame | None:
    return from_reference(days_frame(ref.monday + 7 * value, 7, "week"))


def _half_week(frame: Frame, value: int) -> Frame | None:
    monday = frame.lo // DAY
    first, last = (monday, monday + 3) if value == 1 else (monday + 3, monday + 7)
    return like(frame, first, last, "week", frame.timex)._replace(mod="START" if value == 1 else "END")


def _weekday(frame: Frame, value: int) -> Frame | None:
    if frame.grain != "week":  # 10月12号，星期一: it only says again what the day says
        return frame
    return days_frame(frame.lo // DAY + value, 1, "day", frame)


def _weekend(frame: Frame, _: object) -> Frame | None:
    saturday = frame.lo // DAY + 5
    return like(frame, saturday, saturday + 2, "day", f"{iso_week(saturday)}-WE")


def _nth_weekday(frame: Frame, value: tuple[int, int | None]) -> Frame | None:
    """八月的第一个周二 is (1, 1), the first weekend (1, None); the last one has the number -1."""
    nth, weekday_ = value
    day = 5 if weekday_ is None else weekday_
    start, stop = frame.lo // DAY, frame.hi // DAY
    if nth > 0:
        found = start + (day - weekday(start)) % 7 + 7 * (nth - 1)
    else:
        found = stop - 1 - (weekday(stop - 1) - day) % 7
    if not start <= found < stop:
        return None
    if weekday_ is None:
        return _weekend(days_frame(found - 5, 7, "week", frame), None)
    return days_frame(found, 1, "day", frame)


def _day(frame: Frame, value: int) -> Frame | None:
    if frame.calendar == "lunar":
        return _lunar_day(frame, value, None)
    year, month, _day = civil(frame.lo // DAY)
    return days_frame(day_of(year, month, value), 1, "day", frame) if valid(year, month, value) else None


def _nth_day(frame: Frame, value: int) -> Frame | None:
    found = frame.lo // DAY + value - 1
    return days_frame(found, 1, "day", frame) if found < frame.hi // DAY else None


def _workday(frame: Frame, value: int) -> Frame | None:
    """The first (1) or last (-1) day of a month or year that is neither at a weekend nor a statutory holiday."""
    spans = [span for name in STATUTORY if (span := statutory_span(name, frame.year)) is not None]
    days = [
        day
        for day in range(frame.lo // DAY, frame.hi // DAY)
        if weekday(day) < 5 and not any(first <= day < last for first, last in spans)
    ]
    index = value - 1 if value > 0 else value
    return days_frame(days[index], 1, "day", frame) if -len(days) <= index < len(days) else None


def _days(frame: Frame, value: int) -> Frame | None:
    """前四天 (4), 最后五天 (-5), 前两周 (14) of a month or year."""
    start, stop = frame.lo // DAY, frame.hi // DAY
    first, last = (start, start + value) if value > 0 else (stop + value, stop)
    if not start <= first < last <= stop:
        return None
    return like(frame, first, last, "day", span_text(first, last))


def _first_weeks(frame: Frame, value: int) -> Frame | None:
    """2021年的前2周 from the first week on, 今年的最后3周 up to the last whole one."""
    first = _week_of(frame, 1)
    if first is None:
        return None
    if value > 0:
        start = first.lo // DAY
        return like(frame, start, start + 7 * value, "week", span_text(start, start + 7 * value))
    stop = frame.hi // DAY - weekday(frame.hi // DAY)
    return like(frame, stop + 7 * value, stop, "week", span_text(stop + 7 * value, stop))


def _day_shift(value: int | tuple[int, int], ref: Reference) -> Frame | None:
    if isinstance(value, tuple):  # 明后两天
        first, last = ref.day + value[0], ref.day + value[1] + 1
        return from_reference(like(None, first, last, "day", span_text(first, last)))
    return from_reference(days_frame(ref.day + value, 1))


def _day_at(value: tuple[int, int], ref: Reference) -> Frame | None:
    """今(8)日: the number says which day is meant; the word, on which side of the reference to look for it."""
    shift, number = value
    near = [ref.day + shift + step for step in range(-15, 16)]
    days = [day for day in near if civil(day)[2] == number]
    day = min(days, key=lambda day: abs(day - ref.day - shift), default=ref.day + shift)
    return from_reference(days_frame(day, 1))


def _day_discourse(value: int, ref: Reference) -> Frame | None:
    return from_reference(days_frame(ref.day + value, 1), "discourse")


def _beside(frame: Frame, value: int) -> Frame | None:
    return days_frame(frame.lo // DAY + value, 1, "day", frame)


# --- other calendars -------------------------------------------------------------------------------------------------


def _lunar(frame: Frame, value: tuple[int, int, bool]) -> Frame | None:
    month, number, leap = value
    if number == 0:  # 除夕, the last day of the year
        bounds = lunar.lunar_month(frame.year, 12)
        day = None if bounds is None else bounds[1] - 1
    else:
        day = lunar.from_lunar(frame.year, month, number, leap)
        if day is None and number == 30:
            bounds = lunar.lunar_month(frame.year, month, leap)
            day = None if bounds is None else bounds[1] - 1
    return None if day is None else days_frame(day, 1, "day", frame)._replace(calendar="lunar")


def _lunar_day(frame: Frame | None, value: int, ref: Reference | None) -> Frame | None:
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
    return days_frame(first + value - 1, 1, "day", frame)._replace(calendar="lunar")


def _term(frame: Frame, value: int) -> Frame | None:
    day = lunar.solar_term(frame.year, value)
    return None if day is None else days_frame(day, 1, "day", frame)


def _holiday(frame: Frame, value: str) -> Frame | None:
    day = holiday_day(value, frame.year)
    return None if day is None else days_frame(day, 1, "day", frame)


def _statutory(frame: Frame, value: str) -> Frame | None:
    span = statutory_span(value, frame.year)
    return None if span is None else like(frame, *span, "day", span_text(*span))


# --- times of day ----------------------------------------------------------------------------------------------------


def _part(frame: Frame, value: str) -> Frame | None:
    first, last, _later, code = PARTS[value]
    lo = frame.lo
    timex = f"{frame.timex}T{code}" if code else frame.timex
    return frame._replace(
        lo=lo + 3600 * first,
        hi=lo + 3600 * last,
        grain="part" if code else "day",
        timex=timex,
        part=value,
        timed=bool(code),
    )


def _clock(frame: Frame, value: tuple[int, int | None, int | None]) -> Frame | None:
    hour, minute, second = value
    midnight = frame.lo // DAY * DAY
    if frame.part is not None:
        later = PARTS[frame.part][2]
        if later is not None and later <= hour < (10 if frame.part == "noon" else 12):
            hour += 12
        elif hour == 12 and frame.part in ("evening", "night", "midnight", "deepnight"):
            hour = 24
        elif hour == 12 and frame.part == "dawn":
            hour = 0
    if not (0 <= hour <= 24 and (minute or 0) < 60 and (second or 0) < 60):
        return None
    moment = midnight + 3600 * hour + 60 * (minute or 0) + (second or 0)
    grain = "hour" if minute is None else "minute" if second is None else "second"
    timex = f"{days_frame(moment // DAY, 1).timex}T{moment % DAY // 3600:02d}"
    if minute is not None:
        timex += f":{minute:02d}"
    if second is not None:
        timex += f":{second:02d}"
    return frame._replace(lo=moment, hi=moment, grain=grain, timex=timex, timed=True)


def _clock_pair(frame: Frame, value: int) -> Frame | None:
    """七八点 is from seven to eight."""
    first, last = (_clock(frame, (hour, None, None)) for hour in (value, value + 1))
    if first is None or last is None:
        return None
    return first._replace(hi=last.lo, timex=f"{first.timex}/{last.timex}")


def _off(value: tuple[Amount, int], ref: Reference) -> Frame | None:
    """两年前的9月: the year, month, week or day so far from the reference, which what follows narrows."""
    amount, direction = value
    day = moved(ref.moment, amount, direction) // DAY
    return from_reference(unit_around(day, GRAINS[amount[-1][1]]))


def _same_date(frame: Frame | None, _: object, ref: Reference | None) -> Frame | None:
    """去年今日: the day of that year, month or week that the reference is of its own."""
    if frame is None or ref is None:
        return None
    if frame.grain == "week":
        return days_frame(frame.lo // DAY + weekday(ref.day), 1, "day", frame)
    _year, month, number = ref.civil
    if frame.grain == "month":
        month = civil(frame.lo // DAY)[1]
    return (
        days_frame(day_of(frame.year, month, number), 1, "day", frame)
        if valid(frame.year, month, number)
        else None
    )


def _weekday_at(value: tuple[int, int | None, int], ref: Reference) -> Frame | None:
    """周四(21日): the nearest day of that number that is a Thursday; the month may stand there, too."""
    day, month, number = value
    reach = 16 if month is None else 200
    near = [found for found in range(ref.day - reach, ref.day + reach) if civil(found)[2] == number]
    dates = [found for found in near if month is None or civil(found)[1] == month]
    if not dates:
        return None
    best = min(
        dates,
        key=lambda found: (
            weekday(found) != day,
            month is not None and found > ref.day,
            abs(found - ref.day),
        ),
    )
    return from_reference(days_frame(best, 1))


def _same(frame: Frame, value: object) -> Frame | None:
    """去年同期: that year's counterpart of a stretch named before."""
    return from_reference(frame, "discourse")


def _now(value: object, ref: Reference) -> Frame | None:
    return Frame(ref.moment, ref.moment, "second", "PRESENT_REF", anchor="reference", timed=True)


NARROWING: dict[str, Callable[[Frame, Any], Frame | None]] = {
    "weekof": _week_of,
    "halfweek": _half_week,
    "weekday": _weekday,
    "weekend": _weekend,
    "nthweekday": _nth_weekday,
    "day": _day,
    "nthday": _nth_day,
    "workday": _workday,
    "days": _days,
    "firstweeks": _first_weeks,
    "lunar": _lunar,
    "beside": _beside,
    "term": _term,
    "holiday": _holiday,
    "statutory": _statutory,
    "part": _part,
    "clock": _clock,
    "clockpair": _clock_pair,
    "same": _same,
}
"""A stretch within the one before."""

RELATIVE: dict[str, Callable[[Any, Reference], Frame | None]] = {
    "week+": _week_shift,
    "day+": _day_shift,
    "day~": _day_discourse,
    "dayat": _day_at,
    **dict.fromkeys(("yearsoff", "monthsoff", "weeksoff", "daysoff"), _off),
    "weekdayat": _weekday_at,
    "now": _now,
}
"""A stretch counted from the reference."""

MIXED: dict[str, Callable[[Frame | None, Any, Reference | None], Frame | None]] = {
    "lunarday": _lunar_day,
    "samedate": _same_date,
}
"""What asks both, or either."""

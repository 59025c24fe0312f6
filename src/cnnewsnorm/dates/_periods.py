"""Operations on years and above, and on the parts of a year; each narrows a frame, or makes the first one."""

from collections.abc import Callable
from typing import Any

from . import lunar
from ._civil import DAY, add_months, civil, day_of
from ._frames import (
    Frame,
    Reference,
    century_frame,
    from_reference,
    like,
    month_frame,
    months_frame,
    span_text,
    year_frame,
    year_text,
)

__all__ = ["ABSOLUTE", "MIXED", "NARROWING", "RELATIVE"]

SEASONS = {"spring": (3, "SP"), "summer": (6, "SU"), "autumn": (9, "FA"), "winter": (12, "WI")}
BREAKS = {"summer": (7, 2), "winter": (1, 2)}


# --- years and above -------------------------------------------------------------------------------------------------


def _century(value: int) -> Frame:
    return century_frame(value)


def _century_shift(value: int, ref: Reference) -> Frame | None:
    return from_reference(century_frame((ref.civil[0] - 1) // 100 + 1 + value))


def _decade(frame: Frame, value: int) -> Frame | None:
    first = (frame.year - 1) // 100 * 100 + value
    return like(frame, day_of(first), day_of(first + 10), "decade", f"{first // 10:03d}")


def _age_half(frame: Frame, value: int) -> Frame | None:
    """上半叶 and 前半期 of a century or decade."""
    start, stop = frame.lo // DAY, frame.hi // DAY
    middle = add_months(start, 600 if frame.grain == "century" else 60)
    first, last = (start, middle) if value == 1 else (middle, stop)
    return like(frame, first, last, frame.grain, frame.timex)._replace(mod="START" if value == 1 else "END")


def _decades(frame: Frame, value: int) -> Frame | None:
    """七八十年代 is 70: two decades in a row."""
    first = _decade(frame, value)
    return first and first._replace(
        hi=add_months(first.lo // DAY, 240) * DAY, timex=f"{first.timex}/{int(first.timex) + 1:03d}"
    )


def _year(value: int) -> Frame:
    return year_frame(value)


def _two_digit_year(_: Frame | None, value: int, ref: Reference | None) -> Frame:
    """98年, 07年: the century that puts it at most ten years ahead of the reference (or of 2030)."""
    latest = (ref.civil[0] if ref else 2030) + 10
    return year_frame(latest - (latest - value) % 100)


def _year_shift(value: int, ref: Reference) -> Frame | None:
    return from_reference(year_frame(ref.civil[0] + value))


def _year_span(value: tuple[int, int], ref: Reference) -> Frame | None:
    year = ref.civil[0]
    return from_reference(_years((year + value[0], year + value[1])))


def _year_discourse(value: int, ref: Reference) -> Frame | None:
    return from_reference(year_frame(ref.civil[0] + value), "discourse")


def _era(value: tuple[int, str]) -> Frame:
    return year_frame(value[0])._replace(calendar=value[1])


def _reign(value: tuple[int, int, str]) -> Frame:
    """乾隆年间: all the years of an era."""
    first, last, calendar = value
    return _years((first, last))._replace(calendar=calendar)


def _cycle(value: tuple[int, int], ref: Reference) -> Frame | None:
    """辛丑年 is (37, 60), 牛年 (1, 12): the last year of the Chinese calendar with that place, or one close ahead."""
    here = lunar.to_lunar(ref.day)
    now = here.year if here else ref.civil[0]
    index, period = value
    year = now - (now - 4 - index) % period
    if year + period - now < min(now - year, 4):
        year += period
    first, last = lunar.from_lunar(year, 1, 1), lunar.from_lunar(year + 1, 1, 1)
    frame = year_frame(year)
    if first is not None and last is not None:
        frame = like(None, first, last, "year", frame.timex)
    return from_reference(frame._replace(calendar="lunar"))


def _years(value: tuple[int, int]) -> Frame:
    first, last = value
    return Frame(day_of(first) * DAY, day_of(last + 1) * DAY, "year", f"{year_text(first)}/{year_text(last)}")


def _years_of(frame: Frame, value: int) -> Frame | None:
    """本世纪头十年 (10), 上世纪最后十年 (-10)."""
    first, last = civil(frame.lo // DAY)[0], civil(frame.hi // DAY)[0]
    span = (first, first + value - 1) if value > 0 else (last + value, last - 1)
    return _years(span)._replace(anchor=frame.anchor)


def _sports(value: tuple[int, int]) -> Frame:
    first, last = value
    if first == last:  # 2021赛季, of a league that plays from spring to autumn
        return year_frame(first)._replace(mod="APPROX")
    return Frame(
        day_of(first, 7) * DAY,
        day_of(last, 7) * DAY,
        "year",
        f"{year_text(first)}/{year_text(last)}",
        "APPROX",
    )


def _sports_shift(value: int, ref: Reference) -> Frame | None:
    first = ref.civil[0] - (ref.civil[1] < 7) + value
    return from_reference(_sports((first, first + 1)))


# --- parts of the year -----------------------------------------------------------------------------------------------


def _half(frame: Frame, value: int) -> Frame | None:
    return months_frame(frame, 6 * value - 5, 6, "half", f"{year_text(frame.year)}-H{value}")


def _half_shift(value: int, ref: Reference) -> Frame | None:
    year, half = divmod(ref.civil[0] * 2 + (ref.civil[1] > 6) + value, 2)
    return _half(from_reference(year_frame(year)), half + 1)


def _quarter(frame: Frame, value: int) -> Frame | None:
    return months_frame(frame, 3 * value - 2, 3, "quarter", f"{year_text(frame.year)}-Q{value}")


def _quarter_shift(value: int, ref: Reference) -> Frame | None:
    year, quarter = divmod(ref.civil[0] * 4 + (ref.civil[1] - 1) // 3 + value, 4)
    return _quarter(from_reference(year_frame(year)), quarter + 1)


def _quarters(frame: Frame, value: int) -> Frame | None:
    """前三季度 (3), 后两个季度 (-2)."""
    return _quarter_span(frame, (1, value) if value > 0 else (5 + value, 4))


def _quarter_span(frame: Frame, value: tuple[int, int]) -> Frame | None:
    first, last = value
    year = year_text(frame.year)
    return months_frame(
        frame, 3 * first - 2, 3 * (last - first + 1), "quarter", f"{year}-Q{first}/{year}-Q{last}"
    )


def _season(frame: Frame, value: str) -> Frame | None:
    month, code = SEASONS[value]
    return months_frame(frame, month, 3, "season", f"{year_text(frame.year)}-{code}")


def _break(frame: Frame, value: str) -> Frame | None:
    month, count = BREAKS[value]
    return months_frame(frame, month, count, "month", year_text(frame.year))._replace(mod="APPROX")


def _month(frame: Frame, value: int) -> Frame | None:
    if not 1 <= value <= 12:
        return None
    return month_frame(frame.year * 12 + value - 1, frame)


def _month_shift(frame: Frame | None, value: int, ref: Reference | None) -> Frame | None:
    if ref is None:
        return None
    year, month, _ = ref.civil
    found = month_frame((year if frame is None else frame.year) * 12 + month - 1 + value)
    return from_reference(found)


def _month_discourse(value: int, ref: Reference) -> Frame | None:
    frame = _month_shift(None, value, ref)
    return frame and from_reference(frame, "discourse")


def _months(frame: Frame, value: int) -> Frame | None:
    """前五个月 (5), 后三个月 (-3)."""
    if not 1 <= abs(value) <= 12:
        return None
    first = 1 if value > 0 else 13 + value
    year = year_text(frame.year)
    return months_frame(
        frame, first, abs(value), "month", f"{year}-{first:02d}/{year}-{first + abs(value) - 1:02d}"
    )


def _month_pair(frame: Frame, value: int) -> Frame | None:
    """三四月份 is 3: a month and the next one."""
    year = year_text(frame.year)
    return months_frame(frame, value, 2, "month", f"{year}-{value:02d}/{year}-{value + 1:02d}")


def _half_month(frame: Frame, value: int) -> Frame | None:
    year, month, _day = civil(frame.lo // DAY)
    middle = day_of(year, month, 16)
    first, last = (day_of(year, month), middle) if value == 1 else (middle, frame.hi // DAY)
    return like(frame, first, last, "month", f"{year_text(year)}-{month:02d}")._replace(
        mod="START" if value == 1 else "END"
    )


def _ten_day(frame: Frame, value: tuple[int, int]) -> Frame | None:
    """上旬 is (1, 1), 中下旬 (2, 3)."""
    start, (first, last) = frame.lo // DAY, value
    stop = frame.hi // DAY if last == 3 else start + 10 * last
    found = like(frame, start + 10 * (first - 1), stop, "tenday", frame.timex)
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


# 中后期 is the middle and the end.
_EDGE_PARTS = {"START": (0, 0), "MID": (1, 1), "END": (2, 2), "STARTMID": (0, 1), "MIDEND": (1, 2)}


def _running(unit: str, ref: Reference) -> Frame:
    """The year, quarter or month that the reference lies in."""
    year, month, _ = ref.civil
    if unit == "quarter":
        frame = months_frame(
            year_frame(year), 3 * ((month - 1) // 3) + 1, 3, unit, f"{year_text(year)}-Q{(month + 2) // 3}"
        )
    else:
        frame = year_frame(year) if unit == "year" else month_frame(year * 12 + month - 1)
    return from_reference(frame)


def _edge(frame: Frame | None, value: tuple[str, str | None], ref: Reference | None) -> Frame | None:
    """初, 中, 底 of whatever stands before; 年底 and 月初 alone are those of the reference."""
    which, own = value
    if frame is None:
        if ref is None or own is None:
            return None
        frame = _running(own, ref)
    if frame.grain not in EDGES:  # 上旬末: too short to be parted
        return frame._replace(mod=which) if frame.grain == "tenday" else None
    from_part, to_part = _EDGE_PARTS[which]
    first, last = EDGES[frame.grain][from_part][0], EDGES[frame.grain][to_part][1]
    start, stop = frame.lo // DAY, frame.hi // DAY
    years = civil(stop)[0] - civil(start)[0]
    if frame.grain == "year" and years > 1:  # a plan or a reign: a third of it, at least a year
        third = max(1, years // 3)
        starts = (0, (years - third) // 2, years - third)
        first, last = starts[from_part] * 12, (starts[to_part] + third) * 12
    if frame.grain in ("month", "week"):
        bounds = start + first, min(stop, start + last)
    else:
        scale = 12 if frame.grain in ("century", "decade") else 1
        bounds = add_months(start, first * scale), min(stop, add_months(start, last * scale))
    return frame._replace(lo=bounds[0] * DAY, hi=bounds[1] * DAY, mod=which if from_part == to_part else None)


def _lunar_month(frame: Frame, value: tuple[int, bool]) -> Frame | None:
    bounds = lunar.lunar_month(frame.year, *value)
    return bounds and like(frame, *bounds, "month", span_text(*bounds))._replace(calendar="lunar")


ABSOLUTE: dict[str, Callable[[Any], Frame]] = {
    "century": _century,
    "year": _year,
    "era": _era,
    "reign": _reign,
    "plan": _years,
    "sports": _sports,
}
"""A stretch that needs nothing else."""

RELATIVE: dict[str, Callable[[Any, Reference], Frame | None]] = {
    "century+": _century_shift,
    "year+": _year_shift,
    "year~": _year_discourse,
    "yearspan": _year_span,
    "cycle": _cycle,
    "sports+": _sports_shift,
    "half+": _half_shift,
    "quarter+": _quarter_shift,
    "month~": _month_discourse,
}
"""A stretch counted from the reference."""

NARROWING: dict[str, Callable[[Frame, Any], Frame | None]] = {
    "agehalf": _age_half,
    "decade": _decade,
    "decades": _decades,
    "yearsof": _years_of,
    "half": _half,
    "quarter": _quarter,
    "quarters": _quarters,
    "quarterspan": _quarter_span,
    "season": _season,
    "break": _break,
    "month": _month,
    "months": _months,
    "monthpair": _month_pair,
    "lunarmonth": _lunar_month,
    "halfmonth": _half_month,
    "tenday": _ten_day,
}
"""A stretch within the one before."""

MIXED: dict[str, Callable[[Frame | None, Any, Reference | None], Frame | None]] = {
    "yy": _two_digit_year,
    "month+": _month_shift,
    "edge": _edge,
}
"""What asks both, or either."""

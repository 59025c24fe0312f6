"""Lengths of time: what they are called, how they are written, and where a moment lies that far away."""

from ._civil import DAY, add_months, civil, day_of
from ._frames import Frame, iso_week
from ._pieces import Amount

__all__ = ["GRAINS", "iso_length", "moved", "unit_around"]

GRAINS = {
    "Y": "year",
    "M": "month",
    "W": "week",
    "D": "day",
    "h": "hour",
    "m": "minute",
    "s": "second",
    "B": "day",
    "N": "day",
}
_SECONDS = {"W": 7 * DAY, "D": DAY, "h": 3600, "m": 60, "s": 1, "B": DAY, "N": DAY}


def unit_around(day: int, grain: str) -> Frame:
    year, month, number = civil(day)
    if grain == "year":
        return Frame(day_of(year) * DAY, day_of(year + 1) * DAY, grain, f"{year:04d}")
    if grain == "month":
        start = day_of(year, month)
        return Frame(start * DAY, add_months(start, 1) * DAY, grain, f"{year:04d}-{month:02d}")
    if grain == "week":
        start = day - (day - 1) % 7
        return Frame(start * DAY, (start + 7) * DAY, grain, iso_week(start))
    return Frame(day * DAY, (day + 1) * DAY, grain, f"{year:04d}-{month:02d}-{number:02d}")


def moved(moment: int, amount: Amount, direction: int) -> int:
    day, second = divmod(moment, DAY)
    for size, unit in amount:
        if unit in "YM":
            months = size * 12 if unit == "Y" else size
            day = add_months(day, direction * int(months))
            second += round(direction * (months % 1) * 30 * DAY)
        elif unit == "B":
            day = _working_days(day, direction * int(size))
        else:
            second += round(direction * size * _SECONDS[unit])
    return day * DAY + second


def _working_days(day: int, count: int) -> int:
    step = 1 if count > 0 else -1
    weeks, rest = divmod(abs(count), 5)
    day += 7 * weeks * step
    while rest:
        day += step
        rest -= (day - 1) % 7 < 5
    return day


def iso_length(amount: Amount) -> str:
    date = "".join(f"{_plain(size)}{unit}" for size, unit in amount if unit in "YMWD")
    date += "".join(f"{_plain(size)}D" for size, unit in amount if unit in "BN")
    time = "".join(f"{_plain(size)}{unit.upper()}" for size, unit in amount if unit in "hms")
    return f"P{date}T{time}" if time else f"P{date}"


def _plain(size: float) -> str:
    return str(int(size)) if size == int(size) else str(size)

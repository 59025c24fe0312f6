"""The stretch of time an operation works on, and the ways to make one."""

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from ._civil import DAY, add_months, civil, day_of, weekday

__all__ = [
    "Frame",
    "Reference",
    "century_frame",
    "days_frame",
    "from_reference",
    "iso_week",
    "like",
    "month_frame",
    "months_frame",
    "span_text",
    "year_frame",
    "year_text",
]


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


@lru_cache(1024)
def year_frame(year: int) -> Frame:
    return Frame(day_of(year) * DAY, day_of(year + 1) * DAY, "year", year_text(year))


def year_text(year: int) -> str:
    """The year as TIMEX3 writes it, which counts years before Christ from 1: ``BC0221``."""
    return f"{year:04d}" if year > 0 else f"BC{1 - year:04d}"


def month_frame(index: int, frame: Frame | None = None) -> Frame:
    """The month with the number ``12 * year + month - 1``, like `frame` in calendar and anchor."""
    return like(frame, *_month(index))


@lru_cache(1024)
def _month(index: int) -> tuple[int, int, str, str]:
    year, month = divmod(index, 12)
    last = day_of((index + 1) // 12, (index + 1) % 12 + 1)
    return day_of(year, month + 1), last, "month", f"{year_text(year)}-{month + 1:02d}"


def century_frame(number: int) -> Frame:
    """The 21st century runs from 2001 to 2100, the third before Christ (-3) from 300 to 201."""
    first = (number - 1) * 100 + 1 if number > 0 else number * 100 + 1
    timex = f"{number - 1:02d}" if number > 0 else f"BC{-number - 1:02d}"
    return Frame(day_of(first) * DAY, day_of(first + 100) * DAY, "century", timex)


def days_frame(day: int, count: int, grain: str = "day", frame: Frame | None = None) -> Frame:
    """`count` days from `day` on: a day or a week."""
    return like(frame, day, day + count, grain, _day_text(day) if grain == "day" else iso_week(day))


@lru_cache(4096)
def _day_text(day: int) -> str:
    year, month, number = civil(day)
    return f"{year_text(year)}-{month:02d}-{number:02d}"


def iso_week(day: int) -> str:
    """Return the ISO week of a day: ``2021-W31``."""
    thursday = day - weekday(day) + 3
    year = civil(thursday)[0]
    return f"{year_text(year)}-W{(thursday - day_of(year)) // 7 + 1:02d}"


def like(frame: Frame | None, first: int, last: int, grain: str, timex: str) -> Frame:
    if frame is None:
        return Frame(first * DAY, last * DAY, grain, timex)
    return Frame(first * DAY, last * DAY, grain, timex, None, frame.calendar, frame.anchor)


def from_reference(frame: Frame, anchor: str = "reference") -> Frame:
    return frame._replace(anchor=anchor)


def months_frame(frame: Frame, first: int, count: int, grain: str, timex: str) -> Frame:
    """`count` months of the frame's year from month `first` (which may lie beyond December)."""
    start = add_months(day_of(frame.year), first - 1)
    return like(frame, start, add_months(start, count), grain, timex)


def span_text(first: int, last: int) -> str:
    return f"{days_frame(first, 1).timex}/{days_frame(last - 1, 1).timex}"

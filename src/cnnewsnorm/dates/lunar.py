"""The Chinese calendar of 1901-2100: lunar dates and the 24 solar terms, from a table.

The table is computed by the rules of GB/T 33661-2017; see ``scripts/build_lunar_tables.py``.
"""

from bisect import bisect_right
from functools import cache
from typing import NamedTuple

from .._tables import load_table
from ._civil import civil, day_of

__all__ = ["TERMS", "LunarDay", "from_lunar", "lunar_month", "solar_term", "to_lunar"]

TERMS = (
    "小寒 大寒 立春 雨水 惊蛰 春分 清明 谷雨 立夏 小满 芒种 夏至 "
    "小暑 大暑 立秋 处暑 白露 秋分 寒露 霜降 立冬 小雪 大雪 冬至"
).split()


class LunarDay(NamedTuple):
    """A day of the Chinese calendar; `leap` says that the month is the leap month of its number."""

    year: int
    month: int
    day: int
    leap: bool = False


class _Year(NamedTuple):
    leap: int
    starts: tuple[int, ...]  # ordinals of the first days of its 12 or 13 months, and of the next year
    terms: tuple[int, ...]


@cache
def _years() -> dict[int, _Year]:
    years = {}
    for line in load_table("dates_lunar.tsv").splitlines():
        name, first, leap, lengths, terms = line.split("\t")
        year = int(name)
        starts = [day_of(year, *map(int, first.split("-")))]
        for length in lengths:
            starts.append(starts[-1] + (30 if length == "L" else 29))
        days = (day_of(year, index // 2 + 1, int(day)) for index, day in enumerate(terms.split()))
        years[year] = _Year(int(leap), tuple(starts), tuple(days))
    return years


def lunar_month(year: int, month: int, leap: bool = False) -> tuple[int, int] | None:
    """Return the ordinals of the first day of a lunar month and of the day after its last.

    Args:
        year: The civil year in which the lunar year begins.
        month: From 1 to 12.
        leap: The leap month of that number is meant.

    Returns:
        The pair, or None if the table has no such month.
    """
    entry = _years().get(year)
    if entry is None or not 1 <= month <= 12 or (leap and entry.leap != month):
        return None
    index = month - 1 + (leap or 0 < entry.leap < month)
    return entry.starts[index], entry.starts[index + 1]


def from_lunar(year: int, month: int, day: int, leap: bool = False) -> int | None:
    """Return the ordinal of a day of the Chinese calendar, or None if there is no such day.

    Examples:
        >>> from datetime import date
        >>> date.fromordinal(from_lunar(2021, 1, 1))
        datetime.date(2021, 2, 12)
    """
    bounds = lunar_month(year, month, leap)
    if bounds is None or not 1 <= day <= bounds[1] - bounds[0]:
        return None
    return bounds[0] + day - 1


def to_lunar(day: int) -> LunarDay | None:
    """Return the lunar date of an ordinal, or None outside 1900-2100.

    Examples:
        >>> from datetime import date
        >>> to_lunar(date(2020, 5, 23).toordinal())
        LunarDay(year=2020, month=4, day=1, leap=True)
    """
    years = _years()
    year = civil(day)[0]
    if year in years and years[year].starts[0] > day:
        year -= 1
    entry = years.get(year)
    if entry is None or day >= entry.starts[-1]:
        return None
    index = bisect_right(entry.starts, day) - 1
    leap = 0 < entry.leap == index
    month = index + 1 - (0 < entry.leap <= index)
    return LunarDay(year, month, day - entry.starts[index] + 1, leap)


def solar_term(year: int, term: int) -> int | None:
    """Return the ordinal of a solar term, 0 for Minor Cold in January to 23 for the winter solstice."""
    entry = _years().get(year)
    return None if entry is None else entry.terms[term]

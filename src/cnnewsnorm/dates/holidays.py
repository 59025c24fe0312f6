"""Holidays by name: the day of each in a year, and the days off that are announced for the statutory ones."""

from functools import cache

from .._tables import load_table
from ._civil import day_of, weekday
from .lunar import from_lunar, lunar_month, solar_term

__all__ = ["STATUTORY", "holiday_day", "holiday_names", "holiday_on", "statutory_span"]

STATUTORY = frozenset({"元旦", "春节", "清明节", "劳动节", "端午节", "国庆节", "中秋节"})


@cache
def _rules() -> dict[str, str]:
    rows = (line.split("\t") for line in load_table("dates_holidays.tsv").splitlines())
    return {names.split(" ")[0]: rule for rule, names in rows}


@cache
def holiday_names() -> dict[str, str]:
    """Return every name of every holiday, mapped to the canonical one."""
    names = {}
    for line in load_table("dates_holidays.tsv").splitlines():
        group = line.split("\t")[1].split(" ")
        names.update(dict.fromkeys(group, group[0]))
    return names


@cache
def _fixed() -> dict[str, str]:
    return {rule: name for name, rule in reversed(_rules().items())}


def holiday_on(month: int, day: int) -> str | None:
    """Return the first holiday in the table that falls on this day of every year, or None."""
    return _fixed().get(f"{month:02d}-{day:02d}")


def holiday_day(name: str, year: int) -> int | None:
    """Return the ordinal of a holiday in a year.

    Args:
        name: The canonical name, such as ``"中秋节"``.
        year: The year; for holidays of the Chinese calendar the year in which the lunar year begins.

    Returns:
        The ordinal as of `datetime.date.toordinal`, or None outside the tables.

    Raises:
        KeyError: There is no holiday of that name.

    Examples:
        >>> from datetime import date
        >>> date.fromordinal(holiday_day("中秋节", 2021))
        datetime.date(2021, 9, 21)
    """
    rule = _rules()[name]
    if rule[0] == "L":
        month, day = map(int, rule[1:].split("-"))
        if day == 0:
            bounds = lunar_month(year, month)
            return None if bounds is None else bounds[1] - 1
        return from_lunar(year, month, day)
    if rule[0] == "T":
        return solar_term(year, int(rule[1:]))
    if rule[0] == "E":
        return _easter(year) + int(rule[1:])
    if rule[0] == "W":
        plain, _, later = rule[1:].partition("+")
        month, nth, day = map(int, plain.split(","))
        first = day_of(year, month) if nth > 0 else day_of(year, month + 1) - 7
        return first + (day - weekday(first)) % 7 + 7 * max(nth - 1, 0) + int(later or 0)
    month, day = map(int, rule.split("-"))
    return day_of(year, month, day)


def statutory_span(name: str, year: int) -> tuple[int, int] | None:
    """Return the first day off of a statutory holiday and the day after its last one.

    Args:
        name: The canonical name.
        year: The year the holiday belongs to.

    Returns:
        Two ordinals. Where no announcement is on record the span is the holiday itself.

    Examples:
        >>> from datetime import date
        >>> [date.fromordinal(day).isoformat() for day in statutory_span("国庆节", 2021)]
        ['2021-10-01', '2021-10-08']
    """
    span = _spans().get((name, year))
    if span is not None:
        return span
    day = holiday_day(name, year)
    return None if day is None else (day, day + 1)


@cache
def _spans() -> dict[tuple[str, int], tuple[int, int]]:
    spans = {}
    for line in load_table("dates_statutory.tsv").splitlines():
        year, name, first, last = line.split("\t")
        spans[name, int(year)] = day_of(*map(int, first.split("-"))), day_of(*map(int, last.split("-"))) + 1
    return spans


def _easter(year: int) -> int:
    """Easter Sunday of the western churches, after J. Meeus, Astronomical Algorithms (1991), chapter 8."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    return day_of(year, *_month_and_day(h + k - 7 * m + 114))


def _month_and_day(n: int) -> tuple[int, int]:
    return n // 31, n % 31 + 1

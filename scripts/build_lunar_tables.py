"""Computes the Chinese calendar of 1900-2101 from an ephemeris and writes ``dates_lunar.tsv``.

The rules are those of GB/T 33661-2017: a month begins on the day of the new moon, the month that holds the winter
solstice is the eleventh, and in a year of thirteen months the first one without a major solar term is the leap
month. Days are those of the official clock: Beijing mean time (UTC+7:45:40) until 1928, China Standard Time after.

Needs ``astronomy-engine`` (MIT). ``--compare`` sets the result against sxtwl, lunar_python and zhdate, if installed.
"""

import itertools
import sys
from datetime import date, timedelta

import astronomy

from table_files import write_table

FIRST, LAST = 1900, 2101
CHANGE_OF_CLOCK = date(1929, 1, 1).toordinal()

# The almanac of 1906 was computed by the older rules of the Shixian calendar; this new moon stood in it a day after
# the modern figure, 23:53 Beijing mean time. After 2056 the ephemeris decides, whatever other tables print: the new
# moons of 2057-09-29 and 2097-08-08 fall 40 and 15 seconds after midnight.
DECIDED = {date(1906, 4, 23).toordinal(): date(1906, 4, 24).toordinal()}


def local_day(time: astronomy.Time) -> int:
    """The day of the official clock, as an ordinal of `datetime.date`."""
    days = time.ut + 0.5 + date(2000, 1, 1).toordinal()
    day = int(days + (7 + 45 / 60 + 40 / 3600) / 24)
    return day if day < CHANGE_OF_CLOCK else int(days + 8 / 24)


def new_moons() -> list[int]:
    found = []
    time = astronomy.Time.Make(FIRST - 1, 10, 1, 0, 0, 0)
    while True:
        time = astronomy.SearchMoonPhase(0.0, time, 40)
        day = local_day(time)
        found.append(DECIDED.get(day, day))
        if date.fromordinal(day).year > LAST:
            return found
        time = time.AddDays(20)


def solar_terms(year: int) -> list[int]:
    """The 24 terms of a civil year, from Minor Cold (285 degrees) to the winter solstice (270 degrees)."""
    days = []
    time = astronomy.Time.Make(year, 1, 1, 0, 0, 0)
    for index in range(24):
        time = astronomy.SearchSunLongitude((285 + 15 * index) % 360, time.AddDays(-1), 40)
        days.append(local_day(time))
        time = time.AddDays(10)
    return days


def months(moons: list[int], terms: dict[int, list[int]]) -> list[tuple[int, int, bool, int]]:
    """Rows of (lunar year, month, leap, first day), in order."""
    rows = []
    for year in range(FIRST, LAST + 1):
        first = max(i for i, day in enumerate(moons) if day <= terms[year - 1][23])
        last = max(i for i, day in enumerate(moons) if day <= terms[year][23])
        majors = [*terms[year - 1][1::2], *terms[year][1::2]]
        number, leap_done, lunar_year = 11, last - first == 12, year - 1
        for index in range(first, last):
            has_major = any(moons[index] <= day < moons[index + 1] for day in majors)
            leap = not leap_done and not has_major and index > first
            if leap:
                leap_done = True
                number = (number - 2) % 12 + 1
            elif number == 1:
                lunar_year = year
            rows.append((lunar_year, number, leap, moons[index]))
            number = number % 12 + 1
    return rows


def main() -> None:
    terms = {year: solar_terms(year) for year in range(FIRST - 1, LAST + 1)}
    moons = new_moons()
    rows = months(moons, terms)
    lines = []
    for year in range(FIRST, LAST):
        own = [row for row in rows if row[0] == year]
        after = next(row for row in rows if row[0] == year + 1)
        starts = [row[3] for row in own] + [after[3]]
        lengths = "".join("L" if b - a == 30 else "s" for a, b in itertools.pairwise(starts))
        leap = next((row[1] for row in own if row[2]), 0)
        days = [date.fromordinal(day).day for day in terms[year]]
        new_year = date.fromordinal(starts[0])
        lines.append(f"{year}\t{new_year:%m-%d}\t{leap}\t{lengths}\t{' '.join(map(str, days))}\n")
    if "--compare" in sys.argv:
        compare(rows)
    write_table(
        "dates_lunar.tsv",
        "".join(lines),
        made_by="scripts/build_lunar_tables.py",
        source="computed by the rules of GB/T 33661-2017 with astronomy-engine 2.1.19 (VSOP87, NOVAS)",
        licence="facts",
        columns="year, first day of the lunar year, leap month or 0, lengths of the months (L 30 days, s 29), "
        "day of the month of the 24 solar terms from Minor Cold in January",
    )


def compare(rows: list[tuple[int, int, bool, int]]) -> None:
    import sxtwl
    from lunar_python import Solar

    ours = {}
    for (year, month, leap, start), after in itertools.pairwise(rows):
        for day in range(start, after[3]):
            ours[day] = (year, -month if leap else month, day - start + 1)
    day = date(1901, 1, 1)
    while day < date(2101, 1, 1):
        o = ours[day.toordinal()]
        a = sxtwl.fromSolar(day.year, day.month, day.day)
        b = Solar.fromYmd(day.year, day.month, day.day).getLunar()
        theirs = (
            a.getLunarYear(),
            -a.getLunarMonth() if a.isLunarLeap() else a.getLunarMonth(),
            a.getLunarDay(),
        )
        others = (b.getYear(), b.getMonth(), b.getDay())
        if not o == theirs == others:
            print(day, "ours", o, "sxtwl", theirs, "lunar_python", others)
        day += timedelta(days=1)


if __name__ == "__main__":
    main()

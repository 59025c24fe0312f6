"""Days and seconds on a calendar without ends: years before 1 and after 9999 count like any other.

A day is the ordinal of `datetime.date`, continued both ways; a moment is seconds, ``86400 * day + second``.
Years are astronomical as in ISO 8601: year 0 is 1 BC.
"""

from datetime import date

__all__ = ["DAY", "add_months", "civil", "day_of", "iso", "month_days", "valid", "weekday"]

DAY = 86400
_LAST = date.max.toordinal()


def day_of(year: int, month: int = 1, day: int = 1) -> int:
    """Return the ordinal of a day of the proleptic Gregorian calendar."""
    if 1 <= year <= 9999:  # the same, at the speed of C
        return date(year, month, 1).toordinal() + day - 1
    year -= month <= 2
    era, yoe = divmod(year, 400)
    doy = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    return era * 146097 + yoe * 365 + yoe // 4 - yoe // 100 + doy - 305


def civil(day: int) -> tuple[int, int, int]:
    """Return year, month and day of an ordinal; the inverse of `day_of`."""
    if 1 <= day <= _LAST:
        found = date.fromordinal(day)
        return found.year, found.month, found.day
    era, doe = divmod(day + 305, 146097)
    yoe = (doe - doe // 1460 + doe // 36524 - doe // 146096) // 365
    doy = doe - (365 * yoe + yoe // 4 - yoe // 100)
    mp = (5 * doy + 2) // 153
    month = mp + 3 if mp < 10 else mp - 9
    return yoe + era * 400 + (month <= 2), month, doy - (153 * mp + 2) // 5 + 1


def month_days(year: int, month: int) -> int:
    """Return the length of a month."""
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def valid(year: int, month: int, day: int) -> bool:
    """Return whether the calendar has this day."""
    return 1 <= month <= 12 and 1 <= day <= month_days(year, month)


def weekday(day: int) -> int:
    """Return 0 for Monday to 6 for Sunday."""
    return (day - 1) % 7


def add_months(day: int, months: int) -> int:
    """Return the same day `months` later, or the last day of that month if it is shorter."""
    year, month, number = civil(day)
    year, month = divmod(year * 12 + month - 1 + months, 12)
    return day_of(year, month + 1, min(number, month_days(year, month + 1)))


def iso(moment: int, with_time: bool) -> str:
    """Return a moment as ISO 8601 text; seconds only where they are not zero."""
    day, second = divmod(moment, DAY)
    year, month, number = civil(day)
    sign = "-" if year < 0 else ("+" if year > 9999 else "")
    text = f"{sign}{abs(year):04d}-{month:02d}-{number:02d}"
    if with_time:
        hour, rest = divmod(second, 3600)
        text += f"T{hour:02d}:{rest // 60:02d}"
        if rest % 60:
            text += f":{rest % 60:02d}"
    return text

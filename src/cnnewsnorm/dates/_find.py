"""Finds dates: one scan for the characters they begin with, the grammar where it stops, the resolver behind it."""

import re
from datetime import date, datetime
from functools import cache

from ..errors import OptionError, ParseError, require_choice, require_text
from ._civil import DAY, day_of
from ._fold import fold
from ._grammar import read_expression
from ._meaning import resolve
from ._model import Date
from ._resolve import Reference
from ._vague import vague_starts
from ._words import word_starts

__all__ = ["find_dates", "parse_date"]

PREFER = ("past", "future", "nearest")


def find_dates(text: str, reference: "date | datetime | Date | str | None" = None, prefer: str = "past") -> list[Date]:
    """Find every expression of time in a text and resolve it as a reader of that day would.

    Args:
        text: Any text; both scripts, any width of digits.
        reference: The day (or moment) the text was written: a `date`, a `datetime`, an ISO string or a `Date`.
            Without it what leans on it stays unresolved, and a date without a year stays partial (``--08-07``).
        prefer: Where a year, month or week is not stated: ``"past"`` takes the latest one that is not after the
            reference, as news does, ``"future"`` the next one, ``"nearest"`` the closest. Words such as 将于 or
            预计 before a date turn ``"past"`` into ``"future"`` for it.

    Returns:
        The dates in order, not overlapping; ``text[d.start:d.end] == d.text`` for each.

    Raises:
        TextTypeError: `text` is not a `str`.
        OptionError: `reference` is not a day, or `prefer` is not one of the three.

    Example:
        >>> [(d.text, d.begin, d.finish) for d in find_dates("昨日起至9日，1-7月份数据公布", "2021-08-08")]
        [('昨日起至9日', '2021-08-07', '2021-08-10'), ('1-7月份', '2021-01-01', '2021-08-01')]
    """
    require_text(text)
    require_choice(prefer, "prefer", PREFER)
    ref = read_reference(reference)
    folded = fold(text)
    found = []
    search = _starts().search
    at = 0
    while True:
        m = search(folded, at)
        if m is None:
            return found
        start = m.start()
        expression = read_expression(folded, start)
        resolved = None
        if expression is not None:
            resolved = resolve(expression, text[expression.start : expression.end], ref, prefer)
        if resolved is None or expression is None:
            at = m.end()
        else:
            found.append(resolved)
            at = max(expression.end, start + 1)


def parse_date(text: str, reference: "date | datetime | Date | str | None" = None, prefer: str = "past") -> Date:
    """Read a string that is one expression of time and nothing else.

    Args:
        text: The expression; white space around it is allowed.
        reference: As for `find_dates`.
        prefer: As for `find_dates`.

    Returns:
        The date, with offsets into `text`.

    Raises:
        TextTypeError: `text` is not a `str`.
        OptionError: `reference` is not a day, or `prefer` is not one of the three.
        ParseError: `text` is not, as a whole, one expression of time.

    Example:
        >>> parse_date("2021年04月01日10:47").begin
        '2021-04-01T10:47'
        >>> parse_date("会议开幕")
        Traceback (most recent call last):
        cnnewsnorm.errors.ParseError: '会议开幕' is not a date: use find_dates to look for dates inside a text
    """
    found = find_dates(text, reference, prefer)
    if len(found) == 1 and found[0].text.strip() == text.strip():
        return found[0]
    raise ParseError(f"{text[:80]!r} is not a date: use find_dates to look for dates inside a text")


def read_reference(value: object) -> Reference | None:
    """Return the reference that `value` names; see `find_dates`.

    Raises:
        OptionError: It is not a day.
    """
    if value is None or isinstance(value, Reference):
        return value
    if isinstance(value, Date):
        moment: object = value.datetime
        if moment is None:
            return None
        value = moment
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value)
        except ValueError:
            value = None
    if isinstance(value, datetime):
        second = value.hour * 3600 + value.minute * 60 + value.second
        return Reference(day_of(value.year, value.month, value.day) * DAY + second)
    if isinstance(value, date):
        return Reference(day_of(value.year, value.month, value.day) * DAY)
    raise OptionError(
        f"reference={value!r} is not a day: give a date, a datetime, an ISO string such as '2021-08-08', or a Date"
    )


@cache
def _starts() -> "re.Pattern[str]":
    chars = set(word_starts()) | set(vague_starts()) | set("一二三四五六七八九十百千两廿卅〇元半几数每近最过未今此往接之前后上下再还随其这")
    chars -= set("0123456789 ")
    return re.compile(f"[0-9]+|[{re.escape(''.join(sorted(chars)))}]")

"""Finds dates: one scan for the characters they begin with, the grammar where it stops, the resolver behind it."""

from datetime import date, datetime
from functools import cache

from .._tables import load_table
from ..errors import OptionError, ParseError, require_choice, require_text
from ._civil import DAY, day_of
from ._fold import fold
from ._frames import Reference
from ._grammar import continue_list, read_expression
from ._meaning import resolve
from ._model import Date
from ._pieces import Expression
from ._starts import may_begin, scan

__all__ = ["find_dates", "parse_date"]

_DAY = ("day", "month", "year")
_NAMES: dict[str, tuple[str, ...]] = dict.fromkeys(("day", "part", "hour", "minute", "second"), _DAY)
_NAMES |= {"month": _DAY[1:], "tenday": _DAY[1:]} | dict.fromkeys(
    ("quarter", "half", "season", "year"), _DAY[2:]
)
PREFER = ("past", "future", "nearest")


def find_dates(
    text: str, reference: "date | datetime | Date | str | None" = None, prefer: str = "past"
) -> list[Date]:
    """Find every expression of time in a text and resolve it as a reader of that day would.

    Args:
        text: Any text; both scripts, any width of digits.
        reference: The day (or moment) the text was written: a `date`, a `datetime`, an ISO string or a resolved
            `Date`. Without it what leans on it stays unresolved, and a date without a year stays partial (``--08-07``).
        prefer: Where a year, month or week is not stated: ``"past"`` takes the latest one that is not after the
            reference, as news does, ``"future"`` the next one, ``"nearest"`` the closest. Words such as 将于 or
            预计 before a date mean the next one all the same. Holidays and days of the Chinese calendar are
            written about ahead as well as after: the nearest counts, with the days ahead counted double.

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
    found: list[Date] = []
    last: Expression | None = None
    named: dict[str, Date] = {}  # what 当日, 当月 and 当年 lean on: the last day, month and year named
    end = 0
    for place in scan(folded):
        start = place.start()
        if start < end or (start > end and not may_begin(folded, start)):
            continue  # right behind a date another one may begin, whatever its first character
        expression = read_expression(folded, start)
        if expression is None or _in_phrase(folded, expression.start, expression.end):
            continue
        if last is not None and expression.start - last.end < 4:
            continue_list(folded, last, expression)
        own = named.get(expression.chain[0][0][:-1]) if expression.leans else None
        resolved = resolve(
            expression, text[expression.start : expression.end], read_reference(own) or ref, prefer
        )
        if resolved is None:
            continue
        found.append(resolved)
        last, end = expression, expression.end
        if expression.form == "point" and resolved.anchor != "discourse" and resolved.begin:
            named.update(dict.fromkeys(_NAMES.get(resolved.grain or "", ()), resolved))
    return found


def _in_phrase(t: str, start: int, end: int) -> bool:
    """Whether a short expression in Han characters is part of an idiom or a name: 三天打鱼, 五月天, 今日头条."""
    if end - start > 4 or t[start:end] not in _phrase_parts():
        return False
    known = phrases()
    return any(
        t[first:last] in known
        for first in range(max(0, start - 6), start + 1)
        for last in range(max(end, first + 3), min(len(t), first + 9) + 1)
        if (first, last) != (start, end)
    )


@cache
def phrases() -> frozenset[str]:
    """Return the idioms, titles and names in which there is no date."""
    return frozenset(load_table("dates_phrases.txt").split("\n"))


@cache
def _phrase_parts() -> frozenset[str]:
    """What may be a short expression inside one of the phrases; tells at once that most are not."""
    return frozenset(
        phrase[i:j] for phrase in phrases() for i in range(len(phrase)) for j in range(i + 1, i + 5)
    )


def parse_date(
    text: str, reference: "date | datetime | Date | str | None" = None, prefer: str = "past"
) -> Date:
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

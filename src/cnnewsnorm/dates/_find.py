"""Finds dates: one scan for the characters they begin with, the grammar where it stops, the resolver behind it."""

from datetime import date, datetime
from functools import cache

from .._patterns import lazy_pattern
from .._records import changed
from .._surnames import COMMON_SURNAMES
from .._tables import load_table
from ..errors import ParseError, require_choice, require_text
from ._discourse import Discourse, on_that_day
from ._fold import fold
from ._grammar import more_weekdays, read_expression
from ._meaning import resolve
from ._model import Date
from ._pieces import Expression
from ._reference import read_reference
from ._starts import CHECKS, scan

__all__ = ["find_dates", "parse_date"]

PREFER = ("past", "future", "nearest")


def find_dates(
    text: str, reference: "date | datetime | Date | str | None" = None, prefer: str = "past"
) -> list[Date]:
    """Find every expression of time in a text and resolve it as a reader of that day would.

    Args:
        text: Any text; both scripts, any width of digits.
        reference: The day (or moment) the text was written: a `date`, a `datetime`, an ISO string or a resolved
            `Date`. Without it what leans on it stays unresolved, and a date without a year stays partial (``--08-07``);
            without a time of day in it, so do minutes and hours before and after it.
        prefer: Where a year, month or week is not stated: ``"past"`` takes the latest one that is not after the
            reference, as news does (but a bare 23日 up to ten days ahead, unless it follows a day of the month before,
            and a bare 8月7日 up to two months ahead are taken for coming), ``"future"`` the next one, ``"nearest"`` the
            closest. Words such as 将于 or 预计 before a date mean the next one all the same. Holidays and days of the
            Chinese calendar are written about ahead as well as after: the nearest counts, with the days ahead counted
            double.

    Returns:
        The dates in order, not overlapping; ``text[d.start:d.end] == d.text`` for each.

    Raises:
        TextTypeError: `text` is not a `str`.
        OptionError: `reference` is not a day, or `prefer` is not one of the three.

    Examples:
        >>> [(d.text, d.begin, d.finish) for d in find_dates("昨日起至9日，1-7月份数据公布", "2021-08-08")]
        [('昨日起至9日', '2021-08-07', '2021-08-10'), ('1-7月份', '2021-01-01', '2021-08-01')]
    """
    require_text(text)
    require_choice(prefer, "prefer", PREFER)
    folded = fold(text)
    discourse = Discourse(folded, read_reference(reference), prefer)
    found: list[Date] = []
    end = 0
    for place in scan(folded):
        start = place.start()
        if start < end or (start > end and not CHECKS[folded[start]](folded, start + 1)):
            continue  # right behind a date another one may begin, whatever its first character
        e = read_expression(folded, start)
        if e is None or _in_phrase(folded, e.start, e.end) or _is_name(folded, e):
            continue
        leaning = discourse.lean(e)
        if leaning is None:
            continue
        ref, own_prefer, day = leaning
        resolved = resolve(e, text[e.start : e.end], ref, own_prefer)
        if resolved is None:
            continue
        if e.zone or e.place:
            resolved = changed(resolved, zone=e.zone or e.place)
        if day is not None:
            resolved = on_that_day(resolved, day)
        found.append(resolved)
        discourse.add(e, resolved)
        end = e.end
        first = resolved
        for one in more_weekdays(folded, e):
            of_week = read_reference(first) if e.form == "point" and len(e.chain) == 1 else ref
            resolved = resolve(one, text[one.start : one.end], of_week, "future")
            if resolved is not None:
                found.append(resolved)
                discourse.add(one, resolved)
                end = one.end
    return found


# 国庆, 立夏, 明天, 早春 are given names as well: behind a surname that begins a list or stands behind an office.
# 万, 于 and 方 are mostly no surnames there.
_SURNAMES = "".join(sorted(COMMON_SURNAMES.difference("万于方").union("关汤")))
_SURNAME_BEFORE = lazy_pattern(f"(?:^|[\n、,( ]|[者长员委记任举事授师理席兵人])[{_SURNAMES}]$")
# These are hardly anything else behind an office; what follows them need not be looked at.
_PERSON_BEFORE = lazy_pattern(
    "[者长员委记任事授师理席兵人演手生民警]([王李张刘陈杨赵吴徐孙胡朱郭郑谢宋唐邓曹彭曾蔡潘袁苏吕魏蒋沈姜范廖邹熊崔邱薛])$"
)
_NAME_AFTER = lazy_pattern("[、,()\n]|$|为|代表|等|摄影|介绍|说|任|同志|先生|女士|当选|[一-鿿]{1,3}摄")


_GIVEN = ("holiday", "term", "season")


def _is_name(t: str, e: Expression) -> bool:
    if t[e.start - 1 : e.start] == "《" and t[e.end : e.end + 1] == "》":  # 《后天》, but not 《2012年》
        return not any(ch.isdigit() for ch in t[e.start : e.end])
    if (
        e.end - e.start != 2
        or not e.chain
        or e.chain[0][0] not in ("holiday", "term", "season", "part", "day+")
    ):
        return False
    if e.chain[0][0] in _GIVEN and _PERSON_BEFORE.search(t, max(0, e.start - 2), e.start):
        return True
    found = _SURNAME_BEFORE.search(t, max(0, e.start - 2), e.start)
    return found is not None and _NAME_AFTER.match(t, e.end) is not None


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
    return frozenset(fold(load_table("dates_phrases.txt")).split("\n"))


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

    Examples:
        >>> parse_date("2021年04月01日10:47").begin
        '2021-04-01T10:47'
        >>> parse_date("会议开幕")
        Traceback (most recent call last):
        cnnewsnorm.errors.ParseError: text='会议开幕' is not a date: use find_dates to look for dates inside a text
    """
    found = find_dates(text, reference, prefer)
    if len(found) == 1 and found[0].text.strip() == text.strip():
        return found[0]
    shown = repr(text if len(text) <= 80 else f"{text[:80]}…")
    what = "is not a date"
    if len(found) == 1:
        what = f"is not a date as a whole, but holds one ({found[0].text})"
    elif found:
        what = f"holds more than one date ({'、'.join(d.text for d in found[:3])}{' …' if len(found) > 3 else ''})"
    raise ParseError(f"text={shown} {what}: use find_dates to look for dates inside a text")

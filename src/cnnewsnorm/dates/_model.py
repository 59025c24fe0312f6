"""The result type: what a date expression is, where it stands and what it means."""

import re
from dataclasses import dataclass
from datetime import UTC, timedelta, timezone, tzinfo
from datetime import date as Day  # noqa: N812
from datetime import datetime as Moment  # noqa: N812
from functools import lru_cache
from html import escape
from zoneinfo import ZoneInfo

from .._records import Record

__all__ = ["Date"]

_FULL = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?")
_TIMED = re.compile(r"[^/_]*T(?:[0-9]|MO|MI|AF|EV|NI|DT)")
_TYPES = {"duration": "DURATION", "set": "SET"}
_LENGTH = re.compile("P[0-9T]")
# The value of what is not resolved, by its grain: TIMEX3 wants one.
_UNKNOWN = {
    "century": "XX", "decade": "XXX", "year": "XXXX", "half": "XXXX-HX", "quarter": "XXXX-QX", "month": "XXXX-XX", "week": "XXXX-WXX",
    "hour": "XXXX-XX-XXTXX", "minute": "XXXX-XX-XXTXX:XX", "second": "XXXX-XX-XXTXX:XX:XX", "part": "XXXX-XX-XXTXX",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Date(Record):
    """One expression of time in a text and what it means.

    Attributes:
        start: Code-point offset where it begins.
        end: Offset where it ends (half open).
        text: The expression itself, exactly as it stands there.
        kind: ``instant`` (a time of day; `begin` equals `finish`), ``date`` (a unit of the calendar: a day, a month,
            a quarter …), ``interval`` (any other stretch), ``duration`` (a length), ``set`` (recurring) or
            ``vague`` (near a day that only the story knows).
        begin: First moment, ISO 8601; None if open or not resolved. What lacks a year, and has no reference to
            take it from, is written with the year left out: ``--08-07``, ``---07``, ``T09:30``.
        finish: The moment after the last one, so that ``begin <= t < finish``.
        grain: The finest unit stated: ``second`` to ``century``.
        mod: ``START``, ``MID``, ``END``, ``APPROX``, ``BEFORE`` or ``AFTER`` as in TimeML; a duration may have
            ``EQUAL_OR_MORE`` or ``EQUAL_OR_LESS`` (以上, 至少, 超过; 以下, 最多, 不到).
        calendar: ``gregorian``, ``roc``, ``japanese``, ``lunar`` or ``dynastic``: how the text counts.
        anchor: What the meaning rests on: ``absolute``, ``reference`` (the story's day) or ``discourse`` (what
            was said before).
        timex: The value of a TIMEX3 tag.
        zone: The time zone that is said beside a time: an offset from UTC (``+08:00`` for 北京时间), a name of the
            tz database (``America/New_York`` for 美东时间), or ``local`` for 当地时间; None if none is said.

    Examples:
        >>> from cnnewsnorm.dates import find_dates
        >>> day, = find_dates("会议8月7日闭幕。", reference="2021-08-08")
        >>> day.text, day.begin, day.finish, day.grain
        ('8月7日', '2021-08-07', '2021-08-08', 'day')
    """

    start: int
    end: int
    text: str
    kind: str
    begin: str | None
    finish: str | None
    grain: str | None
    mod: str | None
    calendar: str
    anchor: str
    timex: str | None
    zone: str | None = None

    @property
    def datetime(self) -> Moment | None:
        """`begin` as a datetime, aware if the text names its time zone; None where none exists."""
        return _datetime(self.begin, self.zone)

    @property
    def date(self) -> Day | None:
        """The day of `begin`, or None where none exists."""
        moment = _datetime(self.begin, None)
        return None if moment is None else moment.date()

    @property
    def interval(self) -> tuple[Moment, Moment] | None:
        """`begin` and `finish` as datetimes; None unless both are known and within years 1 to 9999.

        Examples:
            >>> from cnnewsnorm.dates import find_dates
            >>> begin, finish = find_dates("北京时间2021年8月8日21:00至23:00")[0].interval
            >>> begin.isoformat(), finish.isoformat()
            ('2021-08-08T21:00:00+08:00', '2021-08-08T23:00:00+08:00')
        """
        first, last = _datetime(self.begin, self.zone), _datetime(self.finish, self.zone)
        return None if first is None or last is None else (first, last)

    def to_timex3(self, tid: str = "t1") -> str:
        """Return the expression as a TIMEX3 element of TimeML 1.2.1.

        A range is one element with both ends as ISO 8601 writes them (``2021-08-07/2021-08-09``), where TimeML would
        tag each end.

        Args:
            tid: The identifier of the tag.

        Examples:
            >>> from cnnewsnorm.dates import parse_date
            >>> parse_date("2021年8月7日上午").to_timex3()
            '<TIMEX3 tid="t1" type="TIME" value="2021-08-07TMO">2021年8月7日上午</TIMEX3>'
        """
        value = self.timex or _UNKNOWN.get(self.grain or "", "XXXX-XX-XX")
        kind = _TYPES.get(self.kind, "DATE")
        if kind == "DATE":  # 近三年 is a length that is anchored
            kind = "DURATION" if _LENGTH.match(value) else "TIME" if _TIMED.match(value) else "DATE"
        mod = f' mod="{self.mod}"' if self.mod else ""
        quant = ' quant="EVERY"' if kind == "SET" else ""
        text = escape(self.text, quote=False)
        return (
            f'<TIMEX3 tid="{escape(tid)}" type="{kind}" value="{escape(value)}"{quant}{mod}>{text}</TIMEX3>'
        )


def _datetime(text: str | None, zone: str | None) -> Moment | None:
    if text is None or not _FULL.fullmatch(text):
        return None
    try:
        moment = Moment.fromisoformat(text)
    except ValueError:  # the years 0 and before
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=_tzinfo(zone))


@lru_cache(64)
def _tzinfo(zone: str | None) -> tzinfo | None:
    """The zone, or None if the text names none, or the system has no tz database (as on Windows without tzdata)."""
    if zone is None or zone == "local":
        return None
    if zone[0] in "+-":
        minutes = 60 * int(zone[1:3]) + int(zone[4:])
        return timezone(timedelta(minutes=-minutes if zone[0] == "-" else minutes))
    try:
        return UTC if zone == "Z" else ZoneInfo(zone)
    except (KeyError, OSError, ValueError):
        return None

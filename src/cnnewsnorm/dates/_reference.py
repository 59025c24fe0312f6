"""The day (or moment) from which a text is read, however the caller names it."""

import re
from contextlib import suppress
from datetime import date, datetime

from ..errors import OptionError
from ._civil import DAY, day_of
from ._frames import Reference
from ._model import Date

__all__ = ["read_reference"]


def read_reference(value: object) -> Reference | None:
    """Return the reference that `value` names; see `find_dates`.

    Raises:
        OptionError: It is not a day.
    """
    if value is None or isinstance(value, Reference):
        return value
    if isinstance(value, Date):
        return _beginning(value.begin)
    moment = value
    if isinstance(value, str):
        with suppress(ValueError):
            moment = datetime.fromisoformat(value)
    if not isinstance(moment, date):  # a datetime is one, too
        raise OptionError(
            f"reference={value!r} is not a day: give a date, a datetime, an ISO string such as '2021-08-08', or a Date"
        )
    second = 0
    if isinstance(moment, datetime):
        second = moment.hour * 3600 + moment.minute * 60 + moment.second
    return Reference(day_of(moment.year, moment.month, moment.day) * DAY + second)


_BEGIN = re.compile(r"([+-]?[0-9]{4,})-([0-9]{2})-([0-9]{2})(?:T([0-9]{2}):([0-9]{2}))?")


def _beginning(begin: str | None) -> Reference | None:
    """The moment a date begins, in any year; None if it lacks its year or is not resolved."""
    m = _BEGIN.match(begin) if begin else None
    if m is None:
        return None
    year, month, day, hour, minute = (int(part or 0) for part in m.groups())
    return Reference(day_of(year, month, day) * DAY + 3600 * hour + 60 * minute)

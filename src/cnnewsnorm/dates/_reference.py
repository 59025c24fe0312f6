"""The day (or moment) from which a text is read, however the caller names it."""

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

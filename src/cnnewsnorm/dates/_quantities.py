"""Dates first: the numbers of a text that are not part of a date."""

from collections.abc import Iterable

from ..numbers import Number, find_numbers
from ._find import find_dates
from ._model import Date

__all__ = ["find_quantities"]


def find_quantities(text: str, dates: Iterable[Date] | None = None) -> list[Number]:
    """Find the numbers of a text, leaving out those that lie inside a date, a time or a length of time.

    Args:
        text: Any text.
        dates: What `find_dates` found in it, if that is known; by default it is called here.

    Returns:
        What `find_numbers` finds, in order, without the numbers inside dates.

    Raises:
        TextTypeError: `text` is not a `str`.

    Examples:
        >>> [n.text for n in find_quantities("8月7日9时，三条航线运送旅客2.4万人次，历时3天。")]
        ['三', '2.4万']
    """
    taken = iter(find_dates(text) if dates is None else dates)
    current = next(taken, None)
    outside = []
    for number in find_numbers(text):
        while current is not None and current.end <= number.start:
            current = next(taken, None)
        if current is None or not (current.start <= number.start and number.end <= current.end):
            outside.append(number)
    return outside

"""What was named before: the day, month and year on which 当日, 次月, a bare 上午9时 and the rest of a list lean."""

from .._records import changed
from ._civil import civil, day_of
from ._frames import Reference
from ._grammar import continue_list
from ._model import Date
from ._pieces import NEEDS, Expression
from ._reference import read_reference

__all__ = ["Discourse", "on_that_day"]

_DAY = ("day", "month", "year")
_NAMES: dict[str, tuple[str, ...]] = dict.fromkeys(("day", "part", "hour", "minute", "second"), _DAY)
_NAMES |= {"month": _DAY[1:], "tenday": _DAY[1:]} | dict.fromkeys(
    ("quarter", "half", "season", "year"), _DAY[2:]
)
_NEAR = 60  # characters of one paragraph, within which a time of day belongs to the day named before it


# days
_DAYS_AHEAD, _MONTHS_AHEAD, _LONG_AGO = 10, 60, 60


def _days_until(day: int, month: int, of_month: int) -> int:
    """How many days lie before the next such day of a month, roughly: all months have 28 here."""
    year, this, _ = civil(day)
    if not 1 <= month <= 12:
        return 0
    return day_of(year + (month < this), month, 1) + min(of_month, 28) - 1 - day


class Discourse:
    """Follows the dates of one text, in their order."""

    def __init__(self, text: str, ref: Reference | None, prefer: str) -> None:
        self._text = text
        self._ref = ref
        self._prefer = prefer
        self._named: dict[str, Date] = {}
        self._last: tuple[Expression, Date] | None = None
        self._day: Date | None = None  # the last day named, whatever it leans on

    def lean(self, e: Expression) -> tuple[Reference | None, str, Date | None] | None:
        """Say from where an expression is to be read.

        Args:
            e: The expression; what it leaves out as part of a list is filled in.

        Returns:
            The reference, the preference and the day named before on which it leans; None if it only means
            something behind a day, and there was none.
        """
        if e.leans:
            own = self._named.get(e.chain[0][0][:-1])
            if e.chain[0] == ("day~", 0) and self._day is not None and own and self._near(self._day, e):
                own = self._day  # 8月5日出发, 次日抵达, 当晚入住: that of the day named last
            if own is None and self._text.startswith("第二", e.start) and len(e.chain) == 1:
                return None
            if own is None and self._text[e.start] in "那该是":  # 那年夏天 of a year that was not named
                return None, self._prefer, None
            return read_reference(own) or self._ref, self._prefer, None
        last = self._last
        if last is not None and e.start - last[0].end < 4 and continue_list(self._text, last[0], e):
            before = None if NEEDS[e.chain[0][0]] is None else read_reference(last[1])
            if before is not None:  # 8月7日、9日: the nearest to the one before
                return before, "nearest", None
            return self._ref, self._prefer, None
        if last is not None and e.start - last[1].end == 1 and self._text[last[1].end] == "(":
            before = read_reference(last[1]) if e.chain and e.chain[0][0] in ("day", "month") else None
            if before is not None and last[1].grain == "day":  # 下周一(16日)
                return before, "nearest", None
        amount, direction = (e.amount, e.value) if e.form == "shift" else ([], 0)
        if e.chain and e.chain[0][0][-3:] == "off":  # 三天后晚上8点
            amount, direction = e.chain[0][1]
        if direction == 1:  # 两天后, told behind a day, is two days after it
            key = {"Y": "year", "M": "month"}.get(amount[-1][1], "day")
            told = self._named.get(key)
            before = read_reference(told) if told is not None and self._near(told, e) else None
            if before is not None:
                return before, self._prefer, told
        day = self._day
        if (
            day is not None
            and e.form in ("point", "range")
            and NEEDS[e.chain[0][0]] == "day"
            and self._near(day, e)
        ):
            before = read_reference(day)
            if before is not None:
                return before, "past", day
        return self._ref, "future" if self._is_at_hand(e) else self._prefer, None

    def _is_at_hand(self, e: Expression) -> bool:
        """Whether a day without its month or year lies a little ahead, in a text that does not tell of long ago.

        Of one nearly a month, or nearly a year back, news would name the month, or the year.
        """
        ref = self._ref
        if ref is None or self._prefer != "past" or e.bound is not None:
            return False
        told = read_reference(self._named.get("month"))
        match [piece[0] for piece in e.chain[:2]]:
            case ["day", *_] if isinstance(e.chain[0][1], int):
                year, month, today = civil(ref.day)
                if not 0 < e.chain[0][1] - today <= _DAYS_AHEAD:
                    return False
                first = day_of(year - (month == 1), (month - 2) % 12 + 1, 1)
                if told is not None and told.day < first + e.chain[0][1]:
                    return False  # 5月12日被捕, 14日获释
            case ["month", "day"] if isinstance(e.chain[0][1], int) and isinstance(e.chain[1][1], int):
                if not 0 < _days_until(ref.day, e.chain[0][1], e.chain[1][1]) <= _MONTHS_AHEAD:
                    return False
            case _:
                return False
        return told is None or ref.day - told.day <= _LONG_AGO

    def _near(self, day: Date, e: Expression) -> bool:
        return e.start - day.end < _NEAR and "\n" not in self._text[day.end : e.start]

    def add(self, e: Expression, found: Date) -> None:
        """Take note of what was found."""
        self._last = e, found
        if e.form != "point" or not found.begin:
            return
        names = _NAMES.get(found.grain or "", ())
        if found.anchor != "discourse" or ("day" in names and any(op == "day" for op, _ in e.chain)):
            self._named.update(dict.fromkeys(names, found))
        if "day" in names and e.bound is None:
            self._day = found


def on_that_day(found: Date, day: Date) -> Date:
    """A time of day that leans on a day named before it, with the time zone said there."""
    return changed(found, anchor="discourse", zone=found.zone or day.zone)

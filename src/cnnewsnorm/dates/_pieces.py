"""What the grammar hands to the resolver: pieces that narrow time down, and whole expressions made of them.

A *piece* is one word of a date: an operation and its value, such as ``("month", 8)``. A *chain* is a list of pieces
from coarse to fine; each narrows what the one before it means. `AFTER` says which may follow which, `NEEDS` what has
to be supplied from the reference when a chain begins with that piece.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from ..numbers.numerals import read_numeral

__all__ = ["AFTER", "LEVEL", "NEEDS", "Amount", "Expression", "Found", "Piece", "Reader", "number"]

Piece: TypeAlias = tuple[str, Any]
Found: TypeAlias = tuple[int, list[Piece]] | None
"""What a reader returns: where the pieces end, and the pieces."""

Reader: TypeAlias = Callable[[str, int, int], Found]
"""Reads at a place of the folded text; its third argument is the level of the piece before, or -1."""

Amount: TypeAlias = list[tuple[float, str]]
"""How long: pairs of a number and one of the units Y M W D h m s (and B for working days), coarse to fine."""

# Operation: level (coarse to fine), the operations or levels it may follow, what it needs when it comes first.
_RULES: dict[str, tuple[int, str, str | None]] = {
    "century": (0, "", None),
    "century+": (0, "", None),
    "agehalf": (1, "01", "century"),
    "decade": (1, "0", "century"),
    "yearsof": (2, "0", "century"),
    "decades": (1, "0", "century"),
    "year": (2, "", None),
    "yy": (2, "", None),
    "yy?": (2, "", None),
    "year+": (2, "", None),
    "year~": (2, "", None),
    "yearspan": (2, "", None),
    "era": (2, "", None),
    "reign": (2, "", None),
    "cycle": (2, "", None),
    "plan": (2, "", None),
    "sports": (2, "", None),
    "sports+": (2, "", None),
    "yearsoff": (2, "", None),
    "monthsoff": (4, "", None),
    "weeksoff": (5, "", None),
    "daysoff": (6, "", None),
    "half": (3, "2", "year"),
    "half+": (3, "", None),
    "quarter": (3, "2", "year"),
    "quarter+": (3, "", None),
    "quarters": (3, "2", "year"),
    "quarterspan": (3, "2", "year"),
    "season": (3, "2", "year"),
    "break": (3, "2", "year"),
    "month": (4, "2", "year"),
    "month+": (4, "2", None),
    "month~": (4, "", None),
    "lunarmonth": (4, "2", "year"),
    "months": (4, "2", "year"),
    "monthpair": (4, "2", "year"),
    "days": (6, "245", "month"),
    "firstweeks": (6, "24", "month"),
    "hanDay": (6, "4", "month"),
    "halfmonth": (5, "4", "month"),
    "tenday": (5, "4", "month"),
    "weekof": (5, "24", "month"),
    "week+": (5, "", None),
    "halfweek": (5, "5", "week"),
    "nthweekday": (6, "4", "month"),
    "day": (6, "4", "month"),
    "nthday": (6, "24", "month"),
    "workday": (6, "24", "month"),
    "day+": (6, "", None),
    "day~": (6, "", None),
    "dayat": (6, "", None),
    "lunar": (6, "2", "year"),
    "lunarday": (6, "4", "month"),
    "samedate": (6, "245", None),
    "weekdayat": (6, "", None),
    "beside": (6, "6", None),
    "holiday": (6, "2", "year"),
    "statutory": (6, "2", "year"),
    "term": (6, "2", "year"),
    "weekday": (6, "56", "week"),
    "weekend": (6, "5", "week"),
    "edge": (3, "01234567", None),
    "part": (8, "6", "day"),
    "clock": (9, "68", "day"),
    "clockpair": (9, "68", "day"),
    "same": (9, "23456", None),
    "now": (9, "", None),
}
LEVEL = {op: rule[0] for op, rule in _RULES.items()}
AFTER = {op: frozenset(map(int, rule[1])) for op, rule in _RULES.items()}
NEEDS = {op: rule[2] for op, rule in _RULES.items()}


@dataclass(slots=True)
class Expression:
    """An expression as read, before it is resolved.

    Attributes:
        start: Where it begins in the text.
        end: Where it ends.
        form: ``point``, ``range``, ``shift`` (three years ago), ``span`` (the past three years), ``duration``,
            ``set`` or ``vague``.
        chain: The pieces of a point, or of the first end of a range.
        more: The pieces of the second end of a range.
        amount: The length of a shift, span, duration or set.
        upper: The longer length, where a duration is a range.
        value: What else the form needs: the direction of a shift or span, the TIMEX3 value of a vague one.
        bound: ``before``, ``after``, ``since``, ``until`` or None.
        approx: 左右, 许, 前后 or 约 stands by it.
        prefer: What the words around it say about an unstated year: 将于 means ``future``.
        zone: An offset from UTC that is a part of it, as ISO text.
        place: The time zone that is said beside it.
    """

    start: int
    end: int
    form: str
    chain: list[Piece] = field(default_factory=list)
    more: list[Piece] = field(default_factory=list)
    amount: Amount = field(default_factory=list)
    upper: Amount = field(default_factory=list)
    value: Any = None
    bound: str | None = None
    approx: bool = False
    prefer: str | None = None
    zone: str = ""
    place: str | None = None

    @property
    def leans(self) -> bool:
        """Whether it leans on what was named before: 当日, 次月, 同年."""
        return bool(self.chain) and self.chain[0][0][-1] == "~"


def _small() -> dict[str, int]:
    digits = "〇一二三四五六七八九"
    table = {str(n): n for n in range(100)} | {f"0{n}": n for n in range(10)}
    for n in range(100):
        ten, one = divmod(n, 10)
        unit = digits[one] if one else ""
        if ten == 0:
            table[digits[one]] = n
        else:
            table[("" if ten == 1 else digits[ten]) + "十" + unit] = n
            if ten < 4:
                table[{1: "一十", 2: "廿", 3: "卅"}[ten] + unit] = n
            if ten > 1 or one:
                table[digits[ten] + digits[one]] = n
    return table | {"两": 2, "元": 1, "正": 1, "首": 1, "冬": 11, "腊": 12, "末": -1}


_SMALL = _small()


def number(text: str | None) -> int | None:
    """Read a folded numeral as dates use it; None if it is none or not whole."""
    if not text:
        return None
    value = _SMALL.get(text)
    if value is not None:
        return value
    if text.isascii():
        return int(text) if text.isdigit() else None
    if text[0] == "〇" and len(text) > 2:  # 零贰拾日
        return number(text[1:])
    read = read_numeral(text.replace("廿", "二十") if "廿" in text else text)
    return read if isinstance(read, int) else None

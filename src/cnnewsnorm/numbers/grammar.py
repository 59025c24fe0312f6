"""The grammar of one quantity: a numeral, then what makes a ratio, a power, a measure or an amount of it."""

import re
from fractions import Fraction

from .amounts import read_amount
from .atoms import Atom, read_atom
from .numerals import VULGAR_FRACTIONS
from .quantity import Quantity, skip_spaces
from .ratios import (
    PERCENT_SIGNS,
    SUFFIXES,
    read_fraction,
    read_percent,
    read_power,
    read_share,
    read_spaced_discount,
    read_suffix,
    read_vulgar_fraction,
)
from .units import unit_at

__all__ = ["read_quantity"]

_FRACTION_MARKS = frozenset("分份又/／⁄0123456789０１２３４５６７８９").union(VULGAR_FRACTIONS)
_POWER_MARKS = frozenset("×xX*eE^")


def read_quantity(text: str, pos: int, run: re.Match[str] | None = None) -> Quantity | None:
    """Read the quantity whose numeral begins at `pos`, or return None; `run` is the numeral if already matched."""
    if text[pos : pos + 1] in VULGAR_FRACTIONS:
        return _measured(text, read_vulgar_fraction(text, pos))
    atom = read_atom(text, pos, run)
    if atom is None:
        return None
    at = skip_spaces(text, atom.end)
    mark = text[at : at + 1]
    found: Quantity | None = None
    if mark in _FRACTION_MARKS:
        found = read_fraction(text, atom)
        if found is not None and found.kind == "fraction":
            return _measured(text, found)
        if found is None and at > atom.end:
            found = read_spaced_discount(text, pos)
    elif mark in PERCENT_SIGNS:
        found = read_percent(text, atom, at)
    elif mark in ("成", "折"):
        found = read_share(text, atom, at)
    elif mark in SUFFIXES:
        found = read_suffix(text, atom, at)
        if found is not None and not found.unit:
            return _with_amount(text, found)
    if found is None and mark in _POWER_MARKS:
        found = read_power(text, atom)
        if found is not None:
            return _with_amount(text, found)
    if found is None and at > atom.end and mark and (spaced := read_spaced_discount(text, pos)):
        found = spaced
    return found if found is not None else read_amount(text, atom)


def _with_amount(text: str, found: Quantity) -> Quantity:
    return read_amount(text, Atom(found.end, found.value, found.upper, found.approx, found.raw))


def _measured(text: str, found: Quantity) -> Quantity:
    """Give a fraction the physical unit or the sign behind it: 四分之一公升, 2½%."""
    sign = text[found.end : found.end + 1]
    if sign in PERCENT_SIGNS:
        value = Fraction(found.value) / 10 ** PERCENT_SIGNS[sign]
        return Quantity(found.end + 1, found.end + 1, "percent", value, found.raw, form=sign)
    unit = unit_at(text, found.end)
    if unit is None or not unit[2] or unit[0] in ("人", "家", "年", "天"):
        return found
    return found._replace(kind="measure", unit=unit[1], form=unit[0], stop=found.end + len(unit[0]))

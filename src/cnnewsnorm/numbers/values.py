"""The exact value type of the package and the arithmetic on it: nothing here ever rounds."""

from decimal import Context, Decimal
from fractions import Fraction
from typing import TypeAlias

__all__ = ["Value", "added", "negated", "scaled", "times"]

Value: TypeAlias = int | Decimal | Fraction

_EXACT = Context(prec=10_000)


def added(value: Value, more: Value) -> Value:
    """Return the exact sum."""
    if isinstance(value, Fraction) or isinstance(more, Fraction):
        return Fraction(value) + Fraction(more)
    if isinstance(value, int) and isinstance(more, int):
        return value + more
    return _EXACT.add(Decimal(value), Decimal(more))


def times(value: Value, factor: int) -> Value:
    """Return the exact product with a whole number."""
    if isinstance(value, Decimal):
        return _EXACT.multiply(value, Decimal(factor))
    return value * factor


def negated(value: Value) -> Value:
    """Return the exact negative; `-Decimal` itself would round to the precision of the caller's context."""
    return value.copy_negate() if isinstance(value, Decimal) else -value


def scaled(value: Value, places: int) -> Value:
    """Move the decimal point by `places`; what becomes whole becomes an `int`.

    Examples:
        >>> scaled(Decimal("6.48"), -2), scaled(Decimal("1.2"), 12)
        (Decimal('0.0648'), 1200000000000)
    """
    if isinstance(value, Fraction):
        return value * Fraction(10) ** places
    moved = _EXACT.scaleb(Decimal(value), places)
    if moved.adjusted() < 4000 and moved == moved.to_integral_value():
        return int(moved)
    return moved

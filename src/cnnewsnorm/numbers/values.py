"""The exact value type of the package."""

from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

__all__ = ["Value"]

Value: TypeAlias = int | Decimal | Fraction

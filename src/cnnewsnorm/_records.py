"""What all result types share: a JSON-ready dictionary with the fields in their declared order."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

__all__ = ["Record", "plain"]


_PLAIN = (str, int, float, bool)


def plain(value: Any) -> Any:
    """Turn a value of a result type into what `json.dumps` accepts, exactly.

    Decimals and fractions become strings (``"3.14"``, ``"1/3"``), so no digit is lost.

    Example:
        >>> plain((1, Decimal("2.50"), None))
        [1, '2.50', None]
    """
    if value is None or type(value) in _PLAIN:
        return value
    if isinstance(value, Record):
        return value.to_dict()
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    if isinstance(value, Decimal | Fraction):
        return str(value)
    return value


class Record:
    """Base of the frozen result dataclasses."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as a JSON-ready dictionary, in their declared order."""
        assert is_dataclass(self)
        return {field.name: plain(getattr(self, field.name)) for field in fields(self)}

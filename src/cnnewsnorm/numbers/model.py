"""The `Number` record."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from .._records import Record
from ..errors import require_choice
from .writing import beside_numeral, write_pair, write_share, write_value

__all__ = ["Number"]


@dataclass(frozen=True, slots=True)
class Number(Record):
    """One number or quantity in a text.

    The span covers the number itself with what belongs to its value (``700余``, ``6.48%``, ``三成五``, ``3元5角``,
    ``一个半``), not a unit, currency or counter behind it; those are in `unit` and `currency`.

    Attributes:
        start: Code-point offset where it begins.
        end: Offset where it ends (half open).
        text: The slice of the text.
        kind: ``cardinal``, ``ordinal``, ``percent``, ``fraction``, ``money``, ``measure``, ``range``, ``score`` or
            ``code`` (a telephone, stock or document number and the like: not a quantity).
        value: The exact value, never a float; a percentage as its ratio (``6.48%`` is 0.0648), a range as its lower
            end; None for scores and for ``成千上万``.
        lower: The lowest value meant, where the number is a range or an approximation; the first side of a score.
        upper: The highest value meant; the second side of a score.
        approx: ``"about"`` (约), ``"above"`` (余, 多, 超), ``"below"`` (近, 不到), or None if exact.
        unit: The unit or counter, normalised (平方米 is ``m²``), or None.
        currency: ISO 4217 code of an amount of money, or None.
        ordinal: Whether it says which one (第三) rather than how many.
    """

    start: int
    end: int
    text: str
    kind: str
    value: int | Decimal | Fraction | None
    lower: int | Decimal | Fraction | None = None
    upper: int | Decimal | Fraction | None = None
    approx: str | None = None
    unit: str | None = None
    currency: str | None = None
    ordinal: bool = False

    def format(self, style: Literal["arabic", "han", "financial"] = "arabic") -> str:
        """Write the number in another style, such that reading it again gives the same value.

        Args:
            style: ``"arabic"`` (1200), ``"han"`` (一千二百) or ``"financial"`` (壹仟贰佰).

        Returns:
            The text that stands for this number's span in that style, with the 余 of ``700余`` and the 元 of
            ``3元5角``, which the span holds; a code comes back as it is.

        Raises:
            OptionError: `style` is not one of the three.

        Examples:
            >>> from cnnewsnorm.numbers import parse_number
            >>> parse_number("1050").format("han")
            '一千零五十'
            >>> parse_number("三成五").format()
            '35%'
        """
        require_choice(style, "style", ("arabic", "han", "financial"))
        lower, upper, value = self.lower, self.upper, self.value
        if self.kind == "score" and lower is not None and upper is not None:
            return write_pair(lower, upper, style, kind="score")
        if self.kind == "code" or value is None:
            return self.text
        share = self.kind == "percent" or (self.kind == "range" and self.unit == "%")
        if lower is not None and upper is not None and lower != upper:
            return write_pair(lower, upper, style, kind="range", share=share)
        if share:
            return write_share(value, style)
        if self.kind == "fraction":
            return write_value(value, style)
        if self.ordinal:
            return "第" + write_value(value, style)
        before, behind = beside_numeral(self.text)
        return before + write_value(value, style) + behind

"""Reads a string that is one number as a whole."""

import re
from fractions import Fraction

from .._patterns import lazy_pattern
from ..errors import ParseError, require_text
from .atoms import joins_to_larger
from .bounds import WORDS_BEFORE
from .finder import date_at, find_numbers, read_whole
from .model import Number
from .numerals import HAN_NUMERAL, read_numeral
from .units import CURRENCY_PREFIXES
from .values import Value, added

__all__ = ["parse_number"]

_MONEY = "|".join(map(re.escape, sorted(CURRENCY_PREFIXES, key=len, reverse=True)))
_BEFORE = lazy_pattern(
    rf"\s*(?:从|從|共?计|共)?\s*(?:(?:{WORDS_BEFORE})\s*(?:{_MONEY})?|(?:{_MONEY})\s*(?:{WORDS_BEFORE})?)?\s*(?:摄氏|攝氏|华氏|華氏)?\s*"
)
_AFTER = re.compile(
    r"\s*(?:整|正|钱)?(?:余|多)?\s*(?:左右|上下|(?:（含）|\(含\))?(?:或?以上|以下|以内|以內)|之多|之间)?\s*(?:（?人民[币幣]）?)?\s*[，。]?\s*"
)
_DATE_WORDS = frozenset("年月日号號时時点點代")
_SHORT = lazy_pattern("[百千万萬][一二三四五六七八九][万萬亿億]?")
_PARTS = lazy_pattern(
    rf"(?:(?P<whole>[{HAN_NUMERAL}]{{1,9}})又)?(?P<below>[{HAN_NUMERAL}]{{1,9}})[份分](?P<above>[{HAN_NUMERAL}]{{1,9}})"
)


def parse_number(text: str) -> Number:
    """Read a string that is one number, with its unit, and nothing else.

    Args:
        text: For example ``"一千零五十"``, ``"3.5亿美元"``, ``"约700余人"``, ``"百分之三十五"``, ``"8000万—1亿"``.

    Returns:
        The number; its span lies in `text`, without the unit and the words around it.

    Raises:
        ParseError: `text` is not one number as a whole, or is a date.
        TextTypeError: `text` is not a `str`.

    Examples:
        >>> parse_number("两千六").value
        2600
        >>> parse_number("壹拾壹元壹角壹分").value
        Decimal('11.11')
    """
    require_text(text)
    shown = text if len(text) <= 40 else text[:40] + "…"
    bare = text.strip()
    if (
        len(bare) > 3  # 98年 alone may be how long
        and not _DATE_WORDS.isdisjoint(bare)
        and date_at(bare, 0, 0) == len(bare)
    ):
        raise ParseError(f"text={shown!r} is a date or a time of day: use parse_date")
    begin = _BEFORE.match(text)
    assert begin is not None
    for pos in dict.fromkeys((begin.end(), len(text) - len(text.lstrip()))):
        whole = read_whole(text, pos)
        if whole is not None and _AFTER.fullmatch(text, whole[1]):
            return whole[0]
    if (elliptic := _read_elliptic(text)) is not None:
        return elliptic
    found = find_numbers(text)
    if (
        len(found) == 1
        and not text[: found[0].start].strip()
        and not text[found[0].end :].strip()
        and not joins_to_larger(found[0].text)
    ):
        return found[0]
    raise ParseError(f"text={shown!r} is not one number: use find_numbers for numbers inside a text")


def _read_elliptic(text: str) -> Number | None:
    """Read what speech leaves short: 百三 (130), 万九 (19,000), 十份一 and 一半半 (Cantonese)."""
    bare = text.strip()
    start = text.find(bare)
    end = start + len(bare)
    value: Value | None = None
    kind = "cardinal"
    if _SHORT.fullmatch(bare):
        value = read_numeral("一" + bare)
    elif (parts := _PARTS.fullmatch(bare)) is not None:
        below, above = read_numeral(parts["below"]), read_numeral(parts["above"])
        whole = read_numeral(parts["whole"]) if parts["whole"] else 0
        if isinstance(below, int) and isinstance(above, int) and below and whole is not None:
            value, kind = added(Fraction(above, below), whole), "fraction"
    elif bare in ("一半半", "1半", "１半"):
        value, kind = Fraction(1, 2), "fraction"
    return None if value is None else Number(start, end, bare, kind, value)

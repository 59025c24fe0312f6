"""Noise that forums put between the lines of a post against copying, hidden from readers and seen by scrapers.

Discuz!, which most Chinese forums run, writes five pairs or more, each a sign from space to ``;``, a space and a sign
from ``?`` to ``~``, before or behind a line break (its function `jammer`). Nothing but such noise is written so.
"""

import re

from ..edits import RawEdit

__all__ = ["find_jammers"]

KIND = "jammer"
# Where the first sign of a pair is a space, scrapers leave one or two, or none at the begin of a line.
_JAMMER = re.compile(r"(?:^ ?|[!-;] |  )[?-~](?:(?:[!-;] | {1,2})[?-~]){3,}", re.MULTILINE)
_PAIR = re.compile(r"([!-;]) ([?-~])")
_FEWEST_FULL = 4  # pairs whose first sign is not a space
_ENOUGH = 7  # of these make a jammer of their own; shorter ones come in twos at least
_FEWEST_SIGNS = 3  # different first ones, and second ones: those of ``a, b, c`` or ``x1 x2 x3`` are alike
_TWO_PAIRS = re.compile(
    r" [?-~][!-;] [?-~]"
)  # stands in each, and is quickly searched, since spaces are rare
_CONFIDENCE = 0.95


def find_jammers(text: str) -> list[RawEdit]:
    """Return the edits that take the noise out.

    Args:
        text: A page, or a post.

    Returns:
        Edits in order.

    Examples:
        >>> [(start, end) for start, end, *_ in find_jammers("大家好。8 |- ~4 Q! c: `) ]# o5 M")]
        [(4, 28)]
    """
    if not _TWO_PAIRS.search(text):
        return []
    pieces = [(match.span(), _PAIR.findall(match[0])) for match in _JAMMER.finditer(text)]
    drawn = [pairs for _, pairs in pieces if len(pairs) >= _FEWEST_FULL and _are_drawn(pairs)]
    if len(drawn) < 2 and not any(len(pairs) >= _ENOUGH for pairs in drawn):
        return []
    # A page that has some has more, which may have been drawn less clearly.
    return [(start, end, "", KIND, _CONFIDENCE) for (start, end), pairs in pieces if len(pairs) >= 2]


def _are_drawn(pairs: list[tuple[str, str]]) -> bool:
    """Tell whether the signs of some pairs are drawn at random, as far as they differ."""
    firsts, seconds = (set(signs) for signs in zip(*pairs, strict=True))
    if all(map(str.isdigit, firsts)) and all(map(str.isalpha, seconds)):
        return False  # names in a list may look so: ``a10 B2 b1 a1``; noise of five pairs does once in 500
    if all(sign.islower() for sign in seconds):  # code may look so: ``2/t + t, t, z) in``
        return len(firsts) == len(seconds) == len(pairs) > _FEWEST_FULL
    return len(firsts) >= _FEWEST_SIGNS and len(seconds) >= max(_FEWEST_SIGNS, len(pairs) // 2 + 1)

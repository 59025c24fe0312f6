"""GBK read in a single-byte charset: ``ÄãºÃ`` for 你好.

Every byte has become one character, so nothing is lost but what the charset leaves undefined, and going back to
the bytes is exact. The evidence is the whole stretch of characters that the charset can have produced: almost every
byte must pair up, almost every pair must give an ordinary Chinese character.

Refused: stretches of fewer than two ideographs, stretches with more single accented letters than pairs (European
languages), and short ones that make no likely Chinese, such as lists of letters (``ÀÁÂÃÄÅ``).
"""

import re
from collections.abc import Iterator
from functools import cache

from ..edits import RawEdit
from .charsets import FOREIGN, GAP, view_as_single
from .commonness import is_basic_han, mean_cost, ordinary

__all__ = ["find_gbk_as_latin"]

_CHARSETS = ("cp1252", "cp1250")
_LEAST_ORDINARY = 0.95
_LEAST_ORDINARY_IF_LONG = 0.85
_SHORT = 8
_MOST_COST = 22  # half bits per character


@cache
def _stretch() -> re.Pattern[str]:
    return re.compile(f"[\x80-\xff][^{FOREIGN}{GAP}]*[\x80-\xff][@-~]?")


@cache
def _unit() -> re.Pattern[str]:
    return re.compile("([\x81-\xfe][@-~\x80-\xfe])|[\x80-\xff]")


def find_gbk_as_latin(line: str) -> list[RawEdit]:
    """Return the edits that undo GBK read as Latin-1, cp1252 or cp1250 in one line.

    Args:
        line: The line.

    Returns:
        Edits in order; the rule is the kind of garble, with the charset in its name.
    """
    return max((list(_edits(line, charset)) for charset in _CHARSETS), key=_covered)


def _covered(edits: list[RawEdit]) -> int:
    return sum(end - start for start, end, *_ in edits)


def _edits(line: str, charset: str) -> Iterator[RawEdit]:
    for stretch in _stretch().finditer(view_as_single(line, charset)):
        units = list(_unit().finditer(stretch.group()))
        pairs = [unit for unit in units if unit[1]]
        decoded = [_decoded(unit.group()) for unit in pairs]
        if not _is_chinese(units, decoded):
            continue
        chain: list[tuple[int, int, str]] = []
        for unit, ch in zip(pairs, decoded, strict=True):
            start, end = stretch.start() + unit.start(), stretch.start() + unit.end()
            if chain and chain[-1][1] != start:
                yield _joined(chain, charset)
                chain = []
            chain.append((start, end, ch))
        yield _joined(chain, charset)


def _decoded(pair: str) -> str:
    return pair.encode("latin-1").decode("gb18030")


def _joined(chain: list[tuple[int, int, str]], charset: str) -> RawEdit:
    return chain[0][0], chain[-1][1], "".join(ch for _, _, ch in chain), f"gbk-as-{charset}", 0.97


def _is_chinese(units: list[re.Match[str]], decoded: list[str]) -> bool:
    """Tell whether the pairs of a stretch are Chinese text and no coincidence."""
    usual = ordinary()
    good = sum(ch in usual for ch in decoded)
    han = [ch for ch in decoded if is_basic_han(ch)]
    least = _LEAST_ORDINARY if len(han) < 2 * _SHORT else _LEAST_ORDINARY_IF_LONG
    full = sum(unit.group()[1:] > "\x7f" for unit in units)
    if len(set(han)) < 2 or good < least * len(units) or 2 * full < len(units):
        return False
    if len(han) >= _SHORT and len(set(han)) * 3 >= len(han):
        return True
    return mean_cost("".join(decoded)) <= _MOST_COST

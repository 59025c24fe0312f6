"""Proves a solved run: the forward model, run on the original, must give what was observed."""

from collections.abc import Iterable
from itertools import pairwise

from ..._patterns import lazy_pattern
from ..gbk import beyond_gbk, pairs_by_character
from .forward import FOLD, read_bytes, without_private

__all__ = ["NOTE_MARK", "reproduces"]

NOTE_MARK = "(a)"
"""Stands for every note, since its reading has been compared already."""

_PAIRS = lazy_pattern("[\\x00-\\x7f\\u4e00-\\u9fa5，。、]*")  # the usual characters, which all have a pair
_NO_PAIR = "\x00"  # stands for characters without a pair, which take no part in the damage


def reproduces(
    observed: str,
    steps: Iterable[tuple[str, bool, bool]],
    *,
    cuts: Iterable[str],
    drops_bytes: bool,
    drops_private: bool,
) -> bool:
    """Tell whether an original, damaged as stated, shows as `observed`.

    Args:
        observed: The observed run, each note written as `NOTE_MARK`.
        steps: The original, piece by piece: the text of the piece; whether one byte of the next character belongs
            to it, too; whether a note stands behind it.
        cuts: The marks at which the site cuts.
        drops_bytes: Whether a byte left over at a cut vanishes without a sign.
        drops_private: Whether private-use characters are stripped.
    """
    stream = bytearray()
    notes = []
    text = ""
    for piece, begun, noted in steps:
        text += piece
        if noted:
            stream += _bytes(text)
            notes.append(len(stream) + begun)
            text = ""
    stream += _bytes(text)
    pieces = (stream[start:end] for start, end in pairwise([0, *notes, len(stream)]))
    data = NOTE_MARK.encode().join(pieces)
    wanted = _signs(observed.replace("\ufffd", "?"))
    # What has no sign of the codes that GBK leaves empty is the same in GB 18030.
    for gb18030 in (False, True) if drops_private or not beyond_gbk().isdisjoint(observed) else (False,):
        seen = read_bytes(data, cuts, drop_dangling=drops_bytes, euro="€" in observed, gb18030=gb18030)
        if drops_private:
            seen = without_private(seen)
        if seen == wanted or seen.translate(FOLD) == wanted.translate(FOLD):
            return True
    return False


def _bytes(text: str) -> bytes:
    """The bytes of a text; characters without a pair stand as one that takes no part in the damage."""
    return _signs(text).encode("gb18030")


def _signs(text: str) -> str:
    if _PAIRS.fullmatch(text):
        return text
    pairs = pairs_by_character()
    return "".join(sign if sign < "\x80" or sign in pairs else _NO_PAIR for sign in text)

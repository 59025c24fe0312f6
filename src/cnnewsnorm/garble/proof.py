"""Proves a solved run: the forward model, run on the original, must give what was observed."""

from collections.abc import Iterable

from .forward import FOLD, read_bytes
from .gbk import is_private, pairs_by_character

__all__ = ["NOTE_MARK", "reproduces"]

NOTE_MARK = "(a)"
"""Stands for every note, since its reading has been compared already."""

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
    for text, begun, noted in steps:
        for character in text:
            stream += _code(character)
        if noted:
            notes.append(len(stream) + begun)
    for position in reversed(notes):
        stream[position:position] = NOTE_MARK.encode()
    seen = read_bytes(bytes(stream), cuts, drop_dangling=drops_bytes)
    if drops_private:
        seen = "".join(character for character in seen if not is_private(character))
    return seen.translate(FOLD) == "".join(map(_sign, observed)).translate(FOLD)


def _code(character: str) -> bytes:
    pair = pairs_by_character().get(character)
    if pair is not None:
        return pair.to_bytes(2, "big")
    return (character if character < "\x80" else _NO_PAIR).encode()


def _sign(character: str) -> str:
    if character == "\ufffd":
        return "?"
    return character if character < "\x80" or character in pairs_by_character() else _NO_PAIR

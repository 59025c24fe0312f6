"""Reads one piece that begins with a word, by its first character."""

from functools import cache

from ._named import named_readers
from ._parts import PARTS
from ._pieces import AFTER, Found, Reader
from ._relative import RELATIVE

__all__ = ["read_word"]


@cache
def _readers() -> dict[str, tuple[Reader, ...]]:
    table: dict[str, tuple[Reader, ...]] = {}
    for group in (RELATIVE, PARTS, named_readers()):
        for characters, readers in group.items():
            for ch in characters:
                table[ch] = (*table.get(ch, ()), *readers)
    return table


def read_word(t: str, i: int, level: int) -> Found:
    """Read one piece (or a fixed group of them) that begins with a word at `i`.

    Args:
        t: The folded text.
        i: Where to read.
        level: The level of the piece before, or -1.

    Returns:
        Where it ends, and the pieces; None if there is none that may follow a piece of that level.
    """
    for reader in _readers().get(t[i], ()):
        found = reader(t, i, level)
        if found is not None and (level < 0 or level in AFTER[found[1][0][0]]):
            return found
    return None

"""How likely a character is behind one and behind two others in Chinese, from compact tables.

The unit is the half bit: a cost of 2 means half as likely. One table serves both scripts, since Traditional
characters are looked up under their Simplified counterparts.
"""

from functools import cache
from math import log2

from .._tables import load_table

__all__ = ["Likelihood", "likelihood"]

_UNKNOWN = 58  # a character the table does not have, in half bits
_BACKOFF = 8  # added to the plain cost of a character that was never seen behind its neighbour
_LATIN = 26


class Likelihood:
    """Costs of characters in context."""

    __slots__ = ("_behind_two", "_followers", "_plain", "fold", "odd")

    def __init__(self, pairs_table: str, triples_table: str) -> None:
        pairs, odd, *rows = pairs_table.split("\n")[:-1]
        self.odd = frozenset(odd)
        self.fold = _WIDE | dict(zip(pairs[::2], pairs[1::2], strict=True))
        self._plain: dict[str, int] = {}
        self._followers: dict[str, str] = {}
        for row in rows:
            self._plain[row[0]] = ord(row[1]) - 33
            self._followers[row[0]] = row[3:]
        self._behind_two = {row[:2]: row[2:] for row in triples_table.split("\n")}

    def cost(self, before: str, previous: str, character: str) -> int:
        """Return the cost, in half bits, of `character` behind `before` and `previous`."""
        fold = self.fold.get
        character, previous = fold(character, character), fold(previous, previous)
        plain = _PROBABILITY[self.plain_cost(character)]
        row = self._followers.get(previous, "")
        chance = max(_level(row, character), plain / 16)
        row = self._behind_two.get(fold(before, before) + previous, "")
        if row:
            chance = _level(row, character) or chance
        return int(-2 * log2(chance))

    def knows(self, character: str) -> bool:
        """Tell whether a character occurs in the texts that the tables were counted from."""
        return self.fold.get(character, character) in self._plain

    def plain_cost(self, character: str) -> int:
        """Return the cost of `character` regardless of its neighbours."""
        plain = self._plain.get(self.fold.get(character, character))
        if plain is None:
            return _LATIN if character < "\x80" else _UNKNOWN
        return plain


_PROBABILITY = [2 ** (-level / 2) for level in range(128)]


def _level(row: str, character: str) -> float:
    """The level stored behind `character` in a row of characters and levels in turn, or -1."""
    at = row.find(character)
    while at > 0 and at & 1:  # odd places hold levels
        at = row.find(character, at + 1)
    return _PROBABILITY[ord(row[at + 1]) - 33] if at >= 0 else 0.0


_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_WIDE = {chr(code - 0xFEE0): chr(code) for code in range(0xFF01, 0xFF5F)}
_WIDE |= {"「": "“", "『": "“", "」": "”", "』": "”"}
_WIDE |= dict.fromkeys("0123456789０１２３４５６７８９", "0")
_WIDE |= dict.fromkeys(_LETTERS + "".join(_WIDE[letter] for letter in _LETTERS), "a")


@cache
def likelihood() -> Likelihood:
    """Return the shared table, loaded on first use."""
    return Likelihood(load_table("likelihood.tsv"), load_table("trigrams.tsv"))

"""How likely a character is behind one and behind two others in Chinese, from compact tables.

The unit is the half bit: a cost of 2 means half as likely. One table serves both scripts, since Traditional
characters are looked up under their Simplified counterparts.
"""

from functools import cache

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
        return self.cost_behind(self.rows(before, previous), character)

    def rows(self, before: str, previous: str) -> tuple[str, str]:
        """Return what the tables say of the place behind `before` and `previous`, for `cost_behind`."""
        fold = self.fold.get
        previous = fold(previous, previous)
        return self._behind_two.get(fold(before, before) + previous, ""), self._followers.get(previous, "")

    def cost_behind(self, rows: tuple[str, str], character: str) -> int:
        """Return the cost of `character` at a place: by two neighbours, else by one, else by itself."""
        folded = self.fold.get(character, character)
        for row in rows:
            at = row.find(folded)
            while at > 0 and at & 1:  # odd places hold levels
                at = row.find(folded, at + 1)
            if at >= 0:
                return ord(row[at + 1]) - 33
        return self.plain_cost(character) + _BACKOFF

    def knows(self, character: str) -> bool:
        """Tell whether a character occurs in the texts that the tables were counted from."""
        return self.fold.get(character, character) in self._plain

    def plain_cost(self, character: str) -> int:
        """Return the cost of `character` regardless of its neighbours."""
        plain = self._plain.get(self.fold.get(character, character))
        if plain is None:
            return _LATIN if character < "\x80" else _UNKNOWN
        return plain


_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_WIDE = {chr(code - 0xFEE0): chr(code) for code in range(0xFF01, 0xFF5F)}
_WIDE |= {"「": "“", "『": "“", "」": "”", "』": "”"}
_WIDE |= dict.fromkeys("0123456789０１２３４５６７８９", "0")
_WIDE |= dict.fromkeys(_LETTERS + "".join(_WIDE[letter] for letter in _LETTERS), "a")


@cache
def likelihood() -> Likelihood:
    """Return the shared table, loaded on first use."""
    return Likelihood(load_table("likelihood.tsv"), load_table("trigrams.tsv"))

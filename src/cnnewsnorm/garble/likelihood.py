"""How likely one character follows another in Chinese, from a compact table of bigrams.

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

    __slots__ = ("_followers", "_plain", "fold")

    def __init__(self, body: str) -> None:
        first, *rows = body.splitlines()
        pairs = first.partition("\t")[2]
        self.fold = dict(zip(pairs[::2], pairs[1::2], strict=True))
        self._plain: dict[str, int] = {}
        self._followers: dict[str, str] = {}
        for row in rows:
            self._plain[row[0]] = ord(row[1]) - 33
            self._followers[row[0]] = row[3:]

    def canonical(self, character: str) -> str:
        """Return the form under which a character is counted."""
        if character > "\x7f":
            return self.fold.get(character, character)
        return _WIDE.get(character, character)

    def cost(self, previous: str, character: str) -> int:
        """Return the cost, in half bits, of `character` behind `previous`."""
        character = self.canonical(character)
        row = self._followers.get(self.canonical(previous), "")
        at = row.find(character)
        while at > 0 and at & 1:  # odd places hold levels, not characters
            at = row.find(character, at + 1)
        if at >= 0:
            return ord(row[at + 1]) - 33
        plain = self._plain.get(character)
        if plain is None:
            return _LATIN if character < "\x80" else _UNKNOWN
        return plain + _BACKOFF


_WIDE = {chr(code - 0xFEE0): chr(code) for code in range(0xFF01, 0xFF5F) if not chr(code - 0xFEE0).isalnum()}
_WIDE |= dict.fromkeys("0123456789", "0") | dict.fromkeys("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "a")


@cache
def likelihood() -> Likelihood:
    """Return the shared table, loaded on first use."""
    return Likelihood(load_table("likelihood.tsv"))

"""Readings of what a corpus hid that strips private-use characters: pairs of bytes that left no sign at all.

The first byte of such a pair completes a character of the original, its second begins the next. Often several stand
in a row, since every eighth trail byte of GB 2312 leads a private-use pair; the characters between two of them are
hidden completely, and only their neighbours tell what they were.
"""

from collections.abc import Iterable, Iterator

from . import prices
from .candidates import hidden_characters, some_leads_of, stripped_trails
from .gbk import empty_trails, private_trails
from .scorer import Scorer, State

__all__ = ["Stripped"]

_NEAR = 10  # how far behind the best a state may be for a stripped pair to be tried on it
_LESS_NEAR = 26  # by how much less than others they may cost more than the best
_IMPLAUSIBLE = 44  # the most that a character before a stripped pair may cost
_KEPT_IN_A_ROW = (4, 2)  # states kept behind two pairs in a row, and behind three
_SPAN = 14  # how much less likely than the likeliest a hidden character may be
_LOOKED_AT = 6  # hidden characters that are looked at

Hidden = tuple[State, tuple[int, ...]]
"""A state behind a stripped pair, and the bytes that its second byte, which begins the next character, can be."""


class Stripped(Scorer):
    """Tries stripped pairs, at sites that lose private-use characters."""

    def stripped(self, state: State, leads: Iterable[int]) -> Iterator[State]:
        """Every state behind stripped pairs whose last byte is one of `leads`."""
        for found, seconds in self._pairs(state):
            for second in leads:
                if second in seconds:
                    yield found._replace(pending=second)

    def stripped_before(self, state: State, first: int, second: int = -1, extra: int = 0) -> None:
        """Keep every state behind stripped pairs and a character that ends with the byte `first`.

        The byte `second` that may follow begins the next character, or is one by itself.
        """
        noted = self.after_note or (second < 0 and self.before_note)
        for found, seconds in self._pairs(state):
            room = self.limit - found.cost - extra
            for price, lead, character in self.likely(found, some_leads_of(first, seconds), room):
                if lead << 8 | first in self.site.listed and not noted:
                    price += prices.NOT_ANNOTATED
                if price > room:
                    continue
                complete = self.behind(found, price + extra, character, second if second >= 0x81 else -1)
                if 0 <= second < 0x80:
                    self.push(complete, 0, -1, chr(second))
                elif second != 0x80:
                    self.keep(complete)

    def stripped_then_empty(self, state: State) -> Iterator[State]:
        """Every state behind stripped pairs and a lost pair that GBK leaves empty."""
        trails = empty_trails()
        for found, seconds in self._pairs(state):
            most = self.limit - found.cost - prices.EMPTY_PAIR
            for price, pair, character in self._hidden(found, seconds, trails, most):
                complete = self.behind(found, price + prices.EMPTY_PAIR, character)
                for second in trails[pair & 0xFF]:
                    yield complete._replace(pending=second)

    def _pairs(self, state: State) -> Iterator[Hidden]:
        """Every state behind one stripped pair, and the best behind several."""
        if (
            not self.site.drops_private
            or state.pending < 0
            or state.cost > min(self.floor + _NEAR, self.near)
            or not next(self.tries, False)
        ):
            return
        extra, trails = prices.STRIPPED_PAIR, private_trails()
        most = min(self.limit - state.cost - extra - _LESS_NEAR, _IMPLAUSIBLE)
        found = [
            self._hidden_behind(state, price, byte, character)
            for price, byte, character in self.likely(state, stripped_trails(state.pending), most)
        ]
        yield from found
        for kept in _KEPT_IN_A_ROW:
            further: list[tuple[int, State, int, int, str]] = []
            for before, seconds in found:
                most = self.limit - before.cost - extra
                if len(further) == kept:
                    most = min(most, further[-1][0] - before.cost - 1)
                further += [
                    (before.cost + price, before, price, pair, character)
                    for price, pair, character in self._hidden(before, seconds, trails, most)
                ]
                further = sorted(further, key=_cost)[:kept]
            found = [
                self._hidden_behind(before, price, pair & 0xFF, character)
                for _, before, price, pair, character in further
            ]
            yield from found

    def _hidden_behind(self, state: State, price: int, byte: int, character: str) -> Hidden:
        """The state behind a character that ends with the first byte of a stripped pair."""
        found = self.behind(state, price + prices.STRIPPED_PAIR, character, byte)
        return found, private_trails()[byte]

    def _hidden(
        self, state: State, leads: tuple[int, ...], trails: Iterable[int], most: int
    ) -> Iterator[tuple[int, int, str]]:
        """The likely characters with such bytes behind `state`: the price, the pair, and the character."""
        most = min(most, _IMPLAUSIBLE)
        choices = hidden_characters(leads, tuple(trails))
        place = self.language.place(state.context)
        likely = self.language.choose(place, choices, most, _SPAN)
        for cost, pair, character in likely[:_LOOKED_AT]:
            if pair not in self.site.listed:
                price = self.price_at(state.context, state.last, state.brackets, character, cost)
                if price <= most:
                    yield price, pair, character


def _cost(hidden: tuple[int, State, int, int, str]) -> int:
    return hidden[0]

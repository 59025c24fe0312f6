"""Readings of what a corpus hid that strips private-use characters: pairs of bytes that left no sign at all.

The first byte of such a pair completes a character of the original, its second begins the next. Often several stand
in a row, since every eighth trail byte of GB 2312 leads a private-use pair; the characters between two of them are
hidden completely, and only their neighbours tell what they were.
"""

from collections.abc import Iterable, Iterator
from heapq import nsmallest

from . import prices
from .candidates import hidden_characters, leads_of, stripped_trails
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

    def stripped(self, state: State, leads: Iterable[int] = (), trail: int = 0) -> Iterable[State]:
        """Every state behind stripped pairs whose last byte is one of `leads`, or likely before `trail`."""
        return self._stripped(state, leads, trail) if self.site.drops_private else ()

    def _stripped(self, state: State, leads: Iterable[int], trail: int) -> Iterator[State]:
        for found, seconds in self._pairs(state):
            if trail:
                leads = [byte for _, byte, _ in self.likely(found, leads_of(trail), self.limit - found.cost)]
            for second in leads:
                if second in seconds:
                    yield found._replace(pending=second)

    def stripped_then_empty(self, state: State) -> Iterator[State]:
        """Every state behind stripped pairs and a lost pair that GBK leaves empty."""
        trails = empty_trails()
        for found, seconds in self._pairs(state):
            for price, pair, character in self._hidden(found, seconds, trails, prices.EMPTY_PAIR):
                complete = self.behind(found, price + prices.EMPTY_PAIR, character)
                for second in trails[pair & 0xFF]:
                    yield complete._replace(pending=second)

    def _pairs(self, state: State) -> Iterator[Hidden]:
        """Every state behind one stripped pair, and the best behind several."""
        if (
            not self.site.drops_private
            or state.pending < 0
            or state.cost > min(self.floor + _NEAR, self.near)
        ):
            return
        if not next(self.tries, False):
            return
        extra, trails = prices.STRIPPED_PAIR, private_trails()
        found = [
            (self.behind(state, price + extra, character), trails[byte])
            for price, byte, character in self.likely(
                state, stripped_trails(state.pending), self.limit - state.cost - extra - _LESS_NEAR
            )
            if price <= _IMPLAUSIBLE
        ]
        yield from found
        for kept in _KEPT_IN_A_ROW:
            further = (
                (self.behind(before, price + extra, character), trails[pair & 0xFF])
                for before, seconds in found
                for price, pair, character in self._hidden(before, seconds, trails, extra)
            )
            found = nsmallest(kept, further, key=_cost)
            yield from found

    def _hidden(
        self, state: State, leads: tuple[int, ...], trails: Iterable[int], extra: int
    ) -> Iterator[tuple[int, int, str]]:
        """The likely characters with such bytes behind `state`: the price, the pair, and the character."""
        most = min(self.limit - state.cost - extra, _IMPLAUSIBLE)
        choices = hidden_characters(leads, tuple(trails))
        place = self.language.place(state.context)
        likely = self.language.choose(place, choices, most, _SPAN)
        for cost, pair, character in likely[:_LOOKED_AT]:
            if pair not in self.site.listed:
                price = self.price_at(state.context, state.last, state.brackets, character, cost)
                if price <= most:
                    yield price, pair, character


def _cost(hidden: Hidden) -> int:
    return hidden[0].cost

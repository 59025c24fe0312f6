"""Readings of what a corpus hid that strips private-use characters: pairs of bytes that left no sign at all.

The first byte of such a pair completes a character of the original, its second begins the next. Often several stand
in a row, since every eighth trail byte of GB 2312 leads a private-use pair; the characters between two of them are
hidden completely, and only their neighbours tell what they were.
"""

from collections.abc import Iterable, Iterator
from operator import attrgetter

from . import prices
from .candidates import hidden_characters, some_leads_of, stripped_trails
from .gbk import empty_trails, private_trails, wide
from .scorer import ANY, MOST_OFF, Scorer, State

__all__ = ["Stripped"]

_NEAR = 10  # how far behind the best a state may be for a stripped pair to be tried on it
_LESS_NEAR = 26  # by how much less than others they may cost more than the best
_IMPLAUSIBLE = 44  # the most that a character before a stripped pair may cost
_KEPT_IN_A_ROW = (3, 1)  # states kept behind two pairs in a row, and behind three
_PRUNE_HIDDEN = 12  # behind the best state behind stripped pairs at which another one is given up
_READS_WELL = 8  # half bits: a character that costs less hides nothing
_READS_ILL = 24  # where it costs more, several pairs in a row are looked for
# How much less a character before a stripped pair must cost than the two characters, or three, that may change with it:
# the least with which others are looked for, and what is enough by itself.
_FEWEST_OF_TWO, _FEWEST_OF_THREE = 8, 12
_MANY_OF_TWO, _MANY_OF_THREE = 20, 24
_SPAN = 14  # how much less likely than the likeliest a hidden character may be
_LOOKED_AT = 4  # hidden characters that are looked at

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

    def near(self, states: Iterable[State], most: int) -> list[State]:
        """Those of some states on which stripped pairs are tried: with a byte pending, and hardly behind the best."""
        self.enough = ANY
        most = min(most, self.floor + _NEAR)
        return sorted(
            [state for state in states if state.pending >= 0 and state.cost <= most], key=attrgetter("cost")
        )

    def stripped_before(self, state: State, sign: str) -> None:
        """Keep every state behind stripped pairs and a character that ends with the first byte of `sign`."""
        pair = self.pairs.get(sign)
        if pair is not None:
            self._before_bytes(state, pair >> 8, pair & 0xFF)
        elif sign < "\x80":
            if sign >= "\x40":
                self._before_bytes(state, ord(sign))
            if self.site.folded:
                pair = self.pairs.get(wide(sign))
                if pair is not None:
                    self._before_bytes(state, pair >> 8, pair & 0xFF, prices.FOLDED)

    def _before_bytes(self, state: State, first: int, second: int = -1, extra: int = 0) -> None:
        """Keep every state behind stripped pairs and a character that ends with the byte `first`.

        The byte `second` that may follow begins the next character, or is one by itself.
        """
        plain = self._plain_price(state, first)
        if plain < _READS_WELL:
            return
        noted = self.after_note or (second < 0 and self.before_note)
        for found, seconds in self._pairs(state, _KEPT_IN_A_ROW if plain >= _READS_ILL else ()):
            room = min(self.limit, self.enough) - found.cost - extra
            if room < -MOST_OFF:
                continue
            for price, lead, character in self.likely(found, some_leads_of(first, seconds), room):
                if lead << 8 | first in self.site.listed and not noted:
                    price += prices.NOT_ANNOTATED
                if price > room:
                    continue
                complete = self.behind(found, price + extra, character, second if second >= 0x81 else -1)
                self.enough = min(self.enough, complete.cost + _PRUNE_HIDDEN)
                if 0 <= second < 0x80:
                    self.push(complete, 0, -1, chr(second))
                elif second != 0x80:
                    self.keep(complete)

    def _plain_price(self, state: State, first: int) -> int:
        """What the character costs that the byte `first` completes if nothing is missing."""
        pair = state.pending << 8 | first
        character = self.characters.get(pair)
        if character is None or (pair in self.site.listed and not self.after_note):
            return ANY
        return self.price_at(state.context, state.last, state.brackets, character)

    def may_hide(self, text: str) -> bool:
        """Tell whether a character of the original gives way to hidden ones so likely that the text may gain by it."""
        self.after_note = True  # there may be one anywhere, so characters of the list are not refused
        states = [self.begin()]
        for character in text:
            states.append(self._with(states[-1], character))
        return any(
            states[at + 1].cost - state.cost >= _READS_WELL
            and self._may_give_way(state, text[at : at + 3], states[at : at + 4])
            for at, state in enumerate(states[:-1])
        )

    def _with(self, state: State, character: str) -> State:
        price = self.price_at(state.context, state.last, state.brackets, character)
        return self.behind(state, price, character)

    def _may_give_way(self, state: State, text: str, states: list[State]) -> bool:
        """Tell whether a stripped pair may stand in the first character of a text that follows `state`.

        Args:
            state: The state, with no byte pending.
            text: A few characters behind it.
            states: The state, and the ones behind each of these.
        """
        first, trail = divmod(self.pairs.get(text[0], 0), 0x100)
        two, three = states[min(2, len(text))].cost - state.cost, states[-1].cost - state.cost
        most = max(two - _FEWEST_OF_TWO, three - _FEWEST_OF_THREE)
        if most < 0 or not first:
            return False
        pending = state._replace(pending=first)
        for price, byte, character in self.likely(pending, stripped_trails(first), most):
            if price <= max(two - _MANY_OF_TWO, three - _MANY_OF_THREE):
                return True
            found, seconds = self._hidden_behind(pending, price, byte, character)
            for price_behind, _, hidden in self.likely(found, some_leads_of(trail, seconds), three)[:1]:
                complete = self.behind(found, price_behind, hidden)
                for following in text[1:]:
                    complete = self._with(complete, following)
                if complete.cost <= states[-1].cost:
                    return True
        return False

    def stripped_then_empty(self, state: State) -> Iterator[tuple[State, int]]:
        """Every state behind stripped pairs and the first byte of a lost pair that GBK leaves empty, with this byte."""
        trails = empty_trails()
        for found, seconds in self._pairs(state):
            most = self.limit - found.cost - prices.EMPTY_PAIR
            for price, pair, character in self._hidden(found, seconds, trails, most):
                yield self.behind(found, price + prices.EMPTY_PAIR, character), pair & 0xFF

    def _pairs(self, state: State, in_a_row: tuple[int, ...] = _KEPT_IN_A_ROW) -> Iterator[Hidden]:
        """Every state behind one stripped pair, and the best behind several.

        What reads on from these lowers `enough`, since most differ by a hidden character only.
        """
        if not next(self.tries, False):
            return
        extra, trails = prices.STRIPPED_PAIR, private_trails()
        most = min(self.limit - state.cost - extra - _LESS_NEAR, _IMPLAUSIBLE)
        found = [
            self._hidden_behind(state, price, byte, character)
            for price, byte, character in self.likely(state, stripped_trails(state.pending), most)
        ]
        yield from found
        for kept in in_a_row:
            further: list[tuple[int, State, int, int, str]] = []
            for before, seconds in found:
                most = min(self.limit, self.enough) - before.cost - extra
                if most < -MOST_OFF:
                    continue
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

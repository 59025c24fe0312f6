"""Readings of what a corpus hid that strips private-use characters: pairs of bytes that left no sign at all.

The first byte of such a pair completes a character of the original, its second begins the next. Often several stand
in a row, since every eighth trail byte of GB 2312 leads a private-use pair; the characters between two of them are
hidden completely, and only their neighbours tell what they were. That a pair is hidden has no price of its own: the
original makes it certain, and the characters it hides have their prices.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from string import ascii_letters
from typing import NamedTuple

from ..gbk import empty_trails, private_trails, wide
from . import prices
from .brackets import brackets_of
from .candidates import hidden_characters, letter_trails, some_leads_of, stripped_trails
from .scorer import ANY, Scorer, State
from .site import WORD

__all__ = ["ANY_ROOM", "Room", "Step", "Stripped"]

_NEAR = 10  # how far behind the best a state may be for a stripped pair to be tried on it
_LESS_NEAR = 26  # by how much less than others they may cost more than the best
_IMPLAUSIBLE = 44  # the most that a character before a stripped pair may cost
_KEPT_IN_A_ROW = 6  # states kept behind two pairs in a row; three did not occur on 1,200 pages
_PRUNE_HIDDEN = 8  # behind the best state behind stripped pairs at which another one is given up
_READS_ILL = 24  # half bits: where a character costs more, two pairs in a row are looked for
_SPAN = 14  # how much less likely than the likeliest a hidden character may be
_ASKED_FOR, _LOOKED_AT = 18, 5  # hidden characters whose prices are asked for, and that are looked at
# What is looked at in vain takes most of the time. The figures are those of 1,000 places where pairs were found hidden.
# A character that costs less hides nothing: there all cost 14, of others one in three costs less.
_READS_WELL = 12
_MORE = 4  # how much more the likeliest character before the pair may cost than that one: there it costs less
# How much less it must cost than the two characters, or three, that change with it, if no other reading comes close:
# there 14 and 18 less but for one in 100.
_LESS_THAN_TWO, _LESS_THAN_THREE = 14, 18
# How much less all that is hidden and the character behind it must: there 9 but for one in 300.
_LEAST_GAIN = 4
_DEAR = 40  # where a lost sign and the next one cost more, another byte may wait for the next one
# How much more than the likeliest one may cost if the run can be explained without: there up to 9.
_SPAN_FIRST = 10
# What a character behind hidden ones costs at least, but for one in 500, and a hidden one where others are, too.
_LEAST, _LEAST_HIDDEN = 2, 4

_LOST_ALONE = re.compile("[?\ufffd]$")

Hidden = tuple[State, tuple[int, ...]]
"""A state behind a stripped pair, and the bytes that its second byte, which begins the next character, can be."""

Step = tuple[str, bool]
"""What a sign or note adds to the original, and whether it begins with a character that completes a pending byte."""


class Room(NamedTuple):
    """The most that hidden pairs may cost before a sign, more than what comes before.

    Attributes:
        first: The character before the first pair.
        whole: All characters up to the one that ends with the first byte of the sign, and the pairs.
        plain: What the sign costs if nothing is hidden; where it costs less, so must the others.
    """

    first: int
    whole: int
    plain: int


ANY_ROOM = Room(ANY, ANY, 0)


class Stripped(Scorer):
    """Tries stripped pairs, at sites that lose private-use characters.

    Attributes:
        room: The most that they may cost before the sign being read.
        enough: The most that a state behind them and this sign may cost.
    """

    room = ANY_ROOM
    enough = ANY

    def stripped(self, state: State, leads: Iterable[int]) -> Iterator[State]:
        """Every state behind stripped pairs whose last byte is one of `leads`."""
        for found, seconds in self._pairs(state):
            for second in leads:
                if second in seconds:
                    yield found.waiting(second)

    def near(self, states: Iterable[State], most: int) -> list[State]:
        """Those of some states on which stripped pairs are tried: with a byte pending, and hardly behind the best."""
        self.enough = ANY
        most = min(most, self.floor + _NEAR)
        return sorted(
            [state for state in states if state.pending >= 0 and state.cost <= most], key=attrgetter("cost")
        )

    def stripped_before(self, state: State, position: int) -> None:
        """Keep every state behind stripped pairs and a character that ends with the first byte of a sign."""
        sign = self.text[position]
        pair = self.pairs.get(sign)
        if pair is not None:
            self._before_bytes(state, pair >> 8, pair & 0xFF)
        elif sign < "\x80":
            if sign >= "\x40":
                self._before_bytes(state, ord(sign))
            if sign.isalpha():
                self._letter_before(state, position)
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
        # Behind other characters than in the reading that hides nothing this one may need no others.
        less = max(0, self.room.plain - plain) if second >= 0 == extra else 0
        most = self.floor + self.room.whole - less
        kept = _KEPT_IN_A_ROW if plain >= _READS_ILL else 0
        noted = self.after_note or (second < 0 and self.before_note)
        for found, seconds in self._pairs(state, plain + _MORE, less, kept):
            room = min(self.limit, self.enough, most) - found.cost - extra
            if room < _LEAST:
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

    def _letter_before(self, state: State, position: int) -> None:
        """Keep the states behind a stripped pair of which the second byte was the first letter of a word that the page has."""
        rest = WORD.match(self.text, position)
        letters = (
            [letter for letter in ascii_letters if letter + rest[0] in self.site.seen.words] if rest else []
        )
        if not letters:
            return
        most = min(self.limit, self.enough, self.floor + self.room.whole) - state.cost
        for price, _, character in self.likely(state, letter_trails(state.pending), most)[:_LOOKED_AT]:
            for letter in letters:
                off = -prices.SEEN_PAIR if self.seen_pairs[character + letter] else 0
                self.push(self.behind(state, price, character), off, -1, letter + self.text[position])

    def _plain_price(self, state: State, first: int) -> int:
        """What the character costs that the byte `first` completes if nothing is missing."""
        pair = state.pending << 8 | first
        character = self.characters.get(pair)
        if character is None or (pair in self.site.listed and not self.after_note):
            return ANY
        return self.price_at(state.context, state.last, state.brackets, character)

    def hiding_places(
        self, steps: Sequence[Step], costs: Sequence[int], starts: Sequence[int], *, doubtful: bool
    ) -> dict[int, Room]:
        """Return before which signs of a run pairs may be hidden that it gains by, and the most they may cost there.

        They are the beginning of a better reading if one character before them is likely enough, compared with what the
        characters cost that change with it. That is so before one sign in four of the runs that are dear somewhere.

        Args:
            steps: What the signs add to the original as if nothing were hidden.
            costs: What it costs before each of them, and behind the last.
            starts: Where they stand.
            doubtful: Whether another reading comes close, which may have left other bytes pending.
        """
        self.after_note = True  # there may be one anywhere, so characters of the list are not refused
        ends = [number for number, (added, _) in enumerate(steps, 1) if added]
        behind = [*(costs[last] for last in ends), costs[-1], costs[-1]]
        places = {}
        text = ""
        start = self.begin()
        for at, last in enumerate(ends):
            added, completes = steps[last - 1]
            before = costs[last - 1]
            one = costs[last] - before
            # An ASCII sign is a byte by itself or a full-width one; behind a lost sign other bytes may wait.
            open_end = (
                last > 1
                and costs[last] - costs[last - 2] >= _DEAR
                and _LOST_ALONE.match(self.text, starts[last - 2], starts[last - 1]) is not None
            )
            unsure = doubtful or open_end
            ascii_sign = self.text[starts[last - 1]] < "\x80"
            if completes and (one >= _READS_WELL or ascii_sign or unsure):
                two, three = behind[at + 1] - before, behind[at + 2] - before
                most = max(two - _LESS_THAN_TWO, three - _LESS_THAN_THREE)
                if not ascii_sign and not unsure:
                    most = min(most, one + _MORE)
                if most >= 0 and (unsure or self._may_give_way(start, text, added[0], most)):
                    places[last - 1] = Room(most, three - _LEAST_GAIN, one)
            text += added
        self.after_note = False
        return places

    def _may_give_way(self, start: State, text: str, character: str, most: int) -> bool:
        """Tell whether a character before a stripped pair can stand behind `start` and a text, in the place of another."""
        lead = self.pairs.get(character, 0) >> 8
        before = start.before + start.last + text
        state = start._replace(
            pending=lead,
            last=before[-1],
            before=before[-2],
            context=self.language.folded(start.context + text),
            brackets=start.brackets + brackets_of(text),
        )
        return bool(self.likely(state, stripped_trails(lead), most, 0))

    def stripped_then_empty(self, state: State) -> Iterator[tuple[State, int]]:
        """Every state behind stripped pairs and the first byte of a lost pair that GBK leaves empty, with this byte."""
        trails = empty_trails()
        for found, seconds in self._pairs(state):
            most = self.limit - found.cost - prices.EMPTY_PAIR
            for price, pair, character in self._hidden(found, seconds, trails, most):
                yield self.behind(found, price + prices.EMPTY_PAIR, character), pair & 0xFF

    def _pairs(
        self, state: State, most: int = _IMPLAUSIBLE, less: int = 0, kept: int = _KEPT_IN_A_ROW
    ) -> Iterator[Hidden]:
        """Every state behind one stripped pair, and the best ones behind two.

        What reads on from these lowers `enough`, since most differ by a hidden character only.

        Args:
            state: The state before them.
            most: What the likeliest character before the first pair may cost: no more than one that hides nothing.
            less: By how much less than `room` has it all must cost.
            kept: How many are kept behind two.
        """
        if not next(self.tries, False):
            return
        trails = private_trails()
        room, first = self.limit - state.cost, self.floor + self.room.first - less - state.cost
        first = min(room - _LESS_NEAR, first, _IMPLAUSIBLE)
        if first < 0:
            return
        span = self.choice if self.room.first >= ANY else _SPAN_FIRST
        likely = self.likely(state, stripped_trails(state.pending), min(first, most + span), span)
        if not likely or likely[0][0] > most:
            return
        found = [
            self._hidden_behind(state, price, byte, character)
            for price, byte, character in likely
            if price <= likely[0][0] + span
        ]
        yield from found
        if not kept:
            return
        further: list[tuple[int, State, int, int, str]] = []
        for before, seconds in found:
            most = min(self.limit, self.enough, self.floor + self.room.whole - less) - before.cost
            if len(further) == kept:
                most = min(most, further[-1][0] - before.cost - 1)
            if most >= _LEAST_HIDDEN:
                further += [
                    (before.cost + price, before, price, pair, character)
                    for price, pair, character in self._hidden(before, seconds, trails, most)
                ]
                further = sorted(further, key=_cost)[:kept]
        for _, before, price, pair, character in further:
            yield self._hidden_behind(before, price, pair & 0xFF, character)

    def _hidden_behind(self, state: State, price: int, byte: int, character: str) -> Hidden:
        """The state behind a character that ends with the first byte of a stripped pair."""
        return self.behind(state, price, character, byte), private_trails()[byte]

    def _hidden(
        self, state: State, leads: tuple[int, ...], trails: Iterable[int], most: int
    ) -> list[tuple[int, int, str]]:
        """The likely characters with such bytes behind `state`: the price, the pair, and the character."""
        most = min(most, _IMPLAUSIBLE)
        choices = hidden_characters(leads, tuple(trails))
        place = self.language.place(state.context)
        likely = self.language.choose(place, choices, most, _SPAN)[:_ASKED_FOR]
        priced = [
            (self.price_at(state.context, state.last, state.brackets, character, cost), pair, character)
            for cost, pair, character in likely
            if pair not in self.site.listed
        ]
        return [hidden for hidden in sorted(priced)[:_LOOKED_AT] if hidden[0] <= most]


def _cost(hidden: tuple[int, State, int, int, str]) -> int:
    return hidden[0]

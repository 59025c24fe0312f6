"""The readings a search keeps of a misaligned run, and what it costs to go on from one."""

from collections.abc import Iterator
from typing import NamedTuple

from ..gbk import characters_by_pair, pairs_by_character, trail_of
from ..language.likelihood import Choices, Likelihood, likelihood
from . import prices
from .brackets import BRACKETS, CLOSERS, brackets_of, is_open
from .certain import Certain
from .site import Site

__all__ = ["ANY", "LOOK_BACK", "MOST_OFF", "PRUNE", "Scorer", "State"]

_BEFORE_BLANK = "\n \u3000。！？”…"
_DIGITS = "0123456789０１２３４５６７８９"
_DIGIT = 7  # a digit behind another one: one in ten
PRUNE = 34  # half bits behind the best at which a reading is given up
# The same among the characters that one lost byte can make; where hidden characters may follow, they tell later.
_PRUNE_CHOICE, _PRUNE_CHOICE_BEFORE_HIDDEN = 12, 24
LOOK_BACK = 300  # brackets that are looked at
MOST_OFF = max(prices.SEEN_PAIR, prices.CLOSES)  # the most that a character can be below its likelihood
_MOST_UP = prices.ODD + prices.UNPAIRED  # the most that it can be dearer
ANY = 1 << 30


class State(NamedTuple):
    """A reading of the observation up to some sign."""

    cost: int
    pending: int  # a lead byte of the original that waits for its trail, or -1
    last: str  # the last character of the original
    before: str  # the one before it
    text: str  # what the last step added
    back: "State | None"
    margin: int
    context: str  # what the likelihood of the next character depends on
    brackets: str  # the brackets and quotes so far
    owes_cut: str = ""  # a byte was left over at the end of a piece, so this mark must follow
    noted: bool = False  # a note stands behind the last byte
    certain: Certain | None = None  # what the last step read without asking what it costs

    def waiting(self, byte: int) -> "State":
        """The same with a lead byte that waits for its trail, in half the time that `_replace` takes."""
        return State(self.cost, byte, *self[2:])


class Scorer:
    """Keeps the states of a search and prices what follows them."""

    def __init__(
        self,
        text: str,
        line_end: int,
        context: str,
        site: Site,
        tries: Iterator[bool],
        *,
        exact: bool = False,
    ) -> None:
        self.text = text
        self.line_end = line_end
        self.context = context
        self.site = site
        self.seen, self.seen_pairs = site.seen.characters, site.seen.pairs
        self.tries = tries  # how often stripped pairs may be tried yet
        self.exact = exact
        self.choice = _PRUNE_CHOICE_BEFORE_HIDDEN if site.drops_private else _PRUNE_CHOICE
        self.language: Likelihood = likelihood()
        self.characters = characters_by_pair()
        self.pairs = pairs_by_character()
        self.states: dict[tuple[int, str], State] = {}
        self.floor = 0  # the cost of the best state before the sign being read
        self.limit = ANY  # the most that a state behind it may cost
        self.ahead: dict[tuple[int, str], State] = {}  # states that have read the next sign, too
        self.limit_ahead = ANY  # the most that these may cost
        self.after_note = False  # a note stands right before the sign being read
        self.before_note = False  # a note stands right behind it

    def begin(self) -> State:
        """The state before a run."""
        last = self.context[-1:] or "\n"
        before = self.context[-2:-1] or "\n"
        folded = self.language.folded("\n" + self.context)
        brackets = brackets_of(self.context)
        return State(0, -1, last, before, "", None, 1000, folded, brackets)

    def behind(self, state: State, price: int, character: str, pending: int = -1) -> State:
        """The state behind `character`, which costs `price`."""
        brackets = state.brackets + character if character in BRACKETS else state.brackets
        context = self.longer(state.context, character)
        cost = state.cost + price
        return State(cost, pending, character, state.last, character, state, state.margin, context, brackets)

    def likely(
        self, state: State, choices: Choices, most: int, choice: int | None = None
    ) -> list[tuple[int, int, str]]:
        """Those of some characters that cost at most `most`, and `choice` more than the best.

        Returns:
            The price, the byte, and the character, the cheapest first.
        """
        if choice is None:
            choice = self.choice
        place = self.language.place(state.context)
        span = choice + prices.SEEN_PAIR
        chosen = self.language.choose(place, choices, most + MOST_OFF, span)
        if not chosen:
            return chosen
        found = self.priced(state, chosen, most, choice)
        if chosen[0][0] + span < most + MOST_OFF and (not found or found[0][0] > chosen[0][0]):
            # The likeliest ones have their prices raised: look further.
            chosen = self.language.choose(place, choices, most + MOST_OFF, span + _MOST_UP)
            found = self.priced(state, chosen, most, choice)
        return found

    def priced(
        self, state: State, chosen: list[tuple[int, int, str]], most: int, choice: int
    ) -> list[tuple[int, int, str]]:
        """Those of some characters, the likeliest first, that cost at most `most`, and `choice` more than the best."""
        found = []
        refused = () if self.after_note else self.site.listed
        last_byte = self.last_byte(state) << 8
        pairs, last = self.seen_pairs, state.last
        for cost, byte, character in chosen:
            if cost > most:
                if cost > most + MOST_OFF:
                    break
                if not pairs[last + character] and character not in CLOSERS:
                    continue
            if last_byte | byte not in refused:
                price = self.price_at(state.context, last, state.brackets, character, cost)
                if price <= most:
                    if price + choice < most:
                        most = price + choice
                    found.append((price, byte, character))
        found.sort()
        return found

    def longer(self, context: str, character: str) -> str:
        """The context behind one more character; a number counts as one."""
        folded = self.language.fold.get(character, character)
        return context if folded == "0" and context[-1:] == "0" else (context + folded)[-3:]

    def keep(self, state: State) -> None:
        """Keep a state unless a better one is in its place."""
        cost = state.cost
        if cost > self.limit:
            return
        if cost + PRUNE < self.limit:
            self.limit = cost + PRUNE
        key = state.pending, state.last
        other = self.states.get(key)
        if other is None:
            self.states[key] = state
            return
        margin = abs(other.cost - cost)
        best = other if other.cost <= cost else state
        if margin < best.margin:
            best = State(*best[:6], margin, *best[7:])  # half the time that `_replace` takes
        self.states[key] = best

    def turn(self) -> None:
        """Let `keep` and the rest look at the states that have read the next sign, too, or again at the others."""
        self.states, self.ahead = self.ahead, self.states
        self.limit, self.limit_ahead = self.limit_ahead, self.limit

    def price_at(self, context: str, last: str, brackets: str, character: str, cost: int = -1) -> int:
        """What it costs to add `character` behind `last`, the last of `context`."""
        if "\u3400" <= character <= "\u9fff":  # as most are
            if cost < 0:
                cost = self.language.cost_behind(context, character)
            if self.seen[character]:
                if "\u3400" <= last <= "\u9fff" and self.seen_pairs[last + character]:
                    off = cost - prices.SEEN_PAIR
                    return off if off > prices.SEEN_PAIR_LEAST else min(cost, prices.SEEN_PAIR_LEAST)
                return cost - prices.SEEN
            return cost + prices.ODD if character in self.language.odd else cost
        if "\ue000" <= character <= "\uf8ff":
            return prices.PRIVATE
        if character == "\u3000":
            return prices.BLANK if last in _BEFORE_BLANK else prices.BLANK_AMID
        if character in _DIGITS and context[-1:] == "0":
            cost = _DIGIT
        elif cost < 0:
            cost = self.language.cost_behind(context, character)
        if character in self.language.odd and not self.seen[character]:
            cost += prices.ODD
        if character == "。" == last:
            cost += prices.STOP_AGAIN
        opener = CLOSERS.get(character)
        if opener is not None:
            if not is_open(brackets, opener, character):
                return cost + prices.UNPAIRED
            # Where one is open, it does not matter how rare its kind is.
            cost = min(cost, self.language.cost_behind(context, "”")) - prices.CLOSES
        return cost

    def closing_cost(self, last: str, brackets: str) -> int:
        """What it costs that a line ends with `last`, with these brackets."""
        if last in "，、（《“「『【〈‘":
            return 30
        if last in "：；":  # one paragraph in 80 ends with ：, as many as with ！
            return 12
        left_open = sum(is_open(brackets, opener, closer) for closer, opener in CLOSERS.items())
        return 10 * left_open + (0 if last in "。！？…!?）)" else 6)

    def last_byte(self, state: State) -> int:
        """The last byte of the damaged stream."""
        return state.pending if state.pending >= 0 else trail_of(state.last)

    def last_pair(self, state: State) -> int:
        """The last two bytes of the damaged stream, or 0."""
        if state.pending >= 0:
            return trail_of(state.last) << 8 | state.pending
        if state.last.isascii() and state.last.isalpha():
            return trail_of(state.before) << 8 | ord(state.last)
        return self.pairs.get(state.last, 0)

    def two_bytes(self, state: State, first: int, second: int, price: int) -> None:
        """A pair of the damaged stream inside a run: its first byte completes, its second starts anew."""
        character = self.characters.get(state.pending << 8 | first)
        if character is None:
            return
        if not self.after_note and (state.pending << 8 | first) in self.site.listed:
            price += prices.NOT_ANNOTATED
        if second >= 0x81:
            self.push(state, price, second, character)
        elif second < 0x80:
            self.push(state, price, -1, character + chr(second))

    def complete(self, state: State, byte: int, price: int) -> None:
        """A byte that completes the pending one, with none pending behind it."""
        character = self.characters.get(state.pending << 8 | byte)
        if character is not None:
            self.push(state, price, -1, character)

    def push(self, state: State, price: int, pending: int, text: str, noted: bool = False) -> None:
        """Add a state that follows `state` with `text` added to the original."""
        cost, last, before = state.cost + price, state.last, state.before
        context, brackets = state.context, state.brackets
        for character in text:
            if cost - MOST_OFF > self.limit:
                return
            cost += self.price_at(context, last, brackets, character)
            context = self.longer(context, character)
            if character in BRACKETS:
                brackets = (brackets + character)[-LOOK_BACK:]
            before, last = last, character
        if cost <= self.limit:
            self.keep(
                State(cost, pending, last, before, text, state, state.margin, context, brackets, "", noted)
            )

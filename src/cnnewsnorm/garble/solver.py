"""Rebuilds the bytes of a misaligned run and reads them as the original did.

The observed characters give the bytes of the damaged stream, exactly except for each ``?``, which hides one or two
bytes. The original is the same stream without notes, read from the start of its line. So while the run lasts the
original is one byte out of step: a *pending* lead byte waits for its trail. The search walks over the observation
and keeps, for every pending byte and last character, the cheapest reading so far. Costs are half bits: those of the
characters in context (`likelihood`), plus a price for everything that is not the plain course of events. A note
adds no bytes; it demands that the last two bytes of the stream are a character with its reading, which decides
most of the lost bytes outright.
"""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from . import prices
from .brackets import CLOSERS, is_open
from .candidates import known_leads, known_trails
from .gbk import characters_by_pair, empty_trails, is_private, pairs_by_character, private_trails
from .likelihood import Likelihood, likelihood
from .proof import NOTE_MARK, reproduces
from .readings import READING, canonical_reading, characters_by_reading, has_reading

__all__ = ["NOTE", "Run", "Site", "solve"]

NOTE = re.compile(rf"\(({READING}) ?\)")
_TOKEN = re.compile(rf"[?\ufffd]({READING}) ?\)|\(({READING}) ?\)|[\s\S]")
_CUTS = ",，、？?！!；;。"
_DIGITS = "0123456789０１２３４５６７８９"

_UNSOLVED = 300  # a run that nothing explains
_PRUNE = 34  # half bits behind the best at which a reading is given up
_BEAM = 400
_LOOK_BACK = 300  # signs of a run that are looked at for open brackets
_NEAR = 24  # how far behind the best a state may be for a lost pair to be tried on it
_IMPLAUSIBLE = (
    30  # a character inside a run that costs more raises the question whether one is missing before it
)
_PLAUSIBLE = 45  # the most that the character before a lost pair may cost


@dataclass(frozen=True, slots=True)
class Site:
    """What the whole page tells about the site that damaged it.

    Attributes:
        listed: The byte pairs of the characters on its list.
        characters: The characters that the page uses, its notes apart.
        pairs: The same for neighbouring characters.
        folded: Whether full-width signs have become ASCII.
        drops_bytes: Whether a byte left over at a cut vanishes without a sign.
        drops_private: Whether private-use characters are stripped.
    """

    listed: Container[int] = frozenset()
    characters: Container[str] = frozenset()
    pairs: Container[str] = frozenset()
    folded: bool = True
    drops_bytes: bool = False
    drops_private: bool = False


class Run(NamedTuple):
    """A solved run: where the observation of it ends, the original text, and how far ahead of the next best, at what cost."""

    end: int
    text: str
    margin: int
    cost: int


class _State(NamedTuple):
    cost: int
    pending: int  # a lead byte of the original that waits for its trail, or -1
    last: str  # the last character of the original
    before: str  # the one before it
    text: str  # what the last step added
    back: "_State | None"
    margin: int
    owes_cut: str = ""  # a byte was left over at the end of a piece, so this mark must follow
    noted: bool = False  # a note stands behind the last byte


def solve(text: str, start: int, line_end: int, context: str, site: Site) -> Run:
    """Read the run that begins at ``text[start]``, where original and observation are still in step.

    Args:
        text: The observed text.
        start: Where the first lost sign of the run stands.
        line_end: Where its line ends.
        context: The original text before it, at least its last two characters if there are as many.
        site: What is known of the site.

    Returns:
        The run. Its text equals ``text[start:end]`` if nothing better than the observation was found.
    """
    return _Search(text, line_end, context, site).run(start)


def _literal_price(sign: str, before: str, following: str) -> int:
    """What it costs that a lost sign is an ordinary question mark."""
    if sign == "\ufffd" or before == "?":
        return 2
    if following == "?":
        return prices.LITERAL_LOST
    return prices.LITERAL_BEFORE_CUT if following in _CUTS else prices.LITERAL_LOST


def _comparable(token: re.Match[str]) -> str:
    """An observed sign with the reading of its note left out."""
    if token[1]:
        return f"?{NOTE_MARK[1:]}"
    return NOTE_MARK if token[2] else token[0]


class _Search:
    def __init__(self, text: str, line_end: int, context: str, site: Site) -> None:
        self.text = text
        self.line_end = line_end
        self.context = context
        self.site = site
        self.language: Likelihood = likelihood()
        self.characters = characters_by_pair()
        self.pairs = pairs_by_character()
        self.states: dict[tuple[int, str], _State] = {}
        self.place = ("", "")
        self.rows = ("", "")
        self.floor = 0  # the cost of the best state before the sign being read
        self.after_note = False  # a note stands right before the sign being read
        self.before_note = False  # a note stands right behind it

    def run(self, start: int) -> Run:
        last = self.context[-1:] or "\n"
        before = (self.context.rstrip(_DIGITS) if last in _DIGITS else self.context[:-1])[-1:] or "\n"
        states = {(-1, last): _State(0, -1, last, before, "", None, 1000)}
        position = start
        while position < self.line_end:
            match = _TOKEN.match(self.text, position, self.line_end)
            assert match is not None
            self.states = {}
            self.floor = min(state.cost for state in states.values())
            self.before_note = NOTE.match(self.text, match.end(), self.line_end) is not None
            reading = match[1] or match[2]
            sign = self.text[position]
            for state in states.values():
                if match[1]:
                    self.lost_then_note(state, match[0], canonical_reading(reading))
                elif match[2]:
                    self.note(state, match[0], canonical_reading(reading))
                elif sign in "?\ufffd":
                    self.lost(state, position)
                else:
                    if sign in _CUTS and (self.site.drops_bytes or position == start):
                        for dropped in self.lost_byte(state, position - 1):
                            self.character(dropped, sign, prices.DROPPED_BYTE)
                    self.character(state, sign)
            self.after_note = bool(reading)
            position = match.end()
            states = self.pruned()
            if not states:  # nothing explains what follows: leave the sign as it is
                return Run(start + 1, self.text[start], 0, _UNSOLVED)
            if (
                len(states) == 1
                and next(iter(states))[0] < 0
                and not NOTE.match(self.text, position, self.line_end)
            ):
                break
        return self.finish(states, start, position)

    def pruned(self) -> dict[tuple[int, str], _State]:
        limit = min((state.cost for state in self.states.values()), default=0) + _PRUNE
        kept = {key: state for key, state in self.states.items() if state.cost <= limit}
        if len(kept) > _BEAM:
            kept = dict(sorted(kept.items(), key=lambda item: item[1].cost)[:_BEAM])
        return kept

    def finish(self, states: dict[tuple[int, str], _State], start: int, end: int) -> Run:
        ends_line = end == self.line_end
        ranked = sorted(
            (
                state._replace(cost=state.cost + self.closing_cost(state)) if ends_line else state
                for state in states.values()
                if state.pending < 0
            ),
            key=lambda state: state.cost,
        )
        if not ranked:
            return Run(start + 1, self.text[start], 0, _UNSOLVED)
        best = ranked[0]
        margin = min(best.margin, ranked[1].cost - best.cost) if len(ranked) > 1 else best.margin
        path = self.path(best)
        if not self.proven(path, start, end):
            return Run(start + 1, self.text[start], 0, _UNSOLVED)
        return Run(end, "".join(state.text for state in path), margin, best.cost)

    def path(self, state: _State | None, most: int | None = None) -> list[_State]:
        """The states that led to `state`, the last `most` of them, in order."""
        path: list[_State] = []
        while state is not None and (most is None or len(path) < most):
            path.append(state)
            state = state.back
        return path[::-1]

    def proven(self, path: list[_State], start: int, end: int) -> bool:
        """Tell whether the forward model makes of this original what was observed."""
        return reproduces(
            _TOKEN.sub(_comparable, self.text[start:end]),
            ((state.text, state.pending >= 0, state.noted) for state in path),
            cuts=dict.fromkeys(["，", *(state.owes_cut for state in path if state.owes_cut)]),
            drops_bytes=self.site.drops_bytes,
            drops_private=self.site.drops_private,
        )

    # -- what one observed sign can mean -------------------------------------------------------------------

    def character(self, state: _State, sign: str, price: int = 0) -> None:
        """An ordinary character: its bytes follow."""
        if state.pending < 0:
            self.push(state, price, -1, state.owes_cut or sign)
            return
        pair = self.pairs.get(sign)
        if pair is not None:
            plausible = self.two_bytes(state, pair >> 8, pair & 0xFF, price)
            if self.site.drops_private and not plausible and state.cost <= self.floor + _NEAR:
                self.dropped_pair(state, pair)
        elif sign < "\x80":
            byte = ord(sign)
            if byte >= 0x40:
                listed = not self.after_note and (state.pending << 8 | byte) in self.site.listed
                self.complete(
                    state, byte, price + (prices.NOT_ANNOTATED if listed and not self.before_note else 0)
                )
            if self.site.folded:
                wide = "\u3000" if sign == " " else chr(byte + 0xFEE0)
                pair = self.pairs.get(wide)
                if pair is not None:
                    self.two_bytes(state, pair >> 8, pair & 0xFF, price + prices.FOLDED)

    def lost(self, state: _State, position: int) -> None:
        """A lost sign without a note: a question mark, a byte before a cut, or two bytes inside a run."""
        sign = self.text[position]
        following = self.text[position + 1 : min(position + 2, self.line_end)]
        cut = following in _CUTS  # the end of the line is a cut, too
        if state.owes_cut:
            if state.pending >= 0:
                self.two_bytes(state, 0xA3, 0xBF, prices.FOLDED)
            else:
                self.push(state, prices.FOLDED, -1, "？")
            return
        if state.pending < 0:
            self.push(state, _literal_price(sign, state.last, following), -1, sign)
        elif self.site.folded and sign == "?":
            self.two_bytes(state, 0xA3, 0xBF, prices.FOLDED)
        if cut:
            for found in self.lost_byte(state, position):
                self.keep(found)
        elif state.pending >= 0:
            self.swallowed(state, sign)
        if state.pending >= 0 and state.cost <= self.floor + _NEAR:
            for first, seconds in empty_trails().items():
                character = self.characters.get(state.pending << 8 | first)
                if character is None or self.breaks_list(state, first):
                    continue
                price = self.price(state, state.before, state.last, character)
                if price <= _PLAUSIBLE:
                    cost = state.cost + price + prices.EMPTY_PAIR
                    for second in seconds:
                        self.keep(_State(cost, second, character, state.last, character, state, state.margin))

    def swallowed(self, state: _State, sign: str) -> None:
        """A byte that took an ASCII sign along: the byte can be found, the sign is gone and stays lost."""
        state = state._replace(margin=min(state.margin, 1))
        for byte, character in known_trails(state.pending):
            if not self.breaks_list(state, byte):
                self.push(state, prices.SWALLOWED, -1, character + sign)

    def lost_byte(self, state: _State, position: int) -> Iterator[_State]:
        """Every byte that can have been left over at the end of a piece, before the cut at `position` + 1."""
        mark = self.text[position + 1 : min(position + 2, self.line_end)]
        mark = chr(ord(mark) + 0xFEE0) if "!" <= mark <= "~" else mark
        if state.pending < 0:
            if not mark:
                return
            for byte in known_leads(self.pairs[mark] >> 8):
                if not self.breaks_list(state, byte):
                    cost = state.cost + prices.LOST_BYTE
                    yield _State(cost, byte, state.last, state.before, "", state, state.margin, mark)
            return
        for byte, character in known_trails(state.pending):
            if not self.breaks_list(state, byte):
                cost = state.cost + prices.LOST_BYTE + self.price(state, state.before, state.last, character)
                yield _State(cost, -1, character, state.last, character, state, state.margin, mark)

    def lost_then_note(self, state: _State, observed: str, reading: str) -> None:
        """A lost sign that swallowed the opening parenthesis of a note: one byte, which the reading fixes."""
        last = self.last_byte(state)
        for rank, characters in enumerate(characters_by_reading().get(reading, ())):
            for character in characters:
                pair = self.pairs[character]
                if pair >> 8 == last and pair & 0xFF >= 0x80:
                    price = (
                        0 if pair in self.site.listed else prices.NEW_ON_LIST + rank * prices.SECOND_READING
                    )
                    if state.pending >= 0:
                        self.push(state, price, -1, character, noted=True)
                    else:
                        self.push(state, price, pair & 0xFF, "", noted=True)
        if state.pending < 0:
            self.push(state, prices.LITERAL_NOTE, -1, observed)

    def note(self, state: _State, observed: str, reading: str) -> None:
        """A whole note: no bytes, but a demand on the last two."""
        pair = self.last_pair(state)
        character = self.characters.get(pair, "")
        if character and has_reading(character, reading):
            self.push(
                state, 0 if pair in self.site.listed else prices.NEW_ON_LIST, state.pending, "", noted=True
            )
        elif state.pending < 0:
            self.push(state, prices.LITERAL_NOTE, -1, observed)

    # -- bytes and states ----------------------------------------------------------------------------------

    def two_bytes(self, state: _State, first: int, second: int, price: int) -> bool:
        """A pair of the damaged stream inside a run: its first byte completes, its second starts anew.

        Returns whether the character completed is a plausible one.
        """
        character = self.characters.get(state.pending << 8 | first)
        if character is None:
            return False
        if not self.after_note and (state.pending << 8 | first) in self.site.listed:
            price += prices.NOT_ANNOTATED
        if second >= 0x81:
            self.push(state, price, second, character)
        elif second < 0x80:
            self.push(state, price, -1, character + chr(second))
        return (
            not self.site.drops_private
            or self.price(state, state.before, state.last, character) <= _IMPLAUSIBLE
        )

    def dropped_pair(self, state: _State, pair: int) -> None:
        """A private-use character stood before `pair` and was stripped: two bytes to be found."""
        for first, seconds in private_trails().items():
            character = self.characters.get(state.pending << 8 | first, "\ue000")
            price = self.price(state, state.before, state.last, character)
            if price > _IMPLAUSIBLE:
                continue
            inserted = _State(
                state.cost + price + prices.DROPPED_PAIR,
                0,
                character,
                state.last,
                character,
                state,
                state.margin,
            )
            for second in seconds:
                following = self.characters.get(second << 8 | pair >> 8)
                if following is not None and not is_private(following):
                    self.two_bytes(inserted._replace(pending=second), pair >> 8, pair & 0xFF, 0)

    def complete(self, state: _State, byte: int, price: int) -> None:
        character = self.characters.get(state.pending << 8 | byte)
        if character is not None:
            self.push(state, price, -1, character)

    def push(self, state: _State, price: int, pending: int, text: str, noted: bool = False) -> None:
        """Add a state that follows `state` with `text` added to the original."""
        cost, last, before = state.cost + price, state.last, state.before
        for character in text:
            cost += self.price(state, before, last, character)
            if last not in _DIGITS or character not in _DIGITS:  # a number counts as one character
                before = last
            last = character
        self.keep(_State(cost, pending, last, before, text, state, state.margin, "", noted))

    def keep(self, state: _State) -> None:
        key = state.pending, state.last
        other = self.states.get(key)
        if other is None:
            self.states[key] = state
            return
        margin = abs(other.cost - state.cost)
        best = other if other.cost <= state.cost else state
        if margin < best.margin:
            best = best._replace(margin=margin)
        self.states[key] = best

    def price(self, state: _State, before: str, last: str, character: str) -> int:
        """What it costs to add `character` to the original behind `before` and `last`."""
        if is_private(character):
            return prices.PRIVATE
        if self.place != (before, last):  # many candidates for one place come in a row
            self.place, self.rows = (before, last), self.language.rows(before, last)
        cost = self.language.cost_behind(self.rows, character)
        if character in self.language.odd and character not in self.site.characters:
            cost += prices.ODD
        if last + character in self.site.pairs:
            cost -= prices.SEEN_PAIR
        elif character in self.site.characters:
            cost -= prices.SEEN
        opener = CLOSERS.get(character)
        if opener is not None:
            cost += -prices.CLOSES if is_open(self.text_so_far(state), opener, character) else prices.UNPAIRED
        return cost

    def closing_cost(self, state: _State) -> int:
        """What it costs that a line ends in `state`."""
        if state.last in "，、：；（《“「『【〈‘":
            return 30
        text = self.text_so_far(state)
        left_open = sum(is_open(text, opener, closer) for closer, opener in CLOSERS.items())
        return 10 * left_open + (0 if state.last in "。！？…!?）)" else 6)

    def text_so_far(self, state: _State) -> str:
        """The original up to `state`, as far back as matters for open brackets."""
        return self.context + "".join(link.text for link in self.path(state, _LOOK_BACK))

    def breaks_list(self, state: _State, byte: int) -> bool:
        return not self.after_note and (self.last_byte(state) << 8 | byte) in self.site.listed

    def last_byte(self, state: _State) -> int:
        """The last byte of the damaged stream."""
        return state.pending if state.pending >= 0 else self.trail(state.last)

    def last_pair(self, state: _State) -> int:
        if state.pending >= 0:
            return self.trail(state.last) << 8 | state.pending
        if state.last.isascii() and state.last.isalpha():
            return self.trail(state.before) << 8 | ord(state.last)
        return self.pairs.get(state.last, 0)

    def trail(self, character: str) -> int:
        """The last byte of a character of the original, an ASCII sign taken for a folded full-width one."""
        if "!" <= character <= "~":
            character = chr(ord(character) + 0xFEE0)
        return self.pairs.get(character, 0) & 0xFF

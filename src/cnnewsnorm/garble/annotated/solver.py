"""Rebuilds the bytes of a misaligned run and reads them as the original did.

The observed characters give the bytes of the damaged stream, exactly except for each ``?``, which hides one or two
bytes. The original is the same stream without notes, read from the start of its line. So while the run lasts the
original is one byte out of step: a *pending* lead byte waits for its trail. The search walks over the observation
and keeps, for every pending byte and last character, the cheapest reading so far. Costs are half bits: those of the
characters in context (`language`), plus a price for everything that is not the plain course of events. A note
adds no bytes; it demands that the last two bytes of the stream are a character with its reading, which decides
most of the lost bytes outright.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from operator import sub
from typing import NamedTuple

from ..gbk import wide
from . import prices
from .brackets import brackets_of
from .candidates import noted_pairs
from .certain import Certain, read_certain
from .lost_signs import CUTS, LOST, MANY_LOST
from .paths import Paths
from .proof import NOTE_MARK, reproduces
from .readings import READING, canonical_reading, has_reading
from .scorer import ANY, LOOK_BACK, PRUNE, State
from .site import Site
from .stripped import ANY_ROOM, Room

__all__ = ["NOTE", "Run", "solve", "solve_stripped"]

NOTE = re.compile(rf"\(({READING}) ?\)")
_TOKEN = re.compile(rf"[?\ufffd]({READING}) ?\)|\(({READING}) ?\)|[\s\S]")
_NOTED = re.compile(rf"(?<=[?\ufffd(]){READING} ?\)")
_KNOWN = re.compile(rf"[?\ufffd(]{READING} ?\)|[^\s?\ufffd{CUTS}]")

_MOST_LOST = 5  # signs a run may lose whatever else it has
_UNSOLVED = 300  # a run that nothing explains
_BEAM = 400
_PLAIN = 46  # half bits that two signs may cost together for a run to be an ordinary one, without exact costs
_MOST_FOR_NOTE = (
    prices.LITERAL_NOTE - PRUNE
)  # a lost sign and a note that cost less are never taken for ordinary ones
_NO_ROOMS: Mapping[int, Room | None] = {}
_CLOSE = 4  # half bits behind which another reading of a run is in doubt
_MOST_NEAR = 6  # states on which a stripped pair is tried


class Run(NamedTuple):
    """A solved run.

    Attributes:
        end: Where the observation of it ends.
        text: The original.
        margin: How far it is ahead of the next best reading, in half bits.
        cost: What it costs, or less where the peak is low.
        peak: The most that two signs in a row add to the cost, roughly where it is low.
        shifted: How many signs are read out of step.
        path: The states that led to it, if the cost is exact; nothing if no reading explains the run.
        costs: What it costs behind each of its signs.
    """

    end: int
    text: str
    margin: int
    cost: int
    peak: int
    shifted: int
    path: Sequence[State] = ()
    costs: Sequence[int] = ()


def solve(
    text: str,
    start: int,
    line_end: int,
    context: str,
    site: Site,
    tries: Iterator[bool],
    *,
    exact: bool = False,
) -> Run:
    """Read the run that begins at ``text[start]``, where original and observation are still in step.

    Args:
        text: The observed text.
        start: Where the first lost sign of the run stands.
        line_end: Where its line ends.
        context: The original text before it, at least its last two characters if there are as many.
        site: What is known of the site.
        tries: True as often as stripped pairs may be tried, which takes time.
        exact: Whether the cost and the peak are to be exact where they are low, too.

    Returns:
        The run. Its text equals ``text[start:end]`` if nothing better than the observation was found.
    """
    row = MANY_LOST.match(text, start, line_end)
    if row:
        return Run(row.end(), row[0], 0, 0, 0, 0)
    return _Search(text, line_end, context, site, tries, exact=exact).run(start)


def solve_stripped(
    text: str, start: int, line_end: int, context: str, site: Site, tries: Iterator[bool], plain: Run
) -> Run:
    """Read a run again that was solved as if no private-use characters were stripped, at a site that strips them.

    Args:
        text: The observed text.
        start: Where the first lost sign of the run stands.
        line_end: Where its line ends.
        context: The original text before it.
        site: What is known of the site that strips them.
        tries: True as often as stripped pairs may be tried, which takes time.
        plain: The run as it was solved, its cost and peak exact.

    Returns:
        The run; the same if it does not read better.
    """
    search = _Search(text, line_end, context, site, tries, exact=True)
    if not plain.path:  # nothing explains it otherwise
        return search.run(start)
    return search.run_again(start, plain)


class _Search(Paths):
    def run_again(self, start: int, plain: Run) -> Run:
        """Solve a run once more where pairs may be hidden in it."""
        starts = [match.start() for match in _TOKEN.finditer(self.text, start, plain.end)]
        if len(starts) + 1 != len(plain.costs):  # a lost byte without a sign
            return self.run(start)
        steps = self.steps(plain.path)
        rooms = self.hiding_places(steps, plain.costs, starts, doubtful=plain.margin < _CLOSE)
        if not rooms:
            return plain
        run = self.run(start, dict.fromkeys(range(len(starts)), None) | rooms)
        return run if run.text != plain.text else plain

    def run(self, start: int, rooms: Mapping[int, Room | None] = _NO_ROOMS) -> Run:
        """Solve a run.

        Args:
            start: Where it begins.
            rooms: The most that stripped pairs may cost before a sign or note, by its number; None if there are none.
        """
        state = self.begin()
        states = {(-1, state.last): state}
        position = start
        number = 0  # of the sign or note
        while position < self.line_end:
            if len(states) == 1 and not self.ahead and not self.site.drops_private:
                (state,) = states.values()
                if not state.owes_cut:
                    position, read = self.certain(state, position)
                    if read is not state:
                        state = read
                        states = {(state.pending, state.last): state}
                        if position == self.line_end or (state.pending < 0 and not self.note_at(position)):
                            break
            match = _TOKEN.match(self.text, position, self.line_end)
            assert match is not None
            sign = self.text[position]
            costs: list[int] = []
            if sign in "?\ufffd" or self.site.drops_private:  # others do not ask for it
                costs = [state.cost for state in states.values()]
                costs += [state.back.cost for state in self.ahead.values() if state.back]
                self.floor = min(costs)
            self.states, self.ahead = self.ahead, {}
            self.limit, self.limit_ahead = self.limit_ahead, ANY
            self.before_note = self.note_at(match.end())
            reading = match[1] or match[2]
            for state in states.values():
                if match[1]:
                    self.lost_then_note(state, match[0], canonical_reading(reading))
                elif match[2]:
                    self.note(state, match[0], canonical_reading(reading))
                else:
                    if sign in CUTS and (self.site.drops_bytes or (position == start and sign != "?")):
                        for dropped in self.lost_byte(state, sign, prices.LOST_BYTE + prices.DROPPED_BYTE):
                            self.character(dropped, sign)
                    if sign in "?\ufffd":
                        self.lost(state, position)
                    else:
                        self.character(state, sign)
            room = rooms.get(number, ANY_ROOM)
            if self.site.drops_private and room:
                # Last, since the readings that hide nothing tell how much others may cost.
                self.room = room
                for state in self.near(states.values(), sorted(costs)[:_MOST_NEAR][-1]):
                    self.character_hidden(state, position, reading)
            self.after_note = bool(reading)
            position = match.end()
            number += 1
            states = self.pruned()
            if not states and not self.ahead:  # nothing explains what follows: leave the sign as it is
                return Run(start + 1, self.text[start], 0, _UNSOLVED, _UNSOLVED, 0)
            if len(states) == 1 and not self.ahead and not self.before_note:
                (state,) = states.values()
                if state.pending < 0 and not state.owes_cut:
                    break
        return self.finish(states, start, position)

    def certain(self, state: State, position: int) -> tuple[int, State]:
        """Read on behind the only state while there is only one way to."""
        position, pieces = read_certain(
            self.text,
            position,
            self.line_end,
            state.pending,
            state.last,
            self.site,
            after_note=self.after_note,
            most=_MOST_FOR_NOTE,
        )
        return position, self.joined(state, pieces)

    def joined(self, state: State, pieces: list[Certain]) -> State:
        """The state behind pieces that were read without prices."""
        for piece in pieces:
            last, before = state.last, state.before
            context, brackets = state.context, state.brackets
            if piece.text:
                before, last = (last + piece.text)[-2], piece.text[-1]
                context = self.language.folded(context + piece.text)
                brackets = (brackets + brackets_of(piece.text))[-LOOK_BACK:]
            state = State(
                state.cost,
                piece.pending,
                last,
                before,
                piece.text,
                state,
                state.margin,
                context,
                brackets,
                "",
                piece.noted,
                piece,
            )
            self.after_note = piece.noted
        return state

    def note_at(self, position: int) -> bool:
        return self.text[position : position + 1] == "(" and bool(
            NOTE.match(self.text, position, self.line_end)
        )

    def pruned(self) -> dict[tuple[int, str], State]:
        if len(self.states) == 1 and not self.ahead:
            return self.states
        kept = {key: state for key, state in self.states.items() if state.cost <= self.limit}
        if len(kept) > _BEAM:
            kept = dict(sorted(kept.items(), key=lambda item: item[1].cost)[:_BEAM])
        return kept

    def finish(self, states: dict[tuple[int, str], State], start: int, end: int) -> Run:
        ends_line = end == self.line_end
        if ends_line and self.site.drops_bytes:
            self.states = {}
            self.limit = ANY
            for state in states.values():
                for found in self.lost_byte(state, "") if state.pending >= 0 else (state,):
                    self.keep(found)
            states = self.states
        ranked = sorted(
            (
                state._replace(cost=state.cost + self.closing_cost(state.last, state.brackets))
                if ends_line
                else state
                for state in states.values()
                if state.pending < 0
            ),
            key=lambda state: state.cost,
        )
        if not ranked:
            return Run(start + 1, self.text[start], 0, _UNSOLVED, _UNSOLVED, 0)
        observed = self.text[start:end]
        if observed.count("?") + observed.count("\ufffd") > _MOST_LOST:
            lost = len(LOST.findall(observed))
            if lost > _MOST_LOST and lost > len(_KNOWN.findall(observed)):  # too little is left to tell it
                return Run(end, observed, 0, 0, 0, 0)
        best = ranked[0]
        margin = min(best.margin, ranked[1].cost - best.cost) if len(ranked) > 1 else best.margin
        path = self.path(best)
        if any(state.certain is None for state in path[1:]) and not self.proven(path, start, end):
            return Run(start + 1, self.text[start], 0, _UNSOLVED, _UNSOLVED, 0)
        texts, most = self.settled(path, end)
        text, margin = "".join(texts), min(margin, most)
        shifted = sum([state.certain.shifted if state.certain else state.pending >= 0 for state in path])
        if not self.exact:
            peak = self.plain_peak(path)
            if peak <= _PLAIN:
                return Run(end, text, margin, best.cost, peak, shifted)
        costs = self.costs(path)
        peak = max(map(sub, costs[2:], costs), default=costs[-1])
        return Run(end, text, margin, costs[-1], peak, shifted, path, costs)

    def proven(self, path: list[State], start: int, end: int) -> bool:
        """Tell whether the forward model makes of this original what was observed."""
        return reproduces(
            _NOTED.sub(NOTE_MARK[1:], self.text[start:end]),
            ((state.text, state.pending >= 0, state.noted) for state in path),
            cuts=dict.fromkeys(["，", *(state.owes_cut for state in path if state.owes_cut)]),
            drops_bytes=self.site.drops_bytes,
            drops_private=self.site.drops_private,
        )

    # -- what one observed sign can mean -------------------------------------------------------------------

    def character(self, state: State, sign: str) -> None:
        """An ordinary character: its bytes follow."""
        if state.pending < 0:
            self.push(state, 0, -1, state.owes_cut or sign)
            return
        pair = self.pairs.get(sign)
        if pair is not None:
            self.two_bytes(state, pair >> 8, pair & 0xFF, 0)
            if sign == "€":  # the byte 80 by itself on some sites
                self.one_byte(state, 0x80)
        elif sign < "\x80":
            if sign >= "\x40":
                self.one_byte(state, ord(sign))
            if self.site.folded:
                pair = self.pairs.get(wide(sign))
                if pair is not None:
                    self.two_bytes(state, pair >> 8, pair & 0xFF, prices.FOLDED)

    def one_byte(self, state: State, byte: int) -> None:
        """A sign that is one byte, which completes the pending one."""
        listed = not self.after_note and (state.pending << 8 | byte) in self.site.listed
        self.complete(state, byte, prices.NOT_ANNOTATED if listed and not self.before_note else 0)

    def character_hidden(self, state: State, position: int, reading: str) -> None:
        """The sign at `position`, or lost sign with the note of a reading, behind pairs that were stripped."""
        sign = self.text[position]
        if sign in "?\ufffd":
            if reading:
                by_lead = noted_pairs(canonical_reading(reading))
                for found in self.stripped(state, by_lead):
                    self.fixed_byte(found, by_lead)
            elif not state.owes_cut and not MANY_LOST.match(self.text, position, self.line_end):
                following = self.text[position + 1 : min(position + 2, self.line_end)]
                for found, first in self.stripped_then_empty(state):
                    for second in self.second_bytes(found, first, following):
                        self.keep(found.waiting(second))
        elif not reading:
            self.stripped_before(state, position)

    def lost_then_note(self, state: State, observed: str, reading: str) -> None:
        """A lost sign that swallowed the opening parenthesis of a note: one byte, which the reading fixes."""
        by_lead = noted_pairs(reading)
        self.fixed_byte(state, by_lead)
        if state.pending < 0:
            self.push(state, prices.LITERAL_NOTE, -1, observed)

    def fixed_byte(self, state: State, by_lead: Mapping[int, Sequence[tuple[int, str, int]]]) -> None:
        for byte, character, rank in by_lead.get(self.last_byte(state), ()):
            listed = self.pairs[character] in self.site.listed
            price = 0 if listed else prices.NEW_ON_LIST + rank * prices.SECOND_READING
            if state.pending >= 0:
                self.push(state, price, -1, character, noted=True)
            else:
                self.push(state, price, byte, "", noted=True)

    def note(self, state: State, observed: str, reading: str) -> None:
        """A whole note: no bytes, but a demand on the last two."""
        pair = self.last_pair(state)
        character = self.characters.get(pair, "")
        if character and has_reading(character, reading):
            self.push(
                state, 0 if pair in self.site.listed else prices.NEW_ON_LIST, state.pending, "", noted=True
            )
        elif state.pending < 0:
            self.push(state, prices.LITERAL_NOTE, -1, observed)

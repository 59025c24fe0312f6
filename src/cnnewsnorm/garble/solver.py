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
from collections.abc import Iterator, Mapping, Sequence
from operator import sub
from typing import NamedTuple

from . import prices
from .brackets import BRACKETS
from .candidates import all_leads_of, empty_trails_of, noted_pairs, trails_of
from .gbk import empty_trails
from .proof import NOTE_MARK, reproduces
from .readings import READING, canonical_reading, has_reading
from .scorer import ANY, LOOK_BACK, MOST_OFF, PRUNE, State
from .site import Site
from .stripped import Stripped

__all__ = ["NOTE", "Run", "solve"]

NOTE = re.compile(rf"\(({READING}) ?\)")
_TOKEN = re.compile(rf"[?\ufffd]({READING}) ?\)|\(({READING}) ?\)|[\s\S]")
_NOTED = re.compile(rf"([?\ufffd(]){READING} ?\)")
_CUTS = ",，、？?！!；;。"
_MARKS = ",，、!！;；。"  # those that are not a lost sign
_LOST = re.compile(rf"[?\ufffd](?!{READING} ?\))")
_KNOWN = re.compile(rf"[?\ufffd(]{READING} ?\)|[^\s?\ufffd{_CUTS}]")
# Lost signs in a row, with marks between them or none, all but the last: more than the damage makes.
_MANY_LOST = re.compile("([?\ufffd])\\1{2,}(?=\\1)|(?:[?\ufffd][,，、！!；;。]){3,}(?=[?\ufffd])")
_BRACKETS = re.compile(f"[{''.join(sorted(BRACKETS))}]")
_STRETCH = re.compile(r"[\u4e00-\u9fa5“”《》：]+(?!\()")

_MOST_LOST = 5  # signs a run may lose whatever else it has
_UNSOLVED = 300  # a run that nothing explains
_BEAM = 400
# How far behind the likeliest character its first byte is tried: behind two lost bytes, and before a mark.
_SPAN_BEHIND_EMPTY, _SPAN_BEFORE_MARK = 26, 12
_MOST_OPEN = 4  # characters tried before two lost signs in a row
_MOST_NEAR = 6  # states on which a stripped pair is tried
_NEAR = 12  # how far behind the best a state may be for a lost pair to be tried on it
_PLAUSIBLE = 32  # the most that the character before a lost pair may cost


class Run(NamedTuple):
    """A solved run.

    Attributes:
        end: Where the observation of it ends.
        text: The original.
        margin: How far it is ahead of the next best reading, in half bits.
        cost: What it costs.
        peak: The most that two signs in a row add to the cost.
        shifted: How many signs are read out of step.
    """

    end: int
    text: str
    margin: int
    cost: int
    peak: int
    shifted: int


def solve(text: str, start: int, line_end: int, context: str, site: Site, tries: Iterator[bool]) -> Run:
    """Read the run that begins at ``text[start]``, where original and observation are still in step.

    Args:
        text: The observed text.
        start: Where the first lost sign of the run stands.
        line_end: Where its line ends.
        context: The original text before it, at least its last two characters if there are as many.
        site: What is known of the site.
        tries: True as often as stripped pairs may be tried, which takes time.

    Returns:
        The run. Its text equals ``text[start:end]`` if nothing better than the observation was found.
    """
    row = _MANY_LOST.match(text, start, line_end)
    if row:
        return Run(row.end(), row[0], 0, 0, 0, 0)
    return _Search(text, line_end, context, site, tries).run(start)


def _literal_price(sign: str, before: str, following: str) -> int:
    """What it costs that a lost sign is an ordinary question mark."""
    if sign == "\ufffd" or before == "?":
        return 2
    if following == "?":
        return prices.LITERAL_LOST
    return prices.LITERAL_BEFORE_CUT if following in _CUTS else prices.LITERAL_LOST


class _Search(Stripped):
    def run(self, start: int) -> Run:
        last = self.context[-1:] or "\n"
        before = self.context[-2:-1] or "\n"
        folded = self.language.folded("\n" + self.context)
        brackets = "".join(_BRACKETS.findall(self.context))
        states = {(-1, last): State(0, -1, last, before, "", None, 1000, folded, brackets)}
        position = start
        while position < self.line_end:
            if len(states) == 1 and not self.ahead and not self.site.drops_private:
                position, states = self.stretch(states, position)
                if position == self.line_end:
                    break
            match = _TOKEN.match(self.text, position, self.line_end)
            assert match is not None
            costs = [state.cost for state in states.values()]
            costs += [state.back.cost for state in self.ahead.values() if state.back]
            self.states, self.ahead = self.ahead, {}
            self.limit, self.limit_ahead = self.limit_ahead, ANY
            self.floor = min(costs)
            if self.site.drops_private:
                self.near = sorted(costs)[min(len(costs), _MOST_NEAR) - 1]
            self.before_note = self.note_at(match.end())
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
                        for dropped in self.lost_byte(state, position - 1, prices.DROPPED_BYTE):
                            self.character(dropped, sign)
                    self.character(state, sign)
            self.after_note = bool(reading)
            position = match.end()
            states = self.pruned()
            if not states and not self.ahead:  # nothing explains what follows: leave the sign as it is
                return Run(start + 1, self.text[start], 0, _UNSOLVED, _UNSOLVED, 0)
            if len(states) == 1 and not self.ahead and not self.before_note:
                (state,) = states.values()
                if state.pending < 0 and not state.owes_cut:
                    break
        return self.finish(states, start, position)

    def stretch(
        self, states: dict[tuple[int, str], State], position: int
    ) -> tuple[int, dict[tuple[int, str], State]]:
        """Read on while there is only one way to: characters of two bytes behind the only state, up to a note."""
        (state,) = states.values()
        match = _STRETCH.match(self.text, position, self.line_end) if state.pending >= 0 else None
        if match is None:
            return position, states
        data = match[0].encode("gb18030")
        if min(data[1::2]) < 0x81:
            return position, states
        text = (bytes([state.pending]) + data[:-1]).decode("gb18030")
        cost, last, before = state.cost, state.last, state.before
        context, brackets = state.context, state.brackets
        costs = []
        for character in text:
            listed = not self.after_note and self.pairs[character] in self.site.listed
            cost += self.price_at(context, last, brackets, character) + listed * prices.NOT_ANNOTATED
            costs.append(cost)
            context = self.longer(context, character)
            if character in BRACKETS:
                brackets = (brackets + character)[-LOOK_BACK:]
            before, last = last, character
            self.after_note = False
        read = State(cost, data[-1], last, before, text, state, state.margin, context, brackets)
        return match.end(), {(read.pending, last): read._replace(costs=tuple(costs))}

    def note_at(self, position: int) -> bool:
        return self.text[position : position + 1] == "(" and bool(
            NOTE.match(self.text, position, self.line_end)
        )

    def pruned(self) -> dict[tuple[int, str], State]:
        if len(self.states) == 1:
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
                for found in self.lost_byte(state, end - 1) if state.pending >= 0 else (state,):
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
        lost = len(_LOST.findall(observed))
        if lost > _MOST_LOST and lost > len(_KNOWN.findall(observed)):  # too little is left to tell it
            return Run(end, observed, 0, 0, 0, 0)
        best = ranked[0]
        margin = min(best.margin, ranked[1].cost - best.cost) if len(ranked) > 1 else best.margin
        path = self.path(best)
        if not self.proven(path, start, end):
            return Run(start + 1, self.text[start], 0, _UNSOLVED, _UNSOLVED, 0)
        costs = [cost for state in path for cost in state.costs or (state.cost,)]
        peak = max(map(sub, costs[2:], costs), default=best.cost)
        shifted = sum(len(state.costs) or 1 for state in path if state.pending >= 0)
        return Run(end, "".join(state.text for state in path), margin, best.cost, peak, shifted)

    def path(self, state: State | None) -> list[State]:
        """The states that led to `state`, in order."""
        path: list[State] = []
        while state is not None:
            path.append(state)
            state = state.back
        return path[::-1]

    def proven(self, path: list[State], start: int, end: int) -> bool:
        """Tell whether the forward model makes of this original what was observed."""
        return reproduces(
            _NOTED.sub(rf"\1{NOTE_MARK[1:]}", self.text[start:end]),
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
            for inserted in self.stripped(state, trail=pair >> 8):
                self.two_bytes(inserted, pair >> 8, pair & 0xFF, 0)
        elif sign < "\x80":
            byte = ord(sign)
            if byte >= 0x40:
                listed = not self.after_note and (state.pending << 8 | byte) in self.site.listed
                self.complete(state, byte, prices.NOT_ANNOTATED if listed and not self.before_note else 0)
                for inserted in self.stripped(state, trail=byte):
                    self.complete(inserted, byte, 0)
            if self.site.folded:
                wide = "\u3000" if sign == " " else chr(byte + 0xFEE0)
                pair = self.pairs.get(wide)
                if pair is not None:
                    self.two_bytes(state, pair >> 8, pair & 0xFF, prices.FOLDED)
                    for inserted in self.stripped(state, trail=pair >> 8):
                        self.two_bytes(inserted, pair >> 8, pair & 0xFF, prices.FOLDED)

    def lost(self, state: State, position: int) -> None:
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
        if _MANY_LOST.match(self.text, position, self.line_end):
            return
        if state.pending >= 0 and self.site.folded and sign == "?":
            self.two_bytes(state, 0xA3, 0xBF, prices.FOLDED)
        if state.pending >= 0 and following and following in _MARKS and not self.site.drops_bytes:
            self.lost_before(state, following)
        elif cut:
            for found in self.lost_byte(state, position):
                self.keep(found)
        elif state.pending >= 0:
            self.swallowed(state, sign)
        if state.pending >= 0 and state.cost <= self.floor + _NEAR:
            self.empty_pair(state, following)
            for found in self.stripped_then_empty(state):
                self.keep(found)

    def empty_pair(self, state: State, following: str) -> None:
        """Two lost bytes that are one pair: the first completes, the second starts anew."""
        trails = tuple(self.first_bytes(following))
        open_end = following in ("?", "\ufffd")  # another lost sign, which tells nothing of the second byte
        if not trails and not open_end:
            return
        most = self.limit - state.cost - prices.EMPTY_PAIR
        # What both characters may cost together, where a reading ahead has set a limit.
        room = self.limit_ahead - state.cost - prices.EMPTY_PAIR + MOST_OFF
        if following < "\x80":
            room -= prices.FOLDED
        found = self.likely(state, empty_trails_of(state.pending), min(most, room, _PLAUSIBLE))
        for price, first, character in found[: _MOST_OPEN if open_end else None]:
            complete = self.behind(state, price + prices.EMPTY_PAIR, character)
            possible = {
                byte
                for trail in trails
                for byte in self.possible_leads(complete, trail, _SPAN_BEHIND_EMPTY, room - price)
            }
            for second in empty_trails()[first]:
                if open_end or second in possible:
                    self.keep(complete._replace(pending=second))

    def first_bytes(self, sign: str) -> Iterator[int]:
        """The bytes a sign of the observation can begin with, of those that can end a character."""
        if sign in self.pairs:
            yield self.pairs[sign] >> 8
        elif "\x40" <= sign <= "\x7e":
            yield ord(sign)
        if self.site.folded and " " <= sign < "\x7f":
            yield 0xA1 if sign == " " else 0xA3

    def possible_leads(self, state: State, trail: int, span: int, most: int = ANY) -> list[int]:
        """The bytes that can follow `state` if `trail` follows them: those of characters that are not too unlikely."""
        place = self.language.place(state.context)
        chosen = self.language.choose(place, all_leads_of(trail), most, span)
        return [byte for _, byte, _ in chosen]

    def swallowed(self, state: State, sign: str) -> None:
        """A byte that took an ASCII sign along: the byte can be found, the sign is gone and stays lost."""
        for price, _, character in self.likely(
            state, trails_of(state.pending), self.limit - state.cost - prices.SWALLOWED
        )[:1]:
            self.keep(
                self.behind(state, price + prices.SWALLOWED, character)._replace(
                    last=sign,
                    before=character,
                    text=character + sign,
                    margin=min(state.margin, 1),
                    context="",
                )
            )

    def lost_byte(self, state: State, position: int, extra: int = 0) -> Iterator[State]:
        """The bytes that can have been left over at the end of a piece, before the cut at `position` + 1.

        Behind a byte that completes a character only the mark can follow, whichever character it is: so the best of
        them is all that counts.
        """
        mark = self.text[position + 1 : min(position + 2, self.line_end)]
        mark = chr(ord(mark) + 0xFEE0) if "!" <= mark <= "~" else mark
        extra += prices.LOST_BYTE
        if state.pending < 0:
            if not mark:
                return
            for byte in self.possible_leads(state, self.pairs[mark] >> 8, _SPAN_BEFORE_MARK):
                yield state._replace(
                    cost=state.cost + extra, pending=byte, text="", back=state, owes_cut=mark, noted=False
                )
            return
        found = self.best_before(state, mark, self.limit - state.cost - extra, extra)
        if found:
            yield found[0]

    def lost_before(self, state: State, sign: str) -> None:
        """The byte that completes the pending one and is left over before a mark: both are read in one go.

        The mark makes all such readings alike, so only those count that come close to the best.
        """
        mark = chr(ord(sign) + 0xFEE0) if sign < "\x80" else sign
        best = self.ahead.get((-1, mark))
        most = self.limit if best is None else min(self.limit, best.cost + best.margin)
        found = self.best_before(state, mark, most - state.cost - prices.LOST_BYTE, prices.LOST_BYTE)
        if found:
            behind, cost = found
            self.limit = min(self.limit, behind.cost + PRUNE)
            context = self.longer(behind.context, mark)
            self.keep_ahead(
                State(cost, -1, mark, behind.last, mark, behind, behind.margin, context, behind.brackets)
            )

    def best_before(self, state: State, mark: str, most: int, extra: int) -> tuple[State, int] | None:
        """The state behind the best character before a mark, or the end of the line, and its cost with that."""
        best, cost, second = "", ANY, ANY  # a character, what it costs with what follows, what the next best does
        price_of_best = 0
        for price, _, character in self.likely(state, trails_of(state.pending), most):
            if price >= second:
                break
            total = price + self.cost_of_end(state, character, mark)
            if total < cost:
                best, price_of_best, cost, second = character, price, total, cost
            elif total < second:
                second = total
        if not best:
            return None
        found = self.behind(state, price_of_best + extra, best)
        found = found._replace(owes_cut=mark, margin=min(state.margin, second - cost))
        return found, state.cost + extra + cost

    def cost_of_end(self, state: State, character: str, mark: str) -> int:
        """What it costs that a mark, or the end of the line, follows `character` behind `state`."""
        brackets = state.brackets + character if character in BRACKETS else state.brackets
        if not mark:
            return self.closing_cost(character, brackets)
        return self.price_at(self.longer(state.context, character), character, brackets, mark)

    def lost_then_note(self, state: State, observed: str, reading: str) -> None:
        """A lost sign that swallowed the opening parenthesis of a note: one byte, which the reading fixes."""
        by_lead = noted_pairs(reading)
        self.fixed_byte(state, by_lead)
        for inserted in self.stripped(state, by_lead):
            self.fixed_byte(inserted, by_lead)
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

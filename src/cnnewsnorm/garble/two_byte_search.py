"""The likeliest text whose bytes a decoder of Python read as they stand, with those that it lost put back.

Every byte that is there belongs to a character of the text, and so does every one that is lost: a decoder that writes
U+FFFD for it tells where, one that drops it does not. The few likeliest readings so far are followed. Where two of them
come to the same end and are not far apart, what they differ in is doubtful.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from operator import itemgetter
from typing import Any

from .charsets import FOREIGN, GAP
from .commonness import ordinary
from .likelihood import Choices, likelihood
from .two_byte_codecs import END, TwoByteCodec

__all__ = ["Step", "doubtful", "search"]

_BEAM = 8
_SPAN = 28  # half bits behind the best reading in which another one still counts
# Half bits behind the likeliest character in which another one is tried in its place.
_CHOICE, _CHOICE_IF_HIDDEN = 16, 12
_RARE = 40  # half bits for a character that ordinary text does not have, and the most that any costs
_RATHER_RARE = 24  # half bits for the likeliest ordinary character, at which it may be none
# Where bytes may be lost anywhere, all of this is asked before every character of the line, so fewer are followed.
_NEAR = 16  # half bits behind the best reading in which lost bytes are looked for
_DIGIT = 7  # half bits for a digit behind another one: one in ten
_LETTER, _LETTER_BEHIND = 26, 12  # at least for a letter that may be a lost character, and behind another
_READS_WELL = 16  # half bits for a character; with 12 it takes a third longer, with 20 a tenth more is wrong
_MOST_ENDS, _MOST_BEGUN = 3, 2
_LEAST_COST = 4  # half bits that a character costs at least
_NO_LIMIT = 1 << 20
_LEAST_MARGIN = 8  # half bits between a reading and the next: 16 times as likely
_FARTHEST = 24  # characters that two readings are followed back

Step = tuple[str, Any, Any, int]
"""A character, the step before, the last one of the next best reading that came to the same, and how far that is behind."""
_State = tuple[int, str, str, str, Step | None]
"""Cost, lead byte that waits, context, the last byte if it was lost and tells of the next, the last step.

A lead that is lost itself is a `GAP` until its trail is read.
"""
_COST = itemgetter(0)


class _Search:
    """Reads tokens, and keeps the best readings of those so far."""

    def __init__(self, codec: TwoByteCodec, hidden: bool) -> None:
        self.codec = codec
        self.choice = _CHOICE_IF_HIDDEN if hidden else _CHOICE
        self.language = likelihood()
        self.usual = ordinary()
        self.strange_letters = hidden and codec.written != "gbk"
        self.well = _READS_WELL if codec.written == "gbk" else -1
        self.found: dict[tuple[str, str, str], _State] = {}
        self.limit = _NO_LIMIT

    def keep(self, state: _State) -> None:
        """Keep a reading unless there is a better one that goes on alike."""
        cost = state[0]
        if cost > self.limit:
            return
        if cost + _SPAN < self.limit:
            self.limit = cost + _SPAN
        key = state[1], state[2], state[3]
        other = self.found.get(key)
        if other is not None:
            best, next_best = (other, state) if other[0] <= cost else (state, other)
            step, behind = best[4], next_best[0] - best[0]
            if step is not None and behind < step[3]:
                step = step[0], step[1], next_best[4], behind
            state = (*best[:4], step)
        self.found[key] = state

    def turn(self) -> list[_State]:
        """Return the best readings kept, in order, and begin anew."""
        limit = self.limit
        states = [state for state in self.found.values() if state[0] <= limit]
        states.sort(key=_COST)
        self.found = {}
        self.limit = _NO_LIMIT
        return states[:_BEAM]

    def known(self, states: list[_State], first: str, second: str) -> None:
        """Read a character of the line: a byte, or two."""
        for state in states:
            self._read(state, first, second)

    def lost(self, states: list[_State], behind: str) -> None:
        """Read the sign of a lost byte before `behind`, or before another one if that is empty."""
        for state in states:
            for new in self._lost(state, behind):
                self.keep(new)

    def hidden(self, states: list[_State], first: str, second: str) -> None:
        """Read a character of the line before which bytes were lost without a sign.

        Nothing is looked for where the line reads too well as it is to be out of step, which of Big5 nothing tells: of its
        characters more are lost whole than put out of step.
        """
        if self.found and self.limit - _SPAN - states[0][0] <= self.well:
            return
        for state in self._before_hidden(states, first):
            self._read(state, first, second)

    def end(self, states: list[_State], hidden: bool) -> list[_State]:
        """Return the best readings that the line may end with."""
        if hidden:
            states = [*states, *self._before_hidden(states, END)]
        possible = self.codec.lost_before(END)
        for cost, lead, context, lost, step in states:
            if not lead and (not lost or lost in possible):
                cost += self.language.cost_behind(context, self.language.folded(END))
                self.keep((cost, "", "", "", step))
        return self.turn()

    def alone(self, state: _State, first: str, second: str) -> list[_State]:
        """Return what the only reading there is becomes by a character of the line, without asking what it costs."""
        cost, lead, context, _, step = state
        ch = self.codec.meanings.get(lead + first if lead else first + second)
        if not ch:
            return []
        fold = self.language.fold
        context = (context + fold.get(ch, ch))[-2:]
        step = ch, step, None, _NO_LIMIT
        if not lead:
            return [(cost, "", context, "", step)]
        if second >= "\x80":
            return [(cost, second, context, "", step)]
        return [(cost, "", (context + fold.get(second, second))[-2:], "", (second, step, None, _NO_LIMIT))]

    # -- one step ------------------------------------------------------------------------------------------

    def _behind(self, state: _State, ch: str, price: int, lead: str = "", lost: str = "") -> _State:
        """The reading behind one more character."""
        cost, _, context, _, step = state
        folded = self.language.fold.get(ch, ch)
        if folded != "0" or context[-1:] != "0":  # a number counts as one character
            context = (context + folded)[-2:]
        return cost + (price if price < _RARE else _RARE), lead, context, lost, (ch, step, None, _NO_LIMIT)

    def _open(self, state: _State, ch: str, lost: str = "") -> _State:
        """The reading behind a character that may be any rare one, so that what it is stays open."""
        cost, _, context, _, _ = self._behind(state, ch, _RARE)
        return cost, "", context, lost, (ch, state[4], state[4], 0)

    def _price(self, state: _State, ch: str) -> int:
        """What a character costs behind a reading; the tables know little of digits and letters."""
        if ch >= "\u3000" and not "\uff10" <= ch <= "\uff5a":
            return self.language.cost_behind(state[2], ch) if ch in self.usual else _RARE
        last = state[2][-1:]
        if last == "0" and self.language.fold.get(ch) == "0":
            return _DIGIT
        price = self.language.cost_behind(state[2], ch)
        if ("@" <= ch <= "~" and self.strange_letters) or "\uff21" <= ch <= "\uff5a":
            return max(price, _LETTER_BEHIND if last == "a" else _LETTER)
        return price

    def _chosen(self, state: _State, choices: Choices) -> list[tuple[int, int, str]]:
        """The likely ones of some characters, the likeliest first."""
        most = min(self.limit - state[0], _RARE)
        found = self.language.choose(self.language.place(state[2]), choices, most, self.choice)
        if any("\uff10" <= ch <= "\uff5a" for _, _, ch in found):
            found = [(self._price(state, ch), number, ch) for _, number, ch in found]
            found.sort()
        return found

    def _read(self, state: _State, first: str, second: str) -> None:
        _, lead, _, lost, _ = state
        codec = self.codec
        if lead == GAP:
            chosen = self._chosen(state, codec.beginning(first))
            for price, number, ch in chosen:
                if not lost or lost in codec.lost_before(chr(number)):
                    self._begin(self._behind(state, ch, price), second)
            if not chosen or chosen[0][0] > _RATHER_RARE:
                ch, byte = codec.rare_begun(first)
                if ch and (not lost or lost in codec.lost_before(byte)):
                    self._begin(self._open(state, ch), second)
        elif lost and lost not in codec.lost_before(first):
            pass
        elif lead:
            if ch := codec.meanings.get(lead + first, ""):
                self._begin(self._behind(state, ch, self._price(state, ch)), second)
        elif second:
            if ch := codec.meanings.get(first + second, ""):
                self.keep(self._behind(state, ch, self._price(state, ch)))
        elif first < "\x80" or first == FOREIGN:
            self.keep(self._behind(state, first, self._price(state, first)))

    def _begin(self, state: _State, byte: str) -> None:
        """Keep a reading with another byte read, or none."""
        if not byte:
            self.keep(state)
        elif byte < "\x80":
            self.keep(self._behind(state, byte, self._price(state, byte)))
        else:
            cost, _, context, _, step = state
            self.keep((cost, byte, context, "", step))

    def _lost(self, state: _State, behind: str) -> Iterator[_State]:
        cost, lead, context, lost, step = state
        codec = self.codec
        if not lead:
            yield cost, GAP, context, lost, step
        elif lead == GAP:
            for price, number, ch in self._chosen(state, codec.whole(behind)):
                if not lost or lost in codec.lost_before(chr(number >> 8)):
                    yield self._behind(state, ch, price, "", chr(number & 0xFF))
        else:
            chosen = self._chosen(state, codec.completing(lead, behind))
            for price, number, ch in chosen:
                yield self._behind(state, ch, price, "", chr(number))
            if not chosen or chosen[0][0] > _RATHER_RARE:
                ch, trail = codec.rare(lead, behind)
                if ch:
                    yield self._open(state, ch, trail)

    def _before_hidden(self, states: list[_State], behind: str) -> Iterator[_State]:
        """Yield what readings become by one to three bytes lost before `behind` without a sign."""
        near = states[0][0] + _NEAR
        between = []
        for state in states:
            if state[0] > near:
                break
            if not state[1]:
                between.append(state)
                continue
            for new in islice(self._lost(state, behind), _MOST_ENDS):
                yield new
                between.append(new)
        between.sort(key=_COST)
        for state in between[:_MOST_BEGUN]:
            if state[0] + _LEAST_COST > self.limit:
                break
            begun = (state[0], GAP, *state[2:])
            yield begun
            if state[0] + 2 * _LEAST_COST <= self.limit:
                yield from islice(self._lost(begun, behind), _MOST_BEGUN)


def search(
    tokens: Sequence[str], codec: TwoByteCodec, *, hidden: bool, whole: bool = True
) -> tuple[int, list[Step]]:
    """Return the likeliest reading of what stands for bytes, and before it what it costs; no steps if there is none.

    What has one reading only, as most of a line that shows its lost bytes, costs nothing there if all of it is read.

    Args:
        tokens: The bytes of each character of the line, `GAP` for a lost one, `FOREIGN` for one that stands for itself.
        codec: The decoder.
        hidden: Whether bytes may be lost without a sign.
        whole: Whether the tokens are all there are.
    """
    run = _Search(codec, hidden)
    sure = whole and not hidden
    states: list[_State] = [(0, "", run.language.folded("\n"), "", None)]
    firsts = ["" if token == GAP else token[0] for token in tokens]
    for token, behind in zip(tokens, [*firsts[1:], END], strict=True):
        if token == GAP:
            run.lost(states, behind)
        else:
            first, second = (FOREIGN, "") if token == FOREIGN else (token[0], token[1:])
            if second and sure and len(states) == 1 and not states[0][3] and states[0][1] != GAP:
                states = run.alone(states[0], first, second)
                if not states:
                    return 0, []
                continue
            run.known(states, first, second)
            if hidden:
                run.hidden(states, first, second)
        states = run.turn()
        if not states:
            return 0, []
    states = run.end(states, hidden) if whole else states
    if not states:
        return 0, []
    steps = []
    step = states[0][4]
    while step:
        steps.append(step)
        step = step[1]
    return states[0][0], steps[::-1]


def doubtful(steps: list[Step]) -> list[int]:
    """Return the places of the characters in which a reading that is nearly as likely has others."""
    places = {id(step): at for at, step in enumerate(steps)}
    found: set[int] = set()
    for at, (_, _, other, behind) in enumerate(steps):
        if behind >= _LEAST_MARGIN:
            continue
        others: list[str] = []
        while other is not None and id(other) not in places and len(others) < _FARTHEST:
            others.append(other[0])
            other = other[1]
        first = at - _FARTHEST if other is None or len(others) == _FARTHEST else places[id(other)]
        first = max(-1, first)
        own = [step[0] for step in steps[at:first:-1]] if first >= 0 else [step[0] for step in steps[at::-1]]
        found.update(at - place for place in _differing(own, others))
    return sorted(found)


def _differing(own: list[str], others: list[str]) -> Iterator[int]:
    """Yield the places in which one row differs from another, or all between what both begin and end with."""
    if len(own) == len(others):
        yield from (place for place, (ch, other) in enumerate(zip(own, others, strict=True)) if ch != other)
        return
    size = min(len(own), len(others))
    begin = end = 0
    while begin < size and own[begin] == others[begin]:
        begin += 1
    while end < size - begin and own[-1 - end] == others[-1 - end]:
        end += 1
    yield from range(begin, len(own) - end)

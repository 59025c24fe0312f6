"""The likeliest text whose bytes a decoder of Python read as they stand, with those that it lost put back.

Every byte that is there belongs to a character of the text, and so does every one that is lost: a decoder that writes
U+FFFD for it tells where, one that drops it does not. The few likeliest readings so far are followed. Where two of them
come to the same end and are not far apart, what they differ in is doubtful (`doubts`).
"""

from collections.abc import Sequence
from operator import itemgetter
from typing import Any

from ..charsets import GAP
from ..language.costs import costs_at_most
from ..language.likelihood import Choices, likelihood
from .codecs import DIGIT, END, LETTER, PLAIN, RARE, TwoByteCodec, meaning_of

__all__ = ["LEAST_MARGIN", "Search", "Step", "search"]

_BEAM = 8
# Half bits behind the best reading in which another one still counts; more where GBK may be out of step without a sign.
_SPAN, _SPAN_IF_HIDDEN = 20, 28
# Half bits behind the likeliest character in which another one is tried in its place.
_CHOICE, _CHOICE_IF_HIDDEN = 16, 12
_RARE = 40  # half bits for a character that ordinary text does not have, and the most that any costs
_RATHER_RARE = 24  # half bits for the likeliest ordinary character, at which it may be none
# Where bytes may be lost anywhere, all of this is asked before every character of the line, so fewer are followed.
_NEAR = 16  # half bits behind the best reading in which lost bytes are looked for
_DIGIT = 7  # half bits for a digit behind another one: one in ten
_LETTER, _LETTER_BEHIND = 26, 12  # at least for a letter that may be a lost character, and behind another
# Half bits for a character at which nothing is lost before it: of Big5, characters lost whole leave the rest in step.
_READS_WELL, _READS_WELL_IF_BIG5 = 16, 10
_MOST_ENDS, _MOST_BEGUN = 3, 2
_LEAST_COST = 4  # half bits that a character costs at least
_NO_LIMIT = 1 << 20
LEAST_MARGIN = 8
"""Half bits between a reading and the next, if the difference is not doubtful: 16 times as likely."""

Step = tuple[str, Any, Any, int]
"""A character, the step before, the last one of the next best reading that came to the same, and how far that is behind."""
_State = tuple[int, str, str, str, Step | None]
"""Cost, lead byte that waits, context, the last byte if it was lost and tells of the next, the last step.

A lead that is lost itself is a `GAP` until its trail is read.
"""
_COST = itemgetter(0)


class Search:
    """Reads tokens, and keeps the best readings of those so far.

    What has one reading only, as most of a line that shows its lost bytes, need not be priced if all of it is read.

    Args:
        tokens: The bytes of each character of the line, `GAP` for a lost one, `FOREIGN` for one that stands for itself.
        codec: The decoder.
        hidden: Whether bytes may be lost without a sign.
        priced: Whether what has one reading only is priced.

    Attributes:
        states: The best readings, in order; none if there is none.
    """

    def __init__(self, tokens: Sequence[str], codec: TwoByteCodec, *, hidden: bool, priced: bool) -> None:
        self.tokens = tokens
        self.codec = codec
        self.hidden = hidden
        self.priced = priced or hidden
        self.at = 0
        self._language = likelihood()
        self._choice = _CHOICE_IF_HIDDEN if hidden else _CHOICE
        is_big5 = codec.written != "gbk"
        self._strange_letters = hidden and is_big5
        self._well = _READS_WELL_IF_BIG5 if is_big5 else _READS_WELL
        self._span = _SPAN_IF_HIDDEN if hidden and not is_big5 else _SPAN
        self._found: list[_State] = []
        self._limit = _NO_LIMIT
        self.states: list[_State] = [(0, "", self._language.folded("\n"), "", None)]

    @property
    def cost(self) -> int:
        """What the best reading costs."""
        return self.states[0][0] if self.states else _NO_LIMIT

    def costs_more_than(self, mean: float) -> bool:
        """Tell whether a character of the best reading costs so much, also of one that was not priced."""
        steps = self.steps()
        if self.priced:
            return self.cost > mean * len(steps)
        return not costs_at_most("".join([step[0] for step in steps]), mean)

    def steps(self) -> list[Step]:
        """Return the steps of the best reading."""
        steps = []
        step = self.states[0][4] if self.states else None
        while step:
            steps.append(step)
            step = step[1]
        return steps[::-1]

    def branch(self, other: "Search") -> "Search":
        """Return a search that goes on from here with the tokens and the decoder of another one, and prices all of it."""
        branch = Search(other.tokens, other.codec, hidden=self.hidden, priced=True)
        branch.at, branch.states = self.at, self.states
        return branch

    def read(self, stop: int) -> None:
        """Read as far as a token."""
        tokens = self.tokens
        while self.at < stop and self.states:
            token = tokens[self.at]
            if token == GAP:
                self.at += 1
                behind = tokens[self.at] if self.at < len(tokens) else END
                self._lost("" if behind == GAP else behind[0])
            elif not self.priced and len(token) == 2 and self._is_alone():
                end = self.at + 1
                while end < stop and len(tokens[end]) == 2:
                    end += 1
                self.states = self._alone("".join(tokens[self.at : end]))
                self.at = end
                continue
            else:
                self.at += 1
                self._known(self.states, token[0], token[1:])
                if self.hidden:
                    self._hidden(token[0], token[1:])
            self._turn()

    def end(self) -> None:
        """Let the best readings be those that the line may end with."""
        states = self.states
        if self.hidden and states:
            states = [*states, *self._before_hidden(END)]
        possible = self.codec.lost_before(END)
        edge = self._language.folded(END)
        for cost, lead, context, lost, step in states:
            if not lead and (not lost or lost in possible):
                self._keep((cost + self._language.costs[context + edge], "", "", "", step))
        self._turn()

    # -- which readings are kept ---------------------------------------------------------------------------

    def _keep(self, state: _State) -> None:
        """Keep a reading that may be one of the best."""
        cost = state[0]
        if cost <= self._limit:
            self._limit = min(self._limit, cost + self._span)
            self._found.append(state)

    def _turn(self) -> None:
        """Go on with the best readings kept, in order, one of those that go on alike, which tells of the next best one."""
        found = self._found
        self._found = []
        limit, self._limit = self._limit, _NO_LIMIT
        if len(found) > 1:
            found.sort(key=_COST)
            places: dict[tuple[Any, ...], int] = {}
            kept: list[_State] = []
            for state in found:
                if state[0] > limit:
                    break
                place = places.setdefault(state[1:4], len(kept))
                if place < len(kept):
                    best = kept[place]
                    step, behind = best[4], state[0] - best[0]
                    if step is not None and behind < step[3]:
                        kept[place] = (*best[:4], (step[0], step[1], state[4], behind))
                elif place < _BEAM:
                    kept.append(state)
                    if place == _BEAM - 1:  # what is farther behind makes none of these doubtful
                        limit = min(limit, state[0] + LEAST_MARGIN)
            found = kept
        self.states = found

    # -- one token -----------------------------------------------------------------------------------------

    def _is_alone(self) -> bool:
        return len(self.states) == 1 and not self.states[0][3] and self.states[0][1] != GAP

    def _alone(self, data: str) -> list[_State]:
        """Return what the only reading there is becomes by bytes of the line, without asking what it costs."""
        cost, lead, context, _, step = self.states[0]
        raw = (lead + data).encode("latin-1")
        lead = ""
        try:
            text = raw.decode(self.codec.written)
        except UnicodeDecodeError as error:
            if error.start < len(raw) - 1:
                return []
            text, lead = raw[:-1].decode(self.codec.written), chr(raw[-1])
        for ch in text:
            step = ch, step, None, _NO_LIMIT
        fold = self._language.fold
        context = (context + "".join([fold.get(ch, ch) for ch in text[-2:]]))[-2:]
        return [(cost, lead, context, "", step)]

    def _known(self, states: list[_State], first: str, second: str) -> None:
        """Read a character of the line: a byte, or two."""
        codec, costs = self.codec, self._language.costs
        meanings = codec.meanings
        in_step = meanings[first + second]
        limit, span, found = self._limit, self._span, self._found
        for state in states:
            cost, lead, context, lost, step = state
            if lead == GAP:
                self._limit = limit
                self._read_begun(state, first, second)
                limit = self._limit
                continue
            if lost and lost not in codec.lost_before(first):
                continue
            meaning = meanings[lead + first] if lead else in_step
            if meaning is None:
                continue
            ch, folded, way = meaning
            if way == PLAIN:
                price = costs[context + folded]
                cost += price if price < _RARE else _RARE
            else:
                cost += self._price(context, ch, folded, way)
            if cost > limit:
                continue
            if folded != "0" or context[-1:] != "0":  # a number counts as one character
                context = (context + folded)[-2:]
            step = ch, step, None, _NO_LIMIT
            if not (lead and second):
                state = cost, "", context, "", step
            elif second < "\x80":
                state = self._put_ascii((cost, "", context, "", step), second)
                cost = state[0]
                if cost > limit:
                    continue
            else:
                state = cost, second, context, "", step
            if cost + span < limit:
                limit = cost + span
            found.append(state)
        self._limit = limit

    def _read_begun(self, state: _State, first: str, second: str) -> None:
        """Read a character of the line behind a byte that was lost and begins a character."""
        codec, lost = self.codec, state[3]
        chosen = self._chosen(state, codec.beginning(first))
        for price, number, ch in chosen:
            if not lost or lost in codec.lost_before(chr(number)):
                self._begin(self._put(state, ch, price), second)
        if not chosen or chosen[0][0] > _RATHER_RARE:
            ch, byte = codec.rare_begun(first)
            if ch and (not lost or lost in codec.lost_before(byte)):
                self._begin(self._put_open(state, ch), second)

    def _begin(self, state: _State, byte: str) -> None:
        """Keep a reading with another byte read, or none."""
        if not byte:
            self._keep(state)
        elif byte < "\x80":
            self._keep(self._put_ascii(state, byte))
        else:
            cost, _, context, _, step = state
            self._keep((cost, byte, context, "", step))

    def _lost(self, behind: str) -> None:
        """Read the sign of a lost byte before `behind`, or before another one if that is empty."""
        for state in self.states:
            if state[1]:
                for new in self._ended(state, behind, _BEAM):
                    self._keep(new)
            else:
                self._keep((state[0], GAP, *state[2:]))

    def _ended(self, state: _State, behind: str, most: int) -> list[_State]:
        """Return the readings behind a character whose second byte was lost before `behind`, at most so many."""
        codec = self.codec
        _, lead, _, lost, _ = state
        if lead == GAP:
            found = []
            for price, number, ch in self._chosen(state, codec.whole(behind)):
                if not lost or lost in codec.lost_before(chr(number >> 8)):
                    found.append(self._put(state, ch, price, chr(number & 0xFF)))
                    if len(found) == most:
                        break
            return found
        chosen = self._chosen(state, codec.completing(lead, behind))
        found = [self._put(state, ch, price, chr(number)) for price, number, ch in chosen[:most]]
        if len(found) < most and (not chosen or chosen[0][0] > _RATHER_RARE):
            ch, trail = codec.rare(lead, behind)
            if ch:
                found.append(self._put_open(state, ch, trail))
        return found

    def _hidden(self, first: str, second: str) -> None:
        """Read a character of the line before which bytes were lost without a sign, unless it reads well as it stands."""
        if self._found and self._limit - self._span - self.cost <= self._well:
            return
        self._known(self._before_hidden(first), first, second)

    def _before_hidden(self, behind: str) -> list[_State]:
        """Return what readings become by one to three bytes lost before `behind` without a sign."""
        near = self.cost + _NEAR
        found, between = [], []
        for state in self.states:
            if state[0] > near:
                break
            if state[1]:
                ended = self._ended(state, behind, _MOST_ENDS)
                found += ended
                between += ended
            else:
                between.append(state)
        between.sort(key=_COST)
        for state in between[:_MOST_BEGUN]:
            if state[0] + _LEAST_COST > self._limit:
                break
            begun = (state[0], GAP, *state[2:])
            found.append(begun)
            if state[0] + 2 * _LEAST_COST <= self._limit:
                found += self._ended(begun, behind, _MOST_BEGUN)
        return found

    # -- one character -------------------------------------------------------------------------------------

    def _price(self, context: str, ch: str, folded: str, way: int) -> int:
        """Return what a character costs behind others; the tables know little of digits and letters."""
        if way == RARE:
            return _RARE
        last = context[-1:]
        if way == DIGIT and last == "0":
            return _DIGIT
        price = self._language.costs[context + folded]
        if way == LETTER and (ch > "\x7f" or self._strange_letters):
            price = max(price, _LETTER_BEHIND if last == "a" else _LETTER)
        return min(price, _RARE)

    def _put_ascii(self, state: _State, ch: str) -> _State:
        """Return the reading behind one more character of ASCII."""
        return self._put(state, ch, self._price(state[2], *meaning_of(ch)))

    def _put(self, state: _State, ch: str, price: int, lost: str = "") -> _State:
        """Return the reading behind one more character, whose last byte may be lost."""
        cost, _, context, _, step = state
        folded = self._language.fold.get(ch, ch)
        if folded != "0" or context[-1:] != "0":
            context = (context + folded)[-2:]
        return cost + (price if price < _RARE else _RARE), "", context, lost, (ch, step, None, _NO_LIMIT)

    def _put_open(self, state: _State, ch: str, lost: str = "") -> _State:
        """Return the reading behind a character that may be any rare one, so that what it is stays open."""
        cost, _, context, _, _ = self._put(state, ch, _RARE)
        return cost, "", context, lost, (ch, state[4], state[4], 0)

    def _chosen(self, state: _State, choices: Choices) -> list[tuple[int, int, str]]:
        """Return the likely ones of some characters, the likeliest first."""
        context = state[2]
        most = min(self._limit - state[0], _RARE)
        found = self._language.choose(self._language.place(context), choices, most, self._choice)
        if found and choices.by_folded.keys() & _CLASSES:
            found = [
                (self._price(context, *meaning_of(ch)) if ch in _WIDE else price, number, ch)
                for price, number, ch in found
            ]
            found.sort()
        return found


_CLASSES = frozenset("0a")  # what the tables have for all digits, and for all letters
_WIDE = frozenset(map(chr, range(0xFF10, 0xFF5B)))


def search(
    tokens: Sequence[str], codec: TwoByteCodec, *, hidden: bool, whole: bool = True
) -> tuple[int, list[Step]]:
    """Return the likeliest reading of what stands for bytes, and before it what it costs; no steps if there is none.

    Args:
        tokens: As for `Search`.
        codec: The decoder.
        hidden: Whether bytes may be lost without a sign.
        whole: Whether the tokens are all there are.
    """
    run = Search(tokens, codec, hidden=hidden, priced=not whole)
    run.read(len(tokens))
    if whole:
        run.end()
    steps = run.steps()
    return run.cost if steps else 0, steps

"""The likeliest text that spoilt letters stand for.

Each may be its own byte or the UTF-8 bytes that a tool took for it, a soft hyphen may be missing where one can have
been, and after each the few likeliest readings so far are followed. Most of a line reads well at once: there the
letters are paired as they stand, which takes a tenth of the time.
"""

import re
from collections.abc import Callable, Iterator
from operator import itemgetter
from typing import Any

from ..charsets import FOREIGN, view_as_single
from ..language.commonness import is_basic_han
from ..language.costs import COSTS, seen_together
from .spoilt_bytes import (
    BROKEN,
    NO_BREAK,
    NO_BREAK_SPACE,
    PAIRS,
    PIECE,
    RARE,
    Charset,
    alternatives,
    limits,
    plain,
)

__all__ = ["GARBLED", "Step", "search"]

_BEAM = 6
_SPAN = 36  # half bits behind the best reading in which another one still counts
_CONVINCING = 14  # an ideograph that leaves no doubt
_CONVINCING_AT_ONCE = 22  # the same where there are more other ways
_GOOD = 18  # what a character costs that raises no doubt
_LITTLE_DOUBT = 10  # half bits beyond that, where letters were undone, and before what was never garbled
_GREAT_DOUBT = 12
_MOST_IN_DOUBT = 24  # pieces
_STANDS_OUT = 26  # what two characters may cost each that end a search of all ways
_NEAR = 28  # half bits behind in which there must be no other way then
_PENDING = 8  # what a byte that waits will cost at least
_HYPHEN_LOST = 5
# A letter of ASCII that is no second byte, where it may be one: with 12, every tenth 要 became an n.
_LITERAL = 26
_SOFT_HYPHEN = "\xad"
_HOPELESS = 20  # half bits per letter, of which two make a character
_LAP = 64
# What is left of 重要, 頁面, 首頁, 首個, 郁郁 and 重重 without their soft hyphens: a character that may stand in many places.
_LEFT_OF_TWO = "|".join(ch.encode("big5").decode("latin-1") for ch in "南雇熄碩壯垂")
# Pairs of the commoner half of Big5, and marks, all of which stand for something.
_ROW = re.compile(f"(?:(?!{_LEFT_OF_TWO})(?:[\xa1\xa4-\xc5][@-~\xa1-\xfe]|\xc6[@-~])){{10,}}")
_EDGE = 5  # of these at the end that may be a coincidence
_USUAL = 12  # half bits for a character that is not looked up
_NO_LIMIT = 1 << 30

# One piece of a reading: what it means, what it costs, where it stands if it was never garbled, what was before it.
Step = tuple[str, int, int, Any]
# A reading of the line so far: its cost in half bits, a lead byte that waits, two characters, the last step. These are
# no classes, since they are made for every byte in every way.
_State = tuple[int, str, str, Step | None]
GARBLED = -1


def search(line: str, charset: Charset) -> list[Step]:
    """Return the likeliest reading of a line, step by step; nothing if there is no hope.

    What reads well at once is read in this one way; where doubts arise, all ways are followed from before these until
    one of them stands out.
    """
    pieces = [(match.start(), match.group()) for match in PIECE.finditer(line)]
    known = "".join(
        [
            FOREIGN if data is None or len(data) != 1 else data
            for data in [plain(piece) for _, piece in pieces]
        ]
    )
    # without a letter of another script no tool has taken letters for UTF-8
    undone = not charset.ascii_trails or FOREIGN in view_as_single(line, "cp1252")
    states: list[_State] = [(0, "", "\n\n", None)]
    at = counted = letters = 0
    while at < len(pieces):
        if len(states) == 1 and not states[0][1]:
            state, at = _read_at_once(states[0], pieces, known, at, charset)
            states = [state]
            if at == len(pieces):
                break
        states = _followed(states, *pieces[at], undone, charset)
        at += 1
        if at >= counted + _LAP:
            letters += sum(piece >= "\x80" for _, piece in pieces[counted:at])
            counted = at
            if states[0][0] > _HOPELESS * letters:
                return []
    ends = [end for state in states for end in _closed(state, charset, _NO_LIMIT)]
    step = min(ends, key=_PRICE)[3]
    steps: list[Step] = []
    while step:
        steps.append(step)
        step = step[3]
    return steps[::-1]


def _read_at_once(
    state: _State, pieces: list[tuple[int, str]], known: str, at: int, charset: Charset
) -> tuple[_State, int]:
    """Return how far a line reads well with every letter taken for its byte, and what has been read until there.

    Where bytes are missing, nothing that follows reads well. So doubts are added up, and when they grow too great, all
    is taken back to the last character but one behind which there were none. Of Big5 a long row of pairs of the commoner
    half proves by itself that they are read in step: out of step, three in four pairs are none.
    """
    pairs = PAIRS[charset]
    price, lead, context, step = state
    safe = before = state, at
    doubt = 0
    i, tried = at - 1, 0
    while i + 1 < len(pieces):
        i += 1
        if charset.ascii_trails and not lead and not doubt and i >= tried and (row := _ROW.match(known, i)):
            text = known[row.start() : row.end() - 2 * _EDGE].encode("latin-1").decode(charset.decoder)
            usual = seen_together(context[1] + text) - 1
            tried = i + 2 * usual + 2
            if usual > 0:
                for meant in text[:usual]:
                    step = meant, _USUAL, GARBLED, step
                price += usual * _USUAL
                context = (context + text[:usual])[-2:]
                i += 2 * usual
                before = safe = (price, "", context, step), i
        start, piece = pieces[i]
        data = plain(piece)
        if data is None:
            return safe
        if not lead and data < "\x80":  # was never garbled
            if doubt > _LITTLE_DOUBT or (data and charset.ascii_trails):
                return before
            context, step, doubt, data = context[1] + piece, (piece, 0, start, step), 0, ""
        elif not data or i - safe[1] > _MOST_IN_DOUBT:
            return before
        for byte in data:
            if lead:
                meant, most, extra = pairs[lead + byte]
                if not meant:
                    return before
                cost = COSTS[context + meant]
                paid = min(cost, most) + extra
                doubt = max(0, doubt + min(cost, RARE) + extra - _GOOD)  # also about a mark
                if doubt > (_LITTLE_DOUBT if len(data) > 1 else _GREAT_DOUBT):
                    return safe if len(data) > 1 else before
                price, lead, context, step = (
                    price + paid,
                    "",
                    context[1] + meant,
                    (meant, paid, GARBLED, step),
                )
            elif "\x80" < byte < "\xff":
                lead = byte
            else:
                return before
        if not doubt and not lead:
            before, safe = safe, ((price, "", context, step), i + 1)
    if lead or doubt > _LITTLE_DOUBT:
        return before
    return (price, "", context, step), len(pieces)


def _followed(states: list[_State], start: int, piece: str, undone: bool, charset: Charset) -> list[_State]:
    """Return what the best readings may become by a piece of the line."""
    most = _NO_LIMIT
    found: list[_State] = []
    for data, extra in alternatives(piece)[: None if undone or piece < "\x80" else 1]:
        if data:
            found += _read(states, data, extra, most, charset)
        else:
            literal = charset.ascii_trails and "@" <= piece <= "~"
            found += _kept(states, piece, start, extra + _LITERAL * literal, charset)
        most = min(map(_PRICE, found)) + _SPAN if found else most
    return _best(found)


def _best(found: list[_State]) -> list[_State]:
    """Return the best readings in order, one of those alike in what they wait for and end in."""
    found.sort(key=_PRICE)
    best = found[0]
    price, lead, _, step = best
    if (
        not lead
        and step
        and _stands_out(step)
        and _stands_out(step[3])
        and all(
            state[0] + (_PENDING if state[1] else 0) > price + _NEAR or state[1:3] == best[1:3]
            for state in found
        )
    ):
        return [best]
    most = price + _SPAN
    kept: list[_State] = []
    seen: set[tuple[str, str]] = set()
    for state in found:
        if state[0] > most or len(kept) == _BEAM:
            break
        key = state[1:3]
        if key not in seen:
            seen.add(key)
            kept.append(state)
    return kept


def _stands_out(step: Step | None) -> bool:
    return step is not None and step[1] <= _STANDS_OUT and step[2] == GARBLED


_PRICE: Callable[[_State], int] = itemgetter(0)


def _read(states: list[_State], data: str, extra: int, most: int, charset: Charset) -> list[_State]:
    """Return what readings may become by some bytes at no more than so much."""
    if extra:
        states = [(price + extra, lead, context, step) for price, lead, context, step in states]
    pairs = PAIRS[charset]
    convincing = _CONVINCING_AT_ONCE if charset.soft_leads else _CONVINCING
    for left, byte in zip(range(len(data) - 1, -1, -1), data, strict=True):
        found: list[_State] = []
        for state in states:
            before, lead, context, step = state
            if before > most:
                continue
            if lead:
                meant, dearest, more = pairs[lead + byte]
                if meant and before + more <= most:
                    price = min(COSTS[context + meant], dearest) + more
                    found.append((before + price, "", context[1] + meant, (meant, price, GARBLED, step)))
                    if not left:
                        most = min(most, before + price + _SPAN)
                    if price < convincing:
                        continue
                if byte < "\x80" and not charset.soft_leads:
                    continue
            for open_state in _closed(state, charset, most) if lead else (state,):
                price, _, context, step = open_state
                if byte == NO_BREAK:
                    paid = price + NO_BREAK_SPACE
                    found.append((paid, "", context[1] + byte, (byte, NO_BREAK_SPACE, GARBLED, step)))
                if "\x80" < byte < "\xff":
                    found.append((price, byte, context, step))
                    if not left:
                        most = min(most, price + _SPAN)
                elif byte >= "\x80":
                    found.append(_with(open_state, "\ufffd", BROKEN, charset))
                elif charset.soft_leads and is_basic_han(meant := pairs[_SOFT_HYPHEN + byte][0]):
                    found.append(_with(open_state, meant, _HYPHEN_LOST, charset))
        states = found
    return states


def _kept(states: list[_State], piece: str, at: int, extra: int, charset: Charset) -> Iterator[_State]:
    """Yield what readings may become by a piece of the line that is not garbled."""
    most = _NO_LIMIT
    for state in states:
        for price, _, context, step in _closed(state, charset, most):
            paid = extra
            if is_basic_han(piece):
                dearest, more = limits(piece, charset)
                paid += min(COSTS[context + piece], dearest) + more
            most = min(most, price + paid + _SPAN)
            yield price + paid, "", (context + piece)[-2:], (piece, paid, at, step)


def _closed(state: _State, charset: Charset, most: int) -> list[_State]:
    """Return what a reading may be where no trail byte follows a lead byte: a soft hyphen was lost, or a byte was."""
    before, lead, _, _ = state
    if not lead:
        return [state]
    found = []
    pairs = PAIRS[charset]
    for data in (lead + _SOFT_HYPHEN, _SOFT_HYPHEN + lead) if charset.soft_leads else (lead + _SOFT_HYPHEN,):
        meant, _, extra = pairs[data]
        # no ellipsis, which looks like an ideographic space then
        if is_basic_han(meant) and before + _HYPHEN_LOST + extra <= most:
            found.append(_with(state, meant, _HYPHEN_LOST, charset))
    if before + BROKEN <= most:
        found.append(_with(state, "\ufffd", BROKEN, charset))
    return found


def _with(state: _State, meant: str, price: int, charset: Charset) -> _State:
    """Return a reading with one character more, which costs what it costs in its context and an extra."""
    before, _, context, step = state
    if meant != "\ufffd":
        dearest, more = limits(meant, charset)
        price += min(COSTS[context + meant], dearest) + more
    return before + price, "", context[1] + meant, (meant, price, GARBLED, step)

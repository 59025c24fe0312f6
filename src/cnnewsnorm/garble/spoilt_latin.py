"""GBK or Big5 read in a single-byte charset and spoilt since: ``ϵͳ`` for ``ÏµÍ³`` (系统).

Tools that repair misread text look for UTF-8 in it, and find some by chance: every eighth pair of letters or so becomes
one letter of Greek, Hebrew or whatever script, a few become an ideograph. Extractors of text drop the soft hyphen, which
is the second byte of 经, 辑 and 杯 in GBK, and either byte of 限, 面 and 身 in Big5. Both put all that follows out of
step, so what stands in the line is searched as a whole: each character may be its own byte or the UTF-8 bytes that such
a tool took for it, a soft hyphen may be missing where one can have been, and the likeliest text wins. It must be likely
Chinese.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from operator import itemgetter
from typing import Any, NamedTuple

from ..edits import RawEdit
from .charsets import FOREIGN, GAP, view_as_single
from .commonness import COSTS, beyond_ascii, is_basic_han, ordinary

__all__ = ["BIG5", "GBK", "Charset", "find_spoilt_as_latin"]
_CONFIDENCE = 0.9
_BEAM = 6
_SPAN = 36  # half bits behind the best reading in which another one still counts
_SPAN_OF_LEADS = (
    64  # the same where a soft hyphen may be the first byte: a reading that waits has not paid yet
)
_UNDONE = 4  # half bits that it costs to take a letter of Latin-1 for two bytes
_RARE = 40  # an ordinary ideograph that the tables have never seen
_CONVINCING = 14  # and one that leaves no doubt here
_CONVINCING_AT_ONCE = 22  # the same where there are more other ways
_MARK = 16  # of which the tables know few
_HYPHEN_LOST = 5
_LITERAL = 12  # a letter of ASCII that is no second byte, where it may be one
_KEPT = 30  # two ASCII letters between letters of the charset that were never one
_AS_IT_STANDS = 4  # an ideograph, or a mark, that was never garbled
_BROKEN = 48  # a byte that pairs with nothing
_UNCOMMON = 12  # an ideograph of GB 2312 beside the ordinary ones
_EXOTIC = 40  # a pair that ordinary text does not have
_SOFT_HYPHEN = "\xad"
_LEAST_LETTERS = 0.6  # share of what is beyond ASCII that the charset can have produced
_MOST_COST = 22  # half bits per character
_MOST_COST_IF_TRUSTED = 30  # menus
_HOPELESS = 14  # half bits per letter, of which two make a character
_LAP = 64
_MOST_BROKEN = 0.1
_LEAST_HAN = 4

_PAIR = re.compile("[\x80-\u07ff]{2}")
_DENSE = re.compile("[\x80-\u07ff]{4,}")
_LEVEL_1 = re.compile("[\xa1-\xa3\xa4-\xc6][@-~\xa1-\xfe]")
_LEAST_DENSE = 0.5  # share of what is beyond ASCII that stands in such rows


class Charset(NamedTuple):
    """What text was written in.

    Attributes:
        kind: The kind of garble.
        decoder: Python's name of the charset with its extensions.
        core: Python's name of what ordinary text needs of it.
        soft_leads: Whether a soft hyphen may be the first byte of a character.
        ascii_trails: Whether letters of ASCII are second bytes as often as others.
    """

    kind: str
    decoder: str
    core: str
    soft_leads: bool
    ascii_trails: bool


GBK = Charset("gbk-as-cp1252", "gbk", "gb2312", soft_leads=False, ascii_trails=False)
BIG5 = Charset("big5-as-cp1252", "big5hkscs", "big5", soft_leads=True, ascii_trails=True)


def find_spoilt_as_latin(line: str, charset: Charset, *, trusted: bool = False) -> list[RawEdit]:
    """Return the edits that undo a charset read as cp1252 in one line some letters of which were changed or lost since.

    Args:
        line: The line.
        charset: What it was written in.
        trusted: Whether other lines of the page are known to be read so, so that a few characters are enough.

    Returns:
        Edits in order; the rule is the kind of garble.
    """
    if charset.ascii_trails:
        likely = _LEVEL_1.search(line) is not None and (trusted or _is_mostly_big5(line))
    else:
        likely = _PAIR.search(line) is not None and (trusted or _is_dense(line))
    if not likely or not (trusted or _is_mostly_latin(line)):
        return []
    steps = _search(line, charset)
    return list(_edits(steps, line, charset.kind)) if _is_chinese(steps, trusted) else []


def _is_mostly_big5(line: str) -> bool:
    """Tell whether most letters beyond ASCII may be part of the commoner characters and marks of Big5."""
    pairs = [match.group() for match in _LEVEL_1.finditer(line)]
    letters = sum(1 + (pair[1] >= "\x80") for pair in pairs)
    return letters >= _LEAST_DENSE * beyond_ascii(line)


def _is_dense(line: str) -> bool:
    """Tell whether most letters beyond ASCII stand side by side, as those of no language do."""
    return sum(map(len, _DENSE.findall(line))) >= _LEAST_DENSE * beyond_ascii(line)


def _is_mostly_latin(line: str) -> bool:
    """Tell whether most letters can be bytes: other scripts are what tools made of a few of them."""
    high = [byte for byte in view_as_single(line, "cp1252") if byte >= "\x80"]
    letters = sum(byte not in (FOREIGN, GAP) for byte in high)
    return letters >= _LEAST_LETTERS * len(high)


# One piece of a reading: what it means, what it costs, where it stands if it was never garbled, what was before it.
_Step = tuple[str, int, int, Any]
# A reading of the line so far: its cost in half bits, a lead byte that waits, two characters, the last step. These are
# no classes, since they are made for every byte in every way.
_State = tuple[int, str, str, _Step | None]
_GARBLED = -1


def _search(line: str, charset: Charset) -> list[_Step]:
    """Return the likeliest reading of a line, step by step; nothing if there is no hope."""
    states: list[_State] = [(0, "", "\n\n", None)]
    letters = 0
    # without a letter of another script no tool has taken letters for UTF-8
    undone = not charset.ascii_trails or FOREIGN in view_as_single(line, "cp1252")
    for match in _PIECE.finditer(line):
        at, piece = match.start(), match.group()
        found: list[_State] = []
        for data, extra in _alternatives(piece)[: None if undone or piece < "\x80" else 1]:
            if not data and charset.ascii_trails and "@" <= piece <= "~":
                extra += _LITERAL
            if data:
                found += _read(states, data, extra, charset)
            else:
                found += _kept(states, piece, at, extra, charset)
        states = _best(found)
        letters += piece >= "\x80"
        if at % _LAP == _LAP - 1 and states[0][0] > _HOPELESS * letters:
            return []
    ends: list[_State] = []
    for state in states:
        ends += _closed(state, charset)
    step = min(ends, key=_PRICE)[3]
    steps: list[_Step] = []
    while step:
        steps.append(step)
        step = step[3]
    return steps[::-1]


def _best(found: list[_State]) -> list[_State]:
    """Return the best readings in order, one of those alike in what they wait for and end in."""
    found.sort(key=_PRICE)
    most = found[0][0] + _SPAN
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


_PRICE: Callable[[_State], int] = itemgetter(0)
_PIECE = re.compile("(?<=[\x80-\u07ff])(?:ij|IJ|D[Zz]|dz)|[\\s\\S]")
# What such tools make of a few letters that stand for two bytes, because they fold ligatures, quotes and doubles.
_FOLDED = {
    "ij": "\xc4\xb3",
    "IJ": "\xc4\xb2",
    "DZ": "\xc7\xb1",
    "Dz": "\xc7\xb2",
    "dz": "\xc7\xb3",
    "'": "\xca\xbc",
    ";": "\xcd\xbe",
}


@lru_cache(1 << 12)
def _alternatives(ch: str) -> tuple[tuple[str, int], ...]:
    """Return the bytes that a piece of the line may stand for, with what each costs; no bytes for the piece itself."""
    if ch in _FOLDED:
        return ("", _KEPT if len(ch) > 1 else 0), (_FOLDED[ch], _UNDONE)
    own = view_as_single(ch, "cp1252")
    if ch < "\x80":
        return (("", 0),) if ch < "@" or ch > "~" else ((ch, 0), ("", 0))
    if "\ud800" <= ch <= "\udfff":
        return (("", 0),)  # half a pair, which has no bytes
    if own == GAP:
        return (("", _BROKEN),)
    undone = ch.encode("utf-8", "replace").decode("latin-1")
    if own != FOREIGN:
        return ((own, 0), (undone, _UNDONE)) if len(undone) == 2 else ((own, 0),)
    found = dict.fromkeys(_undone(undone), _UNDONE)
    found[undone] = 0
    if is_basic_han(ch) or ch in ordinary():
        found[""] = _AS_IT_STANDS
    return tuple(found.items())


def _undone(data: str) -> Iterator[str]:
    """Yield the bytes that such a tool may have made these of, at once or in two steps, the likeliest first."""
    yield data
    if len(data) > 3:
        return
    lead, rest = data[0], data[1:]
    if lead >= "\xe0":
        yield "\xc3" + chr(ord(lead) - 0x40) + rest
    for letter in _LEADS.get(lead, ""):
        yield _bytes(letter) + rest
    if len(data) == 2:
        yield lead + _bytes(_LETTERS.get(rest, rest))
    else:
        for charset in _OTHER_CHARSETS:
            read = data.encode("latin-1").decode(charset, "replace")
            yield read.encode("cp1252", "replace").decode("latin-1")


def _bytes(letter: str) -> str:
    return letter.encode().decode("latin-1")


_OTHER_CHARSETS = ("mac-roman", "cp1257")  # in which three letters may have been taken for UTF-8


# Letters of two bytes that a second step takes for one byte of cp1250, cp1254 or cp1257, as the lead of a sequence.
_LEADS = {
    "\xc5": "Ĺ",
    "\xcc": "Ģ",
    "\xcd": "Ķ",
    "\xce": "Ī",
    "\xcf": "Ļ",
    "\xd8": "Ų",
    "\xd9": "Ů",
    "\xdb": "ŰŪ",
    "\xdd": "İŻ",
    "\xde": "ŢŽ",
    "\xe5": "ĺ",
    "\xec": "ģ",
    "\xed": "ķ",
    "\xee": "ī",
    "\xef": "ļ",
}
# The same behind the lead, in cp1252.
_LETTERS = {"\x8e": "Ž", "\x9a": "š", "\x9e": "ž", "\x9f": "Ÿ"}


def _read(states: list[_State], data: str, extra: int, charset: Charset) -> list[_State]:
    """Return what readings may become by some bytes."""
    if extra:
        states = [(price + extra, lead, context, step) for price, lead, context, step in states]
    for byte in data:
        found: list[_State] = []
        for state in states:
            lead = state[1]
            if lead:
                meant = _pair(lead + byte, charset)
                if meant:
                    after = _with(state, meant, 0, charset)
                    found.append(after)
                    if after[0] < state[0] + (_CONVINCING_AT_ONCE if charset.soft_leads else _CONVINCING):
                        continue
                if byte < "\x80" and not charset.soft_leads:
                    continue
            for open_state in _closed(state, charset) if lead else (state,):
                price, _, context, step = open_state
                if "\x80" < byte < "\xff":
                    found.append((price, byte, context, step))
                elif byte >= "\x80":
                    found.append(_with(open_state, "\ufffd", _BROKEN, charset))
                elif charset.soft_leads and is_basic_han(meant := _pair(_SOFT_HYPHEN + byte, charset)):
                    found.append(_with(open_state, meant, _HYPHEN_LOST, charset))
        states = found
    return states


def _kept(states: list[_State], piece: str, at: int, extra: int, charset: Charset) -> Iterator[_State]:
    """Yield what readings may become by a piece of the line that is not garbled."""
    for state in states:
        for price, _, context, step in _closed(state, charset):
            paid = extra + _cost(context, piece, charset.core) if is_basic_han(piece) else extra
            yield price + paid, "", (context + piece)[-2:], (piece, paid, at, step)


def _closed(state: _State, charset: Charset) -> list[_State]:
    """Return what a reading may be where no trail byte follows a lead byte: a soft hyphen was lost, or a byte was."""
    lead = state[1]
    if not lead:
        return [state]
    found = []
    for data in (lead + _SOFT_HYPHEN, _SOFT_HYPHEN + lead) if charset.soft_leads else (lead + _SOFT_HYPHEN,):
        meant = _pair(data, charset)
        if is_basic_han(meant):  # and no ellipsis, which looks like an ideographic space then
            found.append(_with(state, meant, _HYPHEN_LOST, charset))
    return [*found, _with(state, "\ufffd", _BROKEN, charset)]


def _with(state: _State, meant: str, price: int, charset: Charset) -> _State:
    """Return a reading with one character more, which costs what it costs in its context and an extra."""
    before, _, context, step = state
    if meant != "\ufffd":
        price += _cost(context, meant, charset.core)
    return before + price, "", context[1] + meant, (meant, price, _GARBLED, step)


@lru_cache(1 << 16)
def _cost(context: str, meant: str, core: str) -> int:
    price = COSTS[context + meant]
    if meant in ordinary():
        return min(price, _RARE if is_basic_han(meant) else _MARK)
    if is_basic_han(meant) and len(meant.encode(core, "ignore")) == 2:
        return min(price, _RARE) + _UNCOMMON
    return price + _EXOTIC


@lru_cache(1 << 14)
def _pair(data: str, charset: Charset) -> str:
    """Return the character of two bytes, or nothing."""
    try:
        meant = data.encode("latin-1").decode(charset.decoder)
    except UnicodeDecodeError:
        return ""
    return meant if len(meant) == 1 else ""


def _is_chinese(steps: list[_Step], trusted: bool) -> bool:
    """Tell whether what a reading found is likely Chinese text."""
    read = [(meant, price) for meant, price, kept, _ in steps if kept == _GARBLED]
    broken = sum(meant == "\ufffd" for meant, _ in read)
    if broken > _MOST_BROKEN * len(read) or not read:
        return False
    if not trusted and len({meant for meant, _ in read if is_basic_han(meant)}) < _LEAST_HAN:
        return False
    return sum(price for _, price in read) <= (_MOST_COST_IF_TRUSTED if trusted else _MOST_COST) * len(read)


def _edits(steps: list[_Step], line: str, kind: str) -> Iterator[RawEdit]:
    """Yield what lies between the characters that were never garbled."""
    done, read = 0, ""
    end: _Step = ("", 0, len(line), None)
    for meant, _, kept, _ in [*steps, end]:
        if kept == _GARBLED:
            read += meant
            continue
        if read:
            yield done, kept, read, kind, _CONFIDENCE
        done, read = kept + len(meant), ""

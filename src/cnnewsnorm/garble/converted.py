"""UTF-8 read as GBK that somebody converted to the other script since: ``镶$エ`` for 股票, which was ``鑲＄エ``.

Mirrors convert whole pages, and fold their width, without asking whether they are text. Some of what a misreading made
are characters of the other script: every tenth if it was converted to Simplified, every fourth if to Traditional. In
their place stand others whose bytes are no UTF-8 there. Of those that the converter may have met, the ones are put back whose
bytes are: nearly always there is one at most.

Refused: a character whose own bytes are UTF-8 of ordinary text, and one that nothing explains.
"""

from codecs import utf_8_decode
from functools import cache, lru_cache
from operator import add, itemgetter

from .._tables import load_table
from .gbk import pairs_by_character
from .language.commonness import LONGEST_REMEMBERED, ordinary
from .language.costs import COSTS

__all__ = ["SIMPLIFIED", "TRADITIONAL", "are_many_converted", "may_be_converted", "unconverted"]

SIMPLIFIED, TRADITIONAL = "simplified", "traditional"
"""What a page was converted to."""

# Prices in half bits, as those of characters in their context: of a byte that belongs to no character, of two bytes
# that were dropped, of a character that no ordinary text has, of one that is cut off, and of one put back.
_BROKEN, _DROPPED, _RARE, _CUT, _CHANGED = 60, 40, 60, 20, 8
_FAR = 90  # a reading so much dearer than another is not followed
_LAP = 24  # characters that are read at once
_MOST_MOVES = 1 << 15  # that are remembered
_NO_LIMIT = 1 << 30
# Characters looked at, and how many of them, and which share, a converter may have written in a line worth a try.
_GLANCE, _FEWEST, _LEAST_SHARE = 80, 2, 0.05
_FAR_MORE = 4  # times as many that one converter may have written as the other

_LEADS = b"\xe2\xe3\xe4\xe5\xe6\xe7\xe8\xe9\xef"  # of ordinary text

# Variants that converters to Simplified know beside OpenCC's: what they write, and what they met.
_VARIANTS = ("氧豺觥渊奶褓锁锁寇旗敛涩櫕米稗椫匾愈宁", "氱犲侊囦嬭緥鎻鏁冦旂歛濇欑粎粺樿楄瘉甯")
# Full-width signs outside row 3 of GBK, by what folding makes of them.
_SIGNS = dict(zip("$~¥¢£", "＄～￥￠￡", strict=True))


def _is_utf8(byte: int) -> bool:
    return 0x80 <= byte <= 0xBF or byte in _LEADS


@cache
def _met(script: str) -> dict[str, tuple[str, ...]]:
    """Return the characters that a converter to a script may have met, by what it wrote for them."""
    rows = load_table("script_ts.txt" if script == SIMPLIFIED else "script_st.txt").split("\n")
    found: dict[str, list[str]] = {}
    pairs = pairs_by_character()
    more = _VARIANTS if script == SIMPLIFIED else ("", "")
    for before, after in zip(rows[0] + more[1], rows[1] + more[0], strict=True):
        pair = pairs.get(before, 0)
        if _is_utf8(pair >> 8) and _is_utf8(pair & 0xFF):
            found.setdefault(after, []).append(before)
    for folded, wide in _SIGNS.items():
        found[folded] = [wide]
    for code in (*range(0x21, 0x40), *range(0x61, 0x70)):
        found.setdefault(chr(code), []).append(chr(code + 0xFEE0))
    return {after: tuple(before) for after, before in found.items()}


@cache
def _written(script: str) -> frozenset[str]:
    """Return what a converter to a script may have written beyond ASCII."""
    return frozenset([ch for ch in _met(script) if not ch.isascii()])


@cache
def _written_by_any() -> frozenset[str]:
    return _written(SIMPLIFIED) | _written(TRADITIONAL)


def may_be_converted(text: str) -> bool:
    """Tell whether a piece of text has a character that a converter may have written for one with bytes of UTF-8."""
    return not _written_by_any().isdisjoint(text)


def are_many_converted(text: str) -> bool:
    """Tell whether so many of the first characters may have been written by a converter as hardly ever are by chance, 3 %."""
    glance = text[:_GLANCE]
    return sum(map(_written_by_any().__contains__, glance)) >= max(_FEWEST, _LEAST_SHARE * len(glance))


def _count(text: str, script: str) -> int:
    """Return how many characters beyond ASCII a converter to a script may have written."""
    return sum(map(_written(script).__contains__, text))


def unconverted(line: str) -> tuple[str, str]:
    """Return a line with those characters put back that a converter changed, and the script that it was converted to.

    Args:
        line: A line of text that was UTF-8 read as GBK.

    Returns:
        The line, with as many characters, and `SIMPLIFIED` or `TRADITIONAL`; the same line and nothing if none was changed.
    """
    return _unconverted(line) if len(line) <= LONGEST_REMEMBERED else _unconverted.__wrapped__(line)


@lru_cache(4)  # asked twice if the first answer is not enough
def _unconverted(line: str) -> tuple[str, str]:
    simplified, traditional = _count(line, SIMPLIFIED), _count(line, TRADITIONAL)
    # each that was put back saves more than it costs, so what has far more of them is cheaper
    if _FAR_MORE * min(simplified, traditional) < max(simplified, traditional, 1):
        script = SIMPLIFIED if simplified >= traditional else TRADITIONAL
        _, text = _cheapest(line, script, priced=False)
    else:
        found = [(*_cheapest(line, script, priced=True), script) for script in (SIMPLIFIED, TRADITIONAL)]
        _, text, script = min(found)
    return (text, script) if text != line else (line, "")


_Step = tuple[str, "_Step | None"]
_State = tuple[int, bytes, str, _Step | None]
"""What it costs so far, the bytes of a character that is not complete yet, the one before it, and the characters, the last first."""
_Option = tuple[str, bytes, int]
"""A character, its bytes, and what it costs to put it there."""


class _Bytes(dict[str, bytes]):
    """Two bytes of each character, one for ``€``, or none for what has not two."""

    def __missing__(self, ch: str) -> bytes:
        pair = pairs_by_character().get(ch, 0)
        self[ch] = data = b"\x80" if ch == "€" else pair.to_bytes(2, "big") if pair else b""
        return data


_BYTES = _Bytes()


class _Options(dict[str, tuple[_Option, ...]]):
    """What may have stood where a character stands, that one first."""

    def __init__(self, script: str) -> None:
        self._met = _met(script)

    def __missing__(self, ch: str) -> tuple[_Option, ...]:
        others = [(option, _BYTES[option], _CHANGED) for option in self._met.get(ch, ())]
        self[ch] = options = ((ch, _BYTES[ch], 0), *others)
        return options


_options = cache(_Options)


def _cheapest(line: str, script: str, *, priced: bool) -> tuple[int, str]:
    """Return what the bytes of a line cost at least as UTF-8, and the line with what was put back for that.

    Args:
        line: The line.
        script: What it may have been converted to.
        priced: Whether to price what leaves no choice, too; else the cost tells nothing.
    """
    met, options = _met(script), _options(script)
    data = list(map(_BYTES.__getitem__, line))
    stops = [at for at, ch in enumerate(line) if len(data[at]) != 2 or ch in met]
    states: list[_State] = [(0, b"", "\n", None)]
    at = 0
    for stop in [*stops, len(line)]:
        while at < stop:
            end = min(stop, at + _LAP)
            if len(states) == 1 and (state := _at_once(states[0], line[at:end], data[at:end], priced)):
                states = [state]
                at = end
            else:
                states = _followed(states, options[line[at]], line[at])
                at += 1
        if stop < len(line):
            states = _followed(states, options[line[stop]], line[stop])
            at = stop + 1
    price, _, _, step = min(states, key=itemgetter(0))
    characters = []
    while step:
        characters.append(step[0])
        step = step[1]
    return price, "".join(reversed(characters))


def _at_once(state: _State, row: str, data: list[bytes], priced: bool) -> _State | None:
    """Return the reading behind a row of characters that leaves no choice, if its bytes are UTF-8 of ordinary text."""
    price, pending, last, step = state
    raw = pending + b"".join(data)
    try:
        text, end = utf_8_decode(raw, "strict", False)
    except UnicodeDecodeError:
        return None
    if not ordinary().issuperset(text) or (text and min(text) < "\u0800"):
        return None
    pending = raw[end:]
    if pending and pending[0] not in _LEADS:
        return None
    if text:
        if priced:
            price += sum(map(COSTS.__getitem__, map(add, last + text, text)))
        last = text[-1]
    return price, pending, last, (row, step)


def _followed(states: list[_State], options: tuple[_Option, ...], ch: str) -> list[_State]:
    """Return the cheapest readings behind one more character, one of those that go on alike.

    Args:
        states: The readings before it.
        options: What may have stood there.
        ch: What shows there: where a byte is lost, ``?`` and the like stand for it.
    """
    if len(states) == len(options) == 1 and not options[0][1]:  # as most that are followed one by one
        price, pending, _, step = states[0]
        return [(price + _cost_of_cut(pending, ch), b"", ch, (ch, step))]
    following: dict[tuple[bytes, str], _State] = {}
    least = _NO_LIMIT
    for option, data, extra in options:
        for price, pending, last, step in states:
            left, meant, more = _MOVES[pending, data] if data else (b"", ch, _cost_of_cut(pending, ch))
            total = price + more + extra
            if meant is None:
                meant = last
            elif data and meant != "\n":
                total += COSTS[last + meant]
            best = following.get((left, meant))
            if best is None or total < best[0]:
                following[left, meant] = total, left, meant, (option, step)
                if total < least:
                    least = total
    if len(following) == 1:
        return list(following.values())
    return [state for state in following.values() if state[0] <= least + _FAR]


def _cost_of_cut(pending: bytes, ch: str) -> int:
    """Return what it costs that a character with some bytes is cut off by one that has no bytes of GBK."""
    if not pending:
        return 0
    return _CUT if ch in "?\ufffd" or ch <= "\x7f" else 2 * _CUT


class _Moves(dict[tuple[bytes, bytes], tuple[bytes, str | None, int]]):
    """By the bytes of a character that is not complete, and more: those behind them, the character that ended, and what it costs.

    That is None if none ended, and a line feed for one that no ordinary text has. What it costs in its context comes on top.
    """

    def __missing__(self, key: tuple[bytes, bytes]) -> tuple[bytes, str | None, int]:
        if len(self) >= _MOST_MOVES:
            self.clear()
        self[key] = found = _moved(*key)
        return found


_MOVES = _Moves()


def _moved(pending: bytes, data: bytes) -> tuple[bytes, str | None, int]:
    if len(pending) == len(data) == 2 and max(data) < 0xC0:
        return b"", "\n", _DROPPED  # which were a private-use character
    ended: str | None = None
    price = 0
    for byte in data:
        if byte < 0xC0:
            if not pending:
                price += _BROKEN
            elif len(pending) == 2:
                meant = (pending + bytes((byte,))).decode("utf-8", "replace")
                ended = meant if meant in ordinary() else "\n"
                price += 0 if meant in ordinary() else _RARE
                pending = b""
            else:
                pending += bytes((byte,))
        else:
            price += (_DROPPED if len(pending) == 1 else _BROKEN) if pending else 0
            pending = bytes((byte,)) if byte in _LEADS else b""
            price += 0 if pending else _BROKEN
    return pending, ended, price

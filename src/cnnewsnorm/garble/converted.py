"""UTF-8 read as GBK that somebody converted to the other script since: ``镶$エ`` for 股票, which was ``鑲＄エ``.

Mirrors convert whole pages, and fold their width, without asking whether they are text. Some of what a misreading made
are characters of the other script: every tenth if it was converted to Simplified, every fourth if to Traditional. In
their place stand others whose bytes are no UTF-8 there. Of those that the converter may have met, the ones are put back whose
bytes are: nearly always there is one at most.

Refused: a character whose own bytes are UTF-8 of ordinary text, and one that nothing explains.
"""

import re
from functools import cache
from operator import itemgetter

from .._tables import load_table
from .gbk import pairs_by_character
from .language.commonness import ordinary, ranges
from .language.costs import COSTS

__all__ = ["SIMPLIFIED", "TRADITIONAL", "may_be_converted", "unconverted"]

SIMPLIFIED, TRADITIONAL = "simplified", "traditional"
"""What a page was converted to."""

# Prices in half bits, as those of characters in their context: of a byte that belongs to no character, of two bytes
# that were dropped, of a character that no ordinary text has, of one that is cut off, and of one put back.
_BROKEN, _DROPPED, _RARE, _CUT, _CHANGED = 60, 40, 60, 20, 8
_MOST_STATES = 8

_LEADS = "\xe2\xe3\xe4\xe5\xe6\xe7\xe8\xe9\xef"  # of ordinary text

# Variants that converters to Simplified know beside OpenCC's: what they write, and what they met.
_VARIANTS = ("氧豺觥渊奶褓锁锁寇旗敛涩櫕米稗椫匾愈宁", "氱犲侊囦嬭緥鎻鏁冦旂歛濇欑粎粺樿楄瘉甯")
# Full-width signs outside row 3 of GBK, by what folding makes of them.
_SIGNS = dict(zip("$~¥¢£", "＄～￥￠￡", strict=True))


def _is_utf8(byte: int) -> bool:
    return 0x80 <= byte <= 0xBF or chr(byte) in _LEADS


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
def _written(script: str) -> re.Pattern[str]:
    return re.compile(f"[{ranges({ch for ch in _met(script) if not ch.isascii()})}]")


def may_be_converted(text: str) -> bool:
    """Tell whether a piece of text has a character that a converter may have written for one with bytes of UTF-8."""
    return _written(SIMPLIFIED).search(text) is not None or _written(TRADITIONAL).search(text) is not None


def unconverted(line: str) -> tuple[str, str]:
    """Return a line with those characters put back that a converter changed, and the script that it was converted to.

    Args:
        line: A line of text that was UTF-8 read as GBK.

    Returns:
        The line, with as many characters, and `SIMPLIFIED` or `TRADITIONAL`; the same line and nothing if none was changed.
    """
    found = [(*_cheapest(line, _met(script)), script) for script in (SIMPLIFIED, TRADITIONAL)]
    _, text, script = min(found)
    return (text, script) if text != line else (line, "")


_Step = tuple[str, "_Step | None"]
_State = tuple[int, _Step | None]
"""What it costs so far, and the characters, the last one first."""


def _cheapest(line: str, met: dict[str, tuple[str, ...]]) -> tuple[int, str]:
    """Return what the bytes of a line cost at least as UTF-8, and the line with what was put back for that."""
    pairs = pairs_by_character()
    # by the bytes of a character that is not complete yet, and the character before it
    states: dict[tuple[str, str], _State] = {("", "\n"): (0, None)}
    for ch in line:
        following: dict[tuple[str, str], _State] = {}
        for option in (ch, *met.get(ch, ())):
            pair = pairs.get(option, 0)
            data = "\x80" if ch == "€" else chr(pair >> 8) + chr(pair & 0xFF) if pair else ""
            extra = 0 if option is ch else _CHANGED
            for (pending, last), (price, step) in states.items():
                left, behind, more = _after(pending, last, data, ch)
                total = price + more + extra
                best = following.get((left, behind))
                if best is None or total < best[0]:
                    following[left, behind] = total, (option, step)
        if len(following) > _MOST_STATES:
            dearest = sorted([total for total, _ in following.values()])[_MOST_STATES]
            following = {key: state for key, state in following.items() if state[0] <= dearest}
        states = following
    price, step = min(states.values(), key=itemgetter(0))
    characters = []
    while step:
        characters.append(step[0])
        step = step[1]
    return price, "".join(reversed(characters))


def _after(pending: str, last: str, data: str, ch: str) -> tuple[str, str, int]:
    """Return the bytes of a character that is not complete behind some more, the one before it, and what these cost.

    Args:
        pending: The bytes of such a character before them.
        last: The character before it.
        data: Two bytes, one for ``€``, or none for what is no character of two bytes.
        ch: What shows there: where a byte is lost, ``?`` and the like stand for it.
    """
    if not data:
        if not pending:
            return "", ch, 0
        return "", ch, _CUT if ch in "?\ufffd" or ch <= "\x7f" else 2 * _CUT
    if len(pending) == len(data) == 2 and data < "\xc0" and data[1] < "\xc0":
        return "", "\n", _DROPPED  # which were a private-use character
    price = 0
    for byte in data:
        if byte <= "\xbf":
            if not pending:
                price += _BROKEN
            elif len(pending) == 2:
                meant = _meant(pending + byte)
                price += COSTS[last + meant] if meant else _RARE
                last = meant or "\n"
                pending = ""
            else:
                pending += byte
        else:
            price += (_DROPPED if len(pending) == 1 else _BROKEN) if pending else 0
            pending = byte if byte in _LEADS else ""
            price += 0 if pending else _BROKEN
    return pending, last, price


@cache
def _meant(data: str) -> str:
    """Return the character of ordinary text that three bytes are, or nothing."""
    meant = data.encode("latin-1").decode("utf-8", "replace")
    return meant if meant in ordinary() else ""

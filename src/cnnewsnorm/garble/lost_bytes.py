"""Puts back bytes of UTF-8 that a GBK decoder lost, where the text leaves no real doubt.

A unit is one stretch of UTF-8 bytes with its gaps; the bytes that are known leave few characters. Among those of
ordinary text the likeliest in its context is taken if it is far ahead of the second; otherwise the character stays
U+FFFD. Nothing is guessed: seven of eight lost bytes in news text come back, 99 % of them right.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import product

from .charsets import GAP
from .commonness import COSTS, cheapest, is_basic_han, ordinary
from .likelihood import likelihood

__all__ = ["Unit", "choose", "likeliest", "ordinary_of", "resolve", "together", "unresolved"]

_LEAST_MARGIN = 10  # half bits between the best candidate and the next: 32 times as likely
_LEAST_MARGIN_AT_EDGE = 14  # before ASCII or the end, where the context is one-sided
_LEAST_MARGIN_OF_UNIT = 8  # 1998年, 10月
_REPLACEMENT = "\xef\xbf\xbd"
_ANY = "".join(map(chr, range(0x80, 0xC0)))
_SPAN = 22  # half bits behind the likeliest start in which an option still counts
_SLACK = 4
_MOST_TOGETHER = 400
_LINE_ENDS = "。"
_LABEL_ENDS = "：。"  # 来源：
_SHORT_LINE = 10
_REACH = 60  # characters in which an open mark is looked for
_UNITS = frozenset("年月日时時分元人")
_OTHER_LOST_LEADS = "\xa1\xa2\xa3\xa4\xa5\xa6\xa7"  # with a trail below A1
_LOST_LEADS = "\xaa\xab\xac\xad\xae\xaf"
_LEADS = "\xe2\xe3\xe4\xe5\xe6\xe7\xe8\xe9\xef"
_OPENING = {"”": "“", "」": "「", "》": "《", "）": "（", "』": "『", "】": "【", "’": "‘"}


class Unit:
    """A stretch of bytes: whole ones with their text, or some that stand for one or two characters.

    In these, `GAP` or ``?`` stands where a byte is lost.
    """

    __slots__ = ("after", "data", "end", "start", "text")

    def __init__(self, data: str, start: int, end: int, after: str, text: str = "") -> None:
        self.data = data
        self.start = start
        self.end = end
        self.after = after
        self.text = text


def resolve(units: list[Unit], before: str, behind: str) -> tuple[str, bool]:
    """Return the text of a chain of units, and whether every byte was there.

    Args:
        units: The units of the chain.
        before: What stands before the chain in its line, two characters at least if there are so many.
        behind: What stands behind it.
    """
    return choose(
        [(unit.text,) if unit.text else _choices(unit.data, unit.after) for unit in units], before, behind
    )


def together(choices: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Return choices with those in a row made one, as far as they are few: one tells what the other is."""
    joined: list[tuple[str, ...]] = []
    for options in choices:
        if (
            len(options) > 1
            and joined
            and len(joined[-1]) > 1
            and len(joined[-1]) * len(options) <= _MOST_TOGETHER
        ):
            joined[-1] = tuple(map("".join, product(joined[-1], options)))
        else:
            joined.append(options)
    return joined


def choose(choices: Sequence[tuple[str, ...]], before: str, behind: str) -> tuple[str, bool]:
    """Return the text of a chain of choices, and whether nothing had to be chosen.

    Args:
        choices: What each piece of the chain may be; U+FFFD stands for it if no choice is clear.
        before: What stands before the chain in its line, two characters at least if there are so many.
        behind: What stands behind it.
    """
    out = list(before.rjust(2, "\n"))
    done = len(out)
    other = _other_script("".join([options[0] for options in choices if len(options) == 1]))
    for index, all_options in enumerate(choices):
        if len(all_options) == 1:
            out += all_options[0]
            continue
        options = _without(all_options, other) if other else all_options
        following = ""
        for choice in choices[index + 1 : index + 3]:
            following += choice[0] if len(choice) == 1 else "\0"
        if index + 1 == len(choices):
            following = behind or "\n"
        out += _best(options, out, following.partition("\0")[0])
    return "".join(out[done:]), all(len(options) == 1 for options in choices) and "\ufffd" not in out[done:]


def _other_script(known: str) -> frozenset[str]:
    """Return the characters that a text which is certain as far as `known` goes will not have: those of the other script."""
    simplified, traditional = _scripts()
    more = len(simplified.intersection(known)) - len(traditional.intersection(known))
    return traditional if more > 0 else simplified if more < 0 else frozenset()


@cache
def _scripts() -> tuple[frozenset[str], frozenset[str]]:
    """Return the characters that only Simplified text has, and those that only Traditional text has."""
    traditional = frozenset(ch for ch in likelihood().fold if is_basic_han(ch))
    return likelihood().odd - traditional, traditional


@lru_cache(4096)
def _without(options: tuple[str, ...], other: frozenset[str]) -> tuple[str, ...]:
    """Return the options that have none of some characters, or all if they all have."""
    return tuple(option for option in options if other.isdisjoint(option)) or options


def unresolved(units: list[Unit]) -> str:
    """Return the text of a chain of units with U+FFFD for what is lost: for text whose context is garbled still."""
    choices = [(unit.text,) if unit.text else _choices(unit.data, unit.after) for unit in units]
    return "".join([first if not others else "\ufffd" * len(first) for first, *others in choices])


def _best(options: tuple[str, ...], before: list[str], following: str) -> str:
    """Return the likeliest option, or U+FFFD if another one comes near; only what is open can be closed."""
    closing = _closing(options)
    if closing:
        closing = _still_open(before, closing)
        possible = _without_closed(options, closing)
    else:
        possible = options
    if following == "\n":
        marks: list[str] = [*closing, *(_LINE_ENDS if len(before) > _SHORT_LINE else _LABEL_ENDS)]
        for mark in marks:
            if mark in options:
                return mark
    chosen: str | None = likeliest(possible, "".join(before[-2:]), following[:2])
    return chosen or "\ufffd" * len(options[0])


@lru_cache(4096)
def _closing(options: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(mark for mark in _OPENING if mark in options)


@lru_cache(4096)
def _without_closed(options: tuple[str, ...], closing: tuple[str, ...]) -> tuple[str, ...]:
    """Return options without the closing marks of what is not open."""
    return tuple(option for option in options if option in closing or option not in _OPENING)


def _still_open(before: list[str], closing: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of some closing marks that close what is open in the last characters."""
    recent = "".join(before[-_REACH:])
    return tuple([mark for mark in closing if recent.count(_OPENING[mark]) > recent.count(mark)])


@lru_cache(4096)
def likeliest(options: tuple[str, ...], before: str, following: str) -> str | None:
    """Return the option that is likeliest between two characters and what follows, or None if another comes near."""
    if not options:
        return None
    usual = _LEAST_MARGIN if following[:1] > "\u2e80" else _LEAST_MARGIN_AT_EDGE
    by_first, firsts = _by_first(options)
    found = cheapest(before[-2:], firsts, _SPAN)
    follower = following[:1]
    rough: list[tuple[int, str, int]] = []
    most = 1 << 30
    for price, first in found:
        if price > most:
            break  # and so are all behind it
        for option in by_first[first]:
            total = price
            if len(option) > 1:
                total += COSTS[option]
            if follower and total <= most:
                total += COSTS[option[-1] + follower]
            if total <= most:
                rough.append((total, option, price))
                most = min(most, total + usual + _SLACK)
    rough.sort()
    if len(rough) == 1 or rough[1][0] > most:
        return rough[0][1]
    best, chosen, lead = 1 << 30, "", usual
    for estimate, option, total in rough:
        if estimate > most:
            break
        text = before[-1] + option + following
        for index in range(3, len(text) + 1):
            total += COSTS[text[index - 3 : index]]
            if total >= best + usual:
                break  # too far behind to matter, whatever the rest costs
        if total < best:
            lead = best - total if chosen else usual
            best, chosen = total, option
        else:
            lead = min(lead, total - best)
    margin = _LEAST_MARGIN_OF_UNIT if chosen in _UNITS and before[-1:].isdecimal() else usual
    return chosen if chosen and lead >= margin else None


@lru_cache(4096)
def _by_first(options: tuple[str, ...]) -> tuple[dict[str, list[str]], frozenset[str]]:
    """Return options by their first character, and these."""
    found: dict[str, list[str]] = {}
    for option in options:
        found.setdefault(option[0], []).append(option)
    return found, frozenset(found)


def _choices(data: str, after: str) -> tuple[str, ...]:
    """Return the characters that bytes with gaps can stand for: one if nothing is lost.

    Two bytes lost at once were a private-use character, that is, a pair with a lead of AA to AF, or of A1 to A7
    before a trail below A1.
    """
    if data < "\x80":
        return (data,)
    gaps = data.replace("?", GAP)
    if len(data) == 2 and data[0] >= "\xe0":
        gaps += GAP  # lost without a sign
    if (GAP not in gaps and len(data) in (2, 3)) or data[0] == "\xf0":
        return (data.encode("latin-1").decode("utf-8", "replace"),)
    if len(data) == 1:
        return _ordinary_private(data) if after else ("\ufffd",)
    if len(data) == 4:
        first, second = ordinary_of(data[:2], _LOST_LEADS), ordinary_of("", _LEADS[2:8], *data[2:])
        if "\ufffd" in first + second:
            return ("\ufffd",)
        return tuple(map("".join, product(first, second)))
    if gaps[1:] == GAP + GAP:
        return ordinary_of(data[0], "\x80", _ANY)
    at = gaps.index(GAP)
    follower = data[2] if at == 1 and len(data) > 2 else after
    return ordinary_of(data[:at], _unread(follower), *data[at + 1 :])


@cache
def _ordinary_private(known: str) -> tuple[str, ...]:
    """Return the ordinary characters of a byte and two more that were one private-use character."""
    found = ordinary_of(known, _LOST_LEADS, _ANY[0x21:]) + ordinary_of(known, _OTHER_LOST_LEADS, _ANY[:0x21])
    return tuple(text for text in found if text != "\ufffd") or ("\ufffd",)


@cache
def ordinary_of(known: str, *bytes_: str) -> tuple[str, ...]:
    """Return the ordinary characters of some bytes and, behind them, one of each of the others; U+FFFD if there are none."""
    options = [known + "".join(others) for others in product(*bytes_)]
    if _REPLACEMENT in options:
        return ("\ufffd",)  # ￥, the only ordinary one of these, is far rarer in garbled text
    usual = ordinary()
    decoded = (option.encode("latin-1").decode("utf-8", "replace") for option in options)
    return tuple(text for text in decoded if usual.issuperset(text)) or ("\ufffd",)


@cache
def _unread(follower: str) -> str:
    """Return the bytes that a decoder may have lost in front of `follower`."""
    if follower < "\x80" or follower >= GAP:
        return _ANY
    return "\x80" + "".join(
        byte for byte in _ANY[1:] if "\ufffd" in (byte + follower).encode("latin-1").decode("gbk", "replace")
    )

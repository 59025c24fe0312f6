"""Big5 read as GBK (``癘眖カ現┎`` for 記者從市政府), and GBK read as Big5 (``笢弊`` for 中国).

Both charsets have two bytes per character, so going back to the bytes is exact, but for the codes that the wrong
charset leaves empty. The evidence is how ordinary the characters are: the piece is repaired over which the other
reading gains most.

Refused: pieces of fewer than four different ideographs, unless the page is misread throughout, pieces with more kana
than ideographs (Japanese), pieces whose other reading is not ordinary Chinese almost throughout, and short ones whose
other reading is not likely Chinese.
"""

from ...edits import RawEdit
from ..language.commonness import beyond_ascii, has_odd, odd_places, ordinary, ordinary_count
from ..language.costs import mean_cost
from ..lost_bytes import choose
from .codecs import BIG5_AS_GBK, GBK_AS_BIG5
from .evidence import (
    LEAST_KNOWN,
    LOST_SIGNS,
    has_most,
    is_convincing,
    is_credible,
    looks_garbled,
)
from .lost import find_two_byte_lost, may_be_out_of_step
from .pieces import ASCII, likelier_pieces, whole_line
from .readings import (
    NONE,
    Reading,
    big5_by_gbk,
    gain_over,
    gbk_by_big5,
    is_likelier,
    lost_by_browsers,
    low_trails,
    only_in_cp950,
)

__all__ = [
    "TWO_BYTE",
    "find_big5_as_gbk",
    "find_gbk_as_big5",
    "find_two_byte",
    "find_two_byte_throughout",
    "find_two_byte_trusted",
]

TWO_BYTE = (BIG5_AS_GBK, GBK_AS_BIG5)

_MANY_ODD = 16  # enough to judge by their second bytes
# Where these are fewer: so many characters among which they are close together.
_MANY, _MOST_FOR_EACH_ODD = 24, 3.5
_LEAST_LOW = 0.05  # share of these with a second byte below 80
_SEEN = 24  # characters of a line that tell whether to look at all of them
_LEAST_OF_SAMPLE = 0.7
_LEAST_GAIN_IF_TRUSTED = 6
_LEAST_KNOWN_IF_TRUSTED = 0.75
_SPOILT = 0.4  # how sure the reading of a line is that holds too little: repaired only if asked for


def find_two_byte(line: str) -> list[RawEdit]:
    """Return the edits that undo Big5 read as GBK and GBK read as Big5 in one line.

    Args:
        line: The line.

    Returns:
        Edits in order, each from the first to the last character of a garbled piece.
    """
    return find_two_byte_throughout(line) or find_gbk_as_big5(line) or find_big5_as_gbk(line)


def find_two_byte_throughout(line: str) -> list[RawEdit]:
    """Return the edit of a line that has one ordinary reading from its first to its last character, as most have."""
    if not has_odd(line):
        return []
    sample = [ch for ch in line[:: len(line) // _SEEN + 1] if ch > "\x7f"]
    found: list[RawEdit] = []
    big5 = big5_by_gbk()
    if _is_mostly_ordinary(sample, big5):
        found = _throughout(line, BIG5_AS_GBK, big5, _read(line, big5))
    if found or not _is_mostly_of_big5(sample):
        return found
    return _gbk_throughout(line) if _is_mostly_ordinary(sample, gbk_by_big5()[0]) else []


def _gbk_throughout(line: str) -> list[RawEdit]:
    """Return the edit of a line of GBK, out of step in places if that is likelier.

    One character in 25 of GB 2312 has a first byte that nothing of Big5 has. So a line without a sign of loss rather
    lost some such bytes without a sign if not all of it is ordinary, and so did one with signs.
    """
    edits = _gbk_in_step(line)
    if not edits:
        return edits
    start, end, read, _, sure = edits[0]
    spoilt = sure == _SPOILT
    if spoilt or may_be_out_of_step(line[start:end], read):
        lost = find_two_byte_lost(line, GBK_AS_BIG5)
        if lost and (spoilt or _total_cost(lost[0][2]) < _total_cost(read)):
            return lost
    return edits


def _total_cost(text: str) -> float:
    return mean_cost(text) * len(text)


def _gbk_in_step(line: str) -> list[RawEdit]:
    kind = GBK_AS_BIG5
    browser, other, differing = gbk_by_big5()
    first = _read(line, browser)
    if differing.isdisjoint(line):
        return _throughout(line, kind, browser, first)
    second = _read(line, other)
    if is_likelier(first, second):
        return _throughout(line, kind, browser, first) or _throughout(line, kind, other, second)
    return _throughout(line, kind, other, second) or _throughout(line, kind, browser, first)


def find_big5_as_gbk(line: str) -> list[RawEdit]:
    """Return the edits for pieces of Big5 read as GBK in one line."""
    if _has_few_low_trails(line):
        return []
    return _edits(line, BIG5_AS_GBK, big5_by_gbk())


def _has_few_low_trails(line: str) -> bool:
    """Tell whether second bytes show that a line is no Big5: GB 2312 out of step, for instance, has none below 80.

    Two in five characters of Big5 have. Where odd characters are few but close together, all from the first to the last
    are asked.
    """
    places = odd_places(line)
    asked = [line[place] for place in places]
    if places and len(places) < _MANY_ODD:
        between = ASCII.sub("", line[places[0] : places[-1] + 1])
        if _MANY <= len(between) <= _MOST_FOR_EACH_ODD * len(places):
            asked = list(between)
    if len(asked) < _MANY_ODD:
        return False
    return sum(map(low_trails().__contains__, asked)) < _LEAST_LOW * len(asked)


def _is_gbk_throughout(line: str) -> bool:
    """Tell whether nearly every character of a line is ordinary as GBK: to look for pieces of Big5 would be in vain."""
    known = ASCII.sub("", _read(line, gbk_by_big5()[0]))
    return ordinary_count(known) >= LEAST_KNOWN * beyond_ascii(line)


def find_gbk_as_big5(line: str) -> list[RawEdit]:
    """Return the edits for pieces of GBK read as Big5 in one line."""
    browser, other, differing = gbk_by_big5()
    readings = (browser,) if differing.isdisjoint(line) else (browser, other)
    found = [edits for reading in readings if (edits := _edits(line, GBK_AS_BIG5, reading))]
    return _likelier(*found) if len(found) > 1 else found[0] if found else []


def find_two_byte_trusted(line: str, kind: str) -> list[RawEdit]:
    """Return the edit that undoes a kind of damage in a line too short to prove it, where the rest of the page does.

    The whole line must have an ordinary reading, and a likelier one than it is as it stands.
    """
    reading = big5_by_gbk() if kind == BIG5_AS_GBK else gbk_by_big5()[0]
    places = [index for index, ch in enumerate(line) if ch > "\x7f"]
    if len(places) < 2:
        return []
    start, end = places[0], places[-1] + 1
    readings = [reading[line[index]] for index in places]
    known = [ch for ch in readings if ch != NONE]
    if len(known) < max(2, _LEAST_KNOWN_IF_TRUSTED * len(readings)) or not ordinary().issuperset(known):
        return []
    if (
        mean_cost("".join(line[index] for index in places)) - mean_cost("".join(known))
        < _LEAST_GAIN_IF_TRUSTED
    ):
        return []
    repaired = _read(line[start:end], reading).replace(NONE, "\ufffd")
    return [(start, end, repaired, kind, 0.8 if len(known) == len(readings) else 0.7)]


def _likelier(first: list[RawEdit], second: list[RawEdit]) -> list[RawEdit]:
    """Return that of two readings of a line which reads more, and then the likelier one where they differ."""
    text, other = ("".join([repaired for _, _, repaired, *_ in edits]) for edits in (first, second))
    if len(text) != len(other):
        return first if len(text) > len(other) else second
    return first if gain_over(text, other) >= 0 else second


def _is_mostly_ordinary(sample: list[str], reading: Reading) -> bool:
    """Tell, before anything costly, whether some characters have ordinary readings, as those of a whole line do."""
    usual = ordinary()
    misses = len(sample) - _LEAST_OF_SAMPLE * len(sample)
    for ch in sample:
        if reading[ch] not in usual:
            misses -= 1
            if misses < 0:
                return False
    return True


def _is_mostly_of_big5(sample: list[str]) -> bool:
    """Tell whether Big5 has so many of some characters that they may be mostly ordinary in `gbk_by_big5`.

    It has hardly more than half of those of UTF-8 read as GBK, so that this table is not made in vain.
    """
    least = _LEAST_OF_SAMPLE * len(sample)
    known = len("".join(sample).encode("big5hkscs", "ignore")) // 2
    return known >= least or known + sum(map(only_in_cp950().__contains__, sample)) >= least


def _read(line: str, reading: Reading) -> str:
    """Return what the characters of a line are in the other reading, as many as there are."""
    return "".join(map(reading.__getitem__, line))


def _throughout(line: str, kind: str, reading: Reading, readings: str) -> list[RawEdit]:
    pieces = whole_line(line, readings)
    throughout = ordinary_count(readings) == beyond_ascii(line)
    if not pieces or not looks_garbled(line, reading, throughout=throughout):
        return []
    return _believed(line, kind, readings, pieces)


def _edits(line: str, kind: str, reading: Reading) -> list[RawEdit]:
    if not looks_garbled(line, reading):
        return []
    readings = _read(line, reading)
    pieces = whole_line(line, readings)
    if not pieces:
        if kind == BIG5_AS_GBK and _is_gbk_throughout(line):
            return []
        pieces = likelier_pieces(line, readings)
    return _believed(line, kind, readings, pieces)


def _believed(line: str, kind: str, readings: str, pieces: list[tuple[int, int]]) -> list[RawEdit]:
    """Return the edits for those pieces that convince, or are credible beside one that does."""
    texts = [(start, end, readings[start:end]) for start, end in pieces]
    convincing = [is_convincing(line[start:end], repaired) for start, end, repaired in texts]
    if not any(convincing):
        return []
    believed = [
        text for text, convinces in zip(texts, convincing, strict=True) if convinces or is_credible(text[2])
    ]
    remains = has_most(line, kind, believed)
    edits = []
    for start, end, repaired in believed:
        exact = NONE not in repaired and not any(sign in line[start:end] for sign in LOST_SIGNS)
        sure = _SPOILT if not remains else 0.95 if exact else 0.7
        if kind == GBK_AS_BIG5 and NONE in repaired:
            repaired = _filled(line, start, end, repaired)
        edits.append((start, end, repaired.replace(NONE, "\ufffd"), kind, sure))
    return edits


def _filled(line: str, start: int, end: int, repaired: str) -> str:
    """Return what a piece reads as with the characters put back that browsers lost, as far as their context tells them.

    These are few, all that have a code without a meaning in Big5 as browsers read it.
    """
    if repaired.count(NONE) != line.count("\ufffd", start, end):
        pairs = zip(line[start:end], repaired, strict=True)
        repaired = "".join(["\ufffd" if ch == NONE and seen != "\ufffd" else ch for seen, ch in pairs])
    lost = lost_by_browsers()
    choices: list[tuple[str, ...]] = []
    for known in repaired.split(NONE):
        if known:
            choices.append((known,))
        choices.append(lost)
    return choose(choices[:-1], "", line[end : end + 2])[0]

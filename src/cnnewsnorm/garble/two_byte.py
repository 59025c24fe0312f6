"""Big5 read as GBK (``癘眖カ現┎`` for 記者從市政府), and GBK read as Big5 (``笢弊`` for 中国).

Both charsets have two bytes per character, so going back to the bytes is exact, but for the codes that the wrong
charset leaves empty. The evidence is how ordinary the characters are: the piece is repaired over which the other
reading gains most.

Refused: pieces of fewer than four different ideographs, unless the page is misread throughout, pieces with more kana
than ideographs (Japanese), pieces whose other reading is not ordinary Chinese almost throughout, and short ones whose
other reading is not likely Chinese.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from ..edits import RawEdit
from .commonness import (
    beyond_ascii,
    everyday_count,
    is_basic_han,
    odd,
    ordinary,
    ordinary_count,
    ordinary_share,
)
from .costs import COSTS, costs_at_most, mean_cost
from .gbk import is_private
from .two_byte_readings import NONE, Reading, big5_by_gbk, gain_over, gbk_by_big5, is_likelier, low_trails

__all__ = [
    "TWO_BYTE",
    "find_big5_as_gbk",
    "find_gbk_as_big5",
    "find_two_byte",
    "find_two_byte_throughout",
    "find_two_byte_trusted",
]

TWO_BYTE = ("big5-as-gbk", "gbk-as-big5")

# So many odd characters of a line, and the share of them that must be ordinary in the other reading.
_SEVERAL_ODD, _LEAST_READ = 8, 0.4
_MANY_ODD = 16  # enough to judge by their second bytes
# Where these are fewer: so many characters among which they are close together.
_MANY, _MOST_FOR_EACH_ODD = 24, 3.5
_LEAST_LOW = 0.05  # share of these with a second byte below 80
_WINDOW = 12  # characters in which odd ones stand close together
_LEAST_HAN = 4  # different ideographs of a piece
_SEEN = 24  # characters of a line that tell whether to look at all of them
_LEAST_OF_SAMPLE = 0.7
_LONG = 8  # ideographs of a piece of which less is asked
_LEAST_ORDINARY = 0.97  # share of what a piece reads as
_LEAST_ORDINARY_IF_LIKELY = 0.9
_LEAST_KNOWN = 0.9  # share of the codes that have a reading at all
_MOST_COMMON = 0.65  # share of everyday ideographs among those of a piece as it stands
_MOST_COMMON_IF_LONG = 0.9
_MOST_COST = 20  # half bits per character; with 18 or 22, and 24 or 28 below, the same is found
_MOST_COST_IF_LONG = 26
_LEAST_GAIN = 10  # half bits per character between a piece as it stands and its reading
_LEAST_GAIN_IF_TRUSTED = 6
_LEAST_KNOWN_IF_TRUSTED = 0.75
_EDGE = 4  # ordinary characters at the ends of a line that belong to a piece beside them
_IMPOSSIBLE = 99  # half bits for a code without a reading
_LEAST_USUAL = 2  # half bits that an ordinary character costs at least, and another one
_LEAST_UNUSUAL = 45
_SAMPLE = 60  # characters
_LOST_SIGNS = frozenset("?□\ufffd")
_MOST_LOST = 0.15  # share of a line; what this and the next are drawn from stands in `_has_most`
_LEAST_PRIVATE = 0.12
_SPOILT = 0.4  # how sure the reading of a line is that holds too little: repaired only if asked for
_MOST_LOSS = 150  # a piece ends where so much of its gain is gone again


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
    if not odd().search(line):
        return []
    sample = [ch for ch in line[:: len(line) // _SEEN + 1] if ch > "\x7f"]
    big5 = big5_by_gbk()
    found: list[RawEdit] = []
    if _is_mostly_ordinary(sample, big5):
        found = _throughout(line, "big5-as-gbk", big5, list(map(big5.__getitem__, line)))
    return found or (_gbk_throughout(line) if _is_mostly_ordinary(sample, gbk_by_big5()[0]) else [])


def _gbk_throughout(line: str) -> list[RawEdit]:
    kind = "gbk-as-big5"
    browser, other, differing = gbk_by_big5()
    first = list(map(browser.__getitem__, line))
    if differing.isdisjoint(line):
        return _throughout(line, kind, browser, first)
    second = list(map(other.__getitem__, line))
    if is_likelier("".join(first), "".join(second)):
        return _throughout(line, kind, browser, first) or _throughout(line, kind, other, second)
    return _throughout(line, kind, other, second) or _throughout(line, kind, browser, first)


def find_big5_as_gbk(line: str) -> list[RawEdit]:
    """Return the edits for pieces of Big5 read as GBK in one line."""
    if _has_few_low_trails(line):
        return []
    return _edits(line, "big5-as-gbk", big5_by_gbk())


def _has_few_low_trails(line: str) -> bool:
    """Tell whether second bytes show that a line is no Big5: GB 2312 out of step, for instance, has none below 80.

    Two in five characters of Big5 have. Where odd characters are few but close together, all from the first to the last
    are asked.
    """
    places = [match.start() for match in odd().finditer(line)]
    asked = [line[place] for place in places]
    if places and len(places) < _MANY_ODD:
        between = _ASCII.sub("", line[places[0] : places[-1] + 1])
        if _MANY <= len(between) <= _MOST_FOR_EACH_ODD * len(places):
            asked = list(between)
    if len(asked) < _MANY_ODD:
        return False
    return sum(map(low_trails().__contains__, asked)) < _LEAST_LOW * len(asked)


def _is_gbk_throughout(line: str) -> bool:
    """Tell whether nearly every character of a line is ordinary as GBK: to look for pieces of Big5 would be in vain."""
    known = _ASCII.sub("", "".join(map(gbk_by_big5()[0].__getitem__, line)))
    return ordinary_count(known) >= _LEAST_KNOWN * beyond_ascii(line)


def find_gbk_as_big5(line: str) -> list[RawEdit]:
    """Return the edits for pieces of GBK read as Big5 in one line."""
    browser, other, differing = gbk_by_big5()
    readings = (browser,) if differing.isdisjoint(line) else (browser, other)
    found = [edits for reading in readings if (edits := _edits(line, "gbk-as-big5", reading))]
    return _likelier(*found) if len(found) > 1 else found[0] if found else []


def find_two_byte_trusted(line: str, kind: str) -> list[RawEdit]:
    """Return the edit that undoes a kind of damage in a line too short to prove it, where the rest of the page does.

    The whole line must have an ordinary reading, and a likelier one than it is as it stands.
    """
    reading = big5_by_gbk() if kind == "big5-as-gbk" else gbk_by_big5()[0]
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
    repaired = "".join(map(reading.__getitem__, line[start:end])).replace(NONE, "\ufffd")
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


def _throughout(line: str, kind: str, reading: Reading, readings: list[str]) -> list[RawEdit]:
    pieces = _whole_line(line, readings)
    return _believed(line, kind, readings, pieces) if pieces and _looks_garbled(line, reading) else []


def _edits(line: str, kind: str, reading: Reading) -> list[RawEdit]:
    if not _looks_garbled(line, reading):
        return []
    readings = list(map(reading.__getitem__, line))
    pieces = _whole_line(line, readings)
    if not pieces:
        if kind == "big5-as-gbk" and _is_gbk_throughout(line):
            return []
        pieces = _apart(
            [_with_edges(line, readings, start, end) for start, end in _likelier_pieces(line, readings)]
        )
    return _believed(line, kind, readings, pieces)


def _believed(line: str, kind: str, readings: list[str], pieces: list[tuple[int, int]]) -> list[RawEdit]:
    """Return the edits for those pieces that convince, or are credible beside one that does."""
    texts = [(start, end, "".join(readings[start:end])) for start, end in pieces]
    convincing = [_is_convincing(line[start:end], repaired) for start, end, repaired in texts]
    if not any(convincing):
        return []
    believed = [
        text for text, convinces in zip(texts, convincing, strict=True) if convinces or _is_credible(text[2])
    ]
    remains = _has_most(line, kind, believed)
    edits = []
    for start, end, repaired in believed:
        exact = NONE not in repaired and _LOST_SIGNS.isdisjoint(line[start:end])
        sure = _SPOILT if not remains else 0.95 if exact else 0.7
        edits.append((start, end, repaired.replace(NONE, "\ufffd"), kind, sure))
    return edits


def _has_most(line: str, kind: str, pieces: list[tuple[int, int, str]]) -> bool:
    """Tell whether a line holds most of what was written, or was damaged again after it was misread.

    Counted as lost are signs of loss in and about the pieces, codes without a reading, and odd characters that no
    piece reads. Browsers lose nothing of Big5 and 4 % (at most 13 %) of GBK. In Big5 read as GBK every third
    character stands in the private-use area (15 % at the least in 40): where these are missing, somebody dropped them.
    """
    read = "".join([line[start:end] for start, end, _ in pieces])
    count = beyond_ascii(read)
    if kind == "big5-as-gbk" and count >= _LONG:
        private = len(read) - len(_PRIVATE.sub("", read))
        if private < _LEAST_PRIVATE * count:
            return False
    lost = sum(repaired.count(NONE) for *_, repaired in pieces) + sum(map(read.count, _LOST_SIGNS))
    behind = max(0, pieces[0][0] - _WINDOW)
    for start, end in [*((start, end) for start, end, _ in pieces), (pieces[-1][1] + _WINDOW, 0)]:
        between = line[behind:start]
        lost += sum(map(between.count, _LOST_SIGNS)) + len(odd().findall(between))
        behind = end
    return lost <= _MOST_LOST * (count + lost)


_PRIVATE = re.compile("[\ue000-\uf8ff]+")


# ---------------------------------------------------------------- the piece, and whether it convinces


def _looks_garbled(line: str, reading: Reading) -> bool:
    """Tell, before anything costly, whether some odd characters close together are ordinary in the other reading.

    So are nearly all in what is misread; where there are many, and few are, the line is garbled in another way.
    """
    usual = ordinary()
    places = []
    count = 0
    for match in odd().finditer(line):
        count += 1
        if reading[match.group()] in usual:
            places.append(match.start())
    if count >= _SEVERAL_ODD and len(places) < _LEAST_READ * count:
        return False
    return any(second - first < _WINDOW for first, second in pairwise(places))


def _whole_line(line: str, readings: list[str]) -> list[tuple[int, int]]:
    """Return all that is beyond ASCII as one piece, if nearly every character of it has an ordinary reading.

    Signs of loss at its ends are left out.
    """
    beyond = _BEYOND_ASCII.search(line)
    if not beyond:
        return []
    first, end = beyond.span()
    read = _ASCII.sub("", "".join(readings))
    if len(read) < _LEAST_KNOWN * beyond_ascii(line) or ordinary_count(read) < _LEAST_ORDINARY * len(read):
        return []
    while line[first] in _LOST_SIGNS:
        first += 1
    while line[end - 1] in _LOST_SIGNS:
        end -= 1
    return [(first, end)] if ordinary().issuperset((readings[first], readings[end - 1])) else []


_ASCII = re.compile("[\0-\x7f]+")
_BEYOND_ASCII = re.compile("[^\0-\x7f](?s:.*[^\0-\x7f])?")


def _likelier_pieces(line: str, readings: list[str]) -> list[tuple[int, int]]:
    """Return the pieces over which the other reading gains, from the first to the last character that does."""
    pieces = []
    before = ["\n", "\n", *readings]
    for first, last in _hopeful_parts(line, readings):
        start = end = first
        gain = most = 0
        for index in range(first, last):
            ch, other = line[index], readings[index]
            if ch < "\x80":
                continue
            price = COSTS[before[index] + before[index + 1] + other] if other != NONE else _IMPOSSIBLE
            gain += _oddness(ch) - price
            if gain > most:
                most, end = gain, index + 1
            if gain <= 0 or most - gain > _MOST_LOSS:
                if end > start:
                    pieces.append((start, end))
                start = end = index + 1
                gain = most = 0
        if end > start:
            pieces.append((start, end))
    return pieces


def _hopeful_parts(line: str, readings: list[str]) -> Iterator[tuple[int, int]]:
    """Yield the parts outside which the other reading gains nothing, even at the least it can cost."""
    usual = ordinary()
    start = gain = 0
    for index, (ch, other) in enumerate(zip(line, readings, strict=True)):
        if ch < "\x80":
            continue
        gain += _oddness(ch) - (
            _LEAST_USUAL if other in usual else _LEAST_UNUSUAL if other != NONE else _IMPOSSIBLE
        )
        if gain <= 0:
            if index > start:
                yield start, index
            start, gain = index + 1, 0
    if gain:
        yield start, len(line)


@cache
def _oddness(ch: str) -> int:
    """Return what a character costs as it stands, roughly and regardless of its neighbours."""
    if ch in ordinary():
        return 14
    return 50 if is_basic_han(ch) or is_private(ch) else 30


def _with_edges(line: str, readings: list[str], start: int, end: int) -> tuple[int, int]:
    """Take along what goes on likely behind a piece, and the last few ordinary characters of the line."""
    usual = ordinary()
    while start and line[start - 1] > "\x7f" and _goes_on(readings[start - 1 : start], readings[start]):
        start -= 1
    while end < len(line) and line[end] > "\x7f" and _goes_on(readings[end - 2 : end], readings[end]):
        end += 1
    before = [index for index in range(max(0, start - 2 * _EDGE), start) if line[index] > "\x7f"]
    behind = [index for index in range(end, min(len(line), end + 2 * _EDGE)) if line[index] > "\x7f"]
    if start <= 2 * _EDGE and 0 < len(before) <= _EDGE and all(readings[index] in usual for index in before):
        start = before[0]
    if (
        len(line) - end <= 2 * _EDGE
        and 0 < len(behind) <= _EDGE
        and all(readings[i] in usual for i in behind)
    ):
        end = behind[-1] + 1
    return start, end


def _apart(pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return pieces in order with those made one that overlap since their edges were taken along."""
    result: list[tuple[int, int]] = []
    for start, end in pieces:
        if result and start < result[-1][1]:
            before = result.pop()
            start, end = min(start, before[0]), max(end, before[1])
        result.append((start, end))
    return result


def _goes_on(context: list[str], reading: str) -> bool:
    before = "".join(context).rjust(2, "\n")
    return NONE not in before + reading and COSTS[before + reading] <= _MOST_COST


def _is_credible(repaired: str) -> bool:
    """Tell whether a piece may be believed because another one in its line convinces."""
    known = [ch for ch in repaired if ch > "\x7f"]
    return len(known) > 1 and ordinary().issuperset(known) and mean_cost(repaired) <= _MOST_COST_IF_LONG


def _is_convincing(piece: str, repaired: str) -> bool:
    han = _NOT_HAN.sub("", piece)
    if len(set(han)) < _LEAST_HAN or len(han) < len(_KANA.findall(piece)):
        return False  # drawings and Japanese
    known = repaired.replace(NONE, "")
    if len(known) < _LEAST_KNOWN * len(repaired):
        return False
    common, usual = everyday_count(han), ordinary_share(known)
    rare = common <= _MOST_COMMON * len(han)
    if usual == 1 and len(han) >= (2 if rare else 4) * _LONG and common <= _MOST_COMMON_IF_LONG * len(han):
        return True  # a list of names is not likely, but no coincidence either
    if usual < _LEAST_ORDINARY_IF_LIKELY or (usual < _LEAST_ORDINARY and len(han) < _LONG):
        return False
    long = len(han) >= _LONG
    if rare and usual >= _LEAST_ORDINARY:
        return costs_at_most(known[:_SAMPLE], _MOST_COST_IF_LONG if long else _MOST_COST)
    price = _sample_cost(known)
    return long and price <= _MOST_COST and (rare or _sample_cost(piece) - price >= _LEAST_GAIN)


_NOT_HAN = re.compile("[^\u4e00-\u9fff\ue000-\uf8ff]+")
_KANA = re.compile("[\u3041-\u30fe]")


def _sample_cost(text: str) -> float:
    return mean_cost(text[:_SAMPLE])  # enough to judge a long piece by

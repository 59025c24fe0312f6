"""Whether a piece of a line is Big5 read as GBK, or the reverse: how ordinary and likely it is, as it stands and in the other reading."""

import re
from itertools import pairwise

from ..._patterns import lazy_pattern
from ..language.commonness import beyond_ascii, everyday_count, odd_places, ordinary, ordinary_share
from ..language.costs import costs_at_most, mean_cost
from .codecs import BIG5_AS_GBK
from .readings import NONE, Reading

__all__ = [
    "LEAST_KNOWN",
    "LEAST_ORDINARY",
    "LOST_SIGNS",
    "MOST_COST",
    "has_most",
    "is_convincing",
    "is_credible",
    "looks_garbled",
]

# So many odd characters of a line, and the share of them that must be ordinary in the other reading.
_SEVERAL_ODD, _LEAST_READ = 8, 0.4
_WINDOW = 12  # characters in which odd ones stand close together
_LEAST_HAN = 4  # different ideographs of a piece
_LONG = 8  # ideographs of a piece of which less is asked
LEAST_ORDINARY = 0.97  # share of what a piece reads as
_LEAST_ORDINARY_IF_LIKELY = 0.9
LEAST_KNOWN = 0.9  # share of the codes that have a reading at all
_MOST_COMMON = 0.65  # share of everyday ideographs among those of a piece as it stands
_MOST_COMMON_IF_LONG = 0.9
MOST_COST = 20  # half bits per character; with 18 or 22, and 24 or 28 below, the same is found
_MOST_COST_IF_LONG = 26
_LEAST_GAIN = 10  # half bits per character between a piece as it stands and its reading
_LEAST_GAIN_IF_SHORT = 25
_SAMPLE = 60  # characters
_MOST_LOST = 0.15  # share of a line; what this and the next are drawn from stands in `has_most`
_LEAST_PRIVATE = 0.12
_LEAST_FOR_PRIVATE = 16  # characters; one row of eight in 25 has none by chance
LOST_SIGNS = frozenset("?□\ufffd")
"""Signs that stand where a character was lost."""


def has_most(line: str, kind: str, pieces: list[tuple[int, int, str]]) -> bool:
    """Tell whether a line holds most of what was written, or was damaged again after it was misread.

    Counted as lost are signs of loss in and about the pieces, codes without a reading, and odd characters that no
    piece reads. Browsers lose nothing of Big5 and 4 % (at most 13 %) of GBK. In Big5 read as GBK every third
    character stands in the private-use area (15 % at the least in 40): where these are missing, somebody dropped them.
    """
    read = "".join([line[start:end] for start, end, _ in pieces])
    count = beyond_ascii(read)
    if kind == BIG5_AS_GBK and count >= _LEAST_FOR_PRIVATE:
        rows = read.encode("utf-16-be", "surrogatepass")[::2]  # a third of the time of a pattern
        private = len(rows) - len(rows.translate(None, _PRIVATE_ROWS))
        if private < _LEAST_PRIVATE * count:
            return False
    lost = sum(repaired.count(NONE) for *_, repaired in pieces) + sum(map(read.count, LOST_SIGNS))
    behind = max(0, pieces[0][0] - _WINDOW)
    for start, end in [*((start, end) for start, end, _ in pieces), (pieces[-1][1] + _WINDOW, 0)]:
        between = line[behind:start]
        lost += sum(map(between.count, LOST_SIGNS)) + len(odd_places(between))
        behind = end
    return lost <= _MOST_LOST * (count + lost)


_PRIVATE_ROWS = bytes(range(0xE0, 0xF9))


def looks_garbled(line: str, reading: Reading, *, throughout: bool = False) -> bool:
    """Tell, before anything costly, whether some odd characters close together are ordinary in the other reading.

    So are nearly all in what is misread; where there are many, and few are, the line is garbled in another way.

    Args:
        line: The line.
        reading: The other reading.
        throughout: Whether every character is known to be ordinary in it.
    """
    usual = ordinary()
    odd = odd_places(line)
    if len(odd) >= _SEVERAL_ODD and not throughout:
        signs = [line[at] for at in odd]
        read = sum(map(usual.__contains__, map(reading.__getitem__, signs)))
        if read < _LEAST_READ * len(signs):
            return False
    places = (at for at in odd if reading[line[at]] in usual)
    return any(second - first < _WINDOW for first, second in pairwise(places))


def is_credible(repaired: str) -> bool:
    """Tell whether a piece may be believed because another one in its line convinces."""
    known = [ch for ch in repaired if ch > "\x7f"]
    return len(known) > 1 and ordinary().issuperset(known) and mean_cost(repaired) <= _MOST_COST_IF_LONG


def is_convincing(piece: str, repaired: str) -> bool:
    """Tell whether a piece is evidence by itself: strange as it stands, and ordinary, likely Chinese in the other reading."""
    han = _NOT_HAN.sub("", piece)
    few = len(set(han[:_LONG])) < _LEAST_HAN and len(set(han)) < _LEAST_HAN
    if few or len(han) < len(_KANA.findall(piece)):
        return False  # drawings and Japanese
    known = repaired.replace(NONE, "")
    if len(known) < LEAST_KNOWN * len(repaired):
        return False
    common, usual = everyday_count(han), ordinary_share(known)
    rare = common <= _MOST_COMMON * len(han)
    if usual == 1 and len(han) >= (2 if rare else 4) * _LONG and common <= _MOST_COMMON_IF_LONG * len(han):
        return True  # a list of names is not likely, but no coincidence either
    if usual < _LEAST_ORDINARY_IF_LIKELY or (usual < LEAST_ORDINARY and len(han) < _LONG):
        return False
    long = len(han) >= _LONG
    if rare and usual >= LEAST_ORDINARY:
        return costs_at_most(known[:_SAMPLE], _MOST_COST_IF_LONG if long else MOST_COST)
    price = _sample_cost(known)
    least = _LEAST_GAIN if long else _LEAST_GAIN_IF_SHORT
    return (
        (long or usual == 1)
        and price <= MOST_COST
        and ((long and rare) or _sample_cost(piece) - price >= least)
    )


_NOT_HAN = lazy_pattern("[^\u4e00-\u9fff\ue000-\uf8ff]+")
_KANA = re.compile("[\u3041-\u30fe]")


def _sample_cost(text: str) -> float:
    return mean_cost(text[:_SAMPLE])  # enough to judge a long piece by

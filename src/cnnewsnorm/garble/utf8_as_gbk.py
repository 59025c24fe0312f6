"""UTF-8 read as GBK or GB 18030: ``鏂板崕绀`` for 新华社.

Three bytes of UTF-8 make one ideograph, two bytes of GBK another, so that two characters become three, most of
them rare. Re-encoding gives the bytes back. What is lost for good: a byte that stood alone before an ASCII
character or the end (browsers), and every byte without meaning in GBK (codecs that write U+FFFD or ``?``).
A lost last byte is put back where only one is possible or one mark is meant by far (``锛�`` ，, ``銆�`` 。);
otherwise the character becomes U+FFFD.

Refused: pieces of fewer than two characters unless the line has longer ones, pieces whose decoding is not ordinary
Chinese, and pieces that are ordinary as they stand.
"""

import re
from functools import cache

from .._classes import common_han
from ..edits import RawEdit
from .charsets import GAP, view_as_gbk
from .commonness import is_han, ordinary

__all__ = ["find_utf8_as_gbk"]

KIND = "utf8_as_gbk"

_SEQUENCE = rf"""
    [\xe1-\xec\xee\xef][\x80-\xbf][\x80-\xbf{GAP}?]
  | \xed[\x80-\x9f][\x80-\xbf{GAP}?]
  | [\xe2-\xe9\xef]{GAP}[\x80-\xbf{GAP}]
  | [\xc2-\xdf][\x80-\xbf]
  | \xf0[\x90-\xbf][\x80-\xbf]{{2}}
"""

# The mark that is meant by far when the last byte is lost.
_LIKELY_MARK = {"\xe3\x80": "。", "\xef\xbc": "，", "\xe2\x80": "”"}


@cache
def _sequence() -> re.Pattern[str]:
    return re.compile(_SEQUENCE, re.VERBOSE)


def find_utf8_as_gbk(line: str) -> list[RawEdit]:
    """Return the edits that undo UTF-8 read as GBK in one line.

    Args:
        line: The line, or any piece of text.

    Returns:
        Edits in order; the rule is the kind of garble.
    """
    view, starts = view_as_gbk(line)
    at = {offset: index for index, offset in enumerate(starts)}
    runs = [run for run in _runs(view, at, line) if _is_plausible(run)]
    if not any(_is_strong(run) for run in runs):
        return []
    return [(start, end, repaired, KIND, _confidence(repaired)) for start, end, repaired, _ in runs]


_Run = tuple[int, int, str, str]


def _runs(view: str, at: dict[int, int], line: str) -> list[_Run]:
    """Return the longest chains of UTF-8 sequences that begin and end between characters."""
    runs = []
    chain: list[tuple[int, int, str]] = []
    for match in _sequence().finditer(view):
        if chain and match.start() != chain[-1][1]:
            runs.append(chain)
            chain = []
        if chain or match.start() in at:
            chain.append((match.start(), match.end(), _decoded(match.group())))
    runs.append(chain)
    found = []
    for chain in runs:
        tail = ""
        while chain and (end := chain[-1][1]) not in at:
            if "\xe2" <= view[end] <= "\xef":  # the last character of the chain also holds a cut-off sequence
                tail = "\ufffd"
                break
            chain.pop()
        if not chain:
            continue
        start = at[chain[0][0]]
        stop = at[chain[-1][1] + len(tail)]
        found.append((start, stop, "".join(piece for _, _, piece in chain) + tail, line[start:stop]))
    return found


def _decoded(sequence: str) -> str:
    """Return the character of one sequence; U+FFFD if its lost byte could be several."""
    if GAP not in sequence and "?" not in sequence:
        return sequence.encode("latin-1").decode("utf-8", "replace")
    return _LIKELY_MARK.get(sequence[:2], "\ufffd")


def _is_plausible(run: _Run) -> bool:
    """Tell whether a run decodes to ordinary Chinese and is not ordinary as it stands."""
    _, _, repaired, text = run
    usual = ordinary()
    if any(ch not in usual and ch != "\ufffd" for ch in repaired):
        if sum(ch in usual for ch in repaired) < 0.8 * len(repaired):
            return False
    common = common_han()
    odd = sum(ch not in common for ch in text if is_han(ch) or ch > "\x7f")
    return odd * 3 >= len(text)


def _is_strong(run: _Run) -> bool:
    _, _, repaired, text = run
    common = common_han()
    return sum(ch != "\ufffd" for ch in repaired) >= 2 and sum(ch not in common for ch in text) >= 2


def _confidence(repaired: str) -> float:
    return 0.9 if "\ufffd" in repaired else 0.99

"""UTF-8 read as GBK or GB 18030: ``鏂板崕绀`` for 新华社.

Three bytes of UTF-8 make one ideograph, two bytes of GBK another, so that two characters become three, most of
them rare. Re-encoding gives the bytes back, but for those that were lost (`lost_bytes` puts back what it can):

- browsers lose a byte that stood alone before an ASCII character or the end: ``锛�``, and some tools drop the mark;
- codecs that write U+FFFD, ``?`` or nothing lose every byte without meaning in GBK: ``涓�鏂囥��``;
- corpora that strip private-use characters lose two bytes at once;
- corpora that fold width turn the byte A3 and another one into an ASCII sign: ``浠g爜`` for 代码.

What was read wrongly twice is undone twice. Refused: pieces of fewer than two characters unless the line has longer
ones, pieces whose decoding is not ordinary Chinese, and pieces that are ordinary as they stand.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from .._patterns import lazy_pattern
from ..edits import RawEdit, apply_edits
from .charsets import view_as_gbk
from .converted import are_many_converted, may_be_converted, unconverted
from .language.commonness import (
    beyond_ascii,
    everyday_han,
    has_odd,
    odd_places,
    ordinary,
    ordinary_share,
)
from .latin.utf8_as_latin import chinese_at_once, find_utf8_as_latin
from .lost_bytes import unresolved
from .model import covered
from .utf8_as_gbk_chains import LEAST_TWICE, decoded, find_runs, sequence
from .utf8_as_gbk_evidence import (
    LEAST_ODD,
    LONG,
    are_all,
    confidence,
    explains,
    is_plausible,
    is_strong,
    is_whole_or_broken,
)

__all__ = ["find_utf8_as_gbk", "misread_too_often"]

KIND = "utf8-as-gbk"
_DEEPEST = 3
_LEAST_TWICE_IF_TRUSTED = 2
_SHORT = 12  # characters, which tell nothing
_LEAST_SEQUENCES = 0.55
_LEAST_LEFT = 0.03  # of a line, in which a converter changes a tenth
_MARGIN = 8  # characters beside odd ones


def find_utf8_as_gbk(line: str, *, trusted: bool = False) -> list[RawEdit]:
    """Return the edits that undo UTF-8 read as GBK in one line.

    Args:
        line: The line, or any piece of text.
        trusted: Whether other lines of the page are known to be garbled in this way, so that one character is enough
            evidence if a byte of it is lost or if it and others like it are all there is.

    Returns:
        Edits in order; the rule is the kind of garble. A character whose bytes are lost becomes U+FFFD.
    """
    if not (has_odd(line) or (trusted and "\ufffd" in line)):
        return []  # one in two characters of such text is odd
    if converted := _converted_throughout(line, trusted):
        return converted
    found = _edits(_unfolded(line), _DEEPEST, trusted)
    return _converted(line, found, trusted) or found


def _converted_throughout(line: str, trusted: bool) -> list[RawEdit]:
    """Return the edits for a line nearly all of which was converted to the other script since it was misread.

    These are most lines of a page that was. To put back lost bytes where none were lost takes ten times as long, so this
    is tried before if a few bytes of the line as it stands are no UTF-8.
    """
    if not are_many_converted(line):
        return []
    beyond = beyond_ascii(line)
    if not _LEAST_SEQUENCES <= _explained(line) <= 1 - _LEAST_LEFT:
        return []
    found = _unconverted_edits(line, odd_places(line), trusted)
    return found if covered(found) > (1 - _LEAST_LEFT) * beyond else []


def _converted(line: str, found: list[RawEdit], trusted: bool) -> list[RawEdit]:
    """Return the edits for a line that was converted to the other script since, if they explain more of it.

    Args:
        line: The line.
        found: The edits for it as it stands.
        trusted: As for `find_utf8_as_gbk`.
    """
    left = _beside(line, found)
    if left.isascii() or beyond_ascii(left) < _LEAST_LEFT * beyond_ascii(line):
        return []
    places = odd_places(line)
    if len(places) < LEAST_ODD:
        return []
    if not (found or _is_mostly_sequences(line[places[0] : places[-1] + 1])) or not may_be_converted(left):
        return []
    again = _unconverted_edits(line, places, trusted)
    return again if covered(again) > covered(found) else []


def _unconverted_edits(line: str, places: Sequence[int], trusted: bool) -> list[RawEdit]:
    """Return the edits for a line with odd characters in some places once what a converter changed is put back."""
    if len(places) < LEAST_ODD:
        return []
    start, end = max(0, places[0] - _MARGIN), places[-1] + 1 + _MARGIN
    before, script = unconverted(line[start:end])
    if not script:
        return []
    before = line[:start] + before + line[end:]
    again = _edits(_unfolded(before), _DEEPEST, trusted)
    if chance := _beside_clean_text(line, before, again):
        before = "".join(
            [old if at in chance else new for at, (old, new) in enumerate(zip(line, before, strict=True))]
        )
        again = _edits(_unfolded(before), _DEEPEST, trusted)
    return [(start, end, repaired, f"{script} + {rule}", sure) for start, end, repaired, rule, sure in again]


def _is_mostly_sequences(stretch: str) -> bool:
    """Tell whether the bytes of a stretch of odd characters are UTF-8 but for a few, or it is short.

    Converted to Simplified it is 0.7 to 0.9 of them, to Traditional more; of other text, 0.2 to 0.4.
    """
    return len(stretch) <= _SHORT or _explained(stretch) >= _LEAST_SEQUENCES


def _explained(text: str) -> float:
    """Return which share of the bytes of a text beyond ASCII are sequences of UTF-8."""
    view, _ = view_as_gbk(text)
    return sum([len(match[0]) for match in sequence().finditer(view)]) / (beyond_ascii(view) or 1)


def _beside_clean_text(line: str, before: str, edits: list[RawEdit]) -> set[int]:
    """Return the places of what was put back at either end of an edit that clean text stands beside, and may belong to it."""
    usual = everyday_han()
    places: set[int] = set()
    for start, end, *_ in edits:
        if start >= _EDGE and usual.issuperset(line[start - _EDGE : start]):
            places.update(range(start, min(start + _EDGE, end)))
        if end + _EDGE <= len(line) and usual.issuperset(line[end : end + _EDGE]):
            places.update(range(max(start, end - _EDGE), end))
    return {at for at in places if line[at] != before[at]}


_EDGE = 2  # characters


def _beside(line: str, edits: list[RawEdit]) -> str:
    """Return what edits leave of a line."""
    left = []
    done = 0
    for start, end, *_ in edits:
        left.append(line[done:start])
        done = end
    return "".join([*left, line[done:]])


def misread_too_often(line: str) -> tuple[int, int] | None:
    """Return the span of a line that is UTF-8 read as GBK so often, losing bytes each time, that nothing brings it back.

    It is a row of bytes that are UTF-8 nearly throughout, but stand for what is none the clearer for it:
    ``闂傚倸鍊搁崐`` and the like, which any text comes to.
    """
    span = _BEYOND_ASCII.search(line)
    if span is None or len(span[0]) < _FEWEST_MISREAD or ordinary_share(span[0]) > _MOST_ORDINARY:
        return None
    view, _ = view_as_gbk(span[0])
    explained = sum(len(match[0]) for match in sequence().finditer(view))
    return span.span() if explained >= _LEAST_EXPLAINED * beyond_ascii(view) else None


_BEYOND_ASCII = re.compile("[^\0-\x7f](?:.*[^\0-\x7f])?")
_FEWEST_MISREAD = 30  # characters
_MOST_ORDINARY, _LEAST_EXPLAINED = 0.6, 0.85


# An ASCII sign that was a full-width one, which is the byte A3 and one more, and so belongs to two characters of UTF-8,
# or to the end of one.
_FOLDED = re.compile(
    "[a-o](?<=[\xe2-\xe9][\x80-\xbf].)(?=[\x80-\xbf]{2})|[!->](?<=[\x80-\xbf][\xe2-\xe9].)(?=[\xe2-\xe9\xef][\x80-\xbf]{2})"
)
_FULL_WIDTH = re.compile("[！-～]")  # one that was not folded: neither were the others
_MAY_BE_FOLDED = lazy_pattern("[!->a-o](?<=[\u4e00-\u9fff].)(?=[^\0-\x7f])")


def _unfolded(line: str) -> str:
    """Return a line with the full-width signs that were folded to ASCII since it was read wrongly."""
    if not _MAY_BE_FOLDED.search(line) or _FULL_WIDTH.search(line):
        return line
    view, starts = view_as_gbk(line)
    signs = list(line)
    for match in _FOLDED.finditer(view):
        at, code = match.start(), ord(match[0])
        # the byte A3 and one more in place of the sign, up to the end of the last character that has any of them
        first, last = (at - 2, at + 3) if code >= 0x60 else (at - 1, at + 1)
        row = f"{view[first:at]}\xa3{chr(code + 0x80)}{view[at + 1 : last]}"
        if ordinary().issuperset(decoded(row)):  # else the sign is one, and a byte in front of it is gone
            signs[bisect_left(starts, at)] = chr(code + 0xFEE0)
    return "".join(signs)


def _edits(line: str, depth: int, trusted: bool) -> list[RawEdit]:
    found, once = _read(line, trusted)
    return list(found) or (_deeper(line, once, depth - 1, trusted) if depth and once else [])


@lru_cache(8)  # what was read wrongly twice is read here to judge it, and then to undo it
def _read(line: str, trusted: bool) -> tuple[tuple[RawEdit, ...], tuple[RawEdit, ...]]:
    """Return the edits for a line, or none and those that leave what may be garbled itself."""
    runs = find_runs(line, 1 if trusted else 2)
    if not runs:
        return (), ()
    plausible = [run for run in runs if is_plausible(run)]
    throughout = are_all(runs, line)
    if any(
        (is_strong(run) and (len(run.known) >= LONG or explains(plausible, line)))
        or (trusted and (throughout or is_whole_or_broken(run, line)))
        for run in plausible
    ):
        believed = [run.resolved() for run in (runs if throughout else plausible)]
        return tuple([(run.start, run.end, run.repaired, KIND, confidence(run)) for run in believed]), ()
    least = _LEAST_TWICE_IF_TRUSTED if trusted else LEAST_TWICE
    if all(len(run.repaired) < least for run in runs):
        return (), ()
    return (), tuple([(run.start, run.end, unresolved(run.units), KIND, confidence(run)) for run in runs])


def _deeper(line: str, once: Sequence[RawEdit], depth: int, trusted: bool) -> list[RawEdit]:
    """Return those of some edits that leave what is garbled itself: what was read wrongly twice."""
    inside = apply_edits(line, once)
    found = _edits(inside, depth, trusted) if has_odd(inside) else []
    found = found or chinese_at_once(inside, fill=False) or find_utf8_as_latin(inside, fill=False)
    kept: list[RawEdit] = []
    shift = behind = 0
    for edit in once:
        start, end = edit[0] + shift, edit[0] + shift + len(edit[2])
        while behind < len(found) and found[behind][1] <= start:
            behind += 1
        if behind < len(found) and found[behind][0] < end:
            kept.append(edit)  # the others were clean, and some of their bytes happen to be UTF-8
        shift += len(edit[2]) - (edit[1] - edit[0])
    return kept if 2 * covered(found) >= sum(beyond_ascii(edit[2]) for edit in kept) else []

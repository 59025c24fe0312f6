"""GBK read as GB 2312 by a decoder of Python with ``errors="replace"``: ``朱�F基`` for 朱镕基.

Pages name GB 2312 and hold GBK, and Python's decoder knows nothing of what GB 2312 lacks: it loses the first byte of such a
character and goes on with the second, which is a letter, or puts what follows out of step as far as the next lost byte
or ASCII character. The bytes are read as GBK, the lost ones put back where their neighbours leave no real doubt.

Refused: lines in which the bytes do not come out even, as where single characters were lost in another way;
places out of step whose reading is not far likelier; single characters unless they are likely.
"""

import re
from collections.abc import Iterator

from ...edits import RawEdit
from ..charsets import GAP
from ..language.commonness import beyond_ascii, is_basic_han, ordinary_count, ordinary_share
from ..language.costs import mean_cost
from ..language.likelihood import likelihood
from .codecs import two_byte_codec
from .doubts import doubtful
from .search import Step, search

__all__ = ["find_gbk_as_gb2312"]

KIND = "gbk-as-gb2312"
_TOO_MANY, _TOO_MANY_IN_PLACES = "\ufffd" * 9, "\ufffd" * 4
_LONG = 4  # characters out of step, whose reading is evidence
_MOST_COST, _LEAST_GAIN = 20, 8  # half bits per character
_MOST_COST_ALONE = 18  # of a single character with what stands about it
_MOST_ODD = 0.1
_ABOUT = 2
_FAR_MORE = 4
_MANY, _MANY_FOR_EACH = 4, 8  # lost bytes, and characters of the line for each
_LEAST_ORDINARY_THROUGHOUT, _LEAST_GAIN_THROUGHOUT, _SAMPLE = 0.97, 4, 80


def find_gbk_as_gb2312(line: str) -> list[RawEdit]:
    """Return the edits that put back what a decoder of GB 2312 lost of GBK in one line.

    Args:
        line: The line.

    Returns:
        Edits in order, each of a place that was out of step or of one character.
    """
    if "\ufffd" not in line or _TOO_MANY in line or not _comes_out_even(line):
        return []
    try:
        line.replace("\ufffd", "").encode("gb2312")
    except UnicodeEncodeError:
        return []  # not what such a decoder makes
    codec = two_byte_codec("gb2312", "gbk")
    pairs = codec.pairs
    tokens = [ch if ch < "\x80" else GAP if ch == "\ufffd" else pairs[ch] for ch in line]
    _, steps = search(tokens, codec, hidden=False)
    read = "".join([step[0] for step in steps])
    if not steps or read.encode("gbk", "replace").decode("gb2312", "replace") != line:
        return []
    unsure = frozenset(doubtful(steps))
    traditional = _is_traditional(read)
    throughout = traditional and _is_throughout(line, read)
    if not throughout and _TOO_MANY_IN_PLACES in line:
        return []
    edits = []
    for start, end, first, last in _places(tokens, steps):
        out = "".join(["\ufffd" if at in unsure else steps[at][0] for at in range(first, last)])
        if out == line[start:end]:
            continue
        if not throughout and (not out.strip("\ufffd") or (_is_traditional(out) and not traditional)):
            continue
        before, behind = read[max(0, first - _ABOUT) : first], read[last : last + _ABOUT]
        if throughout or _convinces(line[start:end], out, before, behind):
            edits.append((start, end, out, KIND, 0.7))
    return edits


def _comes_out_even(line: str) -> bool:
    """Tell, before anything costly, whether every byte has another one, a letter the last, and whether anything is odd."""
    if not _LETTER.search(line) and beyond_ascii(line) - ordinary_count(line) == line.count("\ufffd"):
        return False  # characters were lost whole
    for match in _STRETCH.finditer(line):
        if match[0].count("\ufffd") % 2 and not "@" <= line[match.end() : match.end() + 1] <= "~":
            return False
    return True


_LETTER = re.compile("\ufffd[@-~]")
_STRETCH = re.compile("[^\0-\x7f]+")


def _is_traditional(text: str) -> bool:
    """Tell whether a text has far more Traditional characters than Simplified ones, of which true Traditional text has none."""
    model = likelihood()
    traditional = sum([ch in model.fold and is_basic_han(ch) for ch in text])
    return traditional > _FAR_MORE * sum([ch in model.odd and ch not in model.fold for ch in text])


def _places(tokens: list[str], steps: list[Step]) -> Iterator[tuple[int, int, int, int]]:
    """Yield where characters of the line and of the text begin together, and where they do again, if they differ between."""
    at = place = start = first = seen = read = 0
    differs = False
    while at < len(tokens) or place < len(steps):
        if seen <= read:
            differs = differs or tokens[at] == GAP
            seen, at = seen + len(tokens[at]), at + 1
        else:
            read, place = read + (1 if steps[place][0] < "\x80" else 2), place + 1
        if seen == read:
            if differs:
                yield start, at, first, place
            start, first, differs = at, place, False


def _is_throughout(line: str, read: str) -> bool:
    """Tell whether a line lost so much, as Traditional text does, that all of its places are believed."""
    lost = line.count("\ufffd")
    if lost < _MANY or _MANY_FOR_EACH * lost < len(line) or ordinary_share(read) < _LEAST_ORDINARY_THROUGHOUT:
        return False
    price = mean_cost(read[:_SAMPLE])
    return (
        price <= _MOST_COST
        and mean_cost(line.replace("\ufffd", "")[:_SAMPLE]) - price >= _LEAST_GAIN_THROUGHOUT
    )


def _convinces(seen: str, read: str, before: str, behind: str) -> bool:
    """Tell whether a reading is likely among its neighbours, and far likelier than what stands there if that is long."""
    known = read.replace("\ufffd", "")
    if not seen.strip("\ufffd"):
        return False  # anything may have been lost
    if len(seen) < _LONG:
        if before[-1:].isascii() and before[-1:].isalpha():
            return False  # rather a letter was lost
        return known == read and mean_cost(before + read + behind) <= _MOST_COST_ALONE
    plain = seen.replace("\ufffd", "")
    if len(known) < 2 or beyond_ascii(known) - ordinary_count(known) > max(1, _MOST_ODD * len(known)):
        return False  # the character that lost a byte may be rare, but no other one
    price = mean_cost(before + known + behind)
    return price <= _MOST_COST and mean_cost(before + plain + behind) - price >= _LEAST_GAIN

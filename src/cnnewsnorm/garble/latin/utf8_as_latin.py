"""UTF-8 read in a single-byte charset: ``ä¸–ç•Œ`` for 世界, ``Ã©`` for é.

Every byte has become one character, so going back to the bytes is exact. A byte A0 (a no-break space) often was
turned into a space later on; inside a sequence it is taken back, and so is what a charset leaves undefined
(`gaps`). Each sequence is judged by itself
(`evidence`), so a line may be garbled in parts. A sequence whose meaning fits and that is odd as it stands
is repaired; one that fits but could be meant as it stands is repaired only together with odd ones.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from ..._patterns import lazy_pattern
from ...edits import RawEdit, apply_edits
from ..charsets import GAP, SINGLE_BYTE, in_characters, may_be_cp1254, view_as_single
from ..language.commonness import beyond_ascii, everyday_count, ordinary_share
from ..model import covered
from ..two_byte.exact import find_two_byte
from .evidence import Sequence, judge
from .gaps import CONFIDENCE as CONFIDENCE_WITH_GAPS
from .gaps import choices_of, choices_of_row, dropped_at_once, filled
from .gbk_as_latin import find_gbk_as_latin

__all__ = ["chinese_at_once", "find_utf8_as_latin"]

_CONFIDENCE = 0.97


# A no-break space among the bytes (A0) may have become a space.
_SEQUENCE = r"""
    [\xe2-\xec\xee\xef] (?: [\x80-\xbf] [\x80-\xbf\u0100] | \u0100 [\x80-\xbf])
  | \xe2 (?: \x80 \? | [\x90-\xbf] [ ] | [ ] \x80)
  | [\xe3-\xe9] (?: [\x80-\xbf] [ ] | [ ] [\x80-\xbf])
  | \xe0 [\xa0-\xbf] [\x80-\xbf\u0100 ]
  | \xe1 [\x80-\xbf]{2}
  | \xed (?: [\x80-\x9f] [\x80-\xbf] | [\xa0-\xaf] [\x80-\xbf] \xed [\xb0-\xbf] [\x80-\xbf])  # CESU-8, too
  | [\xc2-\xdf] [\x80-\xbf\u0100]
  | [\xc2\xc3\xc5\xd0] [ ]
  | \xf0 [\x90-\xbf] [\x80-\xbf\u0100]{2}
"""
# Sequences with all their bytes, or with gaps, one behind the other.
_WHOLE = r"""
    (?: [\xe2-\xec\xee\xef] [\x80-\xbf\u0100] [\x80-\xbf\u0100]
      | \xed [\x80-\x9f] [\x80-\xbf]
      | [\xe3-\xe9] (?: [\x80-\xbf] [ ] | [ ] [\x80-\xbf])
      | [\xc2-\xdf] [\x80-\xbf]
      | \xf0 [\x90-\xbf] [\x80-\xbf]{2}
    )+
"""
_DEEPEST = 4
_LEAST_HAN = 4
_LEAST_ORDINARY = 0.97
_MOST_LOST = 0.5  # of the characters of a line that is sequences throughout, which proves enough


@cache
def _sequence() -> re.Pattern[str]:
    return re.compile(_SEQUENCE, re.VERBOSE)


@cache
def _whole() -> re.Pattern[str]:
    return re.compile(_WHOLE, re.VERBOSE)


@cache
def _whole_throughout() -> re.Pattern[str]:
    """Nothing beyond ASCII but such sequences, and what is foreign to the charset."""
    return re.compile(f"(?: [^\x80-\xff{GAP}]++ | (?> {_WHOLE} ) )*+", re.VERBOSE)


@cache
def _may_be_whole(charset: str) -> re.Pattern[str]:
    """Characters of a charset that may be so; nearly always the first ones tell."""
    return re.compile(in_characters(f"(?:[^\x80-\xff{GAP}]++|[\xc2-\xf0][\x80-\xbf{GAP} ]++)*+", charset))


def chinese_at_once(line: str, *, fill: bool = True) -> list[RawEdit]:
    """Return the edits for a line that is whole UTF-8 sequences of ordinary Chinese wherever it can be, else nothing.

    This is what most lines of damaged pages are. It needs no judgement of each sequence, and is ten times as fast.

    Args:
        line: The line.
        fill: Whether bytes that were lost are those that the charset leaves undefined, and to be put back.
    """
    return list(_at_once_in_any(line, fill))


@lru_cache(8)  # as below
def _at_once_in_any(line: str, fill: bool) -> tuple[RawEdit, ...]:
    charsets = ("cp1254", *SINGLE_BYTE) if "\ufffd" in line and may_be_cp1254(line) else SINGLE_BYTE
    return tuple(_at_once(line, charsets, _DEEPEST, fill) or (dropped_at_once(line) if fill else ()))


def _at_once(line: str, charsets: Iterable[str], depth: int, fill: bool) -> list[RawEdit]:
    if not _FIRST.search(line):
        return []
    doubtful = []
    for charset in charsets:
        if _may_be_whole(charset).fullmatch(line) and (edits := _at_once_in(line, charset, fill)):
            meant = "".join([edit[2] for edit in edits])
            if _is_ordinary(meant):
                return edits
            doubtful.append((charset, edits, beyond_ascii(meant)))
    for charset, edits, size in doubtful if depth else ():
        if _is_garbled(apply_edits(line, edits), size, charset, depth - 1):
            return edits
    return []


def _at_once_in(line: str, charset: str, fill: bool) -> list[RawEdit]:
    view = view_as_single(line, charset)
    if not _whole_throughout().fullmatch(view):
        return []
    rule = f"utf8-as-{charset}"
    return [
        (*match.span(), _decoded_whole(match, line, charset, fill), rule, _sure(GAP in match[0]))
        for match in _whole().finditer(view)
    ]


def _is_ordinary(meant: str) -> bool:
    """Tell whether what a line stands for is ordinary Chinese, but for what is lost."""
    known = meant.replace("\ufffd", "")
    return (
        everyday_count(known) >= _LEAST_HAN
        and len(set(known)) > 1
        and len(meant) - len(known) <= _MOST_LOST * len(meant)
        and ordinary_share(known) >= _LEAST_ORDINARY
    )


def _is_garbled(line: str, size: int, charset: str, depth: int) -> bool:
    """Tell whether a line, of which `size` characters came from sequences, is mostly garbled still."""
    if _at_once(line, dict.fromkeys((charset, "cp1252")), depth, fill=False):
        return True
    found = find_two_byte(line) or find_gbk_as_latin(line)
    return 2 * covered(found) > size


_FIRST = lazy_pattern(r"[^\0-\x7f\u3000-\u9fff\uff00-\uffef]")


def _decoded_whole(match: re.Match[str], line: str, charset: str, fill: bool) -> str:
    """Return what sequences stand for that follow each other in a line."""
    known = match[0].replace(" ", "\xa0")
    if GAP in known:
        choices = choices_of_row(known, charset if fill else "", choices_of)
        return filled(choices, line, *match.span())
    return known.encode("latin-1").decode("utf-8")


def find_utf8_as_latin(line: str, *, fill: bool = True) -> list[RawEdit]:
    """Return the edits that undo UTF-8 read in a single-byte charset in one line.

    Args:
        line: The line.
        fill: As for `chinese_at_once`.

    Returns:
        Edits in order; the rule is the kind of garble, with the charset in its name.
    """
    return list(_found(line, fill))


@lru_cache(8)  # what was read wrongly twice is read here to judge it, and then to undo it
def _found(line: str, fill: bool) -> tuple[RawEdit, ...]:
    hopes = {charset: _hope(line, charset) for charset in SINGLE_BYTE}
    best: list[RawEdit] = []
    most = (0, 0, 0)
    for charset in sorted(hopes, key=hopes.__getitem__, reverse=True):
        if not hopes[charset] or hopes[charset] < most[0]:
            break
        edits = list(_edits(line, charset, fill))
        length = covered(edits)
        ordinary = everyday_count("".join([edit[2] for edit in edits]))
        rank = length, ordinary, -SINGLE_BYTE.index(charset)  # of equals the likelier charset
        if edits and rank > most:
            best, most = edits, rank
    return tuple(best)


def _hope(line: str, charset: str) -> int:
    """Return how much of a line can be sequences in a charset at most: judging them is what takes time."""
    view = view_as_single(line, charset)
    return len(view) - len(_sequence().sub("", view))


def _edits(line: str, charset: str, fill: bool) -> Iterator[RawEdit]:
    chain: list[Sequence] = []
    for one in _accepted(line, charset, _DEEPEST):
        if chain and chain[-1].end != one.start:
            yield _joined(line, chain, charset, fill)
            chain = []
        chain.append(one)
    if chain:
        yield _joined(line, chain, charset, fill)


def _accepted(line: str, charset: str, depth: int) -> list[Sequence]:
    """Return the sequences to be repaired, those among them that give another garble included."""
    view = view_as_single(line, charset)
    sequences = [
        Sequence(
            match.start(),
            match.end(),
            line[match.start() : match.end()],
            _decoded(match.group()),
        )
        for match in _sequence().finditer(view)
    ]
    if depth and len(sequences) > 1 and ("\xc2" in view or "\xc3" in view):
        _mark_deeper(line, sequences, charset, depth - 1)
    return judge(line, sequences, charset)


def _mark_deeper(line: str, sequences: list[Sequence], charset: str, depth: int) -> None:
    """Mark the sequences that, taken together, stand for what is garbled itself: a double encoding."""
    owner: list[Sequence | None] = []
    pieces: list[str] = []
    done = 0
    for one in sequences:
        if one.meant == "\0":
            continue
        pieces += line[done : one.start], one.meant
        owner += [None] * (one.start - done)
        owner += [one] * len(one.meant)
        done = one.end
    once = "".join(pieces)
    for inner_charset in dict.fromkeys((charset, "cp1252")):
        for inner in _accepted(once, inner_charset, depth):
            for one in filter(None, owner[inner.start : inner.end]):
                one.deeper = True


@lru_cache(1 << 14)  # a page repeats its characters
def _decoded(sequence: str) -> str:
    """Return the character that a sequence stands for; U+FFFD if a byte is lost, NUL if it is none."""
    if GAP in sequence or sequence[-1] == "?":
        return "\ufffd"
    data = sequence.replace(" ", "\xa0").encode("latin-1")
    try:
        if len(data) == 6:
            return data.decode("utf-8", "surrogatepass").encode("utf-16", "surrogatepass").decode("utf-16")
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return "\0"


def _joined(line: str, chain: list[Sequence], charset: str, fill: bool) -> RawEdit:
    choices = [
        choices_of(view_as_single(one.text, charset), charset if fill else "")
        if one.meant == "\ufffd"
        else (one.meant + _space_behind(line, one),)
        for one in chain
    ]
    start, end = chain[0].start, chain[-1].end
    gaps = any(one.meant == "\ufffd" for one in chain)
    return start, end, filled(choices, line, start, end), f"utf8-as-{charset}", _sure(gaps)


def _sure(gaps: bool) -> float:
    return CONFIDENCE_WITH_GAPS if gaps else _CONFIDENCE


def _space_behind(line: str, one: Sequence) -> str:
    """Return the space behind ``à`` that was merged with the one its second byte had become."""
    if one.meant != "à" or one.text[-1] != " ":
        return ""
    joins = line[one.start - 1 : one.start].isalpha() and _NEXT_SYLLABLE.match(line, one.end)
    return "" if joins or _ENDING.match(line, one.end) else " "


_NEXT_SYLLABLE = re.compile(r"(?!l[ea]s? )[^\W\d_]")
_ENDING = re.compile(r"s\s|quel|\s")
